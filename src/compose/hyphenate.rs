//! A text → where its words may be parted.
//!
//! By Liang's patterns of the language (hypher), in English with TeX's exceptions; without patterns no word is parted, as in
//! Vietnamese, Arabic or Chinese, which part none. Names, abbreviations and medicines are never parted: a drug name cut
//! in two can be read as another one. Whether words are parted at all is the layout's affair.

use crate::language;
use crate::medicine::{is_foreign_name, is_name};
use hypher::Lang;

/// Words of fewer letters are left whole; RNIB's clear print asks for few divisions.
const LEAST_LETTERS: usize = 6;
/// So many letters at least stand on either side.
const LEAST_PART: usize = 3;

/// Words that the patterns part wrongly, with their right divisions: the exceptions of TeX's English patterns
/// (`hyphen.tex`) that are long enough to matter here, and a few medical ones.
#[rustfmt::skip]
const EXCEPTIONS: [&str; 28] = [
    "as-so-ciate", "as-so-ciates", "dec-li-na-tion", "oblig-a-tory", "phil-an-thropic", "present", "presents",
    "project", "projects", "reci-procity", "re-cog-ni-zance", "ref-or-ma-tion", "ret-ri-bu-tion", "record",
    "records", "therapist", "therapists", "chemo-therapy", "radio-therapy", "immuno-therapy", "physio-therapy",
    "psycho-therapist", "hypo-glycemia", "hyper-glycemia", "hypo-tension", "hyper-tension", "anti-biotic",
    "anti-biotics",
];

/// The patterns of a language, if there are some.
pub fn patterns(tag: &str) -> Option<Lang> {
    let primary: [u8; 2] = language::primary(tag).as_bytes().try_into().ok()?;
    Lang::from_iso(primary.map(|letter| letter.to_ascii_lowercase()))
}

/// Adds the places at which the words of a token may be parted, ascending; the token begins at byte `base`.
pub fn points(token: &str, base: usize, patterns: Lang, points: &mut Vec<usize>) {
    // A dose is never parted, so the word that makes it one is not divided either.
    let core = token.trim_matches(|each: char| !each.is_alphabetic());
    let bound = token.contains(['\u{2011}', '\u{a0}', '\u{202f}']);
    if bound || super::units::is_unit_word(core) || super::units::is_unit(core) {
        return;
    }
    // Addresses, doses and the like are no words.
    if token.contains(|each: char| each.is_ascii_digit() || "@/_\\".contains(each)) {
        return;
    }
    let mut start = 0;
    for end in token
        .char_indices()
        .filter(|(_, each)| !each.is_alphabetic())
        .map(|(at, _)| at)
        .chain([token.len()])
    {
        if end > start {
            word_points(&token[start..end], base + start, patterns, points);
        }
        start = token[end..].chars().next().map_or(end, |each| end + each.len_utf8());
    }
}

fn word_points(word: &str, base: usize, patterns: Lang, points: &mut Vec<usize>) {
    // A capital begins a name, a brand or an abbreviation; the patterns know none.
    let letters = word.chars().count();
    let plain = word.chars().all(char::is_lowercase);
    if !plain || letters < LEAST_LETTERS || is_name(word) {
        return;
    }
    let english = patterns == Lang::English;
    // An English word has no marks; one that has is a name.
    if english && !word.is_ascii() || !english && is_foreign_name(word) {
        return;
    }
    let mut add = |parts: &mut dyn Iterator<Item = &str>| {
        let (mut at, mut before) = (0, 0);
        for part in parts {
            at += part.len();
            before += part.chars().count();
            if before >= LEAST_PART && before + LEAST_PART <= letters {
                points.push(base + at);
            }
        }
    };
    let exception = EXCEPTIONS
        .iter()
        .filter(|_| english)
        .find(|each| each.bytes().filter(|byte| *byte != b'-').eq(word.bytes()));
    match exception {
        Some(parts) => add(&mut parts.split('-')),
        None => add(&mut hypher::hyphenate(word, patterns)),
    }
}
