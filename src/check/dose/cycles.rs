//! MED-25: days and cycles add up
//!
//! # What it finds
//! Days that run backwards (`days 14 to 1`), days beyond the end of their cycle (`days 1 to 28 of a 21-day cycle`), and
//! days on and off that do not make the cycle (`14 days on, 7 days off, a 28-day cycle`), each within one sentence.
//!
//! # Why it matters
//! A person who takes the pills in the week of rest takes a third too much.
//!
//! # Example
//! `Take it on days 1 to 28 of a 21-day cycle.`
//!
//! # Write instead
//! `Take it on days 1 to 14 of a 21-day cycle. Then take none for 7 days.`
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{is, next, sentence};
use crate::diag::Severity;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-25",
    title: "days and cycles add up",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("cycles.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    if !subject.english() {
        return found;
    }
    for (at, place) in subject.words_and_numbers(["days", "day"]) {
        let passage = &subject.passages[at];
        if is(passage, place, &["days", "day"]) {
            found.extend(days(subject, passage, place));
        }
        if let Some((on, off, last)) = on_off(passage, place) {
            let sentence = sentence(passage, place);
            if let Some(cycle) = cycle(passage, sentence)
                && on + off != cycle
            {
                let message =
                    format!("{on} days on and {off} days off are no {cycle}-day cycle");
                let range = passage.bytes(place, last);
                found.push(
                    Finding::at(subject, passage, range, message)
                        .hint("see which of the three numbers is wrong"),
                );
            }
        }
    }
    found
}

/// What is wrong with `days 1 to 14` or `days 1, 8, and 15`.
fn days(subject: &Subject<'_>, passage: &Passage<'_>, place: usize) -> Option<Finding> {
    let mut at = next(passage, place);
    let mut latest = number(passage, at)?;
    let (mut last, mut earlier, mut through) = (at, latest, false);
    loop {
        at = next(passage, at);
        if is(passage, at, &["to", "through", "-", "–"]) {
            through = true;
        } else if let Some(day) = number(passage, at) {
            let range = passage.bytes(place, at);
            if through && earlier > day {
                let message =
                    format!("`{}` ends before it begins", &passage.text[range.clone()]);
                return Some(
                    Finding::at(subject, passage, range, message)
                        .hint("write the earlier day first"),
                );
            }
            (last, earlier, through) = (at, day, false);
            latest = latest.max(day);
        } else if !is(passage, at, &[",", "and", "or", "&"]) {
            break;
        }
    }
    let cycle = cycle(passage, sentence(passage, place))?;
    (latest > cycle).then(|| {
        let range = passage.bytes(place, last);
        let message = format!(
            "`{}` goes beyond a cycle of {cycle} days",
            &passage.text[range.clone()]
        );
        Finding::at(subject, passage, range, message)
            .hint("see whether the days or the cycle is wrong")
    })
}

/// How long the cycle is that some tokens speak of: `21-day cycle`, `cycle of 21 days`, `3-week cycle`. `None` if they
/// speak of more than one.
fn cycle(passage: &Passage<'_>, range: Range<usize>) -> Option<u32> {
    let mut lengths = range.clone().filter_map(|place| {
        let before = || {
            let unit = next(passage, place);
            let unit =
                if is(passage, unit, &["-", "\u{2011}"]) { unit + 1 } else { unit };
            is(passage, next(passage, unit), &["cycle", "cycles"])
                .then(|| length(passage, place, unit))?
        };
        let after = || {
            let of = place.checked_sub(2)?;
            let cycle = of.checked_sub(2)?;
            let said = is(passage, of, &["of", "is", "lasts"])
                && is(passage, cycle, &["cycle", "cycles"]);
            said.then(|| length(passage, place, next(passage, place)))?
        };
        before().or_else(after)
    });
    let first = lengths.next()?;
    lengths.all(|other| other == first).then_some(first)
}

fn length(passage: &Passage<'_>, number: usize, unit: usize) -> Option<u32> {
    let number = self::number(passage, number)?;
    if is(passage, unit, &["day", "days"]) {
        Some(number)
    } else {
        is(passage, unit, &["week", "weeks"]).then(|| number.checked_mul(7))?
    }
}

/// Days on, days off and the last token of `14 days on, 7 days off`.
fn on_off(passage: &Passage<'_>, place: usize) -> Option<(u32, u32, usize)> {
    let half = |number: usize, words: &[&str]| {
        let unit = next(passage, number);
        let length = length(passage, number, unit)?;
        let word = next(passage, unit);
        is(passage, word, words).then_some((length, word))
    };
    let (on, last) = half(place, &["on"])?;
    let mut at = next(passage, last);
    while is(passage, at, &[",", "and", "then", ";", "/"]) {
        at = next(passage, at);
    }
    let (off, last) = half(at, &["off"])?;
    Some((on, off, last))
}

fn number(passage: &Passage<'_>, place: usize) -> Option<u32> {
    passage
        .token(place)
        .parse()
        .ok()
        .filter(|_| passage.sort(place) == Sort::Number)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn days_lie_within_their_cycle() {
        for (words, wrong) in [
            ("Take it on days 1 to 28 of a 21-day cycle.", "days 1 to 28"),
            ("Take it on days 1–22 of each 3-week cycle.", "days 1–22"),
            ("Take it on days 14 to 1.", "days 14 to 1"),
            ("On days 1, 8, and 22 of a 21-day cycle", "days 1, 8, and 22"),
            (
                "14 days on and 14 days off in a 21-day cycle",
                "14 days on and 14 days off",
            ),
            ("In a cycle of 28 days: 14 days on, 7 days off.", "14 days on, 7 days off"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [wrong], "{words}");
        }
    }

    #[test]
    fn what_adds_up_is_fine() {
        for words in [
            "Take it on days 1 to 14 of a 21-day cycle.",
            "3 weeks on, 1 week off, in a 28-day cycle",
            "Take it on days 1 to 28 of a 28-day cycle. Then a 21-day cycle begins.",
            "For 14 days, then 7 days off",
            "Day 1 of 2 to 3",
            "On days 1, 8, and 15 of a 28-day cycle, and day 1 and a 21-day cycle",
            "On days 1, 8, and 15 of a 28-day cycle",
            "Come on day 1 and 28-day cycles begin.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
