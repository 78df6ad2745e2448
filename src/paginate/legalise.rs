//! Breaks → breaks between which every stretch fits a frame, as far as strips allow.
//!
//! Matter that must be kept together but is deeper than the frame would have no legal break at all. Its outermost keeps
//! are given up first and those inside bands last, as CSS drops `avoid` before anything else (CSS 2.1, 13.3.3); a break
//! allowed in this way costs so much that as few as possible are taken. Strips are never cut: one that is too deep is
//! left alone between two breaks and reported by [`super::remarks`].

use super::breaks::Breaks;
use super::fit::Room;
use super::footer::{Entries, Footer};
use crate::galley::Galley;

/// Only the breaks that may be taken.
pub fn legalise(
    mut all: Breaks,
    galley: &Galley,
    footer: &Footer,
    room: Room<'_>,
) -> Breaks {
    let Some(last) = all.last() else { return all };
    let nesting = nesting(&all, galley);
    let mut entries = Entries::none(footer);
    let mut legal = vec![0];
    // Stretches still to be looked at, the topmost last; between their ends every break is forbidden.
    let mut stretches = chains(&all, last);
    stretches.reverse();
    while let Some((from, to)) = stretches.pop() {
        let depth = if from == 0 { room.first } else { room.depth };
        let outermost = nesting[from + 1..to].iter().min();
        match outermost {
            Some(&outermost) if needs(&all, &mut entries, from, to) > depth => {
                let mut end = to;
                for place in (from + 1..to).rev() {
                    if nesting[place] == outermost {
                        all.relax(place);
                        stretches.push((place, end));
                        end = place;
                    }
                }
                stretches.push((from, end));
            }
            _ => legal.push(to),
        }
    }
    all.only(&legal)
}

/// How much depth a stretch asks of a page that holds nothing else.
pub fn needs(breaks: &Breaks, entries: &mut Entries<'_>, from: usize, to: usize) -> i64 {
    entries.clear();
    entries.add(breaks.head_works(from));
    entries.add(breaks.works(from, to));
    breaks.depth(from, to) + entries.depth_with(breaks.foot_works(to))
}

/// The stretches between breaks that are legal from the start.
fn chains(all: &Breaks, last: usize) -> Vec<(usize, usize)> {
    let mut from = 0;
    let mut chains = Vec::new();
    for to in (1..=last).filter(|&place| !all.forbidden(place)) {
        chains.push((from, to));
        from = to;
    }
    chains
}

/// For each break, how many bands it lies in.
fn nesting(all: &Breaks, galley: &Galley) -> Vec<i64> {
    let len = galley.items.len();
    let mut opened = vec![0; len + 1];
    for band in &galley.bands {
        if band.items.start < band.items.end && band.items.end <= len {
            opened[band.items.start] += 1;
            opened[band.items.end] -= 1;
        }
    }
    let mut open = 0;
    for count in &mut opened {
        open += *count;
        *count = open;
    }
    let places = all.last().map_or(0, |last| last + 1);
    (0..places)
        .map(|place| all.item(place).map_or(0, |item| opened[item]))
        .collect()
}
