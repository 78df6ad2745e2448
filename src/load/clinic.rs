//! A clinic's profile → [`Clinic`].

mod brand;
mod logo;

use super::at::{At, Places};
use super::markup::Known;
use super::raw::clinic::{Phone, Profile};
use super::raw::values::Measured;
use super::reader::Reader;
use super::{Kind, picture, read, units};
use crate::brand::{Brand, Tone};
use crate::clinic::{self, Clinic, Letterhead, is_role};
use crate::diag::{Diagnostic, Report, Severity};
use crate::fever::{Fever, Scale};
use crate::form::Form;
use crate::geom::Length;
use crate::handout::Text;
use crate::layout::{Color, Layout, Takes};
use crate::light;
use crate::source::Job;
use std::ops::RangeInclusive;
use std::path::Path;

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
    let known = Known::default();
    let mut reader = Reader { report, places, text: &text, known: &known };
    let name = fact(&mut reader, &profile.name);
    let folder = path.parent().unwrap_or(Path::new(""));
    let clinic = Clinic {
        given: true,
        department: fact(&mut reader, &profile.department),
        logo: profile
            .logo
            .as_ref()
            .and_then(|logo| logo::read(&mut reader, logo, folder, name.as_ref())),
        name,
        brand: profile
            .brand
            .as_ref()
            .map(|brand| brand::read(&mut reader, &brand.value)),
        address: fact(&mut reader, &profile.address),
        web: profile.web.as_ref().map(|web| self::web(&mut reader, web)),
        footer: fact(&mut reader, &profile.footer),
        phones: profile
            .phone
            .iter()
            .map(|each| phone(&mut reader, &each.value))
            .collect(),
        emergency: profile
            .emergency
            .as_ref()
            .map(|number| self::number(&mut reader, number)),
        fever: profile
            .fever
            .as_ref()
            .and_then(|fever| self::fever(&mut reader, fever)),
        languages: profile.languages.iter().map(|tag| reader.language(tag)).collect(),
        letterhead: profile
            .letterhead
            .as_ref()
            .and_then(|letterhead| self::letterhead(&mut reader, letterhead)),
    };
    super::works::doubled(report, "phone", clinic.phones.iter().map(|phone| &phone.role));
    Some(clinic)
}

/// The most of a page that a letterhead takes: a third.
const MOST: (i32, i32) = (1, 3);

/// What a profile and a layout change in each other: the layout takes the colors and makes room for the footer, the logo
/// takes the greys of the layout.
pub fn fit(report: &mut Report, clinic: &mut Clinic, layout: &mut Layout) {
    match layout.takes {
        Takes::Full => {
            if let Some(brand) = &clinic.brand {
                alarming(report, brand, layout);
                *layout = brand.dress(layout);
            }
        }
        Takes::Logo => {}
        Takes::Grey => {
            if let Some(logo) = &mut clinic.logo {
                picture::grey(&mut logo.picture);
            }
        }
    }
    match (&layout.form, &clinic.footer) {
        (Form::Flat | Form::Booklet(_), Some(footer)) => {
            layout.margins.bottom += footer_depth(footer, layout);
        }
        // On a panel the foot is set first.
        (Form::Fold(_) | Form::Cut(_), _) | (_, None) => {}
    }
    let most = layout.paper.depth.fraction(MOST.0, MOST.1);
    let too_deep = |letterhead: &&Letterhead| letterhead.depth > most;
    if let (Some(letterhead), Form::Flat) =
        (clinic.letterhead.as_ref().filter(too_deep), &layout.form)
    {
        let message = format!(
            "a letterhead of {} mm takes more than a third of the page of layout `{}`",
            letterhead.depth.to_mm(),
            layout.name
        );
        let hint = format!(
            "write {} mm or less: how far it reaches down the paper",
            most.to_mm()
        );
        report.push(
            Diagnostic::error("letterhead", message)
                .at(letterhead.span)
                .hint(hint),
        );
    }
}

/// How wide a letter is on average, in hundredths of an em, and a little more.
const LETTER: i32 = 56;

/// How much deeper a footer makes the foot of a page, before a line of it is set.
fn footer_depth(footer: &Text, layout: &Layout) -> Length {
    let style = layout.styles.furniture;
    let letters = i32::try_from(footer.words.chars().count()).unwrap_or(i32::MAX);
    let long = style.size.fraction(LETTER, 100) * letters;
    let width = layout.frame().size.width.max(Length::pt(1));
    let lines = (long.to_emu() - 1).max(0) / width.to_emu() + 1;
    style.leading * lines
}

