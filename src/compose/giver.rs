//! Who gives the handout: at the head of its first page, or at the foot of its cover.
//!
//! The logo stands at the left; the name, the department, the address beside it. What kind of sheet it is stands at the
//! right. Paper with a letterhead says all but the kind itself.

use super::fields;
use super::setter::{Setter, Slot, Stack, rule};
use super::text::{Under, words};
use super::words as ui;
use crate::clinic::{Letterhead, Logo};
use crate::form::Form;
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::{Inline, Text};
use crate::layout::{Color, Edition, LEAST_WRITE_ON, Style};
use crate::light;
use crate::mark::{Ink, Owner};
use crate::structure::{NodeId, Role, Structure};
use crate::words::Word;

/// The name and the department take so much of the measure, the kind of sheet the rest.
const NAME: (i32, i32) = (6, 10);
/// A logo takes at most so much of the measure.
const LOGO: (i32, i32) = (4, 10);
/// And is no higher than so much of the page.
const LOGO_DEPTH: (i32, i32) = (1, 7);
/// Below this contrast with white, in thousandths, a ground is as good as white.
const WHITE: u32 = 1_300;

/// The letterhead of the paper that a first page is printed on: flat sheets have one, folded and cut ones do not.
pub fn letterhead(setter: &Setter<'_>) -> Option<Letterhead> {
    match setter.layout().form {
        Form::Flat => setter.source.clinic.letterhead,
        Form::Fold(_) | Form::Booklet(_) | Form::Cut(_) => None,
    }
}

/// Who gives the handout, and what kind of sheet it is, in one row with a rule below. Empty on paper with a letterhead, if
/// there is no kind to tell.
pub fn masthead(setter: &mut Setter<'_>, slot: Slot) -> Stack {
    let layout = setter.layout();
    let small = Style {
        bold: false,
        color: layout.styles.furniture.color,
        ..layout.styles.note
    };
    let printed = letterhead(setter).is_some();
    let half = slot.measure.fraction(NAME.0, NAME.1);
    let mut row = Stack::default();
    if !printed {
        row = named(setter, slot, half, &small);
    }
    if let Some(kind) = &setter.source.handout.kind {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        let lines = setter.lines(
            &[Inline::Words(kind.clone())],
            &small,
            slot.measure - half,
            Under::Node(node),
        );
        let style = layout.styles.masthead;
        // The first stands on one baseline with the name.
        let base = style.leading - style.leading / 4;
        let rise = lines.first().map_or(Length::ZERO, |line| line.baseline);
        let mut top = (base - rise).max(Length::ZERO);
        for line in lines {
            let left = slot.measure - line.width;
            let depth = line.depth;
            let mut stack = Stack::default();
            stack.lines(vec![line], Length::ZERO);
            row.place(stack, Point::new(left, top));
            top += depth;
        }
    }
    if row.depth.is_zero() {
        return row;
    }
    row.space(layout.spaces.after_subheading + layout.spaces.item);
    let thick = layout.spaces.bar / 2;
    let base = Point::new(Length::ZERO, row.depth);
    row.mark(base, rule(slot.measure, thick, layout.palette.accent), Owner::Decoration);
    row.space(thick);
    row
}

