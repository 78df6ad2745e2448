//! Pagination, drawn: one line in, one line out. Each ruling has its picture.

use crate::notation::{check, check_columns, draw, frames};
use handout::diag::Report;
use handout::galley::Penalty;
use handout::geom::{Length, Point};
use handout::mark::{Ink, Owner};
use handout::page::What;
use handout::paginate;

// Filling.

#[test]
fn pages_are_filled() {
    check("a:12 . b:12 . c:12 . d:12", 36, "a b c | d");
}

#[test]
fn matter_that_fills_the_frame_exactly_fits() {
    check("a:12 . b:24", 36, "a b");
    check("a:12 . b:25", 36, "a | b");
}

#[test]
fn nothing_makes_no_page() {
    for nothing in ["", "+6", ".", "/", "+6 / +6 . +6", "! +3"] {
        check(nothing, 36, "");
    }
}

#[test]
fn glue_vanishes_at_the_head_and_foot_of_a_frame() {
    check("a:12 +12 . b:12 . c:12", 24, "a | b c");
    check("a:12 . +12 b:12 . c:12", 24, "a | b c");
    check("+30 a:12 . b:12 . +30", 24, "a b");
}

#[test]
fn glue_between_strips_takes_room() {
    check("a:12 +6 . b:12", 30, "a b");
    check("a:12 +7 . b:12", 30, "a | b");
    check("a:12 +3 . +4 b:12", 30, "a | b");
}

#[test]
fn strips_without_a_break_between_them_are_never_parted() {
    check("a:12 . b:12 c:12 . d:12", 24, "a | b c | d");
    check("a:12 . b:12 +2 c:12 . d:12", 26, "a | b c | d");
}

// Prices.

#[test]
fn a_heading_stays_with_the_line_below() {
    check("a:12 . b:12 . H:12 ! c:12 . d:12", 36, "a b | H c d");
}

#[test]
fn a_cheap_break_is_taken_if_half_the_page_would_stay_empty() {
    check("a:12 . b:12 $50 c:12 $50 d:12", 36, "a b c | d");
}

#[test]
fn a_break_in_a_paragraph_is_spared_if_a_quarter_of_the_page_stays_empty_at_most() {
    let matter = "a:73 . b:9 $50 c:9 $50 d:9 $50 e:9";
    check(matter, 100, "a b c d | e");
    check(&matter.replace("a:73 ", "a:76 "), 100, "a | b c d e");
}

#[test]
fn a_page_is_not_left_more_than_a_third_empty_to_spare_a_table_break() {
    check("a:66 . b:11 $100 c:11 $100 d:11 $100 e:11", 100, "a b c d | e");
}

#[test]
fn a_broken_rule_costs_more_than_a_page() {
    check("a:12 $1000 b:12 . c:12 $1000 d:12 . e:12", 36, "a b | c d e");
    check("a:30 . b:12 $5000 c:12 . d:30", 42, "a | b c | d");
}

#[test]
fn a_page_costs_more_than_white() {
    check("a:30 . b:12 $900 c:12 . d:30", 42, "a b | c d");
}

#[test]
fn a_break_with_a_bonus_is_preferred() {
    check("a:12 . b:12 . c:12 . d:12", 38, "a b c | d");
    check("a:12 . b:12 $-200 c:12 . d:12", 38, "a b | c d");
}

#[test]
fn the_largest_and_smallest_prices_do_not_overflow() {
    check("a:12 $32767 b:12 . c:12", 24, "a b | c");
    check("a:12 $-32768 b:12 . c:12", 36, "a | b c");
    check("a:12 $9999 b:12 $-9999 c:12", 24, "a b | c");
}

// Forced breaks.

#[test]
fn a_forced_break_ends_the_page() {
    check("a:12 / b:12 . c:12", 36, "a | b c");
    check_columns(2, "a:12 / b:12 . c:12", 36, "a | b, c");
}

#[test]
fn an_empty_page_is_suppressed() {
    check("/ a:12 / +6 / b:12 /", 36, "a | b");
}

#[test]
fn of_two_breaks_between_two_strips_the_forced_one_or_the_dearest_counts() {
    check("a:12 . ! b:12 . c:12", 24, "a b | c");
    check("a:12 ! / b:12 . c:12", 36, "a | b c");
    check("a:12 / ! b:12 . c:12", 36, "a | b c");
}

// What is set at a cut.

#[test]
fn a_table_head_is_set_again_below_a_cut() {
    check("h:6 ! a:12 .[|H:6] b:12 .[|H:6] c:12 .[|H:6] d:12", 30, "h a b | H c d");
}

