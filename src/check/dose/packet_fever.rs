//! packet-fever-differs: a fever begins at the same degree in every handout of a packet
//!
//! # What it finds
//! Two handouts of one packet that name different fevers to call about. A level of a call box is compared with the same
//! level elsewhere, and a sentence that says to call with all. Inside one handout MED-23 looks for the same.
//!
//! # Why it matters
//! The packet is one thing in the hand of one person. With two numbers for one fever, one of them is too late, and nobody
//! can say which handout is right.
//!
//! # Example
//! `Call us for a fever of 100.4 °F (38 °C) or higher` in the first handout, `a fever of 101 °F (38.3 °C)` in the second.
//!
//! # Write instead
//! The limit that the clinic has chosen, in the same numbers in each handout.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::passages::Passage;
use super::super::subject::Subject;
use super::degrees::{self, Span};
use super::temperature;
use crate::diag::Diagnostic;
use crate::handout::{BlockKind, Urgency};

/// The page of documentation.
pub(in crate::check) const PAGE: &str = include_str!("packet_fever.rs");

/// A fever that a handout says to call about.
struct Limit {
    /// The level of the call box that it stands in.
    level: Option<Urgency>,
    degrees: Span,
    /// As it is written.
    words: String,
    place: crate::span::Span,
}

/// What the handouts of a packet say differently.
pub(in crate::check) fn check(subjects: &[Subject<'_>]) -> Vec<Diagnostic> {
    let mut known: Vec<(&Subject<'_>, Limit)> = Vec::new();
    let mut found = Vec::new();
    for subject in subjects.iter().filter(|subject| subject.english()) {
        let limits = limits(subject);
        let agrees = |limit: &Limit| {
            let mut alike = known.iter().filter(|(_, other)| {
                limit.level.is_none()
                    || other.level.is_none()
                    || limit.level == other.level
            });
            let first = alike.clone().next();
            let one =
                alike.any(|(_, other)| degrees::agree(&other.degrees, &limit.degrees));
            first.filter(|_| !one)
        };
        for limit in &limits {
            if let Some((other, first)) = agrees(limit) {
                let message = format!(
                    "`{}` is not where a fever begins in the handout `{}` of this packet: `{}`",
                    limit.words, other.handout.id.words, first.words
                );
                found.push(
                    Diagnostic::warning("packet-fever-differs", message)
                        .at(limit.place)
                        .hint(
                            "say the clinic's limit in the same numbers in each handout",
                        ),
                );
            }
        }
        known.extend(limits.into_iter().map(|limit| (subject, limit)));
    }
    found
}

fn limits(subject: &Subject<'_>) -> Vec<Limit> {
    let mut limits = Vec::new();
    for passage in subject.passages.iter().filter(|passage| !passage.short) {
        let said = degrees::of(passage, true);
        for degrees in temperature::fevers_of(passage, &said) {
            let level = level(passage);
            if level.is_none() && !super::fever::to_call(passage, &degrees) {
                continue;
            }
            let range = passage.bytes(degrees.first, degrees.last);
            limits.push(Limit {
                level,
                words: passage.text.get(range.clone()).unwrap_or_default().to_owned(),
                place: passage.span(subject.files, range),
                degrees,
            });
        }
    }
    limits
}

fn level(passage: &Passage<'_>) -> Option<Urgency> {
    let BlockKind::Call(call) = &passage.block?.kind else { return None };
    Some(call.levels.get(passage.row?)?.urgency)
}
