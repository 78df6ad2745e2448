//! TYP-12: headings stand out by their size
//!
//! # What it finds
//! A heading that is not 2 pt larger than running text (on a wallet card: not larger); a small heading that is neither
//! larger than running text nor bold; a heading that is not larger than a small heading, or a title that is not larger
//! than a heading. That levels are never skipped is seen to when pages are made.
//!
//! # Why it matters
//! Readers look for their question first. Headings that look like text are not found.
//!
//! # Example
//! `heading = { size = "12pt", bold = true, .. }` beside `body = { size = "12pt", .. }`
//!
//! # Write instead
//! `heading = { size = "16pt", bold = true, .. }`
//!
//! # Source
//! CDC, *Simply Put*, 3rd edition, 2009 (headings 2 pt larger).

use super::super::rule::{Check, Finding, Rule};
use crate::diag::Severity;
use crate::geom::Length;
use crate::profile::Profile;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-12",
    title: "headings stand out by their size",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("headings.rs"),
    check: Check::Layout(check),
};

fn check(source: &Source) -> Vec<Finding> {
    let styles = &source.layout.styles;
    let card = source.layout.profile == Profile::WalletCard;
    let more = if card { Length::tenths_pt(1) } else { Length::pt(2) };
    let (body, small) = (styles.body.size, styles.subheading.size);
    let mut found = Vec::new();
    let mut told = |key, size: Length, than, wanted: Length| {
        let message = format!(
            "the style `{key}` is {} pt and does not stand out from `{than}`",
            size.to_pt()
        );
        let hint =
            format!("write {key} = {{ size = \"{}pt\", .. }} or more", wanted.to_pt());
        found.push(Finding::new(message).hint(hint));
    };
    let bold = styles.subheading.bold && !styles.body.bold;
    if small < body || small == body && !bold {
        told("subheading", small, "body", body + Length::pt(1));
    }
    let heading = styles.heading.size;
    if heading < body + more {
        told("heading", heading, "body", body + more);
    } else if heading <= small {
        told("heading", heading, "subheading", small + Length::pt(1));
    }
    if styles.title.size <= heading {
        told("title", styles.title.size, "heading", heading + Length::pt(2));
    }
    found
}
