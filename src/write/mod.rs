//! [`crate::sheet::Sheet`]s → files: PDF, tags, metadata, proofs. The only place that knows a PDF crate.

use crate::diag::Report;
use crate::galley::Galleys;
use crate::page::Page;
use crate::sheet::Sheet;
use crate::source::Source;

/// All that is written: what the stages before have made.
#[derive(Debug)]
pub struct Made {
    /// What it was made from.
    pub source: Source,
    /// The galleys, with the logical tree and the pictures.
    pub galleys: Galleys,
    /// The pages.
    pub pages: Vec<Page>,
    /// The sheets.
    pub sheets: Vec<Sheet>,
}

/// The PDF file of a job; `None` if the report holds an error.
pub fn pdf(report: &mut Report, made: &Made) -> Option<Vec<u8>> {
    let _ = (report, made);
    None
}

/// The pages as text: pages, lines with their places in points, folios, and the tag tree.
pub fn proof(made: &Made) -> String {
    let _ = made;
    String::new()
}

// Stub until the real stage is merged.

/// Writes a file whole or not at all; `None` if the report says why not.
pub fn save(report: &mut Report, path: &std::path::Path, bytes: &[u8]) -> Option<()> {
    match std::fs::write(path, bytes) {
        Ok(()) => Some(()),
        Err(why) => {
            let message = format!("cannot write {}: {why}", path.display());
            report.push(crate::diag::Diagnostic::machine("cannot-write", message));
            None
        }
    }
}
