//! Sheets that are cut up: the same small page in every place, or the pages of a small block that is stacked.

use super::{Side, Spot};
use crate::form::Cut;
use crate::geom::{Length, Point, Rect};

/// The pages on both sides of the sheet `sheet` when `pages` pages are cut and stacked in `cells` places: after the cut
/// the pile of each place is laid on the next one. A place without a page is `None`.
///
/// ```
/// use handout::impose::cut::stacked;
/// let some = |pages: [usize; 2]| pages.map(Some).to_vec();
/// assert_eq!(stacked(0, 8, 2), (some([1, 5]), some([2, 6])));
/// assert_eq!(stacked(1, 8, 2), (some([3, 7]), some([4, 8])));
/// ```
pub fn stacked(
    sheet: usize,
    pages: usize,
    cells: usize,
) -> (Vec<Option<usize>>, Vec<Option<usize>>) {
    let sheets = pages.div_ceil(2 * cells.max(1));
    let at = |cell: usize, side: usize| {
        Some(2 * (cell * sheets + sheet) + side).filter(|page| *page <= pages)
    };
    let side = |side: usize| (0..cells).map(|cell| at(cell, side)).collect();
    (side(1), side(2))
}

/// The place behind place `cell` of a grid with so many columns, as the back is seen.
///
/// ```
/// use handout::impose::cut::behind;
/// assert_eq!([0, 1, 2, 3].map(|cell| behind(cell, 2)), [1, 0, 3, 2]);
/// ```
pub const fn behind(cell: usize, columns: usize) -> usize {
    let row = cell / columns;
    row * columns + (columns - 1 - cell % columns)
}

/// The sides of all sheets. One page or two stand in every place; more are stacked.
pub fn sides(cut: &Cut) -> Vec<Side> {
    let cells = cut.columns.max(1) * cut.rows.max(1);
    let pages = cut.sides.len();
    if pages <= 2 {
        return (1..=pages).map(|page| side(cut, |_| Some(page))).collect();
    }
    (0..pages.div_ceil(2 * cells))
        .flat_map(|sheet| {
            let (front, back) = stacked(sheet, pages, cells);
            let named = |name: &str, side: Side| Side {
                name: Some(format!("sheet {}, {name}", sheet + 1)),
                ..side
            };
            [
                named("front", side(cut, |cell| front[cell])),
                named("back", side(cut, |cell| back[behind(cell, cut.columns.max(1))])),
            ]
        })
        .collect()
}

/// A side with what `page` says in each place, row by row; the grid stands in the middle of the sheet.
fn side(cut: &Cut, page: impl Fn(usize) -> Option<usize>) -> Side {
    let Some(size) = cut.sides.first().map(|panel| panel.size) else {
        return Side::default();
    };
    let starts = |count: usize, each: Length, all: Length| -> Vec<Length> {
        let number = i32::try_from(count).unwrap_or(1);
        let used = each * number + cut.gap * (number - 1);
        (0..number)
            .map(|index| (all - used) / 2 + (each + cut.gap) * index)
            .collect()
    };
    let across = starts(cut.columns.max(1), size.width, cut.sheet.width);
    let down = starts(cut.rows.max(1), size.depth, cut.sheet.depth);
    let places = down.iter().flat_map(|y| across.iter().map(|x| Point::new(*x, *y)));
    let spots = places
        .enumerate()
        .filter_map(|(cell, at)| {
            Some(Spot { page: page(cell)?, rect: Rect { at, size } })
        })
        .collect();
    let lines = |starts: &[Length], each: Length, all: Length| {
        let mut lines: Vec<Length> =
            starts.iter().flat_map(|start| [*start, *start + each]).collect();
        lines.dedup();
        lines.retain(|line| *line > Length::ZERO && *line < all);
        lines
    };
    Side {
        name: None,
        sheet: cut.sheet,
        spots,
        folds: Vec::new(),
        cuts_x: lines(&across, size.width, cut.sheet.width),
        cuts_y: lines(&down, size.depth, cut.sheet.depth),
    }
}
