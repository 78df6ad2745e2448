//! Where the galley is cut → pages with every strip at its place.
//!
//! Glue vanishes at the head and foot of a column; heads and feet stand only where a break was taken; entries stand at
//! the bottom of the frame. Ink is copied in the order it is printed: grounds, then matter, then entries.

use super::Plan;
use super::footer::Footer;
use super::grounds::Grounds;
use crate::galley::{Frames, Galleys, Item, Panels, Strip};
use crate::geom::{Length, Point, Rect, Size};
use crate::mark::{Mark, Owner};
use crate::page::{Page, Placed, What};
use std::collections::{BTreeMap, BTreeSet};

/// The pages of a plan.
pub(super) fn pages(
    galleys: &Galleys,
    frames: &Frames,
    footer: &Footer,
    plan: &Plan,
) -> Vec<Page> {
    let mut makeup = MakeUp::of(galleys, *frames, footer, plan);
    let mut pages = Vec::new();
    let banner = strips(&galleys.banner.items).next().is_some();
    let alone = banner && (plan.banner_alone || plan.pages.is_empty());
    if alone {
        pages.push(makeup.page(1, true, &[]));
    }
    for columns in &plan.pages {
        let folio = u32::try_from(pages.len() + 1).unwrap_or(u32::MAX);
        pages.push(makeup.page(folio, folio == 1, columns));
    }
    if let Some(page) = pages.first_mut() {
        page.ground = galleys.cover.as_ref().map(|cover| cover.ground);
    }
    pages
}

/// The pages of a plan on fixed panels, in the order of their numbers; `order` says which panel each page of the plan is.
pub(super) fn panels(
    galleys: &Galleys,
    panels: &Panels,
    footer: &Footer,
    plan: &Plan,
    order: &[usize],
) -> Vec<Page> {
    let Some(first) = panels.pages.first() else { return Vec::new() };
    let mut makeup = MakeUp::of(galleys, first.frames, footer, plan);
    let mut made: BTreeMap<usize, Page> = BTreeMap::new();
    let bare = (0..panels.pages.len()).filter(|panel| !order.contains(panel));
    let bare = bare.map(|panel| (panel, [].as_slice()));
    let filled = order.iter().copied().zip(plan.pages.iter().map(Vec::as_slice));
    for (panel, columns) in filled.chain(bare) {
        let Some(at) = panels.pages.get(panel) else { continue };
        makeup.frames = at.frames;
        let folio = u32::try_from(panel + 1).unwrap_or(u32::MAX);
        let page = Page {
            ground: at.ground,
            ..makeup.page(folio, false, columns)
        };
        made.insert(panel, page);
    }
    made.into_values().collect()
}

struct MakeUp<'a> {
    galleys: &'a Galleys,
    frames: Frames,
    footer: &'a Footer,
    plan: &'a Plan,
    grounds: Grounds,
    /// Which entries stand on an earlier page.
    shown: Vec<bool>,
    /// How many columns of matter stand on earlier pages.
    columns_before: usize,
}

impl<'a> MakeUp<'a> {
    fn of(
        galleys: &'a Galleys,
        frames: Frames,
        footer: &'a Footer,
        plan: &'a Plan,
    ) -> Self {
        Self {
            galleys,
            frames,
            footer,
            plan,
            grounds: Grounds::under(&galleys.main, plan),
            shown: vec![false; galleys.notes.len()],
            columns_before: 0,
        }
    }

    fn page(&mut self, folio: u32, banner: bool, columns: &[(usize, usize)]) -> Page {
        let mut sheet = Making::default();
        let mut grounds = Vec::new();
        let frame = self.frames.frame;
        let mut top = frame.top();
        if banner {
            top = self.banner(&mut sheet, &mut grounds);
        }
        for (column, &(from, to)) in columns.iter().enumerate() {
            let step = self.frames.measure + self.frames.gutter;
            let left = frame.left() + step * i32::try_from(column).unwrap_or(0);
            let first = sheet.placed.len();
            self.column(&mut sheet, column, Point::new(left, top), (from, to));
            let piece = &sheet.placed[first..];
            self.grounds.of_column(
                &mut grounds,
                &self.galleys.main,
                self.columns_before,
                left,
                piece,
            );
            self.columns_before += 1;
        }
        self.notes(&mut sheet);
        let mut marks = grounds;
        marks.append(&mut sheet.marks);
        Page {
            folio,
            size: self.frames.paper,
            ground: None,
            placed: sheet.placed,
            marks,
        }
    }

