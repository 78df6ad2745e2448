//! Each rule of `check/`: one handout that offends, one near miss that does not.

use handout::diag::{Diagnostic, Report};
use handout::source::{Job, Prints};
use handout::{check, load};
use std::fs;
use std::path::Path;

/// No rule speaks.
const NONE: [&str; 0] = [];

const HEAD: &str = "title = \"A title\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en\"\nstatus = \"sample\"\n\
                    checked = 2026-11-23\ncheck-again = 2027-11-23\n\n";

/// The rules that speak about a text in a layout that changes some keys of the default one.
fn rules(text: &str, layout: &str) -> Vec<String> {
    let layout = format!("extends = \"take-home-letter\"\n{layout}");
    sources(&format!("[[block]]\ntext = \"{text}\""), &layout)
}

/// The rules that speak about the blocks of a content in a layout, before anything is set.
fn sources(blocks: &str, layout: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let job = job(folder.path(), blocks, layout);
    let mut report = Report::default();
    if let Some(source) = load::source(&mut report, &job) {
        let _ = check::source(&mut report, &source, None);
    }
    report.sorted().iter().map(|each| each.rule.to_string()).collect()
}

/// What is said once the pages are set: the rule and its message.
fn pages(blocks: &str, layout: &str) -> Vec<String> {
    pages_in("en", blocks, layout)
}

/// The same of a handout in a language.
fn pages_in(language: &str, blocks: &str, layout: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let job = job(folder.path(), blocks, layout);
    let text = fs::read_to_string(&job.content).unwrap();
    let text = text.replace("\"en\"", &format!("\"{language}\""));
    fs::write(&job.content, text).unwrap();
    let mut report = Report::default();
    let _ = handout::make(&mut report, &job);
    let said = |each: &&Diagnostic| format!("{}: {}", each.rule, each.message);
    report.sorted().iter().map(said).collect()
}

fn job(folder: &Path, blocks: &str, layout: &str) -> Job {
    let content = folder.join("a.toml");
    let own = folder.join("own.toml");
    fs::write(&content, format!("{HEAD}{blocks}\n")).unwrap();
    fs::write(&own, format!("title = \"Own\"\n{layout}\n")).unwrap();
    Job {
        content,
        layout: own.display().to_string(),
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    }
}

/// Whether a rule is among those that spoke.
fn says(said: &[String], rule: &str) -> bool {
    said.iter().any(|each| each.starts_with(rule))
}

#[test]
fn a_character_without_a_glyph_is_named() {
    assert_eq!(rules("A \u{4e2d} here.", ""), ["missing-glyph"]);
    assert_eq!(rules("A \u{416} here, by way of the second family.", ""), NONE);
}

#[test]
fn a_frame_without_room_is_found() {
    assert_ne!(rules("Words.", "margins = { left = \"5in\", right = \"5in\" }"), NONE);
    assert_eq!(rules("Words.", "margins = { left = \"1in\", right = \"1in\" }"), NONE);
}

#[test]
fn a_measure_too_narrow_to_read_is_found() {
    assert_ne!(
        rules("Words.", "margins = { left = \"3.4in\", right = \"3.4in\" }"),
        NONE
    );
}

#[test]
fn type_too_small_to_read_is_found() {
    let small = "[styles]\nbody = { size = \"8pt\", leading = \"10pt\" }";
    assert_eq!(rules("Words.", small), ["TYP-01"]);
    let fine = "[styles]\nbody = { size = \"13pt\", leading = \"17pt\" }";
    assert_eq!(rules("Words.", fine), NONE);
}

#[test]
fn boxes_a_pen_cannot_tick_are_found() {
    assert_eq!(rules("Words.", "[spaces]\ntick = \"3.9mm\""), ["FRM-01"]);
    assert_eq!(rules("Words.", "[spaces]\ntick = \"4mm\""), NONE);
}

#[test]
fn lines_too_close_to_write_on_are_found() {
    assert_eq!(rules("Words.", "[spaces]\nwrite-on = \"7.9mm\""), ["FRM-04"]);
    assert_eq!(rules("Words.", "[spaces]\nwrite-on = \"8mm\""), NONE);
}

