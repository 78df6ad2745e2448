//! Pieces → shaped runs: faces picked, glyphs placed, all on one endless line.
//!
//! The only place that knows the shaper. It decides nothing about lines.

use super::runs::{Flat, Look};
use crate::font::{Face, FaceId, Fonts};
use crate::geom::Length;
use crate::layout::Style;
use crate::mark::Glyph;
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag,
};
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
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

/// Sets text in the faces of a job.
pub struct Shaper<'a> {
    fonts: &'a Fonts,
    families: &'a [String],
    language: Option<Language>,
    faces: Vec<Option<ShaperFont<'a, 'static>>>,
    plans: Vec<Plan>,
    picked: BTreeMap<(bool, bool, char), FaceId>,
    ascii: [[Option<FaceId>; 128]; 4],
    graphemes: GraphemeClusterSegmenterBorrowed<'static>,
    buffer: Buffer,
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
    pub fn new(fonts: &'a Fonts, families: &'a [String], language: &str) -> Self {
        Self {
            fonts,
            families,
            language: language.parse().ok(),
            faces: fonts.faces().iter().map(|_| None).collect(),
            plans: Vec::new(),
            picked: BTreeMap::new(),
            ascii: [[None; 128]; 4],
            graphemes: GraphemeClusterSegmenter::new(),
            buffer: Buffer::new(),
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
            for (range, face, script) in self.itemise(text, piece.look) {
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
    pub fn shape(&mut self, cut: Cut, text: &str, base: usize, glyphs: &mut Vec<Shaped>) {
        let features: &[Feature] = if cut.tabular { &TABULAR } else { &[] };
        let plan = self.plan(cut, features);
        let Self { fonts, faces, plans, buffer, .. } = self;
        let face = fonts.face(cut.face);
        let Some(slot) = faces.get_mut(usize::from(cut.face.0)) else { return };
        let font = slot.get_or_insert_with(|| ShaperFont::new(&face.font));
        buffer.clear();
        for (byte, character) in text.char_indices() {
            let character = match character {
                '\u{2011}' if !face.covers(character) => hyphen(face),
                other => other,
            };
            buffer.push(u32::from(character), cluster(base + byte));
        }
        buffer.set_direction(Direction::LeftToRight);
        buffer.set_script(Some(cut.script));
        let options = ShapeOptions::new()
            .plan(plans.get(plan).map(|it| &it.plan))
            .features(features);
        let shaped = harfrust::shape(font, buffer, options);
        debug_assert!(shaped.is_ok(), "the plan fits the buffer");
        let scaled = |units| Length::of_font_units(units, cut.size, face.units_per_em);
        glyphs.extend(buffer.glyph_infos().iter().zip(buffer.glyph_positions()).map(
            |(info, position)| Shaped {
                glyph: Glyph {
                    id: u16::try_from(info.glyph_id).unwrap_or_default(),
                    advance: scaled(position.x_advance),
                    dx: scaled(position.x_offset),
                    dy: scaled(position.y_offset),
                    cluster: info.cluster,
                },
                unsafe_to_break: info.unsafe_to_break(),
            },
        ));
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

    /// The face of the first family in a weight and slope.
    pub fn first_face(&self, bold: bool, italic: bool) -> &'a Face {
        self.fonts.face(self.first(bold, italic))
    }

    fn first(&self, bold: bool, italic: bool) -> FaceId {
        self.fonts.pick(self.families, bold, italic, "").unwrap_or(FaceId(0))
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

    /// Cuts a text into stretches of one face and one script.
    fn itemise(&mut self, text: &str, look: Look) -> Vec<(Range<usize>, FaceId, Script)> {
        let mut items: Vec<(Range<usize>, FaceId, Script)> = Vec::new();
        let mut add = |range: Range<usize>, face, script: Option<Script>| {
            if let Some((known, last, of)) = items.last_mut()
                && *last == face
                && script.is_none_or(|script| *of == script || *of == Script::COMMON)
            {
                known.end = range.end;
                *of = script.unwrap_or(*of);
            } else {
                items.push((range, face, script.unwrap_or(Script::COMMON)));
            }
        };
        if text.is_ascii() {
            for (at, character) in text.char_indices() {
                let face = self.face_of(character, look);
                let script = character.is_ascii_alphabetic().then_some(Script::LATIN);
                add(at..at + 1, face, script);
            }
        } else {
            let mut start = 0;
            let graphemes = self.graphemes;
            for end in graphemes.segment_str(text).skip(1) {
                let cluster = &text[start..end];
                let mut characters = cluster.chars();
                let face = match (characters.next(), characters.next()) {
                    (Some(only), None) => self.face_of(only, look),
                    _ => self.pick(cluster, look),
                };
                add(start..end, face, cluster.chars().find_map(script_of));
                start = end;
            }
        }
        items
    }

    fn face_of(&mut self, character: char, look: Look) -> FaceId {
        let mut bytes = [0; 4];
        let cluster = character.encode_utf8(&mut bytes);
        let style = usize::from(look.bold) * 2 + usize::from(look.italic);
        if let Some(&byte) = cluster.as_bytes().first()
            && character.is_ascii()
        {
            let place = usize::from(byte);
            if let Some(face) = self.ascii[style][place] {
                return face;
            }
            let face = self.pick(cluster, look);
            self.ascii[style][place] = Some(face);
            return face;
        }
        let key = (look.bold, look.italic, character);
        if let Some(face) = self.picked.get(&key) {
            return *face;
        }
        let face = self.pick(cluster, look);
        self.picked.insert(key, face);
        face
    }

    /// The face of a cluster; the first family's if no face has it, which has been reported before.
    fn pick(&self, cluster: &str, look: Look) -> FaceId {
        let pick = |cluster: &str| {
            self.fonts.pick(self.families, look.bold, look.italic, cluster)
        };
        pick(cluster)
            .filter(|face| !has_stand_in(cluster) || self.is_first(*face))
            // A face that lacks an unbreakable space or hyphen sets it with the plain one.
            .or_else(|| pick(stand_in(cluster)?))
            .unwrap_or_else(|| self.first(look.bold, look.italic))
    }

    fn is_first(&self, face: FaceId) -> bool {
        self.families.first() == Some(&self.fonts.face(face).family)
    }
}

fn has_stand_in(cluster: &str) -> bool {
    stand_in(cluster).is_some()
}

/// What stands in for a character that differs from it only in forbidding a break.
fn stand_in(cluster: &str) -> Option<&'static str> {
    match cluster {
        "\u{a0}" | "\u{2007}" | "\u{202f}" => Some(" "),
        "\u{2011}" => Some("-"),
        _ => None,
    }
}

fn hyphen(face: &Face) -> char {
    if face.covers('\u{2010}') { '\u{2010}' } else { '-' }
}

fn script_of(character: char) -> Option<Script> {
    let script = harfrust::unicode::script(u32::from(character));
    let real = script != Script::COMMON
        && script != Script::INHERITED
        && script != Script::UNKNOWN;
    real.then_some(script)
}

fn cluster(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}

fn index(cluster: u32) -> usize {
    usize::try_from(cluster).unwrap_or(usize::MAX)
}
