//! [`Page`]s → [`Sheet`]s. Works on page numbers and sizes only.
//!
//! Each form of a handout says which page lies where on which side, as if the back were seen after a turn about the
//! upright axis ([`fold`], [`booklet`], [`cut`]); [`marks`] adds what a blade and a folder need. Pages are numbered from 1
//! in the order in which the finished piece is read. Where that is from right to left, every row is mirrored.

pub mod booklet;
pub mod cut;
mod fold;
mod marks;

use crate::form::{Edge, Form};
use crate::geom::{Length, Point, Rect, Size};
use crate::language::{Direction, direction};
use crate::layout::{Bilingual, Layout};
use crate::page::Page;
use crate::sheet::{Cell, Forme, Sheet};
use crate::source::Prints;

/// A page in its place on a side of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// Its number, from 1.
    pub page: usize,
    /// Where it lies.
    pub rect: Rect,
}

/// One side of a sheet: which pages lie where, where it is folded and where it is cut.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Side {
    /// What it is called, if not by its pages.
    pub name: Option<String>,
    /// The sheet.
    pub sheet: Size,
    /// Its pages.
    pub spots: Vec<Spot>,
    /// Where it is folded, from its left edge.
    pub folds: Vec<Length>,
    /// Where it is cut, from its left edge.
    pub cuts_x: Vec<Length>,
    /// Where it is cut, from its top edge.
    pub cuts_y: Vec<Length>,
}

impl Side {
    /// The same for a piece that is read from right to left.
    fn mirrored(mut self) -> Self {
        let width = self.sheet.width;
        for spot in &mut self.spots {
            spot.rect.at.x = width - spot.rect.right();
        }
        for line in self.folds.iter_mut().chain(&mut self.cuts_x) {
            *line = width - *line;
        }
        self
    }
}

/// The sheets of a job.
pub fn sheets(
    pages: &[Page],
    layout: &Layout,
    language: &str,
    prints: &Prints,
) -> Vec<Sheet> {
    let sides = sides(pages, layout);
    let back_to_front = direction(language) == Direction::RightToLeft;
    let mut shown = vec![false; pages.len()];
    let mut formes = sides.into_iter().enumerate().map(|(index, side)| {
        let side = if back_to_front { side.mirrored() } else { side };
        let turned = index % 2 == 1
            && prints.edge.is_some_and(|edge| edge != Edge::upright(side.sheet));
        Forme { turned, ..forme(side, pages, prints, &mut shown) }
    });
    let mut sheets = Vec::new();
    while let Some(front) = formes.next() {
        sheets.push(Sheet { front, back: formes.next() });
    }
    sheets
}

/// Each page on a side of its own, in reading order, as it is held in the hand.
pub fn one_by_one(pages: &[Page]) -> Vec<Sheet> {
    let mut sheets = Vec::new();
    for (page, each) in pages.iter().enumerate() {
        let mut forme = Forme::bare(each.size);
        forme.grounds.extend(each.ground.map(|color| (forme.trim, color)));
        forme.cells.push(Cell { page, at: Point::default(), copy: false });
        sheets.push(Sheet { front: forme, back: None });
    }
    sheets
}

/// The sides of all sheets: front, back, front, back. The last back is left out if nothing stands on it.
pub fn sides(pages: &[Page], layout: &Layout) -> Vec<Side> {
    match &layout.form {
        Form::Flat => in_turn(pages, layout.bilingual)
            .map(|(number, page)| {
                let rect = Rect { at: Point::default(), size: page.size };
                let spots = vec![Spot { page: number, rect }];
                Side { sheet: page.size, spots, ..Side::default() }
            })
            .collect(),
        Form::Fold(folded) => fold::sides(folded),
        Form::Booklet(booklet) => {
            // Text stays away from the fold, however far its page moves.
            let room = layout.margins.left.min(layout.margins.right) - CLEAR;
            booklet::sides(booklet, pages.len(), room.max(Length::ZERO))
        }
        Form::Cut(cut) => cut::sides(cut),
    }
}

/// Flat pages with their numbers, in the order they are printed. Of two languages the first half stands on the fronts, the
/// second on the backs.
fn in_turn(
    pages: &[Page],
    bilingual: Option<Bilingual>,
) -> impl Iterator<Item = (usize, &Page)> {
    let leaves = match bilingual {
        Some(Bilingual::Back) => pages.len() / 2,
        Some(Bilingual::Beside) | None => pages.len(),
    };
    let number = move |place: usize| match place % 2 {
        _ if leaves == pages.len() => place,
        0 => place / 2,
        _ => leaves + place / 2,
    };
    (0..pages.len())
        .map(number)
        .filter_map(|place| Some((place + 1, pages.get(place)?)))
}

/// Text keeps this distance from a fold.
const CLEAR: Length = Length::mm(6);

/// A side, with its grounds and marks, on the paper that is asked for.
fn forme(side: Side, pages: &[Page], prints: &Prints, shown: &mut [bool]) -> Forme {
    let (mut forme, paper) = marks::paper(&side, prints);
    for spot in &side.spots {
        let page = spot.page - 1;
        let Some(known) = pages.get(page) else { continue };
        if let Some(color) = known.ground {
            forme.grounds.push((paper.ground(spot.rect), color));
        }
        let copy = std::mem::replace(&mut shown[page], true);
        forme
            .cells
            .push(Cell { page, at: spot.rect.at + paper.trim.at, copy });
    }
    forme.name = side.name;
    forme
}
