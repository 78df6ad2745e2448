//! Blocks as written → blocks as meant.

mod contacts;
mod phones;

use super::at::At;
use super::picture;
use super::raw::blocks as raw;
use super::reader::Reader;
use super::when;
use crate::clinic::Clinic;
use crate::diag::Diagnostic;
use crate::handout as model;
use crate::handout::{Block, BlockKind, Inlines, Text};
use crate::load::markup;
use std::path::Path;

/// What blocks are read against.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The folder of the content file, where pictures are.
    pub folder: &'a Path,
    /// The clinic, if its profile could be read.
    pub clinic: Option<&'a Clinic>,
}

/// Lists inside lists go no deeper than this: on paper nobody follows a fourth level.
const DEEPEST_LIST: usize = 3;

/// An address in a code is at most so long: longer ones need modules too small for a telephone (ISO/IEC 18004,
/// version 15 at error correction level M holds 412 bytes).
const LONGEST_CODE: usize = 300;

/// Reads blocks; one that cannot be read is left out, and the report says why.
pub fn read(
    reader: &mut Reader<'_>,
    written: &[At<raw::Block>],
    around: &Surroundings<'_>,
) -> Vec<Block> {
    written
        .iter()
        .filter_map(|written| {
            let id = written.value.id.as_ref().map(|id| reader.literal(id));
            let kind = kind(reader, &written.value, around)?;
            let when = when::read(reader, written.value.when.as_ref());
            let span = reader.head(&written.range);
            Some(Block { id, kind, when, untranslated: false, span })
        })
        .collect()
}

/// The one kind that is written; the schema has seen to it that it is one.
fn kind(
    reader: &mut Reader<'_>,
    block: &raw::Block,
    around: &Surroundings<'_>,
) -> Option<BlockKind> {
    if let Some(text) = &block.text {
        return Some(BlockKind::Text(reader.prose(text)));
    }
    if let Some(heading) = &block.heading {
        return Some(BlockKind::Heading(reader.heading(heading)));
    }
    if let Some(list) = &block.list {
        return Some(BlockKind::List(self::list(reader, &list.value)));
    }
    if let Some(points) = &block.points {
        let points = &points.value;
        return Some(BlockKind::Points(model::Points {
            title: heading(reader, points.title.as_ref()),
            items: lines(reader, &points.items),
        }));
    }
    if let Some(call) = &block.call {
        return Some(BlockKind::Call(self::call(reader, &call.value, around)));
    }
    if let Some(list) = &block.checklist {
        return Some(BlockKind::Checklist(checklist(reader, &list.value)));
    }
    if let Some(drugs) = &block.drugs {
        return Some(BlockKind::Drugs(self::drugs(reader, &drugs.value)));
    }
    if let Some(table) = &block.table {
        return Some(BlockKind::Table(self::table(reader, &table.value)));
    }
    if let Some(notice) = &block.notice {
        return Some(BlockKind::Notice(self::notice(reader, &notice.value)));
    }
    if let Some(figure) = &block.figure {
        return Some(BlockKind::Figure(self::figure(reader, &figure.value, around)));
    }
    if let Some(contacts) = &block.contacts {
        let contacts = contacts::read(reader, &contacts.value, around);
        return Some(BlockKind::Contacts(contacts));
    }
    if let Some(lines) = &block.lines {
        return Some(BlockKind::Lines(model::Lines {
            title: heading(reader, lines.value.title.as_ref()),
            count: usize::from(lines.value.count.value),
        }));
    }
    if let Some(fields) = &block.fields {
        let items = phones::fields(reader, &fields.value.items, around);
        return Some(BlockKind::Fields(model::Fields { items }));
    }
    if let Some(schedule) = &block.schedule {
        return Some(BlockKind::Schedule(self::schedule(reader, schedule)));
    }
    if let Some(glossary) = &block.glossary {
        return Some(BlockKind::Glossary(self::glossary(reader, &glossary.value)));
    }
    if let Some(qr) = &block.qr {
        return Some(BlockKind::Qr(self::qr(reader, &qr.value)));
    }
    block.page_break.as_ref().map(|page_break| match page_break.value {
        raw::Break::Page => BlockKind::PageBreak,
    })
}

fn heading(reader: &mut Reader<'_>, written: Option<&At<String>>) -> Option<Inlines> {
    written.map(|written| reader.heading(written))
}

fn line(reader: &mut Reader<'_>, written: Option<&At<String>>) -> Option<Inlines> {
    written.map(|written| reader.words(written))
}

fn lines(reader: &mut Reader<'_>, written: &[At<String>]) -> Vec<Inlines> {
    written.iter().map(|written| reader.words(written)).collect()
}

fn headings(reader: &mut Reader<'_>, written: &[At<String>]) -> Vec<Inlines> {
    written.iter().map(|written| reader.heading(written)).collect()
}

