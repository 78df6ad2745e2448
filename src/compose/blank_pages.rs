//! Pages to write on, where a booklet has more pages than matter: four to a sheet, before the back cover.

use super::setter::{Stack, moved, rule, sink};
use super::text::{Para, Typesetter, Under};
use super::words as ui;
use crate::diag::Report;
use crate::galley::Galleys;
use crate::geom::{Length, Point, Rect, Size};
use crate::mark::{Ink, Mark, Owner};
use crate::page::{Page, What};
use crate::source::Source;
use crate::structure::{Field, FieldKind, Role, Structure};
use crate::words::Word;
use std::ops::Range;

/// Adds pages until they fill their sheets, and numbers them all.
pub fn fill(
    report: &mut Report,
    pages: &mut Vec<Page>,
    galleys: &mut Galleys,
    source: &Source,
) {
    let missing = pages.len().next_multiple_of(4) - pages.len();
    let is_back = |page: &Page| {
        page.placed.iter().any(|placed| match placed.what {
            What::Strip(item) => galleys.back.is_some_and(|back| item >= back),
            What::Banner(_) | What::Foot(_) | What::Head(_) => false,
            What::NotesHead | What::Note(_) => false,
        })
    };
    let at = pages.iter().position(is_back).unwrap_or(pages.len());
    if missing > 0 {
        let blank = blank(report, source);
        pages.splice(at..at, std::iter::repeat_n(blank, missing));
        rooms(pages, at..at + missing, &mut galleys.structure, source);
    }
    for (page, folio) in pages.iter_mut().zip(1..) {
        page.folio = folio;
    }
}

/// Adds the room above each line of such pages, which are read where they stand. On paper they say nothing.
fn rooms(
    pages: &mut [Page],
    blank: Range<usize>,
    structure: &mut Structure,
    source: &Source,
) {
    let pitch = source.layout.spaces.write_on;
    let (before, after) = pages.split_at_mut(blank.end);
    let owners = after.iter().flat_map(|page| &page.marks).map(|mark| mark.owner);
    let next = owners.into_iter().find_map(|owner| match owner {
        Owner::Node(leaf) => Some(structure.group(leaf)),
        Owner::Decoration
        | Owner::Header
        | Owner::Footer
        | Owner::Identity
        | Owner::Repeated => None,
    });
    for (page, number) in before.iter_mut().zip(1..).skip(blank.start) {
        let lines: Vec<Rect> = page.marks.iter().filter_map(line).collect();
        for (index, line) in lines.iter().enumerate() {
            let words = ui::note_line(source.words(), number, index + 1, lines.len());
            let field = Field { kind: FieldKind::Write, words };
            let leaf = structure.add(Structure::ROOT, Role::Field(field));
            if let Some(next) = next {
                structure.put_last_before(next);
            }
            page.marks.push(Mark {
                at: Point::new(line.left(), line.top() + sink(pitch) - pitch),
                ink: Ink::Room(Size::new(line.size.width, pitch)),
                owner: Owner::Node(leaf),
            });
        }
    }
}

/// The rectangle of a line to write on.
const fn line(mark: &Mark) -> Option<Rect> {
    match &mark.ink {
        Ink::Fill(size, _) => Some(Rect { at: mark.at, size: *size }),
        Ink::Glyphs(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Picture(..)
        | Ink::Room(_) => None,
    }
}

/// A page of lines to write on. It says nothing that a screen reader should read.
pub fn blank(report: &mut Report, source: &Source) -> Page {
    let layout = &source.layout;
    let frame = layout.frame();
    let inlines = ui::set(source.words(), Word::Notes);
    let para = Para {
        inlines: &inlines,
        style: &layout.styles.heading,
        measure: frame.size.width,
        under: Under::Artifact(Owner::Header),
        hyphenate: false,
    };
    let mut typesetter = Typesetter::new(source);
    let lines = typesetter.lines(report, &mut Structure::new(), &para);
    let mut stack = Stack::default();
    stack.lines(lines, Length::ZERO);
    let (pitch, thin) = (layout.spaces.write_on, layout.spaces.thin);
    while stack.depth + pitch + thin <= frame.size.depth {
        stack.space(pitch);
        let at = Point::new(Length::ZERO, stack.depth);
        stack.mark(
            at,
            rule(frame.size.width, thin, layout.palette.pen),
            Owner::Decoration,
        );
    }
    Page {
        size: layout.paper,
        marks: stack.marks.into_iter().map(|mark| moved(mark, frame.at)).collect(),
        ..Page::default()
    }
}
