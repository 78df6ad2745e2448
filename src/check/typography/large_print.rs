//! TYP-03: large print is large everywhere
//!
//! # What it finds
//! In a layout for large print: tables, names of medicines, small headings or the name of the clinic smaller than running
//! text should be (18 pt), a heading not 2 pt or a title not 4 pt larger than that. Smaller than the least size of
//! running text (16 pt) is an error. References and the foot of the page have their own floor, TYP-02.
//!
//! # Why it matters
//! Somebody who needs large print needs it in the table of medicines, too: a dose in small type is a dose not read.
//!
//! # Example
//! `table = { size = "14pt", .. }` in a layout with `profile = "large-print"`
//!
//! # Write instead
//! `table = { size = "18pt", leading = "22.5pt", .. }`
//!
//! # Source
//! American Council of the Blind, *Large Print Guidelines*, 2022 (18 pt for text, 22 and 20 pt for headings).

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::geom::Length;
use crate::profile::Profile;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-03",
    title: "large print is large everywhere",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("large_print.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    if source.layout.profile != Profile::LargePrint {
        return Vec::new();
    }
    let settings = &source.layout.settings;
    let layout = styles::smallest(source);
    let found = styles::of(&layout).into_iter().filter_map(|(key, style)| {
        let wanted = match key {
            "title" => settings.body + Length::pt(4),
            "heading" => settings.body + Length::pt(2),
            // Running text, references and the foot have rules of their own.
            "body" | "note" | "furniture" => return None,
            _ => settings.body,
        };
        if style.size >= wanted {
            return None;
        }
        let message =
            format!("the style `{key}` is {} pt in large print", style.size.to_pt());
        let hint =
            format!("write {key} = {{ size = \"{}pt\", .. }} or more", wanted.to_pt());
        let small = style.size < settings.body_least;
        let level = if small { Severity::Error } else { Severity::Warning };
        Some(Finding::new(message).hint(hint).level(level))
    });
    found.collect()
}
