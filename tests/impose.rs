//! Numbers only: which page lies where. Sheets are folded, nested, cut and stacked in simulation, and must read 1, 2, 3.

use crate::fixture;
use handout::form::{Booklet, Cut, Edge, Fold, Folded, Form, Panel, Part, Print};
use handout::geom::{Length, Point, Rect, Size};
use handout::impose::booklet::{creep, order};
use handout::impose::cut::stacked;
use handout::impose::{self, Side};
use handout::layout::Layout;
use handout::load;
use handout::page::Page;
use handout::sheet::{Forme, Sheet};
use handout::source::Prints;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::collections::BTreeMap;

const FOLDS: [Fold; 5] = [Fold::Half, Fold::Tri, Fold::Accordion, Fold::Roll, Fold::Gate];

// Paper: what lies on it, and what a hand does with it.

/// A piece of a sheet between two creases: where it lies, and the page on each of its faces, if there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Piece {
    left: i32,
    right: i32,
    up: Option<usize>,
    down: Option<usize>,
}

impl Piece {
    /// The same, turned over about an upright line.
    fn turned(self, about: i32) -> Self {
        Self {
            left: 2 * about - self.right,
            right: 2 * about - self.left,
            up: self.down,
            down: self.up,
        }
    }
}

/// Pieces, from the lowest to the highest.
#[derive(Debug, Clone, Default)]
struct Pile(Vec<Piece>);

impl Pile {
    /// Folds all that lies right of a crease over the rest.
    fn right_over(&self, crease: i32) -> Self {
        self.over(crease, |piece| piece.left >= crease, |piece| piece.right <= crease)
    }

    /// Folds all that lies left of a crease over the rest.
    fn left_over(&self, crease: i32) -> Self {
        self.over(crease, |piece| piece.right <= crease, |piece| piece.left >= crease)
    }

    fn over(
        &self,
        crease: i32,
        moves: impl Fn(&Piece) -> bool,
        stays: impl Fn(&Piece) -> bool,
    ) -> Self {
        let torn: Vec<&Piece> =
            self.0.iter().filter(|piece| !moves(piece) && !stays(piece)).collect();
        assert!(torn.is_empty(), "no crease at {crease}: {torn:?}");
        let mut pile: Vec<Piece> =
            self.0.iter().copied().filter(|piece| !moves(piece)).collect();
        let moved = self.0.iter().rev().filter(|piece| moves(piece));
        pile.extend(moved.map(|piece| piece.turned(crease)));
        Self(pile)
    }

    /// The whole pile, turned over like a page of a book.
    fn turned_over(&self, about: i32) -> Self {
        Self(self.0.iter().rev().map(|piece| piece.turned(about)).collect())
    }

    /// The pages that are seen from above, from left to right; a sliver is not seen.
    fn seen(&self) -> Vec<usize> {
        let mut seen: Vec<(i32, Option<usize>)> = Vec::new();
        for (at, piece) in self.0.iter().enumerate() {
            let mut bare = 0;
            let mut from = piece.left;
            let mut over: Vec<&Piece> = self.0[at + 1..].iter().collect();
            over.sort_unstable_by_key(|piece| piece.left);
            for cover in over {
                bare += (cover.left.min(piece.right) - from).max(0);
                from = from.max(cover.right);
            }
            bare += (piece.right - from).max(0);
            if bare * 10 > piece.right - piece.left {
                seen.push((piece.left, piece.up));
            }
        }
        seen.sort_unstable();
        seen.into_iter().filter_map(|(_, page)| page).collect()
    }

    /// Both faces of each leaf, from the highest to the lowest, as they are leafed through.
    fn leafed(&self) -> Vec<Option<usize>> {
        self.0.iter().rev().flat_map(|piece| [piece.up, piece.down]).collect()
    }

    fn extent(&self) -> (i32, i32) {
        let left = self.0.iter().map(|piece| piece.left).min().unwrap();
        (left, self.0.iter().map(|piece| piece.right).max().unwrap())
    }
}

