//! MED-24: telephone numbers can be dialed, and one desk has one number
//!
//! # What it finds
//! * A number that no telephone has: in the United States and Canada one that is too short, or whose area code or exchange
//!   begins with 0 or 1. Letters (`1-800-4-CANCER`) and short numbers (911, 988) are fine.
//! * In the United States and Canada also a number in a sentence about calling that has too few or too many digits:
//!   `Call us at 217-867-53`. Dates, ranges, doses, extensions and numbers to read out (a claim, an order) are none.
//! * The emergency number of another country.
//! * One desk with two numbers.
//!
//! # Why it matters
//! This number is dialed at night by somebody who is afraid. There is no second try.
//!
//! # Example
//! `Call the clinic at 617-055-0134.`
//!
//! # Write instead
//! `Call the clinic at` and the number that is answered there; dial it once before you print.
//!
//! # Source
//! North American Numbering Plan Administrator: format of numbers, 2026; ITU-T E.164, 2010; Poison
//! Help line, Health Resources and Services Administration, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{is, next};
use super::telephone::{broken, digits as digits_of, is_dialed, number, numbers};
use crate::diag::Severity;
use std::collections::BTreeMap;
use std::ops::Range;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-24",
    title: "telephone numbers can be dialed, and one desk has one number",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("phones.rs"),
    check: Check::Words(check),
};

/// Short numbers of the United States and Canada.
const SHORT: [&str; 9] = ["211", "311", "411", "511", "611", "711", "811", "911", "988"];

/// What is wrong with a number that cannot be one.
const DIGITS: &str = "has too few or too many digits for a telephone number";

/// Poison Help in the United States.
const POISON: &str = "8002221222";

/// The emergency number of a region.
const EMERGENCY: [(&str, &[&str]); 6] = [
    ("US", &["911"]),
    ("CA", &["911"]),
    ("GB", &["999", "112"]),
    ("IE", &["999", "112"]),
    ("AU", &["000", "112"]),
    ("NZ", &["111"]),
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let region = subject.country();
    let plan = matches!(region, "US" | "CA");
    let mut found = Vec::new();
    let mut desks: BTreeMap<String, String> = BTreeMap::new();
    let mut who = String::new();
    for (place, passage) in subject.passages.iter().enumerate() {
        if passage.kind == Kind::Who {
            who = desk(&passage.text);
        }
        let numbered = passage.tokens.iter().any(|token| token.sort == Sort::Number);
        if passage.kind == Kind::Phone {
            let digits = digits_of(&passage.text, plan);
            let whole = 0..passage.text.len();
            let wrong = numbers(passage)
                .into_iter()
                .find_map(|(range, digits)| Some((range, wrong(&digits, plan)?)))
                .or_else(|| Some((whole.clone(), short(&passage.text, plan)?)));
            if let Some((range, wrong)) = wrong {
                found.push(told(subject, passage, range, wrong));
            }
            let behind = subject.passages.get(place + 1);
            let hours = behind.filter(|behind| behind.kind == Kind::Hours);
            let hours = hours.map(|hours| desk(&hours.text)).unwrap_or_default();
            let known = desks
                .entry(format!("{who} {hours}"))
                .or_insert_with(|| digits.clone());
            if *known != digits {
                let message = format!(
                    "`{}` is another number of the same desk",
                    passage.text.trim()
                );
                found.push(
                    Finding::at(subject, passage, whole, message).hint(
                        "write the same number everywhere, or say how the two differ",
                    ),
                );
            }
        } else if numbered {
            let said = numbers(passage);
            let all = 0..passage.tokens.len();
            // Orders and records have such numbers, too.
            let dialed = plan
                && !said.is_empty()
                && all.into_iter().any(|at| is_dialed(passage, at));
            for (range, digits) in said {
                if let Some(wrong) = wrong(&digits, dialed) {
                    found.push(told(subject, passage, range, wrong));
                }
            }
            for range in broken(passage).into_iter().filter(|_| plan) {
                found.push(told(subject, passage, range, DIGITS));
            }
            found.extend(poison(subject, passage, plan));
            found.extend(emergency(subject, passage, region));
        }
    }
    found
}

