//! MED-12: a dose is given with its times of day
//!
//! # What it finds
//! An amount of medicine "twice daily", "3 times a day" or "every 12 hours" in a sentence that names no time of day.
//! Medicines as needed are left alone: they have no times.
//!
//! # Why it matters
//! "Twice a day" is carried out as eight in the morning and noon by one, every twelve hours by another. With the times
//! named, most people get it right.
//!
//! # Example
//! `Take 5 mg twice daily.`
//!
//! # Write instead
//! `Take 5 mg in the morning and 5 mg in the evening.`
//!
//! # Source
//! USP General Chapter <17>, Prescription Container Labeling, 2013.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{self, doses, find, is, next, phrase, sentence};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-12",
    title: "a dose is given with its times of day",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("times_of_day.rs"),
    check: Check::Words(check),
};

const SEVERAL: [&str; 4] =
    ["twice daily", "twice a day", "two times a day", "two times daily"];

/// Numbers that are written as words, and more than two.
const NUMBERS: [&str; 3] = ["three", "four", "five"];

/// What names a time of day, or says that there is none.
const TIMED: [&str; 24] = [
    "morning",
    "mornings",
    "noon",
    "afternoon",
    "evening",
    "night",
    "bedtime",
    "breakfast",
    "lunch",
    "dinner",
    "supper",
    "meal",
    "meals",
    "am",
    "pm",
    "m",
    "needed",
    "need",
    "more",
    "most",
    "maximum",
    "up",
    "times:",
    "schedule",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    let begins = SEVERAL.iter().chain(&NUMBERS).chain(&["every"]);
    for (at, place) in subject.words_and_numbers(begins) {
        let passage = &subject.passages[at];
        let number = passage.sort(place) == Sort::Number || is(passage, place, &NUMBERS);
        let times = || {
            let times = next(passage, place);
            let last = phrase(passage, times, "times a day")
                .or_else(|| phrase(passage, times, "times daily"));
            last.filter(|_| number)
        };
        let hours = || {
            let number = next(passage, place);
            let last = phrase(passage, next(passage, number), "hours")?;
            let said =
                is(passage, place, &["every"]) && passage.sort(number) == Sort::Number;
            said.then_some(last)
        };
        let several = || SEVERAL.iter().find_map(|words| phrase(passage, place, words));
        let Some(last) = several().or_else(times).or_else(hours) else { continue };
        let range = sentence(passage, place);
        let timed = context::word(passage, range.clone(), &TIMED).is_some()
            || find(passage, range.clone(), &["if you have", "when you have"]).is_some();
        if doses(passage, range) && !timed {
            let range = passage.bytes(place, last);
            let message = format!(
                "`{}` leaves the times to the reader",
                &passage.text[range.clone()]
            );
            found.push(Finding::at(subject, passage, range, message).hint(
                "name them, such as `5 mg in the morning and 5 mg in the evening`",
            ));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn times_are_named() {
        assert_eq!(found_in_words(&RULE, "Take 5 mg twice daily."), ["twice daily"]);
        assert_eq!(
            found_in_words(&RULE, "Take 2 tablets 3 times a day, or 1 every 12 hours."),
            ["3 times a day", "every 12 hours"]
        );
    }

    #[test]
    fn named_times_and_no_dose_are_fine() {
        for words in [
            "Take 5 mg twice a day, at 8 a.m. and 8 p.m.",
            "Take 5 mg twice a day, in the morning and at night.",
            "They are tablets or capsules, taken once or twice a day.",
            "Take 1 tablet every 4 hours as needed for pain.",
            "Take B12 tablets twice a day.",
            "Rinse your mouth 4 times a day.",
            "Take 5 mg once a day.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