/// A sheet on a table with its first side down, as a printer delivers it that turns the paper over the edge it was told.
fn printed(sheet: &Sheet, pages: &[Page], edge: Edge) -> Pile {
    let (front, back) = (&sheet.front, sheet.back.as_ref().expect("two sides"));
    let size = front.trim.size;
    // Turned over its upright axis, the back is seen as it was printed if that is how the printer turned it; the other
    // way it stands on its head.
    let on_its_head = back.turned != (edge != Edge::upright(size));
    assert!(!on_its_head, "the back stands on its head");
    let down = faces(front, pages);
    let behind = |place: Rect| {
        let at = Point::new(size.width - place.right(), place.top());
        let mirrored = Rect { at, ..place };
        down.iter().find(|(_, rect)| *rect == mirrored).map(|(page, _)| *page)
    };
    let piece = |(page, place): (usize, Rect)| Piece {
        left: place.left().to_emu(),
        right: place.right().to_emu(),
        up: Some(page),
        down: behind(place),
    };
    Pile(faces(back, pages).into_iter().map(piece).collect())
}

/// The pages on a side, from 1, and where each lies on the sheet.
fn faces(forme: &Forme, pages: &[Page]) -> Vec<(usize, Rect)> {
    let place = |cell: &handout::sheet::Cell| Rect {
        at: Point::new(cell.at.x - forme.trim.left(), cell.at.y - forme.trim.top()),
        size: pages[cell.page].size,
    };
    forme.cells.iter().map(|cell| (cell.page + 1, place(cell))).collect()
}

fn letter() -> Size {
    Size::new(Length::pt(792), Length::pt(612))
}

fn a4() -> Size {
    Size::new(Length::mm(297), Length::mm(210))
}

/// A folded sheet; the widths are those of the inner side.
fn folded(fold: Fold, sheet: Size, widths: Vec<Length>) -> Layout {
    let faces = fold.faces(widths.len());
    let count = widths.len();
    let width = |page: usize| {
        let inside = faces.inside.iter().position(|on| *on == page);
        let outside = faces.outside.iter().position(|on| *on == page);
        widths[inside.or_else(|| Some(count - 1 - outside?)).unwrap()]
    };
    let panel = |page: usize| {
        let (part, name) = fold.part(page, count);
        Panel {
            name,
            part,
            size: Size::new(width(page), sheet.depth),
            columns: 1,
        }
    };
    let panels = (1..=2 * count).map(panel).collect();
    let form = Form::Fold(Folded { fold, sheet, widths, panels });
    Layout { form, ..fixture::layout() }
}

fn stitched(creep: Length) -> Layout {
    let form = Form::Booklet(Booklet { sheet: letter(), creep });
    Layout {
        paper: Size::new(Length::pt(396), Length::pt(612)),
        form,
        ..fixture::layout()
    }
}

fn cut(columns: usize, rows: usize, sides: usize) -> Layout {
    let size = Size::new(Length::pt(72), Length::pt(54));
    let side = |at: usize| Panel {
        name: format!("page {}", at + 1),
        part: if at > 0 && at + 1 == sides { Part::Back } else { Part::Inside },
        size,
        columns: 1,
    };
    let sheet = Size::new(Length::pt(1500), Length::pt(1400));
    let sides = (0..sides).map(side).collect();
    let gap = Length::pt(3);
    let form = Form::Cut(Cut { sheet, columns, rows, gap, sides });
    Layout { paper: size, form, ..fixture::layout() }
}

/// Blank pages of the sizes that a layout asks for.
fn pages(layout: &Layout, count: usize) -> Vec<Page> {
    let size = |at: usize| match layout.form.panels() {
        Some(panels) => panels[at].size,
        None => layout.paper,
    };
    (0..count)
        .map(|at| Page { size: size(at), ..Page::default() })
        .collect()
}

fn panels(layout: &Layout) -> Vec<Page> {
    pages(layout, layout.form.panels().unwrap().len())
}

fn asked(edge: Edge) -> Prints {
    Prints { edge: Some(edge), ..Prints::default() }
}

