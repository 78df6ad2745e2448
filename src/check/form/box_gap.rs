//! FRM-02: boxes to tick stand apart
//!
//! # What it finds
//! Boxes to tick with less than 2 mm between them, as they stand on the pages.
//!
//! # Why it matters
//! A tick that runs over into the next box is read as both.
//!
//! # Example
//! `item = "0pt"` with `tick = "5.5mm"` in type of 12 pt
//!
//! # Write instead
//! `item = "3pt"`, or smaller boxes, but not under 4 mm.
//!
//! # Source
//! Anoto, *Minimum size and spacing for user areas* (2 mm), as its support pages had it in 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use super::super::typography::in_mm;
use super::boxes;
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "FRM-02",
    title: "boxes to tick stand apart",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("box_gap.rs"),
    check: Check::Pages(check),
};

/// Between two boxes, at least.
const LEAST: Length = Length::mm(2);

fn check(_: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let ticks = boxes::of(printed);
    let Some(side) = ticks.first().map(|tick| tick.rect.size.width) else {
        return Vec::new();
    };
    let pitch = boxes::pitch(&ticks);
    let least = [pitch.across, pitch.down].into_iter().flatten().min();
    let Some(gap) = least.map(|least| least - side).filter(|gap| *gap < LEAST) else {
        return Vec::new();
    };
    let message = format!(
        "boxes to tick stand {} apart, {} is the least",
        in_mm(gap),
        in_mm(LEAST)
    );
    vec![Finding::new(message).hint(
        "make the white between items larger, as in item = \"4pt\", or the boxes smaller",
    )]
}
