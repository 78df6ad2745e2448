//! PAG-04: the handout is short
//!
//! # What it finds
//! More pages than the profile asks for: 4 on a sheet to take home, 8 in a booklet, 12 in large print, 24 in Easy Read.
//! Folded sheets and cards have as many as they have.
//!
//! # Why it matters
//! Asked, most patients want one to three pages. What is longer is put aside, and the page on when to call with it.
//!
//! # Example
//! A take-home sheet of 10 pages.
//!
//! # Write instead
//! Two sheets: one on what to do now, and one to read later.
//!
//! # Source
//! A survey of 119 people at a glaucoma clinic, *Investigative Ophthalmology & Visual Science*, article 2689744, as read in
//! 2026 (64 of 100 want one to three pages); the numbers are this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::form::Form;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-04",
    title: "the handout is short",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("page_count.rs"),
    check: Check::Pages(check),
};

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let free = match source.layout.form {
        Form::Flat | Form::Booklet(_) => true,
        Form::Fold(_) | Form::Cut(_) => false,
    };
    let (pages, most) = (printed.pages.len(), source.layout.settings.pages);
    if !free || pages <= most {
        return Vec::new();
    }
    let message = format!("the handout has {pages} pages, {most} are enough");
    vec![
        Finding::new(message)
            .hint("part it in two: what to do now, and what to read later; or leave out what is not needed"),
    ]
}
