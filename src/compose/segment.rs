//! A flat text → the places at which its lines may end, in order.
//!
//! Unicode's line-breaking algorithm (UAX 14, icu), then our vetoes, then hyphens.

use super::runs::Flat;
use super::{counts, hyphenate, linebreak, veto};
use crate::scripts;
use hypher::Lang;
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

/// Within a word of Hangul, between two syllables.
const IN_HANGUL: i64 = 200;

/// Finds where lines may end.
#[derive(Debug, Clone)]
pub struct Segmenter {
    lines: LineSegmenterBorrowed<'static>,
    language: String,
    patterns: Option<Lang>,
    /// Whether quotation marks are those of Han text, beside which lines may end.
    has_wide_signs: bool,
}

impl Segmenter {
    /// A segmenter for all scripts, in a text of a language.
    ///
    /// Its rules are the strict ones in all languages: no line begins with a small kana or a sign that closes. Thai, Lao, Khmer
    /// and Burmese words are found by dictionary or model.
    pub fn new(language: &str) -> Self {
        let own = scripts::of_language(language);
        Self {
            lines: LineSegmenter::new_auto(LineBreakOptions::default()),
            language: language.to_owned(),
            patterns: hyphenate::patterns(language),
            has_wide_signs: own.is_some_and(|own| own.has_wide_signs()),
        }
    }

    /// The opportunities of Unicode's algorithm alone, as bytes; the beginning is none, the end is the last.
    pub fn opportunities(&self, text: &str) -> impl Iterator<Item = usize> {
        self.lines.segment_str(text).filter(|at| *at > 0)
    }

    /// The places within a text at which its lines may end, ascending; with hyphens of our own if `hyphenate`.
    pub fn chances(&self, flat: &Flat<'_>, hyphenate: bool) -> Vec<Chance> {
        let probe = flat.probe();
        let text = probe.as_deref().unwrap_or(&flat.text);
        let mut chances = veto::tailor(text, self.opportunities(text));
        self.in_script(text, &mut chances);
        counts::keep(text, &self.language, &mut chances);
        let mut hyphens = soft(flat);
        if let Some(patterns) = self.patterns.filter(|_| hyphenate) {
            for (start, token) in veto::tokens(text) {
                hyphenate::points(token, start, patterns, &mut hyphens);
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

impl Segmenter {
    /// What a script asks for besides: Han text may end a line beside a quotation mark, Korean rather not within a word.
    fn in_script(&self, text: &str, chances: &mut Vec<Chance>) {
        if text.is_ascii() {
            return;
        }
        for chance in &mut *chances {
            let (before, after) = text.split_at(chance.at);
            if before.ends_with(counts::is_hangul) && after.starts_with(counts::is_hangul)
            {
                chance.penalty = chance.penalty.max(IN_HANGUL);
            }
        }
        if !self.has_wide_signs {
            return;
        }
        let known = chances.len();
        for (at, sign) in text.char_indices().filter(|(_, each)| "“‘”’".contains(*each))
        {
            let end = at + sign.len_utf8();
            let (before, after) = (&text[..at], &text[end..]);
            let place = if "“‘".contains(sign) { at } else { end };
            // A mark inside a Latin word is an apostrophe.
            if before.ends_with(counts::is_unspaced)
                && after.starts_with(counts::is_unspaced)
            {
                chances.push(Chance { at: place, penalty: 0, hyphen: false });
            }
        }
        if chances.len() > known {
            chances.sort_by_key(|chance| chance.at);
            chances.dedup_by_key(|chance| chance.at);
        }
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
