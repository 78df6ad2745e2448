//! MED-19: liquid medicine is measured in mL, never with spoons
//!
//! # What it finds
//! Teaspoons and tablespoons, in full or short, as a dose: beside an amount in mL, or after take, give or swallow. A recipe
//! (mix, stir, rinse, salt, baking soda, a cup) is not a dose.
//!
//! # Why it matters
//! Spoons in a kitchen hold from half to twice as much as meant, and tsp is easily taken for tbsp: three times the dose.
//!
//! # Example
//! `Take 5 mL (1 tsp) at bedtime.`
//!
//! # Write instead
//! `Take 5 mL at bedtime. Use the syringe that came with the bottle.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context::{self, doses, sentence};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-19",
    title: "liquid medicine is measured in mL, never with spoons",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("household.rs"),
    check: Check::Words(check),
};

/// What a spoon is called.
const SPOONS: [&str; 10] = [
    "tsp",
    "tsps",
    "tbsp",
    "tbsps",
    "teaspoon",
    "teaspoons",
    "tablespoon",
    "tablespoons",
    "teaspoonful",
    "tablespoonful",
];

/// What is said of a dose.
const TAKING: [&str; 7] = ["take", "takes", "taken", "give", "given", "swallow", "dose"];

/// What is said in a recipe.
const COOKING: [&str; 19] = [
    "mix", "stir", "add", "rinse", "gargle", "swish", "dissolve", "salt", "sugar",
    "soda", "honey", "oil", "butter", "cup", "cups", "flour", "powder", "food", "eat",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    for (at, place) in subject.index.places(SPOONS) {
        let passage = &subject.passages[at];
        let range = sentence(passage, place);
        let taken = context::word(passage, range.clone(), &TAKING).is_some()
            || doses(passage, range.clone());
        if taken && context::word(passage, range, &COOKING).is_none() {
            let message =
                format!("a `{}` is not the same in every kitchen", passage.token(place));
            found.push(
                Finding::at(subject, passage, passage.bytes(place, place), message)
                    .hint("write the dose in mL only, and what to measure it with"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn spoons_are_no_measure() {
        assert_eq!(found_in_words(&RULE, "5 mL (1 tsp)"), ["tsp"]);
        assert_eq!(
            found_in_words(&RULE, "Take 2 tablespoons at night."),
            ["tablespoons"]
        );
    }

    #[test]
    fn a_recipe_may_have_them() {
        for words in [
            "Take 5 mL.",
            "Mix 1 teaspoon of baking soda with 1 L of water, and rinse.",
            "A teaspoon is not a measure.",
            "Take 1 tablespoon of oil.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
