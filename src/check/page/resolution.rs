//! PAG-09: pictures are sharp
//!
//! # What it finds
//! A picture with fewer than 200 pixels to the inch at the size it is printed.
//!
//! # Why it matters
//! In a coarse picture one cannot see what the text is about, such as which pill or which place on the body.
//!
//! # Example
//! A picture 600 pixels wide over the whole width of a page: 86 to the inch.
//!
//! # Write instead
//! A larger picture (300 to the inch is best), or a smaller `figure.width`.
//!
//! # Source
//! Printers' guides to artwork, as published in 2026 (300); that fewer than 200 are told is this program's own judgement,
//! 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::handout::{BlockKind, Handout, Picture};
use crate::mark::Ink;
use crate::source::Source;
use crate::span::Span;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-09",
    title: "pictures are sharp",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("resolution.rs"),
    check: Check::Pages(check),
};

/// Pixels to the inch, at least.
const LEAST: i64 = 200;
/// An inch, in EMU.
const INCH: i64 = 914_400;

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for mark in printed.pages.iter().flat_map(|page| &page.marks) {
        let Ink::Picture(place, size) = &mark.ink else { continue };
        let Some(picture) = printed.galleys.pictures.get(*place) else { continue };
        let width = i64::from(size.width.to_emu()).max(1);
        let density = i64::from(picture.width) * INCH / width;
        if density < LEAST {
            let message = format!(
                "this picture has {density} pixels to the inch, {LEAST} are the least"
            );
            let logo = source.clinic.logo.as_ref();
            let logo = logo.filter(|logo| logo.picture.path == picture.path);
            let hint = match logo {
                Some(_) => {
                    "give a larger picture of the logo, or an SVG, or make its `height` smaller"
                }
                None => "take a larger picture, or make figure.width smaller",
            };
            let mut finding = Finding::new(message).hint(hint);
            let place = logo.map(|logo| logo.image.span);
            finding.place = place.or_else(|| written(&source.handout, picture));
            found.push(finding);
        }
    }
    found
}

/// Where a picture was named.
fn written(handout: &Handout, picture: &Picture) -> Option<Span> {
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    handout.lead.iter().chain(sections).find_map(|block| {
        let BlockKind::Figure(figure) = &block.kind else { return None };
        (figure.picture.path == picture.path).then_some(figure.image.span)
    })
}
