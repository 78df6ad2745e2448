//! A folded sheet: which page lies where is the fold's own ([`crate::form::Fold::faces`]); how wide each is follows from
//! the inner side.

use super::{Side, Spot};
use crate::form::Folded;
use crate::geom::{Length, Point, Rect, Size};

/// The outer side, then the inner one.
pub fn sides(folded: &Folded) -> Vec<Side> {
    let faces = folded.fold.faces(folded.widths.len());
    let mirrored: Vec<Length> = folded.widths.iter().rev().copied().collect();
    vec![
        side("outside", folded, &faces.outside, &mirrored),
        side("inside", folded, &faces.inside, &folded.widths),
    ]
}

fn side(name: &str, folded: &Folded, pages: &[usize], widths: &[Length]) -> Side {
    let mut side = Side {
        name: Some(name.to_owned()),
        sheet: folded.sheet,
        ..Side::default()
    };
    let mut left = Length::ZERO;
    for (&page, &width) in pages.iter().zip(widths) {
        if !left.is_zero() {
            side.folds.push(left);
        }
        let at = Point::new(left, Length::ZERO);
        let size = Size::new(width, folded.sheet.depth);
        side.spots.push(Spot { page, rect: Rect { at, size } });
        left += width;
    }
    side
}
