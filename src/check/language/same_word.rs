//! LNG-15: one word for one thing
//!
//! # What it finds
//! Two words for the same thing in one handout: *pill* and *tablet*, *doctor* and *physician*, *medicine* and *medication*. Words
//! side by side (*tablets or capsules*, *chemo (chemotherapy)*) tell kinds or explain each other and do not count.
//!
//! # Why it matters
//! A reader takes two words for two things, and looks for the second medicine.
//!
//! # Example
//! `Take the pills with food. Do not crush the tablets.`
//!
//! # Write instead
//! `Take the pills with food. Do not crush them.`
//!
//! # Source
//! *Easy Read Standard*, as read in 2026 (the same word for the same thing); *Federal Plain Language Guidelines*, 2011 (use
//! the same terms consistently).

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::phrases::{self, Hit, after, before, chosen, name, word_after, word_before};
use crate::diag::Severity;
use std::collections::BTreeMap;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-15",
    title: "one word for one thing",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("same_word.rs"),
    check: Check::Words(check),
};

/// Words for one thing, plural after singular, the plainest first.
const SAME: [&[(&str, &str)]; 11] = [
    &[("doctor", "doctors"), ("physician", "physicians"), ("clinician", "clinicians")],
    &[("pill", "pills"), ("tablet", "tablets")],
    &[("medicine", "medicines"), ("medication", "medications"), ("drug", "drugs")],
    &[("chemo", "chemos"), ("chemotherapy", "chemotherapies")],
    &[("belly", "bellies"), ("abdomen", "abdomens"), ("tummy", "tummies")],
    &[("swelling", "swellings"), ("edema", "edemas")],
    &[("tiredness", "tiredness"), ("fatigue", "fatigue")],
    &[
        ("care team", "care teams"),
        ("treatment team", "treatment teams"),
        ("medical team", "medical teams"),
    ],
    &[
        ("side effect", "side effects"),
        ("adverse effect", "adverse effects"),
        ("adverse reaction", "adverse reactions"),
    ],
    &[("shot", "shots"), ("injection", "injections")],
    &[("x-ray", "x-rays"), ("radiograph", "radiographs")],
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let words = SAME.iter().enumerate().flat_map(|(thing, same)| {
        same.iter().enumerate().flat_map(move |(which, (one, many))| {
            [(*one, (thing, which)), (*many, (thing, which))]
        })
    });
    // The first use of each word: the passage, the tokens.
    let mut used: BTreeMap<(usize, usize), (usize, usize, usize)> = BTreeMap::new();
    for Hit { at, first, last, entry } in phrases::find(subject, words) {
        let passage = &subject.passages[at];
        if chosen(passage.kind) && !beside(passage, first, last) && !name(passage, first)
        {
            used.entry(entry).or_insert((at, first, last));
        }
    }
    let mut found = Vec::new();
    let mut known: BTreeMap<usize, &str> = BTreeMap::new();
    for ((thing, which), (at, first, last)) in used {
        let word = SAME
            .get(thing)
            .and_then(|same| same.get(which))
            .map_or("", |word| word.0);
        let Some(plain) = known.get(&thing) else {
            known.insert(thing, word);
            continue;
        };
        let Some(passage) = subject.passages.get(at) else { continue };
        let message =
            format!("`{plain}` and `{word}` both stand for the same thing here");
        let bytes = passage.bytes(first, last);
        found.push(
            Finding::at(subject, passage, bytes, message)
                .hint(format!("write `{plain}` throughout, if both mean the same")),
        );
    }
    found
}

/// Whether a word stands beside another for the same, or a kind of it: "tablets or capsules", "chemo (chemotherapy)".
fn beside(passage: &Passage<'_>, first: usize, last: usize) -> bool {
    let sign =
        |place: Option<usize>| place.is_some_and(|place| passage.token(place) == "(");
    matches!(word_after(passage, last).as_str(), "or" | "and")
        || matches!(word_before(passage, first).as_str(), "or" | "and")
        || sign(before(passage, first))
        || sign(after(passage, last))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn a_second_word_is_found_once() {
        let text = "Take the pills. Do not crush the tablets. A tablet is small. See your physician. Ask the doctor.";
        assert_eq!(found_in_words(&RULE, text), ["physician", "tablets"]);
    }

    #[test]
    fn kinds_and_explanations_do_not_count() {
        for text in [
            "Take the pills. They are tablets or capsules.",
            "Chemo (chemotherapy) is strong. Chemo helps.",
            "Take your medicine. See the Drug Trials page.",
            "Take the tablets. Swallow each tablet.",
        ] {
            assert_eq!(found_in_words(&RULE, text), [""; 0], "{text}");
        }
    }
}