/// The pages on each side, as `8 1 | 2 7`.
fn drawn(sides: &[Side]) -> String {
    let row = |side: &Side| {
        let mut spots: Vec<_> = side
            .spots
            .iter()
            .map(|spot| (spot.rect.top(), spot.rect.left(), spot.page))
            .collect();
        spots.sort_unstable();
        let numbers: Vec<String> =
            spots.iter().map(|(_, _, page)| page.to_string()).collect();
        numbers.join(" ")
    };
    sides.iter().map(row).collect::<Vec<_>>().join(" | ")
}

fn drawn_of(layout: &Layout, count: usize) -> String {
    drawn(&impose::sides(&pages(layout, count), layout))
}

// Folds.

/// The piles from the open sheet to the closed piece, with its inner side up at first and the cover up at last. What is
/// read from right to left is folded the same way, seen in a mirror.
fn closed(fold: Fold, open: &Pile, from_right: bool) -> Vec<Pile> {
    let (left, _) = open.extent();
    let mut creases: Vec<i32> = open.0.iter().map(|piece| piece.left).collect();
    creases.retain(|crease| *crease > left);
    creases.sort_unstable();
    if from_right {
        creases.reverse();
    }
    let far_over = |pile: &Pile, crease: i32| {
        if from_right { pile.left_over(crease) } else { pile.right_over(crease) }
    };
    let near_over = |pile: &Pile, crease: i32| {
        if from_right { pile.right_over(crease) } else { pile.left_over(crease) }
    };
    let far_under = |pile: &Pile, crease: i32| {
        near_over(&pile.turned_over(crease), crease).turned_over(crease)
    };
    let mut piles = vec![open.clone()];
    for (at, crease) in creases.iter().enumerate().skip(1).rev() {
        let pile = piles.last().unwrap();
        piles.push(match fold {
            Fold::Half | Fold::Tri | Fold::Roll | Fold::Gate => far_over(pile, *crease),
            // To and fro.
            Fold::Accordion if at % 2 == 0 => far_over(pile, *crease),
            Fold::Accordion => far_under(pile, *crease),
        });
    }
    // The cover comes down last.
    piles.push(near_over(piles.last().unwrap(), creases[0]));
    piles
}

/// What a reader reads: the closed piece, then all that is inside, then what is left when it is turned over.
fn read(piles: &[Pile], from_right: bool) -> Vec<usize> {
    let ordered = |mut seen: Vec<usize>| {
        if from_right {
            seen.reverse();
        }
        seen
    };
    let mut read: Vec<usize> = Vec::new();
    let (open, shut) = (&piles[0], &piles[piles.len() - 1]);
    for view in [shut.clone(), open.clone(), open.turned_over(0)] {
        for page in ordered(view.seen()) {
            if !read.contains(&page) {
                read.push(page);
            }
        }
    }
    read
}

fn equal(sheet: Size, count: i32) -> Vec<Length> {
    (0..count).map(|_| sheet.width / count).collect()
}

/// Every fold on the paper it is made for.
fn examples() -> Vec<(Fold, Layout)> {
    let sixteenths = |count: i32| Length::emu(count * 57_150);
    let emu = |pt: i32| Length::emu(pt * 127);
    let mut examples = vec![
        (Fold::Half, letter(), equal(letter(), 2)),
        (Fold::Half, a4(), equal(a4(), 2)),
        (Fold::Tri, letter(), [59, 59, 58].map(sixteenths).to_vec()),
        (Fold::Tri, a4(), [100, 100, 97].map(Length::mm).to_vec()),
        (
            Fold::Roll,
            letter(),
            [2_014, 2_014, 1_968, 1_924].map(Length::tenths_pt).to_vec(),
        ),
        (Fold::Gate, letter(), [19_687, 39_826, 19_687].map(emu).to_vec()),
    ];
    for count in 2..=8 {
        let sheet = Size::new(Length::mm(40) * count, Length::mm(210));
        examples.push((Fold::Accordion, sheet, equal(sheet, count)));
    }
    for count in 4..=8 {
        let step = Length::mm(1);
        let mut widths: Vec<Length> = (0..count - 1)
            .map(|at| Length::mm(30) - step * (at - 1).max(0))
            .collect();
        let last = *widths.last().unwrap() - step;
        widths.push(last);
        let sheet = Size::new(widths.iter().copied().sum(), Length::mm(210));
        examples.push((Fold::Roll, sheet, widths));
    }
    examples
        .into_iter()
        .map(|(fold, sheet, widths)| (fold, folded(fold, sheet, widths)))
        .collect()
}

