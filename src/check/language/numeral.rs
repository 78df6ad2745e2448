//! LNG-12: amounts in digits
//!
//! # What it finds
//! Numbers written as words: *two tablets*, *for ten days*, *twenty-four hours*. At the beginning of a sentence they may stay.
//! *One* is found only before what is counted or measured (*one tablet*), because it is also a pronoun; *dozens* and
//! *hundreds* are no numbers.
//!
//! # Why it matters
//! Digits are found at a glance, by those too who read little of the language.
//!
//! # Example
//! `Take two tablets for ten days.`
//!
//! # Write instead
//! `Take 2 tablets for 10 days.`
//!
//! # Source
//! USP, General Chapter 17, *Prescription Container Labeling*, 2012 (numbers in digits); NHS, *A to Z of NHS health
//! writing*, as read in 2026.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::phrases::{after, before, begins, chosen, name, word_after, word_before};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-12",
    title: "amounts in digits",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("numeral.rs"),
    check: Check::Words(check),
};

/// Numbers as words.
const NUMBERS: [(&str, u32); 28] = [
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];
/// What is counted or measured: after these words digits cannot mean anything else.
const COUNTED: [&str; 44] = [
    "tablet",
    "tablets",
    "pill",
    "pills",
    "capsule",
    "capsules",
    "dose",
    "doses",
    "drop",
    "drops",
    "puff",
    "puffs",
    "patch",
    "patches",
    "spray",
    "sprays",
    "mg",
    "mcg",
    "ml",
    "milligrams",
    "milliliters",
    "unit",
    "units",
    "injection",
    "injections",
    "minute",
    "minutes",
    "hour",
    "hours",
    "days",
    "week",
    "weeks",
    "month",
    "months",
    "years",
    "times",
    "glass",
    "glasses",
    "cup",
    "cups",
    "degrees",
    "percent",
    "pound",
    "pounds",
];
/// Words before "one" that make it a pronoun or an emphasis.
const POINTING: [&str; 11] = [
    "any", "each", "every", "this", "that", "the", "no", "which", "another", "only",
    "even",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut free = (0, 0);
    for (at, place) in subject.index.places(NUMBERS.map(|(name, _)| name)) {
        let passage = &subject.passages[at];
        // The second word of "twenty-four" is met with the first.
        if !chosen(passage.kind) || (at, place) < free {
            continue;
        }
        let Some((value, last)) = number(passage, place) else { continue };
        free = (at, last + 1);
        let next = next_word(passage, last);
        let counted = COUNTED.contains(&next.as_str());
        let meant = if value == 1 {
            // "one or two tablets" is met at "two".
            counted && !POINTING.contains(&word_before(passage, place).as_str())
        } else {
            !idiom(passage, place, last)
        };
        if meant && !begins(passage, place) && !name(passage, place) {
            let bytes = passage.bytes(place, last);
            let written = passage.text.get(bytes.clone()).unwrap_or_default();
            let message = format!("`{written}` is easier to find as digits");
            found.push(
                Finding::at(subject, passage, bytes, message)
                    .replace(&value.to_string(), counted),
            );
        }
    }
    found
}

fn of(word: &str) -> Option<u32> {
    let word = NUMBERS.iter().find(|(name, _)| word.eq_ignore_ascii_case(name))?;
    Some(word.1)
}

/// The number that a token begins, with its last token: "twenty-four".
fn number(passage: &Passage<'_>, place: usize) -> Option<(u32, usize)> {
    let value = of(passage.token(place)).filter(|&value| value < 100)?;
    if passage.sort(place) != Sort::Word {
        return None;
    }
    let unit = of(passage.token(place + 2)).filter(|&unit| unit < 10);
    match (passage.token(place + 1), unit) {
        ("-" | " ", Some(unit)) if value >= 20 => Some((value + unit, place + 2)),
        (" ", None) if value < 10 && of(passage.token(place + 2)) == Some(100) => {
            Some((value * 100, place + 2))
        }
        _ => Some((value, place)),
    }
}

/// The word after a number, also behind a hyphen: "two-week".
fn next_word(passage: &Passage<'_>, last: usize) -> String {
    let next = word_after(passage, last);
    if next == "-" { word_after(passage, last + 1) } else { next }
}

/// Words that are numbers and yet no amount: fractions, "two-way", "on all fours", "the two of you".
fn idiom(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let next = next_word(passage, last);
    let fraction =
        ["third", "thirds", "quarter", "quarters", "fourth", "fourths", "half", "halves"];
    let of_you = word_before(passage, first) == "the" && next == "of";
    let glued = before(passage, first)
        .is_some_and(|before| before + 1 == first && passage.token(before) == "-");
    let thousands = after(passage, last).is_some_and(|next| {
        matches!(passage.token(next), "thousand" | "million" | "billion" | "hundred")
    });
    let number = next.starts_with(|each: char| each.is_ascii_digit());
    number
        || fraction.contains(&next.as_str())
        || next == "way"
        || of_you
        || glued
        || thousands
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found_in_words, mended};
    use super::RULE;

    #[test]
    fn numbers_in_words_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "Take two tablets. Do it for ten days and twenty-four hours."
            ),
            ["two", "ten", "twenty-four"]
        );
        assert_eq!(
            mended(&RULE, "Take two tablets for two-week rounds."),
            "Take 2 tablets for 2-week rounds."
        );
        assert_eq!(mended(&RULE, "Take one tablet or three."), "Take 1 tablet or three.");
        assert_eq!(
            found_in_words(&RULE, "About two hundred people came."),
            ["two hundred"]
        );
    }

    #[test]
    fn pronouns_idioms_and_first_words_are_left_alone() {
        for words in [
            "Take 2 tablets.",
            "The newer one works. One of them, or one you trust.",
            "Two nurses will help. “Ten days,” she said.",
            "Take one only if you can. That one pill is enough.",
            "The two of you. Two-thirds of it, or one-half. It goes two-way.",
            "Go to Six Flags, or to one place. Someday one day comes.",
            "This happens once or twice. The second visit is often long.",
            "A few hundred people. Drink eight 8-ounce glasses.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
