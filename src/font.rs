//! Faces, their measures and what they cover.
//!
//! A handout must look the same on every machine, so only faces that are built in or were named by the user are
//! used, in the order of the layout's families; the system's fonts are never asked.

use crate::geom::Length;
use crate::scripts;
use read_fonts::model::Font;
pub use read_fonts::types::GlyphId;
use std::fmt;
use std::sync::Arc;

/// Which face of a [`Fonts`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FaceId(pub u16);

/// The bytes of a font file: built in, or read for this job.
#[derive(Debug, Clone)]
pub enum File {
    /// Built into the program.
    BuiltIn(&'static [u8]),
    /// Read from a file.
    Read(Arc<Vec<u8>>),
}

impl File {
    /// The whole file.
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::BuiltIn(bytes) => bytes,
            Self::Read(bytes) => bytes,
        }
    }
}

/// One face of one family.
#[derive(Clone)]
pub struct Face {
    /// The family's name, as layouts name it.
    pub family: String,
    /// The PostScript name.
    pub postscript: String,
    /// Whether it is the bold of the family.
    pub bold: bool,
    /// Whether it is the italic.
    pub italic: bool,
    /// The font file.
    pub data: File,
    /// The font, parsed.
    pub font: Font,
    /// Font units in an em.
    pub units_per_em: u16,
    /// Height of the line above the baseline, in font units.
    pub ascent: i32,
    /// Depth of the line below the baseline, in font units, as a positive number.
    pub descent: i32,
    /// Height of a small x, in font units.
    pub x_height: i32,
    /// Height of a capital, in font units.
    pub cap_height: i32,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("postscript", &self.postscript)
            .finish_non_exhaustive()
    }
}

impl Face {
    /// Whether it has a glyph for a character.
    pub fn covers(&self, character: char) -> bool {
        self.font
            .charmap()
            .map_unicode(character)
            .is_some_and(|glyph| glyph.to_u32() != 0)
    }

    /// Ascent at a type size.
    pub fn ascent_at(&self, size: Length) -> Length {
        Length::of_font_units(self.ascent, size, self.units_per_em)
    }

    /// Descent at a type size, as a positive length.
    pub fn descent_at(&self, size: Length) -> Length {
        Length::of_font_units(self.descent, size, self.units_per_em)
    }

    /// Height of capitals at a type size.
    pub fn cap_height_at(&self, size: Length) -> Length {
        Length::of_font_units(self.cap_height, size, self.units_per_em)
    }
}

/// Why a font file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unusable {
    /// The bytes are not a TrueType or OpenType font.
    NotAFont,
    /// The font has no family name.
    Nameless,
}

/// All faces of a job.
#[derive(Debug, Clone, Default)]
pub struct Fonts {
    faces: Vec<Face>,
}

/// The built-in font files, and those of the packs that the program was built with.
const BUILT_IN: &[&[u8]] = &[
    include_bytes!(
        "../fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Regular.ttf"
    ),
    include_bytes!(
        "../fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Bold.ttf"
    ),
    include_bytes!(
        "../fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-Italic.ttf"
    ),
    include_bytes!(
        "../fonts/atkinson-hyperlegible-next/AtkinsonHyperlegibleNext-BoldItalic.ttf"
    ),
    include_bytes!("../fonts/noto-sans/NotoSans-Regular.ttf"),
    include_bytes!("../fonts/noto-sans/NotoSans-Bold.ttf"),
    include_bytes!("../fonts/noto-sans/NotoSans-Italic.ttf"),
    include_bytes!("../fonts/noto-sans/NotoSans-BoldItalic.ttf"),
    include_bytes!("../fonts/vazirmatn/Vazirmatn-Regular.ttf"),
    include_bytes!("../fonts/vazirmatn/Vazirmatn-Bold.ttf"),
    #[cfg(feature = "pack-hebrew")]
    include_bytes!("../fonts/packs/hebrew/NotoSansHebrew-Regular.ttf"),
    #[cfg(feature = "pack-hebrew")]
    include_bytes!("../fonts/packs/hebrew/NotoSansHebrew-Bold.ttf"),
    #[cfg(feature = "pack-thai")]
    include_bytes!("../fonts/packs/thai/NotoSansThai-Regular.ttf"),
    #[cfg(feature = "pack-thai")]
    include_bytes!("../fonts/packs/thai/NotoSansThai-Bold.ttf"),
    #[cfg(feature = "pack-zh-hans")]
    include_bytes!("../fonts/packs/zh-hans/NotoSansSC-Regular.ttf"),
    #[cfg(feature = "pack-zh-hans")]
    include_bytes!("../fonts/packs/zh-hans/NotoSansSC-Bold.ttf"),
    #[cfg(feature = "pack-zh-hant")]
    include_bytes!("../fonts/packs/zh-hant/NotoSansTC-Regular.ttf"),
    #[cfg(feature = "pack-zh-hant")]
    include_bytes!("../fonts/packs/zh-hant/NotoSansTC-Bold.ttf"),
    #[cfg(feature = "pack-ja")]
    include_bytes!("../fonts/packs/ja/NotoSansJP-Regular.ttf"),
    #[cfg(feature = "pack-ja")]
    include_bytes!("../fonts/packs/ja/NotoSansJP-Bold.ttf"),
    #[cfg(feature = "pack-ko")]
    include_bytes!("../fonts/packs/ko/NotoSansKR-Regular.ttf"),
    #[cfg(feature = "pack-ko")]
    include_bytes!("../fonts/packs/ko/NotoSansKR-Bold.ttf"),
];

