//! MED-02: a digit before the decimal point of a dose
//!
//! # What it finds
//! An amount that begins with its point, such as `.5 mg`, before any unit.
//!
//! # Why it matters
//! A point without a digit before it is easily overlooked: .5 mg is then read as 5 mg, ten times the dose.
//!
//! # Example
//! `Take .5 mg at bedtime.`
//!
//! # Write instead
//! `Take 0.5 mg at bedtime.`
//!
//! # Source
//! The Joint Commission, official "Do Not Use" list, 2004, last reviewed 2024; ISMP, list of error-prone abbreviations,
//! symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::before;
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-02",
    title: "a digit before the decimal point of a dose",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("naked_decimal.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let number = passage.token(place);
        let dots = place > 0 && passage.token(place - 1) == ".";
        if number.len() < 2 || !number.starts_with('.') || dots {
            continue;
        }
        if units::after(passage, place).is_some() {
            let message = format!(
                "the point of `{number}` is easily overlooked: ten times as much or more"
            );
            // `1 .5 mg` may be meant as 1.5 mg.
            let parted =
                before(passage, place).is_some_and(|at| passage.sort(at) == Sort::Number);
            let range = passage.bytes(place, place);
            found.push(
                Finding::at(subject, passage, range, message)
                    .replace(&format!("0{number}"), !parted),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found_in_words, mended};
    use super::RULE;

    #[test]
    fn a_dose_begins_with_a_digit() {
        assert_eq!(found_in_words(&RULE, "Take .5 mg."), [".5"]);
        assert_eq!(
            found_in_words(&RULE, "Take (.25\u{a0}mL) or .5 tablet"),
            [".25", ".5"]
        );
        assert_eq!(mended(&RULE, "Take .5 mg."), "Take 0.5 mg.");
        assert_eq!(mended(&RULE, "Take 1 .5 mg."), "Take 1 .5 mg.");
    }

    #[test]
    fn other_points_may_stand_alone() {
        for words in
            ["Take 0.5 mg.", "See p.5 mg of it.", "Go to room .5 there.", "Wait ...5 mg"]
        {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
