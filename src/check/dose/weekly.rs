//! MED-11: a weekly dose names its day, a daily dose says how often
//!
//! # What it finds
//! An amount of medicine that is taken once a week without a day of the week in the same passage or row (an error). "On
//! the same day each week" and a line to write the day on are fine. Also an amount "daily" that does not say once, or how
//! many times, or when (a warning); an upper limit ("no more than 8 tablets daily") is fine. And an amount of methotrexate
//! every day (a warning): it is usually taken once a week. "Do not take it every day" is fine.
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

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{self, amount, doses, find, is, next, phrase, row, sentence};
use crate::diag::Severity;
use std::ops::Range;

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

/// Medicines that are usually taken once a week, and their brands.
const WEEKLY_MEDICINES: [&str; 7] =
    ["methotrexate", "MTX", "Trexall", "Xatmep", "Jylamvo", "Otrexup", "Rasuvo"];

/// What says that a dose is taken every day.
const EVERY_DAY: [&str; 15] = [
    "daily",
    "once daily",
    "twice daily",
    "once a day",
    "twice a day",
    "times a day",
    "once per day",
    "a day",
    "per day",
    "every day",
    "each day",
    "every morning",
    "each morning",
    "every evening",
    "every night",
];

/// What says that it is not, or that it is taken once a week.
const NOT_DAILY: [&str; 24] = [
    "not",
    "never",
    "don't",
    "don’t",
    "week",
    "weekly",
    "weeks",
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
    "instead",
    "avoid",
    "wrong",
];

/// What parts a medicine from an amount of another.
const PARTS: [&str; 8] =
    ["and", "with", "plus", "while", "then", "but", "besides", "against"];

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
    let mut free = (0, 0);
    let all = WEEKLY.iter().chain(&EVERY_DAY).chain(&DAILY);
    for (index, place) in subject.index.places(all) {
        let passage = &subject.passages[index];
        if (index, place) < free {
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
            free = (index, last + 1);
        } else if let Some((last, name)) =
            said(&EVERY_DAY).and_then(|last| Some((last, weekly(subject, index, place)?)))
        {
            let message = format!("`{name}` is usually taken once a week, not every day");
            found.push(
                    Finding::at(subject, passage, passage.bytes(place, last), message)
                        .hint("check the dose with the prescriber; a dose once a week names its day, such as `once a week, every Monday`")
                        .level(Severity::Warning),
                );
            free = (index, last + 1);
        } else if let Some(last) = said(&DAILY) {
            let often =
                context::word(passage, sentence(passage, place), &OFTEN).is_some();
            if !often && !limited(passage, place) {
                let message = "`daily` does not say how many times a day";
                found.push(
                    Finding::at(subject, passage, passage.bytes(place, last), message)
                        .hint("write `once a day`, or the times of day")
                        .level(Severity::Warning),
                );
            }
        }
    }
    found
}

/// The medicine that is usually taken once a week, if the words at a token say to take it every day.
fn weekly(subject: &Subject<'_>, index: usize, place: usize) -> Option<String> {
    let passage = &subject.passages[index];
    let inside = sentence(passage, place);
    if context::word(passage, inside.clone(), &NOT_DAILY).is_some() {
        return None;
    }
    let said = |other: &Passage<'_>, range: Range<usize>| {
        context::word(other, range, &WEEKLY_MEDICINES)
            .map(|at| (at, other.token(at).to_owned()))
    };
    if let Some((at, name)) = said(passage, inside.start..place) {
        // `methotrexate and folic acid 1 mg daily` is about the other.
        let dose = (inside.start..place)
            .rev()
            .find(|at| amount(passage, *at).is_some())?;
        let parted =
            context::word(passage, at.min(dose).saturating_sub(2)..at.max(dose), &PARTS)
                .is_some();
        return (!parted).then_some(name);
    }
    // Its name may stand in another cell of the row.
    let others = row(subject, index).filter(|at| *at != index);
    let others = others.map(|at| &subject.passages[at]);
    let weekly = |other: &Passage<'_>| {
        context::word(other, 0..other.tokens.len(), &NOT_DAILY).is_some()
    };
    if others.clone().any(weekly) {
        return None;
    }
    others
        .filter(|other| matches!(other.kind, Kind::Generic | Kind::Brand | Kind::Cell))
        .find_map(|other| said(other, 0..1))
        .map(|(_, name)| name)
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
    use super::super::super::subject::Subject;
    use super::super::super::try_out::{
        found, found_in_words, handout, paragraph, section,
    };
    use super::super::tests::table;
    use super::{RULE, check};
    use crate::diag::Severity;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

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
    fn a_medicine_of_once_a_week_is_not_taken_every_day() {
        for (words, named) in [
            ("Take methotrexate 10 mg once a day.", "once a day"),
            ("Take 10 mg of methotrexate every day.", "every day"),
            ("methotrexate 10 mg daily", "daily"),
            ("MTX 2 tablets twice daily", "twice daily"),
            ("Take Trexall 10 mg with food every morning.", "every morning"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [named], "{words}");
        }
        for words in [
            "Take methotrexate 10 mg once a week, every Monday. Do not take it every day.",
            "Do not take methotrexate 10 mg every day.",
            "Take methotrexate 10 mg on Mondays, and folic acid 1 mg once a day.",
            "Besides methotrexate, take 1 mg of folic acid twice a day. Take folic acid 1 mg once a day with methotrexate.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
        let said = |cells: &[&str]| {
            found(&RULE, &handout(vec![section("Which?", vec![table(&[cells])])]))
        };
        assert_eq!(said(&["methotrexate", "10 mg once a day"]), ["once a day"]);
        assert_eq!(said(&["folic acid", "1 mg once a day"]), [""; 0]);
        assert_eq!(
            said(&["folic acid", "1 mg once a day", "with methotrexate"]),
            [""; 0]
        );
    }

    #[test]
    fn its_hint_never_says_once_a_day() {
        let of = handout(vec![section("Which?", vec![paragraph("MTX 10 mg daily")])]);
        let (settings, files) = (Settings::of(Profile::TakeHome), Files::default());
        let subject = Subject::of(&of, Profile::TakeHome, &settings, &files, None);
        let findings = check(&subject);
        assert_eq!(findings.len(), 1);
        assert_eq!(findings[0].level, Some(Severity::Warning));
        assert!(findings[0].message.contains("once a week"), "{findings:?}");
        assert!(!findings[0].hints.join(" ").contains("a day"), "{findings:?}");
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
