//! Bands → grounds: one for each piece of a band in a column, from its first strip there to its last.
//!
//! The feet and heads of breaks inside a band stand on it too.

use super::Plan;
use crate::galley::{Band, Galley};
use crate::geom::{Length, Point, Rect, Size};
use crate::mark::{Ink, Mark, Owner};
use crate::page::{Placed, What};

/// For each column of matter, the bands that have a piece there, outer ones first.
#[derive(Debug)]
pub struct Grounds(Vec<Vec<usize>>);

impl Grounds {
    /// Sorts the bands of a galley by column.
    pub(super) fn under(galley: &Galley, plan: &Plan) -> Self {
        let columns: Vec<_> = plan
            .pages
            .iter()
            .flatten()
            .map(|&(from, to)| plan.breaks.items(from, to))
            .collect();
        let mut grounds = vec![Vec::new(); columns.len()];
        for (index, band) in galley.bands.iter().enumerate() {
            let first = columns.partition_point(|items| items.end <= band.items.start);
            for column in first..columns.len() {
                if columns[column].start >= band.items.end {
                    break;
                }
                grounds[column].push(index);
            }
        }
        Self(grounds)
    }

    /// Lays the grounds of one column; `piece` is what stands in it.
    pub fn of_column(
        &self,
        marks: &mut Vec<Mark>,
        galley: &Galley,
        column: usize,
        left: Length,
        piece: &[Placed],
    ) {
        for &band in self.0.get(column).into_iter().flatten() {
            lay(marks, &galley.bands[band], left, piece);
        }
    }
}

/// Lays the ground of one band under what it holds of `piece`.
pub fn lay(marks: &mut Vec<Mark>, band: &Band, left: Length, piece: &[Placed]) {
    let rects = piece.iter().filter(|placed| holds(band, placed.what));
    let Some(under) = rects.map(|placed| placed.rect).reduce(Rect::union) else { return };
    let at = Point::new(left + band.left, under.top());
    let size = Size::new(band.width, under.size.depth);
    let mut print = |ink| marks.push(Mark { at, ink, owner: Owner::Decoration });
    if let Some(color) = band.fill {
        print(Ink::Fill(size, color));
    }
    if let Some((thickness, color)) = band.outline {
        print(Ink::Outline { size, thickness, radius: Length::ZERO, color });
    }
    if let Some((width, color)) = band.bar {
        print(Ink::Fill(Size::new(width, size.depth), color));
    }
}

fn holds(band: &Band, what: What) -> bool {
    match what {
        What::Banner(item) | What::Strip(item) | What::Foot(item) | What::Head(item) => {
            band.items.contains(&item)
        }
        What::NotesHead | What::Note(_) => false,
    }
}
