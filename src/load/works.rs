//! References → works, numbered by first citation in reading order.

use super::markup::{self, Cites, Known};
use super::raw::content::Reference;
use super::reader::Reader;

use crate::diag::{Diagnostic, Report};
use crate::handout::{Block, Handout, Inline, Inlines, Text, Work, WorkId};
use crate::load::at::At;
use crate::reading;
use crate::span::{Files, Span};
use crate::words::{Word, Words};
use std::collections::{BTreeMap, BTreeSet};

/// The ids that citations may name, each with its place among the references, from 1.
pub fn known(references: &[At<Reference>]) -> Known {
    let mut known = Known::default();
    for (reference, place) in references.iter().zip(1..) {
        known
            .works
            .entry(reference.value.id.value.trim().to_owned())
            .or_insert(WorkId(place));
    }
    known
}

/// The references as works, numbered by their places in the file.
pub fn read(
    reader: &mut Reader<'_>,
    references: &[At<Reference>],
    ui: Words,
) -> Vec<Work> {
    references
        .iter()
        .zip(1..)
        .map(|(reference, place)| work(reader, reference, WorkId(place), ui))
        .collect()
}

fn work(
    reader: &mut Reader<'_>,
    written: &At<Reference>,
    number: WorkId,
    ui: Words,
) -> Work {
    let reference = &written.value;
    let id = reader.literal(&reference.id);
    if !id.words.is_empty() && !markup::is_id(&id.words) {
        let wrong = format!("`{}` cannot be the id of a reference", id.words);
        reader.report.push(
            Diagnostic::error("reference-id", wrong).at(id.span).hint(
                "write letters, digits, points, hyphens and underscores, no spaces",
            ),
        );
    }
    let mut entry = reader.line(&reference.text, Cites::Entry);
    if let Some(written) = &reference.url {
        let url = reader.literal(written);
        if !url.words.is_empty() {
            let starts = ["https://", "http://"];
            markup::check_address(reader.report, &url, &starts);
            let span = url.span;
            entry.push(words(" ", span));
            let shown = vec![words(printed(&url.words), span)];
            entry.push(Inline::Link { url, inlines: shown });
        }
    }
    if let Some(day) = &reference.accessed {
        let span = reader.span(&day.range);
        let stop = if reference.url.is_some() { ". " } else { " " };
        entry.push(words(stop, span));
        let day = ui.day(day.value.0);
        let accessed = words(&ui.with(Word::Accessed, &[("day", &day)]), span);
        entry.push(match ui.stand_in() {
            Some(language) => Inline::Foreign {
                language: language.to_owned(),
                inlines: vec![accessed],
            },
            None => accessed,
        });
    }
    Work {
        number,
        id,
        entry,
        span: reader.head(&written.range),
    }
}

fn words(words: &str, span: Span) -> Inline {
    Inline::Words(Text { words: words.to_owned(), span })
}

/// An address as it is printed: without what every address has.
fn printed(url: &str) -> &str {
    let bare = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
        .unwrap_or(url);
    bare.strip_suffix('/').unwrap_or(bare)
}

/// Reports the references that nothing cites: no section of any edition, no shorter text. Works are still numbered by
/// their places.
pub fn unused(report: &mut Report, handout: &Handout, shorter: &[Vec<Block>]) {
    let mut used: BTreeSet<WorkId> = BTreeSet::new();
    let mut visit = |inlines: &Inlines| used.extend(crate::handout::works(inlines));
    reading::each(handout, &mut visit);
    for block in shorter.iter().flatten() {
        reading::each_of(&block.kind, &mut visit);
    }
    for work in handout.works.iter().filter(|work| !used.contains(&work.number)) {
        report.push(
            Diagnostic::warning(
                "reference-unused",
                format!("the reference `{}` is never cited", work.id.words),
            )
            .at(work.id.span)
            .hint(format!("cite it as [@{}], or leave it out", work.id.words)),
        );
    }
}

/// Reports each name that stands before at another place; the message names the line of the first.
pub fn doubled<'a>(
    report: &mut Report,
    what: &str,
    ids: impl IntoIterator<Item = &'a Text>,
) {
    let mut seen: BTreeMap<&str, Span> = BTreeMap::new();
    for id in ids {
        match seen.get(id.words.as_str()) {
            Some(first) => {
                let line = line(&report.files, *first);
                let twice = format!(
                    "the id `{}` of this {what} is taken on line {line}",
                    id.words
                );
                report.push(
                    Diagnostic::error("duplicate-id", twice)
                        .at(id.span)
                        .hint("give each its own id"),
                );
            }
            None => {
                seen.insert(&id.words, id.span);
            }
        }
    }
}

fn line(files: &Files, span: Span) -> usize {
    files.line_column(span).0
}
