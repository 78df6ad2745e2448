//! Copy-fitting: the first step that fits is taken, and told; and what holds on every panel that is made.

use handout::compose::{self, Shapes};
use handout::diag::{Report, Severity};
use handout::form::Form;
use handout::geom::Length;
use handout::layout::{Ladder, Layout, Step};
use handout::mark::{Ink, Mark, Owner};
use handout::page::Page;
use handout::source::{Job, Prints};
use handout::structure::{NodeId, Role, Structure};
use handout::write::Made;
use handout::{load, paginate, reading};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const CONTENTS: [&str; 2] = ["alk-lung-cancer", "alk-brochure"];

fn job(content: &Path, text: Option<String>, layout: &str) -> Job {
    Job {
        content: content.to_owned(),
        text,
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    }
}

/// The layouts that have a fixed number of pages, with each content that is shipped.
fn shipped() -> Vec<(String, Job, Layout)> {
    let mut all = Vec::new();
    for shipped in load::layouts() {
        let layout = load::layout(&mut Report::default(), shipped.name).unwrap();
        if layout.form.panels().is_none() {
            continue;
        }
        for content in CONTENTS {
            let path = PathBuf::from(format!("content/{content}.toml"));
            let name = format!("{content}.{}", shipped.name);
            all.push((name, job(&path, None, shipped.name), layout.clone()));
        }
    }
    all
}

/// Whether a job fits its panels when its layout is one of its own, changed by some steps and with none to try.
fn fits_alone(job: &Job, steps: &[Step]) -> bool {
    let mut report = Report::default();
    let mut source = load::source(&mut report, job).expect("it loads");
    source.layout = source.layout.after(steps);
    source.layout.fit = Ladder::default();
    if steps.iter().any(|step| step.short)
        && let Some(shorter) = reading::shortened(
            &source.handout,
            &(0..source.handout.sections.len()).collect(),
        )
    {
        source.handout = shorter;
    }
    let galleys = compose::galleys(&mut report, &source, &mut Shapes::default());
    galleys.is_some_and(|galleys| {
        let panels = galleys.panels.as_ref().expect("a fixed number of pages");
        paginate::panels(&galleys, panels).is_ok()
    })
}

/// I19.
#[test]
fn the_first_step_that_fits_is_taken_for_every_shipped_layout_and_content() {
    let (mut stepped, mut unfit) = (0, 0);
    for (name, job, layout) in shipped() {
        let mut report = Report::default();
        let made = handout::make(&mut report, &job);
        let ladder = &layout.fit.steps;
        let taken = made.as_ref().map(|made| made.steps.len());
        for before in 0..taken.unwrap_or(ladder.len() + 1) {
            let alone = fits_alone(&job, &ladder[..before]);
            assert!(!alone, "{name} fits after {before} steps, taken: {taken:?}");
        }
        let Some(made) = made else {
            unfit += 1;
            let mut errors = report.sorted();
            errors.retain(|each| each.severity == Severity::Error);
            assert!(errors.iter().all(|each| each.rule == "e-fit"), "{report}");
            continue;
        };
        stepped += usize::from(!made.steps.is_empty());
        assert_eq!(
            made.steps,
            ladder[..made.steps.len()],
            "{name}: in the author's order"
        );
        assert!(fits_alone(&job, &made.steps), "{name}");
        assert!(made.source.layout.styles.body.size >= layout.fit.floor, "{name}");
    }
    assert!(stepped > 0 && unfit > 0, "{stepped} {unfit}: the test sees too little");
}

/// A sequence of numbers that look random (Knuth, MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }

    /// So many made-up words.
    fn words(&mut self, count: u64) -> String {
        let word = |dice: &mut Self| -> String {
            (0..2 + dice.below(7))
                .map(|_| char::from(b'a' + u8::try_from(dice.below(26)).unwrap()))
                .collect()
        };
        (0..count).map(|_| word(self)).collect::<Vec<_>>().join(" ")
    }

    /// A handout of so many sections.
    fn handout(&mut self, sections: u64) -> String {
        let mut text = HEAD.to_owned();
        for _ in 0..sections {
            let heading = 1 + self.below(4);
            text.push_str(&format!(
                "[[section]]\nheading = \"{}\"\n",
                self.words(heading)
            ));
            for _ in 0..=self.below(2) {
                if self.below(3) == 0 {
                    let items: Vec<String> = (0..2 + self.below(3))
                        .map(|_| format!("\"{}\"", self.words(5)))
                        .collect();
                    text.push_str(&format!(
                        "[[section.block]]\nlist.items = [{}]\n",
                        items.join(", ")
                    ));
                } else {
                    let words = 8 + self.below(30);
                    text.push_str(&format!(
                        "[[section.block]]\ntext = \"{}\"\n",
                        self.words(words)
                    ));
                }
            }
        }
        text
    }
}

