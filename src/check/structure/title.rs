//! STR-01: a short title that says what it is about
//!
//! # What it finds
//! A title of more than 10 words.
//!
//! # Why it matters
//! A person with several sheets in a bag finds the right one by its title, at a glance.
//!
//! # Example
//! `title = "Some important information about the things you should know before you start your treatment"`
//!
//! # Write instead
//! `title = "Before you start treatment"`, and the rest as `subtitle`.
//!
//! # Source
//! CMS, *Toolkit for Making Written Material Clear and Effective*, 2010; the number is this program's own judgement, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-01",
    title: "a short title that says what it is about",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("title.rs"),
    check: Check::Words(check),
};

/// Words in a title, at most.
const MOST: usize = 10;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.parts_words() {
        return Vec::new();
    }
    let titles = subject.passages.iter().filter(|passage| passage.kind == Kind::Title);
    let long = titles.filter_map(|title| {
        let words = title.text.split_whitespace().count();
        (words > MOST).then(|| {
            let message = format!("the title has {words} words, {MOST} are enough");
            Finding::at(subject, title, 0..title.text.len(), message)
                .hint("say in the title what it is about, and the rest in the subtitle")
        })
    });
    long.collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, text};
    use super::RULE;

    #[test]
    fn a_title_has_ten_words_at_most() {
        let titled = |title: &str| {
            let mut handout = handout(Vec::new());
            handout.title = text(title);
            found(&RULE, &handout).len()
        };
        assert_eq!(titled("Stage IV lung cancer with an ALK gene change"), 0);
        assert_eq!(titled("One two three four five six seven eight nine ten"), 0);
        assert_eq!(titled("One two three four five six seven eight nine ten eleven"), 1);
    }
}
