//! The faces of a job and the glyphs that were set → codes for the pages, and embedded subsets with their maps.
//!
//! A code stands for one glyph *and* the text it says, so that search and copy find the letters of a ligature and
//! the soft hyphen at a divided word: where one glyph says two texts it has two codes. Only where a font's format allows one code a glyph,
//! or a cluster has several glyphs, must the page say the text itself.

use super::object::{divided, name, number, numbers, stream};
use super::{cmap, sfnt};
use crate::font::GlyphId;
use crate::font::{Face, FaceId, Fonts};
use crate::mark::{Glyph, Glyphs, Ink, Mark};
use lopdf::{Dictionary, Document, Object, ObjectId, dictionary};
use std::collections::BTreeMap;
use subsetter::GlyphRemapper;

/// How often each glyph of a face, by its number, says each text.
type Uses<'a> = Vec<Vec<(&'a str, usize)>>;

/// How a face is written on the pages.
#[derive(Debug)]
pub(super) struct Encoding {
    /// The name of the font in the resources of the pages.
    pub name: String,
    /// The text of each code, from 1.
    texts: Vec<String>,
    /// The glyph in the face of each code, from 1.
    glyphs: Vec<u16>,
    /// The codes of each glyph of the face.
    codes: Vec<Vec<u16>>,
    /// The width of each code from 0 on, in millionths of an em.
    widths: Vec<i64>,
    /// Whether a code is two bytes on the page, not one.
    pub wide: bool,
    program: Program,
    /// The glyph in the program of each code, from 1.
    places: Vec<u16>,
}

/// A subset, as it is embedded.
#[derive(Debug)]
enum Program {
    TrueType(Vec<u8>),
    Compact(Vec<u8>),
}

/// A code, and whether it says the text that was asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code {
    /// The code.
    pub code: u16,
    /// How far the viewer moves the pen, in millionths of an em.
    pub width: i64,
    /// Whether it says the text.
    pub says: bool,
}

/// Glyphs that stand for a text together.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cluster<'a> {
    /// The text.
    pub text: &'a str,
    /// The glyphs.
    pub glyphs: &'a [Glyph],
}

impl<'a> Cluster<'a> {
    /// What a glyph of it says for itself: all, if there is no other, or its letter, where there is one for each; nothing where
    /// they speak only together.
    pub(super) fn part(&self, place: usize) -> Option<&'a str> {
        if self.glyphs.len() == 1 {
            return Some(self.text);
        }
        if self.text.chars().count() != self.glyphs.len() {
            return None;
        }
        let (at, letter) = self.text.char_indices().nth(place)?;
        self.text.get(at..at + letter.len_utf8())
    }
}

/// The clusters of a run, from left to right.
pub(super) fn clusters(run: &Glyphs) -> impl Iterator<Item = Cluster<'_>> {
    let place = |byte: u32| usize::try_from(byte).unwrap_or(usize::MAX);
    let mut rest = run.glyphs.as_slice();
    let rising = rest.is_sorted_by_key(|glyph| glyph.cluster);
    std::iter::from_fn(move || {
        let start = rest.first()?.cluster;
        let count = rest.iter().take_while(|glyph| glyph.cluster == start).count();
        let (glyphs, after) = rest.split_at_checked(count)?;
        rest = after;
        // Its text goes on to where the next begins, which stands to its left where the text runs to the left.
        let next = if rising {
            after.first().map(|glyph| glyph.cluster)
        } else {
            let starts = run.glyphs.iter().map(|glyph| glyph.cluster);
            starts.filter(|other| *other > start).min()
        };
        let end = next.map_or(run.text.len(), place);
        let text = run.text.get(place(start)..end).unwrap_or_default();
        Some(Cluster { text, glyphs })
    })
}

/// The encodings of all faces that the marks use, with what stands in some more.
pub(super) fn encodings<'a>(
    fonts: &Fonts,
    marks: impl Iterator<Item = &'a Mark>,
    more: &'a [Mark],
) -> Result<BTreeMap<FaceId, Encoding>, String> {
    let mut used: BTreeMap<FaceId, Uses<'_>> = BTreeMap::new();
    let more = more.iter().map(|mark| (mark, 0));
    for (mark, times) in marks.map(|mark| (mark, 1)).chain(more) {
        let Ink::Glyphs(run, _) = &mark.ink else { continue };
        let uses = used.entry(run.face).or_default();
        for cluster in clusters(run) {
            for (place, glyph) in cluster.glyphs.iter().enumerate() {
                let said = cluster.part(place).unwrap_or(cluster.text);
                // A box instead of a letter is never printed.
                if glyph.id == 0 {
                    let face = &fonts.face(run.face).postscript;
                    return Err(format!("{face} has no glyph for `{said}`"));
                }
                used_for(uses, glyph.id, said, times);
            }
        }
    }
    used.into_iter()
        .map(|(id, uses)| {
            let face = fonts.face(id);
            Encoding::new(id, face, &uses)
                .map(|encoding| (id, encoding))
                .map_err(|error| format!("{}: {error}", face.postscript))
        })
        .collect()
}

