//! A fixed number of pages: how matter is spread over them, and what is told when it does not fit.

use crate::notation::{Drawn, draw, frames};
use handout::form::Part;
use handout::galley::{Item, Panel, Panels, Penalty, Run, Strip};
use handout::geom::Length;
use handout::page::{Page, What};
use handout::paginate::{self, Unfit};
use handout::span::{FileId, Span};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop_oneof};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, proptest};
use std::ops::Range;

/// Panels of so many points and columns, with a run over all of them.
fn panels(drawn: &Drawn, of: &[(i32, usize)]) -> Panels {
    let items = drawn.galleys.main.items.len();
    runs(of, &[(0..items, (0..of.len()).collect())])
}

fn runs(of: &[(i32, usize)], runs: &[(Range<usize>, Vec<usize>)]) -> Panels {
    let panel = |(at, &(depth, columns)): (usize, &(i32, usize))| Panel {
        name: format!("p{}", at + 1),
        frames: frames(columns, depth),
        ground: None,
    };
    let run = |(items, pages): &(Range<usize>, Vec<usize>)| Run {
        items: items.clone(),
        pages: pages.clone(),
        sections: Vec::new(),
    };
    Panels {
        runs: runs.iter().map(run).collect(),
        pages: of.iter().enumerate().map(panel).collect(),
    }
}

fn spread(drawn: &Drawn, panels: &Panels) -> Result<Vec<Page>, Vec<Unfit>> {
    paginate::panels(&drawn.galleys, panels)
}

/// The make-up as text, page by page; or what is too much.
fn read(drawn: &Drawn, panels: &Panels) -> String {
    match spread(drawn, panels) {
        Ok(pages) => {
            let pages: Vec<String> = pages.iter().map(|page| drawn.read(page)).collect();
            pages.join(" | ")
        }
        Err(unfit) => {
            let each = |unfit: &Unfit| {
                let breaks = match unfit.breaks {
                    0 => String::new(),
                    breaks => format!(" and {breaks} breaks"),
                };
                let panels = unfit.panels.join(" ");
                format!("{panels}: {} too much{breaks}", unfit.over.to_pt())
            };
            unfit.iter().map(each).collect::<Vec<_>>().join("; ")
        }
    }
}

#[track_caller]
fn check(main: &str, of: &[(i32, usize)], expected: &str) {
    let drawn = draw(main);
    assert_eq!(read(&drawn, &panels(&drawn, of)), expected);
}

#[test]
fn matter_is_spread_evenly_not_poured_in() {
    check("a:12 . b:12 . c:12 . d:12", &[(36, 1); 2], "a b | c d");
    check("a:12 . b:12 . c:12", &[(36, 1); 3], "a | b | c");
    check(
        "a:12 . b:12 . c:12 . d:12 . e:12 . f:12",
        &[(36, 1), (72, 1)],
        "a b | c d e f",
    );
}

