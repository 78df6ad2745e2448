//! A fixed number of pages: each run of the galley is spread over its own, evenly, and none of them overflows.
//!
//! For the columns `1..P` of the panels of a run, with room `H` each, the best way to end column `p` at break `j` is
//! `best[p][j] = min over i of best[p−1][i] + (1 + 1000 u² + price)²`, where `u` is the part of column `p` that the matter
//! from `i` to `j` leaves empty (a price under 0 is a reward: its square is taken off, as in TeX). The square spreads the
//! white over all columns. Columns stay empty at the end of the run, and after a forced break at the end of its panel.
//! Forbidden breaks stay forbidden: what does not fit is told, never cut.

use super::Plan;
use super::breaks::Breaks;
use super::fit::Cost;
use super::footer::Footer;
use super::makeup;
use super::unfit::{self, Unfit};
use crate::galley::{Galleys, Panels, Run};
use crate::page::Page;
use std::ops::Range;

/// Makes a galley up into a fixed number of pages, by number; or says what does not fit, run by run.
///
/// A panel that nothing stands on is a page too.
///
/// # Errors
/// All runs that do not fit.
pub fn panels(galleys: &Galleys, panels: &Panels) -> Result<Vec<Page>, Vec<Unfit>> {
    let footer = Footer::of(galleys);
    let all = Breaks::of(&galleys.main, &footer, i64::MAX);
    let places = 0..all.last().map_or(0, |last| last + 1);
    let legal: Vec<usize> = places.filter(|place| !all.forbidden(*place)).collect();
    let breaks = all.only(&legal);
    let (mut pages, mut order, mut unfit) = (Vec::new(), Vec::new(), Vec::new());
    for run in &panels.runs {
        let spread = Spread::of(galleys, panels, run, &breaks);
        unfit.extend(spread.unfit(galleys));
        for (page, columns) in spread.pages() {
            order.push(page);
            pages.push(columns);
        }
    }
    if !unfit.is_empty() {
        return Err(unfit);
    }
    let plan = Plan {
        breaks,
        pages,
        banner_alone: false,
        cost: Cost::default(),
    };
    Ok(makeup::panels(galleys, panels, &footer, &plan, &order))
}

/// A column of a panel.
#[derive(Debug, Clone, Copy)]
struct Slot {
    page: usize,
    room: i64,
}

/// A run, spread over its columns.
struct Spread<'a> {
    panels: &'a Panels,
    run: &'a Run,
    breaks: &'a Breaks,
    slots: Vec<Slot>,
    /// Where the columns begin and end, up to the last that holds something; where both are one, it is empty.
    columns: Vec<(usize, usize)>,
}

impl<'a> Spread<'a> {
    fn of(
        galleys: &Galleys,
        panels: &'a Panels,
        run: &'a Run,
        breaks: &'a Breaks,
    ) -> Self {
        let slots = run
            .pages
            .iter()
            .flat_map(|&page| {
                let frames = &panels.pages[page].frames;
                let room = i64::from(frames.frame.size.depth.to_emu());
                std::iter::repeat_n(Slot { page, room }, frames.columns.max(1))
            })
            .collect();
        debug_assert!(run.items.end <= galleys.main.items.len(), "a run of this galley");
        let mut spread = Self { panels, run, breaks, slots, columns: Vec::new() };
        spread.columns = spread.best();
        spread
    }

    /// The breaks at the two ends of the run.
    fn ends(&self) -> Option<(usize, usize)> {
        let end = self.breaks.last()?;
        let Range { start, end: past } = self.run.items;
        let first = (0..=end).find(|&at| self.breaks.items(at, at).start >= start)?;
        // A run that says it goes on after the last strip of its galley ends there.
        let last = (0..=end).find(|&at| self.breaks.items(first, at).end >= past);
        let last = last.unwrap_or(end);
        (first < last).then_some((first, last))
    }

