//! Files → a source: what authors write, what they may mistype, and what they are told.

use handout::diag::Report;
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
    std::fs::write(&path, load::scaffold(title)).unwrap();
    let (report, source) = source(&job(path, "take-home-letter"));
    assert_eq!(report.to_string(), "");
    assert_eq!(source.unwrap().handout.title.words, title);
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
