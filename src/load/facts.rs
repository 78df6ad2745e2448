//! What a job answers → which blocks are printed, and the words of each fact.

use crate::asks;
use crate::clinic::{Clinic, compared};
use crate::condition::Condition;
use crate::diag::{Diagnostic, Report};
use crate::field::{CLINIC, Fields, PATIENT, TODAY, Values};
use crate::handout::{Fact, Handout};
use crate::load::near::nearest;
use crate::source::{Job, Undecided};
use crate::words::Words;

/// The answers of a job, checked against the fields of the content. An error never says an answer.
pub fn values(report: &mut Report, job: &Job, fields: &Fields) -> Values {
    let mut values = answers(report, job, fields);
    if values.get(TODAY).is_none()
        && let Some(today) = job.today
    {
        values.set(TODAY, &today.to_string());
    }
    if values.names_somebody() && !values.identify() {
        let wrong = "a personalised sheet names a person in two ways";
        report.push(Diagnostic::machine("identity", wrong).hint(
            "give patient.name and one more: patient.born or patient.record; or none of them",
        ));
    }
    values
}

/// What is answered, each as its field wants it.
pub fn answers(report: &mut Report, job: &Job, fields: &Fields) -> Values {
    let mut values = Values::default();
    for (name, answer) in job.values.iter() {
        match fields.meant(name) {
            Some(field) => match field.kind.refuses(answer) {
                None => values.set(&field.name, answer),
                Some(why) => report.push(
                    Diagnostic::machine(
                        "answer",
                        format!("what is said of `{}` {why}", field.name),
                    )
                    .hint("say it again after --set, or leave it out"),
                ),
            },
            None => report.push(unknown(name, fields)),
        }
    }
    values
}

fn unknown(name: &str, fields: &Fields) -> Diagnostic {
    let names = || fields.iter().map(|field| field.name.as_str());
    let short = names().map(|name| name.strip_prefix(PATIENT).unwrap_or(name));
    let hint = match nearest(name, names().chain(short)) {
        Some(near) => format!("write {near}=..."),
        None => format!("it may say {}", names().collect::<Vec<_>>().join(", ")),
    };
    Diagnostic::machine("answer", format!("the content has no field `{name}`")).hint(hint)
}

/// Leaves out what is not for these answers. What hangs on a field that nobody answers is an error, or stays.
pub fn decide(
    report: &mut Report,
    handout: &mut Handout,
    clinic: Option<&Clinic>,
    values: &Values,
    undecided: Undecided,
) {
    let answer = |name: &str| compared(clinic, values, name, &handout.language);
    let mut open: Vec<&Condition> = Vec::new();
    for condition in asks::conditions(handout) {
        if condition.holds(&answer).is_none() {
            open.push(condition);
        }
    }
    if undecided == Undecided::Refuse {
        for condition in &open {
            let unanswered =
                condition.tests.iter().find(|test| answer(&test.field).is_none());
            let field = unanswered.map_or("", |test| test.field.as_str());
            let with = unanswered.map_or("", |test| test.with.as_str());
            let wrong =
                format!("nobody says `{field}`, so it is open whether this is printed");
            report.push(
                Diagnostic::error("when-open", wrong)
                    .at(condition.span)
                    .hint(format!("say it on the command line: --set {field}={with}")),
            );
        }
    }
    let (language, values) = (handout.language.clone(), values.clone());
    asks::decide(handout, &|condition| {
        condition
            .holds(&|name| compared(clinic, &values, name, &language))
            .unwrap_or(true)
    });
}

/// Gives each fact its words; what the clinic does not say is a line to write on.
pub fn answer_all(handout: &mut Handout, clinic: &Clinic, values: &Values) {
    let language = handout.language.clone();
    asks::answer(handout, &mut |fact: &mut Fact| {
        fact.answer(answer(&fact.name, Some(clinic), values, &language));
    });
}

/// What is printed for a name.
fn answer(
    name: &str,
    clinic: Option<&Clinic>,
    values: &Values,
    language: &str,
) -> Option<String> {
    match name.strip_prefix(CLINIC) {
        Some(fact) => clinic?.fact(fact, Words::of(language)).map(|text| text.words),
        None => values.printed(name, language),
    }
}
