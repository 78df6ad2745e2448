//! PAG-03: pages are not crammed
//!
//! # What it finds
//! Pages of which less than a tenth, inside the margins, is free of lines, rows and pictures. What counts as taken is the
//! depth of each line or row over the whole width of its column. It is a matter of style.
//!
//! # Why it matters
//! A wall of text is put aside unread.
//!
//! # Example
//! `paragraph = "0pt"` and `block = "2pt"`
//!
//! # Write instead
//! More white between paragraphs and blocks, shorter text, or one more page.
//!
//! # Source
//! CDC, *Simply Put*, 3rd edition, 2009 (10 to 35 of 100); how it is measured is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::galley::{Galley, Item};
use crate::geom::Size;
use crate::page::What;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-03",
    title: "pages are not crammed",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("white_space.rs"),
    check: Check::Pages(check),
};

/// So much of a page is free, in hundredths.
const FREE: i64 = 10;

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let panels = printed.galleys.panels.as_ref();
    let full: Vec<String> = printed
        .pages
        .iter()
        .enumerate()
        .filter(|(index, page)| {
            let panel = panels.and_then(|panels| panels.pages.get(*index));
            let frame =
                panel.map_or_else(|| source.layout.frame(), |panel| panel.frames.frame);
            let taken: i64 = page
                .placed
                .iter()
                .filter(|placed| has_ink(printed, placed.what))
                .map(|placed| area(placed.rect.size))
                .sum();
            let whole = area(frame.size);
            (whole - taken) * 100 < whole * FREE
        })
        .map(|(_, page)| page.folio.to_string())
        .collect();
    if full.is_empty() {
        return Vec::new();
    }
    let pages = if full.len() == 1 { "page" } else { "pages" };
    let message = format!("less than a tenth of {pages} {} is white", full.join(", "));
    vec![
        Finding::new(message).hint(
            "give more white between blocks, say it shorter, or take one more page",
        ),
    ]
}

/// Whether something stands there: what fills a cover up to its foot is white.
fn has_ink(printed: &Printed<'_>, what: What) -> bool {
    let galleys = printed.galleys;
    let strip = |galley: &Galley, place: usize| match galley.items.get(place) {
        Some(Item::Strip(strip)) => !strip.marks.is_empty(),
        Some(Item::Glue(_) | Item::Break(_)) | None => false,
    };
    match what {
        What::Banner(place) => strip(&galleys.banner, place),
        What::Strip(place) => strip(&galleys.main, place),
        What::Foot(_) | What::Head(_) | What::NotesHead | What::Note(_) => true,
    }
}

/// In square units small enough to add up.
fn area(size: Size) -> i64 {
    i64::from(size.width.to_emu()) / 1_000 * (i64::from(size.depth.to_emu()) / 1_000)
}
