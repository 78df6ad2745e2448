//! What differs from person to person, in matter that is otherwise the same for all.
//!
//! A paragraph that asks for a personal fact is remembered as it was set. For the next person it is set again; as long as its
//! lines are as many and as deep as before, nothing else moves.

use crate::geom::{Length, Point};
use crate::inline::Inlines;
use crate::layout::{Color, Style};
use crate::mark::{Ink, Mark, Owner};
use std::collections::BTreeMap;
use std::sync::Arc;

/// The colors of text besides its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Inks {
    /// Links and citations.
    pub link: Color,
    /// Lines to write on.
    pub pen: Color,
}

/// A paragraph with a personal fact, and how it was set.
#[derive(Debug, Clone)]
pub struct Paragraph {
    /// The words.
    pub inlines: Inlines,
    /// How they are set.
    pub style: Style,
    /// Its other colors.
    pub inks: Inks,
    /// How wide a line may be.
    pub measure: Length,
    /// Whether words may be parted.
    pub hyphenate: bool,
    /// What its ink belongs to: one for each of its homes.
    pub owners: Vec<Owner>,
    /// Its lines.
    pub lines: Vec<Set>,
}

/// A line that was set: its depth, and its ink relative to its top left corner.
#[derive(Debug, Clone)]
pub struct Set {
    /// How deep.
    pub depth: Length,
    /// Its ink.
    pub marks: Vec<Mark>,
}

impl Set {
    /// Its ink at a place.
    pub fn at(&self, place: Point) -> impl Iterator<Item = Mark> {
        self.marks
            .iter()
            .map(move |mark| Mark { at: mark.at + place, ..mark.clone() })
    }

    /// Whether another line can stand in its place: as deep, and its ink is of the same owners in the same order.
    pub fn gives_way_to(&self, other: &Self) -> bool {
        self.depth == other.depth && owners(&self.marks).eq(owners(&other.marks))
    }
}

/// The owners of marks, each once in a row.
fn owners(marks: &[Mark]) -> impl Iterator<Item = Owner> {
    marks
        .chunk_by(|left, right| left.owner == right.owner)
        .filter_map(|piece| piece.first().map(|mark| mark.owner))
}

/// What was remembered while a handout was set.
#[derive(Debug, Clone, Default)]
pub struct Personal {
    /// The paragraphs, in the order they were set; some were only tried.
    pub paragraphs: Vec<Paragraph>,
    /// The place of something else hangs on the width of personal words.
    pub unsteady: bool,
}

/// A line's place on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Which paragraph.
    pub paragraph: usize,
    /// Which of its lines.
    pub line: usize,
    /// Where its top left corner stands on the page.
    pub at: Point,
}

impl Personal {
    /// The same on pages that were mirrored: each line is turned about where it begins.
    pub fn mirror(&mut self) {
        let sets = self.paragraphs.iter_mut().flat_map(|each| &mut each.lines);
        sets.for_each(Set::mirror);
    }

    /// Adds what was remembered elsewhere.
    pub fn add(&mut self, other: Self) {
        self.paragraphs.extend(other.paragraphs);
        self.unsteady |= other.unsteady;
    }

    /// The first paragraph that is the same for everybody for whom this one is.
    pub fn first_like(&self, place: usize) -> usize {
        let Some(wanted) = self.paragraphs.get(place) else { return place };
        let same = |other: &Paragraph| {
            (&other.inlines, other.style, other.inks, other.measure, other.hyphenate)
                == (
                    &wanted.inlines,
                    wanted.style,
                    wanted.inks,
                    wanted.measure,
                    wanted.hyphenate,
                )
                && other.owners == wanted.owners
        };
        self.paragraphs.iter().position(same).unwrap_or(place)
    }

    /// Takes the personal lines off pages and says where they stood; `None` if some of their ink cannot be told from the
    /// rest, so that these pages are for one person only.
    pub fn taken_off<'p>(
        &self,
        pages: impl Iterator<Item = &'p mut Vec<Mark>>,
    ) -> Option<Vec<Vec<Slot>>> {
        if self.unsteady {
            return None;
        }
        let mut owned: BTreeMap<Owner, Vec<usize>> = BTreeMap::new();
        for (place, paragraph) in self.paragraphs.iter().enumerate() {
            for owner in &paragraph.owners {
                owned.entry(*owner).or_default().push(place);
            }
        }
        let mut next = vec![0; self.paragraphs.len()];
        let runs = self.runs();
        let mut slots = Vec::new();
        for marks in pages {
            let mut kept = Vec::with_capacity(marks.len());
            let mut found = Vec::new();
            let mut rest = marks.as_slice();
            while let Some((mark, after)) = rest.split_first() {
                let owners = owned.get(&mark.owner).map_or(&[][..], Vec::as_slice);
                let line = owners.iter().find_map(|place| {
                    let line = *next.get(*place)?;
                    let at = self.paragraphs.get(*place)?.lines.get(line)?.found(rest)?;
                    Some((Slot { paragraph: *place, line, at }, *place))
                });
                match line {
                    Some((slot, place)) => {
                        let paragraph = self.paragraphs.get(place)?;
                        let length = paragraph.lines.get(slot.line)?.marks.len();
                        *next.get_mut(place)? += 1;
                        found.push(slot);
                        rest = rest.get(length..)?;
                    }
                    None => {
                        kept.push(mark.clone());
                        rest = after;
                    }
                }
            }
            // Ink of a personal line that stays, be it repeated or under another owner, would be printed for others.
            if kept
                .iter()
                .filter_map(run)
                .any(|run| runs.binary_search(&run).is_ok())
            {
                return None;
            }
            *marks = kept;
            slots.push(found);
        }
        // A paragraph is on the pages as a whole or not at all.
        let whole = |(paragraph, next): (&Paragraph, &usize)| {
            *next == 0 || *next == paragraph.lines.len()
        };
        self.paragraphs.iter().zip(&next).all(whole).then_some(slots)
    }

    /// The runs of all personal lines, in order.
    fn runs(&self) -> Vec<*const crate::mark::Glyphs> {
        let mut runs: Vec<*const crate::mark::Glyphs> = self
            .paragraphs
            .iter()
            .flat_map(|paragraph| &paragraph.lines)
            .flat_map(|line| &line.marks)
            .filter_map(run)
            .collect();
        runs.sort_unstable();
        runs
    }
}

fn run(mark: &Mark) -> Option<*const crate::mark::Glyphs> {
    match &mark.ink {
        Ink::Glyphs(run, _) => Some(Arc::as_ptr(run)),
        Ink::Fill(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Picture(..)
        | Ink::Room(_) => None,
    }
}

impl Set {
    /// The same where left is right.
    pub fn mirror(&mut self) {
        for mark in &mut self.marks {
            *mark = mark.clone().mirrored(Length::ZERO);
        }
    }

    /// Where the line stands, if the marks begin with all of its ink at one place.
    fn found(&self, marks: &[Mark]) -> Option<Point> {
        let marks = marks.get(..self.marks.len())?;
        let (own, on_page) = (self.marks.first()?, marks.first()?);
        let at = Point::new(on_page.at.x - own.at.x, on_page.at.y - own.at.y);
        let same = |(own, on_page): (&Mark, &Mark)| {
            own.owner == on_page.owner
                && own.at + at == on_page.at
                && match (run(own), run(on_page)) {
                    (None, None) => own.ink == on_page.ink,
                    (own, on_page) => own == on_page,
                }
        };
        self.marks.iter().zip(marks).all(same).then_some(at)
    }
}
