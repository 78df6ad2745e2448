//! The clinic's profile: what it may say, what it is told, where its facts are printed, and what is missed.

use super::cli::{run, with};
use handout::brand;
use handout::diag::{Report, Severity};
use handout::galley::Item;
use handout::geom::Length;
use handout::handout::PictureData;
use handout::layout::Color;
use handout::light;
use handout::load;
use handout::mark::{Ink, Owner};
use handout::source::{Job, Prints, Source};
use handout::words::Words;
use handout::write::Made;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A drawing two times as wide as it is high.
const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path d="M0 0h40v20z" fill="#0b5563"/></svg>"##;

const HEAD: &str = "title = \"A title\"\nkind = \"Sheet\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en-US\"\n\
                    checked = 2026-11-23\ncheck-again = 2027-11-23\nreviewed-by = \"A nurse\"\n";
const CALL: &str = r#"
[[block]]
call.levels = [
  { level = "urgent", label = "Call us now", text = "Fever of 100.4 °F (38 °C) or higher", fields = [{ label = "Day", phone = "day" }, { label = "Night", phone = "out-of-hours" }] },
]
"#;

/// A folder with a content, a profile and a logo.
fn folder(content: &str, profile: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write =
        |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("a.toml", content);
    write("clinic.toml", profile);
    write("logo.svg", DRAWING);
    folder
}

fn job(folder: &Path, layout: &str) -> Job {
    Job {
        content: folder.join("a.toml"),
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    }
}

fn content(status: &str, more: &str) -> String {
    format!("{HEAD}status = \"{status}\"\n{more}")
}

/// What is said of a profile: severity, rule, the line it is at, the hint.
fn told(profile: &str) -> Vec<String> {
    let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
    let folder = folder(&words, profile);
    let mut report = Report::default();
    load::source(&mut report, &job(folder.path(), "take-home-letter"));
    let line = |each: &&handout::diag::Diagnostic| {
        let line = each.place.map_or(0, |place| {
            let text = &report.files.get(place.file).unwrap().text;
            text[..place.range().start].matches('\n').count() + 1
        });
        format!("{}:{line}: {} | {}", each.rule, each.message, each.hints.join("; "))
    };
    report.sorted().iter().map(line).collect()
}

fn source(profile: &str, layout: &str) -> Source {
    let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
    let folder = folder(&words, profile);
    let mut report = Report::default();
    let source = load::source(&mut report, &job(folder.path(), layout));
    assert_eq!(report.errors(), 0, "{report}");
    source.unwrap()
}

fn made(folder: &TempDir, layout: &str) -> (Report, Option<Made>) {
    let mut report = Report::default();
    let made = handout::make(&mut report, &job(folder.path(), layout));
    (report, made)
}

/// The words of a page, with how far down they stand, in points.
fn words(made: &Made, page: usize) -> Vec<(i64, String)> {
    let marks = made.pages[page].marks.iter();
    let mut words: Vec<(i64, String)> = marks
        .filter_map(|mark| match &mark.ink {
            Ink::Glyphs(run, _) => {
                Some((i64::from(mark.at.y.to_emu()) / 12_700, run.text.clone()))
            }
            _ => None,
        })
        .collect();
    words.sort();
    words
}

fn says(made: &Made, page: usize, text: &str) -> bool {
    words(made, page).iter().any(|(_, words)| words.contains(text))
}

const NONE: [&str; 0] = [];