#[test]
fn running_text_is_asked_for_by_the_profile() {
    let eleven = "[styles]\nbody = { size = \"11pt\", leading = \"15pt\" }";
    assert_eq!(rules("Words.", eleven), ["TYP-01"]);
    let level = |size: &str| {
        let layout = format!(
            "extends = \"take-home-letter\"\n[styles]\nbody = {{ size = \"{size}pt\", leading = \"15pt\" }}"
        );
        let folder = tempfile::tempdir().unwrap();
        let mut report = Report::default();
        let source =
            load::source(&mut report, &job(folder.path(), WORDS, &layout)).unwrap();
        check::source(&mut report, &source, None).is_some()
    };
    assert!(level("9"), "a warning");
    assert!(!level("8.9"), "an error");
}

#[test]
fn small_type_is_found_in_every_style() {
    let note = |size| format!("[styles]\nnote = {{ size = \"{size}pt\" }}");
    assert_eq!(rules("Words.", &note("8.9")), ["TYP-02"]);
    assert_eq!(rules("Words.", &note("9")), NONE);
    assert_eq!(rules("Words.", &note("6.9")), ["TYP-02"]);
}

#[test]
fn large_print_is_large_in_tables_too() {
    let large = |styles: &str| {
        let layout = format!("extends = \"large-print-letter\"\n[styles]\n{styles}");
        sources("[[block]]\ntext = \"Words.\"", &layout)
    };
    assert_eq!(large(""), NONE);
    let table = "table = { size = \"17.5pt\" }";
    assert_eq!(large(table), ["TYP-03"]);
    assert_eq!(rules("Words.", "[styles]\ntable = { size = \"11pt\" }"), NONE);
    assert_eq!(large("heading = { size = \"19.5pt\" }")[0], "TYP-03");
    assert_eq!(large("table = { leading = \"22pt\" }"), ["TYP-04"]);
    assert_eq!(large("body = { leading = \"22pt\" }"), ["TYP-04"]);
}

#[test]
fn lines_that_crowd_each_other_are_found() {
    let body = |leading| format!("[styles]\nbody = {{ leading = \"{leading}pt\" }}");
    assert_eq!(rules("Words.", &body("14.3")), ["TYP-05"]);
    assert_eq!(rules("Words.", &body("14.4")), NONE);
}

#[test]
fn the_ladder_of_a_layout_counts() {
    let ladder = |less| {
        let layout = format!(
            "extends = \"trifold-letter\"\n[fit]\nfloor = \"8pt\"\nsteps = [{{ smaller = \"{less}pt\" }}]"
        );
        sources("[[block]]\ntext = \"Words.\"", &layout)
    };
    assert_eq!(ladder("1"), NONE);
    assert_eq!(ladder("1.5"), ["TYP-01"]);
}

const LONG: &str = "[[block]]\npoints.items = [\"One point.\"]\n[[section]]\nheading = \"A heading\"\n[[section.block]]\ntext = \"One two three four five six seven eight nine ten eleven twelve and so \
                    on it goes, the sea is wide and blue and the day is long and warm, and who walks along the shore \
                    may find a shell or a stone that is as smooth as glass. One two three four five six seven eight \
                    nine ten eleven twelve and so on it goes, the sea is wide and blue and the day is long and warm, \
                    and who walks along the shore may find a shell or a stone that is as smooth as glass. One two \
                    three four five six seven eight nine ten eleven twelve and so on it goes, the sea is wide and \
                    blue and the day is long and warm, and who walks along the shore may find a shell or a stone that \
                    is as smooth as glass. One two three four five six seven eight nine ten eleven twelve and so on \
                    it goes, the sea is wide and blue and the day is long and warm, and who walks along the shore.\"";