    fn best(&self) -> Vec<(usize, usize)> {
        let Some((first, last)) = self.ends() else { return Vec::new() };
        // How many forced breaks come before each place.
        let mut forced = vec![0; last + 2];
        for place in 0..=last {
            forced[place + 1] = forced[place] + i64::from(self.breaks.forced(place));
        }
        // The cheapest way to fill the columns so far up to each place, and where the last one begins.
        let mut ways: Vec<Vec<Option<(Price, usize)>>> = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let beside = index > 0 && self.slots[index - 1].page == slot.page;
            let before = |from: usize| match index {
                0 => (from == first).then_some(Price::default()),
                _ => ways[index - 1][from - first].map(|(price, _)| price),
            };
            // A forced break ends the panel, not the column.
            let ends_panel =
                |place: usize| beside && place > first && self.breaks.forced(place);
            let mut row = vec![None; last - first + 1];
            for to in first + 1..=last {
                let known: &mut Option<(Price, usize)> = &mut row[to - first];
                if ends_panel(to) && to < last {
                    *known = before(to).map(|price| (price.and(Price::EMPTY), to));
                }
                for from in (first..to).filter(|from| !ends_panel(*from)) {
                    let Some(before) = before(from) else { continue };
                    let crossed = forced[to] - forced[from + 1];
                    let price = before
                        .and(Price { crossed, ..self.price(*slot, from, to, last) });
                    if known.is_none_or(|(known, _)| price < known) {
                        *known = Some((price, from));
                    }
                }
            }
            ways.push(row);
        }
        let whole = |used: usize| {
            let (price, _) = ways.get(used - 1)?[last - first]?;
            let empty =
                (used..self.slots.len()).fold(price, |price, _| price.and(Price::EMPTY));
            Some((empty, used))
        };
        let best = (1..=self.slots.len())
            .rev()
            .filter_map(whole)
            .min_by_key(|(price, _)| *price);
        let Some((_, used)) = best else { return Vec::new() };
        let mut columns = Vec::new();
        let mut to = last;
        for row in ways[..used].iter().rev() {
            let Some((_, from)) = row[to - first] else { return Vec::new() };
            columns.push((from, to));
            to = from;
        }
        columns.reverse();
        columns
    }

    fn price(&self, slot: Slot, from: usize, to: usize, last: usize) -> Price {
        let depth = self.breaks.depth(from, to);
        let price = if to == last { 0 } else { self.breaks.price(to) };
        let unused = (slot.room - depth).max(0) * 1000 / slot.room.max(1);
        Price {
            crossed: 0,
            overfull: (depth - slot.room).max(0),
            demerits: Price::demerits(unused, price),
        }
    }

    /// The columns of each page of the run, the empty pages too.
    fn pages(&self) -> Vec<(usize, Vec<(usize, usize)>)> {
        let mut columns = self.columns.iter().zip(&self.slots).peekable();
        let of_page = |page: usize| {
            let mut held = Vec::new();
            while let Some((column, _)) = columns.next_if(|(_, slot)| slot.page == page) {
                held.extend(Some(*column).filter(|(from, to)| from < to));
            }
            (page, held)
        };
        self.run.pages.iter().copied().map(of_page).collect()
    }

    /// What does not fit, if anything.
    fn unfit(&self, galleys: &Galleys) -> Option<Unfit> {
        let filled = || {
            let columns = self.columns.iter().zip(&self.slots);
            columns.filter(|((from, to), _)| from < to)
        };
        let crossed = |&(from, to): &(usize, usize)| {
            (from + 1..to).filter(|&place| self.breaks.forced(place))
        };
        let over = |&(&(from, to), slot): &(&(usize, usize), &Slot)| {
            let breaks = crossed(&(from, to)).count();
            (breaks, self.price(*slot, from, to, to).overfull)
        };
        // The first of the worst, and all of which something sticks out.
        let worst = filled().rev().max_by_key(over).filter(|it| over(it) > (0, 0))?;
        let breaks: usize = filled().map(|column| over(&column).0).sum();
        let all: i64 = filled().map(|column| over(&column).1).sum();
        let mut panels: Vec<String> = filled()
            .filter(|column| over(column) > (0, 0))
            .map(|(_, slot)| self.panels.pages[slot.page].name.clone())
            .collect();
        panels.dedup();
        let (&(from, to), slot) = worst;
        let items = self.breaks.items(from, to);
        let strips = galleys.main.items.get(items.clone()).unwrap_or_default();
        let first = match crossed(&(from, to)).next() {
            Some(place) => self.breaks.items(place, to).start - items.start,
            None => unfit::sticks_out(strips, slot.room),
        };
        let depth = self.breaks.depth(from, to);
        let unfit = Unfit::of(panels, breaks, strips, (first, all, depth));
        Some(Unfit { sections: self.run.sections.clone(), ..unfit })
    }
}

/// What columns cost: how many forced breaks are not taken, by how much matter sticks out, then how unevenly they are
/// filled and where they are cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Price {
    crossed: i64,
    overfull: i64,
    demerits: i64,
}

impl Price {
    const EMPTY: Self = Self {
        crossed: 0,
        overfull: 0,
        demerits: Self::demerits(1000, 0),
    };

    const fn demerits(unused: i64, price: i64) -> i64 {
        let base = 1 + unused * unused / 1000;
        if price < 0 {
            base * base - price * price
        } else {
            (base + price) * (base + price)
        }
    }

    const fn and(self, other: Self) -> Self {
        Self {
            crossed: self.crossed.saturating_add(other.crossed),
            overfull: self.overfull.saturating_add(other.overfull),
            demerits: self.demerits.saturating_add(other.demerits),
        }
    }
}