#[test]
fn a_profile_with_every_key_says_nothing_wrong() {
    let profile = format!(
        "emergency = \"911\"\nfever = \"38.3 °C\"\nlanguages = [\"en\", \"zh-Hans\"]\nletterhead = \"50 mm\"\n{}",
        "footer = \"A line.\"\nname = \"N\"\ndepartment = \"D\"\naddress = \"A\"\nweb = \"https://www.example.org/a\"\n\
         [logo]\nimage = \"logo.svg\"\n[brand]\naccent = \"#0B5563\"\ntitle = \"#000000\"\ntint = \"#EEEEEE\"\n\
         [[phone]]\nrole = \"day\"\nnumber = \"555-0100\"\nhours = \"Day\""
    );
    assert_eq!(told(&profile), NONE);
    let clinic = source(&profile, "take-home-letter").clinic;
    let fact = |path| {
        clinic
            .fact(path, Words::of("en-US"))
            .map(|fact| fact.words)
            .unwrap_or_default()
    };
    assert_eq!(fact("fever"), "38.3 °C (100.9 °F)");
    assert_eq!(fact("languages"), "English and Chinese (Simplified)");
    assert_eq!(fact("phone.day.hours"), "Day");
    assert_eq!(clinic.letterhead.unwrap().depth, Length::mm(50));
    let logo = clinic.logo.unwrap();
    assert_eq!(logo.alt.words, "N logo");
    assert_eq!((logo.picture.width, logo.picture.height), (600, 300));
}

#[test]
fn each_value_that_cannot_be_is_told_at_its_line() {
    for (line, said) in [
        ("fever = \"10 °F\"", "fever:2: a fever threshold of 10 °F cannot be right"),
        ("fever = \"38 °F\"", "see whether °C is meant"),
        ("fever = \"100.4\"", "fever:2: the temperature `100.4` has no unit"),
        ("fever = \"hot\"", "fever:2: `hot` is not a temperature"),
        ("fever = \"38.25 °C\"", "more than one decimal"),
        ("emergency = \"call us\"", "phone:2: `call us` is not a telephone number"),
        ("web = \"our site\"", "web-address:2: `our site` is not a web address"),
        ("languages = [\"Spanish\"]", "language:2: `Spanish` is not a language tag"),
        ("letterhead = \"2\"", "length:2: the length `2` has no unit"),
        (
            "letterhead = \"5in\"",
            "letterhead:2: a letterhead of 127 mm takes more than a third",
        ),
        ("logo.image = \"none.svg\"", "file-missing:2: there is no picture `none.svg`"),
        ("logo.image = \"../logo.svg\"", "picture-outside:2"),
        (
            "logo = { image = \"logo.svg\", height = \"3in\" }",
            "logo-height:2: a logo cannot be 3in high",
        ),
        ("brand.accent = \"teal\"", "color:2: `teal` is not a color"),
        (
            "brand.accent = \"#F0A070\"",
            "brand-contrast:2: text in the clinic's `accent` #F0A070 would have a contrast of 2.1",
        ),
        ("phone = [{ role = \"Day\", number = \"555-0100\" }]", "phone-role:2"),
        ("colour = \"#000000\"", "unknown-key:2"),
    ] {
        let told = told(&format!("name = \"N\"\n{line}\n"));
        assert!(told.len() == 1 && told[0].contains(said), "{line}: {told:#?}");
        assert!(!told[0].ends_with("| "), "no hint: {told:?}");
    }
    let told = told("logo.image = \"logo.svg\"\n");
    assert!(told.len() == 1 && told[0].starts_with("logo-alt:1"), "{told:?}");
}

#[test]
fn a_drawing_that_would_come_out_otherwise_is_refused() {
    let svg = |inner: &str, size: &str| {
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{size}\">{inner}</svg>"
        )
    };
    let path = "<path d=\"M0 0h10v10z\"/>";
    let nested = format!("{}{path}{}", "<g>".repeat(200), "</g>".repeat(200));
    let again = "<use href=\"#a\"/>".repeat(100);
    for (drawing, said) in [
        (svg("<text>Clinic</text>", "0 0 10 10"), "letters that are not outlines"),
        (svg("<image href=\"a.png\"/>", "0 0 10 10"), "a picture inside"),
        (svg("<filter id=\"a\"/>", "0 0 10 10"), "a filter"),
        (svg(path, "0 0 1000 10"), "more than 12 times as wide"),
        (svg(&nested, "0 0 10 10"), "more parts than a logo"),
        (svg(&again, "0 0 10 10"), "more parts than a logo"),
        (svg("", "0 0 10 10"), "nothing is drawn"),
        ("not a drawing".to_owned(), "is broken"),
    ] {
        let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
        let folder = folder(&words, "name = \"N\"\nlogo.image = \"logo.svg\"\n");
        fs::write(folder.path().join("logo.svg"), &drawing).unwrap();
        let (report, made) = made(&folder, "take-home-letter");
        assert!(made.is_none() && report.to_string().contains(said), "{said}: {report}");
        assert_eq!(report.errors(), 1, "{report}");
    }
}

