//! A telephone after its label, where a line to write on would stand: large enough to be read in a fright, and never parted.

use super::setter::{Setter, Stack};
use super::text::Under;
use crate::geom::{Length, Point};
use crate::handout::{Answer, Field, Inline, Inlines, Text};
use crate::layout::Style;
use crate::structure::{NodeId, Role};

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

/// How wide the hours of a telephone are in one line.
pub fn hours_width(setter: &mut Setter<'_>, answer: &Answer) -> Length {
    let note = setter.layout().styles.note;
    match answer {
        Answer::Phone { hours: Some(hours), .. } => {
            setter.typesetter.extent(hours, &note).most
        }
        Answer::Phone { hours: None, .. } | Answer::Line | Answer::Lacks(_) => {
            Length::ZERO
        }
    }
}

fn paragraph(setter: &mut Setter<'_>, parent: NodeId) -> Under {
    Under::Node(setter.structure.add(parent, Role::Paragraph))
}

/// A label and its number on one base, and the hours: beside the number where there is room, else below it. Numbers below
/// each other stand in a column, at least `column` from the left. Where the label leaves no room, all stands below it.
pub fn set(
    setter: &mut Setter<'_>,
    label: &Inlines,
    (number, hours): (&Text, Option<&Inlines>),
    (column, measure): (Length, Length),
    parent: NodeId,
) -> Stack {
    let layout = setter.layout();
    let bold = Style { bold: true, ..layout.styles.body };
    let wide = width(setter, number);
    // Read one after the other: nothing but white stands between them.
    let under = paragraph(setter, parent);
    let labels = setter.lines(label, &bold, measure, under);
    let last = labels.last().map_or(Length::ZERO, |line| line.width);
    let mut places = [last.max(column), last].into_iter();
    let place = places.find(|left| *left + wide <= measure);
    let left = place.map_or(Length::ZERO, |left| left + gap(setter));
    let style = large(setter);
    let words = [Inline::Words(number.clone())];
    let under = paragraph(setter, parent);
    let numbers = setter.lines(&words, &style, measure - left, under);
    let rise = numbers.first().map_or(Length::ZERO, |line| line.baseline);
    let (down, up) = labels.last().map_or_else(Default::default, |line| {
        (line.baseline, line.depth - line.baseline)
    });
    let mut stack = Stack::default();
    // The number is larger than its label, and rises above it.
    stack.space(layout.spaces.item.max(rise - down));
    stack.lines(labels, Length::ZERO);
    // The last base of the label, if the number stands beside it, and that of the number.
    let base = if place.is_none() { stack.depth + rise } else { stack.depth - up };
    let mut set = Stack::default();
    set.lines(numbers, Length::ZERO);
    stack.place(set, Point::new(left, base - rise));
    if let Some(hours) = hours {
        let note = layout.styles.note;
        let most = setter.typesetter.extent(hours, &note).most;
        let beside = left + wide + gap(setter);
        let left = [beside, left].into_iter().find(|left| *left + most <= measure);
        let under = paragraph(setter, parent);
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
