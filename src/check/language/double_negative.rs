//! LNG-10: no double negatives
//!
//! # What it finds
//! Two negatives that undo each other: *not uncommon*, *do not ... nothing*, *unless you do not*, *do not fail to*. A plain
//! "do not" is fine, and so is "do not ... unless we say you can".
//!
//! # Why it matters
//! A tired reader sees one of the two and does the opposite.
//!
//! # Example
//! `It is not uncommon to feel sick. Do not fail to call us.`
//!
//! # Write instead
//! `Many people feel sick. Be sure to call us.`
//!
//! # Source
//! *Federal Plain Language Guidelines*, 2011 (avoid double negatives).

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::phrases::{chosen, words};
use crate::diag::Severity;
use std::borrow::Cow;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-10",
    title: "no double negatives",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("double_negative.rs"),
    check: Check::Words(check),
};

/// Words that deny in themselves: after "not" they undo it.
const DENYING: [&str; 24] = [
    "nothing",
    "nobody",
    "none",
    "nowhere",
    "never",
    "uncommon",
    "unusual",
    "unlikely",
    "unreasonable",
    "unimportant",
    "unlike",
    "unnecessary",
    "unhelpful",
    "unpleasant",
    "impossible",
    "insignificant",
    "inappropriate",
    "infrequently",
    "infrequent",
    "irrelevant",
    "dissimilar",
    "unaware",
    "hesitate",
    "fail",
];
/// Words that begin another thought, in which a negative is another one.
const BREAKS: [&str; 20] = [
    "and", "or", "but", "if", "when", "that", "because", "so", "unless", "until",
    "while", "which", "who", "than", "as", "though", "before", "after", "where",
    "whether",
];
/// So many words may stand between the two.
const REACH: usize = 4;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let negatives = subject.index.words().filter(|word| negative(word));
    let list = negatives.map(|word| (word, false)).chain([("unless", true)]);
    for (at, place, unless) in subject.index.listed(list) {
        let passage = &subject.passages[at];
        if !chosen(passage.kind) {
            continue;
        }
        // What undoes a negative, or the negative in the thought that "unless" begins.
        let undoes = |word: &str| {
            if unless { negative(word) } else { DENYING.contains(&word) }
        };
        let undone = thought(passage, place).find(|(word, _)| undoes(word));
        if let Some((_, last)) = undone {
            let bytes = passage.bytes(place, last);
            let written = passage.text.get(bytes.clone()).unwrap_or_default();
            let message = format!("`{written}` says no twice");
            let hint = if unless {
                "write it with `if`: what to do, and when"
            } else {
                "say what is, or what to do"
            };
            found.push(Finding::at(subject, passage, bytes, message).hint(hint));
        }
    }
    found
}

fn negative(word: &str) -> bool {
    matches!(word, "not" | "never" | "cannot") || word.ends_with("n't")
}

/// The next few words of the thought that a token stands in: no sign and no joining word comes before.
fn thought<'p>(
    passage: &'p Passage<'_>,
    place: usize,
) -> impl Iterator<Item = (Cow<'p, str>, usize)> {
    let mut from = place;
    words(passage, place + 1)
        .take(REACH)
        .take_while(move |(word, place)| {
            let between = passage.bytes(from + 1, place.saturating_sub(1));
            let between = passage.text.get(between).unwrap_or_default();
            from = *place;
            between.trim().is_empty() && !BREAKS.contains(&word.as_ref())
        })
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn two_negatives_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "It is not uncommon. Do not fail to call. You can’t eat nothing. Go unless you do not feel well."
            ),
            ["not uncommon", "not fail", "can’t eat nothing", "unless you do not"]
        );
    }

    #[test]
    fn one_negative_is_clear() {
        for words in [
            "Do not stop, and never change the dose.",
            "Do not have grapefruit unless we say you can.",
            "If you are not sure, do not take it.",
            "Most side effects are mild, but not all are.",
            "You cannot pass it on. Nothing helps? Do not wait. Never mind.",
            "Do not eat or drink anything. Do not worry that nothing works.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
