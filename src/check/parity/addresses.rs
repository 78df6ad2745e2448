//! PAR-02: a translation holds the same telephone numbers and addresses
//!
//! # What it finds
//! Telephone numbers that stand in a translation more or less often than in its original, an error. Addresses of links and
//! codes that differ, a warning: the page in the other language may have another address.
//!
//! # Why it matters
//! One wrong digit, and the call at night reaches nobody.
//!
//! # Example
//! "1-800-222-1222", translated as "1-800-222-1122"
//!
//! # Write instead
//! The number of the original.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::compare::{self, Counts};
use crate::diag::Severity;
use crate::handout::{BlockKind, Handout, Inline};
use crate::reading;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-02",
    title: "a translation holds the same telephone numbers and addresses",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("addresses.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = compare::texts(subject, |was, is| of_text(subject, was, is));
    let Some(original) = subject.handout.original.as_deref() else { return found };
    let addresses = compare::differ(&links(&original.handout), &links(subject.handout));
    found.extend(addresses.into_iter().map(|difference| {
        let message = format!("the address `{}` {}", difference.what, difference.told());
        Finding::new(message)
            .place(subject.handout.title.span)
            .about(difference.what)
            .hint(format!("compare it with `{}`", original.file.words))
            .level(Severity::Warning)
    }));
    found
}

/// The telephone numbers of the same text in two languages.
fn of_text(
    subject: &Subject<'_>,
    was: &[&Passage<'_>],
    is: &[&Passage<'_>],
) -> Vec<Finding> {
    let before = compare::count(was.iter().copied(), dialled);
    let after = compare::count(is.iter().copied(), dialled);
    let found = compare::differ(&before, &after).into_iter().map(|difference| {
        let message = format!("the number `{}` {}", difference.what, difference.told());
        compare::place(subject, is, &difference.what, dialled, message)
            .about(difference.what)
            .hint("write the number of the original, in the same text")
    });
    found.collect()
}

fn dialled(passage: &Passage<'_>) -> Vec<(String, Range<usize>)> {
    if passage.kind == Kind::Phone {
        let digits: String = passage.text.chars().filter(char::is_ascii_digit).collect();
        return vec![(digits, 0..passage.tokens.len())];
    }
    compare::phones(passage)
}

/// The addresses of links and codes.
fn links(handout: &Handout) -> Counts {
    let mut counts = Counts::new();
    reading::each(handout, &mut |inlines| linked(inlines, &mut counts));
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    for block in handout.lead.iter().chain(sections) {
        if let BlockKind::Qr(qr) = &block.kind {
            *counts.entry(qr.url.words.clone()).or_default() += 1;
        }
    }
    counts
}

fn linked(inlines: &[Inline], counts: &mut Counts) {
    for inline in inlines {
        match inline {
            Inline::Link { url, inlines: _ } => {
                *counts.entry(url.words.clone()).or_default() += 1;
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Foreign { inlines: inner, language: _ } => linked(inner, counts),
            Inline::Words(_) | Inline::Fact(_) | Inline::Citation { .. } => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_translation, handout, section, text, translated, words,
    };
    use super::RULE;
    use crate::handout::{BlockKind, Inline, Qr};

    #[test]
    fn a_wrong_digit_is_found() {
        let of = |translation: &str| {
            found_in_translation(&RULE, "Call 1-800-222-1222 or 911.", translation)
        };
        assert_eq!(of("Llame al 1 800 222 1222 o al 911."), [""; 0]);
        assert_eq!(
            of("Llame al 1-800-222-1122 o al 911."),
            ["18002221122", "18002221222"]
        );
        assert_eq!(of("Llame."), ["18002221222"]);
    }

    #[test]
    fn an_address_of_a_link_or_code_is_compared() {
        let of = |address: &str| {
            let link = Inline::Link { url: text(address), inlines: words("this page") };
            let code = Qr { url: text("https://example.org"), caption: None };
            let blocks = vec![
                block(BlockKind::Text(vec![vec![link]])),
                block(BlockKind::Qr(code)),
            ];
            handout(vec![section("Where?", blocks)])
        };
        let same = translated(of("https://a.org"), of("https://a.org"));
        assert_eq!(found(&RULE, &same), [""; 0]);
        let other = translated(of("https://a.org"), of("https://b.org"));
        assert_eq!(found(&RULE, &other), ["https://a.org", "https://b.org"]);
    }
}
