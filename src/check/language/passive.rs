//! LNG-04: who does what
//!
//! # What it finds
//! A handout in which more than 1 in 10 sentences is in the passive voice: a form of *be* or *get* with a participle at
//! most two words later. States (*is swollen*, *are tired*) and names (*is called*, *is used to treat*) are not counted.
//!
//! # Why it matters
//! "Your blood will be tested" leaves open who does it, and whether the reader has to do something.
//!
//! # Example
//! `The tablets should be taken with food. A test will be ordered.`
//!
//! # Write instead
//! `Take the tablets with food. Your doctor will order a test.`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, item 5 (the active voice); Texas Department of Insurance,
//! *Plain language checklist* (9 in 10 sentences active), as read in 2026.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::readability::counted;
use super::sentences::{self, Sentence, Word};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-04",
    title: "who does what",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("passive.rs"),
    check: Check::Words(check),
};

/// Of so many sentences one may be passive.
const ONE_IN: usize = 10;
/// A share of fewer sentences says nothing.
const LEAST: usize = 10;
/// So many are shown.
const SHOWN: usize = 3;
/// Participles that do not end in -ed.
const IRREGULAR: [&str; 58] = [
    "begun",
    "bitten",
    "blown",
    "born",
    "bought",
    "broken",
    "brought",
    "built",
    "caught",
    "chosen",
    "cut",
    "done",
    "drawn",
    "driven",
    "drunk",
    "eaten",
    "felt",
    "fed",
    "forgotten",
    "found",
    "given",
    "ground",
    "grown",
    "held",
    "heard",
    "hidden",
    "hurt",
    "kept",
    "known",
    "laid",
    "led",
    "left",
    "lent",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "put",
    "read",
    "said",
    "seen",
    "sent",
    "set",
    "shown",
    "shut",
    "split",
    "spread",
    "stolen",
    "sworn",
    "taken",
    "taught",
    "thought",
    "thrown",
    "told",
    "understood",
    "worn",
    "written",
];
/// Participles that tell a state, or a name, and no deed.
const STATES: [&str; 54] = [
    "advanced",
    "allowed",
    "approved",
    "based",
    "bored",
    "born",
    "built",
    "called",
    "complicated",
    "concerned",
    "confused",
    "constipated",
    "cracked",
    "crowded",
    "dehydrated",
    "depressed",
    "designed",
    "done",
    "embarrassed",
    "excited",
    "exhausted",
    "experienced",
    "finished",
    "frightened",
    "hurt",
    "inflamed",
    "infected",
    "interested",
    "involved",
    "known",
    "left",
    "limited",
    "located",
    "lost",
    "married",
    "meant",
    "named",
    "needed",
    "overwhelmed",
    "pleased",
    "prepared",
    "qualified",
    "related",
    "relaxed",
    "retired",
    "scared",
    "spread",
    "supposed",
    "surprised",
    "swollen",
    "tired",
    "upset",
    "used",
    "worried",
];
const BE: [&str; 12] = [
    "am", "is", "are", "was", "were", "be", "been", "being", "get", "gets", "got",
    "getting",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let (mut all, mut passive) = (0, 0);
    let mut shown: Vec<String> = Vec::new();
    for passage in subject.passages.iter().filter(|passage| counted(passage)) {
        if !sentences::running(passage.kind) {
            continue;
        }
        for sentence in passage.sentences() {
            all += 1;
            if is_passive(passage, sentence) {
                passive += 1;
                if shown.len() < SHOWN {
                    let text =
                        passage.text.get(sentence.bytes.clone()).unwrap_or_default();
                    shown.push(format!("say who does it: `{text}`"));
                }
            }
        }
    }
    if all < LEAST || passive * ONE_IN <= all {
        return Vec::new();
    }
    let message =
        format!("{passive} of {all} sentences do not say who does what (passive voice)");
    vec![shown.into_iter().fold(Finding::new(message), Finding::hint)]
}

fn is_passive(passage: &Passage<'_>, sentence: &Sentence) -> bool {
    let words = sentence.words.as_slice();
    let written = |word: &Word| passage.text.get(word.bytes.clone()).unwrap_or_default();
    words.iter().enumerate().any(|(at, verb)| {
        let verb_written = written(verb);
        if !BE.iter().any(|form| verb_written.eq_ignore_ascii_case(form)) {
            return false;
        }
        // Only "not" and adverbs may stand between.
        for word in words.iter().skip(at + 1).take(3) {
            let between = passage.text.get(verb.bytes.end..word.bytes.start);
            if between.unwrap_or_default().contains([',', ';', ':', '(', '.']) {
                return false;
            }
            let next = written(word).to_lowercase();
            if participle(&next) {
                return true;
            }
            if !(next == "not" || next.ends_with("ly") || adverb(&next)) {
                return false;
            }
        }
        false
    })
}

fn participle(word: &str) -> bool {
    let deed = word.len() > 4 && word.ends_with("ed") && !word.ends_with("eed");
    (deed || IRREGULAR.contains(&word)) && !STATES.contains(&word)
}

fn adverb(word: &str) -> bool {
    matches!(
        word,
        "also"
            | "often"
            | "never"
            | "always"
            | "still"
            | "then"
            | "being"
            | "been"
            | "sometimes"
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    const ACTIVE: &str =
        "Call us. Rest at home. Take your pills with food. You may feel tired. ";

    #[test]
    fn more_than_one_in_ten_is_told() {
        let one =
            format!("{}The tablets should not be taken at night.", ACTIVE.repeat(3));
        assert_eq!(found_in_words(&RULE, &one), [""; 0]);
        let two = format!("{one} Tests will be ordered.");
        assert_eq!(found_in_words(&RULE, &two), [""]);
    }

    #[test]
    fn states_and_names_are_no_deeds() {
        let words = "You are tired. It is called a scan. It is used to treat pain. Your legs are swollen. You are, she \
                     added, well. Is it advanced? It is an untreated spot. You are worried. It is limited. He is indeed well.";
        assert_eq!(found_in_words(&RULE, words), [""; 0]);
    }
}
