//! Files → a source: what authors write, what they may mistype, and what they are told.

use handout::check;
use handout::diag::{Report, Severity};
use handout::form::{Form, Part};
use handout::geom::Length;
use handout::handout::{BlockKind, Inline, plain};
use handout::load;
use handout::source::{Job, Prints, Source};
use std::path::{Path, PathBuf};

fn data(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(path)
}

fn job(content: PathBuf, layout: &str) -> Job {
    Job {
        content,
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    }
}

fn source(job: &Job) -> (Report, Option<Source>) {
    let mut report = Report::default();
    let source = load::source(&mut report, job);
    (report, source)
}

#[test]
fn a_handout_with_every_block_loads_in_every_shipped_layout() {
    for layout in load::layouts() {
        let (report, source) =
            source(&job(data("handouts/every-block/handout.toml"), layout.name));
        assert_eq!(report.to_string(), "", "{}", layout.name);
        assert!(source.is_some());
    }
}

#[test]
fn the_scaffold_loads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.toml");
    let title = r#"Pills & *you*: "what" [now] \ 1_a_2"#;
    std::fs::write(
        &path,
        load::scaffold(title, handout::handout::Date::constant(2028, 2, 29)),
    )
    .unwrap();
    let (report, source) = source(&job(path, "take-home-letter"));
    assert_eq!(report.to_string(), "");
    assert_eq!(source.unwrap().handout.title.words, title);
}

/// What is wrong, without what the checker would have said better.
fn errors(report: &Report) -> Report {
    let mut errors = Report::default();
    errors.files.clone_from(&report.files);
    for each in report.sorted() {
        if each.severity == Severity::Error {
            errors.push(each.clone());
        }
    }
    errors
}

/// What is wrong with a content, each as rule and line.
fn said(content: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    std::fs::write(&path, content).unwrap();
    let mut report = Report::default();
    let job = job(path, "take-home-letter");
    assert!(handout::make(&mut report, &job).is_none());
    let line = |each: &&handout::diag::Diagnostic| {
        let line = each.place.map_or(0, |place| report.files.line_column(place).0);
        format!("{} {line}", each.rule)
    };
    errors(&report).sorted().iter().map(line).collect()
}

const REST: &str = r#"language = "en"
status = "sample"
checked = 2026-11-23
[[block]]
text = "a [@nix] b"
[[block]]
id = "q"
text = "x"
[[block]]
id = "q"
figure.image = "no.png"
figure.alt = "x"
[[block]]
text = "a 中 b"
"#;

#[test]
fn all_errors_of_a_file_are_told_at_once() {
    let head = "title = \"A\"\nid = \"A-1\"\nversion = \"1\"\n";
    let rest = ["reference-unknown 8", "duplicate-id 13", "file-missing 14"];
    let mut wanted = rest.to_vec();
    wanted.push("missing-glyph 17");
    assert_eq!(said(&format!("{head}{REST}")), wanted);
}

#[test]
fn an_error_of_form_hides_no_other_and_makes_up_none() {
    // No title, a wrong type, an unknown key; then all that is wrong with the rest.
    let head = "id = 5\nversion = \"1\"\nlangauge = \"en\"\n";
    let wanted = [
        "missing-key 1",
        "wrong-type 1",
        "unknown-key 3",
        "reference-unknown 8",
        "duplicate-id 13",
        "file-missing 14",
    ];
    assert_eq!(said(&format!("{head}{REST}")), wanted);
    assert_eq!(
        said("").iter().filter(|each| each.starts_with("missing-key")).count(),
        said("").len() - 1,
        "besides, there is no block"
    );
}

const HEAD: &str = "title = \"T\"\nid = \"T\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"draft\"\n";

/// What a content is told to write instead, each with its line and column; the head has five lines.
fn hints(content: &str) -> Vec<String> {
    hints_in(&tempfile::tempdir().unwrap(), content)
}