const HEAD: &str = "title = \"Words\"\nid = \"W-1\"\nversion = \"1\"\nlanguage = \"en\"\nstatus = \"sample\"\n\
                    checked = 2026-11-23\n\n[[silence]]\nrule = \"MED-10\"\nreason = \"Made-up words.\"\n\n";

/// The letter fold as a layout file of its own, with so many hundredths of its white and leading, and its text so many
/// tenths of a point smaller. Reckoned here from what the layout says, not by the program.
fn letter_fold(space: i64, leading: i64, smaller: i64) -> String {
    let layout = load::layout(&mut Report::default(), "trifold-letter").unwrap();
    let (spaces, styles) = (&layout.spaces, &layout.styles);
    let pt = |emu: i64| {
        let millionths = emu % 12_700 * 1_000_000 / 12_700 + 1;
        format!("{}.{millionths:06}pt", emu / 12_700)
    };
    let mut text = "title = \"Own\"\nextends = \"trifold-letter\"\n[fit]\nfloor = \"9pt\"\nsteps = []\n[spaces]\n"
        .to_owned();
    for (name, white) in [
        ("before-heading", spaces.before_heading),
        ("after-heading", spaces.after_heading),
        ("before-subheading", spaces.before_subheading),
        ("after-subheading", spaces.after_subheading),
        ("paragraph", spaces.paragraph),
        ("block", spaces.block),
        ("item", spaces.item),
        ("padding", spaces.padding),
        ("cell-y", spaces.cell_y),
    ] {
        let white = i64::from(white.to_emu()) * space / 100;
        text.push_str(&format!("{name} = \"{}\"\n", pt(white)));
    }
    text.push_str("[styles]\n");
    for (name, style) in [
        ("body", styles.body),
        ("table", styles.table),
        ("table-head", styles.table_head),
        ("drug", styles.drug),
    ] {
        let size = i64::from(style.size.to_emu());
        let now = size - smaller * 1_270;
        let set = i64::from(style.leading.to_emu()) * now / size * leading / 100;
        text.push_str(&format!(
            "{name} = {{ size = \"{}\", leading = \"{}\" }}\n",
            pt(now),
            pt(set.max(now))
        ));
    }
    text
}

#[test]
fn steps_change_white_leading_and_text_and_nothing_else() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("own.toml");
    let whole = load::layout(&mut Report::default(), "trifold-letter").unwrap();
    let step = Step::default();
    for (steps, (space, leading, smaller)) in [
        (vec![], (100, 100, 0)),
        (vec![Step { space: Some(60), ..step }], (60, 100, 0)),
        (
            vec![
                Step {
                    space: Some(80),
                    smaller: Length::tenths_pt(5),
                    ..step
                },
                Step { leading: Some(90), short: true, ..step },
                Step {
                    space: Some(50),
                    smaller: Length::tenths_pt(5),
                    ..step
                },
            ],
            (50, 90, 10),
        ),
    ] {
        fs::write(&path, letter_fold(space, leading, smaller)).unwrap();
        let own = load::layout(&mut Report::default(), path.to_str().unwrap()).unwrap();
        let after = whole.after(&steps);
        let seen = |layout: &Layout| {
            format!(
                "{:?} {:?} {:?} {:?} {:?}",
                layout.spaces, layout.styles, layout.margins, layout.paper, layout.form
            )
        };
        assert_eq!(seen(&after), seen(&own), "{steps:?}");
    }
}

