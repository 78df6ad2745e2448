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
}

/// Writes the outline; `None` if there are no headings.
pub(super) fn outline(
    document: &mut Document,
    sides: &Sides<'_>,
    ledger: &Ledger,
) -> Option<ObjectId> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let structure = &sides.made.galleys.structure;
    for node in structure.in_order() {
        let each = structure.node(node);
        let (Role::Heading(level), Some(title)) = (&each.role, &each.title) else {
            continue;
        };
        let Some(place) = sides.first_place(ledger, node) else { continue };
        let above = entries.iter().rposition(|other| other.level < *level);
        let id = document.new_object_id();
        entries.push(Entry { level: *level, title, place, id, above });
    }
    if entries.is_empty() {
        return None;
    }
    let root = document.new_object_id();
    for (index, entry) in entries.iter().enumerate() {
        let mut item = dictionary! {
            "Title" => text(entry.title),
            "Parent" => entry.above.and_then(|above| entries.get(above)).map_or(root, |above| above.id),
            "Dest" => sides.destination(entry.place),
        };
        let sibling = |(_, other): &(usize, &Entry<'_>)| other.above == entry.above;
        let mut around = entries.iter().enumerate();
        if let Some((_, next)) = around.clone().skip(index + 1).find(sibling) {
            item.set("Next", next.id);
        }
        if let Some((_, previous)) = around.by_ref().take(index).filter(sibling).last() {
            item.set("Prev", previous.id);
        }
        hang(&mut item, &entries, Some(index));
        document.set_object(entry.id, item);
    }
    let mut top = dictionary! { "Type" => name("Outlines") };
    hang(&mut top, &entries, None);
    document.set_object(root, top);
    Some(root)
}

/// The first and the last below an entry, and how many are seen there; all are open.
fn hang(item: &mut Dictionary, entries: &[Entry<'_>], above: Option<usize>) {
    let mut below = entries.iter().filter(|entry| entry.above == above);
    let Some(first) = below.next() else { return };
    item.set("First", first.id);
    item.set("Last", below.next_back().unwrap_or(first).id);
    let under = |entry: &&Entry<'_>| {
        let mut chain = std::iter::successors(entry.above, |at| entries.get(*at)?.above);
        above.is_none_or(|above| chain.any(|at| at == above))
    };
    item.set("Count", integer(entries.iter().filter(under).count()));
}
