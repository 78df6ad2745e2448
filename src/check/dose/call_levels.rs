//! MED-28: each level of a call box says what to do, and how fast
//!
//! # What it finds
//! A level of a call box whose label names no action (call, go, tell), or no time (now, today, within 24 hours, at your
//! next visit, or an emergency number, which is now), and a level without a sign.
//!
//! # Why it matters
//! In an emergency the label is all that is read. "Warning signs" tells nobody whether to wait for the morning.
//!
//! # Example
//! `label = "Serious side effects"`
//!
//! # Write instead
//! `label = "Call us today, at any hour"`
//!
//! # Source
//! This program's own judgement, 2026, after AHRQ, Patient Education Materials Assessment Tool, 2013, which asks for
//! actions.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context;
use crate::diag::Severity;
use crate::handout::BlockKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-28",
    title: "each level of a call box says what to do, and how fast",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("call_levels.rs"),
    check: Check::Words(check),
};

const ACTIONS: [&str; 23] = [
    "call", "phone", "ring", "dial", "text", "message", "contact", "tell", "ask", "go",
    "get", "see", "come", "visit", "page", "talk", "speak", "report", "stop", "reach",
    "write", "bring", "let",
];

/// Words that say how fast.
const TIMES: [&str; 28] = [
    "now",
    "today",
    "tonight",
    "immediately",
    "once",
    "away",
    "tomorrow",
    "next",
    "hour",
    "hours",
    "minutes",
    "day",
    "days",
    "night",
    "morning",
    "week",
    "visit",
    "appointment",
    "anytime",
    "time",
    "911",
    "999",
    "112",
    "000",
    "111",
    "988",
    "urgently",
    "first",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in &subject.passages {
        if passage.kind != Kind::CallLabel {
            continue;
        }
        let all = 0..passage.tokens.len();
        let says = |words: &[&str]| context::word(passage, all.clone(), words).is_some();
        if subject.english() && !says(&ACTIONS) {
            found.push(told(subject, passage, "does not say what to do"));
        } else if subject.english() && !says(&TIMES) {
            found.push(told(subject, passage, "does not say how fast"));
        }
        if empty(passage) {
            found.push(told(subject, passage, "has no sign below it"));
        }
    }
    found
}

/// Whether a level names no sign.
fn empty(label: &Passage<'_>) -> bool {
    let Some(BlockKind::Call(call)) = label.block.map(|block| &block.kind) else {
        return false;
    };
    let level = label.row.and_then(|row| call.levels.get(row));
    level.is_some_and(|level| level.text.is_none() && level.items.is_empty())
}

fn told(subject: &Subject<'_>, passage: &Passage<'_>, wrong: &str) -> Finding {
    let message = format!("`{}` {wrong}", passage.text.trim());
    let finding = Finding::at(subject, passage, 0..passage.text.len(), message);
    if wrong.starts_with("has") {
        finding.hint("name the signs that it is about")
    } else {
        finding.hint("write a label such as `Call 911 now` or `Call us within 24 hours`")
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, section, words};
    use super::RULE;
    use crate::handout::{BlockKind, Call, CallLevel, Urgency};

    fn said(label: &str, signs: &[&str]) -> Vec<String> {
        let level = CallLevel {
            urgency: Urgency::Urgent,
            label: words(label),
            text: None,
            items: signs.iter().map(|sign| words(sign)).collect(),
            fields: Vec::new(),
        };
        let call = Call { title: None, levels: vec![level] };
        found(&RULE, &handout(vec![section("When?", vec![block(BlockKind::Call(call))])]))
    }

    #[test]
    fn a_label_names_an_action_and_a_time() {
        for label in ["Serious side effects", "Call the clinic", "Today"] {
            assert_eq!(said(label, &["Fever"]), [label], "{label}");
        }
        assert_eq!(said("Call 911 now", &[]), ["Call 911 now"]);
    }

    #[test]
    fn what_to_do_and_how_fast_is_enough() {
        for label in [
            "Call 911 now",
            "Call 911",
            "Call us today, at any hour",
            "Tell us at your next visit",
            "Go to the emergency room right away",
            "Call within 24 hours",
        ] {
            assert_eq!(said(label, &["Fever"]), [""; 0], "{label}");
        }
    }
}
