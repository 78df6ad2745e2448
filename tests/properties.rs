//! Invariants of make-up over random galleys (typesetting.md, 2.7), and the optimum against trying every way.

use crate::every_way::{Doc, Search, best, cuts, pages_of_columns, pt, strips};
use crate::notation::{Drawn, frames};
use handout::diag::Report;
use handout::galley::{Band, Item, Penalty, Strip};
use handout::geom::Length;
use handout::handout::WorkId;
use handout::page::{Page, Placed, What};
use handout::paginate;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::test_runner::TestCaseError;
use proptest::{prop_assert, prop_assert_eq, prop_assume, proptest};
use std::collections::BTreeSet;

fn works() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => Just(""), 1 => Just("^1"), 1 => Just("^2"), 1 => Just("^3"), 1 => Just("^1,2"),
    ]
    .prop_map(str::to_owned)
}

/// A strip and what follows it.
fn piece(sound: bool) -> impl Strategy<Value = String> {
    let price = prop_oneof![
        1 => Just(""), 8 => Just("."), 3 => Just("$50"), 2 => Just("$100"), 2 => Just("$-200"),
        2 => Just("$1500"), 2 => Just("$5000"), 4 => Just("!"), 1 => Just("/"),
    ];
    let white = || prop_oneof![3 => Just(0), 1 => 1i32..6];
    let foot = prop_oneof![5 => Just(0), 1 => 1i32..6];
    let head = prop_oneof![4 => Just(0), 1 => 1i32..18];
    (2i32..20, works(), white(), price, foot, head, (works(), works(), white())).prop_map(
        move |(
            depth,
            works,
            above,
            price,
            foot,
            head,
            (foot_works, head_works, below),
        )| {
            // A sound head or foot repeats what stands above it.
            let (foot_works, head_works) = if sound {
                (works.clone(), works.clone())
            } else {
                (foot_works, head_works)
            };
            let mut text = format!("s:{depth}{works}");
            if above > 0 {
                text.push_str(&format!(" +{above}"));
            }
            if price.is_empty() {
                return text;
            }
            text.push_str(&format!(" {price}"));
            if foot + head > 0 {
                let set = |name: &str, depth: i32, works: &str| {
                    if depth > 0 {
                        format!("{name}:{depth}{works}")
                    } else {
                        String::new()
                    }
                };
                text.push_str(&format!(
                    "[{}|{}]",
                    set("f", foot, &foot_works),
                    set("h", head, &head_works)
                ));
            }
            if below > 0 {
                text.push_str(&format!(" +{below}"));
            }
            text
        },
    )
}

fn doc(strips: usize, columns: std::ops::Range<usize>) -> impl Strategy<Value = Doc> {
    // Only in columns does it matter whether heads cite what was not cited above.
    let sound = columns.end > 2;
    doc_of(strips, columns, sound)
}

fn doc_of(
    strips: usize,
    columns: std::ops::Range<usize>,
    sound: bool,
) -> impl Strategy<Value = Doc> {
    let banner = prop_oneof![3 => Just(0), 1 => 1i32..25];
    let notes = proptest::collection::vec(1i32..12, 3);
    (columns, banner, 24i32..60, notes).prop_flat_map(
        move |(columns, banner, depth, notes)| {
            proptest::collection::vec(piece(sound), 0..strips).prop_map(move |pieces| {
                Doc {
                    main: pieces.join(" "),
                    banner,
                    columns,
                    depth,
                    notes: (1..).zip(notes.iter().copied()).collect(),
                }
            })
        },
    )
}

fn agrees_with_trying_every_way(doc: &Doc) -> Result<(), TestCaseError> {
    let drawn = doc.drawn();
    let (least, banner) = best(doc, &drawn);
    let (pages, report) = drawn.pages(doc.columns, doc.depth);
    prop_assert_eq!(pages.is_some(), least.0 == 0, "{:?} {}", least, report);
    let Some(pages) = pages else { return Ok(()) };
    let (cost, even) = Search::new(doc, &drawn, banner).cost(&pages);
    prop_assert_eq!(cost, least);
    prop_assert!(even, "I17: the last columns are as even as can be");
    Ok(())
}

