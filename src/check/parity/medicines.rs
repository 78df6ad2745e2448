//! PAR-03: a translation names the same medicines
//!
//! # What it finds
//! In tables of medicines: a brand that stands in the translation only, or no longer, an error; a generic name that begins
//! otherwise than the one in the same row of the original, a warning. Generic names may end otherwise in another language.
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

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::compare::{self, Counts};
use crate::diag::Severity;
use crate::handout::{BlockKind, Drug, Handout, place, plain};

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
    let Some(original) = subject.handout.original.as_deref() else { return Vec::new() };
    let (before, after) = (drugs(&original.handout), drugs(subject.handout));
    let file = &original.file.words;
    let mut found = Vec::new();
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
        block, drugs, found, handout, section, translated,
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
    fn names_in_another_script_are_not_judged() {
        assert!(alike("alectinib", "алектиниб"));
        assert!(!alike("alectinib", "ceritinib"));
    }
}
