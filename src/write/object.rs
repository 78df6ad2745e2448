//! Lengths, names and texts → the small objects of a PDF. It knows nothing of handouts.
//!
//! Numbers are whole thousandths until they are written, so that what was rounded is known.

use crate::geom::{Length, Rect};
use lopdf::{Dictionary, Object, Stream, StringFormat};

/// A length in thousandths of a point, rounded to the nearest.
pub(super) fn milli_pt(length: Length) -> i64 {
    divided(i64::from(length.to_emu()) * 10, 127)
}

/// A quotient, rounded to the nearest; the divisor is positive.
pub(super) const fn divided(dividend: i64, divisor: i64) -> i64 {
    (dividend + divisor / 2).div_euclid(divisor)
}

/// So many thousandths as the number that PDF crates take.
#[expect(
    clippy::float_arithmetic,
    clippy::as_conversions,
    reason = "the PDF crates speak in single floats"
)]
pub(super) fn real(milli: i64) -> f32 {
    (milli as f64 / 1000.0) as f32
}

/// Writes so many thousandths as PDF takes them: `-.5`, `12`, `7.44`.
pub(super) fn decimal(out: &mut String, milli: i64) {
    let (whole, mut rest) = (milli.unsigned_abs() / 1000, milli.unsigned_abs() % 1000);
    if milli < 0 {
        out.push('-');
    }
    if whole > 0 || rest == 0 {
        figures(whole, &mut |figure| out.push(char::from(figure)));
    }
    if rest > 0 {
        out.push('.');
    }
    let mut unit = 100;
    while rest > 0 {
        out.push(char::from(figure(rest / unit)));
        rest %= unit;
        unit /= 10;
    }
}

/// The figures of a number, one after another.
pub(super) fn figures(number: u64, put: &mut impl FnMut(u8)) {
    if number >= 10 {
        figures(number / 10, put);
    }
    put(figure(number % 10));
}

/// A figure in ASCII.
fn figure(digit: u64) -> u8 {
    b'0' + u8::try_from(digit).unwrap_or(0)
}

/// So many thousandths as a number object, without a fraction if there is none.
pub(super) fn number(milli: i64) -> Object {
    if milli % 1000 == 0 {
        Object::Integer(milli / 1000)
    } else {
        Object::Real(real(milli))
    }
}

/// Numbers in an array.
pub(super) fn numbers(milli: impl IntoIterator<Item = i64>) -> Object {
    Object::Array(milli.into_iter().map(number).collect())
}

/// A whole number; a count that no file reaches is cut off.
pub(super) fn integer(value: usize) -> Object {
    Object::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// A rectangle of a page so deep, as PDF gives it: left, bottom, right, top, from the bottom left corner.
pub(super) fn box_of(rect: Rect, depth: Length) -> Object {
    numbers([
        milli_pt(rect.left()),
        milli_pt(depth - rect.bottom()),
        milli_pt(rect.right()),
        milli_pt(depth - rect.top()),
    ])
}

/// A name.
pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// The bytes of a text string (ISO 32000-1, 7.9.2.2).
pub(super) fn text_bytes(text: &str) -> Vec<u8> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return text.as_bytes().to_vec();
    }
    [0xfe, 0xff]
        .into_iter()
        .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
        .collect()
}

/// A text string.
pub(super) fn text(text: &str) -> Object {
    Object::String(text_bytes(text), StringFormat::Literal)
}

/// A string of plain bytes.
pub(super) fn string(bytes: impl Into<Vec<u8>>) -> Object {
    Object::String(bytes.into(), StringFormat::Literal)
}

/// The kids of an element or a list of one: an array only where one is needed.
pub(super) fn one_or_all(mut objects: Vec<Object>) -> Object {
    match objects.pop() {
        Some(only) if objects.is_empty() => only,
        Some(last) => {
            objects.push(last);
            Object::Array(objects)
        }
        None => Object::Array(objects),
    }
}

/// A stream; the file compresses it.
pub(super) fn stream(dictionary: Dictionary, content: impl Into<Vec<u8>>) -> Stream {
    Stream::new(dictionary, content.into())
}
