//! TYP-20: figures in tables are of one width
//!
//! # What it finds
//! A style of tables without figures of one width. Whether 0 and O, 1, l and I can be told apart is decided with the
//! choice of the face: the one built in was drawn for that.
//!
//! # Why it matters
//! In a column of doses, figures of one width stand below each other, so that 100 beside 10 is seen at once.
//!
//! # Example
//! `table = { size = "10.5pt", tabular = false, .. }`
//!
//! # Write instead
//! `table = { size = "10.5pt", tabular = true, .. }`
//!
//! # Source
//! RNIB, *Clear Print guidelines*, as read in 2026 (figures that cannot be mistaken); the rule for tables is this program's own
//! judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use crate::diag::Severity;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-20",
    title: "figures in tables are of one width",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("figures.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    if source.layout.styles.table.tabular {
        return Vec::new();
    }
    let message = "figures in tables do not stand below each other";
    vec![Finding::new(message).hint("write table = { tabular = true, .. }")]
}
