//! A telephone after its label, where a line to write on would stand: large enough to be read in a fright, and never parted.

use super::setter::{Setter, Stack};
use super::text::Under;
use crate::geom::{Length, Point};
use crate::handout::{Answer, Field, Inline, Inlines, Text};
use crate::layout::Style;
use crate::structure::NodeId;

/// How large the number is, in hundredths of running text.
const LARGE: i32 = 115;

/// The style of the number.
fn large(setter: &Setter<'_>) -> Style {
    let body = setter.layout().styles.body;
    let size = body.size.fraction(LARGE, 100);
    Style {
        bold: true,
        size,
        leading: body.leading.max(size),
        tabular: true,
        ..body
    }
}

/// Between the label and the number.
fn gap(setter: &Setter<'_>) -> Length {
    setter.layout().styles.body.size.fraction(5, 10)
}

/// Where the numbers of some fields stand below each other: after the longest of their labels.
pub fn column(setter: &mut Setter<'_>, fields: &[Field]) -> Length {
    let bold = Style { bold: true, ..setter.layout().styles.body };
    let mut longest = Length::ZERO;
    for field in fields {
        match &field.answer {
            Answer::Line | Answer::Lacks(_) => {}
            Answer::Phone { .. } => {
                longest = longest.max(setter.typesetter.extent(&field.label, &bold).most);
            }
        }
    }
    longest
}

/// How wide a number is, with the white before it.
pub fn width(setter: &mut Setter<'_>, number: &Text) -> Length {
    let style = large(setter);
    let number = [Inline::Words(number.clone())];
    gap(setter) + setter.typesetter.extent(&number, &style).most
}

/// A label and its number on one base, and the hours: beside the number where there is room, else below it. Numbers below
/// each other stand in a column, at least `column` from the left. Where the label leaves no room, all stands below it.
pub fn set(
    setter: &mut Setter<'_>,
    label: &Inlines,
    (number, hours): (&Text, Option<&Inlines>),
    (column, measure): (Length, Length),
    node: NodeId,
) -> Stack {
    let layout = setter.layout();
    let bold = Style { bold: true, ..layout.styles.body };
    let under = Under::Node(node);
    let wide = width(setter, number);
    let labels = setter.lines(label, &bold, measure, under);
    let last = labels.last().map_or(Length::ZERO, |line| line.width);
    let left = match [last.max(column), last]
        .into_iter()
        .find(|left| *left + wide <= measure)
    {
        Some(left) => left + gap(setter),
        None => Length::ZERO,
    };
    let above = labels.last().map_or(Length::ZERO, |line| line.depth - line.baseline);
    let mut stack = Stack::default();
    stack.space(layout.spaces.item);
    stack.lines(labels, Length::ZERO);
    let style = large(setter);
    let words = [Inline::Words(number.clone())];
    let numbers = setter.lines(&words, &style, measure - left, under);
    let rise = numbers.first().map_or(Length::ZERO, |line| line.baseline);
    // The last base of the label, if the number stands beside it, and that of the number.
    let base = if left.is_zero() { stack.depth + rise } else { stack.depth - above };
    let mut set = Stack::default();
    set.lines(numbers, Length::ZERO);
    stack.place(set, Point::new(left, base - rise));
    if let Some(hours) = hours {
        let note = layout.styles.note;
        let most = setter.typesetter.extent(hours, &note).most;
        let beside = left + wide + gap(setter);
        let left = [beside, left].into_iter().find(|left| *left + most <= measure);
        let lines = setter.lines(hours, &note, measure - left.unwrap_or_default(), under);
        let rise = lines.first().map_or(Length::ZERO, |line| line.baseline);
        let top = if left == Some(beside) { base - rise } else { stack.depth };
        let mut set = Stack::default();
        set.lines(lines, Length::ZERO);
        stack.place(set, Point::new(left.unwrap_or_default(), top));
    }
    stack.space(layout.spaces.item);
    stack
}