fn hints_in(folder: &tempfile::TempDir, content: &str) -> Vec<String> {
    let path = folder.path().join("a.toml");
    std::fs::write(&path, content).unwrap();
    let (report, _) = source(&job(path, "take-home-letter"));
    let hint = |each: &&handout::diag::Diagnostic| {
        let (line, column) =
            each.place.map_or((0, 0), |place| report.files.line_column(place));
        format!("{line}:{column} {}", each.hints.join("; "))
    };
    errors(&report).sorted().iter().map(hint).collect()
}

/// What a content with these blocks is told; they begin in line 7.
fn hints_of(blocks: &str) -> Vec<String> {
    hints(&format!("{HEAD}checked = 2026-11-23\n{blocks}\n"))
}

#[test]
fn curly_quotes_are_to_be_straight() {
    let straight =
        "write straight quotes (\"), not curly ones, which word processors make";
    let blocks = [
        "[[block]]\ntext = “Take one, then two.”",
        "[[block]]\ntext = \"Take one.”",
        "[[block]]\nlist.items = [“a b”, “c, d”]",
    ];
    for block in blocks {
        let told = hints_of(block);
        assert!(
            matches!(told.as_slice(), [only] if only.ends_with(straight)),
            "{told:?}"
        );
    }
    // Inside straight quotes they are right, and what else is wrong in the line is said.
    let told = hints_of("[[block]]\nlist.items = [\"“a”\" \"b\"]");
    assert_eq!(told, ["8:20 put a comma here"]);
    assert_eq!(hints_of("[[block]]\ntext = \"“a” b\""), [""; 0]);
}

#[test]
fn a_day_is_told_as_toml_wants_it() {
    let day = |written: &str| {
        let told =
            hints(&format!("{HEAD}checked = {written}\n[[block]]\ntext = \"a\"\n"));
        told.join(" | ")
    };
    let form = "6:11 write the day as year-month-day, without quotes, such as 2026-11-23";
    for written in ["11/24/2026", "24.11.2026", "2026/11/24", "2026-11-24"] {
        let told = "6:11 write 2026-11-24, without quotes";
        assert_eq!(day(&format!("\"{written}\"")), told, "{written}");
    }
    assert_eq!(day("11/24/2026"), "6:11 write 2026-11-24, without quotes");
    assert_eq!(day("5/5/2026"), "6:11 write 2026-05-05, without quotes");
    // The fourth of May or the fifth of April; no day at all; words.
    for written in ["04/05/2026", "\"04/05/2026\"", "\"13/13/2026\"", "\"May 4\""] {
        assert_eq!(day(written), form, "{written}");
    }
}

#[test]
fn a_table_that_may_stand_several_times_has_two_brackets() {
    let each = |table: &str| format!("write [[{table}]], with two brackets, each time");
    let twice = "[section]\nheading = \"A\"\n[[section.block]]\ntext = \"b\"\n[section]\nheading = \"B\"";
    assert_eq!(hints_of(twice), [format!("11:2 {}", each("section"))]);
    let later = "[[section]]\nheading = \"A\"\n[section]\nheading = \"B\"";
    assert_eq!(hints_of(later), [format!("9:2 {}", each("section"))]);
    let below = "[[section]]\nheading = \"A\"\n[section.block]\ntext = \"a\"";
    assert_eq!(hints_of(below), [format!("9:1 {}", each("section.block"))]);
    // One is read as one, so that the rest is told and nothing is said to be missing.
    assert_eq!(hints_of("[block]\ntext = \"a\""), [format!("7:1 {}", each("block"))]);
    let rest = "[[block]]\ntext = \"a\"\n";
    let silence = "[silence]\nrule = \"PAG-04\"\nreason = \"x\"";
    assert_eq!(
        hints_of(&format!("{rest}{silence}")),
        [format!("9:1 {}", each("silence"))]
    );
    let work = "[reference]\nid = \"a\"\ntext = \"x\"";
    assert_eq!(
        hints_of(&format!("{rest}{work}")),
        [format!("9:1 {}", each("reference"))]
    );
    let key = "[[block]]\ntext = \"a\"\ntext = \"b\"";
    assert!(hints_of(key)[0].contains("leave one of the two out"));
}

