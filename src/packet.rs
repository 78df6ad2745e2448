//! Several handouts bound into one: what a packet is made from, and its pieces put together.
//!
//! Each handout is set and made up as if it stood alone; only then are the pieces laid one behind the other. So nothing that
//! holds for the pages of a handout is lost in a packet. What is shared is decided before (the numbers of works) or after
//! (the numbers of pages).

use crate::galley::{Break, Galley, Galleys, Item, Penalty, Strip};
use crate::geom::Length;
use crate::handout::{Text, Work};
use crate::layout::Layout;
use crate::mark::{Ink, Mark, Owner};
use crate::page::{Page, What};
use crate::personal::Personal;
use crate::source::Source;
use crate::span::Span;
use crate::structure::{NodeId, Role, Structure};
use std::ops::Range;

/// What a packet is made from.
#[derive(Debug)]
pub struct Packet {
    /// The packet's own words, as a handout without blocks: title, number, version, language, status, dates. Its layout is
    /// that of the cover and of the contents: in one column.
    pub front: Source,
    /// The layout as it is asked for: its form says how the pages become sheets.
    pub layout: Layout,
    /// Whether it has a cover.
    pub cover: bool,
    /// Whether it lists its handouts.
    pub contents: bool,
    /// How pages are numbered.
    pub folios: Folios,
    /// How works are numbered.
    pub references: References,
    /// Where a handout begins.
    pub start: Start,
    /// The handouts, in order; at least one. Their layout is flat, whatever becomes of the pages.
    pub parts: Vec<Part>,
}

/// A handout of a packet.
#[derive(Debug)]
pub struct Part {
    /// The handout, with the packet's layout, clinic and fonts.
    pub source: Source,
    /// What the packet calls it in the contents; its own title if absent.
    pub listed: Option<Text>,
    /// Where the packet names its file.
    pub file: Span,
}

/// How the pages of a packet are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Folios {
    /// Through the whole packet, the cover included.
    Continuous,
    /// From 1 in each handout.
    Separate,
}

/// How the works of a packet are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum References {
    /// Through the whole packet: one work, one number.
    Shared,
    /// From 1 in each handout.
    Own,
}

/// Where a handout of a packet begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// On the next page.
    Page,
    /// On the front of a leaf.
    Recto,
}

/// Which piece of a packet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The cover and the contents.
    Front,
    /// A handout, by its number from 1.
    Part(u16),
    /// The works, at the end.
    End,
}

/// A piece of a packet, made up on its own.
#[derive(Debug)]
pub struct Leaves {
    /// Which.
    pub which: Which,
    /// What it was made from.
    pub source: Source,
    /// Its galleys.
    pub galleys: Galleys,
    /// Its pages.
    pub pages: Vec<Page>,
    /// Where the packet names its file, if it is a handout.
    pub named: Option<Span>,
}

/// Where a piece of a packet lies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Which.
    pub which: Which,
    /// Its pages, by their places among all.
    pub pages: Range<usize>,
    /// Whether its pages are numbered on their own.
    pub own: bool,
}

impl Packet {
    /// Numbers the works through all handouts, if they are to be shared; gives the list for the end of the packet, if that
    /// is where they stand. What a handout says in fewer words is forgotten: on flat pages there is room for all.
    pub fn number(&mut self) -> Vec<Work> {
        let mut handouts: Vec<_> =
            self.parts.iter_mut().map(|part| &mut part.source.handout).collect();
        handouts.iter_mut().for_each(|handout| handout.shorter = None);
        if self.references == References::Own {
            return Vec::new();
        }
        let works = crate::reading::number_together(&mut handouts);
        match self.layout.references {
            crate::layout::References::Foot => Vec::new(),
            crate::layout::References::End | crate::layout::References::Back => {
                handouts.iter_mut().for_each(|handout| handout.works.clear());
                works
            }
        }
    }
}

