//! Pieces → shaped runs: glyphs placed, all on one endless line, in the order of the text whichever way it runs. Faces are
//! picked by [`Picker`].
//!
//! The only place that knows the shaper. It decides nothing about lines.

use super::bidi::Depth;
use super::pick::Picker;
use super::runs::Flat;
use super::setting::{Cut, Run, Setting, Shaped};
use crate::font::{Face, FaceId, Fonts};
use crate::geom::Length;
use crate::layout::Style;
use crate::mark::Glyph;
use crate::scripts::Stack;
use harfrust::{
    Buffer, Direction, Feature, Language, Script, ShapeOptions, ShapePlan, ShaperFont,
    Tag,
};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;

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
pub struct Shapes {
    known: BTreeMap<Manner, BTreeMap<String, Vec<Unscaled>>>,
    /// All languages that text was shaped in.
    languages: Vec<String>,
}

/// What besides the text and the size decides shapes: face, tabular figures, backwards, language, script.
type Manner = (FaceId, bool, bool, usize, Script);

impl Shapes {
    fn language(&mut self, tag: &str) -> usize {
        let known = self.languages.iter().position(|known| known == tag);
        known.unwrap_or_else(|| {
            self.languages.push(tag.to_owned());
            self.languages.len() - 1
        })
    }
}

