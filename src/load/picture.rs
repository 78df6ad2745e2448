//! A picture file → pixels or a JPEG to pass through, within limits that are asked before anything is decoded.

mod jpeg;
mod svg;

use super::read;
use crate::diag::{Diagnostic, Report};
use crate::geom::Length;
use crate::handout::{Picture, PictureData, Text};
use crate::layout::Color;
use crate::light;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::io::Cursor;
use std::path::{Component, Path, PathBuf};

/// A picture file is at most so large.
const LARGEST_FILE: u64 = 32 * 1024 * 1024;
/// A picture has at most so many pixels: a full page at 600 dots to the inch has 34 million.
const MOST_PIXELS: u64 = 40_000_000;
/// A picture decoded takes at most so many bytes.
const MOST_DECODED: u64 = 64 * 1024 * 1024;

/// Reads the picture that is named in a content file of a folder; `None` if the report says why not.
pub fn read(report: &mut Report, folder: &Path, image: &Text) -> Option<Picture> {
    let told = located(folder, image).and_then(|path| {
        let bytes =
            read::bytes_at(report, &path, LARGEST_FILE, "picture", Some(image.span));
        let Some(bytes) = bytes else { return Ok(None) };
        decoded(bytes, &image.words)
            .map(|(width, height, data)| Some(Picture { path, width, height, data }))
    });
    match told {
        Ok(picture) => picture,
        Err(wrong) => {
            report.push(wrong.at(image.span));
            None
        }
    }
}

/// Reads a logo, which may also be a drawing; one is rendered so high, at 600 dots to the inch. `None` if the report says
/// why not.
pub fn logo(
    report: &mut Report,
    folder: &Path,
    image: &Text,
    height: Length,
) -> Option<Picture> {
    let is_drawing = Path::new(&image.words)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("svg"));
    if !is_drawing {
        return read(report, folder, image);
    }
    let rendered = located(folder, image).and_then(|path| {
        let span = Some(image.span);
        let bytes = read::bytes_at(report, &path, svg::LARGEST, "picture", span);
        let Some(bytes) = bytes else { return Ok(None) };
        svg::rendered(&bytes, &image.words, height)
            .map(|(width, height, data)| Some(Picture { path, width, height, data }))
    });
    rendered.unwrap_or_else(|wrong| {
        report.push(wrong.at(image.span));
        None
    })
}

/// The same picture in greys. A JPEG that cannot be decoded stays as it is.
pub fn grey(picture: &mut Picture) {
    let luma = |pixels: &[u8]| -> Vec<u8> {
        let grey = |pixel: &[u8]| {
            let [red, green, blue] =
                [0, 1, 2].map(|at| pixel.get(at).copied().unwrap_or(0));
            light::grey(Color { red, green, blue })
        };
        pixels.chunks(3).map(grey).collect()
    };
    let data = match &picture.data {
        PictureData::Grey { .. } | PictureData::Jpeg { components: 1, .. } => return,
        PictureData::Rgb { pixels, opacity } => {
            PictureData::Grey { pixels: luma(pixels), opacity: opacity.clone() }
        }
        PictureData::Jpeg { bytes, .. } => {
            let mut reader =
                ImageReader::with_format(Cursor::new(bytes), ImageFormat::Jpeg);
            let mut limits = Limits::default();
            limits.max_alloc = Some(MOST_DECODED);
            reader.limits(limits);
            let Ok(decoded) = reader.decode() else { return };
            PictureData::Grey {
                pixels: luma(decoded.into_rgb8().as_raw()),
                opacity: None,
            }
        }
    };
    picture.data = data;
}

/// A white point, in place of a picture that could not be read.
pub fn none() -> Picture {
    let data = PictureData::Rgb { pixels: vec![255; 3], opacity: None };
    Picture { path: PathBuf::new(), width: 1, height: 1, data }
}

/// The file, if it lies in the folder or below also after links are followed.
fn located(folder: &Path, image: &Text) -> Result<PathBuf, Diagnostic> {
    let named = Path::new(&image.words);
    let outside = || {
        Diagnostic::error(
            "picture-outside",
            format!("the picture `{}` is not in the folder of this file", image.words),
        )
        .hint("copy it into the folder, and write its name from there: pictures/lung.png")
    };
    let inside =
        |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    if !named.components().all(inside) {
        return Err(outside());
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = folder.join(named);
    let missing = || {
        Diagnostic::error(
            "file-missing",
            format!("there is no picture `{}`", image.words),
        )
        .hint("check the name, with capital letters, and the folder")
    };
    let real = path.canonicalize().map_err(|_| missing())?;
    let home = folder.canonicalize().map_err(|_| missing())?;
    if real.starts_with(&home) { Ok(path) } else { Err(outside()) }
}

fn decoded(bytes: Vec<u8>, name: &str) -> Result<(u32, u32, PictureData), Diagnostic> {
    let broken = || {
        Diagnostic::error("picture-broken", format!("the picture `{name}` is broken"))
            .hint("open it in a picture editor and save it again as PNG or JPEG")
    };
    let large = || {
        Diagnostic::error(
            "picture-too-large",
            format!("the picture `{name}` is too large"),
        )
        .hint("make it smaller: at most 20 million pixels; 2000 across fill a page")
    };
    let mut reader = ImageReader::new(Cursor::new(&bytes))
        .with_guessed_format()
        .map_err(|_| broken())?;
    let format = match reader.format() {
        Some(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
        Some(_) | None => {
            let kind = format!("the picture `{name}` is neither PNG nor JPEG");
            return Err(Diagnostic::error("picture-kind", kind)
                .hint("save it as PNG or JPEG in a picture editor"));
        }
    };
    let components = (format == ImageFormat::Jpeg).then(|| jpeg::components(&bytes));
    if components == Some(Some(4)) {
        let ink =
            format!("the picture `{name}` is a JPEG in CMYK, the colors of a press");
        return Err(Diagnostic::error("picture-cmyk", ink)
            .hint("save it in RGB (sRGB), as PNG or JPEG"));
    }
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_DECODED);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|_| broken())?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS
        || decoder.total_bytes() > MOST_DECODED
    {
        return Err(large());
    }
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let mut pixels =
        DynamicImage::from_decoder(decoder).map_err(|error| match error {
            image::ImageError::Limits(_) => large(),
            image::ImageError::Decoding(_)
            | image::ImageError::Encoding(_)
            | image::ImageError::Parameter(_)
            | image::ImageError::Unsupported(_)
            | image::ImageError::IoError(_) => broken(),
        })?;
    if width == 0 || height == 0 {
        return Err(broken());
    }
    if let Some(components) = components
        && turned == Orientation::NoTransforms
    {
        let components = components.ok_or_else(broken)?;
        return Ok((width, height, PictureData::Jpeg { bytes, components }));
    }
    pixels.apply_orientation(turned);
    Ok((pixels.width(), pixels.height(), rgb(pixels)))
}

fn rgb(picture: DynamicImage) -> PictureData {
    if !picture.color().has_alpha() {
        return PictureData::Rgb {
            pixels: picture.into_rgb8().into_raw(),
            opacity: None,
        };
    }
    let rgba = picture.into_rgba8();
    let opacity: Vec<u8> = rgba.pixels().map(|pixel| pixel.0[3]).collect();
    let mut pixels = Vec::with_capacity(opacity.len() * 3);
    for pixel in rgba.pixels() {
        let [red, green, blue, _] = pixel.0;
        pixels.extend([red, green, blue]);
    }
    let opaque = opacity.iter().all(|each| *each == u8::MAX);
    PictureData::Rgb { pixels, opacity: (!opaque).then_some(opacity) }
}