#[test]
fn a_head_takes_room_only_below_a_cut() {
    check("a:12 .[|H:6] b:12 .[|H:6] c:12", 24, "a b | H c");
    check("a:12 .[|H:6] b:12 .[|H:7] c:12 . d:6", 24, "a b | H c | d");
}

#[test]
fn a_foot_takes_room_above_the_cut() {
    check("a:12 .[f:6|] b:12 .[f:6|] c:12", 30, "a b f | c");
    check("a:12 .[f:6|] b:12 .[f:7|] c:12", 30, "a f | b c");
}

#[test]
fn a_stretch_whose_foot_does_not_fit_may_be_followed_by_a_longer_one() {
    check("a:12 .[f:30|] b:12 . c:12", 36, "a b c");
    check("a:12 .[f:30|] b:12 .[f:20|] c:12 . d:12", 36, "a b c | d");
}

#[test]
fn feet_and_heads_stand_at_column_breaks_too() {
    check_columns(
        2,
        "a:12 .[f:4|h:6] b:12 .[f:4|h:6] c:12 .[f:4|h:6] d:12 . e:12 / g:12",
        34,
        "a b f, h c d | e | g",
    );
}

#[test]
fn a_head_deeper_than_two_fifths_of_the_frame_is_not_set_again() {
    let sparse = draw("a:12 .[|H:12] b:12 . c:12");
    assert_eq!(sparse.made_up(1, 30), "a b | c");
    let repeated = draw("a:18 .[|H:12] b:18");
    assert_eq!(repeated.made_up(1, 30), "a | H b");
    assert_eq!(repeated.warnings(1, 30), "");
    let dropped = draw("a:18 .[|H:13] b:18");
    assert_eq!(dropped.made_up(1, 30), "a | b");
    assert_eq!(dropped.warnings(1, 30), "head-not-repeated");
}

// Orphans and widows: seven lines, room for four (after WeasyPrint's test_page, BSD-3).

fn paragraph(orphans: usize, widows: usize) -> String {
    let mut text = String::from("z:30 .");
    for line in 1..=7 {
        text.push_str(&format!(" {line}:10"));
        if line < 7 {
            let ruled = line < orphans || 7 - line < widows;
            text.push_str(if ruled { " $5000" } else { " $50" });
        }
    }
    text
}

#[test]
fn orphans_and_widows_of_two_part_seven_lines_four_to_three() {
    check(&paragraph(2, 2), 70, "z 1 2 3 4 | 5 6 7");
}

#[test]
fn five_orphans_send_all_lines_to_the_next_page() {
    check(&paragraph(5, 2), 70, "z | 1 2 3 4 5 6 7");
}

#[test]
fn four_widows_keep_four_lines() {
    check(&paragraph(2, 4), 70, "z 1 2 3 | 4 5 6 7");
}

#[test]
fn four_orphans_and_four_widows_keep_all_lines_together() {
    check(&paragraph(4, 4), 70, "z | 1 2 3 4 5 6 7");
}

#[test]
fn lines_that_must_stay_together_do() {
    check(&paragraph(2, 2).replace("$50 ", "! "), 70, "z | 1 2 3 4 5 6 7");
}

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

// What cannot be.

#[test]
fn a_strip_deeper_than_the_frame_is_an_error() {
    assert_eq!(
        draw("a:12 . b:37 . c:12 . d:40").made_up(1, 36),
        "strip-too-deep strip-too-deep"
    );
    let (pages, report) = draw("a:12 . b:400").pages(1, 36);
    assert!(pages.is_none());
    let error = report.sorted()[0].clone();
    assert_eq!(error.place.expect("a place").range(), 2..3);
    assert!(error.message.contains("142 mm deep"), "{}", error.message);
    assert!(error.message.contains("129 mm more"), "{}", error.message);
    assert_eq!(error.hints.len(), 1);
}

#[test]
fn a_row_that_fits_only_without_its_head_is_an_error() {
    assert_eq!(draw("a:30 .[|H:8] b:30").made_up(1, 36), "strip-too-deep");
}

#[test]
fn entries_that_do_not_fit_below_their_line_are_an_error() {
    let drawn = draw("a:12 . b:12^1,2").notes(&[(1, 13), (2, 12)]);
    assert_eq!(drawn.made_up(1, 36), "notes-too-deep");
    assert_eq!(drawn.made_up(1, 37), "a | b ^1,2");
}

#[test]
fn a_frame_without_room_is_an_error() {
    for depth in [0, -20] {
        assert_eq!(draw("a:12").made_up(1, depth), "frame-too-small");
    }
    let mut narrow = frames(1, 36);
    narrow.frame.size.width = Length::ZERO;
    let mut report = Report::default();
    assert!(paginate::pages(&mut report, &draw("a:12").galleys, &narrow).is_none());
}

