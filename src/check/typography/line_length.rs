//! TYP-06: lines are neither too long nor too short
//!
//! # What it finds
//! Running text whose full lines hold, on average, more or fewer characters than the profile asks for. What is counted is
//! what was set: the characters of each line of each paragraph, but for its last line. At most 80 are asked for on a
//! sheet, 70 in a brochure, 65 in large print, 50 in Easy Read; at least 30, and 20 on a wallet card. Of Chinese,
//! Japanese and Korean, whose characters are wide, half as many. In scripts whose letters are joined or stacked nobody has counted
//! how many the eye follows, so nothing is said. Of two languages beside each other the first is counted.
//!
//! # Why it matters
//! At the end of a long line the eye must travel back and may land on the wrong line. In very short lines it jumps more
//! than it reads.
//!
//! # Example
//! 12 pt type on Letter paper with margins of an inch: about 90 characters to a line.
//!
//! # Write instead
//! Larger type, wider margins or an indent, or two columns; for short lines, fewer columns or a wider panel.
//!
//! # Source
//! RNIB, *Clear Print guidelines*, as read in 2026 (60 to 70); W3C, *Web Content Accessibility Guidelines 2.1*, 2018, 1.4.8 (80 at
//! most, 40 if they are wide); CDC, *Simply Put*, 3rd edition, 2009 (40 to 50).

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::galley::{Item, Strip};
use crate::geom::Length;
use crate::language::{has_separate_letters, is_wide};
use crate::mark::{Ink, Owner};
use crate::source::Source;
use crate::structure::{NodeId, Role, Structure};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-06",
    title: "lines are neither too long nor too short",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("line_length.rs"),
    check: Check::Pages(check),
};

/// Fewer full lines say nothing about a layout.
const ENOUGH: usize = 8;

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let size = source.layout.styles.body.size;
    let language = &source.handout.language;
    if !is_wide(language) && !has_separate_letters(language) {
        return Vec::new();
    }
    let structure = &printed.galleys.structure;
    let (mut lines, mut characters) = (0, 0);
    let mut open: Option<(NodeId, usize)> = None;
    for item in &printed.galleys.main.items {
        let Item::Strip(strip) = item else { continue };
        let line = line(structure, strip, (size, source.layout.measure()));
        // A line is full if the same paragraph goes on below it.
        if let (Some((above, count)), Some((below, _))) = (open, line)
            && above == below
        {
            lines += 1;
            characters += count;
        }
        open = line;
    }
    if lines < ENOUGH {
        return Vec::new();
    }
    let settings = &source.layout.settings;
    let share = if is_wide(&source.handout.language) { 2 } else { 1 };
    let (most, least) = (settings.line_most / share, settings.line_least / share);
    let mean = characters / lines;
    let (what, hint) = if mean > most {
        (
            "more",
            format!(
                "make the type larger, the margins or the indent wider, or take two columns: {most} characters are enough"
            ),
        )
    } else if mean < least {
        (
            "fewer",
            format!(
                "take fewer columns or smaller margins: {least} characters are the least"
            ),
        )
    } else {
        return Vec::new();
    };
    let message = format!(
        "a full line of running text holds {mean} characters on average, {what} than the eye follows with ease"
    );
    vec![Finding::new(message).hint(hint)]
}

/// The paragraph that a strip is a line of, and how many characters of running text the line holds.
fn line(
    structure: &Structure,
    strip: &Strip,
    (size, measure): (Length, Length),
) -> Option<(NodeId, usize)> {
    let mut of = None;
    let mut count = 0;
    for mark in &strip.marks {
        let (Ink::Glyphs(glyphs, _), Owner::Node(leaf)) = (&mark.ink, mark.owner) else {
            continue;
        };
        // Numbers of citations are set smaller.
        if glyphs.size == size && mark.at.x < measure {
            count += glyphs.text.chars().count();
            of = of.or_else(|| paragraph(structure, leaf));
        }
    }
    Some((of?, count))
}

/// The paragraph of running text that a leaf belongs to; none for what stands in lists, cells and boxes.
fn paragraph(structure: &Structure, leaf: NodeId) -> Option<NodeId> {
    let mut at = structure.node(leaf).parent?;
    loop {
        let node = structure.node(at);
        match &node.role {
            Role::Link { .. } | Role::Reference | Role::NoteLink(_) | Role::Span => {
                at = node.parent?;
            }
            Role::Paragraph => return Some(at),
            Role::Document
            | Role::Part(_)
            | Role::Contents
            | Role::Entry
            | Role::PartLink(_)
            | Role::Section
            | Role::Heading(_)
            | Role::List { .. }
            | Role::Item
            | Role::Label
            | Role::Body
            | Role::Table
            | Role::TableHead
            | Role::TableBody
            | Role::Row
            | Role::HeadCell(_)
            | Role::Cell
            | Role::Caption
            | Role::Figure { .. }
            | Role::Note(_)
            | Role::Ink
            | Role::Field(_) => return None,
        }
    }
}
