//! MED-21: the strength of a liquid is written in mg per mL, not as a ratio
//!
//! # What it finds
//! A ratio of one to a thousand or more, such as `1:1,000`. Risks and odds ("a chance of 1:1,000") and titers of a
//! laboratory are not strengths.
//!
//! # Why it matters
//! Two such ratios differ by a zero that is easily overlooked, and nobody can tell the dose from them without arithmetic.
//!
//! # Example
//! `Use epinephrine 1:1,000.`
//!
//! # Write instead
//! `Use epinephrine 1 mg per mL.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context::{self, joined, sentence, thousandths};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-21",
    title: "the strength of a liquid is written in mg per mL, not as a ratio",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("ratio.rs"),
    check: Check::Words(check),
};

/// What is said of other ratios.
const OTHER: [&str; 14] = [
    "risk", "chance", "odds", "people", "babies", "births", "titer", "titers", "titre",
    "titres", "scale", "map", "ratio", "test",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.numbers() {
        let passage = &subject.passages[at];
        if passage.token(place) != "1" || joined(passage, place) {
            continue;
        }
        let parts = thousandths(passage.token(place + 2), subject.points());
        let strong = parts.is_some_and(|parts| parts >= 1_000_000);
        if passage.token(place + 1) != ":" || !strong {
            continue;
        }
        if context::word(passage, sentence(passage, place), &OTHER).is_none() {
            let range = passage.bytes(place, place + 2);
            let message = format!(
                "the strength `{}` is easily taken for another",
                &passage.text[range.clone()]
            );
            found.push(
                Finding::at(subject, passage, range, message)
                    .hint("write how many mg are in one mL"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn ratios_are_no_strengths() {
        assert_eq!(found_in_words(&RULE, "Use epinephrine 1:1,000."), ["1:1,000"]);
        assert_eq!(found_in_words(&RULE, "Use 1:10000."), ["1:10000"]);
    }

    #[test]
    fn times_and_odds_are_left_alone() {
        for words in
            ["Come at 1:30.", "Your risk is 1:1,000.", "At 11:1000", "A titer of 1:1280"]
        {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
