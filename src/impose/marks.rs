//! What a side needs besides its pages: paper around it, ticks where to fold and cut, bleed.
//!
//! An office printer leaves the edge of the sheet white, so grounds end there and ticks stand just inside. A print shop
//! gets larger paper: grounds run over the trim, and all marks stand outside the bleed (ISO 15930 asks for the boxes).

use super::Side;
use crate::form::Print;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::Color;
use crate::mark::{Ink, Mark, Owner};
use crate::sheet::Forme;
use crate::source::Prints;

/// What an office printer leaves white.
const EDGE: Length = Length::mm(5);
/// How far grounds run over the trim.
const BLEED: Length = Length::mm(3);
/// White between the bleed and a mark.
const OFF: Length = Length::mm(1);
/// How long a mark is.
const LONG: Length = Length::mm(4);
/// How thick a mark is.
const THIN: Length = Length::emu(3_175);
/// Side of a patch of the color bar.
const PATCH: Length = Length::mm(4);

/// A sheet on its paper.
#[derive(Debug, Clone, Copy)]
pub struct Paper {
    /// The sheet.
    pub trim: Rect,
    print: Print,
}

/// The paper of a side, with its marks.
pub fn paper(side: &Side, prints: &Prints) -> (Forme, Paper) {
    let slug = match prints.print {
        Print::Office => Length::ZERO,
        Print::Press => BLEED + OFF + LONG + OFF,
    };
    let around = |by: Length, at: Length| {
        let Size { width, depth } = side.sheet;
        Rect::new(at, at, width + by * 2, depth + by * 2)
    };
    let trim = around(Length::ZERO, slug);
    let mut forme = Forme::bare(around(slug, Length::ZERO).size);
    forme.trim = trim;
    forme.bleed = trim;
    let mut pen = Pen { marks: Vec::new(), at: trim.at };
    match prints.print {
        Print::Office => {
            for x in &side.folds {
                pen.upright(*x, EDGE, true);
                pen.upright(*x, side.sheet.depth - EDGE - LONG, true);
            }
            cuts(&mut pen, side);
        }
        Print::Press => {
            forme.bleed = around(BLEED, slug - BLEED);
            let (above, below) = (-BLEED - OFF - LONG, side.sheet.depth + BLEED + OFF);
            for x in &side.folds {
                pen.upright(*x, above, true);
                pen.upright(*x, below, true);
            }
            let right = side.sheet.width + BLEED + OFF;
            for x in [Length::ZERO, side.sheet.width].iter().chain(&side.cuts_x) {
                pen.upright(*x, above, false);
                pen.upright(*x, below, false);
            }
            for y in [Length::ZERO, side.sheet.depth].iter().chain(&side.cuts_y) {
                pen.level(above, *y);
                pen.level(right, *y);
            }
            if prints.bars {
                pen.bars(below);
            }
        }
    }
    forme.marks = pen.marks;
    (forme, Paper { trim, print: prints.print })
}

/// Ticks where to cut, in the white around the grid; where there is too little, on the lines themselves, in the margins
/// of the small pages.
fn cuts(pen: &mut Pen, side: &Side) {
    let around = side.spots.iter().map(|spot| spot.rect).reduce(Rect::union);
    let Some(grid) = around else { return };
    // How far a tick begins from the edge of the sheet, where so much of it is white.
    let from_edge = |white: Length| EDGE.max(white - OFF - LONG);
    let Size { width, depth } = side.sheet;
    let (above, below) = (from_edge(grid.top()), from_edge(depth - grid.bottom()));
    for x in &side.cuts_x {
        pen.upright(*x, above, false);
        pen.upright(*x, depth - below - LONG, false);
    }
    let (before, after) = (from_edge(grid.left()), from_edge(width - grid.right()));
    for y in &side.cuts_y {
        pen.level(before, *y);
        pen.level(width - after - LONG, *y);
    }
}

impl Paper {
    /// The ground of a page that lies in a place of the sheet.
    pub fn ground(&self, place: Rect) -> Rect {
        let sheet = self.trim.size;
        let moved = |rect: Rect| rect.moved(self.trim.at);
        let (by, reach) = match self.print {
            Print::Office => (-EDGE, EDGE),
            Print::Press => (BLEED, Length::ZERO),
        };
        // An edge of the page that is near an edge of the sheet ends where ink may end; the others are folds.
        let low = |edge: Length| if edge <= reach { -by } else { edge };
        let high =
            |edge: Length, end: Length| if edge >= end - reach { end + by } else { edge };
        let (left, top) = (low(place.left()), low(place.top()));
        let (right, bottom) =
            (high(place.right(), sheet.width), high(place.bottom(), sheet.depth));
        moved(Rect::new(left, top, right - left, bottom - top))
    }
}

/// Draws marks in the coordinates of the sheet.
struct Pen {
    marks: Vec<Mark>,
    at: Point,
}

impl Pen {
    /// An upright tick, with its upper end at `y`; in dashes where to fold.
    fn upright(&mut self, x: Length, y: Length, dashed: bool) {
        let left = x - THIN / 2;
        if dashed {
            let dash = LONG / 3;
            self.fill(left, y, Size::new(THIN, dash), MARK);
            self.fill(left, y + LONG - dash, Size::new(THIN, dash), MARK);
        } else {
            self.fill(left, y, Size::new(THIN, LONG), MARK);
        }
    }

    /// A level tick, with its left end at `x`.
    fn level(&mut self, x: Length, y: Length) {
        self.fill(x, y - THIN / 2, Size::new(LONG, THIN), MARK);
    }

    /// Patches from black to white, and the three primary colors of print.
    fn bars(&mut self, y: Length) {
        let grey = |value: u8| Color { red: value, green: value, blue: value };
        let color = |red, green, blue| Color { red, green, blue };
        let patches = [
            grey(0),
            grey(64),
            grey(128),
            grey(192),
            color(0, 174, 239),
            color(236, 0, 140),
            color(255, 242, 0),
        ];
        for (index, color) in (0..).zip(patches) {
            self.fill(LONG * 2 + PATCH * index, y, Size::new(PATCH, PATCH), color);
        }
    }

    fn fill(&mut self, x: Length, y: Length, size: Size, color: Color) {
        let at = Point::new(x, y) + self.at;
        self.marks.push(Mark {
            at,
            ink: Ink::Fill(size, color),
            owner: Owner::Decoration,
        });
    }
}

const MARK: Color = Color { red: 64, green: 64, blue: 64 };
