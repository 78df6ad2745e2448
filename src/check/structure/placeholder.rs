//! STR-12: nothing is left to fill in by the author
//!
//! # What it finds
//! A section without any block; and words that stand for others: TBD, TBA, TODO, XXX, `???`, "lorem ipsum", "[insert ...]",
//! "insert name here", "dose: to be decided", "fill in later", and a number that lacks digits: `___-___-____`. The head of
//! the file is looked at as well: its title, number, version and reviewer. Four or more `_` by themselves are a line to
//! write on, and fine. In anything but a sample also telephone numbers of the kind 555-01xx, which are given out for
//! stories and reach nobody.
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
use crate::handout::{Handout, Status, Text};
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
const STAND_INS: [&str; 6] = ["TBD", "TBA", "TODO", "FIXME", "tbd", "tba"];
/// What is put off, where it is all that is said: `Dose: to be decided`.
const PUT_OFF: [&str; 9] = [
    "to be decided",
    "to be determined",
    "to be confirmed",
    "to be announced",
    "to be added",
    "to be written",
    "to be filled in",
    "to fill in",
    "fill in",
];
/// What all of these begin with.
const FIRST: [&str; 2] = ["to", "fill"];
/// What may stand behind it.
const LATER: [&str; 2] = ["later", "soon"];
/// What is to be inserted: `insert name here`.
const INSERTED: [&str; 17] = [
    "name",
    "number",
    "phone",
    "telephone",
    "date",
    "time",
    "dose",
    "text",
    "title",
    "address",
    "hours",
    "logo",
    "clinic",
    "hospital",
    "doctor",
    "nurse",
    "medicine",
];
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
    let head: Vec<Passage<'_>> = head(subject.handout).map(Passage::of_head).collect();
    for passage in head.iter().chain(&subject.passages) {
        let mut told = 0;
        for place in 0..passage.tokens.len() {
            if passage.bytes(place, place).start < told {
                continue;
            }
            if let Some(range) = stand_in(passage, place) {
                told = range.end;
                let words = passage.text.get(range.clone()).unwrap_or_default();
                let message =
                    format!("`{words}` stands for words that were never written");
                found.push(
                    Finding::at(subject, passage, range, message)
                        .hint("write what belongs there, or leave the line out"),
                );
            } else if let Some(range) = real.then(|| fictional(passage, place)).flatten()
            {
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

/// What the head of the file says; the title and the line below it are passages.
fn head(handout: &Handout) -> impl Iterator<Item = &Text> {
    let (title, short) = (&handout.title, &handout.short_title);
    let own = short.words != title.words || short.span != title.span;
    [&handout.id, &handout.version]
        .into_iter()
        .chain(Some(short).filter(|_| own))
        .chain(&handout.kind)
        .chain(&handout.reviewed_by)
}

/// The bytes of words at a token that stand for others.
fn stand_in(passage: &Passage<'_>, place: usize) -> Option<Range<usize>> {
    let word = passage.token(place);
    match passage.sort(place) {
        Sort::Word => {
            let crosses = word.len() >= 3 && word.bytes().all(|each| each == b'X');
            let lorem = word.eq_ignore_ascii_case("lorem")
                && passage.token(place + 2).eq_ignore_ascii_case("ipsum");
            let first = || {
                place.checked_sub(2).is_none_or(|before| {
                    // `XXX-XXXX` is one.
                    passage.token(place - 1) != "-"
                        || !passage.token(before).starts_with("XXX")
                })
            };
            let single = STAND_INS.contains(&word) || crosses && first();
            if single || lorem {
                return Some(passage.bytes(place, if lorem { place + 2 } else { place }));
            }
            let last = put_off(passage, place).or_else(|| inserted(passage, place))?;
            Some(passage.bytes(place, last))
        }
        Sort::Sign if matches!(word, "?" | "？" | "؟") => {
            let last = (place..)
                .take_while(|at| passage.token(*at) == word)
                .last()
                .filter(|last| last - place >= 2)?;
            let begins = place.checked_sub(1).is_none_or(|at| {
                passage.sort(at) == Sort::Space || matches!(passage.token(at), "(" | ":")
            });
            begins.then(|| passage.bytes(place, last))
        }
        Sort::Sign if matches!(word, "[" | "<" | "{") => {
            let order = passage.token(place + 1).to_ascii_lowercase();
            let closes = (place + 2..place + 20)
                .find(|at| matches!(passage.token(*at), "]" | ">" | "}"))?;
            ORDERS.contains(&order.as_str()).then(|| passage.bytes(place, closes))
        }
        Sort::Sign | Sort::Number => {
            lacking(passage, place).map(|last| passage.bytes(place, last))
        }
        Sort::Space => None,
    }
}

/// The last token of some words with white space between, if they stand at a token.
fn phrase(passage: &Passage<'_>, place: usize, words: &str) -> Option<usize> {
    let mut last = place;
    for (at, word) in words.split(' ').enumerate() {
        last = place + 2 * at;
        if !passage.token(last).eq_ignore_ascii_case(word) {
            return None;
        }
    }
    Some(last)
}

/// The last token of words that put something off: `to be decided`, by nobody, where a value should stand.
fn put_off(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let first = passage.token(place);
    if !FIRST.iter().any(|word| first.eq_ignore_ascii_case(word)) {
        return None;
    }
    let last = PUT_OFF.iter().find_map(|words| phrase(passage, place, words))?;
    let begins = place.checked_sub(1).is_none_or(|at| {
        let earlier = at.checked_sub(1).map(|at| passage.token(at)).unwrap_or_default();
        let sign = |token: &str| matches!(token, ":" | "(" | "[" | "–" | "—" | "-" | "=");
        sign(passage.token(at)) || sign(earlier) || matches!(earlier, "is" | "are")
    });
    let later = LATER.iter().any(|word| passage.token(last + 2) == *word);
    let last = if later { last + 2 } else { last };
    let ends = passage.token(last + 1).is_empty()
        || matches!(passage.token(last + 1), "." | "," | ";" | ")" | "]" | "!");
    (begins && ends).then_some(last)
}

/// The last token of `insert name here`.
fn inserted(passage: &Passage<'_>, place: usize) -> Option<usize> {
    if !passage.token(place).eq_ignore_ascii_case("insert") {
        return None;
    }
    let named = (place + 2..place + 8).find(|at| {
        INSERTED
            .iter()
            .any(|word| passage.token(*at).eq_ignore_ascii_case(word))
    })?;
    (named + 2..named + 6).find(|at| passage.token(*at) == "here")
}

/// The last token of a number in whose place `_` stand, one to three in a row: `___-___-____`, `617-___-____`.
fn lacking(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let part = |at: usize| {
        matches!(passage.token(at), "_" | "-" | "\u{2011}" | "(" | ")")
            || passage.sort(at) == Sort::Number
            || passage.token(at) == " "
                && passage.token(at.wrapping_sub(1)) == ")"
                && passage.token(at + 1) == "_"
    };
    let blank = |at: usize| passage.token(at) == "_";
    if place > 0 && part(place - 1) || !(blank(place) || part(place)) {
        return None;
    }
    let last = (place..).take_while(|at| part(*at)).last()?;
    let words = passage.text.get(passage.bytes(place, last))?;
    let groups: Vec<&str> = words
        .split(['-', '\u{2011}', '(', ')', ' '])
        .filter(|group| !group.is_empty())
        .collect();
    let short = |group: &&str| group.contains('_') && group.len() < 4;
    let joined = words.contains(['-', '\u{2011}', ')']);
    let solid = place > 0 && passage.sort(place - 1) == Sort::Word
        || passage.sort(last + 1) == Sort::Word;
    (groups.len() > 1 && joined && !solid && groups.iter().any(short)).then_some(last)
}

/// The bytes of a telephone number that was set aside for stories: 555-0100 to 555-0199.
fn fictional(passage: &Passage<'_>, place: usize) -> Option<Range<usize>> {
    let line = || passage.token(place + 2);
    let told = passage.token(place) == "555"
        && matches!(passage.token(place + 1), "-" | "‑" | "–" | " " | "\u{a0}")
        && line().len() == 4
        && line().starts_with("01")
        && passage.sort(place + 2) == Sort::Number;
    told.then(|| passage.bytes(place, place + 2))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found, found_in_words, handout, paragraph, section, text,
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
            ("Your dose: to be decided.", "to be decided"),
            ("To be determined", "To be determined"),
            ("Your next visit is to be determined later.", "to be determined later"),
            ("Fill in later", "Fill in later"),
            ("Call insert name here now.", "insert name here"),
            ("Insert the phone number here", "Insert the phone number here"),
            ("Call [insert name here].", "[insert name here]"),
            ("Call us at ???", "???"),
            ("Call us at ___-___-____.", "___-___-____"),
            ("Call (___) ___-____ or rest.", "(___) ___-____"),
            ("Call 617-___-____ now.", "617-___-____"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [named], "{words}");
        }
        for words in [
            "The nurse will insert a thin tube here.",
            "Todo el día",
            "See [1] and [a list].",
            "An X-ray",
            "Add milk.",
            "The dose has to be decided by you and your doctor.",
            "What to do is to be decided with your doctor.",
            "Fill in the diary every day. Fill in: the date.",
            "Fill in below",
            "Insert the tube here. Write your name here: ______",
            "Really? Why??? Ask.",
            "Call us at ____________, or ____-____.",
            "(617) 632-2134, 1-800-222-1222, 5-10 mg",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn the_head_of_the_file_is_written_too() {
        let whole = || handout(vec![section("Who?", vec![paragraph("Call us.")])]);
        assert_eq!(found(&RULE, &whole()), [""; 0]);
        let mut reviewed = whole();
        reviewed.reviewed_by = Some(text("TBD"));
        assert_eq!(found(&RULE, &reviewed), ["TBD"]);
        reviewed.reviewed_by = Some(text("Thuy Bui-Dinh, PharmD"));
        assert_eq!(found(&RULE, &reviewed), [""; 0]);
        let mut titled = whole();
        titled.title = text("TODO");
        titled.short_title = text("TODO");
        assert_eq!(found(&RULE, &titled), ["TODO"]);
        let mut numbered = whole();
        numbered.id = text("XXX-1");
        numbered.version = text("???");
        assert_eq!(found(&RULE, &numbered), ["XXX", "???"]);
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
