//! Formes → pages of operators, in which every mark stands in marked content; and where the ink of each leaf went.

use super::Made;
use super::fonts::Encoding;
use super::operator::literal;
use super::pen::Pen;
use crate::font::{FaceId, Fonts};
use crate::geom::{Length, Point, Rect};
use crate::mark::{Ink, Mark, Owner};
use crate::sheet::Forme;
use crate::structure::{NodeId, Role, Structure};
use printpdf::Op;
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
#[derive(Debug, Clone, Default)]
pub(super) struct Ledger {
    /// The marked contents of each leaf, in the order they were printed.
    pub pieces: BTreeMap<NodeId, Vec<Piece>>,
    /// The marks of each leaf.
    pub places: BTreeMap<NodeId, Vec<Place>>,
    /// How many marked contents each side has.
    counts: Vec<usize>,
    /// What can be filled in, in the order it was printed.
    pub rooms: Vec<Room>,
}

/// Where a field stands, if the file is filled in on a screen.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// Which field.
    pub field: NodeId,
    /// Where.
    pub place: Place,
    /// In which of the places for pages on its side.
    pub cell: usize,
    /// The page is there already, and this is one more of it.
    pub copy: bool,
}

impl Ledger {
    /// An empty one that goes on counting where another ended.
    pub(super) fn after(other: &Self) -> Self {
        Self { counts: other.counts.clone(), ..Self::default() }
    }

    /// The number of the next marked content of a side.
    fn next(&mut self, side: usize) -> &mut usize {
        if self.counts.len() <= side {
            self.counts.resize(side + 1, 0);
        }
        &mut self.counts[side]
    }

    /// Puts all into the order in which the pages are read: sheets are printed in another.
    pub(super) fn sort(&mut self) {
        for pieces in self.pieces.values_mut() {
            pieces.sort_by_key(|piece| piece.page);
        }
        for places in self.places.values_mut() {
            places.sort_by_key(|place| place.page);
        }
        self.rooms.sort_by_key(|room| room.place.page);
    }
}

/// Ink of a side that is next to be printed.
struct Next<'a> {
    at: Point,
    ink: &'a Ink,
    owner: Owner,
    /// Which page it is from.
    page: usize,
}

/// Prints one side: grounds, pages, marks.
pub(super) fn print(
    side: usize,
    forme: &Forme,
    made: &Made,
    encodings: &BTreeMap<FaceId, Encoding>,
    ledger: &mut Ledger,
) -> Vec<Op> {
    let grounds: Vec<(Point, Ink)> = forme
        .grounds
        .iter()
        .map(|(ground, color)| (ground.at, Ink::Fill(ground.size, *color)))
        .collect();
    let mut all: Vec<Next<'_>> = grounds
        .iter()
        .map(|(at, ink)| Next { at: *at, ink, owner: Owner::Decoration, page: 0 })
        .collect();
    let marks = |page: usize| made.pages.get(page).map(|page| page.marks.as_slice());
    on_cells(side, forme, &marks, made, ledger, &mut all);
    for Mark { at, ink, owner } in &forme.marks {
        all.push(Next { at: *at, ink, owner: *owner, page: 0 });
    }
    let pen = Pen::new(encodings, forme.size.depth);
    drawn(pen, side, &all, &made.galleys.structure, ledger)
}

/// Prints over a side that is printed already: these marks of each page, and nothing else.
pub(super) fn print_over<'m>(
    side: usize,
    forme: &Forme,
    marks: &impl Fn(usize) -> Option<&'m [Mark]>,
    made: &Made,
    encodings: &BTreeMap<FaceId, Encoding>,
    ledger: &mut Ledger,
) -> Vec<Op> {
    let mut all = Vec::new();
    on_cells(side, forme, marks, made, ledger, &mut all);
    let pen = Pen::over(encodings, forme.size.depth);
    drawn(pen, side, &all, &made.galleys.structure, ledger)
}

