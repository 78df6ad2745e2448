//! LNG-13: whole numbers, and fractions in words
//!
//! # What it finds
//! Fractions as small signs or digits (½, 1/4), and decimals where people count in whole things: *1.5 hours*, *2.5 people*.
//! Tablets and percentages are looked at by rules of their own; doses, temperatures and results may have decimals.
//!
//! # Why it matters
//! ½ in small type is read as 1 or as 2, and few people have a feeling for half a person.
//!
//! # Example
//! `Wait 1.5 hours. Drink ½ cup.`
//!
//! # Write instead
//! `Wait 1 hour and 30 minutes. Drink half a cup.`
//!
//! # Source
//! ISMP, list of error-prone abbreviations, symbols and dose designations, 2024 (fractions in small type); decimals: this
//! program's own judgement, 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::phrases::{after, chosen, word_after, word_before};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-13",
    title: "whole numbers, and fractions in words",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("fraction.rs"),
    check: Check::Words(check),
};

/// Fractions, in words.
const FRACTIONS: [(&str, &str); 13] = [
    ("½", "half"),
    ("¼", "a quarter"),
    ("¾", "three quarters"),
    ("⅓", "a third"),
    ("⅔", "two thirds"),
    ("⅛", "an eighth"),
    ("⅜", "three eighths"),
    ("⅕", "a fifth"),
    ("1/2", "half"),
    ("1/4", "a quarter"),
    ("3/4", "three quarters"),
    ("1/3", "a third"),
    ("2/3", "two thirds"),
];
/// What rules about doses look at.
const DOSES: [&str; 8] =
    ["tablet", "tablets", "pill", "pills", "capsule", "capsules", "tab", "tabs"];
/// What is counted in whole numbers.
const WHOLE: [&str; 20] = [
    "hour", "hours", "day", "days", "week", "weeks", "month", "months", "year", "years",
    "times", "people", "patients", "persons", "men", "women", "children", "glasses",
    "cups", "visits",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let english = subject.english();
    let mut found = Vec::new();
    for (at, place) in subject.words_and_numbers(FRACTIONS.map(|(sign, _)| sign)) {
        let passage = &subject.passages[at];
        if !chosen(passage.kind) || passage.kind == Kind::Hours {
            continue;
        }
        let fraction = fraction(passage, place);
        if let Some((last, words)) = fraction {
            let unit = after_article(passage, last);
            let dose = DOSES.contains(&unit.as_str()) || unit == "mg" || unit == "ml";
            if dose {
                continue;
            }
            // "1½" is one number.
            let whole = place.checked_sub(1).filter(|&before| {
                passage.sort(before) == Sort::Number && passage.sort(place) == Sort::Sign
            });
            let bytes = passage.bytes(whole.unwrap_or(place), last);
            let written = passage.text.get(bytes.clone()).unwrap_or_default();
            let words = whole.map_or_else(
                || words.to_owned(),
                |whole| {
                    format!(
                        "{} and {}",
                        passage.token(whole),
                        words.replace("half", "a half")
                    )
                },
            );
            let message = format!("`{written}` is easily misread");
            let mut finding = Finding::at(subject, passage, bytes, message);
            if english {
                finding = finding.hint(format!("write `{words}`"));
            }
            found.push(finding.hint("write the fraction in words, or a smaller unit"));
        } else if english && decimal(passage, place) {
            let bytes = passage.bytes(place, place);
            let written = passage.token(place);
            let message = format!("`{written}` is finer than anybody needs");
            found.push(Finding::at(subject, passage, bytes, message).hint(
                "write a whole number, or a smaller unit: `1 hour and 30 minutes`",
            ));
        }
    }
    found
}

/// The fraction that a token begins, its last token, and its words.
fn fraction(passage: &Passage<'_>, place: usize) -> Option<(usize, &'static str)> {
    let known = |written: &str| FRACTIONS.iter().find(|(sign, _)| *sign == written);
    if passage.sort(place) == Sort::Sign {
        return known(passage.token(place)).map(|(_, words)| (place, *words));
    }
    if passage.sort(place) != Sort::Number || passage.token(place + 1) != "/" {
        return None;
    }
    // Part of a date, a rate or a ratio.
    let glued = place > 0 && matches!(passage.token(place - 1), "/" | "-" | ".")
        || passage.token(place + 3) == "/";
    let counted = matches!(
        word_before(passage, place).as_str(),
        "page" | "pages" | "step" | "steps" | "room" | "floor" | "grade" | "score"
    );
    let bytes = passage.bytes(place, place + 2);
    let written = passage.text.get(bytes).filter(|_| !glued && !counted)?;
    known(written).map(|(_, words)| (place + 2, *words))
}

/// The word after a fraction, "a" and "of" left out.
fn after_article(passage: &Passage<'_>, last: usize) -> String {
    let mut at = last;
    for _ in 0..3 {
        let word = word_after(passage, at);
        if !matches!(word.as_str(), "a" | "an" | "of") {
            return word;
        }
        at = after(passage, at).unwrap_or(at);
    }
    String::new()
}

/// Whether a token is a number with a part behind the point where whole things are counted.
fn decimal(passage: &Passage<'_>, place: usize) -> bool {
    let part = passage.token(place).split_once('.');
    if passage.sort(place) != Sort::Number
        || !part
            .is_some_and(|(whole, part)| !whole.is_empty() && !part.contains(['.', ',']))
    {
        return false;
    }
    let next = word_after(passage, place);
    WHOLE.contains(&next.as_str())
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::found_in_words;
    use super::RULE;

    #[test]
    fn fractions_and_idle_decimals_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "Drink ½ cup, or 3/4 of a cup. Wait 1.5 hours. Drink 1½ cups."
            ),
            ["½", "3/4", "1.5", "1½"]
        );
    }

    #[test]
    fn doses_temperatures_dates_and_results_are_left_alone() {
        for words in [
            "Take ½ tablet, or 1/2 of a tablet.",
            "Take 1.5 mL. Fever of 100.4 °F (38.0 °C).",
            "On 1/2/2026, or 11/1/2. Your blood pressure is 120/80.",
            "Use the 1.0% cream. Version 2.5 is new. Open 24/7. It helps 37.5% of people. See page 3/4.",
            "Your potassium was 4.0 mmol/L.",
            "Half a cup. 1 in 3 people. Pick 2 and/or 3.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }
}
