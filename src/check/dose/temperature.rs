//! MED-23: temperatures have a unit, agree in °F and °C, and a fever is the same everywhere
//!
//! # What it finds
//! * A temperature of a body without °F or °C: `Call if your temperature is over 38.`
//! * A temperature that no body has, in a sentence about fever: 38 °F, 384 °F. Rooms and refrigerators are left alone.
//! * A pair that does not agree: `37.5 °C (99 °F)`. Temperatures of a body (35 to 43 °C) must agree to a tenth of a
//!   degree; those of rooms and refrigerators may be rounded to whole degrees: `2 °C to 8 °C (36 °F to 46 °F)`.
//! * Two different fevers to call about. The levels of a call box may have different ones; what is said elsewhere must
//!   be one of them where it says to call. A sentence with two fevers ("100.4 °F for an hour, or 101 °F once") tells them apart by itself.
//!
//! * A fever to call the clinic about that is not the one of the clinic's profile, if that says where a fever begins: an error in
//!   an approved text of `purpose = "treatment"`, a warning in any other.
//!
//! Where a fever begins is for the clinic to say; no number is preferred here.
//!
//! # Why it matters
//! For a person on chemo a fever can be an emergency. Two numbers for one fever mean that one of them is too late.
//!
//! # Example
//! `Call us for a fever of 37.5 °C (99 °F) or higher.`
//!
//! # Write instead
//! `Call us for a fever of 37.5 °C (99.5 °F) or higher.`
//!
//! # Source
//! NIST Special Publication 811, 2008, for the conversion; this program's own judgement, 2026, for the rest.

use super::super::passages::Passage;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::context::{self, before, is, next};
use super::degrees::{self, Scale, Span};
use super::fever::{self, to_call, urgency};
use crate::diag::Severity;
use crate::handout::Urgency;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-23",
    title: "temperatures have a unit, agree in °F and °C, and a fever is the same everywhere",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("temperature.rs"),
    check: Check::Words(check),
};

/// What is measured.
const HEAT: [&str; 5] = ["temperature", "temperatures", "temp", "fever", "fevers"];

/// What may stand between it and a number without changing what the number is.
const BETWEEN: [&str; 23] = [
    "of", "is", "are", "over", "above", "below", "under", "at", "or", "higher", "than",
    "reaches", "goes", "more", "least", "to", "rises", "your", ">", "<", "≥", "≤", "=",
];

/// What makes a temperature a limit.
const LIMIT: [&str; 13] = [
    "higher", "above", "over", "more", "reaches", "least", "exceeds", "greater", "up",
    "≥", ">", "warmer", "beyond",
];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut fevers = Vec::new();
    for (place, passage) in subject.passages.iter().enumerate() {
        let said = degrees::of(passage, subject.points());
        for pair in said.windows(2) {
            if !degrees::agree(&pair[0], &pair[1])
                && degrees::beside(passage, &pair[0], &pair[1])
            {
                found.push(disagreement(subject, passage, &pair[0], &pair[1]));
            }
        }
        if subject.english() {
            found.extend(bare(subject, passage));
            let impossible = said.iter().filter(|span| degrees::cannot_be(passage, span));
            found.extend(impossible.map(|span| of_no_body(subject, passage, span)));
            fevers.extend(fevers_of(passage, &said).map(|span| (place, span)));
        }
    }
    found.extend(strays(subject, &fevers));
    found.extend(fever::not_of_the_clinic(subject, &fevers));
    found
}

/// What is said of a temperature that no body has.
fn of_no_body(subject: &Subject<'_>, passage: &Passage<'_>, span: &Span) -> Finding {
    let range = passage.bytes(span.first, span.last);
    let message = format!("no body has `{}`", &passage.text[range.clone()]);
    let other = span.scale.other().sign();
    Finding::at(subject, passage, range, message).hint(if span.swapped() {
        format!("see whether {other} is meant")
    } else {
        "see whether a digit or its point is missing, or one too many".to_owned()
    })
}

fn disagreement(
    subject: &Subject<'_>,
    passage: &Passage<'_>,
    one: &Span,
    two: &Span,
) -> Finding {
    let open = (one.last..two.first).any(|at| passage.token(at) == "(");
    let closed = open && passage.token(two.last + 1) == ")";
    let range = passage.bytes(one.first, two.last + usize::from(closed));
    let message =
        format!("the degrees of `{}` do not agree", &passage.text[range.clone()]);
    let lines: Vec<String> =
        one.values.iter().map(|value| one.scale.converted(*value)).collect();
    Finding::at(subject, passage, range, message).hint(format!(
        "{} is {}",
        &passage.text[passage.bytes(one.first, one.last)],
        lines.join(" to ")
    ))
}

