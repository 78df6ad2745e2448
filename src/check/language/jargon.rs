//! LNG-06: medical words are explained
//!
//! # What it finds
//! A word of medicine from a list that the handout never explains: not in brackets beside it, not as "called ...", not with
//! "means" or "is a", not in a glossary block. One explanation serves the whole handout. If it comes only after the first
//! use, that is told as a matter of style.
//!
//! # Why it matters
//! One unknown word can hide the meaning of a whole sentence, and readers rarely ask.
//!
//! # Example
//! `Your cancer is metastatic.`
//!
//! # Write instead
//! `Your cancer is metastatic (it has spread).`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, item 4 (medical terms are defined); CDC, *Everyday Words for
//! Public Health Communication*, 2016; the choice of words is this program's own, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::explained;
use super::phrases::{self, Hit, chosen};
use crate::diag::Severity;
use std::collections::BTreeMap;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-06",
    title: "medical words are explained",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("jargon.rs"),
    check: Check::Words(check),
};

/// A word of medicine, its forms, and an example of what it means.
const JARGON: [(&str, &str); 78] = [
    (
        "absolute neutrophil count",
        "how many infection-fighting white blood cells you have",
    ),
    ("adenocarcinoma", "a cancer that starts in gland cells"),
    ("adjuvant", "given after the main treatment"),
    ("anaphylaxis", "a severe allergic reaction"),
    ("anticoagulant anticoagulants", "a medicine that slows clotting"),
    ("antiemetic antiemetics", "a medicine for nausea"),
    ("arrhythmia arrhythmias", "an uneven heartbeat"),
    ("ascites", "fluid in the belly"),
    ("asymptomatic", "without symptoms"),
    ("atrial fibrillation", "a kind of uneven heartbeat"),
    ("autoimmune", "when the body attacks itself"),
    ("benign", "not cancer"),
    ("bilateral", "on both sides"),
    ("biomarker biomarkers", "a sign in the body that a test can find"),
    ("biopsy biopsies", "taking a small piece of tissue to test"),
    ("bone marrow", "the soft inside of bones, where blood cells are made"),
    ("cachexia", "severe weight loss from illness"),
    ("carcinogen carcinogens", "something that can cause cancer"),
    ("carcinoma carcinomas", "a kind of cancer"),
    ("chronic", "lasting a long time"),
    ("comorbidity comorbidities", "another illness at the same time"),
    ("computed tomography", "detailed X-ray pictures, a CT scan"),
    ("contraindicated", "not to be used"),
    ("contraindication contraindications", "a reason not to use it"),
    ("cytopenia cytopenias", "too few blood cells"),
    ("cytotoxic", "harmful to cells"),
    ("deep vein thrombosis", "a blood clot in a deep vein"),
    ("ejection fraction", "how well the heart pumps"),
    ("electrolyte electrolytes", "salts in the blood"),
    ("embolism", "a blood clot that has moved"),
    ("etiology", "cause"),
    ("extravasation", "medicine leaking out of a vein"),
    ("febrile neutropenia", "fever while white blood cells are low"),
    ("hand-foot syndrome", "red, sore palms and soles"),
    ("hemoglobin", "the part of blood that carries oxygen"),
    ("hemorrhage hemorrhages", "heavy bleeding"),
    ("hepatotoxicity", "harm to the liver"),
    ("histology", "what the cells look like under a microscope"),
    ("hypercalcemia", "too much calcium in the blood"),
    ("hyperglycemia", "high blood sugar"),
    ("hypoglycemia", "low blood sugar"),
    ("hyperlipidemia", "too much fat in the blood"),
    ("hypothyroidism", "a thyroid gland that does too little"),
    ("idiopathic", "of unknown cause"),
    ("immunocompromised", "with a weak defense against infections"),
    ("immunosuppressed", "with a weak defense against infections"),
    ("immunosuppression", "a weak defense against infections"),
    ("immunotherapy", "treatment that helps the body fight cancer"),
    ("infusion infusions", "medicine given slowly into a vein"),
    ("interstitial lung disease", "swelling or scars in the lungs"),
    ("ischemia", "too little blood flow"),
    ("jaundice", "yellow skin and eyes"),
    ("leukopenia", "too few white blood cells"),
    ("lesion lesions", "a spot, sore or lump"),
    ("lymphadenopathy", "swollen lymph nodes"),
    ("malignancy malignancies", "cancer"),
    ("malignant", "cancer"),
    ("metastasis metastases", "a spot where cancer has spread"),
    ("metastatic", "spread to other parts of the body"),
    ("mucositis", "a sore mouth and throat"),
    ("myelosuppression", "fewer blood cells being made"),
    ("neoadjuvant", "given before the main treatment"),
    ("nephrotoxicity", "harm to the kidneys"),
    ("neuropathy", "nerve damage, with tingling or numbness"),
    ("neutropenia", "too few infection-fighting white blood cells"),
    ("palliative", "for comfort"),
    ("pleural effusion pleural effusions", "fluid around the lungs"),
    ("pneumonitis", "swollen, sore lung tissue"),
    ("progression-free", "without the illness getting worse"),
    ("prognosis", "how the illness is likely to go"),
    ("prophylaxis", "treatment to prevent an illness"),
    ("pulmonary embolism", "a blood clot in the lung"),
    ("refractory", "not helped by treatment"),
    ("sepsis", "a life-threatening reaction to an infection"),
    ("stomatitis", "a sore mouth"),
    (
        "targeted therapy targeted therapies",
        "medicine that aims at a change in the cells",
    ),
    ("thrombocytopenia", "too few platelets, which help blood clot"),
    ("toxicity toxicities", "harm from a medicine"),
];

