//! META-02: approved content about medicines names its reviewer
//!
//! # What it finds
//! A text with a table of medicines whose status is `approved` and that names nobody who reviewed it. Samples and drafts
//! say on every page that they are not approved.
//!
//! # Why it matters
//! Somebody with clinical knowledge must stand behind what a patient is told to swallow.
//!
//! # Example
//! `status = "approved"` without `reviewed-by`
//!
//! # Write instead
//! `reviewed-by = "Name, PharmD"`, the person who did review it; or `status = "draft"`.
//!
//! # Source
//! Patient Information Forum, *PIF TICK* criteria, 2020; National Library of Medicine, *Criteria for linking to materials in other
//! languages*, 2024 (process, dates and authority).

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{BlockKind, Status};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-02",
    title: "approved content about medicines names its reviewer",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("reviewer.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let handout = subject.handout;
    let drugs = subject
        .blocks()
        .any(|(_, block)| matches!(block.kind, BlockKind::Drugs(_)));
    let approved = match handout.status {
        Status::Approved => true,
        Status::Sample | Status::Draft => false,
    };
    if !drugs || !approved || handout.reviewed_by.is_some() {
        return Vec::new();
    }
    let message =
        "this approved text tells of medicines and names nobody who reviewed it";
    vec![Finding::new(message).place(handout.title.span).hint(
        "write reviewed-by = \"...\" with the clinician who reviewed it, or status = \"draft\"",
    )]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, drugs, found, handout, section, text};
    use super::RULE;
    use crate::handout::Status;

    #[test]
    fn somebody_stands_behind_what_is_approved() {
        let of = |status, reviewer: Option<&str>, medicine: bool| {
            let blocks =
                medicine.then(|| block(drugs("alectinib"))).into_iter().collect();
            let mut handout = handout(vec![section("Which medicine?", blocks)]);
            handout.status = status;
            handout.reviewed_by = reviewer.map(text);
            found(&RULE, &handout).len()
        };
        assert_eq!(of(Status::Approved, None, true), 1);
        assert_eq!(of(Status::Approved, Some("A pharmacist"), true), 0);
        assert_eq!(of(Status::Approved, None, false), 0);
        assert_eq!(of(Status::Sample, None, true), 0);
        assert_eq!(of(Status::Draft, None, true), 0);
    }
}
