//! STR-03: the sheet says what to do
//!
//! # What it finds
//! A text of more than 150 words that has nothing to do in it: no signs to call about, no points to remember, no numbered
//! steps, no boxes to tick, no place to write, no times to take a medicine, and nobody to reach.
//!
//! # Why it matters
//! People ask: what do I do now? A text that only explains leaves them alone with it.
//!
//! # Example
//! Paragraphs on what a disease is, and nothing else.
//!
//! # Write instead
//! A block that says what to do, why, how and when: `call.levels`, or a numbered list.
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, items 20 to 23; CDC, *Clear Communication Index*, 2014,
//! items 5 and 12 to 14.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::BlockKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-03",
    title: "the sheet says what to do",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("action.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let acts = subject.blocks().any(|(_, block)| acts(&block.kind));
    if acts || !subject.is_sheet() {
        return Vec::new();
    }
    let message = "the text explains, but says nowhere what to do";
    vec![Finding::new(message).place(subject.handout.title.span).hint(
        "add what to do, why, how and when: numbered steps, a call box, a checklist, or whom to call",
    )]
}

const fn acts(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Points(_)
        | BlockKind::Call(_)
        | BlockKind::Checklist(_)
        | BlockKind::Contacts(_)
        | BlockKind::Lines(_)
        | BlockKind::Fields(_)
        | BlockKind::Schedule(_) => true,
        BlockKind::List(list) => list.numbered,
        BlockKind::Text(_)
        | BlockKind::Heading(_)
        | BlockKind::Drugs(_)
        | BlockKind::Table(_)
        | BlockKind::Notice(_)
        | BlockKind::Figure(_)
        | BlockKind::Glossary(_)
        | BlockKind::Qr(_)
        | BlockKind::PageBreak => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, paragraph, section};
    use super::RULE;
    use crate::handout::{BlockKind, Lines};

    #[test]
    fn a_text_that_only_explains_is_found() {
        let long = || paragraph(&"Lung cancer can be treated. ".repeat(40));
        let lines = block(BlockKind::Lines(Lines { title: None, count: 2 }));
        let of =
            |blocks| found(&RULE, &handout(vec![section("What is it?", blocks)])).len();
        assert_eq!(of(vec![long()]), 1);
        assert_eq!(of(vec![long(), lines]), 0);
        assert_eq!(of(vec![paragraph("A few words.")]), 0);
    }
}
