//! The PDF of what is folded, stapled or cut, read back: boxes, marks, duplex, and the order in which it is read.

use super::reader::{self, Element, entry, list, word};
use handout::diag::Report;
use handout::form::{Edge, Form, Print};
use handout::geom::{Length, Rect};
use handout::impose;
use handout::source::{Job, Prints};
use handout::write::{self, Made};
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};
use page_validation::{ValidationOptions, ValidationProfile};
use std::collections::BTreeMap;
use std::path::PathBuf;

const OFFICE: Prints = Prints {
    print: Print::Office,
    edge: None,
    bars: false,
    outlines: false,
    fillable: false,
};
const PRESS: Prints = Prints { print: Print::Press, ..OFFICE };

fn made(layout: &str, prints: Prints) -> Made {
    let job = Job {
        content: PathBuf::from("content/alk-brochure.toml"),
        text: None,
        layout: layout.to_owned(),
        clinic: None,
        font_dirs: Vec::new(),
        prints,
        blank: false,
        today: None,
        ..Job::new("", "")
    };
    let mut report = Report::default();
    let made = handout::make(&mut report, &job);
    made.unwrap_or_else(|| panic!("{layout}: {report}"))
}

fn open(made: &Made) -> (Document, Vec<ObjectId>) {
    let document = reader::open(&write::pdf(&mut Report::default(), made).unwrap());
    let pages = document.page_iter().collect();
    (document, pages)
}

fn pdf(layout: &str, prints: Prints) -> (Document, Vec<ObjectId>) {
    open(&made(layout, prints))
}

/// A box of a page in points; the paper, where it does not say.
fn box_of(document: &Document, page: ObjectId, name: &str) -> [f64; 4] {
    let page = document.get_dictionary(page).unwrap();
    let said = entry(document, page, name).or_else(|| entry(document, page, "MediaBox"));
    let edges: Vec<f64> = list(said)
        .iter()
        .map(|edge| f64::from(edge.as_float().unwrap()))
        .collect();
    edges.try_into().unwrap()
}

#[track_caller]
fn near(found: [f64; 4], expected: [f64; 4]) {
    let off = found.iter().zip(expected).map(|(one, two)| (one - two).abs());
    assert!(off.fold(0.0, f64::max) < 0.01, "{found:?} is not {expected:?}");
}

fn preferences(document: &Document) -> (String, Option<String>) {
    let catalog = document.catalog().unwrap();
    let preferences = entry(document, catalog, "ViewerPreferences").unwrap();
    let preferences = preferences.as_dict().unwrap();
    (
        word(document, preferences, "Duplex").unwrap(),
        word(document, preferences, "PrintScaling"),
    )
}

/// A filled rectangle: its corners in points, and its red, green and blue in thousandths.
type Fill = ([f64; 4], String);

fn toned(color: [f64; 3]) -> String {
    let [red, green, blue] = color;
    format!("{red:.3} {green:.3} {blue:.3}")
}

/// The rectangles that a page fills.
fn fills(document: &Document, page: ObjectId) -> Vec<Fill> {
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let (mut all, mut open, mut color) = (Vec::new(), Vec::new(), String::new());
    for operation in &content.operations {
        let numbers: Vec<f64> = operation
            .operands
            .iter()
            .filter_map(|operand| operand.as_float().ok().map(f64::from))
            .collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("rg", [red, green, blue]) => color = toned([*red, *green, *blue]),
            ("g", [grey]) => color = toned([*grey; 3]),
            ("re", [x, y, width, depth]) => open.push([*x, *y, x + width, y + depth]),
            ("f", _) => all.extend(open.drain(..).map(|rect| (rect, color.clone()))),
            ("S" | "s" | "n", _) => open.clear(),
            _ => {}
        }
    }
    all
}

/// The fills of the color of marks that lie outside the middle of the page: ticks.
fn ticks(document: &Document, page: ObjectId) -> Vec<[f64; 4]> {
    let grey = toned([0.251; 3]);
    let ticks = fills(document, page).into_iter().filter(|(_, color)| *color == grey);
    ticks.map(|(rect, _)| rect).collect()
}

