//! What stands around a word: the sentence, an amount, the row. It decides whether `HS` is a time of day or a school.

use super::super::passages::Passage;
use super::super::subject::Subject;
use super::super::tokens::{Sort, is_cased};
use super::units;
use std::ops::Range;

/// No sentence is searched further than so many tokens to either side.
const SENTENCE: usize = 80;
/// An amount so many tokens before a word is about the same thing.
const BEFORE: usize = 14;
/// And so many after it.
const BEHIND: usize = 8;

/// No row is searched further than so many passages to either side.
const ROW: usize = 60;

/// The last token of some written words that begin at a token, if they stand there and nothing is joined to them.
pub fn written(passage: &Passage<'_>, place: usize, words: &str) -> Option<usize> {
    if joined(passage, place) { None } else { literal(passage, place, words) }
}

/// The same, but a number may be joined to their beginning: the `K` of `10K`.
pub fn literal(passage: &Passage<'_>, place: usize, words: &str) -> Option<usize> {
    let start = passage.tokens.get(place)?.range.start;
    if !passage.text[start..].starts_with(words) {
        return None;
    }
    let end = start + words.len();
    let mut last = place;
    while passage.tokens.get(last)?.range.end < end {
        last += 1;
    }
    let whole = passage.tokens.get(last)?.range.end == end;
    (whole && !joined(passage, last + 1)).then_some(last)
}

/// Whether a letter or digit stands at both sides of the place before a token. Letters without capitals join nothing: there
/// is no white space in `每次5片`.
pub fn joined(passage: &Passage<'_>, place: usize) -> bool {
    place > 0 && solid(passage, place - 1) && solid(passage, place)
}

/// Whether a token is a number, or a word that would join one.
pub fn solid(passage: &Passage<'_>, place: usize) -> bool {
    match passage.sort(place) {
        Sort::Number => true,
        Sort::Word => passage.token(place).starts_with(is_cased),
        Sort::Space | Sort::Sign => false,
    }
}

/// The next token that is not white space.
pub fn next(passage: &Passage<'_>, place: usize) -> usize {
    if passage.sort(place + 1) == Sort::Space { place + 2 } else { place + 1 }
}

/// The token before, white space left out.
pub fn before(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let at = place.checked_sub(1)?;
    if passage.sort(at) == Sort::Space { at.checked_sub(1) } else { Some(at) }
}

/// The tokens of the sentence that a token stands in.
pub fn sentence(passage: &Passage<'_>, place: usize) -> Range<usize> {
    let least = place.saturating_sub(SENTENCE);
    let most = passage.tokens.len().min(place + SENTENCE);
    let start = (least..place).rev().find(|&at| ends(passage, at));
    let end = (place..most).find(|&at| ends(passage, at));
    start.map_or(least, |at| at + 1)..end.map_or(most, |at| at + 1)
}

/// Whether a sentence ends with a token: a stop, white space, and no small letter or digit behind it.
pub fn ends(passage: &Passage<'_>, place: usize) -> bool {
    let goes_on = || {
        let behind = passage.token(place + 2);
        behind.starts_with(|each: char| each.is_lowercase() || each.is_ascii_digit())
    };
    match passage.token(place) {
        "!" | "?" | "。" | "！" | "？" | "؟" | "۔" | "।" => true,
        "." => passage.sort(place + 1) == Sort::Space && !goes_on(),
        ":" | ";" | "" => false,
        token => passage.sort(place) == Sort::Space && token.contains('\n'),
    }
}

/// The first of some words, in small letters, among some tokens.
pub fn word(
    passage: &Passage<'_>,
    mut range: Range<usize>,
    words: &[&str],
) -> Option<usize> {
    range.find(|&at| is(passage, at, words))
}

/// Whether a token is one of some words, in small letters.
pub fn is(passage: &Passage<'_>, place: usize, words: &[&str]) -> bool {
    let token = passage.token(place);
    words.iter().any(|word| token.eq_ignore_ascii_case(word))
}

/// The last token of a row of words, in small letters, with white space between them: "as needed".
pub fn phrase(passage: &Passage<'_>, place: usize, words: &str) -> Option<usize> {
    let mut at = place;
    let mut last = None;
    for word in words.split(' ') {
        if !passage.token(at).eq_ignore_ascii_case(word) {
            return None;
        }
        last = Some(at);
        at = next(passage, at);
    }
    last
}

/// Where one of some rows of words stands among some tokens: its first and its last token.
pub fn find(
    passage: &Passage<'_>,
    range: Range<usize>,
    phrases: &[&str],
) -> Option<(usize, usize)> {
    let words = |at: &usize| passage.sort(*at) == Sort::Word;
    range.into_iter().filter(words).find_map(|at| {
        let last = phrases.iter().find_map(|words| phrase(passage, at, words))?;
        Some((at, last))
    })
}

/// Words for small numbers, from one on.
const NUMBERS: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// The last token of an amount of medicine that begins at a token: `5 mg`, `two tablets`.
pub fn amount(passage: &Passage<'_>, place: usize) -> Option<usize> {
    match passage.sort(place) {
        // `B12 tablets` is a name.
        Sort::Number if joined(passage, place) => None,
        Sort::Number => {
            let placed = units::placed(passage, place)?;
            (placed.unit.dose && !is_blood(passage, placed.at)).then_some(placed.at)
        }
        Sort::Word if is(passage, place, &NUMBERS) || is(passage, place, &["half"]) => {
            let at = next(passage, place);
            let at = if is(passage, at, &["a"]) { next(passage, at) } else { at };
            units::named(passage.token(at)).filter(|unit| unit.dose && !unit.sign)?;
            Some(at)
        }
        Sort::Word | Sort::Space | Sort::Sign => None,
    }
}

