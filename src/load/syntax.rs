//! What is wrong with a text as TOML → where, and what to write instead.

use super::day;
use std::ops::Range;

/// What is wrong, where, and how to mend it.
#[derive(Debug)]
pub struct Wrong<'a> {
    /// Where it stands; where something is missing, the place it belongs to.
    pub range: Range<usize>,
    /// What the reader of TOML says.
    pub message: &'a str,
    /// What to write instead.
    pub hint: String,
}

/// The tables that may stand several times in their file.
const MANY: [&str; 6] = ["section", "block", "short", "reference", "silence", "phone"];

/// What is worth telling of all that is wrong, in the order it was found: what only follows from another error is not.
pub fn wrongs<'a>(text: &str, all: &[(Range<usize>, &'a str)]) -> Vec<Wrong<'a>> {
    let mut told: Vec<Wrong<'a>> = Vec::new();
    let mut single: Vec<usize> = Vec::new();
    let mut curly: Vec<usize> = Vec::new();
    for (range, message) in all {
        let line = line_start(text, range.start);
        if curly.contains(&line) || single.contains(&header(text, range.start)) {
            continue;
        }
        // Of two errors at one place, the one about quotes is the cause.
        let same = told.iter().position(|each| each.range.start == range.start);
        if let Some(same) = same {
            if !is_unclosed(message) {
                continue;
            }
            told.remove(same);
        }
        let mut wrong = Wrong {
            range: range.clone(),
            message,
            hint: usual(message).to_owned(),
        };
        if is_curly(text, range) && !message.contains("escape") {
            curly.push(line);
            wrong.hint =
                "write straight quotes (\"), not curly ones, which word processors make"
                    .to_owned();
        } else if let Some(day) = text.get(range.clone()).and_then(day::hint) {
            wrong.hint = day;
        } else if message.contains("duplicate")
            && let Some(brackets) = brackets(text, range.start)
        {
            single.push(line);
            wrong.hint = format!("write {brackets}, with two brackets, each time");
        } else if is_after_quote(text, range.start) {
            wrong.hint =
                "close the quote of the words before this; a quote inside words is \
                 written \\\""
                    .to_owned();
        } else if message.contains("missing comma") {
            wrong.range = gap(text, range);
            wrong.hint = "put a comma here".to_owned();
        } else if is_unclosed(message) {
            let (quote, name) = quote(message);
            wrong.hint = format!("close the {name} here: {quote}");
        }
        told.push(wrong);
    }
    told
}

fn usual(message: &str) -> &'static str {
    if message.contains("duplicate") {
        "a key stands once in its table; leave one of the two out, or begin a new [[block]]"
    } else if message.contains("string") || message.contains("quote") {
        "words stand in \"quotes\"; inside them write \\\" for a quote and \\\\ for a backslash"
    } else if message.contains("array") {
        "a list stands in [ ], with commas between its entries"
    } else if message.contains("date") || message.contains("time") {
        "write a day that exists, as year-month-day: 2026-11-23"
    } else {
        "write key = value: words in \"quotes\", lists in [ ], days as 2026-11-23"
    }
}

/// Whether a string has no end.
fn is_unclosed(message: &str) -> bool {
    message.contains("invalid") && message.contains("string")
}

/// The quote that ends a string of the kind that a message names.
fn quote(message: &str) -> (&'static str, &'static str) {
    match (message.contains("multi-line"), message.contains("literal")) {
        (false, false) => ("\"", "quote"),
        (true, false) => ("\"\"\"", "quotes"),
        (false, true) => ("'", "quote"),
        (true, true) => ("'''", "quotes"),
    }
}

fn line_start(text: &str, byte: usize) -> usize {
    let before = text.get(..byte).unwrap_or(text);
    before.rfind('\n').map_or(0, |end| end + 1)
}

fn line_from(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.split('\n').next().unwrap_or_default()
}

/// Whether a curly quote stands where a straight one is meant: on the line of an error, up to its end, outside of words in
/// straight quotes or as the end of words that have no other.
fn is_curly(text: &str, range: &Range<usize>) -> bool {
    let start = line_start(text, range.start);
    let line = text.get(start..range.end).unwrap_or_default();
    let line = line.split('\n').next().unwrap_or_default();
    let curly = |each: char| matches!(each, '“' | '”' | '„');
    let (mut inside, mut escaped) = (false, false);
    for each in line.chars() {
        match each {
            '"' if !escaped => inside = !inside,
            each if curly(each) && !inside => return true,
            _ => {}
        }
        escaped = each == '\\' && !escaped;
    }
    inside && line.trim_end().ends_with(curly)
}

/// Whether what stands here follows a quote at once: `"b, "c"`.
fn is_after_quote(text: &str, byte: usize) -> bool {
    let before = text.get(..byte).unwrap_or_default();
    let after = text.get(byte..).unwrap_or_default();
    before.ends_with('"') && after.starts_with(char::is_alphanumeric)
}

/// The place after the entry before this one; this one's, if a comment may stand between them.
fn gap(text: &str, range: &Range<usize>) -> Range<usize> {
    let before = text.get(..range.start).unwrap_or_default();
    let end = before.trim_end().len();
    let commented = before.get(end..).is_some_and(|gap| gap.contains('\n'))
        && line_from(text, line_start(text, end)).contains('#');
    if commented { range.clone() } else { end..end }
}

/// Where the header that stands over a place begins.
fn header(text: &str, byte: usize) -> usize {
    let mut found = usize::MAX;
    let mut start = 0;
    for line in text.get(..byte).unwrap_or(text).split('\n') {
        if path(line_from(text, start)).is_some() {
            found = start;
        }
        start += line.len() + 1;
    }
    found
}

/// The dotted name of a header, and of how many brackets it has.
fn path(line: &str) -> Option<&str> {
    let line = line.split('#').next().unwrap_or_default().trim();
    let inner = line.strip_prefix('[')?.strip_suffix(']')?;
    let inner = inner.strip_prefix('[').unwrap_or(inner);
    let inner = inner.strip_suffix(']').unwrap_or(inner).trim();
    let plain = |each: char| each.is_ascii_alphanumeric() || "-_. ".contains(each);
    (!inner.is_empty() && inner.chars().all(plain)).then_some(inner)
}

/// The header on the line of a place with two brackets, if its table may stand several times.
pub fn brackets(text: &str, byte: usize) -> Option<String> {
    let path = path(line_from(text, line_start(text, byte)))?;
    let last = path.rsplit('.').next().unwrap_or_default().trim();
    MANY.contains(&last).then(|| format!("[[{path}]]"))
}
