//! A text that was shaped: its runs and glyphs, on one endless line.

use super::bidi::Depth;
use super::runs::Look;
use crate::font::FaceId;
use crate::geom::Length;
use crate::mark::Glyph;
use harfrust::Script;
use std::ops::Range;

/// A stretch of text of one face, size, script, look and home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its glyphs.
    pub glyphs: Range<usize>,
    /// How it is set.
    pub cut: Cut,
    /// How it looks.
    pub look: Look,
    /// Its home in the structure, by its place among the homes.
    pub home: usize,
    /// How deep it is nested among texts that run either way.
    pub depth: Depth,
}

/// What decides the shapes of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// The face.
    pub face: FaceId,
    /// The type size.
    pub size: Length,
    /// Figures of one width.
    pub tabular: bool,
    /// Set from right to left.
    pub backwards: bool,
    /// Which of the languages of the shapes.
    pub language: usize,
    /// The script.
    pub script: Script,
}

/// A glyph, and whether the text may be cut before it without shaping it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shaped {
    /// The glyph; its cluster counts from the beginning of the text.
    pub glyph: Glyph,
    /// A cut before it changes shapes.
    pub unsafe_to_break: bool,
}

/// A text set on one endless line.
#[derive(Debug, Default)]
pub struct Setting {
    /// The runs, in order, without gaps.
    pub runs: Vec<Run>,
    /// The glyphs of all runs, in the order of the text.
    pub glyphs: Vec<Shaped>,
    /// Where each glyph begins, in EMU, and, at the end, where the last one ends.
    pub x: Vec<i64>,
}

impl Setting {
    /// The first glyph that stands for text at a byte or after it.
    pub fn glyph_at(&self, byte: usize) -> usize {
        self.glyphs.partition_point(|each| index(each.glyph.cluster) < byte)
    }

    /// Where the text at a byte begins, in EMU. Inside a ligature, where the ligature ends.
    pub fn x_at(&self, byte: usize) -> i64 {
        self.x.get(self.glyph_at(byte)).copied().unwrap_or_default()
    }

    /// The run that holds the byte before a byte.
    pub fn run_before(&self, byte: usize) -> Option<&Run> {
        self.runs.get(self.runs.partition_point(|run| run.range.end < byte))
    }

    /// The runs that share bytes with a range.
    pub fn runs_over(&self, range: &Range<usize>) -> &[Run] {
        let first = self.runs.partition_point(|run| run.range.end <= range.start);
        let last = self.runs.partition_point(|run| run.range.start < range.end);
        &self.runs[first..last.max(first)]
    }

    /// The glyphs of a part of a run, if it can be cut out without shaping it again.
    pub fn slice(&self, run: &Run, part: &Range<usize>) -> Option<&[Shaped]> {
        let cut = |byte: usize| {
            if byte == run.range.start {
                return Some(run.glyphs.start);
            }
            if byte == run.range.end {
                return Some(run.glyphs.end);
            }
            let place = self.glyph_at(byte);
            let next = self.glyphs.get(place)?;
            (index(next.glyph.cluster) == byte && !next.unsafe_to_break).then_some(place)
        };
        self.glyphs.get(cut(part.start)?..cut(part.end)?)
    }
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
