//! Pieces → shaped runs: glyphs placed, all on one endless line. Faces are picked by [`Picker`].
//!
//! The only place that knows the shaper. It decides nothing about lines.

use super::pick::Picker;
use super::runs::{Flat, Look};
use crate::font::{Face, FaceId, Fonts};
use crate::geom::Length;
use crate::layout::Style;
use crate::mark::Glyph;
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag,
};
use std::collections::BTreeMap;
use std::fmt;
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
    script: Script,
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
    /// The glyphs of all runs, from left to right.
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

/// A glyph in font units.
#[derive(Debug, Clone, Copy)]
struct Unscaled {
    id: u16,
    advance: i32,
    dx: i32,
    dy: i32,
    /// From the beginning of the stretch that was shaped.
    cluster: u32,
    unsafe_to_break: bool,
}

/// All that was shaped for a job, by face and features and text: another size only scales it.
#[derive(Debug, Default)]
pub struct Shapes(BTreeMap<(FaceId, bool, Script), BTreeMap<String, Vec<Unscaled>>>);

/// Sets text in the faces of a job.
pub struct Shaper<'a> {
    fonts: &'a Fonts,
    picker: Picker<'a>,
    language: Option<Language>,
    faces: Vec<Option<ShaperFont<'a, 'static>>>,
    plans: Vec<Plan>,
    buffer: Buffer,
    /// What was shaped so far.
    pub shapes: Shapes,
}

impl fmt::Debug for Shaper<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Shaper").finish_non_exhaustive()
    }
}

struct Plan {
    face: FaceId,
    script: Script,
    tabular: bool,
    plan: ShapePlan,
}

const TABULAR: [Feature; 1] = [Feature {
    tag: Tag::new(b"tnum"),
    value: 1,
    start: 0,
    end: u32::MAX,
}];

/// Figures of a citation are so many hundredths of the type size.
const RAISED_SIZE: i32 = 62;

impl<'a> Shaper<'a> {
    /// A shaper of some fonts that tries `families` in order.
    pub fn new(
        fonts: &'a Fonts,
        families: &'a [String],
        language: &str,
        shapes: Shapes,
    ) -> Self {
        Self {
            fonts,
            picker: Picker::new(fonts, families, language),
            language: language.parse().ok(),
            faces: fonts.faces().iter().map(|_| None).collect(),
            plans: Vec::new(),
            buffer: Buffer::new(),
            shapes,
        }
    }

    /// Sets a text.
    pub fn set(&mut self, flat: &Flat<'_>, style: &Style) -> Setting {
        let mut setting = Setting::default();
        for piece in &flat.pieces {
            let size = if piece.look.raised {
                style.size.fraction(RAISED_SIZE, 100)
            } else {
                style.size
            };
            let text = &flat.text[piece.range.clone()];
            for (range, face, script) in self.picker.itemise(text, piece.look) {
                let cut = Cut { face, size, tabular: style.tabular, script };
                let range =
                    piece.range.start + range.start..piece.range.start + range.end;
                let first = setting.glyphs.len();
                self.shape(
                    cut,
                    &flat.text[range.clone()],
                    range.start,
                    &mut setting.glyphs,
                );
                setting.runs.push(Run {
                    range,
                    glyphs: first..setting.glyphs.len(),
                    cut,
                    look: piece.look,
                    home: piece.home,
                });
            }
        }
        let mut x = 0;
        setting.x.reserve(setting.glyphs.len() + 1);
        setting.x.push(0);
        for each in &setting.glyphs {
            x += i64::from(each.glyph.advance.to_emu());
            setting.x.push(x);
        }
        setting
    }