/// I19, with nothing of the program's own ladder: each step is written out as a layout file.
#[test]
fn the_first_step_that_fits_is_taken_for_random_contents() {
    let folder = tempdir().unwrap();
    let file = |name: &str, text: String| -> String {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let steps = [(100, 100, 0), (80, 100, 0), (80, 95, 0), (80, 95, 5), (80, 95, 10)];
    let alone: Vec<String> = (0..)
        .zip(steps)
        .map(|(at, (space, leading, smaller))| {
            file(&format!("step{at}.toml"), letter_fold(space, leading, smaller))
        })
        .collect();
    let ladder = file(
        "ladder.toml",
        "title = \"Own\"\nextends = \"trifold-letter\"\n[fit]\nfloor = \"11pt\"\nsteps = [{ space = 80 }, \
         { leading = 95 }, { smaller = \"0.5pt\" }, { smaller = \"0.5pt\" }]\n"
            .to_owned(),
    );
    let mut dice = Dice(20_261_123);
    let mut seen = BTreeSet::new();
    for round in 0..48 {
        let text = dice.handout(14 + round / 4);
        let content = folder.path().join("words.toml");
        let make = |layout: &str| {
            handout::make(
                &mut Report::default(),
                &job(&content, Some(text.clone()), layout),
            )
        };
        let made = make(&ladder);
        let size = made.as_ref().map(|made| made.source.layout.styles.body.size);
        assert!(size.is_none_or(|size| size >= Length::pt(11)), "under the floor");
        let taken = made.map(|made| made.steps.len());
        let first = alone.iter().position(|layout| make(layout).is_some());
        assert_eq!(taken, first, "round {round}");
        seen.insert(taken);
    }
    let all: BTreeSet<Option<usize>> = (0..steps.len()).map(Some).chain([None]).collect();
    assert_eq!(seen, all, "the contents do not end on every step");
}

/// A content that needs its shorter text, for a flyer.
fn with_short(dice: &mut Dice) -> String {
    format!(
        "{HEAD}[[section]]\nheading = \"Long or short\"\n[[section.block]]\ntext = \"LONG {}\"\n\
         [[section.short]]\ntext = \"SHORT {}\"\n",
        dice.words(900),
        dice.words(20)
    )
}

#[test]
fn the_shorter_text_is_set_only_when_its_step_is_taken() {
    let said = |made: &Made| -> String {
        let marks = made.pages.iter().flat_map(|page| &page.marks);
        marks
            .filter_map(|mark| match &mark.ink {
                Ink::Glyphs(run, _) => Some(run.text.clone()),
                _ => None,
            })
            .collect()
    };
    let folder = tempdir().unwrap();
    let content = folder.path().join("words.toml");
    let text = with_short(&mut Dice(7));
    let make = |text: &str| {
        let job = job(&content, Some(text.to_owned()), "two-up-letter");
        let mut report = Report::default();
        let made = handout::make(&mut report, &job);
        made.unwrap_or_else(|| panic!("{report}"))
    };
    let made = make(&text);
    assert!(made.steps.iter().any(|step| step.short));
    let all = said(&made);
    assert!(all.contains("SHORT") && !all.contains("LONG"), "{all}");
    let little = text.replacen("LONG ", "LONG\" #", 1);
    let made = make(&little);
    assert!(made.steps.is_empty());
    let all = said(&made);
    assert!(!all.contains("SHORT") && all.contains("LONG"), "{all}");
}

// What is bound to a panel.

/// A handout with a section for each of some panels, and one that flows; each says its panel's name.
fn bound(panels: &[&str]) -> String {
    let mut text = HEAD.to_owned();
    for panel in panels {
        text.push_str(&format!(
            "[[section]]\nheading = \"For the {panel}\"\npanel = \"{panel}\"\n[[section.block]]\ntext = \"IT {panel}.\"\n"
        ));
    }
    text.push_str(
        "[[section]]\nheading = \"Free\"\n[[section.block]]\ntext = \"IT flows.\"\n",
    );
    text
}

/// The pages on which some words stand, from 1.
fn where_is(made: &Made, words: &str) -> Vec<u32> {
    let says = |page: &&Page| {
        let mut text = String::new();
        for mark in &page.marks {
            if let Ink::Glyphs(run, _) = &mark.ink {
                text.push_str(&run.text);
            }
        }
        text.contains(words)
    };
    made.pages.iter().filter(says).map(|page| page.folio).collect()
}

#[test]
fn a_section_stands_on_the_panel_it_is_bound_to() {
    let content = Path::new("words.toml");
    let make = |layout: &str, panels: &[&str]| {
        let mut report = Report::default();
        let made = handout::make(&mut report, &job(content, Some(bound(panels)), layout));
        made.unwrap_or_else(|| panic!("{layout}: {report}"))
    };
    let all = ["back", "flap", "cover"];
    let on = |made: &Made| {
        ["IT cover", "IT flows", "IT flap", "IT back"].map(|words| where_is(made, words))
    };
    let one = |pages: [u32; 4]| pages.map(|page| vec![page]);
    assert_eq!(on(&make("trifold-letter", &all)), one([1, 2, 5, 6]));
    assert_eq!(on(&make("zfold-letter", &["back", "cover"]))[3], [4]);
    assert_eq!(on(&make("accordion-4-letter", &["back", "cover"]))[3], [6]);
    assert_eq!(on(&make("gate-fold-letter", &all)), one([1, 3, 2, 6]));
    assert_eq!(on(&make("booklet-a5", &["back", "cover"]))[3], [4], "the last page");
    // What is bound to a panel that there is not flows, in its place among the sections.
    let half = make("half-fold-letter", &["flap", "back"]);
    assert_eq!(on(&half), [vec![], vec![3], vec![2], vec![4]]);
    // Where nothing is bound to a panel, the flow may use it: the matter is spread over all.
    let free = make("trifold-letter", &[]);
    assert_eq!(on(&free)[1], [2]);
    assert_eq!(free.galleys.panels.unwrap().runs[1].pages, [1, 2, 3, 4, 5]);
}

#[test]
fn what_is_bound_to_a_panel_must_fit_it() {
    let mut text = bound(&["flap"]);
    let long = format!("IT flap. {}", Dice(3).words(400));
    text = text.replace("IT flap.", &long);
    let mut report = Report::default();
    let job = job(Path::new("words.toml"), Some(text), "trifold-letter");
    assert!(handout::make(&mut report, &job).is_none());
    let told = report.to_string();
    assert!(told.contains("error[e-fit]: panel `flap` of layout"), "{told}");
    assert_eq!(report.errors(), 1, "the inner panels are as good as empty: {told}");
}

/// On later pages the light ink of a cover would not be seen.
#[test]
fn a_cover_of_a_booklet_holds_what_is_meant_for_it_or_says_so() {
    let make = |text: String| {
        let mut report = Report::default();
        let job = job(Path::new("words.toml"), Some(text), "booklet-a5");
        (handout::make(&mut report, &job), report)
    };
    let (made, _) = make(bound(&["cover"]));
    assert_eq!(where_is(&made.expect("it fits"), "IT cover"), [1]);
    let long = format!("IT cover. {}", Dice(5).words(700));
    let (made, report) = make(bound(&["cover"]).replace("IT cover.", &long));
    assert!(made.is_none());
    let told = report.to_string();
    assert!(
        told.contains("error[e-fit]: panel `cover` of layout `booklet-a5`: "),
        "{told}"
    );
    assert!(told.contains("words.toml:"), "{told}");
    let broken = bound(&["cover"]).replace(
        "[[section.block]]\ntext = \"IT cover",
        "[[section.block]]\ntext = \"Some.\"\n[[section.block]]\nbreak = \"page\"\n[[section.block]]\ntext = \"IT cover",
    );
    let (made, report) = make(broken);
    assert!(made.is_none());
    let told = report.to_string();
    assert!(
        told.contains("`cover` of layout `booklet-a5`: a page break too many"),
        "{told}"
    );
}

#[test]
fn a_foot_that_leaves_no_room_on_a_panel_is_an_error() {
    let folder = tempdir().unwrap();
    let layout = folder.path().join("low.toml");
    fs::write(
        &layout,
        "title = \"Low\"\nextends = \"trifold-letter\"\nmargins = { top = \"4.1in\", bottom = \"4.1in\" }\n",
    )
    .unwrap();
    let mut report = Report::default();
    let text = Dice(1).handout(1);
    let job = job(Path::new("words.toml"), Some(text), layout.to_str().unwrap());
    assert!(handout::make(&mut report, &job).is_none());
    let told = report.to_string();
    let message = "error[foot-too-deep]: the foot of panel `cover` of layout `low` leaves no room for anything else";
    assert!(told.contains(message), "{told}");
    assert!(told.contains("low.toml:3:19"), "{told}");
    assert_eq!(report.errors(), 1, "{told}");
    assert!(
        told.contains("hint: make the top and bottom margins smaller, or give a shorter `short-title`"), "{told}"
    );
}

#[test]
fn a_foot_of_a_line_more_takes_it_from_the_page_and_one_of_many_is_an_error() {
    let make = |again: &str, title: &str| {
        let text = format!(
            "title = \"T\"\nshort-title = \"{title}\"\nid = \"T-1\"\nversion = \"1.0\"\nlanguage = \"en-US\"\nstatus = \"sample\"\n\
             checked = 2026-11-25\ncheck-again = {again}\n[[section]]\nheading = \"What?\"\n[[section.block]]\ntext = \"This.\"\n"
        );
        let mut report = Report::default();
        let job = job(Path::new("words.toml"), Some(text), "large-print-letter");
        let made = handout::make(&mut report, &job);
        (made.map(|made| made.source.layout.margins.bottom), report.to_string())
    };
    let known = load::layout(&mut Report::default(), "large-print-letter").unwrap();
    let (as_it_is, line) = (known.margins.bottom, known.styles.furniture.leading);
    assert_eq!(make("2027-05-25", "T").0, Some(as_it_is));
    let deeper = make("2027-11-25", "T").0.expect("it fits");
    assert!(as_it_is < deeper && deeper <= as_it_is + line * 2, "{deeper:?}");
    let (none, told) = make("2027-05-25", &"Long ".repeat(200));
    assert!(none.is_none() && told.contains("error[foot-too-deep]"), "{told}");
}

// What holds on every panel.

/// Each shipped content on panels it fits, and one with every kind of block on a sheet that is large enough.
fn made() -> Vec<(String, Made)> {
    let mut all: Vec<(String, Made)> = Vec::new();
    for (name, job, _) in shipped() {
        if let Some(made) = handout::make(&mut Report::default(), &job) {
            all.push((name, made));
        }
    }
    for layout in ["booklet-half-letter", "booklet-a5"] {
        for content in CONTENTS {
            let path = PathBuf::from(format!("content/{content}.toml"));
            let made = handout::make(&mut Report::default(), &job(&path, None, layout));
            all.push((format!("{content}.{layout}"), made.expect("a booklet holds all")));
        }
    }
    let folder = tempdir().unwrap();
    let (made, report) = every_block(&folder);
    all.push(("every-block".to_owned(), made.unwrap_or_else(|| panic!("{report}"))));
    all
}

fn every_block(folder: &TempDir) -> (Option<Made>, Report) {
    let layout = folder.path().join("wide.toml");
    let widths = ["\"5in\""; 8].join(", ");
    fs::write(
        &layout,
        format!(
            "title = \"Wide\"\nextends = \"trifold-letter\"\npaper = {{ width = \"11in\", height = \"40in\" }}\n\
             fold = {{ kind = \"accordion\", widths = [{widths}] }}\n"
        ),
    )
    .unwrap();
    let mut report = Report::default();
    let content = Path::new("tests/handouts/every-block/handout.toml");
    let made = handout::make(&mut report, &job(content, None, layout.to_str().unwrap()));
    (made, report)
}

fn glyphs(page: &Page) -> impl Iterator<Item = (&Mark, Length, Length)> {
    page.marks.iter().filter_map(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => Some((mark, mark.at.x, mark.at.x + run.width())),
        _ => None,
    })
}

