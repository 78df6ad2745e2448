//! TYP-15: boxes and lines for a pen can be seen
//!
//! # What it finds
//! Boxes to tick and lines to write on whose contrast with their ground is less than 3 to 1. Rules that only help the eye
//! and the grounds of table rows are not meant.
//!
//! # Why it matters
//! Whoever does not see the line does not know that there is something to write.
//!
//! # Example
//! `pen = "#BBBBBB"`, which is 1.92 to 1 on white.
//!
//! # Write instead
//! `pen = "#15191B"`
//!
//! # Source
//! W3C, *Web Content Accessibility Guidelines 2.2*, 2023, 1.4.11.

use super::super::rule::{Check, Finding, Rule};
use crate::diag::Severity;
use crate::layout::Color;
use crate::light;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-15",
    title: "boxes and lines for a pen can be seen",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("line_contrast.rs"),
    check: Check::Layout(check),
};

/// The least contrast, in thousandths.
const LEAST: u32 = 3_000;

fn check(source: &Source) -> Vec<Finding> {
    let pen = source.layout.palette.pen;
    let is = light::contrast(pen, Color::WHITE);
    if is >= LEAST {
        return Vec::new();
    }
    let message = format!(
        "the color `pen` {} has a contrast of {} to 1 on paper, 3.00 is the least",
        light::name(pen),
        light::shown(is)
    );
    vec![Finding::new(message).hint("make it darker: pen = \"#15191B\"")]
}
