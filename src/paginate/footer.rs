//! The foot of a page: how deep the entries of a set of works are.
//!
//! The foot is a set function of the page's own matter: a work cited on a page stands at its foot, once, on every page that
//! cites it. So the paginator needs to know nothing of other pages.

use crate::galley::{Galleys, Strip};
use crate::handout::WorkId;
use std::collections::BTreeMap;

/// The depths of all entries. A work is known here by the place of its entry; one without an entry counts nothing.
#[derive(Debug)]
pub struct Footer {
    head: i64,
    gap: i64,
    depths: Vec<i64>,
    places: BTreeMap<WorkId, usize>,
}

impl Footer {
    /// The entries of some galleys.
    pub fn of(galleys: &Galleys) -> Self {
        let mut places = BTreeMap::new();
        for (place, note) in galleys.notes.iter().enumerate() {
            places.entry(note.work).or_insert(place);
        }
        Self {
            head: depth(&galleys.notes_head),
            gap: i64::from(galleys.notes_gap.to_emu()).max(0),
            depths: galleys.notes.iter().map(|note| depth(&note.strip)).collect(),
            places,
        }
    }

    /// The entries that a strip calls for, ascending, each once.
    pub fn cited(&self, strip: &Strip) -> Vec<usize> {
        let mut cited: Vec<usize> = strip
            .works
            .iter()
            .filter_map(|work| self.places.get(work).copied())
            .collect();
        cited.sort_unstable();
        cited.dedup();
        cited
    }

    fn depth(&self, entries: i64, sum: i64) -> i64 {
        if entries == 0 { 0 } else { self.head + sum + self.gap * (entries - 1) }
    }
}

/// The depth of a strip; never negative.
pub fn depth(strip: &Strip) -> i64 {
    i64::from(strip.depth.to_emu()).max(0)
}

/// A set of entries that grows and is emptied in no time.
#[derive(Debug)]
pub struct Entries<'a> {
    footer: &'a Footer,
    /// For each entry, the round in which it was last added.
    added: Vec<usize>,
    round: usize,
    entries: i64,
    sum: i64,
}

impl<'a> Entries<'a> {
    /// The empty set.
    pub fn none(footer: &'a Footer) -> Self {
        Self {
            footer,
            added: vec![0; footer.depths.len()],
            round: 1,
            entries: 0,
            sum: 0,
        }
    }

    /// Empties the set.
    pub fn clear(&mut self) {
        self.round += 1;
        self.entries = 0;
        self.sum = 0;
    }

    /// Adds entries.
    pub fn add(&mut self, entries: &[usize]) {
        for &entry in entries {
            if self.added[entry] != self.round {
                self.added[entry] = self.round;
                self.entries += 1;
                self.sum += self.footer.depths[entry];
            }
        }
    }

    /// How deep the foot is.
    pub fn depth(&self) -> i64 {
        self.footer.depth(self.entries, self.sum)
    }

    /// How deep the foot would be with `more` entries, each named once.
    pub fn depth_with(&self, more: &[usize]) -> i64 {
        let (mut entries, mut sum) = (self.entries, self.sum);
        for &entry in more {
            if self.added[entry] != self.round {
                entries += 1;
                sum += self.footer.depths[entry];
            }
        }
        self.footer.depth(entries, sum)
    }
}
