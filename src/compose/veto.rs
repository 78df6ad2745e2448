//! Unicode's break opportunities → those that a careful typesetter takes, with their prices.
//!
//! This is a matter of safety: "1–" at the end of a line and "2 tablets" on the next are read as two tablets. So
//! a dose, a range, a time, a date, a telephone number is never parted (ISMP, guidelines for order sets; ISO
//! 31-0 for number and unit). Vetoed places are left out; the others get a price.

use super::segment::Chance;
use super::units::{
    CALLS, DOMAINS, LABELS, MONTHS, NUMBER_WORDS, PLAIN, SIGNS, TITLES, is_number,
    is_phone_part, is_strength, is_unit, is_unit_word,
};
use crate::medicine;

/// After a hyphen or a solidus inside a word.
const INSIDE: i64 = 60;
/// Inside an address, after a solidus, and after anything else.
const ADDRESS: [i64; 2] = [250, 300];
/// After a word of one or two letters: it belongs to the next.
const SHORT: i64 = 30;

/// The tokens of a text between spaces, with where they begin.
pub fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = 0;
    text.split(' ')
        .map(move |token| {
            let at = start;
            start += token.len() + 1;
            (at, token)
        })
        .filter(|(_, token)| !token.is_empty())
}

/// Judges the opportunities of a text, given in order; the end of the text is none of the answers.
pub fn tailor(text: &str, opportunities: impl Iterator<Item = usize>) -> Vec<Chance> {
    let tokens: Vec<Token<'_>> =
        tokens(text).map(|(start, text)| Token::new(start, text)).collect();
    let mut chances = Vec::with_capacity(tokens.len());
    let mut open = opportunities.take_while(|at| *at < text.len()).peekable();
    for (place, token) in tokens.iter().enumerate() {
        let end = token.start + token.text.len();
        let address = is_address(token.text);
        if address {
            inside_address(token, &mut chances);
        }
        while let Some(at) = open.next_if(|at| *at < end) {
            if !address && let Some(penalty) = inside(token.text, at - token.start) {
                chances.push(Chance { at, penalty, hyphen: false });
            }
        }
        if let Some(at) = open.next_if(|at| *at <= end + 1)
            && !joined(&tokens, place)
        {
            let penalty = if token.is_short() { SHORT } else { 0 };
            chances.push(Chance { at, penalty, hyphen: false });
        }
    }
    chances
}

/// What stands between two spaces.
struct Token<'t> {
    start: usize,
    text: &'t str,
    /// Without brackets, quotation marks and the points of a sentence.
    core: &'t str,
    kind: Kind,
    /// Whether the core is followed by a point of a sentence.
    ends: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    /// Stands between or before numbers.
    Sign,
    /// `to`, `or`: makes two numbers a range or a choice.
    Joint,
    /// Is never parted from the next word.
    Title,
    Word,
}

impl Kind {
    fn of(text: &str, core: &str) -> Self {
        if is_number(core) {
            Self::Number
        } else if SIGNS.contains(&text) {
            Self::Sign
        } else if matches!(text, "to" | "or") {
            Self::Joint
        } else if TITLES.contains(&text) {
            Self::Title
        } else {
            Self::Word
        }
    }
}

impl<'t> Token<'t> {
    fn new(start: usize, text: &'t str) -> Self {
        let core = text
            .trim_start_matches(['(', '[', '“', '‘', '"', '\''])
            .trim_end_matches([
                ')', ']', '”', '’', '"', '\'', ',', '.', ';', ':', '!', '?', '…', '®',
                '™',
            ]);
        let ends = text.ends_with([',', '.', ';', ':', '!', '?', '…']);
        let kind = Kind::of(text, core);
        Self { start, text, core, kind, ends }
    }

    fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    fn is_short(&self) -> bool {
        !self.ends
            && self.core.len() <= 2
            && !self.core.is_empty()
            && self.core.chars().all(char::is_alphabetic)
    }
}