#[test]
fn no_column_counts_as_one() {
    check_columns(0, "a:12 . b:12", 12, "a | b");
}

// What is given up.

#[test]
fn a_chain_deeper_than_the_frame_is_parted_as_seldom_as_possible() {
    let drawn = draw("a:12 ! b:12 ! c:12 ! d:12 . e:12");
    assert_eq!(drawn.made_up(1, 36), "a b c | d e");
    assert_eq!(drawn.warnings(1, 36), "keep-relaxed");
    assert_eq!(drawn.warnings(1, 48), "");
}

#[test]
fn a_chain_that_fits_is_never_parted_because_another_does_not() {
    check("x:12 . a:12 ! b:12 . c:12 ! d:12 ! e:12", 24, "x | a b | c d | e");
}

#[test]
fn the_outermost_keep_is_given_up_first() {
    // The band marks what belongs together most closely: parting it would fill the pages better.
    let flat = draw("a:12 ! b:12 ! c:12 ! d:12");
    assert_eq!(flat.made_up(1, 36), "a b c | d");
    let nested = draw("a:12 ! b:12 ! c:12 ! d:12").band(4..7);
    assert_eq!(nested.made_up(1, 36), "a b | c d");
}

#[test]
fn inner_keeps_are_given_up_if_the_outer_ones_do_not_help() {
    let drawn = draw("a:12 ! b:12 ! c:12 ! d:12").band(2..7);
    assert_eq!(drawn.made_up(1, 24), "a b | c d");
    assert_eq!(drawn.warnings(1, 24), "keep-relaxed");
}

#[test]
fn a_chain_is_parted_if_its_notes_do_not_fit_together() {
    let drawn = draw("a:12^1 ! b:12^2").notes(&[(1, 12), (2, 12)]);
    assert_eq!(drawn.made_up(1, 36), "a ^1 | b ^2");
    assert_eq!(drawn.made_up(1, 48), "a b ^1,2");
}

#[test]
fn only_headings_end() {
    check("A:12 ! B:12 ! C:12", 24, "A B | C");
    check("A:12 ! B:12 ! C:12 !", 36, "A B C");
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

// Columns.

#[test]
fn columns_are_filled_one_after_the_other() {
    check_columns(2, "a:12 . b:12 . c:12 . d:12 . e:12", 24, "a b, c d | e");
    check_columns(3, "a:9 . b:9 . c:9 . d:9 . e:9", 9, "a, b, c | d, e");
}

#[test]
fn the_last_columns_come_out_even() {
    check_columns(2, "a:12 . b:12 . c:12 . d:12", 48, "a b, c d");
    check_columns(2, "a:12 . b:12 . c:12", 48, "a b, c");
    check_columns(3, "a:12 . b:12 . c:12 . d:12", 48, "a b, c, d");
}

#[test]
fn columns_before_a_forced_break_come_out_even() {
    check_columns(2, "a:12 . b:12 . c:12 . d:12 / e:12", 48, "a b, c d | e");
}

#[test]
fn balance_does_not_break_a_rule_that_can_be_kept() {
    check_columns(2, "a:12 . b:12 $5000 c:12 . d:12", 48, "a, b c d");
}

#[test]
fn a_foot_across_all_columns_makes_them_all_less_deep() {
    let drawn = draw("a:12 . b:12 . c:12 . d:12^1 . e:12").notes(&[(1, 12)]);
    assert_eq!(drawn.made_up(2, 24), "a, b ^1".replace(" ^1", "") + " c | d, e ^1");
}

#[test]
fn glue_vanishes_at_the_head_and_foot_of_a_column() {
    check_columns(2, "a:12 . b:12 +9 . c:12 . d:12 / e:1", 24, "a b, c d | e");
}

// Bands.

fn grounds(drawn: &crate::notation::Drawn, columns: usize, depth: i32) -> Vec<String> {
    let (pages, _) = drawn.pages(columns, depth);
    let ground = |page: &handout::page::Page| {
        let fills = page.marks.iter().filter(|mark| mark.owner == Owner::Decoration);
        let each = fills.map(|mark| match &mark.ink {
            Ink::Fill(size, _) => format!(
                "{},{}+{}",
                mark.at.x.to_pt() - 20.0,
                mark.at.y.to_pt() - 20.0,
                size.depth.to_pt()
            ),
            other => format!("{other:?}"),
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
    let note = handout::handout::WorkId(1);
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

#[test]
fn prices_have_the_order_the_objective_needs() {
    assert!(Penalty::FREE < Penalty::RULE && Penalty::RULE < Penalty::RELAXED);
    assert!(Penalty::RELAXED < Penalty::FORBID);
}