#[test]
fn a_missing_comma_and_a_missing_quote_are_shown_where_they_belong() {
    let list = |entries: &str| hints_of(&format!("[[block]]\nlist.items = {entries}"));
    assert_eq!(list("[\"a\" \"b\"]"), ["8:18 put a comma here"]);
    assert_eq!(list("[\n \"a\"\n \"b\",\n]"), ["9:5 put a comma here"]);
    // Behind a comment it would be lost.
    assert_eq!(list("[\n \"a\" # c\n \"b\",\n]"), ["10:2 put a comma here"]);
    let table = "[[block]]\ntable.columns = [{ heading = \"T\" width = 2 }]";
    assert_eq!(hints_of(table), ["8:33 put a comma here"]);
    assert_eq!(list("[\"a\", \"b]"), ["8:23 close the quote here: \""]);
    assert_eq!(hints_of("[[block]]\ntext = \"a"), ["8:10 close the quote here: \""]);
    let long = hints_of("[[block]]\ntext = \"\"\"a");
    assert!(long[0].ends_with("close the quotes here: \"\"\""), "{long:?}");
    let before =
        "close the quote of the words before this; a quote inside words is written \\\"";
    assert_eq!(list("[\"a\", \"b, \"c\"]"), [format!("8:25 {before}")]);
    assert_eq!(
        hints_of("[[block]]\ntext = \"He said \"yes\" now\""),
        [format!("8:18 {before}")]
    );
}

#[test]
fn a_number_where_words_stand_is_told_in_quotes() {
    let cell = "[[block]]\ntable.columns = [{ heading = \"T\" }]\ntable.rows = [[6]]";
    assert_eq!(hints_of(cell), ["9:16 write \"6\", in quotes"]);
    let version = format!("{HEAD}checked = 2026-11-23\nshort-title = 1.50\n");
    assert_eq!(hints(&version)[1], "7:15 write \"1.50\", in quotes");
}

#[test]
fn a_mistyped_key_is_told_the_key_it_means_if_one_is_near() {
    let twice = "langauge = \"en\"\n[[block]]\ntext = \"a\"";
    let told = ["7:1 `language` stands here already; leave one of the two out"];
    assert_eq!(hints_of(twice), told);
    assert_eq!(hints_of("[[block]]\ntex = \"a\""), ["8:1 write `text`"]);
    let palette = told_layout("[palette]\nink = \"#000000\"");
    assert!(palette.contains("hint: the keys here are `accent`"), "{palette}");
    let palette = told_layout("[palette]\nlnik = \"#000000\"");
    assert!(palette.contains("hint: write `link`"), "{palette}");
}

/// What is said of a layout that adds this to the usual one.
fn told_layout(added: &str) -> String {
    told("take-home-letter", added)
}

#[test]
fn the_role_of_a_phone_is_told_in_small_letters() {
    let folder = tempfile::tempdir().unwrap();
    let clinic = "[[phone]]\nrole = \"day\"\nnumber = \"555-0134\"\n";
    std::fs::write(folder.path().join("clinic.toml"), clinic).unwrap();
    let content = |phone: &str| {
        format!(
            "{HEAD}checked = 2026-11-23\n[[block]]\n\
             contacts.items = [{{ who = \"x\", phone = \"{phone}\" }}]\n"
        )
    };
    let told = hints_in(&folder, &content("Day"));
    assert_eq!(told, ["8:41 write it in small letters: \"day\""]);
    let told = hints_in(&folder, &content("Night"));
    assert_eq!(
        told,
        ["8:41 write the number as printed, or a role of the clinic: `day`"]
    );
}

#[test]
fn only_a_checklist_with_columns_has_a_head_for_them() {
    let list = |more: &str| {
        let told = "[[block]]\nchecklist.items = [\"Pain\"]\nchecklist.heading = \"Day\"";
        hints_of(&format!("{told}\n{more}"))
    };
    let told = ["9:21 write checklist.title, or leave checklist.heading out"];
    assert_eq!(list(""), told);
    assert_eq!(list("checklist.scale = [\"No\"]"), [""; 0]);
    assert_eq!(list("checklist.dates = 2"), [""; 0]);
}

