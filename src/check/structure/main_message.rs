//! STR-02: the main message comes first
//!
//! # What it finds
//! A sheet, brochure, large-print or Easy Read text of more than 150 words without a box of main points before or in its
//! first section. It is an error once the handout is approved, and a warning before.
//!
//! # Why it matters
//! A tired or frightened person may read only the first lines. They must hold what matters most.
//!
//! # Example
//! A first section with the history of the disease.
//!
//! # Write instead
//! A block before the first section: `points.items = ["Call us at once if you have a fever.", ..]`
//!
//! # Source
//! CDC, *Clear Communication Index*, 2014, items 1 to 3; that a note of 150 words is its own main message is this
//! program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::BlockKind;
use crate::profile::Profile;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-02",
    title: "the main message comes first",
    level: Severity::Error,
    by_profile: true,
    page: include_str!("main_message.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let asked = match subject.profile {
        Profile::Brochure
        | Profile::TakeHome
        | Profile::LargePrint
        | Profile::EasyRead => true,
        Profile::WalletCard => false,
    };
    let first = subject
        .blocks()
        .filter(|(section, _)| section.is_none_or(|section| section == 0));
    let has = first
        .into_iter()
        .any(|(_, block)| matches!(block.kind, BlockKind::Points(_)));
    if !asked || has || !subject.is_sheet() {
        return Vec::new();
    }
    let message = "the text does not begin with its main points";
    let hint = "add a block with one to three short points before the first section: points.items = [..]";
    let place = subject.handout.title.span;
    vec![Finding::new(message).place(place).hint(hint).missing(subject)]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found_in, handout, paragraph, section, words,
    };
    use super::RULE;
    use crate::handout::{Block, BlockKind, Points};
    use crate::profile::Profile;

    fn points() -> Block {
        let items = vec![words("Call us early.")];
        block(BlockKind::Points(Points { title: None, items }))
    }

    fn long() -> Block {
        paragraph(&"Lung cancer can be treated. ".repeat(40))
    }

    #[test]
    fn a_sheet_begins_with_its_points() {
        let offends = |sections: Vec<Vec<Block>>, profile| {
            let sections =
                sections.into_iter().map(|blocks| section("What is it?", blocks));
            let handout = handout(sections.collect());
            !found_in(&RULE, &handout, profile, None).is_empty()
        };
        let take_home = Profile::TakeHome;
        assert!(offends(vec![vec![long()]], take_home));
        assert!(offends(vec![vec![long()], vec![points()]], take_home), "too late");
        assert!(!offends(vec![vec![points(), long()]], take_home));
        assert!(!offends(vec![vec![long()]], Profile::WalletCard));
        assert!(!offends(vec![vec![paragraph("A few words.")]], take_home));
    }
}
