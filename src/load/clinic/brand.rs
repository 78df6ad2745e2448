//! The colors of a clinic as written → colors in which text stands out; what fails is refused, or darkened if that is asked
//! for.

use crate::brand::{Brand, LEAST, Tone};
use crate::diag::{Diagnostic, Fix, Severity};
use crate::handout::Text;
use crate::layout::Color;
use crate::light;
use crate::load::at::At;
use crate::load::raw::clinic as raw;
use crate::load::raw::values::Hex;
use crate::load::reader::Reader;
use crate::load::units;

/// Reads the colors. One that fails is left out.
pub fn read(reader: &mut Reader<'_>, written: &raw::Brand) -> Brand {
    let darken = written.darken;
    let mut dark = |key: &str, written: &Option<At<Hex>>| {
        let tone = tone(reader, written.as_ref()?)?;
        let nearest = light::darkened(tone.color, Color::WHITE, LEAST);
        let fails = format!("text in the clinic's `{key}`");
        passing(reader, &tone, Color::WHITE, nearest, &fails, darken)
    };
    let accent = dark("accent", &written.accent);
    let title = dark("title", &written.title);
    let tint = written.tint.as_ref().and_then(|written| {
        let tone = tone(reader, written)?;
        let ink = accent.map_or(Color::BLACK, |accent| accent.color);
        let nearest = light::lightened(tone.color, ink, LEAST);
        let fails = "text on the clinic's `tint`";
        passing(reader, &tone, ink, nearest, fails, darken)
    });
    Brand { accent, title, tint }
}

/// A color as written.
struct Written {
    text: Text,
    color: Color,
}

fn tone(reader: &mut Reader<'_>, written: &At<Hex>) -> Option<Written> {
    let written = At {
        value: written.value.0.clone(),
        range: written.range.clone(),
    };
    let text = reader.literal(&written);
    let color = units::color(&text.words);
    if color.is_none() && !text.words.is_empty() {
        let wrong = format!("`{}` is not a color", text.words);
        reader.report.push(
            Diagnostic::error("color", wrong)
                .at(text.span)
                .hint("write # and six digits or letters from a to f: \"#0B5563\""),
        );
    }
    Some(Written { color: color?, text })
}

/// The color, if it contrasts enough with another; or the nearest that does, if that is asked for.
fn passing(
    reader: &mut Reader<'_>,
    written: &Written,
    other: Color,
    nearest: Color,
    what: &str,
    darken: bool,
) -> Option<Tone> {
    let span = written.text.span;
    let is = light::contrast(written.color, other);
    if is >= LEAST {
        return Some(Tone { color: written.color, span });
    }
    let (own, near) = (light::name(written.color), light::name(nearest));
    let ratio = format!(
        "a contrast of {} to 1 with {}; {} is the least",
        light::shown(is),
        if other == Color::WHITE { "white".to_owned() } else { light::name(other) },
        light::shown(LEAST)
    );
    if darken {
        let message = format!("{what} {own} has {ratio}, so {near} is printed");
        reader.report.push(
            Diagnostic::found(Severity::Info, "brand-darkened", message)
                .at(span)
                .hint(format!("write \"{near}\" to have it said in the profile")),
        );
        return Some(Tone { color: nearest, span });
    }
    let message = format!("{what} {own} would have {ratio}");
    let mut wrong = Diagnostic::error("brand-contrast", message).at(span).hint(format!(
        "write \"{near}\", the nearest of its hue that passes, or `darken = true` below [brand]"
    ));
    wrong.fix = Some(Box::new(Fix { span, words: near, safe: false }));
    reader.report.push(wrong);
    None
}
