//! LNG-03: short paragraphs
//!
//! # What it finds
//! A paragraph of more than 5 sentences and more than 60 words, or of more than 90 words in however few sentences.
//!
//! # Why it matters
//! A grey block of text frightens a weak reader away before the first word.
//!
//! # Example
//! Seven sentences on how to take, store, carry and discard a medicine, in one paragraph.
//!
//! # Write instead
//! A list of steps, or two paragraphs, each with one subject.
//!
//! # Source
//! CDC, *Simply Put: A guide for creating easy-to-understand materials*, 3rd edition, 2009 (short paragraphs); the numbers
//! are this program's own judgement, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-03",
    title: "short paragraphs",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("long_paragraph.rs"),
    check: Check::Words(check),
};

/// Sentences in a paragraph, at most, if it has more words than this.
const SENTENCES: (usize, usize) = (5, 60);
/// Words in a paragraph of any number of sentences, at most.
const WORDS: usize = 90;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.parts_words() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let long = |passage: &&_| paragraph(passage);
    for passage in subject.passages.iter().filter(long) {
        let sentences = passage.sentences();
        let words: usize = sentences.iter().map(|sentence| sentence.length()).sum();
        if sentences.len() > SENTENCES.0 && words > SENTENCES.1 || words > WORDS {
            let message = format!(
                "this paragraph is long: {} sentences, {words} words",
                sentences.len()
            );
            // The first sentence is shown; the whole would fill the screen.
            let bytes = sentences.first().map(|first| first.bytes.clone());
            found.push(
                Finding::at(subject, passage, bytes.unwrap_or_default(), message)
                    .hint("make a list of it, or a paragraph for each thought"),
            );
        }
    }
    found
}

fn paragraph(passage: &super::super::passages::Passage<'_>) -> bool {
    matches!(passage.kind, Kind::Paragraph | Kind::Notice | Kind::Item | Kind::Cell)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn many_sentences_are_found_when_they_fill_a_block() {
        let ten = "Take it with food and keep it away from children. ";
        assert_eq!(found_in_words(&RULE, &ten.repeat(7)), [ten.trim_end()]);
        assert_eq!(found_in_words(&RULE, &ten.repeat(6)), [""; 0]);
        assert_eq!(found_in_words(&RULE, &"Call us. ".repeat(9)), [""; 0]);
    }

    #[test]
    fn many_words_are_found_in_few_sentences() {
        let thirty = "word ".repeat(29) + "end. ";
        assert_eq!(found_in_words(&RULE, &thirty.repeat(3)), [""; 0]);
        assert_eq!(found_in_words(&RULE, &thirty.repeat(4)), [thirty.trim_end()]);
    }
}
