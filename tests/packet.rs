//! Packets: the cases in `packets/` with their proofs, what holds for every packet, and what is said of those that cannot be.

use crate::cli;
use crate::handouts::{bare, foot, sentences};
use crate::random_jobs::{self, Author, Doc, ROOM, said_below};
use crate::write::reader::{self, entry, list, word};
use handout::diag::{Report, Severity};
use handout::mark::{Ink, Owner};
use handout::packet::Which;
use handout::page::{Page, What};
use handout::source::{Job, Prints};
use handout::structure::{NodeId, Role, Structure};
use handout::write::{self, Made};
use handout::{galley::Item, load, reading};
use lopdf::{Document, Object};
use page_validation::{ValidationOptions, ValidationProfile};
use proptest::prelude::{ProptestConfig, Strategy, any};
use proptest::test_runner::{TestCaseError, TestRunner};
use proptest::{prop_assert, prop_assert_eq};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// The packet files of `packets/three` and the layouts they are proved in.
const CASES: [(&str, &str); 5] = [
    ("packet", "take-home-letter"),
    ("packet", "large-print-letter"),
    ("packet", "booklet-half-letter"),
    ("separate", "take-home-letter"),
    ("separate", "large-print-letter"),
];

const THREE: &str = "tests/packets/three";

fn job(path: &Path, layout: &str) -> Job {
    Job {
        content: path.to_owned(),
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        text: None,
        prints: Prints::default(),
        today: None,
        ..Job::new("", "")
    }
}

#[track_caller]
fn bound(path: &Path, layout: &str) -> (Report, Made) {
    let mut report = Report::default();
    let made = handout::bind(&mut report, &job(path, layout));
    let made = made.unwrap_or_else(|| panic!("{}:\n{report}", path.display()));
    (report, made)
}

fn three(name: &str, layout: &str) -> Made {
    bound(&Path::new(THREE).join(format!("{name}.toml")), layout).1
}

fn each(mut check: impl FnMut(&str, &Made)) {
    for (name, layout) in CASES {
        check(&format!("{name} in {layout}"), &three(name, layout));
    }
}

/// A folder with a packet file and handouts: `("a.toml", ..)`.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// A handout of one section; `more` stands under its heading.
fn small(id: &str, status: &str, more: &str) -> String {
    format!(
        "title = \"Handout {id}\"\nid = \"{id}\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"{status}\"\n\
         checked = 2026-11-23\ncheck-again = 2027-11-23\n\
         [[section]]\nheading = \"What do I do?\"\n{more}"
    )
}

const TEXT: &str = "  [[section.block]]\n  text = \"Drink water each morning.\"\n";

/// A packet of some files; `keys` come after its head.
fn packet(keys: &str, files: &[&str]) -> String {
    let files: String = files
        .iter()
        .map(|file| format!("[[handout]]\nfile = \"{file}\"\n"))
        .collect();
    format!(
        "title = \"A packet\"\nid = \"P\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"draft\"\n\
         checked = 2026-11-23\n{keys}\n{files}"
    )
}

/// What is said of a packet: rule, file, line, message.
fn told(folder: &tempfile::TempDir) -> Vec<String> {
    let mut report = Report::default();
    let _ = handout::bind(&mut report, &job(&folder.path().join("packet.toml"), ""));
    report
        .sorted()
        .into_iter()
        .filter(|each| each.severity != Severity::Info)
        .map(|each| {
            let place = each.place.map_or_else(String::new, |place| {
                let path = &report.files.get(place.file).unwrap().path;
                let name = path.file_name().unwrap().to_str().unwrap();
                format!("{name}:{}", report.files.line_column(place).0)
            });
            assert!(!each.hints.is_empty(), "{report}");
            format!("{} {place} {}", each.rule, each.message)
        })
        .collect()
}

#[test]
fn the_pages_are_as_they_were_accepted() {
    let accept = std::env::var_os("UPDATE_PROOFS").is_some();
    for (name, layout) in CASES {
        let path = PathBuf::from(format!("{THREE}/proof.{name}.{layout}.txt"));
        let proof = write::proof(&three(name, layout));
        if accept {
            std::fs::write(&path, &proof).unwrap();
        }
        let accepted = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            accepted == proof,
            "{} is not what it was; look at the pages, then accept them with UPDATE_PROOFS=1 cargo test",
            path.display()
        );
    }
}

#[test]
fn a_packet_is_pdf_ua_1_and_pdf_a_2a_and_the_same_bytes_twice() {
    for (name, layout) in CASES {
        let file = write::pdf(&mut Report::default(), &three(name, layout)).unwrap();
        let again = write::pdf(&mut Report::default(), &three(name, layout)).unwrap();
        assert!(file == again, "{name} in {layout}");
        sound(&file);
    }
}

#[track_caller]
fn sound(file: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let verdict = page_validation::validate_pdf_bytes(file, &options).unwrap();
        assert!(verdict.failures.is_empty(), "{profile:?}: {:#?}", verdict.failures);
    }
}

