//! Sheets: formes, front and back, made from whole pages.

use crate::geom::{Point, Size};

/// A page in its place on a forme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell {
    /// Which page, from 0.
    pub page: usize,
    /// Where its top left corner lies on the forme.
    pub at: Point,
}

/// One side of a sheet as printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forme {
    /// The paper.
    pub size: Size,
    /// The pages on it.
    pub cells: Vec<Cell>,
}

/// A sheet of paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The side printed first.
    pub front: Forme,
    /// The other side, if it is printed.
    pub back: Option<Forme>,
}
