//! LNG-08: the reader is addressed
//!
//! # What it finds
//! A section of sentences in which nobody is spoken to: no *you* or *your*, no question in the reader's voice (*I*, *my*),
//! and no sentence that tells the reader what to do (*Call us*).
//!
//! # Why it matters
//! Readers who are spoken to know that it is about them.
//!
//! # Example
//! `Patients should report a fever.`
//!
//! # Write instead
//! `Call us if you have a fever.`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, item 21 (the material addresses the user directly).

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::phrases::{begins, words};
use super::sentences::running;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-08",
    title: "the reader is addressed",
    level: Severity::Info,
    by_profile: false,
    page: include_str!("reader.rs"),
    check: Check::Words(check),
};

const READER: [&str; 12] = [
    "you", "your", "yours", "yourself", "you're", "you'll", "you've", "i", "my", "me",
    "we", "us",
];
/// Verbs that begin a sentence which tells the reader what to do.
const TELLING: [&str; 46] = [
    "ask", "avoid", "bring", "call", "check", "choose", "come", "cover", "do", "don't",
    "drink", "eat", "find", "follow", "get", "give", "go", "have", "hold", "keep",
    "learn", "let", "look", "make", "move", "never", "open", "plan", "please", "put",
    "read", "rest", "say", "search", "see", "show", "sit", "stay", "stop", "swallow",
    "take", "talk", "tell", "try", "use", "wash",
];

/// What is known of a section while it is read.
struct Open<'a, 'b> {
    number: usize,
    heading: Option<&'b Passage<'a>>,
    sentences: bool,
    addressed: bool,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut open: Option<Open<'_, '_>> = None;
    for passage in subject.passages.iter().filter(|passage| !passage.short) {
        let Some(number) = passage.section else { continue };
        if open.as_ref().is_none_or(|open| open.number != number) {
            found.extend(open.take().and_then(|open| told(subject, &open)));
        }
        let open = open.get_or_insert(Open {
            number,
            heading: None,
            sentences: false,
            addressed: false,
        });
        if passage.kind == Kind::Heading {
            open.heading = Some(passage);
        }
        open.sentences |= matches!(passage.kind, Kind::Paragraph | Kind::Notice);
        open.addressed = open.addressed || addresses(passage);
    }
    found.extend(open.and_then(|open| told(subject, &open)));
    found
}

fn told(subject: &Subject<'_>, open: &Open<'_, '_>) -> Option<Finding> {
    let heading = open.heading.filter(|_| open.sentences && !open.addressed)?;
    let message = "this section speaks to nobody";
    Some(Finding::at(subject, heading, 0..heading.text.len(), message).hint(
        "say \"you\" and \"your\", or tell the reader what to do: `Call us if ...`",
    ))
}

fn addresses(passage: &Passage<'_>) -> bool {
    let telling = running(passage.kind) || passage.kind == Kind::CallLabel;
    words(passage, 0).any(|(word, place)| {
        READER.contains(&word.as_ref())
            || telling && begins(passage, place) && TELLING.contains(&word.as_ref())
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::RULE;

    fn of(heading: &str, text: &str) -> Vec<String> {
        let first = section("What do I do?", vec![paragraph("Rest.")]);
        let last = section("And then?", vec![paragraph("Your team helps.")]);
        found(&RULE, &handout(vec![first, section(heading, vec![paragraph(text)]), last]))
    }

    #[test]
    fn a_section_speaks_to_the_reader() {
        assert_eq!(of("Fever", "Patients should report a fever."), ["Fever"]);
        assert_eq!(of("Fever", "Call the clinic about a fever."), [""; 0]);
        assert_eq!(of("Fever", "A fever is bad for your heart."), [""; 0]);
        assert_eq!(of("When do I call?", "A fever is bad."), [""; 0]);
    }
}