#[test]
fn a_logo_that_paper_does_not_show_is_told() {
    let white = DRAWING.replace("#0b5563", "#fafafa");
    let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
    let folder = folder(&words, "name = \"N\"\nlogo.image = \"logo.svg\"\n");
    fs::write(folder.path().join("logo.svg"), white).unwrap();
    let (report, _) = made(&folder, "take-home-letter");
    assert!(report.to_string().contains("so pale"), "{report}");
}

/// A color of many, from a number.
fn color(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color { red, green, blue }
}

#[test]
fn a_color_that_fails_is_refused_with_the_nearest_that_passes() {
    let profile = |darken: bool| {
        format!("name = \"N\"\n[brand]\naccent = \"#F0A070\"\ndarken = {darken}\n")
    };
    let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
    let folder = folder(&words, &profile(false));
    let (report, made) = made(&folder, "take-home-letter");
    assert!(made.is_none());
    let told = report.sorted()[0].clone();
    let fix = told.fix.unwrap();
    let near = light::name(light::darkened(color(0xf0_a070), Color::WHITE, brand::LEAST));
    assert_eq!((fix.words.as_str(), fix.safe), (near.as_str(), false));
    assert_eq!(report.files.text(fix.span), "#F0A070");
    assert!(told.hints[0].contains(&near), "{:?}", told.hints);
    // Asked for, the nearest is taken and told.
    let darkened = source(&profile(true), "take-home-letter");
    assert_eq!(light::name(darkened.layout.palette.accent), near);
    let (report, _) =
        self::made(&self::folder(&words, &profile(true)), "take-home-letter");
    let info = report
        .sorted()
        .into_iter()
        .find(|each| each.rule == "brand-darkened")
        .unwrap();
    assert_eq!(info.severity, Severity::Info);
    assert!(info.message.ends_with(&format!("so {near} is printed")), "{}", info.message);
}

#[test]
fn no_brand_makes_a_page_that_the_checker_refuses() {
    let words = content("draft", "[[block]]\ntext = \"Words.\"\n");
    for layout in load::layouts()
        .into_iter()
        .filter(|layout| layout.name != load::TEST_SHEET)
    {
        for accent in
            ["#777777", "#B5651D", "#FF0000", "#FFEE00", "#00FFFF", "#000000", "#5B2A86"]
        {
            let profile =
                format!("name = \"N\"\n[brand]\naccent = \"{accent}\"\ndarken = true\n");
            let folder = folder(&words, &profile);
            let (report, _) = made(&folder, layout.name);
            let offends = |each: &&handout::diag::Diagnostic| each.rule == "TYP-14";
            assert_eq!(
                report.sorted().into_iter().find(offends),
                None,
                "{accent} {}",
                layout.name
            );
        }
    }
}

#[test]
fn colors_that_mean_something_stay() {
    let profile = "name = \"N\"\n[brand]\naccent = \"#7D1128\"\n";
    let plain = load::layout(&mut Report::default(), "take-home-letter").unwrap();
    let branded = source(profile, "take-home-letter").layout;
    assert_eq!(light::name(branded.palette.accent), "#7D1128");
    assert_eq!(light::name(branded.styles.heading.color), "#7D1128");
    assert_ne!(branded.styles.title.color, plain.styles.title.color);
    let meaning = |palette: &handout::layout::Palette| {
        [palette.emergency, palette.urgent, palette.routine, palette.warning, palette.tip]
    };
    assert_eq!(meaning(&branded.palette), meaning(&plain.palette));
    assert_eq!(branded.palette.pen, plain.palette.pen);
    assert_eq!(branded.styles.body.color, plain.styles.body.color);
    // That headings are as red as an emergency is told.
    assert!(told(profile)[0].starts_with("brand-alarms:3"), "{:?}", told(profile));
    // A layout in black and white keeps its own, and shows the logo in greys.
    let profile = format!("{profile}[logo]\nimage = \"logo.svg\"\n");
    let grey = source(&profile, "plain-bw");
    assert_eq!(grey.layout.palette.accent, Color::BLACK);
    let logo = grey.clinic.logo.unwrap().picture.data;
    assert!(matches!(logo, PictureData::Grey { .. }));
    let logo = source(&profile, "take-home-letter").clinic.logo.unwrap().picture.data;
    assert!(matches!(logo, PictureData::Rgb { .. }));
}

