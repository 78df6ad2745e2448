//! The files that a batch names: contents, layouts and profiles, found and told apart.

use super::super::at::At;
use super::super::extends::Which;
use super::super::near::{listed, nearest};
use super::super::raw::batch as raw;
use super::super::{overlay, read, shipped};
use super::{Plan, glob};
use crate::batch;
use crate::diag::{Diagnostic, Report};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use toml::de::DeTable;

/// The layout where none is named, as for `build`.
const USUAL: &str = "take-home-letter";

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Content,
    Clinic,
}

impl What {
    const fn name(self) -> &'static str {
        match self {
            Self::Content => "content file",
            Self::Clinic => "clinic profile",
        }
    }
}

/// A content file, a layout or a profile.
#[derive(Debug, Clone, Default)]
pub struct Named {
    /// As the batch names it.
    pub shown: String,
    /// What it is called in names.
    pub stem: String,
    /// Where it is; of a layout that comes with the program, its name.
    pub path: PathBuf,
    /// Of a content, what names can say of it.
    pub facts: Facts,
    /// Of a content, the profile beside it. It is named here, so that one that is put there later is something else.
    pub beside: Option<Box<Self>>,
}

/// What a name can say of a content.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    pub id: Option<String>,
    pub version: Option<String>,
    pub language: Option<String>,
    /// Whether it asks for the day.
    pub dated: bool,
}

impl Plan<'_> {
    /// The files that a list names, each once, in the order of the list.
    pub(super) fn files(
        &mut self,
        list: &[At<String>],
        what: What,
        own: &Path,
        raw: &raw::Batch,
    ) -> Vec<Named> {
        // `*.toml` means the contents, where the batch, the layouts and the profiles may lie beside them.
        let mut others: BTreeSet<PathBuf> = BTreeSet::from([own.to_owned()]);
        if what == What::Content {
            let beside = |each: &At<String>| self.folder.join(&each.value);
            others.extend(raw.layouts.iter().chain(&raw.clinics).map(beside));
        }
        let mut seen: BTreeSet<PathBuf> = BTreeSet::new();
        let mut named = Vec::new();
        for each in list {
            for shown in self.matches(each, what, &others) {
                let file = self.file(&shown, each, what);
                if seen.insert(file.path.clone()) {
                    named.push(file);
                }
            }
        }
        named
    }

    /// What an entry of a list names: itself, or all that fits it.
    fn matches(
        &mut self,
        written: &At<String>,
        what: What,
        others: &BTreeSet<PathBuf>,
    ) -> Vec<String> {
        let pattern = written.value.as_str();
        if !pattern.contains('*') {
            return vec![pattern.to_owned()];
        }
        let place = self.places.span(&written.range);
        let (folder, _) = glob::parted(pattern);
        if folder.contains('*') {
            let wrong =
                Diagnostic::error("batch-star", "a folder cannot have a * in its name");
            let hint = "write the folder in full; a * may stand in the name of the file";
            self.report.push(wrong.at(place).hint(hint));
            return Vec::new();
        }
        let found = glob::files(&self.folder, pattern).unwrap_or_default();
        let is_profile = |shown: &String| glob::parted(shown).1 == "clinic.toml";
        let fitting: Vec<String> = found
            .into_iter()
            .filter(|shown| what != What::Content || !is_profile(shown))
            .filter(|shown| !others.contains(&self.folder.join(shown)))
            .collect();
        if fitting.is_empty() {
            let wrong = Diagnostic::error(
                "batch-no-file",
                format!("no {} fits `{pattern}`", what.name()),
            );
            let hint = "check the folder and the letters around the *";
            self.report.push(wrong.at(place).hint(hint));
        }
        fitting
    }

    pub(super) fn file(
        &mut self,
        shown: &str,
        written: &At<String>,
        what: What,
    ) -> Named {
        let path = self.folder.join(shown);
        if !path.is_file() {
            let message = if path.is_dir() {
                format!("`{shown}` is a folder, not a {}", what.name())
            } else {
                format!("there is no {} `{shown}`", what.name())
            };
            let (parent, name) = glob::parted(shown);
            let there = glob::files(&self.folder, &format!("{parent}*.toml"));
            let there = there.unwrap_or_default();
            let names = there.iter().map(|each| glob::parted(each).1);
            let hint = nearest(name, names)
                .map_or_else(
                    || "check the name and the folder; it is named from the folder of this file".to_owned(),
                    |near| format!("write \"{parent}{near}\""),
                );
            let place = self.places.span(&written.range);
            self.report
                .push(Diagnostic::error("file-missing", message).at(place).hint(hint));
        }
        let (shown, stem) = (shown.to_owned(), stem(&path));
        match what {
            What::Clinic => Named { shown, stem, path, ..Named::default() },
            What::Content => {
                let (facts, beside) = (facts(&path), self.beside(&path).map(Box::new));
                Named { shown, stem, path, facts, beside }
            }
        }
    }

    fn beside(&self, content: &Path) -> Option<Named> {
        let path = content.with_file_name("clinic.toml");
        if path == content || !path.is_file() {
            return None;
        }
        let shown = batch::shown(&self.folder, &path);
        Some(Named { shown, stem: stem(&path), path, ..Named::default() })
    }

    pub(super) fn layout(&mut self, written: Option<&At<String>>) -> Named {
        let shown = written.map_or(USUAL, |written| written.value.as_str());
        let which = Which::of(shown, &self.folder);
        let stem = which.name();
        let (path, wrong) = match &which {
            Which::At(path) => {
                let missing = format!("there is no layout file `{shown}`");
                let hint = "check the name and the folder; it is named from the folder of this file";
                let wrong =
                    (!path.is_file()).then(|| ("file-missing", missing, hint.to_owned()));
                (path.clone(), wrong)
            }
            Which::Shipped(name) => {
                let names = || shipped::names();
                let hint = nearest(name, names()).map_or_else(
                    || format!("the layouts are {}; a file of your own is named with its .toml", listed(names(), "and")),
                    |near| format!("write \"{near}\""),
                );
                let unknown = format!("there is no layout `{name}`");
                let wrong = shipped::find(name).is_none().then_some((
                    "layout-unknown",
                    unknown,
                    hint,
                ));
                (PathBuf::from(name), wrong)
            }
        };
        if let (Some((rule, message, hint)), Some(written)) = (wrong, written) {
            let place = self.places.span(&written.range);
            self.report
                .push(Diagnostic::error(rule, message).at(place).hint(hint));
        }
        Named {
            shown: shown.to_owned(),
            stem,
            path,
            ..Named::default()
        }
    }
}

