//! MED-14: generic names are small, brand names have a capital, and the generic name comes first
//!
//! # What it finds
//! For the medicines of a table: a generic name with a capital letter, also inside a sentence; a brand name without one,
//! anywhere; and `Brand (generic)` instead of `generic (Brand)`.
//!
//! # Why it matters
//! On the bottle stand both names. Written alike everywhere, they are known again, and nobody takes them for two medicines.
//!
//! # Example
//! `Take Alecensa (Alectinib) with food.`
//!
//! # Write instead
//! `Take alectinib (Alecensa) with food.`
//!
//! # Source
//! This program's own judgement, 2026; the order is that of USP and FDA labels.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{before, ends, next};
use crate::diag::Severity;
use std::collections::{BTreeMap, BTreeSet};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-14",
    title: "generic names are small, brand names have a capital, and the generic name comes first",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("drug_names.rs"),
    check: Check::Words(check),
};

/// The names of a handout's tables of medicines, in small letters.
#[derive(Default)]
struct Names {
    generic: BTreeSet<String>,
    brand: BTreeMap<String, String>,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    let mut names = Names::default();
    for passage in &subject.passages {
        let name = passage.text.trim();
        // Names of several words are left to the author.
        let single = name.len() > 3 && name.chars().all(char::is_alphabetic);
        if single && passage.kind == Kind::Generic {
            names.generic.insert(name.to_lowercase());
        }
        if single && passage.kind == Kind::Brand {
            names.brand.insert(name.to_lowercase(), name.to_owned());
        }
    }
    names.brand.retain(|brand, _| !names.generic.contains(brand));
    if names.generic.is_empty() && names.brand.is_empty() {
        return found;
    }
    for (at, place) in
        subject.index.places(names.generic.iter().chain(names.brand.keys()))
    {
        let passage = &subject.passages[at];
        if passage.kind != Kind::Say {
            found.extend(told(subject, passage, place, &names));
        }
    }
    found
}

/// What is wrong with a name at a token.
fn told(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    place: usize,
    names: &Names,
) -> Option<Finding> {
    let word = passage.token(place);
    let small = word.to_lowercase();
    let range = passage.bytes(place, place);
    let capital = word.starts_with(char::is_uppercase);
    let shouted = word.chars().all(char::is_uppercase);
    if names.generic.contains(&small) {
        let begins = passage.kind != Kind::Generic && begins(passage, place);
        return (capital && !shouted && !begins && !titled(passage)).then(|| {
            Finding::at(subject, passage, range, format!("`{word}` is a generic name"))
                .replace(&small, false)
        });
    }
    let brand = names.brand.get(&small)?;
    let address = |at: usize| matches!(passage.token(at), "." | "/" | "@" | "-" | "_");
    let solid = passage.sort(place + 1) == Sort::Sign
        && address(place + 1)
        && passage.sort(place + 2) != Sort::Space
        || place > 0 && address(place - 1);
    if !capital && brand.starts_with(char::is_uppercase) && !solid {
        return Some(
            Finding::at(subject, passage, range, format!("`{word}` is a brand name"))
                .replace(brand, false),
        );
    }
    let open = next(passage, place);
    let inner = open + 1;
    let generic = passage.token(inner).to_lowercase();
    let turned = passage.token(open) == "("
        && passage.token(inner + 1) == ")"
        && names.generic.contains(&generic);
    turned.then(|| {
        let range = passage.bytes(place, inner + 1);
        let message =
            format!("`{}` begins with the brand name", &passage.text[range.clone()]);
        Finding::at(subject, passage, range, message)
            .replace(&format!("{generic} ({brand})"), false)
    })
}

/// Whether a sentence or a line begins with a token.
fn begins(passage: &Passage<'_>, place: usize) -> bool {
    let Some(earlier) = before(passage, place) else { return true };
    let colon =
        matches!(passage.token(earlier), ":" | "•" | "–" | "—" | "“" | "\"" | "(" | "/");
    let broken =
        passage.sort(place - 1) == Sort::Space && passage.token(place - 1).contains('\n');
    colon
        || broken
        || ends(passage, earlier)
        || earlier == 0 && passage.sort(0) == Sort::Space
}

/// Whether every word of a passage may have a capital.
const fn titled(passage: &Passage<'_>) -> bool {
    matches!(
        passage.kind,
        Kind::Title
            | Kind::Subtitle
            | Kind::Heading
            | Kind::Subheading
            | Kind::Label
            | Kind::Term
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, paragraph, section};
    use super::super::tests::drugs;
    use super::RULE;

    fn said(name: (&str, &str), words: &str) -> Vec<String> {
        found(
            &RULE,
            &handout(vec![section("Which?", vec![drugs(&[name]), paragraph(words)])]),
        )
    }

    #[test]
    fn names_are_written_alike() {
        let name = ("alectinib", "Alecensa");
        assert_eq!(said(("Alectinib", "Alecensa"), "Words."), ["Alectinib"]);
        assert_eq!(said(name, "Take Alectinib or alecensa."), ["Alectinib", "alecensa"]);
        assert_eq!(said(name, "Take Alecensa (alectinib)."), ["Alecensa (alectinib)"]);
    }

    #[test]
    fn a_sentence_begins_with_a_capital() {
        for words in [
            "Take alectinib (Alecensa). Alectinib may help.",
            "Food: Alectinib is taken with it.",
            "See www.alecensa.com or ALECTINIB.",
        ] {
            assert_eq!(said(("alectinib", "Alecensa"), words), [""; 0], "{words}");
        }
        assert_eq!(said(("St. John", "wort"), "Saint john"), [""; 0]);
    }
}