/// Broken rules and pages; `None` if something does not fit.
fn key(doc: &Doc, drawn: &Drawn) -> Option<(i64, usize)> {
    let (pages, _) = drawn.pages(doc.columns, doc.depth);
    let pages = pages?;
    let search = Search::new(doc, drawn, doc.banner);
    let ends = cuts(&pages, search.items);
    let prices = ends.iter().flat_map(|(_, ends)| ends).map(|&cut| search.price(cut));
    Some((prices.filter(|price| *price >= 1_000).sum(), pages.len()))
}

/// Whether something was given up, so that other breaks would be legal in a larger frame.
fn gave_up(doc: &Doc) -> bool {
    !doc.drawn()
        .warnings(doc.columns, doc.depth)
        .replace("notes-heavy", "")
        .trim()
        .is_empty()
}

fn holds_what_is_promised(doc: &Doc) -> Result<(), TestCaseError> {
    let drawn = doc.drawn();
    let (pages, report) = drawn.pages(doc.columns, doc.depth);
    // I7: what does not fit is an error, and only that.
    prop_assert_eq!(pages.is_none(), report.errors() > 0);
    // I10: the same galley gives the same pages.
    let again = drawn.pages(doc.columns, doc.depth).0;
    prop_assert_eq!(format!("{:?}", &pages), format!("{:?}", again));
    let Some(pages) = pages else { return Ok(()) };
    let items = &drawn.galleys.main.items;
    // I1: every strip once and in order.
    let placed: Vec<usize> = strips(&pages).iter().map(|at| at.item).collect();
    let all = |item: &usize| matches!(items[*item], Item::Strip(_));
    prop_assert_eq!(placed.clone(), (0..items.len()).filter(all).collect::<Vec<_>>());
    // I9: no page without matter but that of a lone banner; folios without gaps.
    let with_matter = pages_of_columns(&pages);
    let empty = (0..pages.len()).filter(|page| !with_matter.contains_key(page));
    prop_assert!(empty.clone().count() == 0 || doc.banner > 0 && empty.eq([0]));
    prop_assert!((1..).zip(&pages).all(|(folio, page)| page.folio == folio));
    // I2 and I8: columns are parted at breaks that are allowed, and only there heads and feet stand.
    let mut expected = Vec::new();
    let mut relaxed = Search::new(doc, &drawn, 0).relaxed;
    relaxed.extend(Search::new(doc, &drawn, doc.banner).relaxed);
    let taken: Vec<i64> =
        cuts(&pages, items).into_iter().flat_map(|(_, ends)| ends).collect();
    for cut in &taken[..taken.len().saturating_sub(1)] {
        let place = usize::try_from(*cut).expect("a break");
        prop_assert!(matches!(items[place], Item::Break(_)));
        let Item::Break(found) = &items[place] else { continue };
        prop_assert!(found.penalty < Penalty::FORBID || relaxed.contains(cut));
        expected.extend(found.foot.iter().map(|_| What::Foot(place)));
        let head = found
            .head
            .iter()
            .filter(|head| pt(head.depth) * 5 <= i64::from(doc.depth) * 2);
        expected.extend(head.map(|_| What::Head(place)));
    }
    let everything = pages.iter().flat_map(|page| &page.placed);
    let set: Vec<What> = everything
        .map(|placed| placed.what)
        .filter(|what| matches!(what, What::Foot(_) | What::Head(_)))
        .collect();
    prop_assert_eq!(set, expected);
    for page in &pages {
        page_is_sound(doc, &drawn, page)?;
    }
    Ok(())
}

