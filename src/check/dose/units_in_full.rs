//! MED-07: units are written in full
//!
//! # What it finds
//! `U`, `u`, `IU` or `iu` after a number. `U.S.` is a country, `35 U/mL` a result of a laboratory, `U-100` the name of a
//! strength.
//!
//! # Why it matters
//! A U is read as a 0, a 4 or `cc`, and IU as IV or 10: of insulin, ten times the dose.
//!
//! # Example
//! `Inject 10U before breakfast.`
//!
//! # Write instead
//! `Inject 10 units before breakfast.`
//!
//! # Source
//! The Joint Commission, official "Do Not Use" list, 2004, last reviewed 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-07",
    title: "units are written in full",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("units_in_full.rs"),
    check: Check::Words(check),
};

/// What is written, what it is misread as, and what to write.
const SHORT: [(&str, &str, &str); 4] = [
    ("U", "0, 4 or cc", "units"),
    ("u", "0, 4 or cc", "units"),
    ("IU", "IV or 10", "international units"),
    ("iu", "IV or 10", "international units"),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let Some(placed) = units::placed(passage, place) else { continue };
        let Some((unit, misread, write)) =
            SHORT.iter().find(|(unit, ..)| *unit == placed.unit.name)
        else {
            continue;
        };
        let country = passage.token(placed.at + 1) == "."
            && passage.sort(placed.at + 2) == Sort::Word;
        if !placed.unit.dose || country {
            continue;
        }
        let message = format!("`{unit}` can be read as {misread}");
        let (first, write) = if placed.glued {
            (place, format!("{}\u{a0}{write}", passage.token(place)))
        } else {
            (placed.at, (*write).to_owned())
        };
        let range = passage.bytes(first, placed.at);
        found.push(Finding::at(subject, passage, range, message).replace(&write, false));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn short_units_are_found() {
        assert_eq!(found_in_words(&RULE, "10U"), ["10U"]);
        assert_eq!(found_in_words(&RULE, "Inject 4 u or 1,000 IU."), ["u", "IU"]);
    }

    #[test]
    fn countries_and_results_are_left_alone() {
        for words in [
            "Inject 10 units.",
            "In 12 U.S. hospitals",
            "The US has it.",
            "Your result was 35 U/L.",
            "U-100 insulin",
            "Take vitamin D, 1,000 international units.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