const PROFILE: &str = "name = \"Riverbend\"\naddress = \"1 Road\"\nweb = \"www.example.org\"\nfooter = \"The footer.\"\n\
                       [logo]\nimage = \"logo.svg\"\n[[phone]]\nrole = \"day\"\nnumber = \"555 867 5309\"\nhours = \"8 to 5\"\n\
                       [[phone]]\nrole = \"out-of-hours\"\nnumber = \"555-867-5310\"\n";

#[test]
fn the_facts_are_printed_where_they_belong() {
    let folder = folder(&content("draft", CALL), PROFILE);
    let (report, made) = made(&folder, "take-home-letter");
    let made = made.unwrap();
    assert_eq!(report.warnings(), 0, "{report}");
    for text in [
        "Riverbend",
        "1 Road",
        "www.example.org",
        "555 867 5309",
        "8 to 5",
        "555-867-5310",
    ] {
        assert!(says(&made, 0, text), "{text}");
    }
    let foot = made.pages[0].marks.iter().any(|mark| {
        mark.owner == Owner::Footer
            && matches!(&mark.ink, Ink::Glyphs(run, _) if run.text == "The footer.")
    });
    assert!(foot);
    let pictures = |made: &Made| {
        let marks = made.pages.iter().flat_map(|page| &page.marks);
        marks.filter(|mark| matches!(mark.ink, Ink::Picture(..))).count()
    };
    assert_eq!(pictures(&made), 1);
    // A folded sheet says the footer on its back alone.
    let (_, folded) = self::made(&folder, "trifold-letter");
    let folded = folded.unwrap();
    let feet: Vec<usize> = (0..folded.pages.len())
        .filter(|page| says(&folded, *page, "The footer."))
        .collect();
    assert_eq!(feet, [folded.pages.len() - 1]);
    assert_eq!(pictures(&folded), 1);
    let (_, card) = self::made(&folder, "wallet-card-letter");
    assert_eq!(pictures(&card.unwrap()), 0);
}

#[test]
fn paper_with_a_letterhead_stays_white_at_the_head_of_its_first_page() {
    let many = format!(
        "{CALL}[[block]]\ntext = \"First.\"\n[[block]]\nbreak = \"page\"\n[[block]]\ntext = \"Second.\"\n"
    );
    let profile = format!("letterhead = \"2in\"\n{PROFILE}");
    let folder = folder(&content("draft", &many), &profile);
    let (_, made) = made(&folder, "take-home-letter");
    let made = made.unwrap();
    let top = |page: usize| {
        let marks = made.pages[page].marks.iter();
        marks.map(|mark| mark.at.y.to_emu() / 12_700).min().unwrap()
    };
    assert!(top(0) >= 144, "{}", top(0));
    // The margin at the head, 0.75 in, is white anyway.
    let first = made.galleys.banner.items.first();
    let white = matches!(first, Some(Item::Strip(strip)) if strip.depth == Length::pt(144 - 54) && strip.marks.is_empty());
    assert!(white, "{first:?}");
    assert!(top(1) < 72, "{}", top(1));
    assert!(says(&made, 0, "A title") && says(&made, 0, "Sheet"));
    assert!(!says(&made, 0, "Riverbend") && !says(&made, 0, "1 Road"));
    assert!(
        !made.pages[0]
            .marks
            .iter()
            .any(|mark| matches!(mark.ink, Ink::Picture(..)))
    );
    // A folded sheet is not printed on letter paper.
    let (_, folded) = self::made(&folder, "trifold-letter");
    assert!(says(&folded.unwrap(), 0, "Riverbend"));
}

