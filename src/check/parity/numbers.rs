//! PAR-01: a translation holds the same numbers and units
//!
//! # What it finds
//! Numbers that stand in a text of a translation more or less often than in the same text of its original: those with a unit an
//! error, others a warning; and numbers that are the same and stand in another order, a warning. How decimals and thousands are parted is looked at in doses alone, which are written as the label writes them;
//! telephone numbers are compared by PAR-02.
//!
//! # Why it matters
//! Two doses that have changed places are two wrong doses. A wrong figure in a language that nobody in the clinic reads is found by nobody. And whoever reads "0,5 mg" at home looks
//! for it on a label or a pump that says "0.5 mg".
//!
//! # Example
//! "Fever of 38 °C or higher", translated as "Fiebre de 39 °C o más"
//!
//! # Write instead
//! "Fiebre de 38 °C o más"
//!
//! # Source
//! US Department of Health and Human Services, rule on Section 1557 of the Affordable Care Act, 2024 (critical text is
//! reviewed); the comparison is this program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::compare;
use crate::diag::Severity;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-01",
    title: "a translation holds the same numbers and units",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("numbers.rs"),
    check: Check::Words(check),
};

/// Signs of units that are the same in all languages, and how they are compared.
const UNITS: [(&str, &str); 15] = [
    ("mg", "mg"),
    ("mcg", "mcg"),
    ("µg", "mcg"),
    ("μg", "mcg"),
    ("g", "g"),
    ("kg", "kg"),
    ("mL", "mL"),
    ("ml", "mL"),
    ("L", "L"),
    ("l", "L"),
    ("mm", "mm"),
    ("cm", "cm"),
    ("mmHg", "mmHg"),
    ("mmol", "mmol"),
    ("%", "%"),
];

/// The units of doses, whose numbers stand as the original writes them: `1.000 mg` is one milligram where the label says so.
const DOSES: [&str; 6] = ["mg", "mcg", "g", "kg", "mL", "L"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    compare::texts(subject, |was, is| of_text(subject, was, is))
}