/// Whether a token and the next may not be parted.
fn joined(tokens: &[Token<'_>], place: usize) -> bool {
    let Some(next) = tokens.get(place + 1) else { return false };
    let token = &tokens[place];
    let before = place.checked_sub(1).and_then(|place| tokens.get(place));
    let after = tokens.get(place + 2);
    let is_figure = |token: Option<&Token<'_>>| token.is_some_and(Token::is_number);
    let follows_number = || token.is_number() && !token.ends;
    match (token.kind, next.kind) {
        // `Dr. Smith`, `No. 5`.
        (Kind::Title, _) => return true,
        // `< 70`, `± 2`, `3 - 4`; but a dash between words is none of ours.
        (Kind::Sign, _) => {
            return next.is_number() && (!is_dash(token.text) || after_amount(before));
        }
        // `p = 0.05`, `5 ± 2`, `120 / 80`.
        (_, Kind::Sign) => {
            return is_figure(after) && (!is_dash(next.text) || follows_number());
        }
        // `2 to 3`, `1 or 2`.
        (_, Kind::Joint) => return follows_number() && is_figure(after),
        (Kind::Joint, _) => {
            return next.is_number()
                && before.is_some_and(|it| it.is_number() && !it.ends);
        }
        (Kind::Number, _) => return !token.ends && belongs_to_number(token, next),
        (Kind::Word, _) => {}
    }
    if NUMBER_WORDS.iter().any(|word| word.eq_ignore_ascii_case(token.text)) {
        return is_unit_word(next.core);
    }
    is_figure(Some(next)) && takes_number(token, next, after)
        || label_of(token, next)
        || next.core == "ext" && token.core.ends_with(|each: char| each.is_ascii_digit())
}

/// Whether what follows a number makes it a dose, a date, or a longer number.
fn belongs_to_number(number: &Token<'_>, next: &Token<'_>) -> bool {
    is_unit(next.core)
        || is_unit_word(next.core)
        || MONTHS.contains(&next.core)
        // `(555) 010-0199`, `+1 800 222 1222`.
        || next.is_number() && is_phone_part(number.text) && is_phone_part(next.core)
        || next.core == "ext"
}

/// Whether a word and the number after it belong together.
fn takes_number(word: &Token<'_>, number: &Token<'_>, after: Option<&Token<'_>>) -> bool {
    let is = |list: &[&str]| list.iter().any(|each| each.eq_ignore_ascii_case(word.core));
    if word.ends {
        return false;
    }
    // `November 23`.
    MONTHS.contains(&word.core)
        // `call 911`.
        || is(&CALLS) && number.core.len() == 3
        // `alectinib 150 mg`: the strength is part of the name (ISMP).
        || word.core.chars().all(|each| each.is_alphabetic() || each == '-')
            && word.core.chars().count() >= 4
            && !is(&PLAIN)
            && !number.ends
            && after.is_some_and(|unit| is_strength(unit.core))
}

/// `type 2`, `stage IV`, `vitamin D`.
fn label_of(word: &Token<'_>, next: &Token<'_>) -> bool {
    let sign = next.is_number()
        || !next.core.is_empty()
            && (next.core.bytes().all(|each| b"IVX".contains(&each))
                || next.core.len() == 1
                    && next.core.bytes().all(|each| each.is_ascii_uppercase()));
    sign && !word.ends
        && next.core != "I"
        && LABELS.iter().any(|label| label.eq_ignore_ascii_case(word.core))
}

/// Whether a range may begin here: a number, or a number's unit.
fn after_amount(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|it| {
        !it.ends && (it.is_number() || is_unit(it.core)) || is_unit(it.text)
    })
}

fn is_dash(text: &str) -> bool {
    matches!(text, "-" | "–" | "—" | "−" | "/" | "+" | "x" | "×")
}

/// What an opportunity inside a token costs; `None` if it must not be taken.
fn inside(token: &str, at: usize) -> Option<i64> {
    // An electronic mail address is copied by hand, letter for letter.
    if token.contains('@') {
        return None;
    }
    let (head, tail) = token.split_at(at);
    let separator = head.chars().next_back()?;
    let next = tail.chars().next()?;
    if separator.is_ascii_digit() || next == '—' {
        return None;
    }
    if !matches!(separator, '-' | '\u{2010}' | '–' | '/' | '—') {
        return Some(0);
    }
    let left = head[..head.len() - separator.len_utf8()]
        .rsplit(|each: char| !each.is_alphanumeric())
        .next()?;
    let right = tail.split(|each: char| !each.is_alphanumeric()).next()?;
    // `1–2`, `COVID-19`, `4.2-mile`.
    let figure = |text: &str| text.contains(|each: char| each.is_ascii_digit());
    if figure(left) || figure(right) {
        return None;
    }
    if separator == '—' {
        return Some(0);
    }
    // `e-mail`, `T-cell`, `w/o`.
    if left.chars().count() < 2 || right.chars().count() < 2 {
        return None;
    }
    // `mg/dL`, `tablets/day`.
    let core = token.trim_matches(|each: char| !each.is_alphanumeric());
    if separator == '/' && is_unit(core) {
        return None;
    }
    // `ado-trastuzumab`.
    if token.split(|each: char| !each.is_alphabetic()).any(medicine::is_name) {
        return None;
    }
    Some(INSIDE)
}

/// Whether a token is the address of a page: broken only where a reader knows that nothing was added.
fn is_address(token: &str) -> bool {
    if !token.contains('.') || token.contains('@') {
        return false;
    }
    let token = token.trim_start_matches(['(', '[', '<', '“', '"', '\'']);
    if token.contains("://") || token.starts_with("www.") {
        return true;
    }
    let host = token.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.trim_end_matches(|each: char| !each.is_ascii_alphanumeric());
    let Some((name, domain)) = host.rsplit_once('.') else { return false };
    !name.is_empty()
        && DOMAINS.contains(&domain)
        && name
            .bytes()
            .all(|each| each.is_ascii_alphanumeric() || b".-".contains(&each))
}

/// After `/ . ? & - _ =` that something follows, but not within `://` or after it.
fn inside_address(token: &Token<'_>, chances: &mut Vec<Chance>) {
    let text = token.text;
    let scheme = text.find("://").map_or(0, |at| at + 3);
    for (place, pair) in text.as_bytes().windows(2).enumerate() {
        let goes_on = pair[1].is_ascii_alphanumeric() || b"%#~".contains(&pair[1]);
        if place >= scheme && b"/.?&-_=".contains(&pair[0]) && goes_on && place > 0 {
            let [solidus, other] = ADDRESS;
            let penalty = if pair[0] == b'/' { solidus } else { other };
            chances.push(Chance {
                at: token.start + place + 1,
                penalty,
                hyphen: false,
            });
        }
    }
}
