//! Telephone numbers as written in North America: where they stand, and their digits.

use super::super::passages::Passage;
use super::super::tokens::Sort;
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
