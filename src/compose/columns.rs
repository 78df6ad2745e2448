//! How wide the columns of a table are: together exactly the measure, and none narrower than its widest word.

use super::setter::Setter;
use super::table::{Cell, Grid, GridColumn};
use crate::geom::Length;

/// What a column wants of the measure, with the white at its sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Want {
    /// The widest word.
    pub least: Length,
    /// Everything on one line.
    pub most: Length,
    /// The author's weight.
    pub weight: Option<i32>,
    /// For each row, how long each paragraph of the cell is on one line.
    pub cells: Vec<Vec<Length>>,
}

impl Want {
    /// The same, but no narrower than `limit`, unless all it holds fits on narrower lines.
    pub fn roomy(mut self, limit: Length) -> Self {
        self.least = self.least.max(self.most.min(limit));
        self
    }
}

/// A column that holds more than a line is no narrower than this, with the white at its sides.
pub fn limit(setter: &Setter<'_>) -> Length {
    let layout = setter.layout();
    layout.styles.table.size.fraction(layout.stack_below, 10) + layout.spaces.cell_x * 2
}

/// How many columns like the last of a table fit beside its first; at least one.
pub fn fitting(setter: &mut Setter<'_>, grid: &Grid, measure: Length) -> usize {
    let wants = wants(setter, grid);
    let limit = limit(setter);
    let (Some(first), Some(last)) = (wants.first(), wants.last()) else { return 1 };
    let room = measure - first.clone().roomy(limit).least;
    usize::try_from(room.to_emu() / last.least.to_emu().max(1))
        .unwrap_or(0)
        .max(1)
}

/// What the columns of a table want.
pub fn wants(setter: &mut Setter<'_>, grid: &Grid) -> Vec<Want> {
    let pad = setter.layout().spaces.cell_x * 2;
    let mut wants = Vec::new();
    for (index, column) in grid.columns.iter().enumerate() {
        wants.push(want(setter, grid, index, column, pad));
    }
    wants
}

fn want(
    setter: &mut Setter<'_>,
    grid: &Grid,
    index: usize,
    column: &GridColumn,
    pad: Length,
) -> Want {
    let head_style = setter.layout().styles.table_head;
    let head = setter.typesetter.extent(&column.heading, &head_style);
    let (mut least, mut most) =
        (head.least.max(column.least), head.most.max(column.least));
    let mut cells = vec![vec![head.most]];
    for row in &grid.rows {
        let mut cell = Vec::new();
        match row.cells.get(index) {
            Some(Cell::Text(paragraphs)) => {
                for (inlines, style) in paragraphs {
                    let extent = setter.typesetter.extent(inlines, style);
                    least = least.max(extent.least);
                    most = most.max(extent.most);
                    cell.push(extent.most);
                }
            }
            Some(Cell::Tick) => {
                let side = setter.layout().spaces.tick;
                (least, most) = (least.max(side), most.max(side));
            }
            Some(Cell::Empty | Cell::WriteOn | Cell::Dated(..)) | None => {}
        }
        cells.push(cell);
    }
    Want {
        least: least + pad,
        most: most + pad,
        weight: column.weight,
        cells,
    }
}

/// Shares a measure among columns.
///
/// What the widest words leave goes by weight where the author gave weights; otherwise in small parts, each to the
/// column that makes the table shallowest.
pub fn share(wants: &[Want], measure: Length, pad: Length) -> Vec<Length> {
    let least: Vec<Length> = wants.iter().map(|want| want.least).collect();
    let spare = measure - least.iter().copied().sum();
    if spare < Length::ZERO {
        // Too narrow for its words: the columns shrink alike, and the words that no longer fit are reported.
        return in_proportion(&least, measure);
    }
    let most: Vec<Length> = wants.iter().map(|want| want.most).collect();
    if wants.iter().any(|want| want.weight.is_some()) {
        by_weight(wants, measure)
    } else if most.iter().copied().sum::<Length>() <= measure {
        in_proportion(&most, measure)
    } else {
        shallowest(wants, least, spare, pad)
    }
}

/// In so many parts what is left is handed out.
const PARTS: i32 = 48;