fn list(reader: &mut Reader<'_>, written: &raw::List) -> model::List {
    model::List {
        stem: line(reader, written.stem.as_ref()),
        numbered: written.numbered,
        items: items(reader, &written.items, 1),
    }
}

fn items(
    reader: &mut Reader<'_>,
    written: &[At<raw::Item>],
    depth: usize,
) -> Vec<model::Item> {
    if let Some(first) = written.first().filter(|_| depth > DEEPEST_LIST) {
        let span = reader.head(&first.range);
        reader.report.push(
            Diagnostic::error("list-too-deep", "this list is the fourth inside another")
                .at(span)
                .hint("say it in the item above, or begin a list of its own"),
        );
        return Vec::new();
    }
    let item = |written: &At<raw::Item>| match &written.value {
        raw::Item::Text(text) => {
            let text = At { value: text.clone(), range: written.range.clone() };
            model::Item { text: reader.words(&text), items: Vec::new() }
        }
        raw::Item::Nested(nested) => model::Item {
            text: reader.words(&nested.text),
            items: items(reader, &nested.items, depth + 1),
        },
    };
    written.iter().map(item).collect()
}

fn call(
    reader: &mut Reader<'_>,
    written: &raw::Call,
    around: &Surroundings<'_>,
) -> model::Call {
    let title = heading(reader, written.title.as_ref());
    let level = |level: &At<raw::CallLevel>| {
        let at = reader.head(&level.range);
        let level = &level.value;
        if level.text.is_none() && level.items.is_empty() && level.fields.is_empty() {
            let empty = "this level of the call box says no signs";
            let hint = "add text = \"...\" or items = [\"...\"]";
            reader
                .report
                .push(Diagnostic::error("call-empty", empty).at(at).hint(hint));
        }
        model::CallLevel {
            urgency: match level.level.value {
                raw::Urgency::Emergency => model::Urgency::Emergency,
                raw::Urgency::Urgent => model::Urgency::Urgent,
                raw::Urgency::Routine => model::Urgency::Routine,
            },
            label: reader.words(&level.label),
            text: line(reader, level.text.as_ref()),
            items: lines(reader, &level.items),
            fields: phones::fields(reader, &level.fields, around),
        }
    };
    model::Call {
        title,
        levels: written.levels.iter().map(level).collect(),
    }
}

fn checklist(reader: &mut Reader<'_>, written: &raw::Checklist) -> model::Checklist {
    let columns = written.columns.as_ref();
    let dates = written.dates.as_ref().map_or(0, |dates| usize::from(dates.value));
    let boxes = !written.scale.is_empty() || dates > 0;
    if let Some(two) = columns.filter(|columns| boxes && columns.value > 1) {
        let at = reader.span(&two.range);
        let wrong = "a checklist with a scale or dates has one column of items";
        let hint = "write checklist.columns = 1, or leave it out";
        reader
            .report
            .push(Diagnostic::error("checklist-columns", wrong).at(at).hint(hint));
    }
    if let Some(both) = written.dates.as_ref().filter(|_| !written.scale.is_empty()) {
        let at = reader.span(&both.range);
        let wrong = "a checklist has a scale or dates, not both";
        let hint = "make two checklists of it";
        reader
            .report
            .push(Diagnostic::error("checklist-columns", wrong).at(at).hint(hint));
    }
    if let Some(head) = written.heading.as_ref().filter(|_| !boxes) {
        let at = reader.span(&head.range);
        let wrong = "a checklist without a scale or dates has no columns to head";
        let hint = "write checklist.title, or leave checklist.heading out";
        reader
            .report
            .push(Diagnostic::error("checklist-columns", wrong).at(at).hint(hint));
    }
    model::Checklist {
        title: heading(reader, written.title.as_ref()),
        heading: heading(reader, written.heading.as_ref()),
        columns: columns.map_or(1, |columns| usize::from(columns.value)),
        items: lines(reader, &written.items),
        scale: headings(reader, &written.scale),
        dates,
    }
}

fn drugs(reader: &mut Reader<'_>, written: &raw::Drugs) -> model::Drugs {
    let caption = line(reader, written.caption.as_ref());
    let headings = headings(reader, written.headings.as_deref().unwrap_or_default());
    let drug = |written: &At<raw::Drug>| {
        let drug = &written.value;
        model::Drug {
            generic: reader.words(&drug.generic),
            brand: line(reader, drug.brand.as_ref()),
            say: line(reader, drug.say.as_ref()),
            food: reader.cell(&drug.food),
            common: reader.cell(&drug.common),
            report: reader.cell(&drug.report),
            span: reader.head(&written.range),
        }
    };
    model::Drugs {
        caption,
        headings,
        rows: written.rows.iter().map(drug).collect(),
    }
}

