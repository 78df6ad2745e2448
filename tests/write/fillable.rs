//! Handouts that are filled in on a screen, read back: every field, where it stands, what it is called, how it is read.

use super::reader::{self, Element, entry, list, word};
use handout::diag::Report;
use handout::mark::{Ink, Owner};
use handout::source::{Job, Prints};
use handout::structure::{FieldKind, NodeId, Role};
use handout::write::{self, Made};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile};
use read_fonts::model::Font;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const LUNG: &str = "content/alk-lung-cancer.toml";
const BROCHURE: &str = "content/alk-brochure.toml";
const EVERY_BLOCK: &str = "tests/handouts/every-block/handout.toml";
/// Flat, folded, stapled, cut, in one column and in two, under one name and under none.
const JOBS: [(&str, &str); 10] = [
    (LUNG, "take-home-letter"),
    (LUNG, "booklet-half-letter"),
    (LUNG, "plain-bw"),
    (BROCHURE, "trifold-letter"),
    (BROCHURE, "two-up-letter"),
    (BROCHURE, "wallet-card-letter"),
    (BROCHURE, "booklet-a5"),
    (EVERY_BLOCK, "take-home-letter"),
    (EVERY_BLOCK, "trifold-letter"),
    (EVERY_BLOCK, "two-column-letter"),
];

fn make(content: &str, text: Option<String>, layout: &str, fillable: bool) -> Made {
    let job = Job {
        content: PathBuf::from(content),
        text,
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        prints: Prints { fillable, ..Prints::default() },
        today: None,
        ..Job::new("", "")
    };
    let mut report = Report::default();
    let made = handout::make(&mut report, &job);
    made.unwrap_or_else(|| panic!("{content} {layout}: {report}"))
}

/// A flat handout of these blocks, in a section.
fn blocks(blocks: &str) -> Made {
    let head = "title = \"Pills\"\nid = \"T-1\"\nversion = \"1\"\nlanguage = \"en-US\"\n\
        status = \"draft\"\nchecked = 2026-11-23\n[[section]]\nheading = \"My week\"\n";
    make(EVERY_BLOCK, Some(format!("{head}{blocks}")), "take-home-letter", true)
}

/// A widget of a form, with what it takes from its field.
struct Widget {
    id: ObjectId,
    page: usize,
    /// Left, bottom, right, top, in points.
    rect: [f64; 4],
    dictionary: Dictionary,
    field: ObjectId,
    name: String,
    words: String,
    kind: String,
}

struct Form {
    made: Made,
    file: Vec<u8>,
    document: Document,
    pages: Vec<ObjectId>,
    tree: Element,
    widgets: Vec<Widget>,
}

impl Form {
    fn of(made: Made) -> Self {
        let mut report = Report::default();
        let file = write::pdf(&mut report, &made).unwrap();
        let document = reader::open(&file);
        let pages: Vec<ObjectId> = document.page_iter().collect();
        let sides = pages
            .iter()
            .map(|page| (*page, reader::side(&document, *page)))
            .collect();
        let tree = reader::tree(&document, &sides);
        let mut widgets = Vec::new();
        for (page, id) in pages.iter().enumerate() {
            for each in annotations(&document, *id) {
                let dictionary = document.get_dictionary(each).unwrap().clone();
                if word(&document, &dictionary, "Subtype").unwrap() == "Widget" {
                    widgets.push(Widget::new(&document, page, each, dictionary));
                }
            }
        }
        Self { made, file, document, pages, tree, widgets }
    }

    fn acro_form(&self) -> &Dictionary {
        let form = entry(&self.document, self.document.catalog().unwrap(), "AcroForm");
        form.unwrap().as_dict().unwrap()
    }

    fn fields(&self) -> Vec<ObjectId> {
        let fields = list(entry(&self.document, self.acro_form(), "Fields"));
        fields.iter().map(|field| field.as_reference().unwrap()).collect()
    }

