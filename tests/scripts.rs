//! Scripts and languages: which family sets what, how glyphs are shaped, how much room they take.

use crate::fixture::{self, set_with, texts};
use expect_test::expect;
use handout::compose::hyphenate::{patterns, points};
use handout::compose::text::{Line, Typesetter, words};
use handout::diag::Report;
use handout::font::{Fonts, GlyphId};
use handout::geom::Length;
use handout::inline::Inline;
use handout::load;
use handout::mark::Ink;
use handout::scripts::{self, Origin};
use handout::source::Source;
use read_fonts::tables::glyf::Glyph as OneGlyph;
use read_fonts::{FontRef, TableProvider};
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
    assert_eq!(families("ar")[2], "Vazirmatn");
    // A layout may name another one first.
    let own = vec!["Vazirmatn".to_owned(), "Noto Sans".to_owned()];
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
        [("en", 110), ("vi", 131), ("ar", 148), ("th-TH", 150), ("tlh", 110)]
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

/// What must stand on one line at every measure, each in a sentence of its language.
#[rustfmt::skip]
const WHOLE: [(&str, &str, &str); 38] = [
    ("zh-Hans", "每天早晨服用5毫克这种药，不要多服", "5毫克"),
    ("zh-Hans", "每天早晨服用 5 毫克这种药，不要多服", "5 毫克"),
    ("zh-Hans", "如果体温超过38 °C以上请给我们打电话", "38 °C"),
    ("zh-Hans", "如果体温超过 38.5 度就请给我们打电话", "38.5 度"),
    ("zh-Hans", "如果体温超过３８℃就请给我们打电话", "３８℃"),
    ("zh-Hans", "每次服用150 mg胶囊，与食物同服", "150 mg"),
    ("zh-Hans", "每次最多只能服用十二片这种药", "十二片"),
    ("zh-Hans", "每天两次，每次服用两片这种药", "两片"),
    ("zh-Hans", "每次服用1～2片这种药，与食物同服", "1～2片"),
    ("zh-Hans", "每次服用1至2片这种药，与食物同服", "1至2片"),
    ("zh-Hans", "请在手术之后第3天打电话给我们", "第3天"),
    ("zh-Hans", "血压应当低于120/80毫米汞柱才好", "120/80毫米"),
    ("zh-Hans", "血糖应当＜70的时候请告诉护士", "＜70"),
    ("zh-Hans", "每隔12小时服用一次这种药", "12小时"),
    ("zh-Hant", "每天早晨服用5毫克這種藥，不要多服", "5毫克"),
    ("zh-Hant", "每次最多只能服用三十顆這種藥", "三十顆"),
    ("zh-Hant", "如果體溫超過 38 度就請打電話給我們", "38 度"),
    ("ja", "この薬は1日2回、食後に飲んでください", "2回"),
    ("ja", "この薬は毎回5ミリグラムを飲んでください", "5ミリグラム"),
    ("ja", "体温が38度を超えたら電話してください", "38度"),
    ("ja", "この薬は毎回1〜2錠を飲んでください", "1〜2錠"),
    ("ja", "水は1日1.5リットルを飲んでください", "1.5リットル"),
    ("ko", "매일 아침 5 밀리그램을 물과 함께 드세요", "5 밀리그램을"),
    ("ko", "하루에 두 번 2정씩 물과 함께 드세요", "2정씩"),
    ("ko", "체온이 38 °C보다 높으면 전화해 주십시오", "38 °C"),
    ("th", "กินยาครั้งละ 5 มิลลิกรัมทุกเช้าหลังอาหาร", "5 มิลลิกรัม"),
    ("th", "กินยาครั้งละ 2 เม็ดหลังอาหารเช้าทุกวัน", "2 เม็ด"),
    ("th", "หากมีไข้สูงกว่า 38 องศาเซลเซียสให้โทรหาเรา", "38 องศาเซลเซียส"),
    ("th", "หากมีไข้สูงกว่า 38 °C ให้โทรหาเราทันที", "38 °C"),
    ("th", "กินยาครั้งละ 150 mg หลังอาหารเช้าทุกวัน", "150 mg"),
    ("th", "ดื่มน้ำวันละ ๘ แก้วหากแพทย์ไม่ห้าม", "๘ แ"),
    ("vi", "Uống 4 viên nang vào mỗi buổi sáng", "4 viên"),
    ("ru", "Принимайте по 5 мг каждое утро после еды", "5 мг"),
    ("ru", "Принимайте по 2 – 3 капсулы каждое утро", "2 – 3 капсулы"),
    ("es", "Tome 4 cápsulas cada mañana con comida", "4 cápsulas"),
    ("el", "Πάρτε 2 χάπια κάθε πρωί με φαγητό", "2 χάπια"),
    ("hi", "हर सुबह खाने के साथ 2 गोलियाँ लीजिए", "2 गोलियाँ"),
    ("en", "The word in Chinese is 每天服用5毫克这种药 there", "5毫克"),
];

