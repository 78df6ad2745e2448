//! Telephone numbers as written in North America: where they stand, and their digits.

use super::super::index::folded;
use super::super::passages::Passage;
use super::super::tokens::Sort;
use super::{context, units};
use std::ops::Range;

/// The digits of a number; a 1 before the area code is not part of it, and what follows a letter is an extension.
pub fn digits(text: &str, plan: bool) -> String {
    let digits: String = text
        .chars()
        .take_while(|each| !each.is_alphabetic())
        .filter(char::is_ascii_digit)
        .collect();
    match digits.strip_prefix('1') {
        Some(rest) if plan && rest.len() == 10 => rest.to_owned(),
        _ => digits,
    }
}

/// The telephone numbers of seven digits or more in a passage, written as in North America.
pub fn numbers(passage: &Passage<'_>) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < passage.tokens.len() {
        match number(passage, place) {
            Some((last, digits)) => {
                found.push((passage.bytes(place, last), digits));
                place = last + 1;
            }
            None => place += 1,
        }
    }
    found
}

/// The last token and the digits of a number that begins at a token: `1-800-222-1222`, `(617) 555-0134`, `617.555.0134`.
pub fn number(passage: &Passage<'_>, place: usize) -> Option<(usize, String)> {
    let hyphen = |at: usize| {
        matches!(passage.token(at), "-" | "\u{2010}" | "\u{2011}" | "–" | ".")
    };
    if passage.sort(place) == Sort::Number && place > 0 && hyphen(place - 1) {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let (mut at, mut last) = (place, place);
    let open = passage.token(at) == "(";
    at += usize::from(open);
    loop {
        let token = passage.token(at);
        if passage.sort(at) != Sort::Number || token.contains(',') {
            break;
        }
        groups.extend(token.split('.'));
        last = at;
        at += 1;
        if open && groups.len() == 1 {
            if passage.token(at) != ")" {
                return None;
            }
            at += 1;
        }
        let space = passage.sort(at) == Sort::Space && open && groups.len() == 1;
        if (hyphen(at) || space) && passage.sort(at + 1) == Sort::Number {
            at += 1;
        }
        if last + 1 == at && !open {
            break;
        }
    }
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let shaped = match lengths.as_slice() {
        [1, 3, 3, 4] => groups[0] == "1",
        [3, 3, 4] => true,
        [3, 4] => hyphen(place + 1) && groups[0] == "555",
        _ => false,
    };
    shaped.then(|| (last, groups.concat()))
}

/// What is said of a number that is dialed.
const DIALED: [&str; 14] = [
    "call",
    "calls",
    "phone",
    "phones",
    "telephone",
    "tel",
    "fax",
    "text",
    "dial",
    "ring",
    "reach",
    "line",
    "helpline",
    "hotline",
];

/// The same in Spanish, Vietnamese, Arabic and Chinese: a part of a word, or of a row of words without white space.
const DIALED_ABROAD: [&str; 12] = [
    "llame",
    "llamar",
    "llámen",
    "marque",
    "teléfono",
    "gọi",
    "điện",
    "اتصل",
    "هاتف",
    "拨打",
    "电话",
    "致电",
];

/// Whether a word says that a number is dialed.
pub fn is_dialed(passage: &Passage<'_>, place: usize) -> bool {
    let abroad = || {
        let word = folded(passage.token(place));
        DIALED_ABROAD
            .iter()
            .any(|part| part.len() <= word.len() && word.contains(part))
    };
    context::is(passage, place, &DIALED) || passage.sort(place) == Sort::Word && abroad()
}

/// What else may stand before it.
const NUMBER: [&str; 2] = ["calling", "number"];

/// What is said of a number that is read out, not dialed.
const READ_OUT: [&str; 24] = [
    "order",
    "record",
    "case",
    "claim",
    "member",
    "policy",
    "group",
    "security",
    "account",
    "study",
    "reference",
    "id",
    "lot",
    "chart",
    "plan",
    "insurance",
    "isbn",
    "serial",
    "prescription",
    "expediente",
    "póliza",
    "cuenta",
    "pedido",
    "receta",
];

/// So many tokens before a number tell what it is.
const NEAR: usize = 16;

/// The telephone numbers in a passage that have too few or too many digits, in sentences that speak of calling.
pub fn broken(passage: &Passage<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    let mut dialed = false;
    while place < passage.tokens.len() {
        dialed = !context::ends(passage, place)
            && (dialed
                || is_dialed(passage, place)
                || context::is(passage, place, &NUMBER));
        let begins = passage.sort(place) == Sort::Number
            || passage.token(place) == "(" && passage.sort(place + 1) == Sort::Number;
        if !begins {
            place += 1;
            continue;
        }
        let (last, groups) = row(passage, place);
        let near = place.saturating_sub(NEAR)..place;
        if dialed
            && lacks(&groups)
            && free(passage, place, last)
            && context::word(passage, near, &READ_OUT).is_none()
        {
            found.push(passage.bytes(place, last));
        }
        place = last + 1;
    }
    found
}

/// The groups of digits that stand in a row, with hyphens, points or single spaces between, and the last token of them.
/// Behind a whole number a space ends the row: `617 632 2134 24 hours a day`.
fn row<'a>(passage: &'a Passage<'_>, place: usize) -> (usize, Vec<&'a str>) {
    let mut at = place + usize::from(passage.token(place) == "(");
    let mut groups: Vec<&str> = Vec::new();
    loop {
        let last = at;
        groups.extend(passage.token(at).split('.'));
        let closed = passage.token(at + 1) == ")";
        at += 1 + usize::from(closed);
        let open = passage.token(at + 1) == "(";
        let joins = match passage.token(at) {
            "-" | "\u{2010}" | "\u{2011}" | "–" => true,
            " " | "\u{a0}" | "\u{202f}" => {
                groups[0] == "011" || !matches!(plain(&groups), 3 | 7 | 10)
            }
            _ => closed && passage.sort(at) == Sort::Number,
        };
        let behind = if passage.sort(at) == Sort::Number {
            at
        } else {
            at + 1 + usize::from(open)
        };
        // `617 867` may go on, `911 24` may not.
        let short = groups[0] != "011" && groups[0].ends_with("11") || groups[0] == "988";
        let area = plain(&groups) == 3 && !short;
        let spaced = passage.sort(at) == Sort::Space && area;
        if !(joins || spaced) || passage.sort(behind) != Sort::Number {
            return (last + usize::from(closed && groups.len() == 1), groups);
        }
        at = behind;
    }
}