/// A length in points.
fn mm(mm: f64) -> f64 {
    mm * 72.0 / 25.4
}

// Boxes.

#[test]
fn an_office_printer_gets_the_sheet_and_nothing_around_it() {
    for layout in ["trifold-letter", "booklet-half-letter", "wallet-card-letter"] {
        let (document, pages) = pdf(layout, OFFICE);
        let size =
            if layout.starts_with("wallet") { [612.0, 792.0] } else { [792.0, 612.0] };
        for page in pages {
            for name in ["MediaBox", "CropBox", "BleedBox", "TrimBox"] {
                near(box_of(&document, page, name), [0.0, 0.0, size[0], size[1]]);
            }
        }
    }
}

#[test]
fn a_print_shop_gets_three_millimetres_of_bleed_and_room_for_marks() {
    for (layout, width, depth) in [
        ("trifold-letter", 792.0, 612.0),
        ("trifold-a4", mm(297.0), mm(210.0)),
        ("booklet-a5", mm(297.0), mm(210.0)),
        ("two-up-letter", 792.0, 612.0),
    ] {
        let (document, pages) = pdf(layout, PRESS);
        let around = mm(9.0);
        for page in pages {
            near(
                box_of(&document, page, "MediaBox"),
                [0.0, 0.0, width + 2.0 * around, depth + 2.0 * around],
            );
            let trim = box_of(&document, page, "TrimBox");
            near(trim, [around, around, around + width, around + depth]);
            let bleed = mm(3.0);
            let [left, bottom, right, top] = trim;
            near(
                box_of(&document, page, "BleedBox"),
                [left - bleed, bottom - bleed, right + bleed, top + bleed],
            );
        }
    }
}

/// The ground of the cover on the page it is printed on.
fn cover(document: &Document, page: ObjectId) -> [f64; 4] {
    let color = toned([0.043, 0.333, 0.388]);
    let large = fills(document, page).into_iter().find(|(rect, filled)| {
        *filled == color && rect[2] - rect[0] > 100.0 && rect[3] - rect[1] > 300.0
    });
    large.expect("a cover").0
}

#[test]
fn a_ground_leaves_the_white_of_an_office_printer_and_runs_over_the_trim_of_a_press() {
    let left = 792.0 - 265.5;
    let (document, pages) = pdf("trifold-letter", OFFICE);
    let white = mm(5.0);
    // It ends at the fold, which is at its left.
    near(cover(&document, pages[0]), [left, white, 792.0 - white, 612.0 - white]);
    let (document, pages) = pdf("trifold-letter", PRESS);
    let (at, bleed) = (mm(9.0), mm(3.0));
    near(
        cover(&document, pages[0]),
        [at + left, at - bleed, at + 792.0 + bleed, at + 612.0 + bleed],
    );
}

// Marks.

#[test]
fn ticks_show_an_office_where_to_fold() {
    let (document, pages) = pdf("trifold-letter", OFFICE);
    for (page, folds) in pages.iter().zip([[261.0, 526.5], [265.5, 531.0]]) {
        let ticks = ticks(&document, *page);
        // Two dashes at both ends of each fold.
        assert_eq!(ticks.len(), 8, "{ticks:?}");
        for fold in folds {
            let here =
                ticks.iter().filter(|tick| (tick[0] + tick[2]) / 2.0 - fold < 0.01);
            assert!(here.count() >= 4, "{fold}: {ticks:?}");
        }
        for tick in &ticks {
            let middle = (tick[0] + tick[2]) / 2.0;
            assert!(folds.iter().any(|fold| (middle - fold).abs() < 0.01), "{tick:?}");
            // In the white margin, but not where an office printer prints nothing.
            let high =
                tick[1] >= 612.0 - mm(9.0) - 0.01 && tick[3] <= 612.0 - mm(5.0) + 0.01;
            let low = tick[1] >= mm(5.0) - 0.01 && tick[3] <= mm(9.0) + 0.01;
            assert!(high || low, "{tick:?}");
        }
    }
}

