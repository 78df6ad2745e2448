//! What rules find → diagnostics, but for what the author has silenced with a reason.

use super::rule::{Check, Finding, Rule};
use super::rules;
use crate::diag::{Diagnostic, Report, Severity, Silenced};
use crate::handout::{Handout, Original, Silence};

/// Rules that speak whatever is silenced: an old translation would be printed as if it were one of what stands there now.
const ALWAYS: [&str; 1] = ["PAR-05"];

/// Says what was found; counts what is silenced.
pub fn say(report: &mut Report, handout: &Handout, found: Vec<(&'static Rule, Finding)>) {
    for (rule, finding) in found {
        let silence = handout
            .silences
            .iter()
            .find(|silence| covers(silence, rule, &finding));
        match silence {
            None => report.push(diagnostic(rule, finding)),
            Some(silence) => count(report, rule.id, silence),
        }
    }
}

/// Says which silences name no rule, and which are not needed. To be asked when all rules about words have spoken.
pub fn unneeded(report: &mut Report, handout: &Handout) {
    for silence in &handout.silences {
        let id = silence.rule.words.as_str();
        let Some(rule) = rules().find(|rule| rule.id == id) else {
            let wrong = Diagnostic::warning(
                "silence-unknown",
                format!("there is no rule `{id}`"),
            )
            .at(silence.rule.span)
            .hint("`handout rules` lists them");
            report.push(wrong);
            continue;
        };
        if ALWAYS.contains(&rule.id) {
            let wrong = format!("the rule `{id}` cannot be silenced");
            let hint = "leave this [[silence]] out; with missing = \"source\" what is not translated stands in the language of the source";
            report.push(
                Diagnostic::warning("silence-refused", wrong)
                    .at(silence.rule.span)
                    .hint(hint),
            );
            continue;
        }
        let used = report.silenced.iter().any(|silenced| {
            silenced.rule == rule.id && silenced.reason == silence.reason.words
        });
        // In another layout or edition it may be needed.
        let always = matches!(rule.check, Check::Words(_))
            && !rule.by_profile
            && !handout.left_out
            && !is_inherited(handout, silence);
        if !used && always {
            let wrong = format!("the rule `{id}` is silenced and has nothing to say");
            report.push(
                Diagnostic::warning("silence-unneeded", wrong)
                    .at(silence.rule.span)
                    .hint("leave this [[silence]] out"),
            );
        }
    }
}

/// Whether a translation has it from its source, where it may be needed.
fn is_inherited(handout: &Handout, silence: &Silence) -> bool {
    let file = |original: &Original| original.handout.title.span.file;
    handout
        .original
        .as_deref()
        .is_some_and(|original| file(original) != silence.rule.span.file)
}

fn covers(silence: &Silence, rule: &Rule, finding: &Finding) -> bool {
    silence.rule.words == rule.id
        && !ALWAYS.contains(&rule.id)
        && silence.words.as_ref().is_none_or(|words| {
            finding.words.contains(&words.words) || finding.message.contains(&words.words)
        })
}

fn count(report: &mut Report, rule: &'static str, silence: &Silence) {
    let reason = &silence.reason.words;
    let known = report
        .silenced
        .iter_mut()
        .find(|each| each.rule == rule && each.reason == *reason);
    match known {
        Some(silenced) => silenced.count += 1,
        None => report
            .silenced
            .push(Silenced { rule, count: 1, reason: reason.clone() }),
    }
}

fn diagnostic(rule: &'static Rule, finding: Finding) -> Diagnostic {
    let Finding { message, place, hints, fix, level, .. } = finding;
    let level: Severity = level.unwrap_or(rule.level);
    let mut diagnostic = Diagnostic::found(level, rule.id, message);
    diagnostic.place = place;
    diagnostic.hints = hints;
    diagnostic.fix = fix.map(Box::new);
    diagnostic
}
