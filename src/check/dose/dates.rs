//! MED-22: dates are written so that they can mean one day only
//!
//! # What it finds
//! Dates in numbers only (`05/06/26`, `5-6-2026`), days that no calendar has (`June 31, 2026`), and a weekday that does
//! not fall on its date. The year first, as in `2026-06-05`, means one day only. The hint says each day that the numbers
//! can mean, in words.
//!
//! # Why it matters
//! 05/06/26 is May in the United States and June elsewhere: a person takes the medicine, or comes to the visit, a month
//! early or late.
//!
//! # Example
//! `Your next visit is on 05/06/26.`
//!
//! # Write instead
//! `Your next visit is on Friday, June 5, 2026.`
//!
//! # Source
//! ISO 8601-1, 2019, for a date in numbers; this program's own judgement, 2026, for the rest.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{before, joined, next};
use super::units;
use crate::diag::Severity;
use crate::handout::Date;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-22",
    title: "dates are written so that they can mean one day only",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("dates.rs"),
    check: Check::Words(check),
};

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// From Monday on, as a calendar of the trade counts them.
const WEEKDAYS: [&str; 7] =
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let english = subject.english();
    let names = MONTHS.iter().flat_map(|name| [*name, &name[..3]]);
    for (at, place) in subject.words_and_numbers(names.chain(["sept"])) {
        let passage = &subject.passages[at];
        if let Some(last) = numeric(passage, place, english) {
            found.push(told(subject, passage, place, last));
        } else if english {
            found.extend(written(subject, passage, place));
        }
    }
    found
}

/// A date in numbers, with the days that it can mean.
fn told(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    place: usize,
    last: usize,
) -> Finding {
    let range = passage.bytes(place, last);
    let words = &passage.text[range.clone()];
    let days = readings(words);
    let message = match days.as_slice() {
        [] => format!("no calendar has the day `{words}`"),
        [_] => format!("`{words}` is a date in numbers only"),
        [..] => format!("`{words}` is another day in another country"),
    };
    let region = subject.handout.language.split('-').nth(1);
    let written: Vec<String> = days.iter().map(|day| in_words(*day, region)).collect();
    let hint = match written.as_slice() {
        [] => "look the day up in a calendar".to_owned(),
        [..] if !subject.english() => "write the month as a word".to_owned(),
        [day] => format!("write `{day}`"),
        [..] => {
            format!("write {}, whichever is meant", written.join(", or "))
        }
    };
    Finding::at(subject, passage, range, message).hint(hint)
}

/// The days that a date in numbers can mean: with the month first, and with the day first.
fn readings(words: &str) -> Vec<Date> {
    let parts: Vec<i16> = words
        .split(|each: char| !each.is_ascii_digit())
        .filter_map(|part| part.parse().ok())
        .collect();
    let [first, second, year] = parts.as_slice() else { return Vec::new() };
    // Of two digits, as POSIX reads them: 69 is 1969, 68 is 2068.
    let year = match year {
        0..=68 => year + 2000,
        69..=99 => year + 1900,
        _ => *year,
    };
    let day = |month: i16, day: i16| {
        Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
    };
    let mut days: Vec<Date> = day(*first, *second).into_iter().collect();
    days.extend(day(*second, *first).filter(|other| !days.contains(other)));
    days
}

/// A day in words, as a region writes it: `June 5, 2026`, `5 June 2026`.
fn in_words(date: Date, region: Option<&str>) -> String {
    let place = usize::try_from(date.month() - 1).unwrap_or_default();
    let name = MONTHS.get(place).copied().unwrap_or_default();
    let (first, rest) = name.split_at(name.len().min(1));
    let month = format!("{}{rest}", first.to_uppercase());
    if matches!(region, None | Some("US" | "CA")) {
        format!("{month} {}, {}", date.day(), date.year())
    } else {
        format!("{} {month} {}", date.day(), date.year())
    }
}

/// The last token of a date in numbers that begins at a token.
fn numeric(passage: &Passage<'_>, place: usize, english: bool) -> Option<usize> {
    if passage.sort(place) != Sort::Number || joined(passage, place) {
        return None;
    }
    let sign = |at: usize| matches!(passage.token(at), "/" | "-" | "\u{2011}" | ".");
    if place > 0 && sign(place - 1) {
        return None;
    }
    let token = passage.token(place);
    let (parts, last): (Vec<&str>, usize) = if token.contains('.') {
        let parts: Vec<&str> = token.split('.').collect();
        // `1.2.26` is a version. Elsewhere the order of a date with points is known.
        let date = english && parts.len() == 3 && parts[2].len() == 4;
        if !date {
            return None;
        }
        (parts, place)
    } else {
        let one = passage.token(place + 1);
        let two = passage.token(place + 3);
        let parted = one == two && matches!(one, "/" | "-" | "\u{2011}");
        if !parted || joined(passage, place + 5) {
            return None;
        }
        (vec![token, passage.token(place + 2), passage.token(place + 4)], place + 4)
    };
    let goes_on = sign(last + 1) && passage.sort(last + 2) == Sort::Number;
    let short = |part: &str| (1..=2).contains(&part.len());
    let year = matches!(parts[2].len(), 2 | 4);
    if !short(parts[0]) || !short(parts[1]) || !year || goes_on {
        return None;
    }
    let first: u32 = parts[0].parse().ok()?;
    let second: u32 = parts[1].parse().ok()?;
    parts[2].parse::<u32>().ok()?;
    let day = |day: u32| (1..=31).contains(&day);
    let month = |month: u32| (1..=12).contains(&month);
    let possible = month(first) && day(second) || day(first) && month(second);
    // `10/20/30 mg tablets` are three strengths.
    (possible && units::after(passage, last).is_none()).then_some(last)
}

