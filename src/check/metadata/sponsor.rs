//! META-09: readers learn who paid
//!
//! # What it finds
//! In English: an approved text that names medicines by their brands in a table and says nothing of who paid for it. It is
//! a matter of style.
//!
//! # Why it matters
//! A text about a medicine that its maker paid for is read in another light.
//!
//! # Example
//! A sheet on six brands, without such a line.
//!
//! # Write instead
//! "No company paid for this sheet." Or the name of the one that did.
//!
//! # Source
//! Patient Information Forum, *PIF TICK* criteria, 2020; the rule is this program's own judgement, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::Status;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-09",
    title: "readers learn who paid",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("sponsor.rs"),
    check: Check::Words(check),
};

/// Words of such a line.
const SAID: [&str; 8] = [
    "sponsor",
    "funded",
    "funding",
    "paid for",
    "supported by",
    "grant from",
    "conflict of interest",
    "conflicts of interest",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let approved = subject.handout.status == Status::Approved;
    let brands = subject.passages.iter().any(|passage| passage.kind == Kind::Brand);
    if !approved || !brands || !subject.english() || subject.says(&SAID) {
        return Vec::new();
    }
    vec![
        Finding::new("the text names brands and does not say who paid for it")
            .hint("add a line such as: No company paid for this sheet, if that is so"),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, drugs, found, handout, paragraph, section, words,
    };
    use super::RULE;
    use crate::handout::{BlockKind, Status};

    #[test]
    fn a_text_that_names_brands_says_who_paid() {
        let of = |brand: Option<&str>, line: &str| {
            let mut table = drugs("alectinib");
            if let BlockKind::Drugs(drugs) = &mut table {
                drugs.rows[0].brand = brand.map(words);
            }
            let blocks = vec![block(table), paragraph(line)];
            let mut handout = handout(vec![section("Which?", blocks)]);
            handout.status = Status::Approved;
            found(&RULE, &handout).len()
        };
        assert_eq!(of(Some("Alecensa"), "Call us."), 1);
        assert_eq!(of(Some("Alecensa"), "No company paid for this sheet."), 0);
        assert_eq!(of(None, "Call us."), 0);
    }
}