    /// Sets the banner; gives where the matter begins.
    fn banner(&self, sheet: &mut Making, grounds: &mut Vec<Mark>) -> Length {
        let banner = &self.galleys.banner;
        let frame = self.frames.frame;
        let mut at = frame.at;
        for (index, item) in banner.items.iter().enumerate() {
            match item {
                Item::Strip(strip) => {
                    let place = Place {
                        what: What::Banner(index),
                        column: 0,
                        width: frame.size.width,
                    };
                    at.y += sheet.set(strip, at, place);
                    sheet.cite(self.footer, strip);
                }
                Item::Glue(glue) => at.y += (*glue).max(Length::ZERO),
                Item::Break(_) => {}
            }
        }
        for band in &banner.bands {
            super::grounds::lay(grounds, band, frame.left(), &sheet.placed);
        }
        at.y
    }

    fn column(
        &self,
        sheet: &mut Making,
        column: usize,
        mut at: Point,
        (from, to): (usize, usize),
    ) {
        let items = &self.galleys.main.items;
        let width = self.frames.measure;
        let place = |what| Place { what, column, width };
        let mut set = |at: Point, strip: &Strip, what| {
            sheet.cite(self.footer, strip);
            sheet.set(strip, at, place(what))
        };
        let breaks = &self.plan.breaks;
        let cut = |at: usize| {
            let item = breaks.item(at)?;
            match items.get(item)? {
                Item::Break(found) => Some((item, found)),
                Item::Strip(_) | Item::Glue(_) => None,
            }
        };
        if let Some((item, found)) = cut(from)
            && breaks.has_head(from)
            && let Some(head) = &found.head
        {
            at.y += set(at, head, What::Head(item));
        }
        let range = breaks.items(from, to);
        for (index, item) in range.clone().zip(&items[range]) {
            match item {
                Item::Strip(strip) => at.y += set(at, strip, What::Strip(index)),
                Item::Glue(glue) => at.y += (*glue).max(Length::ZERO),
                Item::Break(_) => {}
            }
        }
        if let Some((item, found)) = cut(to)
            && let Some(foot) = &found.foot
        {
            set(at, foot, What::Foot(item));
        }
    }

    /// Sets the entries at the bottom of the frame.
    fn notes(&mut self, sheet: &mut Making) {
        let cited = std::mem::take(&mut sheet.cited);
        if cited.is_empty() {
            return;
        }
        let galleys = self.galleys;
        let frame = self.frames.frame;
        let gap = galleys.notes_gap.max(Length::ZERO);
        let notes = || cited.iter().filter_map(|&place| galleys.notes.get(place));
        let depths: Length = notes().map(|note| depth(&note.strip)).sum();
        let gaps = gap * i32::try_from(cited.len() - 1).unwrap_or(i32::MAX);
        let mut at = Point::new(
            frame.left(),
            frame.bottom() - depths - gaps - depth(&galleys.notes_head),
        );
        let place = |what| Place { what, column: 0, width: frame.size.width };
        at.y += sheet.set(&galleys.notes_head, at, place(What::NotesHead));
        for (&entry, note) in cited.iter().zip(notes()) {
            let ink = sheet.marks.len();
            at.y += sheet.set(&note.strip, at, place(What::Note(note.work))) + gap;
            if std::mem::replace(&mut self.shown[entry], true) {
                sheet.marks[ink..].iter_mut().for_each(repeat);
            }
        }
    }
}

/// An entry that was read on an earlier page is not read again.
fn repeat(mark: &mut Mark) {
    match mark.owner {
        Owner::Node(_) => mark.owner = Owner::Repeated,
        Owner::Decoration
        | Owner::Header
        | Owner::Footer
        | Owner::Identity
        | Owner::Repeated => {}
    }
}

/// A page in the making.
#[derive(Default)]
struct Making {
    placed: Vec<Placed>,
    marks: Vec<Mark>,
    /// The entries called for.
    cited: BTreeSet<usize>,
}

#[derive(Clone, Copy)]
struct Place {
    what: What,
    column: usize,
    width: Length,
}

impl Making {
    /// Sets a strip with its top left corner at a place; gives its depth.
    fn set(&mut self, strip: &Strip, at: Point, place: Place) -> Length {
        let size = Size::new(place.width, depth(strip));
        self.placed.push(Placed {
            what: place.what,
            rect: Rect { at, size },
            column: place.column,
        });
        let moved = strip
            .marks
            .iter()
            .map(|mark| Mark { at: mark.at + at, ..mark.clone() });
        self.marks.extend(moved);
        size.depth
    }

    fn cite(&mut self, footer: &Footer, strip: &Strip) {
        self.cited.extend(footer.cited(strip));
    }
}

fn depth(strip: &Strip) -> Length {
    strip.depth.max(Length::ZERO)
}

fn strips(items: &[Item]) -> impl Iterator<Item = &Strip> {
    items.iter().filter_map(|item| match item {
        Item::Strip(strip) => Some(strip),
        Item::Glue(_) | Item::Break(_) => None,
    })
}
