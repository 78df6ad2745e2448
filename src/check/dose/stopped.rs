//! MED-27: medicines to stop have a table of their own
//!
//! # What it finds
//! A table, a table of medicines or a schedule in which one row says to stop a medicine and another to take one.
//!
//! # Why it matters
//! On a list with both, people take what they should have stopped, and stop what they should take.
//!
//! # Example
//! A table with the rows `warfarin | Stop taking` and `enoxaparin | Start`.
//!
//! # Write instead
//! Two tables, each with its title: "Medicines to take" and "Medicines to stop".
//!
//! # Source
//! This program's own judgement, 2026, after reports that patients were confused by lists that hold both.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context::{is, next};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-27",
    title: "medicines to stop have a table of their own",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("stopped.rs"),
    check: Check::Words(check),
};

/// What a cell that is not stopped begins with.
const GO_ON: [&str; 7] = ["take", "start", "continue", "keep", "new", "begin", "change"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    let mut table: Option<usize> = None;
    let (mut stop, mut go_on): (Option<&Passage<'_>>, bool) = (None, false);
    for passage in &subject.passages {
        let cell = matches!(passage.kind, Kind::Cell | Kind::OfDrug | Kind::ScheduleRow);
        let (true, Some(block)) = (cell, passage.block) else { continue };
        let own = Some(std::ptr::from_ref(block).addr());
        if table != own {
            found.extend(told(subject, stop, go_on));
            (table, stop, go_on) = (own, None, false);
        }
        if stops(passage) {
            stop = stop.or(Some(passage));
        } else if is(passage, 0, &GO_ON) {
            go_on = true;
        }
    }
    found.extend(told(subject, stop, go_on));
    found
}

/// Whether a cell says no more than to stop, or begins with it and means a medicine.
fn stops(passage: &Passage<'_>) -> bool {
    let second = next(passage, 0);
    is(passage, 0, &["stop", "stopped", "discontinue"])
        && (matches!(passage.token(second), "" | "." | ":" | "," | "!")
            || is(passage, second, &["taking", "it", "this", "on", "before", "now"]))
}

fn told(
    subject: &Subject<'_>,
    stop: Option<&Passage<'_>>,
    go_on: bool,
) -> Option<Finding> {
    let passage = stop.filter(|_| go_on)?;
    let message = format!("`{}` stands among medicines to take", passage.text.trim());
    Some(
        Finding::at(subject, passage, 0..passage.text.len(), message)
            .hint("give the medicines to stop a table of their own, with a title"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, section};
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn stop_and_take_stand_apart() {
        let said = |rows: &[&[&str]]| {
            found(&RULE, &handout(vec![section("Which?", vec![table(rows)])]))
        };
        assert_eq!(
            said(&[
                &["warfarin", "Stop taking on Monday"],
                &["enoxaparin", "Start Tuesday"]
            ]),
            ["Stop taking on Monday"]
        );
        assert_eq!(said(&[&["warfarin", "Stop"], &["aspirin", "Stop"]]), [""; 0]);
        assert_eq!(
            said(&[&["Smoking", "Stop smoking"], &["Food", "Take small meals"]]),
            [""; 0]
        );
        let two =
            vec![table(&[&["warfarin", "Stop"]]), table(&[&["aspirin", "Take it"]])];
        assert_eq!(found(&RULE, &handout(vec![section("Which?", two)])), [""; 0]);
    }
}