/// What is wrong with a date that begins with the month, or with the day before it, and has a year.
fn written(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    place: usize,
) -> Option<Finding> {
    let month = month(passage.token(place))?;
    let skip = |at: usize, words: &[&str]| {
        if words.contains(&passage.token(at)) { next(passage, at) } else { at }
    };
    let number = |at: usize| passage.token(at).parse::<i16>().ok();
    let year = |at: usize| number(at).filter(|year| (1900..2200).contains(year));
    let after = skip(next(passage, place), &["."]);
    let american = || {
        let day = number(after)?;
        let at = skip(skip(next(passage, after), &["st", "nd", "rd", "th"]), &[","]);
        Some((place, day, year(at)?, at))
    };
    let other = || {
        let mut earlier = before(passage, place)?;
        while matches!(passage.token(earlier), "of" | "st" | "nd" | "rd" | "th") {
            earlier = before(passage, earlier)?;
        }
        let at = skip(after, &[","]);
        Some((earlier, number(earlier)?, year(at)?, at))
    };
    let (first, day, year, last) = american().or_else(other)?;
    let range = passage.bytes(first, last);
    let words = &passage.text[range.clone()];
    let short = i8::try_from(day).ok()?;
    let Ok(date) = Date::new(year, month, short) else {
        return Some(
            Finding::at(subject, passage, range, format!("there is no `{words}`"))
                .hint("look the day up in a calendar"),
        );
    };
    let mut earlier = before(passage, first)?;
    while matches!(passage.token(earlier), "," | "the" | "." | "(") {
        earlier = before(passage, earlier)?;
    }
    let said = weekday(passage.token(earlier))?;
    let meant = WEEKDAYS[usize::try_from(date.weekday().to_monday_zero_offset()).ok()?];
    (said != meant).then(|| {
        let range = passage.bytes(earlier, last);
        Finding::at(subject, passage, range, format!("{words} is not a {said}"))
            .hint(format!("it is a {meant}; see which of the two is meant"))
    })
}

/// The number of a month, by its name or the first letters of it.
fn month(word: &str) -> Option<i8> {
    let small = word.to_ascii_lowercase();
    let known = |name: &&str| {
        small == **name
            || small == name[..3]
            || small == "sept" && name.starts_with("sept")
    };
    let capital = word.starts_with(|each: char| each.is_ascii_uppercase());
    let place = MONTHS.iter().position(known).filter(|_| capital)?;
    i8::try_from(place + 1).ok()
}

/// A weekday, by its name or the first letters of it.
fn weekday(word: &str) -> Option<&'static str> {
    let short = |name: &str| match word.len() {
        3..=5 => name.starts_with(word) && word != "Mond",
        _ => name == word,
    };
    WEEKDAYS.into_iter().find(|name| *name == word || short(name))
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::super::super::try_out::{found_in_words, handout, paragraph, section};
    use super::{RULE, check};
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    #[test]
    fn dates_in_numbers_are_found() {
        assert_eq!(found_in_words(&RULE, "05/06/26"), ["05/06/26"]);
        assert_eq!(
            found_in_words(&RULE, "On 5-6-2026, 12/25/26, or 05.06.2026."),
            ["5-6-2026", "12/25/26", "05.06.2026"]
        );
    }

    #[test]
    fn the_hint_says_what_the_numbers_can_mean() {
        let told = |words: &str| {
            let of = handout(vec![section("When?", vec![paragraph(words)])]);
            let (settings, files) = (Settings::of(Profile::TakeHome), Files::default());
            let subject = Subject::of(&of, Profile::TakeHome, &settings, &files, None);
            let finding = check(&subject).remove(0);
            format!("{}: {}", finding.message, finding.hints.join("; "))
        };
        assert_eq!(
            told("On 05/06/26."),
            "`05/06/26` is another day in another country: write May 6, 2026, or June 5, 2026, whichever is meant"
        );
        assert_eq!(
            told("On 13/06/26."),
            "`13/06/26` is a date in numbers only: write `June 13, 2026`"
        );
        assert_eq!(
            told("On 12/25/2026."),
            "`12/25/2026` is a date in numbers only: write `December 25, 2026`"
        );
        assert_eq!(
            told("On 05-05-85."),
            "`05-05-85` is a date in numbers only: write `May 5, 1985`"
        );
        assert_eq!(
            told("On 31/06/2026."),
            "no calendar has the day `31/06/2026`: look the day up in a calendar"
        );
    }

    #[test]
    fn a_weekday_falls_on_its_date() {
        assert_eq!(
            found_in_words(&RULE, "Come on Monday, June 5, 2026."),
            ["Monday, June 5, 2026"]
        );
        assert_eq!(
            found_in_words(&RULE, "Come on Tues. the 5th of June 2026."),
            ["Tues. the 5th of June 2026"]
        );
        assert_eq!(found_in_words(&RULE, "Come on June 31, 2026."), ["June 31, 2026"]);
    }

    #[test]
    fn dates_in_words_are_fine() {
        for words in [
            "June 5, 2026",
            "5 June 2026",
            "Come on Friday, June 5, 2026, or on Fri, 5 Jun 2026.",
            "On 2026-06-05",
            "Call 1-800-222-1222 or 05-06-26-33-44.",
            "A blood pressure of 120/80",
            "10/20/30 mg tablets",
            "Version 1.2.26",
            "In May 2026, and on Mondays",
            "May 40 of 2026 people come",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
