//! MED-04: large numbers of a dose are grouped
//!
//! # What it finds
//! A number of four digits or more before a unit of a dose without a mark at the thousands: `100000 units`. In other
//! languages than English only from five digits on, since many of them leave four digits together.
//!
//! # Why it matters
//! Nobody counts zeros. Without a comma, 100000 is read as 10000, or as a million.
//!
//! # Example
//! `Inject 100000 units.`
//!
//! # Write instead
//! `Inject 100,000 units.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-04",
    title: "large numbers of a dose are grouped",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("thousands.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let least = if subject.english() { 4 } else { 5 };
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let number = passage.token(place);
        let digits = number.bytes().take_while(u8::is_ascii_digit).count();
        if digits < least || !units::after(passage, place).is_some_and(|unit| unit.dose) {
            continue;
        }
        let message = format!("the zeros of `{number}` are hard to count");
        let finding = Finding::at(subject, passage, passage.bytes(place, place), message);
        found.push(if subject.english() {
            finding.replace(&grouped(number, digits), false)
        } else {
            finding.hint("part the thousands with a no-break space")
        });
    }
    found
}

/// The number, with commas at its thousands.
fn grouped(number: &str, digits: usize) -> String {
    let mut grouped = String::new();
    for (place, digit) in number.chars().enumerate() {
        if place > 0 && place < digits && (digits - place).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::{RULE, grouped};

    #[test]
    fn thousands_are_parted() {
        assert_eq!(found_in_words(&RULE, "Inject 100000 units."), ["100000"]);
        assert_eq!(found_in_words(&RULE, "Take 1000 mg."), ["1000"]);
        assert_eq!(grouped("1234567.5", 7), "1,234,567.5");
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for words in [
            "100,000 units",
            "Take 500 mg.",
            "In 2026 it changed.",
            "1500 mg/dL",
            "Call 5551234.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
