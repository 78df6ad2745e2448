//! A flat text → the places at which its lines may end, in order.
//!
//! Unicode's line-breaking algorithm (UAX 14, icu), then our vetoes, then hyphens.

use super::runs::Flat;
use super::{hyphenate, linebreak, veto};
use icu_segmenter::options::LineBreakOptions;
use icu_segmenter::{LineSegmenter, LineSegmenterBorrowed};

/// A place at which a line may end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chance {
    /// The byte the next line begins with.
    pub at: usize,
    /// What it costs.
    pub penalty: i64,
    /// Whether a hyphen is set if the line ends here.
    pub hyphen: bool,
}

/// Finds where lines may end.
#[derive(Debug, Clone, Copy)]
pub struct Segmenter(LineSegmenterBorrowed<'static>);

impl Default for Segmenter {
    fn default() -> Self {
        Self::new()
    }
}

impl Segmenter {
    /// A segmenter for all scripts.
    pub fn new() -> Self {
        Self(LineSegmenter::new_auto(LineBreakOptions::default()))
    }

    /// The opportunities of Unicode's algorithm alone, as bytes; the beginning is none, the end is the last.
    pub fn opportunities(&self, text: &str) -> impl Iterator<Item = usize> {
        self.0.segment_str(text).filter(|at| *at > 0)
    }

    /// The places within a text at which its lines may end, ascending; with hyphens of our own if `hyphenate`.
    pub fn chances(&self, flat: &Flat<'_>, hyphenate: bool) -> Vec<Chance> {
        let probe = flat.probe();
        let text = probe.as_deref().unwrap_or(&flat.text);
        let mut chances = veto::tailor(text, self.opportunities(text));
        let mut hyphens = soft(flat);
        if hyphenate {
            for (start, token) in veto::tokens(text) {
                hyphenate::points(token, start, &mut hyphens);
            }
            hyphens.sort_unstable();
            hyphens.dedup();
        }
        if !hyphens.is_empty() {
            chances.extend(hyphens.into_iter().map(|at| Chance {
                at,
                penalty: linebreak::HYPHEN,
                hyphen: true,
            }));
            // Where a word may end without a hyphen it ends without one.
            chances.sort_by_key(|chance| (chance.at, chance.hyphen));
            chances.dedup_by_key(|chance| chance.at);
        }
        chances
    }
}

/// The author's soft hyphens, but for those that stand beside a space or a sign.
fn soft(flat: &Flat<'_>) -> Vec<usize> {
    let letter = |each: Option<char>| each.is_some_and(char::is_alphabetic);
    flat.soft
        .iter()
        .copied()
        .filter(|at| {
            letter(flat.text[..*at].chars().next_back())
                && letter(flat.text[*at..].chars().next())
        })
        .collect()
}
