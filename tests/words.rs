//! The program's own words: a whole job in each language, what is printed and what a screen reader is told.

use handout::diag::Report;
use handout::mark::{Ink, Owner};
use handout::source::Job;
use handout::structure::{NodeId, Role};
use handout::write::Made;

/// A content that makes the program say much of what it has to say.
fn content(language: &str) -> String {
    format!(
        r#"title = "T"
id = "W-1"
version = "1.0"
language = "{language}"
status = "sample"
checked = 2026-11-25
check-again = 2027-11-25

[[section]]
heading = "H"

  [[section.block]]
  notice.level = "warning"
  notice.title = "A"
  notice.text = "B [@x]"

  [[section.block]]
  checklist.title = "C"
  checklist.items = ["D"]
  checklist.dates = 2

  [[section.block]]
  schedule.times = ["E"]
  schedule.rows = ["F"]

  [[section.block]]
  qr.url = "https://example.org/a"
  qr.caption = "G"

[[reference]]
id = "x"
text = "W."
url = "https://example.org/w"
accessed = 2026-11-03
"#
    )
}

fn made(language: &str) -> Made {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("content.toml");
    std::fs::write(&path, content(language)).unwrap();
    let mut report = Report::default();
    let mut job = Job::new(&path, "take-home-letter");
    job.values.set("patient.name", "Bo");
    job.values.set("patient.born", "1960-02-29");
    let made = handout::make(&mut report, &job);
    made.unwrap_or_else(|| panic!("{language}: {report}"))
}

/// All that is printed on the first page.
fn printed(made: &Made) -> String {
    let glyphs = made.pages[0].marks.iter().filter_map(|mark| match &mark.ink {
        Ink::Glyphs(glyphs, _) => Some(glyphs.text.as_str()),
        _ => None,
    });
    glyphs.collect::<Vec<_>>().join("")
}

/// What nodes are told to be in, each with what it says.
fn foreign(made: &Made) -> Vec<(String, String)> {
    let structure = &made.galleys.structure;
    let marks = || made.pages.iter().flat_map(|page| &page.marks);
    let below = |owner: Owner, id: NodeId| match owner {
        Owner::Node(leaf) => {
            std::iter::successors(Some(leaf), |id| structure.node(*id).parent)
                .any(|above| above == id)
        }
        _ => false,
    };
    let said = |id: NodeId| match &structure.node(id).role {
        Role::Figure { alt } => alt.clone(),
        _ => marks()
            .filter(|mark| below(mark.owner, id))
            .filter_map(|mark| match &mark.ink {
                Ink::Glyphs(glyphs, _) => Some(glyphs.text.as_str()),
                _ => None,
            })
            .collect(),
    };
    let told = structure
        .nodes()
        .filter_map(|(id, node)| Some((node.language.clone()?, said(id))));
    told.collect()
}

#[test]
fn a_sheet_speaks_one_language() {
    for (language, words) in [
        (
            "en-US",
            [
                "Warning: A",
                "Symptom",
                "Date",
                "Medicine",
                "Accessed November 3, 2026.",
                "Page 1 of 1",
                "Content checked November 2026",
                "Check again by November 2027",
                "SAMPLE: not",
                "For: Bo",
                "Born: February 29, 1960",
            ],
        ),
        (
            "en-GB",
            [
                "Warning: A",
                "Symptom",
                "Date",
                "Medicine",
                "Accessed 3 November 2026.",
                "Page 1 of 1",
                "Content checked November 2026",
                "Check again by November 2027",
                "SAMPLE: not",
                "For: Bo",
                "Born: 29 February 1960",
            ],
        ),
        (
            "es-US",
            [
                "Advertencia: A",
                "Síntoma",
                "Fecha",
                "Medicamento",
                "Consultado el 3 de noviembre de 2026.",
                "Página 1 de 1",
                "Contenido verificado: noviembre de 2026",
                "noviembre de 2027",
                "MUESTRA: no",
                "Para: Bo",
                "Fecha de nacimiento: 29 de febrero de 1960",
            ],
        ),
        (
            "vi",
            [
                "Cảnh báo: A",
                "Triệu chứng",
                "Ngày",
                "Thuốc",
                "Truy cập ngày 3 tháng 11 năm 2026.",
                "Trang 1/1",
                "Nội dung được kiểm tra tháng 11 năm 2026",
                "tháng 11 năm 2027",
                "BẢN MẪU: không",
                "Họ tên: Bo",
                "Ngày sinh: 29 tháng 2 năm 1960",
            ],
        ),
    ] {
        let made = made(language);
        let printed = printed(&made);
        for said in words {
            assert!(printed.contains(said), "{language}: no {said} in {printed}");
        }
        assert_eq!(foreign(&made), [], "{language}");
    }
}

#[test]
fn english_words_in_another_language_are_told_to_be_english() {
    let made = made("fr");
    let foreign = foreign(&made);
    assert!(foreign.iter().all(|(language, _)| *language == "en"), "{foreign:?}");
    for said in [
        "Warning: ",
        "Symptom",
        "Date",
        "Medicine",
        "Accessed November 3, 2026.",
        "Code for a telephone's camera: https://example.org/a",
    ] {
        assert!(
            foreign.iter().any(|(_, words)| words == said),
            "no {said} in {foreign:?}"
        );
    }
    // What the author wrote is not.
    assert!(!foreign.iter().any(|(_, words)| words.contains('G')), "{foreign:?}");
}
