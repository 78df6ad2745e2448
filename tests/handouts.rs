//! Every shipped handout in every shipped layout, and the cases in `handouts/`: proofs, verdicts, every word on paper.

use handout::diag::{Report, Severity};
use handout::form::{Form, Part};
use handout::handout::{BlockKind, Handout, plain};
use handout::mark::{Ink, Mark, Owner};
use handout::page::{Page, What};
use handout::source::{Job, Prints};
use handout::structure::Role;
use handout::words::Word;
use handout::write::{self, Made};
use handout::{galley::Item, load, reading};
use page_validation::{ValidationOptions, ValidationProfile};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

const CONTENTS: [&str; 6] = [
    "alk-lung-cancer",
    "alk-brochure",
    "fever-during-chemo",
    "nausea-and-vomiting",
    "blood-pressure-at-home",
    "alectinib",
];
/// Translations, with the folders of fonts they need.
const TRANSLATIONS: [(&str, &[&str]); 6] = [
    ("alk-lung-cancer.es", &[]),
    ("blood-pressure-at-home.es", &[]),
    ("blood-pressure-at-home.vi", &[]),
    ("blood-pressure-at-home.zh-Hans", &["fonts/packs/zh-hans"]),
    ("fever-during-chemo.ar", &[]),
    ("fever-during-chemo.es", &[]),
];
/// What they are set in here; `conformance.sh` takes all layouts.
const TRANSLATED: [&str; 5] = [
    "take-home-letter",
    "booklet-half-letter",
    "trifold-letter",
    "bilingual-letter",
    "front-and-back-letter",
];
/// Those whose pages are proved in every layout; those of the others in these layouts only, so that a difference can be read.
const EVERYWHERE: [&str; 2] = ["alk-lung-cancer", "alk-brochure"];
const PROVED: [&str; 3] = ["take-home-letter", "large-print-letter", "trifold-letter"];

/// What is built, how it is called, and where its proof lies, if it has one.
struct Case {
    name: String,
    job: Job,
    proof: Option<PathBuf>,
}

fn case(content: &Path, layout: String, name: String, proof: Option<PathBuf>) -> Case {
    let job = Job {
        content: content.to_owned(),
        layout,
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        blank: false,
        today: None,
        ..Job::new("", "")
    };
    Case { name, job, proof }
}

/// Every handout in every layout that it fits, and every case; each layout takes one at least, and only panels may be
/// too few. They are made once for all tests.
fn each(mut check: impl FnMut(&Case, &Made, &mut Report)) {
    static MADE: OnceLock<Vec<(Case, Made)>> = OnceLock::new();
    for (case, made) in MADE.get_or_init(every) {
        check(case, made, &mut Report::default());
    }
}

fn every() -> Vec<(Case, Made)> {
    let mut every = Vec::new();
    for layout in load::layouts() {
        let before = every.len();
        for content in CONTENTS {
            let path = PathBuf::from(format!("content/{content}.toml"));
            let name = format!("{content}.{}", layout.name);
            let proved = EVERYWHERE.contains(&content) || PROVED.contains(&layout.name);
            let proof =
                proved.then(|| Path::new("tests/proofs").join(format!("{name}.txt")));
            let case = case(&path, layout.name.to_string(), name, proof);
            let mut report = Report::default();
            let Some(made) = handout::make(&mut report, &case.job) else {
                let known = load::layout(&mut Report::default(), layout.name).unwrap();
                // What the checker says of its words does not stop it.
                let mut errors = report.sorted();
                errors.retain(|each| each.severity == Severity::Error);
                let unfit = known.form.panels().is_some()
                    && errors.iter().all(|each| each.rule == "e-fit");
                assert!(unfit, "{}:\n{report}", case.name);
                continue;
            };
            every.push((case, made));
        }
        assert!(every.len() > before, "no handout fits {}", layout.name);
    }
    for ((content, fonts), layout) in TRANSLATIONS
        .iter()
        .flat_map(|each| TRANSLATED.map(|layout| (each, layout)))
    {
        let path = PathBuf::from(format!("content/{content}.toml"));
        let name = format!("{content}.{layout}");
        let proof = (layout == TRANSLATED[0])
            .then(|| Path::new("tests/proofs").join(format!("{name}.txt")));
        let mut case = case(&path, layout.to_owned(), name, proof);
        case.job.font_dirs = fonts.iter().map(PathBuf::from).collect();
        let mut report = Report::default();
        match handout::make(&mut report, &case.job) {
            Some(made) => every.push((case, made)),
            None => {
                assert!(report.to_string().contains("e-fit"), "{}:\n{report}", case.name);
            }
        }
    }
    for case in cases() {
        let mut report = Report::default();
        let made = handout::make(&mut report, &case.job);
        let made = made.unwrap_or_else(|| panic!("{}:\n{report}", case.name));
        every.push((case, made));
    }
    every
}

