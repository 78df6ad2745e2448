//! A galley's items → the places where it may be cut, as a struct of arrays over which stretches are measured by
//! subtraction. Which forbidden places must be allowed after all is for [`super::legalise`].

use super::footer::{Footer, depth};
use crate::galley::{Break, Galley, Item, Penalty};
use std::ops::Range;

/// The places where a galley may be cut. Place 0 is its head, the last its end; a galley without strips has none.
///
/// Depths are running sums over the galley in 64 bits: a [`crate::geom::Length`] holds 59 m, a long galley more.
#[derive(Debug, Clone, Default)]
pub struct Breaks {
    /// Where the last strip above ends.
    end: Vec<i64>,
    /// Where the first strip below begins; the glue between vanishes.
    next: Vec<i64>,
    /// The strips above, without any glue.
    solid: Vec<i64>,
    price: Vec<i64>,
    /// What the cut adds to the column above.
    foot: Vec<i64>,
    /// What the cut adds to the column below.
    head: Vec<i64>,
    /// The break among the galley's items; none at the head and the end.
    item: Vec<Option<usize>>,
    /// The first item below and one past the last item above.
    below: Vec<usize>,
    above: Vec<usize>,
    /// How many of `works` stand above.
    cited: Vec<usize>,
    /// The entries that strips call for, strip after strip.
    works: Vec<usize>,
    /// The entries that the foot and the head call for.
    foot_works: Vec<Range<usize>>,
    head_works: Vec<Range<usize>>,
    set_works: Vec<usize>,
    /// Whether the place was forbidden, and had to be allowed.
    relaxed: Vec<bool>,
}

impl Breaks {
    /// All places that hold a break, the forbidden ones too. A head deeper than `deepest_head` is left out.
    pub fn of(galley: &Galley, footer: &Footer, deepest_head: i64) -> Self {
        let mut breaks = Self::default();
        let (mut end, mut glue, mut solid) = (0, 0, 0);
        let mut above = None;
        let mut pending: Option<(usize, &Break)> = None;
        for (index, item) in galley.items.iter().enumerate() {
            match item {
                Item::Glue(length) => glue += i64::from(length.to_emu()).max(0),
                Item::Break(found) => {
                    if above.is_some()
                        && pending.is_none_or(|(_, known)| stricter(found, known))
                    {
                        pending = Some((index, found));
                    }
                }
                Item::Strip(strip) => {
                    match above {
                        None => {
                            breaks.push(0, 0, 0, Penalty::FREE);
                            breaks.at(None, index, index);
                            glue = 0;
                        }
                        Some(above) => {
                            if let Some((place, found)) = pending {
                                breaks.push(end, end + glue, solid, found.penalty);
                                breaks.at(Some(place), above, index);
                                breaks.set(found, footer, deepest_head);
                            }
                        }
                    }
                    end += glue + depth(strip);
                    solid += depth(strip);
                    breaks.works.extend(footer.cited(strip));
                    (glue, pending, above) = (0, None, Some(index + 1));
                }
            }
        }
        if let Some(above) = above {
            breaks.push(end, end, solid, Penalty::FORCE);
            breaks.at(None, above, above);
        }
        breaks
    }

    fn push(&mut self, end: i64, next: i64, solid: i64, price: Penalty) {
        self.end.push(end);
        self.next.push(next);
        self.solid.push(solid);
        self.price.push(i64::from(price.0));
        self.cited.push(self.works.len());
        self.foot.push(0);
        self.head.push(0);
        self.foot_works.push(0..0);
        self.head_works.push(0..0);
        self.relaxed.push(false);
    }

    fn at(&mut self, item: Option<usize>, above: usize, below: usize) {
        self.item.push(item);
        self.above.push(above);
        self.below.push(below);
    }

    /// Sets the foot and the head of the last place.
    fn set(&mut self, found: &Break, footer: &Footer, deepest_head: i64) {
        let last = self.end.len() - 1;
        if let Some(foot) = &found.foot {
            self.foot[last] = depth(foot);
            self.foot_works[last] = self.works_of(&footer.cited(foot));
        }
        if let Some(head) = &found.head
            && depth(head) <= deepest_head
        {
            self.head[last] = depth(head);
            self.head_works[last] = self.works_of(&footer.cited(head));
        }
    }

