//! Text that runs from right to left: which way each part of a line runs, where it stands, in which order it is read.

use crate::fixture::{glyphs, set, source};
use expect_test::{Expect, expect};
use handout::compose::bidi::{islands, visual};
use handout::compose::text::{Line, words};
use handout::geom::Length;
use handout::handout::Inline;
use handout::source::Source;
use std::io::Read;
use unicode_bidi::{BidiInfo, Level};

/// A source in a language. The square font has no Arabic letters; what stands where is the same without them.
fn in_language(language: &str) -> Source {
    let mut source = source();
    source.handout.language = language.to_owned();
    source
}

/// The parts of a line from the right edge to the left, as an Arabic reader meets them; each as it is read by itself.
fn from_the_right(line: &Line) -> String {
    let mut marks: Vec<_> = line.marks.iter().collect();
    marks.sort_by_key(|mark| mark.at.x);
    marks
        .iter()
        .map(|mark| glyphs(mark).text.trim())
        .collect::<Vec<_>>()
        .join(" | ")
}

fn drawn(text: &str, expected: &Expect) {
    let set = set(&in_language("ar"), &words(text), Length::pt(4000), false);
    let lines: Vec<String> = set.lines.iter().map(from_the_right).collect();
    expected.assert_eq(&lines.join("\n"));
}

#[test]
fn a_dose_a_range_a_phone_and_a_name_are_islands() {
    for (text, found) in [
        ("خذ 5–10 mg مرتين", vec!["5–10 mg"]),
        ("حرارتك 38 °C (100.4 °F) أو أعلى", vec!["38 °C (100.4 °F)"]),
        ("اتصل على +1 (555) 123-4567 الآن", vec!["+1 (555) 123-4567"]),
        ("دواء alectinib (Alecensa) كبسولات", vec!["alectinib (Alecensa)"]),
        ("الدواء (alectinib) كبسولات", vec!["alectinib"]),
        ("خذ 1/2 قرص", vec!["1/2"]),
        ("خذ 2½ قرص", vec!["2½"]),
        ("خذ ½ قرص", vec!["½"]),
        ("نسبة 5–10% من الناس", vec!["5–10%"]),
        ("بين 3 - 4 ساعات", vec!["3 - 4"]),
        ("الساعة 8:00 a.m. كل يوم", vec!["8:00 a.m"]),
        ("أقل من < 90/60 mmHg دائمًا", vec!["< 90/60 mmHg"]),
        ("الرقم 911 فقط", vec![]),
        ("mg 5، kg 70", vec!["mg 5", "kg 70"]),
        ("قل Call 911. Go now ثم اذهب", vec!["Call 911", "Go now"]),
        (
            "نهارًا: Monday to Friday, 8 a.m. to 5 p.m. كل أسبوع",
            vec!["Monday to Friday, 8 a.m. to 5 p.m"],
        ),
        ("خذ 5 mg, 10 mg أو 15 mg", vec!["5 mg", "10 mg", "15 mg"]),
        ("في 1 Sample Street, Sampletown دائمًا", vec!["1 Sample Street, Sampletown"]),
        ("ادخل www.cancer.org/fever الآن", vec!["www.cancer.org/fever"]),
        ("", vec![]),
        ("(", vec![]),
    ] {
        let said: Vec<&str> =
            islands(text).into_iter().map(|range| &text[range]).collect();
        assert_eq!(said, found, "{text}");
    }
}

#[test]
fn runs_stand_as_their_depths_say() {
    // The examples of UAX 9, rule L2.
    assert_eq!(visual(&[0, 0, 0]), [0, 1, 2]);
    assert_eq!(visual(&[1, 1, 1]), [2, 1, 0]);
    assert_eq!(visual(&[1, 2, 2, 1]), [3, 1, 2, 0]);
    assert_eq!(visual(&[0, 1, 2, 1, 0]), [0, 3, 2, 1, 4]);
    assert_eq!(visual(&[]), [0_usize; 0]);
}

