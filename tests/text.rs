//! Inlines set into lines: what may not be parted is not, nothing is lost, and the ink is where it should be.

use crate::fixture::{
    at_start, glyphs, set, set_with, set_words, source, style, text, texts,
};
use handout::compose::hyphenate::{patterns, points};
use handout::compose::text::{Line, Para, Typesetter, Under, words};
use handout::diag::Report;
use handout::geom::Length;
use handout::handout::{Inline, Text, WorkId};
use handout::layout::Style;
use handout::mark::Owner;
use handout::medicine;
use handout::span::{FileId, Span};
use handout::structure::{NodeId, Role, Structure};

/// What must stand on one line at every measure, each in a sentence of its own.
const WHOLE: [(&str, &str); 40] = [
    ("Take one tablet of 5 mg in the morning.", "5 mg"),
    ("Your sugar should be 80 mg/dL or more.", "80 mg/dL"),
    ("Call us if it is above 38 °C at any time.", "38 °C"),
    ("A fever is 100.4 °F (38 °C) or higher.", "100.4 °F"),
    ("A fever is 100.4 °F (38 °C) or higher.", "(38 °C)"),
    ("Keep your sugar at a value < 70 if told so.", "< 70"),
    ("The dose was 50 ± 2 in that trial.", "50 ± 2"),
    ("Swallow 2 tablets with a glass of water.", "2 tablets"),
    ("Swallow two tablets with a glass of water.", "two tablets"),
    ("Take it for 10 days and then stop.", "10 days"),
    ("Use 1–2 puffs when you need them.", "1–2 puffs"),
    ("Use 3 - 4 drops when you need them.", "3 - 4 drops"),
    ("Wait for 2 to 3 hours before you eat.", "2 to 3 hours"),
    ("Take 1 or 2 capsules before you sleep.", "1 or 2 capsules"),
    ("Come at 8:00 a.m. on the first day.", "8:00 a.m."),
    ("Call 1-800-222-1222 for poison control.", "1-800-222-1222"),
    ("Call (555) 010-0199 during the day.", "(555) 010-0199"),
    ("Call +1 800 222 1222 during the day.", "+1 800 222 1222"),
    ("Checked on November 23, 2026 by nobody.", "November 23,"),
    ("Checked on 23 Nov of the last year.", "23 Nov"),
    ("It helped more people (p = 0.05) than that.", "(p = 0.05)"),
    ("You will take alectinib 150 mg every day.", "alectinib 150 mg"),
    (
        "Write to nurse-line@my-clinic.example.org soon.",
        "nurse-line@my-clinic.example.org",
    ),
    ("Some have type 2 diabetes as well.", "type 2"),
    ("This is stage IV cancer of the lung.", "stage IV"),
    ("Send an e-mail when you feel better.", "e-mail"),
    ("You have had COVID-19 before this.", "COVID-19"),
    ("Do not take more than 8 tablets/day of it.", "8 tablets/day"),
    ("You get 1.5 mg/kg/day by a drip.", "1.5 mg/kg/day"),
    ("Have 1,000 mL of water each day.", "1,000 mL"),
    ("Take ½ tablet in the evening.", "½ tablet"),
    ("Take it 3 times a day with food.", "3 times"),
    ("Your pressure was 120 / 80 last week.", "120 / 80"),
    ("Call 911 if you cannot breathe well.", "Call 911"),
    ("Ask Dr. Smith about the second test.", "Dr. Smith"),
    ("Take 2 tablet(s) with a glass of water.", "2 tablet(s)"),
    ("The drug ado-trastuzumab is given slowly.", "ado-trastuzumab"),
    ("A 2-week-old cough is not a new one.", "2-week"),
    ("Set it with a non\u{2011}breaking hyphen there.", "non\u{2011}breaking"),
    (
        "Set it with an unbreakable\u{a0}space or with\u{202f}one.",
        "unbreakable\u{a0}space",
    ),
];

#[test]
fn a_dose_a_range_a_number_is_never_parted_at_any_measure() {
    let mut source = source();
    source.layout.hyphenate = true;
    let mut typesetter = Typesetter::new(&source);
    for (sentence, whole) in WHOLE {
        let mut most = 0;
        for measure in (20..400).rev().step_by(3) {
            let inlines = words(sentence);
            let body = &source.layout.styles.body;
            let set =
                set_with(&mut typesetter, body, &inlines, Length::pt(measure), true);
            let lines = texts(&set.lines);
            assert!(
                lines.iter().any(|line| line.contains(whole)),
                "`{whole}` at {measure} pt: {lines:#?}"
            );
            most = most.max(lines.len());
        }
        // The sentence was broken elsewhere.
        assert!(most > 2, "{sentence}");
    }
}

