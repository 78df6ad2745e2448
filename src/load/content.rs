//! A content file → [`Handout`].

use super::at::{At, Places};
use super::blocks::{self, Surroundings};
use super::markup::Known;
use super::raw::content::{Content, Section, Status};
use super::reader::Reader;
use super::{Kind, read, works};
use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::handout::{self, Handout, Text};
use crate::span::FileId;
use std::path::Path;

/// Reads a content file; `None` if it cannot be read at all. It may be read and still have errors in the report.
pub fn read(
    report: &mut Report,
    path: &Path,
    clinic: Option<&Clinic>,
) -> Option<Handout> {
    let file = read::text(report, path, "content file")?;
    let text = read::owned(report, file);
    let table = read::table(report, file, &text)?;
    let places = Places::of(file);
    let content: Content = read::fitted(report, &places, Kind::Content, table)?;
    let known = works::known(&content.reference);
    let folder = path.parent().unwrap_or(Path::new(""));
    let around = Surroundings { folder, clinic };
    let mut handout = of(report, file, &text, &content, &known, &around);
    check(report, file, &handout);
    works::number(report, &mut handout);
    Some(handout)
}

fn of(
    report: &mut Report,
    file: FileId,
    text: &str,
    content: &Content,
    known: &Known,
    around: &Surroundings<'_>,
) -> Handout {
    let mut reader = Reader { report, places: Places::of(file), text, known };
    let title = reader.title(&content.title);
    let language = language(&mut reader, &content.language);
    let english = language.starts_with("en");
    let check_again = content.check_again.as_ref();
    if let Some(again) = check_again.filter(|day| day.value.0 < content.checked.value.0) {
        let span = reader.span(&again.range);
        let early = "the content is to be checked again before it was checked";
        reader.report.push(
            Diagnostic::warning("check-again-early", early)
                .at(span)
                .hint(format!("write a day after {}", content.checked.value.0)),
        );
    }
    let mut optional = |written: &Option<At<String>>| {
        written.as_ref().map(|written| reader.title(written))
    };
    let subtitle = optional(&content.subtitle);
    let short_title = optional(&content.short_title).unwrap_or_else(|| title.clone());
    let kind = optional(&content.kind);
    Handout {
        title,
        subtitle,
        short_title,
        kind,
        id: reader.literal(&content.id),
        version: reader.literal(&content.version),
        language,
        status: match content.status.value {
            Status::Sample => handout::Status::Sample,
            Status::Draft => handout::Status::Draft,
            Status::Approved => handout::Status::Approved,
        },
        checked: content.checked.value.0,
        check_again: check_again.map(|day| day.value.0),
        reviewed_by: content.reviewed_by.as_ref().map(|name| reader.literal(name)),
        lead: blocks::read(&mut reader, &content.block, around),
        sections: content
            .section
            .iter()
            .map(|written| section(&mut reader, written, around))
            .collect(),
        works: works::read(&mut reader, &content.reference, english),
    }
}

fn section(
    reader: &mut Reader<'_>,
    written: &At<Section>,
    around: &Surroundings<'_>,
) -> handout::Section {
    let section = &written.value;
    handout::Section {
        id: section.id.as_ref().map(|id| reader.literal(id)),
        heading: reader.heading(&section.heading),
        blocks: blocks::read(reader, &section.block, around),
        span: reader.head(&written.range),
    }
}

/// A language tag of the right shape (BCP 47, RFC 5646 section 2.1), as it was written.
fn language(reader: &mut Reader<'_>, written: &At<String>) -> String {
    let tag = reader.literal(written);
    let mut parts = tag.words.split('-');
    let primary = parts.next().unwrap_or_default();
    let well = matches!(primary.len(), 2 | 3)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8)
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
        && tag.words.len() <= 35;
    if !well && !tag.words.is_empty() {
        let wrong = format!("`{}` is not a language tag", tag.words);
        let hint = "write the language, and the country after a hyphen: en-US, es, fr-CA";
        reader
            .report
            .push(Diagnostic::error("language", wrong).at(tag.span).hint(hint));
    }
    tag.words
}

/// What only the whole content shows.
fn check(report: &mut Report, file: FileId, handout: &Handout) {
    if handout.lead.is_empty() && handout.sections.is_empty() {
        report.push(
            Diagnostic::error("empty-handout", "the handout has no block and no section")
                .at(crate::span::Span::new(file, 0..0))
                .hint(
                    "add a [[section]] with a heading, and a [[section.block]] below it",
                ),
        );
    }
    let blocks = |section: &'_ handout::Section| -> Vec<Text> {
        section.blocks.iter().filter_map(|block| block.id.clone()).collect()
    };
    let mut ids: Vec<Text> =
        handout.lead.iter().filter_map(|block| block.id.clone()).collect();
    for section in &handout.sections {
        ids.extend(section.id.clone());
        ids.extend(blocks(section));
    }
    works::doubled(report, "block or section", &ids);
    works::doubled(report, "reference", handout.works.iter().map(|work| &work.id));
}
