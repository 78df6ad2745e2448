//! The PDF of a handout made by hand, judged by validators, drawn by a renderer and read back.

mod fillable;
mod fixture;
pub mod reader;
mod sheets;

use fixture::{TRICKY, made};
use handout::diag::Report;
use handout::font::Fonts;
use handout::handout::{Picture, PictureData};
use handout::mark::Ink;
use handout::write;
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile};
use reader::{Element, Side, entry, list, word};
use std::collections::{BTreeMap, BTreeSet};

fn file() -> Vec<u8> {
    let mut report = Report::default();
    let file = write::pdf(&mut report, &made());
    assert_eq!(report.to_string(), "");
    file.unwrap()
}

fn faults(profile: ValidationProfile) -> String {
    let options = ValidationOptions::default().profile(profile);
    let report = page_validation::validate_pdf_bytes(&file(), &options).unwrap();
    report.failures.iter().map(|each| format!("{each:?}\n")).collect()
}

/// The file, its pages and its tree.
struct Read {
    document: Document,
    sides: BTreeMap<ObjectId, Side>,
    pages: Vec<ObjectId>,
    tree: Element,
}

fn read() -> Read {
    let document = reader::open(&file());
    let pages: Vec<ObjectId> = document.page_iter().collect();
    let sides = pages
        .iter()
        .map(|page| (*page, reader::side(&document, *page)))
        .collect();
    let tree = reader::tree(&document, &sides);
    Read { document, sides, pages, tree }
}

impl Read {
    fn with_tag(&self, tag: &str) -> Vec<&Element> {
        self.tree
            .all()
            .into_iter()
            .filter(|element| element.tag == tag)
            .collect()
    }

    fn annotations(&self) -> Vec<ObjectId> {
        let of_page = |page: &ObjectId| {
            let page = self.document.get_dictionary(*page).unwrap();
            list(entry(&self.document, page, "Annots"))
        };
        self.pages
            .iter()
            .flat_map(of_page)
            .map(|each| each.as_reference().unwrap())
            .collect()
    }
}

#[test]
fn the_file_is_a_pdf_ua_1() {
    assert_eq!(faults(ValidationProfile::PdfUa1), "");
}

#[test]
fn the_file_is_a_pdf_a_2a() {
    assert_eq!(faults(ValidationProfile::PdfA2a), "");
}

#[test]
fn the_same_handout_gives_the_same_bytes() {
    assert_eq!(file(), file());
}

#[test]
fn another_word_gives_another_identifier() {
    let id = |file: &[u8]| reader::open(file).trailer.get(b"ID").unwrap().clone();
    let mut other = made();
    other.source.handout.title.words.push('!');
    let other = write::pdf(&mut Report::default(), &other).unwrap();
    assert_ne!(id(&file()), id(&other));
}

#[test]
fn everything_printed_is_tagged_or_an_artifact() {
    for side in read().sides.values() {
        assert_eq!(side.loose, Vec::<String>::new());
    }
}

#[test]
fn the_tags_say_every_word_in_order() {
    let read = read();
    let said: Vec<(&str, &str)> = [
        "H1",
        "H2",
        "H3",
        "P",
        "Lbl",
        "LBody",
        "TH",
        "TD",
        "Caption",
        "Note",
        "Link",
        "Reference",
    ]
    .iter()
    .flat_map(|tag| read.with_tag(tag))
    .map(|element| (element.tag.as_str(), element.text.as_str()))
    .collect();
    let paragraph = format!(
        "{TRICKY}fast. See the leaflet, in full page3Odd widths, said in another font: quizzical fjords vex.and so on."
    );
    let expected = [
        ("H1", "AVOID HARM (SAMPLE)"),
        ("H2", "How to take it"),
        ("H2", "När ska jag ringa?"),
        ("H3", "At the end"),
        ("P", &paragraph),
        ("P", "Ring nu34"),
        ("Lbl", "☐"),
        ("Lbl", "☐"),
        ("Lbl", "1."),
        ("LBody", "A cough that stays"),
        ("LBody", "Pain"),
        ("LBody", "Rest."),
        ("TH", "Time"),
        ("TH", "Dose"),
        ("TH", "Noon"),
        ("TH", "Night"),
        ("TD", "2 mg"),
        ("TD", ""),
        ("Caption", "Doses"),
        ("Caption", "A red square"),
        ("Caption", "A fading square"),
        ("Note", "3. A leaflet. 2026."),
        ("Note", "4. Another (2nd ed.)."),
        ("Link", "the leaflet, in full page"),
        ("Link", "3"),
        ("Link", "3"),
        ("Link", "4"),
        ("Reference", "3"),
        ("Reference", "3"),
        ("Reference", "4"),
    ];
    assert_eq!(said, expected);
}