#[test]
fn what_only_looks_like_a_dose_may_be_parted() {
    for (sentence, at) in [
        ("We saw you in 2024. Days went by.", "2024. "),
        ("Bring a list of your pills to the visit.", "pills "),
        ("An ALK-positive tumor", "ALK-"),
        ("You and/or your family", "and/"),
    ] {
        let source = source();
        let parted = (20..300).any(|measure| {
            texts(&set_words(&source, sentence, measure).lines)
                .iter()
                .any(|line| line.ends_with(at))
        });
        assert!(parted, "{sentence}");
    }
}

#[test]
fn an_address_is_parted_only_after_its_signs_and_without_a_hyphen() {
    let mut source = source();
    source.layout.hyphenate = true;
    let address = "https://www.cancer.gov/types/lung_cancer/patient-information?page=two&part=treatment";
    let mut ends = 0;
    for measure in (60..420).rev().step_by(4) {
        let set = set(
            &source,
            &words(&format!("See {address} soon.")),
            Length::pt(measure),
            true,
        );
        let lines = texts(&set.lines);
        assert_eq!(lines.concat(), format!("See {address} soon."));
        for line in &lines[..lines.len() - 1] {
            ends += usize::from(!line.ends_with(' '));
            assert!(
                line.ends_with(['/', '.', '?', '&', '-', '_', '=', ' ']),
                "{lines:#?}"
            );
            assert!(!line.ends_with("://") && !line.ends_with(":/"), "{lines:#?}");
        }
    }
    assert!(ends > 20);
}

const PROSE: &str = "Lung cancer may cause no trouble at first.  Some people have a cough \
    that does not\ngo away; others lose weight, or feel tired AV To Wa. Treatment with lorlatinib 100 mg has \
    helped many people \u{2014} ask your doctor or nurse about it, and write to us at nurse@example.org. ";

/// The words of a text with single spaces.
fn collapsed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_text_of_the_lines_is_the_text_that_was_written() {
    let source = source();
    for measure in (120..500).step_by(17) {
        let set = set_words(&source, PROSE, measure);
        assert_eq!(texts(&set.lines).concat(), collapsed(PROSE));
        assert!(set.lines.len() > 1);
    }
}

#[test]
fn a_parted_word_is_the_word_with_a_soft_hyphen() {
    let mut source = source();
    source.layout.hyphenate = true;
    let mut parted = 0;
    for measure in (50..300).step_by(7) {
        let set = set(&source, &words(PROSE), Length::pt(measure), true);
        let text = texts(&set.lines).concat();
        parted += text.matches('\u{ad}').count();
        assert_eq!(text.replace('\u{ad}', ""), collapsed(PROSE));
        for line in set.lines.iter().filter(|line| self::text(line).ends_with('\u{ad}')) {
            let run = glyphs(line.marks.last().expect("a mark"));
            let hyphen = run.glyphs.last().expect("a glyph");
            assert_eq!(
                &run.text[usize::try_from(hyphen.cluster).expect("small")..],
                "\u{ad}"
            );
            assert!(hyphen.advance > Length::ZERO);
        }
    }
    assert!(parted > 5, "{parted}");
}

#[test]
fn words_are_parted_only_if_the_layout_and_the_block_say_so() {
    let mut source = source();
    let lines = |source: &_, hyphenate| {
        let set =
            set(source, &words("Ask about immunotherapy"), Length::pt(90), hyphenate);
        texts(&set.lines)
    };
    let whole = ["Ask about ", "immunotherapy"];
    assert_eq!(lines(&source, true), whole);
    source.layout.hyphenate = true;
    assert_eq!(lines(&source, false), whole);
    let narrow = set(&source, &words("immunotherapy"), Length::pt(60), true);
    assert_eq!(texts(&narrow.lines), ["immuno\u{ad}", "therapy"]);
}

#[test]
fn medicines_names_and_short_words_are_never_parted() {
    let english = patterns("en-US").unwrap();
    for word in [
        "hydrochlorothiazide",
        "acetaminophen",
        "lorlatinib",
        "pembrolizumab",
        "Alecensa",
        "atorvastatin",
        "present",
        "McDonald",
        "tablet5mgs",
        "often",
        "carboplatin",
    ] {
        let mut found = Vec::new();
        points(word, 0, english, &mut found);
        assert_eq!(found, [0; 0], "{word}");
    }
    let mut found = Vec::new();
    points("(treatment),", 7, english, &mut found);
    assert_eq!(found, [7 + 6], "treat-ment");
    assert!(!medicine::is_name("accept") && !medicine::is_name("cholesterol"));
}