#[test]
fn a_panel_that_nothing_stands_on_is_a_page_too() {
    check("a:12", &[(36, 1); 3], "a |  | ");
    check("", &[(36, 1); 2], " | ");
    let pages =
        spread(&draw("a:12"), &panels(&draw("a:12"), &[(36, 1), (20, 1)])).unwrap();
    assert_eq!(pages.iter().map(|page| page.folio).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(pages[1].size, frames(1, 20).paper);
}

#[test]
fn what_must_stay_together_stays_or_does_not_fit() {
    check("a:12 . b:12 ! c:12", &[(24, 1); 2], "a | b c");
    check("a:12 ! b:12 ! c:12", &[(24, 1); 2], "p1: 12 too much");
    check("a:12 b:12 c:12", &[(24, 1); 2], "p1: 12 too much");
}

#[test]
fn a_forced_break_ends_the_panel_with_all_its_columns() {
    check("a:12 / b:12 . c:12", &[(36, 1); 2], "a | b c");
    check("a:12 / b:12 . c:12", &[(36, 2); 2], "a | b, c");
    check("a:12 . b:12 / c:12", &[(36, 2); 2], "a, b | c");
    check("a:12 / b:12", &[(36, 3)], "p1: 0 too much and 1 breaks");
    check("a:12 / b:12 / c:12 . d:12", &[(36, 1); 2], "p1: 0 too much and 1 breaks");
}

#[test]
fn the_white_at_a_cut_vanishes_and_heads_and_feet_take_room() {
    check("a:12 +6 . +6 b:12", &[(12, 1); 2], "a | b");
    check("a:12 .[f:3|h:4] b:12", &[(15, 1), (16, 1)], "a f | h b");
    check("a:12 .[f:3|h:4] b:12", &[(14, 1), (16, 1)], "p1: 1 too much");
    check("a:12 .[f:3|h:4] b:12", &[(15, 1), (15, 1)], "p2: 1 too much");
}

#[test]
fn a_dear_break_is_taken_only_for_a_much_better_fill() {
    check("a:12 . b:12 $5000 c:12", &[(36, 1); 2], "a | b c");
    check("a:12 $5000 b:12", &[(12, 1); 2], "a | b");
}

#[test]
fn each_run_keeps_to_its_own_panels() {
    let drawn = draw("a:12 / b:12 . c:12 / d:12");
    let of = [(24, 1); 4];
    let bound = runs(&of, &[(0..1, vec![0]), (2..5, vec![1, 3]), (6..7, vec![2])]);
    assert_eq!(read(&drawn, &bound), "a | b | d | c");
    // What is over on one panel has no room on the free one of another run.
    let drawn = draw("a:12 . b:12 . c:12 / d:12");
    let bound = runs(&of, &[(0..5, vec![0]), (6..7, vec![1, 2, 3])]);
    assert_eq!(read(&drawn, &bound), "p1: 12 too much");
    let drawn = draw("a:30 / d:40");
    let bound = runs(&of, &[(0..1, vec![0]), (2..3, vec![1, 2])]);
    assert_eq!(read(&drawn, &bound), "p1: 6 too much; p2: 16 too much");
}

#[test]
fn what_is_too_deep_for_any_panel_is_told_with_all_panels_it_happens_on() {
    check("a:40 . b:12", &[(24, 1), (24, 1)], "p1: 16 too much");
    check("a:30 . b:40", &[(24, 1), (24, 1)], "p1 p2: 22 too much");
}

#[test]
fn the_place_told_is_that_of_the_first_strip_that_finds_no_room() {
    let drawn = draw("a:12 ! b:12 ! c:12 ! d:12");
    let found = spread(&drawn, &panels(&drawn, &[(30, 1)])).unwrap_err();
    let [unfit] = found.as_slice() else { panic!("{found:?}") };
    // The third strip is the fifth item.
    assert_eq!(unfit.place, Some(Span::new(FileId(0), 4..5)));
    assert_eq!(unfit.over, Length::pt(18));
    let drawn = draw("a:12 / b:12");
    let found = spread(&drawn, &panels(&drawn, &[(30, 1)])).unwrap_err();
    assert_eq!(found[0].place, Some(Span::new(FileId(0), 2..3)));
}

// Trying every way.

/// A galley and the panels it must fill.
#[derive(Debug, Clone)]
struct Case {
    main: String,
    of: Vec<(i32, usize)>,
}

/// What the galley says between two strips.
#[derive(Debug, Clone, Default)]
struct Gap {
    white: i64,
    cut: Option<(Penalty, i64, i64)>,
}

/// The strips and what lies between them, read from the items alone.
fn strips(items: &[Item]) -> (Vec<(usize, i64)>, Vec<Gap>) {
    let points = |length: Length| i64::from(length.to_emu() / 12_700);
    let deep =
        |strip: &Option<Strip>| strip.as_ref().map_or(0, |strip| points(strip.depth));
    let (mut all, mut gaps) = (Vec::new(), Vec::new());
    let mut gap = Gap::default();
    for (index, item) in items.iter().enumerate() {
        match item {
            Item::Strip(strip) => {
                if !all.is_empty() {
                    gaps.push(std::mem::take(&mut gap));
                }
                gap = Gap::default();
                all.push((index, points(strip.depth)));
            }
            Item::Glue(white) => gap.white += points(*white),
            Item::Break(found) => {
                gap.cut = Some((found.penalty, deep(&found.foot), deep(&found.head)));
            }
        }
    }
    (all, gaps)
}

/// Forced breaks not taken, points too deep, demerits.
type Cost = (i64, i64, i64);

/// A column with room for so many points, on a page.
type Slot = (usize, i64);

struct Search {
    strips: Vec<(usize, i64)>,
    gaps: Vec<Gap>,
    slots: Vec<Slot>,
}

impl Search {
    fn of(case: &Case, drawn: &Drawn) -> Self {
        let (strips, gaps) = strips(&drawn.galleys.main.items);
        let slot = |(page, &(depth, columns)): (usize, &(i32, usize))| {
            std::iter::repeat_n((page, i64::from(depth)), columns)
        };
        let slots = case.of.iter().enumerate().flat_map(slot).collect();
        Self { strips, gaps, slots }
    }

    fn forced(&self, after: usize) -> bool {
        self.gaps
            .get(after)
            .and_then(|gap| gap.cut.as_ref())
            .is_some_and(|(penalty, _, _)| *penalty <= Penalty::FORCE)
    }

    fn may_cut(&self, after: usize) -> bool {
        let cut = self.gaps[after].cut.as_ref();
        cut.is_some_and(|(penalty, _, _)| *penalty < Penalty::FORBID)
    }

    /// What the strips from one to before another cost in a column; all of them if it is the whole galley's end.
    fn column(&self, room: i64, from: usize, to: usize) -> Cost {
        let mut depth: i64 = self.strips[from..to].iter().map(|(_, depth)| depth).sum();
        depth += self.gaps[from..to - 1].iter().map(|gap| gap.white).sum::<i64>();
        if from > 0
            && let Some((_, _, head)) = self.gaps[from - 1].cut
        {
            depth += head;
        }
        let mut price = 0;
        if to < self.strips.len()
            && let Some((penalty, foot, _)) = self.gaps[to - 1].cut
        {
            depth += foot;
            price = if self.forced(to - 1) { 0 } else { i64::from(penalty.0) };
        }
        let crossed = (from..to - 1).filter(|gap| self.forced(*gap)).count();
        let unused = (room - depth).max(0) * 1000 / room.max(1);
        let base = 1 + unused * unused / 1000;
        let demerits = if price < 0 {
            base * base - price * price
        } else {
            (base + price) * (base + price)
        };
        (i64::try_from(crossed).unwrap(), (depth - room).max(0), demerits)
    }

    /// The least that a legal way costs for the strips from one on, in the columns from one on.
    fn least(&self, from: usize, slot: usize) -> Option<Cost> {
        let empty: Cost = (0, 0, 1_001 * 1_001);
        if from == self.strips.len() {
            let left = self.slots.len() - slot;
            return Some((0..left).fold((0, 0, 0), |cost, _| add(cost, empty)));
        }
        let &(page, room) = self.slots.get(slot)?;
        let same = slot > 0 && self.slots[slot - 1].0 == page;
        if from > 0 && same && self.forced(from - 1) {
            // The rest of this panel stays empty.
            return Some(add(empty, self.least(from, slot + 1)?));
        }
        (from + 1..=self.strips.len())
            .filter(|to| *to == self.strips.len() || self.may_cut(to - 1))
            .filter_map(|to| {
                Some(add(self.column(room, from, to), self.least(to, slot + 1)?))
            })
            .min()
    }

    /// What a make-up costs; it must be legal.
    fn cost(&self, pages: &[Page]) -> Result<Cost, TestCaseError> {
        let mut at = 0;
        let mut cost = (0, 0, 0);
        let mut slots = self.slots.iter().enumerate();
        for (number, page) in pages.iter().enumerate() {
            let columns = self.slots.iter().filter(|(on, _)| *on == number).count();
            let mut ended = false;
            for column in 0..columns {
                let (_, &(_, room)) = slots.next().expect("a column");
                let held: Vec<usize> = page
                    .placed
                    .iter()
                    .filter(|placed| placed.column == column)
                    .filter_map(|placed| match placed.what {
                        What::Strip(item) => Some(item),
                        _ => None,
                    })
                    .collect();
                if held.is_empty() {
                    // Only where the galley or a panel has ended.
                    prop_assert!(ended || at == self.strips.len());
                    cost = add(cost, (0, 0, 1_001 * 1_001));
                    continue;
                }
                prop_assert!(!ended, "matter after a forced break in the same panel");
                let to = at + held.len();
                let expected: Vec<usize> =
                    self.strips[at..to].iter().map(|(item, _)| *item).collect();
                prop_assert_eq!(held, expected, "I1: every strip once and in order");
                prop_assert!(to == self.strips.len() || self.may_cut(to - 1), "I8");
                cost = add(cost, self.column(room, at, to));
                ended = to < self.strips.len() && self.forced(to - 1);
                at = to;
            }
        }
        prop_assert_eq!(at, self.strips.len(), "nothing is lost");
        Ok(cost)
    }
}

fn add(one: Cost, two: Cost) -> Cost {
    (one.0 + two.0, one.1 + two.1, one.2 + two.2)
}

fn piece() -> impl Strategy<Value = String> {
    let price = prop_oneof![
        1 => Just(""), 8 => Just("."), 3 => Just("$50"), 2 => Just("$150"), 3 => Just("$-200"),
        1 => Just("$5000"), 4 => Just("!"), 1 => Just("/"),
    ];
    let white = || prop_oneof![2 => Just(0), 1 => 1i32..8];
    let set = || prop_oneof![5 => Just(0), 1 => 1i32..8];
    (2i32..24, white(), price, set(), set(), white()).prop_map(
        |(depth, above, price, foot, head, below)| {
            let white =
                |white: i32| if white > 0 { format!(" +{white}") } else { String::new() };
            let named = |name: &str, depth: i32| {
                if depth > 0 { format!("{name}:{depth}") } else { String::new() }
            };
            let set = if foot + head > 0 && !price.is_empty() {
                format!("[{}|{}]", named("f", foot), named("h", head))
            } else {
                String::new()
            };
            format!("s:{depth}{} {price}{set}{}", white(above), white(below))
        },
    )
}

fn case(strips: Range<usize>) -> impl Strategy<Value = Case> {
    let panel = (12i32..70, prop_oneof![5 => Just(1usize), 2 => Just(2), 1 => Just(3)]);
    (proptest::collection::vec(piece(), strips), proptest::collection::vec(panel, 1..5))
        .prop_map(|(pieces, of)| Case { main: pieces.join(" "), of })
}

fn agrees(case: &Case) -> Result<(), TestCaseError> {
    let drawn = draw(&case.main);
    let search = Search::of(case, &drawn);
    let made = spread(&drawn, &panels(&drawn, &case.of));
    if search.strips.is_empty() {
        prop_assert!(made.is_ok_and(|pages| pages.len() == case.of.len()));
        return Ok(());
    }
    let least = search
        .least(0, 0)
        .expect("one column can always hold all, if too deep");
    match made {
        Ok(pages) => {
            prop_assert_eq!(pages.len(), case.of.len());
            prop_assert_eq!((least.0, least.1), (0, 0));
            prop_assert_eq!(search.cost(&pages)?, least);
            // I3: what was placed stands in its frame.
            for (page, &(depth, columns)) in pages.iter().zip(&case.of) {
                let frame = frames(columns, depth).frame;
                for placed in &page.placed {
                    prop_assert!(frame.contains(placed.rect), "{:?}", placed);
                }
            }
        }
        Err(unfit) => {
            prop_assert_eq!(unfit.len(), 1, "there is one run");
            let unfit = &unfit[0];
            prop_assert!((least.0, least.1) > (0, 0), "it fits");
            prop_assert_eq!(i64::try_from(unfit.breaks).unwrap(), least.0);
            prop_assert_eq!(i64::from(unfit.over.to_emu()), least.1 * 12_700);
            prop_assert!(
                !unfit.panels.is_empty() && unfit.place.is_some() && unfit.words > 0
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 4_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn no_legal_way_to_fill_the_panels_is_better(case in case(0..10)) {
        agrees(&case)?;
    }

    #[test]
    fn what_fits_fits_in_deeper_panels_too(mut case in case(0..10), more in 1i32..20) {
        let fits = |case: &Case| {
            let drawn = draw(&case.main);
            spread(&drawn, &panels(&drawn, &case.of)).is_ok()
        };
        let before = fits(&case);
        case.of.iter_mut().for_each(|(depth, _)| *depth += more);
        prop_assert!(fits(&case) || !before);
    }

    /// Runs do not know of each other.
    #[test]
    fn two_runs_are_each_as_if_they_were_alone(one in case(1..6), two in case(1..6)) {
        let first = draw(&one.main).galleys.main.items;
        let is_strip = |item: &Item| matches!(item, Item::Strip(_));
        let end = first.iter().rposition(is_strip).unwrap_or(0) + 1;
        let pieces: Vec<&str> = one.main.split_whitespace().take(end).collect();
        let both = draw(&format!("{} / {}", pieces.join(" "), two.main));
        let all: Vec<(i32, usize)> = one.of.iter().chain(&two.of).copied().collect();
        let (here, there) = (0..one.of.len(), one.of.len()..all.len());
        let items = both.galleys.main.items.len();
        let bound = runs(&all, &[(0..end, here.collect()), (end + 1..items, there.collect())]);
        let alone = |case: &Case| {
            let drawn = draw(&case.main);
            read(&drawn, &panels(&drawn, &case.of))
        };
        let (a, b) = (alone(&one), alone(&two));
        let together = read(&both, &bound);
        if !a.contains(" too much") && !b.contains(" too much") {
            prop_assert_eq!(together, format!("{a} | {b}"));
        } else {
            prop_assert!(together.contains(" too much"), "{together}");
        }
    }
}

// The names that messages use.

#[test]
fn every_panel_of_every_fold_has_a_name_of_its_own() {
    use handout::form::Fold::{Accordion, Gate, Half, Roll, Tri};
    let names = |fold: handout::form::Fold, panels: usize| -> Vec<String> {
        (1..=2 * panels).map(|page| fold.part(page, panels).1).collect()
    };
    assert_eq!(names(Half, 2), ["cover", "inside left", "inside right", "back"]);
    assert_eq!(
        names(Tri, 3),
        ["cover", "inside left", "inside middle", "inside right", "flap", "back"]
    );
    assert_eq!(
        names(Accordion, 3),
        ["cover", "inside left", "inside middle", "back", "outside 1", "outside 2"]
    );
    assert_eq!(
        names(Roll, 4),
        [
            "cover", "inside 1", "inside 2", "inside 3", "inside 4", "flap 1", "flap 2",
            "back"
        ]
    );
    assert_eq!(
        names(Gate, 3),
        ["cover", "right gate", "inside left", "inside middle", "inside right", "back"]
    );
    for panels in 2..=8 {
        for fold in [Accordion, Roll] {
            let mut all = names(fold, panels);
            all.sort();
            all.dedup();
            assert_eq!(all.len(), 2 * panels);
            let backs =
                (1..=2 * panels).filter(|page| fold.part(*page, panels).0 == Part::Back);
            assert_eq!(backs.count(), 1, "{fold:?} {panels}");
        }
    }
}
