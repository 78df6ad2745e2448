//! Sheets: formes, front and back, made from whole pages.

use crate::form::Edge;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::Color;
use crate::mark::Mark;

/// A page in its place on a forme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which page, from 0.
    pub page: usize,
    /// Where its top left corner lies on the forme.
    pub at: Point,
    /// The page is on the forme already, or on an earlier one; this is one more of it, not read again.
    pub copy: bool,
}

/// One side of a sheet as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forme {
    /// What a reader of the file calls it: "outside"; nothing if its pages are numbered.
    pub name: Option<String>,
    /// The paper it is printed on.
    pub size: Size,
    /// What is left when it is trimmed: the sheet.
    pub trim: Rect,
    /// How far grounds run over the trim, so that a blade that is a little off leaves no white.
    pub bleed: Rect,
    /// The grounds of pages.
    pub grounds: Vec<(Rect, Color)>,
    /// The pages on it.
    pub cells: Vec<Cell>,
    /// Where to fold and to cut.
    pub marks: Vec<Mark>,
    /// Printed the other way up, for a printer that turns the paper over the other edge.
    pub turned: bool,
}

impl Forme {
    /// A bare side of a sheet.
    pub const fn bare(size: Size) -> Self {
        let whole = Rect { at: Point::new(Length::ZERO, Length::ZERO), size };
        Self {
            name: None,
            size,
            trim: whole,
            bleed: whole,
            grounds: Vec::new(),
            cells: Vec::new(),
            marks: Vec::new(),
            turned: false,
        }
    }

    /// The edge that the paper is turned over: the one that is asked for, or else the one that keeps the back upright.
    pub fn edge(&self, asked: Option<Edge>) -> Edge {
        asked.unwrap_or_else(|| Edge::upright(self.trim.size))
    }
}

/// A sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The side printed first.
    pub front: Forme,
    /// The other side, if it is printed.
    pub back: Option<Forme>,
}
