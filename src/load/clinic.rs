//! A clinic's profile → [`Clinic`].

use super::at::{At, Places};
use super::markup::Known;
use super::raw::clinic::{Phone, Profile};
use super::reader::Reader;
use super::{Kind, read};
use crate::clinic::{self, Clinic};
use crate::diag::{Diagnostic, Report};
use crate::source::Job;

/// Reads the profile that a job names, or the one beside the content; an empty one if there is none. `None` if the
/// report says why it cannot be read.
pub fn read(report: &mut Report, job: &Job) -> Option<Clinic> {
    let beside = job.content.with_file_name("clinic.toml");
    let path = match &job.clinic {
        Some(path) => path.clone(),
        None if beside.is_file() && beside != job.content => beside,
        None => return Some(Clinic::default()),
    };
    let file = read::text(report, &path, "clinic profile")?;
    let text = read::owned(report, file);
    let table = read::table(report, file, &text)?;
    let places = Places::of(file);
    let profile: Profile = read::fitted(report, &places, Kind::Clinic, table)?;
    let known = Known::new();
    let mut reader = Reader { report, places, text: &text, known: &known };
    let mut fact = |written: &Option<At<String>>| {
        written.as_ref().map(|written| reader.literal(written))
    };
    let clinic = Clinic {
        name: fact(&profile.name),
        department: fact(&profile.department),
        address: fact(&profile.address),
        web: fact(&profile.web),
        phones: profile
            .phone
            .iter()
            .map(|each| phone(&mut reader, &each.value))
            .collect(),
    };
    super::works::doubled(report, "phone", clinic.phones.iter().map(|phone| &phone.role));
    Some(clinic)
}

fn phone(reader: &mut Reader<'_>, written: &Phone) -> clinic::Phone {
    let role = reader.literal(&written.role);
    if !role.words.is_empty() && !is_role(&role.words) {
        let wrong = format!("`{}` cannot be the role of a phone", role.words);
        reader.report.push(
            Diagnostic::error("phone-role", wrong)
                .at(role.span)
                .hint("write small letters and hyphens: day, night, nurse-line"),
        );
    }
    let number = reader.literal(&written.number);
    if !number.words.is_empty() && !is_number(&number.words) {
        let wrong = format!("`{}` is not a telephone number", number.words);
        let hint = "write it as it is to be printed: 555-0134";
        reader
            .report
            .push(Diagnostic::error("phone", wrong).at(number.span).hint(hint));
    }
    clinic::Phone {
        role,
        number,
        hours: written.hours.as_ref().map(|hours| reader.literal(hours)),
    }
}

/// Whether a word has the shape of a role: small letters and hyphens.
pub fn is_role(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.chars().all(|each| each.is_ascii_lowercase() || each == '-')
}

/// Whether words look like a telephone number: three digits or more, and signs that numbers are printed with.
pub fn is_number(words: &str) -> bool {
    let digits = words.chars().filter(char::is_ascii_digit).count();
    let letters = words.chars().filter(|each| each.is_alphabetic()).count();
    let signs = |each: char| {
        each.is_alphanumeric()
            || " +()-./\u{2010}\u{2011}\u{2013}\u{a0},#*".contains(each)
    };
    // Letters name an extension ("ext. 12", "option 2") or spell digits (1-800-QUITNOW).
    digits >= 3 && letters <= 2 * digits && words.chars().all(signs)
}