/// The jobs in `handouts/`: one for each proof that lies beside a `handout.toml`. `proof.LAYOUT.txt` names a shipped layout,
/// `proof.txt` stands for the `layout.toml` beside it.
fn cases() -> Vec<Case> {
    let mut folders: Vec<PathBuf> = list("tests/handouts".as_ref());
    folders.sort();
    let mut cases = Vec::new();
    for folder in folders {
        let mut proofs = list(&folder);
        proofs.retain(|path| path.extension().is_some_and(|each| each == "txt"));
        proofs.sort();
        assert!(!proofs.is_empty(), "{} has no proof", folder.display());
        for proof in proofs {
            let stem = proof.file_stem().unwrap().to_str().unwrap();
            let layout = match stem.strip_prefix("proof.") {
                Some(layout) => layout.to_owned(),
                None => folder.join("layout.toml").display().to_string(),
            };
            let name = format!("{} {stem}", folder.display());
            let mut case = case(&folder.join("handout.toml"), layout, name, Some(proof));
            answer(&mut case.job, &folder.join("answers.toml"));
            case.job.font_dirs = font_dirs(&folder.join("fonts.toml"));
            cases.push(case);
        }
    }
    cases
}

/// The folders of fonts that a file names, if there is one.
fn font_dirs(file: &Path) -> Vec<PathBuf> {
    let Ok(text) = std::fs::read_to_string(file) else { return Vec::new() };
    let named: toml::Table = toml::from_str(&text).unwrap();
    let folders = named["folders"].as_array().unwrap();
    folders.iter().map(|folder| folder.as_str().unwrap().into()).collect()
}

/// Gives a job the answers in a file, if there is one: names and words. Who is answered for is told a day, always the same.
fn answer(job: &mut Job, file: &Path) {
    let Ok(text) = std::fs::read_to_string(file) else { return };
    let answers: toml::Table = toml::from_str(&text).unwrap();
    for (name, answer) in &answers {
        job.values.set(name, answer.as_str().unwrap());
    }
    job.today = Some(jiff::civil::date(2026, 11, 24));
}

fn list(folder: &Path) -> Vec<PathBuf> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect()
}

#[test]
fn the_pages_are_as_they_were_accepted() {
    let accept = std::env::var_os("UPDATE_PROOFS").is_some();
    each(|Case { name, proof: path, .. }, made, _| {
        let Some(path) = path else { return };
        let proof = write::proof(made);
        if accept {
            std::fs::create_dir_all("tests/proofs").unwrap();
            std::fs::write(path, &proof).unwrap();
        }
        let accepted = std::fs::read_to_string(path).unwrap_or_default();
        let differ =
            accepted.lines().zip(proof.lines()).position(|(old, new)| old != new);
        let line =
            differ.unwrap_or_else(|| accepted.lines().count().min(proof.lines().count()));
        assert!(
            accepted == proof,
            "{name}: differs from its proof at line {}\n  accepted: {:?}\n  now:      {:?}\n\
             look at the pages, then accept them with UPDATE_PROOFS=1 cargo test",
            line + 1,
            accepted.lines().nth(line),
            proof.lines().nth(line)
        );
    });
}

#[test]
fn every_kind_of_block_is_in_a_case() {
    let mut kinds = BTreeSet::new();
    let mut count = |block: &handout::handout::Block| {
        let kind = format!("{:?}", block.kind);
        kinds.insert(kind.split(['(', ' ']).next().unwrap().to_owned());
    };
    for case in cases() {
        let source = load::source(&mut Report::default(), &case.job).unwrap();
        source.handout.lead.iter().for_each(&mut count);
        let sections = source.handout.sections.iter();
        sections.flat_map(|section| &section.blocks).for_each(&mut count);
    }
    // As many as `BlockKind` has.
    assert_eq!(kinds.len(), 17, "{kinds:?}");
}