#[test]
fn the_pages_of_each_fold_lie_where_they_are_seen() {
    let of = |fold: Fold, panels: usize| {
        let faces = fold.faces(panels);
        let row = |pages: &[usize]| {
            pages.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
        };
        format!("{} | {}", row(&faces.inside), row(&faces.outside))
    };
    assert_eq!(of(Fold::Half, 2), "2 3 | 4 1");
    assert_eq!(of(Fold::Tri, 3), "2 3 4 | 5 6 1");
    assert_eq!(of(Fold::Accordion, 3), "2 3 4 | 5 6 1");
    assert_eq!(of(Fold::Accordion, 4), "2 3 4 5 | 6 7 8 1");
    assert_eq!(of(Fold::Roll, 4), "2 3 4 5 | 6 7 8 1");
    assert_eq!(of(Fold::Gate, 3), "3 4 5 | 2 6 1");
}

#[test]
fn folded_and_opened_every_sheet_reads_from_one_to_the_last() {
    for (fold, layout) in examples() {
        let pages = panels(&layout);
        for (language, from_right) in [("en-US", false), ("ar", true)] {
            for edge in [Edge::Short, Edge::Long] {
                let sheets = impose::sheets(&pages, &layout, language, &asked(edge));
                let [sheet] = sheets.as_slice() else { panic!("one sheet") };
                let open = printed(sheet, &pages, edge);
                let piles = closed(fold, &open, from_right);
                let all: Vec<usize> = (1..=pages.len()).collect();
                assert_eq!(read(&piles, from_right), all, "{fold:?} {language} {edge:?}");
            }
        }
    }
}

#[test]
fn what_a_fold_shows_shut_and_on_its_back_is_its_cover_and_its_back() {
    for (fold, layout) in examples() {
        let pages = panels(&layout);
        let sheets = impose::sheets(&pages, &layout, "en", &Prints::default());
        let edge = Edge::upright(sheets[0].front.trim.size);
        let piles = closed(fold, &printed(&sheets[0], &pages, edge), false);
        let shut = piles.last().unwrap();
        let parts = |seen: Vec<usize>| -> Vec<Part> {
            seen.iter()
                .map(|page| layout.form.panels().unwrap()[page - 1].part)
                .collect()
        };
        let front = match fold {
            Fold::Gate => vec![Part::Cover, Part::Flap],
            Fold::Half | Fold::Tri | Fold::Accordion | Fold::Roll => vec![Part::Cover],
        };
        assert_eq!(parts(shut.seen()), front, "{fold:?}");
        let behind = shut.turned_over(0).seen();
        assert_eq!(parts(behind.clone()), [Part::Back], "{fold:?}: {behind:?}");
        let backs = layout
            .form
            .panels()
            .unwrap()
            .iter()
            .filter(|panel| panel.part == Part::Back);
        assert_eq!(backs.count(), 1, "{fold:?}");
    }
}

#[test]
fn a_letter_fold_opens_on_the_flap_beside_the_first_inner_panel() {
    let (fold, layout) = examples().swap_remove(2);
    let pages = panels(&layout);
    let sheets = impose::sheets(&pages, &layout, "en", &Prints::default());
    let piles = closed(fold, &printed(&sheets[0], &pages, Edge::Short), false);
    let views: Vec<Vec<usize>> = piles.iter().rev().map(Pile::seen).collect();
    assert_eq!(views, [vec![1], vec![2, 5], vec![2, 3, 4]]);
}

