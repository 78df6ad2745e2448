//! TYP-13: type of few families, none of them condensed
//!
//! # What it finds
//! Latin letters on the pages from more than two families of type, which happens where the first family of the layout
//! lacks some letters; and letters of a condensed or narrow face.
//!
//! # Why it matters
//! A word with one letter from another family looks like a mistake, and letters pressed together run into each other.
//!
//! # Example
//! `families = ["Roboto Condensed"]`
//!
//! # Write instead
//! `families = ["Atkinson Hyperlegible Next", "Noto Sans"]`, a first family that has all letters of the language.
//!
//! # Source
//! European Commission, *Guideline on the readability of the labelling and package leaflet*, 2009 (type not narrowed);
//! CDC, *Simply Put*, 3rd edition, 2009 (few families).

use super::super::rule::{Check, Finding, Printed, Rule};
use crate::diag::Severity;
use crate::mark::Ink;
use crate::source::Source;
use std::collections::BTreeSet;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-13",
    title: "type of few families, none of them condensed",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("families.rs"),
    check: Check::Pages(check),
};

/// What the names of narrow faces say.
const NARROW: [&str; 4] = ["condensed", "narrow", "compressed", "semicondensed"];

/// More look like a mistake.
const MOST: usize = 2;

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let mut faces = BTreeSet::new();
    for mark in printed.pages.iter().flat_map(|page| &page.marks) {
        if let Ink::Glyphs(glyphs, _) = &mark.ink
            && !faces.contains(&glyphs.face)
            && glyphs.text.chars().any(is_latin)
        {
            faces.insert(glyphs.face);
        }
    }
    let families: BTreeSet<&str> = faces
        .into_iter()
        .map(|face| source.fonts.face(face).family.as_str())
        .collect();
    told(&families)
}

fn told(families: &BTreeSet<&str>) -> Vec<Finding> {
    let mut found: Vec<Finding> = families
        .iter()
        .filter(|family| is_narrow(family))
        .map(|family| {
            Finding::new(format!("`{family}` is a narrow face, which is hard to read"))
                .hint("name a family of normal width in `families`")
        })
        .collect();
    if families.len() > MOST {
        let names: Vec<String> =
            families.iter().map(|name| format!("`{name}`")).collect();
        let message = format!(
            "letters of {} families stand on the pages: {}",
            families.len(),
            names.join(", ")
        );
        found.push(
            Finding::new(message).hint(
                "name first in `families` one that has all letters of the language",
            ),
        );
    }
    found
}

fn is_narrow(family: &str) -> bool {
    let family = family.to_ascii_lowercase();
    family.split_whitespace().any(|word| NARROW.contains(&word))
}

const fn is_latin(letter: char) -> bool {
    matches!(letter, 'A'..='Z' | 'a'..='z' | 'À'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::{is_narrow, told};

    #[test]
    fn a_narrow_face_says_so_in_its_name() {
        assert!(is_narrow("Roboto Condensed"));
        assert!(is_narrow("Arial Narrow"));
        assert!(!is_narrow("Atkinson Hyperlegible Next"));
        assert!(!is_narrow("Narrowgate Sans"));
    }

    #[test]
    fn a_third_family_is_too_many() {
        let of = |names: &[&'static str]| told(&names.iter().copied().collect()).len();
        assert_eq!(of(&["Atkinson Hyperlegible Next", "Noto Sans"]), 0);
        assert_eq!(of(&["Atkinson Hyperlegible Next", "Noto Sans", "Gentium"]), 1);
        assert_eq!(of(&["Arial Narrow"]), 1);
    }
}
