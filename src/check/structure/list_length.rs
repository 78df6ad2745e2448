//! STR-04: lists are short and not deep
//!
//! # What it finds
//! A list or a box of points with more items than the profile asks for: 7 on a sheet, 5 in a brochure; 5 if most items
//! are of two sentences or more. A list inside a list inside a list. Checklists and the signs of a call box are not meant:
//! there everything must be on the list.
//!
//! # Why it matters
//! Nobody keeps ten things in mind. Groups of a few, each with a heading, are read and remembered.
//!
//! # Example
//! A list of 12 tips.
//!
//! # Write instead
//! Three lists of four tips, each with a small heading.
//!
//! # Source
//! CDC, *Simply Put*, 3rd edition, 2009 (7 items); Doak, Doak and Root, *Teaching Patients with Low Literacy Skills*, 1996
//! (5 items); the depth is this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{Block, BlockKind, Inlines, Item, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-04",
    title: "lists are short and not deep",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("list_length.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (_, block) in subject.blocks() {
        let items: Vec<&Inlines> = match &block.kind {
            BlockKind::List(list) => list.items.iter().map(|item| &item.text).collect(),
            BlockKind::Points(points) => points.items.iter().collect(),
            BlockKind::Text(_)
            | BlockKind::Heading(_)
            | BlockKind::Call(_)
            | BlockKind::Checklist(_)
            | BlockKind::Drugs(_)
            | BlockKind::Table(_)
            | BlockKind::Notice(_)
            | BlockKind::Figure(_)
            | BlockKind::Contacts(_)
            | BlockKind::Lines(_)
            | BlockKind::Fields(_)
            | BlockKind::Schedule(_)
            | BlockKind::Glossary(_)
            | BlockKind::Qr(_)
            | BlockKind::PageBreak => continue,
        };
        found.extend(too_long(subject, block, &items));
        if let BlockKind::List(list) = &block.kind
            && list.items.iter().flat_map(|item| &item.items).any(has_items)
        {
            let message = "a list stands inside a list inside a list";
            let hint = "make the outer list small headings, each with its list";
            found.push(told(block, message.to_owned(), hint.to_owned(), &items));
        }
    }
    found
}

const fn has_items(item: &Item) -> bool {
    !item.items.is_empty()
}

fn too_long(subject: &Subject<'_>, block: &Block, items: &[&Inlines]) -> Option<Finding> {
    let settings = subject.settings;
    let sentences = items.iter().filter(|item| of_sentences(&plain(item))).count();
    let (most, what) = if sentences * 2 > items.len() {
        (settings.list_sentences.min(settings.list), "items of more than one sentence")
    } else {
        (settings.list, "items")
    };
    (items.len() > most).then(|| {
        let message = format!("this list has {} {what}, {most} are enough", items.len());
        let hint =
            format!("part it into lists of {most} at most, each with a small heading");
        told(block, message, hint, items)
    })
}

fn told(block: &Block, message: String, hint: String, items: &[&Inlines]) -> Finding {
    let mut finding = Finding::new(message).place(block.span).hint(hint);
    // So that an author can silence the rule for one list.
    finding.words = items.first().map(|item| plain(item)).unwrap_or_default();
    finding
}

/// Whether it holds the end of a sentence and the beginning of another.
fn of_sentences(text: &str) -> bool {
    let wide = text.match_indices(['。', '！', '？']);
    let mut followed = wide.filter_map(|(at, end)| text.get(at + end.len()..));
    let ends = text.match_indices(['.', '!', '?', '؟', '۔', '।']);
    let mut after = ends.filter_map(|(at, end)| {
        text.get(at + end.len()..)?.strip_prefix([' ', '\u{a0}'])
    });
    let begins = |rest: &str| {
        let first = rest.trim_start_matches(['¿', '¡', '“', '«', '"']).chars().next();
        first.is_some_and(|first| first.is_alphabetic() && !first.is_lowercase())
    };
    after.any(begins) || followed.any(|rest| !rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    #[test]
    fn sentences_are_told_from_words_in_every_script() {
        for two in
            ["Rash. Call us.", "¿Tiene fiebre? ¡Llame!", "هل؟ اتصل", "发烧。请来电"]
        {
            assert!(of_sentences(two), "{two}");
        }
        for one in ["Rash.", "at 5 p.m. or later", "发烧。", "هل؟"] {
            assert!(!of_sentences(one), "{one}");
        }
    }

    use super::super::super::try_out::{block, found_in, handout, section, words};
    use super::{RULE, of_sentences};
    use crate::handout::{BlockKind, Checklist, Item, List};
    use crate::profile::Profile;

    fn items(count: usize, text: &str) -> Vec<Item> {
        let item = Item { text: words(text), items: Vec::new() };
        vec![item; count]
    }

    fn offends(items: Vec<Item>, profile: Profile) -> bool {
        let list = List { stem: None, numbered: false, items };
        let blocks = vec![block(BlockKind::List(list))];
        let handout = handout(vec![section("What is it?", blocks)]);
        !found_in(&RULE, &handout, profile, None).is_empty()
    }

    #[test]
    fn a_list_has_as_many_items_as_one_remembers() {
        assert!(!offends(items(7, "Rash"), Profile::TakeHome));
        assert!(offends(items(8, "Rash"), Profile::TakeHome));
        assert!(!offends(items(5, "Rash"), Profile::Brochure));
        assert!(offends(items(6, "Rash"), Profile::Brochure));
        let sentences = "Swallow it whole. Do not crush it.";
        assert!(!offends(items(5, sentences), Profile::TakeHome));
        assert!(offends(items(6, sentences), Profile::TakeHome));
    }

    #[test]
    fn a_checklist_may_be_long() {
        let list = Checklist {
            title: None,
            columns: 2,
            heading: None,
            items: vec![words("Cough"); 12],
            scale: Vec::new(),
            dates: 0,
        };
        let blocks = vec![block(BlockKind::Checklist(list))];
        let handout = handout(vec![section("What is it?", blocks)]);
        assert!(found_in(&RULE, &handout, Profile::TakeHome, None).is_empty());
    }

    #[test]
    fn lists_are_two_deep_at_most() {
        let nest = |items| vec![Item { text: words("One"), items }];
        assert!(!offends(nest(items(2, "Two")), Profile::TakeHome));
        assert!(offends(nest(nest(items(2, "Three"))), Profile::TakeHome));
    }

    #[test]
    fn a_sentence_ends_before_a_capital() {
        assert!(of_sentences("Swallow it whole. Do not crush it."));
        assert!(!of_sentences("Take 2.5 mL in the morning."));
        assert!(!of_sentences("Nausea, at 8 a.m. or later"));
    }
}
