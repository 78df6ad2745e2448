//! Files → [`Source`]: reads content, layout, clinic and fonts of a job. Nothing is left to default afterwards.

use crate::diag::Report;
use crate::source::{Job, Source};

/// Reads the files of a job; `None` if the report holds an error.
pub fn source(report: &mut Report, job: &Job) -> Option<Source> {
    let _ = (report, job);
    None
}

// Stub until the real stage is merged.

/// Which kind of file a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A content file.
    Content,
    /// A layout.
    Layout,
    /// A clinic's profile.
    Clinic,
}

/// A layout that is built in.
#[derive(Debug, Clone)]
pub struct ShippedLayout {
    /// The name it is asked for by.
    pub name: &'static str,
    /// One line about it.
    pub title: String,
    /// The file.
    pub toml: &'static str,
}

/// The layouts that are built in.
pub fn layouts() -> Vec<ShippedLayout> {
    vec![ShippedLayout {
        name: "take-home-letter",
        title: "Take-home sheet, Letter".to_owned(),
        toml: "title = \"Take-home sheet, Letter\"\n",
    }]
}

/// The JSON Schema of a kind of file.
pub fn schema(kind: Kind) -> String {
    let _ = kind;
    "{}".to_owned()
}

/// A content file to begin with.
pub fn scaffold(title: &str) -> String {
    format!("title = {title:?}\n")
}

/// The faces that are built in, and those of some folders.
pub fn fonts(report: &mut Report, folders: &[std::path::PathBuf]) -> crate::font::Fonts {
    for folder in folders.iter().filter(|folder| !folder.is_dir()) {
        let message = format!("cannot read the font folder `{}`", folder.display());
        report.push(crate::diag::Diagnostic::machine("font-folder", message));
    }
    crate::font::Fonts::built_in()
}
