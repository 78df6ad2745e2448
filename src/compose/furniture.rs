//! What spans the head of the first page, and the foot of every page.
//!
//! The foot is set when the number of pages is known; its room is the bottom margin, reserved before make-up. Every page
//! carries the title, the id, the version, the day of the content, "Page X of Y" and how far it may be used
//! (clinical-safety notes: a footer survives photocopying, a cover page does not).

use super::flow::Flow;
use super::setter::{Setter, Slot, Stack, rule};
use super::text::{Para, Typesetter, Under, words};
use super::words as ui;
use crate::diag::{Diagnostic, Report};
use crate::galley::{Galley, Penalty};
use crate::geom::{Length, Point};
use crate::handout::{Handout, Inline, Status};
use crate::layout::{Layout, Style};
use crate::mark::Owner;
use crate::page::Page;
use crate::source::Source;
use crate::structure::{Role, Structure};

/// Sets the head of the first page: who gives the sheet, its kind, the title, the line below it.
pub fn banner(setter: &mut Setter<'_>) -> Galley {
    let layout = setter.layout();
    let main = std::mem::replace(&mut setter.flow, Flow::new(layout.frame().size.width));
    let slot = Slot {
        left: Length::ZERO,
        measure: layout.frame().size.width,
    };
    let masthead = masthead(setter, slot).strip();
    setter.flow.strip(masthead);
    let handout = &setter.source.handout;
    setter.flow.space(layout.spaces.before_heading);
    let title = vec![Inline::Words(handout.title.clone())];
    let node = setter.heading_node(&title, 1, Structure::ROOT);
    setter.flow.price(Penalty::FORBID);
    setter.holding(&title, &layout.styles.title, slot, node);
    if let Some(subtitle) = &handout.subtitle {
        let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
        setter.flow.space(layout.spaces.after_subheading);
        let inlines = vec![Inline::Words(subtitle.clone())];
        setter.holding(&inlines, &layout.styles.subtitle, slot, node);
    }
    setter.flow.strip(super::flow::blank(layout.spaces.block));
    std::mem::replace(&mut setter.flow, main).finish()
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
            setter.write_on(&mut row, left, base, half - left);
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

/// Sets the foot of each page into its bottom margin.
pub fn feet(report: &mut Report, pages: &mut [Page], source: &Source) -> Option<()> {
    let mut typesetter = Typesetter::new(source);
    let count = pages.len();
    for (index, page) in pages.iter_mut().enumerate() {
        let stack = foot(report, &mut typesetter, source, index + 1, count);
        let frame = source.layout.frame();
        let room = source.layout.margins.bottom - LEAST_EDGE;
        if stack.depth > room {
            report.push(no_room(&source.layout, &source.handout, stack.depth - room));
            return None;
        }
        let at = Point::new(frame.left(), frame.bottom());
        page.marks
            .extend(stack.marks.into_iter().map(|mark| super::setter::moved(mark, at)));
    }
    Some(())
}

/// What an office printer leaves white.
const LEAST_EDGE: Length = Length::mm(5);

fn no_room(layout: &Layout, handout: &Handout, over: Length) -> Diagnostic {
    let message = format!(
        "the foot of each page is {} mm deeper than the bottom margin of layout `{}` leaves",
        over.to_mm().max(1),
        layout.name
    );
    Diagnostic::error("foot-too-deep", message)
        .at(handout.short_title.span)
        .hint("give a shorter `short-title`, or a deeper bottom margin in the layout")
}

fn foot(
    report: &mut Report,
    typesetter: &mut Typesetter<'_>,
    source: &Source,
    page: usize,
    pages: usize,
) -> Stack {
    let (layout, handout) = (&source.layout, &source.handout);
    let style = layout.styles.furniture;
    let width = layout.frame().size.width;
    let mut stack = Stack::default();
    stack.space(style.leading / 3);
    let ink = rule(width, layout.spaces.thin, layout.palette.rule);
    stack.mark(Point::new(Length::ZERO, stack.depth), ink, Owner::Footer);
    stack.space(layout.spaces.thin + style.leading / 4);

    let edition = ui::edition(&handout.id.words, &handout.version.words);
    let title = format!("{}{}{edition}", handout.short_title.words, ui::DOT);
    let mut set = |text: &str, bold: bool, measure: Length| {
        let style = Style { bold, ..style };
        let inlines = words(text);
        let under = Under::Artifact(Owner::Footer);
        let para = Para {
            inlines: &inlines,
            style: &style,
            measure,
            under,
            hyphenate: false,
        };
        typesetter.lines(report, &mut Structure::new(), &para)
    };
    let folio = set(&ui::folio(page, pages), false, width);
    let folio_width = folio.iter().map(|line| line.width).max().unwrap_or_default();
    let right = width - folio_width;
    let left_measure = right - style.size * 2;
    let mut number = Stack::default();
    number.lines(folio, Length::ZERO);
    let top = stack.depth;
    stack.lines(set(&title, false, left_measure), Length::ZERO);
    stack.place(number, Point::new(right, top));
    stack.lines(set(&dates(handout), false, width), Length::ZERO);
    match handout.status {
        Status::Sample => stack.lines(set(ui::SAMPLE, true, width), Length::ZERO),
        Status::Draft => stack.lines(set(ui::DRAFT, true, width), Length::ZERO),
        Status::Approved => {}
    }
    stack
}

fn dates(handout: &Handout) -> String {
    let mut facts = vec![ui::checked(&ui::month(handout.checked))];
    if let Some(date) = handout.check_again {
        facts.push(ui::check_again(&ui::month(date)));
    }
    facts.push(match &handout.reviewed_by {
        Some(name) => ui::reviewed_by(&name.words),
        None => String::from(ui::NOT_REVIEWED),
    });
    facts.join(ui::DOT)
}
