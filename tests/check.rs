//! Each rule of `check/`: one handout that offends, one near miss that does not.

use handout::diag::Report;
use handout::source::{Job, Prints};
use handout::{check, load};
use std::fs;

/// No rule speaks.
const NONE: [&str; 0] = [];

const HEAD: &str = "title = \"A title\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en\"\nstatus = \"sample\"\n\
                    checked = 2026-11-23\n\n";

/// The rules that speak about a text in a layout that changes some keys of the default one.
fn rules(text: &str, layout: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let content = folder.path().join("a.toml");
    let own = folder.path().join("own.toml");
    fs::write(&content, format!("{HEAD}[[block]]\ntext = \"{text}\"\n")).unwrap();
    fs::write(
        &own,
        format!("title = \"Own\"\nextends = \"take-home-letter\"\n{layout}\n"),
    )
    .unwrap();
    let layout = own.display().to_string();
    let job = Job {
        content,
        layout,
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        today: None,
    };
    let mut report = Report::default();
    if let Some(source) = load::source(&mut report, &job) {
        let _ = check::source(&mut report, &source, None);
    }
    report.sorted().iter().map(|each| each.rule.to_string()).collect()
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
    assert_ne!(rules("Words.", small), NONE);
    let fine = "[styles]\nbody = { size = \"13pt\", leading = \"17pt\" }";
    assert_eq!(rules("Words.", fine), NONE);
}

#[test]
fn boxes_a_pen_cannot_tick_are_found() {
    assert_ne!(rules("Words.", "[spaces]\ntick = \"3.9mm\""), NONE);
    assert_eq!(rules("Words.", "[spaces]\ntick = \"4mm\""), NONE);
}

#[test]
fn lines_too_close_to_write_on_are_found() {
    assert_ne!(rules("Words.", "[spaces]\nwrite-on = \"7.9mm\""), NONE);
    assert_eq!(rules("Words.", "[spaces]\nwrite-on = \"8mm\""), NONE);
}
