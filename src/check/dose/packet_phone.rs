//! packet-phone-differs: a desk has the same number in every handout of a packet
//!
//! # What it finds
//! Two handouts of one packet that give one desk different telephone numbers, for the same hours if hours are given.
//! Inside one handout MED-24 looks for the same.
//!
//! # Why it matters
//! This number is dialed at night by somebody who is afraid. Of two numbers for one desk, one may ring where nobody is.
//!
//! # Example
//! `Nurse line` with 617-632-2134 in the first handout and with 617-632-2143 in the second.
//!
//! # Write instead
//! The number that is answered there, in each handout; best as `{phone.day}`, so that the clinic's profile says it once.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::passages::Kind;
use super::super::subject::Subject;
use super::phones::desk;
use super::telephone::digits;
use crate::diag::Diagnostic;
use std::collections::BTreeMap;

/// The page of documentation.
pub(in crate::check) const PAGE: &str = include_str!("packet_phone.rs");

/// What the handouts of a packet say differently.
pub(in crate::check) fn check(subjects: &[Subject<'_>]) -> Vec<Diagnostic> {
    let mut known: BTreeMap<String, (usize, String, String)> = BTreeMap::new();
    let mut found = Vec::new();
    for (place, subject) in subjects.iter().enumerate() {
        let region = subject.handout.language.split('-').next_back().unwrap_or_default();
        let plan = matches!(region, "US" | "CA");
        let mut who = String::new();
        for (at, passage) in subject.passages.iter().enumerate() {
            if passage.kind == Kind::Who {
                who = desk(&passage.text);
            }
            if passage.kind != Kind::Phone {
                continue;
            }
            let hours = subject.passages.get(at + 1);
            let hours = hours.filter(|behind| behind.kind == Kind::Hours);
            let hours = hours.map(|hours| desk(&hours.text)).unwrap_or_default();
            let (words, dialed) =
                (passage.text.trim().to_owned(), digits(&passage.text, plan));
            let own = (place, dialed.clone(), words.clone());
            let (first, number, other) =
                known.entry(format!("{who} {hours}")).or_insert(own);
            if *first == place || *number == dialed {
                continue;
            }
            let handout = subjects.get(*first).map(|first| &first.handout.id.words);
            let message = format!(
                "`{words}` is another number of the same desk than in the handout `{}` of this packet: `{other}`",
                handout.map(String::as_str).unwrap_or_default()
            );
            found.push(
                Diagnostic::warning("packet-phone-differs", message)
                    .at(passage.span(subject.files, 0..passage.text.len()))
                    .hint("write the same number everywhere, or say how the two differ"),
            );
        }
    }
    found
}
