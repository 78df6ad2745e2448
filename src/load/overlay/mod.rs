//! A translation, and the content file whose words it gives in another language, as one content.
//!
//! Both files are read as trees that know their places. The words of the translation are laid over those of the source, so
//! that everything after this reads one content, whose words stand in one file and whose facts stand in the other.

mod accept;
mod choices;
mod lay;
mod over;
mod skeleton;
mod words;

pub use accept::accepted;
pub use choices::choices;
pub use skeleton::skeleton;
pub use words::FACTS;

use super::at::{At, Places};
use super::original::is_inside;
use super::raw::overlay::{Missing, Overlay};
use super::reader::Reader;
use super::{Kind, extends, read};
use crate::diag::{Diagnostic, Report};
use crate::handout::{Block, Gap, Handout, Inline, Inlines, Text, Translation};
use crate::reading;
use crate::span::{FileId, Span};
use over::Over;
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The key that makes a content file a translation.
pub const KEY: &str = "overlay";
/// The key of an entry's mark.
const OF: &str = "of";
/// The key of an entry that is meant to be the same in both languages.
const SAME: &str = "same";
/// The keys at the head of a content that hold words.
const HEAD: [&str; 4] = ["title", "subtitle", "short-title", "kind"];
/// The first of them.
const TITLE: &str = "title";

/// The content file that a translation names.
#[derive(Debug)]
pub struct Named {
    /// Its name, as written.
    pub name: Text,
    /// Where it is.
    pub path: PathBuf,
    /// Which file of the report.
    pub file: FileId,
    /// Its text.
    pub text: String,
}

/// Reads the file that a table names as its source, if it is a translation; `None` if the report says why not.
pub fn named(
    report: &mut Report,
    path: &Path,
    file: FileId,
    table: &DeTable<'_>,
) -> Option<Option<Named>> {
    let Some(value) = table.get(KEY) else { return Some(None) };
    let place = Span::new(file, value.span());
    let Some(written) = value.get_ref().as_str() else {
        let wrong = "this does not name the file that is translated";
        let hint = "write its name in quotes: overlay = \"asthma.toml\"";
        report.push(Diagnostic::error("translation-source", wrong).at(place).hint(hint));
        return None;
    };
    let name = Text { words: written.trim().to_owned(), span: place };
    let folder = path.parent().unwrap_or(Path::new(""));
    if !is_inside(folder, &name) {
        let missing = format!("there is no `{written}` in the folder of this file");
        let hint =
            "write the name of the file that is translated, and keep both together";
        report
            .push(Diagnostic::error("translation-source", missing).at(place).hint(hint));
        return None;
    }
    let path = folder.join(&name.words);
    let source = read::text_at(report, &path, "content file", Some(place))?;
    let text = read::owned(report, source);
    Some(Some(Named { name, path, file: source, text }))
}

/// Both files as one content.
#[derive(Debug)]
pub struct Content<'t> {
    /// The tree.
    pub table: Spanned<DeTable<'t>>,
    /// Which bytes are of which file.
    pub places: Places,
    /// Both texts, one after the other.
    pub text: String,
    /// What is known of the translation.
    pub translated: Translated,
}

/// What is known of a translation, as it is written.
#[derive(Debug)]
pub struct Translated {
    head: Overlay,
    from: String,
    title: Text,
    gaps: Vec<Gap>,
}

/// The same as meant.
pub fn translation(reader: &mut Reader<'_>, written: Translated) -> Translation {
    let Translated { head, from, title, gaps } = written;
    let mut name =
        |name: &Option<At<String>>| name.as_ref().map(|name| reader.literal(name));
    Translation {
        translator: name(&head.translated_by),
        reviewer: name(&head.translation_reviewed_by),
        day: head.translated.value.0,
        from,
        title,
        gaps,
    }
}

/// Marks the sections and blocks whose words are the source's, and tells which language they are in.
pub fn mark(translation: &Translation, handout: &mut Handout, shorts: &mut [Vec<Block>]) {
    let stands = |id: &Option<Text>| {
        let named = |gap: &Gap| id.as_ref().is_some_and(|id| id.words == gap.name.words);
        translation.gaps.iter().any(|gap| gap.stands && named(gap))
    };
    let told = |inlines: &mut Inlines| foreign(&translation.from, inlines);
    let blocks = |blocks: &mut Vec<Block>| {
        for block in blocks.iter_mut().filter(|block| stands(&block.id)) {
            block.untranslated = true;
            reading::each_of_mut(&mut block.kind, &mut |inlines| told(inlines));
        }
    };
    blocks(&mut handout.lead);
    for section in &mut handout.sections {
        if stands(&section.id) {
            section.untranslated = true;
            told(&mut section.heading);
        }
        blocks(&mut section.blocks);
    }
    shorts.iter_mut().for_each(blocks);
    for work in &mut handout.works {
        told(&mut work.entry);
    }
}

