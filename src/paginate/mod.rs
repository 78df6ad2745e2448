//! [`Galleys`] → [`Page`]s. Knows strips, glue, penalties and footers; knows no headings and no tables.

use crate::diag::Report;
use crate::galley::{Frames, Galleys};
use crate::page::Page;

/// Makes galleys up into pages; `None` if the report holds an error.
pub fn pages(
    report: &mut Report,
    galleys: &Galleys,
    frames: &Frames,
) -> Option<Vec<Page>> {
    let _ = (report, galleys, frames);
    None
}