/// Sets text in the faces of a job.
pub struct Shaper<'a> {
    fonts: &'a Fonts,
    picker: Picker<'a>,
    families: &'a [String],
    /// Those of words in other languages, by language.
    foreign: BTreeMap<usize, Picker<'a>>,
    language: usize,
    stack: Option<Stack>,
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
    manner: Manner,
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
    /// A shaper of some fonts that tries `families` in order; its lines have the room of a stack, if there is one.
    pub fn new(
        fonts: &'a Fonts,
        (families, stack): (&'a [String], Option<Stack>),
        language: &str,
        mut shapes: Shapes,
    ) -> Self {
        Self {
            fonts,
            picker: Picker::new(fonts, families, language),
            families,
            foreign: BTreeMap::new(),
            language: shapes.language(language),
            stack,
            faces: fonts.faces().iter().map(|_| None).collect(),
            plans: Vec::new(),
            buffer: Buffer::new(),
            shapes,
        }
    }

    /// Sets a text, of which each byte is so deep; none if all of it runs from left to right.
    pub fn set(
        &mut self,
        flat: &Flat<'_>,
        style: &Style,
        depths: Option<&[Depth]>,
    ) -> Setting {
        let mut setting = Setting::default();
        for piece in &flat.pieces {
            let size = if piece.look.raised {
                style.size.fraction(RAISED_SIZE, 100)
            } else {
                style.size
            };
            let foreign = flat.homes.get(piece.home).and_then(|seat| seat.language);
            let language = match foreign {
                Some(tag) => self.shapes.language(tag),
                None => self.language,
            };
            for (whole, depth) in level(piece.range.clone(), depths) {
                let text = &flat.text[whole.clone()];
                let picker = match foreign {
                    Some(tag) => self
                        .foreign
                        .entry(language)
                        .or_insert_with(|| Picker::new(self.fonts, self.families, tag)),
                    None => &mut self.picker,
                };
                for (range, face, script) in picker.itemise(text, piece.look) {
                    let cut = Cut {
                        face,
                        size,
                        tabular: style.tabular,
                        backwards: depth % 2 == 1,
                        language,
                        script,
                    };
                    let range = whole.start + range.start..whole.start + range.end;
                    let first = setting.glyphs.len();
                    let glyphs = &mut setting.glyphs;
                    self.shape(cut, &flat.text[range.clone()], range.start, glyphs);
                    setting.runs.push(Run {
                        range,
                        glyphs: first..setting.glyphs.len(),
                        cut,
                        look: piece.look,
                        home: piece.home,
                        depth,
                    });
                }
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

    /// Shapes a text whose first byte is byte `base` of the whole, and adds its glyphs, in the order of the text.
    ///
    /// A text that was shaped before, at whatever size, is only scaled: sizes change nothing but widths.
    pub fn shape(&mut self, cut: Cut, text: &str, base: usize, glyphs: &mut Vec<Shaped>) {
        let key = cut.manner();
        if !self
            .shapes
            .known
            .get(&key)
            .is_some_and(|known| known.contains_key(text))
        {
            let shaped = self.shaped(cut, text);
            self.shapes
                .known
                .entry(key)
                .or_default()
                .insert(text.to_owned(), shaped);
        }
        let Some(shaped) = self.shapes.known.get(&key).and_then(|known| known.get(text))
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
        buffer.set_direction(way(cut.backwards));
        buffer.set_script(Some(cut.script));
        let options = ShapeOptions::new()
            .plan(plans.get(plan).map(|it| &it.plan))
            .features(features);
        let shaped = harfrust::shape(font, buffer, options);
        debug_assert!(shaped.is_ok(), "the plan fits the buffer");
        let each = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        let mut glyphs: Vec<Unscaled> = each
            .map(|(info, position)| Unscaled {
                id: u16::try_from(info.glyph_id).unwrap_or_default(),
                advance: position.x_advance,
                dx: position.x_offset,
                dy: position.y_offset,
                cluster: info.cluster,
                unsafe_to_break: info.unsafe_to_break(),
            })
            .collect();
        // The shaper gives them from left to right.
        if cut.backwards {
            glyphs.reverse();
        }
        glyphs
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

    /// The room of a line above and below its baseline: that of the stacks of the language, or else that of the face.
    pub fn room(&self, style: &Style) -> (Length, Length) {
        match self.stack {
            Some((above, below)) => {
                (style.size.fraction(above, 100), style.size.fraction(below, 100))
            }
            None => {
                let face = self.fonts.face(self.picker.first(style.bold, style.italic));
                (face.ascent_at(style.size), face.descent_at(style.size))
            }
        }
    }

    /// Whether the face has a sign to set where a word is parted.
    pub fn has_hyphen(&self, cut: Cut) -> bool {
        let face = self.fonts.face(cut.face);
        face.covers(hyphen(face))
    }

    /// The character that is set where a word is parted.
    pub fn hyphen(&self, cut: Cut) -> char {
        hyphen(self.fonts.face(cut.face))
    }

    fn plan(&mut self, cut: Cut, features: &[Feature]) -> usize {
        let manner = cut.manner();
        let known = self.plans.iter().position(|plan| plan.manner == manner);
        known.unwrap_or_else(|| {
            let tag = self.shapes.languages.get(cut.language);
            let language: Option<Language> = tag.and_then(|tag| tag.parse().ok());
            let plan = ShapePlan::new(
                &self.fonts.face(cut.face).font,
                way(cut.backwards),
                Some(cut.script),
                language.as_ref(),
                features,
            );
            self.plans.push(Plan { manner, plan });
            self.plans.len() - 1
        })
    }
}

impl Cut {
    const fn manner(self) -> Manner {
        (self.face, self.tabular, self.backwards, self.language, self.script)
    }
}

/// Stretches of some bytes that are equally deep.
fn level(range: Range<usize>, depths: Option<&[Depth]>) -> Vec<(Range<usize>, Depth)> {
    let Some(depths) = depths.and_then(|depths| depths.get(range.clone())) else {
        return vec![(range, 0)];
    };
    let mut start = range.start;
    depths
        .chunk_by(|one, other| one == other)
        .map(|run| {
            let from = start;
            start += run.len();
            (from..start, run.first().copied().unwrap_or_default())
        })
        .collect()
}

const fn way(backwards: bool) -> Direction {
    if backwards { Direction::RightToLeft } else { Direction::LeftToRight }
}

fn hyphen(face: &Face) -> char {
    if face.covers('\u{2010}') { '\u{2010}' } else { '-' }
}

fn cluster(byte: usize) -> u32 {
    u32::try_from(byte).unwrap_or(u32::MAX)
}
