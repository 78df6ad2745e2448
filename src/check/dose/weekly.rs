//! MED-11: a weekly dose names its day, a daily dose says how often
//!
//! # What it finds
//! An amount of medicine that is taken once a week without a day of the week in the same passage or row (an error). "On
//! the same day each week" and a line to write the day on are fine. Also an amount "daily" that does not say once, or how
//! many times, or when (a warning); an upper limit ("no more than 8 tablets daily") is fine.
//!
//! # Why it matters
//! Methotrexate for arthritis is taken once a week. People who took it every day have died.
//!
//! # Example
//! `Take 15 mg weekly.`
//!
//! # Write instead
//! `Take 15 mg once a week, every Monday. Do not take it every day.`
//!
//! # Source
//! ISMP, Targeted Medication Safety Best Practices for Hospitals, 2024: weekly methotrexate.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{self, doses, find, is, next, phrase, row, sentence};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-11",
    title: "a weekly dose names its day, a daily dose says how often",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("weekly.rs"),
    check: Check::Words(check),
};

const WEEKLY: [&str; 9] = [
    "weekly",
    "once weekly",
    "once a week",
    "once each week",
    "once every week",
    "one time a week",
    "every week",
    "each week",
    "once per week",
];

const DAILY: [&str; 1] = ["daily"];

/// What names the day.
const DAYS: [&str; 22] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
    "Mondays",
    "Tuesdays",
    "Wednesdays",
    "Thursdays",
    "Fridays",
    "Saturdays",
    "Sundays",
    "Mon",
    "Tue",
    "Wed",
    "Thu",
    "Fri",
    "same",
    "weekday",
    "_",
];

/// What says how often or when.
const OFTEN: [&str; 26] = [
    "once",
    "twice",
    "times",
    "time",
    "morning",
    "noon",
    "evening",
    "night",
    "bedtime",
    "breakfast",
    "lunch",
    "dinner",
    "supper",
    "meal",
    "meals",
    "hour",
    "hours",
    "am",
    "pm",
    "a.m",
    "p.m",
    "m",
    "total",
    "divided",
    "doses",
    "week",
];

/// What makes an amount a limit.
const LIMIT: [&str; 9] =
    ["more", "than", "most", "least", "maximum", "limit", "up", "exceed", "drink"];

/// What may follow the word when it speaks of the dose: "weekly visits" does not.
const BEHIND: [&str; 20] = [
    "on", "for", "at", "with", "in", "and", "by", "as", "or", "until", "to", "before",
    "after", "if", "when", "then", "while", "but", "during", "without",
];

/// How many tokens may stand between the amount and the word.
const NEAR: usize = 16;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    for (index, passage) in subject.passages.iter().enumerate() {
        let mut place = 0;
        while place < passage.tokens.len() {
            if passage.sort(place) != Sort::Word {
                place += 1;
                continue;
            }
            let said = |phrases: &[&str]| {
                let last = phrases
                    .iter()
                    .filter_map(|words| phrase(passage, place, words))
                    .max()?;
                of_dose(passage, place, last).then_some(last)
            };
            if let Some(last) = said(&WEEKLY) {
                let day = row(subject, index).any(|other| {
                    let other = &subject.passages[other];
                    context::word(other, 0..other.tokens.len(), &DAYS).is_some()
                });
                if !day && !limited(passage, place) {
                    let range = passage.bytes(place, last);
                    let message = format!(
                        "`{}` does not say on which day of the week",
                        &passage.text[range.clone()]
                    );
                    found.push(
                        Finding::at(subject, passage, range, message)
                            .hint("name the day, such as `every Monday`, and add `do not take it every day`"),
                    );
                }
                place = last;
            } else if let Some(last) = said(&DAILY) {
                let often =
                    context::word(passage, sentence(passage, place), &OFTEN).is_some();
                if !often && !limited(passage, place) {
                    let message = "`daily` does not say how many times a day";
                    found.push(
                        Finding::at(
                            subject,
                            passage,
                            passage.bytes(place, last),
                            message,
                        )
                        .hint("write `once a day`, or the times of day")
                        .level(Severity::Warning),
                    );
                }
            }
            place += 1;
        }
    }
    found
}

/// Whether words of time speak of the amount before them.
fn of_dose(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    let start = sentence(passage, place).start.max(place.saturating_sub(NEAR));
    let behind = next(passage, last);
    let free = is(passage, behind, &BEHIND)
        || matches!(passage.sort(behind), Sort::Sign | Sort::Space)
        || behind >= passage.tokens.len();
    let parted = (start..place).any(|at| {
        is(passage, at, &["have", "need", "come", "visit", "visits", "test", "tests"])
    });
    free && !parted && doses(passage, start..place)
}

/// Whether a sentence speaks of a limit.
fn limited(passage: &Passage<'_>, place: usize) -> bool {
    let range = sentence(passage, place);
    context::word(passage, range.clone(), &LIMIT).is_some()
        || find(passage, range, &["in all", "a total"]).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, found_in_words, handout, section};
    use super::super::tests::table;
    use super::RULE;

    #[test]
    fn a_weekly_dose_names_its_day() {
        assert_eq!(found_in_words(&RULE, "MTX 15 mg weekly"), ["weekly"]);
        assert_eq!(
            found_in_words(&RULE, "Take 6 tablets by mouth once a week. Rest on it."),
            ["once a week"]
        );
        for words in [
            "Take 15 mg once a week, every Monday.",
            "Take 15 mg weekly, on the same day.",
            "Take 15 mg every week on: ______",
            "Take 5 mg in the morning. You need weekly blood tests.",
            "Take 5 mg and come for visits weekly.",
            "Drink no more than 14 units weekly.",
            "Take 5 mg. We call every week.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
        let said = |cells: &[&str]| {
            found(&RULE, &handout(vec![section("Which?", vec![table(&[cells])])]))
        };
        assert_eq!(said(&["methotrexate", "15 mg weekly", "Mondays"]), [""; 0]);
        assert_eq!(said(&["methotrexate", "15 mg weekly", "with food"]), ["weekly"]);
        let rows: [&[&str]; 2] =
            [&["methotrexate", "15 mg weekly"], &["aspirin", "Mondays"]];
        let two = handout(vec![section("Which?", vec![table(&rows)])]);
        assert_eq!(found(&RULE, &two), ["weekly"]);
    }

    #[test]
    fn a_daily_dose_says_how_often() {
        assert_eq!(found_in_words(&RULE, "Take 5 mg daily."), ["daily"]);
        for words in [
            "Take 5 mg once daily.",
            "Take 5 mg daily at bedtime.",
            "No more than 8 tablets daily.",
            "Walk daily.",
            "Weigh yourself daily, and take 5 mg once.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
