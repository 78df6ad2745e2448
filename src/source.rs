//! All that one job is made from.

use crate::clinic::Clinic;
use crate::field::Values;
use crate::font::Fonts;
use crate::form::{Edge, Print};
use crate::handout::{Date, Handout};
use crate::layout::Layout;
use crate::words::Words;

/// The handout, the layout, the clinic and the fonts of one job; nothing is left to look up.
#[derive(Debug, Clone)]
pub struct Source {
    /// What is said.
    pub handout: Handout,
    /// How it looks.
    pub layout: Layout,
    /// The same in another language, set together with it.
    pub partner: Option<Box<Handout>>,
    /// The layout before the language of the handout was known, where another language is set in it, too.
    pub plain: Option<Box<Layout>>,
    /// Who gives it.
    pub clinic: Clinic,
    /// What it is set in.
    pub fonts: Fonts,
    /// What is answered for one person.
    pub values: Values,
    /// The version to fill in: what the clinic's profile lacks is meant to be written.
    pub blank: bool,
}

impl Source {
    /// A translation, and apart from it the text that it translates; `None` if it is none.
    pub fn apart(&self) -> Option<(Self, Self)> {
        let original = self.handout.original.as_ref()?;
        let handout = original.handout.clone();
        let plain = self.plain.as_deref().unwrap_or(&self.layout);
        let layout = plain.for_language(&handout.language, &self.fonts);
        let source = Self { handout, layout, ..self.clone() };
        Some((source, self.clone()))
    }

    /// A translation as what is set together with its source.
    #[must_use]
    pub fn beside(self) -> Self {
        match self.apart() {
            Some((source, translation)) => Self {
                // A line of one language is level with that of the other.
                layout: self.layout.for_language(&source.handout.language, &self.fonts),
                partner: Some(Box::new(translation.handout)),
                ..source
            },
            None => self,
        }
    }

    /// The program's words, in the language of the handout.
    pub fn words(&self) -> Words {
        Words::of(&self.handout.language)
    }
}

/// What becomes of blocks that hang on an answer that nobody gives.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Undecided {
    /// It is an error: nobody may get what is not for them.
    #[default]
    Refuse,
    /// All stay, to be checked.
    Keep,
}

/// What one job is asked to do.
#[derive(Debug, Clone)]
pub struct Job {
    /// The content file; of a packet, the packet file.
    pub content: std::path::PathBuf,
    /// Its text, if it is at hand and not to be read.
    pub text: Option<String>,
    /// A shipped layout's name, or the path of a layout file; of a packet, nothing for the one it names itself.
    pub layout: String,
    /// The clinic's profile; `clinic.toml` beside the content if there is one and none is named.
    pub clinic: Option<std::path::PathBuf>,
    /// Folders of further fonts.
    pub font_dirs: Vec<std::path::PathBuf>,
    /// How it is printed.
    pub prints: Prints,
    /// The version to fill in: lines to write on are meant where the clinic's profile is silent.
    pub blank: bool,
    /// The day of the build, for rules about overdue reviews; no output depends on it but one that asks for `{today}`.
    pub today: Option<Date>,
    /// What is answered for one person, by name.
    pub values: Values,
    /// What becomes of blocks that hang on an answer that is not given.
    pub undecided: Undecided,
}

impl Job {
    /// A content file in a layout, and nothing else.
    pub fn new(
        content: impl Into<std::path::PathBuf>,
        layout: impl Into<String>,
    ) -> Self {
        Self {
            content: content.into(),
            text: None,
            layout: layout.into(),
            clinic: None,
            font_dirs: Vec::new(),
            prints: Prints::default(),
            blank: false,
            today: None,
            values: Values::default(),
            undecided: Undecided::default(),
        }
    }
}

/// How the sheets of a job are printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prints {
    /// What prints it.
    pub print: Print,
    /// The edge that the printer turns the paper over; the one that suits the sheet, if none is named.
    pub edge: Option<Edge>,
    /// A color bar beside the sheet.
    pub bars: bool,
    /// Pages and frames outlined and named, to be looked at and thrown away.
    pub outlines: bool,
    /// Its boxes and lines can be filled in on a screen.
    pub fillable: bool,
}