    /// The elements named `Form`, by the widget that each holds.
    fn elements(&self) -> BTreeMap<ObjectId, &Element> {
        let forms = self.tree.all().into_iter().filter(|element| element.tag == "Form");
        forms
            .map(|element| {
                assert_eq!(element.annotations.len(), 1);
                assert!(element.marked.is_empty() && element.children.is_empty());
                (element.annotations[0], element)
            })
            .collect()
    }

    fn called(&self, words: &str) -> Vec<&Widget> {
        self.widgets.iter().filter(|widget| widget.words == words).collect()
    }

    fn height(&self, page: usize) -> f64 {
        let page = self.document.get_dictionary(self.pages[page]).unwrap();
        number(&list(entry(&self.document, page, "MediaBox"))[3])
    }
}

impl Widget {
    fn new(
        document: &Document,
        page: usize,
        id: ObjectId,
        dictionary: Dictionary,
    ) -> Self {
        let parent = dictionary.get(b"Parent").and_then(Object::as_reference);
        let field = parent.unwrap_or(id);
        let about = document.get_dictionary(field).unwrap();
        let rect: Vec<f64> = list(entry(document, &dictionary, "Rect"))
            .iter()
            .map(number)
            .collect();
        Self {
            id,
            page,
            rect: rect.try_into().unwrap(),
            field,
            name: word(document, about, "T").unwrap(),
            words: word(document, about, "TU").unwrap(),
            kind: word(document, about, "FT").unwrap(),
            dictionary,
        }
    }
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

fn annotations(document: &Document, page: ObjectId) -> Vec<ObjectId> {
    let page = document.get_dictionary(page).unwrap();
    let annotations = list(entry(document, page, "Annots"));
    annotations.iter().map(|each| each.as_reference().unwrap()).collect()
}

fn forms() -> impl Iterator<Item = (String, Form)> {
    JOBS.iter().map(|(content, layout)| {
        (format!("{content} {layout}"), Form::of(make(content, None, layout, true)))
    })
}

fn mm(mm: f64) -> f64 {
    mm * 72.0 / 25.4
}

/// The leaves that are filled in, and how.
fn leaves(made: &Made) -> BTreeMap<NodeId, FieldKind> {
    let nodes = made.galleys.structure.nodes();
    nodes
        .filter_map(|(id, node)| match &node.role {
            Role::Field(field) => Some((id, field.kind)),
            _ => None,
        })
        .collect()
}

#[test]
fn a_form_is_pdf_ua_1_and_pdf_a_2a() {
    for (name, form) in forms() {
        for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
            let options = ValidationOptions::default().profile(profile);
            let verdict =
                page_validation::validate_pdf_bytes(&form.file, &options).unwrap();
            assert!(verdict.failures.is_empty(), "{name}: {:#?}", verdict.failures);
        }
    }
}

#[test]
fn every_field_has_a_name_of_its_own_and_says_what_it_is() {
    for (name, form) in forms() {
        let mut names = BTreeSet::new();
        for id in form.fields() {
            let field = form.document.get_dictionary(id).unwrap();
            let own = word(&form.document, field, "T").unwrap();
            let plain = |each: char| each.is_alphanumeric() || each == '-';
            assert!(!own.is_empty() && own.chars().all(plain), "{name}: {own}");
            assert!(names.insert(own.clone()), "{name}: {own} twice");
            let words = word(&form.document, field, "TU").unwrap();
            assert!(!words.trim().is_empty(), "{name}: {own} says nothing");
        }
        assert_eq!(names.len(), leaves(&form.made).len(), "{name}");
    }
}

