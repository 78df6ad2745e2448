//! Glyphs at their places → strings in a text object: codes, and corrections where a viewer would stray.

use super::object::{decimal, divided};
use super::operator;
use crate::geom::Length;

/// How far a glyph may stand from its place before it is put right: 0.004 pt, in billionths of a point.
const TOLERANCE: i64 = 4_000_000;

/// The line of an open text object (ISO 32000-1, 9.4), as far as a viewer has read it.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Line {
    /// Where it begins: from the left and from the bottom, in thousandths of a point.
    pub from: (i64, i64),
    /// Where the viewer's pen stands, from the left, in billionths of a point.
    pen: i64,
    /// How far the pen is raised above the line, in thousandths of a point.
    pub rise: i64,
    /// Whether the last operator is one that shows glyphs, and takes more.
    pub shows: bool,
}

/// The font that is set.
#[derive(Debug, Clone, Copy)]
pub(super) struct Font {
    /// The type size as written, which may be rounded, in thousandths of a point.
    pub size: i64,
    /// Whether a code is two bytes, not one.
    pub wide: bool,
}

impl Line {
    /// A line that begins there.
    pub(super) fn at(from: (i64, i64), rise: i64) -> Self {
        Self { from, pen: from.0 * 1_000_000, rise, shows: false }
    }

    /// Whether a row that begins there goes on where the pen stands, at most a quarter of an em away and less than an em
    /// higher or lower, as a raised figure does.
    pub(super) fn goes_on(&self, x: Length, y: i64, size: i64) -> bool {
        (billionths(x) - self.pen).abs() <= size * 250_000
            && (y - self.from.1).abs() < size
    }

    /// Shows a glyph at a place, by its code and the width that a viewer gives it, in millionths of an em.
    pub(super) fn show(
        &mut self,
        out: &mut String,
        x: Length,
        (code, width): (u16, i64),
        font: Font,
    ) {
        let off = self.pen - billionths(x);
        if off.abs() > TOLERANCE {
            // In millionths of an em; a whole thousandth, if that is near enough.
            let whole = divided(off, font.size * 1000) * 1000;
            let fine = if (off - whole * font.size).abs() > TOLERANCE {
                divided(off, font.size * 10) * 10
            } else {
                whole
            };
            out.push_str(if self.shows { ")" } else { "[" });
            decimal(out, fine);
            out.push('(');
            self.pen -= fine * font.size;
        } else if !self.shows {
            out.push_str("[(");
        }
        self.shows = true;
        let [high, low] = code.to_be_bytes();
        if font.wide {
            operator::byte(out, high);
        }
        operator::byte(out, low);
        self.pen += width * font.size;
    }

    /// Ends the operator that shows glyphs, if there is one.
    pub(super) fn end(&mut self, out: &mut String) {
        if std::mem::take(&mut self.shows) {
            out.push_str(")]TJ\n");
        }
    }
}

/// A length in billionths of a point: fine enough that nothing is lost.
fn billionths(length: Length) -> i64 {
    divided(i64::from(length.to_emu()) * 10_000_000, 127)
}