#[test]
fn the_heading_of_a_checklist_is_read_as_its_other_words_are() {
    let content = format!(
        "{HEAD}checked = 2026-11-23\n[[block]]\nchecklist.items = [\"Pain\"]\n\
         checklist.heading = \"a 中 b\"\nchecklist.dates = 2\n"
    );
    assert_eq!(said(&content), ["missing-glyph 9"]);
}

#[test]
fn the_heading_of_a_schedule_is_read_as_its_other_words_are() {
    let content = format!(
        "{HEAD}checked = 2026-11-23\n[[block]]\nschedule.rows = [\"1\"]\n\
         schedule.heading = \"a 中 b\"\n"
    );
    assert_eq!(said(&content), ["missing-glyph 9"]);
}

#[test]
fn a_file_of_another_kind_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    };
    let good = format!("{HEAD}checked = 2026-11-23\n[[block]]\ntext = \"a\"\n");
    let content = file("a.toml", &good);
    let clinic = file("c.toml", "name = \"N\"\nweb = \"example.org\"\n");
    let layout =
        file("l.toml", "title = \"L\"\nextends = \"take-home-letter\"\ncolumns = 2\n");
    let wrong = |job: &Job| {
        let (report, _) = source(job);
        let said: Vec<String> = report
            .sorted()
            .iter()
            .map(|each| format!("{}; {}", each.message, each.hints.join("; ")))
            .collect();
        said.join(" | ")
    };
    let usual = "take-home-letter";
    let after =
        |kind: &str| format!("name the content file first, and this file after --{kind}");
    assert_eq!(wrong(&job(content.clone(), usual)), "");
    assert_eq!(
        wrong(&job(clinic.clone(), usual)),
        format!("this is a clinic's profile, not a content file; {}", after("clinic"))
    );
    assert_eq!(
        wrong(&job(layout.clone(), usual)),
        format!("this is a layout, not a content file; {}", after("layout"))
    );
    let alone = "name the content file by itself, without --layout or --clinic";
    assert_eq!(
        wrong(&job(content.clone(), content.to_str().unwrap())),
        format!("this is a content file, not a layout; {alone}")
    );
    assert_eq!(
        wrong(&Job { clinic: Some(layout), ..job(content, usual) }),
        format!("this is a layout, not a clinic's profile; {}", after("layout"))
    );
    // With a key that only a content has it is a content with mistakes.
    let told = hints("title = \"T\"\nversion = \"1\"\nphone = 5\n");
    assert!(told.len() > 3, "{told:?}");
}

#[test]
fn a_file_that_is_not_text_is_told_without_its_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.toml");
    let wrong = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        let (report, _) = source(&job(path.clone(), "take-home-letter"));
        let first = report.sorted()[0].clone();
        (first.rule, first.place.is_some(), first.hints.join("; "))
    };
    let scattered: Vec<u8> = (0..4000_u32)
        .map(|each| u8::try_from(each * each * 7 % 251).unwrap())
        .collect();
    let utf16: Vec<u8> = "title = 5".bytes().flat_map(|each| [each, 0]).collect();
    let hint = "a Word or PDF file cannot be read; save its words as plain text in UTF-8";
    for bytes in
        [&scattered[..], &utf16, b"%PDF-1.7\nabc", b"PK\x03\x04abc", b"{\\rtf1 a}"]
    {
        assert_eq!(wrong(bytes), ("not-text", false, hint.to_owned()));
    }
    // A text in an older encoding is told the byte.
    let (rule, placed, _) = wrong(b"title = \"Caf\xe9 \xe0 la cr\xe8me\"\n");
    assert_eq!((rule, placed), ("not-utf-8", true));
}

/// The inlines of a paragraph.
fn paragraph(text: &str) -> Vec<Inline> {
    let head = "title = \"T\"\nid = \"T\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"draft\"\nchecked = 2026-11-23";
    let content = format!("{head}\n[[block]]\ntext = '{text}'\n");
    let job = Job {
        text: Some(content),
        ..job(data("new.toml"), "take-home-letter")
    };
    let (report, source) = source(&job);
    assert_eq!(report.to_string(), "");
    let handout = source.unwrap().handout;
    let BlockKind::Text(paragraphs) = &handout.lead[0].kind else { panic!("no text") };
    paragraphs[0].clone()
}