#[test]
fn the_author_may_say_where_a_word_is_parted() {
    let source = source();
    let wide = set_words(&source, "elec\u{ad}tro\u{ad}cardio\u{ad}gram", 300);
    assert_eq!(texts(&wide.lines), ["electrocardiogram"]);
    let narrow = set_words(&source, "elec\u{ad}tro\u{ad}cardio\u{ad}gram", 70);
    assert_eq!(texts(&narrow.lines), ["electro\u{ad}", "cardiogram"]);
}

fn citation(works: &[u16]) -> Inline {
    Inline::Citation {
        works: works.iter().copied().map(WorkId).collect(),
        span: Span::default(),
    }
}

#[test]
fn a_citation_stays_with_its_word_and_tells_its_works() {
    let source = source();
    let inlines = [
        words("It may cause no trouble at first. ").remove(0),
        citation(&[1, 3, 12]),
        words(" Ask us what it means for you.").remove(0),
    ];
    let mut broken = 0;
    for measure in (60..420).rev().step_by(3) {
        let set = set(&source, &inlines, Length::pt(measure), false);
        let with = |line: &&Line| text(line).contains("first.1,3,12");
        let line = set.lines.iter().find(with).expect("word and figures on one line");
        assert_eq!(line.works, [WorkId(1), WorkId(3), WorkId(12)]);
        assert!(set.lines.iter().filter(|line| !line.works.is_empty()).count() == 1);
        broken = broken.max(set.lines.len());
    }
    assert!(broken > 4);
}

#[test]
fn figures_of_a_citation_are_small_bold_and_raised() {
    let source = source();
    let body = source.layout.styles.body;
    let inlines = [words("first.").remove(0), citation(&[4])];
    let set = set(&source, &inlines, Length::pt(300), false);
    let marks = &set.lines[0].marks;
    let (word, figure) = (&marks[0], &marks[1]);
    assert_eq!(glyphs(figure).size, body.size.fraction(62, 100));
    assert!(source.fonts.face(glyphs(figure).face).bold);
    assert_eq!(word.at.y - figure.at.y, body.size.fraction(33, 100));
    assert_eq!(figure.at.x, glyphs(word).width());
}

#[test]
fn two_citations_in_a_row_do_not_read_as_one_number() {
    let source = source();
    let inlines = [words("first.").remove(0), citation(&[1]), citation(&[2])];
    assert_eq!(
        texts(&set(&source, &inlines, Length::pt(300), false).lines),
        ["first.1,2"]
    );
}

/// The tree below a node, as words.
fn tree(structure: &Structure, id: NodeId) -> String {
    let node = structure.node(id);
    let name = match &node.role {
        Role::Ink | Role::Field(_) => "ink".to_owned(),
        Role::Link { url } => format!("link {url}"),
        Role::Reference => "reference".to_owned(),
        Role::NoteLink(work) => format!("note {}", work.0),
        other => format!("{other:?}").to_lowercase(),
    };
    let children: Vec<_> =
        node.children.iter().map(|child| tree(structure, *child)).collect();
    if children.is_empty() { name } else { format!("{name}({})", children.join(" ")) }
}

#[test]
fn leaves_follow_the_words_and_belong_to_links_and_citations() {
    let source = source();
    let link = Inline::Link {
        url: Text {
            words: "https://a.org".to_owned(),
            span: Span::default(),
        },
        inlines: words("the site"),
    };
    let inlines = [
        words("See ").remove(0),
        Inline::Strong(words("only ")),
        link,
        citation(&[1, 2]),
        words(" now.").remove(0),
    ];
    let set = set(&source, &inlines, Length::pt(70), false);
    assert_eq!(
        tree(&set.structure, set.paragraph),
        "paragraph(ink link https://a.org(ink) reference(note 1(ink) ink note 2(ink)) ink)"
    );
    let mut said = Vec::new();
    for mark in set.lines.iter().flat_map(|line| &line.marks) {
        let Owner::Node(id) = mark.owner else { panic!("ink without a node") };
        assert!(matches!(set.structure.node(id).role, Role::Ink));
        said.push((id, glyphs(mark).text.clone()));
    }
    assert!(said.is_sorted_by_key(|(id, _)| *id), "{said:?}");
}