    fn works_of(&mut self, cited: &[usize]) -> Range<usize> {
        let start = self.set_works.len();
        self.set_works.extend(cited);
        start..self.set_works.len()
    }

    /// Only the places that `legal` names.
    pub fn only(&self, legal: &[usize]) -> Self {
        fn pick<T: Clone>(all: &[T], legal: &[usize]) -> Vec<T> {
            legal.iter().map(|&place| all[place].clone()).collect()
        }
        Self {
            end: pick(&self.end, legal),
            next: pick(&self.next, legal),
            solid: pick(&self.solid, legal),
            price: pick(&self.price, legal),
            foot: pick(&self.foot, legal),
            head: pick(&self.head, legal),
            item: pick(&self.item, legal),
            below: pick(&self.below, legal),
            above: pick(&self.above, legal),
            cited: pick(&self.cited, legal),
            works: self.works.clone(),
            foot_works: pick(&self.foot_works, legal),
            head_works: pick(&self.head_works, legal),
            set_works: self.set_works.clone(),
            relaxed: pick(&self.relaxed, legal),
        }
    }

    /// Allows a forbidden place, at the price of a broken rule.
    pub fn relax(&mut self, place: usize) {
        self.price[place] = i64::from(Penalty::RELAXED.0);
        self.relaxed[place] = true;
    }

    /// The last place; none if there is no matter.
    pub fn last(&self) -> Option<usize> {
        self.end.len().checked_sub(1)
    }

    /// How deep a column from one place to a later one is, with its head and its foot.
    pub fn depth(&self, from: usize, to: usize) -> i64 {
        self.depth_without_foot(from, to) + self.foot[to]
    }

    /// How deep it is at least, whatever follows: it only grows with `to`.
    pub fn depth_without_foot(&self, from: usize, to: usize) -> i64 {
        self.head[from] + self.end[to] - self.next[from]
    }

    /// How deep the matter between two places is, without head and foot: it only grows with the distance.
    pub fn matter(&self, from: usize, to: usize) -> i64 {
        self.end[to] - self.next[from]
    }

    /// How deep the strips between two places are, without any glue.
    pub fn solid(&self, from: usize, to: usize) -> i64 {
        self.solid[to] - self.solid[from]
    }

    /// The price of a cut; a forced one has none.
    pub fn price(&self, place: usize) -> i64 {
        if self.forced(place) { 0 } else { self.price[place] }
    }

    /// Whether the page ends here, come what may.
    pub fn forced(&self, place: usize) -> bool {
        self.price[place] <= i64::from(Penalty::FORCE.0)
    }

    /// Whether no cut is allowed.
    pub fn forbidden(&self, place: usize) -> bool {
        self.price[place] >= i64::from(Penalty::FORBID.0)
    }

    /// Whether the legaliser had to allow the cut.
    pub fn relaxed(&self, place: usize) -> bool {
        self.relaxed[place]
    }

    /// The break among the items of the galley.
    pub fn item(&self, place: usize) -> Option<usize> {
        self.item[place]
    }

    /// Whether the head of the break is set, when it is cut.
    pub fn has_head(&self, place: usize) -> bool {
        self.head[place] > 0
    }

    /// The items between two places, from the first strip to the last.
    pub fn items(&self, from: usize, to: usize) -> Range<usize> {
        self.below[from]..self.above[to]
    }

    /// The entries that the strips between two places call for; one may be named twice.
    pub fn works(&self, from: usize, to: usize) -> &[usize] {
        &self.works[self.cited[from]..self.cited[to]]
    }

    /// The entries that the foot calls for.
    pub fn foot_works(&self, place: usize) -> &[usize] {
        &self.set_works[self.foot_works[place].clone()]
    }

    /// The entries that the head calls for.
    pub fn head_works(&self, place: usize) -> &[usize] {
        &self.set_works[self.head_works[place].clone()]
    }
}

/// Between two strips stands one break at most; should there be more, a forced one counts, or else the dearest.
fn stricter(found: &Break, known: &Break) -> bool {
    known.penalty > Penalty::FORCE
        && (found.penalty <= Penalty::FORCE || found.penalty > known.penalty)
}
