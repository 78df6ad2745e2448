//! FRM-01: boxes to tick are large enough for a pen
//!
//! # What it finds
//! Boxes to tick of less than 4 mm.
//!
//! # Why it matters
//! The hand that fills in the form may shake, and a tick that hits the wrong box tells the nurse the wrong symptom.
//!
//! # Example
//! `tick = "3mm"`
//!
//! # Write instead
//! `tick = "5mm"`, at least `"4mm"`.
//!
//! # Source
//! Anoto, *Minimum size and spacing for user areas* (4 mm), as its support pages had it in 2026; that a hand that shakes
//! needs no less is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::typography::in_mm;
use crate::diag::Severity;
use crate::layout::LEAST_TICK;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "FRM-01",
    title: "boxes to tick are large enough for a pen",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("tick.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    let layout = source.layout.after(&source.layout.fit.steps);
    let is = layout.spaces.tick;
    if is >= LEAST_TICK {
        return Vec::new();
    }
    let message = format!("boxes to tick are too small for a pen: {}", in_mm(is));
    let hint = format!("write tick = \"{}mm\" or more", LEAST_TICK.to_mm());
    vec![Finding::new(message).hint(hint)]
}