/// The nodes of the parts, by number.
fn parts(made: &Made) -> BTreeMap<u16, NodeId> {
    let structure = &made.galleys.structure;
    let part = |(id, node): (NodeId, &handout::structure::Node)| match node.role {
        Role::Part(number) => Some((number, id)),
        _ => None,
    };
    structure.nodes().filter_map(part).collect()
}

/// What stands on paper below a node, in reading order.
fn said(made: &Made, node: NodeId) -> String {
    let mut said: BTreeMap<NodeId, String> = BTreeMap::new();
    for mark in made.pages.iter().flat_map(|page| &page.marks) {
        if let (Owner::Node(leaf), Ink::Glyphs(run, _)) = (mark.owner, &mark.ink) {
            said.entry(leaf).or_default().push_str(&run.text);
        }
    }
    let (mut text, mut open) = (String::new(), vec![node]);
    while let Some(node) = open.pop() {
        text.push_str(said.get(&node).map_or("", String::as_str));
        open.extend(made.galleys.structure.node(node).children.iter().rev());
    }
    text
}

#[test]
fn every_word_of_every_handout_is_on_paper_once_and_in_order() {
    each(|name, made| {
        let parts = parts(made);
        for (file, number) in ["gene", "pills", "tos"].into_iter().zip(1..) {
            let path = PathBuf::from(format!("{THREE}/{file}.toml"));
            let job = job(&path, "take-home-letter");
            let source = load::source(&mut Report::default(), &job).unwrap();
            let said = bare(&said(made, parts[&number]));
            let (mut from, mut found) = (0, 0);
            reading::each(&source.handout, &mut |inlines| {
                for words in sentences(inlines) {
                    let words = bare(&words);
                    let at = said[from..].find(&words);
                    let at = at.unwrap_or_else(|| panic!("{name}: lost: {words}"));
                    from += at + words.len();
                    found += 1;
                }
            });
            assert!(found > 1, "{name}: nothing is looked for in {file}");
        }
    });
}

#[test]
fn each_page_says_whose_it_is_and_which_it_is() {
    each(|name, made| {
        let all = made.pages.len();
        let mut before = 0;
        assert_eq!(made.pieces.last().unwrap().pages.end, all, "{name}");
        for piece in &made.pieces {
            assert_eq!(piece.pages.start, before, "{name}");
            before = piece.pages.end;
            let own = piece.pages.len();
            let (title, said) = match piece.which {
                Which::Front => ("Your first month", "Front page".to_owned()),
                Which::End => ("Your first month", "References, page".to_owned()),
                Which::Part(number) => {
                    let titles = ["ALK gene change", "Your pills", "La tos"];
                    let title = titles[usize::from(number) - 1];
                    (title, format!("Part {number}, page"))
                }
            };
            for (number, page) in (1..).zip(&made.pages[piece.pages.clone()]) {
                let foot = foot(page);
                // A handout in Spanish says it in Spanish.
                let spanish = title == "La tos";
                let through = piece.pages.start + number;
                let folio = match (piece.own, spanish) {
                    (true, false) => format!("{said} {number} of {own}"),
                    (true, true) => format!("Parte 3, página {number} de {own}"),
                    (false, false) => format!("Page {through} of {all}"),
                    (false, true) => format!("Página {through} de {all}"),
                };
                let status = if spanish { "MUESTRA" } else { "SAMPLE" };
                assert!(foot.contains(&folio), "{name}: no {folio} in {foot}");
                assert!(foot.contains(title), "{name}: no {title} in {foot}");
                assert!(foot.contains(status), "{name}: {foot}");
            }
        }
    });
}