fn table(reader: &mut Reader<'_>, written: &raw::Table) -> model::Table {
    let caption = line(reader, written.caption.as_ref());
    let columns: Vec<model::Column> = written
        .columns
        .iter()
        .map(|column| model::Column {
            heading: reader.heading(&column.value.heading),
            weight: column.value.width.as_ref().map(|width| i32::from(width.value)),
        })
        .collect();
    let row = |written: &At<Vec<At<String>>>| {
        let (cells, span) = (&written.value, reader.head(&written.range));
        if cells.len() != columns.len() {
            let wrong = format!(
                "this row has {} and the table has {}",
                counted(cells.len(), "cell"),
                counted(columns.len(), "column")
            );
            let hint = "write one cell for each column; \"\" is an empty cell";
            reader
                .report
                .push(Diagnostic::error("row-length", wrong).at(span).hint(hint));
        }
        let cells = cells.iter().map(|cell| reader.cell(cell)).collect();
        model::Row { cells, span }
    };
    let rows = written.rows.iter().map(row).collect();
    model::Table {
        caption,
        columns,
        row_header: written.row_header,
        rows,
    }
}

fn counted(number: usize, what: &str) -> String {
    match number {
        1 => format!("1 {what}"),
        number => format!("{number} {what}s"),
    }
}

fn notice(reader: &mut Reader<'_>, written: &raw::Notice) -> model::Notice {
    model::Notice {
        level: match written.level.value {
            raw::NoticeLevel::Note => model::NoticeLevel::Note,
            raw::NoticeLevel::Warning => model::NoticeLevel::Warning,
            raw::NoticeLevel::Tip => model::NoticeLevel::Tip,
        },
        title: heading(reader, written.title.as_ref()),
        text: reader.prose(&written.text),
    }
}

fn figure(
    reader: &mut Reader<'_>,
    written: &raw::Figure,
    around: &Surroundings<'_>,
) -> model::Figure {
    let image = reader.literal(&written.image);
    let alt = reader.literal(&written.alt);
    let caption = line(reader, written.caption.as_ref());
    // The error is told; the figure stays, so that nothing else is said to be missing.
    let picture = (!image.words.is_empty())
        .then(|| picture::read(reader.report, around.folder, &image))
        .flatten()
        .unwrap_or_else(picture::none);
    let width = written.width.as_ref().map_or(100, |width| i32::from(width.value));
    model::Figure { image, picture, alt, caption, width }
}

fn schedule(reader: &mut Reader<'_>, written: &At<raw::Schedule>) -> model::Schedule {
    const TIMES: [&str; 4] = ["Morning", "Noon", "Evening", "Bedtime"];
    let span = reader.head(&written.range);
    let schedule = &written.value;
    let title = heading(reader, schedule.title.as_ref());
    let first = heading(reader, schedule.heading.as_ref());
    let times = match schedule.times.as_slice() {
        [] => TIMES.map(|time| words(time, span)).to_vec(),
        times => headings(reader, times),
    };
    let blank = schedule.blank.as_ref().map_or(0, |blank| usize::from(blank.value));
    let mut rows = lines(reader, &schedule.rows);
    rows.extend(std::iter::repeat_n(Vec::new(), blank));
    if rows.is_empty() {
        let empty = Diagnostic::error("schedule-empty", "this schedule has no rows");
        let hint =
            "add schedule.rows = [\"...\"], or schedule.blank = 4 for rows to write in";
        reader.report.push(empty.at(span).hint(hint));
    }
    model::Schedule { title, heading: first, times, rows }
}

fn words(words: &str, span: crate::span::Span) -> Inlines {
    vec![model::Inline::Words(Text { words: words.to_owned(), span })]
}

fn glossary(reader: &mut Reader<'_>, written: &raw::Glossary) -> model::Glossary {
    let items = written
        .items
        .iter()
        .map(|term| model::Term {
            term: reader.words(&term.value.term),
            say: line(reader, term.value.say.as_ref()),
            meaning: reader.words(&term.value.meaning),
        })
        .collect();
    model::Glossary { items }
}

fn qr(reader: &mut Reader<'_>, written: &raw::Qr) -> model::Qr {
    let url = reader.literal(&written.url);
    if !url.words.is_empty() {
        markup::check_address(reader.report, &url, &["https://", "http://"]);
    }
    if url.words.len() > LONGEST_CODE {
        let long = format!("this address has {} characters", url.words.len());
        reader
            .report
            .push(Diagnostic::error("qr-too-long", long).at(url.span).hint(format!(
                "write a shorter address, of {LONGEST_CODE} characters at most"
            )));
    }
    model::Qr {
        url,
        caption: line(reader, written.caption.as_ref()),
    }
}
