//! LNG-17: calm words that blame nobody
//!
//! # What it finds
//! Words that frighten more than they tell (*deadly*, *killer*) and words that make the person the illness or the fault
//! (*diabetics*, *suffers from*, *non-compliant*, *failed treatment*).
//!
//! # Why it matters
//! A frightened or ashamed reader stops reading, and does not call.
//!
//! # Example
//! `Non-compliant diabetics suffer from ulcers.`
//!
//! # Write instead
//! `People with diabetes who cannot take their medicine as planned may have ulcers.`
//!
//! # Source
//! NHS England, *Language Matters: Language and diabetes*, 2018; NHS, *Written information: general guidance* (no alarming
//! phrases), as read in 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::phrases::{self, Hit, chosen, name};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-17",
    title: "calm words that blame nobody",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("blame.rs"),
    check: Check::Words(check),
};

/// Words, and what to write instead.
const WORDS: [(&str, &str); 47] = [
    ("abuser", "person who uses, or has a problem with"),
    ("addict", "person with an addiction"),
    ("addicts", "people with an addiction"),
    ("alcoholic", "person with an alcohol problem"),
    ("alcoholics", "people with an alcohol problem"),
    ("asthmatics", "people with asthma"),
    ("bedridden", "who must stay in bed"),
    ("cancer sufferer", "person with cancer"),
    ("cancer sufferers", "people with cancer"),
    ("cancer victim", "person with cancer"),
    ("cancer victims", "people with cancer"),
    ("commit suicide", "die by suicide"),
    ("committed suicide", "died by suicide"),
    ("complained of", "had, or told us about"),
    ("complaining of", "having, or telling us about"),
    ("complains of", "has, or tells us about"),
    ("confined to a wheelchair", "who uses a wheelchair"),
    ("crippled", "with a disability"),
    ("deadly", "that can cause death, if it must be said"),
    ("diabetics", "people with diabetes"),
    ("epileptics", "people with epilepsy"),
    ("failed chemotherapy", "chemotherapy did not work"),
    ("failed the treatment", "the treatment did not work"),
    ("failed therapy", "the therapy did not work"),
    ("failed treatment", "the treatment did not work"),
    ("failure to comply", "what to do, and why"),
    ("handicapped", "with a disability"),
    ("hopeless", "what can still be done"),
    ("horrible", "what it feels like"),
    ("in denial", "what the person may feel"),
    ("killer", "what it does"),
    ("lethal", "that can cause death, if it must be said"),
    ("mentally ill", "with a mental illness"),
    ("non compliance", "not taking it as planned"),
    ("non compliant", "who cannot take it as planned"),
    ("noncompliance", "not taking it as planned"),
    ("noncompliant", "who cannot take it as planned"),
    ("nothing can be done", "what can still be done"),
    ("nothing more can be done", "what can still be done"),
    ("obese patients", "people with obesity"),
    ("substance abuse", "substance use"),
    ("suffer from", "have"),
    ("suffering from", "having"),
    ("suffers from", "has"),
    ("terrible", "what it feels like"),
    ("terrifying", "what to do"),
    ("wheelchair bound", "who uses a wheelchair"),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for Hit { at, first, last, entry } in phrases::find(subject, WORDS) {
        let passage = &subject.passages[at];
        if !chosen(passage.kind) || name(passage, first) {
            continue;
        }
        let bytes = passage.bytes(first, last);
        let written = passage.text.get(bytes.clone()).unwrap_or_default();
        let message = format!("`{written}` frightens or blames");
        found.push(
            Finding::at(subject, passage, bytes, message)
                .hint(format!("say it calmly: `{entry}`")),
        );
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn words_that_frighten_or_blame_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "Non-compliant diabetics suffer from it. It is deadly."
            ),
            ["Non-compliant", "diabetics", "suffer from", "deadly"]
        );
    }

    #[test]
    fn plain_truth_is_not() {
        for words in [
            "It can put your life in danger. Chemo kills fast-growing cells.",
            "Thoughts of suicide or self-harm. You can call Alcoholics Anonymous.",
            "You may have pain. If you are diabetic, tell us.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
