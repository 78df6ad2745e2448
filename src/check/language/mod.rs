//! Rules of language: whether a person without training, tired and worried, understands what is said.

mod abbreviation;
mod blame;
mod double_negative;
mod explained;
mod formulas;
mod fraction;
mod grade;
mod heading_form;
mod jargon;
mod long_paragraph;
mod long_sentence;
mod numeral;
mod passive;
mod percentage;
mod phrases;
mod plain_word;
mod plain_words;
pub mod readability;
mod reader;
mod said;
mod same_word;
mod sentences;
mod syllables;
mod terms;
mod vague;
mod word_budget;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    grade::RULE,
    long_sentence::RULE,
    long_paragraph::RULE,
    passive::RULE,
    plain_word::RULE,
    jargon::RULE,
    abbreviation::RULE,
    reader::RULE,
    heading_form::RULE,
    double_negative::RULE,
    vague::RULE,
    numeral::RULE,
    fraction::RULE,
    percentage::RULE,
    same_word::RULE,
    word_budget::RULE,
    blame::RULE,
];
