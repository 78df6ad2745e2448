//! The program as a person meets it: commands, messages, exit codes, and the files it leaves.

use std::fs;
use std::io::{BufRead, BufReader, pipe};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;
use tempfile::{TempDir, tempdir};

const GOOD: &str = r#"
title = "Taking your pills"
id = "T-1"
version = "1.0"
language = "en-US"
status = "draft"
checked = 2026-11-23

[[section]]
heading = "When do I take them?"

  [[section.block]]
  text = "Take one pill each morning."
"#;

#[test]
fn without_a_command_it_shows_help_and_blames_the_command_line() {
    let ran = run(&empty(), &[]);
    ran.ended(2);
    assert!(ran.err.contains("Usage: handout"), "{}", ran.err);
    assert!(ran.err.contains("Exit codes:"), "{}", ran.err);
}

#[test]
fn an_unknown_command_is_a_fault_of_the_command_line() {
    let ran = run(&empty(), &["biuld", "a.toml"]);
    ran.ended(2);
    assert!(
        ran.err.contains("'build'"),
        "it should name the nearest command: {}",
        ran.err
    );
}

#[test]
fn help_and_version_are_results() {
    let ran = run(&empty(), &["--help"]);
    ran.ended(0);
    assert!(ran.out.contains("handout build my-handout.toml"), "{}", ran.out);
    let ran = run(&empty(), &["--version"]);
    ran.ended(0);
    assert_eq!(ran.out, format!("handout {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn every_command_explains_itself_with_an_example() {
    let commands = [
        "build",
        "check",
        "watch",
        "batch",
        "preview",
        "new",
        "packet",
        "layouts",
        "fonts",
        "schema",
        "test-sheet",
        "completions",
    ];
    let all = run(&empty(), &["--help"]).out;
    for command in commands {
        assert!(
            all.contains(&format!("  {command} ")),
            "{command} is not listed:\n{all}"
        );
        let ran = run(&empty(), &[command, "--help"]);
        ran.ended(0);
        assert!(ran.out.contains("Example"), "{command}:\n{}", ran.out);
        assert!(
            ran.out.contains(&format!("  handout {command}")),
            "{command}:\n{}",
            ran.out
        );
    }
}

#[test]
fn a_missing_file_is_not_the_authors_fault() {
    let ran = run(&empty(), &["build", "nowhere.toml"]);
    ran.ended(2);
    ran.says("nowhere.toml");
    assert_eq!(ran.out, "");
}

#[test]
fn an_unknown_layout_is_answered_with_those_there_are() {
    let folder = with_good();
    let ran = run(&folder, &["build", "pills.toml", "--layout", "brochure-for-cats"]);
    ran.ended(2);
    ran.says("brochure-for-cats");
    ran.says("take-home-letter");
    assert!(!folder.path().join("pills.pdf").exists());
}

#[test]
fn an_unknown_key_is_an_error_at_its_line_with_the_nearest_key() {
    let folder = with("pills.toml", &GOOD.replace("language", "langauge"));
    for command in ["build", "check"] {
        let ran = run(&folder, &[command, "pills.toml"]);
        ran.ended(1);
        ran.says("langauge");
        ran.says("`language`");
        ran.says("pills.toml:5");
    }
}

#[test]
fn a_good_build_writes_one_file_and_one_line() {
    let folder = with_good();
    let ran = run(&folder, &["build", "pills.toml"]);
    ran.ended(0);
    assert_eq!(ran.err, "");
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert!(ran.out.starts_with("pills.pdf: 1 page, take-home-letter, "), "{}", ran.out);
    let told =
        ran.out.contains("no warnings") || ran.out.contains("handout check pills.toml");
    assert!(told, "{}", ran.out);
    assert!(bytes(&folder, "pills.pdf").starts_with(b"%PDF-"));
    assert_eq!(names(&folder), ["pills.pdf", "pills.toml"]);
}

#[test]
fn the_pdf_goes_where_output_says_and_its_text_beside_it() {
    let folder = with_good();
    fs::create_dir(folder.path().join("print")).unwrap();
    run(&folder, &["build", "pills.toml", "-o", "print", "--text"]).ended(0);
    assert!(bytes(&folder, "print/pills.pdf").starts_with(b"%PDF-"));
    assert!(!bytes(&folder, "print/pills.proof.txt").is_empty());
    run(&folder, &["build", "pills.toml", "-o", "other.pdf"]).ended(0);
    assert_eq!(bytes(&folder, "other.pdf"), bytes(&folder, "print/pills.pdf"));
}

#[test]
fn several_layouts_have_a_file_each() {
    let folder = with_good();
    let ran = run(
        &folder,
        &["build", "pills.toml", "-l", "take-home-letter", "-l", "take-home-a4"],
    );
    ran.ended(0);
    assert_eq!(ran.out.lines().count(), 2, "{}", ran.out);
    assert_eq!(
        names(&folder),
        ["pills.take-home-a4.pdf", "pills.take-home-letter.pdf", "pills.toml"]
    );
}

#[test]
fn two_layouts_never_share_a_file() {
    let ran =
        run(&with_good(), &["build", "pills.toml", "-l", "a/x.toml", "-l", "b/x.toml"]);
    ran.ended(2);
    ran.says("output-twice");
}

#[test]
fn the_content_is_never_written_over() {
    let folder = with_good();
    let ran = run(&folder, &["build", "pills.toml", "-o", "./pills.toml"]);
    ran.ended(2);
    ran.says("output-is-input");
    assert_eq!(bytes(&folder, "pills.toml"), GOOD.as_bytes());
}

#[test]
fn a_failed_build_leaves_the_earlier_pdf_untouched() {
    let folder = with("pills.toml", "title = ");
    fs::write(folder.path().join("pills.pdf"), "the earlier one").unwrap();
    let ran = run(&folder, &["build", "pills.toml"]);
    ran.ended(1);
    ran.says("the earlier file is kept");
    assert_eq!(ran.out, "");
    assert_eq!(bytes(&folder, "pills.pdf"), b"the earlier one");
    assert_eq!(
        names(&folder),
        ["pills.pdf", "pills.toml"],
        "nothing half-written is left"
    );
}

#[test]
fn it_works_from_any_folder() {
    let (here, there) = (empty(), with_good());
    let content = there.path().join("pills.toml");
    run(&here, &["build", content.to_str().unwrap()]).ended(0);
    assert_eq!(names(&here), ["pills.pdf"]);
    run(&there, &["build", "pills.toml"]).ended(0);
    assert_eq!(bytes(&here, "pills.pdf"), bytes(&there, "pills.pdf"), "the same bytes");
}

#[test]
fn what_new_writes_can_be_built() {
    let folder = empty();
    let ran =
        run(&folder, &["new", "blood-thinners.toml", "--title", "Say \"aah\" \\ [now]"]);
    ran.ended(0);
    assert!(ran.out.contains("handout build blood-thinners.toml"), "{}", ran.out);
    run(&folder, &["build", "blood-thinners.toml"]).ended(0);
    let before = bytes(&folder, "blood-thinners.toml");
    let ran = run(&folder, &["new", "blood-thinners.toml"]);
    ran.ended(2);
    ran.says("file-exists");
    assert_eq!(bytes(&folder, "blood-thinners.toml"), before);
}

#[test]
fn check_prints_all_and_writes_nothing() {
    let folder = with_good();
    let ran = run(&folder, &["check", "pills.toml"]);
    ran.ended(0);
    assert!(
        ran.out
            .starts_with("pills.toml: 1 page, take-home-letter, no errors, "),
        "{}",
        ran.out
    );
    assert_eq!(
        ran.err.contains("warning["),
        !ran.out.contains("no warnings"),
        "{}",
        ran.err
    );
    assert_eq!(names(&folder), ["pills.toml"]);
}

#[test]
fn a_schema_is_json() {
    for kind in ["content", "layout", "clinic", "batch"] {
        let ran = run(&empty(), &["schema", kind]);
        ran.ended(0);
        let schema: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert!(schema.get("properties").is_some(), "{kind}: {}", ran.out);
    }
    run(&empty(), &["schema", "weather"]).ended(2);
}

#[test]
fn layouts_are_listed_named_and_printed() {
    let names = run(&empty(), &["layouts", "--names"]);
    names.ended(0);
    assert!(names.out.lines().any(|line| line == "take-home-letter"), "{}", names.out);
    let list = run(&empty(), &["layouts"]);
    for name in names.out.lines() {
        let entry: Vec<&str> =
            list.out.lines().skip_while(|line| *line != name).take(3).collect();
        assert!(
            matches!(*entry, [_, title, drawing] if title.len() > 9 && drawing.starts_with("  ┌")),
            "{name}: {entry:?} in\n{}",
            list.out
        );
        let printed = run(&empty(), &["layouts", name]);
        printed.ended(0);
        // What is printed is a layout: a good start for one of your own.
        let folder = with_good();
        fs::write(folder.path().join("my.toml"), &printed.out).unwrap();
        let built = run(&folder, &["build", "pills.toml", "--layout", "my.toml"]);
        if printed.out.contains("\nbilingual = ") {
            built.ended(1);
            built.says("sets two languages, and `pills.toml` is no translation");
        } else {
            built.ended(0);
        }
    }
    let ran = run(&empty(), &["layouts", "brochure-for-cats"]);
    ran.ended(2);
    ran.says("`take-home-letter`");
}

#[test]
fn fonts_are_listed_by_family_with_what_they_cover() {
    let ran = run(&empty(), &["fonts"]);
    ran.ended(0);
    assert!(ran.out.contains("Noto Sans\n  regular"), "{}", ran.out);
    assert_eq!(ran.out.matches(" characters\n").count(), 10, "{}", ran.out);
    assert!(
        ran.out.contains("Thai letters come with --font-dir fonts/packs/thai"),
        "{}",
        ran.out
    );
    run(&empty(), &["fonts", "--font-dir", "nowhere"]).ended(2);
}

#[test]
fn preview_draws_the_pages_asked_for() {
    let folder = with_good();
    let ran = run(&folder, &["preview", "pills.toml", "-o", "pictures", "--dpi", "72"]);
    ran.ended(0);
    let picture = bytes(&folder, "pictures/pills-1.png");
    let size = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
    assert_eq!((&picture[1..4], size(16), size(20)), (&b"PNG"[..], 612, 792));
    assert_eq!(names(&folder), ["pictures", "pills.toml"], "no PDF is left behind");
    let ran = run(&folder, &["preview", "pills.toml", "--pages", "7-9"]);
    ran.ended(2);
    ran.says("no-such-page");
    for pages in ["0", "3-1", "one", ""] {
        let ran = run(&folder, &["preview", "pills.toml", "--pages", pages]);
        ran.ended(2);
        ran.says("is not a page");
    }
}

#[test]
fn preview_shows_sheets_or_folded_pages_in_reading_order() {
    let folder = with_good();
    let size = |name: &str| {
        let picture = bytes(&folder, name);
        let at = |at: usize| u32::from_be_bytes(picture[at..at + 4].try_into().unwrap());
        (at(16), at(20))
    };
    let preview = |how: &[&str]| {
        let asked = [
            &["preview", "pills.toml", "-l", "trifold-letter", "--dpi", "72", "-o", "p"],
            how,
        ];
        let ran = run(&folder, &asked.concat());
        ran.ended(0);
        ran.out
    };
    for how in [[].as_slice(), &["--sheet"]] {
        assert_eq!(preview(how), "p/pills-1.png to p/pills-2.png: 2 pages, 72 dpi\n");
        assert_eq!(
            (size("p/pills-1.png"), size("p/pills-2.png")),
            ((792, 612), (792, 612))
        );
        assert_eq!(fs::read_dir(folder.path().join("p")).unwrap().count(), 2);
    }
    let sheet = bytes(&folder, "p/pills-1.png");
    let told = preview(&["--folded"]);
    assert_eq!(told, "p/pills-1.png to p/pills-6.png: 6 pages, 72 dpi\n");
    // The panels in the order of reading: the two that are folded in, 4 and 5, are 1/16 in narrower.
    let widths: Vec<u32> =
        (1..=6).map(|page| size(&format!("p/pills-{page}.png")).0).collect();
    assert_eq!(widths, [265, 265, 265, 261, 261, 265]);
    assert_ne!(bytes(&folder, "p/pills-1.png"), sheet);
    run(&folder, &["preview", "pills.toml", "--folded", "--sheet"]).ended(2);
}

#[test]
fn layouts_are_drawn_side_by_side() {
    let list = run(&empty(), &["layouts"]).out;
    let drawing = |name: &str| -> Vec<String> {
        let lines = list.lines().skip_while(|line| *line != name).skip(2);
        lines.take_while(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    assert_eq!(
        drawing("trifold-letter"),
        [
            "  ┌────────┬────────┬─────────┐   ┌──────────┬──────────┬──────────┐",
            "  │        │        │         │   │          │          │          │",
            "  │        │        │         │   │          │          │          │",
            "  │ 5 flap │ 6 back │ 1 cover │   │ 2 inside │ 3 inside │ 4 inside │",
            "  │        │        │         │   │          │          │          │",
            "  │        │        │         │   │          │          │          │",
            "  └────────┴────────┴─────────┘   └──────────┴──────────┴──────────┘",
        ]
    );
    let booklet = drawing("booklet-half-letter");
    assert_eq!(booklet[3], "  │     8     │     1     │   │     2     │     7     │");
    let cards = drawing("wallet-card-letter");
    assert_eq!(cards[1], "  │   1   │   1   │   │   2   │   2   │");
    assert_eq!(cards.len(), 9, "four rows with rules around and between them");
}

#[test]
fn a_test_sheet_has_two_sides_and_says_what_to_do() {
    let folder = empty();
    let ran = run(&folder, &["test-sheet"]);
    ran.ended(0);
    assert_eq!(ran.out, "test-sheet.pdf: print it on both sides, then do what it says\n");
    let sheet = lopdf::Document::load_mem(&bytes(&folder, "test-sheet.pdf")).unwrap();
    assert_eq!(sheet.get_pages().len(), 2);
    run(&folder, &["test-sheet", "--paper", "a4", "-o", "a4.pdf"]).ended(0);
    let a4 = lopdf::Document::load_mem(&bytes(&folder, "a4.pdf")).unwrap();
    let page = a4.get_dictionary(a4.page_iter().next().unwrap()).unwrap();
    let edges = page.get(b"MediaBox").unwrap().as_array().unwrap();
    let edge = |at: usize| edges[at].as_float().unwrap();
    // It lies on its long side, as folded handouts do.
    assert!(
        (edge(2) - 841.89).abs() < 0.01 && (edge(3) - 595.276).abs() < 0.01,
        "{edges:?}"
    );
    let ran = run(&folder, &["test-sheet", "-o", "nowhere/test.pdf"]);
    ran.ended(2);
    ran.says("nowhere/test.pdf");
}

#[test]
fn what_was_done_so_that_it_fits_is_said() {
    let said = |words: usize| {
        let folder = with("pills.toml", &long(words));
        run(&folder, &["build", "pills.toml", "-l", "trifold-letter"]).out
    };
    let plain = said(40);
    assert!(plain.starts_with("pills.pdf: 6 pages, trifold-letter, "), "{plain}");
    assert!(!plain.contains("fitted"), "{plain}");
    let all: Vec<String> = (300..)
        .step_by(30)
        .map(said)
        .take_while(|said| !said.is_empty())
        .collect();
    for fact in [
        ", fitted in 1 step (space 80 %), ",
        ", fitted in 2 steps (space 80 %, leading 95 %), ",
        "(space 80 %, leading 95 %, text 0.5 pt smaller), ",
    ] {
        assert!(all.iter().any(|said| said.contains(fact)), "{fact} is not in\n{all:#?}");
    }
}

#[test]
fn what_does_not_fit_is_told_with_all_that_would_help() {
    let text = long(1_600);
    let folder = with("pills.toml", &text);
    fs::write(folder.path().join("pills.pdf"), "the earlier one").unwrap();
    let ran = run(&folder, &["build", "pills.toml", "-l", "trifold-letter"]);
    ran.ended(1);
    assert_eq!(ran.out, "");
    assert_eq!(bytes(&folder, "pills.pdf"), b"the earlier one");
    assert_eq!(names(&folder), ["pills.pdf", "pills.toml"]);
    assert_eq!(ran.err.matches("error[e-fit]").count(), 1, "{}", ran.err);
    ran.says("error[e-fit]: panel");
    ran.says("` of layout `trifold-letter`: ");
    ran.says(" pt, or ");
    ran.says(" lines, too much");
    ran.says("words, or give a section a [[section.short]] text");
    ran.says("the smallest type tried is 11.0 pt on ");
    ran.says(" pt; the layout allows no less");
    ran.says("or try the layout `accordion-4-letter`, which has more room");
    ran.says("the earlier file is kept");
    // The line that is shown is one of the paragraphs, word for word.
    let line = ran.err.lines().find_map(|line| {
        let place = line.trim().strip_prefix("--> pills.toml:")?;
        place.split(':').next()?.parse::<usize>().ok()
    });
    let line = text.lines().nth(line.expect("a line") - 1).unwrap();
    assert!(line.starts_with("  text = \"word "), "{line}");
    let shown: String = line.chars().take(30).collect();
    ran.says(&shown);
}

#[test]
fn leaving_out_as_many_words_as_it_says_is_enough_or_nearly() {
    let mut words = 1_100;
    let mut tries = 0;
    loop {
        let folder = with("pills.toml", &long(words));
        let ran = run(&folder, &["build", "pills.toml", "-l", "trifold-letter"]);
        if ran.code == Some(0) {
            break;
        }
        let (_, rest) = ran.err.split_once("leave out about ").expect("how many");
        let cut: usize = rest.split(' ').next().unwrap().parse().unwrap();
        assert!((1..500).contains(&cut), "{cut} of {words}");
        words -= cut.next_multiple_of(10).min(words);
        tries += 1;
        assert!(tries < 4, "{words} words still do not fit");
    }
    assert!(words > 500, "far more was left out than needed: {words} words are left");
}

#[test]
fn page_breaks_that_have_no_panel_are_told_as_such() {
    let block = "\n  [[section.block]]\n  break = \"page\"\n\n  [[section.block]]\n  text = \"More.\"\n";
    let folder = with("pills.toml", &format!("{GOOD}{}", block.repeat(7)));
    let ran = run(&folder, &["build", "pills.toml", "-l", "trifold-letter"]);
    ran.ended(1);
    ran.says("of layout `trifold-letter`: 3 page breaks too many");
    ran.says("leave out 3 of your `break = \"page\"`");
    ran.says("--> pills.toml:");
}

#[test]
fn colors_are_for_a_press_only_and_edges_are_long_or_short() {
    let folder = with_good();
    let ran = run(&folder, &["build", "pills.toml", "--color-bars"]);
    ran.ended(2);
    ran.says("--press");
    run(&folder, &["build", "pills.toml", "--press", "--color-bars"]).ended(0);
    run(&folder, &["build", "pills.toml", "--duplex", "sideways"]).ended(2);
    run(&folder, &["build", "pills.toml", "--duplex", "long", "--proof"]).ended(0);
}

#[test]
fn a_form_says_how_many_fields_it_has_and_is_not_for_a_press() {
    let block = "\n  [[section.block]]\n  checklist.items = [\"Taken\", \"Missed\"]\n";
    let folder = with("pills.toml", &format!("{GOOD}{block}"));
    let ran = run(&folder, &["build", "pills.toml", "--fillable"]);
    ran.ended(0);
    // The line for the clinic's name is the third.
    assert!(ran.out.contains("1 page, 3 fields, "), "{}", ran.out);
    let ran = run(&folder, &["build", "pills.toml"]);
    ran.ended(0);
    assert!(!ran.out.contains("field"), "{}", ran.out);
    for command in ["build", "preview"] {
        let ran = run(&folder, &[command, "pills.toml", "--fillable", "--press"]);
        ran.ended(2);
        ran.says("error[fillable-press]: a file for a print shop cannot be filled in");
        ran.says("build two files");
    }
}

/// A handout of so many words, ten in a paragraph.
fn long(words: usize) -> String {
    let paragraph =
        format!("\n  [[section.block]]\n  text = \"{}.\"\n", ["word"; 10].join(" "));
    format!("{GOOD}{}", paragraph.repeat(words / 10))
}

#[test]
fn a_folder_that_is_not_there_is_said_in_plain_words() {
    let folder = with_good();
    let commands = [
        vec!["build", "pills.toml", "-o", "nodir/a.pdf"],
        vec!["build", "pills.toml", "-o", "nodir/"],
        vec!["test-sheet", "-o", "nodir/a.pdf"],
        vec!["new", "nodir/a.toml"],
    ];
    for command in commands {
        let ran = run(&folder, &command);
        ran.ended(2);
        ran.says("there is no folder `nodir`");
        ran.says("make it first");
        for jargon in ["os error", ".tmp", "No such file"] {
            assert!(!ran.err.contains(jargon), "{}", ran.err);
        }
    }
    // `preview` makes its folder, but not in a file.
    run(&folder, &["preview", "pills.toml", "-o", "made/here"]).ended(0);
    let commands = [
        vec!["preview", "pills.toml", "-o", "pills.toml/a"],
        vec!["preview", "pills.toml", "-o", "pills.toml"],
        vec!["build", "pills.toml", "-o", "pills.toml/a.pdf"],
        vec!["test-sheet", "-o", "pills.toml/a.pdf"],
    ];
    for command in commands {
        let ran = run(&folder, &command);
        ran.ended(2);
        ran.says("`pills.toml` is a file, not a folder");
        assert!(!ran.err.contains("os error"), "{}", ran.err);
    }
    let ran = run(&folder, &["test-sheet", "-o", "made"]);
    ran.ended(2);
    ran.says("`made` is a folder, not a file");
}

#[test]
fn a_day_in_another_form_is_told_the_form() {
    let folder = with_good();
    let ran = run(&folder, &["build", "pills.toml", "--today", "11/24/2026"]);
    ran.ended(2);
    ran.says("write the day as year-month-day, such as 2026-11-24");
    run(&folder, &["build", "pills.toml", "--today", "2026-11-24"]).ended(0);
}

#[cfg(unix)]
#[test]
fn a_command_that_is_told_can_be_pasted_into_a_shell() {
    let folder = empty();
    let ran = run(&folder, &["new", "Weird name!.txt"]);
    ran.ended(0);
    assert!(ran.out.contains("`handout build 'Weird name!.txt'`"), "{}", ran.out);
    let ran = run(&folder, &["new", "it's.toml"]);
    assert!(ran.out.contains(r"`handout build 'it'\''s.toml'`"), "{}", ran.out);
    let ran = run(&folder, &["new", "plain-1.toml"]);
    assert!(ran.out.contains("`handout build plain-1.toml`"), "{}", ran.out);
}

#[test]
fn every_shell_has_its_completions() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let ran = run(&empty(), &["completions", shell]);
        ran.ended(0);
        assert!(ran.out.contains("preview"), "{shell}: {}", ran.out);
    }
}

#[test]
fn a_reader_that_goes_away_is_no_error() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let ran = program(&empty(), &["completions", "bash"])
        .stdout(writer)
        .output()
        .unwrap();
    assert_eq!(ran.status.code(), Some(0), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(String::from_utf8_lossy(&ran.stderr), "");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_under_standard_output_is_an_error() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = program(&empty(), &["layouts"]).stdout(full).output().unwrap();
    assert_eq!(ran.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ran.stderr).contains("standard output"));
}

#[test]
fn watch_builds_again_and_keeps_the_pdf_through_an_error() {
    let folder = with_good();
    let mut child = program(&folder, &["watch", "pills.toml"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let out = lines(child.stdout.take().unwrap());
    let err = lines(child.stderr.take().unwrap());
    let watched = Watched(child);
    let content = folder.path().join("pills.toml");
    assert!(next(&out, "pills.pdf").starts_with("pills.pdf: 1 page"));
    let first = bytes(&folder, "pills.pdf");
    fs::write(&content, "title = ").unwrap();
    assert!(next(&err, "not written").contains("the earlier file is kept"));
    assert_eq!(bytes(&folder, "pills.pdf"), first);
    fs::write(&content, GOOD.replace("one pill", "no pill")).unwrap();
    assert!(next(&out, "pills.pdf").starts_with("pills.pdf: 1 page"));
    assert_ne!(bytes(&folder, "pills.pdf"), first);
    drop(watched);
}

/// A program that runs until it is stopped.
struct Watched(Child);

impl Drop for Watched {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What came of one run.
pub struct Ran {
    pub code: Option<i32>,
    pub out: String,
    pub err: String,
}

impl Ran {
    #[track_caller]
    pub fn ended(&self, code: i32) {
        assert_eq!(self.code, Some(code), "\n{}\n{}", self.out, self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
    }

    #[track_caller]
    pub fn says(&self, what: &str) {
        assert!(self.err.contains(what), "`{what}` is not in:\n{}", self.err);
    }
}

fn program(folder: &TempDir, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_handout"));
    command.args(args).current_dir(folder.path()).stdin(Stdio::null());
    command
}

pub fn run(folder: &TempDir, args: &[&str]) -> Ran {
    let ran = program(folder, args).output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it prints UTF-8");
    Ran {
        code: ran.status.code(),
        out: text(ran.stdout),
        err: text(ran.stderr),
    }
}

fn empty() -> TempDir {
    tempdir().expect("a temporary folder")
}

pub fn with(name: &str, text: &str) -> TempDir {
    let folder = empty();
    fs::write(folder.path().join(name), text).expect("a file can be written");
    folder
}

fn with_good() -> TempDir {
    with("pills.toml", GOOD)
}

fn bytes(folder: &TempDir, name: &str) -> Vec<u8> {
    fs::read(folder.path().join(name)).unwrap_or_else(|why| panic!("{name}: {why}"))
}

fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).expect("the folder is there");
    let mut names: Vec<String> = entries
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// The lines of a stream as they come.
fn lines(stream: impl std::io::Read + Send + 'static) -> Receiver<String> {
    let (send, receive) = channel();
    std::thread::spawn(move || {
        for line in BufReader::new(stream).lines().map_while(Result::ok) {
            let _ = send.send(line);
        }
    });
    receive
}

/// The next line that holds some words.
fn next(lines: &Receiver<String>, words: &str) -> String {
    loop {
        let line = lines.recv_timeout(Duration::from_secs(30)).expect("a line in time");
        if line.contains(words) {
            return line;
        }
    }
}
