//! A flat text → which way each of its characters runs (UAX 9, unicode-bidi), and in which order the runs of a line stand.
//!
//! In text from right to left, a number with its unit, a range, a telephone number or a name in Latin letters is an
//! island: left to the bare algorithm, "5–10 mg" would be read as "10–5" and its unit would stand before it. So each is
//! isolated (UAX 9, 2.4), as are words in a language that runs the other way. Nothing is added to the text.

use super::runs::Flat;
use super::units::is_unit;
use crate::language::{Direction, direction};
use std::ops::Range;
use unicode_bidi::{BidiClass, BidiInfo, Level, bidi_class};

/// No character before the Hebrew ones runs from right to left, so Latin text is not looked up.
const FIRST_BACKWARDS: char = '\u{590}';

/// How deep a character is nested: even from left to right, odd from right to left.
pub type Depth = u8;

/// An isolate: some bytes of the text, and which way they run.
type Isolate = (Range<usize>, Direction);

/// Which way a paragraph runs: as its language does, if it is all in one other than that of the handout. What is all in Latin
/// letters, such as the address of a clinic, runs from left to right in any handout.
pub fn base(flat: &Flat<'_>, handout: Direction) -> Direction {
    let mut seats = flat.homes.iter().map(|seat| seat.language);
    match seats.next() {
        Some(Some(first)) if seats.all(|other| other == Some(first)) => direction(first),
        // Most text is from left to right, and nothing more is looked at.
        Some(_) | None => match handout {
            Direction::LeftToRight => handout,
            Direction::RightToLeft => of_letters(&flat.text, handout),
        },
    }
}

/// Which way a text runs by its letters; as the handout, if it has none.
fn of_letters(text: &str, handout: Direction) -> Direction {
    let letters = || text.chars().filter(|each| each.is_alphabetic());
    if letters().next().is_some() && !letters().any(is_rtl) {
        Direction::LeftToRight
    } else {
        handout
    }
}

/// The depth of each byte; `None` if all of a text runs from left to right.
pub fn depths(flat: &Flat<'_>, base: Direction) -> Option<Vec<Depth>> {
    let backwards = |each: char| {
        each >= FIRST_BACKWARDS && (is_rtl(each) || bidi_class(each) == BidiClass::AN)
    };
    let forwards = base == Direction::LeftToRight
        && (flat.text.is_ascii() || !flat.text.chars().any(backwards));
    if forwards {
        return None;
    }
    let isolates = isolates(flat, base);
    let (probe, ends) = isolated(&flat.text, &isolates);
    let level = match base {
        Direction::LeftToRight => Level::ltr(),
        Direction::RightToLeft => Level::rtl(),
    };
    let levels = BidiInfo::new(&probe, Some(level)).levels;
    let mut depths = vec![level.number(); flat.text.len()];
    for (at, after) in ends {
        if let Some(found) = levels.get(after..)
            && let Some(depths) = depths.get_mut(at.clone())
        {
            depths
                .iter_mut()
                .zip(found)
                .for_each(|(to, from)| *to = from.number());
        }
    }
    Some(depths)
}

/// The order in which runs of some depths stand from left to right: places among them (UAX 9, rule L2).
pub fn visual(depths: &[Depth]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..depths.len()).collect();
    let deep = |place: &usize| depths.get(*place).copied().unwrap_or_default();
    let deepest = depths.iter().copied().max().unwrap_or_default();
    for depth in (1..=deepest).rev() {
        for run in order
            .chunk_by_mut(|left, right| (deep(left) >= depth) == (deep(right) >= depth))
        {
            if run.first().is_some_and(|first| deep(first) >= depth) {
                run.reverse();
            }
        }
    }
    order
}

/// The text with signs around the isolates, and, for each stretch of it, where it begins in that.
fn isolated(text: &str, isolates: &[Isolate]) -> (String, Vec<(Range<usize>, usize)>) {
    // At one place, what ends there ends before anything begins; of two that begin there the longer is outside.
    let mut signs: Vec<(usize, u8, usize, char)> = Vec::new();
    for (range, way) in isolates {
        let sign = match way {
            Direction::LeftToRight => '\u{2066}',
            Direction::RightToLeft => '\u{2067}',
        };
        signs.push((range.start, 1, text.len() - range.end, sign));
        signs.push((range.end, 0, text.len() - range.start, '\u{2069}'));
    }
    signs.sort_unstable();
    let mut probe = String::with_capacity(text.len() + 3 * signs.len());
    let mut stretches = Vec::new();
    let mut from = 0;
    for (at, _, _, sign) in signs {
        if from < at {
            stretches.push((from..at, probe.len()));
            probe.push_str(text.get(from..at).unwrap_or_default());
            from = at;
        }
        probe.push(sign);
    }
    stretches.push((from..text.len(), probe.len()));
    probe.push_str(text.get(from..).unwrap_or_default());
    (probe, stretches)
}

