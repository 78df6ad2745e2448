//! STR-08: when to call comes before side effects
//!
//! # What it finds
//! A box that says when to call, after a table of medicines or a heading about side effects. A box that is bound to the
//! cover, the flap or the back of a folded sheet is seen without reading on and may stand anywhere.
//!
//! # Why it matters
//! Whoever looks for help must not read through a list of side effects first.
//!
//! # Example
//! A section "Side effects", then a section "When to call".
//!
//! # Write instead
//! The call box before the first section, or before the medicines.
//!
//! # Source
//! NCI, *Chemotherapy and You*, 2018, and the sheets of Cancer Care Ontario, 2024, which open with whom to call; the order
//! is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::form::Part;
use crate::handout::{Block, BlockKind, Inlines, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-08",
    title: "when to call comes before side effects",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("call_first.rs"),
    check: Check::Words(check),
};

/// Side effects, in the languages that the program speaks.
const EFFECTS: [&str; 6] = [
    "side effect",
    "efectos secundarios",
    "efectos adversos",
    "الآثار الجانبية",
    "副作用",
    "tác dụng phụ",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let sections = &subject.handout.sections;
    let effects = |heading: &Inlines| {
        let heading = plain(heading).to_lowercase();
        EFFECTS.iter().any(|effects| heading.contains(effects))
    };
    let mut told = false;
    let mut last = None;
    for (section, block) in subject.blocks() {
        let of = section.and_then(|section| sections.get(section));
        let apart = of.and_then(|section| section.part).is_some_and(|part| match part {
            Part::Cover | Part::Flap | Part::Back => true,
            Part::Inside => false,
        });
        let about =
            last != section && of.is_some_and(|section| effects(&section.heading));
        last = section;
        told |= about || tells(block, &effects);
        if let BlockKind::Call(call) = &block.kind {
            if !told || apart {
                return Vec::new();
            }
            let message = "when to call is said only after the side effects";
            let mut finding = Finding::new(message)
                .place(block.span)
                .hint("move this box before the medicines and their side effects");
            finding.words =
                call.title.as_ref().map(|title| plain(title)).unwrap_or_default();
            return vec![finding];
        }
    }
    Vec::new()
}

/// Whether a block is about side effects.
fn tells(block: &Block, effects: &impl Fn(&Inlines) -> bool) -> bool {
    match &block.kind {
        BlockKind::Drugs(_) => true,
        BlockKind::Heading(heading) => effects(heading),
        BlockKind::Text(_)
        | BlockKind::List(_)
        | BlockKind::Points(_)
        | BlockKind::Call(_)
        | BlockKind::Checklist(_)
        | BlockKind::Table(_)
        | BlockKind::Notice(_)
        | BlockKind::Figure(_)
        | BlockKind::Contacts(_)
        | BlockKind::Lines(_)
        | BlockKind::Fields(_)
        | BlockKind::Schedule(_)
        | BlockKind::Glossary(_)
        | BlockKind::Qr(_)
        | BlockKind::PageBreak => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, call, found, handout, paragraph, section};
    use super::RULE;
    use crate::form::Part;
    use crate::handout::{Section, Urgency};

    fn sections(first: &str, part: Option<Part>) -> Vec<Section> {
        let effects = section(first, vec![paragraph("You may feel sick.")]);
        let mut calls = section("When to call", vec![block(call(&[Urgency::Urgent]))]);
        calls.part = part;
        vec![effects, calls]
    }

    #[test]
    fn the_call_box_comes_first() {
        let of = |sections| found(&RULE, &handout(sections)).len();
        assert_eq!(of(sections("What side effects may I have?", None)), 1);
        assert_eq!(of(sections("What side effects may I have?", Some(Part::Flap))), 0);
        assert_eq!(of(sections("What is it?", None)), 0);
        let mut first = sections("Side effects", None);
        first.reverse();
        assert_eq!(of(first), 0);
    }
}
