//! The best make-up by trying every way. Written over the galley's items; it shares nothing with the paginator.

use crate::notation::{Drawn, draw};
use handout::galley::{Item, Penalty, Strip};
use handout::geom::Length;
use handout::handout::WorkId;
use handout::page::{Page, What};
use std::collections::{BTreeMap, BTreeSet};

/// A job that prints as a picture.
#[derive(Debug, Clone)]
pub struct Doc {
    /// The matter.
    pub main: String,
    /// The depth of the banner; 0 for none.
    pub banner: i32,
    pub columns: usize,
    pub depth: i32,
    pub notes: Vec<(u16, i32)>,
}

impl Doc {
    /// The galleys.
    pub fn drawn(&self) -> Drawn {
        let drawn = draw(&self.main).notes(&self.notes).notes_white(2, 1);
        if self.banner == 0 {
            return drawn;
        }
        drawn.banner(&format!("T:{}", self.banner))
    }
}

/// Whole points.
pub fn pt(length: Length) -> i64 {
    i64::from(length.to_emu() / 12_700)
}

/// A galley over its items; a cut is the place of a break among them, or one before the first or past the last.
pub struct Search<'a> {
    doc: &'a Doc,
    pub items: &'a [Item],
    notes: Vec<(WorkId, i64)>,
    banner: i64,
    cuts: Vec<i64>,
    pub relaxed: BTreeSet<i64>,
}

/// By how much it is overfull, the rules it breaks, its pages and its demerits.
pub type Key = (i64, i64, i64, i64);

impl<'a> Search<'a> {
    /// The search over a galley below a banner of some depth.
    pub fn new(doc: &'a Doc, drawn: &'a Drawn, banner: i32) -> Self {
        let items = &drawn.galleys.main.items[..];
        let notes = drawn.galleys.notes.iter();
        let notes = notes.map(|note| (note.work, pt(note.strip.depth))).collect();
        let mut search = Self {
            doc,
            items,
            notes,
            banner: i64::from(banner),
            cuts: Vec::new(),
            relaxed: BTreeSet::new(),
        };
        search.legalise();
        search
    }

    fn end(&self) -> i64 {
        i64::try_from(self.items.len()).expect("small")
    }

    fn at(&self, place: i64) -> Option<&Item> {
        self.items.get(usize::try_from(place).ok()?)
    }

    fn penalty(&self, cut: i64) -> Penalty {
        match self.at(cut) {
            Some(Item::Break(found)) => found.penalty,
            _ => Penalty::FORCE,
        }
    }

    fn forced(&self, cut: i64) -> bool {
        self.penalty(cut) <= Penalty::FORCE
    }

    fn legalise(&mut self) {
        let strip = |place: &i64| matches!(self.at(*place), Some(Item::Strip(_)));
        let Some(first) = (0..self.end()).find(strip) else { return };
        let last = (0..self.end()).rfind(strip).expect("a first one");
        let every: Vec<i64> = (first..last)
            .filter(|place| matches!(self.at(*place), Some(Item::Break(_))))
            .chain([self.end()])
            .collect();
        let (mut from, mut held, mut cuts) = (-1, Vec::new(), vec![-1]);
        for cut in every {
            if self.penalty(cut) >= Penalty::FORBID {
                held.push(cut);
                continue;
            }
            let (depth, works) = self.column(from, cut);
            if depth + self.foot(&works) > self.frame(from) {
                self.relaxed.extend(&held);
                cuts.append(&mut held);
            }
            held.clear();
            cuts.push(cut);
            from = cut;
        }
        self.cuts = cuts;
    }

    fn frame(&self, from: i64) -> i64 {
        i64::from(self.doc.depth) - if from == -1 { self.banner } else { 0 }
    }

    /// The depth of a column and the works it cites.
    fn column(&self, from: i64, to: i64) -> (i64, BTreeSet<WorkId>) {
        let (mut depth, mut white, mut works) = (0, None, BTreeSet::new());
        let mut set = |strip: &Strip| {
            works.extend(strip.works.iter().copied());
            pt(strip.depth)
        };
        if let Some(Item::Break(found)) = self.at(from)
            && let Some(head) = &found.head
            && pt(head.depth) * 10 <= i64::from(self.doc.depth) * 4
        {
            depth += set(head);
        }
        for place in from + 1..to {
            match self.at(place) {
                Some(Item::Strip(strip)) => {
                    depth += white.unwrap_or(0) + set(strip);
                    white = Some(0);
                }
                Some(Item::Glue(glue)) => white = white.map(|white| white + pt(*glue)),
                Some(Item::Break(_)) | None => {}
            }
        }
        if let Some(Item::Break(found)) = self.at(to)
            && let Some(foot) = &found.foot
        {
            depth += set(foot);
        }
        (depth, works)
    }