/// The pieces of a packet, one behind the other: galleys, pages, and which pages are whose. Each handout is a part of the
/// logical tree, and says its language if it is not the packet's; what stands before them belongs to the whole.
pub fn bound(
    language: &str,
    leaves: Vec<Leaves>,
    folios: Folios,
) -> (Galleys, Vec<Page>, Vec<Piece>) {
    let mut whole = Galleys {
        banner: Galley::default(),
        main: Galley::default(),
        panels: None,
        cover: None,
        back: None,
        notes: Vec::new(),
        notes_head: Strip::default(),
        notes_gap: Length::ZERO,
        structure: Structure::new(),
        // What was remembered speaks of the pages of one piece.
        personal: Personal { unsteady: true, ..Personal::default() },
        pictures: Vec::new(),
    };
    let (mut pages, mut pieces): (Vec<Page>, Vec<Piece>) = Default::default();
    let mut parts = 0;
    for mut piece in leaves {
        let own = piece.source.handout.language;
        let own = (own != language).then_some(own);
        let part = match piece.which {
            Which::Front => None,
            Which::Part(number) => Some(number),
            Which::End => Some(parts + 1),
        };
        parts = part.unwrap_or(parts);
        append(&mut whole, piece.galleys, &mut piece.pages, part, own);
        let first = pages.len();
        pages.append(&mut piece.pages);
        pieces.push(Piece {
            which: piece.which,
            pages: first..pages.len(),
            own: folios == Folios::Separate,
        });
    }
    (whole, pages, pieces)
}

/// Adds a piece; its pages then speak of the whole.
fn append(
    whole: &mut Galleys,
    piece: Galleys,
    pages: &mut [Page],
    part: Option<u16>,
    language: Option<String>,
) {
    let parent = match part {
        Some(number) => {
            let part = whole.structure.add(Structure::ROOT, Role::Part(number));
            whole.structure.node_mut(part).language = language;
            part
        }
        None => Structure::ROOT,
    };
    let moved = Moved {
        nodes: whole.structure.graft(parent, piece.structure),
        pictures: whole.pictures.len(),
    };
    whole.pictures.extend(piece.pictures);
    let banner = joined(&mut whole.banner, piece.banner, moved);
    let main = joined(&mut whole.main, piece.main, moved);
    whole.notes.extend(piece.notes.into_iter().map(|mut note| {
        moved.strip(&mut note.strip);
        note
    }));
    for page in pages {
        page.marks.iter_mut().for_each(|mark| moved.mark(mark));
        for placed in &mut page.placed {
            match &mut placed.what {
                What::Banner(item) => *item += banner,
                What::Strip(item) | What::Foot(item) | What::Head(item) => *item += main,
                What::NotesHead | What::Note(_) => {}
            }
        }
    }
}

/// Adds the items of a galley behind a forced break; gives by how much their places have grown.
fn joined(whole: &mut Galley, piece: Galley, moved: Moved) -> usize {
    if !whole.items.is_empty() && !piece.items.is_empty() {
        whole.items.push(Item::Break(Break::priced(Penalty::FORCE)));
    }
    if whole.items.is_empty() {
        whole.measure = piece.measure;
    }
    let base = whole.items.len();
    whole.items.extend(piece.items.into_iter().map(|mut item| {
        match &mut item {
            Item::Strip(strip) => moved.strip(strip),
            Item::Break(cut) => {
                let set = cut.foot.iter_mut().chain(&mut cut.head);
                set.for_each(|strip| moved.strip(strip));
            }
            Item::Glue(_) => {}
        }
        item
    }));
    whole.bands.extend(piece.bands.into_iter().map(|mut band| {
        band.items = band.items.start + base..band.items.end + base;
        band
    }));
    base
}

/// By how much the numbers that ink knows have grown.
#[derive(Debug, Clone, Copy)]
pub struct Moved {
    /// The numbers of nodes.
    pub nodes: u32,
    /// The places of pictures.
    pub pictures: usize,
}

impl Moved {
    fn strip(self, strip: &mut Strip) {
        strip.marks.iter_mut().for_each(|mark| self.mark(mark));
    }

    /// Makes a mark speak of the whole.
    pub fn mark(self, mark: &mut Mark) {
        match &mut mark.owner {
            Owner::Node(NodeId(node)) => *node += self.nodes,
            Owner::Decoration
            | Owner::Header
            | Owner::Footer
            | Owner::Identity
            | Owner::Repeated => {}
        }
        match &mut mark.ink {
            Ink::Picture(picture, _) => *picture += self.pictures,
            Ink::Glyphs(..)
            | Ink::Fill(..)
            | Ink::Outline { .. }
            | Ink::Polygon(..)
            | Ink::Cells(..)
            | Ink::Room(_) => {}
        }
    }
}
