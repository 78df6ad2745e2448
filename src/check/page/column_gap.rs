//! PAG-02: columns stand apart
//!
//! # What it finds
//! Two or three columns with less than 10 mm between them.
//!
//! # Why it matters
//! The eye runs on into the next column where the white between them is narrow, and reads two sentences as one.
//!
//! # Example
//! `columns = 2` and `gutter = "0.25in"`
//!
//! # Write instead
//! `columns = 2` and `gutter = "0.45in"`
//!
//! # Source
//! This program's own judgement, 2026, after advice of extension services on newsletters.

use super::super::rule::{Check, Finding, Rule};
use super::super::typography::in_mm;
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-02",
    title: "columns stand apart",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("column_gap.rs"),
    check: Check::Layout(check),
};

/// Between two columns, at least.
const LEAST: Length = Length::mm(10);

fn check(source: &Source) -> Vec<Finding> {
    let gutter = source.layout.gutter;
    if source.layout.columns < 2 || gutter >= LEAST {
        return Vec::new();
    }
    let message =
        format!("columns are {} apart, {} is the least", in_mm(gutter), in_mm(LEAST));
    vec![Finding::new(message).hint("write gutter = \"10mm\" or more")]
}
