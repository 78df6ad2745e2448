//! The files of a layout: the one that is asked for, and those it extends, into one table.

use super::near::{listed, nearest};
use super::{read, shipped};
use crate::diag::{Diagnostic, Report};
use crate::span::{FileId, Span};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A layout that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Which {
    Shipped(String),
    At(PathBuf),
}

impl Which {
    /// A path ends in `.toml` or names a folder; anything else is a shipped layout's name.
    pub(super) fn of(wanted: &str, folder: &Path) -> Self {
        let is_path = wanted.ends_with(".toml")
            || wanted.contains(['/', std::path::MAIN_SEPARATOR]);
        if is_path {
            Self::At(folder.join(wanted))
        } else {
            Self::Shipped(wanted.to_owned())
        }
    }

    pub(super) fn name(&self) -> String {
        match self {
            Self::Shipped(name) => name.clone(),
            Self::At(path) => path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default(),
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Shipped(_) => Path::new(""),
            Self::At(path) => path.parent().unwrap_or(Path::new("")),
        }
    }

    /// The same file is the same layout, however its path is spelt.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::At(one), Self::At(two)) => {
                let real = |path: &PathBuf| path.canonicalize().ok();
                one == two || (real(one).is_some() && real(one) == real(two))
            }
            (Self::Shipped(one), Self::Shipped(two)) => one == two,
            (Self::Shipped(_), Self::At(_)) | (Self::At(_), Self::Shipped(_)) => false,
        }
    }
}

/// The files of a layout and of those it extends, the layout itself first.
pub(super) fn chain(
    report: &mut Report,
    first: Which,
    named: Option<Span>,
) -> Option<Vec<(FileId, String)>> {
    let mut files: Vec<(FileId, String)> = Vec::new();
    let mut seen: Vec<Which> = Vec::new();
    let mut next = Some((first, named));
    while let Some((which, place)) = next.take() {
        if seen.iter().any(|before| before.same(&which)) {
            let names: Vec<String> = seen.iter().map(Which::name).collect();
            let circle = format!(
                "this layout extends itself: {} → {}",
                names.join(" → "),
                which.name()
            );
            let mut wrong = Diagnostic::error("layout-circle", circle)
                .hint("leave `extends` out of one of them");
            wrong.place = place;
            report.push(wrong);
            return None;
        }
        let file = open(report, &which, place)?;
        let text = read::owned(report, file);
        let extends = extends(&text);
        let folder = which.folder().to_owned();
        files.push((file, text));
        seen.push(which);
        next = extends.map(|(wanted, range)| {
            (Which::of(&wanted, &folder), Some(Span::new(file, range)))
        });
    }
    Some(files)
}

/// What a layout extends; what is wrong with it is said when the layout itself is checked.
fn extends(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get("extends")?;
    Some((value.get_ref().as_str()?.to_owned(), value.span()))
}

fn open(report: &mut Report, which: &Which, place: Option<Span>) -> Option<FileId> {
    match which {
        Which::At(path) => read::text_at(report, path, "layout file", place),
        Which::Shipped(name) => {
            if let Some(layout) = shipped::find(name) {
                let path = PathBuf::from(format!("layouts/{name}.toml"));
                return Some(report.files.add(path, layout.to_owned()));
            }
            let names: Vec<&str> = shipped::names().collect();
            let near = nearest(name, names.iter().copied());
            let all = listed(names.iter().copied(), "and");
            let message = format!("there is no layout `{name}`");
            let mut wrong = match place {
                Some(_) => Diagnostic::error("layout-unknown", message),
                None => Diagnostic::machine("layout-unknown", message),
            };
            wrong.place = place;
            if let Some(near) = near {
                wrong = wrong.hint(format!("did you mean `{near}`?"));
            }
            report.push(wrong.hint(format!(
                "the layouts are {all}; a file of your own is named with its .toml"
            )));
            None
        }
    }
}

/// Counts the places of a table on from `base`.
pub(super) fn shift(table: &mut Spanned<DeTable<'_>>, base: usize) {
    let moved = std::mem::take(table.get_mut());
    let range = table.span();
    *table = Spanned::new(range.start + base..range.end + base, shifted(moved, base));
}

fn shifted(table: DeTable<'_>, base: usize) -> DeTable<'_> {
    let on = |range: std::ops::Range<usize>| range.start + base..range.end + base;
    table
        .into_iter()
        .map(|(key, value)| {
            let key = Spanned::new(on(key.span()), key.into_inner());
            (key, shifted_value(value, base))
        })
        .collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, base: usize) -> Spanned<DeValue<'_>> {
    let range = value.span();
    let inner = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(shifted(table, base)),
        DeValue::Array(mut array) => {
            for value in array.iter_mut() {
                let unmoved = Spanned::new(0..0, DeValue::Boolean(false));
                *value = shifted_value(std::mem::replace(value, unmoved), base);
            }
            DeValue::Array(array)
        }
        plain @ (DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)) => plain,
    };
    Spanned::new(range.start + base..range.end + base, inner)
}

/// A layout that says how sheets are folded or cut says all of it.
const FORMS: [&str; 3] = ["fold", "booklet", "cut"];

/// Adds what only the extended layout says.
pub(super) fn inherit<'i>(own: &mut DeTable<'i>, mut extended: DeTable<'i>) {
    if FORMS.iter().any(|form| own.contains_key(*form)) {
        FORMS.iter().for_each(|form| drop(extended.remove(*form)));
    }
    merge(own, extended);
}

fn merge<'i>(own: &mut DeTable<'i>, extended: DeTable<'i>) {
    for (key, value) in extended {
        match own.get_mut(key.get_ref().as_ref()) {
            None => {
                own.insert(key, value);
            }
            Some(mine) => {
                if let (DeValue::Table(mine), DeValue::Table(theirs)) =
                    (mine.get_mut(), value.into_inner())
                {
                    merge(mine, theirs);
                }
            }
        }
    }
}
