//! Every run of inlines of a handout, in the order it is read: once to look at, once to change.
//!
//! Numbers of works, checks and counts all follow this one order.

use crate::handout::{
    Answer, Block, BlockKind, CallLevel, Drug, Field, Handout, Inline, Inlines, Item,
    Text, WorkId,
};
use std::collections::{BTreeMap, BTreeSet};

/// The two walks differ only in what they borrow, so the order is written once.
macro_rules! walk {
    ($name:ident, $block:ident $(, $change:tt)?) => {
        /// Calls `visit` for every run of inlines of headings and blocks, in reading order.
        pub fn $name<'h>(
            handout: &'h $($change)? Handout,
            visit: &mut impl FnMut(&'h $($change)? Inlines),
        ) {
            for block in &$($change)? handout.lead {
                $block(&$($change)? block.kind, visit);
            }
            for section in &$($change)? handout.sections {
                visit(&$($change)? section.heading);
                for block in &$($change)? section.blocks {
                    $block(&$($change)? block.kind, visit);
                }
            }
        }

        /// Calls `visit` for every run of inlines of a block, in reading order.
        pub fn $block<'h>(
            kind: &'h $($change)? BlockKind,
            visit: &mut impl FnMut(&'h $($change)? Inlines),
        ) {
            of_block(kind, visit);

            fn all<'h>(
                runs: impl IntoIterator<Item = &'h $($change)? Inlines>,
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                for inlines in runs {
                    visit(inlines);
                }
            }

            fn of_block<'h>(
                kind: &'h $($change)? BlockKind,
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                match kind {
                    BlockKind::Text(paragraphs) => all(paragraphs, visit),
                    BlockKind::Heading(heading) => visit(heading),
                    BlockKind::List(list) => {
                        all(&$($change)? list.stem, visit);
                        of_items(&$($change)? list.items, visit);
                    }
                    BlockKind::Points(points) => {
                        all(&$($change)? points.title, visit);
                        all(&$($change)? points.items, visit);
                    }
                    BlockKind::Call(call) => {
                        all(&$($change)? call.title, visit);
                        for level in &$($change)? call.levels {
                            of_level(level, visit);
                        }
                    }
                    BlockKind::Checklist(list) => {
                        all(&$($change)? list.title, visit);
                        all(&$($change)? list.heading, visit);
                        all(&$($change)? list.scale, visit);
                        all(&$($change)? list.items, visit);
                    }
                    BlockKind::Drugs(drugs) => {
                        all(&$($change)? drugs.caption, visit);
                        all(&$($change)? drugs.headings, visit);
                        for drug in &$($change)? drugs.rows {
                            of_drug(drug, visit);
                        }
                    }
                    BlockKind::Table(table) => {
                        all(&$($change)? table.caption, visit);
                        for column in &$($change)? table.columns {
                            visit(&$($change)? column.heading);
                        }
                        for row in &$($change)? table.rows {
                            all(&$($change)? row.cells, visit);
                        }
                    }
                    BlockKind::Notice(notice) => {
                        all(&$($change)? notice.title, visit);
                        all(&$($change)? notice.text, visit);
                    }
                    BlockKind::Figure(figure) => all(&$($change)? figure.caption, visit),
                    BlockKind::Contacts(contacts) => {
                        all(&$($change)? contacts.title, visit);
                        for contact in &$($change)? contacts.items {
                            visit(&$($change)? contact.who);
                            all(&$($change)? contact.hours, visit);
                        }
                    }
                    BlockKind::Lines(lines) => all(&$($change)? lines.title, visit),
                    BlockKind::Fields(fields) => {
                        for field in &$($change)? fields.items {
                            of_field(field, visit);
                        }
                    }
                    BlockKind::Schedule(schedule) => {
                        all(&$($change)? schedule.title, visit);
                        all(&$($change)? schedule.times, visit);
                        all(&$($change)? schedule.rows, visit);
                    }
                    BlockKind::Glossary(glossary) => {
                        for term in &$($change)? glossary.items {
                            visit(&$($change)? term.term);
                            all(&$($change)? term.say, visit);
                            visit(&$($change)? term.meaning);
                        }
                    }
                    BlockKind::Qr(qr) => all(&$($change)? qr.caption, visit),
                    BlockKind::PageBreak => {}
                }
            }

            fn of_items<'h>(
                items: &'h $($change)? [Item],
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                for item in items {
                    visit(&$($change)? item.text);
                    of_items(&$($change)? item.items, visit);
                }
            }

            fn of_level<'h>(
                level: &'h $($change)? CallLevel,
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                visit(&$($change)? level.label);
                all(&$($change)? level.text, visit);
                all(&$($change)? level.items, visit);
                for field in &$($change)? level.fields {
                    of_field(field, visit);
                }
            }

            fn of_field<'h>(
                field: &'h $($change)? Field,
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                visit(&$($change)? field.label);
                if let Answer::Phone { hours, number: _ } = &$($change)? field.answer {
                    all(hours, visit);
                }
            }

            fn of_drug<'h>(
                drug: &'h $($change)? Drug,
                visit: &mut impl FnMut(&'h $($change)? Inlines),
            ) {
                visit(&$($change)? drug.generic);
                all(&$($change)? drug.brand, visit);
                all(&$($change)? drug.say, visit);
                visit(&$($change)? drug.food);
                visit(&$($change)? drug.common);
                visit(&$($change)? drug.report);
            }
        }
    };
}

