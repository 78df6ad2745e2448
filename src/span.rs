//! Files, and places in them.

use crate::digest::Digest;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Which file of a [`Files`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A stretch of bytes in a file. Every value of the model that can be wrong has one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// Which file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// One past the last byte; not before `start`.
    pub end: u32,
}

impl Span {
    /// The bytes `range` of `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Self {
            file,
            start: at(range.start),
            end: at(range.end.max(range.start)),
        }
    }

    /// The bytes it covers.
    pub fn range(self) -> Range<usize> {
        let at = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
        at(self.start)..at(self.end)
    }
}

/// One text file of a job, as read.
#[derive(Debug, Clone)]
pub struct File {
    /// As the user named it.
    pub path: PathBuf,
    /// Its whole text.
    pub text: String,
}

/// The files of a job, in the order they were read.
#[derive(Debug, Clone, Default)]
pub struct Files {
    texts: Vec<File>,
    /// All that was read, texts or not, each with the digest of its bytes; if anybody asked for it.
    reads: Option<Vec<(PathBuf, Digest)>>,
}

impl Files {
    /// No file yet; of all that will be read a digest is kept.
    pub fn traced() -> Self {
        Self { texts: Vec::new(), reads: Some(Vec::new()) }
    }

    /// No file yet; digests are kept if these keep them.
    pub fn apart(&self) -> Self {
        let reads = self.reads.as_ref().map(|_| Vec::new());
        Self { texts: Vec::new(), reads }
    }

    /// Takes over the digests of files that were read apart; not their texts.
    pub fn adopt(&mut self, apart: Self) {
        if let (Some(reads), Some(more)) = (&mut self.reads, apart.reads) {
            reads.extend(more);
        }
    }

    /// Says that a file was read.
    pub fn was_read(&mut self, path: &Path, bytes: &[u8]) {
        if let Some(reads) = &mut self.reads {
            reads.push((path.to_owned(), Digest::of(bytes)));
        }
    }

    /// All that was read, with the digests of the bytes; nothing if they are not kept.
    pub fn reads(&self) -> &[(PathBuf, Digest)] {
        self.reads.as_deref().unwrap_or_default()
    }

    /// Adds a file and says which it is.
    pub fn add(&mut self, path: PathBuf, text: String) -> FileId {
        self.texts.push(File { path, text });
        FileId(u16::try_from(self.texts.len() - 1).unwrap_or(u16::MAX))
    }

    /// The file, if it was read.
    pub fn get(&self, id: FileId) -> Option<&File> {
        self.texts.get(usize::from(id.0))
    }

    /// The text a span covers; empty if the span is of another job.
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|file| file.text.get(span.range()))
            .unwrap_or_default()
    }

    /// Line and column, both from 1, of the first byte of a span.
    pub fn line_column(&self, span: Span) -> (usize, usize) {
        let Some(file) = self.get(span.file) else { return (1, 1) };
        let before = file.text.get(..span.range().start).unwrap_or(&file.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}
