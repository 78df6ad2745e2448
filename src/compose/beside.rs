//! Two languages beside each other: two galleys of the same matter, one for each half of the measure, become one.
//!
//! Both are set as if they stood alone, so nothing that holds for a galley is lost. They have the same units, because a
//! translation has the structure of its source: each begins level with its fellow, and so do its first line, its second and
//! so on. What is shorter is followed by white. A break is as dear as the dearer of the two.

use crate::galley::{Band, Break, Galley, Galleys, Item, Penalty, Strip, Unit};
use crate::geom::Length;
use crate::mark::{Ink, Mark};
use crate::packet::Moved;
use crate::structure::{Role, Structure};

/// Rules that are no thicker are moved, not stretched, where a row becomes deeper.
const RULE: Length = Length::pt(3);

/// The second half: how far it is moved, how wide it is, and whether it runs against the first.
#[derive(Debug, Clone, Copy)]
pub struct Half {
    /// From the left edge of the measure.
    pub left: Length,
    /// How wide.
    pub measure: Length,
    /// Whether its text runs against that of the first half, which the page is turned for.
    pub against: bool,
    /// Both halves together.
    pub whole: Length,
}

/// The galleys of a source with those of its translation, in `language`, beside them. The works are listed by the source.
pub fn beside(
    mut source: Galleys,
    translation: Galleys,
    half: Half,
    language: &str,
) -> Galleys {
    let part = source.structure.add(Structure::ROOT, Role::Section);
    source.structure.node_mut(part).language = Some(language.to_owned());
    let moved = Moved {
        nodes: source.structure.graft(part, translation.structure),
        pictures: source.pictures.len(),
    };
    source.pictures.extend(translation.pictures);
    let side = Side { half, moved };
    source.banner = paired(source.banner, translation.banner, side);
    source.main = paired(source.main, translation.main, side);
    source.personal.add(translation.personal);
    // Lines of both stand in one strip: what is set for another person cannot be laid over them.
    source.personal.unsteady = true;
    source
}

/// A strip with what stands before it.
#[derive(Debug)]
struct Piece {
    /// Its place among the items it came from.
    place: usize,
    cut: Option<Break>,
    glue: Length,
    strip: Strip,
}

#[derive(Debug, Clone, Copy)]
struct Side {
    half: Half,
    moved: Moved,
}

impl Side {
    fn strip(self, mut strip: Strip) -> Strip {
        for mark in &mut strip.marks {
            self.moved.mark(mark);
            if self.half.against {
                *mark = mark.clone().mirrored(self.half.measure);
            }
            mark.at.x += self.half.left;
        }
        strip
    }

    fn piece(self, piece: Piece) -> Piece {
        let cut = piece.cut.map(|cut| Break {
            penalty: cut.penalty,
            foot: cut.foot.map(|strip| self.strip(strip)),
            head: cut.head.map(|strip| self.strip(strip)),
        });
        Piece { cut, strip: self.strip(piece.strip), ..piece }
    }

    /// The grounds of a band on this side.
    fn bands(self, band: Band) -> Vec<Band> {
        let Half { left, measure, against, .. } = self.half;
        if !against {
            return vec![Band { left: band.left + left, ..band }];
        }
        let mirrored = left + measure - band.left - band.width;
        let bar = band.bar.map(|(width, color)| Band {
            items: band.items.clone(),
            left: mirrored + band.width - width,
            width,
            fill: Some(color),
            bar: None,
            outline: None,
        });
        let ground = Band { left: mirrored, bar: None, ..band };
        std::iter::once(ground).chain(bar).collect()
    }
}

/// Rows of two galleys: block by block, unit by unit, strip by strip. A table that is too wide in one language may be set
/// otherwise there and have other units; the next block is level again.
fn paired(left: Galley, right: Galley, side: Side) -> Galley {
    let mut galley = Galley { measure: side.half.whole, ..Galley::default() };
    let (mut left_at, mut right_at) = (Places::default(), Places::default());
    let mut lefts = blocks(left.items, &left.units).into_iter();
    let mut rights = blocks(right.items, &right.units).into_iter();
    while let Some((left, right)) = both(&mut lefts, &mut rights) {
        let mut left = left.into_iter().flatten();
        let mut right = right.into_iter().flatten();
        while let Some((left, right)) = both(&mut left, &mut right) {
            let mut left = left.into_iter().flatten();
            let mut right = right.into_iter().flatten();
            while let Some(row) = both(&mut left, &mut right) {
                push(&mut galley, row, side, (&mut left_at, &mut right_at));
            }
        }
    }
    let moved = |band: Band, at: &Places| Band { items: at.range(&band), ..band };
    galley.bands = left.bands.into_iter().map(|band| moved(band, &left_at)).collect();
    for band in right.bands {
        galley.bands.extend(side.bands(moved(band, &right_at)));
    }
    // Outer ones come first.
    let outside = |band: &Band| (band.items.start, std::cmp::Reverse(band.items.end));
    galley.bands.sort_by_key(outside);
    galley
}

/// The next of two rows of things, until both are at their end.
fn both<T>(
    left: &mut impl Iterator<Item = T>,
    right: &mut impl Iterator<Item = T>,
) -> Option<(Option<T>, Option<T>)> {
    match (left.next(), right.next()) {
        (None, None) => None,
        pair => Some(pair),
    }
}

