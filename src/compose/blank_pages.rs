//! Pages to write on, where a booklet has more pages than matter: four to a sheet, before the back cover.

use super::setter::{Stack, moved, rule};
use super::text::{Para, Typesetter, Under, words};
use super::words as ui;
use crate::diag::Report;
use crate::galley::Galleys;
use crate::geom::{Length, Point};
use crate::mark::Owner;
use crate::page::{Page, What};
use crate::source::Source;
use crate::structure::Structure;

/// Adds pages until they fill their sheets, and numbers them all.
pub fn fill(
    report: &mut Report,
    pages: &mut Vec<Page>,
    galleys: &Galleys,
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
    }
    for (page, folio) in pages.iter_mut().zip(1..) {
        page.folio = folio;
    }
}

/// A page of lines to write on. It says nothing that a screen reader should read.
pub fn blank(report: &mut Report, source: &Source) -> Page {
    let layout = &source.layout;
    let frame = layout.frame();
    let inlines = words(ui::NOTES);
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
