//! Two languages on a sheet, and sheets that are read from right to left: what stands level, on which side, on which leaf.

use crate::fixture::glyphs;
use crate::write::reader;
use handout::diag::Report;
use handout::geom::{Length, Point, Rect, Size};
use handout::layout::Color;
use handout::mark::{Ink, Mark, Owner};
use handout::page::{Page, What};
use handout::source::Job;
use handout::write::Made;
use std::fs;
use std::path::Path;

const SOURCE: &str = r#"title = "Asthma"
id = "T-1"
version = "1.0"
language = "en-US"
status = "sample"
checked = 2026-11-23
check-again = 2027-11-23

[[section]]
id = "what"
heading = "What is it?"

  [[section.block]]
  id = "text"
  text = "Asthma makes the airways narrow, so that less air comes in and goes out than you need. It comes and goes. [@a]"

  [[section.block]]
  id = "boxes"
  checklist.items = ["A cough", "A whistle when I breathe out, above all at night or after a run"]

  [[section.block]]
  id = "table"
  table.columns = [{ heading = "Day" }, { heading = "Puffs" }]
  table.rows = [["Monday", "2"], ["Tuesday", "4"]]

  [[section.block]]
  id = "call"
  call.levels = [{ level = "emergency", label = "Call 911 now", items = ["You cannot speak", "Your lips are blue"] }]

[[reference]]
id = "a"
text = "Somebody. *About asthma*. 2026."
"#;