#[test]
fn each_page_shows_the_status_of_its_own_handout() {
    let files = [
        ("packet.toml", packet("", &["a.toml", "b.toml"])),
        ("a.toml", small("A", "draft", TEXT)),
        ("b.toml", small("B", "approved", TEXT)),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let folder = folder(&files);
    let made = bound(&folder.path().join("packet.toml"), "").1;
    for (page, draft) in made.pages.iter().zip([true, true, true, false]) {
        assert_eq!(foot(page).contains("DRAFT"), draft, "{}", foot(page));
    }
}

/// The works that a page cites, and those listed at its foot.
fn works(made: &Made, page: &Page) -> (BTreeSet<u16>, Vec<u16>) {
    let (mut cited, mut listed) = (BTreeSet::new(), Vec::new());
    for placed in &page.placed {
        match placed.what {
            What::Strip(index) => {
                let Item::Strip(strip) = &made.galleys.main.items[index] else {
                    panic!("{placed:?} is no strip")
                };
                cited.extend(strip.works.iter().map(|work| work.0));
            }
            What::Note(work) => listed.push(work.0),
            _ => {}
        }
    }
    (cited, listed)
}

#[test]
fn a_work_that_two_handouts_cite_has_one_number_and_one_id_may_be_two_works() {
    let made = three("packet", "take-home-letter");
    let of = |number: u16| said(&made, parts(&made)[&number]);
    // By its words, and by its address; the entry is that of the first handout.
    assert!(of(2).contains("own.1,2"), "{}", of(2));
    assert!(of(2).contains("1.MedlinePlus Genetics"), "{}", of(2));
    assert!(of(2).contains("2.National Cancer Institute"), "{}", of(2));
    // `genes` is another work here.
    assert!(of(2).contains("whole.3"), "{}", of(2));
    assert!(of(3).contains("enfermera.4"), "{}", of(3));
    let own = three("separate", "take-home-letter");
    let of = |number: u16| said(&own, parts(&own)[&number]);
    assert!(of(2).contains("whole.1 Do not stop them on your own.2,3"), "{}", of(2));
    assert!(of(3).contains("enfermera.1"), "{}", of(3));
}

#[test]
fn two_works_of_one_handout_stay_two() {
    let cites = "  [[section.block]]\n  text = \"Rest. [@a] Drink. [@b]\"\n";
    let work = |id: &str, text: &str| {
        format!(
            "[[reference]]\nid = \"{id}\"\ntext = \"{text}\"\nurl = \"https://example.org/\"\n"
        )
    };
    let handout = |id: &str, texts: [&str; 2]| {
        small(id, "draft", cites) + &work("a", texts[0]) + &work("b", texts[1])
    };
    let files = [
        ("packet.toml", packet("", &["a.toml", "b.toml"])),
        ("a.toml", handout("A", ["Chapter one.", "Chapter two."])),
        // The words are those of the first; only the address is that of the second.
        ("b.toml", handout("B", ["Chapter three.", "Chapter one."])),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let made = bound(&folder(&files).path().join("packet.toml"), "").1;
    let of = |number: u16| said(&made, parts(&made)[&number]);
    assert!(of(1).contains("Rest.1 Drink.2"), "{}", of(1));
    assert!(of(2).contains("Rest.2 Drink.1"), "{}", of(2));
}

#[test]
fn the_works_at_the_foot_of_a_page_are_those_cited_on_it() {
    for name in ["packet", "separate"] {
        let made = three(name, "take-home-letter");
        let mut found = 0;
        for page in &made.pages {
            let (cited, listed) = works(&made, page);
            assert_eq!(cited.into_iter().collect::<Vec<_>>(), listed, "{name}");
            found += listed.len();
        }
        // Page by page: 1, 2; 1, 2, 3; 1; 4.
        assert_eq!(found, 7, "{name}");
    }
}

#[test]
fn works_at_the_end_stand_there_once_under_one_heading() {
    let made = three("packet", "large-print-letter");
    let all = said(&made, Structure::ROOT);
    // Once in the contents, once as the heading.
    assert_eq!(all.matches("References").count(), 2, "{all}");
    let end = said(&made, parts(&made)[&4]);
    assert!(end.starts_with("References1.MedlinePlus Genetics"), "{end}");
    for number in ["2.National", "3.National", "4.Biblioteca"] {
        assert_eq!(end.matches(number).count(), 1, "{end}");
    }
    // Every citation leads there.
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let mut cited = 0;
    for page in 0..made.pages.len() {
        let links = links(&document, page);
        for (said, leads, _) in links.iter().filter(|link| link.0.starts_with("Ref")) {
            let there = said.starts_with("References Page") || *leads > page;
            assert!(there && made.pieces[4].pages.contains(leads), "{said}");
            let names = ["Reference ", "Referencia "];
            cited += usize::from(names.iter().any(|name| said.starts_with(name)));
        }
    }
    assert_eq!(cited, 7);
    let own = three("separate", "large-print-letter");
    let all = said(&own, Structure::ROOT);
    assert_eq!(all.matches("References").count(), 2, "{all}");
    assert_eq!(all.matches("Referencias").count(), 1, "the handout in Spanish: {all}");
}

/// The links on a page: what each says, which page it leads to, and how far from the bottom.
fn links(document: &Document, page: usize) -> Vec<(String, usize, f32)> {
    let pages: Vec<_> = document.page_iter().collect();
    let dictionary = document.get_dictionary(pages[page]).unwrap();
    let mut links = Vec::new();
    for annotation in list(entry(document, dictionary, "Annots")) {
        let annotation = reader::follow(document, &annotation).as_dict().unwrap();
        let Some(target) = entry(document, annotation, "Dest") else { continue };
        let target = target.as_array().unwrap();
        let leads = target[0].as_reference().unwrap();
        let leads = pages.iter().position(|page| *page == leads).unwrap();
        let top = target[3].as_float().unwrap();
        links.push((word(document, annotation, "Contents").unwrap(), leads, top));
    }
    links
}

/// What a page of a file says, its foot too.
fn text(document: &Document, page: usize) -> String {
    let id = document.page_iter().nth(page).unwrap();
    let side = reader::side(document, id);
    side.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
}

#[test]
fn the_numbers_in_the_contents_are_those_of_the_pages_they_lead_to() {
    let titles = ["What is an ALK gene change?", "Taking your pills", "La tos"];
    for (name, layout) in [CASES[0], CASES[1], CASES[3]] {
        let made = three(name, layout);
        let file = write::pdf(&mut Report::default(), &made).unwrap();
        let document = reader::open(&file);
        let contents = usize::from(name == "packet");
        let links = links(&document, contents);
        let ends = usize::from(layout == "large-print-letter");
        assert_eq!(links.len(), titles.len() + ends, "{links:?}");
        for ((said, page, top), number) in links.iter().zip(1..) {
            let there = text(&document, *page);
            let title = titles.get(number - 1).unwrap_or(&"References");
            assert!(bare(&there).contains(&bare(title)), "{title}: {there}");
            // The link leads to the head of the page.
            assert!((*top - 792.0).abs() < 0.5, "{said}: {top}");
            if name == "packet" {
                let printed = format!("Page {}", page + 1);
                assert!(said.ends_with(&printed), "{said}: no {printed}");
                assert!(bare(&text(&document, contents)).contains(&bare(&printed)));
                let folios =
                    [format!("{printed} of "), format!("Página {} de ", page + 1)];
                assert!(there.contains(&folios[usize::from(number == 3)]), "{there}");
            } else {
                let pages = made.pieces[number].pages.len();
                let many = if pages == 1 { "" } else { "s" };
                let printed = format!("Part {number} {pages} page{many}");
                assert!(said.ends_with(&printed), "{said}: no {printed}");
                let foot = match number {
                    3 => format!("Parte 3, página 1 de {pages}"),
                    _ => format!("Part {number}, page 1 of {pages}"),
                };
                assert!(there.contains(&foot), "{there}");
            }
        }
    }
}

#[test]
fn contents_of_several_pages_have_every_number() {
    let names: Vec<String> = (1..=40).map(|number| format!("h{number}.toml")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let text = packet("", &names);
    let handouts: Vec<String> = (1..=40)
        .map(|number| small(&format!("N{number}"), "draft", TEXT))
        .collect();
    let mut files = vec![("packet.toml", text.as_str())];
    files.extend(names.iter().copied().zip(handouts.iter().map(String::as_str)));
    let folder = folder(&files);
    let (_, made) = bound(&folder.path().join("packet.toml"), "");
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let front = made.pieces[0].pages.clone();
    assert!(front.len() > 3, "{front:?}");
    let links: Vec<_> = front.clone().flat_map(|page| links(&document, page)).collect();
    assert_eq!(links.len(), 40);
    for ((said, page, _), number) in links.iter().zip(1..) {
        // Each handout has one page.
        assert_eq!(*page, front.end + number - 1);
        assert_eq!(*said, format!("Handout N{number} Page {}", page + 1));
    }
}

#[test]
fn a_citation_leads_to_the_entry_of_its_own_handout() {
    // Both handouts count from 1; in a booklet their pages share sides, at the end their entries stand apart.
    for layout in ["take-home-letter", "large-print-letter", "booklet-half-letter"] {
        let made = three("separate", layout);
        let file = write::pdf(&mut Report::default(), &made).unwrap();
        let document = reader::open(&file);
        let sides = document.page_iter().count();
        let mut counted = 0;
        for side in 0..sides {
            for (said, leads, _) in links(&document, side) {
                // In Spanish, too.
                if !["Reference ", "Referencia "].iter().any(|it| said.starts_with(it)) {
                    continue;
                }
                counted += 1;
                // The first citation of a handout: there and where it leads, the same handout's pages.
                let of = |side: usize| -> BTreeSet<usize> {
                    let cells = &write::sides(&made).nth(side).unwrap().cells;
                    let of_page = |page: usize| {
                        let holds =
                            |piece: &handout::packet::Piece| piece.pages.contains(&page);
                        made.pieces.iter().position(holds)
                    };
                    cells.iter().filter_map(|cell| of_page(cell.page)).collect()
                };
                assert!(of(side).intersection(&of(leads)).next().is_some(), "{layout}");
            }
        }
        assert_eq!(counted, 7, "{layout}");
    }
}

#[test]
fn the_bookmarks_are_the_handouts_and_their_headings() {
    let made = three("packet", "take-home-letter");
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let catalog = document.catalog().unwrap();
    let top = entry(&document, catalog, "Outlines").unwrap().as_dict().unwrap();
    let below = |item: &lopdf::Dictionary| -> Vec<lopdf::Dictionary> {
        let mut items = Vec::new();
        let mut next = entry(&document, item, "First").cloned();
        while let Some(item) = next {
            let item = item.as_dict().unwrap().clone();
            next = entry(&document, &item, "Next").cloned();
            items.push(item);
        }
        items
    };
    let titles = |items: &[lopdf::Dictionary]| -> Vec<String> {
        items
            .iter()
            .map(|item| word(&document, item, "Title").unwrap())
            .collect()
    };
    let first = below(top);
    assert_eq!(
        titles(&first),
        [
            "Your first month",
            "What is an ALK gene change?",
            "Taking your pills",
            "La tos"
        ]
    );
    assert_eq!(titles(&below(&first[0])), ["What is in this packet"]);
    assert_eq!(
        titles(&below(&first[2])),
        ["How do I take them?", "What do I write down?"]
    );
}

#[test]
fn the_tree_has_a_part_for_each_handout_with_its_language() {
    let made = three("packet", "take-home-letter");
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let catalog = document.catalog().unwrap();
    assert_eq!(word(&document, catalog, "Lang").unwrap(), "en-US");
    let mut parts = Vec::new();
    let (mut links, mut spans) = (0, Vec::new());
    for object in document.objects.values() {
        let Ok(element) = object.as_dict() else { continue };
        match element.get(b"S").and_then(Object::as_name) {
            Ok(b"Part") => parts.push(word(&document, element, "Lang")),
            Ok(b"TOCI") => links += 1,
            Ok(b"Span") => spans.extend(word(&document, element, "Lang")),
            _ => {}
        }
    }
    parts.sort();
    assert_eq!(parts, [None, None, Some("es".to_owned())]);
    assert_eq!(links, 3);
    // Its title in the contents is in its language, too.
    assert_eq!(spans, ["es"]);
}

/// The page labels, as `from: prefix style start`.
fn labels(made: &Made) -> Vec<String> {
    let file = write::pdf(&mut Report::default(), made).unwrap();
    let document = reader::open(&file);
    let catalog = document.catalog().unwrap();
    let labels = entry(&document, catalog, "PageLabels").unwrap().as_dict().unwrap();
    let numbers = list(entry(&document, labels, "Nums"));
    numbers
        .chunks(2)
        .map(|pair| {
            let label = reader::follow(&document, &pair[1]).as_dict().unwrap();
            let part = |key: &str| word(&document, label, key).unwrap_or_default();
            format!("{}: {}{}", pair[0].as_i64().unwrap(), part("P"), part("S"))
        })
        .collect()
}

#[test]
fn pages_are_labelled_as_they_are_numbered() {
    assert_eq!(labels(&three("packet", "take-home-letter")), ["0: D"]);
    assert_eq!(
        labels(&three("separate", "take-home-letter")),
        ["0: r", "2: 1-D", "4: 2-D", "6: 3-D"]
    );
}

#[test]
fn on_the_front_of_a_leaf_means_behind_a_page_to_write_on_where_one_is_needed() {
    let made = three("separate", "take-home-letter");
    let first: Vec<usize> = made.pieces.iter().map(|piece| piece.pages.start).collect();
    assert!(first.iter().all(|first| first % 2 == 0), "{first:?}");
    let notes = |page: &Page| {
        let header = page.marks.iter().filter(|mark| mark.owner == Owner::Header);
        header
            .filter(
                |mark| matches!(&mark.ink, Ink::Glyphs(run, _) if run.text == "Notes"),
            )
            .count()
    };
    let notes: Vec<usize> = made.pages.iter().map(notes).collect();
    assert_eq!(notes, [0, 1, 0, 1, 0, 0, 0]);
    assert!(foot(&made.pages[3]).contains("Part 1, page 2 of 2"));
}

#[test]
fn a_booklet_of_a_packet_fills_its_sheets() {
    let made = three("packet", "booklet-half-letter");
    assert_eq!(made.pages.len() % 4, 0);
    assert_eq!(made.sheets.len() * 4, made.pages.len());
    let titled = made
        .pages
        .iter()
        .take(1)
        .all(|page| foot(page).contains("Page 1 of 8"));
    assert!(titled, "{}", foot(&made.pages[0]));
}

#[test]
fn a_single_handout_has_the_pages_it_has_alone() {
    let path = PathBuf::from(format!("{THREE}/gene.toml"));
    let mut report = Report::default();
    let alone = handout::make(&mut report, &job(&path, "take-home-letter")).unwrap();
    let own = three("separate", "take-home-letter");
    let without_foot = |page: &Page| -> Vec<(handout::geom::Point, Ink)> {
        let marks = page.marks.iter().filter(|mark| mark.owner != Owner::Footer);
        marks.map(|mark| (mark.at, mark.ink.clone())).collect()
    };
    let pages = &own.pages[own.pieces[1].pages.clone()];
    assert_eq!(alone.pages.len() + 1, pages.len());
    for (one, other) in alone.pages.iter().zip(pages) {
        assert!(without_foot(one) == without_foot(other));
    }
}

#[test]
fn what_is_wrong_is_said_all_at_once_and_where() {
    let wrong = packet(
        "folio = \"continuous\"\nreferences = \"mine\"",
        &["nowhere.toml", "a.toml", "./a.toml", "b.toml"],
    );
    let broken = small("B", "draft", "  [[section.block]]\n  txt = \"One.\"\n");
    let folder = folder(&[
        ("packet.toml", &wrong),
        ("a.toml", &small("A", "draft", TEXT)),
        ("b.toml", &broken),
    ]);
    let mut told = told(&folder);
    told.iter_mut().for_each(|line| {
        *line = line.replace(folder.path().to_str().unwrap(), "").replace(" `/", " `");
    });
    let starts = [
        "unknown-key packet.toml:7 ",
        "unknown-word packet.toml:8 `mine`",
        "file-missing packet.toml:10 there is no content file `nowhere.toml`",
        "packet-twice packet.toml:14 the handout `./a.toml` is in the packet already, on line 12",
        "unknown-key b.toml:11 ",
    ];
    for start in starts {
        assert!(told.iter().any(|line| line.starts_with(start)), "{start}\n{told:#?}");
    }
}

#[test]
fn a_packet_claims_no_more_than_its_handouts() {
    for (own, parts, wrong) in [
        ("approved", ["approved", "draft"], Some("draft")),
        ("draft", ["approved", "sample"], Some("sample")),
        ("draft", ["draft", "approved"], None),
        ("sample", ["draft", "approved"], None),
    ] {
        let text = packet("", &["a.toml", "b.toml"]);
        let text = text.replace("status = \"draft\"", &format!("status = \"{own}\""));
        let folder = folder(&[
            ("packet.toml", &text),
            ("a.toml", &small("A", parts[0], TEXT)),
            ("b.toml", &small("B", parts[1], TEXT)),
        ]);
        let told = told(&folder);
        let claims: Vec<&String> =
            told.iter().filter(|line| line.starts_with("packet-status")).collect();
        match wrong {
            None => assert!(claims.is_empty(), "{told:#?}"),
            Some(part) => assert!(
                claims.iter().any(|line| line.contains("packet.toml:5")
                    && line.ends_with(&format!("is `{part}`"))),
                "{told:#?}"
            ),
        }
    }
}

#[test]
fn a_folded_sheet_carries_no_packet() {
    for layout in load::layouts() {
        let form = load::layout(&mut Report::default(), layout.name).unwrap().form;
        let text = packet(&format!("layout = \"{}\"", layout.name), &["a.toml"]);
        let files =
            [("packet.toml", text.as_str()), ("a.toml", &small("A", "draft", TEXT))];
        let told = told(&folder(&files));
        let refused = told
            .iter()
            .any(|line| line.starts_with("packet-layout packet.toml:7 "));
        assert_eq!(refused, form.panels().is_some(), "{}: {told:#?}", layout.name);
    }
}

#[test]
fn a_layout_beside_the_packet_is_found_and_one_that_is_not_there_is_told_at_its_line() {
    let of = |layout: &str| packet(&format!("layout = \"{layout}\""), &["a.toml"]);
    let small = small("A", "draft", TEXT);
    let own = "title = \"Own\"\nextends = \"take-home-letter\"\n";
    let files = [
        ("packet.toml", of("own.toml")),
        ("a.toml", small.clone()),
        ("own.toml", own.to_owned()),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let folder_of = folder(&files);
    let made = bound(&folder_of.path().join("packet.toml"), "").1;
    assert_eq!(made.source.layout.name, "own");
    // What the job asks for comes first.
    let made = bound(&folder_of.path().join("packet.toml"), "large-print-letter").1;
    assert_eq!(made.source.layout.name, "large-print-letter");
    for wrong in ["other.toml", "take-home-leter"] {
        let told = told(&folder(&[("packet.toml", &of(wrong)), ("a.toml", &small)]));
        assert!(told.iter().any(|line| line.contains("packet.toml:7 ")), "{told:#?}");
    }
}

#[test]
fn files_of_another_kind_are_told_apart() {
    let handout = small("A", "draft", TEXT);
    let folder =
        folder(&[("packet.toml", &handout), ("a.toml", &packet("", &["b.toml"]))]);
    assert!(
        told(&folder)[0].starts_with("wrong-kind packet.toml:1 this is a content file")
    );
    let mut report = Report::default();
    let made =
        handout::make(&mut report, &job(&folder.path().join("a.toml"), "plain-bw"));
    assert!(made.is_none());
    assert!(
        report.to_string().contains("this is a packet, not a content file"),
        "{report}"
    );
    assert!(report.to_string().contains("handout packet"), "{report}");
}

#[test]
fn handouts_that_say_two_fevers_or_two_numbers_are_told() {
    let call = |fever: &str| {
        format!(
            "  [[section.block]]\n  call.levels = [{{ level = \"urgent\", label = \"Call us today\", items = [\"Fever of {fever} or higher\"] }}]\n"
        )
    };
    let phone = |number: &str| {
        format!(
            "  [[section.block]]\n  contacts.items = [{{ who = \"Nurse line\", phone = \"{number}\" }}]\n"
        )
    };
    let differ = |a: &str, b: &str| -> Vec<String> {
        let files = [
            ("packet.toml", packet("", &["a.toml", "b.toml"])),
            ("a.toml", small("A", "draft", a)),
            ("b.toml", small("B", "draft", b)),
        ];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
        let told = told(&folder(&files));
        told.into_iter().filter(|line| line.starts_with("packet-")).collect()
    };
    let both = |fever, number| call(fever) + &phone(number);
    assert_eq!(
        differ(
            &both("100.4 °F (38 °C)", "617-632-2134"),
            &both("101 °F (38.3 °C)", "617-632-2143")
        ),
        [
            "packet-fever-differs b.toml:11 `101 °F` is not where a fever begins in the handout `A` of this packet: `100.4 °F`",
            "packet-phone-differs b.toml:13 `617-632-2143` is another number of the same desk than in the handout `A` of this packet: `617-632-2134`",
        ]
    );
    assert_eq!(
        differ(
            &both("100.4 °F (38 °C)", "617-632-2134"),
            &both("38 °C", "(617) 632-2134")
        ),
        [""; 0]
    );
    // Another urgency may have another limit.
    let emergency = call("104 °F (40 °C)").replace("urgent", "emergency");
    assert_eq!(differ(&call("100.4 °F (38 °C)"), &emergency), [""; 0]);
}

#[test]
fn what_is_said_of_a_whole_handout_stands_where_the_packet_names_it() {
    let two = format!("{TEXT}  [[section.block]]\n  break = \"page\"\n{TEXT}");
    // One page is enough for these, and their type is too small.
    let layout = "title = \"Small\"\nextends = \"take-home-letter\"\n[check]\npages = 1\n[styles]\nbody = { size = \"10pt\", leading = \"13pt\" }\n";
    let files = [
        ("packet.toml", packet("layout = \"small.toml\"", &["a.toml", "b.toml"])),
        ("small.toml", layout.to_owned()),
        ("a.toml", small("A", "draft", &two)),
        ("b.toml", small("B", "draft", &two)),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let told = told(&folder(&files));
    for line in ["PAG-04 packet.toml:9 ", "PAG-04 packet.toml:11 "] {
        assert!(told.iter().any(|each| each.starts_with(line)), "{told:#?}");
    }
    // What is said of the layout has nothing to do with either, and is said once.
    let type_size = told.iter().filter(|line| line.starts_with("TYP-01 "));
    assert_eq!(type_size.collect::<Vec<_>>().len(), 1, "{told:#?}");
    assert!(told.iter().any(|line| line.starts_with("TYP-01  ")), "{told:#?}");
}

#[test]
fn the_packet_in_the_readme_is_bound() {
    let readme = std::fs::read_to_string("README.md").unwrap();
    let (_, section) = readme.split_once("### Packets").unwrap();
    let (_, example) = section.split_once("```toml\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    let folder = folder(&[
        ("packet.toml", example),
        ("your-medicine.toml", &small("A", "approved", TEXT)),
        ("when-to-call.toml", &small("B", "draft", TEXT)),
    ]);
    let path = folder.path().join("packet.toml");
    let (report, made) = bound(&path, "");
    assert_eq!(report.warnings(), 0, "{report}");
    assert_eq!(made.pages.len(), 4);
    let words = said(&made, Structure::ROOT);
    assert!(words.contains("When to call usPage 4"), "{words}");
    // What it says may be left out is what is meant then.
    let start = example.find("\ncover").unwrap();
    let end = example.find("\n\n[[handout]]").unwrap();
    let short = format!("{}{}", &example[..start], &example[end..]);
    std::fs::write(&path, short).unwrap();
    let without = bound(&path, "").1;
    assert_eq!(write::proof(&made), write::proof(&without));
}

#[test]
fn the_command_says_what_it_wrote_and_keeps_the_earlier_file() {
    let files = [
        ("packet.toml", packet("", &["a.toml", "b.toml"])),
        ("a.toml", small("A", "draft", TEXT)),
        ("b.toml", small("B", "draft", TEXT)),
    ];
    let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
    let folder = folder(&files);
    let ran = cli::run(&folder, &["packet", "packet.toml", "--text"]);
    ran.ended(0);
    assert_eq!(
        ran.out,
        "packet.pdf and packet.proof.txt: 4 pages, 2 handouts, take-home-letter, no warnings\n"
    );
    let written = std::fs::read(folder.path().join("packet.pdf")).unwrap();
    assert!(written.starts_with(b"%PDF-"));
    let ran = cli::run(&folder, &["packet", "packet.toml", "-l", "trifold-letter"]);
    ran.ended(1);
    ran.says("booklet-half-letter");
    ran.says("packet.pdf: not written, 1 error, no warnings; the earlier file is kept");
    assert!(written == std::fs::read(folder.path().join("packet.pdf")).unwrap());
    let ran = cli::run(&folder, &["packet", "packet.toml", "-o", "a.toml"]);
    // Nor is a file of a handout written over.
    ran.ended(2);
    let ran = cli::run(&folder, &["packet", "packet.toml", "--check"]);
    ran.ended(0);
    assert_eq!(ran.out, "packet.toml: no errors, no warnings\n");
    let ran = cli::run(&folder, &["packet", "nowhere.toml"]);
    ran.ended(2);
    ran.says("nowhere.toml");
    let ran = cli::run(&folder, &["schema", "packet"]);
    ran.ended(0);
    assert!(ran.out.contains("\"folios\""), "{}", ran.out);
}

#[test]
fn a_booklet_that_is_too_thick_to_fold_is_told() {
    let layout =
        "title = \"Thin\"\nextends = \"booklet-half-letter\"\n[check]\npages = 4\n";
    let of = |files: &[&str]| {
        let text = packet("layout = \"thin.toml\"", files);
        let files = [
            ("packet.toml", text),
            ("thin.toml", layout.to_owned()),
            ("a.toml", small("A", "draft", TEXT)),
            ("b.toml", small("B", "draft", TEXT)),
            ("c.toml", small("C", "draft", TEXT)),
        ];
        let files = files.each_ref().map(|(name, text)| (*name, text.as_str()));
        told(&folder(&files))
    };
    assert_eq!(of(&["a.toml", "b.toml"]), [""; 0]);
    assert_eq!(
        of(&["a.toml", "b.toml", "c.toml"]),
        [
            "packet-thick packet.toml:1 the packet has 8 pages, and 4 fold and staple well as a booklet"
        ]
    );
}

#[test]
fn what_only_a_packet_shows_is_explained() {
    for rule in ["packet-fever-differs", "packet-phone-differs"] {
        let page = handout::check::explain(rule).unwrap();
        assert!(page.starts_with(rule) && page.contains("# Write instead"), "{page}");
    }
}

/// A random packet: its handouts, their layout, how pages and works are numbered, and whether each begins on a recto.
type Plan = (Vec<Doc>, Doc, [bool; 4]);

fn plans() -> impl Strategy<Value = Plan> {
    let docs = || random_jobs::docs(random_jobs::layouts());
    (proptest::collection::vec(docs(), 1..4), docs(), any::<[bool; 4]>())
}

fn random(plan: &Plan, folder: &Path) -> Result<bool, TestCaseError> {
    let (docs, layout, [separate, own, recto, cover]) = plan;
    let key =
        |yes: bool, one: &'static str, other: &'static str| if yes { one } else { other };
    let keys = format!(
        "layout = \"layout.toml\"\nfolios = \"{}\"\nreferences = \"{}\"\nstart = \"{}\"\ncover = {cover}",
        key(*separate, "separate", "continuous"),
        key(*own, "own", "shared"),
        key(*recto, "recto", "page"),
    );
    let names = ["a.toml", "b.toml", "c.toml"];
    let names = &names[..docs.len()];
    let text = packet(&keys, names).replace("\"draft\"", "\"sample\"");
    std::fs::write(folder.join("packet.toml"), text).unwrap();
    std::fs::write(folder.join("layout.toml"), &layout.layout).unwrap();
    std::fs::create_dir_all(folder.join("pictures")).unwrap();
    std::fs::copy(
        "tests/handouts/every-block/pictures/lung.png",
        folder.join("pictures/lung.png"),
    )
    .unwrap();
    let mut authors: Vec<Author> = Vec::new();
    for (doc, name) in docs.iter().zip(names) {
        let mut author = random_jobs::write_down(doc);
        // No work of one handout is one of another.
        author.text = author.text.replace("/of/a/work", &format!("/of/{name}"));
        std::fs::write(folder.join(name), &author.text).unwrap();
        authors.push(author);
    }
    let mut report = Report::default();
    let made = handout::bind(&mut report, &job(&folder.join("packet.toml"), ""));
    for found in report.sorted() {
        let is_error = found.severity == Severity::Error;
        prop_assert!(!is_error || ROOM.contains(&found.rule), "{report}");
    }
    prop_assert_eq!(made.is_none(), report.errors() > 0, "{}", report);
    let Some(made) = made else { return Ok(false) };
    let parts = parts(&made);
    let at_foot = made.source.layout.references == handout::layout::References::Foot;
    for (author, number) in authors.iter().zip(1..) {
        let said = said_below(&made, parts[&number]);
        let mut words = author.words.clone();
        if !at_foot && !own {
            words.truncate(author.body);
        }
        let once = |words: &[String]| -> Vec<String> {
            let mut words = words.to_vec();
            words.retain(|word| !author.heads.contains(word));
            words
        };
        prop_assert_eq!(once(&said), once(&words), "{}", author.text);
    }
    if !at_foot && !own {
        let entries: Vec<String> = authors
            .iter()
            .flat_map(|author| author.words[author.body..].to_vec())
            .collect();
        let end = u16::try_from(authors.len()).unwrap() + 1;
        let said = parts.get(&end).map(|end| said_below(&made, *end)).unwrap_or_default();
        prop_assert_eq!(said, entries);
    }
    for page in made.pages.iter().filter(|_| at_foot) {
        let (cited, listed) = works(&made, page);
        prop_assert_eq!(cited.into_iter().collect::<Vec<_>>(), listed);
    }
    for piece in made
        .pieces
        .iter()
        .filter(|piece| matches!(piece.which, Which::Part(_)))
    {
        prop_assert!(!recto || piece.pages.start % 2 == 0);
    }
    let file = write::pdf(&mut report, &made);
    let again = handout::bind(&mut report, &job(&folder.join("packet.toml"), ""));
    prop_assert!(file.is_some() && file == write::pdf(&mut report, &again.unwrap()));
    sound(&file.unwrap());
    Ok(true)
}

#[test]
fn random_packets_lose_no_word_and_are_sound_or_say_why_not() {
    let folder = tempfile::tempdir().unwrap();
    let (made, all) = (Cell::new(0), Cell::new(0));
    let config = ProptestConfig {
        cases: 24,
        failure_persistence: None,
        max_shrink_iters: 100,
        ..ProptestConfig::default()
    };
    let outcome = TestRunner::new(config).run(&plans(), |plan| {
        let done = random(&plan, folder.path())?;
        made.set(made.get() + u32::from(done));
        all.set(all.get() + 1);
        Ok(())
    });
    if let Err(why) = outcome {
        panic!("{why}");
    }
    assert!(made.get() * 5 > all.get(), "{} of {}", made.get(), all.get());
}