#[test]
fn words_in_another_language_are_a_span_that_says_so() {
    let foreign = |said: &str| Inline::Foreign {
        language: "es-US".to_owned(),
        inlines: words(said),
    };
    let mut inlines = words("Say ");
    inlines.push(foreign("no puedo respirar"));
    inlines.extend(words(" to them"));
    let set = set(&source(), &inlines, Length::pt(600), false);
    assert_eq!(tree(&set.structure, set.paragraph), "paragraph(ink span(ink) ink)");
    let languages: Vec<_> = set
        .structure
        .nodes()
        .filter_map(|(_, node)| node.language.as_deref())
        .collect();
    assert_eq!(languages, ["es-US"]);
}

#[test]
fn what_is_no_content_makes_no_nodes() {
    let source = source();
    let mut structure = Structure::new();
    let para = Para {
        inlines: &[words("Page 1").remove(0), citation(&[1])],
        style: &source.layout.styles.furniture,
        measure: Length::pt(200),
        under: Under::Artifact(Owner::Footer),
        hyphenate: false,
    };
    let lines =
        Typesetter::new(&source).lines(&mut Report::default(), &mut structure, &para);
    assert_eq!(structure.nodes().count(), 1);
    assert!(lines[0].marks.iter().all(|mark| mark.owner == Owner::Footer));
}

#[test]
fn no_line_is_wider_than_the_measure_and_its_ink_ends_at_its_width() {
    let mut source = source();
    source.layout.hyphenate = true;
    // Below the widest dose the words cannot be set without parting it, and that is an error.
    let body = source.layout.styles.body;
    let least = Typesetter::new(&source).extent(&words(PROSE), &body).least;
    for measure in (90..480).step_by(5).filter(|each| Length::pt(*each) >= least) {
        let set = set(&source, &words(PROSE), Length::pt(measure), true);
        assert_eq!(set.report.errors(), 0);
        for line in &set.lines {
            assert!(line.width <= Length::pt(measure));
            let last = line.marks.last().expect("a mark");
            assert_eq!(last.at.x + glyphs(last).width(), line.width);
        }
    }
}

#[test]
fn a_line_keeps_its_space_without_width_but_the_last_has_none() {
    let source = source();
    let set = set_words(&source, "one two three four", 60);
    let space = glyphs(&set.lines[0].marks[0]).glyphs.last().expect("a glyph");
    assert!(text(&set.lines[0]).ends_with(' ') && space.advance == Length::ZERO);
    assert!(!text(set.lines.last().expect("a line")).ends_with(' '));
}

#[test]
fn the_baseline_halves_the_surplus_of_the_leading() {
    let source = source();
    let set = set_words(&source, "x", 60);
    let face = source.fonts.face(glyphs(&set.lines[0].marks[0]).face);
    let size = source.layout.styles.body.size;
    let (above, below) = (face.ascent_at(size), face.descent_at(size));
    let line = &set.lines[0];
    let (top, bottom) = (line.baseline - above, line.depth - line.baseline - below);
    assert!((top - bottom).to_emu().abs() <= 1, "{top:?} {bottom:?}");
    assert_eq!(line.depth, source.layout.styles.body.leading);
}

/// The width of words on one line.
fn width(style: Style, text: &str) -> Length {
    let source = source();
    Typesetter::new(&source).extent(&words(text), &style).most
}

#[test]
fn pairs_are_kerned_and_ligatures_are_set() {
    let body = style(12, 16);
    assert!(width(body, "AV") < width(body, "A") + width(body, "V"));
    let source = source();
    let mut noto = style(12, 16);
    noto.bold = true;
    // Atkinson has none; Noto Sans sets `ffi` with one glyph where the layout asks for it.
    let clusters = |text: &str, family: &str| {
        let mut source = self::source();
        source.layout.families = vec![family.to_owned()];
        glyphs(&set_words(&source, text, 200).lines[0].marks[0]).glyphs.len()
    };
    let _ = (&source, noto);
    let ligatures: usize = ["Atkinson Hyperlegible Next", "Noto Sans"]
        .iter()
        .map(|family| usize::from(clusters("office", family) < 6))
        .sum();
    assert!(ligatures > 0);
}

#[test]
fn tabular_figures_have_one_width() {
    let tabular = Style { tabular: true, ..style(12, 16) };
    let one = width(tabular, "1111");
    for figure in ["0000", "2222", "3333", "4444", "5555", "6666", "7777", "8888", "9999"]
    {
        assert_eq!(width(tabular, figure), one, "{figure}");
    }
    assert_ne!(width(style(12, 16), "1111"), width(style(12, 16), "0000"));
}

