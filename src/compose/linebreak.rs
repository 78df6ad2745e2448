//! Stops → the stops at which lines end: total fit (Knuth and Plass 1981), ragged right or justified.
//!
//! A paragraph is first set as one endless line; all distances here are places on that line. Which places are
//! stops, and what each costs, is decided elsewhere; so is what stands on a line.

use crate::optimum::{Step, cheapest};
use std::collections::BTreeSet;
use std::ops::Add;

/// A place on the paragraph set as one line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// How far from its beginning.
    pub x: i64,
    /// By how much all glue before it can stretch; 0 in ragged setting.
    pub stretch: i64,
    /// By how much all glue before it can shrink; 0 in ragged setting.
    pub shrink: i64,
}

impl Place {
    /// A place in ragged setting.
    pub const fn at(x: i64) -> Self {
        Self { x, stretch: 0, shrink: 0 }
    }
}

/// Where a line may end and the next begin. The first of a paragraph is its beginning, the last its end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stop {
    /// Where the ink of a line that ends here ends, with the hyphen if one is set.
    pub end: Place,
    /// Where a line that begins here begins: past the space.
    pub start: Place,
    /// What a break here costs, from 0.
    pub penalty: i64,
    /// Whether a line that ends here ends in a hyphen that parts a word.
    pub hyphen: bool,
    /// Whether a last line that begins here would be one short word.
    pub lone: bool,
}

/// What parting a word costs.
pub const HYPHEN: i64 = 150;
/// What it costs more when the line before ends in a hyphen too.
const STACKED_HYPHEN: i64 = 150;
/// What a last line of less than a quarter of the measure costs.
const RUNT: i64 = 200;
/// What one short word alone on the last line costs; it looks lost, and the eye takes it for the next paragraph.
const LONE: i64 = 2_000;
/// A line costs this much even if nothing is wrong with it.
const LINE: i64 = 10;
/// Worse cannot be told apart; keeps sums of squares far below overflow.
const WORST: i64 = 10_000_000;

/// Ends of lines, ragged right: the fewest lines of `measure`, and of all such settings the one with the least
/// demerits. Each line but the last is charged for its slack against `zone`, the width of rag the eye accepts.
///
/// A stretch without a stop that is wider than the measure gets a line of its own. `too_wide` names lines, as
/// pairs of stops, that are wider than their places tell.
pub fn ragged(
    stops: &[Stop],
    measure: i64,
    zone: i64,
    too_wide: &BTreeSet<(usize, usize)>,
) -> Vec<usize> {
    let last = stops.len().saturating_sub(1);
    let path = cheapest(last, |from, to| {
        let stop = &stops[to];
        let width = stop.end.x - stops[from].start.x;
        let denied = too_wide.contains(&(from, to));
        if width > measure || denied {
            return if to == from + 1 {
                Step::Cost(Price { overfull: 1, lines: 1, demerits: 0 })
            } else if stop.hyphen || denied {
                // Perhaps only the hyphen is too much.
                Step::Skip
            } else {
                Step::Stop
            };
        }
        let demerits = if to == last {
            last_line(&stops[from], from == 0, width, measure)
        } else {
            let stacked = stop.hyphen && stops[from].hyphen;
            let penalty = stop.penalty + if stacked { STACKED_HYPHEN } else { 0 };
            square(LINE + badness((measure - width) * 1000 / zone.max(1)) + penalty)
        };
        Step::Cost(Price { overfull: 0, lines: 1, demerits })
    });
    path.map(|(path, _)| path).unwrap_or_default()
}

/// Demerits of the last line, which may be as short as it likes, within reason.
fn last_line(from: &Stop, only: bool, width: i64, measure: i64) -> i64 {
    let runt = if !only && width * 4 < measure { RUNT } else { 0 };
    let lone = if !only && from.lone { LONE } else { 0 };
    square(LINE + runt + lone)
}

