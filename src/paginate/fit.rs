//! How well a stretch of galley fills a page: the price that [`crate::optimum`] minimises.
//!
//! The price of a make-up is compared from left to right: by how much strips stick out of their frame, the weight of the
//! rules it breaks, its pages, and last its demerits. The demerits of a column are `(1 + 3000 u³ + p)²`, where `u` is the part of
//! it that stays empty and `p` the price of the break below it; for `p < 0` they are `(1 + 3000 u³)² − p²` (Knuth and Plass 1981).
//! The last page and one before a forced break may stay empty at no price; there columns are balanced instead.
//!
//! Why 3000 and not 1000: a break inside a paragraph costs 50, one between table rows 100. With 1000 a page was left
//! up to 37 % empty to spare the one and 46 % to spare the other; with 3000 it is 25 % and 32 %, so under a third.

use super::balance;
use super::breaks::Breaks;
use super::footer::{Entries, Footer};
use crate::galley::Penalty;
use crate::optimum::Step;
use std::ops::Add;

/// How much an empty page weighs, in the units of [`Penalty`].
const UNDERFILL: i64 = 3_000;

/// The price of pages; smaller is better, the first that differs decides.
///
/// A page adds less than 10⁹ to each, so 64 bits never overflow.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cost {
    /// By how much strips stick out of their frames.
    pub overfull: i64,
    /// The prices of the breaks that are broken rules.
    pub rules: i64,
    /// Pages.
    pub pages: i64,
    /// What is left: matters of taste.
    pub demerits: i64,
}

impl Add for Cost {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self {
            overfull: self.overfull + other.overfull,
            rules: self.rules + other.rules,
            pages: self.pages + other.pages,
            demerits: self.demerits + other.demerits,
        }
    }
}

impl Cost {
    const PAGE: Self = Self { overfull: 0, rules: 0, pages: 1, demerits: 0 };
    const EMPTY_COLUMN: Self = Self {
        overfull: 0,
        rules: 0,
        pages: 0,
        demerits: (1 + UNDERFILL) * (1 + UNDERFILL),
    };

    /// What a page costs at least that ends at a break of this price, whatever its columns look like.
    fn at_least(price: i64) -> Self {
        let demerits = -(1 << 40);
        Self { demerits, ..Self::column(0, price) }
    }

    /// A column with so many thousandths empty, above a break of this price.
    pub fn column(unused: i64, price: i64) -> Self {
        let base = 1 + UNDERFILL * unused * unused * unused / 1_000_000_000;
        let demerits = if price < 0 {
            base * base - price * price
        } else {
            (base + price) * (base + price)
        };
        let rules = if price >= i64::from(Penalty::RULE.0) { price } else { 0 };
        Self { overfull: 0, rules, pages: 0, demerits }
    }
}

/// The pages' frame, less what the banner takes of the first.
#[derive(Debug, Clone, Copy)]
pub struct Room<'a> {
    /// How deep a frame is.
    pub depth: i64,
    /// How deep the first one is, below the banner.
    pub first: i64,
    /// How many columns stand in it.
    pub columns: usize,
    /// The entries that the banner calls for.
    pub banner_works: &'a [usize],
}

/// Prices pages; asked for them by their ends, in ascending order for each beginning.
#[derive(Debug)]
pub struct Fit<'a> {
    breaks: &'a Breaks,
    room: Room<'a>,
    entries: Entries<'a>,
    from: usize,
    to: usize,
    /// The ways to fill the columns before the last one, for the room they were worked out for.
    filled: Option<(i64, Filled)>,
}

impl<'a> Fit<'a> {
    /// Nothing priced yet.
    pub fn new(breaks: &'a Breaks, footer: &'a Footer, room: Room<'a>) -> Self {
        let entries = Entries::none(footer);
        Self {
            breaks,
            room,
            entries,
            from: 0,
            to: 0,
            filled: None,
        }
    }

    /// The price of the page from one break to a later one; it need not be found out if it is not `promising`.
    pub fn step(
        &mut self,
        from: usize,
        to: usize,
        promising: &dyn Fn(Cost) -> bool,
    ) -> Step<Cost> {
        if to > from + 1 && self.breaks.forced(to - 1) {
            return Step::Stop;
        }
        self.advance(from, to);
        if to > from + 1 && self.is_too_long() {
            return Step::Stop;
        }
        if !promising(Cost::PAGE + Cost::at_least(self.breaks.price(to))) {
            return Step::Skip;
        }
        let room = self.room_for_matter();
        match self.page(room) {
            Some((cost, _)) => Step::Cost(cost + Cost::PAGE),
            // One stretch alone is always set, however deep, so that there is an answer; the report names it.
            None if to == from + 1 => {
                let overfull = self.breaks.depth(from, to) - room;
                Step::Cost(Cost { overfull, ..Cost::PAGE })
            }
            None => Step::Skip,
        }
    }

    /// Where the columns of the page from one break to a later one end; the last may be missing.
    pub fn columns(&mut self, from: usize, to: usize) -> Vec<usize> {
        self.filled = None;
        for end in from + 1..=to {
            self.advance(from, end);
        }
        let room = self.room_for_matter();
        self.page(room).map_or_else(|| vec![to], |(_, ends)| ends)
    }

