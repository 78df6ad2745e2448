//! What stands at the head of a handout: who gives it, its title; on the first page, or on a cover of its own.

use super::fields;
use super::flow::Flow;
use super::identity;
use super::setter::{Setter, Slot, Stack, rule};
use super::text::{Under, words};
use super::words as ui;
use crate::form::Form;
use crate::galley::{Galley, Penalty};
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::Inline;
use crate::layout::{Color, LEAST_WRITE_ON, Style};
use crate::mark::{Ink, Owner};
use crate::structure::{Role, Structure};

/// Sets the head of the first page: who gives the sheet, its kind, the title, the line below it.
pub fn banner(setter: &mut Setter<'_>) -> Galley {
    let layout = setter.layout();
    let main = std::mem::replace(&mut setter.flow, Flow::new(layout.frame().size.width));
    let slot = Slot {
        left: Length::ZERO,
        measure: layout.frame().size.width,
    };
    head(setter, slot);
    setter.flow.strip(super::flow::blank(layout.spaces.block));
    std::mem::replace(&mut setter.flow, main).finish()
}

/// The same at the head of the flow, where there is no cover. Nothing may part it from what follows.
pub fn head_of_flow(setter: &mut Setter<'_>, slot: Slot) {
    head(setter, slot);
    setter.flow.space(setter.layout().spaces.block);
}

fn head(setter: &mut Setter<'_>, slot: Slot) {
    let masthead = masthead(setter, slot).strip();
    setter.flow.strip(masthead);
    setter.flow.price(Penalty::FORBID);
    setter.flow.space(setter.layout().spaces.before_heading);
    title(setter, slot, |_| ());
}

/// The title and the line below it, with something between.
fn title(setter: &mut Setter<'_>, slot: Slot, between: impl FnOnce(&mut Setter<'_>)) {
    let layout = setter.layout();
    let handout = &setter.source.handout;
    let title = vec![Inline::Words(handout.title.clone())];
    let node = setter.heading_node(&title, 1, Structure::ROOT);
    setter.flow.price(Penalty::FORBID);
    setter.holding(&title, &layout.styles.title, slot, node);
    between(setter);
    if let Some(subtitle) = &handout.subtitle {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        setter.flow.space(layout.spaces.after_subheading);
        let inlines = vec![Inline::Words(subtitle.clone())];
        setter.holding(&inlines, &layout.styles.subtitle, slot, node);
    }
    match &layout.form {
        Form::Flat | Form::Booklet(_) | Form::Fold(_) => {
            identity::below_the_title(setter, slot);
        }
        // On a card every line counts; its foot says it too.
        Form::Cut(_) => {}
    }
}

/// How far down a cover its title stands: a rack shows the top third.
const HANG: (i32, i32) = (14, 100);
/// How long the bar below it is, in hundredths of the measure.
const BAR: i32 = 30;

