//! A fixed number of pages: each run of the galley is spread over its own, evenly, and none of them overflows.
//!
//! For the panels `1..P` of a run, with room `H` each, the best way to end panel `p` at break `j` is
//! `best[p][j] = min over i of best[p−1][i] + (1 + 1000 u² + price)²`, where `u` is the part of panel `p` that the matter
//! from `i` to `j` leaves empty. The square spreads the white over all panels. Forbidden breaks stay forbidden: what does
//! not fit is told, never cut.

use super::Plan;
use super::breaks::Breaks;
use super::fit::Cost;
use super::footer::Footer;
use super::makeup;
use crate::diag::Diagnostic;
use crate::galley::{Galleys, Item, Panels, Run, Strip};
use crate::geom::Length;
use crate::layout::Layout;
use crate::mark::Ink;
use crate::page::Page;
use crate::span::Span;
use std::ops::Range;

/// What is too much for a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The sections of the run.
    pub sections: Vec<usize>,
    /// What the panel is called.
    pub panel: String,
    /// How much deeper the matter is than its panels, at the least.
    pub over: Length,
    /// How many words would have to go, roughly.
    pub words: usize,
    /// Where the first strip that finds no room was written.
    pub place: Option<Span>,
}

impl Unfit {
    /// The error, when nothing that the layout allows helped; the layout is as it was tried last.
    pub fn told(&self, layout: &Layout) -> Diagnostic {
        let body = layout.styles.body;
        let tenths = |count: i64| format!("{}.{}", count / 10, count % 10);
        let points = |length: Length| tenths(i64::from(length.to_emu() / 1_270));
        let lines = tenths(self.over.per_mille_of(body.leading) / 100);
        let message = format!(
            "panel `{}` of layout `{}`: {} pt, or {lines} lines, too much",
            self.panel,
            layout.name,
            points(self.over),
        );
        let tried = format!(
            "the smallest type tried is {} pt on {} pt; the layout allows no less",
            points(body.size),
            points(body.leading)
        );
        let words = match self.words {
            0 | 1 => "a word".to_owned(),
            more => format!("{more} words"),
        };
        let cut = format!(
            "leave out about {words}, or give a section a [[section.short]] text"
        );
        let error = Diagnostic::error("e-fit", message).hint(cut).hint(tried);
        let error = match &layout.fit.larger {
            Some(larger) => error
                .hint(format!("or choose the layout `{larger}`, which has more room")),
            None => error,
        };
        match self.place {
            Some(place) => error.at(place),
            None => error,
        }
    }
}

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
    /// Where each column that holds something begins and ends.
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
        let places = 0..=self.breaks.last()?;
        let Range { start, end } = self.run.items;
        let first =
            places.clone().find(|&at| self.breaks.items(at, at).start >= start)?;
        let last = places.clone().find(|&at| self.breaks.items(first, at).end >= end)?;
        (first < last).then_some((first, last))
    }

    fn best(&self) -> Vec<(usize, usize)> {
        let Some((first, last)) = self.ends() else { return Vec::new() };
        // The cheapest way to fill the columns so far up to each place, and where the last one begins.
        let mut ways: Vec<Vec<Option<(Price, usize)>>> = Vec::new();
        for (index, slot) in self.slots.iter().enumerate() {
            let mut row = vec![None; last - first + 1];
            for to in first + 1..=last {
                for from in first..to {
                    let before = match index {
                        0 => (from == first).then_some(Price::default()),
                        _ => ways[index - 1][from - first].map(|(price, _)| price),
                    };
                    let Some(before) = before else { continue };
                    let price = before.and(self.price(*slot, from, to, last));
                    let known: &mut Option<(Price, usize)> = &mut row[to - first];
                    if known.is_none_or(|(known, _)| price < known) {
                        *known = Some((price, from));
                    }
                }
            }
            ways.push(row);
        }
        // Columns stay empty at the end only.
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
        let crossed = (from + 1..to).filter(|&place| self.breaks.forced(place)).count();
        let crossed =
            i64::try_from(crossed).unwrap_or(i64::MAX).saturating_mul(slot.room);
        let price = if to == last { 0 } else { self.breaks.price(to) };
        let unused = (slot.room - depth).max(0) * 1000 / slot.room.max(1);
        Price {
            overfull: (depth - slot.room).max(0) + crossed,
            demerits: Price::demerits(unused, price),
        }
    }

    /// The columns of each page of the run, the empty pages too.
    fn pages(&self) -> Vec<(usize, Vec<(usize, usize)>)> {
        let mut columns = self.columns.iter().zip(&self.slots).peekable();
        let of_page = |page: usize| {
            let mut held = Vec::new();
            while let Some((column, _)) = columns.next_if(|(_, slot)| slot.page == page) {
                held.push(*column);
            }
            (page, held)
        };
        self.run.pages.iter().copied().map(of_page).collect()
    }

    /// What does not fit, if anything.
    fn unfit(&self, galleys: &Galleys) -> Option<Unfit> {
        let over = |&(&(from, to), slot): &(&(usize, usize), &Slot)| {
            self.price(*slot, from, to, to).overfull
        };
        let columns = || self.columns.iter().zip(&self.slots);
        let worst = columns().max_by_key(over).filter(|worst| over(worst) > 0)?;
        let all: i64 = columns().map(|column| over(&column)).sum();
        let (&(from, to), slot) = worst;
        let items = self.breaks.items(from, to);
        let mut depth = 0;
        let sticks_out = |item: &Item| {
            depth += match item {
                Item::Strip(strip) => i64::from(strip.depth.to_emu()),
                Item::Glue(glue) => i64::from(glue.to_emu()),
                Item::Break(_) => 0,
            };
            depth > slot.room
        };
        let strips = galleys.main.items.get(items.clone()).unwrap_or_default();
        let first = strips.iter().position(sticks_out).unwrap_or(0);
        let words: usize = strips.iter().filter_map(strip).map(words).sum();
        let share = i64::try_from(words).unwrap_or(i64::MAX).saturating_mul(all)
            / self.breaks.depth(from, to).max(1);
        Some(Unfit {
            sections: self.run.sections.clone(),
            panel: self.panels.pages[slot.page].name.clone(),
            over: Length::emu(i32::try_from(all).unwrap_or(i32::MAX)),
            words: usize::try_from(share).unwrap_or_default() + 1,
            place: strips[first..].iter().filter_map(strip).find_map(|strip| strip.span),
        })
    }
}

/// What columns cost: by how much matter sticks out, then how unevenly they are filled and where they are cut.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Price {
    overfull: i64,
    demerits: i64,
}

impl Price {
    const EMPTY: Self = Self { overfull: 0, demerits: Self::demerits(1000, 0) };

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
            overfull: self.overfull.saturating_add(other.overfull),
            demerits: self.demerits.saturating_add(other.demerits),
        }
    }
}

fn strip(item: &Item) -> Option<&Strip> {
    match item {
        Item::Strip(strip) => Some(strip),
        Item::Glue(_) | Item::Break(_) => None,
    }
}

fn words(strip: &Strip) -> usize {
    let glyphs = strip.marks.iter().filter_map(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => Some(run.text.split_whitespace().count()),
        Ink::Fill(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Picture(..) => None,
    });
    glyphs.sum()
}