fn told(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    range: Range<usize>,
    wrong: &str,
) -> Finding {
    let message = format!("`{}` {wrong}", &passage.text[range.clone()]);
    Finding::at(subject, passage, range, message).hint(
        "write the number that is answered there, and dial it once before you print",
    )
}

/// The name of a desk, so that spaces and capitals do not tell two apart.
pub(super) fn desk(who: &str) -> String {
    let words: Vec<String> = who.split_whitespace().map(str::to_lowercase).collect();
    words.join(" ")
}

/// Why a number cannot be dialed.
fn wrong(digits: &str, plan: bool) -> Option<&'static str> {
    let digits = match digits.strip_prefix('1') {
        Some(rest) if rest.len() == 10 => rest,
        _ => digits,
    };
    let local = &digits[digits.len().saturating_sub(7)..];
    let begins = |part: &str| part.starts_with(['0', '1']);
    let dead = match digits.len() {
        10 => begins(digits) || begins(local),
        7 => begins(local),
        _ => false,
    };
    (plan && dead).then_some("is a number that no telephone has")
}

/// Why a number of a contact is none: it has too few digits or too many.
fn short(text: &str, plan: bool) -> Option<&'static str> {
    // Letters are dialed as digits: `1-800-4-CANCER`.
    if text.chars().any(|each| each.is_ascii_uppercase()) {
        return None;
    }
    let digits = digits_of(text, plan);
    if SHORT.contains(&digits.as_str())
        || EMERGENCY.iter().any(|(_, known)| known.contains(&digits.as_str()))
    {
        return None;
    }
    let dialed = match digits.len() {
        7 | 10 => true,
        length => (!plan || text.contains('+')) && (3..=15).contains(&length),
    };
    (!dialed).then_some(DIGITS)
}

/// The number of Poison Help, if it is not that.
fn poison(subject: &Subject<'_>, passage: &Passage<'_>, plan: bool) -> Vec<Finding> {
    let mut found = Vec::new();
    if !plan || subject.country() != "US" {
        return found;
    }
    for place in 0..passage.tokens.len() {
        let help = next(passage, place);
        let named =
            passage.token(place) == "Poison" && is(passage, help, &["help", "control"]);
        let said = named.then(|| {
            (help + 1..help + 8).find_map(|at| Some((at, number(passage, at)?)))
        });
        if let Some(Some((first, (last, digits)))) = said
            && digits_of(&digits, plan) != POISON
        {
            let range = passage.bytes(first, last);
            let message = format!(
                "`{}` is not the number of Poison Help",
                &passage.text[range.clone()]
            );
            found.push(
                Finding::at(subject, passage, range, message)
                    .replace("1-800-222-1222", false),
            );
        }
    }
    found
}

