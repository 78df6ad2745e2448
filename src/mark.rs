//! Ink: glyph runs, fills, outlines, pictures, each at its place and each with an owner.

use crate::font::FaceId;
use crate::geom::{Length, Point, Size};
use crate::layout::Color;
use crate::structure::NodeId;
use std::sync::Arc;

/// Ink at a place. The place is relative to the strip, or, on a page, to the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The left end of the baseline of glyphs; the top left corner of anything else.
    pub at: Point,
    /// What is printed.
    pub ink: Ink,
    /// What it belongs to.
    pub owner: Owner,
}

impl Mark {
    /// The same where left is right, on something so wide. Only the place is mirrored: glyphs, pictures and codes are not.
    pub fn mirrored(mut self, width: Length) -> Self {
        let (left, right) = self.ink.reach();
        self.at.x = width - self.at.x - left - right;
        self
    }
}

/// What ink belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// A leaf of the structure: a [`crate::structure::Role::Ink`] or [`crate::structure::Role::Field`] node, or a figure.
    Node(NodeId),
    /// Grounds, rules and everything that only helps the eye.
    Decoration,
    /// The head of a page.
    Header,
    /// The foot of a page.
    Footer,
    /// Whose sheet it is, on each page.
    Identity,
    /// A table head set again, a reference listed again: said once already.
    Repeated,
}

/// What is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ink {
    /// A run of glyphs.
    Glyphs(Arc<Glyphs>, Color),
    /// A filled rectangle.
    Fill(Size, Color),
    /// A rectangle drawn around: the line lies inside the size.
    Outline {
        /// The outer size.
        size: Size,
        /// How thick the line is.
        thickness: Length,
        /// How round the corners are; 0 for square ones.
        radius: Length,
        /// The colour of the line.
        color: Color,
    },
    /// A filled polygon; its points are relative to the mark's place.
    Polygon(Vec<Point>, Color),
    /// Many filled rectangles of one colour, such as a code; each is relative to the mark's place.
    Cells(Vec<crate::geom::Rect>, Color),
    /// A picture, by its place in [`crate::galley::Galleys::pictures`].
    Picture(usize, Size),
    /// Room to write in, of which nothing is printed: on a screen it is a field.
    Room(Size),
}

impl Ink {
    /// How far it reaches to the right of its place: from and to.
    fn reach(&self) -> (Length, Length) {
        match self {
            Self::Glyphs(run, _) => (Length::ZERO, run.width()),
            Self::Fill(size, _)
            | Self::Outline { size, .. }
            | Self::Picture(_, size)
            | Self::Room(size) => (Length::ZERO, size.width),
            Self::Polygon(points, _) => {
                let x = || points.iter().map(|point| point.x);
                (x().min().unwrap_or_default(), x().max().unwrap_or_default())
            }
            Self::Cells(cells, _) => {
                let left = cells.iter().map(|cell| cell.at.x).min();
                let right = cells.iter().map(|cell| cell.right()).max();
                (left.unwrap_or_default(), right.unwrap_or_default())
            }
        }
    }
}

/// A shaped run of one face and size.
///
/// The advances sum to the width; the text is kept for search and copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Glyphs {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// The glyphs, from left to right.
    pub glyphs: Vec<Glyph>,
    /// The text they stand for, in logical order.
    pub text: String,
}

impl Glyphs {
    /// The width of the run.
    pub fn width(&self) -> Length {
        self.glyphs.iter().map(|glyph| glyph.advance).sum()
    }
}

/// One glyph of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph {
    /// Which glyph of the face.
    pub id: u16,
    /// How far the pen moves to the right.
    pub advance: Length,
    /// How far the glyph is moved to the right of the pen.
    pub dx: Length,
    /// How far it is raised above the baseline.
    pub dy: Length,
    /// Where its cluster begins in the text of the run, in bytes. All glyphs of a cluster have the same.
    pub cluster: u32,
}
