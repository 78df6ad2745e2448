//! What a batch has made so far, a line a handout, until the manifest is written: after an interruption the next run goes
//! on from there. It also holds the lock, so that no two runs write one manifest.

use super::manifest;
use crate::batch::{Batch, Entry};
use crate::diag::{Diagnostic, Report};
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// The journal of a run.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    /// Nothing, where none can be kept: then a run that was killed begins anew, and nothing else is lost.
    file: Option<File>,
}

impl Journal {
    /// Where the journal of a batch is.
    pub fn path(batch: &Batch) -> PathBuf {
        batch.output.join(format!(".{}.journal", batch.manifest))
    }

    /// Begins a run, or goes on with one that did not end; `None` if another run is at it, which the report says.
    pub fn begin(report: &mut Report, batch: &Batch) -> Option<Self> {
        let path = Self::path(batch);
        // A run that was just ending may have taken away the journal that was opened here.
        let opened = (0..10)
            .map(|_| open(&path))
            .find(|opened| !matches!(opened, Ok(Some(_))) || path.exists())
            .unwrap_or(Ok(None));
        match opened {
            Ok(file) => Some(Self { path, file }),
            Err(Busy) => {
                let shown = batch.output.display();
                let message = format!("another batch is writing into `{shown}`");
                report.push(
                    Diagnostic::machine("batch-busy", message).hint(
                        "wait until it is done, or name another output or manifest",
                    ),
                );
                None
            }
        }
    }

    /// Notes a handout whose file has its name.
    pub fn add(&mut self, entry: &Entry) {
        let line = manifest::line(entry);
        // What cannot be noted is made again if the run is interrupted. A line that is cut off would spoil the next.
        if let Some(mut file) = self.file.take()
            && file.write_all(line.as_bytes()).is_ok()
        {
            self.file = Some(file);
        }
    }

    /// Ends a run whose manifest is written.
    pub fn end(self) {
        // While the lock is held, so that nobody takes it up in between. What cannot be taken away is read, and does no harm.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Another run holds the lock.
struct Busy;

/// The journal, locked, with the next line at its end; nothing, where it cannot be written.
fn open(path: &Path) -> Result<Option<File>, Busy> {
    let file = OpenOptions::new().read(true).append(true).create(true).open(path);
    let Ok(mut file) = file else { return Ok(None) };
    match file.try_lock() {
        // Some file systems have no locks.
        Ok(()) | Err(TryLockError::Error(_)) => {}
        Err(TryLockError::WouldBlock) => return Err(Busy),
    }
    let mut lines = Vec::new();
    let whole = file
        .seek(SeekFrom::Start(0))
        .and_then(|_| file.read_to_end(&mut lines))
        .and_then(|_| {
            let end =
                lines.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
            file.set_len(u64::try_from(end).unwrap_or(0))
        });
    Ok(whole.is_ok().then_some(file))
}
