//! MED-28: each level of a call box says what to do, and how fast
//!
//! # What it finds
//! A level of a call box whose label names no action (call, go, tell), or no time (now, today, within 24 hours, at your
//! next visit, or an emergency number, which is now), and a level without a sign. A level `emergency` whose label does not
//! send for emergency help (911, an ambulance, the emergency room), and a level `emergency` or `urgent` whose label waits
//! for the next visit.
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
use crate::handout::{BlockKind, CallLevel, Urgency};

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

/// Who helps at once.
const HELP: [&str; 16] = [
    "911",
    "999",
    "112",
    "000",
    "111",
    "988",
    "emergency",
    "emergencies",
    "ambulance",
    "paramedics",
    "ER",
    "ED",
    "casualty",
    "hospital",
    "poison",
    "lifeline",
];

/// What waits.
const WAITS: [&str; 10] = [
    "next visit",
    "next appointment",
    "next checkup",
    "next check",
    "next time",
    "next week",
    "next clinic",
    "coming visit",
    "regular visit",
    "routine visit",
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
        let hurry = level(passage).map(|level| level.urgency).filter(|urgency| {
            subject.english()
                && match urgency {
                    Urgency::Emergency | Urgency::Urgent => true,
                    Urgency::Routine => false,
                }
        });
        if let Some(urgency) = hurry {
            if waits(passage) {
                found.push(told(subject, passage, "waits too long for its level"));
            } else if urgency == Urgency::Emergency && says(&ACTIONS) && !helps(passage) {
                found.push(told(subject, passage, "does not send for emergency help"));
            }
        }
        if empty(passage) {
            found.push(told(subject, passage, "has no sign below it"));
        }
    }
    found
}

/// The level of a label.
fn level<'a>(label: &Passage<'a>) -> Option<&'a CallLevel> {
    let BlockKind::Call(call) = &label.block?.kind else { return None };
    call.levels.get(label.row?)
}

/// Whether a label sends for those who help at once.
fn helps(label: &Passage<'_>) -> bool {
    let all = 0..label.tokens.len();
    context::word(label, all, &HELP).is_some()
        || ["A&E", "A & E"].iter().any(|words| label.text.contains(words))
}

/// Whether a label puts off what must be done now; `do not wait for your next visit` does not.
fn waits(label: &Passage<'_>) -> bool {
    let all = 0..label.tokens.len();
    context::find(label, all, &WAITS).is_some_and(|(first, _)| {
        context::word(label, 0..first, &["not", "don't", "don’t", "never", "before"])
            .is_none()
    })
}

/// Whether a level names no sign.
fn empty(label: &Passage<'_>) -> bool {
    level(label).is_some_and(|level| level.text.is_none() && level.items.is_empty())
}

fn told(subject: &Subject<'_>, passage: &Passage<'_>, wrong: &str) -> Finding {
    let message = format!("`{}` {wrong}", passage.text.trim());
    let finding = Finding::at(subject, passage, 0..passage.text.len(), message);
    if wrong.starts_with("has") {
        finding.hint("name the signs that it is about")
    } else if wrong.ends_with("help") {
        finding.hint("write the emergency number of the country, such as `Call 911 now`")
    } else if wrong.starts_with("waits") {
        finding
            .hint("write a label that says now or today, or make it level = \"routine\"")
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
        let wait = label.contains("next visit");
        said_of(if wait { Urgency::Routine } else { Urgency::Urgent }, label, signs)
    }

    fn said_of(urgency: Urgency, label: &str, signs: &[&str]) -> Vec<String> {
        let level = CallLevel {
            urgency,
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

    #[test]
    fn an_emergency_sends_for_help_at_once() {
        for label in [
            "Call us now",
            "Tell us today",
            "Go to the clinic now",
            "Tell us at your next visit",
            "Call 911 at your next visit",
        ] {
            assert_eq!(
                said_of(Urgency::Emergency, label, &["Fever"]),
                [label],
                "{label}"
            );
        }
        for label in [
            "Call 911 now",
            "Call 999 or 112",
            "Call an ambulance now",
            "Get emergency help now",
            "Go to the nearest ER now",
            "Go to A&E now",
            "Call 911, do not wait for your next visit",
        ] {
            assert_eq!(
                said_of(Urgency::Emergency, label, &["Fever"]),
                [""; 0],
                "{label}"
            );
        }
    }

    #[test]
    fn what_is_urgent_does_not_wait() {
        for label in ["Tell us at your next visit", "Ask at the next appointment"] {
            assert_eq!(said_of(Urgency::Urgent, label, &["Fever"]), [label], "{label}");
            assert_eq!(said_of(Urgency::Routine, label, &["Fever"]), [""; 0], "{label}");
        }
        let label = "Call us today, not at your next visit";
        assert_eq!(said_of(Urgency::Urgent, label, &["Fever"]), [""; 0]);
    }
}
