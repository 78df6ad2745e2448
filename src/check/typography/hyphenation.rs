//! TYP-08: words are not divided at line ends
//!
//! # What it finds
//! A layout that divides words. Names of medicines, numbers and addresses are never divided, whatever the layout says.
//!
//! # Why it matters
//! A divided word must be put together again, which is hard for people who read with effort.
//!
//! # Example
//! `hyphenate = true`
//!
//! # Write instead
//! `hyphenate = false`
//!
//! # Source
//! This program's own judgement, 2026; checklists after CDC, *Simply Put*, 3rd edition, 2009, ask for the same.

use super::super::rule::{Check, Finding, Rule};
use crate::diag::Severity;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-08",
    title: "words are not divided at line ends",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("hyphenation.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    if !source.layout.hyphenate {
        return Vec::new();
    }
    let message =
        "this layout divides words at line ends, which makes them harder to read";
    vec![Finding::new(message).hint("write hyphenate = false")]
}
