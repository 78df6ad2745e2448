//! Lists of words and phrases, found in passages in one walk however long the list is.

use super::super::passages::{Kind, Passage};
use super::super::tokens::Sort;
use std::collections::BTreeMap;

/// Phrases by their first word, each with what is known of it.
#[derive(Debug)]
pub(super) struct Phrases<T>(BTreeMap<String, Vec<(Vec<String>, T)>>);

/// A phrase in a passage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit<T> {
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// What is known of it.
    pub entry: T,
}

impl<T: Copy> Phrases<T> {
    /// A list; words in small letters, parted by spaces.
    pub fn new<S: AsRef<str>>(list: impl IntoIterator<Item = (S, T)>) -> Self {
        let mut phrases: BTreeMap<String, Vec<(Vec<String>, T)>> = BTreeMap::new();
        for (phrase, entry) in list {
            let words = phrase.as_ref().split([' ', '-']).map(str::to_owned);
            let words: Vec<String> = words.collect();
            let Some(first) = words.first().cloned() else { continue };
            phrases.entry(first).or_default().push((words, entry));
        }
        // The longest is tried first.
        for same in phrases.values_mut() {
            same.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
        }
        Self(phrases)
    }

    /// Where they stand in a passage; none inside another. Between their words is white space or a hyphen.
    pub fn find(&self, passage: &Passage<'_>) -> Vec<Hit<T>> {
        let words = words(passage);
        let mut hits = Vec::new();
        let mut at = 0;
        while let Some((first, place)) = words.get(at) {
            let fits = self.0.get(first).and_then(|same| {
                same.iter().find(|(phrase, _)| {
                    let there = words.get(at..at + phrase.len()).unwrap_or_default();
                    there.len() == phrase.len()
                        && there.iter().zip(phrase).all(|((word, _), each)| word == each)
                        && there
                            .windows(2)
                            .all(|pair| close(passage, pair[0].1, pair[1].1))
                })
            });
            match fits {
                Some((phrase, entry)) => {
                    let last =
                        words.get(at + phrase.len() - 1).map_or(*place, |last| last.1);
                    hits.push(Hit { first: *place, last, entry: *entry });
                    at += phrase.len();
                }
                None => at += 1,
            }
        }
        hits
    }
}

/// The words and numbers of a passage in small letters, each with its token.
pub(super) fn words(passage: &Passage<'_>) -> Vec<(String, usize)> {
    let places = (0..passage.tokens.len())
        .filter(|&place| matches!(passage.sort(place), Sort::Word | Sort::Number));
    let lower = |place| passage.token(place).to_lowercase().replace('’', "'");
    places.map(|place| (lower(place), place)).collect()
}

/// Whether nothing but white space or a hyphen stands between two tokens.
fn close(passage: &Passage<'_>, from: usize, to: usize) -> bool {
    (from + 1..to).all(|place| {
        passage.sort(place) == Sort::Space
            || matches!(passage.token(place), "-" | "\u{2011}")
    })
}

/// The token before one, white space left out.
pub(super) fn before(passage: &Passage<'_>, place: usize) -> Option<usize> {
    (0..place).rev().find(|&each| passage.sort(each) != Sort::Space)
}

/// The token after one, white space left out.
pub(super) fn after(passage: &Passage<'_>, place: usize) -> Option<usize> {
    (place + 1..passage.tokens.len()).find(|&each| passage.sort(each) != Sort::Space)
}

/// The word after a token, in small letters; empty if a sign comes first.
pub(super) fn word_after(passage: &Passage<'_>, place: usize) -> String {
    after(passage, place)
        .map_or_else(String::new, |next| passage.token(next).to_lowercase())
}

/// The word before a token, in small letters; empty if a sign comes first.
pub(super) fn word_before(passage: &Passage<'_>, place: usize) -> String {
    before(passage, place)
        .map_or_else(String::new, |last| passage.token(last).to_lowercase())
}

/// Whether a sentence, or what stands in quotes or brackets, begins with a token.
pub(super) fn begins(passage: &Passage<'_>, place: usize) -> bool {
    before(passage, place).is_none_or(|before| {
        matches!(
            passage.token(before),
            "." | "!" | "?" | ":" | "“" | "\"" | "(" | "…" | "”" | ")" | "•"
        )
    })
}

/// Whether a token is a name: a capital letter where no sentence begins, outside titles and headings.
pub(super) fn name(passage: &Passage<'_>, place: usize) -> bool {
    passage.token(place).starts_with(char::is_uppercase)
        && !begins(passage, place)
        && !matches!(
            passage.kind,
            Kind::Title | Kind::Subtitle | Kind::Heading | Kind::Subheading | Kind::Label
        )
}

/// Whether the words of a passage are the author's to choose: not a name, a number or a sound.
pub(super) const fn chosen(kind: Kind) -> bool {
    match kind {
        Kind::Say
        | Kind::Generic
        | Kind::Brand
        | Kind::Phone
        | Kind::Term
        | Kind::Alt => false,
        Kind::Title
        | Kind::Subtitle
        | Kind::Heading
        | Kind::Subheading
        | Kind::Paragraph
        | Kind::Stem
        | Kind::Item
        | Kind::Point
        | Kind::CallLabel
        | Kind::Sign
        | Kind::Tick
        | Kind::Label
        | Kind::Cell
        | Kind::OfDrug
        | Kind::Notice
        | Kind::Who
        | Kind::Hours
        | Kind::ScheduleRow
        | Kind::Meaning
        | Kind::Caption => true,
    }
}

/// A replacement with the capital letter of what it replaces.
pub(super) fn like(written: &str, instead: &str) -> String {
    let mut letters = instead.chars();
    match letters.next().filter(|_| written.starts_with(char::is_uppercase)) {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => instead.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{handout, paragraph, section};
    use super::*;
    use crate::check::passages;

    #[test]
    fn the_longest_phrase_is_found_and_signs_part_phrases() {
        let list = Phrases::new([("prior to", 1), ("prior", 2), ("in order to", 3)]);
        let text = "Prior to it, prior. To be in-order to; in order, to";
        let handout = handout(vec![section("What?", vec![paragraph(text)])]);
        let passages = passages::of(&handout);
        let passage = passages.last().unwrap();
        let found: Vec<_> = list
            .find(passage)
            .iter()
            .map(|hit| (&passage.text[passage.bytes(hit.first, hit.last)], hit.entry))
            .collect();
        assert_eq!(found, [("Prior to", 1), ("prior", 2), ("in-order to", 3)]);
    }
}
