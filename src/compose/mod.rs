//! [`Source`] → [`Galleys`]: runs, shaping, line breaking, tables, lists, boxes.
//!
//! Every block is set to the measure of the layout before any page is known. What a block wants of make-up is written
//! into the galley as prices ([`keep`]); nothing here knows where a page ends.

mod beside;
pub mod bidi;
mod blank_pages;
mod boxes;
mod call;
mod columns;
mod counts;
mod drugs;
mod endless;
mod fields;
mod figure;
pub mod flatten;
mod flow;
mod foot;
mod furniture;
mod giver;
pub mod hyphenate;
mod identity;
pub mod keep;
mod letters;
pub mod linebreak;
mod list;
mod outlines;
pub mod packet;
mod panels;
mod pen;
mod people;
mod phone;
mod pick;
mod record;
mod references;
pub mod runs;
mod schedule;
pub mod segment;
mod setter;
pub mod setting;
pub mod shape;
mod table;
pub mod text;
mod translation;
pub mod units;
pub mod veto;
mod words;

use crate::diag::Report;
use crate::form::{Form, Part};
use crate::galley::{Cover, Galleys, Note, Penalty};
use crate::geom::Length;
use crate::handout::{Block, BlockKind, Handout, Section};
use crate::language;
use crate::page::Page;
use crate::source::Source;
use crate::structure::{NodeId, Role, Structure};
pub use foot::make_room;
pub use identity::answer;
pub use letters::letters;
pub use outlines::draw as outlines;
use setter::{Setter, Slot};
pub use shape::Shapes;

/// Sets a source into galleys; `None` if the report holds an error.
///
/// What is shaped is kept in `shapes`: set again at another size, the same text is only scaled.
pub fn galleys(
    report: &mut Report,
    source: &Source,
    shapes: &mut Shapes,
) -> Option<Galleys> {
    let galleys = set(report, source, shapes, true);
    let Some(partner) = &source.partner else { return galleys };
    let other = other(source, partner);
    let others = set(report, &other, shapes, false);
    let (measure, gutter) = (source.layout.measure(), source.layout.gutter);
    let half = beside::Half {
        left: measure + gutter,
        measure,
        whole: source.layout.frame().size.width,
        against: language::direction(&partner.language)
            != language::direction(&source.handout.language),
    };
    Some(beside::beside(galleys?, others?, half, &partner.language))
}

/// What is set beside a source: the same in another language, without the works.
fn other(source: &Source, partner: &Handout) -> Source {
    let handout = Handout { works: Vec::new(), ..partner.clone() };
    let layout = source.layout.for_language(&partner.language, &source.fonts);
    Source { handout, layout, partner: None, ..source.clone() }
}

/// Sets one language; whether it also says who gives the handout.
fn set(
    report: &mut Report,
    source: &Source,
    shapes: &mut Shapes,
    gives: bool,
) -> Option<Galleys> {
    let on_cover = source.layout.on_cover();
    let mut setter = Setter::new(report, source, std::mem::take(shapes));
    let (mut banner, mut panels, mut notes, mut cover, mut back) = Default::default();
    match &source.layout.form {
        Form::Flat => {
            banner = furniture::banner(&mut setter, gives);
            notes = matter(&mut setter, |_| true);
        }
        Form::Booklet(_) => {
            let depth = source.layout.frame().size.depth;
            let on_it = |part: Option<Part>| part == Some(Part::Cover);
            setter.put_on(&on_cover);
            let slot = full(&setter);
            furniture::cover(&mut setter, slot, depth, |setter| {
                setter.level = 3;
                sections(setter, on_it);
            });
            setter.put_on(&source.layout);
            cover = Some(Cover {
                ground: source.layout.palette.cover.fill,
                ends: setter.flow.cut(),
                sections: places(&source.handout.sections, on_it),
            });
            notes = matter(&mut setter, |part| !on_it(part) && part != Some(Part::Back));
            if source
                .handout
                .sections
                .iter()
                .any(|each| each.part == Some(Part::Back))
            {
                back = Some(setter.flow.cut());
                sections(&mut setter, |part| part == Some(Part::Back));
            }
        }
        form @ (Form::Fold(_) | Form::Cut(_)) => {
            let fixed = form.panels().unwrap_or_default();
            panels = Some(panels::set(&mut setter, fixed, &on_cover));
        }
    }
    let notes_head = references::head(&setter);
    let Setter {
        report, structure, pictures, flow, mut typesetter, ..
    } = setter;
    let personal = std::mem::take(&mut typesetter.personal);
    *shapes = typesetter.shapes();
    (report.errors() == 0).then(|| Galleys {
        banner,
        main: flow.finish(),
        panels,
        cover,
        back,
        notes,
        notes_head,
        notes_gap: Length::pt(2),
        structure,
        personal,
        pictures,
    })
}

/// The blocks before the first section, the sections of some parts, the works.
fn matter(setter: &mut Setter<'_>, of: impl Fn(Option<Part>) -> bool) -> Vec<Note> {
    lead(setter);
    setter.level = 3;
    sections(setter, of);
    references::set(setter)
}

