//! MED-15: names that look alike are told apart
//!
//! # What it finds
//! Two medicines of one handout whose names are often taken for each other (once for each pair), and names with capitals
//! inside, such as `CARBOplatin`, which are for staff.
//!
//! # Why it matters
//! Two names that differ in a few letters are two bottles that are taken for each other. On a sheet for patients capitals
//! inside a name are only hard to read: what helps is how to say it, the brand name, and how it looks.
//!
//! # Example
//! `You get carboplatin. Before that you had cisplatin.`
//!
//! # Write instead
//! Say beside each name how it is spoken, its brand name, and what it is for.
//!
//! # Source
//! FDA and ISMP, lists of look-alike drug names with recommended tall man (mixed case) letters, 2023.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use std::collections::BTreeSet;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-15",
    title: "names that look alike are told apart",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("look_alikes.rs"),
    check: Check::Words(check),
};

/// Names that are taken for each other, with the capitals that staff write.
const ALIKE: [&[&str]; 38] = [
    &["CARBOplatin", "CISplatin"],
    &["DAUNOrubicin", "DOXOrubicin"],
    &["cycloSERINE", "cycloSPORINE"],
    &["chlorproMAZINE", "chlorproPAMIDE"],
    &["dimenhyDRINATE", "diphenhydrAMINE"],
    &["hydrALAZINE", "hydrOXYzine", "HYDROmorphone"],
    &["acetaZOLAMIDE", "acetoHEXAMIDE"],
    &["buPROPion", "busPIRone"],
    &["clomiPHENE", "clomiPRAMINE"],
    &["DOBUTamine", "DOPamine"],
    &["glipiZIDE", "glyBURIDE"],
    &["medroxyPROGESTERone", "methylPREDNISolone", "methylTESTOSTERone"],
    &["prednisoLONE", "predniSONE"],
    &["niCARdipine", "NIFEdipine"],
    &["vinBLAStine", "vinCRIStine"],
    &["azaCITIDine", "azaTHIOprine"],
    &["DACTINomycin", "DAPTOmycin"],
    &["riTUXimab", "inFLIXimab"],
    &["ALPRAZolam", "LORazepam"],
    &["clonazePAM", "cloNIDine"],
    &["ePHEDrine", "EPINEPHrine"],
    &["fentaNYL", "SUFentanil"],
    &["oxyCODONE", "OxyCONTIN"],
    &["morphine", "HYDROmorphone"],
    &["metFORMIN", "metroNIDAZOLE"],
    &["DOCEtaxel", "PACLitaxel"],
    &["PAZOPanib", "PONATinib"],
    &["SORAfenib", "SUNItinib"],
    &["PEMEtrexed", "PRALAtrexate"],
    &["epiRUBicin", "eriBULin"],
    &["cabazitaxel", "PACLitaxel"],
    &["mitoXANTRONE"],
    &["IDArubicin"],
    &["liposomal doxorubicin", "doxorubicin"],
    &["liposomal irinotecan", "irinotecan"],
    &["liposomal vincristine", "vincristine"],
    &["protein-bound paclitaxel", "paclitaxel"],
    &["trastuzumab emtansine", "trastuzumab deruxtecan"],
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    // The names met so far, in small letters.
    let mut met: BTreeSet<String> = BTreeSet::new();
    let names = ALIKE.iter().flat_map(|names| names.iter());
    for (at, place) in subject.index.places(names.filter(|name| !name.contains(' '))) {
        let passage = &subject.passages[at];
        let word = passage.token(place);
        let range = passage.bytes(place, place);
        if is_tall(word) {
            let message = format!("`{word}` is written for staff");
            found.push(
                Finding::at(subject, passage, range.clone(), message)
                    .replace(&word.to_lowercase(), false),
            );
        }
        let Some(name) = name(word) else { continue };
        if !met.insert(name.clone()) {
            continue;
        }
        for other in alike(&name).filter(|other| met.contains(other)) {
            let message = format!("`{word}` is easily taken for `{other}`");
            found.push(Finding::at(subject, passage, range.clone(), message).hint(
                "say beside each how it is spoken, its brand name, and what it is for",
            ));
        }
    }
    found
}

/// Whether a name is written with the capitals of the list.
fn is_tall(word: &str) -> bool {
    let inner = word.chars().skip(1).any(char::is_uppercase);
    let small = word.chars().any(char::is_lowercase);
    // `OxyCONTIN` is the list's own spelling of a brand name.
    inner
        && small
        && ALIKE.iter().flat_map(|names| names.iter()).any(|name| *name == word)
}

/// A name of the list, in small letters.
fn name(word: &str) -> Option<String> {
    let listed = ALIKE.iter().flat_map(|names| names.iter());
    listed
        .filter(|name| !name.contains(' '))
        .find(|name| name.eq_ignore_ascii_case(word))
        .map(|name| name.to_lowercase())
}

/// The names that one is taken for, in small letters.
fn alike(name: &str) -> impl Iterator<Item = String> + '_ {
    ALIKE
        .iter()
        .filter(|names| names.iter().any(|each| each.eq_ignore_ascii_case(name)))
        .flat_map(|names| names.iter())
        .map(|each| each.to_lowercase())
        .filter(move |each| each != name)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn a_pair_is_said_once() {
        assert_eq!(
            found_in_words(
                &RULE,
                "You get Carboplatin. You had cisplatin. Cisplatin is old."
            ),
            ["cisplatin"]
        );
        assert_eq!(found_in_words(&RULE, "You get CARBOplatin."), ["CARBOplatin"]);
    }

    #[test]
    fn names_that_differ_are_fine() {
        for words in [
            "Carboplatin, carboplatin, CARBOPLATIN",
            "alectinib or lorlatinib",
            "vincristine",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
