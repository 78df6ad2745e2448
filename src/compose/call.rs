//! The call box: how urgent, said by words, tone and place, so that a photocopy says it too.
//!
//! Each level is one strip and is never cut. Where the measure is too narrow for two columns, a label has a word that is too
//! long for them, or a level would be deeper than a page, the labels stand above.

use super::keep;
use super::list;
use super::setter::{Setter, Slot, Stack, rule};
use super::text::Under;
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point, Size};
use crate::handout::{Call, CallLevel, Urgency};
use crate::layout::Style;
use crate::mark::{Ink, Owner};
use crate::structure::{NodeId, Role, Scope};

/// Below so many em of running text the label stands above the signs.
const NARROW: i32 = 26;
/// How wide the labels are, in hundredths of the measure, where they stand beside the signs.
const LABEL: i32 = 20;

/// Sets a call box into the flow.
pub fn set(setter: &mut Setter<'_>, call: &Call, slot: Slot, parent: NodeId) {
    setter.block_title(call.title.as_ref(), slot, parent);
    let narrow = is_narrow(setter, call, slot.measure);
    let before = setter.structure.clone();
    let mut strips = levels(setter, call, slot, narrow, parent);
    // With its label above, the text of a level has more room, and one too deep for a page may fit it.
    let page = setter.layout().frame().size.depth - setter.layout().spaces.thick;
    if !narrow && strips.iter().any(|strip| strip.depth > page) {
        setter.structure = before;
        strips = levels(setter, call, slot, true, parent);
    }
    for (index, strip) in strips.into_iter().enumerate() {
        let line = top(setter, slot);
        if index > 0 {
            setter.flow.price_inside(keep::BETWEEN_LEVELS);
            setter.flow.head(line);
        } else {
            setter.flow.strip(line);
            setter.flow.price(Penalty::FORBID);
        }
        setter.flow.unit();
        setter.flow.strip(strip);
    }
}

/// The levels, each as one strip, in a table of their own.
fn levels(
    setter: &mut Setter<'_>,
    call: &Call,
    slot: Slot,
    narrow: bool,
    parent: NodeId,
) -> Vec<Strip> {
    let table = setter.structure.add(parent, Role::Table);
    let body = setter.structure.add(table, Role::TableBody);
    let levels = call.levels.iter();
    levels
        .map(|level| level_strip(setter, level, slot, narrow, body))
        .collect()
}

/// Whether the labels stand above the signs, all of them alike.
fn is_narrow(setter: &mut Setter<'_>, call: &Call, measure: Length) -> bool {
    let style = Style { bold: true, ..setter.layout().styles.body };
    let room = measure.fraction(LABEL, 100) - pad(setter).width * 2;
    let mut widest =
        |level: &CallLevel| setter.typesetter.extent(&level.label, &style).least > room;
    measure < style.size * NARROW || call.levels.iter().any(&mut widest)
}

/// White at the sides of a cell, and above and below what is in it.
fn pad(setter: &Setter<'_>) -> Size {
    let spaces = &setter.layout().spaces;
    Size::new(spaces.cell_x.max(Length::pt(8)), spaces.padding / 2)
}

fn level_strip(
    setter: &mut Setter<'_>,
    level: &CallLevel,
    slot: Slot,
    narrow: bool,
    table: NodeId,
) -> Strip {
    let layout = setter.layout();
    let ground = match level.urgency {
        Urgency::Emergency => layout.palette.emergency,
        Urgency::Urgent => layout.palette.urgent,
        Urgency::Routine => layout.palette.routine,
    };
    let row = setter.structure.add(table, Role::Row);
    let name = setter.structure.add(row, Role::HeadCell(Scope::Row));
    let cell = setter.structure.add(row, Role::Cell);
    let body = layout.styles.body;
    let style = Style { color: ground.ink, bold: true, ..body };
    let pad = pad(setter);
    let label_width =
        if narrow { slot.measure } else { slot.measure.fraction(LABEL, 100) };
    let label = setter.stack(
        &level.label,
        &style,
        label_width - pad.width * 2,
        Under::Node(name),
    );
    let text_width = if narrow { slot.measure } else { slot.measure - label_width };
    let signs = signs(setter, level, text_width - pad.width * 2, cell);

    let mut strip = Stack::default();
    let label_depth = label.depth + pad.depth * 2;
    let text_depth = signs.depth + pad.depth * 2;
    let depth =
        if narrow { label_depth + text_depth } else { label_depth.max(text_depth) };
    let tone = Size::new(label_width, if narrow { label_depth } else { depth });
    strip.mark(
        Point::new(slot.left, Length::ZERO),
        Ink::Fill(tone, ground.fill),
        Owner::Decoration,
    );
    let frame = Size::new(slot.measure, depth);
    outline(setter, &mut strip, slot.left, frame);
    strip.place(label, Point::new(slot.left + pad.width, pad.depth));
    let at = if narrow {
        Point::new(slot.left + pad.width, label_depth + pad.depth)
    } else {
        Point::new(slot.left + label_width + pad.width, pad.depth)
    };
    strip.place(signs, at);
    strip.depth = depth;
    strip.strip()
}

/// The line around a level: its sides and its bottom. The top is the bottom of the level above, or a strip of its own.
fn outline(setter: &Setter<'_>, strip: &mut Stack, left: Length, size: Size) {
    let (thick, color) = (setter.layout().spaces.thick, setter.layout().palette.pen);
    let side = Size::new(thick, size.depth);
    let right = left + size.width - thick;
    strip.mark(Point::new(left, Length::ZERO), Ink::Fill(side, color), Owner::Decoration);
    strip.mark(
        Point::new(right, Length::ZERO),
        Ink::Fill(side, color),
        Owner::Decoration,
    );
    let bottom = Point::new(left, size.depth - thick);
    strip.mark(bottom, rule(size.width, thick, color), Owner::Decoration);
}

/// The line that closes the box above: at its head, and again at the head of the next frame.
fn top(setter: &Setter<'_>, slot: Slot) -> Strip {
    let (thick, color) = (setter.layout().spaces.thick, setter.layout().palette.pen);
    let mut stack = Stack::default();
    let at = Point::new(slot.left, Length::ZERO);
    stack.mark(at, rule(slot.measure, thick, color), Owner::Decoration);
    stack.depth = thick;
    stack.strip()
}

fn signs(
    setter: &mut Setter<'_>,
    level: &CallLevel,
    measure: Length,
    cell: NodeId,
) -> Stack {
    let body = setter.layout().styles.body;
    let mut stack = Stack::default();
    if let Some(text) = &level.text {
        let node = setter.structure.add(cell, Role::Paragraph);
        stack.lines(setter.lines(text, &body, measure, Under::Node(node)), Length::ZERO);
    }
    if !level.items.is_empty() {
        if level.text.is_some() {
            stack.space(setter.layout().spaces.item);
        }
        let items = list::bullet_stack(setter, &level.items, &body, measure, cell);
        let below = stack.depth;
        stack.place(items, Point::new(Length::ZERO, below));
    }
    if !level.fields.is_empty() {
        let fields =
            super::pen::field_stack(setter, &level.fields, &level.label, measure, cell);
        let below = stack.depth;
        stack.place(fields, Point::new(Length::ZERO, below));
    }
    stack
}