/// Temperatures of a body that have no unit.
fn bare(subject: &Subject<'_>, passage: &Passage<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for number in 0..passage.tokens.len() {
        if passage.sort(number) != Sort::Number || !about_heat(passage, number) {
            continue;
        }
        let Some(value) = context::thousandths(passage.token(number), true) else {
            continue;
        };
        if !matches!(value, 35_000..=43_000 | 95_000..=110_000) {
            continue;
        }
        let behind = next(passage, number);
        let degrees = is(passage, behind, &["degrees", "degree", "°"]);
        let last = if degrees { behind } else { number };
        let after = next(passage, last);
        let ends =
            matches!(passage.token(after), "" | "." | "," | ";" | ")" | "!" | "?" | ":")
                || is(passage, after, &["or", "and", "for", "call"]);
        let range_of_two = is(passage, after, &["to", "or", "-", "–"])
            && passage.sort(next(passage, after)) == Sort::Number;
        if ends && !range_of_two {
            let range = passage.bytes(number, last);
            let message = format!(
                "`{}` is a temperature without its unit",
                &passage.text[range.clone()]
            );
            found.push(
                Finding::at(subject, passage, range, message)
                    .hint("write °F or °C, best both"),
            );
        }
    }
    found
}

/// Whether a number is said to be a temperature, by the words before it.
fn about_heat(passage: &Passage<'_>, number: usize) -> bool {
    let mut at = number;
    for _ in 0..6 {
        let Some(earlier) = before(passage, at) else { return false };
        if is(passage, earlier, &HEAT) {
            return true;
        }
        if !is(passage, earlier, &BETWEEN) {
            return false;
        }
        at = earlier;
    }
    false
}

/// The fevers a passage says to call about: the only temperature of a body in a sentence about a limit.
pub(super) fn fevers_of<'a>(
    passage: &'a Passage<'_>,
    said: &'a [Span],
) -> impl Iterator<Item = Span> + 'a {
    let alone = |at: usize| {
        let inside = context::sentence(passage, said[at].first);
        let within = |other: &&Span| inside.contains(&other.first);
        let others = said[..at].iter().rev().take_while(within).count()
            + said[at..].iter().take_while(within).count();
        let pair = said
            .get(at + 1)
            .filter(|next| degrees::beside(passage, &said[at], next));
        let own = 1 + usize::from(pair.is_some());
        let heat = context::word(passage, inside.clone(), &HEAT).is_some();
        let limit = context::word(passage, inside.clone(), &LIMIT).is_some();
        others == own && heat && limit
    };
    (0..said.len())
        .filter(move |&at| said[at].values.len() == 1 && said[at].is_fever() && alone(at))
        .map(|at| said[at].clone())
}

/// Fevers that are not those of the others.
fn strays(subject: &Subject<'_>, fevers: &[(usize, Span)]) -> Vec<Finding> {
    let level = |place: usize| subject.passages.get(place).and_then(urgency);
    let (boxed, others): (Vec<_>, Vec<_>) =
        fevers.iter().partition(|(place, _)| level(*place).is_some());
    let mut known: Vec<(Option<Urgency>, &Span, String)> = Vec::new();
    let mut found = Vec::new();
    for (place, span) in boxed.into_iter().chain(others) {
        let own = level(*place);
        let Some(passage) = subject.passages.get(*place) else { continue };
        let range = passage.bytes(span.first, span.last);
        let words = &passage.text[range.clone()];
        let alike: Vec<_> = known
            .iter()
            .filter(|(urgency, ..)| own.is_none() || *urgency == own)
            .collect();
        if own.is_none() && !to_call(passage, span) {
            continue;
        }
        if alike.is_empty() {
            known.push((own, span, words.to_owned()));
        } else if !alike.iter().any(|(_, other, _)| degrees::agree(other, span)) {
            let others: Vec<String> =
                alike.iter().map(|(.., words)| format!("`{words}`")).collect();
            let message = format!(
                "`{words}` is not where a fever begins elsewhere: {}",
                others.join(", ")
            );
            found.push(
                Finding::at(subject, passage, range, message)
                    .hint("say the clinic's limit in the same numbers everywhere"),
            );
        }
    }
    found
}

