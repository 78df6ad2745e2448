//! What the rules about words look at: the handout as a row of passages.

use super::index::Index;
use super::passages::{self, Passage};
use super::tokens::{Sort, Token, is_cased};
use crate::fever::Fever;
use crate::handout::{Block, BlockKind, Date, Handout};
use crate::language;
use crate::profile::{Profile, Settings};
use crate::span::{Files, Span};

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
    /// Where its words stand.
    pub index: Index,
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
        let index = Index::of(&passages);
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
            index,
        }
    }

    /// Whether the handout is in English.
    pub fn english(&self) -> bool {
        language::primary(&self.handout.language).eq_ignore_ascii_case("en")
    }

    /// The primary language, in small letters: `en`, `es`.
    pub fn language(&self) -> String {
        language::primary(&self.handout.language).to_ascii_lowercase()
    }

    /// The country of care, as its language names it, or else, in a translation, that of its source: `US`.
    pub fn country(&self) -> &str {
        let of = |tag: &'a str| tag.split('-').skip(1).find(|part| part.len() == 2);
        let source = self.handout.translation.as_deref();
        of(&self.handout.language)
            .or_else(|| of(&source?.from))
            .unwrap_or_default()
    }

    /// Whether words stand apart in its language, so that they can be counted.
    pub fn parts_words(&self) -> bool {
        language::parts_words(&self.handout.language)
    }

    /// Whether decimals follow a point in its language, as `0.5`; elsewhere a comma.
    pub fn points(&self) -> bool {
        language::has_decimal_point(&self.handout.language)
    }

    /// Where words of other languages than the handout's were written.
    pub fn foreign(&self) -> Vec<Span> {
        let foreign = self.passages.iter().flat_map(|passage| {
            let ranges = passage.foreign.iter();
            ranges.map(|range| passage.span(self.files, range.clone()))
        });
        foreign.collect()
    }

    /// The numbers in reading order: the passage of each, by its place, and its token.
    pub fn numbers(&self) -> impl Iterator<Item = (usize, usize)> {
        self.passages.iter().enumerate().flat_map(|(at, passage)| {
            let numbers = passage.tokens.iter().enumerate();
            let numbers = numbers.filter(|(_, token)| token.sort == Sort::Number);
            numbers.map(move |(place, _)| (at, place))
        })
    }

    /// Where some words stand, or where rows of words may that begin with them, and all numbers: each place once, in
    /// reading order.
    pub fn words_and_numbers<W: AsRef<str>>(
        &self,
        words: impl IntoIterator<Item = W>,
    ) -> Vec<(usize, usize)> {
        let mut places = self.index.places(words);
        places.extend(self.numbers());
        places.sort_unstable();
        places.dedup();
        places
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
        let mut words = 0;
        let passages = self.passages.iter().filter(|passage| !passage.short);
        passages.into_iter().any(|passage| {
            let tokens = passage.tokens.iter().filter(|token| token.sort == Sort::Word);
            words += tokens.map(|token| self.words_in(passage, token)).sum::<usize>();
            words >= SHEET
        })
    }

    /// How many words a run of letters holds: where nothing parts them, about one in two characters.
    fn words_in(&self, passage: &Passage<'_>, token: &Token) -> usize {
        let text = passage.text.get(token.range.clone()).unwrap_or_default();
        let runs_on = !self.parts_words() && !text.starts_with(is_cased);
        if runs_on { text.chars().count().div_ceil(2) } else { 1 }
    }

    /// Whether it tells of the medicines that a person takes: it has a table of them, or calls itself so.
    pub fn tells_medicines(&self) -> bool {
        let kind = self.handout.kind.as_ref();
        let kind = kind.map(|kind| kind.words.to_lowercase()).unwrap_or_default();
        MEDICINES.iter().any(|word| kind.contains(word))
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

/// What a sheet about medicines calls itself, in the languages that the program speaks.
const MEDICINES: [&str; 17] = [
    "treatment",
    "medicine",
    "medication",
    "chemo",
    "tratamiento",
    "medicamento",
    "medicina",
    "quimio",
    "علاج",
    "دواء",
    "أدوية",
    "治疗",
    "药",
    "化疗",
    "điều trị",
    "thuốc",
    "hóa trị",
];

/// So many words make a sheet. This program's own judgement.
const SHEET: usize = 150;