#[test]
fn an_arabic_line_begins_at_the_right_and_its_islands_run_on_by_themselves() {
    drawn("خذ 5–10 mg مرتين", &expect!["خذ | 5–10 mg |  | مرتين"]);
    drawn(
        "حرارتك 38 °C (100.4 °F) أو أعلى.",
        &expect!["حرارتك | 38 °C (100.4 °F) |  | أو أعلى | ."],
    );
    drawn(
        "الرقم +1 (555) 123-4567، أو 911.",
        &expect!["الرقم | +1 (555) 123-4567 | ، أو | 911 | ."],
    );
    drawn(
        "دواء alectinib (Alecensa) 600 mg مع الطعام",
        &expect!["دواء | alectinib (Alecensa) 600 mg |  | مع الطعام"],
    );
    drawn("خذ 2½ قرص", &expect!["خذ | 2½ |  | قرص"]);
}

#[test]
fn the_algorithm_and_our_order_of_runs_pass_the_test_of_unicode() {
    let packed = include_bytes!("data/BidiCharacterTest-15.0.txt.gz");
    let mut cases = String::new();
    flate2::read::GzDecoder::new(&packed[..])
        .read_to_string(&mut cases)
        .unwrap();
    let mut count = 0;
    for case in cases
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let fields: Vec<&str> = case.split(';').collect();
        let [codes, way, base, levels, order] = fields[..] else { panic!("{case}") };
        let number = |field: &str| field.parse::<u8>().unwrap();
        let text: String = codes
            .split(' ')
            .map(|code| char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap())
            .collect();
        let asked = match way {
            "0" => Some(Level::ltr()),
            "1" => Some(Level::rtl()),
            _ => None,
        };
        let info = BidiInfo::new(&text, asked);
        let paragraph = &info.paragraphs[0];
        assert_eq!(paragraph.level.number(), number(base), "{case}");
        let found = info.reordered_levels_per_char(paragraph, paragraph.range.clone());
        let kept: Vec<(usize, u8)> = levels
            .split(' ')
            .enumerate()
            .filter(|(_, level)| *level != "x")
            .map(|(place, level)| (place, number(level)))
            .collect();
        for (place, level) in &kept {
            assert_eq!(found[*place].number(), *level, "{case}");
        }
        let depths: Vec<u8> = kept.iter().map(|(_, level)| *level).collect();
        let seen: Vec<String> =
            visual(&depths).into_iter().map(|at| kept[at].0.to_string()).collect();
        assert_eq!(seen.join(" "), order, "{case}");
        count += 1;
    }
    assert_eq!(count, 91_707);
}

#[test]
fn words_that_run_against_the_sheet_begin_at_their_own_edge() {
    let in_arabic = |words_: &str| Inline::Foreign {
        language: "ar".to_owned(),
        inlines: words(words_),
    };
    let mut inlines = words("She says ");
    inlines.push(in_arabic("لا 5 mg"));
    inlines.extend(words(", three times"));
    let line = &set(&in_language("en-US"), &inlines, Length::pt(4000), false).lines[0];
    let mut marks: Vec<_> = line.marks.iter().collect();
    marks.sort_by_key(|mark| mark.at.x);
    let from_the_left: Vec<_> =
        marks.iter().map(|mark| glyphs(mark).text.as_str()).collect();
    assert_eq!(from_the_left, ["She says ", "5 mg", "لا ", ", three times"]);

    // All of it in another language, and more than a line: the other edge is where it begins.
    let whole = [in_arabic("واحد اثنان ثلاثة أربعة خمسة ستة")];
    let lines = set(&in_language("en-US"), &whole, Length::pt(100), false).lines;
    assert!(lines.len() > 1);
    assert!(lines.iter().all(|line| line.width == Length::pt(100)), "{lines:?}");
}
