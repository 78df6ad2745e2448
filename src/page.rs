//! Pages: marks at their places, and what was placed where.

use crate::geom::Length;
use crate::geom::{Rect, Size};
use crate::handout::WorkId;
use crate::layout::Color;
use crate::mark::Mark;

/// What stands at a place of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A strip of the banner, by its place among the banner's items.
    Banner(usize),
    /// A strip of the main galley, by its place among its items.
    Strip(usize),
    /// The foot of the break at this place among the items.
    Foot(usize),
    /// The head of the break at this place among the items.
    Head(usize),
    /// What stands above the entries.
    NotesHead,
    /// The entry of a work.
    Note(WorkId),
}

/// Something at a place of a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// What.
    pub what: What,
    /// Where, on the page.
    pub rect: Rect,
    /// In which column, from 0; 0 for what spans all.
    pub column: usize,
}

/// One page.
///
/// Conservation: the strips of all pages are the strips of the galley, each once and in order, and besides them only
/// heads and feet of breaks that were taken, and entries.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// Its number.
    pub folio: u32,
    /// The paper.
    pub size: Size,
    /// The colour of the whole page, if it is not white.
    pub ground: Option<Color>,
    /// What was placed, in reading order.
    pub placed: Vec<Placed>,
    /// The ink, in the order it is printed; relative to the page.
    pub marks: Vec<Mark>,
}

impl Page {
    /// The same for a reader who begins at the right: all that is left is right.
    ///
    /// Pages are made as if they were read from left to right, whatever the language; this turns the whole at once, with its
    /// margins, columns, tables, boxes and folio. Letters, pictures and codes are only moved.
    pub fn mirror(&mut self) {
        let width = self.size.width;
        for placed in &mut self.placed {
            placed.rect.at.x = width - placed.rect.right();
        }
        self.marks = mirrored(std::mem::take(&mut self.marks), width);
    }
}

/// Marks where left is right, on something so wide.
pub fn mirrored(marks: Vec<Mark>, width: Length) -> Vec<Mark> {
    marks.into_iter().map(|mark| mark.mirrored(width)).collect()
}
