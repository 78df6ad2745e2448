//! What a pen is for: boxes to tick, lines to write on, labelled fields.

use super::keep;
use super::setter::{Setter, Slot, Stack};
use super::table::{self, Cell, Grid, GridColumn, GridRow};
use super::text::{Under, words};
use super::words as ui;
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point};
use crate::handout::{Checklist, Fields, Inline, Lines, Schedule};

use crate::structure::{NodeId, Role};

/// Sets a checklist into the flow: items in one or two columns, or a table with more boxes.
pub fn checklist(setter: &mut Setter<'_>, list: &Checklist, slot: Slot, parent: NodeId) {
    setter.block_title(list.title.as_ref(), slot, parent);
    if list.scale.is_empty() && list.dates == 0 {
        ticked_items(setter, list, slot, parent);
    } else {
        let grid = diary(setter, list);
        table::set(setter, &grid, slot, parent);
    }
}

fn ticked_items(setter: &mut Setter<'_>, list: &Checklist, slot: Slot, parent: NodeId) {
    let node = setter.structure.add(parent, Role::List { numbered: false });
    let gutter = setter.layout().spaces.padding;
    let narrow = setter.layout().styles.body.size * 14;
    let columns =
        if (slot.measure - gutter) / 2 < narrow { 1 } else { list.columns.max(1) };
    let across = i32::try_from(columns).unwrap_or(1);
    let width = (slot.measure - gutter * (across - 1)) / across;
    let short = list.items.len() <= keep::SHORT;
    let price = if short { keep::SHORT_CHECKLIST } else { keep::LONG_CHECKLIST };
    let rows: Vec<&[Vec<Inline>]> = list.items.chunks(columns).collect();
    let count = rows.len();
    for (index, row) in rows.into_iter().enumerate() {
        if index > 0 {
            setter.flow.space(setter.layout().spaces.item);
            setter.flow.price(keep::between(index - 1, count, price));
        }
        let mut stack = Stack::default();
        for (column, item) in (0..).zip(row) {
            let left = slot.left + (width + gutter) * column;
            let cell = ticked(setter, item, width, node);
            stack.place(cell, Point::new(left, Length::ZERO));
        }
        setter.flow.strip(stack.strip());
    }
}

/// A box and its item: one strip, so they are never parted.
fn ticked(
    setter: &mut Setter<'_>,
    item: &[Inline],
    width: Length,
    list: NodeId,
) -> Stack {
    let layout = setter.layout();
    let style = layout.styles.body;
    let side = layout.spaces.tick;
    let node = setter.structure.add(list, Role::Item);
    let label = setter.structure.add(node, Role::Label);
    let (ink, owner) = setter.tick(label);
    let body = setter.structure.add(node, Role::Body);
    let hang = side + style.size.fraction(6, 10);
    let text = setter.stack(item, &style, width - hang, Under::Node(body));
    // The box is centred on the first line, or the first line on the box.
    let drop = (side - style.leading) / 2;
    let (box_top, text_top) =
        if drop > Length::ZERO { (Length::ZERO, drop) } else { (-drop, Length::ZERO) };
    let mut stack = Stack::default();
    stack.mark(Point::new(Length::ZERO, box_top), ink, owner);
    stack.place(text, Point::new(hang, text_top));
    stack.depth = stack.depth.max(side + box_top);
    stack
}

fn diary(setter: &Setter<'_>, list: &Checklist) -> Grid {
    let layout = setter.layout();
    let style = layout.styles.table;
    let side = layout.spaces.tick;
    let name = GridColumn {
        heading: words(ui::SYMPTOM),
        ..GridColumn::default()
    };
    let mut columns = vec![name];
    for heading in &list.scale {
        columns.push(GridColumn {
            heading: heading.clone(),
            weight: None,
            least: side,
        });
    }
    for _ in 0..list.dates {
        columns.push(GridColumn {
            heading: words(ui::DATE),
            weight: None,
            least: side,
        });
    }
    let rows = list
        .items
        .iter()
        .map(|item| {
            let mut cells = vec![Cell::text(item, style)];
            cells.extend(std::iter::repeat_n(Cell::Tick, list.scale.len() + list.dates));
            GridRow { cells, span: crate::handout::place(item) }
        })
        .collect();
    Grid {
        columns,
        row_header: true,
        rows,
        ruled: true,
        ..Grid::default()
    }
}

/// Sets lines to write on into the flow.
pub fn lines(setter: &mut Setter<'_>, lines: &Lines, slot: Slot, parent: NodeId) {
    setter.block_title(lines.title.as_ref(), slot, parent);
    for index in 0..lines.count {
        if index > 0 {
            setter
                .flow
                .price(keep::between(index - 1, lines.count, keep::BETWEEN_LINES));
        }
        let strip = write_on_strip(setter, slot);
        setter.flow.strip(strip);
    }
}

