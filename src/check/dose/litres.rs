//! MED-08: milliliters are mL, liters are L
//!
//! # What it finds
//! `cc` after a number, in any language; in English also `ml` and `l`, unless the profile allows the small letter, as in
//! the United Kingdom.
//!
//! # Why it matters
//! A small l looks like a 1, so that `5 l` becomes 51; `cc` is read as units (U) or as two zeros.
//!
//! # Example
//! `Take 5 ml with water.`
//!
//! # Write instead
//! `Take 5 mL with water.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-08",
    title: "milliliters are mL, liters are L",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("litres.rs"),
    check: Check::Words(check),
};

/// What is written, what it is misread as, and what to write.
const WRITTEN: [(&str, &str, &str); 3] =
    [("cc", "units or two zeros", "mL"), ("ml", "m1", "mL"), ("l", "1", "L")];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let small = subject.settings.small_litre;
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let Some(placed) = units::placed(passage, place) else { continue };
        let Some((unit, misread, write)) =
            WRITTEN.iter().find(|(unit, ..)| *unit == placed.unit.name)
        else {
            continue;
        };
        let asked = *unit == "cc" || subject.english() && !small;
        if asked {
            let message = format!("`{unit}` can be read as {misread}");
            let range = passage.bytes(placed.at, placed.at);
            let write = if *unit == "cc" && small { "ml" } else { write };
            found.push(
                Finding::at(subject, passage, range, message).replace(write, false),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found, found_in_words, handout, paragraph, section,
    };
    use super::RULE;

    #[test]
    fn small_litres_are_found() {
        assert_eq!(
            found_in_words(&RULE, "Take 5 ml, 10cc, or 2 l of it."),
            ["ml", "cc", "l"]
        );
    }

    #[test]
    fn in_other_languages_ml_is_right() {
        let mut spanish =
            handout(vec![section("¿Cómo?", vec![paragraph("Tome 5 ml o 5 cc.")])]);
        spanish.language = "es".to_owned();
        assert_eq!(found(&RULE, &spanish), ["cc"]);
    }

    #[test]
    fn other_letters_are_left_alone() {
        for words in
            ["Take 5 mL.", "Drink 2 L a day.", "4 mmol/l", "The letter l is thin."]
        {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
