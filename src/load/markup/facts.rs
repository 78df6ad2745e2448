//! `{patient.name}` and `{clinic.fever|100.4 °F (38 °C)}` → facts: what is asked for, and what is printed if nobody answers.

use super::Known;
use crate::clinic::Clinic;
use crate::field::{CLINIC, Fields, PATIENT, TODAY};
use crate::handout::{Fact, Text};
use crate::load::near::nearest;
use crate::span::Span;

/// A placeholder in a text, or what is wrong with it.
pub type Found = Result<Fact, (&'static str, String, String)>;

/// Where a placeholder begins in words, if it does: a brace that no backslash stands before.
pub fn start(words: &str) -> Option<usize> {
    words.find('{')
}

/// The bytes of the placeholder that begins the words, with its braces.
pub fn length(words: &str) -> Option<usize> {
    let end = words.find('}')?;
    let inside = words.get(1..end)?;
    (!inside.contains('{')).then_some(end + 1)
}

/// Reads a placeholder, with its braces.
pub fn read(written: &str, span: Span, known: &Known) -> Found {
    let fields = &known.fields;
    let inner = written
        .strip_prefix('{')
        .and_then(|rest| rest.strip_suffix('}'))
        .unwrap_or(written);
    let (name, otherwise) = match inner.split_once('|') {
        Some((name, words)) => (name.trim(), Some(one_line(words))),
        None => (inner.trim(), None),
    };
    if otherwise.as_ref().is_some_and(String::is_empty) {
        return Err((
            "placeholder",
            format!("`{written}` says no words for the case that nobody answers"),
            format!("write them after the bar, or leave the bar out: {{{name}}}"),
        ));
    }
    let room = match room(name, fields) {
        Some(room) => room,
        None => return Err(unknown(name, fields)),
    };
    if let Some(meant) = mistaken(name, &known.roles) {
        return Err((
            "placeholder-unknown",
            format!("no phone has a role like that of `{name}`"),
            format!("write {{{meant}}}"),
        ));
    }
    let text = Text { words: Fact::UNKNOWN.to_owned(), span };
    let mut fact = Fact {
        name: name.to_owned(),
        printed: fields
            .get(name)
            .map(|field| field.printed.clone())
            .unwrap_or_default(),
        otherwise,
        text,
        known: false,
        personal: fields
            .get(name)
            .is_some_and(|field| field.name != TODAY && !field.kind.is_choice()),
        room,
    };
    fact.answer(None);
    Ok(fact)
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The phone that is meant by one whose role is neither usual nor in the profile and looks like one that is. A role that is like
/// no other is a clinic's own.
fn mistaken(name: &str, own: &[String]) -> Option<String> {
    let phone = name.strip_prefix(CLINIC)?.strip_prefix("phone.")?;
    let (role, rest) = match phone.strip_suffix(".hours") {
        Some(role) => (role, ".hours"),
        None => (phone, ""),
    };
    let known = || Clinic::ROLES.into_iter().chain(own.iter().map(String::as_str));
    if known().any(|known| known == role) {
        return None;
    }
    nearest(role, known()).map(|near| format!("{CLINIC}phone.{near}{rest}"))
}

/// How long a line for the fact of a name is; `None` if there is none of that name.
pub fn room(name: &str, fields: &Fields) -> Option<u16> {
    match name.strip_prefix(CLINIC) {
        Some(fact) => Clinic::is_fact(fact).then_some(match fact {
            "name" | "department" | "address" | "web" | "footer" => 14,
            "emergency" | "fever" => 6,
            _ => 10,
        }),
        None => fields.get(name).map(|field| field.kind.room()),
    }
}

/// The error of a name that nothing has.
pub fn unknown(name: &str, fields: &Fields) -> (&'static str, String, String) {
    let names = names(fields);
    let hint = match nearest(name, names.iter().map(String::as_str)) {
        Some(near) => format!("write {{{near}}}; for the sign itself write \\{{"),
        None if name.starts_with(PATIENT) => {
            format!(
                "add [[field]] with name = \"{name}\" to the content, or write {{patient.name}}"
            )
        }
        None => format!(
            "write one of {}, or a phone such as {{clinic.phone.day}}; for the sign itself write \\{{",
            names
                .iter()
                .filter(|name| !name.starts_with("clinic.phone."))
                .map(|name| format!("{{{name}}}"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
    };
    let wrong = match name {
        "" => "a placeholder without a name".to_owned(),
        name => format!("nothing is called `{name}`"),
    };
    ("placeholder-unknown", wrong, hint)
}

fn names(fields: &Fields) -> Vec<String> {
    let facts = Clinic::FACTS.iter().map(|fact| format!("{CLINIC}{fact}"));
    let phones = Clinic::ROLES.iter().flat_map(|role| {
        [format!("{CLINIC}phone.{role}"), format!("{CLINIC}phone.{role}.hours")]
    });
    fields
        .iter()
        .map(|field| field.name.clone())
        .chain(facts)
        .chain(phones)
        .collect()
}
