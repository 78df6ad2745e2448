//! MED-17: the code of a treatment is spelled out
//!
//! # What it finds
//! The code of a combination, such as `FOLFOX` or `R-CHOP`, in a handout that does not name each of its medicines. Said
//! once for each code. Codes that are words or have other meanings (`ICE`, `AC`, `VIP`) are not looked for.
//!
//! # Why it matters
//! A code tells a person nothing about what is given. In another hospital it may even mean other medicines.
//!
//! # Example
//! `You get FOLFOX every 2 weeks.`
//!
//! # Write instead
//! `You get FOLFOX (leucovorin, fluorouracil, and oxaliplatin) every 2 weeks.`
//!
//! # Source
//! National Cancer Institute, A to Z list of cancer drugs: drug combinations, 2026; this program's own judgement, 2026,
//! that they are to be named.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context::written;
use crate::diag::Severity;
use std::collections::BTreeSet;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-17",
    title: "the code of a treatment is spelled out",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("protocols.rs"),
    check: Check::Words(check),
};

/// A code, and the medicines it stands for; the longer of two codes first.
const CODES: [(&str, &[&str]); 18] = [
    ("FOLFIRINOX", &["leucovorin", "fluorouracil", "irinotecan", "oxaliplatin"]),
    ("FOLFOX", &["leucovorin", "fluorouracil", "oxaliplatin"]),
    ("FOLFIRI", &["leucovorin", "fluorouracil", "irinotecan"]),
    ("CAPOX", &["capecitabine", "oxaliplatin"]),
    ("XELOX", &["capecitabine", "oxaliplatin"]),
    ("XELIRI", &["capecitabine", "irinotecan"]),
    (
        "R-CHOP",
        &["rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"],
    ),
    ("CHOP", &["cyclophosphamide", "doxorubicin", "vincristine", "prednisone"]),
    ("R-CVP", &["rituximab", "cyclophosphamide", "vincristine", "prednisone"]),
    (
        "R-EPOCH",
        &[
            "rituximab",
            "etoposide",
            "prednisone",
            "vincristine",
            "cyclophosphamide",
            "doxorubicin",
        ],
    ),
    (
        "EPOCH",
        &["etoposide", "prednisone", "vincristine", "cyclophosphamide", "doxorubicin"],
    ),
    ("ABVD", &["doxorubicin", "bleomycin", "vinblastine", "dacarbazine"]),
    (
        "BEACOPP",
        &[
            "bleomycin",
            "etoposide",
            "doxorubicin",
            "cyclophosphamide",
            "vincristine",
            "procarbazine",
            "prednisone",
        ],
    ),
    ("MVAC", &["methotrexate", "vinblastine", "doxorubicin", "cisplatin"]),
    ("Hyper-CVAD", &["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]),
    ("hyper-CVAD", &["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]),
    ("HYPER-CVAD", &["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]),
    ("MOPP", &["mechlorethamine", "vincristine", "procarbazine", "prednisone"]),
];

/// Names that the same medicines have elsewhere.
const OTHER_NAMES: [(&str, &str); 3] = [
    ("leucovorin", "folinic"),
    ("prednisone", "prednisolone"),
    ("mechlorethamine", "chlormethine"),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut first = Vec::new();
    let mut free = (0, 0);
    let list = CODES
        .iter()
        .flat_map(|(code, _)| [(*code).to_owned(), format!("m{code}")]);
    for (at, place) in subject.index.places(list) {
        let passage = &subject.passages[at];
        if passage.kind == Kind::Say || (at, place) < free {
            continue;
        }
        let Some((code, drugs, last)) = code(passage, place) else { continue };
        if met.insert(code) {
            first.push((passage, place, last, drugs));
        }
        free = (at, last + 1);
    }
    if first.is_empty() {
        return Vec::new();
    }
    let stands = |name: &str| !subject.index.places([name]).is_empty();
    let named = |drug: &str| {
        let other = OTHER_NAMES.iter().find(|(name, _)| *name == drug);
        stands(drug) || other.is_some_and(|(_, other)| stands(other))
    };
    let told = |(passage, place, last, drugs): (&Passage<'_>, usize, usize, &[&str])| {
        let missing: Vec<&str> =
            drugs.iter().copied().filter(|drug| !named(drug)).collect();
        let range = passage.bytes(place, last);
        let message = format!(
            "`{}` is a code, and the handout does not name {}",
            &passage.text[range.clone()],
            missing.join(", ")
        );
        (!missing.is_empty()).then(|| {
            Finding::at(subject, passage, range, message)
                .hint("name the medicines behind it in brackets")
        })
    };
    first.into_iter().filter_map(told).collect()
}

/// The code that begins at a token, its medicines, and its last token. A number may be joined to it: `FOLFOX6`.
fn code(
    passage: &Passage<'_>,
    place: usize,
) -> Option<(&'static str, &'static [&'static str], usize)> {
    let word = passage.token(place);
    if !word.bytes().any(|each| each.is_ascii_uppercase()) && word != "hyper" {
        return None;
    }
    // `mFOLFOX6`
    let bare = word.strip_prefix('m').unwrap_or(word);
    CODES.iter().find_map(|(code, drugs)| {
        let last =
            written(passage, place, code).or_else(|| (bare == *code).then_some(place))?;
        Some((*code, *drugs, last))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn a_code_is_spelled_out_once() {
        assert_eq!(
            found_in_words(&RULE, "You get FOLFOX. FOLFOX is strong."),
            ["FOLFOX"]
        );
        assert_eq!(
            found_in_words(&RULE, "You get R-CHOP or mFOLFOX6."),
            ["R-CHOP", "mFOLFOX"]
        );
        assert_eq!(found_in_words(&RULE, "You get CAPOX (capecitabine)."), ["CAPOX"]);
    }

    #[test]
    fn a_code_with_its_medicines_is_fine() {
        for words in [
            "You get FOLFOX (leucovorin, fluorouracil, and oxaliplatin).",
            "You get CAPOX: capecitabine and oxaliplatin. FOLFOX adds folinic acid and fluorouracil.",
            "Chop wood on ICE. The epoch of AC.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