/// The words of a translation, by the keys of the source.
struct Words {
    language: &'static str,
    title: &'static str,
    heading: &'static str,
    text: &'static str,
    boxes: [&'static str; 2],
    days: [&'static str; 4],
    call: [&'static str; 3],
}

const SPANISH: Words = Words {
    language: "es-US",
    title: "El asma",
    heading: "¿Qué es?",
    text: "Este mal estrecha las vías respiratorias. Viene y se va. [@a]",
    boxes: ["Tos", "Un silbido al respirar"],
    days: ["Día", "Inhalaciones", "Lunes", "Martes"],
    call: ["Llame al 911 ahora", "No puede hablar", "Tiene los labios azules"],
};

const ARABIC: Words = Words {
    language: "ar",
    title: "الربو",
    heading: "ما هو؟",
    text: "يضيّق الربو الشعب الهوائية. يأتي ويذهب. [@a]",
    boxes: ["سعال", "صفير عند الزفير"],
    days: ["اليوم", "البخات", "الاثنين", "الثلاثاء"],
    call: ["اتصلوا بالرقم 911 الآن", "لا تستطيعون الكلام", "شفاه زرقاء"],
};

/// A folder with the source and a translation of it, with the marks that the program gives.
fn folder(words: &Words) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    fs::write(file("asthma.toml"), SOURCE).unwrap();
    let Words { language, title, heading, text, boxes, days, call } = words;
    let [day, puffs, monday, tuesday] = days;
    let [label, speak, lips] = call;
    let translation = format!(
        "overlay = \"asthma.toml\"\nlanguage = \"{language}\"\ntitle = \"{title}\"\ntranslated = 2026-11-24\n\
         [text.what]\nheading = \"{heading}\"\n[text.text]\ntext = \"{text}\"\n\
         [text.boxes]\nchecklist.items = [\"{}\", \"{}\"]\n\
         [text.table]\ntable.columns = [\"{day}\", \"{puffs}\"]\n\
         table.rows = [[\"{monday}\", \"2\"], [\"{tuesday}\", \"4\"]]\n\
         [text.call]\ncall.levels = [{{ label = \"{label}\", items = [\"{speak}\", \"{lips}\"] }}]\n",
        boxes[0], boxes[1],
    );
    fs::write(file("asthma.x.toml"), translation).unwrap();
    let mut report = Report::default();
    let accepted = handout::load::accepted(&mut report, &file("asthma.x.toml"));
    let (text, _) = accepted.unwrap_or_else(|| panic!("{report}"));
    fs::write(file("asthma.x.toml"), text).unwrap();
    folder
}

fn made(folder: &Path, content: &str, layout: &str) -> Made {
    let mut report = Report::default();
    let made = handout::make(&mut report, &Job::new(folder.join(content), layout));
    made.unwrap_or_else(|| panic!("{report}"))
}

/// Where the run of some words begins, and where it ends.
fn place(page: &Page, words: &str) -> (Point, Length) {
    let run = |mark: &&Mark| match &mark.ink {
        Ink::Glyphs(run, _) => run.text.contains(words),
        _ => false,
    };
    let found = page.marks.iter().find(run);
    let mark = found.unwrap_or_else(|| panic!("{words} is not on the page"));
    (mark.at, mark.at.x + glyphs(mark).width())
}

const BEGINNINGS: [&str; 7] =
    ["Asthma", "What is", "Asthma makes", "A cough", "A whistle", "Monday", "Call 911"];

fn beginnings(words: &Words) -> [&'static str; 7] {
    // Long enough to stand on one line, and to be told from the title.
    let first = |text: &'static str| match text.match_indices(' ').nth(1) {
        Some((end, _)) => &text[..end],
        None => text,
    };
    [
        words.title,
        words.heading,
        first(words.text),
        words.boxes[0],
        first(words.boxes[1]),
        words.days[2],
        first(words.call[0]),
    ]
}

#[test]
fn a_translation_stands_level_with_its_source_and_to_its_right() {
    for words in [SPANISH, ARABIC] {
        let folder = folder(&words);
        let made = made(folder.path(), "asthma.x.toml", "bilingual-letter");
        let page = &made.pages[0];
        let middle = page.size.width / 2;
        for (source, translation) in BEGINNINGS.into_iter().zip(beginnings(&words)) {
            let ((left, end), (right, _)) =
                (place(page, source), place(page, translation));
            assert_eq!(left.y, right.y, "{source}, {translation}");
            assert!(end <= middle && right.x > middle, "{source}, {translation}");
        }
    }
}

#[test]
fn a_translation_stands_at_the_left_of_a_source_from_right_to_left() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    let source = "title = \"الحمى\"\nid = \"T-1\"\nversion = \"1.0\"\nlanguage = \"ar\"\nstatus = \"sample\"\n\
        checked = 2026-11-23\ncheck-again = 2027-11-23\n[[block]]\nid = \"text\"\ntext = \"خذ **5 mg** كل يوم.\"\n";
    fs::write(file("f.toml"), source).unwrap();
    for (language, words) in [
        ("en-US", ["Take ", "5 mg", " every day."]),
        ("ur", ["لیں ", "5 mg", " ہر روز۔"]),
    ] {
        let [before, dose, after] = words;
        let translation = format!(
            "overlay = \"f.toml\"\nlanguage = \"{language}\"\ntitle = \"T\"\ntranslated = 2026-11-24\n\
             [text.text]\ntext = \"{before}**{dose}**{after}\"\n"
        );
        fs::write(file("f.x.toml"), translation).unwrap();
        let mut report = Report::default();
        let (text, _) = handout::load::accepted(&mut report, &file("f.x.toml")).unwrap();
        fs::write(file("f.x.toml"), text).unwrap();
        let made = made(folder.path(), "f.x.toml", "bilingual-letter");
        let page = &made.pages[0];
        let middle = page.size.width / 2;
        assert!(place(page, "خذ").0.x > middle);
        let (first, last) = (place(page, before.trim()), place(page, after.trim()));
        assert!(first.1 < middle && last.1 < middle, "{language}");
        // It is read from its own edge on.
        let left = made.source.layout.frame().at.x;
        match language {
            "ur" => assert!(first.0.x > last.1, "{language}"),
            _ => assert!(first.0.x < left + Length::pt(40) && first.1 < last.0.x),
        }
    }
}