#[test]
fn nothing_empty_is_in_the_tree() {
    let read = read();
    for element in read.tree.all().iter().filter(|element| element.tag != "TD") {
        let owns = !element.marked.is_empty() || !element.children.is_empty();
        assert!(owns, "{} is empty", element.tag);
    }
    assert_eq!(read.with_tag("L").len(), 2);
    assert_eq!(read.with_tag("P").len(), 2);
}

#[test]
fn artifacts_are_furniture_and_decoration_only() {
    let read = read();
    let said: Vec<(&str, bool)> = read
        .pages
        .iter()
        .flat_map(|page| &read.sides[page].artifacts)
        .filter(|(_, text)| !text.is_empty())
        .map(|(kind, text)| (text.as_str(), kind.contains("Pagination")))
        .collect();
    assert_eq!(said, [("Riverside Clinic", true), ("page 1 of 2", true), ("Time", true)]);
}

#[test]
fn every_glyph_stands_where_its_mark_put_it() {
    let (made, read) = (made(), read());
    for (page, id) in made.pages.iter().zip(&read.pages) {
        let mut glyphs = read.sides[id].glyphs.iter();
        for mark in &page.marks {
            let Ink::Glyphs(run, _) = &mark.ink else { continue };
            let mut pen = mark.at.x;
            for glyph in &run.glyphs {
                let shown = glyphs.next().unwrap();
                let x = (pen + glyph.dx).to_pt();
                let y = (page.size.depth - mark.at.y + glyph.dy).to_pt();
                let off = (shown.x - x).abs().max((shown.y - y).abs());
                assert!(off < 0.01, "{} is {off} pt off in {:?}", shown.text, run.text);
                pen += glyph.advance;
            }
        }
        assert!(glyphs.next().is_none());
    }
}

/// What begins where the pen stands is not moved to, raised figures neither.
#[test]
fn text_goes_on_where_the_pen_is() {
    let (made, read) = (made(), read());
    let marks = made.pages.iter().flat_map(|page| &page.marks);
    let runs = marks.filter(|mark| matches!(mark.ink, Ink::Glyphs(..))).count();
    let operators: Vec<String> = read
        .pages
        .iter()
        .map(|page| Content::decode(&read.document.get_page_content(*page)).unwrap())
        .flat_map(|content| content.operations.into_iter().map(|each| each.operator))
        .collect();
    let moves = operators.iter().filter(|each| *each == "Td").count();
    assert!(moves < runs, "{moves} moves for {runs} runs");
}

#[test]
fn a_glyph_that_says_two_texts_has_two_codes() {
    let read = read();
    let glyphs = &read.sides[&read.pages[0]].glyphs;
    for text in ["-", "\u{ad}", " ", "\u{a0}", "fi"] {
        let shown = glyphs.iter().any(|glyph| glyph.text == text && glyph.mcid.is_some());
        assert_eq!(shown, text != "-", "{text:?}");
    }
}

#[test]
fn codes_are_as_long_as_a_face_needs() {
    let made = fixture::letters([(4, 300), (5, 200)]);
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let page = document.page_iter().next().unwrap();
    let fonts = reader::fonts(&document, page);
    let two_bytes = |name: &[u8]| fonts[name].get(b"Encoding").unwrap().as_name().is_ok();
    assert!(two_bytes(b"T4"));
    assert!(!two_bytes(b"T5"));
    let shown = reader::side(&document, page)
        .glyphs
        .into_iter()
        .map(|glyph| glyph.text);
    let set = made.pages[0].marks.iter().map(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => run.text.clone(),
        other => panic!("{other:?}"),
    });
    assert_eq!(shown.collect::<String>(), set.collect::<String>());
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let report = page_validation::validate_pdf_bytes(&file, &options).unwrap();
        assert!(report.failures.is_empty(), "{:?}", report.failures);
    }
}

#[test]
fn widths_are_not_cut_to_whole_thousandths() {
    let read = read();
    let fonts = reader::fonts(&read.document, read.pages[0]);
    let last = format!("T{}", Fonts::built_in().faces().len());
    let odd = reader::widths(&read.document, &fonts[last.as_bytes()]);
    assert!(odd.iter().filter(|width| width.fract() > 0.01).count() > 10, "{odd:?}");
}