/// What was seen of a word so far.
#[derive(Debug, Clone, Copy)]
struct Seen {
    /// The passage of the first use, and its bytes.
    first: (usize, usize, usize),
    /// It was explained at the first use.
    at_once: bool,
    /// It was explained at some use.
    ever: bool,
}

/// All forms, each with the place of its entry.
fn list() -> Vec<(String, usize)> {
    let forms = JARGON.iter().enumerate().flat_map(|(place, (forms, _))| {
        all(forms).into_iter().map(move |form| (form, place))
    });
    forms.collect()
}

/// The forms of an entry: one if it is a phrase, else each of its words; a phrase and its plural have the same length.
fn all(forms: &str) -> Vec<String> {
    let words: Vec<&str> = forms.split(' ').collect();
    let half = words.len() / 2;
    let (one, many) = words.split_at(half);
    let plural = words.len().is_multiple_of(2) && half > 0 && {
        let near = |(one, many): (&&str, &&str)| many.get(..4) == one.get(..4);
        one.iter().zip(many).all(near)
    };
    if plural { vec![one.join(" "), many.join(" ")] } else { vec![forms.to_owned()] }
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let list = list();
    let list = list.iter().map(|(form, place)| (form.as_str(), *place));
    let hits = phrases::find(subject, list);
    let mut explained = vec![false; JARGON.len()];
    for hit in &hits {
        explained[hit.entry] |= subject.passages[hit.at].kind == Kind::Term;
    }
    let mut seen: BTreeMap<usize, Seen> = BTreeMap::new();
    for Hit { at, first, last, entry } in hits {
        let passage = &subject.passages[at];
        if !chosen(passage.kind) || passage.kind == Kind::Meaning || explained[entry] {
            continue;
        }
        // A title or heading is explained by what follows.
        let head = matches!(
            passage.kind,
            Kind::Title | Kind::Subtitle | Kind::Heading | Kind::Subheading
        );
        let here = explained::here(passage, first, last);
        let bytes = passage.bytes(first, last);
        let first = (at, bytes.start, bytes.end);
        let new = Seen { first, at_once: here || head, ever: here };
        seen.entry(entry)
            .and_modify(|known| {
                known.ever |= here;
            })
            .or_insert(new);
    }
    let found = seen.into_iter().filter(|(_, seen)| !(seen.at_once && seen.ever));
    found.filter_map(|(entry, seen)| told(subject, entry, seen)).collect()
}

fn told(subject: &Subject<'_>, entry: usize, seen: Seen) -> Option<Finding> {
    let (_, meaning) = JARGON.get(entry)?;
    let (at, start, end) = seen.first;
    let passage = subject.passages.get(at)?;
    let word = passage.text.get(start..end)?;
    let (level, message) = if seen.ever {
        (Severity::Info, format!("`{word}` is explained only after it is first used"))
    } else {
        (Severity::Warning, format!("`{word}` is not explained"))
    };
    let finding = Finding::at(subject, passage, start..end, message).level(level);
    Some(
        finding
            .hint(format!("say what it means, for instance `{word} ({meaning})`"))
            .hint("or use the everyday words alone, or list it in a glossary block"),
    )
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_words, handout, paragraph, section, words,
    };
    use super::*;
    use crate::handout::{BlockKind, Glossary, Term};

    #[test]
    fn an_unexplained_word_is_found_once() {
        let text = "The cancer is metastatic. Metastatic cancer spreads. You may get neuropathy.";
        assert_eq!(found_in_words(&RULE, text), ["metastatic", "neuropathy"]);
        assert_eq!(found_in_words(&RULE, "You may need biopsies."), ["biopsies"]);
        assert_eq!(
            found_in_words(&RULE, "It shows pleural effusions."),
            ["pleural effusions"]
        );
    }

    #[test]
    fn an_explanation_counts_wherever_it_stands() {
        for text in [
            "Your cancer is metastatic (it has spread).",
            "A doctor takes a small piece of the tumor (a biopsy).",
            "This is called targeted therapy.",
            "This is targeted therapy: it aims at cancer cells.",
            "Neuropathy is a problem with nerves.",
            "Neuropathy means nerve damage. Neuropathy can hurt.",
            "You may have nerve damage.",
        ] {
            assert_eq!(found_in_words(&RULE, text), [""; 0], "{text}");
        }
        let late = "You may get neuropathy. Neuropathy means nerve damage.";
        assert_eq!(found_in_words(&RULE, late), ["neuropathy"]);
    }

    #[test]
    fn a_glossary_explains() {
        let term = Term {
            term: words("Palliative care"),
            say: None,
            meaning: words("Comfort"),
        };
        let glossary = block(BlockKind::Glossary(Glossary { items: vec![term] }));
        let text = paragraph("Palliative care helps.");
        assert_eq!(
            found(&RULE, &handout(vec![section("What?", vec![text.clone()])])),
            ["Palliative"]
        );
        assert_eq!(
            found(&RULE, &handout(vec![section("What?", vec![text, glossary])])),
            [""; 0]
        );
    }

    #[test]
    fn the_list_is_in_order_of_use() {
        assert_eq!(all("biopsy biopsies"), ["biopsy", "biopsies"]);
        assert_eq!(all("deep vein thrombosis"), ["deep vein thrombosis"]);
        assert_eq!(all("bone marrow"), ["bone marrow"]);
        assert_eq!(
            all("pleural effusion pleural effusions"),
            ["pleural effusion", "pleural effusions"]
        );
    }
}