#[test]
fn lines_are_counted_as_they_are_set() {
    let layout =
        |keys: &str| pages(LONG, &format!("extends = \"take-home-letter\"\n{keys}"));
    assert!(!says(&layout(""), "TYP-06"));
    let wide = layout("[spaces]\nindent = \"0pt\"");
    assert!(says(&wide, "TYP-06: a full line of running text holds 9"), "{wide:?}");
    let layout_of = "extends = \"take-home-letter\"";
    let chinese = pages_in("zh-Hans", LONG, layout_of);
    assert!(says(&chinese, "TYP-06"), "half as many characters: {chinese:?}");
    let narrow =
        layout("[margins]\nleft = \"2.65in\"\nright = \"2.65in\"\nbottom = \"1.6in\"");
    assert!(says(&narrow, "TYP-06: a full line of running text holds 2"), "{narrow:?}");
}

#[test]
fn a_layout_that_divides_words_is_found() {
    assert_eq!(rules("Words.", "hyphenate = true"), ["TYP-08"]);
    assert_eq!(rules("Words.", "hyphenate = false"), NONE);
}

#[test]
fn headings_stand_out() {
    let heading = |key: &str, size| {
        rules("Words.", &format!("[styles]\n{key} = {{ size = \"{size}pt\" }}"))
    };
    assert_eq!(heading("heading", "13.5"), ["TYP-12"]);
    assert_eq!(heading("heading", "14"), NONE);
    assert_eq!(heading("subheading", "12"), NONE, "it is bold");
    assert_eq!(heading("subheading", "11.5"), ["TYP-12"]);
    assert_eq!(heading("subheading", "16"), ["TYP-12"]);
    assert_eq!(heading("title", "16"), ["TYP-12"]);
}

#[test]
fn letters_of_two_families_are_fine() {
    // Only the second family of the layout has this letter.
    let text = "[[block]]\ntext = \"A word with \u{1ebf}.\"";
    let said = pages(text, "extends = \"take-home-letter\"");
    assert!(!says(&said, "TYP-13"), "{said:?}");
}

#[test]
fn pale_text_is_found_on_each_ground() {
    let body =
        |color| rules("Words.", &format!("[styles]\nbody = {{ color = \"#{color}\" }}"));
    assert_eq!(body("777777")[0], "TYP-14");
    assert_eq!(body("5F5F5F"), NONE);
    // 4.54 to 1 on white is less on the tints of boxes.
    assert_eq!(body("767676").first().map(String::as_str), Some("TYP-14"));
    let title =
        |color| rules("Words.", &format!("[styles]\ntitle = {{ color = \"#{color}\" }}"));
    assert_eq!(title("949494"), NONE, "large type needs 3 to 1");
    assert_eq!(title("9C9C9C"), ["TYP-14"]);
    let urgent = |ink| {
        rules(
            "Words.",
            &format!("[palette.urgent]\ninkk = \"{ink}\"").replace("inkk", "ink"),
        )
    };
    assert_eq!(urgent("#FFFFFF"), ["TYP-14"]);
    assert_eq!(urgent("#000000"), NONE);
}

#[test]
fn a_pale_pen_is_found() {
    assert_eq!(rules("Words.", "[palette]\npen = \"#959595\""), ["TYP-15"]);
    assert_eq!(rules("Words.", "[palette]\npen = \"#949494\""), NONE);
}

#[test]
fn small_light_letters_are_found() {
    let blocks =
        "[[block]]\ntable.columns = [{ heading = \"Test\" }]\ntable.rows = [[\"Blood\"]]";
    let layout = |keys: &str| {
        pages(blocks, &format!("extends = \"take-home-letter\"\n[styles]\n{keys}"))
    };
    let said = layout("table-head = { bold = false }");
    assert!(says(&said, "TYP-16: light text on a dark ground is 10.5 pt and not bold"));
    assert!(!says(&layout("table-head = { size = \"12pt\" }"), "TYP-16"));
}

#[test]
fn levels_of_a_box_that_copy_alike_are_found() {
    let call = |levels: [&str; 2]| {
        let levels = levels.map(|level| {
            format!("{{ level = \"{level}\", label = \"Call us\", text = \"A fever.\" }}")
        });
        format!("[[block]]\ncall.levels = [{}]", levels.join(", "))
    };
    let layout = "extends = \"take-home-letter\"\n[palette]\nemergency = { fill = \"#C00000\", ink = \"#FFFFFF\" }\nroutine = { fill = \"#00703C\", ink = \"#FFFFFF\" }";
    assert!(says(&sources(&call(["emergency", "routine"]), layout), "TYP-18"));
    assert!(!says(&sources(&call(["emergency", "urgent"]), layout), "TYP-18"));
}