/// A cover: the title, what else belongs there, and who gives the handout, so deep as its page.
pub fn cover(
    setter: &mut Setter<'_>,
    slot: Slot,
    depth: Length,
    rest: impl FnOnce(&mut Setter<'_>),
) {
    let layout = setter.layout();
    let first = setter.flow.len();
    setter.flow.strip(super::flow::blank(depth.fraction(HANG.0, HANG.1)));
    title(setter, slot, |setter| {
        let mut bar = Stack::default();
        bar.space(layout.spaces.block);
        let ink = rule(
            slot.measure.fraction(BAR, 100),
            layout.spaces.bar,
            layout.palette.accent,
        );
        bar.mark(Point::new(slot.left, bar.depth), ink, Owner::Decoration);
        bar.space(layout.spaces.bar + layout.spaces.block);
        setter.flow.strip(bar.strip());
        setter.flow.price(Penalty::FORBID);
    });
    setter.flow.space(layout.spaces.block);
    rest(setter);
    let giver = giver(setter, slot).strip();
    setter.flow.settle();
    let white = depth - setter.flow.depth_from(first) - giver.depth;
    setter.flow.price(Penalty::FORBID);
    setter.flow.strip(super::flow::blank(white.max(layout.spaces.block)));
    setter.flow.price(Penalty::FORBID);
    setter.flow.strip(giver);
}

/// Who gives the handout and what kind of sheet it is, below each other.
fn giver(setter: &mut Setter<'_>, slot: Slot) -> Stack {
    let layout = setter.layout();
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    let style = layout.styles.masthead;
    // Light on dark, thin strokes fill up with ink.
    let small = Style { bold: true, ..layout.styles.note };
    let mut stack = Stack::default();
    let clinic = &setter.source.clinic;
    let mut facts = Vec::new();
    match &clinic.name {
        Some(name) => {
            facts.push((name, style, node));
            facts.extend(
                clinic.department.iter().map(|department| (department, small, node)),
            );
        }
        None => {
            let label =
                setter.stack(&words(ui::CLINIC), &style, slot.measure, Under::Node(node));
            let width = setter.typesetter.extent(&words(ui::CLINIC), &style).most;
            let left = width + style.size.fraction(4, 10);
            // On a dark ground a pen is not seen: it gets a white field.
            let field = Size::new(slot.measure - left, LEAST_WRITE_ON);
            let at = Point::new(left, Length::ZERO);
            stack.mark(at, Ink::Fill(field, Color::WHITE), Owner::Decoration);
            let below = style.leading / 4;
            let top = (field.depth - label.depth).max(Length::ZERO);
            stack.place(label, Point::new(Length::ZERO, top));
            stack.depth = stack.depth.max(field.depth);
            let room = Rect { at, size: field };
            setter.pen_rule(&mut stack, Point::new(left, field.depth), field.width);
            setter.room(&mut stack, room, fields::label(&words(ui::CLINIC)), node);
            stack.space(below);
        }
    }
    if let Some(kind) = &setter.source.handout.kind {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        facts.push((kind, small, node));
    }
    for (words, style, node) in facts {
        let inlines = [Inline::Words(words.clone())];
        let lines = setter.lines(&inlines, &style, slot.measure, Under::Node(node));
        stack.lines(lines, Length::ZERO);
    }
    let mut hung = Stack::default();
    hung.place(stack, Point::new(slot.left, Length::ZERO));
    hung
}

fn masthead(setter: &mut Setter<'_>, slot: Slot) -> Stack {
    let layout = setter.layout();
    let style = layout.styles.masthead;
    let small = Style {
        bold: false,
        color: layout.styles.furniture.color,
        ..layout.styles.note
    };
    let clinic = &setter.source.clinic;
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    let mut row = Stack::default();
    let half = slot.measure.fraction(6, 10);
    match &clinic.name {
        Some(name) => {
            let inlines = [Inline::Words(name.clone())];
            row = setter.stack(&inlines, &style, half, Under::Node(node));
            if let Some(department) = &clinic.department {
                let inlines = [Inline::Words(department.clone())];
                row.lines(
                    setter.lines(&inlines, &small, half, Under::Node(node)),
                    Length::ZERO,
                );
            }
        }
        None => {
            let label = setter.stack(&words(ui::CLINIC), &style, half, Under::Node(node));
            let width = setter.typesetter.extent(&words(ui::CLINIC), &style).most;
            let left = width + style.size.fraction(4, 10);
            let base = label.depth - style.leading / 4;
            row.place(label, Point::default());
            let said = fields::label(&words(ui::CLINIC));
            setter.write_on(&mut row, Point::new(left, base), half - left, said, node);
        }
    }
    if let Some(kind) = &setter.source.handout.kind {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        let inlines = [Inline::Words(kind.clone())];
        let lines =
            setter.lines(&inlines, &small, slot.measure - half, Under::Node(node));
        for line in lines {
            let left = slot.measure - line.width;
            let mut stack = Stack::default();
            // The two stand on one baseline.
            let drop = style.leading - style.leading / 4 - line.baseline;
            stack.lines(vec![line], Length::ZERO);
            row.place(stack, Point::new(left, drop.max(Length::ZERO)));
        }
    }
    row.space(layout.spaces.after_subheading + layout.spaces.item);
    let thick = layout.spaces.bar / 2;
    let base = Point::new(Length::ZERO, row.depth);
    row.mark(base, rule(slot.measure, thick, layout.palette.accent), Owner::Decoration);
    row.space(thick);
    row
}