/// A source in a language, with all faces.
fn in_language(language: &str, fonts: &Fonts) -> Source {
    let mut source = fixture::source();
    source.fonts = fonts.clone();
    source.handout.language = language.to_owned();
    source.layout = source.layout.for_language(language, fonts);
    source
}

#[test]
fn a_number_keeps_what_it_counts_in_every_script() {
    let fonts = all_fonts();
    for (language, sentence, whole) in WHOLE {
        let source = in_language(language, &fonts);
        let mut typesetter = Typesetter::new(&source);
        let body = &source.layout.styles.body;
        let mut most = 0;
        for measure in (20..300).rev().step_by(3) {
            let set = set_with(
                &mut typesetter,
                body,
                &words(sentence),
                Length::pt(measure),
                false,
            );
            let lines = texts(&set.lines);
            assert!(
                lines.iter().any(|line| line.contains(whole)),
                "{whole} at {measure}: {lines:#?}"
            );
            most = most.max(lines.len());
        }
        assert!(most > 3, "{sentence}: {most} lines");
    }
}

/// The lines of a text in a language at a measure, in points.
fn lines(language: &str, text: &str, measure: i32) -> String {
    let source = in_language(language, &all_fonts());
    let mut typesetter = Typesetter::new(&source);
    let body = source.layout.styles.body;
    let set = set_with(&mut typesetter, &body, &words(text), Length::pt(measure), false);
    texts(&set.lines).join("|")
}

#[test]
fn lines_end_where_the_script_lets_them() {
    expect!["โรคเบาหวานเป็น|โรคเรื้อรังที่ต้อง|ดูแลตลอดชีวิต"].assert_eq(&lines(
        "th",
        "โรคเบาหวานเป็นโรคเรื้อรังที่ต้องดูแลตลอดชีวิต",
        90,
    ));
    expect!["护士说“请多|喝水”然后就|走了。（以后|再来）"].assert_eq(&lines(
        "zh-Hans",
        "护士说“请多喝水”然后就走了。（以后再来）",
        74,
    ));
    expect!["コーヒーや|ジュースを|ちょっと飲|んだ「あと|で」です。"].assert_eq(&lines(
        "ja",
        "コーヒーやジュースをちょっと飲んだ「あとで」です。",
        62,
    ));
    expect!["약을 드시기 |전에 의사와 |상의하십시오"].assert_eq(&lines(
        "ko",
        "약을 드시기 전에 의사와 상의하십시오",
        80,
    ));
    expect!["दिन में दो बार |खाने के साथ |लीजिए"].assert_eq(&lines(
        "hi",
        "दिन में दो बार खाने के साथ लीजिए",
        70,
    ));
}

