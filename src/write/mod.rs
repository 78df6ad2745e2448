//! [`Sheet`]s → files: PDF, tags, metadata, proofs. The only place that knows a PDF crate.

mod cmap;
mod file;
mod folder;
mod fonts;
mod forms;
mod frozen;
mod icc;
mod images;
mod journal;
mod line;
mod links;
mod manifest;
mod metadata;
mod object;
mod operator;
mod outline;
mod over;
mod pages;
mod pdf;
mod pen;
mod proof;
mod sfnt;
mod syntax;
mod tags;
mod typing;

pub use frozen::{Frozen, Over, Press, freeze};

use crate::batch::Manifest;
use crate::diag::{Diagnostic, Report};
use crate::galley::Galleys;
use crate::handout::Fact;
use crate::layout::Step;
use crate::mark::{Ink, Owner};
use crate::packet::Piece;
use crate::page::Page;
use crate::sheet::{Forme, Sheet};
use crate::source::{Prints, Source};
use crate::structure::{Field, FieldKind, NodeId, Role, Structure};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::Path;

pub use folder::{made, swept};
pub use journal::Journal;

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
    /// What was done so that the matter fits a fixed number of pages.
    pub steps: Vec<Step>,
    /// How it is printed.
    pub prints: Prints,
    /// The pieces of a packet; none for a single handout.
    pub pieces: Vec<Piece>,
}

/// The PDF file of a job; `None` if the report holds an error.
pub fn pdf(report: &mut Report, made: &Made) -> Option<Vec<u8>> {
    match pdf::bytes(made) {
        Ok(bytes) => Some(bytes),
        Err(reason) => {
            report.push(
                Diagnostic::machine("pdf-not-written", format!("the PDF cannot be made: {reason}"))
                    .hint("if a font of your own is named here, try without it; otherwise report this with the files of the job"),
            );
            None
        }
    }
}

/// The sides of all sheets, in the order they are printed: the pages of the file.
pub fn sides(made: &Made) -> impl Iterator<Item = &Forme> {
    made.sheets
        .iter()
        .flat_map(|sheet| std::iter::once(&sheet.front).chain(&sheet.back))
}

/// The pages as text: pages, lines with their places in points, folios, and the tag tree.
pub fn proof(made: &Made) -> String {
    proof::text(made)
}

/// The manifest of a batch, as JSON.
pub fn manifest(manifest: &Manifest) -> String {
    manifest::text(manifest)
}

/// Writes a file as a whole or not at all: a failed build leaves the earlier file as it was.
pub fn save(report: &mut Report, path: &Path, bytes: &[u8]) -> Option<()> {
    told(report, path, replaced(path, bytes, None))
}

/// Writes over a file that is its author's and that nobody can build again: as a whole or not at all, where a link leads
/// to, with the permissions it had, and on the disk before the earlier one is let go.
pub fn save_over(report: &mut Report, path: &Path, bytes: &[u8]) -> Option<()> {
    let written = path.canonicalize().and_then(|real| {
        let permissions = std::fs::metadata(&real)?.permissions();
        replaced(&real, bytes, Some(permissions))
    });
    told(report, path, written)
}

fn told(report: &mut Report, path: &Path, written: std::io::Result<()>) -> Option<()> {
    match written {
        Ok(()) => Some(()),
        Err(error) => {
            report.push(refused(path, &error));
            None
        }
    }
}

/// Why a file could not be written, without the words of the system where there are plainer ones.
pub fn refused(path: &Path, error: &std::io::Error) -> Diagnostic {
    let shown = path.display();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let (message, hint) = match (folder, error.kind()) {
        (Some(folder), _) if !folder.exists() => (
            format!(
                "`{shown}` cannot be written: there is no folder `{}`",
                folder.display()
            ),
            "make it first, or name one that is there",
        ),
        (Some(folder), _) if !folder.is_dir() => (
            format!(
                "`{shown}` cannot be written: `{}` is a file, not a folder",
                folder.display()
            ),
            "name a folder that is there",
        ),
        (_, _) if path.is_dir() => {
            (format!("`{shown}` is a folder, not a file"), "name a file in it")
        }
        (_, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => (
            format!("`{shown}` cannot be written: this folder may not be written into"),
            "name a file in a folder of your own",
        ),
        (_, ErrorKind::StorageFull | ErrorKind::QuotaExceeded) => (
            format!("`{shown}` cannot be written: the disk is full"),
            "make room on it, or name a file on another",
        ),
        (_, _) => (
            format!("`{shown}` cannot be written"),
            "name a file in a folder that exists and that you may write to",
        ),
    };
    Diagnostic::machine("file-not-written", message).hint(hint)
}

/// Beside the target first, so that the last step is a change of name within one file system. The disk is waited for only
/// where permissions are kept: what a power cut takes of the others can be built again.
fn replaced(
    path: &Path,
    bytes: &[u8],
    kept: Option<std::fs::Permissions>,
) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut builder = tempfile::Builder::new();
    builder.prefix(folder::BEGIN).suffix(folder::END);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = builder.tempfile_in(folder.unwrap_or(Path::new(".")))?;
    // Says that somebody is at it, so that it is not swept away; where there are no locks nothing is lost but that.
    let _ = file.as_file().try_lock();
    file.write_all(bytes)?;
    if let Some(permissions) = kept {
        file.as_file().set_permissions(permissions)?;
        file.as_file().sync_all()?;
    }
    file.persist(path).map(drop).map_err(|error| error.error)
}

/// What the glyphs of each leaf say, in the order they are printed.
fn said(made: &Made) -> BTreeMap<NodeId, String> {
    let mut said: BTreeMap<NodeId, String> = BTreeMap::new();
    for mark in made.pages.iter().flat_map(|page| &page.marks) {
        if let (Owner::Node(leaf), Ink::Glyphs(run, _)) = (mark.owner, &mark.ink) {
            said.entry(leaf).or_default().push_str(&run.text);
        }
    }
    said
}

/// What the ink of a field says on paper: the box to tick is drawn, and a line to write on says nothing.
const fn mark_of(field: &Field) -> &'static str {
    match field.kind {
        FieldKind::Tick => "☐",
        FieldKind::Write => "",
        FieldKind::Blank => Fact::UNKNOWN,
    }
}

/// What the ink below a node says, in reading order.
fn words(structure: &Structure, said: &BTreeMap<NodeId, String>, node: NodeId) -> String {
    let each = structure.node(node);
    if let Role::Field(field) = &each.role {
        return mark_of(field).to_owned();
    }
    let mut all = said.get(&node).cloned().unwrap_or_default();
    for child in &each.children {
        all.push_str(&words(structure, said, *child));
    }
    all
}
