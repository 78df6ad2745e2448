//! MED-06: micrograms are never written with a µ
//!
//! # What it finds
//! `µg` (with either of the two letters that look like a µ) and `ug` after a number; `mcg` where the profile asks for the
//! word in full, as in the United Kingdom. Results of a laboratory (`12 µg/L`) are not doses.
//!
//! # Why it matters
//! The µ is read as an m: micrograms become milligrams, a thousand times the dose.
//!
//! # Example
//! `Take 5 µg in the morning.`
//!
//! # Write instead
//! `Take 5 mcg in the morning.` In the United Kingdom: `Take 5 micrograms in the morning.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024; NHS digital service manual, content style
//! guide, 2026: micrograms in full.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::units;
use crate::diag::Severity;
use crate::profile::Microgram;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-06",
    title: "micrograms are never written with a µ",
    level: Severity::Error,
    by_profile: true,
    page: include_str!("microgram.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let full = subject.settings.microgram == Microgram::Full;
    let write = if full { "micrograms" } else { "mcg" };
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        let Some(placed) = units::placed(passage, place) else { continue };
        let unit = placed.unit.name;
        if units::is_result(passage, placed.at) {
            continue;
        }
        let message = match unit {
            "µg" | "μg" => {
                format!("`{unit}` can be read as `mg`: a thousand times as much")
            }
            "ug" => format!("`{unit}` can be read as `mg`, or not at all"),
            "mcg" if full => format!("`{unit}` is not what the labels here say"),
            _ => continue,
        };
        let range = passage.bytes(placed.at, placed.at);
        found.push(Finding::at(subject, passage, range, message).replace(write, false));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn both_letters_are_found() {
        assert_eq!(found_in_words(&RULE, "5 µg"), ["µg"]);
        assert_eq!(found_in_words(&RULE, "Take 5\u{3bc}g."), ["\u{3bc}g"]);
        assert_eq!(found_in_words(&RULE, "Take 5 ug."), ["ug"]);
    }

    #[test]
    fn words_and_results_are_left_alone() {
        for words in
            ["Take 5 mcg.", "Take 5 micrograms.", "Yours was 5 µg/L.", "The µ is Greek."]
        {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
