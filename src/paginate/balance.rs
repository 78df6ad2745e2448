//! The columns of a last page, or of one before a forced break, come out even.

use super::breaks::Breaks;
use super::fit::Cost;
use std::cmp::Reverse;

/// At most so many columns stand in a frame.
pub const MOST: usize = 3;

/// How uneven columns are; smaller is better. Broken rules come first, then the deepest column, then the variance of all
/// (times a constant); among equals the cheaper breaks, then the one with the deeper columns at the left.
type Unevenness = (i64, i64, i128, i64, Reverse<[usize; MOST]>);

/// The most even way to set the matter from one break to another in columns at most `room` deep: its price, and where the
/// columns end. `None` if it does not fit. All ways are tried: with [`MOST`] columns there are few.
pub fn columns(
    breaks: &Breaks,
    from: usize,
    to: usize,
    room: i64,
    columns: usize,
) -> Option<(Cost, Vec<usize>)> {
    let mut search = Search {
        breaks,
        to,
        room,
        columns: columns.clamp(1, MOST),
        best: None,
    };
    search.fill(from, 0, [to; MOST], [0; MOST], Cost::default());
    let (_, cost, ends, used) = search.best?;
    Some((cost, ends[..used].to_vec()))
}

struct Search<'a> {
    breaks: &'a Breaks,
    to: usize,
    room: i64,
    columns: usize,
    best: Option<(Unevenness, Cost, [usize; MOST], usize)>,
}

impl Search<'_> {
    /// Ends column `column`, which begins at `start`, in every way.
    fn fill(
        &mut self,
        start: usize,
        column: usize,
        mut ends: [usize; MOST],
        mut depths: [i64; MOST],
        so_far: Cost,
    ) {
        if column + 1 < self.columns {
            for end in start + 1..self.to {
                if self.breaks.depth_without_foot(start, end) > self.room {
                    break;
                }
                depths[column] = self.breaks.depth(start, end);
                if depths[column] > self.room {
                    continue;
                }
                ends[column] = end;
                let cost = so_far + Cost::column(0, self.breaks.price(end));
                self.fill(end, column + 1, ends, depths, cost);
            }
        }
        depths[column] = self.breaks.depth(start, self.to);
        if depths[column] > self.room {
            return;
        }
        ends[column] = self.to;
        let cost = so_far + Cost::column(0, self.breaks.price(self.to));
        for later in column + 1..MOST {
            (depths[later], ends[later]) = (0, self.to);
        }
        let deepest = depths.iter().copied().max().unwrap_or(0);
        let key =
            (cost.rules, deepest, self.variance(depths), cost.demerits, Reverse(ends));
        if self.best.as_ref().is_none_or(|(known, ..)| key < *known) {
            self.best = Some((key, cost, ends, column + 1));
        }
    }

    /// The variance of the columns' depths, times the square of their number.
    fn variance(&self, depths: [i64; MOST]) -> i128 {
        let depths = depths[..self.columns].iter().map(|&depth| i128::from(depth));
        let sum: i128 = depths.clone().sum();
        let squares: i128 = depths.map(|depth| depth * depth).sum();
        squares * i128::try_from(self.columns).unwrap_or(1) - sum * sum
    }
}
