//! How wide the columns of a table are: together exactly the measure, and none narrower than its widest word.

use super::setter::Setter;
use super::table::{Cell, Grid, GridColumn};
use crate::geom::Length;

/// The widths of the columns; together the measure.
///
/// A column is never narrower than its widest word. What is left is shared by weight where the author gave weights,
/// and otherwise by how much the contents want.
pub fn widths(setter: &mut Setter<'_>, grid: &Grid, measure: Length) -> Vec<Length> {
    let pad = setter.layout().spaces.cell_x * 2;
    let mut wants = Vec::new();
    for (index, column) in grid.columns.iter().enumerate() {
        wants.push(want(setter, grid, index, column, pad));
    }
    share(&wants, measure)
}

/// What a column wants of the measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Want {
    /// The widest word.
    pub least: Length,
    /// Everything on one line.
    pub most: Length,
    /// The author's weight.
    pub weight: Option<i32>,
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
    for row in &grid.rows {
        match row.cells.get(index) {
            Some(Cell::Text(paragraphs)) => {
                for (inlines, style) in paragraphs {
                    let extent = setter.typesetter.extent(inlines, style);
                    least = least.max(extent.least);
                    most = most.max(extent.most);
                }
            }
            Some(Cell::Tick) => {
                let side = setter.layout().spaces.tick;
                (least, most) = (least.max(side), most.max(side));
            }
            Some(Cell::Empty | Cell::WriteOn) | None => {}
        }
    }
    Want {
        least: least + pad,
        most: most + pad,
        weight: column.weight,
    }
}

/// Shares a measure among columns.
pub fn share(wants: &[Want], measure: Length) -> Vec<Length> {
    let least: Length = wants.iter().map(|want| want.least).sum();
    let spare = measure - least;
    if spare < Length::ZERO || wants.is_empty() {
        // Too narrow for its words: the columns shrink alike, and the words that no longer fit are reported.
        return in_proportion(
            &wants.iter().map(|want| want.least).collect::<Vec<_>>(),
            measure,
        );
    }
    let weighted = wants.iter().any(|want| want.weight.is_some());
    let pull = |want: &Want| -> Length {
        let wanted = want.most - want.least;
        if weighted {
            Length::pt(want.weight.unwrap_or(1).clamp(1, 1000))
        } else {
            wanted
        }
    };
    let pulls: Vec<Length> = wants.iter().map(pull).collect();
    let wanted: Length = pulls.iter().copied().sum();
    if !weighted && wanted <= spare {
        let most: Vec<Length> = wants.iter().map(|want| want.most).collect();
        return in_proportion(&most, measure);
    }
    if weighted {
        return by_weight(wants, &pulls, measure);
    }
    let extra = in_proportion(&pulls, spare);
    wants
        .iter()
        .zip(extra)
        .map(|(want, extra)| want.least + extra)
        .collect()
}

/// By weight, but none narrower than its widest word.
fn by_weight(wants: &[Want], pulls: &[Length], measure: Length) -> Vec<Length> {
    let mut fixed: Vec<Option<Length>> = vec![None; wants.len()];
    loop {
        let taken: Length = fixed.iter().flatten().copied().sum();
        let open: Vec<usize> =
            (0..wants.len()).filter(|each| fixed[*each].is_none()).collect();
        let parts: Vec<Length> = open.iter().map(|each| pulls[*each]).collect();
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
    let sum: i64 = parts.iter().map(|part| i64::from(part.to_emu().max(0))).sum();
    let count = i64::try_from(parts.len()).unwrap_or(1);
    let (mut before, mut given) = (0_i64, 0_i64);
    let whole = i64::from(whole.to_emu().max(0));
    let mut shares = Vec::new();
    for (index, part) in (1..).zip(parts) {
        before += i64::from(part.to_emu().max(0));
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
        Want {
            least: Length::pt(least),
            most: Length::pt(most),
            weight,
        }
    }

    fn shared(wants: &[Want], measure: i32) -> Vec<i32> {
        share(wants, Length::pt(measure))
            .iter()
            .map(|width| width.to_emu() / 12_700)
            .collect()
    }

    #[test]
    fn what_is_left_goes_where_the_contents_want_it() {
        let wants = [want(40, 60, None), want(40, 240, None), want(40, 240, None)];
        assert_eq!(shared(&wants, 204), [44, 80, 80]);
    }

    #[test]
    fn a_table_fills_the_measure_when_everything_fits_on_one_line() {
        assert_eq!(shared(&[want(10, 50, None), want(10, 100, None)], 300), [100, 200]);
    }

    #[test]
    fn weights_share_the_measure() {
        assert_eq!(
            shared(&[want(10, 500, Some(1)), want(10, 20, Some(2))], 300),
            [100, 200]
        );
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
            assert_eq!(share(&wants, measure).iter().copied().sum::<Length>(), measure);
        }
    }
}