/// Counts what a glyph says.
fn used_for<'a>(uses: &mut Uses<'a>, glyph: u16, said: &'a str, times: usize) {
    let id = usize::from(glyph);
    if uses.len() <= id {
        uses.resize(id + 1, Vec::new());
    }
    let Some(texts) = uses.get_mut(id) else { return };
    match texts.iter_mut().find(|(text, _)| *text == said) {
        Some((_, known)) => *known += times,
        None => texts.push((said, times)),
    }
}

impl Encoding {
    fn new(id: FaceId, face: &Face, uses: &Uses<'_>) -> Result<Self, String> {
        // In the order of the texts, so that the maps are runs: a to z stand side by side.
        let used = || (0..).zip(uses).filter(|(_, texts)| !texts.is_empty());
        let mut primary: Vec<(&str, u16)> = used()
            .map(|(glyph, texts)| {
                let most = texts
                    .iter()
                    .max_by_key(|(text, times)| (*times, std::cmp::Reverse(*text)));
                (most.map_or("", |(text, _)| *text), glyph)
            })
            .collect();
        primary.sort_unstable();
        let mut remapper = GlyphRemapper::new();
        let mut places: Vec<u16> =
            primary.iter().map(|(_, glyph)| remapper.remap(*glyph)).collect();
        let subset = subsetter::subset(face.data.bytes(), 0, &remapper)
            .map_err(|error| error.to_string())?;
        let program = match sfnt::table(&subset, b"CFF ") {
            Some(compact) => Program::Compact(compact.to_vec()),
            None => Program::TrueType(sfnt::lean(&subset).unwrap_or(subset)),
        };
        let mut said = primary;
        if let Program::TrueType(_) = program {
            let mut others: Vec<(&str, u16)> = used()
                .flat_map(|(glyph, texts)| {
                    texts.iter().map(move |(text, _)| (*text, glyph))
                })
                .filter(|each| !said.contains(each))
                .collect();
            others.sort_unstable_by_key(|(text, glyph)| (*glyph, *text));
            places.extend(others.iter().filter_map(|(_, glyph)| remapper.get(*glyph)));
            said.extend(others);
        }
        let mut codes = vec![Vec::new(); uses.len()];
        for (code, (_, glyph)) in (1..).zip(&said) {
            codes[usize::from(*glyph)].push(code);
        }
        let metrics = face.font.glyph_metrics();
        let em = i64::from(face.units_per_em.max(1));
        let width = |glyph: u16| {
            let units = metrics.h_advance_exact(GlyphId::from(glyph)).to_i64();
            divided(units * 1_000_000, em)
        };
        Ok(Self {
            name: format!("T{}", id.0),
            texts: said.iter().map(|(text, _)| (*text).to_owned()).collect(),
            widths: std::iter::once(0)
                .chain(said.iter().map(|(_, glyph)| *glyph))
                .map(width)
                .collect(),
            glyphs: said.iter().map(|(_, glyph)| *glyph).collect(),
            codes,
            wide: said.len() > usize::from(u8::MAX),
            program,
            places,
        })
    }

    /// Whether a glyph is in it.
    pub(super) fn knows(&self, glyph: u16) -> bool {
        glyph != 0
            && self
                .codes
                .get(usize::from(glyph))
                .is_some_and(|codes| !codes.is_empty())
    }

    /// The code of a glyph that says a text; failing that, its first.
    pub(super) fn code(&self, glyph: u16, text: &str) -> Code {
        let of_glyph = self.codes.get(usize::from(glyph)).map_or(&[][..], Vec::as_slice);
        let said = |code: u16| self.texts.get(usize::from(code.saturating_sub(1)));
        let exact = of_glyph
            .iter()
            .find(|code| said(**code).is_some_and(|said| said == text));
        let code = exact.or(of_glyph.first()).copied().unwrap_or(0);
        Code {
            code,
            width: self.widths.get(usize::from(code)).copied().unwrap_or(0),
            says: exact.is_some(),
        }
    }

    /// Whether the codes of a cluster's glyphs say its text.
    pub(super) fn says(&self, cluster: Cluster<'_>) -> bool {
        let mut glyphs = cluster.glyphs.iter().enumerate();
        glyphs.all(|(place, glyph)| {
            let part = cluster.part(place);
            part.is_some_and(|part| self.code(glyph.id, part).says)
        })
    }

