//! Type is large enough to read, lines do not touch, and a pen finds room.
//!
//! # What it finds
//! Running text smaller than the reader of such a piece should get, which is a warning, or than anybody reads with
//! ease, an error (`body-size`); any other style smaller than that, a warning, or under 7 pt, an error (`small-size`);
//! leading less than the type size (`leading`); boxes to tick under 4 mm (`tick-size`) and lines to write on under 8 mm
//! apart (`write-on`). How large running text should be depends on the profile of the layout: 12 pt on a take-home
//! sheet, 11 pt in a brochure, 18 pt in large print, 16 pt in Easy Read, 8 pt on a wallet card. It counts as small as
//! the layout's copy-fitting may make it.
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
use crate::layout::{LEAST_TICK, LEAST_WRITE_ON, Layout, Profile, Style};
use crate::source::Source;

/// Nobody reads less.
const LEAST: Length = Length::pt(7);

/// How large running text should be, how large it must be, and how large all else should be.
const fn sizes(profile: Profile) -> (Length, Length, Length) {
    let pt = Length::pt;
    match profile {
        Profile::Brochure => (pt(11), pt(9), pt(9)),
        Profile::TakeHome => (pt(12), pt(9), pt(9)),
        Profile::LargePrint => (pt(18), pt(16), pt(14)),
        Profile::EasyRead => (pt(16), pt(14), pt(12)),
        Profile::WalletCard => (pt(8), pt(8), pt(7)),
    }
}

/// Reports type that is hard to read and room that is too small for a pen.
pub(super) fn check(report: &mut Report, source: &Source) {
    let layout = &source.layout;
    let (good, must, small) = sizes(layout.profile);
    let smallest = layout.after(&layout.fit.steps);
    for (key, style) in styles(&smallest) {
        let size = style.size.to_pt();
        let told = |rule, bad, good: Length| {
            let message =
                format!("the style `{key}` is {size} pt, which is hard to read");
            let hint = format!("write size = \"{}pt\" or more", good.to_pt());
            let found: fn(&'static str, String) -> Diagnostic =
                if bad { Diagnostic::error } else { Diagnostic::warning };
            found(rule, message).hint(hint)
        };
        if key == "body" && style.size < good {
            report.push(told("body-size", style.size < must, good));
        } else if style.size < small {
            report.push(told("small-size", style.size < LEAST, small));
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
