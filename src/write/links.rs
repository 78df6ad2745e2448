//! The links of the tree and where their ink went → annotations: one for each line of each link.

use super::object::{milli_pt, name, number, numbers, string, text};
use super::pages::{Ledger, Place};
use super::pdf::Sides;
use crate::geom::{Length, Rect};
use crate::handout::WorkId;
use crate::page::What;
use crate::structure::{Node, NodeId, Role};
use crate::words::{Word, Words};
use lopdf::{Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;

/// An annotation on a side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Annotation {
    /// Which side.
    pub side: usize,
    /// The annotation.
    pub id: ObjectId,
}

/// The annotations of each link, in reading order. A link to an entry that was not set has none.
pub(super) fn annotate(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
) -> BTreeMap<NodeId, Vec<Annotation>> {
    let mut links: BTreeMap<NodeId, Vec<Place>> = BTreeMap::new();
    for (leaf, places) in &ledger.places {
        if let Some(link) = link_above(sides, *leaf) {
            links.entry(link).or_default().extend(places);
        }
    }
    links
        .into_iter()
        .map(|(link, places)| {
            let whole =
                matches!(sides.made.galleys.structure.node(link).role, Role::PartLink(_));
            let annotations = if whole { entry_of(&places) } else { lines(&places) }
                .into_iter()
                .filter_map(|line| annotation(document, sides, ledger, link, line));
            (link, annotations.collect())
        })
        .collect()
}

/// The nearest link that a leaf belongs to.
fn link_above(sides: &Sides<'_>, leaf: NodeId) -> Option<NodeId> {
    let structure = &sides.made.galleys.structure;
    std::iter::successors(Some(leaf), |id| structure.node(*id).parent).find(|id| {
        matches!(
            structure.node(*id).role,
            Role::Link { .. } | Role::NoteLink(_) | Role::PartLink(_)
        )
    })
}

/// One rectangle for each line: marks that follow each other, side by side.
fn lines(places: &[Place]) -> Vec<Place> {
    let mut lines: Vec<Place> = Vec::new();
    for place in places {
        match lines.last_mut() {
            Some(line) if goes_on(*line, *place) => {
                line.rect = line.rect.union(place.rect);
            }
            Some(_) | None => lines.push(*place),
        }
    }
    lines
}

/// One rectangle around all: the title of an entry, what stands below it, and its page.
fn entry_of(places: &[Place]) -> Vec<Place> {
    let whole = places.iter().copied().reduce(|mut whole, place| {
        whole.rect = whole.rect.union(place.rect);
        whole
    });
    whole.into_iter().collect()
}

/// What the pieces of a link say, with a space between two.
fn spaced(sides: &Sides<'_>, link: NodeId) -> String {
    let leaves = sides.made.galleys.structure.node(link).children.iter();
    let words: Vec<String> =
        leaves.map(|leaf| sides.words(*leaf).trim().to_owned()).collect();
    words.join(" ")
}

/// The head of the first page of a handout of a packet.
fn part(sides: &Sides<'_>, ledger: &Ledger, number: u16) -> Option<Place> {
    let structure = &sides.made.galleys.structure;
    let is_it = |(_, node): &(NodeId, &Node)| node.role == Role::Part(number);
    let (node, _) = structure.nodes().find(is_it)?;
    let mut place = sides.first_place(ledger, node)?;
    place.rect.at.y = Length::ZERO;
    Some(place)
}

fn goes_on(line: Place, next: Place) -> bool {
    let (a, b) = (line.rect, next.rect);
    let shared = a.bottom().min(b.bottom()) - a.top().max(b.top());
    let least = a.size.depth.min(b.size.depth);
    line.side == next.side
        && shared * 2 > least
        && b.left() <= a.right() + a.size.depth
        && a.left() <= b.right() + a.size.depth
}

/// The language that a node is told to be in: that of what it stands in, or else that of the whole.
fn language<'s>(sides: &'s Sides<'_>, id: NodeId) -> &'s str {
    let structure = &sides.made.galleys.structure;
    let mut above = std::iter::successors(Some(id), |id| structure.node(*id).parent);
    let told = above.find_map(|id| structure.node(id).language.as_deref());
    told.unwrap_or(&sides.made.source.handout.language)
}