#[test]
fn marked_content_and_tree_agree_both_ways() {
    let read = read();
    let root = entry(&read.document, read.document.catalog().unwrap(), "StructTreeRoot");
    let root = root.unwrap().as_dict().unwrap();
    let parents = entry(&read.document, root, "ParentTree").unwrap().as_dict().unwrap();
    let numbers = list(entry(&read.document, parents, "Nums"));
    let parent = |key: i64| {
        let at = numbers
            .chunks(2)
            .find(|pair| pair[0] == Object::Integer(key))
            .unwrap();
        at[1].clone()
    };
    let mut owned: BTreeMap<ObjectId, BTreeSet<i64>> = BTreeMap::new();
    for element in read.tree.all() {
        for (page, number) in &element.marked {
            assert!(
                owned.entry(*page).or_default().insert(*number),
                "{number} is owned twice"
            );
            let page = read.document.get_dictionary(*page).unwrap();
            assert_eq!(word(&read.document, page, "Tabs").unwrap(), "S");
            let key = page.get(b"StructParents").unwrap().as_i64().unwrap();
            let owners = parent(key);
            let owners = list(Some(reader::follow(&read.document, &owners)));
            assert_eq!(
                owners[usize::try_from(*number).unwrap()],
                Object::Reference(element.id)
            );
        }
        for annotation in &element.annotations {
            let annotation = read.document.get_dictionary(*annotation).unwrap();
            let key = annotation.get(b"StructParent").unwrap().as_i64().unwrap();
            assert_eq!(parent(key), Object::Reference(element.id));
        }
    }
    for (page, side) in &read.sides {
        assert_eq!(owned[page], side.said.keys().copied().collect());
    }
}

#[test]
fn every_line_of_a_link_leads_to_its_target() {
    let read = read();
    let links = read.with_tag("Link");
    let lines: Vec<usize> = links.iter().map(|link| link.annotations.len()).collect();
    assert_eq!(lines, [2, 1, 1, 1]);
    let tagged: BTreeSet<ObjectId> =
        links.iter().flat_map(|link| &link.annotations).copied().collect();
    assert_eq!(read.annotations().into_iter().collect::<BTreeSet<_>>(), tagged);
    let said: Vec<String> = links
        .iter()
        .map(|link| read.document.get_dictionary(link.annotations[0]).unwrap())
        .map(|annotation| word(&read.document, annotation, "Contents").unwrap())
        .collect();
    assert_eq!(
        said,
        ["the leaflet, in full page", "Reference 3", "Reference 3", "Reference 4"]
    );
    let first = read.document.get_dictionary(links[0].annotations[0]).unwrap();
    let action = entry(&read.document, first, "A").unwrap().as_dict().unwrap();
    assert_eq!(
        word(&read.document, action, "URI").unwrap(),
        "https://example.org/%C3%BC?a=1"
    );
    // Work 3 stands on the first page, work 4 on the second.
    let pages: Vec<Object> = links[1..]
        .iter()
        .map(|link| read.document.get_dictionary(link.annotations[0]).unwrap())
        .map(|annotation| list(annotation.get(b"Dest").ok())[0].clone())
        .collect();
    let [one, two] = [read.pages[0], read.pages[1]].map(Object::Reference);
    assert_eq!(pages, [one.clone(), one, two]);
}

#[test]
fn the_rectangle_of_a_link_holds_its_words() {
    let read = read();
    let link = read.with_tag("Link")[0];
    for annotation in &link.annotations {
        let rect = list(entry(
            &read.document,
            read.document.get_dictionary(*annotation).unwrap(),
            "Rect",
        ));
        let edge: Vec<f64> =
            rect.iter().map(|each| f64::from(each.as_float().unwrap())).collect();
        let (_, number) = link.marked[0];
        let glyphs = &read.sides[&read.pages[0]].glyphs;
        let inside =
            glyphs.iter().filter(|each| each.mcid == Some(number)).filter(|each| {
                each.x >= edge[0] - 0.01
                    && each.x < edge[2]
                    && each.y > edge[1]
                    && each.y < edge[3]
            });
        let words: String = inside.map(|each| each.text.as_str()).collect();
        assert!(["the leaflet, in full ", "page"].contains(&words.as_str()), "{words:?}");
        assert!(edge[3] - edge[1] < 20.0, "two lines in one rectangle");
    }
}

