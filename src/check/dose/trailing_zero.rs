//! MED-01: no zero after the decimal point of a dose
//!
//! # What it finds
//! An amount such as `5.0 mg`: a whole number, a point or comma, nothing but zeros, and a unit of a dose. Results of a
//! laboratory (`4.0 mmol/L`), sizes and version numbers are not doses. Three zeros may be thousands: `1,000 mg`, in many
//! languages `1.000 mg`; in English `1.000 mg` is found, but not mended without asking. Also a point without digits behind
//! it before a unit in small letters: `10. mg`.
//!
//! # Why it matters
//! A point that is printed badly, copied or overlooked makes 5.0 mg into 50 mg: ten times the dose.
//!
//! # Example
//! `Take 5.0 mg in the morning.`
//!
//! # Write instead
//! `Take 5 mg in the morning.`
//!
//! # Source
//! The Joint Commission, official "Do Not Use" list, 2004; Institute for Safe Medication Practices (ISMP), error-prone abbreviations,
//! symbols and dose designations, 2024.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{joined, next};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-01",
    title: "no zero after the decimal point of a dose",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("trailing_zero.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        if point(passage, place) {
            let range = passage.bytes(place, place + 1);
            let number = passage.token(place);
            let message = format!("the point of `{number}.` has no digits behind it");
            // A digit may be missing.
            found.push(
                Finding::at(subject, passage, range, message).replace(number, false),
            );
            continue;
        }
        let Some((whole, zeros)) = passage.token(place).split_once(['.', ',']) else {
            continue;
        };
        let all_zeros = !zeros.is_empty() && zeros.chars().all(|each| each == '0');
        let thousands = zeros.len() == 3;
        // `1.000 mg` are a thousand where the comma is the decimal sign.
        let grouped =
            thousands && (passage.token(place).contains(',') || !subject.points());
        let Some(unit) = units::after(passage, place) else { continue };
        if all_zeros && !grouped && unit.dose {
            let message = format!(
                "`{}` can be read as `{}{zeros}`: ten times as much or more",
                passage.token(place),
                whole
            );
            let range = passage.bytes(place, place);
            found.push(
                Finding::at(subject, passage, range, message).replace(whole, !thousands),
            );
        }
    }
    found
}

/// Whether a number ends with a point without digits before the unit of a dose; a sentence begins with a capital letter.
fn point(passage: &Passage<'_>, place: usize) -> bool {
    let unit = next(passage, place + 1);
    let name = passage.token(unit);
    let small = name.starts_with(|each: char| each.is_lowercase());
    passage.sort(place) == Sort::Number
        && !joined(passage, place)
        && passage.token(place + 1) == "."
        && small
        && !joined(passage, unit + 1)
        && units::named(name).is_some_and(|unit| unit.dose)
        && !units::is_result(passage, unit)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found, found_in_words, handout, mended, paragraph, section,
    };
    use super::RULE;

    #[test]
    fn a_dose_ends_without_a_zero() {
        assert_eq!(found_in_words(&RULE, "Take 5.0 mg."), ["5.0"]);
        assert_eq!(
            found_in_words(&RULE, "Take 1.00\u{a0}mL or 2.0 tablets."),
            ["1.00", "2.0"]
        );
        assert_eq!(mended(&RULE, "Take 5.0 mg."), "Take 5 mg.");
    }

    #[test]
    fn a_point_has_digits_behind_it() {
        assert_eq!(found_in_words(&RULE, "Take 10. mg daily."), ["10."]);
        assert_eq!(
            found_in_words(&RULE, "Take 10.mg, or 2.\u{a0}tablets."),
            ["10.", "2."]
        );
        assert_eq!(mended(&RULE, "Take 10. mg."), "Take 10. mg.");
        for words in [
            "Take 10 mg. Rest.",
            "Go to room 10. Tablets are there.",
            "It was 4. mmol/L.",
            "Take 10... mg",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn three_zeros_may_be_thousands() {
        assert_eq!(found_in_words(&RULE, "Take 1.000 mg."), ["1.000"]);
        assert_eq!(mended(&RULE, "Take 1.000 mg."), "Take 1.000 mg.");
        let said = vec![paragraph("Tome 1.000 mg o 5,0 mg.")];
        let mut spanish = handout(vec![section("¿Cuánto?", said)]);
        spanish.language = "es".to_owned();
        assert_eq!(found(&RULE, &spanish), ["5,0"]);
    }

    #[test]
    fn other_numbers_may_have_one() {
        for words in [
            "Take 5 mg.",
            "Take 0.5 mg.",
            "Take 10.05 mg.",
            "Your potassium was 4.0 mmol/L.",
            "This is version 2.0.",
            "Take 1,000 mg.",
            "The spot is 2.0 cm wide.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
