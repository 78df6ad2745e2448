//! All that one job is made from.

use crate::clinic::Clinic;
use crate::font::Fonts;
use crate::form::{Edge, Print};
use crate::handout::{Date, Handout};
use crate::layout::Layout;

/// The handout, the layout, the clinic and the fonts of one job; nothing is left to look up.
#[derive(Debug)]
pub struct Source {
    /// What is said.
    pub handout: Handout,
    /// How it looks.
    pub layout: Layout,
    /// Who gives it.
    pub clinic: Clinic,
    /// What it is set in.
    pub fonts: Fonts,
    /// The version to fill in: what the clinic's profile lacks is meant to be written.
    pub blank: bool,
}

/// What one job is asked to do.
#[derive(Debug, Clone)]
pub struct Job {
    /// The content file.
    pub content: std::path::PathBuf,
    /// Its text, if it is at hand and not to be read.
    pub text: Option<String>,
    /// A shipped layout's name, or the path of a layout file.
    pub layout: String,
    /// The clinic's profile; `clinic.toml` beside the content if there is one and none is named.
    pub clinic: Option<std::path::PathBuf>,
    /// Folders of further fonts.
    pub font_dirs: Vec<std::path::PathBuf>,
    /// How it is printed.
    pub prints: Prints,
    /// The version to fill in: lines to write on are meant where the clinic's profile is silent.
    pub blank: bool,
    /// The day of the build, for rules about overdue reviews; no output depends on it.
    pub today: Option<Date>,
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
}
