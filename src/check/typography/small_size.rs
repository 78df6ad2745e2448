//! TYP-02: nothing on the page is too small to read
//!
//! # What it finds
//! A style other than running text that is smaller than the profile allows, a warning; or under 7 pt, an error. Allowed
//! are 9 pt on sheets and in brochures, 14 pt in large print, 12 pt in Easy Read, 7 pt on wallet cards. A style counts as
//! small as the layout's copy-fitting may make it.
//!
//! # Why it matters
//! Phone numbers, references and the number of the version often stand in the smallest type, and whoever needs them
//! cannot ask for a larger copy.
//!
//! # Example
//! `note = { size = "7.5pt", leading = "9pt", .. }`
//!
//! # Write instead
//! `note = { size = "9pt", leading = "12pt", .. }`
//!
//! # Source
//! European Commission, *Guideline on the readability of the labelling and package leaflet*, 2009 (9 pt in leaflets, 7 pt
//! on labels).

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-02",
    title: "nothing on the page is too small to read",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("small_size.rs"),
    check: Check::Layout(check),
};

/// Nobody reads less.
const LEAST: Length = Length::pt(7);

fn check(source: &Source) -> Vec<Finding> {
    let small = source.layout.settings.small;
    let found = styles::of(&styles::smallest(source)).into_iter().filter_map(|(key, style)| {
        // Running text has a rule of its own, but for the floor of all type.
        let least = if key == "body" { LEAST } else { small.max(LEAST) };
        if style.size >= least {
            return None;
        }
        let x_height = styles::x_height(source, &style).map(styles::in_mm);
        let message = format!(
            "the style `{key}` is {} pt, with small letters of {}, which is hard to read",
            style.size.to_pt(),
            x_height.unwrap_or_else(|| "unknown height".to_owned())
        );
        let level = if style.size < LEAST { Severity::Error } else { Severity::Warning };
        let hint = format!("write {key} = {{ size = \"{}pt\", .. }} or more", least.to_pt());
        Some(Finding::new(message).hint(hint).level(level))
    });
    found.collect()
}
