//! What the rules about words look at: the handout as a row of passages.

use super::passages::{self, Passage};
use super::tokens::Sort;
use crate::fever::Fever;
use crate::handout::{Block, BlockKind, Date, Handout};
use crate::profile::{Profile, Settings};
use crate::span::Files;

/// A handout under examination.
#[derive(Debug)]
pub struct Subject<'a> {
    /// The handout.
    pub handout: &'a Handout,
    /// What the reader holds.
    pub profile: Profile,
    /// What is asked of it.
    pub settings: &'a Settings,
    /// The files it was read from.
    pub files: &'a Files,
    /// The day of the build, if known.
    pub today: Option<Date>,
    /// Where a fever begins for the clinic, if its profile says it.
    pub fever: Option<Fever>,
    /// The version to fill in by hand is meant.
    pub blank: bool,
    /// All that is said, in reading order, then the shorter texts.
    pub passages: Vec<Passage<'a>>,
}

impl<'a> Subject<'a> {
    /// A handout, taken apart.
    pub fn of(
        handout: &'a Handout,
        profile: Profile,
        settings: &'a Settings,
        files: &'a Files,
        today: Option<Date>,
    ) -> Self {
        let passages = passages::of(handout);
        let (fever, blank) = (None, false);
        Self {
            handout,
            profile,
            settings,
            files,
            today,
            fever,
            blank,
            passages,
        }
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

    /// Whether it is more than a note: what a sheet must have is not asked of a few lines.
    pub fn is_sheet(&self) -> bool {
        let words = self.passages.iter().filter(|passage| !passage.short);
        let words = words.flat_map(|passage| &passage.tokens);
        words.filter(|token| token.sort == Sort::Word).take(SHEET).count() == SHEET
    }

    /// Whether it tells of the medicines that a person takes: it has a table of them, or calls itself so.
    pub fn tells_medicines(&self) -> bool {
        let kind = self.handout.kind.as_ref();
        let kind = kind.map(|kind| kind.words.to_lowercase()).unwrap_or_default();
        ["treatment", "medicine", "medication", "chemo"]
            .iter()
            .any(|word| kind.contains(word))
            || self
                .blocks()
                .any(|(_, block)| matches!(block.kind, BlockKind::Drugs(_)))
    }

    /// Whether it says one of some phrases, given in small letters.
    pub fn says(&self, phrases: &[&str]) -> bool {
        self.passages.iter().any(|passage| {
            let text = passage.text.to_lowercase();
            phrases.iter().any(|phrase| text.contains(phrase))
        })
    }
}

/// So many words make a sheet. This program's own judgement.
const SHEET: usize = 150;
