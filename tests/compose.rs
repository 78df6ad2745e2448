//! Text in the square font → galleys, drawn: what stands where, what a break costs, what is set only at a cut.
//!
//! Running text is 20 pt on 24 pt in a measure of 400 pt, so twenty characters stand on a line; tables and notes are 10 pt on 12 pt.

use crate::notation::{check_galley, written};
use expect_test::{Expect, expect};
use handout::compose::{self, Shapes};
use handout::diag::Report;
use handout::galley::{Galleys, Item};
use handout::geom::Length;
use handout::layout::{Color, Layout};
use handout::load;
use handout::mark::Ink;
use handout::source::{Job, Prints};
use std::path::PathBuf;

const HEAD: &str = r#"
title = "Title"
id = "T"
version = "1"
language = "en-US"
status = "sample"
checked = 2026-11-23
"#;

/// The galleys of blocks, in a layout that is changed first.
fn galleys(content: &str, change: impl FnOnce(&mut Layout)) -> Galleys {
    let tests = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests");
    let job = Job {
        content: tests.join("handouts/every-block/drawn.toml"),
        text: Some(format!("{HEAD}{content}")),
        layout: tests.join("data/square.toml").display().to_string(),
        clinic: None,
        font_dirs: vec![tests.join("fonts")],
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    };
    let mut report = Report::default();
    let source = load::source(&mut report, &job);
    let mut source = source.unwrap_or_else(|| panic!("{report}"));
    change(&mut source.layout);
    let galleys = compose::galleys(&mut report, &source, &mut Shapes::default());
    assert_eq!(report.to_string(), "");
    galleys.expect("the report holds no error")
}

/// The picture of the galley of a content.
#[track_caller]
fn drawn(content: &str, expected: &Expect) {
    check_galley(&galleys(content, |_| ()).main, expected);
}

/// The same, with a measure of so many points.
#[track_caller]
fn drawn_in(measure: i32, content: &str, expected: &Expect) {
    let wide = |layout: &mut Layout| layout.paper.width = Length::pt(measure + 100);
    check_galley(&galleys(content, wide).main, expected);
}

// Text.