/// The handouts in `content/`, each as its table.
fn shipped() -> Vec<(String, toml::Table)> {
    let mut files = list("content".as_ref());
    files.retain(|path| path.extension().is_some_and(|each| each == "toml"));
    files.sort();
    let read = |path: PathBuf| {
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        (name, toml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
    };
    files.into_iter().map(read).collect()
}

#[test]
fn every_handout_that_is_shipped_is_made_here() {
    let names: BTreeSet<String> = shipped().into_iter().map(|(name, _)| name).collect();
    let translated = TRANSLATIONS.iter().map(|(name, _)| *name);
    let known = CONTENTS.into_iter().chain(translated).map(str::to_owned);
    assert_eq!(names, known.collect());
}

/// Translations are keyed to them.
#[test]
fn every_section_and_block_of_a_shipped_handout_has_an_id() {
    let tables = |table: &toml::Table, key: &str| -> Vec<toml::Table> {
        let list = table.get(key).and_then(toml::Value::as_array);
        let each = list.into_iter().flatten().map(|each| each.as_table().unwrap());
        each.cloned().collect()
    };
    for (name, handout) in shipped() {
        if handout.contains_key("overlay") {
            continue;
        }
        let sections = tables(&handout, "section");
        let inside = sections
            .iter()
            .flat_map(|each| [tables(each, "block"), tables(each, "short")].concat());
        let all = tables(&handout, "block").into_iter().chain(inside);
        let mut count = 0;
        for each in all.chain(sections.clone()) {
            let id = each.get("id").and_then(toml::Value::as_str);
            let id = id.unwrap_or_else(|| panic!("{name}: no id: {each}"));
            let plain = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
            assert!(id.chars().all(plain) && id == id.to_lowercase(), "{name}: {id}");
            count += 1;
        }
        assert!(count > 20, "{name}: {count}");
    }
}

#[test]
fn every_handout_is_pdf_ua_1_and_pdf_a_2a() {
    each(|Case { name, .. }, made, report| {
        let file = write::pdf(report, made).unwrap();
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let options = ValidationOptions::default().profile(profile);
            let verdict = page_validation::validate_pdf_bytes(&file, &options).unwrap();
            assert!(
                verdict.failures.is_empty(),
                "{name} {profile:?}: {:#?}",
                verdict.failures
            );
        }
    });
}

/// Only letters and figures, so that line ends, hyphens and labels do not matter.
pub fn bare(text: &str) -> String {
    text.chars().filter(|each| each.is_alphanumeric()).collect()
}

/// What the ink of the pages says, through the logical tree, in reading order.
fn said(made: &Made) -> String {
    let structure = &made.galleys.structure;
    let mut said = std::collections::BTreeMap::new();
    for mark in made.pages.iter().flat_map(|page| &page.marks) {
        if let (Owner::Node(node), Ink::Glyphs(run, _)) = (mark.owner, &mark.ink) {
            said.entry(node).or_insert_with(String::new).push_str(&run.text);
        }
    }
    let mut text = String::new();
    let mut open = vec![handout::structure::Structure::ROOT];
    while let Some(node) = open.pop() {
        if let Some(words) = said.get(&node) {
            text.push_str(words);
        }
        open.extend(structure.node(node).children.iter().rev());
    }
    text
}

#[test]
fn every_word_is_on_paper_once_and_in_order() {
    each(|Case { name, .. }, made, _| {
        let said = bare(&said(made));
        // Of two languages, each is there in its order.
        let handouts = [Some(&made.source.handout), made.source.partner.as_deref()];
        let handouts = || handouts.into_iter().flatten();
        let heads: BTreeSet<String> = handouts().flat_map(column_heads).collect();
        // On the panels of a folded sheet, sections stand in the order in which the panels are read.
        let parts: Vec<Handout> = match made.galleys.panels {
            None => handouts().cloned().collect(),
            Some(_) => handouts().flat_map(parts).collect(),
        };
        let (mut found, mut letters) = (0, 0);
        for part in parts {
            let mut from = None;
            reading::each(&part, &mut |inlines| {
                for words in sentences(inlines) {
                    let words = bare(&words);
                    if heads.contains(&words) {
                        // Records say the head of a column beside each cell, so it has no one place.
                        assert!(said.contains(&words), "{name}: lost: {words}");
                        continue;
                    }
                    let first = from.unwrap_or_default();
                    let at = said[first..].find(&words).unwrap_or_else(|| {
                        panic!("{name}: lost or out of order: {words}")
                    });
                    from = Some(first + at + words.len());
                    found += 1;
                    letters += words.len();
                }
            });
        }
        assert!(
            found > 5 && letters > said.len() / 3,
            "{name}: the search finds nothing"
        );
    });
}

