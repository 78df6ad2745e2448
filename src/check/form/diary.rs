//! FRM-06: cells of a diary are large enough
//!
//! # What it finds
//! A diary or a scale whose boxes stand less than 12 mm apart from column to column, or 8 mm from row to row.
//!
//! # Why it matters
//! A date must fit above the box, and the finger must find the day. In narrow columns the tick lands on the wrong one.
//!
//! # Example
//! `checklist.dates = 14` across a page
//!
//! # Write instead
//! `checklist.dates = 7`, twice.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use super::super::typography::in_mm;
use super::boxes::{self, Tick};
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "FRM-06",
    title: "cells of a diary are large enough",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("diary.rs"),
    check: Check::Pages(check),
};

/// From column to column, at least.
const ACROSS: Length = Length::mm(12);
/// From row to row, at least.
const DOWN: Length = Length::mm(8);

fn check(_: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let ticks: Vec<Tick> =
        boxes::of(printed).into_iter().filter(|tick| tick.in_cell).collect();
    let pitch = boxes::pitch(&ticks);
    let narrow = pitch.across.filter(|is| *is < ACROSS).map(|is| {
        let message = format!(
            "columns of this diary are {} wide, {} is the least",
            in_mm(is),
            in_mm(ACROSS)
        );
        Finding::new(message).hint("take fewer dates, as in checklist.dates = 7")
    });
    let low = pitch.down.filter(|is| *is < DOWN).map(|is| {
        let message = format!(
            "rows of this diary are {} high, {} is the least",
            in_mm(is),
            in_mm(DOWN)
        );
        Finding::new(message)
            .hint("make the white in cells larger, as in cell-y = \"6pt\"")
    });
    narrow.into_iter().chain(low).collect()
}