#[test]
fn a_panel_that_folds_in_stays_clear_of_the_crease() {
    let clear = |layout: &Layout, fold: Fold| {
        let pages = panels(layout);
        let sheets = impose::sheets(&pages, layout, "en", &Prints::default());
        let edge = Edge::upright(sheets[0].front.trim.size);
        let piles = closed(fold, &printed(&sheets[0], &pages, edge), false);
        // Folded in, the last panel lies on the one before it, whose other crease it must not reach.
        let flap = *piles[1].0.last().unwrap();
        let open = &piles[0];
        let under = open.0[open.0.len() - 2];
        assert_eq!(flap.right, under.right);
        Length::emu(flap.left - under.left)
    };
    let examples = examples();
    assert_eq!(clear(&examples[2].1, Fold::Tri), Length::emu(57_150), "1/16 in");
    assert_eq!(clear(&examples[3].1, Fold::Tri), Length::mm(3));
    for (fold, layout) in &examples {
        if *fold == Fold::Roll {
            assert!(clear(layout, *fold) > Length::ZERO);
        }
    }
    let Form::Fold(gate) = &examples[5].1.form else { panic!() };
    let gap = gate.widths[1] - gate.widths[0] - gate.widths[2];
    assert_eq!(gap, Length::emu(57_404), "shut, the gates leave 1/16 in");
}

#[test]
fn the_narrow_panel_is_the_right_one_inside_and_the_left_one_outside() {
    let of = |layout: &Layout, language: &str| {
        let pages = panels(layout);
        let sheets = impose::sheets(&pages, layout, language, &Prints::default());
        let narrowest = pages.iter().map(|page| page.size.width).min().unwrap();
        let narrow = |forme: &Forme| {
            let faces = faces(forme, &pages);
            let narrow = faces.iter().find(|(_, rect)| rect.size.width == narrowest);
            let (page, rect) = *narrow.unwrap();
            (page, rect.left().is_zero(), rect.right() == forme.trim.right())
        };
        (narrow(&sheets[0].front), narrow(sheets[0].back.as_ref().unwrap()))
    };
    for at in [2, 3] {
        let layout = &examples()[at].1;
        assert_eq!(of(layout, "en"), ((5, true, false), (4, false, true)));
        assert_eq!(of(layout, "he-IL"), ((5, false, true), (4, true, false)), "mirrored");
    }
}

#[test]
fn shipped_folds_are_as_the_trade_makes_them() {
    for shipped in load::layouts() {
        let layout = load::layout(&mut handout::diag::Report::default(), shipped.name);
        let layout = layout.unwrap();
        let Form::Fold(folded) = &layout.form else { continue };
        let pages = panels(&layout);
        let sheets = impose::sheets(&pages, &layout, "en", &Prints::default());
        let piles = closed(folded.fold, &printed(&sheets[0], &pages, Edge::Short), false);
        let all: Vec<usize> = (1..=pages.len()).collect();
        assert_eq!(read(&piles, false), all, "{}", shipped.name);
        let widths: Vec<i32> = folded.widths.iter().map(|width| width.to_emu()).collect();
        let expected = match shipped.name {
            "trifold-letter" => vec![3_371_850, 3_371_850, 3_314_700],
            "trifold-a4" => [100, 100, 97].map(|mm| mm * 36_000).to_vec(),
            "zfold-letter" => vec![264 * 12_700; 3],
            "accordion-4-letter" => vec![198 * 12_700; 4],
            "half-fold-letter" => vec![396 * 12_700; 2],
            "half-fold-a4" => vec![297 * 18_000; 2],
            "gate-fold-letter" => vec![2_500_249, 5_057_902, 2_500_249],
            new => panic!("{new}: say what it should be"),
        };
        assert_eq!(widths, expected, "{}", shipped.name);
    }
}

// Booklets.

#[test]
fn a_booklet_of_eight_pages_is_two_sheets() {
    assert_eq!(drawn_of(&stitched(Length::ZERO), 8), "8 1 | 2 7 | 6 3 | 4 5");
    assert_eq!(drawn_of(&stitched(Length::ZERO), 4), "4 1 | 2 3");
    assert_eq!(
        drawn_of(&stitched(Length::ZERO), 12),
        "12 1 | 2 11 | 10 3 | 4 9 | 8 5 | 6 7"
    );
    assert_eq!(drawn_of(&stitched(Length::ZERO), 5), "8 1 | 2 7 | 6 3 | 4 5");
}

