//! PAR-04: a translation has as many items, rows and signs
//!
//! # What it finds
//! Signs of a call box, or medicines, that are more or fewer in a translation than in its original, an error; items of
//! lists and checklists, rows of tables, contacts and steps, a warning.
//!
//! # Why it matters
//! A sign that was left out is a call that is not made.
//!
//! # Example
//! A call box with 11 signs, translated with 10.
//!
//! # Write instead
//! Each sign of the original, in its order.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::compare::{self, Counts};
use crate::diag::Severity;
use crate::handout::{BlockKind, Handout, Item, Urgency};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-04",
    title: "a translation has as many items, rows and signs",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("counts.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(original) = subject.handout.original.as_deref() else { return Vec::new() };
    let differences =
        compare::differ(&counted(&original.handout), &counted(subject.handout));
    let found = differences.into_iter().map(|difference| {
        let message = format!(
            "the original has {} {}, the translation {}",
            difference.original, difference.what, difference.translation
        );
        let grave =
            difference.what.starts_with("signs") || difference.what == "medicines";
        let level = if grave { Severity::Error } else { Severity::Warning };
        let mut finding = Finding::new(message)
            .place(subject.handout.title.span)
            .hint(format!("translate each one of `{}`", original.file.words))
            .level(level);
        finding.words = difference.what;
        finding
    });
    found.collect()
}

fn counted(handout: &Handout) -> Counts {
    let mut counts = Counts::new();
    let mut add = |what: &str, count: usize| {
        *counts.entry(what.to_owned()).or_default() += count;
    };
    add("sections", handout.sections.len());
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    for block in handout.lead.iter().chain(sections) {
        match &block.kind {
            BlockKind::List(list) => add("items of lists", items(&list.items)),
            BlockKind::Points(points) => add("points", points.items.len()),
            BlockKind::Call(call) => {
                for level in &call.levels {
                    let what = match level.urgency {
                        Urgency::Emergency => "signs of an emergency",
                        Urgency::Urgent => "signs to call about",
                        Urgency::Routine => "signs for the next visit",
                    };
                    add(what, level.items.len() + usize::from(level.text.is_some()));
                }
            }
            BlockKind::Checklist(list) => add("items to tick", list.items.len()),
            BlockKind::Drugs(drugs) => add("medicines", drugs.rows.len()),
            BlockKind::Table(table) => add("rows of tables", table.rows.len()),
            BlockKind::Notice(_) => add("notices", 1),
            BlockKind::Figure(_) => add("pictures", 1),
            BlockKind::Contacts(contacts) => add("contacts", contacts.items.len()),
            BlockKind::Fields(fields) => add("fields", fields.items.len()),
            BlockKind::Schedule(schedule) => {
                add("rows of schedules", schedule.rows.len());
            }
            BlockKind::Glossary(glossary) => add("explained words", glossary.items.len()),
            BlockKind::Qr(_) => add("codes", 1),
            BlockKind::Text(_)
            | BlockKind::Heading(_)
            | BlockKind::Lines(_)
            | BlockKind::PageBreak => {}
        }
    }
    counts
}

fn items(of: &[Item]) -> usize {
    of.iter().map(|item| 1 + items(&item.items)).sum()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, call, found, handout, section, translated,
    };
    use super::RULE;
    use crate::handout::Urgency;

    #[test]
    fn a_level_that_was_left_out_is_found() {
        let of = |levels: &[Urgency]| {
            handout(vec![section("When do I call?", vec![block(call(levels))])])
        };
        let both = [Urgency::Emergency, Urgency::Urgent];
        let all = translated(of(&both), of(&both));
        assert_eq!(found(&RULE, &all), [""; 0]);
        let fewer = translated(of(&both), of(&[Urgency::Emergency]));
        assert_eq!(found(&RULE, &fewer), ["signs to call about"]);
    }
}
