//! PAG-06: nothing stands where a printer cannot print
//!
//! # What it finds
//! Letters, pictures or codes within 5 mm of the edge of the sheet of paper.
//!
//! # Why it matters
//! An office printer leaves the edge white. A phone number that lies there loses its last digit.
//!
//! # Example
//! `margins = { left = "3mm", .. }`
//!
//! # Write instead
//! `margins = { left = "0.5in", .. }`
//!
//! # Source
//! This program's own judgement, 2026: office printers leave 4 to 5 mm white.

use super::super::rule::{Check, Finding, Printed, Rule};
use super::super::typography::in_mm;
use super::ink;
use crate::diag::Severity;
use crate::form::Form;
use crate::geom::{Length, Rect, Size};
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-06",
    title: "nothing stands where a printer cannot print",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("edge.rs"),
    check: Check::Pages(check),
};

/// An office printer leaves so much white.
const WHITE: Length = Length::mm(5);

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for page in printed.pages {
        let room = room(&source.layout.form, page.size);
        let out = page
            .marks
            .iter()
            .filter(|mark| ink::is_read(mark))
            .find(|mark| !room.contains(ink::bounds(source, mark)));
        if let Some(mark) = out {
            let what = ink::words(mark);
            let message = format!(
                "on page {}, {what} stands within {} of the edge of the paper",
                page.folio,
                in_mm(WHITE)
            );
            let mut finding = Finding::new(message).hint("make the margins wider");
            finding.words = what;
            found.push(finding);
        }
    }
    found
}

/// Where a page can be printed. What is cut out of a larger sheet may lie further in already.
fn room(form: &Form, page: Size) -> Rect {
    let (mut x, mut y) = (WHITE, WHITE);
    if let Form::Cut(cut) = form {
        let spare = |count: usize, each: Length, all: Length| {
            let number = i32::try_from(count.max(1)).unwrap_or(1);
            (all - each * number - cut.gap * (number - 1)) / 2
        };
        x = (x - spare(cut.columns, page.width, cut.sheet.width)).max(Length::ZERO);
        y = (y - spare(cut.rows, page.depth, cut.sheet.depth)).max(Length::ZERO);
    }
    Rect::new(x, y, page.width - x * 2, page.depth - y * 2)
}
