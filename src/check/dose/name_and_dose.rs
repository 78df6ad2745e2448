//! MED-05: a space between the name of a medicine and its dose
//!
//! # What it finds
//! A word of four letters or more with a number joined to its end and a unit of weight or volume behind it: `Tegretol300 mg`. Names such as
//! `Vitamin B12` or `COVID-19` are followed by no unit.
//!
//! # Why it matters
//! The last letter of the name can be read as part of the number: the l of `Tegretol300 mg` as a 1, which makes 1,300 mg.
//!
//! # Example
//! `Take Tegretol300 mg in the morning.`
//!
//! # Write instead
//! `Take Tegretol 300 mg in the morning.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-05",
    title: "a space between the name of a medicine and its dose",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("name_and_dose.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (at, number) in subject.numbers().filter(|(_, number)| *number > 0) {
        let passage = &subject.passages[at];
        let word = passage.token(number - 1);
        let named = passage.sort(number - 1) == Sort::Word && word.chars().count() > 3;
        // `Omega3 capsules` is a name.
        let dose =
            units::after(passage, number).is_some_and(|unit| unit.dose && !unit.form);
        if !named || !dose {
            continue;
        }
        let range = passage.bytes(number - 1, number);
        let message = format!("`{}` runs together", &passage.text[range.clone()]);
        let apart = format!("{word} {}", passage.token(number));
        found.push(Finding::at(subject, passage, range, message).replace(&apart, false));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn name_and_dose_stand_apart() {
        assert_eq!(found_in_words(&RULE, "Tegretol300 mg"), ["Tegretol300"]);
        assert_eq!(found_in_words(&RULE, "Take Tegretol300mg."), ["Tegretol300"]);
    }

    #[test]
    fn names_may_end_in_digits() {
        for words in [
            "Tegretol 300 mg",
            "Vitamin B12 and omega3",
            "Omega3 capsules, CoQ10 capsules, D3 drops",
            "The B12 mg dose",
            "COVID-19",
            "Interleukin2 is a protein.",
            "NSCLC2 has 5 mg",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
