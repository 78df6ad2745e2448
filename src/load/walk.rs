//! Every run of inlines of a handout, in reading order, to be changed.

use crate::handout::{BlockKind, CallLevel, Drug, Handout, Inlines, Item};

/// Calls `visit` for every run of inlines of the blocks and headings, in the order they are read.
pub fn each(handout: &mut Handout, visit: &mut impl FnMut(&mut Inlines)) {
    for block in &mut handout.lead {
        of_block(&mut block.kind, visit);
    }
    for section in &mut handout.sections {
        visit(&mut section.heading);
        for block in &mut section.blocks {
            of_block(&mut block.kind, visit);
        }
    }
}

fn of_block(kind: &mut BlockKind, visit: &mut impl FnMut(&mut Inlines)) {
    match kind {
        BlockKind::Text(paragraphs) => paragraphs.iter_mut().for_each(visit),
        BlockKind::Heading(heading) => visit(heading),
        BlockKind::List(list) => {
            list.stem.iter_mut().for_each(&mut *visit);
            of_items(&mut list.items, visit);
        }
        BlockKind::Points(points) => {
            points.title.iter_mut().chain(&mut points.items).for_each(visit);
        }
        BlockKind::Call(call) => {
            call.title.iter_mut().for_each(&mut *visit);
            for level in &mut call.levels {
                of_level(level, visit);
            }
        }
        BlockKind::Checklist(list) => list
            .title
            .iter_mut()
            .chain(&mut list.scale)
            .chain(&mut list.items)
            .for_each(visit),
        BlockKind::Drugs(drugs) => {
            drugs
                .caption
                .iter_mut()
                .chain(&mut drugs.headings)
                .for_each(&mut *visit);
            for row in &mut drugs.rows {
                of_drug(row, visit);
            }
        }
        BlockKind::Table(table) => {
            table.caption.iter_mut().for_each(&mut *visit);
            for column in &mut table.columns {
                visit(&mut column.heading);
            }
            table.rows.iter_mut().flat_map(|row| &mut row.cells).for_each(visit);
        }
        BlockKind::Notice(notice) => {
            notice.title.iter_mut().chain(&mut notice.text).for_each(visit);
        }
        BlockKind::Figure(figure) => figure.caption.iter_mut().for_each(visit),
        BlockKind::Contacts(contacts) => {
            contacts.title.iter_mut().for_each(&mut *visit);
            for contact in &mut contacts.items {
                visit(&mut contact.who);
                contact.hours.iter_mut().for_each(&mut *visit);
            }
        }
        BlockKind::Lines(lines) => lines.title.iter_mut().for_each(visit),
        BlockKind::Fields(fields) => fields.items.iter_mut().for_each(visit),
        BlockKind::Schedule(schedule) => schedule
            .title
            .iter_mut()
            .chain(&mut schedule.times)
            .chain(&mut schedule.rows)
            .for_each(visit),
        BlockKind::Glossary(glossary) => {
            for term in &mut glossary.items {
                visit(&mut term.term);
                term.say.iter_mut().for_each(&mut *visit);
                visit(&mut term.meaning);
            }
        }
        BlockKind::Qr(qr) => qr.caption.iter_mut().for_each(visit),
        BlockKind::PageBreak => {}
    }
}

fn of_items(items: &mut [Item], visit: &mut impl FnMut(&mut Inlines)) {
    for item in items {
        visit(&mut item.text);
        of_items(&mut item.items, visit);
    }
}

fn of_level(level: &mut CallLevel, visit: &mut impl FnMut(&mut Inlines)) {
    visit(&mut level.label);
    level
        .text
        .iter_mut()
        .chain(&mut level.items)
        .chain(&mut level.fields)
        .for_each(visit);
}

fn of_drug(drug: &mut Drug, visit: &mut impl FnMut(&mut Inlines)) {
    visit(&mut drug.generic);
    drug.brand.iter_mut().chain(&mut drug.say).for_each(&mut *visit);
    visit(&mut drug.food);
    visit(&mut drug.common);
    visit(&mut drug.report);
}
