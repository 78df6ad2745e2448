//! META-08: readers can say what they miss
//!
//! # What it finds
//! An approved text of more than 150 words that names nobody to reach: no contact, no number, no code, no line to write a
//! number on. It is a matter of style.
//!
//! # Why it matters
//! Readers find what authors overlook, if they know whom to tell.
//!
//! # Example
//! A brochure without any contact.
//!
//! # Write instead
//! `contacts.items = [..]`, or `qr.url` with a form for comments.
//!
//! # Source
//! Patient Information Forum, *PIF TICK* criteria, 2020 (feedback).

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{BlockKind, Status};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-08",
    title: "readers can say what they miss",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("feedback.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let approved = subject.handout.status == Status::Approved;
    let route = subject.blocks().any(|(_, block)| {
        matches!(
            block.kind,
            BlockKind::Contacts(_) | BlockKind::Fields(_) | BlockKind::Qr(_)
        )
    });
    let reached = subject.passages.iter().any(|passage| {
        passage.kind == Kind::Phone
            || !passage.links.is_empty()
            // The labels of lines to write on in a call box.
            || passage.kind == Kind::Label
                && passage.block.is_some_and(|block| matches!(block.kind, BlockKind::Call(_)))
    });
    if !approved || route || reached || !subject.is_sheet() {
        return Vec::new();
    }
    vec![
        Finding::new("nothing says whom readers can reach").hint(
            "add contacts, or a code for a telephone's camera that leads to a form",
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, paragraph, section, text};
    use super::RULE;
    use crate::handout::{BlockKind, Qr, Status};

    #[test]
    fn an_approved_sheet_names_somebody() {
        let of = |more| {
            let mut blocks = vec![paragraph(&"Lung cancer can be treated. ".repeat(40))];
            blocks.extend(more);
            let mut handout = handout(vec![section("What is it?", blocks)]);
            handout.status = Status::Approved;
            found(&RULE, &handout).len()
        };
        let code = Qr { url: text("https://example.org"), caption: None };
        assert_eq!(of(None), 1);
        assert_eq!(of(Some(block(BlockKind::Qr(code)))), 0);
    }
}