/// The glyphs that a text is set with, from left to right: the face, then the number of each, with how far it is raised.
fn shapes(language: &str, text: &str) -> String {
    let source = in_language(language, &all_fonts());
    let mut typesetter = Typesetter::new(&source);
    let body = source.layout.styles.body;
    let set = set_with(&mut typesetter, &body, &words(text), Length::pt(2000), false);
    let mut shapes = Vec::new();
    for mark in &set.lines[0].marks {
        let Ink::Glyphs(run, _) = &mark.ink else { continue };
        let face = &source.fonts.face(run.face).postscript;
        shapes.push(face.trim_end_matches("-Regular").to_owned());
        shapes.extend(run.glyphs.iter().map(|glyph| match glyph.dy.to_emu() {
            0 => glyph.id.to_string(),
            raised => format!("{}{:+}", glyph.id, raised / 127),
        }));
    }
    shapes.join(" ")
}

#[test]
fn latin_marks_stand_on_their_letters() {
    // What Unicode has as one character is one glyph, whichever way it is written.
    assert_eq!(shapes("vi", "ế"), shapes("vi", "e\u{302}\u{301}"));
    assert_eq!(shapes("vi", "Tiếng Việt").split(' ').count(), 11);
    expect!["NotoSans 55 76 789 81 74 3 57 76 797 87"]
        .assert_eq(&shapes("vi", "Tiếng Việt"));
    // What it has not is a letter and a mark that is moved onto it.
    expect!["NotoSans 72 2696 2665 3 802 2664+213"]
        .assert_eq(&shapes("yo", "ẹ\u{301} Ọ\u{300}"));
    expect!["NotoSans 1852 2665 3 949 2665+213"].assert_eq(&shapes("nv", "ą́ Ǫ́"));
}

#[test]
fn a_word_is_never_set_in_two_faces() {
    // One name in an English text: Atkinson lacks two of its letters, so Noto Sans sets it whole, and nothing else.
    expect!["AtkinsonHyperlegibleNext 142 175 187 231 NotoSans 49 74 88 92 795 81 AtkinsonHyperlegibleNext 231 112 190"].assert_eq(&shapes("en", "for Nguyễn as"));
}

#[test]
fn greek_and_cyrillic_are_set_with_their_latin_words() {
    expect!["NotoSans 488 462 3 NotoSans 80 74"].assert_eq(&shapes("ru", "ёж mg"));
    expect!["NotoSans 349 3 NotoSans 80 74"].assert_eq(&shapes("el", "ΐ mg"));
    // Serbian has a б of its own.
    assert_ne!(shapes("sr", "б"), shapes("ru", "б"));
}

#[test]
fn arabic_letters_join_and_lam_alef_is_one() {
    // Alone, first, between and last.
    expect!["Vazirmatn 356 360 357 19 35"].assert_eq(&shapes("ar", "ب ببب"));
    expect!["Vazirmatn 454"].assert_eq(&shapes("ar", "لا"));
    // The two have forms of their own together: neither is what it is beside others.
    let apart = [shapes("ar", "لب"), shapes("ar", "با")].concat();
    let together = shapes("ar", "لا");
    assert!(
        together
            .split(' ')
            .skip(1)
            .all(|glyph| apart.split(' ').all(|other| other != glyph)),
        "{together}: {apart}"
    );
    // Farsi and Urdu have letters and figures of their own.
    expect!["Vazirmatn 19 289 294 285 267 Vazirmatn 248"]
        .assert_eq(&shapes("fa", "پچگک ۴"));
    expect!["Vazirmatn 19 289 325 302 278 Vazirmatn 249"]
        .assert_eq(&shapes("ur", "ٹھیک ۴"));
    expect!["Vazirmatn 36 85+110 383 391"].assert_eq(&shapes("ar", "شدّة"));
}

#[test]
fn hebrew_points_stand_on_their_letters() {
    expect!["NotoSansHebrew 21 44 120 51 75 96 92"].assert_eq(&shapes("he", "שָׁלוֹם"));
}

