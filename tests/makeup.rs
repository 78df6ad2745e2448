//! What stands where on a page: the banner, the foot with its entries, grounds, and the order of all.

use crate::notation::{Drawn, draw, frames};
use handout::geom::{Length, Point};
use handout::handout::WorkId;
use handout::mark::{Ink, Owner};
use handout::page::{Page, What};

// The foot of the page.

#[test]
fn the_works_cited_on_a_page_stand_at_its_foot() {
    let drawn = draw("a:12^2 . b:12^1,2 . c:12^1 . d:12").notes(&[(1, 6), (2, 6)]);
    assert_eq!(drawn.made_up(1, 36), "a b ^1,2 | c d ^1");
}

#[test]
fn the_foot_takes_room_for_its_head_and_for_the_gaps() {
    let drawn = draw("a:12^1 . b:12^2").notes(&[(1, 5), (2, 5)]).notes_white(3, 2);
    assert_eq!(drawn.made_up(1, 24 + 3 + 5 + 2 + 5), "a b ^1,2");
    assert_eq!(drawn.made_up(1, 24 + 3 + 5 + 2 + 4), "a ^1 | b ^2");
}

#[test]
fn a_work_without_an_entry_takes_no_room() {
    assert_eq!(draw("a:12^1 . b:12^2").notes_white(9, 9).made_up(1, 24), "a b");
}

#[test]
fn a_line_goes_to_the_next_page_with_its_entries() {
    let drawn = draw("a:12 . b:12 . c:12^1 . d:12").notes(&[(1, 12)]);
    assert_eq!(drawn.made_up(1, 36), "a b | c d ^1");
}

#[test]
fn a_citation_in_a_repeated_head_counts_on_every_page() {
    let drawn = draw("h:6^1 ! a:12 .[|H:6^1] b:12 .[|H:6^1] c:12").notes(&[(1, 6)]);
    assert_eq!(drawn.made_up(1, 24), "h a ^1 | H b ^1 | H c ^1");
    assert_eq!(drawn.made_up(1, 36), "h a b ^1 | H c ^1");
}

#[test]
fn a_citation_in_a_foot_counts_only_where_the_foot_stands() {
    let drawn = draw("a:12 .[f:6^1|] b:12 . c:12").notes(&[(1, 18)]);
    assert_eq!(drawn.made_up(1, 36), "a b c");
    assert_eq!(drawn.made_up(1, 24), "a b | c");
}

#[test]
fn entries_stand_at_the_bottom_of_the_frame() {
    let drawn = draw("a:12^1").notes(&[(1, 5)]).notes_white(3, 2);
    let (pages, _) = drawn.pages(1, 100);
    let page = &pages.expect("it fits")[0];
    let rects: Vec<_> = page.placed.iter().map(|placed| placed.rect).collect();
    assert_eq!(rects[1].top(), Length::pt(20 + 100 - 8));
    assert_eq!(rects[2].bottom(), Length::pt(120));
    assert_eq!(rects[2].size.width, frames(1, 100).frame.size.width);
}

#[test]
fn a_foot_that_takes_more_than_half_the_page_is_remarked_on() {
    let drawn = draw("a:12^1").notes(&[(1, 30)]);
    assert_eq!(drawn.warnings(1, 60), "");
    assert_eq!(drawn.warnings(1, 59), "notes-heavy");
}

#[test]
fn an_entry_owns_its_nodes_on_the_first_page_that_shows_it_only() {
    let drawn = draw("a:12^1 / b:12^1").notes(&[(1, 12)]);
    let (pages, _) = drawn.pages(1, 40);
    let owners: Vec<Owner> = pages
        .expect("it fits")
        .iter()
        .map(|page| page.marks.last().expect("an entry").owner)
        .collect();
    assert!(matches!(owners[0], Owner::Node(_)));
    assert_eq!(owners[1], Owner::Repeated);
}

// The banner.

#[test]
fn the_banner_makes_the_first_page_less_deep() {
    let drawn = draw("a:12 . b:12 . c:12 . d:12 . e:12").banner("T:12 +6");
    assert_eq!(drawn.made_up(1, 42), "T a b | c d e");
}

#[test]
fn the_banner_makes_all_columns_of_the_first_page_less_deep() {
    let drawn = draw("a:12 . b:12 . c:12 . d:12 . e:12 . f:12").banner("T:12");
    assert_eq!(drawn.made_up(2, 24), "T a, b | c d, e f");
    let (pages, _) = drawn.pages(2, 24);
    let page = &pages.expect("it fits")[0];
    assert_eq!(page.placed[0].rect.size.width, Length::pt(210));
    assert_eq!(page.placed[1].rect.at, Point::new(Length::pt(20), Length::pt(32)));
    assert_eq!(page.placed[2].rect.at, Point::new(Length::pt(130), Length::pt(32)));
}