#[test]
fn every_widget_is_on_its_page_in_the_tree_and_in_the_form() {
    for (name, form) in forms() {
        let elements = form.elements();
        let fields: BTreeSet<ObjectId> = form.fields().into_iter().collect();
        let root =
            entry(&form.document, form.document.catalog().unwrap(), "StructTreeRoot");
        let root = root.unwrap().as_dict().unwrap();
        let parents = entry(&form.document, root, "ParentTree").unwrap();
        let parents = list(entry(&form.document, parents.as_dict().unwrap(), "Nums"));
        let mut met = BTreeSet::new();
        for widget in &form.widgets {
            assert!(met.insert(widget.id), "{name}: {} hangs twice", widget.name);
            assert!(fields.contains(&widget.field), "{name}: {}", widget.name);
            let own = &widget.dictionary;
            let page = own.get(b"P").unwrap().as_reference().unwrap();
            assert_eq!(page, form.pages[widget.page], "{name}: {}", widget.name);
            let element = elements[&widget.id];
            let reference = element.dictionary.get(b"K").unwrap().as_dict().unwrap();
            assert_eq!(reference.get(b"Pg").unwrap().as_reference().unwrap(), page);
            let key = own.get(b"StructParent").unwrap();
            let place = parents.iter().step_by(2).position(|each| each == key).unwrap();
            let above = parents[place * 2 + 1].as_reference().unwrap();
            assert_eq!(above, element.id, "{name}: {}", widget.name);
            // Printed, and neither hidden nor a trigger of anything.
            assert_eq!(own.get(b"F").unwrap().as_i64().unwrap(), 4);
            assert!(!own.has(b"A") && !own.has(b"AA") && own.has(b"AP"));
        }
        assert_eq!(elements.len(), form.widgets.len(), "{name}");
        // Nothing runs, and nothing is left to the viewer that the file can say itself.
        let known = ["Fields", "DR", "DA"];
        let keys = form.acro_form().iter().map(|(key, _)| String::from_utf8_lossy(key));
        let strange: Vec<_> = keys.filter(|key| !known.contains(&key.as_ref())).collect();
        assert!(strange.is_empty(), "{name}: {strange:?}");
    }
}

#[test]
fn every_field_is_where_the_page_has_room_for_it() {
    for (name, form) in forms() {
        let kinds = leaves(&form.made);
        // What stands on the sides, by the imposed pages.
        let mut expected: Vec<(usize, bool, [f64; 4])> = Vec::new();
        for (side, forme) in write::sides(&form.made).enumerate() {
            for cell in &forme.cells {
                for mark in &form.made.pages[cell.page].marks {
                    let (size, kind) = match (&mark.ink, mark.owner) {
                        (
                            Ink::Outline { size, .. } | Ink::Room(size),
                            Owner::Node(leaf),
                        ) if kinds.contains_key(&leaf) => (*size, kinds[&leaf]),
                        _ => continue,
                    };
                    let at = cell.at + mark.at;
                    let (left, top) = (at.x.to_pt(), form.height(side) - at.y.to_pt());
                    let (right, bottom) =
                        (left + size.width.to_pt(), top - size.depth.to_pt());
                    let edges = [left, bottom, right, top];
                    expected.push((side, kind == FieldKind::Tick, edges));
                }
            }
        }
        for widget in &form.widgets {
            let place = expected.iter().position(|(side, tick, edges)| {
                let off = edges.iter().zip(widget.rect).map(|(a, b)| (a - b).abs());
                (*side, *tick) == (widget.page, widget.kind == "Btn")
                    && off.fold(0.0, f64::max) < 0.01
            });
            let place = place.unwrap_or_else(|| panic!("{name}: {}", widget.name));
            expected.swap_remove(place);
        }
        assert!(expected.is_empty(), "{name}: no field at {expected:?}");
        for widget in &form.widgets {
            let [left, bottom, right, top] = widget.rect;
            assert!(right - left > mm(4.0) - 0.01, "{name}: {}", widget.name);
            assert!(top - bottom > mm(4.0) - 0.01, "{name}: {}", widget.name);
            let page = form.document.get_dictionary(form.pages[widget.page]).unwrap();
            let paper: Vec<f64> = list(entry(&form.document, page, "MediaBox"))
                .iter()
                .map(number)
                .collect();
            let inside = left > 0.0 && bottom > 0.0 && right < paper[2] && top < paper[3];
            assert!(inside, "{name}: {} runs over the edge", widget.name);
        }
        // No two fields want the same click.
        for (place, one) in form.widgets.iter().enumerate() {
            for other in &form.widgets[place + 1..] {
                let (a, b) = (one.rect, other.rect);
                let apart = a[2] <= b[0] + 0.01
                    || b[2] <= a[0] + 0.01
                    || a[3] <= b[1] + 0.01
                    || b[3] <= a[1] + 0.01;
                assert!(
                    apart || one.page != other.page,
                    "{name}: {} lies over {}",
                    one.name,
                    other.name
                );
            }
        }
    }
}