#[test]
fn ticks_show_an_office_where_to_cut() {
    let (document, pages) = pdf("wallet-card-letter", OFFICE);
    for page in pages {
        let ticks = ticks(&document, page);
        let upright: Vec<f64> = ticks
            .iter()
            .filter(|tick| tick[3] - tick[1] > tick[2] - tick[0])
            .map(|tick| (tick[0] + tick[2]) / 2.0)
            .collect();
        for x in [54.0, 306.0, 558.0] {
            assert_eq!(
                upright.iter().filter(|at| (**at - x).abs() < 0.01).count(),
                2,
                "{x}"
            );
        }
        let level: Vec<f64> = ticks
            .iter()
            .filter(|tick| tick[3] - tick[1] < tick[2] - tick[0])
            .map(|tick| (tick[1] + tick[3]) / 2.0)
            .collect();
        for y in [108.0, 252.0, 396.0, 540.0, 684.0] {
            assert_eq!(
                level.iter().filter(|at| (**at - y).abs() < 0.01).count(),
                2,
                "{y}"
            );
        }
        assert_eq!(ticks.len(), 3 * 2 + 5 * 2);
    }
    // Where the pages leave no white around them, ticks stand in their margins, on the line.
    let (document, pages) = pdf("two-up-letter", OFFICE);
    for page in pages {
        let ticks = ticks(&document, page);
        assert_eq!(ticks.len(), 2, "{ticks:?}");
        for tick in ticks {
            assert!(((tick[0] + tick[2]) / 2.0 - 396.0).abs() < 0.01, "{tick:?}");
            let high =
                tick[3] <= 612.0 - mm(5.0) + 0.01 && tick[1] >= 612.0 - mm(9.0) - 0.01;
            let low = tick[1] >= mm(5.0) - 0.01 && tick[3] <= mm(9.0) + 0.01;
            assert!(high || low, "{tick:?}");
        }
    }
}

#[test]
fn all_marks_of_a_press_stand_outside_the_bleed() {
    for layout in ["trifold-letter", "booklet-half-letter", "wallet-card-letter"] {
        let prints = Prints { bars: true, ..PRESS };
        let made = made(layout, prints);
        let (document, pages) = open(&made);
        for (page, forme) in pages.iter().zip(write::sides(&made)) {
            let [left, bottom, right, top] = box_of(&document, *page, "BleedBox");
            let paper = box_of(&document, *page, "MediaBox");
            let mut outside = 0;
            for (rect, _) in fills(&document, *page) {
                let on = rect[0] < right
                    && rect[2] > left
                    && rect[1] < top
                    && rect[3] > bottom;
                assert!(rect[0] >= 0.0 && rect[2] <= paper[2], "{rect:?}");
                assert!(rect[1] >= 0.0 && rect[3] <= paper[3], "{rect:?}");
                outside += usize::from(!on);
            }
            assert_eq!(outside, forme.marks.len(), "{layout}: a mark lies on the sheet");
            // Four corners of two marks each, at the least.
            assert!(outside >= 8 + 7, "{layout}: {outside}");
        }
    }
}

#[test]
fn crop_marks_point_at_the_corners_of_the_trim() {
    let (document, pages) = pdf("trifold-letter", PRESS);
    for page in pages {
        let [left, bottom, right, top] = box_of(&document, page, "TrimBox");
        let ticks = ticks(&document, page);
        let at = |x: Option<f64>, y: Option<f64>| {
            ticks
                .iter()
                .filter(|tick| {
                    let (width, depth) = (tick[2] - tick[0], tick[3] - tick[1]);
                    let on_x = x.is_some_and(|x| {
                        depth > mm(3.9) && ((tick[0] + tick[2]) / 2.0 - x).abs() < 0.01
                    });
                    let on_y = y.is_some_and(|y| {
                        width > mm(3.9) && ((tick[1] + tick[3]) / 2.0 - y).abs() < 0.01
                    });
                    on_x || on_y
                })
                .count()
        };
        for x in [left, right] {
            assert_eq!(at(Some(x), None), 2);
        }
        for y in [bottom, top] {
            assert_eq!(at(None, Some(y)), 2);
        }
    }
}

