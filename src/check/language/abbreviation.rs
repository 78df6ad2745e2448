//! LNG-07: abbreviations are spelled out
//!
//! # What it finds
//! An abbreviation in capital letters that is nowhere spelled out, in brackets beside it or as "called ...". A few that
//! everybody knows by their letters (CT, MRI, DNA, ID, US, TV, QR) need nothing, nor do Roman numbers, or words in capitals
//! for emphasis, which another rule looks at. Nor is anything said of letters about which another rule says more: shorthand
//! (MED-10), short names of medicines (MED-16), words that were never written (STR-12). The name of a gene is told by saying so: "the ALK gene".
//!
//! # Why it matters
//! Letters that the reader cannot fill with words say nothing, and the same letters mean different things in different
//! clinics.
//!
//! # Example
//! `Your ANC may be low.`
//!
//! # Write instead
//! `Your absolute neutrophil count (ANC) may be low.`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013; NHS, *A to Z of NHS health writing*, as
//! read in 2026; which need no explanation: this program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::super::{dose, structure};
use super::explained;
use super::phrases::{after, before, word_after, word_before};
use crate::diag::Severity;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-07",
    title: "abbreviations are spelled out",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("abbreviation.rs"),
    check: Check::Words(check),
};

/// Abbreviations that are better known than their words, and those that rules about doses look at.
const KNOWN: [&str; 58] = [
    "AIDS", "AM", "BID", "CD", "CDC", "COVID", "CT", "DC", "DNA", "DVD", "ECG", "EKG",
    "ER", "FAQ", "FDA", "GP", "HIV", "HS", "ID", "II", "IM", "IQ", "IU", "IV", "MD",
    "MRI", "NHS", "OD", "OK", "PDF", "PET", "PIN", "PM", "PO", "PR", "PRN", "QD", "QID",
    "QOD", "QR", "RN", "RNA", "SC", "SL", "SMS", "SOS", "SPF", "SQ", "STAT", "TB", "TID",
    "TTY", "TV", "UK", "US", "USA", "UV", "ZIP",
];
/// Words that are written in capitals for emphasis.
const EMPHASIS: [&str; 40] = [
    "ALL", "ALSO", "ALWAYS", "AND", "ANY", "ARE", "AT", "BE", "BEFORE", "AFTER", "BOTH",
    "BUT", "CALL", "CAN", "DAILY", "DAY", "DO", "EVERY", "FOR", "IF", "IN", "IS", "IT",
    "MAY", "MUST", "NEVER", "NO", "NOT", "NOW", "OF", "ON", "ONCE", "ONLY", "OR", "STOP",
    "TAKE", "THE", "TO", "TODAY", "YES",
];
/// Where a word is used: the passage, the bytes.
type Place = (usize, usize, usize);

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut used: BTreeMap<String, Place> = BTreeMap::new();
    let mut explained: BTreeSet<String> = BTreeSet::new();
    for (at, passage) in subject.passages.iter().enumerate() {
        if matches!(
            passage.kind,
            Kind::Say | Kind::Phone | Kind::Alt | Kind::Generic | Kind::Brand
        ) {
            continue;
        }
        for sentence in passage.sentences() {
            for word in sentence.words.iter().filter(|word| !word.aside) {
                for place in word.first..=word.last {
                    let Some(letters) = abbreviation(passage, place) else { continue };
                    let known = KNOWN.contains(&letters.as_str())
                        || EMPHASIS.contains(&letters.as_str())
                        || is_word(subject, &letters)
                        || shouted(passage, place)
                        || roman(passage, place, &letters);
                    if known {
                        continue;
                    }
                    let term = passage.kind == Kind::Term;
                    let gene = matches!(
                        word_after(passage, word.last).as_str(),
                        "gene" | "genes" | "protein"
                    );
                    if term || gene || explained::here(passage, word.first, word.last) {
                        explained.insert(letters.clone());
                    }
                    let bytes = passage.bytes(word.first, word.last);
                    used.entry(letters).or_insert((at, bytes.start, bytes.end));
                }
            }
        }
    }
    used.retain(|letters, _| !explained.contains(letters));
    if used.is_empty() {
        return Vec::new();
    }
    let said = said_elsewhere(subject);
    used.into_iter()
        .filter(|(letters, _)| !said.contains(letters))
        .filter_map(|(letters, (at, start, end))| {
            let passage = subject.passages.get(at)?;
            let message = format!("`{letters}` is not spelled out");
            Some(
                Finding::at(subject, passage, start..end, message)
                    .hint(format!(
                        "write the words where it first stands, then `({letters})`"
                    ))
                    .hint("or use everyday words and leave the letters out"),
            )
        })
        .collect()
}