#[test]
fn no_text_stands_within_six_millimetres_of_a_fold() {
    for (name, made) in made() {
        if matches!(made.source.layout.form, Form::Cut(_) | Form::Flat) {
            continue;
        }
        let mut lines = 0;
        for page in &made.pages {
            for (mark, left, right) in glyphs(page) {
                lines += 1;
                let clear =
                    left >= Length::mm(6) && page.size.width - right >= Length::mm(6);
                assert!(clear, "{name} page {}: {mark:?}", page.folio);
            }
        }
        assert!(lines > 50, "{name}");
    }
}

/// On which pages the ink of each node of some roles stands.
fn pages_of(
    made: &Made,
    role: impl Fn(&Role) -> bool,
) -> BTreeMap<NodeId, BTreeSet<u32>> {
    let structure = &made.galleys.structure;
    let mut pages: BTreeMap<NodeId, BTreeSet<u32>> = BTreeMap::new();
    for page in &made.pages {
        for mark in &page.marks {
            let Owner::Node(leaf) = mark.owner else { continue };
            let mut node = Some(leaf);
            while let Some(at) = node {
                if role(&structure.node(at).role) {
                    pages.entry(at).or_default().insert(page.folio);
                }
                node = structure.node(at).parent;
            }
        }
    }
    pages
}