#[test]
fn a_bar_of_colors_is_printed_only_when_it_is_asked_for() {
    let colors = |prints: Prints| {
        let (document, pages) = pdf("trifold-letter", prints);
        let magenta = toned([0.925, 0.0, 0.549]);
        let patches = |page: &ObjectId| {
            fills(&document, *page)
                .iter()
                .filter(|(_, color)| *color == magenta)
                .count()
        };
        pages.iter().map(patches).collect::<Vec<_>>()
    };
    assert_eq!(colors(OFFICE), [0, 0]);
    assert_eq!(colors(PRESS), [0, 0]);
    assert_eq!(colors(Prints { bars: true, ..PRESS }), [1, 1]);
}

// Duplex.

#[test]
fn the_file_says_how_the_paper_is_turned_over() {
    let none = || Some("None".to_owned());
    let says = |layout: &str, edge: Option<Edge>| {
        let (document, pages) = pdf(layout, Prints { edge, ..OFFICE });
        let turned: Vec<bool> = pages
            .iter()
            .map(|page| document.get_dictionary(*page).unwrap().get(b"Rotate").is_ok())
            .collect();
        (preferences(&document), turned)
    };
    let short = "DuplexFlipShortEdge".to_owned();
    let long = "DuplexFlipLongEdge".to_owned();
    let folded = "trifold-letter";
    assert_eq!(says(folded, None), ((short.clone(), none()), vec![false, false]));
    assert_eq!(
        says(folded, Some(Edge::Short)),
        ((short.clone(), none()), vec![false, false])
    );
    assert_eq!(
        says(folded, Some(Edge::Long)),
        ((long.clone(), none()), vec![false, true])
    );
    // A card lies upright.
    let card = "wallet-card-letter";
    assert_eq!(says(card, None), ((long.clone(), none()), vec![false, false]));
    assert_eq!(says(card, Some(Edge::Short)), ((short, none()), vec![false, true]));
    let (flat, turned) = says("take-home-letter", None);
    assert_eq!(flat, (long, None), "a flat sheet may be scaled");
    assert!(turned.iter().all(|turned| !turned));
    let (poster, _) = says("poster-tabloid", None);
    assert_eq!(poster.0, "Simplex");
}

#[test]
fn a_side_is_turned_by_half_a_turn() {
    let (document, pages) =
        pdf("half-fold-letter", Prints { edge: Some(Edge::Long), ..OFFICE });
    let page = document.get_dictionary(pages[1]).unwrap();
    assert_eq!(page.get(b"Rotate").unwrap(), &Object::Integer(180));
}

#[test]
fn sides_that_several_pages_share_have_names() {
    let labels = |layout: &str| {
        let (document, _) = pdf(layout, OFFICE);
        let catalog = document.catalog().unwrap();
        let labels = entry(&document, catalog, "PageLabels").unwrap().as_dict().unwrap();
        let numbers = list(entry(&document, labels, "Nums"));
        let named = |pair: &[Object]| {
            let label = reader::follow(&document, &pair[1]).as_dict().unwrap();
            word(&document, label, "P")
        };
        numbers.chunks(2).map(named).collect::<Vec<_>>()
    };
    let some = |names: &[&str]| -> Vec<Option<String>> {
        names.iter().map(|name| Some((*name).to_owned())).collect()
    };
    assert_eq!(labels("zfold-letter"), some(&["outside", "inside"]));
    let booklet = labels("booklet-half-letter");
    assert_eq!(
        booklet[..3],
        some(&["sheet 1, front", "sheet 1, back", "sheet 2, front"])[..]
    );
    assert_eq!(labels("take-home-letter"), [None]);
}

// The order of reading.

