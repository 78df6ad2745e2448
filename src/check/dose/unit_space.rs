//! MED-03: a space between number and unit, and no full stop after the unit
//!
//! # What it finds
//! A unit that is joined to its number (`10mg`), and a full stop after a unit inside a sentence (`10 mg. daily`) or in a
//! cell that holds no more than an amount (`10 mg.`). An ordinary space is as good as a no-break space: a number and its
//! unit are never parted at the end of a line.
//!
//! # Why it matters
//! The m of `10mg` can be taken for two zeros, and the stop of `mg.` for a 1: ten times the dose or more.
//!
//! # Example
//! `Take 10mg of it with 5 mL. of water.`
//!
//! # Write instead
//! `Take 10 mg of it with 5 mL of water.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::units::{self, Placed};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-03",
    title: "a space between number and unit, and no full stop after the unit",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("unit_space.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let Some(placed) = units::placed(passage, place) else { continue };
        let (number, unit) = (passage.token(place), placed.unit.name);
        // MED-07 says what to write for `U` and `IU`; Chinese has no white space there.
        let other =
            matches!(unit, "U" | "u" | "IU" | "iu") || units::is_unparted(placed.unit);
        if placed.glued && !other {
            let message = format!("`{number}{unit}` runs together and can be misread");
            let range = passage.bytes(place, placed.at);
            found.push(
                Finding::at(subject, passage, range, message)
                    .replace(&format!("{number}\u{a0}{unit}"), true),
            );
        }
        if placed.unit.sign && needless_stop(passage, place, placed) {
            let message = format!("the full stop after `{unit}` can be read as a 1");
            let range = passage.bytes(placed.at, placed.at + 1);
            found.push(Finding::at(subject, passage, range, message).replace(unit, true));
        }
    }
    found
}

/// Whether the stop after a unit ends no sentence.
fn needless_stop(passage: &Passage<'_>, number: usize, placed: Placed) -> bool {
    let stop = placed.at + 1;
    if passage.token(stop) != "." {
        return false;
    }
    let behind = passage.token(stop + 1);
    match passage.sort(stop + 1) {
        // The amount is all that the passage says.
        Sort::Space if behind.is_empty() => number == 0,
        // A sentence may begin with a digit: `Take 10 mg. 2 hours later, eat.`
        Sort::Space => passage.token(stop + 2).starts_with(char::is_lowercase),
        Sort::Sign => matches!(behind, "," | ";" | ":" | "/" | "-"),
        Sort::Word | Sort::Number => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found_in_words, mended};
    use super::RULE;

    #[test]
    fn number_and_unit_stand_apart() {
        assert_eq!(found_in_words(&RULE, "10mg"), ["10mg"]);
        assert_eq!(
            found_in_words(&RULE, "Take 2.5mL or 3tablets."),
            ["2.5mL", "3tablets"]
        );
        assert_eq!(mended(&RULE, "Take 10mg."), "Take 10\u{a0}mg.");
    }

    #[test]
    fn a_unit_has_no_full_stop() {
        assert_eq!(found_in_words(&RULE, "10 mg."), ["mg."]);
        assert_eq!(
            found_in_words(&RULE, "Take 10 mg. daily, or 5 mL., no more."),
            ["mg.", "mL."]
        );
        assert_eq!(mended(&RULE, "Take 10 mg. daily."), "Take 10 mg daily.");
    }

    #[test]
    fn a_sentence_may_end_with_a_unit() {
        for words in [
            "Take 10 mg.",
            "Take 10\u{a0}mg. Then rest.",
            "Take a 5-mg tablet.",
            "(Take 10 mg.)",
            "Take 10 mg. 2 hours later, eat.",
            "Vitamin B12 and COVID-19",
            "Take 2 tablets. then rest",
            "The 4G network is 5Gs.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