/// The logo and, beside it, the name, the department, the address; the deeper one decides, the other stands in its middle.
fn named(setter: &mut Setter<'_>, slot: Slot, half: Length, small: &Style) -> Stack {
    let layout = setter.layout();
    let clinic = &setter.source.clinic;
    let logo = clinic.logo.as_ref().filter(|_| !is_card(setter));
    let logo = logo.map(|logo| picture(setter, logo, slot.measure));
    let beside = logo
        .as_ref()
        .map_or(Length::ZERO, |(_, size)| size.width + layout.spaces.padding);
    let department = clinic.department.as_ref().filter(|_| !is_card(setter));
    let right = kind_width(setter, small, slot.measure - half);
    let name_width = (slot.measure - right - beside).max(slot.measure.fraction(3, 10));
    let style = layout.styles.masthead;
    let mut text = Stack::default();
    match &clinic.name {
        Some(name) => {
            let mut fact = |text: &mut Stack, fact: &Text, style: &Style| {
                let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
                let inlines = [Inline::Words(fact.clone())];
                let width = setter.even(&inlines, style, name_width);
                let lines = setter.lines(&inlines, style, width, Under::Node(node));
                text.lines(lines, Length::ZERO);
            };
            fact(&mut text, name, &style);
            if let Some(department) = department {
                fact(&mut text, department, small);
            }
        }
        None if logo.is_some() => {}
        None => {
            let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
            let clinic = ui::set(setter.source.words(), Word::Clinic);
            let label = setter.stack(&clinic, &style, half, Under::Node(node));
            let width = setter.typesetter.extent(&clinic, &style).most;
            let left = width + style.size.fraction(4, 10);
            let base = label.depth - style.leading / 4;
            text.place(label, Point::default());
            let said = fields::label(&clinic);
            setter.write_on(&mut text, Point::new(left, base), half - left, said, node);
        }
    }
    let address = address(setter, small, slot.measure - beside);
    let below = text.depth;
    text.place(address, Point::new(Length::ZERO, below));
    let Some((logo, size)) = logo else { return text };
    let middle = |inner: Length, outer: Length| ((outer - inner) / 2).max(Length::ZERO);
    let mut row = Stack::default();
    row.place(logo, Point::new(Length::ZERO, middle(size.depth, text.depth)));
    let top = middle(text.depth, size.depth);
    row.place(text, Point::new(beside, top));
    row
}

/// How much of the row the kind of sheet takes, with white before it: at the most a share of it, at which it goes into a
/// second line.
fn kind_width(setter: &mut Setter<'_>, style: &Style, most: Length) -> Length {
    let Some(kind) = &setter.source.handout.kind else { return Length::ZERO };
    let words = [Inline::Words(kind.clone())];
    let wide = setter.typesetter.extent(&words, style).most;
    (wide + setter.layout().spaces.padding * 2).min(most)
}

/// The postal address and that on the web, in one line where there is room. A card and a poster say neither: the one has no
/// room, the other is not taken home.
fn address(setter: &mut Setter<'_>, style: &Style, measure: Length) -> Stack {
    let clinic = &setter.source.clinic;
    let facts: Vec<&Text> = clinic.address.iter().chain(&clinic.web).collect();
    let taken_home = match setter.layout().edition {
        Edition::Sheet | Edition::Brochure | Edition::Flyer => true,
        Edition::Card | Edition::Poster => false,
    };
    if facts.is_empty() || !taken_home {
        return Stack::default();
    }
    let mut line = Vec::new();
    for fact in &facts {
        if !line.is_empty() {
            line.extend(words(setter.source.words().text(Word::Separator)));
        }
        line.push(Inline::Words((*fact).clone()));
    }
    let fits = setter.typesetter.extent(&line, style).most <= measure;
    let lines = match fits {
        true => vec![line],
        false => facts
            .into_iter()
            .map(|fact| vec![Inline::Words(fact.clone())])
            .collect(),
    };
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    let mut stack = Stack::default();
    for line in lines {
        let set = setter.lines(&line, style, measure, Under::Node(node));
        stack.lines(set, Length::ZERO);
    }
    stack
}

/// Whether it is a card for a wallet: it has room for a name and a number.
fn is_card(setter: &Setter<'_>) -> bool {
    match setter.layout().edition {
        Edition::Card => true,
        Edition::Sheet | Edition::Brochure | Edition::Flyer | Edition::Poster => false,
    }
}

