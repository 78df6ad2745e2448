//! Pictures → image objects. JPEG files pass through byte for byte; pixels are compressed without loss.

use super::object::{name, stream};
use crate::handout::{Picture, PictureData};
use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

/// The name of a picture in the resources of the pages, by its place among the pictures.
pub(super) fn name_of(picture: usize) -> String {
    format!("P{picture}")
}

/// Embeds a picture.
pub(super) fn embed(document: &mut Document, picture: &Picture) -> ObjectId {
    let mut image = dictionary! {
        "Type" => name("XObject"),
        "Subtype" => name("Image"),
        "Width" => i64::from(picture.width),
        "Height" => i64::from(picture.height),
        "BitsPerComponent" => 8,
    };
    match &picture.data {
        PictureData::Jpeg { bytes, components } => {
            let space = if *components == 1 { "DeviceGray" } else { "DeviceRGB" };
            image.set("ColorSpace", name(space));
            image.set("Filter", name("DCTDecode"));
            document.add_object(stream(image, bytes.clone()))
        }
        PictureData::Rgb { pixels, opacity } => {
            let space = Space { name: "DeviceRGB", colors: 3 };
            samples(document, image, picture, space, pixels, opacity.as_deref())
        }
        PictureData::Grey { pixels, opacity } => {
            let space = Space { name: "DeviceGray", colors: 1 };
            samples(document, image, picture, space, pixels, opacity.as_deref())
        }
    }
}

/// A color space of samples.
#[derive(Debug, Clone, Copy)]
struct Space {
    name: &'static str,
    colors: usize,
}

/// Embeds samples, and what shines through them.
fn samples(
    document: &mut Document,
    mut image: Dictionary,
    picture: &Picture,
    space: Space,
    pixels: &[u8],
    opacity: Option<&[u8]>,
) -> ObjectId {
    if let Some(opacity) = opacity {
        let mut mask = image.clone();
        mask.set("ColorSpace", name("DeviceGray"));
        image.set("SMask", document.add_object(pressed(mask, picture, 1, opacity)));
    }
    image.set("ColorSpace", name(space.name));
    document.add_object(pressed(image, picture, space.colors, pixels))
}

/// Whether something shines through a picture.
pub(super) fn is_transparent(picture: &Picture) -> bool {
    match &picture.data {
        PictureData::Jpeg { .. } => false,
        PictureData::Rgb { opacity, .. } | PictureData::Grey { opacity, .. } => {
            opacity.is_some()
        }
    }
}

/// Samples as differences from the row above: pictures in handouts are drawings, with long vertical edges.
fn pressed(
    mut image: Dictionary,
    picture: &Picture,
    colors: usize,
    samples: &[u8],
) -> Stream {
    let width = usize::try_from(picture.width)
        .unwrap_or(0)
        .saturating_mul(colors)
        .max(1);
    let mut rows = Vec::with_capacity(samples.len() + samples.len() / width);
    let mut above: &[u8] = &[];
    for row in samples.chunks(width) {
        rows.push(2);
        let over = above.iter().copied().chain(std::iter::repeat(0));
        rows.extend(row.iter().zip(over).map(|(sample, over)| sample.wrapping_sub(over)));
        above = row;
    }
    let parameters = dictionary! {
        "Predictor" => 15,
        "Colors" => Object::Integer(i64::try_from(colors).unwrap_or(1)),
        "Columns" => i64::from(picture.width),
    };
    image.set("DecodeParms", parameters);
    stream(image, rows)
}
