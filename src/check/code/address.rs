//! QRC-03: the address of a code stands beside it
//!
//! # What it finds
//! A code whose address is not printed in full on the pages.
//!
//! # Why it matters
//! Not everybody has a telephone with a camera, and nobody should open an address that cannot be read first.
//!
//! # Example
//! A code alone.
//!
//! # Write instead
//! The code and, beside it, `clinicaltrials.gov`.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::handout::BlockKind;
use crate::mark::Ink;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "QRC-03",
    title: "the address of a code stands beside it",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("address.rs"),
    check: Check::Pages(check),
};

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let sections = source.handout.sections.iter().flat_map(|section| &section.blocks);
    let mut codes = source.handout.lead.iter().chain(sections).filter_map(|block| {
        let BlockKind::Qr(qr) = &block.kind else { return None };
        Some(&qr.url)
    });
    let Some(first) = codes.next() else { return Vec::new() };
    let said = said(printed);
    let missing = std::iter::once(first)
        .chain(codes)
        .filter(|url| !said.contains(&bare(&url.words)));
    let found = missing.map(|url| {
        let mut finding =
            Finding::new(format!("the address `{}` is not printed", url.words))
                .place(url.span)
                .hint("print it beside the code, so that it can be typed");
        finding.words.clone_from(&url.words);
        finding
    });
    found.collect()
}

/// All letters on the pages, without white: an address may stand on two lines.
fn said(printed: &Printed<'_>) -> String {
    let mut said = String::new();
    for mark in printed.pages.iter().flat_map(|page| &page.marks) {
        if let Ink::Glyphs(glyphs, _) = &mark.ink {
            said.extend(glyphs.text.chars().filter(|each| !each.is_whitespace()));
        }
    }
    said
}

/// An address as it is typed.
fn bare(url: &str) -> String {
    let url = url.trim_start_matches("https://").trim_start_matches("http://");
    url.trim_end_matches('/')
        .chars()
        .filter(|each| !each.is_whitespace())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::bare;

    #[test]
    fn an_address_is_typed_without_its_scheme() {
        assert_eq!(bare("https://clinicaltrials.gov/"), "clinicaltrials.gov");
        assert_eq!(bare("http://example.org/a"), "example.org/a");
    }
}
