//! A passage → its sentences and their words, as a reader counts them.
//!
//! A sentence ends at a full stop, a question or exclamation mark of any script, and where the passage ends: a heading, a bullet and a
//! cell have an end though no stop is printed. The point of a number (`38.0`), of an abbreviation (`Dr.`, `p.m.`) and of
//! an address (`cancer.gov`) ends nothing. A word with hyphens is one word, and so is a number with its letters (`10mg`) or
//! degrees (`38 °C`).

use super::super::passages::{Kind, Passage};
use super::super::tokens::Sort;
use std::ops::Range;

/// A sentence of a passage. It has at least one word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, from the first word or sign to the last.
    pub bytes: Range<usize>,
    /// Its words.
    pub words: Vec<Word>,
}

/// A word as a reader counts it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// It is an address, such as `cancer.gov`, or says how a word is said, as `(in-HIB-ih-ter)` does. It is not counted.
    pub aside: bool,
}

impl Sentence {
    /// How many words are counted.
    pub fn length(&self) -> usize {
        self.words.iter().filter(|word| !word.aside).count()
    }
}

/// Whether passages of a kind are running text: sentences, or pieces of one.
pub(super) const fn running(kind: Kind) -> bool {
    match kind {
        Kind::Paragraph
        | Kind::Stem
        | Kind::Item
        | Kind::Point
        | Kind::Sign
        | Kind::Tick
        | Kind::Notice
        | Kind::Meaning => true,
        Kind::Title
        | Kind::Subtitle
        | Kind::Heading
        | Kind::Subheading
        | Kind::CallLabel
        | Kind::Label
        | Kind::Cell
        | Kind::Generic
        | Kind::Brand
        | Kind::Say
        | Kind::OfDrug
        | Kind::Who
        | Kind::Hours
        | Kind::Phone
        | Kind::ScheduleRow
        | Kind::Term
        | Kind::Caption
        | Kind::Alt => false,
    }
}

/// Signs that end a sentence where white space follows: of Latin, of Greek, of Arabic and Urdu, of Indic scripts, of Ethiopic.
pub(super) const ENDS: [char; 8] = ['.', '!', '?', '\u{37e}', '؟', '۔', '।', '።'];
/// The same of Chinese and Japanese, which no white space follows.
pub(super) const WIDE_ENDS: [char; 3] = ['。', '！', '？'];

/// Whether some words end as a sentence does.
pub(super) fn is_whole(text: &str) -> bool {
    let bare = text.trim_end_matches(['”', '"', ')', '’', '»', '」', '）']);
    bare.ends_with(ENDS) || bare.ends_with(WIDE_ENDS)
}

/// Abbreviations after which a sentence goes on.
const WITHIN: [&str; 14] = [
    "dr", "mr", "mrs", "ms", "st", "prof", "vs", "approx", "fig", "dept", "tel", "sra",
    "sr", "bzw",
];
/// Abbreviations after which a sentence goes on unless a capital letter follows.
const PERHAPS: [&str; 12] =
    ["etc", "inc", "mg", "ml", "min", "mins", "hr", "hrs", "oz", "lb", "jr", "no"];

/// The sentences of a passage.
pub fn of(passage: &Passage<'_>) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    let mut words: Vec<Word> = Vec::new();
    let mut first = None;
    let mut place = 0;
    while place < passage.tokens.len() {
        match passage.sort(place) {
            Sort::Word | Sort::Number => {
                let word = word(passage, place);
                first.get_or_insert(place);
                place = word.last;
                words.push(word);
            }
            Sort::Sign => {
                first.get_or_insert(place);
                let close = closed(passage, place);
                if ends(passage, first.unwrap_or_default(), place, close) {
                    push(passage, &mut sentences, &mut words, first.take(), close);
                    place = close;
                }
            }
            Sort::Space => {}
        }
        place += 1;
    }
    let last = passage.tokens.len().saturating_sub(1);
    push(passage, &mut sentences, &mut words, first, last);
    sentences
}

