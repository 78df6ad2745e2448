//! LNG-18: the program's own words are in the language of the handout
//!
//! # What it finds
//! A handout in a language for which the program has no catalogue of words. What it sets itself (`Page 2 of 6`, `Warning`,
//! the status at the foot) is English then, and is tagged as English.
//!
//! # Why it matters
//! `Warning` warns nobody who does not read it, and a screen reader would say it with the sounds of another language.
//!
//! # Example
//! `language = "fr"`
//!
//! # Write instead
//! A language that has a catalogue; or give notices, diaries and tables headings of their own. A new catalogue is one file of words
//! (`src/words.rs` says how).
//!
//! # Source
//! W3C, *Web Content Accessibility Guidelines 2.2*, 2023, 3.1.2 (language of parts).

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::language::english_name;
use crate::words::Words;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-18",
    title: "the program's own words are in the language of the handout",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("own_words.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let language = &subject.handout.language;
    let Some(instead) = Words::of(language).stand_in() else { return Vec::new() };
    let message = format!(
        "the program's words are {}: there is no catalogue for `{language}`",
        english_name(instead)
    );
    let known: Vec<&str> = Words::languages().collect();
    vec![Finding::new(message).hint(format!(
        "see whether your readers know them: they stand at the foot of each page and over boxes and tables; there are catalogues for {}",
        known.join(", ")
    ))]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::RULE;

    #[test]
    fn a_language_without_words_is_told_once() {
        let of = |language: &str| {
            let two = || section("What?", vec![paragraph("One. Two.")]);
            let mut handout = handout(vec![two(), two()]);
            language.clone_into(&mut handout.language);
            found(&RULE, &handout).len()
        };
        for language in ["en-US", "es-US", "es-MX", "ar", "zh-Hans", "zh-CN", "vi"] {
            assert_eq!(of(language), 0, "{language}");
        }
        for language in ["fr", "zh-Hant", "ht"] {
            assert_eq!(of(language), 1, "{language}");
        }
    }
}
