//! A string → tokens: words, numbers, white space and signs, each with its place.
//!
//! A word is a run of letters, with apostrophes inside (`don't`); hyphens part words, and so does the change between letters
//! that have capitals, such as Latin ones, and letters that have none (`5mg的药`). A number is a run of digits with
//! points and commas between digits (`1,000.5`), and with the point of a naked decimal (`.5`). Everything else that is not
//! white space is a sign of one character. Tokens cover the string without gaps.

use std::ops::Range;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// White space, no-break spaces included.
    Space,
    /// Anything else, one character.
    Sign,
}

/// A piece of a string.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it is.
    pub sort: Sort,
}

/// The tokens of a string.
pub fn of(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut start = 0;
    while let Some((sort, length)) =
        begun(&text[start..], || naked(&tokens, &text[..start]))
    {
        tokens.push(Token { range: start..start + length, sort });
        start += length;
    }
    tokens
}

/// The words of the first token of a string.
pub fn first(text: &str) -> &str {
    let length = begun(text, || true).map_or(0, |(_, length)| length);
    text.get(..length).unwrap_or_default()
}

/// What a string begins with, and how many bytes of it. `naked`: a point before digits belongs to them.
fn begun(text: &str, naked: impl FnOnce() -> bool) -> Option<(Sort, usize)> {
    let first = text.chars().next()?;
    Some(if first.is_whitespace() {
        (Sort::Space, run(text, char::is_whitespace))
    } else if first.is_ascii_digit() {
        (Sort::Number, number(text))
    } else if first == '.' && naked() && follows_digit(&text[1..]) {
        (Sort::Number, 1 + number(&text[1..]))
    } else if first.is_alphabetic() {
        (Sort::Word, word(text, is_cased(first)))
    } else {
        (Sort::Sign, first.len_utf8())
    })
}

fn run(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|each| !is(each)).unwrap_or(text.len())
}

fn follows_digit(text: &str) -> bool {
    text.starts_with(|each: char| each.is_ascii_digit())
}

/// A point begins a number where nothing but white space, an opening sign or a word of uncased letters stands before it.
fn naked(tokens: &[Token], text: &str) -> bool {
    tokens.last().is_none_or(|token| match token.sort {
        Sort::Space | Sort::Sign => true,
        Sort::Word => !text.chars().next_back().is_some_and(is_cased),
        Sort::Number => false,
    })
}

/// Whether a letter has a capital or is one. Such letters, set beside a digit, make one word with it (`5mg`); others do not,
/// for where they are written, white space does not part words and numbers (`每次5片`).
pub fn is_cased(letter: char) -> bool {
    letter.is_lowercase() || letter.is_uppercase()
}

fn number(text: &str) -> usize {
    let mut end = run(text, |each| each.is_ascii_digit());
    while text[end..].starts_with(['.', ',']) && follows_digit(&text[end + 1..]) {
        end += 1 + run(&text[end + 1..], |each| each.is_ascii_digit());
    }
    end
}

fn word(text: &str, cased: bool) -> usize {
    let is_letter = |each: char| {
        is_mark(each)
            || each.is_alphabetic() && (is_cased(each) == cased || is_sound(each))
    };
    let mut end = run(text, is_letter);
    while let Some(apostrophe) =
        text[end..].chars().next().filter(|each| matches!(each, '\'' | '’'))
    {
        let after = end + apostrophe.len_utf8();
        let letters = run(&text[after..], is_letter);
        if letters == 0 {
            break;
        }
        end = after + letters;
    }
    end
}

/// What is written above, below or between letters: accents, soft hyphens, tones of Thai and Lao, joiners.
const fn is_mark(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{94d}' | '\u{e47}'..='\u{e4e}'
            | '\u{ec8}'..='\u{ecd}' | '\u{200c}' | '\u{200d}'
    )
}

/// Letters for sounds that have no capital and stand among those that have: `ʼ`.
const fn is_sound(character: char) -> bool {
    matches!(character, '\u{2b0}'..='\u{2ff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        let drawn = of(text).into_iter().filter_map(|token| {
            let words = &text[token.range];
            match token.sort {
                Sort::Word => Some(format!("w:{words}")),
                Sort::Number => Some(format!("n:{words}")),
                Sort::Sign => Some(format!("s:{words}")),
                Sort::Space => None,
            }
        });
        drawn.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn numbers_keep_their_points_and_words_their_apostrophes() {
        assert_eq!(drawn("Take 5.0 mg."), "w:Take n:5.0 w:mg s:.");
        assert_eq!(drawn("Take .5 mg"), "w:Take n:.5 w:mg");
        assert_eq!(drawn("1,000.5mL, don't"), "n:1,000.5 w:mL s:, w:don't");
        assert_eq!(drawn("p.5 and 3."), "w:p s:. n:5 w:and n:3 s:.");
        assert_eq!(drawn("(.5 q.o.d.)"), "s:( n:.5 w:q s:. w:o s:. w:d s:. s:)");
        assert_eq!(drawn("½ ≤ 38 °C"), "s:½ s:≤ n:38 s:° w:C");
    }

    #[test]
    fn numbers_and_units_part_from_letters_that_have_no_capitals() {
        assert_eq!(drawn("每次5mg的药"), "w:每次 n:5 w:mg w:的药");
        assert_eq!(drawn("每次.5毫克"), "w:每次 n:.5 w:毫克");
        assert_eq!(drawn("خذ 5mg ب.5"), "w:خذ n:5 w:mg w:ب n:.5");
        assert_eq!(drawn("p.5 ñandú, Việt"), "w:p s:. n:5 w:ñandú s:, w:Việt");
        assert_eq!(drawn("น้ำ ไม่"), "w:น้ำ w:ไม่");
    }

    #[test]
    fn tokens_cover_the_string() {
        for text in ["", " a\u{a0}b ", "x5\u{301}y", "…", "9.", "a’", "1.2.3,4"] {
            let whole: String =
                of(text).into_iter().map(|token| &text[token.range]).collect();
            assert_eq!(whole, text);
        }
    }
}