/// The logo, no wider and no higher than there is room for, as a stack of its size.
fn picture(setter: &mut Setter<'_>, logo: &Logo, measure: Length) -> (Stack, Size) {
    let side = |pixels: u32| i32::try_from(pixels.clamp(1, 1 << 20)).unwrap_or(1);
    let (wide, high) = (side(logo.picture.width), side(logo.picture.height));
    let paper = setter.layout().paper.depth;
    let depth = logo.height.min(paper.fraction(LOGO_DEPTH.0, LOGO_DEPTH.1));
    let most = measure.fraction(LOGO.0, LOGO.1);
    let width = depth.fraction(wide, high);
    let size = if width > most {
        Size::new(most, most.fraction(high, wide))
    } else {
        Size::new(width, depth)
    };
    let role = Role::Figure { alt: logo.alt.words.clone() };
    let node = setter.structure.add(Structure::ROOT, role);
    let index = setter.pictures.len();
    setter.pictures.push(logo.picture.clone());
    let mut stack = Stack::default();
    stack.mark(Point::default(), Ink::Picture(index, size), Owner::Node(node));
    stack.depth = size.depth;
    (stack, size)
}

/// Who gives the handout and what kind of sheet it is, below each other, on the ground of a cover.
pub fn on_cover(setter: &mut Setter<'_>, slot: Slot) -> Stack {
    let layout = setter.layout();
    let clinic = &setter.source.clinic;
    let mut stack = Stack::default();
    if let Some(logo) = &clinic.logo {
        let plate = plate(setter, logo, slot.measure);
        stack.place(plate, Point::default());
        stack.space(layout.spaces.padding);
    }
    let style = layout.styles.masthead;
    // Light on dark, thin strokes fill up with ink.
    let small = Style { bold: true, ..layout.styles.note };
    let mut facts: Vec<(&Text, Style, NodeId)> = Vec::new();
    match &clinic.name {
        Some(name) => {
            let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
            facts.push((name, style, node));
            if let Some(department) = &clinic.department {
                let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
                facts.push((department, small, node));
            }
        }
        None if clinic.logo.is_some() => {}
        None => name_line(setter, &mut stack, slot),
    }
    for fact in clinic.address.iter().chain(&clinic.web) {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        facts.push((fact, small, node));
    }
    if let Some(kind) = &setter.source.handout.kind {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        facts.push((kind, small, node));
    }
    // The address stands by itself, if there is one.
    let apart = !(clinic.address.is_none() && clinic.web.is_none());
    for (words, style, node) in facts {
        let new = [
            clinic.address.as_ref().or(clinic.web.as_ref()),
            setter.source.handout.kind.as_ref(),
        ];
        if apart && new.into_iter().flatten().any(|first| first == words) {
            stack.space(layout.spaces.item);
        }
        let inlines = [Inline::Words(words.clone())];
        let width = setter.even(&inlines, &style, slot.measure);
        let lines = setter.lines(&inlines, &style, width, Under::Node(node));
        stack.lines(lines, Length::ZERO);
    }
    let mut hung = Stack::default();
    hung.place(stack, Point::new(slot.left, Length::ZERO));
    hung
}

/// A line for the name of the clinic.
fn name_line(setter: &mut Setter<'_>, stack: &mut Stack, slot: Slot) {
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    let style = setter.layout().styles.masthead;
    let clinic = ui::set(setter.source.words(), Word::Clinic);
    let label = setter.stack(&clinic, &style, slot.measure, Under::Node(node));
    let width = setter.typesetter.extent(&clinic, &style).most;
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
    setter.pen_rule(stack, Point::new(left, field.depth), field.width);
    setter.room(stack, room, fields::label(&clinic), node);
    stack.space(below);
}

/// The logo of a cover: on a white plate where the ground is dark, because logos are drawn for paper.
fn plate(setter: &mut Setter<'_>, logo: &Logo, measure: Length) -> Stack {
    let ground = setter.source.layout.palette.cover.fill;
    let dark = light::contrast(ground, Color::WHITE) > WHITE;
    let pad = if dark { setter.layout().spaces.padding * 2 / 3 } else { Length::ZERO };
    let (picture, size) = picture(setter, logo, measure - pad * 2);
    let mut stack = Stack::default();
    if dark {
        let plate = Size::new(size.width + pad * 2, size.depth + pad * 2);
        stack.mark(Point::default(), Ink::Fill(plate, Color::WHITE), Owner::Decoration);
    }
    stack.place(picture, Point::new(pad, pad));
    stack.space(pad);
    stack
}
