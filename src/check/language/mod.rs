//! Rules of language: whether a person without training, tired and worried, understands what is said.

mod abbreviation;
mod explained;
mod formulas;
mod grade;
mod jargon;
mod long_paragraph;
mod long_sentence;
mod phrases;
mod plain_word;
mod plain_words;
pub mod readability;
mod sentences;
mod syllables;
mod terms;
mod word_budget;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    grade::RULE,
    long_sentence::RULE,
    long_paragraph::RULE,
    plain_word::RULE,
    jargon::RULE,
    abbreviation::RULE,
    word_budget::RULE,
];