/// The places of the sections of some parts.
fn places(sections: &[Section], of: impl Fn(Option<Part>) -> bool) -> Vec<usize> {
    (0..sections.len())
        .filter(|place| of(sections[*place].part))
        .collect()
}

fn sections(setter: &mut Setter<'_>, of: impl Fn(Option<Part>) -> bool) {
    for section in setter.source.handout.sections.iter().filter(|each| of(each.part)) {
        set_section(setter, section);
    }
}

/// The blocks before the first section.
fn lead(setter: &mut Setter<'_>) {
    setter.level = 2;
    for block in &setter.source.handout.lead {
        if block.untranslated {
            translation::wanting(setter, full(setter), Structure::ROOT);
        }
        set_block(setter, block, Structure::ROOT);
    }
}

/// What can be set only now that the pages are made: those that are there to write on, the foot of each, and the order
/// in which all is read.
pub fn furniture(
    report: &mut Report,
    pages: &mut Vec<Page>,
    galleys: &mut Galleys,
    source: &Source,
) -> Option<()> {
    match &source.layout.form {
        Form::Flat => {}
        Form::Booklet(_) => blank_pages::fill(report, pages, galleys, source),
        Form::Fold(_) | Form::Cut(_) => {
            panels::in_reading_order(&mut galleys.structure, pages);
        }
    }
    foot::feet(report, pages, galleys, source, foot::Numbered::Alone)
}

fn set_section(setter: &mut Setter<'_>, section: &Section) {
    let layout = setter.layout();
    let group = setter.structure.add(Structure::ROOT, Role::Section);
    setter.flow.space(layout.spaces.before_heading);
    setter.flow.price(keep::BEFORE_SECTION);
    setter.flow.block();
    if section.untranslated {
        translation::wanting(setter, full(setter), group);
    }
    let node = setter.heading_node(&section.heading, 2, group);
    setter.holding(&section.heading, &layout.styles.heading, full(setter), node);
    setter.flow.space(layout.spaces.after_heading);
    for (place, block) in section.blocks.iter().enumerate() {
        // Right below a heading that is not translated either, it is said already.
        if block.untranslated && !(section.untranslated && place == 0) {
            translation::wanting(setter, full(setter), group);
        }
        set_block(setter, block, group);
    }
}

fn set_block(setter: &mut Setter<'_>, block: &Block, parent: NodeId) {
    let layout = setter.layout();
    let (full, inset) = (full(setter), inset(setter));
    setter.flow.block();
    match &block.kind {
        BlockKind::Text(paragraphs) => {
            for (index, paragraph) in paragraphs.iter().enumerate() {
                if index > 0 {
                    setter.flow.space(layout.spaces.paragraph);
                    setter.flow.price(keep::BETWEEN_BLOCKS);
                }
                let node = setter.structure.add(parent, Role::Paragraph);
                setter.paragraph(paragraph, &layout.styles.body, inset, node);
            }
        }
        BlockKind::Heading(heading) => {
            setter.block_title(Some(heading), full, parent);
            // A heading brings its own white.
            return;
        }
        BlockKind::List(list) => list::set(setter, list, inset, parent),
        BlockKind::Points(points) => boxes::points(setter, points, full, parent),
        BlockKind::Call(call) => call::set(setter, call, full, parent),
        BlockKind::Checklist(list) => pen::checklist(setter, list, full, parent),
        BlockKind::Drugs(drugs) => drugs::set(setter, drugs, full, parent),
        BlockKind::Table(table) => {
            let grid = table::Grid::of(table, layout);
            table::set(setter, &grid, full, parent);
        }
        BlockKind::Notice(notice) => boxes::notice(setter, notice, full, parent),
        BlockKind::Figure(figure) => figure::set(setter, figure, inset, parent),
        BlockKind::Contacts(contacts) => people::contacts(setter, contacts, full, parent),
        BlockKind::Lines(lines) => pen::lines(setter, lines, full, parent),
        BlockKind::Fields(fields) => pen::fields(setter, fields, full, parent),
        BlockKind::Schedule(schedule) => schedule::set(setter, schedule, full, parent),
        BlockKind::Glossary(glossary) => {
            people::glossary(setter, glossary, inset, parent);
        }
        BlockKind::Qr(qr) => figure::code(setter, qr, inset, parent),
        BlockKind::PageBreak => setter.flow.price(Penalty::FORCE),
    }
    // After a block stands white, unless the next one asks for more.
    setter.flow.space(layout.spaces.block);
}

/// The whole measure.
fn full(setter: &Setter<'_>) -> Slot {
    Slot {
        left: Length::ZERO,
        measure: setter.layout().measure(),
    }
}

/// The measure of running text, set in from the headings.
fn inset(setter: &Setter<'_>) -> Slot {
    full(setter).within(setter.layout().spaces.indent, Length::ZERO)
}