#[test]
fn a_paragraph_is_a_strip_a_line_and_lone_lines_are_dear() {
    drawn(
        r#"[[block]]
text = "one two three four five six seven eight nine ten eleven twelve thirteen""#,
        &expect![[r#"
            one_two_three_four:24
            $5000
            five_six_seven_eight:24
            $50
            nine_ten_eleven:24
            $5000
            twelve_thirteen:24"#]],
    );
}

#[test]
fn between_paragraphs_stands_their_white_and_between_blocks_more() {
    drawn(
        r#"[[block]]
text = """
one

two"""

[[block]]
text = "three""#,
        &expect![[r#"
            one:24
            .
            +6
            two:24
            .
            +10
            three:24"#]],
    );
}

#[test]
fn a_section_heading_is_a_good_place_before_and_holds_on_to_what_follows() {
    drawn(
        r#"[[block]]
text = "one"

[[section]]
heading = "What should I do now today?"

  [[section.block]]
  text = "two"

  [[section.block]]
  heading = "Small"

  [[section.block]]
  text = "three""#,
        &expect![[r#"
            one:24
            $-200
            +18
            What_should_I:30
            !
            do_now_today?:30
            !
            +4
            two:24
            .
            +14
            Small:26
            !
            +3
            three:24"#]],
    );
}

#[test]
fn a_citation_is_on_its_line_and_its_entry_in_the_notes() {
    let content = r#"[[block]]
text = "one two three four [@b] five six seven [@a; @b]"

[[reference]]
id = "a"
text = "Anna"

[[reference]]
id = "b"
text = "Berta wrote a long book about it all in the year""#;
    let galleys = galleys(content, |_| ());
    check_galley(
        &galleys.main,
        &expect![[r#"
        one_two_three_four;1@360;@372.4:24^1
        $5000
        five_six_seven;1@280;,@292.4;2@304.8:24^1,2"#]],
    );
    let notes: Vec<String> = galleys
        .notes
        .iter()
        .map(|note| {
            format!("{} {}", note.work.0, crate::notation::written_strip(&note.strip))
        })
        .collect();
    expect![[r#"
        1 1.;Berta_wrote_a_long_book_about_it_all@23.5/in_the_year@23.5:24
        2 2.;Anna@23.5:12"#]]
    .assert_eq(&notes.join("\n"));
}

#[test]
fn works_at_the_end_are_a_section_of_strips_that_are_never_cut() {
    let content = r#"[[block]]
text = "one [@b; @a]"

[[reference]]
id = "a"
text = "Anna"

[[reference]]
id = "b"
text = "Berta wrote a long book about it all in the year""#;
    let end = |layout: &mut Layout| layout.references = handout::layout::References::End;
    let galleys = galleys(content, end);
    assert!(galleys.notes.is_empty());
    check_galley(
        &galleys.main,
        &expect![[r#"
        one;1@60;,@72.4;2@84.8:24^1,2
        $-200
        +18
        References:30
        !
        +4
        1.;Anna@23.5:12
        $1500
        +8
        2.;Berta_wrote_a_long_book_about_it_all@23.5/in_the_year@23.5:24"#]],
    );
}

// Lists.

#[test]
fn lists_hang_and_nest_and_the_stem_stays_with_the_first_item() {
    drawn(
        r#"[[block]]
list.stem = "Tell us:"
list.items = ["one", { text = "two two two two two", items = ["inner", "second"] }, "three"]"#,
        &expect![[r#"
            Tell_us::24
            !
            +8
            •;one@29:24
            $1500
            +8
            •;two_two_two_two@29:24
            $5000
            two@29:24
            !
            +8
            –@29;inner@58:24
            $1500
            +8
            –@29;second@58:24
            $1500
            +8
            •;three@29:24"#]],
    );
}

#[test]
fn the_text_of_a_numbered_list_hangs_after_its_widest_number() {
    drawn(
        r#"[[block]]
list.numbered = true
list.items = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"]"#,
        &expect![[r#"
            1.;a@69:24
            $1500
            +8
            2.;b@69:24
            $100
            +8
            3.;c@69:24
            $100
            +8
            4.;d@69:24
            $100
            +8
            5.;e@69:24
            $100
            +8
            6.;f@69:24
            $100
            +8
            7.;g@69:24
            $100
            +8
            8.;h@69:24
            $100
            +8
            9.;i@69:24
            $1500
            +8
            10.;j@69:24"#]],
    );
}

// Boxes.

#[test]
fn points_stand_in_a_band_that_is_padded_at_a_cut_too() {
    drawn(
        r#"[[block]]
text = "before"

[[block]]
points.title = "Main"
points.items = ["one", "two"]

[[block]]
text = "after""#,
        &expect![[r#"
            before:24
            .
            +10
            { -:10
            ![-:10|-:10]
            Main@14:30
            ![-:10|-:10]
            +4
            •@14;one@43:24
            $3000[-:10|-:10]
            +8
            •@14;two@43:24
            ![-:10|-:10]
            -:10 }
            .
            +10
            after:24"#]],
    );
}

#[test]
fn a_notice_says_its_level_and_its_paragraphs_are_kept_in_its_box() {
    drawn(
        r#"[[block]]
notice.level = "warning"
notice.title = "Stop"
notice.text = """
one

two"""

[[block]]
notice.level = "tip"
notice.text = "three""#,
        &expect![[r#"
            { -:10
            ![-:10|-:10]
            Warning:_Stop@14:26
            ![-:10|-:10]
            one@14:24
            $3000[-:10|-:10]
            +6
            two@14:24
            ![-:10|-:10]
            -:10 }
            .
            +10
            { -:10
            ![-:10|-:10]
            Tip@14:26
            ![-:10|-:10]
            three@14:24
            ![-:10|-:10]
            -:10 }"#]],
    );
}

const CALL: &str = r#"[[block]]
call.title = "When"
call.levels = [
  { level = "emergency", label = "Call 911", text = "bad" },
  { level = "urgent", label = "Today", items = ["one", "two"], fields = ["Day", "Night"] },
  { level = "routine", label = "Later", text = "mild", items = ["three"] },
]"#;

#[test]
fn each_level_of_a_call_box_is_one_strip_with_its_label_beside_it() {
    drawn_in(
        1000,
        CALL,
        &expect![[r#"
            When:26
            !
            +3
            =1000:2
            !
            #200x34;|34;|34@998/=1000/Call_911@8;bad@208:34
            $200[|=1000:2]
            #200x92;|92;|92@998/=1000/Today@8;•@208;one@237/•@208;two@237/Day@208/=294@276/Night@590/=294@698:92
            $200[|=1000:2]
            #200x66;|66;|66@998/=1000/Later@8;mild@208/•@208;three@237:66"#]],
    );
}

#[test]
fn a_label_with_a_word_too_long_for_its_column_stands_above_as_all_others_do() {
    drawn_in(
        600,
        r#"[[block]]
call.levels = [
  { level = "urgent", label = "Day", text = "one" },
  { level = "routine", label = "Whenever", text = "two" },
]"#,
        &expect![[r#"
            =600:2
            !
            #600x34;|68;|68@598/=600/Day@8/one@8:68
            $200[|=600:2]
            #600x34;|68;|68@598/=600/Whenever@8/two@8:68"#]],
    );
}

#[test]
fn in_a_narrow_measure_the_label_of_a_call_level_stands_above() {
    drawn(
        CALL,
        &expect![[r#"
            When:26
            !
            +3
            =400:2
            !
            #400x34;|68;|68@398/=400/Call_911@8/bad@8:68
            $200[|=400:2]
            #400x34;|158;|158@398/=400/Today@8/•@8;one@37/•@8;two@37/Day@8/=316@76/Night@8/=276@116:158
            $200[|=400:2]
            #400x34;|100;|100@398/=400/Later@8/mild@8/•@8;three@37:100"#]],
    );
}

// What a pen is for.

#[test]
fn a_checklist_is_a_strip_an_item_and_a_short_one_is_kept() {
    drawn(
        r#"[[block]]
checklist.title = "Signs"
checklist.items = ["cough", "a fever of some days", "pain"]"#,
        &expect![[r#"
            Signs:26
            !
            +3
            []/cough@28:24
            $3000
            +8
            []/a_fever_of_some@28/days@28:48
            $3000
            +8
            []/pain@28:24"#]],
    );
}

#[test]
fn a_checklist_in_two_columns_has_two_items_a_strip_where_there_is_room() {
    let content = r#"[[block]]
checklist.columns = 2
checklist.items = ["a", "b", "c"]"#;
    drawn_in(
        600,
        content,
        &expect![[r#"
        []/a@28/[]@305/b@333:24
        $3000
        +8
        []/c@28:24"#]],
    );
    drawn(
        content,
        &expect![[r#"
        []/a@28:24
        $3000
        +8
        []/b@28:24
        $3000
        +8
        []/c@28:24"#]],
    );
}

#[test]
fn a_long_checklist_may_be_cut_between_its_items() {
    drawn(
        r#"[[block]]
checklist.items = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]"#,
        &expect![[r#"
            []/a@28:24
            $1500
            +8
            []/b@28:24
            $150
            +8
            []/c@28:24
            $150
            +8
            []/d@28:24
            $150
            +8
            []/e@28:24
            $150
            +8
            []/f@28:24
            $150
            +8
            []/g@28:24
            $150
            +8
            []/h@28:24
            $1500
            +8
            []/i@28:24"#]],
    );
}

#[test]
fn a_scale_is_a_ruled_table_with_a_box_in_each_cell() {
    drawn(
        r#"[[block]]
checklist.items = ["Pain", "Cough"]
checklist.scale = ["No", "Bad"]"#,
        &expect![[r#"
            #400x22/=400/Symptom@5/|22@213.3/No@218.3/|22@293.3/Bad@298.3:22
            !
            =400/Pain@5/|26@213.3/[]@245.3/|26@293.3/[]@338.7:26
            $1500[|#400x22/=400/Symptom@5/|22@213.3/No@218.3/|22@293.3/Bad@298.3:22]
            =400/Cough@5/|26@213.3/[]@245.3/|26@293.3/[]@338.7:26"#]],
    );
}

#[test]
fn the_first_column_of_a_scale_and_of_a_diary_has_the_head_it_is_given() {
    drawn(
        r#"[[block]]
checklist.heading = "Pill"
checklist.items = ["Pain"]
checklist.scale = ["No"]"#,
        &expect![[r#"
            #400x22/=400/Pill@5/|22@250/No@255:22
            !
            =400/Pain@5/|26@250/[]@317:26"#]],
    );
    drawn(
        r#"[[block]]
checklist.heading = "Pill"
checklist.items = ["Pain"]
checklist.dates = 1"#,
        &expect![[r#"
            #172.4x49;=227.6@172.4/=400/Pill@5/|49@172.4/Date@177.4/=217.6@177.4:49
            !
            =400/Pain@5/|26@172.4/[]@278.2:26"#]],
    );
}

#[test]
fn a_scale_that_does_not_fit_stands_below_its_item_each_box_beside_its_word() {
    drawn_in(
        200,
        r#"[[block]]
checklist.items = ["Pain", "Cough"]
checklist.scale = ["None", "Moderate", "Severe"]"#,
        &expect![[r#"
            Symptom:12
            !
            Pain/[]/None@22/[]/Moderate@22/[]/Severe@22/=200:70
            $1500
            Cough/[]/None@22/[]/Moderate@22/[]/Severe@22/=200:70"#]],
    );
}

#[test]
fn each_day_of_a_diary_has_a_line_for_its_date_and_no_ground_below_it() {
    drawn(
        r#"[[block]]
checklist.title = "Diary"
checklist.items = ["Pills", "Cough"]
checklist.dates = 3"#,
        &expect![[r#"
            Diary:26
            !
            +3
            #115.1x49;=284.9@115.1/=400/Symptom@5/|49@115.1/Date@120.1/=85@120.1/|49@210.1/Date@215.1/=85@215.1/|49@305/Date@310/=85@310:49
            !
            =400/Pills@5/|26@115.1/[]@154.6/|26@210.1/[]@249.6/|26@305/[]@344.5:26
            $1500[|#115.1x49;=284.9@115.1/=400/Symptom@5/|49@115.1/Date@120.1/=85@120.1/|49@210.1/Date@215.1/=85@215.1/|49@305/Date@310/=85@310:49]
            =400/Cough@5/|26@115.1/[]@154.6/|26@210.1/[]@249.6/|26@305/[]@344.5:26"#]],
    );
}

#[test]
fn days_that_do_not_fit_beside_each_other_stand_in_tables_below_each_other() {
    drawn_in(
        250,
        r#"[[block]]
checklist.items = ["Pills"]
checklist.dates = 3"#,
        &expect![[r#"
            #94.3x49;=155.7@94.3/=250/Symptom@5/|49@94.3/Date@99.3/=67.8@99.3/|49@172.2/Date@177.2/=67.8@177.2:49
            !
            =250/Pills@5/|26@94.3/[]@125.3/|26@172.2/[]@203.1:26
            .
            +10
            #137x49;=113@137/=250/Symptom@5/|49@137/Date@142/=103@142:49
            !
            =250/Pills@5/|26@137/[]@185.5:26"#]],
    );
}

#[test]
fn lines_to_write_on_are_as_wide_as_the_measure() {
    drawn(
        r#"[[block]]
lines.title = "Ask"
lines.count = 4"#,
        &expect![[r#"
            Ask:26
            !
            +3
            =400:32
            $1500
            =400:32
            $150
            =400:32
            $1500
            =400:32"#]],
    );
}

#[test]
fn a_field_is_a_label_and_the_line_after_it() {
    drawn(
        r#"[[block]]
fields.items = ["Name", "Date of birth"]"#,
        &expect![[r#"
            Name/=312@88:32
            $1500
            Date_of_birth/=132@268:32"#]],
    );
}

const SCHEDULE: &str = r#"[[block]]
schedule.title = "Pills"
schedule.rows = ["abc"]
schedule.blank = 1
schedule.times = ["Morning", "Bedtime"]"#;

#[test]
fn a_schedule_is_a_ruled_table_with_rows_deep_enough_to_write_in() {
    drawn(
        SCHEDULE,
        &expect![[r#"
            Pills:26
            !
            +3
            #400x32/=400/Medicine@5/|32@200/Morning@205/|32@300/Bedtime@305:32
            !
            =400/abc@5/|32@200;|32@300:32
            $3000[|#400x32/=400/Medicine@5/|32@200/Morning@205/|32@300/Bedtime@305:32]
            =400/|32@200;|32@300:32"#]],
    );
}

#[test]
fn a_log_is_a_schedule_whose_rows_are_days() {
    drawn(
        r#"[[block]]
schedule.heading = "Day"
schedule.rows = ["1", "2"]
schedule.times = ["Morning", "Evening"]"#,
        &expect![[r#"
            #400x32/=400/Day@5/|32@80/Morning@85/|32@240/Evening@245:32
            !
            =400/1@5/|32@80;|32@240:32
            $3000[|#400x32/=400/Day@5/|32@80/Morning@85/|32@240/Evening@245:32]
            =400/2@5/|32@80;|32@240:32"#]],
    );
}

#[test]
fn a_schedule_that_does_not_fit_has_a_line_for_each_time() {
    drawn_in(
        180,
        SCHEDULE,
        &expect![[r#"
        Pills:26
        !
        +3
        Medicine:12
        !
        abc/Morning/=106@74/Bedtime/=106@74/=180:86
        $1500
        =180/Morning/=106@74/Bedtime/=106@74/=180:101"#]],
    );
}

#[test]
fn lines_to_write_on_lie_in_their_strips_however_little_white_there_is() {
    let content = r#"[[block]]
fields.items = ["Name"]

[[block]]
checklist.items = ["Pills"]
checklist.dates = 2

[[block]]
contacts.items = [{ who = "Nurse" }]"#;
    let tight = |layout: &mut Layout| {
        layout.spaces.cell_y = Length::ZERO;
        layout.styles.body.leading = layout.styles.body.size;
        // Thicker than half the room below the baseline.
        layout.spaces.thin = Length::pt(3);
    };
    let galley = galleys(content, tight).main;
    let (mut lines, pen) = (0, layout_pen());
    for item in &galley.items {
        let Item::Strip(strip) = item else { continue };
        for mark in &strip.marks {
            if let Ink::Fill(size, color) = &mark.ink
                && *color == pen
            {
                lines += 1;
                assert!(mark.at.y + size.depth <= strip.depth, "{mark:?}");
            }
        }
    }
    assert_eq!(lines, 4);
}

/// The colour of lines to write on.
fn layout_pen() -> Color {
    let layout = load::layout(&mut Report::default(), "take-home-letter");
    layout.expect("it is shipped").palette.pen
}

// Tables.

const DRUGS: &str = r#"[[block]]
drugs.caption = "Pills"
drugs.headings = ["Name", "Food", "Often", "Tell"]
drugs.rows = [
  { generic = "abc", brand = "Xyz", say = "ei", food = "yes", common = "tired", report = "pain" },
  { generic = "def", food = "", common = "sick", report = "rash" },
]"#;

#[test]
fn a_drug_row_is_one_strip_and_its_head_is_set_again_at_a_cut() {
    drawn(
        DRUGS,
        &expect![[r#"
        Pills:26
        !
        +3
        #400x22/=400/Name@5;Food@114.1;Often@205;Tell@314.1:22
        !
        =400/abc@5/(Xyz)@5/ei@5/yes@114.1;tired@205;pain@314.1:48
        $1500[|#400x22/=400/Name@5;Food@114.1;Often@205;Tell@314.1:22]
        #400x24/=400/def@5/sick@205;rash@314.1:24"#]],
    );
}

#[test]
fn drugs_in_narrow_columns_are_records_and_each_is_one_strip() {
    drawn_in(
        200,
        DRUGS,
        &expect![[r#"
        Pills:26
        !
        +3
        Name:12
        !
        abc/(Xyz)/ei/Food;:_yes@40/Often;:_tired@50/Tell;:_pain@40/=200:84
        $1500
        def/Often;:_sick@50/Tell;:_rash@40/=200:48"#]],
    );
}

#[test]
fn a_table_has_its_head_again_at_each_cut_and_every_other_row_on_a_ground() {
    drawn(
        r#"[[block]]
table.caption = "Tests"
table.columns = [{ heading = "Test", width = 1 }, { heading = "Why", width = 3 }]
table.row-header = true
table.rows = [["a", "one two three four five six seven"], ["b", ""], ["c", "d"], ["e", "f"]]"#,
        &expect![[r#"
            Tests:26
            !
            +3
            #400x22/=400/Test@5;Why@105:22
            !
            =400/a@5;one_two_three_four_five_six@105/seven@105:34
            $1500[|#400x22/=400/Test@5;Why@105:22]
            #400x22/=400/b@5:22
            $100[|#400x22/=400/Test@5;Why@105:22]
            =400/c@5;d@105:22
            $1500[|#400x22/=400/Test@5;Why@105:22]
            #400x22/=400/e@5;f@105:22"#]],
    );
}

#[test]
fn a_row_without_words_is_deep_enough_to_write_in() {
    drawn(
        r#"[[block]]
table.columns = [{ heading = "Day" }, { heading = "Pain" }]
table.rows = [["one", ""], ["", ""]]"#,
        &expect![[r#"
            #400x22/=400/Day@5;Pain@182.8:22
            !
            =400/one@5:22
            $1500[|#400x22/=400/Day@5;Pain@182.8:22]
            #400x32/=400:32"#]],
    );
}

#[test]
fn in_records_a_row_or_column_that_is_empty_has_lines_to_write_on() {
    drawn_in(
        200,
        r#"[[block]]
table.columns = [{ heading = "Medicine" }, { heading = "Started" }, { heading = "Stopped" }]
table.rows = [["aspirin", "yesterday", ""], ["", "", ""]]"#,
        &expect![[r#"
            Medicine;:_aspirin@80/Started;:_yesterday@70/Stopped/=126@74/=200:66
            $1500
            Medicine/=116@84/Started/=126@74/Stopped/=126@74/=200:106"#]],
    );
}

#[test]
fn contacts_have_no_head_and_a_line_where_no_number_is() {
    drawn(
        r#"[[block]]
contacts.title = "Call"
contacts.items = [{ who = "Clinic", phone = "555" }, { who = "Nurse" }]"#,
        &expect![[r#"
            Call:26
            !
            +3
            =400/Clinic@5;555@227.2:34
            $1500
            #400x37/=400/Nurse@5/=167.8@227.2:37"#]],
    );
}

#[test]
fn where_hours_leave_no_room_for_a_number_all_stands_below_each_other() {
    let content = r#"[[block]]
contacts.items = [{ who = "Clinic", phone = "555", hours = "always" }, { who = "Nurse" }]"#;
    drawn_in(
        700,
        content,
        &expect![[r#"
        =700/Clinic@5;555@255;always@455:34
        $1500
        #700x37/=700/Nurse@5/=190@255:37"#]],
    );
    drawn_in(
        300,
        content,
        &expect![[r#"
            Clinic/555/always/=300:82
            $1500
            Nurse/=300/=300:61"#]],
    );
}

// The rest.

#[test]
fn a_picture_holds_its_caption() {
    drawn(
        r#"[[block]]
figure.image = "pictures/lung.png"
figure.alt = "Lungs"
figure.caption = "Two lungs"
figure.width = 50"#,
        &expect![[r#"
            %200x133.3:133.3
            !
            +3
            Two_lungs:12"#]],
    );
}

#[test]
fn a_word_its_sound_and_its_meaning_are_one_paragraph() {
    drawn(
        r#"[[block]]
glossary.items = [
  { term = "Biopsy", say = "BY-op-see", meaning = "A small piece." },
  { term = "CT", meaning = "A scan." },
]"#,
        &expect![[r#"
            Biopsy;_(BY-op-see):@120:24
            $5000
            A_small_piece.:24
            $1500
            +8
            CT;:_A_scan.@40:24"#]],
    );
}

#[test]
fn a_code_stands_beside_its_caption_and_its_address_in_one_strip() {
    drawn(
        r#"[[block]]
qr.url = "https://a.org"
qr.caption = "Trials""#,
        &expect!["#56.7x56.7;::48.9/Trials@66.7/a.org@66.7:56.7"],
    );
}

#[test]
fn a_page_break_is_forced_and_nothing_holds_against_it() {
    drawn(
        r#"[[block]]
text = "one"

[[block]]
break = "page"

[[section]]
heading = "Next"

  [[section.block]]
  text = "two""#,
        &expect![[r#"
            one:24
            /
            +18
            Next:30
            !
            +4
            two:24"#]],
    );
}

#[test]
fn the_banner_holds_who_gives_it_the_title_and_the_line_below() {
    let galleys = galleys(
        r#"subtitle = "Below"
kind = "Sheet"
[[block]]
text = "one""#,
        |_| (),
    );
    check_galley(
        &galleys.banner,
        &expect![[r#"
            Riverbend_Cancer_Clinic/Thoracic_Oncology/12_River_Road,_Riverbend/riverbend.example/Sheet@350/=400:61
            !
            +18
            Title:24
            !
            +3
            Below:12
            !
            -:10"#]],
    );
}

#[test]
fn running_text_is_set_in_and_headings_are_not() {
    let content = r#"[[section]]
heading = "Head"

  [[section.block]]
  text = "one two three four five"

  [[section.block]]
  list.items = ["six"]"#;
    let indent = |layout: &mut Layout| layout.spaces.indent = Length::pt(100);
    check_galley(
        &galleys(content, indent).main,
        &expect![[r#"
        Head:30
        !
        +4
        one_two_three@100:24
        $5000
        four_five@100:24
        .
        +10
        •@100;six@129:24"#]],
    );
}

#[test]
fn what_is_written_can_be_drawn_again() {
    let content = r#"[[block]]
points.items = ["one", "two"]

[[block]]
text = "three four five six seven eight nine ten""#;
    let picture = written(&galleys(content, |_| ()).main).replace(['{', '}'], "");
    let again = crate::notation::draw(&picture).galleys.main;
    let bare = |picture: &str| -> Vec<String> {
        let depth = |token: &str| match token.rsplit_once(':') {
            Some((_, depth)) if !token.contains('[') => depth.to_owned(),
            Some(_) | None => token.split('[').next().unwrap_or_default().to_owned(),
        };
        picture.split_whitespace().map(depth).collect()
    };
    assert_eq!(bare(&written(&again)), bare(&picture));
}