#[test]
fn figures_of_a_table_stand_below_each_other() {
    let table = |tabular| {
        rules("Words.", &format!("[styles]\ntable = {{ tabular = {tabular} }}"))
    };
    assert_eq!(table(false), ["TYP-20"]);
    assert_eq!(table(true), NONE);
}

#[test]
fn an_overdue_review_is_an_error_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let blocks = "[[block]]\ntext = \"Words.\"";
    let job = job(folder.path(), blocks, "extends = \"take-home-letter\"");
    let said = |year, month, day| {
        let mut report = Report::default();
        let source = load::source(&mut report, &job).unwrap();
        let today = Some(jiff::civil::date(year, month, day));
        let passed = check::source(&mut report, &source, today).is_some();
        let place = report.sorted().first().and_then(|each| each.place);
        (passed, place.map(|place| report.files.text(place).to_owned()))
    };
    assert_eq!(said(2027, 10, 1), (true, None));
    assert_eq!(said(2027, 11, 1), (true, Some("2027-11-23".to_owned())));
    assert_eq!(said(2027, 11, 24), (false, Some("2027-11-23".to_owned())));
}

const WORDS: &str = "[[block]]\ntext = \"Words.\"";

#[test]
fn narrow_margins_are_found() {
    let left = |inches| rules("Words.", &format!("[margins]\nleft = \"{inches}in\""));
    assert_eq!(left("0.5"), NONE);
    assert_eq!(left("0.49"), ["PAG-01"]);
}

#[test]
fn columns_too_near_are_found() {
    let gutter = |mm| {
        let layout = format!("extends = \"two-column-letter\"\ngutter = \"{mm}mm\"");
        says(&sources(WORDS, &layout), "PAG-02")
    };
    assert!(gutter("9.9"));
    assert!(!gutter("10"));
    assert!(!says(&rules("Words.", "gutter = \"5mm\""), "PAG-02"), "one column has none");
}

#[test]
fn crammed_pages_are_found() {
    // Forty paragraphs of a line each, with and without white between them.
    let lines = format!("[[block]]\ntext = \"{}\"", "Words.\\n\\n".repeat(120));
    let layout = |white| {
        let layout = format!(
            "extends = \"take-home-letter\"\n[spaces]\nparagraph = \"{white}pt\"\nafter-subheading = \"0pt\"\nbefore-heading = \"0pt\"\nblock = \"1pt\""
        );
        says(&pages(&lines, &layout), "PAG-03")
    };
    assert!(layout(0));
    assert!(!layout(6));
}

#[test]
fn too_many_pages_are_found() {
    let breaks = |count| {
        let more =
            "[[block]]\nbreak = \"page\"\n[[block]]\ntext = \"Words.\"\n".repeat(count);
        let said = pages(&format!("{WORDS}\n{more}"), "extends = \"take-home-letter\"");
        says(&said, "PAG-04")
    };
    assert!(!breaks(3), "four pages");
    assert!(breaks(4), "five pages");
}

#[test]
fn text_that_a_printer_cannot_print_is_found() {
    let margin = |mm| {
        let layout = format!(
            "extends = \"take-home-letter\"\n[margins]\nleft = \"{mm}mm\"\n[check]\nmargin = \"1mm\""
        );
        says(&pages(WORDS, &layout), "PAG-06")
    };
    assert!(margin("4.5"));
    assert!(!margin("5"));
}

#[test]
fn text_in_a_fold_is_found() {
    let margin = |mm| {
        let layout = format!(
            "extends = \"half-fold-letter\"\n[margins]\nleft = \"{mm}mm\"\nright = \"{mm}mm\"\n[check]\nmargin = \"1mm\""
        );
        pages(WORDS, &layout)
    };
    // Already when the layout is read; the rule looks at what was set in spite of that.
    assert!(says(&margin("5.2"), "fold-over-text"));
    assert!(!says(&margin("6"), "fold-over-text"));
    assert!(!says(&margin("6"), "PAG-08"));
}

