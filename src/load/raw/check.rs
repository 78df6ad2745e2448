//! What a layout asks of a handout, where it differs from its profile, as it is written.

use super::values::Measured;
use crate::load::at::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// What is asked of a handout; what is left out is as the profile says.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Checks {
    /// Running text should be so large.
    pub body: Option<At<Measured>>,
    /// Running text must be so large.
    pub body_least: Option<At<Measured>>,
    /// All else should be so large.
    pub small: Option<At<Measured>>,
    /// Leading of running text, in hundredths of its size, at least.
    #[schemars(range(min = 100, max = 300))]
    pub leading: Option<u16>,
    /// Characters in a full line, at least.
    pub line_least: Option<u16>,
    /// Characters in a full line, at most.
    pub line_most: Option<u16>,
    /// The reading grade aimed at.
    #[schemars(range(min = 1, max = 12))]
    pub grade: Option<u8>,
    /// The reading grade that is too high.
    #[schemars(range(min = 1, max = 16))]
    pub grade_most: Option<u8>,
    /// Words in a sentence, at most.
    pub sentence: Option<u16>,
    /// Words in a sentence on average, at most.
    pub sentence_mean: Option<u16>,
    /// Items in a list, at most.
    pub list: Option<u16>,
    /// Items in a list of sentences, at most.
    pub list_sentences: Option<u16>,
    /// Words in all, at most.
    pub words: Option<u16>,
    /// Pages, at most.
    pub pages: Option<u16>,
    /// From the text to the edge of the paper, at least.
    pub margin: Option<At<Measured>>,
    /// Words of italics in a row, at most.
    pub italics: Option<u16>,
    /// How micrograms are written.
    pub microgram: Option<Microgram>,
    /// Whether `ml` and `l` may be written with a small letter.
    pub small_litre: Option<bool>,
    /// How the frequency of side effects is told.
    pub frequency: Option<Frequency>,
}

/// How micrograms are written.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Microgram {
    /// As mcg.
    Mcg,
    /// In full.
    Full,
}

/// How the frequency of side effects is told.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Frequency {
    /// As numbers only.
    Number,
    /// As a word with its number.
    WordAndNumber,
}
