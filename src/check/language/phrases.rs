//! Lists of words and phrases, found through the index of a handout however long the list is.

use super::super::index::folded;
use super::super::passages::{Kind, Passage};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use std::borrow::Cow;
use std::cmp::Reverse;

/// A phrase in a handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit<T> {
    /// Its passage, by its place.
    pub at: usize,
    /// Its first token.
    pub first: usize,
    /// Its last token.
    pub last: usize,
    /// What is known of it.
    pub entry: T,
}

/// Where the phrases of a list stand, in reading order; none inside another, and the longest where several begin. They are
/// written in small letters, their words parted by spaces or hyphens; in the handout white space or a hyphen parts them.
pub(super) fn find<'w, T: Copy>(
    subject: &Subject<'_>,
    list: impl IntoIterator<Item = (&'w str, T)>,
) -> Vec<Hit<T>> {
    let mut hits: Vec<Hit<T>> = Vec::new();
    for (words, entry) in list {
        hits.extend(subject.index.first(words).iter().filter_map(|&(at, first)| {
            let last = standing(&subject.passages[at], first, words)?;
            Some(Hit { at, first, last, entry })
        }));
    }
    hits.sort_by_key(|hit| (hit.at, hit.first, Reverse(hit.last)));
    let mut free = (0, 0);
    hits.retain(|hit| {
        let stands = free <= (hit.at, hit.first);
        if stands {
            free = (hit.at, hit.last + 1);
        }
        stands
    });
    hits
}

/// The last token of a phrase, if it stands at a token.
fn standing(passage: &Passage<'_>, first: usize, phrase: &str) -> Option<usize> {
    let mut last = first;
    // The index has found the first word.
    for word in phrase.split([' ', '-']).skip(1) {
        last = (last + 1..passage.tokens.len()).find(|&place| {
            passage.sort(place) != Sort::Space
                && !matches!(passage.token(place), "-" | "\u{2011}")
        })?;
        if folded(passage.token(last)) != word {
            return None;
        }
    }
    Some(last)
}

/// The words and numbers of a passage from a token on, in small letters, each with its token.
pub(super) fn words<'p>(
    passage: &'p Passage<'_>,
    from: usize,
) -> impl Iterator<Item = (Cow<'p, str>, usize)> {
    (from..passage.tokens.len())
        .filter(|&place| matches!(passage.sort(place), Sort::Word | Sort::Number))
        .map(|place| (folded(passage.token(place)), place))
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
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    #[test]
    fn the_longest_phrase_is_found_and_signs_part_phrases() {
        let list = [
            ("prior", 2),
            ("prior to", 1),
            ("in order to", 3),
            ("order to", 4),
            ("to", 5),
        ];
        let text = "Prior to it, prior. To be in-order to; in order, to";
        let handout = handout(vec![section("What?", vec![paragraph(text)])]);
        let (settings, files) = (Settings::of(Profile::TakeHome), Files::default());
        let subject = Subject::of(&handout, Profile::TakeHome, &settings, &files, None);
        let passage = subject.passages.last().unwrap();
        let found: Vec<_> = find(&subject, list)
            .iter()
            .map(|hit| (&passage.text[passage.bytes(hit.first, hit.last)], hit.entry))
            .collect();
        let hits =
            [("Prior to", 1), ("prior", 2), ("To", 5), ("in-order to", 3), ("to", 5)];
        assert_eq!(found, hits);
    }
}