fn push(
    passage: &Passage<'_>,
    sentences: &mut Vec<Sentence>,
    words: &mut Vec<Word>,
    first: Option<usize>,
    last: usize,
) {
    if let (Some(first), false) = (first, words.is_empty()) {
        let bytes = passage.bytes(first, last);
        let text = passage.text.get(bytes.clone()).unwrap_or_default();
        let end = bytes.start + text.trim_end().len();
        let words = std::mem::take(words);
        sentences.push(Sentence { bytes: bytes.start..end, words });
    }
}

/// The word that begins with a token.
fn word(passage: &Passage<'_>, first: usize) -> Word {
    let is_word = |place| matches!(passage.sort(place), Sort::Word | Sort::Number);
    let mut address = false;
    let mut last = first;
    if passage.sort(first) == Sort::Number {
        let degree =
            if passage.sort(first + 1) == Sort::Space { first + 2 } else { first + 1 };
        if passage.token(degree) == "°" {
            last = if letter(passage.token(degree + 1)) { degree + 1 } else { degree };
        }
    }
    loop {
        if is_word(last + 1) {
            last += 1;
            continue;
        }
        let glued = match passage.token(last + 1) {
            "-" | "\u{2011}" => is_word(last + 2),
            "." if passage.sort(last + 2) == Sort::Word => {
                let initials =
                    letter(passage.token(last)) && letter(passage.token(last + 2));
                let site = passage.sort(last) == Sort::Word && !initials;
                address |= site;
                site || initials
            }
            "@" => {
                address |= is_word(last + 2);
                is_word(last + 2)
            }
            "/" | "_" => address && is_word(last + 2),
            ":" if passage.token(last + 2) == "/" && passage.token(last + 3) == "/" => {
                address = is_word(last + 4);
                last += if address { 2 } else { 0 };
                address
            }
            _ => false,
        };
        if !glued {
            break;
        }
        last += 2;
    }
    let word = Word {
        bytes: passage.bytes(first, last),
        first,
        last,
        aside: address,
    };
    Word { aside: address || sound(passage, &word), ..word }
}

/// Whether a word in brackets says how another is said: "(in-HIB-ih-ter)".
fn sound(passage: &Passage<'_>, word: &Word) -> bool {
    let text = passage.text.get(word.bytes.clone()).unwrap_or_default();
    let around = word.first.checked_sub(1).map_or("", |before| passage.token(before));
    let loud = |part: &str| part.len() > 1 && part.chars().all(char::is_uppercase);
    around == "("
        && passage.token(word.last + 1) == ")"
        && text.contains('-')
        && text.split('-').any(loud)
        && text.split('-').all(|part| part.chars().count() < 7)
}

fn letter(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
}

/// The last of the quotes and brackets that close after a sign.
fn closed(passage: &Passage<'_>, place: usize) -> usize {
    let mut last = place;
    while matches!(
        passage.token(last + 1),
        "\"" | "”" | "’" | "'" | ")" | "]" | "»" | "“" | "」" | "）"
    ) {
        last += 1;
    }
    last
}

/// Whether a sentence that begins with the token `first` ends at the sign `place`.
fn ends(passage: &Passage<'_>, first: usize, place: usize, close: usize) -> bool {
    let sign = passage.token(place);
    // Wide signs hold their own white, and no letter behind them is small.
    if WIDE_ENDS.iter().any(|end| sign.starts_with(*end)) {
        return true;
    }
    if !sign.starts_with(ENDS) && sign != "…" {
        return false;
    }
    if close + 1 >= passage.tokens.len() {
        return true;
    }
    if passage.sort(close + 1) != Sort::Space {
        return false;
    }
    let next = (close + 2..passage.tokens.len())
        .find(|&next| matches!(passage.sort(next), Sort::Word | Sort::Number));
    let next = next.map_or("", |next| passage.token(next));
    let small = next.starts_with(char::is_lowercase);
    let before = place.checked_sub(1).map_or("", |before| passage.token(before));
    if sign != "." || before == "." {
        return !small;
    }
    if first + 1 == place && passage.sort(first) == Sort::Number {
        return false;
    }
    let two = place.checked_sub(2).map_or("", |two| passage.token(two));
    if letter(before) && two == "." {
        return time_of_day(passage, place) && next.starts_with(char::is_uppercase);
    }
    if letter(before) && before != "I" && before.starts_with(char::is_uppercase) {
        // "J. Smith", but "vitamin C. Take".
        let name = place.checked_sub(3).map_or("", |name| passage.token(name));
        return !(name.is_empty() || name.starts_with(char::is_uppercase) || name == ".");
    }
    let before = before.to_lowercase();
    if before == "no" {
        return !next.starts_with(|each: char| each.is_ascii_digit());
    }
    if PERHAPS.contains(&before.as_str()) {
        return !small && !next.is_empty();
    }
    !WITHIN.contains(&before.as_str())
}