impl Span {
    /// Whether it is a temperature that only a body with a fever has.
    fn is_fever(&self) -> bool {
        self.values.iter().all(|value| match self.scale {
            Scale::Celsius => (370..=430).contains(value),
            Scale::Fahrenheit => (986..=1090).contains(value),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_words, handout, paragraph, section, words,
    };
    use super::RULE;
    use crate::handout::{Block, BlockKind, Call, CallLevel, Urgency};

    fn call(levels: &[(Urgency, &str)]) -> Block {
        let level = |(urgency, sign): &(Urgency, &str)| CallLevel {
            urgency: *urgency,
            label: words("Call us now"),
            text: None,
            items: vec![words(sign)],
            fields: Vec::new(),
        };
        let levels = levels.iter().map(level).collect();
        block(BlockKind::Call(Call { title: None, levels }))
    }

    #[test]
    fn the_two_scales_agree() {
        assert_eq!(found_in_words(&RULE, "37.5 °C (99 °F)"), ["37.5 °C (99 °F)"]);
        assert_eq!(found_in_words(&RULE, "38 °C or 100 °F"), ["38 °C or 100 °F"]);
        assert_eq!(
            found_in_words(&RULE, "101 °F or higher (38 °C or higher)"),
            ["101 °F or higher (38 °C"]
        );
        for words in [
            "37.5 °C (99.5 °F)",
            "A fever of 100.4 °F (38 °C) or higher",
            "101 °F (38.3 °C)",
            "38.3°C/100.9°F",
            "100.4 °F or higher (38 °C)",
            "It may rise by 1 °C (1.8 °F).",
            "Call below 96 °F or above 38 °C.",
            "100 °F (37.8 °C)",
            "Keep it at 68 °F to 77 °F (20 °C to 25 °C).",
            "Keep it at 2 to 8 °C (36 to 46 °F).",
            "Freeze at −20 °C (−4 °F).",
            "It was 36 °C. Later it was 100 °F.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
        assert_eq!(
            found_in_words(&RULE, "Keep it at 2 to 8 °C (34 to 46 °F)."),
            ["2 to 8 °C (34 to 46 °F)"]
        );
    }

    #[test]
    fn a_fever_is_that_of_a_body() {
        for (words, found) in [
            ("Call for a fever of 38 °F or higher.", "38 °F"),
            ("Call us for a fever above 384 °F.", "384 °F"),
            ("Call if your temperature is over 100.4 °C.", "100.4 °C"),
            ("Fever over 3.8 °C: call us.", "3.8 °C"),
        ] {
            assert_eq!(found_in_words(&RULE, words), [found], "{words}");
        }
        for words in [
            "Call for a fever of 38 °C or higher.",
            "A fever may rise by 1 °C. Keep the syrup for your fever at 5 °C.",
            "Call for a fever. Room temperature is 21 °C.",
            "Your temperature may be as low as 86 °F after a fall in snow.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn a_temperature_has_its_unit() {
        assert_eq!(found_in_words(&RULE, "Call if temp > 38"), ["38"]);
        assert_eq!(found_in_words(&RULE, "Call for a fever >= 38."), ["38"]);
        assert_eq!(
            found_in_words(&RULE, "Call for a fever over 100.4 degrees."),
            ["100.4 degrees"]
        );
        for words in [
            "A fever for 38 hours",
            "A fever of 38 °C or 100.4°F",
            "A temperature of 38 to 39 °C",
            "A fever in 38 of 100 people",
            "Room temperature is 21 °C.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn a_fever_begins_at_the_same_degree_everywhere() {
        let said =
            |blocks: Vec<Block>| found(&RULE, &handout(vec![section("When?", blocks)]));
        let boxed = || {
            call(&[
                (Urgency::Emergency, "Fever of 104 °F (40 °C) or higher"),
                (Urgency::Urgent, "Fever of 100.4 °F (38 °C) or higher"),
            ])
        };
        assert_eq!(
            said(vec![paragraph("Call for a fever over 38.3 °C."), boxed()]),
            ["38.3 °C"]
        );
        assert_eq!(
            said(vec![
                paragraph("Call for a fever over 38 °C."),
                paragraph("Tell us of a fever of 101 °F or higher."),
            ]),
            ["101 °F"]
        );
        assert_eq!(
            said(vec![
                boxed(),
                paragraph("Call for a fever of 38 °C or higher."),
                paragraph(
                    "Call for 100.4 °F for an hour, or a fever of 101 °F or higher."
                ),
                paragraph("A fever of 41 °C or higher can harm you."),
                paragraph("Call 911 for a fever of 41 °C or higher."),
            ]),
            [""; 0]
        );
    }
}
