//! STR-12: nothing is left to fill in by the author
//!
//! # What it finds
//! A section without any block; and words that stand for others: TBD, TBA, TODO, XXX, "lorem ipsum", "[insert ...]". In
//! anything but a sample also telephone numbers of the kind 555-01xx, which are given out for stories and reach nobody.
//!
//! # Why it matters
//! Someone will call the number that is printed.
//!
//! # Example
//! `Call the clinic at XXX-XXXX.`
//!
//! # Write instead
//! The number; or a contact without one, for which a line to write on is printed.
//!
//! # Source
//! This program's own judgement, 2026; numbers for fiction: North American Numbering Plan Administration, 555 line numbers.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use crate::diag::Severity;
use crate::handout::Status;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-12",
    title: "nothing is left to fill in by the author",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("placeholder.rs"),
    check: Check::Words(check),
};

/// Words in capitals that stand for others.
const STAND_INS: [&str; 4] = ["TBD", "TBA", "TODO", "FIXME"];
/// What an instruction in brackets begins with.
const ORDERS: [&str; 5] = ["insert", "add", "enter", "fill", "replace"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for section in &subject.handout.sections {
        if section.blocks.is_empty() {
            let heading = crate::handout::plain(&section.heading);
            found.push(
                Finding::new(format!("nothing stands under the heading `{heading}`"))
                    .place(section.span)
                    .hint("write the section, or leave its heading out"),
            );
        }
    }
    let real = subject.handout.status != Status::Sample;
    for passage in &subject.passages {
        for place in 0..passage.tokens.len() {
            if let Some(range) = stand_in(passage, place) {
                let words = passage.text.get(range.clone()).unwrap_or_default();
                let message =
                    format!("`{words}` stands for words that were never written");
                found.push(
                    Finding::at(subject, passage, range, message)
                        .hint("write what belongs there, or leave the line out"),
                );
            } else if let Some(range) = fictional(passage, place).filter(|_| real) {
                let words = passage.text.get(range.clone()).unwrap_or_default();
                let message =
                    format!("`{words}` is a number for stories and reaches nobody");
                found.push(
                    Finding::at(subject, passage, range, message)
                        .hint("write the real number, or leave it out: a line to write on is printed then"),
                );
            }
        }
    }
    found
}

/// The bytes of words at a token that stand for others.
fn stand_in(passage: &Passage<'_>, place: usize) -> Option<Range<usize>> {
    let word = passage.token(place);
    match passage.sort(place) {
        Sort::Word => {
            let crosses = word.len() >= 3 && word.bytes().all(|each| each == b'X');
            let lorem = word.eq_ignore_ascii_case("lorem")
                && passage.token(place + 2).eq_ignore_ascii_case("ipsum");
            let first = place.checked_sub(2).is_none_or(|before| {
                // `XXX-XXXX` is one.
                passage.token(place - 1) != "-"
                    || !passage.token(before).starts_with("XXX")
            });
            let single = STAND_INS.contains(&word) || crosses && first;
            (single || lorem)
                .then(|| passage.bytes(place, if lorem { place + 2 } else { place }))
        }
        Sort::Sign if matches!(word, "[" | "<" | "{") => {
            let order = passage.token(place + 1).to_ascii_lowercase();
            let closes = (place + 2..place + 20)
                .find(|at| matches!(passage.token(*at), "]" | ">" | "}"))?;
            ORDERS.contains(&order.as_str()).then(|| passage.bytes(place, closes))
        }
        Sort::Sign | Sort::Number | Sort::Space => None,
    }
}

/// The bytes of a telephone number that was set aside for stories: 555-0100 to 555-0199.
fn fictional(passage: &Passage<'_>, place: usize) -> Option<Range<usize>> {
    let line = passage.token(place + 2);
    let told = passage.token(place) == "555"
        && matches!(passage.token(place + 1), "-" | "‑" | "–" | " " | "\u{a0}")
        && line.len() == 4
        && line.starts_with("01")
        && passage.sort(place + 2) == Sort::Number;
    told.then(|| passage.bytes(place, place + 2))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found, found_in_words, handout, paragraph, section,
    };
    use super::RULE;
    use crate::handout::Status;

    #[test]
    fn words_that_stand_for_others_are_found() {
        for (words, named) in [
            ("Your dose: TBD", "TBD"),
            ("Call XXX-XXXX.", "XXX"),
            ("Lorem ipsum dolor sit amet.", "Lorem ipsum"),
            ("Call [insert phone number].", "[insert phone number]"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [named], "{words}");
        }
        for words in [
            "The nurse will insert a thin tube here.",
            "Todo el día",
            "See [1] and [a list].",
            "An X-ray",
            "Add milk.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn numbers_for_stories_are_for_samples() {
        let of = |status, words: &str| {
            let mut handout = handout(vec![section("Who?", vec![paragraph(words)])]);
            handout.status = status;
            found(&RULE, &handout)
        };
        assert_eq!(of(Status::Approved, "Call (617) 555-0134."), ["555-0134"]);
        assert_eq!(of(Status::Sample, "Call (617) 555-0134."), [""; 0]);
        assert_eq!(of(Status::Approved, "Call (617) 555-2134."), [""; 0]);
    }

    #[test]
    fn an_empty_section_is_found() {
        assert_eq!(found(&RULE, &handout(vec![section("Who?", Vec::new())])).len(), 1);
    }
}