#[test]
fn what_reaches_to_the_foot_of_a_row_reaches_to_the_foot_of_both() {
    let folder = folder(&SPANISH);
    let made = made(folder.path(), "asthma.x.toml", "bilingual-letter");
    // The ground of the label of a call level, and the lines around it, are alike on both sides.
    let page = &made.pages[0];
    let middle = page.size.width / 2;
    let feet = |left: bool| {
        let of = |mark: &Mark| match &mark.ink {
            Ink::Fill(size, _) if (mark.at.x < middle) == left => {
                Some((mark.at.y, mark.at.y + size.depth))
            }
            _ => None,
        };
        let mut feet: Vec<_> = page.marks.iter().filter_map(of).collect();
        feet.sort();
        feet.dedup();
        feet
    };
    let whole = |feet: Vec<(Length, Length)>| {
        feet.into_iter()
            .filter(|(top, foot)| *foot - *top > Length::pt(10))
            .collect::<Vec<_>>()
    };
    let (left, right) = (whole(feet(true)), whole(feet(false)));
    assert!(!left.is_empty());
    assert_eq!(left, right);
}

#[test]
fn after_a_table_that_is_stacked_in_one_language_the_next_block_is_level_again() {
    let folder = folder(&SPANISH);
    let path = folder.path();
    let change = |name: &str, from: &str, to: &str| {
        let file = path.join(name);
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.contains(from), "{from} is not in {name}");
        fs::write(file, text.replacen(from, to, 1)).unwrap();
    };
    // Four columns fit in English; a word too long for its column stacks the Spanish ones.
    let columns = r#"[{ heading = "Day" }, { heading = "Puffs" }"#;
    change(
        "asthma.toml",
        columns,
        r#"[{ heading = "Day" }, { heading = "Puffs" }, { heading = "Flow" }, { heading = "Note" }"#,
    );
    change("asthma.toml", r#"["Monday", "2"]"#, r#"["Monday", "2", "3", "4"]"#);
    change("asthma.toml", r#"["Tuesday", "4"]"#, r#"["Tuesday", "4", "5", "6"]"#);
    let longest = "Electroencefalografía";
    change(
        "asthma.x.toml",
        r#""Inhalaciones"]"#,
        &format!(r#""{longest}", "{longest}", "{longest}"]"#),
    );
    change("asthma.x.toml", r#"["Lunes", "2"]"#, r#"["Lunes", "2", "3", "4"]"#);
    change("asthma.x.toml", r#"["Martes", "4"]"#, r#"["Martes", "4", "5", "6"]"#);
    let mut report = Report::default();
    let file = path.join("asthma.x.toml");
    let accepted = handout::load::accepted(&mut report, &file);
    fs::write(&file, accepted.unwrap_or_else(|| panic!("{report}")).0).unwrap();
    let made = made(path, "asthma.x.toml", "bilingual-letter");
    let page = &made.pages[0];
    let heads = page.marks.iter().filter(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => run.text.contains(longest),
        _ => false,
    });
    assert_eq!(heads.count(), 6, "a head for each cell: it is stacked");
    assert_eq!(place(page, "Call 911").0.y, place(page, "Llame al").0.y);
}

#[test]
fn each_language_has_its_tags_and_the_works_are_listed_once() {
    let folder = folder(&ARABIC);
    let made = made(folder.path(), "asthma.x.toml", "bilingual-letter");
    let structure = &made.galleys.structure;
    let nodes = || structure.nodes().map(|(_, node)| node);
    let languages: Vec<_> = nodes().filter_map(|node| node.language.as_deref()).collect();
    assert_eq!(made.source.handout.language, "en-US");
    assert!(languages.contains(&"ar"), "{languages:?}");
    assert_eq!(made.galleys.notes.len(), 1);
    let feet = crate::handouts::foot(&made.pages[0]);
    assert!(feet.contains("DRAFT TRANSLATION") && feet.contains("en-US, ar"), "{feet}");
}

#[test]
fn a_translation_stands_on_the_back_of_its_source() {
    let folder = folder(&ARABIC);
    let path = folder.path();
    let (both, source) = (
        made(path, "asthma.x.toml", "front-and-back-letter"),
        made(path, "asthma.toml", "take-home-letter"),
    );
    assert_eq!(both.pages.len() % 2, 0);
    let mut pages = Vec::new();
    for sheet in &both.sheets {
        pages.push(sheet.front.cells[0].page);
        pages.push(sheet.back.as_ref().unwrap().cells[0].page);
    }
    let leaves = both.pages.len() / 2;
    let expected: Vec<usize> =
        (0..leaves).flat_map(|leaf| [leaf, leaves + leaf]).collect();
    assert_eq!(pages, expected);
    // The front is the sheet that the source alone would be.
    let texts = |page: &Page| {
        let text = |mark: &Mark| match &mark.ink {
            Ink::Glyphs(run, _) => Some((mark.at, run.text.clone())),
            _ => None,
        };
        page.marks.iter().filter_map(text).collect::<Vec<_>>()
    };
    assert_eq!(texts(&both.pages[0]), texts(&source.pages[0]));
    place(&both.pages[leaves], "الربو");
}

#[test]
fn a_page_from_right_to_left_is_mirrored() {
    let folder = folder(&ARABIC);
    let made = made(folder.path(), "asthma.x.toml", "take-home-letter");
    let page = &made.pages[0];
    let frame = made.source.layout.frame();
    let right = |words: &str| place(page, words).1;
    // Headings begin at the right edge of the frame, text is set in from there.
    assert_eq!(right("الربو"), page.size.width - frame.at.x);
    assert!(right("يضيّق") < right("ما هو؟"));
    // The first column of a table, and a box before its words, stand at the right.
    assert!(place(page, "الاثنين").0.x > place(page, "البخات").0.x);
    let boxes: Vec<Point> = page
        .marks
        .iter()
        .filter(|mark| matches!(mark.ink, Ink::Outline { .. }))
        .map(|mark| mark.at)
        .collect();
    let nearest = boxes.iter().find(|at| {
        let below = place(page, "سعال").0.y - at.y;
        (Length::ZERO..Length::pt(20)).contains(&below)
    });
    assert!(nearest.unwrap().x > right("سعال"));
    // The folio is at the left.
    assert!(right("صفحة") < page.size.width / 3);
}

#[test]
fn columns_run_from_right_to_left() {
    let folder = folder(&ARABIC);
    let made = made(folder.path(), "asthma.x.toml", "two-column-letter");
    let page = &made.pages[0];
    let mut columns = [None, None];
    for placed in &page.placed {
        if let What::Strip(_) = placed.what {
            columns[placed.column] = Some(placed.rect.at.x);
        }
    }
    let [Some(first), Some(second)] = columns else { panic!("one column is empty") };
    assert!(first > second);
    assert!(place(page, "ما هو؟").0.x > page.size.width / 2);
}

fn refused(folder: &Path, content: &str, layout: &str) -> String {
    let mut report = Report::default();
    let made = handout::make(&mut report, &Job::new(folder.join(content), layout));
    assert!(made.is_none());
    report.to_string()
}

#[test]
fn what_cannot_stand_together_is_told() {
    let folder = folder(&SPANISH);
    let path = folder.path();
    let told = refused(path, "asthma.toml", "bilingual-letter");
    assert!(
        told.contains("sets two languages") && told.contains("no translation"),
        "{told}"
    );
    for (layout, wrong) in [
        ("extends = \"trifold-letter\"\nbilingual = \"back\"", "share flat pages only"),
        ("extends = \"take-home-letter\"\nbilingual = \"beside\"", "are two columns"),
    ] {
        fs::write(path.join("l.toml"), layout).unwrap();
        let layout = path.join("l.toml");
        let told = refused(path, "asthma.x.toml", layout.to_str().unwrap());
        assert!(told.contains(wrong), "{told}");
    }
}

/// What the paragraphs of a sheet say in the order of its tags, read back from the file.
fn read_back(language: &str, texts: &[&str]) -> Vec<String> {
    read_back_as(language, texts, texts[0])
}

/// The same from the paragraph on that says `first`.
fn read_back_as(language: &str, texts: &[&str], first: &str) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let mut content = format!(
        "title = \"T\"\nid = \"T-1\"\nversion = \"1.0\"\nlanguage = \"{language}\"\nstatus = \"sample\"\n\
         checked = 2026-11-23\ncheck-again = 2027-11-23\n"
    );
    for text in texts {
        content.push_str(&format!("[[block]]\ntext = \"{text}\"\n"));
    }
    fs::write(folder.path().join("c.toml"), content).unwrap();
    let made = made(folder.path(), "c.toml", "take-home-letter");
    let file = handout::write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let sides = document.page_iter().map(|page| (page, reader::side(&document, page)));
    let tree = reader::tree(&document, &sides.collect());
    let paragraphs = tree.all().into_iter().filter(|element| element.tag == "P");
    let said: Vec<String> =
        paragraphs.map(|element| element.text.trim().to_owned()).collect();
    let from = said.iter().position(|said| said == first);
    said[from.unwrap_or_else(|| panic!("{said:#?}"))..].to_vec()
}

#[test]
fn what_is_read_back_is_in_the_order_it_is_said() {
    // Arabic alone, with vowels, over several lines; with doses, ranges, phones, brackets and Latin names in it.
    let arabic = [
        "اتصلوا بنا فورًا، ليلًا أو نهارًا.",
        "حرارتكم 38 °C (100.4 °F) أو أعلى؟",
        "خذوا alectinib (Alecensa) 600 mg مع الطعام، 2 في اليوم.",
        "الرقم +1 (555) 123-4567، أو 911.",
        "بعد 5–10 دقائق، ثم 1/2 قرص؛ لا تأخذوا ibuprofen أو aspirin قبل أن تتحدثوا إلينا، حتى لو ارتفعت الحرارة في الليل.",
    ];
    assert_eq!(read_back("ar", &arabic), arabic);
    let farsi = ["دارو را هر روز ساعت 8:00 بخورید.", "با شمارهٔ 911 تماس بگیرید"];
    assert_eq!(read_back("fa", &farsi), farsi);
    // Arabic words in an English sheet, and the other way round.
    let mixed = ["Say لا أستطيع التنفس to them, 3 times.", "The word is دواء."];
    let tagged =
        mixed.map(|text| text.replace("لا أستطيع التنفس", "{lang.ar|لا أستطيع التنفس}"));
    let tagged: Vec<&str> = tagged.iter().map(String::as_str).collect();
    let english = read_back_as("en-US", &tagged, mixed[0]);
    assert_eq!(english, mixed);
}

#[test]
fn no_word_is_parted_by_a_sign_that_its_face_does_not_have() {
    let folder = tempfile::tempdir().unwrap();
    let half = "ژبا".repeat(7);
    let content = format!(
        "title = \"T\"\nid = \"T-1\"\nversion = \"1.0\"\nlanguage = \"ar\"\nstatus = \"sample\"\n\
         checked = 2026-11-23\ncheck-again = 2027-11-23\n[[block]]\ntext = \"{half}&shy;{half} كل\"\n"
    );
    fs::write(folder.path().join("c.toml"), content).unwrap();
    let layout = "extends = \"take-home-letter\"\nstyles.body = { size = \"40pt\", leading = \"50pt\" }\n";
    fs::write(folder.path().join("l.toml"), layout).unwrap();
    let layout = folder.path().join("l.toml");
    let told = refused(folder.path(), "c.toml", layout.to_str().unwrap());
    assert!(told.contains("word-too-wide"), "{told}");
}

#[test]
fn ink_of_every_kind_is_as_far_from_the_other_edge() {
    let (pt, size) = (Length::pt, Size::new(Length::pt(10), Length::pt(4)));
    let corners = [(5, 0), (15, 0), (10, 8)].map(|(x, y)| Point::new(pt(x), pt(y)));
    let cells = [5, 13].map(|x| Rect::new(pt(x), pt(0), pt(2), pt(2)));
    let outline = Ink::Outline {
        size,
        thickness: pt(1),
        radius: pt(0),
        color: Color::BLACK,
    };
    for (ink, place) in [
        (Ink::Fill(size, Color::BLACK), 60),
        (outline, 60),
        (Ink::Picture(0, size), 60),
        (Ink::Room(size), 60),
        // From 35 to 45 of 100, so from 55 to 65: their first corner is 5 from their place.
        (Ink::Polygon(corners.to_vec(), Color::BLACK), 50),
        (Ink::Cells(cells.to_vec(), Color::BLACK), 50),
    ] {
        let at = Point::new(pt(30), pt(7));
        let mark = Mark { at, ink, owner: Owner::Decoration };
        let turned = mark.clone().mirrored(pt(100));
        assert_eq!(turned.at, Point::new(pt(place), pt(7)), "{:?}", mark.ink);
        assert_eq!(turned.mirrored(pt(100)), mark);
    }
}
