//! PAR-03: a translation names the same medicines
//!
//! # What it finds
//! In tables of medicines: a brand that stands in the translation only, or no longer, an error; a generic name that begins
//! otherwise than the one in the same row of the original, a warning. Generic names may end otherwise in another language.
//! Elsewhere: a medicine that stands in another text of the original than in the translation, an error; one that the original
//! does not name, or names in another order, a warning. What is no Latin name is not judged.
//!
//! # Why it matters
//! Two medicines may differ by a few letters, and the reader has only this name to compare with the pack.
//!
//! # Example
//! `generic = "ceritinib"`, translated as `generic = "crizotinib"`
//!
//! # Write instead
//! The name of the original, as the language spells it: carboplatin, carboplatino.
//!
//! # Source
//! World Health Organization, *Guidance on the use of international nonproprietary names*, 2017 (names are alike in all
//! languages); the comparison is this program's own judgement, 2026.

use super::super::passages::{self, Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::compare::{self, Counts};
use crate::diag::Severity;
use crate::handout::{BlockKind, Drug, Handout, place, plain};
use crate::medicine;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-03",
    title: "a translation names the same medicines",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("medicines.rs"),
    check: Check::Words(check),
};

/// Names of one medicine begin with so many letters that are alike.
const ALIKE: usize = 4;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = in_texts(subject);
    let Some(original) = subject.handout.original.as_deref() else { return found };
    let (before, after) = (drugs(&original.handout), drugs(subject.handout));
    let file = &original.file.words;
    for difference in compare::differ(&brands(&before), &brands(&after)) {
        let message = format!("the brand `{}` {}", difference.what, difference.told());
        let mut finding = Finding::new(message)
            .place(subject.handout.title.span)
            .hint(format!("write the brands of `{file}`"));
        finding.words = difference.what;
        found.push(finding);
    }
    for (one, other) in before.iter().zip(&after) {
        let (was, is) = (plain(&one.generic), plain(&other.generic));
        if !alike(&was, &is) {
            let message = format!("`{is}` stands where the original has `{was}`");
            let mut finding = Finding::new(message)
                .hint(format!("keep the medicines in the order of `{file}`, and spell them as the language does"))
                .level(Severity::Warning);
            finding.place = place(&other.generic).or(Some(other.span));
            finding.words = is;
            found.push(finding);
        }
    }
    found
}

/// What is said of medicines outside their tables.
fn in_texts(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(original) = subject.handout.original.as_deref() else { return Vec::new() };
    let whole: Vec<String> = passages::of(&original.handout)
        .iter()
        .flat_map(named)
        .map(|(root, _)| root)
        .collect();
    compare::texts(subject, |was, is| of_text(subject, &whole, (was, is)))
}

/// The medicines of the same text in two languages; `whole` are those of the whole original.
fn of_text(
    subject: &Subject<'_>,
    whole: &[String],
    (was, is): (&[&Passage<'_>], &[&Passage<'_>]),
) -> Vec<Finding> {
    let roots = |passages: &[&Passage<'_>]| -> Vec<String> {
        passages
            .iter()
            .flat_map(|each| named(each))
            .map(|(root, _)| root)
            .collect()
    };
    let (before, after) = (roots(was), roots(is));
    let same = |all: &[String], root: &str| all.iter().any(|other| alike(other, root));
    let at = |root: &str, message| compare::place(subject, is, root, named, message);
    let mut found = Vec::new();
    for root in &after {
        if same(&before, root) {
            continue;
        }
        let finding = if same(whole, root) {
            let message = "this medicine stands in another text of the original";
            at(root, message.to_owned()).level(Severity::Error)
        } else {
            let message = "this medicine is named in the translation only";
            at(root, message.to_owned()).level(Severity::Warning)
        };
        found.push(finding.hint("name the medicines of the original, each in its text"));
    }
    let in_step = before.iter().zip(&after).all(|(was, is)| alike(was, is));
    if found.is_empty() && before.len() == after.len() && !in_step {
        let message = "the medicines stand in another order than in the original";
        let hint = "read both once more: one may have changed places with another";
        found.extend(after.first().map(|first| {
            at(first, message.to_owned()).hint(hint).level(Severity::Warning)
        }));
    }
    found
}

/// The medicines of a passage by what their names have in common, and their tokens.
fn named(passage: &Passage<'_>) -> Vec<(String, Range<usize>)> {
    // Tables of medicines are compared row by row.
    if matches!(passage.kind, Kind::Generic | Kind::Brand) {
        return Vec::new();
    }
    let words =
        (0..passage.tokens.len()).filter(|place| passage.sort(*place) == Sort::Word);
    let named = words.filter(|place| {
        let word = passage.token(*place);
        medicine::is_name(word) || medicine::is_foreign_name(word)
    });
    named
        .map(|place| (medicine::root(passage.token(place)), place..place + 1))
        .collect()
}

fn drugs(handout: &Handout) -> Vec<&Drug> {
    let sections = handout.sections.iter().flat_map(|section| &section.blocks);
    let mut all = Vec::new();
    for block in handout.lead.iter().chain(sections) {
        if let BlockKind::Drugs(drugs) = &block.kind {
            all.extend(&drugs.rows);
        }
    }
    all
}

fn brands(drugs: &[&Drug]) -> Counts {
    let mut counts = Counts::new();
    for brand in drugs.iter().filter_map(|drug| drug.brand.as_ref()) {
        *counts.entry(plain(brand)).or_default() += 1;
    }
    counts
}

/// Whether two names begin alike. In another script nothing can be said.
fn alike(one: &str, other: &str) -> bool {
    let latin = |name: &str| {
        name.chars()
            .filter(|each| each.is_alphabetic())
            .all(|each| each < '\u{250}')
    };
    let head = |name: &str| name.to_lowercase().chars().take(ALIKE).collect::<String>();
    !latin(one) || !latin(other) || head(one) == head(other)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, drugs, found, handout, paragraph, section, translated,
    };
    use super::{RULE, alike};

    #[test]
    fn a_medicine_that_was_swapped_is_found() {
        let of = |name: &str| handout(vec![section("Which?", vec![block(drugs(name))])]);
        assert_eq!(
            found(&RULE, &translated(of("ceritinib"), of("crizotinib"))),
            ["crizotinib"]
        );
        assert_eq!(
            found(&RULE, &translated(of("carboplatin"), of("carboplatino"))),
            [""; 0]
        );
    }

    #[test]
    fn medicines_in_running_text_are_compared_text_by_text() {
        let of = |words: [&str; 2]| {
            handout(vec![section("When?", words.map(paragraph).to_vec())])
        };
        let original = of(["Morning: alectinib.", "Night: lorlatinib or Advil."]);
        for (translation, count) in [
            (["Mañana: alectinib.", "Noche: lorlatinib o Advil."], 0),
            (["Mañana: alectinib.", "Noche: Advil o lorlatinib."], 1),
            (["Mañana: lorlatinib.", "Noche: alectinib o Advil."], 2),
            (["Mañana: ceritinib.", "Noche: lorlatinib o Advil."], 1),
            (["Mañana: esta.", "Noche: estas."], 0),
        ] {
            let found = found(&RULE, &translated(original.clone(), of(translation)));
            assert_eq!(found.len(), count, "{translation:?}: {found:?}");
        }
    }

    #[test]
    fn names_in_another_script_are_not_judged() {
        assert!(alike("alectinib", "алектиниб"));
        assert!(!alike("alectinib", "ceritinib"));
    }
}
