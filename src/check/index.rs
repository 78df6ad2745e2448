//! Passages → where each of their words stands. A rule with a list of words looks at those places, and passes over all others.

use super::passages::Passage;
use super::tokens::{self, Sort};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// The words, numbers and signs of passages in small letters, each with its places in reading order: the passage, and the
/// token in it.
#[derive(Debug)]
pub struct Index(BTreeMap<Box<str>, Vec<(usize, usize)>>);

impl Index {
    /// Where the words of some passages stand.
    pub fn of(passages: &[Passage<'_>]) -> Self {
        let mut index: BTreeMap<Box<str>, Vec<(usize, usize)>> = BTreeMap::new();
        for (number, passage) in passages.iter().enumerate() {
            for place in 0..passage.tokens.len() {
                if passage.sort(place) == Sort::Space {
                    continue;
                }
                let word = folded(passage.token(place));
                match index.get_mut(word.as_ref()) {
                    Some(places) => places.push((number, place)),
                    None => {
                        index.insert(word.into(), vec![(number, place)]);
                    }
                }
            }
        }
        Self(index)
    }

    /// Where the first word of some words stands.
    pub fn first(&self, words: &str) -> &[(usize, usize)] {
        let first = folded(tokens::first(words));
        self.0.get(first.as_ref()).map_or(&[], Vec::as_slice)
    }

    /// Where the entries of a list may stand, found by their first words, each with what is known of it: in reading order,
    /// and at one place in the order of the list. Whether the other words follow, and whether capitals matter, is for the
    /// rule to say.
    pub fn listed<W: AsRef<str>, T: Copy>(
        &self,
        list: impl IntoIterator<Item = (W, T)>,
    ) -> Vec<(usize, usize, T)> {
        let mut listed = Vec::new();
        for (words, entry) in list {
            let places = self.first(words.as_ref()).iter();
            listed.extend(places.map(|&(number, place)| (number, place, entry)));
        }
        listed.sort_by_key(|&(number, place, _)| (number, place));
        listed
    }

    /// Where some words stand, or where rows of words may that begin with them: each place once, in reading order.
    pub fn places<W: AsRef<str>>(
        &self,
        words: impl IntoIterator<Item = W>,
    ) -> Vec<(usize, usize)> {
        let listed = self.listed(words.into_iter().map(|word| (word, ())));
        let mut places: Vec<_> = listed
            .into_iter()
            .map(|(number, place, ())| (number, place))
            .collect();
        places.dedup();
        places
    }

    /// All words, in small letters, each once.
    pub fn words(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(AsRef::as_ref)
    }

    /// Whether a word begins with some small letters.
    pub fn begins(&self, letters: &str) -> bool {
        let from = (std::ops::Bound::Included(letters), std::ops::Bound::Unbounded);
        let first = self.0.range::<str, _>(from).next();
        first.is_some_and(|(word, _)| word.starts_with(letters))
    }
}

/// A word in small letters, with straight apostrophes.
pub fn folded(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        Cow::Owned(word.to_lowercase().replace('’', "'"))
    } else if word.bytes().any(|each| each.is_ascii_uppercase()) {
        Cow::Owned(word.to_ascii_lowercase())
    } else {
        Cow::Borrowed(word)
    }
}

#[cfg(test)]
mod tests {
    use super::super::passages;
    use super::super::try_out::{handout, paragraph, section};
    use super::{Index, folded};

    #[test]
    fn entries_are_found_by_their_first_words_in_reading_order() {
        let text = "Don’t take it as needed. If needed, TAKE 5-FU as told.";
        let handout = handout(vec![section("What?", vec![paragraph(text)])]);
        let passages = passages::of(&handout);
        let index = Index::of(&passages);
        let found: Vec<_> = index
            .listed([("take", 1), ("as needed", 2), ("as", 3), ("5-FU", 4), ("don't", 5)])
            .into_iter()
            .map(|(number, place, entry)| (passages[number].token(place), entry))
            .collect();
        let words = [
            ("Don’t", 5),
            ("take", 1),
            ("as", 2),
            ("as", 3),
            ("TAKE", 1),
            ("5", 4),
            ("as", 2),
        ];
        assert_eq!(found[..7], words);
        assert_eq!(index.places(["as needed", "as"]).len(), 2);
        assert_eq!(index.listed([("nothing", ())]), []);
        assert!(index.begins("need") && !index.begins("needy"));
    }

    #[test]
    fn words_are_folded() {
        assert_eq!(folded("Don’t"), "don't");
        assert_eq!(folded("ÉCLAIR"), "éclair");
        assert_eq!(folded("5"), "5");
    }
}