#[test]
fn nested_and_folded_every_booklet_reads_from_one_to_the_last() {
    let layout = stitched(Length::ZERO);
    for count in (4..=128).step_by(4) {
        let pages = pages(&layout, count);
        for (language, from_right) in [("en", false), ("fa", true)] {
            for edge in [Edge::Short, Edge::Long] {
                let sheets = impose::sheets(&pages, &layout, language, &asked(edge));
                assert_eq!(sheets.len(), count / 4);
                // Inner side up, the outermost at the bottom; then all are folded at once.
                let pile: Vec<Piece> = sheets
                    .iter()
                    .flat_map(|sheet| printed(sheet, &pages, edge).0)
                    .collect();
                let crease = letter().width.to_emu() / 2;
                let pile = Pile(pile);
                let shut = if from_right {
                    pile.right_over(crease)
                } else {
                    pile.left_over(crease)
                };
                let all: Vec<Option<usize>> = (1..=count).map(Some).collect();
                assert_eq!(shut.leafed(), all, "{count} pages, {language}");
            }
        }
    }
}

#[test]
fn two_pages_that_face_each_other_on_a_side_add_up_to_one_more_than_all() {
    for pages in (4..=200).step_by(4) {
        for sheet in 0..pages / 4 {
            let (front, back) = order(sheet, pages);
            for side in [front, back] {
                assert_eq!(side[0] + side[1], pages + 1);
            }
        }
    }
}

#[test]
fn paper_pushes_inner_sheets_out_and_their_pages_move_in() {
    let tenth = Length::emu(3_600);
    let room = Length::mm(7);
    // Nobody sees 0.3 mm.
    assert_eq!(creep(tenth, 3, 4, room), Length::ZERO);
    assert_eq!(creep(tenth, 4, 5, room), tenth * 4);
    assert_eq!(creep(tenth, 0, 5, room), Length::ZERO);
    assert_eq!(
        creep(Length::mm(3), 4, 5, room),
        room,
        "never further than there is room"
    );
    assert_eq!(creep(tenth, 0, 0, room), Length::ZERO);

    let layout = stitched(tenth);
    let pages = pages(&layout, 20);
    let half = letter().width / 2;
    for (at, side) in impose::sides(&pages, &layout).iter().enumerate() {
        let sheet = i32::try_from(at / 2).unwrap();
        let [left, right] = side.spots.as_slice() else { panic!("two pages") };
        assert_eq!(left.rect.left(), tenth * sheet, "towards the fold");
        assert_eq!(right.rect.left(), half - tenth * sheet, "towards the fold");
    }
}

#[test]
fn no_page_moves_so_far_that_its_text_comes_near_the_fold() {
    let mut layout = stitched(Length::mm(2));
    layout.margins = handout::geom::Sides::all(Length::mm(8));
    let pages = pages(&layout, 64);
    let fold = letter().width / 2;
    for side in impose::sides(&pages, &layout) {
        let [left, right] = side.spots.as_slice() else { panic!("two pages") };
        let text_ends = left.rect.right() - layout.margins.right;
        let text_begins = right.rect.left() + layout.margins.left;
        assert!(fold - text_ends >= Length::mm(6), "{text_ends:?}");
        assert!(text_begins - fold >= Length::mm(6), "{text_begins:?}");
    }
}

// Cut sheets.

#[test]
fn a_card_stands_in_every_place_of_both_sides() {
    assert_eq!(drawn_of(&cut(2, 3, 1), 1), "1 1 1 1 1 1");
    assert_eq!(drawn_of(&cut(2, 2, 2), 2), "1 1 1 1 | 2 2 2 2");
}