#[test]
fn no_sentence_item_or_table_goes_over_a_fold() {
    let whole = |role: &Role| {
        matches!(
            role,
            Role::Heading(_)
                | Role::Paragraph
                | Role::Item
                | Role::Body
                | Role::Table
                | Role::Figure { .. }
                | Role::Note(_)
        )
    };
    for (name, made) in made() {
        if made.galleys.panels.is_none() {
            continue;
        }
        let pages = pages_of(&made, whole);
        assert!(pages.len() > 3, "{name}");
        for (node, on) in pages {
            let role = &made.galleys.structure.node(node).role;
            assert_eq!(on.len(), 1, "{name}: {role:?} on the pages {on:?}");
        }
    }
}

#[test]
fn sections_are_read_in_the_order_of_the_panels_they_begin_on() {
    for (name, made) in made() {
        let structure = &made.galleys.structure;
        let groups = structure.node(Structure::ROOT).children.clone();
        let mut first: BTreeMap<NodeId, u32> = BTreeMap::new();
        for page in &made.pages {
            for mark in &page.marks {
                let Owner::Node(leaf) = mark.owner else { continue };
                first.entry(structure.group(leaf)).or_insert(page.folio);
            }
        }
        let order: Vec<u32> =
            groups.iter().filter_map(|group| first.get(group)).copied().collect();
        assert!(order.is_sorted(), "{name}: {order:?}");
    }
}