#[test]
fn every_box_of_the_proof_can_be_ticked() {
    for (name, form) in forms() {
        let boxes = write::proof(&form.made).matches('☐').count();
        let fields: BTreeSet<ObjectId> = form
            .widgets
            .iter()
            .filter(|widget| widget.kind == "Btn")
            .map(|widget| widget.field)
            .collect();
        assert_eq!(fields.len(), boxes, "{name}");
        // The box is said by its field, where it was said by its ink.
        assert!(!form.tree.text.contains('☐'), "{name}");
        let elements = form.elements();
        for tick in form.widgets.iter().filter(|widget| widget.kind == "Btn") {
            let above = elements[&tick.id].dictionary.get(b"P").unwrap();
            let above = form.document.get_dictionary(above.as_reference().unwrap());
            let tag = word(&form.document, above.unwrap(), "S").unwrap();
            assert!(["Lbl", "TD", "P"].contains(&tag.as_str()), "{name}: {tag}");
        }
    }
}

#[test]
fn the_tabulator_goes_as_the_handout_is_read() {
    for (name, form) in forms() {
        let read: Vec<ObjectId> = form
            .tree
            .all()
            .into_iter()
            .flat_map(|element| element.annotations.clone())
            .collect();
        for page in &form.pages {
            let hung = annotations(&form.document, *page);
            let wanted: Vec<ObjectId> =
                read.iter().copied().filter(|each| hung.contains(each)).collect();
            assert_eq!(hung, wanted, "{name}");
            let page = form.document.get_dictionary(*page).unwrap();
            assert_eq!(word(&form.document, page, "Tabs").unwrap(), "S");
        }
    }
}

/// A form prints what the handout prints: the same operators, whoever they belong to.
#[test]
fn a_form_looks_on_paper_as_the_handout_does() {
    for (content, layout) in JOBS {
        let [plain, form] = [false, true].map(|fillable| {
            let made = make(content, None, layout, fillable);
            reader::open(&write::pdf(&mut Report::default(), &made).unwrap())
        });
        assert!(!plain.catalog().unwrap().has(b"AcroForm"), "{content} {layout}");
        for (one, other) in plain.page_iter().zip(form.page_iter()) {
            let ink = |document: &Document, page: ObjectId| -> Vec<String> {
                let content = Content::decode(&document.get_page_content(page)).unwrap();
                let whose = ["BDC", "BMC", "EMC", "BT", "ET"];
                let operations = content.operations.into_iter();
                operations
                    .filter(|each| !whose.contains(&each.operator.as_str()))
                    .map(|each| format!("{each:?}"))
                    .collect()
            };
            assert_eq!(ink(&plain, one), ink(&form, other), "{content} {layout}");
        }
    }
}

#[test]
fn what_stands_in_several_places_is_filled_in_once() {
    let form = Form::of(make(BROCHURE, None, "two-up-letter", true));
    let clinic = form.called("Clinic");
    let [left, right] = clinic.as_slice() else { panic!("{}", clinic.len()) };
    assert_eq!((left.field, left.page), (right.field, right.page));
    let kids = form
        .document
        .get_dictionary(left.field)
        .unwrap()
        .get(b"Kids")
        .unwrap();
    assert_eq!(kids.as_array().unwrap().len(), 2);
    // Half a sheet apart, on one line.
    assert!((right.rect[0] - left.rect[0] - 396.0).abs() < 0.1, "{:?}", right.rect);
    assert!((right.rect[1] - left.rect[1]).abs() < 0.01);
    let looks = [left, right].map(|widget| format!("{:?}", widget.dictionary.get(b"AP")));
    assert_ne!(looks[0], looks[1], "a program that fills in one writes over the other");
    // What is said once is read once: the copies follow all that is read.
    let elements = form.elements();
    let last = form.tree.children.last().unwrap();
    assert_eq!((last.tag.as_str(), last.text.as_str()), ("Sect", ""));
    assert!(last.children.iter().any(|child| child.id == elements[&right.id].id));
    assert!(last.children.iter().all(|child| child.id != elements[&left.id].id));
}