/// Emergency numbers of other countries.
fn emergency(subject: &Subject<'_>, passage: &Passage<'_>, region: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let Some((_, own)) = EMERGENCY.iter().find(|(name, _)| *name == region) else {
        return found;
    };
    for place in 0..passage.tokens.len() {
        if !is(passage, place, &["call", "dial", "phone", "ring"]) {
            continue;
        }
        let at = next(passage, place);
        let number = passage.token(at);
        let known = EMERGENCY.iter().any(|(_, known)| known.contains(&number));
        let alone = !matches!(passage.token(at + 1), "-" | "/" | "\u{2011}")
            && passage.sort(at + 2) != Sort::Number;
        if known && alone && !own.contains(&number) {
            let message =
                format!("`{number}` is the emergency number of another country");
            found.push(
                Finding::at(subject, passage, passage.bytes(at, at), message)
                    .replace(own[0], false),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_words, handout, paragraph, section, text, words,
    };
    use super::RULE;
    use crate::handout::{Block, BlockKind, Contact, Contacts};

    /// Contacts: who, and the number; what stands after a bar is when.
    fn contacts(items: &[(&str, &str)]) -> Block {
        let item = |(who, phone): &(&str, &str)| {
            let (who, hours) = who.split_once(" | ").unwrap_or((who, ""));
            Contact {
                who: words(who),
                phone: Some(text(phone)),
                hours: (!hours.is_empty()).then(|| words(hours)),
                lacks: None,
            }
        };
        let items = items.iter().map(item).collect();
        block(BlockKind::Contacts(Contacts { title: None, items }))
    }

    fn found_in_contacts(items: &[(&str, &str)]) -> Vec<String> {
        found(&RULE, &handout(vec![section("Who?", vec![contacts(items)])]))
    }

    #[test]
    fn numbers_that_cannot_be_dialed_are_found() {
        for number in ["617-055-2134", "(017) 632-2134", "617.132.2134", "1-123-632-2134"]
        {
            assert_eq!(
                found_in_words(&RULE, &format!("Call us at {number} now.")),
                [number]
            );
        }
        assert_eq!(found_in_contacts(&[("Nurse", "617-555")]), ["617-555"]);
    }

    #[test]
    fn numbers_that_can_be_dialed_are_fine() {
        for words in [
            "Call 911 or 988.",
            "Call Poison Help, 1-800-222-1222.",
            "Call (617) 632-2134, 617 632 2134, or 632-2134.",
            "Call 1-800-4-CANCER.",
            "In 2024;42(29):3400-3409",
            "On 100-2000 of it, 3-5 days, 123.4567, 100 200 3000",
            "See 10.1000/182.",
            "Your order is 100-555-1234.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
        assert_eq!(
            found_in_contacts(&[
                ("Nurse", "617-632-2134 ext. 5"),
                ("Help", "1-800-4-CANCER"),
                ("Crisis", "988"),
                ("Embassy", "+44 20 7946 0000"),
            ]),
            [""; 0]
        );
    }

    #[test]
    fn numbers_with_too_few_or_too_many_digits_are_found() {
        for number in [
            "217-867-53",
            "(217) 867-530",
            "(217)867-530",
            "217 867 53091",
            "1-800-555-01",
            "21-867-5309",
            "(217) 86-5309",
            "217.867.530",
        ] {
            for words in [
                format!("Call us at {number}."),
                format!("Text us at {number} (day or night)."),
                format!("Phone: {number}"),
                format!("Come in, or dial {number} and ask for the nurse."),
            ] {
                assert_eq!(found_in_words(&RULE, &words), [number], "{words}");
            }
        }
        for words in [
            "Call 911, 988, or 711.",
            "Call 911 24 hours a day, or 988 365 days a year.",
            "Call 617 632 2134 24 hours a day.",
            "Call 1-800-222-1222, 1 800 222 1222, or +1 617 632 2134.",
            "Call 1-800-4-CANCER or 1-800-632-HELP.",
            "Call 617-632-2134 ext. 12 or (617) 632-2134, ext. 4455.",
            "Call us if you come on 06-05-2026 or 2026-06-05.",
            "Call us if you took 100-200 mg, or 100-200-300 mg.",
            "Call us within 24 hours. Call 2 times.",
            "Call for a fever on days 1 8 15 22 29 36.",
            "Call +44 20 7946 0000, or 011 44 20 7946 0000.",
            "Call us and give your claim number, 123-45-6789.",
            "Your visit number is 1. We call. It is 217-867-53.",
            "Your order is 217-867-53.",
            "Call us: 5-10 tablets, 10-20-30 times, 1,000-2,000-3,000 steps",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn one_desk_has_one_number() {
        assert_eq!(
            found_in_contacts(&[
                ("Clinic, day", "617-632-2134"),
                ("Clinic, night", "617-632-9999"),
                ("clinic,  day", "1 (617) 632-2134"),
                ("Clinic, day", "617-632-2135"),
            ]),
            ["617-632-2135"]
        );
        assert_eq!(
            found_in_contacts(&[
                ("Nurse | Day", "617-632-2134"),
                ("Nurse | Night", "617-632-9999"),
                ("Nurse | day", "617-632-9999"),
            ]),
            ["617-632-9999"]
        );
        assert_eq!(
            found_in_words(&RULE, "Call Poison Help at 1-800-222-1212."),
            ["1-800-222-1212"]
        );
    }

    #[test]
    fn the_emergency_number_is_that_of_the_country() {
        assert_eq!(found_in_words(&RULE, "Call 999 now."), ["999"]);
        let mut british =
            handout(vec![section("When?", vec![paragraph("Call 911, or 999 now.")])]);
        british.language = "en-GB".to_owned();
        assert_eq!(found(&RULE, &british), ["911"]);
    }
}