/// What is said of facts that are missing: the severity, and whether it can be built.
fn missed(
    status: &str,
    purpose: &str,
    more: &str,
    profile: &str,
    blank: bool,
) -> (Vec<String>, bool) {
    let folder = folder(&content(status, &format!("{purpose}{more}")), profile);
    if profile.is_empty() {
        fs::remove_file(folder.path().join("clinic.toml")).unwrap();
    }
    let mut report = Report::default();
    let job = Job { blank, ..job(folder.path(), "take-home-letter") };
    let made = handout::make(&mut report, &job);
    let of_the_clinic = |each: &&handout::diag::Diagnostic| each.rule == "META-10";
    let told = report.sorted().into_iter().filter(of_the_clinic);
    let told = told.map(|each| format!("{:?}: {}", each.severity, each.message));
    (told.collect(), made.is_some())
}

#[test]
fn a_phone_that_is_missing_stops_an_approved_sheet_for_treatment() {
    let day = "name = \"N\"\n[[phone]]\nrole = \"day\"\nnumber = \"555-867-5309\"\n";
    let (treatment, information) = ("purpose = \"treatment\"\n", "");
    let lacks = "the clinic's profile has no phone `out-of-hours`";
    let twice = format!("{CALL}{CALL}");
    let (told, built) = missed("approved", treatment, &twice, day, false);
    assert_eq!(
        (told, built),
        (vec![format!("Error: {lacks}")], false),
        "once for each fact"
    );
    for (status, purpose) in
        [("draft", treatment), ("sample", treatment), ("approved", information)]
    {
        let (told, built) = missed(status, purpose, CALL, day, false);
        assert_eq!((told, built), (vec![format!("Warning: {lacks}")], true), "{status}");
    }
    // The version to fill in is meant to have lines.
    assert_eq!(missed("approved", treatment, CALL, day, true), (vec![], true));
    // Without any profile it is said once.
    let none = "there is no profile of the clinic, so lines to write on stand for `phone.day`, `phone.out-of-hours`";
    assert_eq!(
        missed("draft", treatment, CALL, "", false),
        (vec![format!("Warning: {none}")], true)
    );
    assert_eq!(
        missed("approved", treatment, CALL, "", false),
        (vec![format!("Error: {none}")], false)
    );
    assert_eq!(missed("approved", treatment, CALL, "", true), (vec![], true));
    // A box that asks for no phone says as little.
    let silent = CALL.replace("{ label = \"Day\", phone = \"day\" }, { label = \"Night\", phone = \"out-of-hours\" }", "");
    let box_alone = "this box says to call the clinic, and no number stands anywhere";
    assert_eq!(
        missed("approved", treatment, &silent, day, false),
        (vec![format!("Error: {box_alone}")], false)
    );
    assert_eq!(
        missed("draft", treatment, &silent, day, false),
        (vec![format!("Warning: {box_alone}")], true)
    );
    assert_eq!(missed("approved", information, &silent, day, false), (vec![], true));
    let elsewhere = format!(
        "{silent}[[block]]\ncontacts.items = [{{ who = \"Clinic\", phone = \"day\" }}]\n"
    );
    assert_eq!(missed("approved", treatment, &elsewhere, day, false), (vec![], true));
}

#[test]
fn a_fever_is_the_clinics() {
    let rules = |fever: &str| {
        let folder =
            folder(&content("draft", CALL), &format!("fever = \"{fever}\"\n{PROFILE}"));
        let (report, _) = made(&folder, "take-home-letter");
        report.sorted().iter().filter(|each| each.rule == "MED-23").count()
    };
    assert_eq!((rules("38 °C"), rules("100.4 F"), rules("101 °F")), (0, 0, 1));
}

