//! LNG-09: headings that say what stands below
//!
//! # What it finds
//! Headings that say nothing (*Introduction*, *General information*), headings of more than 10 words, and, in a handout most
//! of whose sections are headed by questions, a section that is not.
//!
//! # Why it matters
//! A reader looks for the answer to one question, and finds it by the headings.
//!
//! # Example
//! `General information`
//!
//! # Write instead
//! `What is neuropathy?`
//!
//! # Source
//! US Code of Federal Regulations, 21 CFR 208.20, *Content and format of a Medication Guide*, 2003 edition (headings as
//! questions); the limits are this program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-09",
    title: "headings that say what stands below",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("heading_form.rs"),
    check: Check::Words(check),
};

/// Words in a heading, at most.
const WORDS: usize = 10;
/// Of so many sections it can be said what form most headings have.
const LEAST: usize = 4;
/// Headings that say nothing.
const EMPTY: [&str; 12] = [
    "introduction",
    "overview",
    "background",
    "general",
    "general information",
    "information",
    "further information",
    "more information",
    "miscellaneous",
    "other",
    "other information",
    "notes",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let headings: Vec<&Passage<'_>> = subject
        .passages
        .iter()
        .filter(|passage| passage.kind == Kind::Heading)
        .collect();
    let question =
        |heading: &Passage<'_>| heading.text.trim_end().ends_with(['?', '؟', '？']);
    let questions = headings.iter().filter(|heading| question(heading)).count();
    // Three of four make a rule; the fourth is an oversight.
    let mostly = headings.len() >= LEAST && questions * 4 >= headings.len() * 3;
    let mut found = Vec::new();
    for heading in headings {
        let whole = 0..heading.text.len();
        let text = heading.text.trim().trim_end_matches(':').to_lowercase();
        let words: usize = heading.sentences().iter().map(|each| each.length()).sum();
        let (message, hint) = if subject.english() && EMPTY.contains(&text.as_str()) {
            (
                "this heading says nothing about what stands below".to_owned(),
                "say it in the reader's words: `What is ...?`, `How do I ...?`",
            )
        } else if words > WORDS {
            (
                format!("this heading has {words} words, more than {WORDS}"),
                "say it in fewer words",
            )
        } else if mostly && !question(heading) {
            (
                "most headings are questions, and this one is not".to_owned(),
                "make it a question in the reader's voice: `What ...?`, `When do I ...?`",
            )
        } else {
            continue;
        };
        found.push(Finding::at(subject, heading, whole, message).hint(hint));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::RULE;

    fn of(headings: &[&str]) -> Vec<String> {
        let sections =
            headings.iter().map(|each| section(each, vec![paragraph("Call us.")]));
        found(&RULE, &handout(sections.collect()))
    }

    #[test]
    fn empty_and_long_headings_are_found() {
        assert_eq!(of(&["General information", "What is it?"]), ["General information"]);
        let long = "What you should know when you take this medicine at home";
        assert_eq!(of(&[long]), [long]);
    }

    #[test]
    fn headings_have_one_form() {
        assert_eq!(of(&["What?", "How?", "When?", "Side effects"]), ["Side effects"]);
        assert_eq!(of(&["What?", "How?", "Uses", "Side effects"]), [""; 0]);
        assert_eq!(of(&["What?", "How?", "When?", "Why?"]), [""; 0]);
    }
}