impl Fonts {
    /// The faces that are built into the program.
    pub fn built_in() -> Self {
        let mut fonts = Self::default();
        for bytes in BUILT_IN {
            let added = fonts.add(File::BuiltIn(bytes));
            debug_assert!(added.is_ok(), "a built-in font cannot be read");
        }
        fonts
    }

    /// Adds a face; it is looked for before those that were there of the same family.
    pub fn add(&mut self, data: File) -> Result<FaceId, Unusable> {
        let face = parse(data)?;
        self.faces.push(face);
        Ok(FaceId(u16::try_from(self.faces.len() - 1).unwrap_or(u16::MAX)))
    }

    /// All faces, in the order they were added.
    pub fn faces(&self) -> &[Face] {
        &self.faces
    }

    /// The face.
    ///
    /// # Panics
    /// Never for an id this value gave.
    pub fn face(&self, id: FaceId) -> &Face {
        &self.faces[usize::from(id.0)]
    }

    /// Whether a family is known.
    pub fn has_family(&self, family: &str) -> bool {
        self.faces.iter().any(|face| face.family == family)
    }

    /// The families that set a language, in the order they are tried: those of a layout, one that has all letters of the
    /// language first, and then those of the scripts that are there, the language's own first.
    ///
    /// A word is so never set in two families, and Han characters have the form that the language asks for.
    pub fn families(&self, named: &[String], language: &str) -> Vec<String> {
        let whole = |family: &&String| {
            let mut faces = self.faces.iter().filter(|face| face.family == **family);
            faces.any(|face| scripts::letters(language).all(|each| face.covers(each)))
        };
        let own = scripts::of_language(language);
        // Han characters are in all of their families: only one has the forms of the language.
        let is_other = |family: &&String| {
            own.is_some_and(|own| own.is_han() && own.family != Some(family.as_str()))
                && scripts::all()
                    .iter()
                    .any(|each| each.is_han() && each.family == Some(family.as_str()))
        };
        let named: Vec<&String> =
            named.iter().filter(|family| !is_other(family)).collect();
        let first = named.iter().copied().find(whole);
        let rest = named.iter().copied().filter(|family| Some(*family) != first);
        let mut families: Vec<String> = first.into_iter().chain(rest).cloned().collect();
        let others = own.into_iter().chain(scripts::all()).filter_map(|each| each.family);
        for family in others {
            if self.has_family(family) && !families.iter().any(|known| known == family) {
                families.push(family.to_owned());
            }
        }
        families
    }

    /// The face that sets a grapheme cluster: the first family of `families` of which a face covers all its
    /// characters, in the weight and slope asked for, or, failing that, in the nearest of the same family; in place of
    /// italics that it lacks, its bold.
    pub fn pick(
        &self,
        families: &[String],
        bold: bool,
        italic: bool,
        cluster: &str,
    ) -> Option<FaceId> {
        families.iter().find_map(|family| {
            let near = |face: &Face| {
                let instead = italic && !face.italic && face.bold;
                let other = face.bold != bold && !instead;
                let slope = face.italic != italic;
                u8::from(other) * 4 + u8::from(slope) * 2 + u8::from(!instead && slope)
            };
            self.faces
                .iter()
                .enumerate()
                .rev()
                .filter(|(_, face)| face.family == *family)
                .filter(|(_, face)| {
                    cluster.chars().all(|each| is_unseen(each) || face.covers(each))
                })
                .min_by_key(|(_, face)| near(face))
                .and_then(|(index, _)| u16::try_from(index).ok().map(FaceId))
        })
    }
}

/// Characters that steer and leave no ink: any face can set them.
pub fn is_unseen(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn parse(data: File) -> Result<Face, Unusable> {
    use read_fonts::model::name::NameId;

    let font = match &data {
        File::BuiltIn(bytes) => Font::new(*bytes, 0),
        File::Read(bytes) => Font::new(bytes.as_ref().clone(), 0),
    }
    .ok_or(Unusable::NotAFont)?;
    let name = |id: NameId| -> Option<String> {
        Some(font.names().get(id)?.english_or_first()?.name().chars().collect())
    };
    let family = name(NameId::TYPOGRAPHIC_FAMILY_NAME)
        .or_else(|| name(NameId::FAMILY_NAME))
        .ok_or(Unusable::Nameless)?;
    let postscript =
        name(NameId::POSTSCRIPT_NAME).unwrap_or_else(|| family.replace(' ', ""));
    let style = name(NameId::TYPOGRAPHIC_SUBFAMILY_NAME)
        .or_else(|| name(NameId::SUBFAMILY_NAME))
        .unwrap_or_default();
    let metrics = font.metrics();
    let line = metrics
        .typo_line
        .filter(|_| metrics.use_typo_metrics)
        .or(metrics.hhea_line);
    let units = |value: read_fonts::types::F48Dot16| {
        i32::try_from(value.to_bits() >> 16).unwrap_or(0)
    };
    Ok(Face {
        bold: style.contains("Bold"),
        italic: style.contains("Italic") || style.contains("Oblique"),
        units_per_em: metrics.units_per_em,
        ascent: line.map_or(800, |line| units(line.ascender)),
        descent: line.map_or(200, |line| -units(line.descender)),
        x_height: metrics.x_height.map_or(500, units),
        cap_height: metrics.cap_height.map_or(700, units),
        family,
        postscript,
        data,
        font,
    })
}
