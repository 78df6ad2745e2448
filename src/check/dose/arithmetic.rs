//! MED-13: the number of tablets, their strength and the total agree
//!
//! # What it finds
//! Where an author gives all three, a total that is not the product: `2 tablets (500 mg each), 1500 mg in total`. Grams,
//! milligrams and micrograms are converted. A sentence that speaks of more than one dose ("twice a day") is left alone: its
//! total may be that of a day.
//!
//! # Why it matters
//! One of the numbers is wrong, and nobody knows which of them will be followed.
//!
//! # Example
//! `Take 2 tablets (500 mg each), 1,500 mg in total.`
//!
//! # Write instead
//! `Take 2 tablets (500 mg each), 1,000 mg in total.`
//!
//! # Source
//! This program's own judgement, 2026; the order numeral, form, strength is that of USP General Chapter <17>, 2013.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{is, next, sentence, thousandths, word};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-13",
    title: "the number of tablets, their strength and the total agree",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("arithmetic.rs"),
    check: Check::Words(check),
};

/// Words for small numbers, from one on.
const NUMBERS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// What makes several doses of one.
const OFTEN: [&str; 12] = [
    "twice", "times", "daily", "day", "every", "hours", "morning", "evening", "night",
    "week", "bedtime", "noon",
];

/// How many micrograms a unit of weight holds.
const WEIGHTS: [(&str, i64); 9] = [
    ("mcg", 1),
    ("microgram", 1),
    ("micrograms", 1),
    ("mg", 1000),
    ("milligram", 1000),
    ("milligrams", 1000),
    ("g", 1_000_000),
    ("gram", 1_000_000),
    ("grams", 1_000_000),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    for (at, place) in subject.words_and_numbers(NUMBERS) {
        let passage = &subject.passages[at];
        let Some(count) = count(passage, place) else { continue };
        let Some((each, last)) = each(passage, place) else { continue };
        let Some((total, first, end)) = total(passage, last) else { continue };
        if several(passage, place, last) {
            continue;
        }
        // Both in thousandths of a microgram: a count in thousandths times a weight.
        let product = count.checked_mul(each).map(|product| product / 1000);
        if product.is_some_and(|product| product != total) {
            let range = passage.bytes(first, end);
            let message = format!(
                "`{}` is not the total of `{}`",
                &passage.text[range.clone()],
                &passage.text[passage.bytes(place, last)]
            );
            found.push(
                Finding::at(subject, passage, range, message)
                    .hint("see which of the three numbers is wrong"),
            );
        }
    }
    found
}

/// Whether a sentence speaks of more than one dose, so that a total may be that of all of them.
fn several(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    let range = sentence(passage, place);
    let form = |at: usize| units::named(passage.token(at)).is_some_and(|unit| unit.form);
    let forms = (range.start..place).chain(last + 1..range.end).any(form);
    forms || word(passage, range, &OFTEN).is_some()
}

/// The thousandths of a count at a token.
fn count(passage: &Passage<'_>, place: usize) -> Option<i64> {
    let word = passage.token(place);
    match passage.sort(place) {
        Sort::Number => thousandths(word, true),
        Sort::Word => {
            let at =
                NUMBERS.iter().position(|number| number.eq_ignore_ascii_case(word))?;
            Some(i64::try_from(at + 1).ok()? * 1000)
        }
        Sort::Space | Sort::Sign => None,
    }
}

/// A weight at a token, in thousandths of a microgram, and its last token.
fn weight(passage: &Passage<'_>, place: usize) -> Option<(i64, usize)> {
    let placed = units::placed(passage, place)?;
    let (_, micrograms) = WEIGHTS.iter().find(|(name, _)| *name == placed.unit.name)?;
    let number = thousandths(passage.token(place), true)?;
    Some((number.checked_mul(*micrograms)?, placed.at))
}

/// The strength of each, after a count at a token: `2 tablets (500 mg each`, `2 500-mg tablets`, `2 tablets of 500 mg`.
fn each(passage: &Passage<'_>, count: usize) -> Option<(i64, usize)> {
    let form = next(passage, count);
    let is_form = units::named(passage.token(form)).is_some_and(|unit| unit.form);
    if !is_form {
        let (each, last) = weight(passage, form)?;
        let form = next(passage, last);
        let hyphen = passage.sort(form) == Sort::Sign;
        let form = if hyphen { form + 1 } else { form };
        let is_form = units::named(passage.token(form)).is_some_and(|unit| unit.form);
        return is_form.then_some((each, form));
    }
    let mut at = next(passage, form);
    let of = is(passage, at, &["of"]);
    while is(passage, at, &["(", "of", ","]) {
        at = next(passage, at);
    }
    let (each, last) = weight(passage, at)?;
    let behind = next(passage, last);
    let said = is(passage, behind, &["each", "apiece"]);
    (said || of).then_some((each, if said { behind } else { last }))
}

/// The total that is said after a token in the same sentence: its weight, its first and its last token.
fn total(passage: &Passage<'_>, place: usize) -> Option<(i64, usize, usize)> {
    let end = sentence(passage, place).end;
    (place + 1..end).find_map(|at| {
        let (total, last) = weight(passage, at)?;
        let said = |range: std::ops::Range<usize>| {
            range.into_iter().any(|at| {
                is(passage, at, &["total", "altogether", "="])
                    || is(passage, at, &["in"]) && is(passage, at + 2, &["all"])
            })
        };
        let told = said(at.saturating_sub(5).max(place + 1)..at)
            || said(last..(last + 5).min(end));
        told.then_some((total, at, last))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn the_total_is_the_product() {
        for (words, wrong) in [
            ("Take 2 tablets (500 mg each), 1,500 mg in total.", "1,500 mg"),
            ("Take two 250-mg capsules for a total of 1 g.", "1 g"),
            ("Take 3 tablets of 0.5 mg = 2 mg.", "2 mg"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [wrong], "{words}");
        }
    }

    #[test]
    fn a_right_total_or_none_is_fine() {
        for words in [
            "Take 2 tablets (500 mg each), 1000 mg in total.",
            "Take 2 tablets (500 mg each), 1 g in all.",
            "Take 2 tablets (500 mg each).",
            "Take 2 tablets (500 mg each). Take 1500 mg in total of another.",
            "Take 2 tablets (150 mg each) twice a day, 600 mg in total.",
            "Take 2 tablets (50 mg each) and 1 capsule of 20 mg, 120 mg in total.",
            "Take 2 tablets (500 mg each) with 250 mg of another.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