/// How little the parts of two colors differ that are taken for the same.
const ALIKE: u8 = 40;

/// Says that headings are as red as what is most urgent.
fn alarming(report: &mut Report, brand: &Brand, layout: &Layout) {
    let red = layout.palette.emergency.fill;
    let alike = |tone: &Tone| {
        let Color { red: r, green: g, blue: b } = tone.color;
        [(r, red.red), (g, red.green), (b, red.blue)]
            .into_iter()
            .all(|(one, other)| one.abs_diff(other) <= ALIKE)
    };
    if let Some(tone) = brand.accent.filter(alike) {
        let message = format!(
            "headings in {} look like the most urgent level of a call box, {}",
            light::name(tone.color),
            light::name(red)
        );
        report.push(
            Diagnostic::found(Severity::Info, "brand-alarms", message)
                .at(tone.span)
                .hint("keep the red for emergencies: give another of the clinic's colors as `accent`"),
        );
    }
}

/// Words as they are.
fn fact(reader: &mut Reader<'_>, written: &Option<At<String>>) -> Option<Text> {
    written.as_ref().map(|written| reader.literal(written))
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
    let number = number(reader, &written.number);
    clinic::Phone {
        role,
        number,
        hours: written.hours.as_ref().map(|hours| reader.literal(hours)),
    }
}

/// A number that can be called.
fn number(reader: &mut Reader<'_>, written: &At<String>) -> Text {
    let number = reader.literal(written);
    if !number.words.is_empty() && !is_number(&number.words) {
        let wrong = format!("`{}` is not a telephone number", number.words);
        reader.report.push(
            Diagnostic::error("phone", wrong)
                .at(number.span)
                .hint("write it as it is to be printed: 555-0134"),
        );
    }
    number
}

/// An address on the web as it is printed: one word with a dot, without spaces.
fn web(reader: &mut Reader<'_>, written: &At<String>) -> Text {
    let web = reader.literal(written);
    let bare = web
        .words
        .split_once("://")
        .map_or(web.words.as_str(), |(_, rest)| rest);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    let well = host.contains('.')
        && host.split('.').all(|label| {
            !label.is_empty()
                && label.chars().all(|each| each.is_alphanumeric() || each == '-')
        })
        && !bare.contains(char::is_whitespace);
    if !web.words.is_empty() && !well {
        let wrong = format!("`{}` is not a web address", web.words);
        reader.report.push(
            Diagnostic::error("web-address", wrong)
                .at(web.span)
                .hint("write it as it is to be printed: www.example.org"),
        );
    }
    web
}

/// Where a fever can begin, in tenths of a degree.
const fn plausible(scale: Scale) -> RangeInclusive<i64> {
    match scale {
        Scale::Celsius => 370..=410,
        Scale::Fahrenheit => 986..=1058,
    }
}

fn fever(reader: &mut Reader<'_>, written: &At<String>) -> Option<Fever> {
    let span = reader.span(&written.range);
    let mut wrong = |message: String, hint: &str| {
        reader
            .report
            .push(Diagnostic::error("fever", message).at(span).hint(hint));
        None
    };
    match units::degrees(&written.value) {
        Err(message) => {
            wrong(message, "write a number and its unit: \"100.4 °F\", \"38 °C\"")
        }
        Ok((tenths, scale)) if !plausible(scale).contains(&tenths) => {
            let shown = scale.shown(tenths);
            let other = scale.other();
            let hint = if plausible(other).contains(&tenths) {
                format!("see whether {} is meant", other.sign())
            } else {
                "write where a fever begins for your clinic, from 37 °C (98.6 °F) to 41 °C (105.8 °F)".to_owned()
            };
            wrong(format!("a fever threshold of {shown} cannot be right"), &hint)
        }
        Ok((tenths, scale)) => Some(Fever { tenths, scale, span }),
    }
}

fn letterhead(reader: &mut Reader<'_>, written: &At<Measured>) -> Option<Letterhead> {
    let span = reader.span(&written.range);
    match units::length(&written.value.0) {
        Ok(depth) => Some(Letterhead { depth, span }),
        Err(wrong) => {
            let hint =
                "write how far the letterhead reaches down the paper: \"2in\", \"50mm\"";
            reader
                .report
                .push(Diagnostic::error("length", wrong).at(span).hint(hint));
            None
        }
    }
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