/// What differs between the same text in two languages.
fn of_text(
    subject: &Subject<'_>,
    was: &[&Passage<'_>],
    is: &[&Passage<'_>],
) -> Vec<Finding> {
    let before = compare::count(was.iter().copied(), numbers);
    let after = compare::count(is.iter().copied(), numbers);
    let at = |what: &str, message| compare::place(subject, is, what, numbers, message);
    let differences = compare::differ(&before, &after);
    let order = |passages: &[&Passage<'_>]| -> Vec<String> {
        passages
            .iter()
            .flat_map(|each| numbers(each))
            .map(|(what, _)| what)
            .collect()
    };
    let (one, other) = (order(was), order(is));
    if differences.is_empty() && one != other {
        let message = format!(
            "the numbers stand in another order: {}, where the original has {}",
            other.join(", "),
            one.join(", ")
        );
        let hint = "read both once more: a number may have changed places with another";
        let finding = at("", message).about(other.join(", ")).hint(hint);
        return vec![finding.level(Severity::Warning)];
    }
    let found = differences.into_iter().map(|difference| {
        let message = format!("`{}` {}", difference.what, difference.told());
        let bare = !difference.what.contains(' ');
        let level = if bare { Severity::Warning } else { Severity::Error };
        let finding = at(&difference.what, message);
        let hint = "write the numbers and units of the original";
        finding.about(difference.what).hint(hint).level(level)
    });
    found.collect()
}

/// The numbers of a passage with their units, and their tokens.
fn numbers(passage: &Passage<'_>) -> Vec<(String, Range<usize>)> {
    if passage.kind == Kind::Phone {
        return Vec::new();
    }
    let phones = compare::phones(passage);
    let mut found = Vec::new();
    for place in 0..passage.tokens.len() {
        let linked = passage.tokens.get(place).is_some_and(|token| {
            passage.links.iter().any(|link| link.contains(&token.range.start))
        });
        let dialled = phones.iter().any(|(_, range)| range.contains(&place));
        if passage.sort(place) != Sort::Number || linked || dialled {
            continue;
        }
        let written = passage.token(place);
        let value = plain(written);
        match unit(passage, place) {
            // Labels and pumps are read in the country of care, whatever the language.
            Some((unit, last)) if DOSES.contains(&unit) => {
                found.push((format!("{written} {unit}"), place..last + 1));
            }
            Some((unit, last)) => {
                found.push((format!("{value} {unit}"), place..last + 1));
            }
            None => found.push((value, place..place + 1)),
        }
    }
    found
}

/// A number without signs between thousands, and with a point before decimals.
fn plain(number: &str) -> String {
    let mut groups = number.split(['.', ',']);
    let head = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    let thousands = !rest.is_empty()
        && (1..=3).contains(&head.len())
        && head != "0"
        && rest.iter().all(|group| group.len() == 3);
    if thousands { format!("{head}{}", rest.concat()) } else { number.replace(',', ".") }
}

/// The unit after a number, and its last token.
fn unit(passage: &Passage<'_>, number: usize) -> Option<(&'static str, usize)> {
    let space =
        passage.sort(number + 1) == Sort::Space && number + 2 < passage.tokens.len();
    let at = if space { number + 2 } else { number + 1 };
    if passage.token(at) == "°" {
        let next = if passage.sort(at + 1) == Sort::Space { at + 2 } else { at + 1 };
        return match passage.token(next) {
            "C" => Some(("°C", next)),
            "F" => Some(("°F", next)),
            _ => None,
        };
    }
    let (_, unit) = UNITS.iter().find(|(written, _)| *written == passage.token(at))?;
    Some((unit, at))
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        found, found_in_translation, handout, paragraph, section, translated,
    };
    use super::{RULE, plain};

    #[test]
    fn a_wrong_figure_is_found() {
        let of = |original: &str, translation: &str| {
            found_in_translation(&RULE, original, translation)
        };
        let fever = "Fever of 100.4 °F (38 °C) or higher";
        assert_eq!(of(fever, "Fiebre de 100.4 °F (38 °C) o más"), [""; 0]);
        assert_eq!(of(fever, "Fiebre de 100,4 °F (38\u{a0}°C) o más"), [""; 0]);
        assert_eq!(of(fever, "Fiebre de 100.4 °F (39 °C) o más"), ["38 °C", "39 °C"]);
        assert_eq!(of("Take 5 mg, then 5 mg.", "Tome 5 mg."), ["5 mg"]);
        assert_eq!(of("Since 2024.", "Desde hace poco."), ["2024"]);
        assert_eq!(of("Call 1-800-222-1222.", "Llame al 1-800-222-1223."), [""; 0]);
    }

    #[test]
    fn numbers_that_have_changed_places_are_found() {
        let of = |original: &str, translation: &str| {
            found_in_translation(&RULE, original, translation)
        };
        let pills = "Take 2 pills, never more than 3.";
        assert_eq!(of(pills, "Tome 2 pastillas, nunca más de 3."), [""; 0]);
        assert_eq!(of(pills, "Tome 3 pastillas, nunca más de 2."), ["3, 2"]);
        // From one paragraph to another.
        let two = |words: [&str; 2]| {
            handout(vec![section("When?", words.map(paragraph).to_vec())])
        };
        let doses = two(["Morning: 5 mg.", "Night: 10 mg."]);
        let right = translated(doses.clone(), two(["Mañana: 5 mg.", "Noche: 10 mg."]));
        assert_eq!(found(&RULE, &right), [""; 0]);
        let wrong = translated(doses, two(["Mañana: 10 mg.", "Noche: 5 mg."]));
        assert_eq!(found(&RULE, &wrong).len(), 4);
    }

    #[test]
    fn a_dose_is_written_as_the_label_writes_it() {
        for (original, translation) in
            [("Take 0.5 mg.", "Tome 0,5 mg."), ("Take 1,000 mg.", "Tome 1.000 mg.")]
        {
            assert_eq!(found_in_translation(&RULE, original, original), [""; 0]);
            assert_eq!(found_in_translation(&RULE, original, translation).len(), 2);
        }
    }

    #[test]
    fn thousands_may_be_parted_as_the_language_does() {
        assert_eq!(plain("1,000"), "1000");
        assert_eq!(plain("1.000"), "1000");
        assert_eq!(plain("0.125"), "0.125");
        assert_eq!(plain("2,5"), "2.5");
    }
}
