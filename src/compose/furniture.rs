//! What stands at the head of a handout: who gives it, its title; on the first page, or on a cover of its own.

use super::flow::Flow;
use super::giver;
use super::identity;
use super::setter::{Setter, Slot, Stack, rule};
use super::translation;
use crate::form::Form;
use crate::galley::{Galley, Penalty};
use crate::geom::{Length, Point};
use crate::handout::Inline;
use crate::layout::Bilingual;
use crate::mark::Owner;
use crate::structure::{Role, Structure};

/// Sets the head of the first page: who gives the sheet, its kind, the title, the line below it. Where two languages stand
/// beside each other, each has its title, and only one says who gives it.
pub fn banner(setter: &mut Setter<'_>, gives: bool) -> Galley {
    let layout = setter.layout();
    let main = std::mem::replace(&mut setter.flow, Flow::new(layout.frame().size.width));
    let slot = Slot {
        left: Length::ZERO,
        measure: layout.frame().size.width,
    };
    let beside = match layout.bilingual {
        Some(Bilingual::Beside) => Slot { measure: layout.measure(), ..slot },
        Some(Bilingual::Back) | None => slot,
    };
    if let Some(letterhead) = giver::letterhead(setter).filter(|_| gives) {
        // The paper has it already; what stands above the frame is white anyway.
        let white = letterhead.depth - layout.margins.top;
        if white > Length::ZERO {
            setter.flow.strip(super::flow::blank(white));
            setter.flow.price(Penalty::FORBID);
        }
    }
    if gives {
        masthead(setter, slot);
    }
    setter.flow.block();
    title(setter, beside, |_| ());
    setter.flow.block();
    setter.flow.strip(super::flow::blank(layout.spaces.block));
    std::mem::replace(&mut setter.flow, main).finish()
}

/// The same at the head of the flow, where there is no cover. Nothing may part it from what follows.
pub fn head_of_flow(setter: &mut Setter<'_>, slot: Slot) {
    masthead(setter, slot);
    title(setter, slot, |_| ());
    setter.flow.space(setter.layout().spaces.block);
}

fn masthead(setter: &mut Setter<'_>, slot: Slot) {
    let masthead = giver::masthead(setter, slot);
    if !masthead.depth.is_zero() {
        setter.flow.strip(masthead.strip());
        setter.flow.price(Penalty::FORBID);
        setter.flow.space(setter.layout().spaces.before_heading);
    }
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
    translation::below_the_title(setter, slot);
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
    let giver = giver::on_cover(setter, slot).strip();
    setter.flow.settle();
    let white = depth - setter.flow.depth_from(first) - giver.depth;
    setter.flow.price(Penalty::FORBID);
    setter.flow.strip(super::flow::blank(white.max(layout.spaces.block)));
    setter.flow.price(Penalty::FORBID);
    setter.flow.strip(giver);
}