#[test]
fn eight_pages_two_up_are_cut_and_stacked() {
    let some = |pages: [usize; 2]| pages.map(Some).to_vec();
    assert_eq!(stacked(0, 8, 2), (some([1, 5]), some([2, 6])));
    assert_eq!(stacked(1, 8, 2), (some([3, 7]), some([4, 8])));
    // The columns of a back are mirrored.
    assert_eq!(drawn_of(&cut(2, 1, 8), 8), "1 5 | 6 2 | 3 7 | 8 4");
    assert_eq!(drawn_of(&cut(2, 2, 8), 8), "1 3 5 7 | 4 2 8 6");
    assert_eq!(stacked(0, 3, 2), (vec![Some(1), Some(3)], vec![Some(2), None]));
}

#[test]
fn cut_and_stacked_every_block_reads_from_one_to_the_last() {
    for (columns, rows) in [(1, 1), (2, 1), (1, 2), (2, 2), (3, 2), (2, 4)] {
        for count in 3..=32 {
            let layout = cut(columns, rows, count);
            let pages = panels(&layout);
            for (language, from_right) in [("en", false), ("ur", true)] {
                let edge = Edge::Long;
                let sheets = impose::sheets(&pages, &layout, language, &asked(edge));
                let read = piled_up(&sheets, &pages, edge, from_right);
                let all: Vec<usize> = (1..=count).collect();
                assert_eq!(read, all, "{columns} × {rows}, {count} pages, {language}");
            }
        }
    }
}

/// The sheets on each other, the first one on top; cut, and the pile of each place laid on that of the next.
fn piled_up(
    sheets: &[Sheet],
    pages: &[Page],
    edge: Edge,
    from_right: bool,
) -> Vec<usize> {
    let mut piles: BTreeMap<(i32, i32), Vec<usize>> = BTreeMap::new();
    for sheet in sheets {
        let size = sheet.front.trim.size;
        let back = sheet.back.as_ref().expect("two sides");
        assert_eq!(back.turned, edge != Edge::upright(size));
        let behind = faces(back, pages);
        let fronts = faces(&sheet.front, pages);
        for (page, place) in &behind {
            let leaf = (size.width - place.right(), place.top());
            let has_front =
                fronts.iter().any(|(_, rect)| (rect.left(), rect.top()) == leaf);
            assert!(has_front, "page {page} is on the back of nothing");
        }
        for (page, place) in fronts {
            let left = size.width - place.right();
            let over = behind
                .iter()
                .find(|(_, rect)| (rect.left(), rect.top()) == (left, place.top()));
            let x = if from_right { left } else { place.left() };
            let pile = piles.entry((place.top().to_emu(), x.to_emu())).or_default();
            pile.push(page);
            pile.extend(over.map(|(page, _)| *page));
        }
    }
    piles.into_values().flatten().collect()
}

// Duplex.

#[test]
fn the_back_is_turned_only_for_a_printer_that_turns_the_other_edge() {
    let turned = |layout: &Layout, count: usize, edge: Option<Edge>| {
        let prints = Prints { edge, ..Prints::default() };
        let sheets = impose::sheets(&pages(layout, count), layout, "en", &prints);
        assert!(
            sheets.iter().all(|sheet| !sheet.front.turned),
            "a front is never turned"
        );
        sheets[0].back.as_ref().unwrap().turned
    };
    let flat = fixture::layout();
    let booklet = stitched(Length::ZERO);
    assert!(!turned(&booklet, 8, None));
    assert!(!turned(&booklet, 8, Some(Edge::Short)));
    assert!(turned(&booklet, 8, Some(Edge::Long)));
    assert!(!turned(&flat, 2, None));
    assert!(!turned(&flat, 2, Some(Edge::Long)));
    assert!(turned(&flat, 2, Some(Edge::Short)));
}

#[test]
fn a_flat_handout_fills_its_sheets_front_and_back() {
    let layout = fixture::layout();
    let sheets = impose::sheets(&pages(&layout, 5), &layout, "ar", &Prints::default());
    let on = |forme: &Forme| forme.cells.iter().map(|cell| cell.page).collect::<Vec<_>>();
    let sides: Vec<_> = sheets
        .iter()
        .map(|sheet| (on(&sheet.front), sheet.back.as_ref().map(on)))
        .collect();
    let expected = [(vec![0], Some(vec![1])), (vec![2], Some(vec![3])), (vec![4], None)];
    assert_eq!(sides, expected);
}

