//! Where galleys are cut, drawn: one line in, one line out. Each ruling has its picture.

use crate::notation::{check, check_columns, draw, frames};
use handout::diag::Report;
use handout::geom::Length;
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
    check_columns(2, "a:12 . b:12 $5000 c:12 . d:12", 48, "a b c, d");
}

#[test]
fn a_foot_across_all_columns_makes_them_all_less_deep() {
    let drawn = draw("a:12 . b:12 . c:12 . d:12^1 . e:12").notes(&[(1, 12)]);
    assert_eq!(drawn.made_up(2, 24), "a b, c | d, e ^1");
    assert_eq!(drawn.made_up(2, 36), "a b, c d ^1 | e");
}

#[test]
fn glue_vanishes_at_the_head_and_foot_of_a_column() {
    check_columns(2, "a:12 . b:12 +9 . c:12 . d:12 / e:1", 24, "a b, c d | e");
}
