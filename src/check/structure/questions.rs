//! STR-10: there is room for questions
//!
//! # What it finds
//! A text of more than 150 words, other than a card, without lines to write on. It is a matter of style.
//!
//! # Why it matters
//! Questions come at home and are forgotten at the visit. A line for them invites to ask.
//!
//! # Example
//! A sheet that ends with its references.
//!
//! # Write instead
//! `lines.title = "My questions"` and `lines.count = 4`
//!
//! # Source
//! AHRQ, *Health Literacy Universal Precautions Toolkit*, 2nd edition, 2015 (encourage questions).

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::BlockKind;
use crate::profile::Profile;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-10",
    title: "there is room for questions",
    level: Severity::Info,
    by_profile: true,
    page: include_str!("questions.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let lines = subject
        .blocks()
        .any(|(_, block)| matches!(block.kind, BlockKind::Lines(_)));
    // Where sections were left out, the layout holds an extract of a longer text, such as a poster.
    let extract = subject.handout.left_out || subject.profile == Profile::WalletCard;
    if lines || extract || !subject.is_sheet() {
        return Vec::new();
    }
    vec![
        Finding::new("there is no place to write down questions")
            .hint("add a block with lines.title = \"My questions\" and lines.count = 4"),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, paragraph, section};
    use super::RULE;
    use crate::handout::{BlockKind, Lines};

    #[test]
    fn a_sheet_has_lines_for_questions() {
        let long = || paragraph(&"Lung cancer can be treated. ".repeat(40));
        let lines = block(BlockKind::Lines(Lines { title: None, count: 2 }));
        let of =
            |blocks| found(&RULE, &handout(vec![section("What is it?", blocks)])).len();
        assert_eq!(of(vec![long()]), 1);
        assert_eq!(of(vec![long(), lines]), 0);
        assert_eq!(of(vec![paragraph("A few words.")]), 0);
    }
}
