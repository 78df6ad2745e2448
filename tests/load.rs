//! Files → a source: what authors write, what they may mistype, and what they are told.

use handout::diag::Report;
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
        today: None,
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
            source(&job(data("data/every-block/handout.toml"), layout.name));
        assert_eq!(report.to_string(), "", "{}", layout.name);
        assert!(source.is_some());
    }
}

#[test]
fn the_scaffold_loads() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new.toml");
    let title = r#"Pills & *you*: "what" [now] \ 1_a_2"#;
    std::fs::write(&path, load::scaffold(title)).unwrap();
    let (report, source) = source(&job(path, "take-home-letter"));
    assert_eq!(report.to_string(), "");
    assert_eq!(source.unwrap().handout.title.words, title);
}

/// What is said about a content, each as rule and line.
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
    report.sorted().iter().map(line).collect()
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