#[test]
fn a_coarse_picture_is_found() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(
        "tests/handouts/every-block/pictures/lung.png",
        folder.path().join("lung.png"),
    )
    .unwrap();
    let said = |width: usize| {
        let blocks = format!(
            "[[block]]\nfigure.image = \"lung.png\"\nfigure.alt = \"Two lungs\"\nfigure.caption = \"Lungs\"\nfigure.width = {width}"
        );
        let job = job(folder.path(), &blocks, "extends = \"take-home-letter\"");
        let mut report = Report::default();
        let _ = handout::make(&mut report, &job);
        report
            .sorted()
            .iter()
            .map(|each| each.rule.to_string())
            .collect::<Vec<_>>()
    };
    // It is 12 pixels wide, and a hundredth of the measure of 5.88 in has 204 to the inch.
    assert!(says(&said(2), "PAG-09"));
    assert!(!says(&said(1), "PAG-09"));
}

#[test]
fn boxes_never_stand_nearer_than_a_tick_is_wide() {
    let checklist = "[[block]]\nchecklist.items = [\"Cough\", \"Rash\", \"Fever\"]";
    let item = |points| {
        let layout = format!(
            "extends = \"take-home-letter\"\n[spaces]\nitem = \"{points}pt\"\ntick = \"5mm\""
        );
        says(&pages(checklist, &layout), "FRM-02")
    };
    // Lines of 16.5 pt and boxes of 14.2 pt leave 2.3 pt; 5.7 pt are set all the same.
    assert!(!item("0"));
}

#[test]
fn a_diary_has_room_for_a_pen_in_any_layout() {
    let diary = |dates, white| {
        let list = format!(
            "[[block]]\nchecklist.items = [\"Cough\", \"Rash\"]\nchecklist.dates = {dates}"
        );
        let layout = format!(
            "extends = \"take-home-letter\"\n[spaces]\ncell-y = \"{white}pt\"\n[styles]\ntable = {{ size = \"9pt\" }}\ntable-head = {{ size = \"9pt\" }}"
        );
        pages(&list, &layout)
    };
    let wide = diary(4, 6);
    assert!(!says(&wide, "FRM-06"), "{wide:?}");
    // Days that do not fit beside each other stand below, and rows are deep enough whatever the layout says.
    let narrow = diary(14, 6);
    assert!(!says(&narrow, "FRM-06"), "{narrow:?}");
    let low = diary(4, 0);
    assert!(!says(&low, "FRM-06"), "{low:?}");
}

#[test]
fn the_heading_of_a_checklist_is_checked_as_its_other_words_are() {
    let diary = |heading: &str| {
        let list = "[[block]]\nchecklist.items = [\"Cough\"]\nchecklist.dates = 2";
        let blocks = format!("{list}\nchecklist.heading = \"{heading}\"");
        sources(&blocks, "extends = \"take-home-letter\"")
    };
    assert!(says(&diary("Took .5 mg"), "MED-02"));
    assert!(!says(&diary("Took 0.5 mg"), "MED-02"));
}

#[test]
fn the_heading_of_a_schedule_is_checked_as_its_other_words_are() {
    let log = |heading: &str| {
        let rows = "[[block]]\nschedule.rows = [\"Day 1\"]";
        let blocks = format!("{rows}\nschedule.heading = \"{heading}\"");
        sources(&blocks, "extends = \"take-home-letter\"")
    };
    assert!(says(&log("Took .5 mg"), "MED-02"));
    assert!(!says(&log("Took 0.5 mg"), "MED-02"));
}

#[test]
fn codes_are_large_enough_as_they_are_set() {
    let code = |url: &str| {
        pages(&format!("[[block]]\nqr.url = \"{url}\""), "extends = \"take-home-letter\"")
    };
    let short = code("https://a.org");
    assert!(!says(&short, "QRC"), "{short:?}");
    let long = code("https://clinicaltrials.gov/search?cond=lung&term=alk&page=2");
    assert!(!says(&long, "QRC"), "{long:?}");
}

