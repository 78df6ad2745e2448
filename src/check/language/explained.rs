//! Whether a word is explained where it stands, or in a list of words.

use super::super::passages::{Kind, Passage};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::phrases::{after, before, word_after, word_before};
use std::collections::BTreeSet;

/// Words that say that an explanation comes, anywhere in the sentence.
const SAYS: [&str; 8] = [
    "word for",
    "name for",
    "means",
    "stands for",
    "short for",
    "also called",
    "known as",
    "that is",
];

/// The words that a glossary of the handout explains, in small letters.
pub(super) fn glossary(subject: &Subject<'_>) -> BTreeSet<String> {
    let terms = subject.passages.iter().filter(|passage| passage.kind == Kind::Term);
    terms.map(|term| term.text.trim().to_lowercase()).collect()
}

/// Whether the words from one token to another are explained there: "edema (swelling)", "swelling (edema)", "called edema",
/// "edema is a swelling", "edema means swelling", "edema, or swelling".
pub(super) fn here(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let next = after(passage, last).map_or("", |next| passage.token(next));
    let previous = before(passage, first).map_or("", |place| passage.token(place));
    let article = || {
        let verb = after(passage, last).unwrap_or(last);
        matches!(
            word_after(passage, verb).as_str(),
            "a" | "an" | "the" | "when" | "how" | "what" | "another"
        )
    };
    if next == "(" || next == ":" || previous == "(" || in_brackets(passage, first) {
        return true;
    }
    if matches!(next, "means" | "mean") || matches!(next, "is" | "are") && article() {
        return true;
    }
    if next == "," {
        let comma = after(passage, last).unwrap_or(last);
        if matches!(
            word_after(passage, comma).as_str(),
            "or" | "which" | "a" | "an" | "the"
        ) {
            return true;
        }
    }
    let previous = word_before(passage, first);
    if matches!(previous.as_str(), "called" | "named" | "or")
        || matches!(previous.as_str(), "a" | "an" | "the" | "“" | "\"")
            && before(passage, first)
                .is_some_and(|article| word_before(passage, article) == "called")
    {
        return true;
    }
    let sentence = sentence(passage, first, last).to_lowercase();
    SAYS.iter().any(|says| sentence.contains(says))
}

/// Whether a bracket that opened before a token is still open, with words before the bracket.
fn in_brackets(passage: &Passage<'_>, place: usize) -> bool {
    for each in (0..place).rev() {
        match passage.token(each) {
            ")" | "." | "!" | "?" => return false,
            "(" => return before(passage, each).is_some(),
            _ => {}
        }
    }
    false
}

/// The sentence around some tokens.
fn sentence<'a>(passage: &'a Passage<'_>, first: usize, last: usize) -> &'a str {
    let stop = |place: &usize| {
        passage.sort(*place) == Sort::Sign
            && matches!(passage.token(*place), "." | "!" | "?")
    };
    let from = (0..first).rev().find(stop).map_or(0, |stop| stop + 1);
    let to = (last..passage.tokens.len())
        .find(stop)
        .unwrap_or(passage.tokens.len());
    passage
        .text
        .get(passage.bytes(from, to.saturating_sub(1)))
        .unwrap_or_default()
}