#[test]
fn a_date_that_is_set_again_on_the_next_page_is_the_same_date() {
    let items: Vec<String> = (1..=60).map(|item| format!("\"Sign {item}\"")).collect();
    let form = Form::of(blocks(&format!(
        "[[section.block]]\nchecklist.items = [{}]\nchecklist.dates = 3\n",
        items.join(", ")
    )));
    assert!(form.pages.len() > 1);
    let elements = form.elements();
    for day in 1..=3 {
        let dates = form.called(&format!("Date, day {day}"));
        let pages: Vec<usize> = dates.iter().map(|date| date.page).collect();
        assert!(pages.iter().copied().eq(0..form.pages.len()), "{pages:?}");
        assert!(dates.iter().all(|date| date.field == dates[0].field));
        let above: BTreeSet<String> = dates
            .iter()
            .map(|date| {
                let above = elements[&date.id].dictionary.get(b"P").unwrap();
                let above = above.as_reference().unwrap();
                let above = form.document.get_dictionary(above).unwrap();
                word(&form.document, above, "S").unwrap()
            })
            .collect();
        assert_eq!(above, BTreeSet::from(["TH".to_owned()]));
        assert_eq!(form.called(&format!("Sign 60, day {day}")).len(), 1);
    }
}

#[test]
fn fields_are_called_by_what_stands_beside_them() {
    let form = Form::of(make(EVERY_BLOCK, None, "take-home-letter", true));
    let words: Vec<&str> =
        form.widgets.iter().map(|widget| widget.words.as_str()).collect();
    for expected in [
        "Call us today, any hour: Night and weekend",
        "A cough that does not go away",
        "Pain, Severe",
        "Pills taken, day 7",
        "Date, day 7",
        "Your nurse, phone number",
        "My questions, line 4 of 4",
        "Date of birth",
        "alectinib, Bedtime",
        "Medicine, row 3",
        "Medicine, row 3, Noon",
    ] {
        assert!(words.contains(&expected), "{expected} is not among {words:?}");
    }
    // Set as records, the fields are the same.
    let narrow = Form::of(make(EVERY_BLOCK, None, "trifold-letter", true));
    let narrow: BTreeSet<&str> =
        narrow.widgets.iter().map(|widget| widget.words.as_str()).collect();
    assert_eq!(narrow, words.into_iter().collect());
}

#[test]
fn names_are_told_apart_and_short() {
    let long = "Word ".repeat(30);
    let form = Form::of(blocks(&format!(
        "[[section.block]]\nfields.items = [\"Name:\", \"Name 2\", \"Name\", \"Dr. Åsa Öst?\", \"{long}\", \"***?***\"]\n\
         [[section.block]]\nlines.count = 1\n"
    )));
    let names: Vec<&str> =
        form.widgets.iter().map(|widget| widget.name.as_str()).collect();
    let word = "word-word-word-word-word-word-word-word-word-word-word-word";
    assert_eq!(
        names,
        ["name", "name-2", "name-3", "dr-åsa-öst", word, "field", "my-week"]
    );
    let words: Vec<&str> =
        form.widgets.iter().map(|widget| widget.words.as_str()).collect();
    assert_eq!(words[..4], ["Name", "Name 2", "Name", "Dr. Åsa Öst?"]);
    assert_eq!(words.last(), Some(&"My week"));
}

#[test]
fn an_empty_cell_is_a_field_only_where_a_hand_would_write() {
    let form = Form::of(blocks(
        "[[section.block]]\ntable.columns = [{ heading = \"Test\" }, { heading = \"Why\" }, { heading = \"Result\" }]\n\
         table.row-header = true\ntable.rows = [[\"Blood\", \"Liver\", \"\"], [\"EKG\", \"\", \"\"]]\n",
    ));
    let words: Vec<&str> =
        form.widgets.iter().map(|widget| widget.words.as_str()).collect();
    assert_eq!(words, ["Blood, Result", "EKG, Result"]);
}

