//! TYP-18: the levels of a call box differ without color
//!
//! # What it finds
//! A call box whose levels have grounds that become nearly the same grey: less than 40 of 255 apart.
//!
//! # Why it matters
//! Sheets are photocopied, and some readers do not see colors apart. Each level says in words how urgent it is; the tone
//! is what makes the eye find the most urgent one first.
//!
//! # Example
//! `emergency = { fill = "#C00000", .. }` beside `routine = { fill = "#00703C", .. }`: the greys 94 and 97.
//!
//! # Write instead
//! A dark, a middle and a light tone.
//!
//! # Source
//! W3C, *Web Content Accessibility Guidelines 2.2*, 2023, 1.4.1; the number is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use crate::diag::Severity;
use crate::handout::{Block, BlockKind, Urgency};
use crate::layout::Color;
use crate::light;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-18",
    title: "the levels of a call box differ without color",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("color_only.rs"),
    check: Check::Layout(check),
};

/// Greys nearer than this look alike.
const APART: u8 = 40;

fn check(source: &Source) -> Vec<Finding> {
    let palette = &source.layout.palette;
    let handout = &source.handout;
    let blocks = handout.lead.iter();
    let blocks =
        blocks.chain(handout.sections.iter().flat_map(|section| &section.blocks));
    let levels = [
        (Urgency::Emergency, "emergency", palette.emergency.fill),
        (Urgency::Urgent, "urgent", palette.urgent.fill),
        (Urgency::Routine, "routine", palette.routine.fill),
    ];
    // Only levels that stand in one box are told apart by the eye.
    let boxes: Vec<Vec<Urgency>> = blocks.filter_map(urgencies).collect();
    let mut found = Vec::new();
    for (index, (one, name, fill)) in levels.iter().enumerate() {
        for (other, other_name, other_fill) in levels.iter().skip(index + 1) {
            let together =
                boxes.iter().any(|held| held.contains(one) && held.contains(other));
            if together && alike(*fill, *other_fill) {
                let message = format!(
                    "the grounds of `{name}` and `{other_name}` become the greys {} and {} of 255 on a photocopy",
                    light::grey(*fill),
                    light::grey(*other_fill)
                );
                let hint = format!(
                    "make one of them lighter or darker, so that they are {APART} apart"
                );
                found.push(Finding::new(message).hint(hint));
            }
        }
    }
    found
}

fn alike(one: Color, other: Color) -> bool {
    light::grey(one).abs_diff(light::grey(other)) < APART
}

fn urgencies(block: &Block) -> Option<Vec<Urgency>> {
    let BlockKind::Call(call) = &block.kind else { return None };
    Some(call.levels.iter().map(|level| level.urgency).collect())
}

#[cfg(test)]
mod tests {
    use super::{Color, alike};

    #[test]
    fn red_and_green_of_a_traffic_light_are_one_grey() {
        let red = Color { red: 0xc0, green: 0, blue: 0 };
        let green = Color { red: 0, green: 0x70, blue: 0x3c };
        let amber = Color { red: 0xff, green: 0xbf, blue: 0 };
        assert!(alike(red, green), "94 and 97");
        assert!(!alike(green, amber), "97 and 201");
    }
}
