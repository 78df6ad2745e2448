//! What the reader holds, and what is therefore asked of type, page and language.
//!
//! Where standards disagree, the number is a setting: a layout chooses the profile and may override each of its settings.
//! The numbers are those of RNIB, CDC (*Simply Put*), CMS, AHRQ and ACB as the rules that use them cite them.

use crate::geom::Length;

/// What the reader holds, which decides how small type may be and how long a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Profile {
    /// A folded brochure.
    Brochure,
    /// A sheet to take home.
    TakeHome,
    /// A sheet for those who see poorly.
    LargePrint,
    /// A sheet in Easy Read.
    EasyRead,
    /// A card for a wallet.
    WalletCard,
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Brochure,
        Self::TakeHome,
        Self::LargePrint,
        Self::EasyRead,
        Self::WalletCard,
    ];

    /// What layouts call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Brochure => "brochure",
            Self::TakeHome => "take-home",
            Self::LargePrint => "large-print",
            Self::EasyRead => "easy-read",
            Self::WalletCard => "wallet-card",
        }
    }
}

/// What is asked of a handout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Running text should be so large.
    pub body: Length,
    /// Running text must be so large.
    pub body_least: Length,
    /// All else should be so large.
    pub small: Length,
    /// Leading of running text, in hundredths of its size, at least.
    pub leading: i32,
    /// Characters in a full line of running text, at least.
    pub line_least: usize,
    /// And at most.
    pub line_most: usize,
    /// The reading grade aimed at; `None` if none is asked for.
    pub grade: Option<i32>,
    /// The reading grade from which on it is a warning.
    pub grade_most: i32,
    /// Words in a sentence, at most.
    pub sentence: usize,
    /// Words in a sentence on average, at most.
    pub sentence_mean: usize,
    /// Items in a list, at most.
    pub list: usize,
    /// Items in a list of sentences, at most.
    pub list_sentences: usize,
    /// Words in all, at most.
    pub words: usize,
    /// Pages, at most.
    pub pages: usize,
    /// From the text to the edge of the paper, at least.
    pub margin: Length,
    /// Words of italics in a row, at most.
    pub italics: usize,
    /// How micrograms are written.
    pub microgram: Microgram,
    /// Whether `ml` and `l` may be written with a small letter.
    pub small_litre: bool,
    /// How the frequency of side effects is told.
    pub frequency: Frequency,
}

/// How micrograms are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Microgram {
    /// `mcg`, as in the United States (ISMP).
    Mcg,
    /// In full, as in the United Kingdom (NHS).
    Full,
}

/// How the frequency of side effects is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Frequency {
    /// As numbers only: "1 in 10 people".
    Number,
    /// As a word with its number: "common (more than 1 in 100 people)".
    WordAndNumber,
}

impl Settings {
    /// The settings of a profile.
    pub fn of(profile: Profile) -> Self {
        let pt = Length::pt;
        let sheet = Self {
            body: pt(12),
            body_least: pt(9),
            small: pt(9),
            leading: 120,
            line_least: 30,
            line_most: 80,
            grade: Some(6),
            grade_most: 8,
            sentence: 20,
            sentence_mean: 15,
            list: 7,
            list_sentences: 5,
            words: 700,
            pages: 4,
            margin: Length::tenths_pt(360),
            italics: 5,
            microgram: Microgram::Mcg,
            small_litre: false,
            frequency: Frequency::Number,
        };
        match profile {
            Profile::TakeHome => sheet,
            Profile::Brochure => Self {
                body: pt(11),
                line_most: 70,
                sentence: 15,
                list: 5,
                words: 500,
                pages: 8,
                margin: Length::mm(6),
                ..sheet
            },
            Profile::LargePrint => Self {
                body: pt(18),
                body_least: pt(16),
                small: pt(14),
                leading: 125,
                line_most: 65,
                sentence: 15,
                list: 5,
                pages: 12,
                margin: Length::tenths_pt(540),
                italics: 0,
                ..sheet
            },
            Profile::EasyRead => Self {
                body: pt(16),
                body_least: pt(14),
                small: pt(12),
                leading: 150,
                line_most: 50,
                grade: Some(4),
                grade_most: 4,
                sentence: 15,
                list: 5,
                words: 1000,
                pages: 24,
                italics: 0,
                ..sheet
            },
            Profile::WalletCard => Self {
                body: pt(8),
                body_least: pt(8),
                small: pt(7),
                leading: 115,
                line_least: 20,
                grade: None,
                sentence: 12,
                list: 4,
                words: 60,
                pages: 2,
                margin: Length::mm(3),
                ..sheet
            },
        }
    }
}
