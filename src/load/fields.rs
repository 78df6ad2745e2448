//! `[[field]]` → what a content may ask of a person.

use super::raw::content::{self, FieldKind};
use super::reader::Reader;
use crate::diag::Diagnostic;
use crate::field::{self, Fields, Kind, PATIENT};
use crate::handout::Text;
use crate::load::at::At;
use std::collections::BTreeMap;

/// The fields of every content and those that this one adds.
pub fn read(reader: &mut Reader<'_>, written: &[At<content::Field>]) -> Fields {
    let mut fields = Fields::default();
    for each in written {
        let name = reader.literal(&each.value.name);
        let short = name.words.strip_prefix(PATIENT).unwrap_or(&name.words);
        let wrong = if name.words.is_empty() {
            continue;
        } else if !is_name(short) {
            Some((
                format!("`{}` cannot be the name of a field", name.words),
                "write small letters, digits and hyphens: drug, next-visit",
            ))
        } else {
            let field = field::Field {
                name: format!("{PATIENT}{short}"),
                kind: kind(reader, &each.value, &name),
                printed: BTreeMap::new(),
            };
            (!fields.add(field)).then(|| {
                (
                    format!("there is a field `{short}` already"),
                    "leave it out, or give it another name",
                )
            })
        };
        if let Some((wrong, hint)) = wrong {
            reader
                .report
                .push(Diagnostic::error("field", wrong).at(name.span).hint(hint));
        }
    }
    fields
}

fn kind(reader: &mut Reader<'_>, written: &content::Field, name: &Text) -> Kind {
    let choices: Vec<String> = written
        .choices
        .iter()
        .map(|choice| reader.literal(choice).words)
        .collect();
    let kind = match written.kind {
        None if choices.is_empty() => Kind::Text,
        None | Some(FieldKind::Choice) => Kind::Choice(choices.clone()),
        Some(FieldKind::Text) => Kind::Text,
        Some(FieldKind::Date) => Kind::Date,
        Some(FieldKind::Number) => Kind::Number,
        Some(FieldKind::Phone) => Kind::Phone,
    };
    let wrong = match (&kind, choices.len()) {
        (Kind::Choice(_), 0 | 1) => Some((
            format!("`{}` leaves no choice", name.words),
            "add choices = [\"...\", \"...\"], two at least",
        )),
        (Kind::Text | Kind::Date | Kind::Number | Kind::Phone, 1..) => Some((
            format!("`{}` has choices and is no choice", name.words),
            "write kind = \"choice\", or leave the choices out",
        )),
        _ => None,
    };
    if let Some((wrong, hint)) = wrong {
        reader
            .report
            .push(Diagnostic::error("field", wrong).at(name.span).hint(hint));
    }
    kind
}

fn is_name(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word
            .chars()
            .all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || each == '-')
}