#[test]
fn a_tick_is_drawn_and_no_tick_is_nothing() {
    let form = Form::of(make(LUNG, None, "take-home-letter", true));
    let boxes: Vec<&Widget> =
        form.widgets.iter().filter(|widget| widget.kind == "Btn").collect();
    assert!(boxes.len() > 10);
    for widget in boxes {
        assert_eq!(word(&form.document, &widget.dictionary, "AS").unwrap(), "Off");
        let look = entry(&form.document, &widget.dictionary, "AP").unwrap();
        let look = entry(&form.document, look.as_dict().unwrap(), "N").unwrap();
        let look = look.as_dict().unwrap();
        let operators = |state: &str| -> Vec<String> {
            let look = entry(&form.document, look, state).unwrap().as_stream().unwrap();
            let content = Content::decode(&look.get_plain_content().unwrap()).unwrap();
            content.operations.into_iter().map(|each| each.operator).collect()
        };
        let drawn = operators("Yes");
        assert_eq!(drawn[1..], ["w", "J", "j", "m", "l", "l", "S"], "{drawn:?}");
        assert_eq!(operators("Off"), Vec::<String>::new());
    }
}

#[test]
fn whole_latin_can_be_typed_in_the_embedded_face() {
    let form = Form::of(make(LUNG, None, "take-home-letter", true));
    let resources = entry(&form.document, form.acro_form(), "DR").unwrap();
    let fonts = entry(&form.document, resources.as_dict().unwrap(), "Font").unwrap();
    let fonts = fonts.as_dict().unwrap();
    let font = entry(&form.document, fonts, "Typed").unwrap().as_dict().unwrap();
    assert_eq!(word(&form.document, font, "Encoding").unwrap(), "WinAnsiEncoding");
    for widget in form.widgets.iter().filter(|widget| widget.kind == "Tx") {
        let looks = word(&form.document, &widget.dictionary, "DA").unwrap();
        assert!(looks.starts_with("/Typed ") && looks.contains(" Tf "), "{looks}");
    }
    let about = entry(&form.document, font, "FontDescriptor").unwrap();
    let program = entry(&form.document, about.as_dict().unwrap(), "FontFile2").unwrap();
    let program = program.as_stream().unwrap().get_plain_content().unwrap();
    let face = Font::new(program, 0).unwrap();
    let widths: Vec<f64> = list(entry(&form.document, font, "Widths"))
        .iter()
        .map(number)
        .collect();
    assert_eq!(widths.len(), 224);
    let mut seen = BTreeSet::new();
    for (letter, code) in [
        ('A', 65),
        ('z', 122),
        ('é', 233),
        ('€', 128),
        ('“', 147),
        ('–', 150),
        ('ÿ', 255),
    ] {
        let glyph = face.charmap().map_unicode(letter).unwrap();
        assert!(glyph.to_u32() > 0, "{letter}");
        let units = face.glyph_metrics().h_advance_exact(glyph).to_f64();
        let width = units * 1000.0 / f64::from(face.metrics().units_per_em);
        assert!((widths[code - 32] - width).abs() < 1.0, "{letter}: {width}");
        assert!(seen.insert(glyph.to_u32()), "{letter} shows the glyph of another");
    }
}

#[test]
fn a_handout_without_fields_is_no_form() {
    let made = make(BROCHURE, None, "poster-tabloid", true);
    let clinic = leaves(&made).len();
    assert_eq!(clinic, 1, "the poster has the clinic's name alone");
    let bare = make(EVERY_BLOCK, Some(BARE.to_owned()), "take-home-letter", true);
    let file = write::pdf(&mut Report::default(), &bare).unwrap();
    assert!(!reader::open(&file).catalog().unwrap().has(b"AcroForm"));
}

const BARE: &str = "title = \"Pills\"\nid = \"T-1\"\nversion = \"1\"\nlanguage = \"en-US\"\n\
    status = \"draft\"\nchecked = 2026-11-23\n[[block]]\ntext = \"Rest.\"\n";
