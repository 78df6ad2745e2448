//! The boxes to tick on the pages, as they are set.

use super::super::rule::Printed;
use crate::geom::{Length, Rect};
use crate::mark::{Ink, Owner};
use crate::structure::Role;
use std::collections::BTreeMap;

/// A box to tick.
#[derive(Debug, Clone, Copy)]
pub struct Tick {
    /// The page it stands on, by its place.
    pub page: usize,
    /// Where.
    pub rect: Rect,
    /// It stands in a cell of a table, such as a diary.
    pub in_cell: bool,
}

/// All boxes, page by page, from top to bottom and left to right.
pub fn of(printed: &Printed<'_>) -> Vec<Tick> {
    let structure = &printed.galleys.structure;
    let mut ticks = Vec::new();
    for (page, each) in printed.pages.iter().enumerate() {
        for mark in &each.marks {
            let (Ink::Outline { size, .. }, Owner::Node(leaf)) = (&mark.ink, mark.owner)
            else {
                continue;
            };
            let parent = structure.node(leaf).parent;
            let in_cell =
                parent.is_some_and(|parent| structure.node(parent).role == Role::Cell);
            ticks.push(Tick {
                page,
                rect: Rect { at: mark.at, size: *size },
                in_cell,
            });
        }
    }
    ticks.sort_by_key(|tick| (tick.page, tick.rect.top(), tick.rect.left()));
    ticks
}

/// The least distance of two neighbours, from the left edge of one to that of the next, and from top to top.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pitch {
    /// Beside each other.
    pub across: Option<Length>,
    /// Below each other.
    pub down: Option<Length>,
}

/// The pitch of boxes that are in order.
pub fn pitch(ticks: &[Tick]) -> Pitch {
    let (mut across, mut down) = (None, None);
    let least = |known: &mut Option<Length>, is: Length| {
        *known = Some(known.map_or(is, |known: Length| known.min(is)));
    };
    let mut above: BTreeMap<Length, Tick> = BTreeMap::new();
    let mut last: Option<Tick> = None;
    for tick in ticks {
        if let Some(last) = last.filter(|last| last.page == tick.page) {
            if last.rect.top() == tick.rect.top() {
                least(&mut across, tick.rect.left() - last.rect.left());
            }
        } else {
            above.clear();
        }
        if let Some(above) = above.insert(tick.rect.left(), *tick) {
            least(&mut down, tick.rect.top() - above.rect.top());
        }
        last = Some(*tick);
    }
    Pitch { across, down }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_are_those_beside_and_below() {
        let tick = |page, x, y| Tick {
            page,
            rect: Rect::new(Length::mm(x), Length::mm(y), Length::mm(4), Length::mm(4)),
            in_cell: true,
        };
        let ticks = [tick(0, 10, 10), tick(0, 22, 10), tick(0, 10, 18), tick(0, 22, 19)];
        let found = pitch(&ticks);
        assert_eq!(found.across, Some(Length::mm(12)));
        assert_eq!(found.down, Some(Length::mm(8)));
        let apart = pitch(&[tick(0, 10, 10), tick(1, 10, 12)]);
        assert_eq!(apart, Pitch { across: None, down: None });
    }
}
