//! META-07: the text does not take the place of advice
//!
//! # What it finds
//! In English: a text of more than 150 words that does not say that it cannot replace advice. A warning if it tells of
//! medicines, else a matter of style.
//!
//! # Why it matters
//! A sheet is written for many, advice is given to one. Where the two differ the advice holds, and the reader must know.
//!
//! # Example
//! A sheet about medicines without such a line.
//!
//! # Write instead
//! "This sheet does not take the place of advice from your care team."
//!
//! # Source
//! Cancer Care Ontario, information sheets on regimens, 2024, and NCODA, *Oral Chemotherapy Education*, 2024, which all
//! end with such a line.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-07",
    title: "the text does not take the place of advice",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("advice.rs"),
    check: Check::Words(check),
};

/// Words of such a line, as they are said in many ways.
const SAID: [&str; 14] = [
    "take the place of",
    "takes the place of",
    "instead of advice",
    "in place of advice",
    "not replace",
    "n't replace",
    "n’t replace",
    "no replacement for",
    "not a replacement",
    "substitute for",
    "not medical advice",
    "not a substitute",
    "general information",
    "follow the advice of your",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() || !subject.is_sheet() || subject.says(&SAID) {
        return Vec::new();
    }
    let medicines = subject.tells_medicines();
    let level = if medicines { Severity::Warning } else { Severity::Info };
    vec![
        Finding::new("nothing says that the text does not take the place of advice")
            .place(subject.handout.title.span)
            .hint("add a line such as: This sheet does not take the place of advice from your care team")
            .level(level),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::RULE;

    #[test]
    fn a_sheet_says_that_advice_comes_first() {
        let of = |line: &str| {
            let long = "Lung cancer can be treated. ".repeat(40);
            let blocks = vec![paragraph(&long), paragraph(line)];
            found(&RULE, &handout(vec![section("What is it?", blocks)])).len()
        };
        assert_eq!(of("Keep this page."), 1);
        assert_eq!(of("It does not take the place of advice from your care team."), 0);
        assert_eq!(of("This sheet doesn’t replace a talk with your doctor."), 0);
    }

    #[test]
    fn a_note_needs_no_such_line() {
        let note = handout(vec![section("When?", vec![paragraph("Come at 8 a.m.")])]);
        assert!(found(&RULE, &note).is_empty());
    }
}