#[test]
fn the_breaks_of_a_banner_are_never_taken() {
    let drawn = draw("a:12").banner("T:12 / U:12 . V:12");
    assert_eq!(drawn.made_up(1, 48), "T U V a");
}

#[test]
fn works_cited_in_the_banner_stand_at_the_foot_of_the_first_page() {
    let drawn = draw("a:12 . b:12").banner("T:12^1").notes(&[(1, 12)]);
    assert_eq!(drawn.made_up(1, 36), "T a ^1 | b");
}

#[test]
fn a_banner_stands_alone_if_nothing_fits_below_it() {
    let drawn = draw("a:30 . b:6").banner("T:12");
    assert_eq!(drawn.made_up(1, 36), "T | a b");
    assert_eq!(drawn.warnings(1, 36), "banner-alone");
    assert_eq!(draw("").banner("T:12").made_up(1, 36), "T");
}

#[test]
fn a_banner_deeper_than_the_frame_is_an_error() {
    assert_eq!(draw("a:12").banner("T:37").made_up(1, 36), "strip-too-deep");
    let drawn = draw("a:12").banner("T:30^1").notes(&[(1, 7)]);
    assert_eq!(drawn.made_up(1, 36), "notes-too-deep");
}

// Bands.

fn grounds(drawn: &Drawn, columns: usize, depth: i32) -> Vec<String> {
    let (pages, _) = drawn.pages(columns, depth);
    let ground = |page: &Page| {
        let fills = page.marks.iter().filter(|mark| mark.owner == Owner::Decoration);
        let margin = Length::pt(20);
        let each = fills.map(|mark| {
            let Ink::Fill(size, _) = mark.ink else { return String::from("?") };
            format!(
                "{},{}+{}",
                (mark.at.x - margin).to_pt(),
                (mark.at.y - margin).to_pt(),
                size.depth.to_pt()
            )
        });
        each.collect::<Vec<_>>().join(" ")
    };
    pages.expect("it fits").iter().map(ground).collect()
}

#[test]
fn a_band_has_one_ground_for_each_piece() {
    let drawn = draw("a:12 . b:12 +6 . c:12 . d:12").band(2..8);
    assert_eq!(grounds(&drawn, 1, 60), ["0,12+42"]);
    assert_eq!(grounds(&drawn, 1, 29), ["0,12+12", "0,0+24"]);
    let columns = draw("a:12 . b:12 +6 . c:12 . d:12 / e:1").band(2..8);
    assert_eq!(grounds(&columns, 2, 60), ["0,12+12 110,0+24", ""]);
}

#[test]
fn feet_and_heads_inside_a_band_stand_on_it() {
    let drawn = draw("a:12 .[f:3|h:4] b:12").band(0..3);
    assert_eq!(grounds(&drawn, 1, 20), ["0,0+15", "0,0+16"]);
    let beside = draw("a:12 .[f:3|h:4] b:12").band(2..3);
    assert_eq!(grounds(&beside, 1, 20), ["", "0,4+12"]);
}

#[test]
fn outer_grounds_lie_below_inner_ones_and_all_below_the_matter() {
    let drawn = draw("a:12 . b:12 . c:12").band(0..5).band(2..3);
    assert_eq!(grounds(&drawn, 1, 60), ["0,0+36 0,12+12"]);
    let (pages, _) = drawn.pages(1, 60);
    let page = &pages.expect("it fits")[0];
    let first = page.marks.iter().position(|mark| mark.owner != Owner::Decoration);
    assert_eq!(first, Some(2));
}

#[test]
fn bands_that_hold_nothing_have_no_ground() {
    let drawn = draw("a:12 . b:12").band(1..2).band(0..0).band(7..90);
    assert_eq!(grounds(&drawn, 1, 60), [""]);
}

// Pages.

#[test]
fn folios_count_from_one_and_pages_have_the_size_of_the_paper() {
    let (pages, _) = draw("a:12 / b:12 / c:12").pages(1, 36);
    let pages = pages.expect("it fits");
    assert_eq!(pages.iter().map(|page| page.folio).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(pages.iter().all(|page| page.size == frames(1, 36).paper));
}

#[test]
fn matter_stands_in_reading_order() {
    let drawn = draw("a:12^1 . b:12").banner("T:6").notes(&[(1, 6)]);
    let (pages, _) = drawn.pages(2, 60);
    let order: Vec<What> = pages.expect("it fits")[0]
        .placed
        .iter()
        .map(|placed| placed.what)
        .collect();
    let note = WorkId(1);
    assert_eq!(
        order,
        [
            What::Banner(0),
            What::Strip(0),
            What::Strip(2),
            What::NotesHead,
            What::Note(note)
        ]
    );
}
