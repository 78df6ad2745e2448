//! The headings of the tree → the bookmarks, nested as the headings are.

use super::object::{integer, name, text};
use super::pages::{Ledger, Place};
use super::pdf::Sides;
use crate::structure::Role;
use lopdf::{Dictionary, Document, ObjectId, dictionary};

/// A heading that was printed.
struct Entry<'a> {
    level: u8,
    title: &'a str,
    place: Place,
    id: ObjectId,
    /// The entry it stands below.
    above: Option<usize>,
    /// The entries right below it.
    below: Vec<usize>,
}

/// Writes the outline; `None` if there are no headings.
pub(super) fn outline(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
) -> Option<ObjectId> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    // The entries below no other, and those that the next one may stand below, each deeper than the one before.
    let (mut top, mut open) = (Vec::new(), Vec::new());
    let structure = &sides.made.galleys.structure;
    for node in structure.in_order() {
        let each = structure.node(node);
        let (Role::Heading(level), Some(title)) = (&each.role, &each.title) else {
            continue;
        };
        let Some(place) = sides.first_place(ledger, node) else { continue };
        while open
            .pop_if(|last: &mut usize| entries[*last].level >= *level)
            .is_some()
        {}
        let (above, own) = (open.last().copied(), entries.len());
        let siblings = above.map_or(&mut top, |above| &mut entries[above].below);
        siblings.push(own);
        open.push(own);
        let (id, below) = (document.new_object_id(), Vec::new());
        entries.push(Entry { level: *level, title, place, id, above, below });
    }
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    let under = under(&entries);
    for siblings in entries.iter().map(|entry| &entry.below).chain([&top]) {
        for (at, index) in siblings.iter().enumerate() {
            let entry = &entries[*index];
            let mut item = dictionary! {
                "Title" => text(entry.title),
                "Parent" => entry.above.map_or(root, |above| entries[above].id),
                "Dest" => sides.destination(entry.place),
            };
            if let Some(next) = siblings.get(at + 1) {
                item.set("Next", entries[*next].id);
            }
            if let Some(previous) = at.checked_sub(1) {
                item.set("Prev", entries[siblings[previous]].id);
            }
            hang(&mut item, &entries, &entry.below, under[*index]);
            document.set_object(entry.id, item);
        }
    }
    let mut item = dictionary! { "Type" => name("Outlines") };
    hang(&mut item, &entries, &top, entries.len());
    document.set_object(root, item);
    Some(root)
}

/// For each entry, how many stand below it, at any depth.
fn under(entries: &[Entry<'_>]) -> Vec<usize> {
    let mut under = vec![0; entries.len()];
    for (index, entry) in entries.iter().enumerate().rev() {
        if let Some(above) = entry.above {
            under[above] += 1 + under[index];
        }
    }
    under
}

/// The first and the last below an entry, and how many are seen there; all are open.
fn hang(item: &mut Dictionary, entries: &[Entry<'_>], below: &[usize], under: usize) {
    let [first, ..] = below else { return };
    item.set("First", entries[*first].id);
    item.set("Last", entries[*below.last().unwrap_or(first)].id);
    item.set("Count", integer(under));
}
