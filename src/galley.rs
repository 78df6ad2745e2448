//! Matter set to one measure, not yet made up into pages.
//!
//! The paginator reads only this: strips, glue, breaks, bands and the works that strips cite. It knows no headings and
//! no tables; what a heading wants is written here as the price of the break after it.

use crate::geom::{Length, Rect, Size};
use crate::handout::{Picture, WorkId};
use crate::layout::{Bilingual, Color, Layout};
use crate::mark::Mark;
use crate::personal::Personal;
use crate::span::Span;
use crate::structure::Structure;
use std::ops::Range;

/// The smallest thing that make-up moves: a line, a table row, a figure. It is never cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Strip {
    /// How deep it is; more than 0.
    pub depth: Length,
    /// Its ink, relative to its top left corner. It lies within the measure and the depth; only room to write in may reach
    /// over them, into white.
    pub marks: Vec<Mark>,
    /// The works it cites, each once.
    pub works: Vec<WorkId>,
    /// Where it was written, for messages.
    pub span: Option<Span>,
}

/// The price of a break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Penalty(pub i16);

impl Penalty {
    /// A break that must be taken.
    pub const FORCE: Self = Self(-10_000);
    /// A break that must not be taken.
    pub const FORBID: Self = Self(10_000);
    /// What a forbidden break costs once the legaliser had to allow it.
    pub const RELAXED: Self = Self(9_999);
    /// A break that costs nothing.
    pub const FREE: Self = Self(0);
    /// From here on a break is a broken rule, not a matter of taste.
    pub const RULE: Self = Self(1_000);
}

/// A place to cut, and what is set only if it is cut: TeX's discretionary, turned on its side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// Its price.
    pub penalty: Penalty,
    /// Set at the end of the frame above, if it is cut here.
    pub foot: Option<Strip>,
    /// Set at the head of the frame below, if it is cut here: a table head again. It cites nothing that the matter it
    /// repeats does not cite.
    pub head: Option<Strip>,
}

impl Break {
    /// A break with a price and nothing else.
    pub const fn priced(penalty: Penalty) -> Self {
        Self { penalty, foot: None, head: None }
    }
}

/// One item of a galley.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Matter.
    Strip(Strip),
    /// White between strips; it vanishes at the head and foot of a frame. Never negative, never two in a row.
    Glue(Length),
    /// A place to cut. Between two strips there is at most one; where there is none no cut is possible.
    Break(Break),
}

/// A ground under a run of items, open at a cut. Bands nest and never overlap otherwise; outer ones come first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Band {
    /// The items it lies under. The first and the last are strips.
    pub items: Range<usize>,
    /// From the left edge of the measure.
    pub left: Length,
    /// How wide.
    pub width: Length,
    /// The colour of the ground.
    pub fill: Option<Color>,
    /// A bar along its left edge, inside.
    pub bar: Option<(Length, Color)>,
    /// A line around it, inside; also drawn at a cut.
    pub outline: Option<(Length, Color)>,
}

/// Matter set to one measure.
///
/// It begins and ends with a strip, if it holds anything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Galley {
    /// The measure.
    pub measure: Length,
    /// Strips, glue and breaks.
    pub items: Vec<Item>,
    /// Grounds under runs of items.
    pub bands: Vec<Band>,
    /// Where the same matter in another language is brought level, in order.
    pub units: Vec<Unit>,
}

/// A strip that begins a heading, a paragraph, a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// Its place among the items.
    pub at: usize,
    /// Whether it begins a whole block, whatever units that has.
    pub block: bool,
}

/// The entry of a work as it stands at the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Which work.
    pub work: WorkId,
    /// The whole entry, set to the width of the page's frame.
    pub strip: Strip,
}

/// What compose gives: the galleys of one job and the tree that their ink points into.
#[derive(Debug, Clone)]
pub struct Galleys {
    /// What spans all columns at the head of the first page: masthead, title. Set to the width of the frame; its breaks
    /// are never taken.
    pub banner: Galley,
    /// The matter, set to the measure of a column.
    pub main: Galley,
    /// Where the main galley goes, if the number of pages is fixed.
    pub panels: Option<Panels>,
    /// The first page, if it is a cover and the number of pages is not fixed.
    pub cover: Option<Cover>,
    /// The first item of what stands on the last page, if pages to write on may come before it.
    pub back: Option<usize>,
    /// The entries for the foot of pages, in the order of their numbers; empty when references stand at the end.
    pub notes: Vec<Note>,
    /// What stands above the entries: a rule and some white.
    pub notes_head: Strip,
    /// White between two entries.
    pub notes_gap: Length,
    /// The logical tree.
    pub structure: Structure,
    /// What differs from person to person.
    pub personal: Personal,
    /// The pictures that marks name.
    pub pictures: Vec<Picture>,
}

/// The cover of a booklet: its first page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Its ground.
    pub ground: Color,
    /// The first item of the main galley that is not made for it.
    pub ends: usize,
    /// The sections of the handout that it holds, by their places.
    pub sections: Vec<usize>,
}

/// A fixed number of pages, and what of the main galley each of them takes.
///
/// The galley holds the runs one after the other, with a forced break between two.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panels {
    /// The runs, in the order of the galley.
    pub runs: Vec<Run>,
    /// The pages, by number.
    pub pages: Vec<Panel>,
}

/// A part of the main galley and the pages it flows through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its items; the first and the last are strips.
    pub items: Range<usize>,
    /// Its pages, by their places among all.
    pub pages: Vec<usize>,
    /// The sections of the handout that it holds, by their places.
    pub sections: Vec<usize>,
}

/// One of a fixed number of pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// What a message calls it.
    pub name: String,
    /// Where it takes matter.
    pub frames: Frames,
    /// Its ground, if it is not white.
    pub ground: Option<Color>,
}

/// Where pages take matter: all the paginator knows of a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frames {
    /// The paper of every page.
    pub paper: Size,
    /// The frame of every page; it lies on the paper.
    pub frame: Rect,
    /// How many columns stand in it, 1 to 3.
    pub columns: usize,
    /// Between two columns.
    pub gutter: Length,
    /// The width of a column.
    pub measure: Length,
}

impl Frames {
    /// The frames of a layout.
    pub fn of(layout: &Layout) -> Self {
        let frame = layout.frame();
        let (columns, measure) = match layout.bilingual {
            // Two languages in rows are one column.
            Some(Bilingual::Beside) => (1, frame.size.width),
            Some(Bilingual::Back) | None => (layout.columns.max(1), layout.measure()),
        };
        Self {
            paper: layout.paper,
            frame,
            columns,
            gutter: layout.gutter,
            measure,
        }
    }
}