    fn foot(&self, works: &BTreeSet<WorkId>) -> i64 {
        let depths: Vec<i64> = self
            .notes
            .iter()
            .filter(|(work, _)| works.contains(work))
            .map(|(_, depth)| *depth)
            .collect();
        let gaps = i64::try_from(depths.len()).expect("few") - 1;
        if depths.is_empty() { 0 } else { 2 + depths.iter().sum::<i64>() + gaps }
    }

    /// What a cut costs.
    pub fn price(&self, cut: i64) -> i64 {
        if self.relaxed.contains(&cut) {
            9_999
        } else if self.forced(cut) {
            0
        } else {
            i64::from(self.penalty(cut).0)
        }
    }

    /// What a page costs when its columns end at `ends`, and how uneven they are; `None` if it does not fit.
    fn split(&self, from: i64, ends: &[i64]) -> Option<(Key, (i64, i64, i64, i64))> {
        let (mut depths, mut works, mut start) = (Vec::new(), BTreeSet::new(), from);
        for &end in ends {
            let (depth, cited) = self.column(start, end);
            depths.push(depth);
            works.extend(cited);
            start = end;
        }
        let room = self.frame(from) - self.foot(&works);
        let to = *ends.last().expect("a column");
        let last_page = self.forced(to);
        let (mut rules, mut demerits) = (0, 0);
        for (&end, &depth) in ends.iter().zip(&depths) {
            if depth > room {
                return None;
            }
            let price = self.price(end);
            let unused = if last_page { 0 } else { (room - depth) * 1_000 / room.max(1) };
            let base = 1 + 3 * unused.pow(3) / 1_000_000;
            rules += if price >= 1_000 { price } else { 0 };
            demerits += if price < 0 {
                base * base - price * price
            } else {
                (base + price) * (base + price)
            };
        }
        let columns = i64::try_from(self.doc.columns).expect("few");
        depths.resize(self.doc.columns, 0);
        if !last_page {
            let empty = self.doc.columns - ends.len();
            demerits += 3_001 * 3_001 * i64::try_from(empty).expect("few");
        }
        let sum: i64 = depths.iter().sum();
        let squares: i64 = depths.iter().map(|depth| depth * depth).sum();
        let deepest = *depths.iter().max().expect("a column");
        let uneven = (rules, deepest, squares * columns - sum * sum, demerits);
        Some(((0, rules, 1, demerits), uneven))
    }

    /// Every way to end the columns of a page that ends at a cut, at cuts inside it.
    fn ways(&self, inner: &[i64], end: i64) -> Vec<Vec<i64>> {
        let mut ways = vec![vec![end]];
        let at_most = self.doc.columns;
        if at_most > 1 {
            ways.extend(inner.iter().map(|&cut| vec![cut, end]));
        }
        if at_most > 2 {
            for (index, &first) in inner.iter().enumerate() {
                let seconds = &inner[index + 1..];
                ways.extend(seconds.iter().map(|&second| vec![first, second, end]));
            }
        }
        ways
    }

    /// For each page before a forced break and the last: how uneven its columns are, and how uneven they are at least.
    /// Broken rules, the deepest column, the variance of all.
    pub fn last_columns(&self, pages: &[Page]) -> Vec<[(i64, i64, i64); 2]> {
        let mut found = Vec::new();
        for (from, ends) in cuts(pages, self.items) {
            let to = *ends.last().expect("a column");
            if !self.forced(to) {
                continue;
            }
            let inner: Vec<i64> = self
                .cuts
                .iter()
                .copied()
                .filter(|&cut| from < cut && cut < to)
                .collect();
            let uneven = |ends: &[i64]| {
                let (_, (rules, deepest, variance, _)) = self.split(from, ends)?;
                Some((rules, deepest, variance))
            };
            let ways = self.ways(&inner, to);
            let least = ways.iter().filter_map(|ends| uneven(ends)).min();
            found.push([uneven(&ends).expect("it fits"), least.expect("one way")]);
        }
        found
    }

