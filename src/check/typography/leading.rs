//! TYP-05: lines do not crowd each other
//!
//! # What it finds
//! Running text with less leading than the profile asks for, a warning: 1.2 times the type size on sheets and in
//! brochures, 1.5 in Easy Read, 1.15 on wallet cards. A style with less leading than its size, an error. Large print has a
//! rule of its own, TYP-04.
//!
//! # Why it matters
//! With lines too close the eye slips to the wrong one on its way back, and a step or a warning is skipped.
//!
//! # Example
//! `body = { size = "12pt", leading = "13pt", .. }`
//!
//! # Write instead
//! `body = { size = "12pt", leading = "16pt", .. }`
//!
//! # Source
//! CMS, *Toolkit for Making Written Material Clear and Effective*, 2010 (about 1.2); European Commission, *Guideline on
//! the readability of the labelling and package leaflet*, 2009.

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::profile::Profile;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-05",
    title: "lines do not crowd each other",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("leading.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    let mut found = Vec::new();
    // Copy-fitting never goes below the size, so what overlaps does so as it is written.
    for (key, style) in styles::of(&source.layout) {
        if style.leading < style.size {
            let message = format!(
                "the style `{key}` is {} pt with a leading of {} pt, so its lines overlap",
                style.size.to_pt(),
                style.leading.to_pt()
            );
            let hint = "write a leading of a quarter to a third more than the size";
            found.push(Finding::new(message).hint(hint).level(Severity::Error));
        }
    }
    let settings = &source.layout.settings;
    let body = styles::smallest(source).styles.body;
    let wanted = body.size.fraction(settings.leading, 100);
    let large = source.layout.profile == Profile::LargePrint;
    // A rounding of the ladder is no offence.
    if found.is_empty() && !large && body.leading + ROUNDING < wanted {
        let message = format!(
            "running text of {} pt has a leading of {} pt, so its lines crowd each other",
            body.size.to_pt(),
            body.leading.to_pt()
        );
        let hint = format!("write a leading of {} pt or more for it", wanted.to_pt());
        found.push(Finding::new(message).hint(hint));
    }
    found
}

/// What rounding may take away.
const ROUNDING: crate::geom::Length = crate::geom::Length::emu(100);
