//! The folders that are written into: made if they are not there, and swept of what a run that was killed left behind.

use crate::diag::{Diagnostic, Report};
use std::fs::{OpenOptions, TryLockError};
use std::io::ErrorKind;
use std::path::Path;

/// How the name of a file in the making begins. It is in the folder of the file that it becomes.
pub(super) const BEGIN: &str = ".handout-";
/// How it ends.
pub(super) const END: &str = ".tmp";
/// How many letters and digits stand between.
const BETWEEN: usize = 6;

/// Makes a folder, with those above it, if it is not there; `None` if the report says why not.
pub fn made(report: &mut Report, folder: &Path) -> Option<()> {
    if folder.as_os_str().is_empty() {
        return Some(());
    }
    let Err(error) = std::fs::create_dir_all(folder) else { return Some(()) };
    let shown = folder.display();
    let file = folder.ancestors().find(|each| each.is_file());
    let (message, hint) = match (file, error.kind()) {
        (Some(file), _) => (
            format!("`{}` is a file, not a folder", file.display()),
            "name another folder to write into",
        ),
        (None, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => (
            format!("the folder `{shown}` cannot be made: you may not write there"),
            "name a folder that you may write into",
        ),
        (None, _) => (
            format!("the folder `{shown}` cannot be made"),
            "name a folder on a disk that can be written to",
        ),
    };
    report.push(Diagnostic::machine("cannot-write", message).hint(hint));
    None
}

/// Takes away the files in the making that nobody is at any more, and says how many. No other file is touched.
pub fn swept(folder: &Path) -> usize {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    entries
        .filter(|entry| {
            entry.file_name().to_str().is_some_and(is_in_the_making)
                && entry.file_type().is_ok_and(|kind| kind.is_file())
                && is_left(&entry.path())
                && std::fs::remove_file(entry.path()).is_ok()
        })
        .count()
}

fn is_in_the_making(name: &str) -> bool {
    let between = name.strip_prefix(BEGIN).and_then(|rest| rest.strip_suffix(END));
    between.is_some_and(|between| {
        between.len() == BETWEEN
            && between.bytes().all(|byte| byte.is_ascii_alphanumeric())
    })
}

/// Who writes a file holds its lock until it has its name, and loses it when killed.
fn is_left(path: &Path) -> bool {
    let file = OpenOptions::new().write(true).open(path);
    file.is_ok_and(|file| !matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
}

#[cfg(test)]
mod tests {
    use super::{is_in_the_making, swept};
    use std::fs::{self, File};

    #[test]
    fn only_what_was_left_in_the_making_is_swept() {
        let folder = tempfile::tempdir().unwrap_or_else(|why| panic!("{why}"));
        let at = |name: &str| folder.path().join(name);
        for name in [".handout-a1B2c3.tmp", ".handout-held00.tmp", "a.pdf", ".tmpAb12Cd"]
        {
            assert!(fs::write(at(name), "x").is_ok());
        }
        assert!(fs::create_dir(at(".handout-folder.tmp")).is_ok());
        let held = File::open(at(".handout-held00.tmp")).ok();
        assert!(held.as_ref().is_some_and(|file| file.try_lock().is_ok()));
        assert_eq!(swept(folder.path()), 1);
        let mut left: Vec<_> = fs::read_dir(folder.path())
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.file_name())
            .collect();
        left.sort();
        assert_eq!(
            left,
            [".handout-folder.tmp", ".handout-held00.tmp", ".tmpAb12Cd", "a.pdf"]
        );
        drop(held);
        assert_eq!(swept(folder.path()), 1, "its writer is gone");
    }

    #[test]
    fn a_name_that_only_looks_alike_is_left_alone() {
        assert!(is_in_the_making(".handout-AbC123.tmp"));
        for name in [
            "handout-AbC123.tmp",
            ".handout-AbC12.tmp",
            ".handout-AbC1234.tmp",
            ".handout-AbC-23.tmp",
            ".handout-.tmp",
            ".handout.tmp",
            ".handout-AbC123.tmp.pdf",
            ".handout-éé12.tmp",
        ] {
            assert!(!is_in_the_making(name), "{name}");
        }
    }
}