#[test]
fn figures_have_words_and_a_box() {
    let read = read();
    let figures = read.with_tag("Figure");
    let alt =
        |figure: &&Element| word(&read.document, &figure.dictionary, "Alt").unwrap();
    let alts: Vec<String> = figures.iter().map(alt).collect();
    assert_eq!(alts, ["A red square", "A fading square", "A code for a telephone"]);
    let attributes = entry(&read.document, &figures[2].dictionary, "A")
        .unwrap()
        .as_dict()
        .unwrap();
    let edges: Vec<f32> = list(attributes.get(b"BBox").ok())
        .iter()
        .map(|edge| edge.as_float().unwrap())
        .collect();
    assert_eq!((edges[0], edges[2] - edges[0], edges[3] - edges[1]), (72.0, 32.0, 8.0));
}

#[test]
fn cells_that_name_others_say_which() {
    let read = read();
    let scopes: Vec<String> = read
        .with_tag("TH")
        .iter()
        .map(|cell| {
            entry(&read.document, &cell.dictionary, "A")
                .unwrap()
                .as_dict()
                .unwrap()
        })
        .map(|attributes| word(&read.document, attributes, "Scope").unwrap())
        .collect();
    assert_eq!(scopes, ["Column", "Column", "Row", "Row"]);
}

#[test]
fn notes_have_names_of_their_own() {
    let read = read();
    let names: BTreeSet<String> = read
        .with_tag("Note")
        .iter()
        .map(|note| word(&read.document, &note.dictionary, "ID").unwrap())
        .collect();
    assert_eq!(names.len(), 2);
}

#[test]
fn bookmarks_are_the_headings_nested() {
    fn below(
        read: &Read,
        item: &lopdf::Dictionary,
        depth: usize,
        all: &mut Vec<(usize, String)>,
    ) {
        let mut next = entry(&read.document, item, "First");
        while let Some(item) = next {
            let item = item.as_dict().unwrap();
            all.push((depth, word(&read.document, item, "Title").unwrap()));
            below(read, item, depth + 1, all);
            next = entry(&read.document, item, "Next");
        }
    }
    let read = read();
    let outlines =
        entry(&read.document, read.document.catalog().unwrap(), "Outlines").unwrap();
    let outlines = outlines.as_dict().unwrap();
    let mut all = Vec::new();
    below(&read, outlines, 1, &mut all);
    let all: Vec<(usize, &str)> =
        all.iter().map(|(depth, title)| (*depth, title.as_str())).collect();
    assert_eq!(
        all,
        [
            (1, "AVOID HARM (SAMPLE)"),
            (2, "How to take it"),
            (2, "När ska jag ringa?"),
            (3, "At the end")
        ]
    );
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap(), 4);
}

#[test]
fn the_metadata_is_the_handouts() {
    let read = read();
    let information = entry(&read.document, &read.document.trailer, "Info").unwrap();
    let information = information.as_dict().unwrap();
    let says = |key: &str| word(&read.document, information, key).unwrap();
    assert_eq!(says("Title"), "Avoid harm & <worry> – façade");
    assert_eq!(says("CreationDate"), "D:20260203000000Z");
    let catalog = read.document.catalog().unwrap();
    let packet = entry(&read.document, catalog, "Metadata")
        .unwrap()
        .as_stream()
        .unwrap();
    let packet = String::from_utf8(packet.decompressed_content().unwrap()).unwrap();
    for words in [
        "Avoid harm &amp; &lt;worry&gt; – façade",
        "<rdf:li>Fish &amp; Sons &lt;clinic&gt;</rdf:li>",
        "<rdf:li>en-US</rdf:li>",
        "2026-02-03T00:00:00Z",
    ] {
        assert!(packet.contains(words), "{packet}");
    }
    assert_eq!(word(&read.document, catalog, "Lang").unwrap(), "en-US");
}

#[test]
fn a_passage_in_another_language_says_so() {
    let read = read();
    let other = read
        .with_tag("P")
        .into_iter()
        .find(|element| element.text.starts_with("Ring"))
        .unwrap();
    assert_eq!(word(&read.document, &other.dictionary, "Lang").unwrap(), "sv");
}

#[test]
fn a_jpeg_passes_through_byte_for_byte() {
    let made = made();
    let PictureData::Jpeg { bytes, .. } = &made.galleys.pictures[0].data else {
        panic!()
    };
    let file = file();
    assert!(file.windows(bytes.len()).any(|window| window == bytes));
}

