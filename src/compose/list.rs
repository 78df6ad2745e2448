//! Bulleted and numbered lists, nested, with hanging indents.

use super::keep;
use super::setter::{Setter, Slot, Stack, strip_of};
use super::text::{Line, Under, words};
use crate::galley::Penalty;
use crate::geom::{Length, Point};
use crate::handout::{Inline, Item, List};
use crate::layout::Style;
use crate::structure::{NodeId, Role};

/// Sets a list into the flow.
pub fn set(setter: &mut Setter<'_>, list: &List, slot: Slot, parent: NodeId) {
    let style = setter.layout().styles.body;
    if let Some(stem) = &list.stem {
        let node = setter.structure.add(parent, Role::Paragraph);
        setter.holding(stem, &style, slot, node);
        setter.flow.space(setter.layout().spaces.item);
    }
    items(setter, &list.items, list.numbered, 0, slot, parent);
}

/// Sets plain items with bullets into the flow.
pub fn bullets(
    setter: &mut Setter<'_>,
    items_of: &[Vec<Inline>],
    slot: Slot,
    parent: NodeId,
) {
    let list: Vec<Item> = items_of
        .iter()
        .map(|text| Item { text: text.clone(), items: Vec::new() })
        .collect();
    items(setter, &list, false, 0, slot, parent);
}

/// Bulleted items below each other, as one stack: inside a cell.
pub fn bullet_stack(
    setter: &mut Setter<'_>,
    items: &[Vec<Inline>],
    style: &Style,
    measure: Length,
    parent: NodeId,
) -> Stack {
    let list = setter.structure.add(parent, Role::List { numbered: false });
    let hang = hang(setter, &bullet(0), style);
    let mut stack = Stack::default();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            stack.space(setter.layout().spaces.item / 4);
        }
        let (label, body) = label(setter, list, &bullet(0), style);
        let lines = setter.lines(item, style, measure - hang, Under::Node(body));
        // The label is read before the text.
        let base = lines.first().map_or(Length::ZERO, |line| line.baseline);
        let mut first = Stack::default();
        first.space(drop(&label, base));
        first.lines(label, Length::ZERO);
        let top = stack.depth;
        stack.place(first, Point::new(Length::ZERO, top));
        stack.depth = top;
        stack.lines(lines, hang);
    }
    stack
}

fn items(
    setter: &mut Setter<'_>,
    items_of: &[Item],
    numbered: bool,
    level: usize,
    slot: Slot,
    parent: NodeId,
) {
    let style = setter.layout().styles.body;
    let list = setter.structure.add(parent, Role::List { numbered });
    let count = items_of.len();
    let last_label = if numbered { format!("{count}.") } else { bullet(level) };
    let hang = hang(setter, &last_label, &style);
    for (index, item) in items_of.iter().enumerate() {
        if index > 0 {
            setter.flow.space(setter.layout().spaces.item);
            let price = keep::between(index - 1, count, keep::BETWEEN_ITEMS);
            setter.flow.price_among(count, price);
        } else if level > 0 {
            setter.flow.price(Penalty::FORBID);
        }
        setter.flow.unit();
        let text = if numbered { format!("{}.", index + 1) } else { bullet(level) };
        let (label, body) = label(setter, list, &text, &style);
        let lines =
            setter.lines(&item.text, &style, slot.measure - hang, Under::Node(body));
        labelled_lines(setter, label, lines, slot.left, hang);
        if !item.items.is_empty() {
            setter.flow.space(setter.layout().spaces.item);
            items(
                setter,
                &item.items,
                numbered,
                level + 1,
                slot.within(hang, Length::ZERO),
                body,
            );
        }
    }
}

/// Lines in the flow, with a label before the first.
fn labelled_lines(
    setter: &mut Setter<'_>,
    label: Vec<Line>,
    lines: Vec<Line>,
    left: Length,
    hang: Length,
) {
    let count = lines.len();
    let mut label = Some(label);
    for (index, line) in lines.into_iter().enumerate() {
        if index > 0 {
            setter.flow.price_inside(keep::in_paragraph(index - 1, count));
        }
        let base = line.baseline;
        let mut strip = strip_of(line, left + hang);
        if let Some(label) = label.take() {
            let drop = drop(&label, base);
            let mut stack = Stack::default();
            stack.space(drop);
            stack.lines(label, left);
            // The label is read before the text.
            strip.marks.splice(0..0, stack.marks);
        }
        setter.flow.strip(strip);
    }
}

/// How far a label moves down to stand on the base of the first line beside it, which is deeper if a hand writes on it.
fn drop(label: &[Line], base: Length) -> Length {
    let own = label.first().map_or(base, |line| line.baseline);
    (base - own).max(Length::ZERO)
}

/// A label and the node of what it labels.
fn label(
    setter: &mut Setter<'_>,
    list: NodeId,
    text: &str,
    style: &Style,
) -> (Vec<Line>, NodeId) {
    let item = setter.structure.add(list, Role::Item);
    let label = setter.structure.add(item, Role::Label);
    let measure = setter.layout().measure();
    let lines = setter.lines(&words(text), style, measure, Under::Node(label));
    (lines, setter.structure.add(item, Role::Body))
}

/// How far text hangs after a label.
fn hang(setter: &mut Setter<'_>, label: &str, style: &Style) -> Length {
    let width = setter.typesetter.extent(&words(label), style).most;
    width + style.size.fraction(45, 100)
}

fn bullet(level: usize) -> String {
    String::from(if level.is_multiple_of(2) { "•" } else { "–" })
}
