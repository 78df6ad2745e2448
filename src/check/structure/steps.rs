//! STR-05: steps are numbered
//!
//! # What it finds
//! In English: a list with bullets whose items say that they come one after the other. "First" at one item and "then",
//! "next" or "finally" at another, or "Step 1" and "Step 2".
//!
//! # Why it matters
//! Numbers show where one is, and that the order matters.
//!
//! # Example
//! `list.items = ["First, wash your hands.", "Then open the bottle."]`
//!
//! # Write instead
//! `list.numbered = true` and `list.items = ["Wash your hands.", "Open the bottle."]`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, item 22; CDC, *Simply Put*, 3rd edition, 2009.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{BlockKind, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-05",
    title: "steps are numbered",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("steps.rs"),
    check: Check::Words(check),
};

/// How a first step begins.
const FIRST: [&str; 3] = ["first", "firstly", "step"];
/// How a later one does.
const LATER: [&str; 9] =
    ["then", "next", "second", "secondly", "third", "finally", "lastly", "last", "step"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let found = subject.blocks().filter_map(|(_, block)| {
        let BlockKind::List(list) = &block.kind else { return None };
        let mut begins = list.items.iter().map(|item| opening(&plain(&item.text)));
        let first = begins.next().is_some_and(|word| FIRST.contains(&word.as_str()));
        let later = begins.any(|word| LATER.contains(&word.as_str()));
        (first && later && !list.numbered).then(|| {
            Finding::new("these items are steps, one after the other")
                .place(block.span)
                .hint("write list.numbered = true, and leave out `first`, `then` and the like")
        })
    });
    found.collect()
}

/// The first word, in small letters.
fn opening(text: &str) -> String {
    let word = text
        .split(|each: char| !each.is_alphabetic())
        .find(|word| !word.is_empty());
    word.unwrap_or_default().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, section, words};
    use super::RULE;
    use crate::handout::{BlockKind, Item, List};

    fn offends(items: &[&str], numbered: bool) -> bool {
        let item = |text: &&str| Item { text: words(text), items: Vec::new() };
        let items = items.iter().map(item).collect();
        let list = List { stem: None, numbered, items };
        let blocks = vec![block(BlockKind::List(list))];
        !found(&RULE, &handout(vec![section("How?", blocks)])).is_empty()
    }

    #[test]
    fn steps_with_bullets_are_found() {
        let steps = ["First, wash your hands.", "Then open the bottle."];
        assert!(offends(&steps, false));
        assert!(!offends(&steps, true));
        assert!(offends(&["Step 1: wash", "Step 2: open"], false));
        assert!(!offends(&["First aid", "A list of your medicines"], false));
        assert!(!offends(&["Rash", "Next visit"], false));
    }
}
