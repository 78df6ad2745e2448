//! Files → [`Source`]: reads content, layout, clinic and fonts of a job. Nothing is left to default afterwards.
//!
//! In go the three TOML files, the pictures and the fonts; out comes a [`Source`], or a report that says everything
//! that is wrong at once. The rules of each file are its schema (`raw/`); what a schema cannot say stands in the
//! readers. Whether the result can be set and read is left to [`crate::check`].

mod at;
mod batch;
mod blocks;
mod checks;
mod clinic;
mod clock;
mod content;
mod day;
mod extends;
mod facts;
mod fields;
mod fit;
mod fonts;
mod form;
mod layout;
mod manifest;
mod markup;
mod mend;
mod mistaken;
pub mod name;
mod near;
mod original;
mod overlay;
mod packet;
pub mod people;
mod picture;
mod raw;
mod read;
mod reader;
mod schema;
mod shape;
mod shipped;
mod syntax;
mod units;
mod when;
mod works;

pub use batch::read as batch;
pub use clock::today;
pub use facts::answers;
pub use fonts::read as fonts;
pub use manifest::{digest, read as manifest};
pub use overlay::{accepted, skeleton};
pub use packet::read as packet;
pub use schema::Kind;
pub use shipped::{ShippedLayout, TEST_SHEET, bilingual_layouts, layouts};

use crate::diag::{Diagnostic, Report};
use crate::field::Values;
use crate::handout::Date;
use crate::layout::Layout;
use crate::source::{Job, Source};

/// Reads the files of a job; `None` if one of them could not be read. What could be read may still have errors in the
/// report, so that the checker can speak about the rest at the same time.
pub fn source(report: &mut Report, job: &Job) -> Option<Source> {
    let clinic = clinic::read(report, job);
    let layout = layout::read(report, &job.layout);
    let fonts = fonts::read(report, &job.font_dirs);
    let edition = layout.as_ref().map(|read| read.layout.edition);
    let handout = content::read(report, job, clinic.as_ref(), edition);
    let values = match &handout {
        Some(handout) => facts::values(&mut Report::default(), job, &handout.fields),
        None => Values::default(),
    };
    let layout = layout.filter(|layout| fonts::has_families(report, &fonts, layout));
    let (mut clinic, mut layout) = (clinic?, layout?.layout);
    clinic::fit(report, &mut clinic, &mut layout);
    let (blank, handout) = (job.blank, handout?);
    if layout.bilingual.is_some() && handout.original.is_none() {
        report.push(alone(&layout, job));
    }
    let plain = layout.bilingual.map(|_| Box::new(layout.clone()));
    let layout = layout.for_language(&handout.language, &fonts);
    Some(Source {
        handout,
        layout,
        partner: None,
        plain,
        clinic,
        fonts,
        values,
        blank,
    })
}

/// The error of a content in one language in a layout for two.
fn alone(layout: &Layout, job: &Job) -> Diagnostic {
    let wrong = format!(
        "`{}` sets two languages, and `{}` is no translation",
        layout.name,
        job.content.display()
    );
    Diagnostic::error("layout-bilingual", wrong)
        .hint("name the file of a translation, or another layout")
}

/// A layout by its name or path; `None` if the report says why not.
pub fn layout(report: &mut Report, wanted: &str) -> Option<Layout> {
    layout::read(report, wanted).map(|read| read.layout)
}

/// The JSON Schema of a kind of file, for editors.
pub fn schema(kind: Kind) -> String {
    format!("{:#}\n", schema::public(kind))
}

/// A clinic's profile that passes its own check, with sample values and a comment for each part.
pub const CLINIC_SCAFFOLD: &str = include_str!("scaffold-clinic.toml");

/// A content file that builds and shows the common blocks, under a title; checked on a day, and to be checked again a
/// year later.
pub fn scaffold(title: &str, checked: Date) -> String {
    const SCAFFOLD: &str = include_str!("scaffold.toml");
    let title = match title.split_whitespace().collect::<Vec<_>>().join(" ") {
        empty if empty.is_empty() => "Untitled".to_owned(),
        title => title,
    };
    // Words, not markup: a title on the command line has no escapes.
    let words: String = title
        .chars()
        .flat_map(|each| {
            let marked = each.is_ascii_punctuation() && "\\*_[]<`&".contains(each);
            marked.then_some('\\').into_iter().chain([each])
        })
        .collect();
    let quoted = toml::Value::String(words).to_string();
    let later = Date::new(checked.year() + 1, checked.month(), checked.day().min(28));
    SCAFFOLD
        .replacen("\"Title of the handout\"", &quoted, 1)
        .replacen("2026-01-31", &checked.to_string(), 1)
        .replacen("2027-01-31", &later.unwrap_or(checked).to_string(), 1)
}