    /// Shapes a text whose first byte is byte `base` of the whole, and adds its glyphs.
    ///
    /// A text that was shaped before, at whatever size, is only scaled: sizes change nothing but widths.
    pub fn shape(&mut self, cut: Cut, text: &str, base: usize, glyphs: &mut Vec<Shaped>) {
        let key = (cut.face, cut.tabular, cut.script);
        if !self.shapes.0.get(&key).is_some_and(|known| known.contains_key(text)) {
            let shaped = self.shaped(cut, text);
            self.shapes.0.entry(key).or_default().insert(text.to_owned(), shaped);
        }
        let Some(shaped) = self.shapes.0.get(&key).and_then(|known| known.get(text))
        else {
            return;
        };
        let units_per_em = self.fonts.face(cut.face).units_per_em;
        let scaled = |units| Length::of_font_units(units, cut.size, units_per_em);
        let base = cluster(base);
        glyphs.extend(shaped.iter().map(|unit| Shaped {
            glyph: Glyph {
                id: unit.id,
                advance: scaled(unit.advance),
                dx: scaled(unit.dx),
                dy: scaled(unit.dy),
                cluster: unit.cluster.saturating_add(base),
            },
            unsafe_to_break: unit.unsafe_to_break,
        }));
    }

    /// The glyphs of a text in font units.
    fn shaped(&mut self, cut: Cut, text: &str) -> Vec<Unscaled> {
        let features: &[Feature] = if cut.tabular { &TABULAR } else { &[] };
        let plan = self.plan(cut, features);
        let Self { fonts, faces, plans, buffer, .. } = self;
        let face = fonts.face(cut.face);
        let Some(slot) = faces.get_mut(usize::from(cut.face.0)) else {
            return Vec::new();
        };
        let font = slot.get_or_insert_with(|| ShaperFont::new(&face.font));
        buffer.clear();
        for (byte, character) in text.char_indices() {
            let character = match character {
                '\u{2011}' if !face.covers(character) => hyphen(face),
                other => other,
            };
            buffer.push(u32::from(character), cluster(byte));
        }
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(cut.script));
        let options = ShapeOptions::new()
            .plan(plans.get(plan).map(|it| &it.plan))
            .features(features);
        let shaped = harfrust::shape(font, buffer, options);
        debug_assert!(shaped.is_ok(), "the plan fits the buffer");
        let each = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        each.map(|(info, position)| Unscaled {
            id: u16::try_from(info.glyph_id).unwrap_or_default(),
            advance: position.x_advance,
            dx: position.x_offset,
            dy: position.y_offset,
            cluster: info.cluster,
            unsafe_to_break: info.unsafe_to_break(),
        })
        .collect()
    }

    /// The width of the hyphen that parts a word.
    pub fn hyphen_width(&mut self, cut: Cut) -> Length {
        let face = self.fonts.face(cut.face);
        let Some(slot) = self.faces.get_mut(usize::from(cut.face.0)) else {
            return Length::ZERO;
        };
        let font = slot.get_or_insert_with(|| ShaperFont::new(&face.font));
        let glyph = font.nominal_glyph(u32::from(hyphen(face))).unwrap_or_default();
        Length::of_font_units(font.glyph_h_advance(glyph), cut.size, face.units_per_em)
    }

    /// The face that most of a text is set in, in a weight and slope.
    pub fn first_face(&self, bold: bool, italic: bool) -> &'a Face {
        self.fonts.face(self.picker.first(bold, italic))
    }

    /// The character that is set where a word is parted.
    pub fn hyphen(&self, cut: Cut) -> char {
        hyphen(self.fonts.face(cut.face))
    }

    fn plan(&mut self, cut: Cut, features: &[Feature]) -> usize {
        let known = self.plans.iter().position(|plan| {
            plan.face == cut.face
                && plan.script == cut.script
                && plan.tabular == cut.tabular
        });
        known.unwrap_or_else(|| {
            let plan = ShapePlan::new(
                &self.fonts.face(cut.face).font,
                Direction::LeftToRight,
                Some(cut.script),
                self.language.as_ref(),
                features,
            );
            self.plans.push(Plan {
                face: cut.face,
                script: cut.script,
                tabular: cut.tabular,
                plan,
            });
            self.plans.len() - 1
        })
    }
}

fn hyphen(face: &Face) -> char {
    if face.covers('\u{2010}') { '\u{2010}' } else { '-' }
}

fn cluster(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