#[test]
fn a_sign_may_be_written_by_its_name() {
    let read = |text| plain(&paragraph(text));
    assert_eq!(read("electro&shy;cardiogram now"), "electro\u{ad}cardiogram now");
    assert_eq!(read("5&nbsp;mg &amp; **a&lt;b** ____"), "5\u{a0}mg & a<b ____");
    assert_eq!(read("R&D; AT&T and &nosuch; \\&shy;"), "R&D; AT&T and &nosuch; &shy;");
    assert_eq!(paragraph("electro&shy;cardiogram now").len(), 1);
}

// Layouts that cannot be: what the author is told, and where.

const WORDS: &str = "title = \"A title\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en\"\nstatus = \"sample\"\n\
                     checked = 2026-11-23\n\n[[block]]\ntext = \"Words.\"\n";

/// What is said about a layout that changes some keys of another.
fn told(extends: &str, keys: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let (content, own) = (folder.path().join("a.toml"), folder.path().join("own.toml"));
    std::fs::write(&content, WORDS).unwrap();
    let layout = format!("title = \"Own\"\nextends = \"{extends}\"\n{keys}\n");
    std::fs::write(&own, layout).unwrap();
    let (mut report, source) = source(&job(content, own.to_str().unwrap()));
    if let Some(source) = source {
        let _ = check::source(&mut report, &source, None);
    }
    let folder = format!("{}/", folder.path().display());
    errors(&report).to_string().replace(&folder, "")
}

/// Whether the rule, its place, its message and its hint are told, and nothing else.
#[track_caller]
fn tells(extends: &str, keys: &str, rule: &str, place: &str, message: &str, hint: &str) {
    let told = told(extends, keys);
    let first = format!("error[{rule}]: {message}\n");
    assert!(told.starts_with(&first), "{first}is not in\n{told}");
    assert!(
        told.contains(&format!("--> own.toml:{place}\n")),
        "{place} is not in\n{told}"
    );
    assert!(told.contains(&format!("= hint: {hint}\n")), "{hint} is not in\n{told}");
    assert_eq!(told.matches("error[").count(), 1, "{told}");
}

#[test]
fn panels_that_do_not_add_up_to_the_sheet_are_an_error_that_says_by_how_much() {
    tells(
        "zfold-letter",
        "fold = { kind = \"accordion\", widths = [\"3.7in\", \"3.7in\", \"3.7in\"] }",
        "panels",
        "3:39",
        "the panels are 11.100 in (281.9 mm) wide together, the sheet is 11.000 in (279.4 mm)",
        "make them 0.100 in (2.5 mm) narrower",
    );
    tells(
        "trifold-a4",
        "fold.widths = [\"99mm\", \"99mm\", \"96mm\"]\nfold.kind = \"tri\"",
        "panels",
        "3:15",
        "the panels are 11.574 in (294.0 mm) wide together, the sheet is 11.692 in (297.0 mm)",
        "make them 0.118 in (3.0 mm) wider",
    );
}

