//! TYP-16: light text on a dark ground is bold and not small
//!
//! # What it finds
//! Light letters on a dark ground of less than 12 pt that are not bold. Bold ones of less than 12 pt are told as a matter
//! of style.
//!
//! # Why it matters
//! Ink and toner spread. The thin strokes of small light letters fill up, above all on an office printer and on a copy.
//!
//! # Example
//! A line of 9 pt on the dark ground of a cover.
//!
//! # Write instead
//! Bold type of 12 pt or more, or dark letters on a light ground.
//!
//! # Source
//! RNIB, *Clear Print guidelines*, as read in 2026 (white type large and heavy enough); Seattle Children's Hospital, tips for printed
//! patient materials, as published in 2026 (headlines only).

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::geom::Length;
use crate::light;
use crate::mark::{Glyphs, Ink};
use crate::source::Source;
use std::collections::BTreeMap;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-16",
    title: "light text on a dark ground is bold and not small",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("reversed.rs"),
    check: Check::Pages(check),
};

/// Smaller light letters fill up.
const LEAST: Length = Length::pt(12);
/// Letters lighter than this, in millionths of white, stand on a dark ground, or they could not be read at all.
const LIGHT: u32 = 400_000;

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let mut kinds: BTreeMap<(bool, Length), &Glyphs> = BTreeMap::new();
    for mark in printed.pages.iter().flat_map(|page| &page.marks) {
        if let Ink::Glyphs(glyphs, color) = &mark.ink
            && glyphs.size < LEAST
            && light::luminance(*color) > LIGHT
        {
            let bold = source.fonts.face(glyphs.face).bold;
            kinds.entry((bold, glyphs.size)).or_insert(glyphs);
        }
    }
    let found = kinds.into_iter().map(|((bold, size), glyphs)| {
        let words = glyphs.text.trim();
        let message = format!(
            "light text on a dark ground is {} pt{}, as in `{words}`",
            size.to_pt(),
            if bold { "" } else { " and not bold" }
        );
        let level = if bold { Severity::Info } else { Severity::Warning };
        let mut finding = Finding::new(message)
            .hint(if bold {
                "set it in 12 pt or more, or dark on a light ground"
            } else {
                "set it bold and in 12 pt or more, or dark on a light ground"
            })
            .level(level);
        finding.words = words.to_owned();
        finding
    });
    found.collect()
}
