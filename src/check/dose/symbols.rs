//! MED-09: no symbols for words in doses and limits
//!
//! # What it finds
//! `>`, `<`, `≥`, `≤` and `@` before a number; `&`, `+` and `/` between two amounts of medicine; `/` in `5 mg/day`; `×`,
//! `#`, arrows and a crossed zero in a sentence with an amount; and `°` for hours. A comparison or `@` is an error where
//! the sentence speaks of a dose, a fever or what to do, and a warning elsewhere, as the others are. Other signs are only
//! signs: `ALK+`, `A & E`, `38 °C`.
//!
//! # Why it matters
//! `>` and `<` are confused by most people, and `@` and `&` look like a 2: "Call if > 38" is read as less than 38.
//!
//! # Example
//! `Call us if your temperature is > 38 °C.`
//!
//! # Write instead
//! `Call us if your temperature is more than 38 °C.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::abbreviations::{SYMBOLS, Stands, Symbol};
use super::context::{amount, before, is, near_dose, next, sentence, word};
use super::units;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-09",
    title: "no symbols for words in doses and limits",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("symbols.rs"),
    check: Check::Words(check),
};

/// What a dose is given per.
const RATES: [&str; 10] =
    ["day", "d", "dose", "doses", "hour", "hr", "h", "week", "wk", "kg"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let list = SYMBOLS.iter().map(|symbol| (symbol.sign, symbol));
    for (at, place, symbol) in subject.index.listed(list) {
        let passage = &subject.passages[at];
        let same = passage.token(place) == symbol.sign;
        if passage.kind == Kind::Phone || !same || !stands(passage, place, symbol) {
            continue;
        }
        let message = format!("`{}` can be read as {}", symbol.sign, symbol.misread);
        let finding = Finding::at(subject, passage, passage.bytes(place, place), message);
        let finding = if !subject.english() {
            finding.hint("write it as a word")
        } else if symbol.sign == "/" {
            finding.hint(slash(passage, place))
        } else {
            finding.hint(format!("write {}", symbol.write))
        };
        found.push(match symbol.stands {
            Stands::BeforeNumber if limits(passage, place) => {
                finding.level(Severity::Error)
            }
            Stands::BeforeNumber
            | Stands::BeforeNumberNearDose
            | Stands::BetweenDoses
            | Stands::NearDose
            | Stands::ForHours => finding,
        });
    }
    found
}

/// What to write instead of a slash: `10 mg in 5 mL`, `5 mg per day`, `2 tablets or 3 tablets`.
fn slash(passage: &Passage<'_>, place: usize) -> String {
    let behind = next(passage, place);
    let unit = before(passage, place).unwrap_or(place);
    let amount_before =
        (0..unit).rev().take(3).find(|at| passage.sort(*at) == Sort::Number);
    let words = |from: usize, to: usize| &passage.text[passage.bytes(from, to)];
    let first = amount_before.map_or("", |from| words(from, unit));
    let Some(last) = amount(passage, behind) else {
        let full = match passage.token(behind) {
            "d" => "day",
            "h" | "hr" => "hour",
            "wk" => "week",
            other => other,
        };
        return format!("write `{first} per {full}`");
    };
    let second = words(behind, last);
    let volume = |at: usize| {
        is(passage, at, &["ml", "l", "cc", "milliliter", "milliliters", "millilitre"])
            || is(passage, at, &["millilitres"])
    };
    if volume(last) && !volume(unit) {
        format!("write `{first} in {second}`")
    } else {
        format!(
            "write `{first} and {second}`, or `{first} or {second}`, whichever is meant"
        )
    }
}