#[test]
fn thai_marks_stack_and_make_room() {
    expect!["NotoSansThai 105 82 40 99 68 83 40 99 59 55 45 74 99 122 91"]
        .assert_eq(&shapes("th", "ที่ ปี่ น้ำ ญู"));
    // Beside a tall letter the vowel moves aside, and so does the tone mark on it; above a long tail there is none.
    let marks = |word: &str| {
        shapes("th", word)
            .split(' ')
            .skip(2)
            .map(ToOwned::to_owned)
            .collect::<Vec<_>>()
    };
    assert_ne!(marks("ปี่"), marks("ที่"));
    assert_ne!(shapes("th", "ญู").split(' ').nth(1), shapes("th", "ญ").split(' ').nth(1));
}

#[test]
fn devanagari_joins_and_reorders() {
    // A conjunct is one glyph; the vowel sign i stands before its letter, the r above the next.
    expect!["NotoSans 4147"].assert_eq(&shapes("hi", "क्ष"));
    expect!["NotoSans 4023 3935"].assert_eq(&shapes("hi", "कि"));
    expect!["NotoSans 3935 4149"].assert_eq(&shapes("hi", "र्क"));
    expect!["NotoSans 4369 3 4022 3924 4230 3899 3930"]
        .assert_eq(&shapes("hi", "द्ध हिन्दी"));
    let (vowel, letter) = (shapes("hi", "कि"), shapes("hi", "क"));
    assert!(vowel.ends_with(letter.split(' ').next_back().unwrap()), "{vowel}: {letter}");
}

/// The face of one character in a language, and its outline.
fn form(language: &str, character: &str) -> (String, Vec<(i16, i16)>) {
    let source = in_language(language, &all_fonts());
    let mut typesetter = Typesetter::new(&source);
    let body = source.layout.styles.body;
    let set = set_with(&mut typesetter, &body, &words(character), Length::pt(200), false);
    let Ink::Glyphs(run, _) = &set.lines[0].marks[0].ink else { panic!("{character}") };
    let face = source.fonts.face(run.face);
    let font = FontRef::new(face.data.bytes()).unwrap();
    let (loca, glyf) = (font.loca(None).unwrap(), font.glyf().unwrap());
    let glyph = loca.get_glyf(GlyphId::from(run.glyphs[0].id), &glyf).unwrap();
    let Some(OneGlyph::Simple(glyph)) = glyph else {
        panic!("{character} is made of others")
    };
    (face.family.clone(), glyph.points().map(|point| (point.x, point.y)).collect())
}

#[test]
fn a_han_character_has_the_form_of_its_language() {
    for character in ["骨", "直"] {
        let [hans, hant, ja, ko] =
            ["zh-CN", "zh-TW", "ja", "ko"].map(|language| form(language, character));
        let families = [&hans, &hant, &ja, &ko].map(|(family, _)| family.as_str());
        assert_eq!(
            families,
            ["Noto Sans SC", "Noto Sans TC", "Noto Sans JP", "Noto Sans KR"]
        );
        assert_ne!(hans.1, ja.1, "{character}");
        assert_ne!(hant.1, ja.1, "{character}");
        assert_eq!(hans.1 == hant.1, character == "直", "{character}");
    }
    // What no language decides is simplified Chinese.
    assert_eq!(form("en", "骨"), form("zh-Hans", "骨"));
}

#[test]
fn signs_that_all_scripts_share_are_wide_in_chinese_and_narrow_in_its_latin_words() {
    expect!["NotoSansSC 6216 7869 2064 7870 254 254 AtkinsonHyperlegibleNext 97 149 164 190 175 170 266 190"].assert_eq(&shapes("zh-Hans", "说“好”……Wilson’s"));
    expect!["NotoSansSC 4273 691 3309 1 AtkinsonHyperlegibleNext 1 231 243 231 12"]
        .assert_eq(&shapes("zh-Hans", "王·李 A · B"));
    // Korean has spaces and signs as Latin has.
    expect!["AtkinsonHyperlegibleNext 263 NotoSansKR 11813 AtkinsonHyperlegibleNext 264"]
        .assert_eq(&shapes("ko", "“약”"));
}

