//! TYP-09: no running text in capitals
//!
//! # What it finds
//! More than 3 words in a row that are written in capital letters alone.
//!
//! # Why it matters
//! Words in capitals have no shape: all are blocks of one height, which a weak reader has to spell letter by letter.
//!
//! # Example
//! `DO NOT STOP YOUR PILLS ON YOUR OWN`
//!
//! # Write instead
//! `**Do not stop your pills on your own**`
//!
//! # Source
//! RNIB, *Clear Print*, as read in 2026; CMS, *Toolkit for Making Written Material Clear and Effective*, 2010.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-09",
    title: "no running text in capitals",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("capitals.rs"),
    check: Check::Words(check),
};

/// Words in capitals in a row, at most.
const MOST: usize = 3;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in &subject.passages {
        let mut run: Option<(usize, usize, usize)> = None;
        for place in 0..=passage.tokens.len() {
            let past = place == passage.tokens.len();
            match passage.sort(place) {
                Sort::Word if !past && capital(passage.token(place)) => {
                    let (first, _, words) = run.unwrap_or((place, place, 0));
                    run = Some((first, place, words + 1));
                }
                Sort::Space | Sort::Number if !past => {}
                Sort::Sign if matches!(passage.token(place), "-" | "\u{2011}" | "!") => {}
                Sort::Word | Sort::Space | Sort::Number | Sort::Sign => {
                    found.extend(run.take().and_then(|run| told(subject, passage, run)));
                }
            }
        }
    }
    found
}

fn told(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    (first, last, words): (usize, usize, usize),
) -> Option<Finding> {
    let message = format!("{words} words in a row are in capitals, more than {MOST}");
    (words > MOST).then(|| {
        Finding::at(subject, passage, passage.bytes(first, last), message)
            .hint("write small letters, and `**bold**` for what must stand out")
    })
}

/// Whether a word has capitals and no small letters.
fn capital(word: &str) -> bool {
    !word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn four_words_in_capitals_are_found() {
        assert_eq!(
            found_in_words(&RULE, "Please DO NOT STOP IT! CALL 911 NOW, she said."),
            ["DO NOT STOP IT! CALL 911 NOW"]
        );
        assert_eq!(
            found_in_words(&RULE, "НЕ ПРЕКРАЩАЙТЕ ПРИЁМ ТАБЛЕТОК"),
            ["НЕ ПРЕКРАЩАЙТЕ ПРИЁМ ТАБЛЕТОК"]
        );
    }

    #[test]
    fn three_words_and_abbreviations_are_not() {
        for words in [
            "DO NOT STOP your pills.",
            "You may have a CT, MRI, PET, EKG or DNA test.",
            "I am. I. A B c D",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