/// How many digits there are, without the 1 before the area code.
fn plain(groups: &[&str]) -> usize {
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let long = groups.first().is_some_and(|first| *first == "1");
    digits - usize::from(long || digits == 11 && groups.concat().starts_with('1'))
}

/// Whether groups of digits look like a telephone number, and are none.
fn lacks(groups: &[&str]) -> bool {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let date = matches!(lengths.as_slice(), [1 | 2, 1 | 2, 2 | 4] | [4, 1 | 2, 1 | 2]);
    let long = lengths.iter().filter(|length| (3..=5).contains(*length)).count();
    let digits = groups
        .iter()
        .all(|group| group.bytes().all(|each| each.is_ascii_digit()));
    // Elsewhere in the world numbers have other lengths: 011 dials them.
    let abroad = matches!(groups[0], "011" | "00");
    let shaped = groups.len() > 2 && long > 1 && !date;
    digits && shaped && !abroad && !matches!(plain(groups), 7 | 10)
}

/// Whether nothing is joined to a row of digits: no letters, no unit, no plus of another country.
fn free(passage: &Passage<'_>, place: usize, last: usize) -> bool {
    let sign = |token: &str| {
        matches!(token, "-" | "\u{2010}" | "\u{2011}" | "–" | "+" | "/" | ":" | "." | "$")
    };
    let solid = |at: usize| context::solid(passage, at);
    let begins = place.checked_sub(1).is_none_or(|at| {
        passage.token(at) == ":" || !sign(passage.token(at)) && !solid(at)
    });
    let goes_on = solid(last + 1) || sign(passage.token(last + 1)) && solid(last + 2);
    begins && !goes_on && units::after(passage, last).is_none()
}

#[cfg(test)]
mod tests {
    use super::{lacks, plain};

    #[test]
    fn digits_are_counted_without_the_one() {
        assert_eq!(plain(&["1", "800", "222", "1222"]), 10);
        assert_eq!(plain(&["18002221222"]), 10);
        assert_eq!(plain(&["1", "800", "555", "012"]), 9);
        assert!(lacks(&["1", "800", "555", "012"]));
        assert!(!lacks(&["217", "867", "5309"]));
        assert!(!lacks(&["2026", "06", "05"]));
    }
}