/// Demerits of a setting as [`ragged`] counts them; `None` if a line is too wide. For proofs.
pub fn ragged_demerits(
    stops: &[Stop],
    measure: i64,
    zone: i64,
    path: &[usize],
) -> Option<i64> {
    let last = stops.len() - 1;
    let mut from = 0;
    let mut sum = 0;
    for &to in path {
        let width = stops[to].end.x - stops[from].start.x;
        if width > measure {
            return None;
        }
        sum += if to == last {
            last_line(&stops[from], from == 0, width, measure)
        } else {
            let both = stops[to].hyphen && stops[from].hyphen;
            let hyphens = if both { STACKED_HYPHEN } else { 0 };
            let rag = badness((measure - width) * 1000 / zone.max(1));
            square(LINE + rag + stops[to].penalty + hyphens)
        };
        from = to;
    }
    Some(sum)
}

/// 100 r³, of r in thousandths.
fn badness(ratio: i64) -> i64 {
    let ratio = ratio.abs().min(1_000_000);
    ((ratio * ratio * ratio + 5_000_000) / 10_000_000).min(WORST)
}

const fn square(value: i64) -> i64 {
    value.saturating_mul(value)
}

/// What a setting costs: first lines that stick out, then lines, then looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Price {
    overfull: i64,
    lines: i64,
    demerits: i64,
}

impl Add for Price {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            overfull: self.overfull + other.overfull,
            lines: self.lines + other.lines,
            demerits: self.demerits.saturating_add(other.demerits),
        }
    }
}

/// How many classes of tightness there are: ordinary, tight, loose, very loose.
const CLASSES: usize = 4;
/// What neighbours cost that are not of neighbouring classes, and what two hyphens in a row cost.
const CONTRAST: i64 = 3_000;

/// Ends of lines, justified, no line stretched by more than `tolerance` thousandths of its stretch; `None` if
/// there is no such setting. The last line is filled with white. This is the published algorithm; it proves the
/// kernel against the published paragraphs.
pub fn justified(stops: &[Stop], measure: i64, tolerance: i64) -> Option<Vec<usize>> {
    let last = stops.len().checked_sub(1)?;
    // A node is a stop and the class of the line that ends there; ordinary comes first, for the beginning.
    let (path, _) = cheapest((last + 1) * CLASSES, |from, to| {
        let ((from, before), (to, class)) = (split(from), split(to));
        if to > last {
            return if from == last { Step::Cost(0) } else { Step::Stop };
        }
        if to == from {
            return Step::Skip;
        }
        let ratio = ratio(stops, from, to, measure);
        match ratio {
            Some(ratio) if ratio <= tolerance && class == self::class(ratio) => {
                let flagged = stops[from].hyphen && stops[to].hyphen;
                let apart = tightness(before).abs_diff(tightness(class)) > 1;
                let penalty = if to == last { 0 } else { stops[to].penalty };
                Step::Cost(
                    square(1 + badness(ratio) + penalty)
                        + if flagged { CONTRAST } else { 0 }
                        + if apart { CONTRAST } else { 0 },
                )
            }
            Some(_) => Step::Skip,
            None => Step::Stop,
        }
    })?;
    // Every node but the terminal is a line's end.
    Some(
        path.into_iter()
            .map(|node| split(node).0)
            .filter(|stop| *stop <= last)
            .collect(),
    )
}

/// By how many thousandths of its stretch, or, negative, of its shrink, a line is set; `None` if it is too tight.
pub fn ratio(stops: &[Stop], from: usize, to: usize, measure: i64) -> Option<i64> {
    let (start, end) = (stops[from].start, stops[to].end);
    let slack = measure - (end.x - start.x);
    if slack >= 0 {
        let stretch = end.stretch - start.stretch;
        Some(if to + 1 == stops.len() || slack == 0 {
            0
        } else if stretch <= 0 {
            i64::MAX
        } else {
            (slack * 1000 + stretch / 2) / stretch
        })
    } else {
        let shrink = end.shrink - start.shrink;
        (-slack <= shrink).then(|| (slack * 1000 - shrink / 2) / shrink)
    }
}

const fn split(node: usize) -> (usize, usize) {
    (node / CLASSES, node % CLASSES)
}

const fn class(ratio: i64) -> usize {
    match ratio {
        ..-500 => 1,
        -500..=500 => 0,
        501..=1000 => 2,
        1001.. => 3,
    }
}

/// From tight to very loose.
const fn tightness(class: usize) -> usize {
    match class {
        1 => 0,
        0 => 1,
        other => other,
    }
}
