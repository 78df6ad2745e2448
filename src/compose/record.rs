//! A table whose columns would be too narrow, as records below each other: the row's name, then each cell after its
//! heading. A record is one strip, so a medicine is still never cut.

use super::fields::Fields;
use super::keep;
use super::pen::{labelled_line, ticked};
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
    let fields = Fields::of(grid, setter.source.words());
    for (index, row) in grid.rows.iter().enumerate() {
        if index > 0 {
            setter
                .flow
                .price_inside(keep::between(index - 1, count, keep::BETWEEN_ROWS));
        }
        let mut strip = record(setter, &fields, (index, row), slot, list).strip();
        strip.span = row.span.or(strip.span);
        setter.flow.unit();
        setter.flow.strip(strip);
    }
}

fn record(
    setter: &mut Setter<'_>,
    fields: &Fields<'_>,
    (number, row): (usize, &GridRow),
    slot: Slot,
    list: NodeId,
) -> Stack {
    let grid = fields.grid();
    let layout = setter.layout();
    let item = setter.structure.add(list, Role::Item);
    let body = setter.structure.add(item, Role::Body);
    let mut stack = Stack::default();
    stack.space(layout.spaces.cell_y);
    let mut answers = Vec::new();
    for (index, cell) in row.cells.iter().enumerate() {
        let named = index == 0 && grid.row_header;
        let heading = grid.columns.get(index).map(|column| column.heading.as_slice());
        let heading = heading.filter(|heading| !named && !heading.is_empty());
        let said = fields.name(number, row, index);
        let inner = match (cell, heading) {
            (Cell::Tick | Cell::WriteOn, Some(heading)) => {
                answers.push((heading, cell, said));
                continue;
            }
            (Cell::Empty, Some(heading)) if fields.takes(row, index) => {
                answers.push((heading, &Cell::WriteOn, said));
                continue;
            }
            (Cell::Text(paragraphs), Some(heading)) => {
                let node = setter.structure.add(body, Role::Paragraph);
                labelled(setter, heading, paragraphs, slot.measure, node)
            }
            (Cell::Empty, _) if !fields.takes(row, index) => continue,
            (Cell::Empty, _) => {
                let node = setter.structure.add(body, Role::Paragraph);
                cell_stack(setter, &Cell::WriteOn, slot.measure, said, node)
            }
            (Cell::Text(_) | Cell::Tick | Cell::WriteOn | Cell::Dated(..), _) => {
                let node = setter.structure.add(body, Role::Paragraph);
                cell_stack(setter, cell, slot.measure, said, node)
            }
        };
        let below = stack.depth;
        stack.place(inner, Point::new(slot.left, below));
    }
    if !answers.is_empty() {
        let answers = self::answers(setter, answers, slot.measure, body);
        let below = stack.depth;
        stack.place(answers, Point::new(slot.left, below));
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

/// A heading, what stands under it, and what the field there is called.
type Answer<'a> = (&'a [Inline], &'a Cell, String);

/// Boxes to tick and lines to write on with their headings, as many beside each other as there is room for.
fn answers(
    setter: &mut Setter<'_>,
    answers: Vec<Answer<'_>>,
    measure: Length,
    body: NodeId,
) -> Stack {
    let layout = setter.layout();
    let style = layout.styles.table;
    let gutter = style.size;
    let mut most = Length::ZERO;
    for (heading, cell, _) in &answers {
        let words = setter.typesetter.extent(heading, &style).most;
        let room = match cell {
            Cell::Tick => layout.spaces.tick,
            Cell::Empty | Cell::Text(_) | Cell::WriteOn | Cell::Dated(..) => {
                style.size * 4
            }
        };
        most = most.max(words + style.size.fraction(6, 10) + room);
    }
    let width = |across: usize| {
        let across = i32::try_from(across).unwrap_or(1);
        (measure - gutter * (across - 1)) / across
    };
    let fit = (1..=answers.len())
        .rev()
        .find(|across| width(*across) >= most)
        .unwrap_or(1);
    let across = answers.len().div_ceil(answers.len().div_ceil(fit));
    let mut stack = Stack::default();
    let (mut top, mut left) = (stack.depth, Length::ZERO);
    for (place, (heading, cell, said)) in answers.into_iter().enumerate() {
        if place % across == 0 {
            (top, left) = (stack.depth, Length::ZERO);
        }
        let node = setter.structure.add(body, Role::Paragraph);
        let answer = answer(setter, (heading, cell, said), width(across), node);
        stack.place(answer, Point::new(left, top));
        left += width(across) + gutter;
    }
    stack
}

/// A box to tick before its heading, or a heading before its line.
fn answer(
    setter: &mut Setter<'_>,
    (heading, cell, said): Answer<'_>,
    measure: Length,
    node: NodeId,
) -> Stack {
    let layout = setter.layout();
    let style = layout.styles.table;
    match cell {
        Cell::Tick => ticked(setter, heading, &style, measure, said, (node, node)),
        Cell::Empty | Cell::Text(_) | Cell::WriteOn | Cell::Dated(..) => {
            labelled_line(setter, heading, &style, measure, said, node)
        }
    }
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
