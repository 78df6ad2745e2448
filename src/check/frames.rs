//! The frame that takes matter lies on the paper and is wide enough to read in.
//!
//! # What it finds
//! Margins that leave no frame on the paper (`frame`), columns that are not one to three (`columns`), and lines that
//! hold fewer than twenty characters of running text (`measure`), counted as 0.45 em each.
//!
//! # Why it matters
//! Outside the paper nothing is printed. In very short lines the eye jumps more than it reads, words are torn apart,
//! and a medicine's name may not fit a line at all.
//!
//! # Example
//! `margins = { left = "4in", right = "4in", .. }` on Letter, which is 8.5 in wide.
//!
//! # Write instead
//! Margins of half an inch or more that leave at least forty characters in a line; fewer columns; smaller type only
//! down to 12 pt.
//!
//! # Source
//! Forty to fifty characters in a line: CDC, *Simply Put*, 3rd edition, 2009. Twenty is this program's floor.

use crate::diag::{Diagnostic, Report};
use crate::geom::Length;
use crate::source::Source;
use crate::span::Span;

/// A line of running text holds at least so many characters.
const LEAST_CHARACTERS: i32 = 20;

/// Reports frames that cannot take matter.
pub(super) fn check(report: &mut Report, source: &Source) {
    let layout = &source.layout;
    let name = &layout.name;
    if !(1..=3).contains(&layout.columns) {
        let message = format!("the layout `{name}` has {} columns", layout.columns);
        report.push(
            Diagnostic::error("columns", message).hint("write columns = 1, 2 or 3"),
        );
        return;
    }
    let paper = layout.paper;
    let frame = layout.frame();
    let (across, down) = layout.margins_at.unzip();
    let at = |error: Diagnostic, place: Option<Span>| match place {
        Some(place) => error.at(place),
        None => error,
    };
    for (what, room, place) in [
        ("left and right", frame.size.width, across),
        ("top and bottom", frame.size.depth, down),
    ] {
        if room <= Length::ZERO {
            let message = format!(
                "the {what} margins of the layout `{name}` leave no room on a page of {} by {} mm",
                paper.width.to_mm(),
                paper.depth.to_mm()
            );
            let error = Diagnostic::error("frame", message);
            report.push(at(error.hint("make the margins smaller"), place));
            return;
        }
    }
    let text = layout.measure() - layout.spaces.indent;
    let least = (layout.styles.body.size * LEAST_CHARACTERS).fraction(45, 100);
    if text < least {
        let message = format!(
            "lines in the layout `{name}` are {} mm wide and hold fewer than {LEAST_CHARACTERS} characters",
            text.to_mm()
        );
        let hint = format!(
            "make margins, gutter or indent smaller, or take fewer columns: {} mm are needed",
            least.to_mm()
        );
        report.push(at(Diagnostic::error("measure", message).hint(hint), across));
    }
}
