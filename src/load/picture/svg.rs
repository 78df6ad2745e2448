//! A logo drawn as SVG → pixels. What would come out other than it was drawn is refused, never left out.
//!
//! A drawing is rendered at 600 dots to the inch of its printed size, which is what an office printer prints. Letters that
//! are not outlines would depend on the fonts of the machine, and pictures inside the drawing on files beside it.

use crate::diag::Diagnostic;
use crate::geom::Length;
use crate::handout::PictureData;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, roxmltree};

/// A drawing is at most so large; a logo has a few kB.
pub const LARGEST: u64 = 1024 * 1024;
/// Dots to the inch.
const DOTS: i64 = 600;
/// A logo is at most so many times as wide as it is high.
const WIDEST: f32 = 12.0;
/// A drawing has at most so many parts, and lies at most so many groups deep.
const MOST_PARTS: usize = 20_000;
const DEEPEST: usize = 60;
/// At most so many parts are drawn again, cut out or repeated.
const MOST_DERIVED: usize = 60;

/// What cannot be drawn, and what to do about it.
const REFUSED: [(&str, &str, &str); 9] = [
    (
        "text",
        "letters that are not outlines",
        "turn text into paths (in Inkscape: Path, Object to Path), and save it again",
    ),
    ("image", "a picture inside", "give the picture itself, as PNG or JPEG"),
    ("feImage", "a picture inside", "give the picture itself, as PNG or JPEG"),
    (
        "foreignObject",
        "a part that is not SVG",
        "leave that part out, or give the logo as PNG",
    ),
    (
        "filter",
        "a filter, such as a shadow or a blur",
        "leave the shadow out, or give the logo as PNG",
    ),
    ("script", "a program inside", "save it as plain SVG"),
    ("animate", "a part that moves", "save it as plain SVG"),
    ("animateTransform", "a part that moves", "save it as plain SVG"),
    ("set", "a part that moves", "save it as plain SVG"),
];

/// A drawing in pixels, so high on paper: width, height, pixels.
pub fn rendered(
    bytes: &[u8],
    name: &str,
    height: Length,
) -> Result<(u32, u32, PictureData), Diagnostic> {
    let broken = || {
        Diagnostic::error("picture-broken", format!("the picture `{name}` is broken"))
            .hint("open it in a drawing program and save it again as plain SVG")
    };
    let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document =
        roxmltree::Document::parse_with_options(text, options).map_err(|_| broken())?;
    asked(&document, name)?;
    let tree =
        Tree::from_xmltree(&document, &usvg::Options::default()).map_err(|_| broken())?;
    let (across, down) = (tree.size().width(), tree.size().height());
    let high = i64::from(height.to_emu()) * DOTS / 914_400;
    let high = u16::try_from(high).unwrap_or(u16::MAX).max(1);
    let (wide, scale) = scaled(across, down, high).ok_or_else(|| {
        Diagnostic::error("picture-shape", format!("the picture `{name}` is more than 12 times as wide as it is high, or the other way round"))
            .hint("cut the drawing to the logo: set its page or viewBox to what is drawn")
    })?;
    let mut pixels = Pixmap::new(wide, u32::from(high)).ok_or_else(broken)?;
    resvg::render(&tree, Transform::from_scale(scale.0, scale.1), &mut pixels.as_mut());
    let (mut colors, mut opacity) = (Vec::new(), Vec::new());
    for pixel in pixels.pixels() {
        let pixel = pixel.demultiply();
        colors.extend([pixel.red(), pixel.green(), pixel.blue()]);
        opacity.push(pixel.alpha());
    }
    if opacity.iter().all(|each| *each == 0) {
        let empty = format!("nothing is drawn in the picture `{name}`");
        return Err(Diagnostic::error("picture-empty", empty)
            .hint("see whether what is drawn lies inside its page or viewBox"));
    }
    let opaque = opacity.iter().all(|each| *each == u8::MAX);
    let opacity = (!opaque).then_some(opacity);
    Ok((wide, u32::from(high), PictureData::Rgb { pixels: colors, opacity }))
}

/// How many pixels wide a drawing is that is so many high, and the scale of both sides.
#[expect(clippy::float_arithmetic, reason = "a drawing is measured in floats")]
#[expect(clippy::as_conversions, reason = "the width is no more than 12 times a u16")]
fn scaled(across: f32, down: f32, high: u16) -> Option<(u32, (f32, f32))> {
    let shape = across / down;
    if !(1.0 / WIDEST..=WIDEST).contains(&shape) {
        return None;
    }
    let wide = (f32::from(high) * shape).round().max(1.0);
    Some((wide as u32, (wide / across, f32::from(high) / down)))
}

/// Refuses what cannot be drawn as it is meant, and what has more parts than a logo.
fn asked(document: &roxmltree::Document<'_>, name: &str) -> Result<(), Diagnostic> {
    let (mut parts, mut derived) = (0, 0);
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let tag = node.tag_name().name();
        if let Some((_, what, hint)) =
            REFUSED.iter().find(|(refused, ..)| *refused == tag)
        {
            let message = format!("the picture `{name}` has {what}");
            return Err(Diagnostic::error("picture-drawing", message).hint(*hint));
        }
        parts += 1;
        derived += usize::from(matches!(
            tag,
            "use" | "clipPath" | "mask" | "pattern" | "marker"
        ));
        let deep = node.ancestors().take(DEEPEST + 1).count() > DEEPEST;
        if parts > MOST_PARTS || derived > MOST_DERIVED || deep {
            let message = format!("the picture `{name}` has more parts than a logo");
            return Err(Diagnostic::error("picture-drawing", message)
                .hint("simplify the drawing, or give the logo as PNG, 600 pixels high"));
        }
    }
    Ok(())
}
