//! Temperatures as written, in tenths of a degree: where they stand and whether two of them are the same.

use super::super::passages::Passage;
use super::super::tokens::Sort;
use super::context::{before, find, is, next, sentence, thousandths, word};
use crate::fever::{celsius, fahrenheit};
use std::ops::RangeInclusive;

pub use crate::fever::Scale;

/// A temperature, or two that are the ends of a range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// The tenths of a degree.
    pub values: Vec<i64>,
    /// The scale.
    pub scale: Scale,
    /// The first token.
    pub first: usize,
    /// The last token.
    pub last: usize,
    /// Whether whole degrees are all that is written.
    pub whole: bool,
}

/// The tenths of a degree that a body can have.
const fn of_a_body(scale: Scale) -> RangeInclusive<i64> {
    match scale {
        Scale::Celsius => 300..=450,
        Scale::Fahrenheit => 860..=1130,
    }
}

impl Span {
    /// Whether no living body has it: less than 30 °C (86 °F), or more than 45 °C (113 °F).
    fn impossible(&self) -> bool {
        let possible = of_a_body(self.scale);
        self.values.iter().any(|value| !possible.contains(value))
    }

    /// Whether it is that of a body if the other scale is meant.
    pub fn swapped(&self) -> bool {
        let possible = of_a_body(self.scale.other());
        self.values.iter().all(|value| possible.contains(value))
    }
}

/// What else has a temperature, and what changes it.
const ELSEWHERE: [&str; 17] = [
    "room",
    "store",
    "stored",
    "keep",
    "kept",
    "refrigerator",
    "fridge",
    "freezer",
    "water",
    "bath",
    "weather",
    "oven",
    "storage",
    "rise",
    "rises",
    "drop",
    "drops",
];

/// Whether a temperature is said of a body, and no body has it.
pub fn cannot_be(passage: &Passage<'_>, span: &Span) -> bool {
    let inside = || sentence(passage, span.first);
    let fever = ["fever", "fevers", "your temperature", "body temperature", "temp"];
    span.impossible()
        && find(passage, inside(), &fever).is_some()
        && word(passage, inside(), &ELSEWHERE).is_none()
}

/// Whether two temperatures or ranges are the same, of one scale or of two.
pub fn agree(one: &Span, two: &Span) -> bool {
    if one.scale == two.scale {
        return one.values == two.values;
    }
    let (c, f) = match one.scale {
        Scale::Celsius => (one, two),
        Scale::Fahrenheit => (two, one),
    };
    let same = |c_value: i64, f_value: i64| {
        let to_tenths = fahrenheit(c_value) == f_value || celsius(f_value) == c_value;
        let body = (350..=430).contains(&c_value);
        let whole = |tenths: i64| (tenths + 5).div_euclid(10);
        let rounded = f.whole && whole(fahrenheit(c_value)) * 10 == f_value
            || c.whole && whole(celsius(f_value)) * 10 == c_value;
        // A rise of 1 °C is one of 1.8 °F.
        let difference = c_value * 9 == f_value * 5;
        to_tenths || (rounded || difference) && !body
    };
    c.values.len() == f.values.len()
        && c.values.iter().zip(&f.values).all(|(c, f)| same(*c, *f))
}

/// Whether the second stands right behind the first and says the same in the other scale: `38 °C (100.4 °F)`.
pub fn beside(passage: &Passage<'_>, one: &Span, two: &Span) -> bool {
    let mut between = one.last + 1..two.first;
    // `100.4 °F or higher (38 °C)`, but not `96 °F or above 38 °C`.
    let open = passage.token(two.first.saturating_sub(1)) == "(";
    let joins = |at: usize| {
        passage.sort(at) == Sort::Space
            || open && is(passage, at, &["higher", "above", "more", "over", "greater"])
            || matches!(passage.token(at), "(" | "[" | "/" | "=" | "," | "≈")
            || is(passage, at, &["or", "which", "is", "that", "about", "equals"])
    };
    one.scale != two.scale && one.values.len() == two.values.len() && between.all(joins)
}

/// The temperatures of a passage, in order.
pub fn of(passage: &Passage<'_>, english: bool) -> Vec<Span> {
    let mut said: Vec<Span> = Vec::new();
    for number in 0..passage.tokens.len() {
        let Some((value, whole)) = value(passage, number, english) else { continue };
        let Some((scale, last)) = scale(passage, next(passage, number)) else { continue };
        let mut span = Span {
            values: vec![value],
            scale,
            first: start(passage, number),
            last,
            whole,
        };
        if let Some(earlier) = range(passage, span.first) {
            let joined = said.last().filter(|other| {
                other.last == earlier && other.scale == scale && other.values.len() == 1
            });
            if let Some(other) = joined.cloned() {
                said.pop();
                span = Span {
                    values: vec![other.values[0], value],
                    first: other.first,
                    whole: whole && other.whole,
                    ..span
                };
            } else if let Some((low, low_whole)) = self::value(passage, earlier, english)
            {
                span = Span {
                    values: vec![low, value],
                    first: start(passage, earlier),
                    whole: whole && low_whole,
                    ..span
                };
            }
        }
        said.push(span);
    }
    said
}

/// The tenths of a number, with its sign, and whether it has no decimals.
fn value(passage: &Passage<'_>, number: usize, english: bool) -> Option<(i64, bool)> {
    if passage.sort(number) != Sort::Number {
        return None;
    }
    let written = passage.token(number);
    let value = thousandths(written, english).filter(|value| value % 100 == 0)? / 100;
    let below = start(passage, number) < number;
    Some((if below { -value } else { value }, !written.contains(['.', ','])))
}

/// The first token of a number: its minus, if it has one.
fn start(passage: &Passage<'_>, number: usize) -> usize {
    let Some(sign) = number.checked_sub(1) else { return number };
    let free = sign == 0
        || passage.sort(sign - 1) == Sort::Space
        || matches!(passage.token(sign - 1), "(");
    let minus = matches!(passage.token(sign), "−" | "-") && free;
    if minus { sign } else { number }
}

/// The scale that is written at a token, and the last token of it.
fn scale(passage: &Passage<'_>, place: usize) -> Option<(Scale, usize)> {
    match passage.token(place) {
        "℃" => return Some((Scale::Celsius, place)),
        "℉" => return Some((Scale::Fahrenheit, place)),
        _ => {}
    }
    let degrees = is(passage, place, &["°", "º", "degrees", "degree", "deg"]);
    let letter = if degrees { next(passage, place) } else { place };
    match passage.token(letter) {
        "C" | "Celsius" | "celsius" => Some((Scale::Celsius, letter)),
        "F" | "Fahrenheit" | "fahrenheit" => Some((Scale::Fahrenheit, letter)),
        _ => None,
    }
}

/// The last token of the lower end of a range, if a temperature is the upper end of one.
fn range(passage: &Passage<'_>, first: usize) -> Option<usize> {
    let word = before(passage, first)?;
    is(passage, word, &["to", "and", "through", "–", "-", "—"])
        .then(|| before(passage, word))
        .flatten()
}
