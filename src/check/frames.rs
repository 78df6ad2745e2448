//! The frame that takes matter lies on the paper and is wide enough to read in.
//!
//! # What it finds
//! Margins that leave no frame (`frame`), columns that are not one to three (`columns`), and lines that hold fewer
//! than twenty characters of running text (`measure`), counted as 0.45 em each.
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
use crate::geom::{Length, Rect};
use crate::source::Source;

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
    let paper =
        Rect::new(Length::ZERO, Length::ZERO, layout.paper.width, layout.paper.depth);
    let frame = layout.frame();
    let positive = frame.size.width > Length::ZERO && frame.size.depth > Length::ZERO;
    if !positive || !paper.contains(frame) {
        let message = format!(
            "the margins of the layout `{name}` leave no room on paper of {} by {} mm",
            paper.size.width.to_mm(),
            paper.size.depth.to_mm()
        );
        report.push(Diagnostic::error("frame", message).hint("make the margins smaller"));
        return;
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
        report.push(Diagnostic::error("measure", message).hint(hint));
    }
}
