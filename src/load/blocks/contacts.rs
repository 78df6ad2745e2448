//! Contacts as written → contacts with the clinic's numbers and hours.

use super::Surroundings;
use crate::clinic::{Phone, is_role};
use crate::diag::Diagnostic;
use crate::handout::{Contact, Contacts, Inlines, Text, plain};
use crate::load::at::At;
use crate::load::clinic::is_number;
use crate::load::near::listed;
use crate::load::raw::blocks as raw;
use crate::load::reader::Reader;

/// Reads contacts; the facts that the clinic's profile lacks become lines to write on, with a warning.
pub fn read(
    reader: &mut Reader<'_>,
    written: &raw::Contacts,
    around: &Surroundings<'_>,
) -> Contacts {
    Contacts {
        title: super::heading(reader, written.title.as_ref()),
        items: written
            .items
            .iter()
            .map(|item| contact(reader, &item.value, around))
            .collect(),
    }
}

fn contact(
    reader: &mut Reader<'_>,
    written: &raw::Contact,
    around: &Surroundings<'_>,
) -> Contact {
    let who = reader.words(&written.who);
    let hours = super::line(reader, written.hours.as_ref());
    let Some(phone) = &written.phone else {
        return Contact { who, phone: None, hours };
    };
    let said = reader.literal(phone);
    if is_number(&said.words) || said.words.is_empty() {
        return Contact { who, phone: Some(said), hours };
    }
    if !is_role(&said.words) {
        let wrong = format!(
            "`{}` is neither a telephone number nor the role of a phone",
            said.words
        );
        let small = said.words.to_lowercase();
        let known = around.clinic.and_then(|clinic| clinic.phone(&small)).is_some();
        let roles = around.clinic.map(|clinic| &clinic.phones).into_iter().flatten();
        let roles = listed(roles.map(|phone| phone.role.words.as_str()), "or");
        let hint = match roles.as_str() {
            _ if known => format!("write it in small letters: \"{small}\""),
            "" => {
                "write the number as printed, or a role in small letters: day".to_owned()
            }
            roles => {
                format!("write the number as printed, or a role of the clinic: {roles}")
            }
        };
        reader
            .report
            .push(Diagnostic::error("phone", wrong).at(said.span).hint(hint));
        return Contact { who, phone: None, hours };
    }
    match around.clinic.and_then(|clinic| clinic.phone(&said.words)) {
        Some(phone) => {
            let number = Some(phone.number.clone());
            Contact {
                who,
                phone: number,
                hours: clinic_hours(reader, written, phone, hours),
            }
        }
        None => {
            missing(reader, &said, around);
            Contact { who, phone: None, hours }
        }
    }
}

/// The clinic knows its hours better than a text that many clinics share.
fn clinic_hours(
    reader: &mut Reader<'_>,
    written: &raw::Contact,
    phone: &Phone,
    hours: Option<Inlines>,
) -> Option<Inlines> {
    let Some(known) = &phone.hours else { return hours };
    if let (Some(said), Some(At { range, .. })) = (&hours, &written.hours)
        && plain(said) != known.words
    {
        let span = reader.span(range);
        let differ = format!("the clinic's profile gives other hours: {}", known.words);
        reader.report.push(
            Diagnostic::warning("clinic-hours-differ", differ)
                .at(span)
                .hint("the profile's hours are printed; leave these out"),
        );
    }
    Some(super::words(&known.words, known.span))
}

fn missing(reader: &mut Reader<'_>, role: &Text, around: &Surroundings<'_>) {
    // A profile with errors is reported for itself.
    if around.clinic.is_none() {
        return;
    }
    let rule = "clinic-fact-missing";
    let message = format!("the clinic's profile has no phone `{}`", role.words);
    let said = reader
        .report
        .sorted()
        .iter()
        .any(|each| each.rule == rule && each.message == message);
    if !said {
        let hint = format!(
            "a line to write on is printed; put the number into clinic.toml: [[phone]] role = \"{}\"",
            role.words
        );
        reader
            .report
            .push(Diagnostic::warning(rule, message).at(role.span).hint(hint));
    }
}