/// Tells that words are in another language than those around them.
fn foreign(language: &str, inlines: &mut Inlines) {
    if !inlines.is_empty() {
        let inner = std::mem::take(inlines);
        let language = language.to_owned();
        inlines.push(Inline::Foreign { language, inlines: inner });
    }
}

/// Lays a translation over its source; `None` if the report says why it cannot be. What is laid may still have errors.
pub fn laid<'t>(
    report: &mut Report,
    (file, own_text): (FileId, &'t str),
    mut own: Spanned<DeTable<'t>>,
    source: &'t Named,
) -> Option<Content<'t>> {
    let mut table = read::table(report, source.file, &source.text)?;
    if table.get_ref().contains_key(KEY) {
        let wrong = format!("`{}` is a translation itself", source.name.words);
        let hint = "name the file that it translates";
        report.push(
            Diagnostic::error("translation-source", wrong)
                .at(source.name.span)
                .hint(hint),
        );
        return None;
    }
    let base = source.text.len() + 1;
    let text = format!("{}\n{own_text}", source.text);
    let mut places = Places::of(source.file);
    places.add(base, file);
    extends::shift(&mut own, base);
    let head: Overlay = read::fitted(report, &places, Kind::Overlay, own.clone())?;
    let from = string(table.get_ref(), "language").unwrap_or_default();
    if from.eq_ignore_ascii_case(head.language.value.trim()) {
        report.push(no_other(&from, places.span(&head.language.range)));
    }
    let title = Text {
        words: string(table.get_ref(), TITLE).unwrap_or_default(),
        span: table
            .get_ref()
            .get(TITLE)
            .map(|title| places.span(&title.span()))
            .unwrap_or_default(),
    };
    let mut texts = DeTable::new();
    if let Some(written) = own.get_mut().remove("text")
        && let DeValue::Table(written) = written.into_inner()
    {
        texts = written;
    }
    let lenient = head.missing == Some(Missing::Source);
    let over = Over::new(report, &text, &places, lenient, texts);
    let gaps = over.laid(table.get_mut(), own.into_inner());
    let translated = Translated { head, from, title, gaps };
    Some(Content { table, places, text, translated })
}

/// What is said of a section or a block that cannot be translated for want of a name. `words` are its first.
fn no_id(what: &str, words: &str) -> Diagnostic {
    let letters = |word: &str| -> String {
        word.chars().filter(char::is_ascii_alphanumeric).collect()
    };
    let begin = words.split_whitespace().map(letters).filter(|word| !word.is_empty());
    let id = begin.take(4).collect::<Vec<_>>().join("-").to_lowercase();
    let id = if id.is_empty() { what.to_owned() } else { id };
    let message = format!("this {what} has words to translate and no id");
    Diagnostic::error("translation-no-id", message).hint(format!(
        "give it one that no other has, and keep it when its words change: id = \"{id}\""
    ))
}

/// The error of a translation into the language that its source is in.
fn no_other(language: &str, place: Span) -> Diagnostic {
    let wrong = format!("the source is in `{language}` already");
    let hint = "name the language of the translation: es-US, vi, ar";
    Diagnostic::error("translation-source", wrong).at(place).hint(hint)
}

/// The first line of a range of a text.
fn first_line(text: &str, range: &Range<usize>) -> Range<usize> {
    let text = text.get(range.clone()).unwrap_or_default();
    range.start..range.start + text.find('\n').unwrap_or(text.len())
}

/// Some keys of a table, taken out of it.
fn taken<'t>(table: &mut DeTable<'t>, keys: &[&str]) -> DeTable<'t> {
    keys.iter().filter_map(|key| table.remove_entry(*key)).collect()
}

/// Every table of a list of tables, with its place.
fn for_each<'t>(
    table: &mut DeTable<'t>,
    key: &str,
    mut visit: impl FnMut(&mut DeTable<'t>, &Range<usize>),
) {
    let list = table.get_mut(key).map(Spanned::get_mut);
    if let Some(DeValue::Array(list)) = list {
        for each in list.iter_mut() {
            let range = each.span();
            if let DeValue::Table(table) = each.get_mut() {
                visit(table, &range);
            }
        }
    }
}

fn string(table: &DeTable<'_>, key: &str) -> Option<String> {
    Some(table.get(key)?.get_ref().as_str()?.trim().to_owned())
}