fn shallowest(
    wants: &[Want],
    mut widths: Vec<Length>,
    spare: Length,
    pad: Length,
) -> Vec<Length> {
    let rows = wants.iter().map(|want| want.cells.len()).max().unwrap_or(0);
    // The depth of each cell at the widths so far, kept so that a part asks for one column only.
    let mut depths: Vec<Vec<i64>> = wants
        .iter()
        .zip(&widths)
        .map(|(want, width)| column_depths(want, *width - pad))
        .collect();
    let total = |depths: &[Vec<i64>], column: usize, tried: &[i64]| -> i64 {
        let deepest = |row: usize| {
            depths
                .iter()
                .enumerate()
                .map(
                    |(index, each)| if index == column { tried } else { each.as_slice() },
                )
                .filter_map(|each| each.get(row).copied())
                .max()
        };
        (0..rows).filter_map(deepest).sum()
    };
    let mut given = Length::ZERO;
    for part in 1..=PARTS {
        let step = spare.fraction(part, PARTS) - given;
        given += step;
        let mut best: Option<(i64, Length, usize, Vec<i64>)> = None;
        for (column, want) in wants.iter().enumerate() {
            let tried = column_depths(want, widths[column] + step - pad);
            let depth = total(&depths, column, &tried);
            // Where two serve alike, the one that is shorter of its one line.
            let short = widths[column] - want.most;
            let better = best.as_ref().is_none_or(|(known, known_short, ..)| {
                (depth, short) < (*known, *known_short)
            });
            if better {
                best = Some((depth, short, column, tried));
            }
        }
        if let Some((_, _, column, tried)) = best {
            widths[column] += step;
            depths[column] = tried;
        }
    }
    widths
}

/// How deep each cell of a column is at a width, in thousandths of a line.
fn column_depths(want: &Want, inner: Length) -> Vec<i64> {
    let depth = |paragraph: &Length| paragraph.per_mille_of(inner).max(1000);
    want.cells.iter().map(|cell| cell.iter().map(depth).sum()).collect()
}

/// By weight, but none narrower than its widest word.
fn by_weight(wants: &[Want], measure: Length) -> Vec<Length> {
    let weight = |want: &Want| Length::pt(want.weight.unwrap_or(1).clamp(1, 1000));
    let mut fixed: Vec<Option<Length>> = vec![None; wants.len()];
    loop {
        let taken: Length = fixed.iter().flatten().copied().sum();
        let open: Vec<usize> =
            (0..wants.len()).filter(|each| fixed[*each].is_none()).collect();
        let parts: Vec<Length> = open.iter().map(|each| weight(&wants[*each])).collect();
        let shares = in_proportion(&parts, measure - taken);
        let narrow = open
            .iter()
            .zip(&shares)
            .find(|(each, share)| **share < wants[**each].least);
        if let Some((each, _)) = narrow {
            fixed[*each] = Some(wants[*each].least);
            continue;
        }
        for (each, share) in open.into_iter().zip(shares) {
            fixed[each] = Some(share);
        }
        return fixed.into_iter().flatten().collect();
    }
}

/// Parts in proportion, together exactly the whole.
fn in_proportion(parts: &[Length], whole: Length) -> Vec<Length> {
    let positive = |part: &Length| i64::from(part.to_emu().max(0));
    let sum: i64 = parts.iter().map(positive).sum();
    let count = i64::try_from(parts.len()).unwrap_or(1);
    let whole = positive(&whole);
    let (mut before, mut given) = (0_i64, 0_i64);
    let mut shares = Vec::new();
    for (index, part) in (1..).zip(parts) {
        before += positive(part);
        let upto = if sum > 0 { whole * before / sum } else { whole * index / count };
        shares.push(Length::emu(i32::try_from(upto - given).unwrap_or(0)));
        given = upto;
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    fn want(least: i32, most: i32, weight: Option<i32>) -> Want {
        let cells = vec![vec![Length::pt(most)]];
        Want {
            least: Length::pt(least),
            most: Length::pt(most),
            weight,
            cells,
        }
    }

    fn shared(wants: &[Want], measure: i32) -> Vec<i32> {
        let widths = share(wants, Length::pt(measure), Length::ZERO);
        widths.iter().map(|width| width.to_emu() / 12_700).collect()
    }

    #[test]
    fn what_is_left_makes_the_table_shallow() {
        // Two long cells and a short one: the short one needs no more than its line.
        let widths =
            shared(&[want(40, 60, None), want(40, 240, None), want(40, 240, None)], 204);
        assert!(widths[0] <= 60, "{widths:?}");
        assert!((widths[1] - widths[2]).abs() <= 4, "{widths:?}");
    }

    #[test]
    fn a_table_fills_the_measure_when_everything_fits_on_one_line() {
        assert_eq!(shared(&[want(10, 50, None), want(10, 100, None)], 300), [100, 200]);
    }

    #[test]
    fn weights_share_the_measure() {
        let wants = [want(10, 500, Some(1)), want(10, 20, Some(2))];
        assert_eq!(shared(&wants, 300), [100, 200]);
    }

    #[test]
    fn a_light_column_is_never_narrower_than_its_widest_word() {
        let wants = [want(90, 500, Some(1)), want(10, 20, Some(9))];
        assert_eq!(shared(&wants, 300), [90, 210]);
    }

    #[test]
    fn the_widths_sum_to_the_measure_to_the_last_unit() {
        for measure in 30..400 {
            let wants = [want(7, 91, None), want(11, 13, None), want(5, 333, None)];
            let measure = Length::pt(measure);
            let widths = share(&wants, measure, Length::ZERO);
            assert_eq!(widths.iter().copied().sum::<Length>(), measure);
        }
    }
}