fn page_is_sound(doc: &Doc, drawn: &Drawn, page: &Page) -> Result<(), TestCaseError> {
    let frame = frames(doc.columns, doc.depth).frame;
    let strip = |what: What| match what {
        What::Banner(item) => strip_of(&drawn.galleys.banner.items[item], what),
        What::Strip(item) | What::Foot(item) | What::Head(item) => {
            strip_of(&drawn.galleys.main.items[item], what)
        }
        What::NotesHead | What::Note(_) => None,
    };
    // I3 and I4: everything lies in the frame, nothing on anything else.
    for (index, placed) in page.placed.iter().enumerate() {
        prop_assert!(frame.contains(placed.rect), "{placed:?}");
        for other in &page.placed[..index] {
            prop_assert!(!placed.rect.overlaps(other.rect), "{placed:?} {other:?}");
        }
    }
    // I4: between two strips in a column stands the glue of the galley and no other white; none at its head.
    let mut all = page.placed.iter();
    let bannered = all.any(|placed| matches!(placed.what, What::Banner(_)));
    let banner = if bannered { i64::from(doc.banner) } else { 0 };
    let mut above: Option<&Placed> = None;
    for placed in page.placed.iter().filter(|placed| strip(placed.what).is_some()) {
        let same = above.filter(|above| {
            above.column == placed.column && !matches!(above.what, What::Banner(_))
        });
        // I2: a head has nothing above it in its column, a foot something above and nothing below.
        prop_assert!(!matches!(placed.what, What::Head(_)) || same.is_none());
        let first = same.map_or(placed.what, |above| above.what);
        prop_assert!(!matches!(first, What::Foot(_)));
        let (top, expected) = match same.map(|above| (above.what, placed.what)) {
            Some((What::Strip(from), What::Strip(to))) => {
                (same, white_between(&drawn.galleys.main.items[from..to]))
            }
            Some(_) => (same, 0),
            None if matches!(placed.what, What::Banner(_)) => (None, 0),
            None => (None, banner),
        };
        let top = top.map_or(frame.top(), |above| above.rect.bottom());
        prop_assert_eq!(pt(placed.rect.top() - top), expected, "{:?}", placed);
        above = Some(placed);
    }
    // I5 and I6: the works at the foot are those cited on the page, each once, in order.
    let cited: BTreeSet<WorkId> = page
        .placed
        .iter()
        .filter_map(|placed| strip(placed.what))
        .flat_map(|strip| strip.works.iter().copied())
        .filter(|work| doc.notes.iter().any(|(known, _)| *known == work.0))
        .collect();
    let foot: Vec<WorkId> = page
        .placed
        .iter()
        .filter_map(|placed| match placed.what {
            What::Note(work) => Some(work),
            What::Banner(_) | What::Strip(_) | What::Foot(_) => None,
            What::Head(_) | What::NotesHead => None,
        })
        .collect();
    prop_assert_eq!(foot, cited.into_iter().collect::<Vec<_>>());
    Ok(())
}

fn strip_of(item: &Item, what: What) -> Option<&Strip> {
    match (item, what) {
        (Item::Strip(strip), _) => Some(strip),
        (Item::Break(found), What::Foot(_)) => found.foot.as_ref(),
        (Item::Break(found), _) => found.head.as_ref(),
        (Item::Glue(_), _) => None,
    }
}

fn white_between(items: &[Item]) -> i64 {
    let white = items.iter().map(|item| match item {
        Item::Glue(glue) => pt(*glue),
        Item::Strip(_) | Item::Break(_) => 0,
    });
    white.sum()
}

