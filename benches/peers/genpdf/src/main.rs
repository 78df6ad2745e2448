//! The handout by genpdf, as a peer of ours.
//!
//! usage: genpdf-peer HANDOUT.json OUT.pdf            one document
//!        genpdf-peer HANDOUT.json --people PEOPLE    one for each person, in one process
//! The fonts are read once for all people.

mod form;
mod sheet;

use form::Form;
use genpdf::fonts::{FontData, FontFamily};
use std::error::Error;
use std::fs;
use std::time::Instant;

const FONTS: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../../fonts/atkinson-hyperlegible-next");

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [source, out, people @ ..] = arguments.as_slice() else {
        return Err("usage: genpdf-peer HANDOUT.json OUT.pdf".into());
    };
    let form: Form = serde_json::from_str(&fs::read_to_string(source)?)?;
    let fonts = fonts()?;
    match people {
        [people] => many(&form, &fonts, &fs::read_to_string(people)?),
        _ => Ok(fs::write(out, sheet::pdf(&form, &fonts, "")?)?),
    }
}

fn fonts() -> Result<FontFamily<FontData>, Box<dyn Error>> {
    let face = |name: &str| {
        FontData::load(format!("{FONTS}/AtkinsonHyperlegibleNext-{name}.ttf"), None)
    };
    Ok(FontFamily {
        regular: face("Regular")?,
        bold: face("Bold")?,
        italic: face("Italic")?,
        bold_italic: face("BoldItalic")?,
    })
}

/// One document for each person, and how long it took.
fn many(
    form: &Form,
    fonts: &FontFamily<FontData>,
    people: &str,
) -> Result<(), Box<dyn Error>> {
    let (start, before) = (Instant::now(), cpu());
    let (mut documents, mut bytes) = (0, 0);
    for person in people.lines() {
        let mut facts = person.split('\t');
        let mut fact = || facts.next().unwrap_or_default();
        let line = format!("Name: {} · Born: {} · Record: {}", fact(), fact(), fact());
        bytes += sheet::pdf(form, fonts, &line)?.len();
        documents += 1;
    }
    println!(
        "{{\"seconds\": {}, \"cpu\": {}, \"documents\": {documents}, \"bytes\": {}}}",
        start.elapsed().as_secs_f64(),
        cpu() - before,
        bytes / documents
    );
    Ok(())
}

/// Seconds that the one thread has run, as Linux tells it.
fn cpu() -> f64 {
    let times = fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    let nanoseconds = times.split(' ').next().and_then(|first| first.parse::<f64>().ok());
    nanoseconds.unwrap_or_default() / 1e9
}
