//! TYP-04: large print has generous leading
//!
//! # What it finds
//! In a layout for large print: text with less leading than 1.25 times its size.
//!
//! # Why it matters
//! Whoever sees a few letters at a time finds the next line by the white between lines.
//!
//! # Example
//! `body = { size = "18pt", leading = "20pt", .. }`
//!
//! # Write instead
//! `body = { size = "18pt", leading = "22.5pt", .. }`
//!
//! # Source
//! American Printing House for the Blind, *Guidelines for Print Document Design*, 2011. The American Council of the Blind,
//! *Large Print Guidelines*, 2022, is content with 1.15; the larger one is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::geom::Length;
use crate::profile::Profile;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-04",
    title: "large print has generous leading",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("large_leading.rs"),
    check: Check::Layout(check),
};

/// What rounding may take away.
const ROUNDING: Length = Length::emu(100);

fn check(source: &Source) -> Vec<Finding> {
    if source.layout.profile != Profile::LargePrint {
        return Vec::new();
    }
    let least = source.layout.settings.leading;
    let found =
        styles::of(&styles::smallest(source))
            .into_iter()
            .filter_map(|(key, style)| {
                // A title of two lines is no text to read along.
                let wanted = style.size.fraction(least, 100);
                let read = !matches!(key, "title" | "subtitle" | "masthead");
                // Lines that overlap are another rule's business.
                let crowded =
                    style.leading + ROUNDING < wanted && style.leading >= style.size;
                (read && crowded).then(|| {
                    let message = format!(
                        "the style `{key}` of {} pt has a leading of {} pt",
                        style.size.to_pt(),
                        style.leading.to_pt()
                    );
                    let hint = format!(
                        "write a leading of {} pt or more for it",
                        wanted.to_pt()
                    );
                    Finding::new(message).hint(hint)
                })
            });
    found.collect()
}
