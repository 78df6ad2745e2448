//! MED-16: the names of medicines are never abbreviated
//!
//! # What it finds
//! Abbreviated and shortened names of two official lists, and those of oncology: `MTX`, `5-FU`, `APAP`, `HCTZ`. Letters
//! that can mean something else (`MS`, `T3`, `PCA`) count only beside an amount of medicine. `fluorouracil (5-FU)` is fine:
//! the full name stands before it.
//!
//! # Why it matters
//! MTX has been read as mitoxantrone, and MS as magnesium: another medicine. No bottle has the short name on it.
//!
//! # Example
//! `Take MTX 15 mg every Monday.`
//!
//! # Write instead
//! `Take methotrexate 15 mg every Monday.`
//!
//! # Source
//! The Joint Commission, official "Do Not Use" list, 2004, last reviewed 2024; ISMP, list of error-prone abbreviations,
//! symbols and dose designations, 2024. The names of oncology: this program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context::{amount, before, is, next, sentence, shouted, written};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-16",
    title: "the names of medicines are never abbreviated",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("stemmed.rs"),
    check: Check::Words(check),
};

/// An abbreviated name.
struct Short {
    /// How it is written, to the letter.
    written: &'static [&'static str],
    /// The full name.
    name: &'static str,
    /// It means something else unless an amount stands beside it.
    beside_dose: bool,
}

const fn always(written: &'static [&'static str], name: &'static str) -> Short {
    Short { written, name, beside_dose: false }
}

const fn dosed(written: &'static [&'static str], name: &'static str) -> Short {
    Short { written, name, beside_dose: true }
}

const NAMES: [Short; 48] = [
    always(&["APAP"], "acetaminophen"),
    always(&["ARA A", "ARA-A"], "vidarabine"),
    dosed(&["AT II"], "angiotensin II"),
    dosed(&["AT III"], "antithrombin III"),
    always(&["AZT"], "zidovudine"),
    always(&["CPZ"], "prochlorperazine"),
    dosed(&["DOR"], "doravirine"),
    dosed(&["TAF"], "tenofovir alafenamide"),
    dosed(&["TDF"], "tenofovir disoproxil fumarate"),
    dosed(&["DPT"], "the vaccine in words"),
    dosed(&["DTO"], "diluted tincture of opium"),
    dosed(&["HCl"], "hydrochloride"),
    dosed(&["HCT"], "hydrocortisone"),
    always(&["HCTZ"], "hydrochlorothiazide"),
    always(&["MgSO4"], "magnesium sulfate"),
    dosed(&["MS"], "morphine"),
    always(&["MSO4"], "morphine sulfate"),
    always(&["MTX"], "methotrexate"),
    always(&["NoAC", "NOAC"], "direct oral anticoagulant"),
    dosed(&["PCA"], "procainamide"),
    always(&["PTU"], "propylthiouracil"),
    dosed(&["T3"], "acetaminophen with codeine, or liothyronine"),
    dosed(&["TAC"], "triamcinolone"),
    dosed(&["TNK"], "tenecteplase"),
    always(&["tPA"], "alteplase"),
    dosed(&["TPA"], "alteplase"),
    always(&["TXA"], "tranexamic acid"),
    always(&["ZnSO4"], "zinc sulfate"),
    dosed(&["Nitro", "nitro"], "nitroglycerin"),
    always(&["Vanc"], "vancomycin"),
    dosed(&["Levo"], "the name that is meant"),
    dosed(&["Neo"], "the name that is meant"),
    always(&["Norflox"], "norfloxacin"),
    always(&["5-FU", "5FU", "5 FU"], "fluorouracil"),
    always(&["6-MP", "6MP"], "mercaptopurine"),
    always(&["6-TG", "6TG"], "thioguanine"),
    always(&["ARA-C", "Ara-C", "ara-C"], "cytarabine"),
    always(&["VP-16", "VP16"], "etoposide"),
    dosed(&["VCR"], "vincristine"),
    dosed(&["VBL"], "vinblastine"),
    dosed(&["DDP"], "cisplatin"),
    always(&["CDDP"], "cisplatin"),
    always(&["CBDCA"], "carboplatin"),
    always(&["DTIC"], "dacarbazine"),
    always(&["CPT-11", "CPT11"], "irinotecan"),
    dosed(&["Adria"], "doxorubicin"),
    always(&["T-DM1"], "ado-trastuzumab emtansine"),
    dosed(&["MMF"], "mycophenolate mofetil"),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let list = NAMES.iter().flat_map(|short| {
        short.written.iter().map(move |words| (*words, (*words, short)))
    });
    let mut free = (0, 0);
    for (at, place, (words, short)) in subject.index.listed(list) {
        let passage = &subject.passages[at];
        // One name for a place; another may stand inside it.
        if matches!(passage.kind, Kind::Say | Kind::Phone) || (at, place) < free {
            continue;
        }
        let last = written(passage, place, words);
        let Some(last) = last.filter(|last| stands(passage, place, *last, short)) else {
            continue;
        };
        free = (at, place + 1);
        let range = passage.bytes(place, last);
        let message = format!(
            "`{}` stands for more than one medicine, and for none that patients know",
            &passage.text[range.clone()]
        );
        found.push(
            Finding::at(subject, passage, range, message)
                .hint(format!("write {}", short.name)),
        );
    }
    found
}