/// Where the items of a galley have gone.
#[derive(Debug, Default)]
struct Places(Vec<(usize, usize)>);

impl Places {
    fn of(&self, item: usize) -> usize {
        let place = self.0.binary_search_by_key(&item, |(from, _)| *from);
        place
            .ok()
            .and_then(|place| self.0.get(place))
            .map_or(0, |(_, to)| *to)
    }

    fn range(&self, band: &Band) -> std::ops::Range<usize> {
        let last = band.items.end.saturating_sub(1);
        self.of(band.items.start)..self.of(last) + 1
    }
}

/// Adds a row: a strip of each, or of one alone.
fn push(
    galley: &mut Galley,
    (left, right): (Option<Piece>, Option<Piece>),
    side: Side,
    (left_at, right_at): (&mut Places, &mut Places),
) {
    let right = right.map(|piece| side.piece(piece));
    let glue = |piece: &Option<Piece>| piece.as_ref().map_or(Length::ZERO, |it| it.glue);
    let glue = glue(&left).max(glue(&right));
    let place_of = |piece: &Option<Piece>| piece.as_ref().map(|piece| piece.place);
    let (from_left, from_right) = (place_of(&left), place_of(&right));
    let apart = |piece: Option<Piece>| piece.map(|it| (it.cut, it.strip)).unzip();
    let ((left_cut, left), (right_cut, right)) = (apart(left), apart(right));
    let cut = joined(left_cut.flatten(), right_cut.flatten());
    let Some(strip) = row(left, right) else { return };
    if !galley.items.is_empty() {
        let cut = cut.unwrap_or(Break::priced(Penalty::FREE));
        galley.items.push(Item::Break(cut));
        if !glue.is_zero() {
            galley.items.push(Item::Glue(glue));
        }
    }
    let place = galley.items.len();
    left_at.0.extend(from_left.map(|from| (from, place)));
    right_at.0.extend(from_right.map(|from| (from, place)));
    galley.items.push(Item::Strip(strip));
}

/// The dearer of two breaks, which sets what both would.
fn joined(left: Option<Break>, right: Option<Break>) -> Option<Break> {
    let (left, right) = match (left, right) {
        (Some(left), Some(right)) => (left, right),
        (left, right) => return left.or(right),
    };
    let penalty = match (left.penalty, right.penalty) {
        (Penalty::FORCE, _) | (_, Penalty::FORCE) => Penalty::FORCE,
        (left, right) => left.max(right),
    };
    let (foot, head) = (row(left.foot, right.foot), row(left.head, right.head));
    Some(Break { penalty, foot, head })
}

/// Two strips level with each other. What reaches to the foot of the shallower one reaches to the foot of both.
fn row(left: Option<Strip>, right: Option<Strip>) -> Option<Strip> {
    let (mut left, mut right) = match (left, right) {
        (Some(left), Some(right)) => (left, right),
        (left, right) => return left.or(right),
    };
    let depth = left.depth.max(right.depth);
    stretch(&mut left, depth);
    stretch(&mut right, depth);
    left.marks.append(&mut right.marks);
    for work in right.works {
        if !left.works.contains(&work) {
            left.works.push(work);
        }
    }
    left.span = left.span.or(right.span);
    Some(left)
}

fn stretch(strip: &mut Strip, depth: Length) {
    let more = depth - strip.depth;
    if more.is_zero() {
        return;
    }
    let foot = strip.depth;
    for Mark { at, ink, .. } in &mut strip.marks {
        match ink {
            Ink::Fill(size, _) | Ink::Outline { size, .. }
                if at.y + size.depth >= foot =>
            {
                if size.depth <= RULE {
                    at.y += more;
                } else {
                    size.depth += more;
                }
            }
            Ink::Fill(..)
            | Ink::Outline { .. }
            | Ink::Glyphs(..)
            | Ink::Polygon(..)
            | Ink::Cells(..)
            | Ink::Picture(..)
            | Ink::Room(_) => {}
        }
    }
    strip.depth = depth;
}

/// The strips of a galley, block by block and unit by unit; the first of each is what stands before any.
fn blocks(items: Vec<Item>, units: &[Unit]) -> Vec<Vec<Vec<Piece>>> {
    let mut blocks = vec![vec![Vec::new()]];
    let (mut cut, mut glue) = (None, Length::ZERO);
    for (place, item) in items.into_iter().enumerate() {
        match item {
            Item::Break(found) => cut = Some(found),
            Item::Glue(found) => glue = found,
            Item::Strip(strip) => {
                let unit = units.binary_search_by_key(&place, |unit| unit.at);
                match unit.ok().and_then(|unit| units.get(unit)) {
                    Some(Unit { block: true, .. }) => blocks.push(vec![Vec::new()]),
                    Some(Unit { block: false, .. }) => {
                        blocks.last_mut().into_iter().for_each(|it| it.push(Vec::new()));
                    }
                    None => {}
                }
                let glue = std::mem::take(&mut glue);
                let piece = Piece { place, cut: cut.take(), glue, strip };
                if let Some(unit) = blocks.last_mut().and_then(|block| block.last_mut()) {
                    unit.push(piece);
                }
            }
        }
    }
    blocks
}