/// Whether a symbol stands for a word.
fn stands(passage: &Passage<'_>, place: usize, symbol: &Symbol) -> bool {
    // `>= 38`
    let equal = passage.token(place + 1) == "=";
    let behind = next(passage, place + usize::from(equal));
    let number = passage.sort(behind) == Sort::Number;
    match symbol.stands {
        // `me@2nd.org`, `->` and `=>` are something else.
        Stands::BeforeNumber => {
            let solid = place > 0 && passage.sort(place - 1) != Sort::Space;
            let free = !solid || passage.token(place - 1) == "(";
            number && free
        }
        Stands::BeforeNumberNearDose => number && near_dose(passage, place),
        Stands::BetweenDoses => {
            let rate = symbol.sign == "/" && is(passage, behind, &RATES);
            (rate || amount(passage, behind).is_some()) && ends_amount(passage, place)
        }
        Stands::NearDose => near_dose(passage, place),
        Stands::ForHours => {
            let earlier =
                before(passage, place).filter(|at| passage.sort(*at) == Sort::Number);
            let every = earlier.and_then(|at| before(passage, at));
            let said = every.is_some_and(|at| is(passage, at, &["q", "every", "x"]));
            said && !matches!(passage.token(behind), "C" | "F")
        }
    }
}

/// Whether a sentence speaks of a dose, or of a limit at which to act.
fn limits(passage: &Passage<'_>, place: usize) -> bool {
    let acts =
        ["temp", "temperature", "fever", "call", "take", "stop", "if", "when", "°"];
    let range = sentence(passage, place);
    word(passage, range, &acts).is_some() || near_dose(passage, place)
}

/// Whether an amount of medicine ends right before a token.
fn ends_amount(passage: &Passage<'_>, place: usize) -> bool {
    before(passage, place).is_some_and(|unit| {
        let number = if passage.sort(unit.wrapping_sub(1)) == Sort::Number {
            unit.checked_sub(1)
        } else {
            before(passage, unit)
        };
        units::named(passage.token(unit)).is_some()
            && number.is_some_and(|number| amount(passage, number) == Some(unit))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::super::super::try_out::{found_in_words, handout, paragraph, section};
    use super::{RULE, check};
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    #[test]
    fn symbols_are_words() {
        for (words, found) in [
            ("Call if temp > 38", &[">"][..]),
            ("Call for a fever (≥38 °C).", &["≥"]),
            ("Come @ 8 a.m.", &["@"]),
            ("Take 5 mg & 10 mg.", &["&"]),
            ("Take 5 mg/10 mg + 2 tablets.", &["/", "+"]),
            ("Take 5 mg × 3 days ↑ later.", &["×", "↑"]),
            ("Take it every 4°.", &["°"]),
            ("Take 5 mg/day if it is >= 7.", &["/", ">"]),
        ] {
            assert_eq!(found_in_words(&RULE, words), found, "{words}");
        }
    }

    #[test]
    fn the_hint_of_a_slash_says_what_it_stands_for() {
        for (words, hint) in [
            ("Take 10 mg/5 mL.", "write `10 mg in 5 mL`"),
            ("Take 10 mg / 5 mL.", "write `10 mg in 5 mL`"),
            ("Take 5 mg/kg.", "write `5 mg per kg`"),
            ("Take 5 mg/day.", "write `5 mg per day`"),
            ("Take 90 mg/d.", "write `90 mg per day`"),
            (
                "Take 5 mg/10 mg.",
                "write `5 mg and 10 mg`, or `5 mg or 10 mg`, whichever is meant",
            ),
        ] {
            let of = handout(vec![section("When?", vec![paragraph(words)])]);
            let (settings, files) = (Settings::of(Profile::TakeHome), Files::default());
            let subject = Subject::of(&of, Profile::TakeHome, &settings, &files, None);
            let hints: Vec<String> =
                check(&subject).into_iter().flat_map(|each| each.hints).collect();
            assert_eq!(hints, [hint], "{words}");
        }
    }

    #[test]
    fn signs_are_left_alone() {
        for words in [
            "ALK+ cancer, A & E, 38 °C, 100.4 °F",
            "Write to me@2nd.org.",
            "5 mg/mL, mg/dL, and/or",
            "Room #4 and line #2",
            "A 45° angle",
            "A 2 × 3 table",
            "Menu > Apps",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
