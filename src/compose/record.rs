//! A table whose columns would be too narrow, as records below each other: the row's name, then each cell after its
//! heading. A record is one strip, so a medicine is still never cut.

use super::keep;
use super::setter::{Setter, Slot, Stack, rule};
use super::table::{Cell, Grid, GridRow, caption_style, cell_stack};
use super::text::{Under, words};
use crate::geom::{Length, Point};
use crate::handout::Inline;
use crate::mark::Owner;
use crate::structure::{NodeId, Role};

/// Sets a table as records into the flow.
pub fn set(setter: &mut Setter<'_>, grid: &Grid, slot: Slot, parent: NodeId) {
    let layout = setter.layout();
    let group = setter.structure.add(parent, Role::Section);
    if let Some(caption) = &grid.caption {
        let node = setter.structure.add(group, Role::Paragraph);
        setter.holding(caption, &caption_style(setter), slot, node);
        setter.flow.space(layout.spaces.after_subheading);
    }
    // The head of the column of names has no cell to stand beside, so it stands above them all.
    if let Some(head) = grid.columns.first().filter(|_| grid.row_header && !grid.headless)
    {
        let node = setter.structure.add(group, Role::Paragraph);
        setter.holding(&head.heading, &layout.styles.table, slot, node);
    }
    let list = setter.structure.add(group, Role::List { numbered: false });
    let count = grid.rows.len();
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            setter
                .flow
                .price_inside(keep::between(index - 1, count, keep::BETWEEN_ROWS));
        }
        let mut strip = record(setter, grid, row, slot, list).strip();
        strip.span = row.span.or(strip.span);
        setter.flow.strip(strip);
    }
}

fn record(
    setter: &mut Setter<'_>,
    grid: &Grid,
    row: &GridRow,
    slot: Slot,
    list: NodeId,
) -> Stack {
    let layout = setter.layout();
    let item = setter.structure.add(list, Role::Item);
    let body = setter.structure.add(item, Role::Body);
    let mut stack = Stack::default();
    stack.space(layout.spaces.cell_y);
    for (index, cell) in row.cells.iter().enumerate() {
        let node = setter.structure.add(body, Role::Paragraph);
        let named = index == 0 && grid.row_header;
        let heading = grid.columns.get(index).map(|column| column.heading.as_slice());
        let inner = match (cell, heading) {
            (Cell::Text(paragraphs), Some(heading)) if !named && !heading.is_empty() => {
                labelled(setter, heading, paragraphs, slot.measure, node)
            }
            (Cell::Text(_) | Cell::Empty | Cell::Tick | Cell::WriteOn, _) => {
                cell_stack(setter, cell, slot.measure, node)
            }
        };
        let below = stack.depth;
        stack.place(inner, Point::new(slot.left, below));
    }
    stack.space(layout.spaces.cell_y);
    let base = Point::new(slot.left, stack.depth - layout.spaces.thin);
    stack.mark(
        base,
        rule(slot.measure, layout.spaces.thin, layout.palette.rule),
        Owner::Decoration,
    );
    stack
}

fn labelled(
    setter: &mut Setter<'_>,
    heading: &[Inline],
    paragraphs: &[(Vec<Inline>, crate::layout::Style)],
    measure: Length,
    node: NodeId,
) -> Stack {
    let mut stack = Stack::default();
    for (index, (inlines, style)) in paragraphs.iter().enumerate() {
        let mut text = Vec::new();
        if index == 0 {
            text.push(Inline::Strong(heading.to_vec()));
            text.extend(words(": "));
        }
        text.extend(inlines.iter().cloned());
        stack.lines(setter.lines(&text, style, measure, Under::Node(node)), Length::ZERO);
    }
    stack
}