/// Whether units are those of blood: `2 units of red cells`.
fn is_blood(passage: &Passage<'_>, unit: usize) -> bool {
    let of = next(passage, unit);
    let blood = ["blood", "red", "platelets", "plasma", "packed"];
    is(passage, unit, &["unit", "units"])
        && is(passage, of, &["of"])
        && is(passage, next(passage, of), &blood)
}

/// Whether an amount of medicine stands among some tokens.
pub fn doses(passage: &Passage<'_>, mut range: Range<usize>) -> bool {
    range.any(|at| amount(passage, at).is_some())
}

/// Whether an amount of medicine stands near a token, in its sentence.
pub fn near_dose(passage: &Passage<'_>, place: usize) -> bool {
    let sentence = sentence(passage, place);
    let from = place.saturating_sub(BEFORE).max(sentence.start);
    doses(passage, from..(place + BEHIND).min(sentence.end))
}

/// Whether a token follows an amount of medicine, with nothing between but other abbreviations: `5 mg PO HS`.
pub fn after_dose(passage: &Passage<'_>, place: usize) -> bool {
    let mut at = place;
    for _ in 0..5 {
        let Some(earlier) = before(passage, at) else { return false };
        at = earlier;
        let token = passage.token(at);
        if units::named(token).is_some_and(|unit| unit.dose) {
            let number = before(passage, at);
            return number.is_some_and(|number| amount(passage, number) == Some(at));
        }
        let short = token.len() <= 4 && token.chars().all(char::is_alphabetic);
        let capital = token.chars().all(char::is_uppercase);
        let small = matches!(token, "at" | "via" | "by" | "bid" | "tid" | "qid" | "qd")
            || matches!(token, "po" | "im" | "iv" | "sl" | "sq");
        if !short || !(capital || small) {
            return false;
        }
    }
    false
}

/// Whether a token stands in words that are all set in capitals.
pub fn shouted(passage: &Passage<'_>, place: usize) -> bool {
    let loud = |at: usize| {
        let token = passage.token(at);
        let common = matches!(token, "THE" | "A" | "YOUR" | "EACH" | "YOU" | "ONE");
        common || token.len() > 3 && token.chars().all(char::is_uppercase)
    };
    loud(next(passage, place)) || before(passage, place).is_some_and(loud)
}

/// The thousandths of a number as written, with a point or a comma; `None` if it has more than three decimals.
pub fn thousandths(written: &str, points: bool) -> Option<i64> {
    let (point, group) = if points { ('.', ',') } else { (',', '.') };
    let grouped = |text: &str| text.split(group).skip(1).all(|part| part.len() == 3);
    let (whole, part) = match written.split_once(point) {
        Some((whole, part)) => (whole, part),
        // `38.5` in a language that writes `38,5`.
        None if !grouped(written) => written.split_once(group)?,
        None => (written, ""),
    };
    let digits: String = whole.chars().filter(char::is_ascii_digit).collect();
    let whole: i64 = if digits.is_empty() { 0 } else { digits.parse().ok()? };
    if part.len() > 3 || !part.chars().all(|each| each.is_ascii_digit()) {
        return None;
    }
    let part: i64 = format!("{part:0<3}").parse().ok()?;
    whole.checked_mul(1000)?.checked_add(part)
}

/// The passages of the row that a passage stands in, or itself.
pub fn row(subject: &Subject<'_>, place: usize) -> Range<usize> {
    let passages = &subject.passages;
    let Some(own) = passages.get(place).filter(|own| own.row.is_some()) else {
        return place..place + 1;
    };
    let same = |other: &Passage<'_>| {
        let together = match (own.block, other.block) {
            (Some(one), Some(two)) => std::ptr::eq(one, two),
            (None | Some(_), None | Some(_)) => false,
        };
        together && own.row == other.row
    };
    let start = (0..place)
        .rev()
        .take(ROW)
        .take_while(|&at| same(&passages[at]))
        .last();
    let end = passages[place..]
        .iter()
        .take(ROW)
        .take_while(|each| same(each))
        .count();
    start.unwrap_or(place)..place + end
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::super::super::try_out::{handout, paragraph, section};
    use super::thousandths;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    /// The sentence of the first token that is written so.
    fn sentence(words: &str, token: &str) -> String {
        let handout = handout(vec![section("What is it?", vec![paragraph(words)])]);
        let (settings, files) = (Settings::of(Profile::TakeHome), Files::default());
        let subject = Subject::of(&handout, Profile::TakeHome, &settings, &files, None);
        let passage = &subject.passages[2];
        let place = (0..passage.tokens.len()).find(|&at| passage.token(at) == token);
        let range = super::sentence(passage, place.unwrap());
        passage.text[passage.bytes(range.start, range.end - 1)]
            .trim()
            .to_owned()
    }

    #[test]
    fn a_sentence_ends_where_another_begins() {
        let words = "Take 5.5 mg. Call us at 8 p.m. or later! Rest, e.g. sleep.";
        assert_eq!(sentence(words, "Take"), "Take 5.5 mg.");
        assert_eq!(sentence(words, "later"), "Call us at 8 p.m. or later!");
        assert_eq!(sentence(words, "sleep"), "Rest, e.g. sleep.");
    }

    #[test]
    fn numbers_are_read_in_thousandths() {
        assert_eq!(thousandths("5", true), Some(5000));
        assert_eq!(thousandths("1,000.25", true), Some(1_000_250));
        assert_eq!(thousandths(".5", true), Some(500));
        assert_eq!(thousandths("38,5", false), Some(38_500));
        assert_eq!(thousandths("38.5", false), Some(38_500));
        assert_eq!(thousandths("1.000", false), Some(1_000_000));
        assert_eq!(thousandths("0.0001", true), None);
    }
}
