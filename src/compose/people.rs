//! Whom to reach, and what words mean.

use super::keep;
use super::setter::{Setter, Slot};
use super::table::{self, Cell, Grid, GridColumn, GridRow};
use super::text::{Under, words};
use crate::geom::Length;
use crate::handout::{Contacts, Glossary, Inline};
use crate::layout::Style;
use crate::structure::{NodeId, Role};
use crate::words::Word;

/// How long a line for a telephone number is, against the room above it: twelve signs in a hand that fills a third of it.
const NUMBER: i32 = 4;

/// Sets contacts into the flow: who, the number or a line to write it on, when.
pub fn contacts(
    setter: &mut Setter<'_>,
    contacts: &Contacts,
    slot: Slot,
    parent: NodeId,
) {
    setter.block_title(contacts.title.as_ref(), slot, parent);
    let body = setter.layout().styles.body;
    let bold = Style { bold: true, ..body };
    let with_hours = contacts.items.iter().any(|item| item.hours.is_some());
    let written = contacts.items.iter().any(|item| item.phone.is_none());
    let number = GridColumn {
        name: Some(setter.source.words().text(Word::PhoneNumber).to_owned()),
        weight: Some(4),
        // Where the hours leave no room for a number, they stand below it.
        least: if with_hours && written {
            setter.layout().spaces.write_on * NUMBER
        } else {
            Length::ZERO
        },
        ..GridColumn::default()
    };
    let mut columns =
        vec![GridColumn { weight: Some(5), ..GridColumn::default() }, number];
    if with_hours {
        columns.push(GridColumn { weight: Some(5), ..GridColumn::default() });
    }
    let rows = contacts
        .items
        .iter()
        .map(|item| {
            let phone = item.phone.as_ref().map_or(Cell::WriteOn, |phone| {
                Cell::text(&[Inline::Words(phone.clone())], bold)
            });
            let mut cells = vec![Cell::text(&item.who, body), phone];
            if with_hours {
                cells.push(
                    item.hours
                        .as_ref()
                        .map_or(Cell::Empty, |hours| Cell::text(hours, body)),
                );
            }
            GridRow { cells, span: crate::handout::place(&item.who) }
        })
        .collect();
    let grid = Grid {
        columns,
        row_header: true,
        rows,
        headless: true,
        ..Grid::default()
    };
    table::set(setter, &grid, slot, parent);
}

/// Sets words and what they mean into the flow.
pub fn glossary(
    setter: &mut Setter<'_>,
    glossary: &Glossary,
    slot: Slot,
    parent: NodeId,
) {
    let style = setter.layout().styles.body;
    let list = setter.structure.add(parent, Role::List { numbered: false });
    let count = glossary.items.len();
    for (index, term) in glossary.items.iter().enumerate() {
        if index > 0 {
            setter.flow.space(setter.layout().spaces.item);
            setter
                .flow
                .price(keep::between(index - 1, count, keep::BETWEEN_ITEMS));
        }
        setter.flow.unit();
        let item = setter.structure.add(list, Role::Item);
        let body = setter.structure.add(item, Role::Body);
        let mut inlines = vec![Inline::Strong(term.term.clone())];
        if let Some(say) = &term.say {
            inlines.extend(words(" ("));
            inlines.extend(say.iter().cloned());
            inlines.extend(words(")"));
        }
        inlines.extend(words(": "));
        inlines.extend(term.meaning.iter().cloned());
        let lines = setter.lines(&inlines, &style, slot.measure, Under::Node(body));
        let count = lines.len();
        for (line_index, line) in lines.into_iter().enumerate() {
            if line_index > 0 {
                setter.flow.price_inside(keep::in_paragraph(line_index - 1, count));
            }
            setter.flow.strip(super::setter::strip_of(line, slot.left));
        }
    }
}
