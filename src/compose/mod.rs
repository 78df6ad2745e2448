//! [`Source`] → [`Galleys`]: runs, shaping, line breaking, tables, lists, boxes.

pub mod endless;
pub mod hyphenate;
pub mod linebreak;
pub mod runs;
pub mod segment;
pub mod shape;
pub mod text;
pub mod units;
pub mod veto;

use crate::diag::Report;
use crate::galley::Galleys;
use crate::page::Page;
use crate::source::Source;

/// Sets a source into galleys; `None` if the report holds an error.
pub fn galleys(report: &mut Report, source: &Source) -> Option<Galleys> {
    let _ = (report, source);
    None
}

/// Sets the foot of each page, now that their number is known.
pub fn furniture(report: &mut Report, pages: &mut [Page], source: &Source) -> Option<()> {
    let _ = (pages, source);
    (report.errors() == 0).then_some(())
}