#[test]
fn what_the_first_family_lacks_is_set_in_the_next() {
    let source = source();
    let set = set_words(&source, "alpha \u{3b1} or not", 300);
    let families: Vec<_> = set.lines[0]
        .marks
        .iter()
        .map(|mark| {
            (
                source.fonts.face(glyphs(mark).face).family.as_str(),
                glyphs(mark).text.as_str(),
            )
        })
        .collect();
    let (first, next) = ("Atkinson Hyperlegible Next", "Noto Sans");
    assert_eq!(families, [(first, "alpha "), (next, "\u{3b1} "), (first, "or not")]);
    assert!(
        glyphs(&set.lines[0].marks[1])
            .glyphs
            .iter()
            .all(|glyph| glyph.id != 0)
    );
}

#[test]
fn unbreakable_spaces_and_hyphens_have_ink_or_width_and_keep_their_text() {
    let source = source();
    let set = set_words(&source, "5\u{202f}mg a\u{a0}b c\u{2011}d", 300);
    assert_eq!(texts(&set.lines), ["5\u{202f}mg a\u{a0}b c\u{2011}d"]);
    for mark in &set.lines[0].marks {
        for glyph in &glyphs(mark).glyphs {
            assert!(glyph.id != 0 && glyph.advance > Length::ZERO, "{mark:?}");
        }
    }
}

#[test]
fn a_word_too_wide_is_an_error_at_its_place() {
    let source = source();
    let text = "It is called   pneumonoultramicroscopic disease.";
    let set = set(&source, &at_start(text), Length::pt(80), false);
    let findings = set.report.sorted();
    assert_eq!(findings.len(), 1);
    assert_eq!(findings[0].rule, "word-too-wide");
    assert_eq!(findings[0].hints.len(), 1);
    let start = text.find("pneumono").expect("the word");
    let end = start + "pneumonoultramicroscopic".len();
    assert_eq!(findings[0].place, Some(Span::new(FileId(0), start..end)));
    assert_eq!(texts(&set.lines).concat(), collapsed(text));
}

#[test]
fn a_line_says_where_it_was_written() {
    let source = source();
    let text = "one two three  four five six";
    let set = set(&source, &at_start(text), Length::pt(60), false);
    for line in &set.lines {
        let range = line.span.expect("a place").range();
        assert_eq!(collapsed(&text[range]), self::text(line).trim_end());
    }
}

#[test]
fn the_least_measure_cuts_no_word_and_less_cuts_one() {
    let source = source();
    let mut typesetter = Typesetter::new(&source);
    let body = source.layout.styles.body;
    let kerned = ["It is a heavyweight-Tailed one.", "It is a heavyweight-Yellow one."];
    let sentences = WHOLE.iter().map(|(sentence, _)| *sentence);
    for sentence in sentences.chain([PROSE]).chain(kerned) {
        let inlines = words(sentence);
        let extent = typesetter.extent(&inlines, &body);
        let mut at = |measure| set_with(&mut typesetter, &body, &inlines, measure, false);
        assert_eq!(at(extent.least).report.errors(), 0, "{sentence}");
        // A hyphen at the end of a line is not kerned with what begins the next one, and the least measure knows it.
        assert!(at(extent.least - Length::emu(1)).report.errors() > 0, "{sentence}");
        assert_eq!(at(extent.most).lines.len(), 1);
        assert_eq!(at(extent.most - Length::emu(1)).lines.len(), 2);
    }
}

#[test]
fn a_short_word_is_not_left_alone_on_the_last_line() {
    let source = source();
    let text = "We will call you as soon as we know more about it.";
    let mut lines = 0;
    for measure in (120..300).step_by(2) {
        let set = set_words(&source, text, measure);
        if set.lines.len() > 1 {
            lines += 1;
            assert_ne!(self::text(set.lines.last().expect("a line")), "it.", "{measure}");
        }
    }
    assert!(lines > 20);
}

#[test]
fn nothing_gives_no_lines_and_no_nodes() {
    let source = source();
    for inlines in [vec![], words(""), words(" \n ")] {
        let set = set(&source, &inlines, Length::pt(100), false);
        assert!(set.lines.is_empty() && set.report.errors() == 0);
        assert_eq!(set.structure.nodes().count(), 2);
    }
}

#[test]
fn links_are_not_dark_on_dark() {
    let source = source();
    let white = Style {
        color: handout::layout::Color::WHITE,
        ..style(12, 16)
    };
    let mut typesetter = Typesetter::new(&source);
    let set =
        set_with(&mut typesetter, &white, &[citation(&[1])], Length::pt(100), false);
    let handout::mark::Ink::Glyphs(_, color) = &set.lines[0].marks[0].ink else {
        panic!("no text")
    };
    assert_eq!(*color, white.color);
}
