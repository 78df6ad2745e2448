//! A file that was made for one person, but for the lines that differ: they are set for the next one and printed over it.

use super::{Printed, answer};
use crate::compose::{self, text::Typesetter};
use crate::diag::Report;
use crate::field::Values;
use crate::inline::facts_mut;
use crate::language::{Direction, direction};
use crate::layout::Style;
use crate::mark::Mark;
use crate::personal::{Set, Slot};
use crate::write::{self, Frozen, Made, Over, Press};
use std::collections::BTreeMap;

/// Why a kept file is not the one for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Miss {
    /// The lines that differ are more, or deeper.
    Lines,
    /// There are letters that stand in none of its fonts.
    Letters,
}

/// A file but for the lines that differ.
#[derive(Debug)]
pub(super) struct Kept {
    /// What it was made from and to, without those lines.
    pub(super) made: Made,
    /// Where they stand, page by page. Equal paragraphs have one number.
    slots: Vec<Vec<Slot>>,
    /// The first page with the same slots.
    alike: Vec<usize>,
    /// With the usual letters, and with the rarer ones; each is made when it is asked for.
    frozen: [Option<Frozen>; 2],
}

impl Kept {
    /// Takes off what differs; gives all back if it cannot be told from the rest.
    pub(super) fn of(mut made: Made) -> Result<Self, Box<Made>> {
        let marks = made.pages.iter_mut().map(|page| &mut page.marks);
        let slots = made.galleys.personal.taken_off(marks);
        let Some(mut slots) = slots else { return Err(Box::new(made)) };
        for slot in slots.iter_mut().flatten() {
            slot.paragraph = made.galleys.personal.first_like(slot.paragraph);
        }
        let first = |page: &Vec<Slot>| slots.iter().position(|other| other == page);
        let alike = slots.iter().map(|page| first(page).unwrap_or(0)).collect();
        Ok(Self { made, slots, alike, frozen: [None, None] })
    }

    /// The file for a person.
    pub(super) fn print(
        &mut self,
        values: &Values,
        press: &mut Press,
    ) -> Result<Printed, Miss> {
        let marks = self.marks(values).ok_or(Miss::Lines)?;
        for (rarer, place) in [false, true].into_iter().zip(&mut self.frozen) {
            let frozen = match place {
                Some(frozen) => frozen,
                None => {
                    let letters = letters(&self.made, &self.slots, rarer);
                    let (alike, letters) = (&self.alike, &letters);
                    let over = Over { marks: &marks, alike, letters };
                    // What cannot be written so is written as a whole, and then says why it cannot.
                    let frozen = write::freeze(&self.made, over, press);
                    place.insert(frozen.map_err(|_| Miss::Letters)?)
                }
            };
            if let Some(pdf) = frozen.file(&self.made, &marks, press) {
                return Ok(Printed { pdf, pages: self.made.pages.len() });
            }
        }
        Err(Miss::Letters)
    }

    /// The lines that differ, page by page; `None` if they do not fit where others stood.
    fn marks(&self, values: &Values) -> Option<Vec<Vec<Mark>>> {
        let Made { source, galleys, .. } = &self.made;
        let paragraphs = &galleys.personal.paragraphs;
        let mut typesetter = Typesetter::new(source);
        let mut report = Report::default();
        let mut set: BTreeMap<usize, Vec<Set>> = BTreeMap::new();
        for slot in self.slots.iter().flatten() {
            if set.contains_key(&slot.paragraph) {
                continue;
            }
            let before = paragraphs.get(slot.paragraph)?;
            let mut inlines = before.inlines.clone();
            facts_mut(&mut inlines, &mut |fact| {
                let language = &source.handout.language;
                fact.answer(answer(&source.clinic, values, &fact.name, language));
            });
            let mut lines = typesetter.again(&mut report, before, &inlines)?;
            match direction(&source.handout.language) {
                Direction::LeftToRight => {}
                Direction::RightToLeft => lines.iter_mut().for_each(Set::mirror),
            }
            let fits = lines.len() == before.lines.len()
                && before
                    .lines
                    .iter()
                    .zip(&lines)
                    .all(|(old, new)| old.gives_way_to(new));
            if !fits || report.errors() > 0 {
                return None;
            }
            set.insert(slot.paragraph, lines);
        }
        let page = |slots: &Vec<Slot>| {
            let lines = slots.iter().filter_map(|slot| {
                let line = set.get(&slot.paragraph)?.get(slot.line)?;
                Some(line.at(slot.at))
            });
            lines.flatten().collect()
        };
        Some(self.slots.iter().map(page).collect())
    }
}

/// The letters of names in the styles of the lines that differ.
fn letters(made: &Made, slots: &[Vec<Slot>], rarer: bool) -> Vec<Mark> {
    let paragraphs = &made.galleys.personal.paragraphs;
    let mut styles: Vec<Style> = Vec::new();
    for slot in slots.iter().flatten() {
        let style = paragraphs.get(slot.paragraph).map(|paragraph| paragraph.style);
        styles.extend(style.filter(|style| !styles.contains(style)));
    }
    let mut typesetter = Typesetter::new(&made.source);
    styles
        .iter()
        .flat_map(|style| compose::letters(&mut typesetter, style, rarer))
        .collect()
}
