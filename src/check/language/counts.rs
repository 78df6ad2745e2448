//! What is counted in a word, and in all words.

use super::super::passages::Passage;
use super::sentences::{Sentence, Word};
use super::syllables;

/// What is counted in a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Words.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// Syllables.
    pub syllables: usize,
    /// Words of three syllables or more.
    pub long: usize,
    /// The same without names and without words that are long by an ending only, as Gunning counts them.
    pub complex: usize,
    /// Words of one syllable.
    pub short: usize,
    /// Words of more than six letters.
    pub wide: usize,
    /// Letters and digits.
    pub letters: usize,
}

/// The counts of one word of a sentence.
pub fn of_word(
    passage: &Passage<'_>,
    sentence: &Sentence,
    place: usize,
    language: &str,
) -> Counts {
    let of = |word: &Word| passage.text.get(word.bytes.clone()).unwrap_or_default();
    let text = sentence.words.get(place).map(of).unwrap_or_default();
    let letters = text.chars().filter(|each| each.is_alphanumeric()).count();
    let neighbour = |at: usize| {
        let word = sentence.words.get(at).map(of).unwrap_or_default();
        word.len() > 1 && word.chars().all(|each| each.is_ascii_uppercase())
    };
    let shouted = neighbour(place + 1) || place > 0 && neighbour(place - 1);
    let syllables = match language {
        "es" => syllables::spanish(text),
        "de" => syllables::german(text),
        _ => match syllables::spelled_out(text).filter(|_| !shouted) {
            Some(letters) => letters,
            None => syllables::english(text),
        },
    };
    let long = syllables > 2;
    let name = place > 0 && text.starts_with(char::is_uppercase);
    let ending = syllables == 3
        && ["ed", "es", "ing"].iter().any(|ending| {
            text.strip_suffix(ending)
                .is_some_and(|stem| syllables::english(stem) < 3)
        });
    let compound = text.contains(['-', '\u{2011}']);
    Counts {
        words: 1,
        sentences: 0,
        syllables,
        long: usize::from(long),
        complex: usize::from(long && !name && !ending && !compound),
        short: usize::from(syllables == 1),
        wide: usize::from(letters > 6),
        letters,
    }
}

/// Both together.
pub fn and(one: Counts, other: Counts) -> Counts {
    Counts {
        words: one.words + other.words,
        sentences: one.sentences + other.sentences,
        syllables: one.syllables + other.syllables,
        long: one.long + other.long,
        complex: one.complex + other.complex,
        short: one.short + other.short,
        wide: one.wide + other.wide,
        letters: one.letters + other.letters,
    }
}
