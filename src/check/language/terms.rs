//! The medical terms of a handout, as it lists them itself: names of medicines, and words that it explains.
//!
//! The reader must meet these words, so readability is told with them and without. Words of their kin count as the term:
//! "metastases" beside "metastatic". Short words ("care" in "palliative care") stay: nobody stumbles over them.

use super::super::passages::{Kind, Passage};
use super::super::tokens::Sort;
use super::syllables;
use std::collections::{BTreeMap, BTreeSet};

/// A term is found by its first letters, so many.
const HEAD: usize = 5;
/// So many letters of the shorter of two kin may differ.
const TAIL: usize = 3;

/// The terms of a handout, by their first letters.
#[derive(Debug, Default)]
pub(super) struct Terms(BTreeMap<String, BTreeSet<String>>);

impl Terms {
    /// The terms that some passages list.
    pub fn of(passages: &[Passage<'_>]) -> Self {
        let mut terms = Self::default();
        for passage in passages {
            if matches!(passage.kind, Kind::Generic | Kind::Brand | Kind::Term) {
                for place in 0..passage.tokens.len() {
                    let word = passage.token(place);
                    let long = syllables::english(word) > 2 || passage.kind != Kind::Term;
                    if passage.sort(place) == Sort::Word && long {
                        let word = word.to_lowercase();
                        terms.0.entry(head(&word).to_owned()).or_default().insert(word);
                    }
                }
            }
        }
        terms
    }

    /// Whether a word in small letters is one of them, or of their kin.
    pub fn has(&self, word: &str) -> bool {
        word.split(['-', '\u{2011}', '\'', '’']).any(|part| {
            let known = self.0.get(head(part));
            known.is_some_and(|known| {
                known.contains(part) || known.iter().any(|term| kin(term, part))
            })
        })
    }
}

fn head(word: &str) -> &str {
    let end = word.char_indices().nth(HEAD).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or_default()
}

fn kin(term: &str, word: &str) -> bool {
    let same = term.chars().zip(word.chars()).take_while(|(one, other)| one == other);
    let same = same.count();
    let shorter = term.chars().count().min(word.chars().count());
    same >= HEAD && same + TAIL >= shorter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kin_share_all_but_their_endings() {
        assert!(kin("metastatic", "metastases"));
        assert!(kin("biopsy", "biopsies"));
        assert!(kin("resistance", "resistant"));
        assert!(!kin("constipation", "consider"));
        assert!(!kin("prognosis", "prognathous"));
        assert!(!kin("lorlatinib", "lorbrena"));
    }
}