/// The page of each piece of marked content, from 1, in the order of the tree.
fn read_in_order(made: &Made) -> Vec<usize> {
    let (document, ids) = open(made);
    let sides: BTreeMap<ObjectId, reader::Side> = ids
        .iter()
        .map(|page| (*page, reader::side(&document, *page)))
        .collect();
    let formes: BTreeMap<ObjectId, &handout::sheet::Forme> =
        ids.iter().copied().zip(write::sides(made)).collect();
    let page_at = |side: ObjectId, x: f64, y: f64| {
        let forme = formes[&side];
        let cell = forme.cells.iter().find(|cell| {
            let rect = Rect { at: cell.at, size: made.pages[cell.page].size };
            let top = forme.size.depth - rect.bottom();
            let bottom = forme.size.depth - rect.top();
            let within = |at: f64, low: Length, high: Length| {
                at >= low.to_pt() && at <= high.to_pt()
            };
            within(x, rect.left(), rect.right()) && within(y, top, bottom)
        });
        cell.expect("text on a page").page + 1
    };
    fn in_order(element: &Element, all: &mut Vec<(ObjectId, i64)>) {
        // Text of an element's own and of its children may mix; the pages of both do not.
        all.extend(&element.marked);
        element.children.iter().for_each(|child| in_order(child, all));
    }
    let mut all = Vec::new();
    in_order(&reader::tree(&document, &sides), &mut all);
    let mut pages = Vec::new();
    for (side, number) in all {
        let glyph = sides[&side].glyphs.iter().find(|glyph| glyph.mcid == Some(number));
        pages.extend(glyph.map(|glyph| page_at(side, glyph.x, glyph.y)));
    }
    pages
}

#[test]
fn a_screen_reader_reads_the_folded_piece_not_the_sheet() {
    for layout in [
        "half-fold-letter",
        "half-fold-a4",
        "trifold-letter",
        "trifold-a4",
        "zfold-letter",
        "accordion-4-letter",
        "gate-fold-letter",
        "booklet-half-letter",
        "two-up-letter",
        "wallet-card-letter",
    ] {
        for prints in [OFFICE, Prints { edge: Some(Edge::Long), ..PRESS }] {
            let made = made(layout, prints);
            let read = read_in_order(&made);
            assert!(read.is_sorted(), "{layout}: {read:?}");
            let mut pages = read.clone();
            pages.dedup();
            // Every page that matter was placed on, and no other.
            let held: Vec<usize> = (1..)
                .zip(&made.pages)
                .filter(|(_, page)| !page.placed.is_empty())
                .map(|(number, _)| number)
                .collect();
            assert_eq!(pages, held, "{layout}");
        }
    }
}

#[test]
fn what_is_printed_again_is_not_read_again() {
    let made = made("wallet-card-letter", OFFICE);
    let (document, pages) = open(&made);
    for (page, forme) in pages.iter().zip(write::sides(&made)) {
        assert_eq!(forme.cells.len(), 8);
        let side = reader::side(&document, *page);
        assert!(side.loose.is_empty());
        let (tagged, all) = (
            side.glyphs.iter().filter(|glyph| glyph.mcid.is_some()).count(),
            side.glyphs.len(),
        );
        assert!(tagged > 0 && tagged * 8 <= all, "{tagged} of {all}");
    }
}

#[test]
fn one_by_one_the_pages_stand_in_the_order_they_are_read() {
    let mut made = made("trifold-letter", OFFICE);
    made.sheets = impose::one_by_one(&made.pages);
    let (document, pages) = open(&made);
    assert_eq!(pages.len(), 6);
    for (page, known) in pages.iter().zip(&made.pages) {
        let size = known.size;
        near(
            box_of(&document, *page, "MediaBox"),
            [0.0, 0.0, size.width.to_pt(), size.depth.to_pt()],
        );
    }
    assert!(read_in_order(&made).is_sorted());
}

// Proofs, and the judges.

