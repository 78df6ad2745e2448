//! What the rules about words look at: the handout as a row of passages.

use super::passages::{self, Passage};
use crate::handout::{Block, Date, Handout};
use crate::profile::Settings;
use crate::span::Files;

/// A handout under examination.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The handout.
    pub handout: &'a Handout,
    /// What is asked of it.
    pub settings: &'a Settings,
    /// The files it was read from.
    pub files: &'a Files,
    /// The day of the build, if known.
    pub today: Option<Date>,
    /// All that is said, in reading order, then the shorter texts.
    pub passages: Vec<Passage<'a>>,
}

impl<'a> Subject<'a> {
    /// A handout, taken apart.
    pub fn of(
        handout: &'a Handout,
        settings: &'a Settings,
        files: &'a Files,
        today: Option<Date>,
    ) -> Self {
        let passages = passages::of(handout);
        Self { handout, settings, files, today, passages }
    }

    /// Whether the handout is in English.
    pub fn english(&self) -> bool {
        self.language() == "en"
    }

    /// The primary language, in small letters: `en`, `es`.
    pub fn language(&self) -> String {
        self.handout
            .language
            .split('-')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// The blocks in reading order, each with the place of its section; shorter texts are not among them.
    pub fn blocks(&self) -> impl Iterator<Item = (Option<usize>, &'a Block)> + use<'a> {
        let lead = self.handout.lead.iter().map(|block| (None, block));
        let sections = self.handout.sections.iter().enumerate();
        lead.chain(sections.flat_map(|(index, section)| {
            section.blocks.iter().map(move |block| (Some(index), block))
        }))
    }
}
