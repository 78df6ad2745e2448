//! All that was made → the bytes of a PDF that is a PDF/UA-1 and a PDF/A-2a.
//!
//! printpdf turns operators into pages; everything around them is written on lopdf's graph of objects, by the files beside this
//! one: fonts, images, links, tags, outline, metadata. This file says what hangs where.

use super::fonts::Encoding;
use super::frozen::Over;
use super::object::{box_of, integer, milli_pt, name, real, stream, text};
use super::pages::Ledger;
use super::{
    Made, cmap, file, fonts, forms, icc, images, links, metadata, outline, over, pages,
    tags,
};
use crate::font::FaceId;
use crate::form::{Edge, Form};
use crate::geom::Length;
use crate::handout::Picture;
use crate::mark::{Ink, Mark};
use crate::packet::{Piece, Which};
use crate::page::Page;
use crate::sheet::{Cell, Forme};
use crate::structure::NodeId;
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use printpdf::{PdfDocument, PdfPage, PdfParseErrorSeverity, PdfSaveOptions, Pt};
use std::collections::{BTreeMap, BTreeSet};

/// The file, or what a PDF crate says is wrong.
pub(super) fn bytes(made: &Made) -> Result<Vec<u8>, String> {
    let encodings = fonts::encodings(&made.source.fonts, marks(made), &[])?;
    let graph = graph(made, &encodings, None)?;
    Ok(file::bytes(graph.document))
}

/// All objects of a file.
pub(super) struct Graph {
    /// The objects.
    pub document: Document,
    /// The streams that are still to be written, each with the side whose marks it prints.
    pub holes: Vec<(usize, ObjectId)>,
    /// What was printed under them.
    pub ledger: Ledger,
}

/// Makes all objects. What is printed over pages has its place in the tree, and nothing yet in its streams.
pub(super) fn graph(
    made: &Made,
    encodings: &BTreeMap<FaceId, Encoding>,
    over: Option<Over<'_>>,
) -> Result<Graph, String> {
    let formes: Vec<&Forme> = super::sides(made).collect();
    let mut ledger = Ledger::default();
    let mut document = printed(made, &formes, encodings, &mut ledger)?;
    let ids: Vec<ObjectId> = document.page_iter().collect();
    let under = Ledger::after(&ledger);
    let mut holes = Vec::new();
    if let Some(over) = over {
        let printed = over::print(made, &formes, encodings, over, &mut ledger);
        holes = over::leave_open(&mut document, &ids, &printed)?;
    }
    ledger.sort();
    let sides = Sides { made, ids, formes, said: super::said(made) };

    resources(&mut document, &sides, encodings)?;
    let links = links::annotate(&mut document, &sides, &ledger);
    let forms = forms::forms(&mut document, &sides, &ledger)?;
    let tree = tags::tree(&mut document, &sides, &ledger, (&links, &forms));
    hang(&mut document, &sides, &forms.among(&links, &made.galleys.structure));
    let outlines = outline::outline(&mut document, &sides, &ledger);
    catalog(&mut document, &sides, tree, outlines, forms.form)?;
    Ok(Graph { document, holes, ledger: under })
}

/// The sides of all sheets, and the page object of each.
#[derive(Debug)]
pub(super) struct Sides<'a> {
    /// What they are made from.
    pub made: &'a Made,
    /// The page objects.
    pub ids: Vec<ObjectId>,
    formes: Vec<&'a Forme>,
    said: BTreeMap<NodeId, String>,
}

impl Sides<'_> {
    /// How deep a side is.
    pub(super) fn depth(&self, side: usize) -> Length {
        self.formes.get(side).map_or(Length::ZERO, |forme| forme.size.depth)
    }

    /// All pages: on which side each lies, and where.
    pub(super) fn cells(&self) -> impl Iterator<Item = (usize, &Cell, &Page)> {
        self.formes.iter().enumerate().flat_map(move |(side, forme)| {
            let cells = forme.cells.iter();
            cells.filter_map(move |cell| {
                Some((side, cell, self.made.pages.get(cell.page)?))
            })
        })
    }

    /// What the ink below a node says.
    pub(super) fn words(&self, node: NodeId) -> String {
        super::words(&self.made.galleys.structure, &self.said, node)
    }
}

pub(super) fn marks(made: &Made) -> impl Iterator<Item = &Mark> {
    made.pages.iter().flat_map(|page| &page.marks)
}

