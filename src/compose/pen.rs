//! What a pen is for: boxes to tick, lines to write on, labelled fields.

use super::setter::{Setter, Slot, Stack};
use super::table::{self, Cell, Grid, GridColumn, GridRow};
use super::text::Under;
use super::words as ui;
use super::{columns, fields, keep, phone};
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point};
use crate::handout::{Answer, Checklist, Field, Fields, Inline, Lines};
use crate::layout::{LEAST_LINE, LEAST_TICK_GAP, LEAST_WRITE_ON, Style};
use crate::structure::{NodeId, Role};
use crate::words::Word;

/// How long the line for a date is, against the room above it: five signs in a hand that fills the room, as in `11/23`.
const DATE: (i32, i32) = (7, 4);

/// Sets a checklist into the flow: items in one or two columns, or a table with more boxes.
pub fn checklist(setter: &mut Setter<'_>, list: &Checklist, slot: Slot, parent: NodeId) {
    setter.block_title(list.title.as_ref(), slot, parent);
    if list.dates > 0 {
        diary(setter, list, slot, parent);
    } else if list.scale.is_empty() {
        ticked_items(setter, list, slot, parent);
    } else {
        let column = |heading: &Vec<Inline>| GridColumn {
            heading: heading.clone(),
            least: setter.layout().spaces.tick,
            ..GridColumn::default()
        };
        let grid = ticked_rows(setter, list, list.scale.iter().map(column).collect());
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
    let side = setter.layout().spaces.tick;
    let above = ((setter.layout().styles.body.leading - side) / 2).max(Length::ZERO);
    let mut below = Length::ZERO;
    for (index, row) in rows.into_iter().enumerate() {
        if index > 0 {
            let apart = LEAST_TICK_GAP - below - above;
            setter.flow.space(setter.layout().spaces.item.max(apart));
            setter.flow.price(keep::between(index - 1, count, price));
        }
        let mut stack = Stack::default();
        for (column, item) in (0..).zip(row) {
            let left = slot.left + (width + gutter) * column;
            let cell = ticked_item(setter, item, width, node);
            stack.place(cell, Point::new(left, Length::ZERO));
        }
        below = stack.depth - above - side;
        setter.flow.unit();
        setter.flow.strip(stack.strip());
    }
}

/// A box and its item: one strip, so they are never parted.
fn ticked_item(
    setter: &mut Setter<'_>,
    item: &[Inline],
    width: Length,
    list: NodeId,
) -> Stack {
    let style = setter.layout().styles.body;
    let node = setter.structure.add(list, Role::Item);
    let label = setter.structure.add(node, Role::Label);
    let body = setter.structure.add(node, Role::Body);
    let said = fields::label(item);
    ticked(setter, item, &style, width, said, (label, body))
}

/// A box to tick and the words beside it. `said` is what is ticked.
pub fn ticked(
    setter: &mut Setter<'_>,
    words: &[Inline],
    style: &Style,
    width: Length,
    said: String,
    (label, body): (NodeId, NodeId),
) -> Stack {
    let side = setter.layout().spaces.tick;
    let (ink, owner) = setter.tick(label, said);
    let hang = side + style.size.fraction(6, 10);
    let text = setter.stack(words, style, width - hang, Under::Node(body));
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

/// Sets a diary: a column for each day, with a line for its date. Days that do not fit beside each other stand in tables
/// below each other, about as many in each.
fn diary(setter: &mut Setter<'_>, list: &Checklist, slot: Slot, parent: NodeId) {
    let (write_on, tick) = (setter.layout().spaces.write_on, setter.layout().spaces.tick);
    let (numerator, denominator) = DATE;
    let own = setter.source.words();
    let day = GridColumn {
        heading: ui::set(own, Word::Date),
        least: write_on.fraction(numerator, denominator).max(tick),
        dated: true,
        ..GridColumn::default()
    };
    let from = |first: usize, days: usize| -> Vec<GridColumn> {
        let named =
            |number| GridColumn { name: Some(ui::day(own, number)), ..day.clone() };
        (first + 1..=first + days).map(named).collect()
    };
    let grid = ticked_rows(setter, list, from(0, list.dates));
    let tables = list.dates.div_ceil(columns::fitting(setter, &grid, slot.measure));
    let mut left = list.dates;
    for table in 0..tables {
        if table > 0 {
            setter.flow.space(setter.layout().spaces.block);
            setter.flow.price(keep::BETWEEN_BLOCKS);
        }
        let days = left.div_ceil(tables - table);
        let grid = ticked_rows(setter, list, from(list.dates - left, days));
        left -= days;
        table::set(setter, &grid, slot, parent);
    }
}

/// A row an item, with a box in each further column.
fn ticked_rows(setter: &Setter<'_>, list: &Checklist, boxes: Vec<GridColumn>) -> Grid {
    let style = setter.layout().styles.table;
    let count = boxes.len();
    let own = || ui::set(setter.source.words(), Word::Symptom);
    let heading = list.heading.clone().unwrap_or_else(own);
    let mut columns = vec![GridColumn { heading, ..GridColumn::default() }];
    columns.extend(boxes);
    let row = |item: &Vec<Inline>| {
        let mut cells = vec![Cell::text(item, style)];
        cells.extend(std::iter::repeat_n(Cell::Tick, count));
        GridRow { cells, span: crate::handout::place(item) }
    };
    let least_depth = match list.dates {
        0 => setter.layout().spaces.tick + LEAST_TICK_GAP,
        _ => LEAST_WRITE_ON,
    };
    Grid {
        columns,
        row_header: true,
        rows: list.items.iter().map(row).collect(),
        ruled: true,
        least_depth,
        ..Grid::default()
    }
}

/// Sets lines to write on into the flow.
pub fn lines(setter: &mut Setter<'_>, lines: &Lines, slot: Slot, parent: NodeId) {
    setter.block_title(lines.title.as_ref(), slot, parent);
    let own = setter.source.words();
    let title = fields::heading(&setter.structure, parent, own).to_owned();
    for index in 0..lines.count {
        if index > 0 {
            setter
                .flow
                .price(keep::between(index - 1, lines.count, keep::BETWEEN_LINES));
        }
        // A field each, not one for all: what is typed stands on the lines as what is written, and they may be parted.
        let said = ui::line(own, &title, index + 1, lines.count);
        let strip = write_on_strip(setter, slot, said, parent);
        setter.flow.unit();
        setter.flow.strip(strip);
    }
}

fn write_on_strip(
    setter: &mut Setter<'_>,
    slot: Slot,
    said: String,
    parent: NodeId,
) -> Strip {
    let depth = setter.layout().spaces.write_on;
    let mut stack = Stack::default();
    let base = depth - setter.layout().spaces.thin;
    setter.write_on(&mut stack, Point::new(slot.left, base), slot.measure, said, parent);
    stack.depth = depth;
    stack.strip()
}

/// Sets labelled lines to write on into the flow.
pub fn fields(setter: &mut Setter<'_>, block: &Fields, slot: Slot, parent: NodeId) {
    let column = phone::column(setter, &block.items);
    for (index, item) in block.items.iter().enumerate() {
        if index > 0 {
            setter.flow.price(keep::between(
                index - 1,
                block.items.len(),
                keep::BETWEEN_LINES,
            ));
        }
        let said = fields::label(&item.label);
        let mut stack = field(setter, item, (column, slot.measure), said, parent);
        for mark in &mut stack.marks {
            mark.at.x += slot.left;
        }
        setter.flow.unit();
        setter.flow.strip(stack.strip());
    }
    setter.flow.price(Penalty::FREE);
}

/// Labelled lines inside a cell, under a title: two beside each other where there is room.
pub fn field_stack(
    setter: &mut Setter<'_>,
    fields: &[Field],
    title: &[Inline],
    measure: Length,
    parent: NodeId,
) -> Stack {
    let style = setter.layout().styles.body;
    let gutter = style.size;
    let half = (measure - gutter) / 2;
    let room = style.size * 5;
    let bold = Style { bold: true, ..style };
    let mut wants = Vec::new();
    let mut filled = false;
    let mut paired = fields.len() > 1;
    // How wide each of two columns is at least; numbers want more than half where the other column leaves it.
    let mut least = [Length::ZERO; 2];
    for (index, field) in fields.iter().enumerate() {
        let want = setter.typesetter.extent(&field.label, &bold).most;
        let after = match &field.answer {
            Answer::Line | Answer::Lacks(_) => room,
            Answer::Phone { number, .. } => {
                filled = true;
                phone::width(setter, number)
            }
        };
        let hours = phone::hours_width(setter, &field.answer);
        let column = if index % 2 == 0 { &mut least[0] } else { &mut least[1] };
        *column = (*column).max(want + after).max(hours);
        paired &= want + after <= half;
        wants.push(want);
    }
    // A number and a line to write on stand on different bases: below each other, not beside.
    let lines = fields
        .iter()
        .any(|field| matches!(field.answer, Answer::Line | Answer::Lacks(_)));
    let mixed = filled && lines;
    paired &= !mixed;
    let mut columns = [half; 2];
    let wide = least[0] + gutter + least[1];
    if filled && !mixed && !paired && fields.len() > 1 && wide <= measure {
        paired = true;
        columns = least.map(|least| least + (measure - wide) / 2);
    }
    let across = if paired { 2 } else { 1 };
    let column = if paired { Length::ZERO } else { phone::column(setter, fields) };
    let mut stack = Stack::default();
    for (row, wants) in fields.chunks(across).zip(wants.chunks(across)) {
        let top = stack.depth;
        // The lines to write on are equally long, whatever their labels are; numbers stand in columns.
        let gaps = i32::try_from(row.len().saturating_sub(1)).unwrap_or(0);
        let shares = i32::try_from(row.len()).unwrap_or(1);
        let words: Length = wants.iter().copied().sum();
        let line = (measure - gutter * gaps - words) / shares;
        let mut left = Length::ZERO;
        for ((item, want), alone) in row.iter().zip(wants).zip(columns) {
            let width = match (across, filled) {
                (1, _) => measure,
                (_, true) => alone,
                (_, false) => *want + line,
            };
            let (title, label) = (fields::label(title), fields::label(&item.label));
            let said = ui::under(setter.source.words(), &title, &label);
            let cell = field(setter, item, (column, width), said, parent);
            stack.place(cell, Point::new(left, top));
            left += width + gutter;
        }
    }
    stack
}

/// A label and what stands after it, on one base: a line to write on, or a telephone.
fn field(
    setter: &mut Setter<'_>,
    field: &Field,
    (column, width): (Length, Length),
    said: String,
    parent: NodeId,
) -> Stack {
    match &field.answer {
        Answer::Line | Answer::Lacks(_) => {
            let style = Style { bold: true, ..setter.layout().styles.body };
            let node = setter.structure.add(parent, Role::Paragraph);
            labelled_line(setter, &field.label, &style, width, said, node)
        }
        Answer::Phone { number, hours } => {
            let phone = (number, hours.as_ref());
            phone::set(setter, &field.label, phone, (column, width), parent)
        }
    }
}

/// Words and the line after them, on one base; below them, where it would be too short to write on. `said` is what is
/// written.
pub fn labelled_line(
    setter: &mut Setter<'_>,
    label: &[Inline],
    style: &Style,
    width: Length,
    said: String,
    node: NodeId,
) -> Stack {
    let layout = setter.layout();
    // Where the line begins hangs on the words.
    setter.typesetter.lean_on(label);
    let lines = setter.lines(label, style, width, Under::Node(node));
    let set_width = lines.last().map_or(Length::ZERO, |line| line.width);
    let drop = lines.last().map_or(Length::ZERO, |line| line.depth - line.baseline);
    let mut text = Stack::default();
    text.lines(lines, Length::ZERO);
    let depth = layout.spaces.write_on.max(text.depth);
    let (top, text_depth) = (depth - text.depth, text.depth);
    let left = (set_width + style.size.fraction(4, 10)).min(width);
    let thin = layout.spaces.thin;
    if width - left < LEAST_LINE && left > width / 3 {
        // Too short for a hand beside the words, the line stands below them.
        let mut stack = Stack::default();
        let above = style.leading / 3;
        stack.place(text, Point::new(Length::ZERO, above));
        let depth = above + text_depth + layout.spaces.write_on;
        stack.depth = depth;
        setter.write_on(
            &mut stack,
            Point::new(Length::ZERO, depth - thin),
            width,
            said,
            node,
        );
        return stack;
    }
    let base = (depth - drop + thin).min(depth - thin);
    let mut stack = Stack::default();
    stack.place(text, Point::new(Length::ZERO, top));
    setter.write_on(&mut stack, Point::new(left, base), width - left, said, node);
    stack.depth = depth;
    stack
}