/// What comes before the sections, and each section, as handouts of their own.
fn parts(handout: &Handout) -> Vec<Handout> {
    let mut head = handout.clone();
    let sections = std::mem::take(&mut head.sections);
    let bare = Handout { lead: Vec::new(), ..head.clone() };
    let each = sections
        .into_iter()
        .map(|section| Handout { sections: vec![section], ..bare.clone() });
    std::iter::once(head).chain(each).collect()
}

fn column_heads(handout: &Handout) -> BTreeSet<String> {
    let blocks = handout
        .lead
        .iter()
        .chain(handout.sections.iter().flat_map(|each| &each.blocks));
    let mut heads = BTreeSet::new();
    for block in blocks {
        match &block.kind {
            BlockKind::Drugs(drugs) => {
                heads.extend(drugs.headings.iter().map(|h| bare(&plain(h))));
            }
            BlockKind::Table(table) => {
                heads
                    .extend(table.columns.iter().map(|each| bare(&plain(&each.heading))));
            }
            BlockKind::Checklist(list) => {
                let all = list.heading.iter().chain(&list.scale);
                heads.extend(all.map(|each| bare(&plain(each))));
            }
            BlockKind::Schedule(schedule) => {
                let all = schedule.heading.iter().chain(&schedule.times);
                heads.extend(all.map(|each| bare(&plain(each))));
            }
            _ => {}
        }
    }
    heads
}

/// The words between citations, which stand on paper as figures.
pub fn sentences(inlines: &[handout::handout::Inline]) -> Vec<String> {
    use handout::handout::Inline;
    let cited = |inline: &Inline| matches!(inline, Inline::Citation { .. });
    inlines
        .split(cited)
        .map(plain)
        .filter(|words| !bare(words).is_empty())
        .collect()
}

#[test]
fn every_strip_stands_once_in_its_frame_and_in_order() {
    each(|Case { name, .. }, made, _| {
        let panels = made.galleys.panels.as_ref();
        let mut of_page = vec![Vec::new(); made.pages.len()];
        for (number, page) in made.pages.iter().enumerate() {
            let frame = panels.map_or_else(
                || made.source.layout.frame(),
                |panels| panels.pages[number].frames.frame,
            );
            for (index, placed) in page.placed.iter().enumerate() {
                assert!(
                    frame.contains(placed.rect),
                    "{name} page {}: {placed:?}",
                    page.folio
                );
                for other in &page.placed[..index] {
                    assert!(
                        !placed.rect.overlaps(other.rect),
                        "{name} page {}: {placed:?} over {other:?}",
                        page.folio
                    );
                }
                if let What::Strip(strip) = placed.what {
                    of_page[number].push(strip);
                }
            }
        }
        let items = &made.galleys.main.items;
        let all: Vec<usize> = (0..items.len())
            .filter(|each| matches!(items[*each], Item::Strip(_)))
            .collect();
        // The runs of panels stand one after the other in the galley; their panels may be read in another order.
        let order: Vec<usize> = match panels {
            None => (0..made.pages.len()).collect(),
            Some(panels) => {
                panels.runs.iter().flat_map(|run| run.pages.clone()).collect()
            }
        };
        assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), order.len(), "{name}");
        let strips: Vec<usize> =
            order.into_iter().flat_map(|page| of_page[page].clone()).collect();
        assert_eq!(strips, all, "{name}");
    });
}