/// The pages with their operators, as printpdf writes them.
fn printed(
    made: &Made,
    formes: &[&Forme],
    encodings: &BTreeMap<FaceId, Encoding>,
    ledger: &mut Ledger,
) -> Result<Document, String> {
    let mut document = PdfDocument::new("");
    for (side, forme) in formes.iter().enumerate() {
        let ops = pages::print(side, forme, made, encodings, ledger);
        let [width, height] =
            [forme.size.width, forme.size.depth].map(|length| Pt(real(milli_pt(length))));
        let paper = printpdf::Rect::from_wh(width, height);
        document.pages.push(PdfPage {
            media_box: paper.clone(),
            trim_box: paper.clone(),
            crop_box: paper,
            ops,
        });
    }
    written(&document)
}

/// A document as printpdf writes it.
pub(super) fn written(document: &PdfDocument) -> Result<Document, String> {
    let options = PdfSaveOptions {
        // Operators printpdf has no name for are ours, not a stranger's.
        secure: false,
        image_optimization: None,
        ..PdfSaveOptions::default()
    };
    let mut warnings = Vec::new();
    let document = document.to_lopdf_document(&options, &mut warnings);
    match warnings
        .into_iter()
        .find(|each| each.severity == PdfParseErrorSeverity::Error)
    {
        Some(error) => Err(error.msg),
        None => Ok(document),
    }
}

/// Fonts and pictures, shared by all pages.
fn resources(
    document: &mut Document,
    sides: &Sides<'_>,
    encodings: &BTreeMap<FaceId, Encoding>,
) -> Result<(), String> {
    let mut fonts = Dictionary::new();
    let narrow = cmap::narrow(document);
    for (face, encoding) in encodings {
        let face = sides.made.source.fonts.face(*face);
        let embedded = encoding.embed(document, face, narrow);
        fonts.set(encoding.name.as_str(), embedded);
    }
    let mut pictures = Dictionary::new();
    let used: BTreeSet<usize> = marks(sides.made).filter_map(picture_of).collect();
    // A picture that stands in two places is one object.
    let mut embedded: Vec<(&Picture, ObjectId)> = Vec::new();
    for picture in used {
        let known = sides.made.galleys.pictures.get(picture);
        let known = known.ok_or_else(|| format!("there is no picture {picture}"))?;
        let twin = embedded.iter().find(|(other, _)| other.looks_like(known));
        let object = match twin {
            Some((_, object)) => *object,
            None => images::embed(document, known),
        };
        embedded.push((known, object));
        pictures.set(images::name_of(picture), object);
    }
    let shared =
        document.add_object(dictionary! { "Font" => fonts, "XObject" => pictures });
    for id in &sides.ids {
        let page = document.get_dictionary_mut(*id).map_err(|error| error.to_string())?;
        page.set("Resources", shared);
        // The same as the paper, which is what they are when they are not said.
        page.remove(b"CropBox");
        page.remove(b"TrimBox");
        page.remove(b"Annots");
    }
    Ok(())
}

