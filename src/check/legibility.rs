//! Type is large enough to read, lines do not touch, and a pen finds room.
//!
//! # What it finds
//! Running text under 12 pt, which is a warning, and under 9 pt, which is an error (`body-size`); any other style
//! under 9 pt, a warning, and under 6 pt, an error (`small-size`); leading less than the type size (`leading`); boxes to
//! tick under 4 mm (`tick-size`) and lines to write on under 8 mm apart (`write-on`).
//!
//! # Why it matters
//! The reader may be old, tired, or without glasses at hand, and the hand that fills in the form may shake.
//!
//! # Example
//! `body = { size = "8pt", leading = "10pt", .. }`.
//!
//! # Write instead
//! `body = { size = "12pt", leading = "16pt", .. }`; 18 pt with a leading of 1.25 for large print.
//!
//! # Source
//! Running text of 12 pt or more: RNIB, *Clear Print*; CDC, *Simply Put*, 3rd edition, 2009. Nothing under 9 pt:
//! European Commission, *Guideline on the readability of the labelling and package leaflet*, 2009.

use crate::diag::{Diagnostic, Report};
use crate::geom::Length;
use crate::layout::{LEAST_TICK, LEAST_WRITE_ON, Layout, Style};
use crate::source::Source;

/// Running text should be so large.
const GOOD_BODY: Length = Length::pt(12);
/// Everything should be so large, and running text must be.
const GOOD_SMALL: Length = Length::pt(9);
/// Nobody reads less.
const LEAST: Length = Length::pt(6);

/// Reports type that is hard to read and room that is too small for a pen.
pub(super) fn check(report: &mut Report, source: &Source) {
    let layout = &source.layout;
    for (key, style) in styles(layout) {
        let size = style.size.to_pt();
        let told = |rule, bad, good: Length| {
            let message =
                format!("the style `{key}` is {size} pt, which is hard to read");
            let hint = format!("write size = \"{}pt\" or more", good.to_pt());
            let found: fn(&'static str, String) -> Diagnostic =
                if bad { Diagnostic::error } else { Diagnostic::warning };
            found(rule, message).hint(hint)
        };
        if key == "body" && style.size < GOOD_BODY {
            report.push(told("body-size", style.size < GOOD_SMALL, GOOD_BODY));
        } else if style.size < GOOD_SMALL {
            report.push(told("small-size", style.size < LEAST, GOOD_SMALL));
        }
        if style.leading < style.size {
            let leading = style.leading.to_pt();
            let message = format!(
                "the style `{key}` is {size} pt with a leading of {leading} pt, so its lines overlap"
            );
            let hint = "write a leading of a quarter to a third more than the size";
            report.push(Diagnostic::error("leading", message).hint(hint));
        }
    }
    let pen = [
        ("tick-size", "tick", "boxes to tick", layout.spaces.tick, LEAST_TICK),
        (
            "write-on",
            "write-on",
            "lines to write on",
            layout.spaces.write_on,
            LEAST_WRITE_ON,
        ),
    ];
    for (rule, key, what, is, least) in pen {
        if is < least {
            let message = format!("{what} are too small for a pen: {} mm", is.to_mm());
            let hint = format!("write {key} = \"{}mm\" or more", least.to_mm());
            report.push(Diagnostic::error(rule, message).hint(hint));
        }
    }
}

fn styles(layout: &Layout) -> [(&'static str, Style); 11] {
    let styles = &layout.styles;
    [
        ("title", styles.title),
        ("subtitle", styles.subtitle),
        ("masthead", styles.masthead),
        ("heading", styles.heading),
        ("subheading", styles.subheading),
        ("body", styles.body),
        ("table", styles.table),
        ("table-head", styles.table_head),
        ("drug", styles.drug),
        ("note", styles.note),
        ("furniture", styles.furniture),
    ]
}
