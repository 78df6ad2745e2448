//! Structured content and a layout become printable, accessible patient handouts.

pub mod check;
pub mod clinic;
pub mod compose;
pub mod diag;
pub mod font;
pub mod galley;
pub mod geom;
pub mod handout;
pub mod impose;
pub mod layout;
pub mod load;
pub mod mark;
pub mod optimum;
pub mod page;
pub mod paginate;
pub mod reading;
pub mod sheet;
pub mod source;
pub mod span;
pub mod structure;
pub mod write;

use diag::Report;
use galley::Frames;
use source::Job;
use write::Made;

/// Takes a job through all stages but the last; `None` if the report says why not.
pub fn make(report: &mut Report, job: &Job) -> Option<Made> {
    let source = load::source(report, job)?;
    check::source(report, &source)?;
    let galleys = compose::galleys(report, &source)?;
    let mut pages = paginate::pages(report, &galleys, &Frames::of(&source.layout))?;
    // Only now is the number of pages known.
    compose::furniture(report, &mut pages, &source)?;
    let sheets = impose::sheets(&pages);
    Some(Made { source, galleys, pages, sheets })
}

/// Takes a job through all stages: the PDF file. `None` if the report says why not; warnings do not stop it.
pub fn typeset(report: &mut Report, job: &Job) -> Option<Vec<u8>> {
    let made = make(report, job)?;
    write::pdf(report, &made)
}