const fn picture_of(mark: &Mark) -> Option<usize> {
    match &mark.ink {
        Ink::Picture(picture, _) => Some(*picture),
        Ink::Glyphs(..)
        | Ink::Fill(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Room(_) => None,
    }
}

/// What a page holds besides its operators.
fn hang(document: &mut Document, sides: &Sides<'_>, annotations: &[links::Annotation]) {
    let mut of_side: BTreeMap<usize, Vec<Object>> = BTreeMap::new();
    for annotation in annotations {
        of_side.entry(annotation.side).or_default().push(annotation.id.into());
    }
    let shining: BTreeSet<usize> = sides
        .cells()
        .filter(|(_, _, page)| {
            let pictures = page.marks.iter().filter_map(picture_of);
            pictures
                .filter_map(|at| sides.made.galleys.pictures.get(at))
                .any(images::is_transparent)
        })
        .map(|(side, _, _)| side)
        .collect();
    for (side, (id, forme)) in sides.ids.iter().zip(&sides.formes).enumerate() {
        let Ok(page) = document.get_dictionary_mut(*id) else { continue };
        boxes(page, forme);
        if let Some(annotations) = of_side.remove(&side) {
            page.set("Annots", annotations);
        }
        if shining.contains(&side) {
            page.set(
                "Group",
                dictionary! { "S" => name("Transparency"), "CS" => name("DeviceRGB") },
            );
        }
    }
}

/// What is left of the paper when it is trimmed (ISO 32000-1, 14.11.2), and which way up it is printed.
fn boxes(page: &mut Dictionary, forme: &Forme) {
    if forme.trim.size != forme.size {
        page.set("TrimBox", box_of(forme.trim, forme.size.depth));
        page.set("BleedBox", box_of(forme.bleed, forme.size.depth));
    }
    if forme.turned {
        page.set("Rotate", 180);
    }
}

/// How the file asks to be shown and printed (ISO 32000-1, 12.2). What is folded or cut must keep its size.
fn preferences(sides: &Sides<'_>) -> Dictionary {
    let mut preferences = dictionary! { "DisplayDocTitle" => true };
    let made = sides.made;
    let Some(sheet) = made.sheets.first() else { return preferences };
    let duplex = match (&sheet.back, sheet.front.edge(made.prints.edge)) {
        (None, _) => "Simplex",
        (Some(_), Edge::Short) => "DuplexFlipShortEdge",
        (Some(_), Edge::Long) => "DuplexFlipLongEdge",
    };
    preferences.set("Duplex", name(duplex));
    if made.source.layout.form != Form::Flat {
        preferences.set("PrintScaling", name("None"));
    }
    preferences
}

/// What a reader of the file calls its sides: their pages' numbers, or names where several pages share one
/// (ISO 32000-1, 12.4.2).
fn labels(sides: &Sides<'_>) -> Vec<Object> {
    let first = sides.made.pages.first().map_or(1, |page| page.folio);
    if sides.formes.iter().all(|forme| forme.name.is_none())
        && sides.made.pieces.iter().any(|piece| piece.own)
    {
        return sides.made.pieces.iter().flat_map(labels_of).collect();
    }
    let mut labels = Vec::new();
    for (side, forme) in sides.formes.iter().enumerate() {
        match &forme.name {
            Some(name) => {
                labels.push(integer(side));
                labels.push(dictionary! { "P" => text(name) }.into());
            }
            None if side == 0 => {
                let mut numbers = dictionary! { "S" => name("D") };
                if first != 1 {
                    numbers.set("St", i64::from(first));
                }
                labels.push(integer(0));
                labels.push(numbers.into());
            }
            None => {}
        }
    }
    labels
}

/// What the pages of a piece of a packet are called that is numbered on its own: before the handouts i, ii; then the number
/// of the handout and that of the page.
fn labels_of(piece: &Piece) -> [Object; 2] {
    let label = match piece.which {
        Which::Front => dictionary! { "S" => name("r") },
        Which::Part(part) => {
            dictionary! { "S" => name("D"), "P" => text(&format!("{part}-")) }
        }
        Which::End => dictionary! { "S" => name("D"), "P" => text("R-") },
    };
    [integer(piece.pages.start), label.into()]
}

/// The root of the file (ISO 32000-1, 7.7.2; ISO 14289-1, 7.1).
fn catalog(
    document: &mut Document,
    sides: &Sides<'_>,
    tree: ObjectId,
    outlines: Option<ObjectId>,
    form: Option<Dictionary>,
) -> Result<(), String> {
    let made = sides.made;
    let root = document.trailer.get(b"Root").and_then(Object::as_reference);
    let root = root.map_err(|error| error.to_string())?;
    let pages = document
        .get_dictionary(root)
        .and_then(|old| old.get(b"Pages"))
        .cloned();
    let pages = pages.map_err(|error| error.to_string())?;
    let profile = document.add_object(stream(dictionary! { "N" => 3 }, icc::srgb()));
    let mut catalog = dictionary! {
        "Type" => name("Catalog"),
        "Pages" => pages,
        "Lang" => text(&made.source.handout.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "StructTreeRoot" => tree,
        "ViewerPreferences" => preferences(sides),
        "PageLabels" => dictionary! { "Nums" => labels(sides) },
        "Metadata" => metadata::packet(document, &made.source),
        "OutputIntents" => vec![dictionary! {
            "Type" => name("OutputIntent"),
            "S" => name("GTS_PDFA1"),
            "OutputConditionIdentifier" => text("sRGB"),
            "Info" => text("sRGB IEC61966-2.1"),
            "DestOutputProfile" => profile,
        }.into()],
    };
    if let Some(outlines) = outlines {
        catalog.set("PageMode", name("UseOutlines"));
        catalog.set("Outlines", outlines);
    }
    if let Some(form) = form {
        catalog.set("AcroForm", form);
    }
    document.set_object(root, catalog);
    let information = document.add_object(metadata::information(&made.source));
    document.trailer.set("Info", information);
    document.trailer.remove(b"ID");
    Ok(())
}
