//! The cheapest way through legal stops: one kernel for lines and for pages.
//!
//! A paragraph broken into lines and a galley broken into pages are the same shortest path over an ordered row
//! of stops (Knuth and Plass 1981; Plass 1981).

use std::ops::Add;

/// What it would cost to go from one stop straight to a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<C> {
    /// This stretch is legal and costs so much.
    Cost(C),
    /// This stretch is not legal, but a longer one may be.
    Skip,
    /// Neither this stretch nor any longer one is legal.
    Stop,
}

/// The cheapest path from stop 0 to stop `last`, as the stops after the first, and its cost; `None` if no
/// path of legal steps exists. Ties go to the path whose last step is longest, so the answer is always the same.
///
/// `step(from, to)` is asked with `to` ascending for each `from`, and no further after [`Step::Stop`].
pub fn cheapest<C>(
    last: usize,
    mut step: impl FnMut(usize, usize) -> Step<C>,
) -> Option<(Vec<usize>, C)>
where
    C: Copy + Ord + Default + Add<Output = C>,
{
    cheapest_promising(last, |from, to, _| step(from, to))
}

/// The same, for stretches that are dear to price: `step` is also given a test, whether a stretch that costs so much at
/// least can be part of the answer. If it cannot, [`Step::Skip`] will do.
pub fn cheapest_promising<C>(
    last: usize,
    mut step: impl FnMut(usize, usize, &dyn Fn(C) -> bool) -> Step<C>,
) -> Option<(Vec<usize>, C)>
where
    C: Copy + Ord + Default + Add<Output = C>,
{
    let mut best: Vec<Option<(C, usize)>> = vec![None; last + 1];
    best[0] = Some((C::default(), 0));
    for from in 0..last {
        let Some((so_far, _)) = best[from] else { continue };
        for (to, known) in best.iter_mut().enumerate().skip(from + 1) {
            let earlier = *known;
            let promising =
                |least: C| earlier.is_none_or(|(known, _)| so_far + least < known);
            match step(from, to, &promising) {
                Step::Cost(cost) if promising(cost) => {
                    *known = Some((so_far + cost, from));
                }
                Step::Cost(_) | Step::Skip => {}
                Step::Stop => break,
            }
        }
    }
    let (cost, _) = best[last]?;
    let mut path = Vec::new();
    let mut stop = last;
    while stop > 0 {
        path.push(stop);
        stop = best[stop]?.1;
    }
    path.reverse();
    Some((path, cost))
}
