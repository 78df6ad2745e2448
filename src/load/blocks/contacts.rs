//! Contacts as written → contacts with the clinic's numbers and hours.

use super::Surroundings;
use super::phones::{self, Found};
use crate::clinic::Phone;
use crate::diag::Diagnostic;
use crate::handout::{Contact, Contacts, Inlines, plain};
use crate::load::at::At;
use crate::load::raw::blocks as raw;
use crate::load::reader::Reader;

/// Reads contacts; the phones that the clinic's profile lacks become lines to write on.
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
        return Contact { who, phone: None, hours, lacks: None };
    };
    let (phone, lacks) = match phones::find(reader, phone, around) {
        Found::Number(number) => (Some(number), None),
        Found::Phone(phone) => {
            let hours = clinic_hours(reader, written, phone, hours);
            return Contact {
                who,
                phone: Some(phone.number.clone()),
                hours,
                lacks: None,
            };
        }
        Found::Lacks(fact) => (None, Some(fact)),
        Found::Neither => (None, None),
    };
    Contact { who, phone, hours, lacks }
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
