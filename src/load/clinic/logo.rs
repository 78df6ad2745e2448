//! The logo of a clinic as written → a picture with its size and its words.

use crate::clinic::Logo;
use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::handout::{PictureData, Text};
use crate::layout::Color;
use crate::light;
use crate::load::at::At;
use crate::load::raw::clinic as raw;
use crate::load::reader::Reader;
use crate::load::{picture, units};
use std::path::Path;

/// How high a logo is printed if the profile does not say it: 0.5 in.
const HEIGHT: Length = Length::pt(36);
/// And at the least: below, nobody reads the words in it.
const LEAST: Length = Length::pt(18);
/// And at the most: the page is the patient's.
const MOST: Length = Length::pt(108);
/// A logo is seen on white if so many thousandths of it are as dark as this contrast, in thousandths, asks.
const SEEN: (usize, u32) = (10, 2_000);

/// Reads the logo; `None` if the report says why it cannot be read.
pub fn read(
    reader: &mut Reader<'_>,
    written: &At<raw::Logo>,
    folder: &Path,
    name: Option<&Text>,
) -> Option<Logo> {
    let head = reader.head(&written.range);
    let written = &written.value;
    let image = reader.literal(&written.image);
    let height = height(reader, written);
    let alt = match (&written.alt, name) {
        (Some(alt), _) => Some(reader.literal(alt)),
        (None, Some(name)) => Some(Text {
            words: format!("{} logo", name.words),
            span: name.span,
        }),
        (None, None) => {
            let message = "the logo has no words for those who do not see it";
            let hint = "add `alt = \"Riverbend Cancer Clinic logo\"` below [logo], or the clinic's `name`";
            reader
                .report
                .push(Diagnostic::error("logo-alt", message).at(head).hint(hint));
            None
        }
    };
    if image.words.is_empty() {
        return None;
    }
    let picture = picture::logo(reader.report, folder, &image, height)?;
    if is_pale(&picture.data) {
        let message = "this logo is so pale that it is not seen on white paper";
        let hint = "give the variant of the logo that is made for white paper";
        reader
            .report
            .push(Diagnostic::warning("logo-pale", message).at(image.span).hint(hint));
    }
    Some(Logo { image, picture, alt: alt?, height })
}

fn height(reader: &mut Reader<'_>, written: &raw::Logo) -> Length {
    let Some(written) = &written.height else { return HEIGHT };
    let message = match units::length(&written.value.0) {
        Ok(height) if (LEAST..=MOST).contains(&height) => return height,
        Ok(_) => format!("a logo cannot be {} high", written.value.0),
        Err(wrong) => wrong,
    };
    let span = reader.span(&written.range);
    reader.report.push(
        Diagnostic::error("logo-height", message)
            .at(span)
            .hint("write how high it is printed, from \"0.25in\" to \"1.5in\""),
    );
    HEIGHT
}

/// Whether next to nothing of it is dark enough to be seen on white.
fn is_pale(data: &PictureData) -> bool {
    let (pixels, opacity, parts) = match data {
        // It is not decoded; a JPEG has a ground of its own.
        PictureData::Jpeg { .. } => return false,
        PictureData::Rgb { pixels, opacity } => (pixels, opacity, 3),
        PictureData::Grey { pixels, opacity } => (pixels, opacity, 1),
    };
    let (thousandths, contrast) = SEEN;
    let is_dark = |(place, pixel): (usize, &[u8])| {
        let cover = opacity.as_ref().and_then(|opacity| opacity.get(place));
        let part = |at: usize| pixel.get(at).or(pixel.first()).copied().unwrap_or(0);
        let color = Color { red: part(0), green: part(1), blue: part(2) };
        let seen = light::mixed(color, Color::WHITE, cover.copied().unwrap_or(u8::MAX));
        light::contrast(seen, Color::WHITE) >= contrast
    };
    let count = pixels.len() / parts;
    let dark = pixels.chunks(parts).enumerate().filter(|each| is_dark(*each)).count();
    dark * 1_000 < count * thousandths
}