fn annotation(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
    link: NodeId,
    line: Place,
) -> Option<Annotation> {
    let (key, target, words) = match &sides.made.galleys.structure.node(link).role {
        Role::Link { url } => {
            let action = dictionary! { "S" => name("URI"), "URI" => string(ascii(url)) };
            let words = sides.words(link);
            (
                "A",
                action.into(),
                if words.trim().is_empty() { url.clone() } else { words },
            )
        }
        Role::NoteLink(work) => {
            let entry = entry(sides, ledger, *work, line)?;
            ("Dest", sides.destination(entry), {
                let words = Words::of(language(sides, link));
                words.with(Word::Reference, &[("number", &work.0.to_string())])
            })
        }
        Role::PartLink(number) => (
            "Dest",
            sides.destination(part(sides, ledger, *number)?),
            spaced(sides, link),
        ),
        Role::Document
        | Role::Part(_)
        | Role::Contents
        | Role::Entry
        | Role::Section
        | Role::Heading(_)
        | Role::Paragraph
        | Role::List { numbered: _ }
        | Role::Item
        | Role::Label
        | Role::Body
        | Role::Table
        | Role::TableHead
        | Role::TableBody
        | Role::Row
        | Role::HeadCell(_)
        | Role::Cell
        | Role::Caption
        | Role::Figure { alt: _ }
        | Role::Note(_)
        | Role::Reference
        | Role::Span
        | Role::Ink
        | Role::Field(_) => return None,
    };
    let mut annotation = dictionary! {
        "Type" => name("Annot"),
        "Subtype" => name("Link"),
        "Rect" => whole(line.rect, sides.depth(line.side)),
        "Border" => vec![Object::Integer(0); 3],
        // Printed, as all annotations of an archive must be (ISO 19005-2, 6.3.2).
        "F" => 4,
        "Contents" => text(words.trim()),
    };
    annotation.set(key, target);
    Some(Annotation {
        side: line.side,
        id: document.add_object(annotation),
    })
}

/// A rectangle as PDF gives it, in whole points: no finger feels a fraction.
fn whole(rect: Rect, depth: Length) -> Object {
    let least = |length| milli_pt(length).div_euclid(1000) * 1000;
    let most = |length| -(-milli_pt(length)).div_euclid(1000) * 1000;
    numbers([
        least(rect.left()),
        least(depth - rect.bottom()),
        most(rect.right()),
        most(depth - rect.top()),
    ])
}

/// Where the entry of a work stands: on the same side, else on the first that has it, else among the references at the end.
/// In a packet two handouts may count their works alike, so a citation leads to an entry of its own handout, if it has one.
fn entry(sides: &Sides<'_>, ledger: &Ledger, work: WorkId, from: Place) -> Option<Place> {
    let pieces = &sides.made.pieces;
    let piece = pieces.iter().find(|piece| piece.pages.contains(&from.page));
    let is_near = |page: usize| piece.is_none_or(|piece| piece.pages.contains(&page));
    let at_foot = |wanted: Option<usize>| {
        sides.cells().find_map(|(side, cell, page)| {
            let placed =
                page.placed.iter().find(|placed| placed.what == What::Note(work))?;
            let here = wanted.is_none_or(|wanted| wanted == side) && is_near(cell.page);
            let rect = placed.rect.moved(cell.at);
            here.then_some(Place { page: cell.page, side, rect })
        })
    };
    let structure = &sides.made.galleys.structure;
    at_foot(Some(from.side)).or_else(|| at_foot(None)).or_else(|| {
        let notes = structure.nodes().filter(|(_, node)| node.role == Role::Note(work));
        let places: Vec<Place> = notes
            .filter_map(|(note, _)| sides.first_place(ledger, note))
            .collect();
        let near = places.iter().find(|place| is_near(place.page));
        near.or_else(|| places.first()).copied()
    })
}

/// An address in ASCII (RFC 3987, 3.1): what is not is written as its bytes.
fn ascii(url: &str) -> String {
    url.bytes().fold(String::with_capacity(url.len()), |mut ascii, byte| {
        if (b'!'..=b'~').contains(&byte) {
            ascii.push(char::from(byte));
        } else {
            ascii.push_str(&format!("%{byte:02X}"));
        }
        ascii
    })
}

impl Sides<'_> {
    /// The upper edge of a place, as a destination.
    pub(super) fn destination(&self, place: Place) -> Object {
        let top = milli_pt(self.depth(place.side) - place.rect.top());
        let page = self
            .ids
            .get(place.side)
            .copied()
            .map_or(Object::Null, Object::Reference);
        Object::Array(vec![
            page,
            name("XYZ"),
            Object::Integer(0),
            number(top),
            Object::Null,
        ])
    }

    /// The first mark below a node, in reading order.
    pub(super) fn first_place(&self, ledger: &Ledger, node: NodeId) -> Option<Place> {
        if let Some(place) = ledger.places.get(&node).and_then(|places| places.first()) {
            return Some(*place);
        }
        let children = &self.made.galleys.structure.node(node).children;
        children.iter().find_map(|child| self.first_place(ledger, *child))
    }
}
