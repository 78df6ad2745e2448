//! Saddle stitch: sheets folded once, one inside the other, and stapled in the fold.

use super::{Side, Spot};
use crate::form::Booklet;
use crate::geom::{Length, Point, Rect, Size};

/// Less creep than this nobody sees.
const SEEN: Length = Length::emu(10_800);

/// The pages on the sheet `sheet` (0 is the outermost) of a booklet of `pages` pages, from left to right: front, back.
///
/// Two pages that share a side add up to one more than all pages.
///
/// ```
/// use handout::impose::booklet::order;
/// assert_eq!(order(0, 8), ([8, 1], [2, 7]));
/// assert_eq!(order(1, 8), ([6, 3], [4, 5]));
/// ```
pub const fn order(sheet: usize, pages: usize) -> ([usize; 2], [usize; 2]) {
    let s = 2 * sheet;
    ([pages - s, 1 + s], [2 + s, pages - 1 - s])
}

/// By how much the pages of a sheet move towards the fold: the paper inside pushes it out by so much.
///
/// Nothing is moved when the innermost sheet would move less than 0.3 mm, and nothing further than `room`.
pub fn creep(thickness: Length, sheet: usize, sheets: usize, room: Length) -> Length {
    let times = |count: usize| thickness * i32::try_from(count).unwrap_or(i32::MAX);
    if times(sheets.saturating_sub(1)) <= SEEN {
        Length::ZERO
    } else {
        times(sheet).min(room)
    }
}

/// The sides of all sheets.
pub fn sides(booklet: &Booklet, pages: usize, room: Length) -> Vec<Side> {
    let all = pages.next_multiple_of(4);
    let sheets = all / 4;
    let half = booklet.sheet.width / 2;
    let mut sides = Vec::new();
    for sheet in 0..sheets {
        let moved = creep(booklet.creep, sheet, sheets, room);
        let (front, back) = order(sheet, all);
        for (name, [left, right]) in [("front", front), ("back", back)] {
            let spot = |page: usize, x: Length| Spot {
                page,
                rect: Rect {
                    at: Point::new(x, Length::ZERO),
                    size: Size::new(half, booklet.sheet.depth),
                },
            };
            sides.push(Side {
                name: Some(format!("sheet {}, {name}", sheet + 1)),
                sheet: booklet.sheet,
                spots: vec![spot(left, moved), spot(right, half - moved)],
                folds: vec![half],
                ..Side::default()
            });
        }
    }
    sides
}