fn cases(cases: u32) -> ProptestConfig {
    ProptestConfig {
        cases,
        max_global_rejects: cases * 20,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(2_500))]

    #[test]
    fn in_one_column_no_way_is_better(doc in doc(9, 1..2)) {
        agrees_with_trying_every_way(&doc)?;
    }

    #[test]
    fn in_two_and_three_columns_no_way_is_better(doc in doc(9, 2..4)) {
        agrees_with_trying_every_way(&doc)?;
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn pages_hold_what_is_promised(doc in doc(40, 1..4)) {
        holds_what_is_promised(&doc)?;
    }

    #[test]
    fn heads_that_cite_new_works_do_no_harm(doc in doc_of(40, 1..4, false)) {
        holds_what_is_promised(&doc)?;
    }

    #[test]
    fn without_entries_no_page_has_a_foot(mut doc in doc(20, 1..4)) {
        doc.notes.clear();
        let pages = doc.drawn().pages(doc.columns, doc.depth).0;
        let placed = pages.iter().flatten().flat_map(|page| &page.placed);
        let foot = |placed: &&Placed| matches!(placed.what, What::Note(_) | What::NotesHead);
        prop_assert_eq!(placed.filter(foot).count(), 0);
    }

    /// I17.
    #[test]
    fn the_last_columns_are_as_even_as_can_be(mut doc in doc(24, 2..4), deeper in 0i32..120) {
        doc.depth += deeper;
        let drawn = doc.drawn();
        let (pages, _) = drawn.pages(doc.columns, doc.depth);
        let Some(pages) = pages else { return Ok(()) };
        let below = pages_of_columns(&pages).contains_key(&0);
        let search = Search::new(&doc, &drawn, if below { doc.banner } else { 0 });
        for [chosen, least] in search.last_columns(&pages) {
            prop_assert_eq!(chosen, least);
        }
    }

    /// I12.
    #[test]
    fn a_deeper_frame_makes_nothing_worse(mut doc in doc(30, 1..4), more in 1i32..20) {
        let drawn = doc.drawn();
        let before = key(&doc, &drawn);
        prop_assume!(before.is_some() && !gave_up(&doc));
        doc.depth += more;
        prop_assert!(key(&doc, &drawn).is_some_and(|after| Some(after) <= before));
    }

    /// I13.
    #[test]
    fn less_matter_makes_nothing_worse(doc in doc(30, 1..4)) {
        let drawn = doc.drawn();
        let before = key(&doc, &drawn);
        prop_assume!(before.is_some() && !gave_up(&doc));
        let mut fewer = drawn.clone();
        let items = &mut fewer.galleys.main.items;
        let last = items.iter().rposition(|item| matches!(item, Item::Strip(_)));
        items.truncate(last.unwrap_or(0));
        prop_assert!(key(&doc, &fewer).is_some_and(|after| Some(after) <= before));
    }

    /// I13.
    #[test]
    fn fewer_citations_make_nothing_worse(doc in doc(30, 1..4), work in 1u16..4) {
        let before = key(&doc, &doc.drawn());
        prop_assume!(before.is_some() && !gave_up(&doc));
        let mut fewer = doc;
        fewer.notes.retain(|(known, _)| *known != work);
        prop_assert!(key(&fewer, &fewer.drawn()).is_some_and(|after| Some(after) <= before));
    }

    /// I14.
    #[test]
    fn pages_made_up_again_stay_as_they_are(doc in doc(30, 1..2)) {
        let drawn = doc.drawn();
        let (pages, _) = drawn.pages(1, doc.depth);
        prop_assume!(pages.is_some() && !gave_up(&doc));
        let pages = pages.unwrap_or_default();
        let mut again = drawn.clone();
        for cut in cuts(&pages, &drawn.galleys.main.items) {
            let place = usize::try_from(cut.1[0]).expect("a cut");
            if let Some(Item::Break(found)) = again.galleys.main.items.get_mut(place) {
                found.penalty = Penalty::FORCE;
            }
        }
        let (second, _) = again.pages(1, doc.depth);
        prop_assert_eq!(format!("{:?}", second.unwrap_or_default()), format!("{pages:?}"));
    }

    #[test]
    fn odd_galleys_do_no_harm(
        doc in doc(12, 0..6),
        order in proptest::collection::vec((any::<usize>(), any::<usize>()), 0..12),
        depths in proptest::collection::vec(prop_oneof![-40i32..40, Just(i32::MAX)], 12),
        bands in proptest::collection::vec((0usize..30, 0usize..30), 0..4),
        frame in -50i32..60,
    ) {
        let mut drawn = doc.drawn();
        let items = &mut drawn.galleys.main.items;
        let count = items.len();
        if count > 0 {
            order.iter().for_each(|(one, other)| items.swap(one % count, other % count));
        }
        for (item, &depth) in items.iter_mut().zip(&depths) {
            match item {
                Item::Strip(strip) => strip.depth = Length::emu(depth),
                Item::Glue(glue) => *glue = Length::emu(depth),
                Item::Break(_) => {}
            }
        }
        for (start, end) in bands {
            let band = Band {
                items: start..end,
                left: Length::ZERO,
                width: Length::MAX,
                fill: Some(handout::layout::Color::WHITE),
                bar: None,
                outline: None,
            };
            drawn.galleys.main.bands.push(band.clone());
            drawn.galleys.banner.bands.push(band);
        }
        let mut report = Report::default();
        let made = frames(doc.columns, frame);
        let pages = paginate::pages(&mut report, &drawn.galleys, &made);
        prop_assert_eq!(pages.is_none(), report.errors() > 0);
    }
}
