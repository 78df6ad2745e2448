//! FRM-04: lines to write on are far enough apart
//!
//! # What it finds
//! Lines to write on that are less than 8 mm apart.
//!
//! # Why it matters
//! Handwriting needs room. A phone number squeezed between two lines cannot be read at night.
//!
//! # Example
//! `write-on = "6mm"`
//!
//! # Write instead
//! `write-on = "9mm"`, at least `"8mm"`.
//!
//! # Source
//! This program's own judgement, 2026: ruled paper for adults has lines 7 to 9 mm apart.

use super::super::rule::{Check, Finding, Rule};
use super::super::typography::in_mm;
use crate::diag::Severity;
use crate::layout::LEAST_WRITE_ON;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "FRM-04",
    title: "lines to write on are far enough apart",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("write_on.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    let layout = source.layout.after(&source.layout.fit.steps);
    let is = layout.spaces.write_on;
    if is >= LEAST_WRITE_ON {
        return Vec::new();
    }
    let message =
        format!("lines to write on are too close for a pen: {} apart", in_mm(is));
    let hint = format!("write write-on = \"{}mm\" or more", LEAST_WRITE_ON.to_mm());
    vec![Finding::new(message).hint(hint)]
}