    /// Embeds the font; gives its dictionary. `narrow` is the map of codes of one byte.
    pub(super) fn embed(
        &self,
        document: &mut Document,
        face: &Face,
        narrow: ObjectId,
    ) -> ObjectId {
        let base = base_name(face, &self.glyphs);
        let (key, kind, program) = match &self.program {
            Program::TrueType(bytes) => {
                let size = dictionary! { "Length1" => Object::Integer(length(bytes)) };
                ("FontFile2", "CIDFontType2", stream(size, bytes.as_slice()))
            }
            Program::Compact(bytes) => {
                let kind = dictionary! { "Subtype" => name("CIDFontType0C") };
                ("FontFile3", "CIDFontType0", stream(kind, bytes.as_slice()))
            }
        };
        let program = document.add_object(program);
        let mut descriptor = descriptor(face, SYMBOLIC);
        descriptor.set("FontName", name(&base));
        descriptor.set(key, program);
        let descriptor = document.add_object(descriptor);
        let mut descendant = dictionary! {
            "Type" => name("Font"),
            "Subtype" => name(kind),
            "BaseFont" => name(&base),
            "CIDSystemInfo" => cmap::identity(),
            "FontDescriptor" => descriptor,
            "W" => vec![Object::Integer(0), numbers(self.widths.iter().copied())],
        };
        if let Program::TrueType(_) = self.program {
            descendant.set("CIDToGIDMap", self.places_map(document));
        }
        let descendant = document.add_object(descendant);
        let unicode = document.add_object(stream(
            Dictionary::new(),
            cmap::to_unicode(&self.texts, self.wide),
        ));
        document.add_object(dictionary! {
            "Type" => name("Font"),
            "Subtype" => name("Type0"),
            "BaseFont" => name(&base),
            "Encoding" => if self.wide { name("Identity-H") } else { narrow.into() },
            "DescendantFonts" => vec![descendant.into()],
            "ToUnicode" => unicode,
        })
    }

    /// Which glyph of the program each code shows; most fonts need no map.
    fn places_map(&self, document: &mut Document) -> Object {
        if (1..)
            .zip(&self.places)
            .all(|(code, place): (u16, &u16)| code == *place)
        {
            return name("Identity");
        }
        let map: Vec<u8> = std::iter::once(&0)
            .chain(&self.places)
            .flat_map(|place| place.to_be_bytes())
            .collect();
        document.add_object(stream(Dictionary::new(), map)).into()
    }
}

/// The name of a subset: six capitals that tell it from others, and the name of the face (ISO 32000-1, 9.6.4).
pub(super) fn base_name(face: &Face, glyphs: &[u16]) -> String {
    let mut hash = glyphs
        .iter()
        .flat_map(|glyph| glyph.to_be_bytes())
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
    let tag: String = (0..6)
        .map(|_| {
            let letter = u8::try_from(hash % 26).unwrap_or(0);
            hash /= 26;
            char::from(b'A' + letter)
        })
        .collect();
    format!("{tag}+{}", postscript(&face.postscript))
}

/// The flag of a font whose codes are ours (ISO 32000-1, 9.8.2).
const SYMBOLIC: i64 = 4;
/// The flag of a font of which the codes are those of an alphabet.
pub(super) const NONSYMBOLIC: i64 = 32;

/// The measures of a face, in thousandths of an em (ISO 32000-1, 9.8).
pub(super) fn descriptor(face: &Face, alphabet: i64) -> Dictionary {
    let em = i64::from(face.units_per_em.max(1));
    let scaled = |units: i32| divided(i64::from(units) * 1000, em) * 1000;
    let bounds = &face.font.metrics().bounds;
    let edges = [bounds.x_min, bounds.y_min, bounds.x_max, bounds.y_max];
    let slant = face.font.style_metrics().italic_angle;
    // Bit 7 says italic.
    let flags = if face.italic { alphabet | 64 } else { alphabet };
    dictionary! {
        "Type" => name("FontDescriptor"),
        "Flags" => flags,
        "FontBBox" => numbers(edges.map(|edge| scaled(edge.to_i32()))),
        "ItalicAngle" => number(slant.map_or(0, |slant| i64::from(slant.to_i32()) * 1000)),
        "Ascent" => number(scaled(face.ascent)),
        "Descent" => number(scaled(-face.descent)),
        "CapHeight" => number(scaled(face.cap_height)),
        // A guess that viewers need only when the program is missing.
        "StemV" => if face.bold { 140 } else { 80 },
    }
}

/// A PostScript name has no spaces and no delimiters.
fn postscript(name: &str) -> String {
    name.chars()
        .filter(|each| each.is_ascii_alphanumeric() || matches!(each, '-' | '_' | '.'))
        .collect()
}

fn length(bytes: &[u8]) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}