/// Rules that say more about an abbreviation: shorthand, names of medicines, words that were never written.
const SAY_MORE: [&str; 3] = ["MED-10", "MED-16", "STR-12"];

/// The capital letters that other rules speak about.
fn said_elsewhere(subject: &Subject<'_>) -> BTreeSet<String> {
    let rules = dose::RULES.iter().chain(structure::RULES);
    let found = rules.filter(|rule| SAY_MORE.contains(&rule.id)).flat_map(|rule| {
        match rule.check {
            Check::Words(check) => check(subject),
            Check::Layout(_) | Check::Pages(_) => Vec::new(),
        }
    });
    found
        .flat_map(|finding| {
            let letters = finding.words.split(|each: char| !each.is_ascii_uppercase());
            letters.map(str::to_owned).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the handout also writes some letters as a word in small ones.
fn is_word(subject: &Subject<'_>, letters: &str) -> bool {
    let small = letters.to_lowercase();
    let places = subject.index.places([&small]);
    places
        .iter()
        .any(|&(at, place)| subject.passages[at].token(place) == small)
}

/// The capital letters of a token, two to six of them; a small s at the end is a plural.
fn abbreviation(passage: &Passage<'_>, place: usize) -> Option<String> {
    if passage.sort(place) != Sort::Word {
        return None;
    }
    let word = passage.token(place);
    let word = word
        .strip_suffix("’s")
        .or_else(|| word.strip_suffix("'s"))
        .unwrap_or(word);
    let letters = word.strip_suffix('s').unwrap_or(word);
    let capital = letters.chars().all(|each| each.is_ascii_uppercase());
    (capital && (2..=6).contains(&letters.len())).then(|| letters.to_owned())
}

/// Whether the word beside a token is in capitals, too: emphasis, or a title.
fn shouted(passage: &Passage<'_>, place: usize) -> bool {
    let capital = |at: Option<usize>| {
        at.is_some_and(|at| {
            let word = passage.token(at);
            word.len() > 1 && word.chars().all(|each| each.is_ascii_uppercase())
        })
    };
    capital(before(passage, place)) || capital(after(passage, place))
}

fn roman(passage: &Passage<'_>, place: usize, letters: &str) -> bool {
    letters.chars().all(|each| matches!(each, 'I' | 'V' | 'X'))
        || letters
            .chars()
            .all(|each| matches!(each, 'I' | 'V' | 'X' | 'A' | 'B' | 'C'))
            && matches!(
                word_before(passage, place).as_str(),
                "stage" | "type" | "grade" | "phase" | "level" | "class"
            )
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn letters_without_words_are_found_once() {
        let text = "Your ANC may be low. We check the ANC. Ask about WBCs.";
        assert_eq!(found_in_words(&RULE, text), ["ANC", "WBCs"]);
        assert_eq!(found_in_words(&RULE, "It is HER2-positive."), ["HER2-positive"]);
    }

    #[test]
    fn letters_with_words_are_not() {
        for text in [
            "Your absolute neutrophil count (ANC) may be low. ANC is a blood count.",
            "FISH (fluorescence in situ hybridization) makes it glow.",
            "Gene panel (next-generation sequencing, or NGS)",
            "It is a change in a gene called ALK. ALK grows.",
            "Part of the EGFR gene broke away. EGFR drives it.",
        ] {
            assert_eq!(found_in_words(&RULE, text), [""; 0], "{text}");
        }
    }

    #[test]
    fn what_another_rule_says_is_not_said_twice() {
        for text in [
            "Your dose: TBD. The time: TODO.",
            "Take MTX 15 mg every Monday.",
            "Take MS 10 mg, or MSO4 5 mg.",
            "Take 5 mg PO BID.",
        ] {
            assert_eq!(found_in_words(&RULE, text), [""; 0], "{text}");
        }
        assert_eq!(found_in_words(&RULE, "You have MS."), ["MS"]);
        assert_eq!(found_in_words(&RULE, "Take MTX. Your ANC is low."), ["ANC"]);
    }

    #[test]
    fn known_letters_numbers_and_emphasis_are_not() {
        for text in [
            "You may have a CT scan or an MRI. Show your ID. Scan the QR code.",
            "It is stage IV. Type II. Stage IIIB cancer.",
            "Do NOT stop. DO NOT STOP. Tell us NOW.",
            "COVID-19, vitamin B12, T3",
            "The US, the U.S. and Type IV",
            "See WWW.CANCER.GOV for more.",
        ] {
            assert_eq!(found_in_words(&RULE, text), [""; 0], "{text}");
        }
    }
}
