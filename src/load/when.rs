//! `when = "patient.drug == alectinib and patient.age >= 65"` → a condition.

use super::at::At;
use super::markup::facts;
use super::near::nearest;
use super::reader::Reader;
use crate::condition::{Condition, Is, Test};
use crate::diag::Diagnostic;
use crate::field::{Fields, Kind, one_of};
use crate::span::Span;

/// What may stand between a field and a value.
const SIGNS: [(&str, Is); 6] = [
    ("==", Is::Equal),
    ("!=", Is::Unequal),
    ("<=", Is::AtMost),
    (">=", Is::AtLeast),
    ("<", Is::Less),
    (">", Is::More),
];

/// Why a condition cannot be read: the rule, what is wrong, what to write.
type Wrong = (&'static str, String, String);

/// Reads a condition; `None` if there is none or the report says why not.
pub fn read(reader: &mut Reader<'_>, written: Option<&At<String>>) -> Option<Condition> {
    let written = written?;
    let span = reader.span(&written.range);
    match condition(&written.value, span, &reader.known.fields) {
        Ok(condition) => Some(condition),
        Err((rule, wrong, hint)) => {
            reader.report.push(Diagnostic::error(rule, wrong).at(span).hint(hint));
            None
        }
    }
}

fn condition(written: &str, span: Span, fields: &Fields) -> Result<Condition, Wrong> {
    let words = words(written)?;
    let joins = |join: &str| words.iter().filter(|word| word.as_str() == join).count();
    let all = match (joins("and"), joins("or")) {
        (_, 0) => true,
        (0, _) => false,
        _ => {
            return Err((
                "when",
                "`and` and `or` stand in one condition".to_owned(),
                "use one of them; write the block twice for the other".to_owned(),
            ));
        }
    };
    let tests = words
        .split(|word| word == "and" || word == "or")
        .map(|words| test(words, fields))
        .collect::<Result<Vec<Test>, Wrong>>()?;
    Ok(Condition { tests, all, span })
}

fn test(words: &[String], fields: &Fields) -> Result<Test, Wrong> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (name, is, with) = match words.as_slice() {
        ["not", name] => (*name, Is::Missing, ""),
        [name] => (*name, Is::Given, ""),
        [name, sign, with] => match SIGNS.iter().find(|(known, _)| known == sign) {
            Some((_, is)) => (*name, *is, *with),
            None => return Err(unread()),
        },
        _ => return Err(unread()),
    };
    if facts::room(name, fields).is_none() {
        let (rule, wrong, hint) = facts::unknown(name, fields);
        // Braces are for texts.
        return Err((
            rule,
            wrong,
            hint.replace(['{', '}'], "")
                .replace("; for the sign itself write \\", ""),
        ));
    }
    if let Some(field) = fields.get(name).filter(|_| !with.is_empty()) {
        compared(&field.kind, name, is, with)?;
    }
    Ok(Test { field: name.to_owned(), is, with: with.to_owned() })
}

/// Whether a value is one that the field can have, and has an order if it needs one.
fn compared(kind: &Kind, name: &str, is: Is, with: &str) -> Result<(), Wrong> {
    let ordered = matches!(is, Is::Less | Is::AtMost | Is::More | Is::AtLeast);
    let has_order = matches!(kind, Kind::Number | Kind::Date);
    if ordered && !has_order {
        return Err((
            "when",
            format!("`{name}` is neither a number nor a day, so nothing is less than it"),
            "compare it with == or !=".to_owned(),
        ));
    }
    match (kind.refuses(with), kind) {
        (None, _) => Ok(()),
        (Some(_), Kind::Choice(choices)) => {
            let near = nearest(with, choices.iter().map(String::as_str));
            let hint = match near {
                Some(near) => format!("write {name} == {near}"),
                None => format!("write {}", one_of(choices)),
            };
            Err(("when", format!("`{name}` is never `{with}`"), hint))
        }
        (Some(why), _) => Err((
            "when",
            format!("`{with}` {why}"),
            format!("write a value that `{name}` can have"),
        )),
    }
}

fn unread() -> Wrong {
    (
        "when",
        "this condition cannot be read".to_owned(),
        "write a field, == or !=, and a value: when = \"patient.drug == alectinib\"; a value of several words stands in single quotes".to_owned(),
    )
}

/// The words of a condition; what stands in single quotes is one.
fn words(written: &str) -> Result<Vec<String>, Wrong> {
    let mut words = Vec::new();
    let mut rest = written.trim();
    while let Some(first) = rest.chars().next() {
        let (word, after) = if first == '\'' {
            let inner = rest.get(1..).unwrap_or_default();
            inner.split_once('\'').ok_or_else(unread)?
        } else if let Some((sign, _)) =
            SIGNS.iter().find(|(sign, _)| rest.starts_with(sign))
        {
            rest.split_at(sign.len())
        } else {
            let end = rest
                .find(|each: char| each.is_whitespace() || "=!<>'".contains(each))
                .unwrap_or(rest.len());
            if end == 0 {
                return Err(unread());
            }
            rest.split_at(end)
        };
        words.push(word.to_owned());
        rest = after.trim_start();
    }
    Ok(words)
}