#[test]
fn pixels_come_back_as_they_were() {
    let (made, read) = (made(), read());
    let PictureData::Rgb { pixels, opacity } = &made.galleys.pictures[1].data else {
        panic!()
    };
    let streams: Vec<Vec<u8>> = read
        .document
        .objects
        .values()
        .filter_map(|object| object.as_stream().ok())
        .filter(|stream| stream.dict.has(b"DecodeParms") && stream.dict.has(b"Width"))
        .map(|stream| stream.decompressed_content().unwrap())
        .collect();
    assert!(streams.contains(pixels) && streams.contains(opacity.as_ref().unwrap()));
}

#[test]
fn every_page_has_ink_and_a_margin() {
    use hayro::hayro_syntax::Pdf;
    let pdf = Pdf::new(file()).unwrap();
    let settings = hayro::hayro_interpret::InterpreterSettings::default();
    let cache = hayro::RenderCache::new();
    for page in pdf.pages().iter() {
        let white = hayro::vello_cpu::color::palette::css::WHITE;
        let paper = hayro::PixmapSettings { bg_color: white, ..Default::default() };
        let pixels = hayro::render(
            page,
            &cache,
            &settings,
            &hayro::RenderSettings::default(),
            &paper,
        );
        let dark = |x: u16, y: u16| {
            let pixel = pixels.sample(x, y);
            u32::from(pixel.r) + u32::from(pixel.g) + u32::from(pixel.b) < 380
        };
        assert_eq!((pixels.width(), pixels.height()), (612, 792));
        let ink = (0..792)
            .flat_map(|y| (0..612).map(move |x| (x, y)))
            .filter(|(x, y)| dark(*x, *y));
        let ink: Vec<(u16, u16)> = ink.collect();
        assert!(ink.len() > 200, "{} dark pixels", ink.len());
        assert!(
            ink.iter()
                .all(|(x, y)| (36..576).contains(x) && (20..780).contains(y))
        );
    }
}

#[test]
fn the_proof_reads_well() {
    expect_test::expect_file!["write/proof.txt"].assert_eq(&write::proof(&made()));
}

#[test]
fn a_picture_that_is_missing_is_an_error_not_a_panic() {
    let mut made = made();
    made.galleys.pictures.pop();
    let mut report = Report::default();
    assert!(write::pdf(&mut report, &made).is_none());
    assert!(report.blames_machine(), "{report}");
}

#[test]
fn a_link_to_an_entry_that_was_not_set_is_plain_text() {
    let mut made = made();
    made.pages[0].placed.clear();
    made.pages[0].marks.retain(
        |mark| !matches!(&mark.ink, Ink::Glyphs(run, _) if run.text.starts_with("3. ")),
    );
    let file = write::pdf(&mut Report::default(), &made).unwrap();
    let document = reader::open(&file);
    let sides = document
        .page_iter()
        .map(|page| (page, reader::side(&document, page)))
        .collect();
    let tree = reader::tree(&document, &sides);
    let reference = tree
        .all()
        .into_iter()
        .find(|element| element.tag == "Reference")
        .unwrap();
    assert_eq!(reference.children[0].tag, "Span");
}

#[test]
fn saving_replaces_the_earlier_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("handout.pdf");
    let mut report = Report::default();
    for bytes in [b"one".as_slice(), b"another"] {
        assert_eq!(write::save(&mut report, &path, bytes), Some(()));
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn a_picture_that_stands_in_two_places_is_embedded_once() {
    let images = |made: &write::Made| {
        let file = write::pdf(&mut Report::default(), made).unwrap();
        let document = reader::open(&file);
        let streams =
            document.objects.values().filter_map(|object| object.as_stream().ok());
        streams
            .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(is_image))
            .count()
    };
    let mut made = made();
    // The opacity of the second is an image, too.
    assert_eq!(images(&made), 3);
    let first = made.galleys.pictures[0].clone();
    made.galleys.pictures[1] = Picture { path: "a copy".into(), ..first };
    assert_eq!(images(&made), 1);
}

fn is_image(subtype: &Object) -> bool {
    subtype.as_name().is_ok_and(|name| name == b"Image")
}

#[test]
fn a_file_that_cannot_be_written_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("a-folder");
    std::fs::create_dir(&target).unwrap();
    std::fs::write(target.join("earlier.pdf"), "earlier").unwrap();
    for path in [
        target.clone(),
        folder.path().join("nowhere/handout.pdf"),
        target.join("earlier.pdf/x.pdf"),
    ] {
        let mut report = Report::default();
        assert_eq!(write::save(&mut report, &path, b"bytes"), None);
        assert!(
            report.blames_machine() && report.to_string().contains("hint"),
            "{report}"
        );
    }
    assert_eq!(std::fs::read(target.join("earlier.pdf")).unwrap(), b"earlier");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