#[test]
fn a_proof_outlines_and_names_every_panel_and_tags_none_of_it() {
    let names = |prints: Prints| {
        let made = made("trifold-letter", prints);
        let (document, pages) = open(&made);
        let said = |page: &ObjectId| {
            let artifacts = reader::side(&document, *page).artifacts;
            artifacts.into_iter().map(|(_, text)| text).collect::<String>()
        };
        pages.iter().map(said).collect::<String>()
    };
    let proof = names(Prints { outlines: true, ..OFFICE });
    let plain = names(OFFICE);
    for name in [
        "1: cover",
        "2: inside left",
        "3: inside middle",
        "4: inside right",
        "5: flap",
        "6: back",
    ] {
        assert!(proof.contains(name), "{name} is not in {proof}");
        assert!(!plain.contains(name), "{name} is in {plain}");
    }
    let strokes = |prints: Prints| {
        let (document, pages) = pdf("trifold-letter", prints);
        let strokes = |page: &ObjectId| {
            let content = Content::decode(&document.get_page_content(*page)).unwrap();
            content.operations.iter().filter(|each| each.operator == "S").count()
        };
        pages.iter().map(strokes).sum::<usize>()
    };
    // The page and the frame of six panels.
    assert_eq!(strokes(Prints { outlines: true, ..OFFICE }) - strokes(OFFICE), 12);
}

#[test]
fn a_side_that_nothing_stands_on_does_no_harm() {
    let folder = tempfile::tempdir().unwrap();
    let layout = folder.path().join("block.toml");
    std::fs::write(
        &layout,
        "title = \"Block\"\nextends = \"two-up-letter\"\nedition = \"card\"\n\
         cut = { columns = 1, rows = 1, width = \"5.5in\", height = \"8.5in\", gap = \"0in\", sides = 3 }\n",
    )
    .unwrap();
    let made = made(layout.to_str().unwrap(), PRESS);
    let empty: Vec<bool> =
        write::sides(&made).map(|forme| forme.cells.is_empty()).collect();
    assert_eq!(empty, [false, false, false, true]);
    judge("a block of three", &made);
}

fn judge(name: &str, made: &Made) {
    let file = write::pdf(&mut Report::default(), made).unwrap();
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let verdict = page_validation::validate_pdf_bytes(&file, &options).unwrap();
        let failures = verdict.failures;
        assert!(failures.is_empty(), "{name} {profile:?}: {failures:#?}");
    }
}

#[test]
fn every_way_to_print_is_pdf_ua_1_and_pdf_a_2a() {
    let ways = [
        PRESS,
        Prints { bars: true, outlines: true, ..PRESS },
        Prints { outlines: true, ..OFFICE },
        Prints { edge: Some(Edge::Long), ..OFFICE },
        Prints { edge: Some(Edge::Short), ..PRESS },
    ];
    for layout in
        ["trifold-letter", "booklet-a5", "wallet-card-letter", "take-home-letter"]
    {
        for prints in ways {
            judge(&format!("{layout} {prints:?}"), &made(layout, prints));
        }
    }
}

#[test]
fn a_block_of_leaves_is_cut_stacked_and_read_in_order() {
    let folder = tempfile::tempdir().unwrap();
    let layout = folder.path().join("block.toml");
    std::fs::write(
        &layout,
        "title = \"Block\"\nextends = \"two-up-letter\"\nedition = \"brochure\"\n\
         cut = { columns = 2, rows = 1, width = \"5.5in\", height = \"8.5in\", gap = \"0in\", sides = 8, turned = true }\n",
    )
    .unwrap();
    let made = made(layout.to_str().unwrap(), OFFICE);
    let Form::Cut(cut) = &made.source.layout.form else { panic!() };
    assert_eq!((made.pages.len(), cut.sides.len()), (8, 8));
    let (document, pages) = open(&made);
    assert_eq!(pages.len(), 4, "two sheets, two sides each");
    assert_eq!(preferences(&document).0, "DuplexFlipShortEdge");
    let read = read_in_order(&made);
    assert!(read.is_sorted() && read.contains(&1), "{read:?}");
    let on: Vec<Vec<usize>> = write::sides(&made)
        .map(|forme| forme.cells.iter().map(|cell| cell.page + 1).collect())
        .collect();
    assert_eq!(on, [vec![1, 5], vec![6, 2], vec![3, 7], vec![8, 4]]);
}
