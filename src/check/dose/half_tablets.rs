//! MED-20: half a tablet is written in words
//!
//! # What it finds
//! `½`, `1/2`, `0.5` and their kin before something that is taken: `½ tablet`, `1 1/2 pills`, `0.5 tab`.
//!
//! # Why it matters
//! In small type ½ is read as 1 or 2, and so is 1/2: two or four times the dose.
//!
//! # Example
//! `Take ½ tablet at bedtime.`
//!
//! # Write instead
//! `Take half a tablet at bedtime.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{before, is, next};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-20",
    title: "half a tablet is written in words",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("half_tablets.rs"),
    check: Check::Words(check),
};

/// What can be broken.
const BROKEN: [&str; 8] =
    ["tablet", "tablets", "tab", "tabs", "pill", "pills", "caplet", "caplets"];

/// Parts of a number, as one sign.
const SIGNS: [&str; 5] = ["½", "⅓", "¼", "¾", "⅔"];

/// Parts of a number, as a number after the point.
const PARTS: [&str; 6] = ["5", "25", "75", "50", "33", "125"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, place) in subject.words_and_numbers(SIGNS) {
        let passage = &subject.passages[at];
        let Some(first) = fraction(passage, place) else { continue };
        let mut form = next(passage, place);
        while is(passage, form, &["a", "of", "-"]) {
            form = next(passage, form);
        }
        if units::named(passage.token(form)).is_none() || !is(passage, form, &BROKEN) {
            continue;
        }
        let range = passage.bytes(first, place);
        let words = &passage.text[range.clone()];
        let message = format!("`{words}` can be read as a larger number");
        let half = matches!(words, "½" | "1/2" | "0.5" | ".5");
        let finding = Finding::at(subject, passage, range, message);
        found.push(if half && subject.english() {
            finding.hint("write `half a tablet`")
        } else {
            finding.hint("write the part of a tablet in words")
        });
    }
    found
}

/// The first token of a fraction whose last token is given.
fn fraction(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let token = passage.token(place);
    let whole = |at: usize| match before(passage, at) {
        Some(number) if passage.sort(number) == Sort::Number => number,
        Some(_) | None => at,
    };
    if SIGNS.contains(&token) {
        return Some(whole(place));
    }
    let solidus = matches!(passage.token(place.checked_sub(1)?), "/" | "⁄");
    if solidus && matches!(token, "2" | "3" | "4") {
        let over = place.checked_sub(2)?;
        return matches!(passage.token(over), "1" | "2" | "3").then(|| whole(over));
    }
    let (_, part) = token.split_once('.')?;
    (passage.sort(place) == Sort::Number && PARTS.contains(&part)).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn parts_of_tablets_are_words() {
        assert_eq!(found_in_words(&RULE, "½ tablet"), ["½"]);
        assert_eq!(
            found_in_words(&RULE, "Take 1/2 a tablet or 0.5 tab."),
            ["1/2", "0.5"]
        );
        assert_eq!(
            found_in_words(&RULE, "Take 1½ pills or 2 1/2-pills."),
            ["1½", "2 1/2"]
        );
    }

    #[test]
    fn other_parts_are_left_alone() {
        for words in [
            "Take half a tablet.",
            "0.5 mg",
            "Drink ½ cup.",
            "1/2 of people",
            "Take 12 tablets.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
