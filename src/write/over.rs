//! What is printed over pages that are the same for many: which streams there are, and on which sides.

use super::fonts::Encoding;
use super::frozen::Over;
use super::pages::{self, Ledger};
use super::{Made, pdf};
use crate::font::FaceId;
use crate::mark::{Mark, Owner};
use crate::sheet::{Cell, Forme};
use lopdf::{Document, Object, ObjectId};
use printpdf::{Op, PdfDocument, PdfPage, Pt};
use std::collections::BTreeMap;

/// Which of the streams each side is printed over with; the first side of each is its own.
pub(super) fn print(
    made: &Made,
    formes: &[&Forme],
    encodings: &BTreeMap<FaceId, Encoding>,
    over: Over<'_>,
    ledger: &mut Ledger,
) -> Vec<Option<usize>> {
    let marks = |page: usize| over.marks.get(page).map(Vec::as_slice);
    let of = |cell: &Cell| marks(cell.page).unwrap_or_default();
    let mut first = Vec::new();
    for (side, forme) in formes.iter().enumerate() {
        let _ = pages::print_over(side, forme, &marks, made, encodings, ledger);
        let is_blank = forme.cells.iter().all(|cell| of(cell).is_empty());
        // What is tagged has its own numbers on each side.
        let is_tagged = |mark: &Mark| matches!(mark.owner, Owner::Node(_));
        let tagged = forme.cells.iter().any(|cell| of(cell).iter().any(is_tagged));
        let alike = |other: &Forme| {
            let cells = other.cells.iter().zip(&forme.cells);
            other.size == forme.size
                && other.cells.len() == forme.cells.len()
                && cells.into_iter().all(|(other, cell)| {
                    (other.at, other.copy) == (cell.at, cell.copy)
                        && over.alike.get(other.page) == over.alike.get(cell.page)
                })
        };
        let earlier = formes.get(..side).unwrap_or_default();
        let same = earlier.iter().position(|other| alike(other)).filter(|_| !tagged);
        first.push((!is_blank).then_some(same.unwrap_or(side)));
    }
    first
}

/// Gives each side the stream it is printed over with; there is nothing in them yet.
pub(super) fn leave_open(
    document: &mut Document,
    ids: &[ObjectId],
    printed: &[Option<usize>],
) -> Result<Vec<(usize, ObjectId)>, String> {
    let mut holes: Vec<(usize, ObjectId)> = Vec::new();
    for (id, first) in ids.iter().zip(printed) {
        let Some(first) = first else { continue };
        let hole = match holes.iter().find(|(side, _)| side == first) {
            Some((_, hole)) => *hole,
            None => {
                let hole = document.add_object(Object::Null);
                holes.push((*first, hole));
                hole
            }
        };
        let page = document.get_dictionary_mut(*id).map_err(|error| error.to_string())?;
        let under = page.get(b"Contents").cloned().map_err(|error| error.to_string())?;
        page.set("Contents", vec![under, hole.into()]);
    }
    Ok(holes)
}

/// The streams of some lists of operators.
pub(super) fn streams(printed: Vec<Vec<Op>>) -> Result<Vec<Vec<u8>>, String> {
    let mut document = PdfDocument::new("");
    let paper = printpdf::Rect::from_wh(Pt(0.0), Pt(0.0));
    document.pages.extend(printed.into_iter().map(|ops| PdfPage {
        media_box: paper.clone(),
        trim_box: paper.clone(),
        crop_box: paper.clone(),
        ops,
    }));
    let document = pdf::written(&document)?;
    let contents = document.page_iter().flat_map(|id| document.get_page_contents(id));
    contents
        .map(|id| {
            let stream = document.get_object(id).and_then(Object::as_stream);
            stream
                .map(|stream| stream.content.clone())
                .map_err(|error| error.to_string())
        })
        .collect()
}