// What holds for every form.

/// A form, and how many pages it is given.
fn jobs() -> impl Strategy<Value = (Layout, usize)> {
    let flat = (0usize..40).prop_map(|count| (fixture::layout(), count));
    let booklet = (0usize..130, 0i32..20_000)
        .prop_map(|(count, paper)| (stitched(Length::emu(paper)), count));
    let fold = (0..FOLDS.len(), 2usize..9).prop_map(|(fold, count)| {
        let count = match FOLDS[fold] {
            Fold::Half => 2,
            Fold::Tri | Fold::Gate => 3,
            Fold::Accordion | Fold::Roll => count,
        };
        let sheet = letter();
        let widths = equal(sheet, i32::try_from(count).unwrap());
        (folded(FOLDS[fold], sheet, widths), 2 * count)
    });
    let cut = (1usize..5, 1usize..6, 1usize..33)
        .prop_map(|(columns, rows, sides)| (cut(columns, rows, sides), sides));
    prop_oneof![flat, booklet, fold, cut]
}

/// How many places of a form stay blank, however its pages are laid: what a last sheet does not need.
fn declared_blanks(layout: &Layout, count: usize) -> usize {
    match &layout.form {
        Form::Flat | Form::Fold(_) => 0,
        Form::Booklet(_) => count.next_multiple_of(4) - count,
        Form::Cut(cut) if count <= 2 => {
            assert_eq!(cut.sides.len(), count);
            0
        }
        Form::Cut(cut) => count.next_multiple_of(2 * cut.columns * cut.rows) - count,
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// I18.
    #[test]
    fn every_page_is_on_the_sheets_and_nothing_else(
        (layout, count) in jobs(),
        right in any::<bool>(),
        press in any::<bool>(),
        edge in prop_oneof![Just(None), Just(Some(Edge::Short)), Just(Some(Edge::Long))],
    ) {
        let pages = pages(&layout, count);
        let language = if right { "yi" } else { "en-US" };
        let print = if press { Print::Press } else { Print::Office };
        let prints = Prints { print, edge, ..Prints::default() };
        let sheets = impose::sheets(&pages, &layout, language, &prints);
        let mut times = vec![0; count];
        let mut first = vec![0; count];
        let mut places = 0;
        for forme in sheets.iter().flat_map(|sheet| [Some(&sheet.front), sheet.back.as_ref()]) {
            let Some(forme) = forme else { continue };
            let paper = Rect { at: Point::default(), size: forme.size };
            prop_assert!(paper.contains(forme.bleed) && forme.bleed.contains(forme.trim));
            places += match &layout.form {
                Form::Flat => 1,
                Form::Booklet(_) => 2,
                Form::Fold(folded) => folded.widths.len(),
                Form::Cut(cut) => cut.columns * cut.rows,
            };
            let faces = faces(forme, &pages);
            for (index, (page, rect)) in faces.iter().enumerate() {
                times[page - 1] += 1;
                let trim = Rect { at: Point::default(), size: forme.trim.size };
                prop_assert!(trim.contains(*rect), "{rect:?} sticks out of {trim:?}");
                let creeps = matches!(layout.form, Form::Booklet(_));
                for (_, other) in &faces[..index] {
                    prop_assert!(creeps || !rect.overlaps(*other));
                }
            }
            for cell in forme.cells.iter().filter(|cell| !cell.copy) {
                first[cell.page] += 1;
            }
        }
        // Each is read once; a small page that is repeated stands in every place of its side.
        prop_assert!(first.iter().all(|times| *times == 1), "{first:?}");
        let each = match &layout.form {
            Form::Cut(cut) if count <= 2 => cut.columns * cut.rows,
            Form::Cut(_) | Form::Flat | Form::Booklet(_) | Form::Fold(_) => 1,
        };
        prop_assert!(times.iter().all(|times| *times == each), "{times:?}");
        prop_assert_eq!(places, each * count + declared_blanks(&layout, count));
    }
}
