//! A phone that a text asks for → the number as it is written, that of the clinic's profile, or what the profile lacks.

use super::Surroundings;
use crate::clinic::{Phone, is_role};
use crate::diag::Diagnostic;
use crate::handout::{Answer, Field, Text};
use crate::load::at::At;
use crate::load::clinic::is_number;
use crate::load::near::listed;
use crate::load::raw::field as raw;
use crate::load::reader::Reader;

/// What came of a phone that is asked for.
pub enum Found<'c> {
    /// It is a number itself.
    Number(Text),
    /// The clinic has a phone of that role.
    Phone(&'c Phone),
    /// The clinic has none: the name of the fact, where it is asked for.
    Lacks(Text),
    /// It is neither; the report says so.
    Neither,
}

/// Finds a phone by what is written: a number, or a role.
pub fn find<'c>(
    reader: &mut Reader<'_>,
    written: &At<String>,
    around: &Surroundings<'c>,
) -> Found<'c> {
    let said = reader.literal(written);
    if is_number(&said.words) || said.words.is_empty() {
        return Found::Number(said);
    }
    if !is_role(&said.words) {
        neither(reader, &said, around);
        return Found::Neither;
    }
    match around.clinic.and_then(|clinic| clinic.phone(&said.words)) {
        Some(phone) => Found::Phone(phone),
        None => {
            let words = format!("phone.{}", said.words);
            Found::Lacks(Text { words, span: said.span })
        }
    }
}

/// Reads labelled lines.
pub fn fields(
    reader: &mut Reader<'_>,
    written: &[At<raw::Field>],
    around: &Surroundings<'_>,
) -> Vec<Field> {
    written.iter().map(|written| field(reader, written, around)).collect()
}

fn field(
    reader: &mut Reader<'_>,
    written: &At<raw::Field>,
    around: &Surroundings<'_>,
) -> Field {
    let asked = match &written.value {
        raw::Field::Label(label) => {
            let label = At { value: label.clone(), range: written.range.clone() };
            return Field { label: reader.words(&label), answer: Answer::Line };
        }
        raw::Field::Asked(asked) => asked,
    };
    let label = reader.words(&asked.label);
    let answer = match find(reader, &asked.phone, around) {
        Found::Number(number) => Answer::Phone { number, hours: None },
        Found::Phone(phone) => {
            let hours = phone.hours.as_ref();
            let hours = hours.map(|hours| super::words(&hours.words, hours.span));
            Answer::Phone { number: phone.number.clone(), hours }
        }
        Found::Lacks(fact) => Answer::Lacks(fact),
        Found::Neither => Answer::Line,
    };
    Field { label, answer }
}

fn neither(reader: &mut Reader<'_>, said: &Text, around: &Surroundings<'_>) {
    let wrong =
        format!("`{}` is neither a telephone number nor the role of a phone", said.words);
    let small = said.words.to_lowercase();
    let known = around.clinic.and_then(|clinic| clinic.phone(&small)).is_some();
    let roles = around.clinic.map(|clinic| &clinic.phones).into_iter().flatten();
    let roles = listed(roles.map(|phone| phone.role.words.as_str()), "or");
    let hint = match roles.as_str() {
        _ if known => format!("write it in small letters: \"{small}\""),
        "" => "write the number as printed, or a role in small letters: day".to_owned(),
        roles => format!("write the number as printed, or a role of the clinic: {roles}"),
    };
    reader
        .report
        .push(Diagnostic::error("phone", wrong).at(said.span).hint(hint));
}