/// The marks of the pages on a side, each at its place on it.
fn on_cells<'m>(
    side: usize,
    forme: &Forme,
    marks: &impl Fn(usize) -> Option<&'m [Mark]>,
    made: &Made,
    ledger: &mut Ledger,
    all: &mut Vec<Next<'m>>,
) {
    let fonts = &made.source.fonts;
    for (number, cell) in forme.cells.iter().enumerate() {
        let Some(marks) = marks(cell.page) else { continue };
        for mark in marks {
            let field = field(made, mark);
            // The line of a blank is not the room above it.
            if let Some(field) = field
                && !matches!(mark.ink, Ink::Fill(..))
            {
                let rect = extent(mark, fonts).moved(cell.at);
                let place = Place { page: cell.page, side, rect };
                ledger
                    .rooms
                    .push(Room { field, place, cell: number, copy: cell.copy });
            }
            if !leaves_ink(mark) {
                continue;
            }
            let owner = match (cell.copy, field) {
                (true, _) => Owner::Repeated,
                // Its box is what the field is filled into; the field itself is the widget.
                (false, Some(_)) => Owner::Decoration,
                (false, None) => mark.owner,
            };
            let at = cell.at + mark.at;
            all.push(Next { at, ink: &mark.ink, owner, page: cell.page });
            if let Owner::Node(leaf) = owner {
                let rect = extent(mark, fonts).moved(cell.at);
                let place = Place { page: cell.page, side, rect };
                ledger.places.entry(leaf).or_default().push(place);
            }
        }
    }
}

/// Draws with a pen. What follows each other and is one owner's is one marked content.
fn drawn(
    mut pen: Pen<'_>,
    side: usize,
    all: &[Next<'_>],
    structure: &Structure,
    ledger: &mut Ledger,
) -> Vec<Op> {
    for piece in all.chunk_by(|a, b| (a.owner, a.page) == (b.owner, b.page)) {
        let Some(Next { owner, page, .. }) = piece.first() else { continue };
        let only_glyphs = piece.iter().all(|next| matches!(next.ink, Ink::Glyphs(..)));
        let number = ledger.next(side);
        begin(&mut pen, *owner, structure, *number, only_glyphs);
        if let Owner::Node(leaf) = *owner {
            let piece = Piece { page: *page, side, number: *number };
            *number += 1;
            ledger.pieces.entry(leaf).or_default().push(piece);
        }
        for next in piece {
            pen.draw(next.at, next.ink);
        }
        pen.end();
    }
    pen.finish()
}

/// Marked content says whose it is (ISO 32000-1, 14.7.4.2), or that it is nobody's (14.8.2.2).
fn begin(
    pen: &mut Pen<'_>,
    owner: Owner,
    structure: &Structure,
    number: usize,
    only_glyphs: bool,
) {
    match owner {
        Owner::Node(leaf) => match &structure.node(leaf).role {
            Role::Field(field) => {
                let says = literal(super::mark_of(field));
                let properties = format!("/MCID {number}/ActualText{says}");
                pen.begin("Span", &properties, only_glyphs);
            }
            Role::Document
            | Role::Part(_)
            | Role::Contents
            | Role::Entry
            | Role::PartLink(_)
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
            | Role::Ink => {
                pen.begin("Span", &format!("/MCID {number}"), only_glyphs);
            }
        },
        Owner::Decoration => pen.begin("Artifact", "/Type/Layout", only_glyphs),
        Owner::Header => {
            let properties = "/Type/Pagination/Subtype/Header/Attached[/Top]";
            pen.begin("Artifact", properties, only_glyphs);
        }
        Owner::Footer => {
            let properties = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]";
            pen.begin("Artifact", properties, only_glyphs);
        }
        Owner::Identity | Owner::Repeated => {
            pen.begin("Artifact", "/Type/Pagination", only_glyphs);
        }
    }
}

/// The field that a mark stands for, in a file that is filled in on a screen.
fn field(made: &Made, mark: &Mark) -> Option<NodeId> {
    match mark.owner {
        Owner::Node(leaf) if made.prints.fillable => {
            let is_field =
                matches!(made.galleys.structure.node(leaf).role, Role::Field(_));
            is_field.then_some(leaf)
        }
        Owner::Node(_)
        | Owner::Decoration
        | Owner::Header
        | Owner::Footer
        | Owner::Identity
        | Owner::Repeated => None,
    }
}

/// A run without glyphs or a code without cells prints nothing; it would be marked content of nothing.
fn leaves_ink(mark: &Mark) -> bool {
    match &mark.ink {
        Ink::Glyphs(run, _) => !run.glyphs.is_empty(),
        Ink::Polygon(points, _) => !points.is_empty(),
        Ink::Cells(cells, _) => !cells.is_empty(),
        Ink::Fill(..) | Ink::Outline { .. } | Ink::Picture(..) => true,
        Ink::Room(_) => false,
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
        Ink::Fill(size, _)
        | Ink::Picture(_, size)
        | Ink::Outline { size, .. }
        | Ink::Room(size) => Rect { at: mark.at, size: *size },
        Ink::Polygon(points, _) => around(&mut points.iter().map(|point| spot(*point))),
        Ink::Cells(cells, _) => around(&mut cells.iter().copied()),
    }
}

fn spot(point: Point) -> Rect {
    Rect::new(point.x, point.y, Length::ZERO, Length::ZERO)
}