fn stem(path: &Path) -> String {
    path.file_stem()
        .map(|stem| stem.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// What names can say of a content: of its head what is there, and nothing of what is wrong with it. What a translation does
/// not say, its source does.
fn facts(path: &Path) -> Facts {
    let own = facts_of(path);
    let source = own.source.as_deref().and_then(|name| {
        let source = path.with_file_name(name);
        (source != path).then(|| facts_of(&source).facts)
    });
    match source {
        None => own.facts,
        Some(source) => Facts {
            id: own.facts.id.or(source.id),
            version: own.facts.version.or(source.version),
            language: own.facts.language,
            dated: own.facts.dated || source.dated,
        },
    }
}

/// What one file says.
struct Said {
    facts: Facts,
    /// What it translates.
    source: Option<String>,
}

fn facts_of(path: &Path) -> Said {
    let mut apart = Report::default();
    let text = read::text(&mut apart, path, "content file")
        .map(|file| read::owned(&apart, file))
        .unwrap_or_default();
    let (table, _) = DeTable::parse_recoverable(&text);
    let fact = |key: &str| {
        let words = table.get_ref().get(key)?.get_ref().as_str()?;
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        (!words.is_empty()).then_some(words)
    };
    let facts = Facts {
        id: fact("id"),
        version: fact("version"),
        language: fact("language"),
        dated: text.contains("{today") || text.lines().any(hangs_on_the_day),
    };
    Said { facts, source: fact(overlay::KEY) }
}

/// Whether a line of a content has a condition with the day in it.
fn hangs_on_the_day(line: &str) -> bool {
    line.contains("when") && line.contains("=") && line.contains("today")
}