#[test]
fn the_scaffold_of_a_profile_passes_its_own_check() {
    assert_eq!(told(load::CLINIC_SCAFFOLD), NONE);
    // What stands in comments is right, too.
    let is_key = |line: &str| {
        let key = line.split_once(" = ").map(|(key, _)| key);
        key.is_some_and(|key| key.chars().all(|each| each.is_ascii_lowercase()))
    };
    let open: String = load::CLINIC_SCAFFOLD
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(key) if key.starts_with('[') || is_key(key) => key,
            _ => line,
        })
        .filter(|line| !line.starts_with("letterhead"))
        .map(|line| format!("{line}\n"))
        .collect();
    assert!(open.contains("\n[logo]") && open.contains("\n[brand]"), "{open}");
    assert_eq!(told(&open), NONE);
    let ran = run(&with("a.toml", &content("draft", CALL)), &["new", "--clinic"]);
    ran.ended(0);
    assert!(ran.out.starts_with("clinic.toml: "), "{}", ran.out);
    let folder = with("clinic.toml", "name = \"Ours\"\n");
    let ran = run(&folder, &["new", "--clinic"]);
    ran.ended(2);
    assert_eq!(
        fs::read_to_string(folder.path().join("clinic.toml")).unwrap(),
        "name = \"Ours\"\n"
    );
    let ran = run(&folder, &["new", "--clinic", "other.toml"]);
    ran.ended(0);
    assert!(folder.path().join("other.toml").is_file());
}

#[test]
fn the_command_line_asks_for_the_version_to_fill_in() {
    let words = content("approved", &format!("purpose = \"treatment\"\n{CALL}"));
    let folder = with("a.toml", &words);
    run(&folder, &["build", "a.toml"]).ended(1);
    run(&folder, &["build", "a.toml", "--blank"]).ended(0);
}

/// The profile of a clinic that says all there is to say.
const WORDY: &str = r#"
name = "Riverbend Regional Medical Center"
department = "Thoracic Oncology and Infusion"
address = "1200 River Road, Suite 300, Riverbend, ST 00000"
web = "www.riverbend.example"
emergency = "911"
fever = "100.4 °F"
footer = "Ask us for this sheet in Spanish."
logo = { image = "logo.svg", alt = "Riverbend", height = "0.6in" }
phone = [
  { role = "day", number = "555-555-0100", hours = "Monday to Friday, 8 a.m. to 5 p.m." },
  { role = "out-of-hours", number = "555-555-0101", hours = "Nights, weekends and holidays" },
]
"#;

/// The shipped sample with a profile; the words of each page, one run after the other.
fn sample(profile: &str, layout: &str) -> Vec<String> {
    let folder = folder("", profile);
    let job = Job {
        content: "content/alk-lung-cancer.toml".into(),
        clinic: Some(folder.path().join("clinic.toml")),
        ..job(folder.path(), layout)
    };
    let mut report = Report::default();
    let made = handout::make(&mut report, &job);
    let made = made.unwrap_or_else(|| panic!("{layout}: {report}"));
    let words = |page: &handout::page::Page| {
        page.marks
            .iter()
            .filter_map(|mark| match &mark.ink {
                Ink::Glyphs(run, _) => Some(run.text.as_str()),
                _ => None,
            })
            .collect()
    };
    made.pages.iter().map(words).collect()
}

#[test]
fn with_a_profile_what_to_do_now_and_today_stands_on_page_1() {
    let short = WORDY.lines().filter(|line| !line.starts_with("logo"));
    let short: Vec<&str> = short.filter(|line| !line.starts_with("web")).collect();
    for profile in [WORDY, &short.join("\n")] {
        for layout in
            ["take-home-letter", "take-home-a4", "plain-bw", "two-column-letter"]
        {
            let pages = sample(profile, layout);
            for words in ["When to call", "Call 911 now", "Call us today", "555-555-0101"]
            {
                assert!(pages[0].contains(words), "{layout}: {words}: {}", pages[0]);
            }
        }
    }
}

#[test]
fn a_level_too_deep_for_a_page_beside_its_label_fits_below_it() {
    let pages = sample(WORDY, "large-print-letter");
    let level = pages.iter().find(|page| page.contains("Call us today")).unwrap();
    assert!(level.contains("Fever of") && level.contains("Nights, weekends"), "{level}");
}