#[test]
fn the_works_at_the_foot_of_a_page_are_those_cited_on_it() {
    each(|Case { name, .. }, made, _| {
        let items = &made.galleys.main.items;
        let listed_at_foot: BTreeSet<_> =
            made.galleys.notes.iter().map(|note| note.work).collect();
        for page in &made.pages {
            let (mut cited, mut listed) = (BTreeSet::new(), Vec::new());
            for placed in &page.placed {
                match placed.what {
                    What::Strip(index) => {
                        if let Item::Strip(strip) = &items[index] {
                            cited.extend(strip.works.iter().copied());
                        }
                    }
                    What::Head(index) => {
                        if let Item::Break(cut) = &items[index] {
                            cited.extend(
                                cut.head.iter().flat_map(|head| head.works.clone()),
                            );
                        }
                    }
                    What::Note(work) => listed.push(work),
                    What::Banner(_) | What::Foot(_) | What::NotesHead => {}
                }
            }
            cited.retain(|work| listed_at_foot.contains(work));
            assert_eq!(
                listed,
                cited.into_iter().collect::<Vec<_>>(),
                "{name} page {}",
                page.folio
            );
        }
    });
}

#[test]
fn a_heading_never_ends_a_page_or_a_column() {
    each(|Case { name, .. }, made, _| {
        let structure = &made.galleys.structure;
        let heading = |mark: &Mark| {
            let Owner::Node(leaf) = mark.owner else { return false };
            let parent = structure.node(leaf).parent;
            parent
                .is_some_and(|node| matches!(structure.node(node).role, Role::Heading(_)))
        };
        let items = &made.galleys.main.items;
        for page in &made.pages {
            let strips: Vec<_> = page
                .placed
                .iter()
                .filter(|placed| matches!(placed.what, What::Strip(_) | What::Foot(_)))
                .collect();
            for (index, placed) in strips.iter().enumerate() {
                let last =
                    strips.get(index + 1).is_none_or(|next| next.column != placed.column);
                let What::Strip(item) = placed.what else { continue };
                let Item::Strip(strip) = &items[item] else { continue };
                let ends = last && strip.marks.iter().any(heading);
                assert!(!ends, "{name} page {}: a heading ends it", page.folio);
            }
        }
    });
}

/// What the foot of a page says.
pub fn foot(page: &Page) -> String {
    let feet = page.marks.iter().filter_map(|mark| match (mark.owner, &mark.ink) {
        (Owner::Footer, Ink::Glyphs(run, _)) => Some(run.text.clone()),
        _ => None,
    });
    feet.collect()
}

#[test]
fn every_page_says_that_it_is_a_sample_and_which_page_it_is() {
    each(|Case { name, .. }, made, _| {
        // What each of two languages says at the foot: `bilingual.rs`.
        if made.source.layout.bilingual.is_some() {
            return;
        }
        let form = &made.source.layout.form;
        let id = &made.source.handout.id.words;
        let count = made.pages.len();
        let mut full = 0;
        for (number, page) in made.pages.iter().enumerate() {
            let text = foot(page);
            let has = |words: &str| {
                let folio = page.folio;
                assert!(
                    text.contains(words),
                    "{name} page {folio}: no {words:?} in {text:?}"
                );
            };
            // As the program says it in the language of the handout, up to what a narrow page leaves out.
            let sample = made.source.words().text(Word::ShortSample);
            has(sample.split([':', '：']).next().unwrap());
            let cover = match form {
                Form::Flat => false,
                Form::Booklet(_) => number == 0,
                Form::Fold(_) | Form::Cut(_) => {
                    form.panels().unwrap()[number].part == Part::Cover
                }
            };
            let own = made.source.words();
            let checked = own.month(made.source.handout.checked);
            // The cover says the title, and stands on the same side of the same sheet as the back.
            if !cover {
                let (page, pages) = (page.folio.to_string(), count.to_string());
                has(&own.with(Word::Edition, &[("id", id), ("version", "1.0")]));
                has(&own.with(Word::Folio, &[("page", &page), ("pages", &pages)]));
            }
            if form.panels().is_none() && !cover || text.contains(&checked) {
                full += 1;
                let title = made.source.handout.short_title.words.as_str();
                for words in [title, &checked, own.text(Word::NotReviewed)] {
                    has(words);
                }
            }
        }
        assert!(full > 0, "{name}: no page says when it was checked");
    });
}

#[test]
fn the_same_job_gives_the_same_bytes() {
    each(|Case { name, .. }, made, report| {
        let (one, two) = (write::pdf(report, made), write::pdf(report, made));
        assert!(one.is_some() && one == two, "{name}");
    });
}
