//! META-10: the clinic's profile has what the text asks for
//!
//! # What it finds
//! A telephone, or another fact of the clinic, that the text asks for and the clinic's profile does not have, once for each
//! fact; a text that asks for some without any profile. A line to write on is printed there. It is a warning; in a text of
//! `purpose = "treatment"` that is approved, a telephone that is missing is an error. So is a call box in such a text if
//! neither it nor anything else on the sheet has a number or asks for one.
//!
//! With `--blank` the lines are meant: the version to fill in by hand is built without a word.
//!
//! # Why it matters
//! A person with a fever at night needs the number. A line that nobody filled in is found out at that moment.
//!
//! # Example
//! `fields = [{ label = "Day", phone = "day" }]`, and a profile without a phone of the role `day`.
//!
//! # Write instead
//! In clinic.toml: `[[phone]]`, `role = "day"`, `number = "..."`. Or build with `--blank`, and write the numbers in.
//!
//! # Source
//! NCI, *Chemotherapy and You*, 2018, and the sheets of Cancer Care Ontario, 2024, which open with whom to call; the
//! levels are this program's own judgement, 2026.

use super::super::passages;
use super::super::rule::{Check, Finding, Rule};
use super::super::structure::has_phone;
use crate::asks;
use crate::diag::Severity;
use crate::handout::{Block, BlockKind, Handout, Purpose, Status, Text, Urgency};
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-10",
    title: "the clinic's profile has what the text asks for",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("clinic.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    if source.blank {
        return Vec::new();
    }
    let handout = &source.handout;
    let mut lacks: Vec<Text> = Vec::new();
    for fact in asks::lacks(handout) {
        if !lacks.iter().any(|known| known.words == fact.words) {
            lacks.push(fact);
        }
    }
    let mut found: Vec<Finding> = if source.clinic.given {
        lacks.iter().map(|fact| missing(fact, handout)).collect()
    } else {
        without(&lacks, handout).into_iter().collect()
    };
    found.extend(silent_box(handout));
    found
}

/// How bad it is that a telephone is missing.
const fn level(handout: &Handout) -> Severity {
    match (handout.purpose, handout.status) {
        (Purpose::Treatment, Status::Approved) => Severity::Error,
        (Purpose::Treatment, Status::Sample | Status::Draft)
        | (Purpose::Information, _) => Severity::Warning,
    }
}

/// What a fact is called in a message, whether it is a phone, and what to write for it.
fn named(fact: &Text) -> (String, bool, String) {
    let Some(phone) = fact.words.strip_prefix("phone.") else {
        let line = format!("write {} = \"...\" in clinic.toml", fact.words);
        return (format!("`{}`", fact.words), false, line);
    };
    match phone.strip_suffix(".hours") {
        Some(role) => (
            format!("hours for the phone `{role}`"),
            false,
            "write hours = \"...\" for it in clinic.toml".to_owned(),
        ),
        None => (
            format!("phone `{phone}`"),
            true,
            format!(
                "write a [[phone]] in clinic.toml, with role = \"{phone}\" and number = \"...\""
            ),
        ),
    }
}

fn missing(fact: &Text, handout: &Handout) -> Finding {
    let (name, is_phone, line) = named(fact);
    let finding = Finding::new(format!("the clinic's profile has no {name}"))
        .place(fact.span)
        .about(fact.words.clone())
        .hint(format!("a line to write on is printed; {line}"));
    let finding = if is_phone { finding.level(level(handout)) } else { finding };
    match finding.level {
        Some(Severity::Error) => {
            finding.hint("or build the version to fill in, with --blank")
        }
        Some(Severity::Warning | Severity::Info) | None => finding,
    }
}

/// What is said once where there is no profile at all.
fn without(lacks: &[Text], handout: &Handout) -> Option<Finding> {
    let first = lacks.first()?;
    let any_phone = lacks.iter().any(|fact| named(fact).1);
    let names: Vec<String> =
        lacks.iter().map(|fact| format!("`{}`", fact.words)).collect();
    let message = format!(
        "there is no profile of the clinic, so lines to write on stand for {}",
        names.join(", ")
    );
    let finding = Finding::new(message)
        .place(first.span)
        .about("no profile".to_owned())
        .hint("`handout new --clinic` begins one: clinic.toml, beside the content or named with --clinic")
        .hint("to have lines to fill in by hand, build with --blank");
    Some(if any_phone { finding.level(level(handout)) } else { finding })
}

/// The first call box that says to call and not where, if nothing on the sheet does.
fn silent_box(handout: &Handout) -> Option<Finding> {
    match handout.purpose {
        Purpose::Information => return None,
        Purpose::Treatment => {}
    }
    if !asks::lacks(handout).is_empty() {
        return None;
    }
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    let block = handout
        .lead
        .iter()
        .chain(sections)
        .find(|block| says_to_call(block))?;
    if passages::of(handout).iter().any(has_phone_of_clinic) {
        return None;
    }
    let message = "this box says to call the clinic, and no number stands anywhere";
    Some(
        Finding::new(message)
            .place(block.span)
            .hint("ask for the clinic's phones: fields = [{ label = \"Day\", phone = \"day\" }]")
            .level(level(handout)),
    )
}

/// Whether a passage has a number, besides those that are said in passing inside a sign.
fn has_phone_of_clinic(passage: &passages::Passage<'_>) -> bool {
    let sign = matches!(passage.kind, passages::Kind::Sign);
    !sign && has_phone(passage)
}

/// Whether a block is a call box with a level between an emergency and the next visit.
fn says_to_call(block: &Block) -> bool {
    let BlockKind::Call(call) = &block.kind else { return false };
    call.levels.iter().any(|level| match level.urgency {
        Urgency::Urgent => true,
        Urgency::Emergency | Urgency::Routine => false,
    })
}
