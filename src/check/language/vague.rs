//! LNG-11: how much, and when
//!
//! # What it finds
//! Words that leave the amount or the time open: *plenty of fluids*, *regularly*, *as soon as possible*, *a high fever*. A
//! sentence that also says a number is left alone.
//!
//! # Why it matters
//! A reader who must guess guesses wrong: one waits until Monday, another calls at 37 °C.
//!
//! # Example
//! `Drink plenty of fluids. Call us as soon as possible if you have a high fever.`
//!
//! # Write instead
//! How much in glasses or cups; "today, at any hour"; the temperature at which your clinic wants a call.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::phrases::{self, Hit, chosen};
use super::sentences;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-11",
    title: "how much, and when",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("vague.rs"),
    check: Check::Words(check),
};

/// Vague words, and what to say.
const VAGUE: [(&str, &str); 25] = [
    ("a high fever", "the temperature"),
    ("a high temperature", "the temperature"),
    ("a very high fever", "the temperature"),
    ("a lot of fluid", "how much, in glasses or cups"),
    ("a lot of fluids", "how much, in glasses or cups"),
    ("a lot of water", "how much, in glasses or cups"),
    ("as soon as possible", "when: now, today, within 24 hours"),
    ("as soon as you can", "when: now, today, within 24 hours"),
    ("at regular intervals", "how often"),
    ("every so often", "how often"),
    ("from time to time", "how often"),
    ("in a timely manner", "when"),
    ("in due course", "when"),
    ("in moderation", "how much"),
    ("lots of fluid", "how much, in glasses or cups"),
    ("lots of fluids", "how much, in glasses or cups"),
    ("lots of water", "how much, in glasses or cups"),
    ("on a regular basis", "how often"),
    ("periodically", "how often"),
    ("plenty", "how much"),
    ("regular intervals", "how often"),
    ("regularly", "how often"),
    ("several times a day", "how many times"),
    ("several times per day", "how many times"),
    ("sparingly", "how much"),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for Hit { at, first, last, entry } in phrases::find(subject, VAGUE) {
        let passage = &subject.passages[at];
        if !chosen(passage.kind) || passage.kind == Kind::Meaning {
            continue;
        }
        let bytes = passage.bytes(first, last);
        let mut sentences = passage.sentences().iter();
        let around = sentences.find(|each| each.bytes.contains(&bytes.start));
        if around.is_some_and(|each| numbered(passage, each)) {
            continue;
        }
        let written = passage.text.get(bytes.clone()).unwrap_or_default();
        let message = format!("`{written}` leaves the reader to guess");
        found.push(
            Finding::at(subject, passage, bytes, message)
                .hint(format!("say {entry}, as your clinic wants it")),
        );
    }
    found
}

/// Whether a sentence says a number.
fn numbered(passage: &Passage<'_>, sentence: &sentences::Sentence) -> bool {
    sentence
        .words
        .iter()
        .any(|word| passage.sort(word.first) == Sort::Number)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn open_amounts_and_times_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "Drink plenty of water. Call as soon as possible about a high fever. Rest regularly."
            ),
            ["plenty", "as soon as possible", "a high fever", "regularly"]
        );
    }

    #[test]
    fn a_number_in_the_sentence_is_enough() {
        for words in [
            "Drink plenty of water: 8 glasses a day.",
            "A high fever is 100.4 °F (38 °C) or higher.",
            "A lot of blood when you cough",
            "Check it every 4 hours. Your regular doctor knows.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
