//! Pictures with captions and alternative text, and codes for a telephone's camera.

use super::keep;
use super::setter::{Setter, Slot, Stack, strip_of};
use super::text::Under;
use super::words as ui;
use crate::diag::Diagnostic;
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::{Figure, Inline, Qr, Text};
use crate::layout::Color;
use crate::mark::{Ink, Owner};
use crate::structure::{NodeId, Role};
use qrcode::{EcLevel, QrCode};

/// Sets a picture into the flow. One that is too deep for half a page is made smaller.
pub fn set(setter: &mut Setter<'_>, figure: &Figure, slot: Slot, parent: NodeId) {
    let role = Role::Figure { alt: figure.alt.words.clone() };
    let node = setter.structure.add(parent, role);
    let size = size(setter, figure, slot.measure);
    let index = setter.pictures.len();
    setter.pictures.push(figure.picture.clone());
    let mut stack = Stack { span: Some(figure.image.span), ..Stack::default() };
    let at = Point::new(slot.left, Length::ZERO);
    stack.mark(at, Ink::Picture(index, size), Owner::Node(node));
    stack.depth = size.depth;
    setter.flow.strip(stack.strip());
    if let Some(caption) = &figure.caption {
        setter.flow.price(Penalty::FORBID);
        setter.flow.space(setter.layout().spaces.after_subheading);
        let style = setter.layout().styles.note;
        let node = setter.structure.add(parent, Role::Paragraph);
        let lines = setter.lines(caption, &style, slot.measure, Under::Node(node));
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                setter.flow.price(keep::IN_BOX);
            }
            setter.flow.strip(strip_of(line, slot.left));
        }
    }
}

fn size(setter: &Setter<'_>, figure: &Figure, measure: Length) -> Size {
    let side = |pixels: u32| i32::try_from(pixels.clamp(1, 1 << 20)).unwrap_or(1);
    let (wide, high) = (side(figure.picture.width), side(figure.picture.height));
    let width = measure.fraction(figure.width.clamp(1, 100), 100);
    let depth = width.fraction(high, wide);
    let most = setter.layout().frame().size.depth / 2;
    if depth > most {
        Size::new(most.fraction(wide, high), most)
    } else {
        Size::new(width, depth)
    }
}

/// White around a code, in modules (ISO/IEC 18004).
const QUIET: i32 = 4;
/// The side of a module at the least; a telephone reads 0.5 mm from arm's length.
const MODULE: Length = Length::emu(20_000);
/// The side of a code at the least, its white included; below, some cameras do not find it.
const CODE: Length = Length::mm(20);

/// Sets a code and, beside it, its caption and its address in full.
pub fn code(setter: &mut Setter<'_>, qr: &Qr, slot: Slot, parent: NodeId) {
    let Ok(code) =
        QrCode::with_error_correction_level(qr.url.words.as_bytes(), EcLevel::M)
    else {
        let message = "this address is too long for a code that a telephone can read";
        setter.report.push(
            Diagnostic::error("qr-too-long", message).at(qr.url.span).hint(
                "give a shorter address, or leave the code out and print the address",
            ),
        );
        return;
    };
    let strip = code_strip(setter, qr, &code, slot, parent);
    setter.flow.strip(strip);
}

fn code_strip(
    setter: &mut Setter<'_>,
    qr: &Qr,
    code: &QrCode,
    slot: Slot,
    parent: NodeId,
) -> Strip {
    let own = setter.source.words();
    let alt = ui::code(own, &qr.url.words);
    let node = setter.structure.add(parent, Role::Figure { alt });
    setter.structure.node_mut(node).language = own.stand_in().map(str::to_owned);
    let modules = i32::try_from(code.width()).unwrap_or(0);
    let module = module(modules + QUIET * 2);
    let side = module * (modules + QUIET * 2);
    let mut stack = Stack { span: Some(qr.url.span), ..Stack::default() };
    let at = Point::new(slot.left, Length::ZERO);
    stack.mark(at, Ink::Fill(Size::new(side, side), Color::WHITE), Owner::Node(node));
    stack.mark(at, Ink::Cells(cells(code, module), Color::BLACK), Owner::Node(node));
    stack.depth = side;

    let gap = setter.layout().spaces.padding;
    let text_left = slot.left + side + gap;
    let mut text = Stack::default();
    let measure = slot.measure - side - gap;
    let style = setter.layout().styles.body;
    if let Some(caption) = &qr.caption {
        let node = setter.structure.add(parent, Role::Paragraph);
        text.lines(
            setter.lines(caption, &style, measure, Under::Node(node)),
            Length::ZERO,
        );
    }
    let node = setter.structure.add(parent, Role::Paragraph);
    text.lines(
        setter.lines(&address(&qr.url), &style, measure, Under::Node(node)),
        Length::ZERO,
    );
    let top = ((side - text.depth) / 2).max(Length::ZERO);
    stack.place(text, Point::new(text_left, top));
    stack.strip()
}

/// The side of a module, for a code of so many with its white.
fn module(modules: i32) -> Length {
    let modules = modules.max(1);
    MODULE.max(Length::emu((CODE.to_emu() + modules - 1) / modules))
}

/// The dark modules, one rectangle for each run of a row.
fn cells(code: &QrCode, module: Length) -> Vec<Rect> {
    let width = code.width();
    let colors = code.to_colors();
    let mut cells = Vec::new();
    for (row, line) in (0..).zip(colors.chunks(width.max(1))) {
        let mut start: Option<i32> = None;
        for (column, color) in
            (0..).zip(line.iter().copied().chain([qrcode::Color::Light]))
        {
            match (color, start) {
                (qrcode::Color::Dark, None) => start = Some(column),
                (qrcode::Color::Light, Some(from)) => {
                    let (x, y) = (module * (from + QUIET), module * (row + QUIET));
                    cells.push(Rect::new(x, y, module * (column - from), module));
                    start = None;
                }
                (qrcode::Color::Dark, Some(_)) | (qrcode::Color::Light, None) => {}
            }
        }
    }
    cells
}

/// An address as it is read aloud and typed: without the scheme, linked in full.
fn address(url: &Text) -> Vec<Inline> {
    let shown = url
        .words
        .trim_start_matches("https://")
        .trim_start_matches("http://")
        .trim_end_matches('/');
    let words = Text { words: shown.to_owned(), span: url.span };
    vec![Inline::Link {
        url: url.clone(),
        inlines: vec![Inline::Words(words)],
    }]
}