    /// Takes in the works that stand between the last end and this one.
    fn advance(&mut self, from: usize, to: usize) {
        if to == from + 1 {
            self.entries.clear();
            self.entries.add(self.breaks.head_works(from));
            if from == 0 {
                self.entries.add(self.room.banner_works);
            }
            self.filled = None;
        } else if self.room.columns > 1 {
            // A column may end here. Its foot and head repeat what stands above, so they add nothing in a sound galley; in
            // another the room is judged too small rather than too large.
            self.entries.add(self.breaks.foot_works(to - 1));
            self.entries.add(self.breaks.head_works(to - 1));
        }
        self.entries.add(self.breaks.works(to - 1, to));
        (self.from, self.to) = (from, to);
    }

    /// Whether no longer page fits either. The foot is not asked: a longer page may do without.
    fn is_too_long(&self) -> bool {
        let (from, to) = (self.from, self.to);
        let room = self.frame() - self.entries.depth();
        if self.room.columns == 1 {
            return self.breaks.depth_without_foot(from, to) > room;
        }
        let columns = i64::try_from(self.room.columns).unwrap_or(1);
        self.breaks.solid(from, to) > columns * room
    }

    fn frame(&self) -> i64 {
        if self.from == 0 { self.room.first } else { self.room.depth }
    }

    fn room_for_matter(&self) -> i64 {
        self.frame() - self.entries.depth_with(self.breaks.foot_works(self.to))
    }

    /// The price of the page without the page itself, and where its columns end.
    fn page(&mut self, room: i64) -> Option<(Cost, Vec<usize>)> {
        let (from, to) = (self.from, self.to);
        if self.breaks.forced(to) {
            return balance::columns(self.breaks, from, to, room, self.room.columns);
        }
        let alone = column(self.breaks, from, to, room);
        if self.room.columns == 1 {
            return alone.map(|cost| (cost, vec![to]));
        }
        if self.filled.as_ref().is_none_or(|(known, _)| *known != room) {
            let filled = Filled::new(self.breaks, from, room, self.room.columns);
            self.filled = Some((room, filled));
        }
        let (_, filled) = self.filled.as_ref()?;
        filled.cheapest(self.breaks, to, room, alone)
    }
}

/// The price of one column; `None` if it is too deep.
fn column(breaks: &Breaks, from: usize, to: usize, room: i64) -> Option<Cost> {
    let unused = room - breaks.depth(from, to);
    (unused >= 0).then(|| Cost::column(unused * 1_000 / room.max(1), breaks.price(to)))
}

/// The cheapest ways to fill all columns of a page but the last, by the break they end at.
#[derive(Debug)]
struct Filled {
    from: usize,
    /// For one column, for two and so on: for each break after `from`, the price and where the column before ended.
    ways: Vec<Vec<Option<(Cost, usize)>>>,
}

impl Filled {
    fn new(breaks: &Breaks, from: usize, room: i64, columns: usize) -> Self {
        let mut ways = vec![vec![Some((Cost::default(), from))]];
        for _ in 1..columns {
            let before = ways.last().map_or(&[][..], Vec::as_slice);
            let way = one_more_column(breaks, from, room, before);
            ways.push(way);
        }
        Self { from, ways }
    }

    /// The cheapest way to end the page at `to`, when `alone` is the price of one column from its beginning.
    fn cheapest(
        &self,
        breaks: &Breaks,
        to: usize,
        room: i64,
        alone: Option<Cost>,
    ) -> Option<(Cost, Vec<usize>)> {
        let most = self.ways.len();
        let mut best = alone.map(|cost| (cost + empty(most - 1), 0, self.from));
        for end in (self.from + 1..to).rev() {
            if breaks.matter(end, to) > room {
                break;
            }
            let Some(last) = column(breaks, end, to, room) else { continue };
            for used in 1..most {
                let Some(&Some((before, _))) = self.ways[used].get(end - self.from)
                else {
                    continue;
                };
                let cost = before + last + empty(most - 1 - used);
                if best.is_none_or(|(known, _, _)| cost < known) {
                    best = Some((cost, used, end));
                }
            }
        }
        let (cost, mut used, mut end) = best?;
        let mut ends = vec![to];
        while used > 0 {
            ends.push(end);
            end = self.ways[used].get(end - self.from).copied().flatten()?.1;
            used -= 1;
        }
        ends.reverse();
        Some((cost, ends))
    }
}

/// From the ways to fill some columns, those to fill one more.
fn one_more_column(
    breaks: &Breaks,
    from: usize,
    room: i64,
    before: &[Option<(Cost, usize)>],
) -> Vec<Option<(Cost, usize)>> {
    let last = breaks.last().unwrap_or(from);
    let mut after: Vec<Option<(Cost, usize)>> = Vec::new();
    for (offset, way) in before.iter().enumerate() {
        let Some((so_far, _)) = *way else { continue };
        let start = from + offset;
        for end in start + 1..last {
            if breaks.forced(end) || breaks.depth_without_foot(start, end) > room {
                break;
            }
            let Some(cost) = column(breaks, start, end, room) else { continue };
            let cost = so_far + cost;
            let place = end - from;
            if after.len() <= place {
                after.resize(place + 1, None);
            }
            if after[place].is_none_or(|(known, _)| cost < known) {
                after[place] = Some((cost, start));
            }
        }
    }
    after
}

fn empty(columns: usize) -> Cost {
    (0..columns).fold(Cost::default(), |sum, _| sum + Cost::EMPTY_COLUMN)
}
