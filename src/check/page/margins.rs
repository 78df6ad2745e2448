//! PAG-01: there is white around the text
//!
//! # What it finds
//! A margin narrower than the profile asks for: half an inch on a sheet, three quarters in large print, 6 mm in a brochure
//! and 3 mm on a wallet card, whose panels are narrow.
//!
//! # Why it matters
//! White around the text shows where it begins and ends, and leaves a place for the thumb and for the punch.
//!
//! # Example
//! `margins = { left = "0.3in", .. }` on a sheet
//!
//! # Write instead
//! `margins = { left = "0.75in", .. }`
//!
//! # Source
//! CDC, *Simply Put*, 3rd edition, 2009 (half an inch to an inch); for panels and cards this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::typography::in_mm;
use crate::diag::Severity;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-01",
    title: "there is white around the text",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("margins.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    let (margins, least) = (source.layout.margins, source.layout.settings.margin);
    let sides = [
        ("top", margins.top),
        ("right", margins.right),
        ("bottom", margins.bottom),
        ("left", margins.left),
    ];
    let narrow = sides.into_iter().filter(|(_, is)| *is < least).map(|(side, is)| {
        let message =
            format!("the {side} margin is {}, {} is the least", in_mm(is), in_mm(least));
        let hint =
            format!("write margins = {{ {side} = \"{}pt\", .. }} or more", least.to_pt());
        Finding::new(message).hint(hint)
    });
    narrow.collect()
}