/// "a.m." or "p.m.", with its last point at a place.
fn time_of_day(passage: &Passage<'_>, place: usize) -> bool {
    let at = |back| place.checked_sub(back).map_or("", |place| passage.token(place));
    matches!(at(1), "m" | "M") && matches!(at(3), "a" | "p" | "A" | "P")
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{handout, paragraph, section};
    use super::*;
    use crate::check::passages;

    fn drawn(text: &str) -> Vec<String> {
        let handout = handout(vec![section("What?", vec![paragraph(text)])]);
        let passages = passages::of(&handout);
        let passage = passages.last().unwrap();
        of(passage)
            .iter()
            .map(|each| {
                format!("{} {}", each.length(), &passage.text[each.bytes.clone()])
            })
            .collect()
    }

    #[test]
    fn points_of_numbers_and_abbreviations_end_nothing() {
        assert_eq!(
            drawn("Call us if you have a temperature of 38.0 °C or more. Take 1.5 mL."),
            [
                "11 Call us if you have a temperature of 38.0 °C or more.",
                "3 Take 1.5 mL."
            ]
        );
        assert_eq!(
            drawn("Dr. Lee will call you at 5 p.m. today."),
            ["9 Dr. Lee will call you at 5 p.m. today."]
        );
        assert_eq!(
            drawn("Take it at 5 p.m. Then rest. Try St. John’s wort."),
            ["5 Take it at 5 p.m.", "2 Then rest.", "4 Try St. John’s wort."]
        );
        assert_eq!(
            drawn("Take vitamin C. Ask Dr. J. Smith. See ClinicalTrials.gov. Go."),
            [
                "3 Take vitamin C.",
                "4 Ask Dr. J. Smith.",
                "1 See ClinicalTrials.gov.",
                "1 Go."
            ]
        );
    }

    #[test]
    fn sentences_end_in_every_script() {
        assert_eq!(
            drawn("请每日服药。如有发烧，请来电！为什么？"),
            ["1 请每日服药。", "2 如有发烧，请来电！", "1 为什么？"]
        );
        assert_eq!(drawn("هل لديك حمى؟ اتصل بنا."), ["3 هل لديك حمى؟", "2 اتصل بنا."]);
        assert_eq!(
            drawn("¿Tiene fiebre? Llámenos. «Sí.» Bien"),
            ["2 ¿Tiene fiebre?", "1 Llámenos.", "1 «Sí.»", "1 Bien"]
        );
        assert_eq!(drawn("दवा लें। फिर आराम करें।").len(), 2);
    }

    #[test]
    fn quotes_and_brackets_close_a_sentence() {
        assert_eq!(
            drawn("He said “stop.” Then he left (at 5.) “Why?” she asked"),
            ["3 He said “stop.”", "5 Then he left (at 5.)", "3 “Why?” she asked"]
        );
        assert_eq!(drawn("1. Wash your hands"), ["4 1. Wash your hands"]);
        assert_eq!(
            drawn("It is a long-term and/or 10mg plan"),
            ["8 It is a long-term and/or 10mg plan"]
        );
        assert_eq!(drawn("..."), [""; 0]);
    }
}