/// What stands apart from the text around it.
fn isolates(flat: &Flat<'_>, base: Direction) -> Vec<Isolate> {
    let mut isolates = Vec::new();
    let alike = |one: &Stretch, other: &Stretch| {
        (one.way, one.foreign, one.raised) == (other.way, other.foreign, other.raised)
    };
    let stretches: Vec<Stretch> = flat
        .pieces
        .iter()
        .map(|piece| {
            let language = flat.homes.get(piece.home).and_then(|seat| seat.language);
            let way = match language {
                Some(language) => direction(language),
                None => base,
            };
            let range = piece.range.clone();
            let (foreign, raised) = (language.is_some(), piece.look.raised);
            Stretch { range, way, foreign, raised }
        })
        .collect();
    for run in stretches.chunk_by(alike) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        let range = trimmed(&flat.text, first.range.start..last.range.end);
        if range.is_empty() {
            continue;
        }
        if first.raised {
            isolates.push((range, Direction::LeftToRight));
            continue;
        }
        let text = flat.text.get(range.clone()).unwrap_or_default();
        if first.way == Direction::RightToLeft {
            isolates.extend(islands(text).into_iter().map(|island| {
                let bytes = range.start + island.start..range.start + island.end;
                (bytes, Direction::LeftToRight)
            }));
        }
        if first.foreign && first.way != base {
            isolates.push((range, first.way));
        }
    }
    isolates
}

/// Pieces of one language.
struct Stretch {
    range: Range<usize>,
    way: Direction,
    foreign: bool,
    raised: bool,
}

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let words = text.get(range.clone()).unwrap_or_default();
    let start = range.start + (words.len() - words.trim_start().len());
    start..(start + words.trim().len())
}

/// The islands of a text from right to left: what holds a Latin letter or a digit and is all of it from left to right, up to
/// a sign that parts sentences or the members of a list.
pub fn islands(text: &str) -> Vec<Range<usize>> {
    let mut islands = Vec::new();
    let mut start = 0;
    for (at, each) in text.char_indices() {
        let rest = text.get(at + each.len_utf8()..).unwrap_or_default();
        let before = text.get(start..at).unwrap_or_default();
        // A mark above an Arabic letter belongs to it.
        let mark = before.is_empty() && bidi_class(each) == BidiClass::NSM;
        if is_rtl(each) || mark || parts(each, before, rest) {
            islands.extend(island(text, start..at));
            start = at + each.len_utf8();
        }
    }
    islands.extend(island(text, start..text.len()));
    islands
}

/// Whether a sign parts two islands: a stop, comma or colon with white after it, or a dash in white.
fn parts(sign: char, before: &str, rest: &str) -> bool {
    let white = |each: Option<char>| each.is_none_or(char::is_whitespace);
    match sign {
        // Between words a sentence or an address goes on: "Monday to Friday, 8 a.m. to 5 p.m."
        '.' | ',' | ';' | ':' | '!' | '?' => {
            let last = before.rsplit(' ').next().unwrap_or_default();
            let next = rest.trim_start().split(' ').next().unwrap_or_default();
            white(rest.chars().next()) && !is_word(last) && !is_word(next)
        }
        '-' | '–' | '—' => {
            let after = rest.trim_start().chars().next();
            let alone = white(before.chars().next_back()) && white(rest.chars().next());
            let number = |each: Option<char>| each.is_some_and(|each| each.is_numeric());
            // "3 - 4" is a range.
            alone && !(number(before.trim_end().chars().next_back()) && number(after))
        }
        '،' | '؛' | '؟' | '\n' => true,
        _ => false,
    }
}

/// Whether a token is a word, such as `Friday` or `a.m`, and not a number or a unit.
fn is_word(token: &str) -> bool {
    let letters = token.chars().filter(|each| each.is_alphabetic()).count();
    let inner = token.trim_matches(|each: char| !each.is_alphanumeric());
    letters > 2 && !is_unit(inner) || letters > 1 && inner.contains('.')
}

/// The island in a stretch without letters from right to left, without the white and the signs around it.
fn island(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let words = text.get(range.clone())?;
    let is_core = |each: char| each.is_alphanumeric();
    let first = words.find(is_core)?;
    let last = words.rfind(is_core)?;
    let mut end = last + words.get(last..)?.chars().next()?.len_utf8();
    let mut start = first;
    // Signs that belong to a number: +1, ≥ 38, < 5.
    let head = words.get(..start)?;
    let signed = head
        .trim_end()
        .trim_end_matches(['+', '−', '-', '<', '>', '≤', '≥', '±', '~', '$']);
    if signed.len() < head.trim_end().len() {
        start = signed.len();
    }
    for sign in words.get(end..)?.chars().take_while(|each| "%°′″+".contains(*each))
    {
        end += sign.len_utf8();
    }
    // Brackets come in pairs, or stay outside.
    let opened = |words: &str| words.matches('(').count();
    let closed = |words: &str| words.matches(')').count();
    let inner = words.get(start..end)?;
    if opened(inner) > closed(inner) && words.get(end..)?.starts_with(')') {
        end += 1;
    } else if closed(inner) > opened(inner) && words.get(..start)?.ends_with('(') {
        start -= 1;
    }
    // Digits keep their order by themselves; a fraction such as the half of 2½ would not.
    let is_digit = |each: char| matches!(bidi_class(each), BidiClass::EN | BidiClass::AN);
    let plain = words.get(start..end)?.chars().all(is_digit);
    (!plain).then_some(range.start + start..range.start + end)
}

/// Whether a character runs from right to left by itself.
fn is_rtl(each: char) -> bool {
    matches!(bidi_class(each), BidiClass::R | BidiClass::AL)
}