fn write_on_strip(setter: &Setter<'_>, slot: Slot) -> Strip {
    let depth = setter.layout().spaces.write_on;
    let mut stack = Stack::default();
    let base = depth - setter.layout().spaces.thin;
    setter.write_on(&mut stack, slot.left, base, slot.measure);
    stack.depth = depth;
    stack.strip()
}

/// Sets labelled lines to write on into the flow.
pub fn fields(setter: &mut Setter<'_>, fields: &Fields, slot: Slot, parent: NodeId) {
    for (index, label) in fields.items.iter().enumerate() {
        if index > 0 {
            setter.flow.price(keep::between(
                index - 1,
                fields.items.len(),
                keep::BETWEEN_LINES,
            ));
        }
        let mut stack = field(setter, label, slot.measure, parent);
        for mark in &mut stack.marks {
            mark.at.x += slot.left;
        }
        setter.flow.strip(stack.strip());
    }
    setter.flow.price(Penalty::FREE);
}

/// Labelled lines inside a cell: two beside each other where there is room.
pub fn field_stack(
    setter: &mut Setter<'_>,
    labels: &[Vec<Inline>],
    measure: Length,
    parent: NodeId,
) -> Stack {
    let style = setter.layout().styles.body;
    let gutter = style.size;
    let half = (measure - gutter) / 2;
    let room = style.size * 5;
    let bold = crate::layout::Style { bold: true, ..style };
    let mut wants = Vec::new();
    for label in labels {
        wants.push(setter.typesetter.extent(label, &bold).most);
    }
    let paired = labels.len() > 1 && wants.iter().all(|want| *want + room <= half);
    let across = if paired { 2 } else { 1 };
    let mut stack = Stack::default();
    for (row, wants) in labels.chunks(across).zip(wants.chunks(across)) {
        let top = stack.depth;
        // The lines to write on are equally long, whatever their labels are.
        let gaps = i32::try_from(row.len().saturating_sub(1)).unwrap_or(0);
        let shares = i32::try_from(row.len()).unwrap_or(1);
        let words: Length = wants.iter().copied().sum();
        let line = (measure - gutter * gaps - words) / shares;
        let mut left = Length::ZERO;
        for (label, want) in row.iter().zip(wants) {
            let width = if across == 1 { measure } else { *want + line };
            let cell = field(setter, label, width, parent);
            stack.place(cell, Point::new(left, top));
            left += width + gutter;
        }
    }
    stack
}

/// A label and the line after it, on one base.
fn field(
    setter: &mut Setter<'_>,
    label: &[Inline],
    width: Length,
    parent: NodeId,
) -> Stack {
    let layout = setter.layout();
    let style = crate::layout::Style { bold: true, ..layout.styles.body };
    let node = setter.structure.add(parent, Role::Paragraph);
    let lines = setter.lines(label, &style, width, Under::Node(node));
    let set_width = lines.last().map_or(Length::ZERO, |line| line.width);
    let drop = lines.last().map_or(Length::ZERO, |line| line.depth - line.baseline);
    let mut text = Stack::default();
    text.lines(lines, Length::ZERO);
    let depth = layout.spaces.write_on.max(text.depth);
    let top = depth - text.depth;
    let mut stack = Stack::default();
    stack.place(text, Point::new(Length::ZERO, top));
    let left = (set_width + style.size.fraction(4, 10)).min(width);
    let base = depth - drop + layout.spaces.thin;
    setter.write_on(&mut stack, left, base, width - left);
    stack.depth = depth;
    stack
}

/// Sets a schedule into the flow: a row a medicine, a column a time of day.
pub fn schedule(
    setter: &mut Setter<'_>,
    schedule: &Schedule,
    slot: Slot,
    parent: NodeId,
) {
    setter.block_title(schedule.title.as_ref(), slot, parent);
    let style = setter.layout().styles.table;
    let first = GridColumn {
        heading: words(ui::MEDICINE),
        weight: Some(2),
        ..GridColumn::default()
    };
    let mut columns = vec![first];
    for time in &schedule.times {
        let heading = time.clone();
        columns.push(GridColumn {
            heading,
            weight: Some(1),
            least: setter.layout().spaces.tick,
        });
    }
    let rows = schedule
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::text(row, style)];
            cells.extend(std::iter::repeat_n(Cell::Empty, schedule.times.len()));
            GridRow { cells, span: crate::handout::place(row) }
        })
        .collect();
    let grid = Grid {
        columns,
        row_header: true,
        rows,
        ruled: true,
        least_depth: setter.layout().spaces.write_on,
        ..Grid::default()
    };
    table::set(setter, &grid, slot, parent);
}
