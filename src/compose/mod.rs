//! [`Source`] → [`Galleys`]: runs, shaping, line breaking, tables, lists, boxes.
//!
//! Every block is set to the measure of the layout before any page is known. What a block wants of make-up is written
//! into the galley as prices ([`keep`]); nothing here knows where a page ends.

mod boxes;
mod call;
mod columns;
mod drugs;
mod endless;
mod figure;
mod flow;
mod furniture;
pub mod hyphenate;
pub mod keep;
pub mod linebreak;
mod list;
mod pen;
mod people;
mod record;
mod references;
pub mod runs;
pub mod segment;
mod setter;
pub mod shape;
mod table;
pub mod text;
pub mod units;
pub mod veto;
mod words;

use crate::diag::Report;
use crate::galley::{Galleys, Penalty};
use crate::geom::Length;
use crate::handout::{Block, BlockKind, Section};
use crate::page::Page;
use crate::source::Source;
use crate::structure::{NodeId, Role, Structure};
use flow::Flow;
use setter::{Setter, Slot};
use text::Typesetter;

/// Sets a source into galleys; `None` if the report holds an error.
pub fn galleys(report: &mut Report, source: &Source) -> Option<Galleys> {
    let mut setter = Setter {
        source,
        report,
        typesetter: Typesetter::new(source),
        structure: Structure::new(),
        pictures: Vec::new(),
        flow: Flow::new(source.layout.measure()),
        level: 2,
    };
    let banner = furniture::banner(&mut setter);
    for block in &source.handout.lead {
        set_block(&mut setter, block, Structure::ROOT);
    }
    setter.level = 3;
    for section in &source.handout.sections {
        set_section(&mut setter, section);
    }
    let notes = references::set(&mut setter);
    let notes_head = references::head(&setter);
    let Setter { report, structure, pictures, flow, .. } = setter;
    (report.errors() == 0).then(|| Galleys {
        banner,
        main: flow.finish(),
        notes,
        notes_head,
        notes_gap: Length::pt(2),
        structure,
        pictures,
    })
}

/// Sets the foot of each page, now that their number is known.
pub fn furniture(report: &mut Report, pages: &mut [Page], source: &Source) -> Option<()> {
    furniture::feet(report, pages, source)
}

fn set_section(setter: &mut Setter<'_>, section: &Section) {
    let layout = setter.layout();
    let group = setter.structure.add(Structure::ROOT, Role::Section);
    setter.flow.space(layout.spaces.before_heading);
    setter.flow.price(keep::BEFORE_SECTION);
    let node = setter.heading_node(&section.heading, 2, group);
    setter.holding(&section.heading, &layout.styles.heading, full(setter), node);
    setter.flow.space(layout.spaces.after_heading);
    for block in &section.blocks {
        set_block(setter, block, group);
    }
}

fn set_block(setter: &mut Setter<'_>, block: &Block, parent: NodeId) {
    let layout = setter.layout();
    let (full, inset) = (full(setter), inset(setter));
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
        BlockKind::Schedule(schedule) => pen::schedule(setter, schedule, full, parent),
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