walk!(each, each_of);
walk!(each_mut, each_of_mut, mut);

/// Numbers the works by first citation, and forgets those that are never cited.
pub fn number(handout: &mut Handout) {
    let mut numbers: BTreeMap<WorkId, WorkId> = BTreeMap::new();
    each_mut(handout, &mut |inlines| {
        cited(inlines, &mut |works| {
            for work in &mut *works {
                let next = u16::try_from(numbers.len() + 1).unwrap_or(u16::MAX);
                *work = *numbers.entry(*work).or_insert(WorkId(next));
            }
            works.sort_unstable();
        });
    });
    handout.works.retain_mut(|work| match numbers.get(&work.number) {
        Some(number) => {
            work.number = *number;
            true
        }
        None => false,
    });
    handout.works.sort_by_key(|work| work.number);
}

fn cited(inlines: &mut Inlines, visit: &mut impl FnMut(&mut Vec<WorkId>)) {
    for inline in inlines {
        match inline {
            Inline::Words(_) => {}
            Inline::Strong(inner) | Inline::Emphasis(inner) => cited(inner, visit),
            Inline::Link { inlines, url: _ } => cited(inlines, visit),
            Inline::Citation { works, span: _ } => visit(works),
        }
    }
}

/// The handout with the shorter text of some sections, by their places, and its works numbered anew.
pub fn shortened(handout: &Handout, sections: &BTreeSet<usize>) -> Option<Handout> {
    let shorter = handout.shorter.as_ref()?;
    let mut short = shorter.whole.clone();
    for (index, blocks) in shorter.blocks.iter().enumerate() {
        if sections.contains(&index)
            && !blocks.is_empty()
            && let Some(section) = short.sections.get_mut(index)
        {
            section.blocks.clone_from(blocks);
        }
    }
    number(&mut short);
    Some(short)
}

/// The facts of the clinic that a handout asks for and the profile lacks, in reading order, then those of the shorter texts.
pub fn lacks(handout: &Handout) -> Vec<&Text> {
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    let short = handout
        .shorter
        .iter()
        .flat_map(|shorter| shorter.blocks.iter().flatten());
    handout
        .lead
        .iter()
        .chain(sections)
        .chain(short)
        .flat_map(lacks_of)
        .collect()
}

fn lacks_of(block: &Block) -> Vec<&Text> {
    match &block.kind {
        BlockKind::Call(call) => call
            .levels
            .iter()
            .flat_map(|level| &level.fields)
            .filter_map(lacks_here)
            .collect(),
        BlockKind::Fields(fields) => fields.items.iter().filter_map(lacks_here).collect(),
        BlockKind::Contacts(contacts) => contacts
            .items
            .iter()
            .filter_map(|contact| contact.lacks.as_ref())
            .collect(),
        BlockKind::Text(_)
        | BlockKind::Heading(_)
        | BlockKind::List(_)
        | BlockKind::Points(_)
        | BlockKind::Checklist(_)
        | BlockKind::Drugs(_)
        | BlockKind::Table(_)
        | BlockKind::Notice(_)
        | BlockKind::Figure(_)
        | BlockKind::Lines(_)
        | BlockKind::Schedule(_)
        | BlockKind::Glossary(_)
        | BlockKind::Qr(_)
        | BlockKind::PageBreak => Vec::new(),
    }
}

const fn lacks_here(field: &Field) -> Option<&Text> {
    match &field.answer {
        Answer::Lacks(fact) => Some(fact),
        Answer::Line | Answer::Phone { .. } => None,
    }
}
