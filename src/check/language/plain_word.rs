//! LNG-05: everyday words
//!
//! # What it finds
//! Words of officials and professionals for which there is an everyday word that says the same, in any of their forms:
//! *utilize*, *prior to*, *administered*, *physicians*. A medical word that is explained where it stands, or in a glossary of
//! the handout, is left alone, and so are names.
//!
//! # Why it matters
//! The reader must not have to translate before acting.
//!
//! # Example
//! `Notify your physician prior to discontinuing the medication.`
//!
//! # Write instead
//! `Tell your doctor before you stop the medicine.`
//!
//! # Source
//! *Federal Plain Language Guidelines*, 2011, simple words and phrases; CDC, *Plain Language Thesaurus for Health
//! Communications*, 2007; CDC, *Everyday Words for Public Health Communication*, 2016; the choice of words is this
//! program's own, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::explained;
use super::phrases::{self, Hit, chosen, like, name};
use super::plain_words::{Form, KEPT, MEDICAL, WORDS, forms, stem};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-05",
    title: "everyday words",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("plain_word.rs"),
    check: Check::Words(check),
};

/// What to write, to the letter or in the form that fits, and whether it is a medical word.
#[derive(Debug, Clone, Copy)]
struct Instead {
    words: &'static str,
    exact: bool,
    medical: bool,
}

/// The forms of all words, but for those that no word of the handout begins like.
fn list(subject: &Subject<'_>) -> Vec<(String, Option<Instead>)> {
    let all = [(WORDS, false), (MEDICAL, true)].into_iter();
    let all =
        all.flat_map(|(list, medical)| list.iter().map(move |each| (each, medical)));
    let all = all.filter(|((word, ..), _)| subject.index.begins(stem(word)));
    let all = all.flat_map(|(&(word, words, form), medical)| {
        let exact = form == Form::Fixed && !words.contains(',');
        forms(word, form)
            .into_iter()
            .map(move |each| (each, Some(Instead { words, exact, medical })))
    });
    all.chain(KEPT.map(|kept| (kept.to_owned(), None))).collect()
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let list = list(subject);
    let list = list.iter().map(|(form, entry)| (form.as_str(), *entry));
    let glossary = explained::glossary(subject);
    let mut found = Vec::new();
    for Hit { at, first, last, entry } in phrases::find(subject, list) {
        let passage = &subject.passages[at];
        let Some(entry) = entry.filter(|_| chosen(passage.kind)) else { continue };
        let bytes = passage.bytes(first, last);
        let written = passage.text.get(bytes.clone()).unwrap_or_default();
        let known = entry.medical
            && (explained::here(passage, first, last)
                || glossary.contains(&written.to_lowercase()));
        if known || name(passage, first) {
            continue;
        }
        let message = format!("`{written}` has an everyday word");
        let finding = Finding::at(subject, passage, bytes, message);
        found.push(if entry.exact {
            finding.replace(&like(written, entry.words), false)
        } else {
            finding.hint(format!("write `{}`, in the form that fits", entry.words))
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_words, handout, paragraph, section, words,
    };
    use super::*;
    use crate::handout::{BlockKind, Glossary, Term};

    #[test]
    fn forms_of_words_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "Notify your physicians prior to discontinuing it. Utilized, utilising, administers."
            ),
            [
                "Notify",
                "physicians",
                "prior to",
                "discontinuing",
                "Utilized",
                "utilising",
                "administers"
            ]
        );
        assert_eq!(
            found_in_words(&RULE, "Adverse reactions may occur."),
            ["Adverse reactions"]
        );
    }

    #[test]
    fn everyday_words_and_names_are_left_alone() {
        for words in [
            "Tell your doctor before you stop the medicine.",
            "ALK inhibitors block the protein.",
            "See the Notify Program or the Physicians Group.",
            "The news is on the state website.",
            "Sign the informed consent. Ask about portion sizes. A suicide attempt.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn medical_words_may_be_explained() {
        assert_eq!(found_in_words(&RULE, "You may have edema."), ["edema"]);
        assert_eq!(
            found_in_words(&RULE, "You have pulmonary hypertension."),
            ["pulmonary hypertension"]
        );
        for words in [
            "You may have edema (swelling).",
            "You may have swelling (edema).",
            "This is called edema.",
            "Edema means swelling.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
        let term = Term {
            term: words("Edema"),
            say: None,
            meaning: words("Swelling"),
        };
        let glossary = block(BlockKind::Glossary(Glossary { items: vec![term] }));
        let handout = handout(vec![section(
            "Which words?",
            vec![paragraph("You may have edema."), glossary],
        )]);
        assert_eq!(found(&RULE, &handout), [""; 0]);
    }
}
