//! What two texts hold, counted, and where they differ.

use super::super::passages::{self, Passage};
use super::super::rule::Finding;
use super::super::subject::Subject;
use super::super::tokens::Sort;
use std::collections::BTreeMap;
use std::ops::Range;

/// How often each thing stands in a text.
pub type Counts = BTreeMap<String, usize>;

/// What stands in a text more or less often than in another.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    /// The thing.
    pub what: String,
    /// How often it stands in the original.
    pub original: usize,
    /// How often in the translation.
    pub translation: usize,
}

impl Difference {
    /// In words: "is missing", "stands only there", "stands 2 times, once".
    pub fn told(&self) -> String {
        match (self.original, self.translation) {
            (_, 0) => "is missing in the translation".to_owned(),
            (0, _) => "stands in the translation only".to_owned(),
            (original, translation) => format!(
                "stands {} in the original, {} in the translation",
                times(original),
                times(translation)
            ),
        }
    }
}

fn times(count: usize) -> String {
    if count == 1 { "once".to_owned() } else { format!("{count} times") }
}

/// The differences of two texts, in order.
pub fn differ(original: &Counts, translation: &Counts) -> Vec<Difference> {
    let all = original
        .keys()
        .chain(translation.keys().filter(|key| !original.contains_key(*key)));
    let of =
        |counts: &Counts, what: &String| counts.get(what).copied().unwrap_or_default();
    let mut differences: Vec<Difference> = all
        .map(|what| Difference {
            what: what.clone(),
            original: of(original, what),
            translation: of(translation, what),
        })
        .filter(|each| each.original != each.translation)
        .collect();
    differences.sort_by(|one, other| one.what.cmp(&other.what));
    differences
}

/// The same passages of an original and of its translation.
type Pair<'p, 'a> = (Vec<&'p Passage<'a>>, Vec<&'p Passage<'a>>);

/// Two texts, passage by passage. A translation has the structure of its original; where it has not, block by block.
fn pairs<'p, 'a>(
    before: &'p [Passage<'a>],
    after: &'p [Passage<'a>],
) -> Vec<Pair<'p, 'a>> {
    let mut blocks: BTreeMap<String, Pair<'p, 'a>> = BTreeMap::new();
    for passage in before {
        blocks.entry(name(passage)).or_default().0.push(passage);
    }
    for passage in after {
        blocks.entry(name(passage)).or_default().1.push(passage);
    }
    let mut pairs = Vec::new();
    for (was, is) in blocks.into_values() {
        let kinds = |passages: &[&Passage<'_>]| -> Vec<_> {
            passages.iter().map(|passage| (passage.kind, passage.row)).collect()
        };
        if kinds(&was) == kinds(&is) {
            let each = was.into_iter().zip(is);
            pairs.extend(each.map(|(was, is)| (vec![was], vec![is])));
        } else {
            pairs.push((was, is));
        }
    }
    pairs
}

/// A translation and its original, text by text; nothing, if it is none. Shorter texts are compared with shorter ones.
pub fn texts(
    subject: &Subject<'_>,
    of_text: impl Fn(&[&Passage<'_>], &[&Passage<'_>]) -> Vec<Finding>,
) -> Vec<Finding> {
    let Some(original) = subject.handout.original.as_deref() else { return Vec::new() };
    let before = passages::of(&original.handout);
    let pairs = pairs(&before, &subject.passages).into_iter();
    pairs.flat_map(|(was, is)| of_text(&was, &is)).collect()
}

/// What a finding is about: where it stands last in a text, or else the text.
pub fn place(
    subject: &Subject<'_>,
    text: &[&Passage<'_>],
    what: &str,
    find: impl Fn(&Passage<'_>) -> Vec<(String, Range<usize>)>,
    message: String,
) -> Finding {
    let found = text.iter().rev().find_map(|passage| {
        let (_, range) =
            find(passage).into_iter().rev().find(|(found, _)| found == what)?;
        Some((*passage, passage.bytes(range.start, range.end.saturating_sub(1))))
    });
    let whole = || text.first().map(|first| (*first, 0..first.text.len()));
    match found.or_else(whole) {
        Some((passage, bytes)) => Finding::at(subject, passage, bytes, message),
        None => Finding::new(message).place(subject.handout.title.span),
    }
}

/// What a passage belongs to, by a name that both languages share.
fn name(passage: &Passage<'_>) -> String {
    let id = passage.block.and_then(|block| block.id.as_ref());
    match (id, passage.section) {
        (Some(id), _) => format!("block {}", id.words),
        (None, Some(section)) => format!("section {section:05}"),
        (None, None) => String::new(),
    }
}

/// How often each thing that `find` finds stands in some passages.
pub fn count<'p, 'a: 'p>(
    passages: impl IntoIterator<Item = &'p Passage<'a>>,
    find: impl Fn(&Passage<'_>) -> Vec<(String, Range<usize>)>,
) -> Counts {
    let mut counts = Counts::new();
    for passage in passages {
        for (what, _) in find(passage) {
            *counts.entry(what).or_default() += 1;
        }
    }
    counts
}

/// Telephone numbers: seven digits or more in groups. Their digits, and their tokens.
pub fn phones(passage: &Passage<'_>) -> Vec<(String, Range<usize>)> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < passage.tokens.len() {
        if passage.sort(place) != Sort::Number {
            place += 1;
            continue;
        }
        let (first, mut last, mut digits, mut groups) = (place, place, String::new(), 0);
        while place < passage.tokens.len() {
            match passage.sort(place) {
                Sort::Number => {
                    digits.extend(
                        passage.token(place).chars().filter(char::is_ascii_digit),
                    );
                    groups += 1;
                    last = place;
                }
                Sort::Space => {}
                Sort::Sign
                    if matches!(
                        passage.token(place),
                        "-" | "‑" | "–" | "(" | ")" | "."
                    ) => {}
                Sort::Sign | Sort::Word => break,
            }
            place += 1;
        }
        if digits.len() >= 7 && groups > 1 {
            found.push((digits, first..last + 1));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_and_what_is_new_is_named() {
        let counts = |all: &[(&str, usize)]| -> Counts {
            all.iter().map(|(what, count)| ((*what).to_owned(), *count)).collect()
        };
        let differences = differ(
            &counts(&[("5 mg", 1), ("38 °C", 2)]),
            &counts(&[("38 °C", 1), ("50 mg", 1)]),
        );
        let told: Vec<String> = differences
            .iter()
            .map(|each| format!("{} {}", each.what, each.told()))
            .collect();
        assert_eq!(
            told,
            [
                "38 °C stands 2 times in the original, once in the translation",
                "5 mg is missing in the translation",
                "50 mg stands in the translation only",
            ]
        );
    }
}
