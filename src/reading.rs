//! Every run of inlines of a handout, in the order it is read: once to look at, once to change.
//!
//! Numbers of works, checks and counts all follow this one order.

use crate::handout::{
    Answer, BlockKind, CallLevel, Drug, Field, Handout, Inline, Inlines, Item, Work,
    WorkId, plain,
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
                        all(&$($change)? schedule.heading, visit);
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

/// Numbers the works of several handouts through all of them, by first citation: a work that an earlier handout cites keeps
/// its number and its entry. Gives all works, each once.
///
/// The same work is one whose entry has the same words, or else the same address. Each handout must be numbered by itself
/// before; two works of one handout never become one.
pub fn number_together(handouts: &mut [&mut Handout]) -> Vec<Work> {
    let mut all: Vec<Work> = Vec::new();
    for handout in handouts {
        let known = known(&all, &handout.works);
        let mut numbers: BTreeMap<WorkId, WorkId> = BTreeMap::new();
        for (work, known) in handout.works.iter_mut().zip(known) {
            let own = work.number;
            match known.and_then(|known| all.get(known)) {
                Some(other) => *work = Work { id: work.id.clone(), ..other.clone() },
                None => {
                    let next = u16::try_from(all.len() + 1).unwrap_or(u16::MAX);
                    work.number = WorkId(next);
                    all.push(work.clone());
                }
            }
            numbers.insert(own, work.number);
        }
        handout.works.sort_by_key(|work| work.number);
        each_mut(handout, &mut |inlines| {
            cited(inlines, &mut |works| {
                for work in &mut *works {
                    *work = numbers.get(work).copied().unwrap_or(*work);
                }
                works.sort_unstable();
            });
        });
    }
    all
}

/// For each work its place among those of earlier handouts, if it is there; no place twice.
fn known(earlier: &[Work], works: &[Work]) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = vec![None; works.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let keys: [fn(&Work) -> Option<String>; 2] =
        [|work| Some(said(work)), |work| address(&work.entry).map(str::to_owned)];
    for key in keys {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, work) in earlier.iter().enumerate() {
            if let Some(key) = key(work) {
                alike.entry(key).or_default().push(place);
            }
        }
        for (found, work) in places.iter_mut().zip(works) {
            let alike = key(work).and_then(|key| alike.get(&key)).into_iter().flatten();
            if found.is_none() {
                *found = alike.copied().find(|place| !taken.contains(place));
                taken.extend(*found);
            }
        }
    }
    places
}

/// The entry with one space between words.
fn said(work: &Work) -> String {
    let plain = plain(&work.entry);
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The address of an entry, without what does not tell two apart.
fn address(entry: &[Inline]) -> Option<&str> {
    entry.iter().find_map(|inline| match inline {
        Inline::Link { url, inlines: _ } => {
            let bare = url
                .words
                .split_once("://")
                .map_or(url.words.as_str(), |(_, bare)| bare);
            Some(bare.trim_end_matches('/'))
        }
        Inline::Strong(inner)
        | Inline::Emphasis(inner)
        | Inline::Foreign { inlines: inner, language: _ } => address(inner),
        Inline::Words(_) | Inline::Fact(_) | Inline::Citation { works: _, span: _ } => {
            None
        }
    })
}

fn cited(inlines: &mut Inlines, visit: &mut impl FnMut(&mut Vec<WorkId>)) {
    for inline in inlines {
        match inline {
            Inline::Words(_) | Inline::Fact(_) => {}
            Inline::Strong(inner) | Inline::Emphasis(inner) => cited(inner, visit),
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => {
                cited(inlines, visit);
            }
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
