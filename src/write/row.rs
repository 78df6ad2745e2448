//! Glyphs at their places → the operator that shows them: codes, and corrections where a viewer would stray.

use super::object::{decimal, divided};
use crate::geom::Length;
use std::fmt::Write;

/// How far a glyph may stand from its place before it is put right: 0.004 pt, in thousandths of a point.
const TOLERANCE: i64 = 4;

/// Glyphs and corrections that have not been shown yet, as the operator that shows them.
///
/// printpdf's own operators spell each glyph as a string of its own, or each stretch as an object that is copied twice: a row is
/// handed to it as written.
#[derive(Debug)]
pub(super) struct Row {
    /// From the first string on; the last is open. Codes that are no ASCII are octal.
    text: String,
    /// Whether there are corrections.
    corrected: bool,
    /// Where the viewer's pen stands, in millionths of an em from the beginning of the run.
    pen: i64,
    /// The type size as written, in thousandths of a point.
    size: i64,
    /// Whether a code is two bytes, not one.
    wide: bool,
}

impl Row {
    /// An empty row.
    pub(super) const fn new(size: i64, wide: bool) -> Self {
        Self {
            text: String::new(),
            corrected: false,
            pen: 0,
            size,
            wide,
        }
    }

    /// Adds a glyph at a place of the run, by its code and the width that a viewer gives it.
    pub(super) fn put(&mut self, place: Length, code: u16, width: i64) {
        // Of the size as written, which may be rounded: EMU to millionths of an em.
        let target = divided(i64::from(place.to_emu()) * 10_000_000, self.size * 127);
        let tolerance = TOLERANCE * 1_000_000 / self.size;
        let off = self.pen - target;
        if off.abs() > tolerance {
            let whole = divided(off, 1000) * 1000;
            let fine = if (off - whole).abs() > tolerance {
                divided(off, 10) * 10
            } else {
                whole
            };
            if !self.text.is_empty() {
                self.text.push(')');
            }
            decimal(&mut self.text, fine);
            self.text.push('(');
            self.corrected = true;
            self.pen -= fine;
        } else if self.text.is_empty() {
            self.text.push('(');
        }
        let [high, low] = code.to_be_bytes();
        if self.wide {
            self.byte(high);
        }
        self.byte(low);
        self.pen += width;
    }

    fn byte(&mut self, byte: u8) {
        match byte {
            b'(' | b')' | b'\\' => self.text.extend(['\\', char::from(byte)]),
            // As it stands it would be read as a line feed.
            b'\r' => self.text.push_str("\\r"),
            0x80.. => {
                let _ = write!(self.text, "\\{byte:o}");
            }
            _ => self.text.push(char::from(byte)),
        }
    }

    /// The operator, if there is something to show; the row goes on empty.
    pub(super) fn taken(&mut self) -> Option<String> {
        let text = std::mem::take(&mut self.text);
        let corrected = std::mem::take(&mut self.corrected);
        match (text.is_empty(), corrected) {
            (true, _) => None,
            (false, true) => Some(format!("[{text})]TJ")),
            (false, false) => Some(format!("{text})Tj")),
        }
    }
}
