//! MED-29: one set of digits, 0 to 9
//!
//! # What it finds
//! Digits other than 0 to 9: those of Arabic (`٥`), Persian (`۵`), Devanagari (`५`) and others, and the wide ones of Chinese and
//! Japanese (`５`).
//!
//! # Why it matters
//! Labels, pumps, scales, thermometers and telephones show 0 to 9. Where a sheet shows other digits as well, a dose must be read
//! twice, and `٥` is easily taken for 0. The rules on doses and telephones read 0 to 9 alone, so what is wrong in other digits is not
//! found.
//!
//! # Example
//! `٥ ملغ`
//!
//! # Write instead
//! `5 ملغ`
//!
//! # Source
//! This program's own judgement, 2026, after the rules on numbers of ISMP, *List of Error-Prone Abbreviations, Symbols, and Dose
//! Designations*, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-29",
    title: "one set of digits, 0 to 9",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("digits.rs"),
    check: Check::Words(check),
};

/// The zeros of other sets of digits; nine more follow each (Unicode, Nd).
const ZEROS: [char; 12] = [
    '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}', '\u{a66}', '\u{ae6}', '\u{be6}',
    '\u{e50}', '\u{ed0}', '\u{1040}', '\u{17e0}', '\u{ff10}',
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in &subject.passages {
        if passage.text.is_ascii() {
            continue;
        }
        let mut at = 0;
        while let Some((start, _)) = passage.text[at..]
            .char_indices()
            .find(|(_, each)| digit(*each).is_some())
        {
            let start = at + start;
            let rest = &passage.text[start..];
            let length = rest.find(|each| digit(each).is_none()).unwrap_or(rest.len());
            at = start + length;
            let written = &passage.text[start..at];
            let plain: String = written.chars().filter_map(digit).collect();
            let message = format!("`{written}` are digits of another set than 0 to 9");
            found.push(
                Finding::at(subject, passage, start..at, message).replace(&plain, false),
            );
        }
    }
    found
}

/// The digit from 0 to 9 that one of another set stands for.
fn digit(written: char) -> Option<char> {
    let value = |zero: &char| {
        let value = u32::from(written).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    };
    ZEROS.iter().find_map(value)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn digits_of_other_sets_are_found() {
        for (words, digits) in [
            ("خذ ٢٥ ملغ", "٢٥"),
            ("۵ mg", "۵"),
            ("५ मिलीग्राम", "५"),
            ("每次５毫克", "５"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [digits], "{words}");
        }
    }

    #[test]
    fn usual_digits_and_other_numbers_are_left_alone() {
        for words in ["خذ 5 ملغ", "每次5毫克，三次", "½ ² ③ IV"] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
