//! Numbers, colors and texts → the operators of a page as they are written (ISO 32000-1, 7.8.2). It knows no page.

use super::object::{decimal, divided, text_bytes};
use crate::layout::Color;
use std::fmt::Write;

/// Writes an operator with its operands, in thousandths.
pub(super) fn operate(out: &mut String, milli: &[i64], key: &str) {
    for each in milli {
        decimal(out, *each);
        out.push(' ');
    }
    out.push_str(key);
}

/// Writes the operator that sets a color, one for greys and one for others: black text prints with black ink alone.
pub(super) fn tone(out: &mut String, color: Color, grey: &str, other: &str) {
    let [red, green, blue] = [color.red, color.green, color.blue]
        .map(|part| divided(i64::from(part) * 1000, 255));
    if red == green && green == blue {
        operate(out, &[red], grey);
    } else {
        operate(out, &[red, green, blue], other);
    }
}

/// A byte in a string of parentheses. What is no ASCII is octal, for operators are text.
pub(super) fn byte(out: &mut String, byte: u8) {
    match byte {
        b'(' | b')' | b'\\' => out.extend(['\\', char::from(byte)]),
        // As it stands it would be read as a line feed.
        b'\r' => out.push_str("\\r"),
        0x80.. => {
            // A string takes every character; there is no error to pass on.
            let _ = write!(out, "\\{byte:o}");
        }
        _ => out.push(char::from(byte)),
    }
}

/// A text string (ISO 32000-1, 7.9.2.2).
pub(super) fn literal(text: &str) -> String {
    let mut literal = String::from("(");
    text_bytes(text).into_iter().for_each(|each| byte(&mut literal, each));
    literal.push(')');
    literal
}