#[test]
fn a_third_of_an_inch_need_not_be_written_exactly() {
    for (kind, widths) in [
        ("accordion", "[\"3.6667in\", \"3.6667in\", \"3.6667in\"]"),
        ("roll", "[\"2.797in\", \"2.797in\", \"2.734in\", \"2.672in\"]"),
        ("gate", "[\"2.734375in\", \"5.53125in\", \"2.734375in\"]"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own.toml");
        let layout = format!(
            "title = \"Own\"\nextends = \"gate-fold-letter\"\nfold = {{ kind = \"{kind}\", widths = {widths} }}\n"
        );
        std::fs::write(&own, layout).unwrap();
        let mut report = Report::default();
        let layout = load::layout(&mut report, own.to_str().unwrap());
        assert_eq!(report.to_string(), "", "{kind}");
        let Some(Form::Fold(folded)) = layout.map(|layout| layout.form) else { panic!() };
        // However they are written, they fill the sheet.
        assert_eq!(
            folded.widths.iter().copied().sum::<Length>(),
            Length::pt(792),
            "{kind}"
        );
    }
    let off =
        "fold = { kind = \"accordion\", widths = [\"93.2mm\", \"93.2mm\", \"93.2mm\"] }";
    assert!(told("zfold-letter", off).contains("make them 0.007 in (0.2 mm) narrower"));
}

#[test]
fn panels_that_paper_cannot_be_folded_into_are_an_error() {
    let fold = |kind: &str, widths: &str| {
        format!("fold = {{ kind = \"{kind}\", widths = [{widths}] }}")
    };
    tells(
        "trifold-letter",
        &fold("tri", "\"264pt\", \"264pt\", \"264pt\""),
        "panels",
        "3:33",
        "the right panel folds in, so it must be narrower than the two others, which are equal",
        "make the right panel 1/16 in or 3 mm narrower than each of the others",
    );
    tells(
        "trifold-letter",
        &fold("tri", "\"396pt\", \"396pt\""),
        "panels",
        "3:33",
        "this fold has 3 panels on a side, not 2",
        "write 3 widths",
    );
    tells(
        "half-fold-letter",
        &fold("half", "\"390pt\", \"402pt\""),
        "panels",
        "3:34",
        "the panels of this fold are not equally wide",
        "write the same width for all",
    );
    tells(
        "trifold-letter",
        &fold("roll", "\"198pt\", \"198pt\", \"198pt\", \"198pt\""),
        "panels",
        "3:34",
        "rolled up, each panel must be narrower than the one that is rolled around it",
        "make the first two panels equal, and each further one 1/16 in or 1.5 mm narrower",
    );
    tells(
        "gate-fold-letter",
        &fold("gate", "\"200pt\", \"392pt\", \"200pt\""),
        "panels",
        "3:34",
        "shut, the gates are not equally wide or overlap",
        "make both gates equal, and together a little narrower than the middle",
    );
}

#[test]
fn small_pages_that_do_not_fit_their_sheet_are_an_error() {
    tells(
        "wallet-card-letter",
        "cut = { columns = 3, rows = 4, width = \"3.5in\", height = \"2in\", gap = \"0in\", sides = 2 }",
        "panels",
        "3:40",
        "3 of these are 10.500 in (266.7 mm) wide, the sheet is 8.500 in (215.9 mm)",
        "make them smaller, or put fewer on a sheet",
    );
    tells(
        "wallet-card-letter",
        "cut = { columns = 2, rows = 5, width = \"3.5in\", height = \"2in\", gap = \"0.5in\", sides = 2 }",
        "panels",
        "3:58",
        "5 of these are 12.000 in (304.8 mm) high, the sheet is 11.000 in (279.4 mm)",
        "make them smaller, or put fewer on a sheet",
    );
}

#[test]
fn text_near_a_fold_is_an_error_and_six_millimetres_are_enough() {
    for layout in ["trifold-letter", "booklet-a5"] {
        tells(
            layout,
            "margins = { right = \"5.9mm\" }",
            "fold-over-text",
            "3:21",
            "the right margin puts text nearer to a fold than 6 mm",
            "write right = \"6mm\" or more",
        );
        assert_eq!(told(layout, "margins = { left = \"6mm\", right = \"6mm\" }"), "");
    }
    // A cut is no fold.
    assert_eq!(
        told("two-up-letter", "margins = { left = \"5mm\", right = \"5mm\" }"),
        ""
    );
}

#[test]
fn a_frame_that_is_not_on_the_paper_is_an_error_at_the_margin() {
    tells(
        "trifold-letter",
        "margins = { left = \"1.9in\", right = \"2in\" }",
        "frame",
        "3:37",
        "the left and right margins of the layout `own` leave no room on a page of 92 by 216 mm",
        "make the margins smaller",
    );
    tells(
        "take-home-letter",
        "margins = { top = \"8in\", bottom = \"4in\" }",
        "frame",
        "3:19",
        "the top and bottom margins of the layout `own` leave no room on a page of 216 by 279 mm",
        "make the margins smaller",
    );
}

#[test]
fn a_measure_under_twenty_characters_is_an_error_at_the_margin() {
    // Twenty characters of 12 pt are 108 pt; the narrow panel is 261 pt wide.
    tells(
        "trifold-letter",
        "margins = { left = \"77pt\", right = \"77pt\" }",
        "measure",
        "3:20",
        "lines in the layout `own` are 38 mm wide and hold fewer than 20 characters",
        "make margins, gutter or indent smaller, or take fewer columns: 38 mm are needed",
    );
    assert_eq!(
        told("trifold-letter", "margins = { left = \"76pt\", right = \"77pt\" }"),
        ""
    );
}

#[test]
fn what_does_not_go_with_panels_is_an_error() {
    tells(
        "trifold-letter",
        "columns = 2",
        "columns",
        "3:11",
        "a panel or a small page has one column, not 2",
        "write columns = 1",
    );
    tells(
        "trifold-letter",
        "references = \"foot\"",
        "references",
        "3:14",
        "a panel or a small page has no room for references at its foot",
        "write references = \"end\"",
    );
    tells(
        "trifold-letter",
        "cut = { columns = 1, rows = 1, width = \"5in\", height = \"5in\", gap = \"0in\", sides = 1 }\n\
         booklet = { creep = \"0mm\" }",
        "form",
        "3:7",
        "a layout cannot have both `booklet` and `cut`",
        "leave out `booklet` or `cut`",
    );
    // What a layout says itself takes the place of the form it would inherit.
    assert_eq!(told("trifold-letter", "booklet = { creep = \"0mm\" }"), "");
}

#[test]
fn a_step_under_the_floor_is_an_error_at_the_step() {
    tells(
        "trifold-letter",
        "[fit]\nfloor = \"11pt\"\nsteps = [{ smaller = \"1pt\" }, { smaller = \"0.5pt\" }]",
        "fit-floor",
        "5:31",
        "after this step running text would be 10.5 pt, under the floor of 11 pt",
        "leave the step out, or take smaller steps",
    );
    tells(
        "trifold-letter",
        "[fit]\nsteps = [{ short = false }]",
        "fit-step",
        "4:10",
        "this step changes nothing",
        "write space, leading, smaller or short, as in { space = 80 }",
    );
    tells(
        "trifold-letter",
        "[fit]\nlarger = \"acordion-4-letter\"",
        "layout-unknown",
        "4:10",
        "there is no layout `acordion-4-letter`",
        "did you mean `accordion-4-letter`?",
    );
}

#[test]
fn a_block_of_leaves_names_its_pages_and_ends_with_its_back() {
    let sides = |sides: usize| {
        let folder = tempfile::tempdir().unwrap();
        let own = folder.path().join("own.toml");
        let layout = format!(
            "title = \"Own\"\nextends = \"wallet-card-letter\"\n\
             cut = {{ columns = 2, rows = 4, width = \"3.5in\", height = \"2in\", gap = \"0in\", sides = {sides} }}\n"
        );
        std::fs::write(&own, layout).unwrap();
        let mut report = Report::default();
        let layout = load::layout(&mut report, own.to_str().unwrap());
        assert_eq!(report.to_string(), "");
        let Some(Form::Cut(cut)) = layout.map(|layout| layout.form) else { panic!() };
        cut.sides
            .into_iter()
            .map(|side| (side.name, side.part))
            .collect::<Vec<_>>()
    };
    let named = |name: &str, part: Part| (name.to_owned(), part);
    assert_eq!(sides(1), [named("front", Part::Inside)]);
    assert_eq!(sides(2), [named("front", Part::Inside), named("back", Part::Back)]);
    assert_eq!(
        sides(4),
        [
            named("front", Part::Inside),
            named("page 2", Part::Inside),
            named("page 3", Part::Inside),
            named("back", Part::Back)
        ]
    );
    assert_eq!(sides(32).len(), 32);
    tells(
        "wallet-card-letter",
        "cut = { columns = 2, rows = 4, width = \"3.5in\", height = \"2in\", gap = \"0in\", sides = 33 }",
        "out-of-range",
        "3:86",
        "the number 33 is out of range",
        "write a number from 1 to 32",
    );
}