#[test]
fn emphasis_is_bold_where_a_script_has_no_italics() {
    for (language, italic) in [
        ("en", true),
        ("vi", true),
        ("ru", true),
        ("ar", false),
        ("he", false),
        ("th", false),
        ("hi", false),
        ("zh-Hans", false),
        ("ja", false),
        ("ko", false),
    ] {
        assert_eq!(scripts::has_italics(language), italic, "{language}");
    }
    // A Thai word that is emphasised in an English text is bold, for its family has no italics.
    let source = in_language("en", &all_fonts());
    let families = &source.layout.families;
    let face = source.fonts.pick(families, false, true, "ย").unwrap();
    assert_eq!(source.fonts.face(face).postscript, "NotoSansThai-Bold");
    let face = source.fonts.pick(families, false, true, "x").unwrap();
    assert!(source.fonts.face(face).italic);
}

/// A word of a language with the hyphens it may be given.
fn hyphens(language: &str, word: &str) -> String {
    let Some(patterns) = patterns(language) else { return word.to_owned() };
    let mut found = Vec::new();
    points(word, 0, patterns, &mut found);
    let mut parted = word.to_owned();
    found.iter().rev().for_each(|at| parted.insert(*at, '-'));
    parted
}

#[test]
fn words_are_parted_by_the_patterns_of_their_language_or_not_at_all() {
    expect!["tra-ta-miento trai-te-ment behan-deln trat-ta-mento tra-ta-mento lecze-nie лекар-ство ліку-ва-ння θερα-πεία teda-visi"].assert_eq(
        &[
            ("es-US", "tratamiento"),
            ("fr-CA", "traitement"),
            ("de", "behandeln"),
            ("it", "trattamento"),
            ("pt", "tratamento"),
            ("pl", "leczenie"),
            ("ru", "лекарство"),
            ("uk", "лікування"),
            ("el", "θεραπεία"),
            ("tr", "tedavisi"),
        ]
        .map(|(language, word)| hyphens(language, word))
        .join(" "),
    );
    for (language, whole) in [
        ("vi", "nghiêng"),
        ("ht", "tretman"),
        ("so", "daaweynta"),
        ("tl", "paggamot"),
        ("ar", "المستشفى"),
        ("hi", "चिकित्सालय"),
    ] {
        assert_eq!(hyphens(language, whole), whole, "{language}");
    }
}

#[test]
fn a_medicine_is_not_parted_in_any_language() {
    for (language, medicine) in [
        ("es", "ibuprofeno"),
        ("es", "alectinib"),
        ("it", "atorvastatina"),
        ("pl", "paracetamol"),
        ("ru", "ибупрофен"),
        ("ru", "алектиниб"),
        ("uk", "метформін"),
        ("pt", "varfarina"),
    ] {
        assert_eq!(hyphens(language, medicine), medicine, "{language}");
    }
}

#[test]
fn words_in_another_language_have_its_faces() {
    let source = in_language("en", &all_fonts());
    let mut typesetter = Typesetter::new(&source);
    let body = source.layout.styles.body;
    for (language, text, face) in [
        ("ja", "骨", "NotoSansJP-Regular"),
        ("zh-Hant", "骨", "NotoSansTC-Regular"),
        ("vi", "mg", "NotoSans-Regular"),
        ("es", "mg", "AtkinsonHyperlegibleNext-Regular"),
    ] {
        let inlines = [Inline::Foreign {
            language: language.to_owned(),
            inlines: words(text),
        }];
        let set = set_with(&mut typesetter, &body, &inlines, Length::pt(200), false);
        let Ink::Glyphs(run, _) = &set.lines[0].marks[0].ink else {
            panic!("{language}")
        };
        assert_eq!(source.fonts.face(run.face).postscript, face, "{language}");
    }
}
