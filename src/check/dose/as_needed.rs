//! MED-18: a medicine as needed has a limit and a reason
//!
//! # What it finds
//! An amount of medicine "as needed" whose passage or row does not say how much is too much in a day, or what it is for.
//!
//! # Why it matters
//! When pain does not go away, people take more. Only the limit on the page stops them.
//!
//! # Example
//! `Take 1 tablet every 4 hours as needed.`
//!
//! # Write instead
//! `Take 1 tablet every 4 hours as needed for nausea. Take no more than 6 tablets in 24 hours.`
//!
//! # Source
//! This program's own judgement, 2026; USP General Chapter <17>, 2013, for the reason.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{doses, find, is, next, phrase, row, sentence};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-18",
    title: "a medicine as needed has a limit and a reason",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("as_needed.rs"),
    check: Check::Words(check),
};

const NEEDED: [&str; 9] = [
    "as needed",
    "if needed",
    "when needed",
    "as you need it",
    "if you need it",
    "when you need it",
    "as often as needed",
    "only as needed",
    "prn",
];

const LIMITS: [&str; 17] = [
    "no more than",
    "not more than",
    "do not take more",
    "never more than",
    "never take more",
    "do not use more",
    "never use more",
    "up to",
    "at most",
    "maximum",
    "max",
    "limit",
    "not exceed",
    "the most",
    "in 24 hours",
    "only once",
    "one time only",
];

const REASONS: [&str; 22] = [
    "if you have",
    "when you have",
    "if you feel",
    "when you feel",
    "if you get",
    "if you are",
    "when you are",
    "if you cannot",
    "to help",
    "to ease",
    "to treat",
    "to relieve",
    "to control",
    "to prevent",
    "to stop",
    "to calm",
    "to lower",
    "to reduce",
    "used for",
    "because of",
    "against",
    "helps with",
];

/// What follows `for` when it is no reason.
const NO_REASON: [&str; 12] =
    ["you", "a", "up", "your", "one", "two", "three", "as", "at", "the", "more", "long"];

/// What follows `PRN` when it is no reason, beside what is none behind `for`.
const NO_WORD: [&str; 22] = [
    "and", "or", "but", "if", "when", "every", "each", "up", "max", "maximum", "no",
    "not", "do", "with", "without", "by", "in", "on", "take", "then", "only", "daily",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    let mut free = (0, 0);
    for (index, place) in subject.index.places(NEEDED) {
        let passage = &subject.passages[index];
        if (index, place) < free {
            continue;
        }
        let said = NEEDED.iter().find_map(|words| phrase(passage, place, words));
        let Some(last) = said else { continue };
        free = (index, last + 1);
        if !doses(passage, sentence(passage, place)) {
            continue;
        }
        // One finding for a passage: its limit and its reason are those of all of it.
        free = (index + 1, 0);
        let around = || row(subject, index).map(|other| &subject.passages[other]);
        let all = |other: &Passage<'_>| 0..other.tokens.len();
        let limit = around().any(|other| find(other, all(other), &LIMITS).is_some());
        let reason = around().any(reason);
        let (missing, hint) = match (limit, reason) {
            (true, true) => continue,
            (false, true) => (
                "how much is too much",
                "add `no more than 6 in 24 hours`, with the limit that is right",
            ),
            (true, false) => ("what it is for", "add the reason, such as `for nausea`"),
            (false, false) => (
                "what it is for, or how much is too much",
                "add the reason and the limit, such as `for nausea, no more than 6 in 24 hours`",
            ),
        };
        let range = passage.bytes(place, last);
        let message =
            format!("`{}` does not say {missing}", &passage.text[range.clone()]);
        found.push(Finding::at(subject, passage, range, message).hint(hint));
    }
    found
}

/// Whether a passage says what something is taken for.
fn reason(passage: &Passage<'_>) -> bool {
    let all = 0..passage.tokens.len();
    let given = all.clone().any(|at| {
        let what = next(passage, at);
        is(passage, at, &["for"])
            && passage.sort(what) == Sort::Word
            && !is(passage, what, &NO_REASON)
    });
    // `PRN pain`
    let named = all.clone().any(|at| {
        let what = next(passage, at);
        is(passage, at, &["prn"])
            && passage.sort(what) == Sort::Word
            && passage.token(what).len() > 2
            && !is(passage, what, &NO_REASON)
            && !is(passage, what, &NO_WORD)
    });
    given || named || find(passage, all, &REASONS).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, found_in_words, handout, section};
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn limit_and_reason_are_said() {
        for words in [
            "Take 1 tablet every 4 hours as needed.",
            "Take 1 tablet as needed for nausea.",
            "Take 30 mg PRN, max 90 mg/d.",
            "Take 30 mg PRN pain.",
            "Take 30 mg PRN every 4 hours, max 90 mg.",
            "Take one tablet if needed for 3 days, no more than 6 in 24 hours.",
        ] {
            assert_eq!(found_in_words(&RULE, words).len(), 1, "{words}");
        }
        for words in [
            "Take 1 tablet as needed for nausea. Take no more than 6 in 24 hours.",
            "If you have pain, take up to 6 tablets a day as needed.",
            "Take 30 mg PRN pain, max 90 mg/d.",
            "Rest as needed. Take 1 tablet at night.",
            "Ask for help as needed.",
            "You may get 2 units of red cells as needed.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn they_may_stand_in_the_row() {
        let said = |cells: &[&str]| {
            found(&RULE, &handout(vec![section("Which?", vec![table(&[cells])])]))
        };
        assert_eq!(
            said(&[
                "ondansetron",
                "1 tablet as needed",
                "for nausea",
                "no more than 3 in 24 hours"
            ]),
            [""; 0]
        );
        assert_eq!(
            said(&["ondansetron", "1 tablet as needed", "for nausea"]),
            ["as needed"]
        );
    }
}
