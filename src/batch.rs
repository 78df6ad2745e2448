//! Many jobs at once: what is to be made, and what was made the last time.
//!
//! A file is left as it is only if everything says that making it again would give the same bytes: see [`Entry`].

use crate::digest::Digest;
use crate::handout::Date;
use crate::source::Job;
use std::path::{Path, PathBuf};

/// The jobs of a batch and where they go.
#[derive(Debug)]
pub struct Batch {
    /// The folder that the files of the jobs are named from; empty for the current one.
    pub folder: PathBuf,
    /// The folder that is written into.
    pub output: PathBuf,
    /// What the manifest is called in it.
    pub manifest: String,
    /// What is to be made, in the order of the manifest. No two have one name, also where capitals are not told apart.
    pub jobs: Vec<Planned>,
}

/// One handout of a batch.
#[derive(Debug, Clone)]
pub struct Planned {
    /// The job.
    pub job: Job,
    /// What it is made of.
    pub of: Combination,
    /// The PDF below the output folder, with `/` between folders, none of them `..`. `None` if the name asks for facts of
    /// the content that cannot be read; making it then says why.
    pub file: Option<String>,
    /// A digest of the program's version and of all that is asked but the files themselves. The day is not in it.
    pub options: Digest,
    /// The content asks for the day, which no other rule of skipping knows of.
    pub dated: bool,
}

/// The files of a handout, as the batch names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combination {
    /// The content.
    pub content: String,
    /// The layout.
    pub layout: String,
    /// The clinic's profile, if there is one.
    pub clinic: Option<String>,
}

/// All that is known of a batch after a run: the manifest.
#[derive(Debug, Default)]
pub struct Manifest {
    /// What was made and is up to date, in the order of the jobs.
    pub outputs: Vec<Entry>,
    /// What could not be made, in the order of the jobs.
    pub missing: Vec<Missing>,
    /// What an earlier run made and this one did not ask for; by name.
    pub left: Vec<Left>,
}

/// A handout that was made.
///
/// It need not be made again while [`digest`] of the options and inputs is `hash`, the file's is `sha256`, and the rules
/// have nothing new to say on this day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The PDF, below the output folder.
    pub file: String,
    /// The digest of its bytes.
    pub sha256: Digest,
    /// What it is made of.
    pub of: Combination,
    /// The number of the handout.
    pub id: String,
    /// Its version.
    pub version: String,
    /// Its language.
    pub language: String,
    /// How far it may be used: sample, draft or approved.
    pub status: String,
    /// The day the content must be checked again.
    pub check_again: Option<Date>,
    /// How many pages the reader turns.
    pub pages: usize,
    /// How many warnings there were.
    pub warnings: usize,
    /// All files that were read for it, in the order they were first read, from the batch's folder.
    pub inputs: Vec<Input>,
    /// The digest of the options and the inputs.
    pub hash: Digest,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// The file, from the batch's folder, with `/` between folders.
    pub file: String,
    /// The digest of its bytes.
    pub sha256: Digest,
}

/// A handout that could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// What it is made of.
    pub of: Combination,
    /// How many errors there are; none, if it was not tried after another had failed.
    pub errors: usize,
    /// The file of an earlier run that stands there still. It is not what the content says now.
    pub earlier: Option<Left>,
}

/// A file of an earlier run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The PDF, below the output folder.
    pub file: String,
    /// The digest of its bytes.
    pub sha256: Digest,
}

impl Manifest {
    /// All files of the batch that are known to stand in the output folder.
    pub fn files(&self) -> impl Iterator<Item = Left> {
        let made = self.outputs.iter();
        let made = made.map(|each| Left { file: each.file.clone(), sha256: each.sha256 });
        let earlier = self.missing.iter().filter_map(|each| each.earlier.clone());
        made.chain(earlier).chain(self.left.iter().cloned())
    }
}

/// The digest of all that a handout depends on.
pub fn digest(options: Digest, inputs: &[Input]) -> Digest {
    let options = options.to_string();
    let digests: Vec<String> =
        inputs.iter().map(|each| each.sha256.to_string()).collect();
    let inputs = inputs.iter().zip(&digests);
    let inputs =
        inputs.flat_map(|(input, digest)| [input.file.as_str(), digest.as_str()]);
    Digest::of_all(std::iter::once(options.as_str()).chain(inputs))
}

/// A file as it is named from a folder, with `/` between folders; the same on every machine and from every current folder.
pub fn shown(folder: &Path, file: &Path) -> String {
    let from = file.strip_prefix(folder).unwrap_or(file);
    let shown = from.to_string_lossy().into_owned();
    if cfg!(windows) { shown.replace('\\', "/") } else { shown }
}