/// What is said of a text in a language, with the hint.
fn of_glyphs(language: &str, text: &str, packs: &[&str]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let mut job = job(
        folder.path(),
        &format!("[[block]]\ntext = \"{text}\""),
        "extends = \"take-home-letter\"",
    );
    let written = fs::read_to_string(&job.content).unwrap();
    fs::write(&job.content, written.replace("\"en\"", &format!("\"{language}\"")))
        .unwrap();
    job.font_dirs =
        packs.iter().map(|pack| Path::new("fonts/packs").join(pack)).collect();
    let mut report = Report::default();
    let source = load::source(&mut report, &job).unwrap();
    let _ = check::source(&mut report, &source, None);
    let found = report
        .sorted()
        .into_iter()
        .filter(|each| ["missing-glyph", "turning-sign"].contains(&each.rule));
    found
        .map(|each| (each.message.clone(), each.hints.join(" ")))
        .collect()
}

#[test]
fn a_script_that_no_font_has_is_told_once_with_its_pack() {
    for (language, text, name, pack) in [
        ("th", "กินยา", "Thai letters", "thai"),
        ("he", "שלום", "Hebrew letters", "hebrew"),
        ("zh-Hans", "每天两次，与食物同服。", "simplified Chinese characters", "zh-hans"),
        ("zh-TW", "每天兩次，與食物同服。", "traditional Chinese characters", "zh-hant"),
        ("ja", "一日二回、食後", "Japanese characters", "ja"),
        ("ko", "하루 두 번", "Korean characters", "ko"),
    ] {
        let said = of_glyphs(language, text, &[]);
        let [(message, hint)] = said.as_slice() else { panic!("{language}: {said:?}") };
        assert_eq!(message, &format!("no font here has {name}"));
        let folder = format!("`--font-dir fonts/packs/{pack}`");
        assert!(
            hint.contains(&folder) && hint.contains(&format!("`pack-{pack}`")),
            "{hint}"
        );
        assert_eq!(of_glyphs(language, text, &[pack]), [], "{language}");
    }
}

#[test]
fn a_script_without_a_pack_is_told_plainly() {
    let said = of_glyphs("ta", "வலி இருந்தால்", &[]);
    let [(message, hint)] = said.as_slice() else { panic!("{said:?}") };
    assert_eq!(message, "no font here has Tamil letters");
    assert!(
        hint.starts_with("no pack has them") && hint.contains("Noto Sans Tamil"),
        "{hint}"
    );
}

#[test]
fn a_character_that_was_cut_from_a_pack_is_told_by_itself() {
    let said = of_glyphs("zh-Hans", "每天藥", &["zh-hans"]);
    let [(message, hint)] = said.as_slice() else { panic!("{said:?}") };
    assert!(
        message.contains('藥') && hint.contains("whole font Noto Sans SC"),
        "{message}: {hint}"
    );
}

#[test]
fn english_words_are_not_looked_for_in_words_of_another_language() {
    assert!(says(&rules("Rest prior to it.", ""), "LNG-05"));
    assert!(!says(&rules("Rest {lang.es|prior to} it.", ""), "LNG-05"));
    // A dose is a dose in every language.
    assert!(says(&rules("Rest {lang.es|tome 5.0 mg} now.", ""), "MED-01"));
}

#[test]
fn a_sign_that_turns_letters_round_is_an_error() {
    for sign in ["\u{202e}", "\u{2066}"] {
        let said = of_glyphs("en-US", &format!("Take {sign}5 mg now."), &[]);
        let [(wrong, hint)] = said.as_slice() else { panic!("{said:?}") };
        assert!(wrong.contains("turns the letters after it round"), "{wrong}");
        assert!(hint.contains("leave it out"), "{hint}");
    }
    assert_eq!(of_glyphs("ar", "خذوا 5 mg\u{200f}، ثم", &[]), []);
}
