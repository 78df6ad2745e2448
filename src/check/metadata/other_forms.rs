//! META-06: readers learn of other forms and languages
//!
//! # What it finds
//! In English: an approved text of more than 150 words that says nothing of large print, Easy Read, audio, other languages
//! or an interpreter. It is a matter of style.
//!
//! # Why it matters
//! Who cannot read the sheet does not know that there is one they could read, unless it says so.
//!
//! # Example
//! A sheet without such a line.
//!
//! # Write instead
//! "Ask us for this sheet in large print or in another language."
//!
//! # Source
//! NHS England, *Accessible Information Standard* (DAPB1605), 2025; US Department of Health and Human Services, rule on
//! Section 1557 of the Affordable Care Act, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::Status;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-06",
    title: "readers learn of other forms and languages",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("other_forms.rs"),
    check: Check::Words(check),
};

/// Words of such a line.
const SAID: [&str; 12] = [
    "large print",
    "larger print",
    "easy read",
    "other language",
    "another language",
    "other format",
    "another format",
    "different format",
    "your language",
    "interpreter",
    "braille",
    "audio",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let approved = subject.handout.status == Status::Approved;
    if !approved || !subject.english() || !subject.is_sheet() || subject.says(&SAID) {
        return Vec::new();
    }
    vec![Finding::new("nothing says that other forms or languages can be had").hint(
        "add a line such as: Ask us for this sheet in large print or in another language",
    )]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::RULE;
    use crate::handout::Status;

    #[test]
    fn an_approved_sheet_tells_of_other_forms() {
        let of = |status, line: &str| {
            let long = "Lung cancer can be treated. ".repeat(40);
            let blocks = vec![paragraph(&long), paragraph(line)];
            let mut handout = handout(vec![section("What is it?", blocks)]);
            handout.status = status;
            found(&RULE, &handout).len()
        };
        assert_eq!(of(Status::Approved, "Call us."), 1);
        assert_eq!(of(Status::Approved, "Ask for Large Print."), 0);
        assert_eq!(of(Status::Draft, "Call us."), 0);
    }
}
