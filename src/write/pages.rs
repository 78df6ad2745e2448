//! Formes → pages of operators, in which every mark stands in marked content; and where the ink of each leaf went.

use super::fonts::Encoding;
use super::pen::{Pen, literal, named};
use crate::font::{FaceId, Fonts};
use crate::geom::{Length, Point, Rect};
use crate::mark::{Ink, Mark, Owner};
use crate::page::Page;
use crate::sheet::Forme;
use crate::structure::{NodeId, Role, Structure};
use printpdf::{DictItem, Op};
use std::collections::BTreeMap;

/// Marked content on a side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// Which page it is from.
    pub page: usize,
    /// Which side.
    pub side: usize,
    /// Its number among the marked contents of the side.
    pub number: usize,
}

/// A rectangle of a side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Which page it is from.
    pub page: usize,
    /// Which side.
    pub side: usize,
    /// Where, from the top left corner.
    pub rect: Rect,
}

/// Where the ink of the leaves went.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// The marked contents of each leaf, in the order they were printed.
    pub pieces: BTreeMap<NodeId, Vec<Piece>>,
    /// The marks of each leaf.
    pub places: BTreeMap<NodeId, Vec<Place>>,
}

impl Ledger {
    /// Puts all into the order in which the pages are read: sheets are printed in another.
    pub(super) fn sort(&mut self) {
        for pieces in self.pieces.values_mut() {
            pieces.sort_by_key(|piece| piece.page);
        }
        for places in self.places.values_mut() {
            places.sort_by_key(|place| place.page);
        }
    }
}

/// Prints one side: grounds, pages, marks.
pub(super) fn print(
    side: usize,
    forme: &Forme,
    pages: &[Page],
    encodings: &BTreeMap<FaceId, Encoding>,
    (structure, fonts): (&Structure, &Fonts),
    ledger: &mut Ledger,
) -> Vec<Op> {
    let mut printer = Printer {
        pen: Pen::new(encodings, forme.size.depth),
        open: None,
        number: 0,
        structure,
    };
    for (ground, color) in &forme.grounds {
        let ink = Ink::Fill(ground.size, *color);
        printer.open(Owner::Decoration, ledger, (0, side));
        printer.pen.draw(ground.at, &ink);
    }
    for cell in &forme.cells {
        let Some(page) = pages.get(cell.page) else { continue };
        for mark in page.marks.iter().filter(|mark| leaves_ink(mark)) {
            let owner = if cell.copy { Owner::Repeated } else { mark.owner };
            printer.open(owner, ledger, (cell.page, side));
            printer.pen.draw(cell.at + mark.at, &mark.ink);
            if let Owner::Node(leaf) = owner {
                let rect = extent(mark, fonts).moved(cell.at);
                let place = Place { page: cell.page, side, rect };
                ledger.places.entry(leaf).or_default().push(place);
            }
        }
    }
    for mark in &forme.marks {
        printer.open(mark.owner, ledger, (0, side));
        printer.pen.draw(mark.at, &mark.ink);
    }
    if printer.open.is_some() {
        printer.pen.end();
    }
    printer.pen.ops
}

/// A pen in marked content.
struct Printer<'a> {
    pen: Pen<'a>,
    /// Whose the open marked content is, and from which page.
    open: Option<(Owner, usize)>,
    number: usize,
    structure: &'a Structure,
}

impl Printer<'_> {
    /// Opens the marked content of an owner, if it is not open yet.
    fn open(&mut self, owner: Owner, ledger: &mut Ledger, (page, side): (usize, usize)) {
        if self.open == Some((owner, page)) {
            return;
        }
        if self.open.is_some() {
            self.pen.end();
        }
        self.open = Some((owner, page));
        begin(&mut self.pen, owner, self.structure, self.number);
        if let Owner::Node(leaf) = owner {
            let piece = Piece { page, side, number: self.number };
            ledger.pieces.entry(leaf).or_default().push(piece);
            self.number += 1;
        }
    }
}

/// Marked content says whose it is (ISO 32000-1, 14.7.4.2), or that it is nobody's (14.8.2.2).
fn begin(pen: &mut Pen<'_>, owner: Owner, structure: &Structure, number: usize) {
    let furniture = |kind: &str, edge: &str| {
        [
            ("Type", named("Pagination")),
            ("Subtype", named(kind)),
            ("Attached", DictItem::Array(vec![named(edge)])),
        ]
    };
    match owner {
        Owner::Node(leaf) => {
            let number = DictItem::Int(i64::try_from(number).unwrap_or(i64::MAX));
            match &structure.node(leaf).role {
                Role::Ink { actual: Some(actual) } => {
                    pen.begin(
                        "Span",
                        [("MCID", number), ("ActualText", literal(actual))],
                    );
                }
                Role::Document
                | Role::Section
                | Role::Heading(_)
                | Role::Paragraph
                | Role::List { numbered: _ }
                | Role::Item
                | Role::Label
                | Role::Body
                | Role::Table
                | Role::TableHead
                | Role::TableBody
                | Role::Row
                | Role::HeadCell(_)
                | Role::Cell
                | Role::Caption
                | Role::Figure { alt: _ }
                | Role::Note(_)
                | Role::Reference
                | Role::Span
                | Role::NoteLink(_)
                | Role::Link { url: _ }
                | Role::Ink { actual: None } => pen.begin("Span", [("MCID", number)]),
            }
        }
        Owner::Decoration => pen.begin("Artifact", [("Type", named("Layout"))]),
        Owner::Header => pen.begin("Artifact", furniture("Header", "Top")),
        Owner::Footer => pen.begin("Artifact", furniture("Footer", "Bottom")),
        Owner::Repeated => pen.begin("Artifact", [("Type", named("Pagination"))]),
    }
}

/// A run without glyphs or a code without cells prints nothing; it would be marked content of nothing.
fn leaves_ink(mark: &Mark) -> bool {
    match &mark.ink {
        Ink::Glyphs(run, _) => !run.glyphs.is_empty(),
        Ink::Polygon(points, _) => !points.is_empty(),
        Ink::Cells(cells, _) => !cells.is_empty(),
        Ink::Fill(..) | Ink::Outline { .. } | Ink::Picture(..) => true,
    }
}

/// What a mark covers on its page; for glyphs, from the ascent to the descent.
pub(super) fn extent(mark: &Mark, fonts: &Fonts) -> Rect {
    let around = |points: &mut dyn Iterator<Item = Rect>| {
        points.reduce(Rect::union).unwrap_or_default().moved(mark.at)
    };
    match &mark.ink {
        Ink::Glyphs(run, _) => {
            let face = fonts.face(run.face);
            let ascent = face.ascent_at(run.size);
            let depth = ascent + face.descent_at(run.size);
            Rect::new(mark.at.x, mark.at.y - ascent, run.width(), depth)
        }
        Ink::Fill(size, _) | Ink::Picture(_, size) | Ink::Outline { size, .. } => {
            Rect { at: mark.at, size: *size }
        }
        Ink::Polygon(points, _) => around(&mut points.iter().map(|point| spot(*point))),
        Ink::Cells(cells, _) => around(&mut cells.iter().copied()),
    }
}

fn spot(point: Point) -> Rect {
    Rect::new(point.x, point.y, Length::ZERO, Length::ZERO)
}
