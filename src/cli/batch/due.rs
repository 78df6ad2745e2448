//! Whether a handout must be made again. Whatever is in doubt is made.

use super::Run;
use handout::batch::{self, Entry, Input, Planned};
use handout::digest::Digest;
use handout::{check, load};
use std::path::Path;

/// Why a handout is made again.
#[derive(Debug, PartialEq, Eq)]
pub enum Why {
    New,
    Asked,
    Options,
    Input(String),
    Output,
    Review,
    Warnings,
    Day,
}

impl<'a> Run<'a> {
    /// The entry of a handout that is what it was; otherwise, why it must be made.
    pub(super) fn due(&self, planned: &Planned) -> Result<&'a Entry, Why> {
        let file = planned.file.as_deref().ok_or(Why::New)?;
        let entry = *self.entries.get(file).ok_or(Why::New)?;
        if self.args.force {
            return Err(Why::Asked);
        }
        let mut now: Vec<Input> = Vec::new();
        for input in &entry.inputs {
            let Some(sha256) = self.digest(&self.batch.folder.join(&input.file)) else {
                return Err(Why::Input(input.file.clone()));
            };
            if sha256 != input.sha256 {
                return Err(Why::Input(input.file.clone()));
            }
            now.push(Input { file: input.file.clone(), sha256 });
        }
        if batch::digest(planned.options, &now) != entry.hash {
            return Err(Why::Options);
        }
        if load::digest(&self.batch.output.join(file)) != Some(entry.sha256) {
            return Err(Why::Output);
        }
        // No file whose content is due to be checked is passed over in silence.
        let far = |again| check::review_is_far(again, self.today);
        if !entry.check_again.is_none_or(far) {
            return Err(Why::Review);
        }
        if planned.dated {
            return Err(Why::Day);
        }
        if self.args.strict && entry.warnings > 0 {
            return Err(Why::Warnings);
        }
        Ok(entry)
    }

    /// The digest of a file that many handouts may be made from.
    fn digest(&self, path: &Path) -> Option<Digest> {
        let known = || self.digests.lock().ok()?.get(path).copied();
        if let Some(digest) = known() {
            return digest;
        }
        let digest = load::digest(path);
        if let Ok(mut digests) = self.digests.lock() {
            digests.insert(path.to_owned(), digest);
        }
        digest
    }
}

impl Why {
    /// It, in a list.
    pub fn told(&self) -> String {
        match self {
            Self::New => "new".to_owned(),
            Self::Asked => "made again, as asked".to_owned(),
            Self::Options => "the batch or the program has changed".to_owned(),
            Self::Input(file) => format!("{file} has changed"),
            Self::Output => "the file is gone or was changed".to_owned(),
            Self::Review => "the content is due to be checked".to_owned(),
            Self::Day => "it says the day".to_owned(),
            Self::Warnings => "it has warnings".to_owned(),
        }
    }
}
