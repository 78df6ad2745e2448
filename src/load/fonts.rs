//! The faces of a job: those built in, and those of the folders the user names, in the order of their names.

use super::layout::Read;
use super::near::{listed, nearest};
use super::read;
use crate::diag::{Diagnostic, Report};
use crate::font::{File, Fonts, Unusable};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A font file is at most so large; the largest in use have 30 MB.
const LARGEST_FONT: u64 = 64 * 1024 * 1024;

/// Reads the faces; a font that cannot be used is an error.
pub fn read(report: &mut Report, folders: &[PathBuf]) -> Fonts {
    let mut fonts = Fonts::built_in();
    for folder in folders {
        for path in files(report, folder) {
            if let Some(bytes) = read::bytes(report, &path, LARGEST_FONT, "font file")
                && let Err(why) = fonts.add(File::Read(Arc::new(bytes)))
            {
                let why = match why {
                    Unusable::NotAFont => "is not a TrueType or OpenType font",
                    Unusable::Nameless => "has no family name",
                };
                report.push(
                    Diagnostic::machine(
                        "font-broken",
                        format!("`{}` {why}", path.display()),
                    )
                    .hint("replace the file, or take it out of the folder"),
                );
            }
        }
    }
    fonts
}

/// The font files of a folder, by name.
pub(super) fn files(report: &mut Report, folder: &Path) -> Vec<PathBuf> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            report.push(
                Diagnostic::machine(
                    "font-folder",
                    format!("cannot read the font folder `{}`", folder.display()),
                )
                .hint(format!("the system says: {error}")),
            );
            return Vec::new();
        }
    };
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| {
            path.extension().is_some_and(|extension| {
                extension.eq_ignore_ascii_case("ttf")
                    || extension.eq_ignore_ascii_case("otf")
            })
        })
        .collect();
    files.sort();
    files
}

/// Whether every family of a layout is there; reports those that are not.
pub fn has_families(report: &mut Report, fonts: &Fonts, read: &Read) -> bool {
    let mut there: Vec<&str> =
        fonts.faces().iter().map(|face| face.family.as_str()).collect();
    there.sort_unstable();
    there.dedup();
    let mut all = true;
    for (family, place) in read.layout.families.iter().zip(&read.families) {
        if !fonts.has_family(family) {
            all = false;
            let hint = match nearest(family, there.iter().copied()) {
                Some(near) => format!("write \"{near}\""),
                None => format!(
                    "write {}, or name its folder with --font-dir",
                    listed(there.iter().copied(), "or")
                ),
            };
            let unknown = format!("there is no font family `{family}`");
            report.push(Diagnostic::error("font-unknown", unknown).at(*place).hint(hint));
        }
    }
    all
}