#[test]
fn there_are_exactly_as_many_pages_as_panels() {
    for (name, made) in made() {
        let Some(panels) = made.source.layout.form.panels() else { continue };
        assert_eq!(made.pages.len(), panels.len(), "{name}");
        for (page, panel) in made.pages.iter().zip(panels) {
            assert_eq!(page.size, panel.size, "{name}: {}", panel.name);
        }
    }
}

#[test]
fn a_booklet_is_filled_with_pages_to_write_on_before_its_back() {
    let mut counts = BTreeSet::new();
    for sections in 1..24 {
        for back in [[].as_slice(), &["back"]] {
            let words = Dice(sections).handout(sections);
            let (_, free) = words.split_at(HEAD.len());
            let text = format!("{}{free}", bound(back));
            let mut report = Report::default();
            let job = job(Path::new("words.toml"), Some(text), "booklet-half-letter");
            let made = handout::make(&mut report, &job);
            let made = made.unwrap_or_else(|| panic!("{report}"));
            let all = made.pages.len();
            assert_eq!(all % 4, 0);
            let folios: Vec<u32> = made.pages.iter().map(|page| page.folio).collect();
            assert!(
                folios.iter().copied().eq(1..=u32::try_from(all).unwrap()),
                "{folios:?}"
            );
            let blank: Vec<usize> = (1..=all)
                .filter(|page| made.pages[page - 1].placed.is_empty())
                .collect();
            counts.insert(blank.len());
            assert!(blank.len() < 4, "{blank:?}");
            assert!(blank.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{blank:?}");
            let last = if back.is_empty() { all } else { all - 1 };
            assert!(blank.last().is_none_or(|page| *page == last), "{blank:?} of {all}");
            // Pages to write on are printed, and nothing of them is read.
            let mut on: Vec<usize> = handout::write::sides(&made)
                .flat_map(|forme| forme.cells.iter().map(|cell| cell.page + 1))
                .collect();
            on.sort_unstable();
            assert!(on.into_iter().eq(1..=all), "I18");
            for page in blank {
                let marks = &made.pages[page - 1].marks;
                // Room to write in is no ink.
                let says = |mark: &Mark| {
                    matches!(mark.owner, Owner::Node(_))
                        && !matches!(mark.ink, Ink::Room(_))
                };
                assert!(!marks.iter().any(says));
                assert!(marks.len() > 10, "lines to write on");
            }
        }
    }
    assert_eq!(counts, BTreeSet::from([0, 1, 2, 3]), "the test sees too little");
}
