//! TYP-14: text stands out from its ground
//!
//! # What it finds
//! Text whose contrast with the ground that a layout sets it on is less than 4.5 to 1, or than 3 to 1 for type of 18 pt
//! and more, or bold type of 14 pt and more. Contrast is judged by light alone, so what passes does so in black and white,
//! too.
//!
//! # Why it matters
//! Pale text vanishes for old eyes, in poor light, and on a photocopy.
//!
//! # Example
//! `body = { color = "#999999", .. }`, which is 2.85 to 1 on white.
//!
//! # Write instead
//! `body = { color = "#15191B", .. }`; in print 7 to 1 is a good aim.
//!
//! # Source
//! W3C, *Web Content Accessibility Guidelines 2.2*, 2023, 1.4.3.

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::form::Form;
use crate::geom::Length;
use crate::layout::{Color, Ground, Style};
use crate::light;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-14",
    title: "text stands out from its ground",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("contrast.rs"),
    check: Check::Layout(check),
};

/// Text of a style on a ground.
struct Pair {
    /// What sets it: a style and its color, or a color of the palette.
    what: String,
    /// What it stands on.
    on: String,
    style: Style,
    ground: Color,
}

fn check(source: &Source) -> Vec<Finding> {
    let found = pairs(source).into_iter().filter_map(|pair| {
        let is = light::contrast(pair.style.color, pair.ground);
        let least = least(&pair.style);
        (is < least).then(|| {
            let message = format!(
                "{} {} on {} {} has a contrast of {} to 1, {} is the least",
                pair.what,
                light::name(pair.style.color),
                pair.on,
                light::name(pair.ground),
                light::shown(is),
                light::shown(least)
            );
            Finding::new(message).hint(
                "make the text darker and the ground lighter, or the other way round",
            )
        })
    });
    found.collect()
}

/// The least contrast of text, in thousandths.
fn least(style: &Style) -> u32 {
    let large =
        style.size >= Length::pt(18) || style.bold && style.size >= Length::pt(14);
    if large { 3_000 } else { 4_500 }
}

/// Every style on every ground that the layout can set it on, as small as it can become.
fn pairs(source: &Source) -> Vec<Pair> {
    let layout = styles::smallest(source);
    let (palette, all) = (&layout.palette, &layout.styles);
    let mut pairs: Vec<Pair> = styles::of(&layout)
        .into_iter()
        .map(|(key, style)| Pair {
            what: format!("the style `{key}`"),
            on: "paper".to_owned(),
            // Heads of tables have a color of their own.
            style: if key == "table-head" {
                ink(style, palette.table_head)
            } else {
                style
            },
            ground: if key == "table-head" {
                palette.table_head.fill
            } else {
                Color::WHITE
            },
        })
        .collect();
    let mut on = |what: &str, style: Style, on: &str, ground: Color| {
        pairs.push(Pair {
            what: what.to_owned(),
            on: format!("`{on}`"),
            style,
            ground,
        });
    };
    on("the style `table`", all.table, "zebra", palette.zebra);
    on("the style `drug`", all.drug, "zebra", palette.zebra);
    on("the style `body`", all.body, "tint", palette.tint);
    on("the style `heading`", all.heading, "tint", palette.tint);
    let link = |style: Style| Style { color: palette.link, ..style };
    on("the color `link`", link(all.body), "paper", Color::WHITE);
    on("the color `link`", link(all.table), "zebra", palette.zebra);
    on("the color `link`", link(all.body), "tint", palette.tint);
    for (key, ground) in
        [("note", palette.note), ("warning", palette.warning), ("tip", palette.tip)]
    {
        on("the ink of its heading", ink(all.subheading, ground), key, ground.fill);
        on("the style `body`", all.body, key, ground.fill);
        on("the color `link`", link(all.body), key, ground.fill);
    }
    let bold = Style { bold: true, ..all.body };
    for (key, ground) in [
        ("emergency", palette.emergency),
        ("urgent", palette.urgent),
        ("routine", palette.routine),
    ] {
        on("the ink of its label", ink(bold, ground), key, ground.fill);
    }
    let covers = match source.layout.form {
        Form::Fold(_) | Form::Booklet(_) => true,
        Form::Flat | Form::Cut(_) => false,
    };
    if covers {
        on(
            "the smallest text",
            ink(all.note, palette.cover),
            "cover",
            palette.cover.fill,
        );
    }
    pairs
}

const fn ink(style: Style, ground: Ground) -> Style {
    Style { color: ground.ink, ..style }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_type_needs_less() {
        let style = |tenths, bold| Style {
            size: Length::tenths_pt(tenths),
            leading: Length::pt(20),
            bold,
            italic: false,
            color: Color::BLACK,
            tabular: false,
        };
        assert_eq!(least(&style(120, false)), 4_500);
        assert_eq!(least(&style(139, true)), 4_500);
        assert_eq!(least(&style(140, true)), 3_000);
        assert_eq!(least(&style(179, false)), 4_500);
        assert_eq!(least(&style(180, false)), 3_000);
    }
}