fn stands(passage: &Passage<'_>, place: usize, last: usize, short: &Short) -> bool {
    if explained(passage, place, short.name) || hyphened(passage, place, last) {
        return false;
    }
    !short.beside_dose || !shouted(passage, place) && beside_dose(passage, place, last)
}

/// Whether letters belong to a longer name: `R-MTX`, `VP-16-1`.
fn hyphened(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    let hyphen = |at: usize| matches!(passage.token(at), "-" | "_" | "\u{2011}");
    place > 0 && hyphen(place - 1) || hyphen(last + 1)
}

/// Whether the full name stands before, and the letters explain it: `fluorouracil (5-FU)`, `fluorouracil, called 5-FU`.
fn explained(passage: &Passage<'_>, place: usize, name: &str) -> bool {
    let start = sentence(passage, place).start;
    let text = passage.text[passage.bytes(start, place)].to_lowercase();
    let brackets = text.rsplit_once('(').is_some_and(|(_, inside)| !inside.contains(')'));
    let earlier = before(passage, place);
    let said =
        earlier.is_some_and(|at| is(passage, at, &["called", "or", "as", "named"]));
    (brackets || said) && text.contains(name)
}

/// Whether an amount of medicine stands right before or right behind: `MS 10 mg`, `10 mg of MS`.
fn beside_dose(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    if amount(passage, next(passage, last)).is_some() {
        return true;
    }
    let Some(mut unit) = before(passage, place) else { return false };
    if passage.token(unit) == "of" {
        let Some(earlier) = before(passage, unit) else { return false };
        unit = earlier;
    }
    units::named(passage.token(unit)).is_some()
        && before(passage, unit)
            .is_some_and(|number| amount(passage, number) == Some(unit))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn short_names_are_found() {
        for (words, found) in [
            ("MTX 15 mg weekly", "MTX"),
            ("You get 5-FU.", "5-FU"),
            ("Take MS 10 mg.", "MS"),
            ("Take 2 tablets of T3.", "T3"),
            ("Give MgSO4.", "MgSO4"),
            ("(later MTX) and methotrexate", "MTX"),
            ("You get fluorouracil with 5-FU.", "5-FU"),
            ("You get fluorouracil. Then 5-FU runs.", "5-FU"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [found], "{words}");
        }
    }

    #[test]
    fn full_names_and_other_meanings_are_fine() {
        for words in [
            "Take methotrexate 15 mg.",
            "You get fluorouracil (also called 5-FU).",
            "You get fluorouracil, called 5-FU for short.",
            "If you have MS, take 20 mg.",
            "The T3 test is for the thyroid.",
            "PCA is a pump. The HCT was low.",
            "An MS-1 clinic, and G-CSF",
            "Vitamin B12",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
