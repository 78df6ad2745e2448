//! A file that is the same for many people: all of it is made, compressed and laid down once, but for a few streams with the
//! lines that differ. They are printed over the pages and follow at the end of the file.
//!
//! The fonts hold the letters of names besides those of the text, the same for everybody: a file must not tell which letters
//! stand in the names of others.

use super::fonts::{self, Encoding};
use super::pages::{self, Ledger};
use super::{Made, file, over, pdf};
use crate::font::FaceId;
use crate::mark::{Ink, Mark};
use crate::sheet::Forme;
use flate2::Compress;
use std::collections::BTreeMap;
use std::fmt;

/// What is printed over pages that are the same for many.
#[derive(Debug, Clone, Copy)]
pub struct Over<'a> {
    /// The marks of each page.
    pub marks: &'a [Vec<Mark>],
    /// Which pages have the same printed over them, whoever it is for: those of one number.
    pub alike: &'a [usize],
    /// What else the fonts hold, as it is set: the letters that names are made of.
    pub letters: &'a [Mark],
}

/// What compresses; one serves many files.
pub struct Press(Compress);

impl Press {
    /// A press of its own.
    pub fn new() -> Self {
        Self(file::press())
    }
}

impl Default for Press {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Press {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Press").finish_non_exhaustive()
    }
}

/// A file but for what is printed over its pages.
#[derive(Debug)]
pub struct Frozen {
    open: file::Open,
    encodings: BTreeMap<FaceId, Encoding>,
    /// The side that each of the streams is printed on, and the numbers that its marked contents begin with.
    sides: Vec<usize>,
    ledger: Ledger,
}

/// Makes all of a file but what is printed over its pages; or what a PDF crate says is wrong.
pub fn freeze(made: &Made, over: Over<'_>, press: &mut Press) -> Result<Frozen, String> {
    let fonts = &made.source.fonts;
    let encodings = fonts::encodings(fonts, pdf::marks(made), over.letters)?;
    let pdf::Graph { document, holes, ledger } =
        pdf::graph(made, &encodings, Some(over))?;
    let (sides, ids): (Vec<usize>, Vec<_>) = holes.into_iter().unzip();
    let open = file::open(document, &ids, &mut press.0);
    Ok(Frozen { open, encodings, sides, ledger })
}

impl Frozen {
    /// The whole file with these marks over its pages; `None` if its fonts lack a glyph of theirs.
    ///
    /// What it was made from must be what the rest was made from.
    pub fn file(
        &self,
        made: &Made,
        marks: &[Vec<Mark>],
        press: &mut Press,
    ) -> Option<Vec<u8>> {
        if !marks.iter().flatten().all(|mark| self.knows(mark)) {
            return None;
        }
        let formes: Vec<&Forme> = super::sides(made).collect();
        let mut ledger = Ledger::after(&self.ledger);
        let marks = |page: usize| marks.get(page).map(Vec::as_slice);
        let mut printed = Vec::with_capacity(self.sides.len());
        for side in &self.sides {
            let forme = formes.get(*side)?;
            printed.push(pages::print_over(
                *side,
                forme,
                &marks,
                made,
                &self.encodings,
                &mut ledger,
            ));
        }
        let streams = over::streams(printed).ok()?;
        Some(self.open.closed(streams.iter().map(Vec::as_slice), &mut press.0))
    }

    fn knows(&self, mark: &Mark) -> bool {
        match &mark.ink {
            Ink::Glyphs(run, _) => {
                self.encodings.get(&run.face).is_some_and(|encoding| {
                    run.glyphs.iter().all(|glyph| encoding.knows(glyph.id))
                })
            }
            Ink::Fill(..)
            | Ink::Outline { .. }
            | Ink::Polygon(..)
            | Ink::Cells(..)
            | Ink::Picture(..)
            | Ink::Room(_) => true,
        }
    }
}