    /// The best way to set the page between two cuts, by their places among `cuts`.
    fn page(&self, from: usize, to: usize) -> Option<Key> {
        let inner = &self.cuts[from + 1..to];
        if inner.iter().any(|&cut| self.forced(cut)) {
            return None;
        }
        let (start, end) = (self.cuts[from], self.cuts[to]);
        let ways = self.ways(inner, end);
        let fitting = ways.iter().filter_map(|ends| self.split(start, ends));
        let best = if self.forced(end) {
            fitting.min_by_key(|(_, uneven)| *uneven).map(|(key, _)| key)
        } else {
            fitting.map(|(key, _)| key).min()
        };
        best.or_else(|| {
            let (depth, works) = self.column(start, end);
            let over = depth + self.foot(&works) - self.frame(start);
            inner.is_empty().then_some((over, 0, 1, 0))
        })
    }

    /// Tries every set of page ends.
    fn best(&self) -> Key {
        let Some(last) = self.cuts.len().checked_sub(1) else { return (0, 0, 0, 0) };
        let page: Vec<Vec<Option<Key>>> = (0..last)
            .map(|from| (from + 1..=last).map(|to| self.page(from, to)).collect())
            .collect();
        let mut best = None;
        for chosen in 0..1u32 << (last - 1) {
            let (mut from, mut sum) = (0, Some((0, 0, 0, 0)));
            for to in 1..=last {
                if to == last || chosen & (1 << (to - 1)) != 0 {
                    sum = sum.zip(page[from][to - from - 1]).map(|(a, b)| add(a, b));
                    from = to;
                }
            }
            best = best.into_iter().chain(sum).min();
        }
        best.expect("one way at least")
    }

    /// What a finished make-up costs, and whether its last columns are as even as can be.
    pub fn cost(&self, pages: &[Page]) -> (Key, bool) {
        let (mut sum, mut even) = ((0, 0, 0, 0), true);
        for (from, ends) in cuts(pages, self.items) {
            let (key, _) = self.split(from, &ends).expect("it fits");
            sum = add(sum, key);
            let to = *ends.last().expect("a column");
            if self.forced(to) {
                let place = |cut| self.cuts.iter().position(|&known| known == cut);
                let (first, last) = place(from).zip(place(to)).expect("a legal cut");
                even &= Some(key) == self.page(first, last);
            }
        }
        (sum, even)
    }
}

fn add(a: Key, b: Key) -> Key {
    (a.0 + b.0, a.1 + b.1, a.2 + b.2, a.3 + b.3)
}

/// For each page with matter, the cut it begins at and those its columns end at.
pub fn cuts(pages: &[Page], items: &[Item]) -> Vec<(i64, Vec<i64>)> {
    let place = |place: usize| i64::try_from(place).expect("small");
    let matter = strips(pages);
    let (mut from, mut found) = (-1, Vec::new());
    for (page, columns) in pages_of_columns(pages) {
        let start = from;
        let mut ends = Vec::new();
        for column in columns {
            let last = matter
                .iter()
                .rev()
                .find(|strip| (strip.page, strip.column) == (page, column))
                .expect("a strip");
            let next = items[last.item..].iter().position(|item| match item {
                Item::Break(_) => true,
                Item::Strip(_) | Item::Glue(_) => false,
            });
            let ended = last.item == matter[matter.len() - 1].item;
            from = if ended {
                place(items.len())
            } else {
                place(last.item + next.expect("columns are parted by breaks"))
            };
            ends.push(from);
        }
        found.push((start, ends));
    }
    found
}

/// Where a strip stands.
pub struct At {
    pub page: usize,
    pub column: usize,
    pub item: usize,
}

/// The strips of the matter, where they stand.
pub fn strips(pages: &[Page]) -> Vec<At> {
    let each = |(page, made): (usize, &Page)| {
        let placed = made.placed.clone().into_iter();
        let strips = placed.filter_map(move |placed| match placed.what {
            What::Strip(item) => Some(At { page, column: placed.column, item }),
            What::Banner(_) | What::Foot(_) | What::Head(_) => None,
            What::NotesHead | What::Note(_) => None,
        });
        strips.collect::<Vec<_>>()
    };
    pages.iter().enumerate().flat_map(each).collect()
}

/// The columns that hold matter, by page.
pub fn pages_of_columns(pages: &[Page]) -> BTreeMap<usize, BTreeSet<usize>> {
    let mut found: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for strip in strips(pages) {
        found.entry(strip.page).or_default().insert(strip.column);
    }
    found
}

/// The best of trying every way, with the banner above the matter or, if need be, on a page of its own.
pub fn best(doc: &Doc, drawn: &Drawn) -> (Key, i32) {
    let below = Search::new(doc, drawn, doc.banner).best();
    let alone = Search::new(doc, drawn, 0).best();
    if below.0 == 0 || alone.0 >= below.0 { (below, doc.banner) } else { (alone, 0) }
}
