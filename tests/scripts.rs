//! Scripts and languages: which family sets what, how glyphs are shaped, how much room they take.

use crate::fixture::{self, set_with};
use handout::compose::text::{Line, Typesetter, words};
use handout::diag::Report;
use handout::font::{Fonts, GlyphId};
use handout::geom::Length;
use handout::load;
use handout::mark::Ink;
use handout::scripts::{self, Origin};
use std::path::PathBuf;

/// The families of the shipped layouts.
fn named() -> Vec<String> {
    vec!["Atkinson Hyperlegible Next".to_owned(), "Noto Sans".to_owned()]
}

/// The first family of a handout in a language.
fn first(language: &str) -> String {
    Fonts::built_in().families(&named(), language).swap_remove(0)
}

#[test]
fn a_language_is_set_in_the_first_family_that_has_all_its_letters() {
    for language in
        ["en-US", "es", "fr", "de", "pl", "ro", "tr", "cs", "hu", "cy", "ht", "so", "tl"]
    {
        assert_eq!(first(language), "Atkinson Hyperlegible Next", "{language}");
    }
    for language in
        ["vi", "yo", "nv", "ha", "ig", "mh", "haw", "sm", "ru", "uk", "el", "hi", "sr"]
    {
        assert_eq!(first(language), "Noto Sans", "{language}");
    }
    assert_eq!(first("sr-Latn"), "Atkinson Hyperlegible Next");
}

#[test]
fn a_script_without_a_family_of_the_layout_has_one_of_its_own() {
    let families = |language| Fonts::built_in().families(&named(), language);
    assert_eq!(families("ar")[2], "Noto Sans Arabic");
    // A layout may name another one first.
    let own = vec!["Noto Sans Arabic".to_owned(), "Noto Sans".to_owned()];
    assert_eq!(Fonts::built_in().families(&own, "ur"), own);
}

#[test]
fn what_is_said_to_be_built_in_is_built_in() {
    let fonts = Fonts::built_in();
    let built_in = scripts::all()
        .iter()
        .filter(|script| script.origin == Origin::BuiltIn);
    for script in built_in {
        assert!(
            fonts.has_family(script.family.unwrap_or(scripts::BUILT_IN)),
            "{}",
            script.name
        );
    }
}

#[test]
fn lines_stand_apart_as_the_stacks_of_a_language_ask() {
    for (language, hundredths) in
        [("en", 110), ("vi", 131), ("ar", 160), ("th-TH", 150), ("tlh", 110)]
    {
        assert_eq!(scripts::least_leading(language), hundredths, "{language}");
    }
}

/// The tallest and deepest stacks of each language that is set otherwise than English, with what most words have.
const STACKS: [(&str, &str); 14] = [
    ("vi", "ẪẴỖỄỮ ỶỸ ậặộệựỵ gjpqy Ậ"),
    ("yo", "Ẹ̀ Ọ́ Ṣ ẹ̀ ọ́ ṣ gjy"),
    ("nv", "Ǫ́ Ą́ ǫ́ ą́ į́ ę́ gjy"),
    ("pl", "ŁŹĆĘĄ gjpqy"),
    ("ru", "ЁЙ ЩЦДФ щцдфру"),
    ("el", "ΆΈΏΪ ΐ ΰ ξ ζ ς φ ψ"),
    ("ar", "أدوية يوميًّا إذا مُضادّ حُمّى آ ئ ؤ ج ع ى ڭ للطبّ"),
    ("ur", "ٹھیک ہے ڈاکٹر گھڑی ںْ"),
    ("th", "ปี่ ปู่ น้ำ ที่ ญู ฎู ฏุ ฐิ ไฟ้ โป๊"),
    ("hi", "हैं र्कीं क्ष्मी ट्ठू द्ध्रू ऑंक ङ्क्ष कृ छू ह्यू र्दृ"),
    ("zh-Hans", "癌疗龘，。（）"),
    ("zh-Hant", "癌療，。（）"),
    ("ja", "薬を飲む。「ぱ」ー"),
    ("ko", "약을 드세요뷁"),
];

/// All faces that are with the program.
fn all_fonts() -> Fonts {
    let packs = ["hebrew", "ja", "ko", "thai", "zh-hans", "zh-hant"];
    let folders: Vec<PathBuf> = packs
        .iter()
        .map(|pack| format!("fonts/packs/{pack}").into())
        .collect();
    let mut report = Report::default();
    let fonts = load::fonts(&mut report, &folders);
    assert_eq!(report.errors(), 0, "{report}");
    fonts
}

/// From the top of a line's strip to its highest ink, and from its lowest to the foot of the strip.
fn white(fonts: &Fonts, line: &Line) -> (Length, Length) {
    let (mut above, mut below) = (line.depth, line.depth);
    for mark in &line.marks {
        let Ink::Glyphs(run, _) = &mark.ink else { continue };
        let face = fonts.face(run.face);
        for glyph in &run.glyphs {
            let metrics = face.font.glyph_metrics();
            let Some(ink) = metrics.extents_exact(GlyphId::from(glyph.id)) else {
                continue;
            };
            let scaled =
                |units: i32| Length::of_font_units(units, run.size, face.units_per_em);
            let top = scaled(ink.y_bearing.to_i32()) + glyph.dy;
            above = above.min(mark.at.y - top);
            below = below.min(line.depth - mark.at.y + top - scaled(ink.height.to_i32()));
        }
    }
    (above, below)
}

#[test]
fn the_tallest_stacks_stay_within_their_lines_in_every_layout() {
    let fonts = all_fonts();
    let mut wrong = Vec::new();
    for shipped in load::layouts() {
        let layout = load::layout(&mut Report::default(), shipped.name).unwrap();
        for (language, stacks) in STACKS {
            let own = layout.for_language(language, &fonts);
            for step in 0..=own.fit.steps.len() {
                let mut set = own.after(&own.fit.steps[..step]);
                let styles = set.styles.all_mut().map(|style| *style);
                let mut source = fixture::source();
                source.fonts = fonts.clone();
                source.handout.language = language.to_owned();
                source.layout = set;
                let mut typesetter = Typesetter::new(&source);
                for style in styles {
                    let lines = set_with(
                        &mut typesetter,
                        &style,
                        &words(stacks),
                        Length::pt(9000),
                        false,
                    )
                    .lines;
                    let (above, below) = white(&fonts, &lines[0]);
                    if above.min(below) < Length::ZERO {
                        wrong.push(format!(
                            "{} {language} {step} {style:?}",
                            shipped.name
                        ));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
