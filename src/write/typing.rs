//! The face that is typed in when a form is filled in: the letters of `WinAnsiEncoding`, whole, so that a viewer can set what
//! nobody knows yet. It is the only font of one byte a letter, and the only one with a map of its own (ISO 32000-1, 9.6.6.4).

use super::fonts::{NONSYMBOLIC, base_name, descriptor};
use super::object::{divided, integer, name, numbers, stream};
use super::sfnt;
use crate::font::{Face, Fonts, GlyphId};
use lopdf::{Document, ObjectId, dictionary};
use subsetter::GlyphRemapper;

/// The first code, which is a space; the last is 255.
const FIRST: u8 = b' ';
/// What the codes from 128 to 159 stand for (ISO 32000-1, D.2); a bullet stands where there is nothing.
const MIDDLE: [char; 32] = [
    '€', '•', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '•', 'Ž', '•', '•',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '•', 'ž', 'Ÿ',
];

/// Embeds the upright, light face of the first family that has one in TrueType; gives its dictionary.
pub(super) fn embed(
    document: &mut Document,
    fonts: &Fonts,
    families: &[String],
) -> Result<ObjectId, String> {
    let face = face(fonts, families).ok_or("no face can be typed in")?;
    let mut remapper = GlyphRemapper::new();
    let mut map: Vec<(u16, u16)> = Vec::new();
    for letter in letters() {
        if let (Some(glyph), Ok(code)) =
            (glyph(face, letter), u16::try_from(u32::from(letter)))
        {
            map.push((code, remapper.remap(glyph)));
        }
    }
    map.sort_unstable();
    map.dedup();
    let glyphs: Vec<u16> = remapper.remapped_gids().collect();
    let subset = subsetter::subset(face.data.bytes(), 0, &remapper)
        .map_err(|error| format!("{}: {error}", face.postscript))?;
    let program = sfnt::mapped(&subset, &character_map(&map))
        .ok_or_else(|| format!("{}: it cannot be typed in", face.postscript))?;
    let program = stream(dictionary! { "Length1" => integer(program.len()) }, program);
    let program = document.add_object(program);
    let base = base_name(face, &glyphs);
    let mut descriptor = descriptor(face, NONSYMBOLIC);
    descriptor.set("FontName", name(&base));
    descriptor.set("FontFile2", program);
    let descriptor = document.add_object(descriptor);
    Ok(document.add_object(dictionary! {
        "Type" => name("Font"),
        "Subtype" => name("TrueType"),
        "BaseFont" => name(&base),
        "FirstChar" => i64::from(FIRST),
        "LastChar" => 255,
        "Widths" => numbers(letters().map(|letter| width(face, letter))),
        "FontDescriptor" => descriptor,
        "Encoding" => name("WinAnsiEncoding"),
    }))
}

fn face<'a>(fonts: &'a Fonts, families: &[String]) -> Option<&'a Face> {
    let plain = |face: &&Face| {
        !face.bold && !face.italic && sfnt::table(face.data.bytes(), b"glyf").is_some()
    };
    let of = |family: &String| {
        fonts
            .faces()
            .iter()
            .rev()
            .filter(|face| face.family == *family)
            .find(plain)
    };
    families
        .iter()
        .find_map(of)
        .or_else(|| fonts.faces().iter().find(plain))
}

/// What the codes stand for, from the first to the last.
fn letters() -> impl Iterator<Item = char> {
    (FIRST..=u8::MAX).map(|code| match code {
        0x7f => '•',
        0x80..=0x9f => MIDDLE[usize::from(code - 0x80)],
        // Spaces and hyphens of all kinds look alike.
        0xa0 => ' ',
        0xad => '-',
        _ => char::from(code),
    })
}

fn glyph(face: &Face, letter: char) -> Option<u16> {
    let glyph = face.font.charmap().map_unicode(letter)?;
    u16::try_from(glyph.to_u32()).ok()
}

/// How wide a letter is, in millionths of an em; what the face has not is as wide as its first glyph.
fn width(face: &Face, letter: char) -> i64 {
    let glyph = GlyphId::from(glyph(face, letter).unwrap_or(0));
    let units = face.font.glyph_metrics().h_advance_exact(glyph).to_i64();
    divided(units * 1_000_000, i64::from(face.units_per_em.max(1)))
}

/// A character map with one table, for Unicode on Windows, in format 4 (OpenType, `cmap`): runs of letters of which the
/// glyphs stand side by side.
fn character_map(map: &[(u16, u16)]) -> Vec<u8> {
    let goes_on = |a: &(u16, u16), b: &(u16, u16)| {
        a.0.checked_add(1) == Some(b.0) && a.1.checked_add(1) == Some(b.1)
    };
    let mut runs: Vec<(u16, u16, u16)> = map
        .chunk_by(goes_on)
        .filter_map(|run| Some((run.first()?.0, run.last()?.0, run.first()?.1)))
        .collect();
    // The last must be this, and shows the glyph for what is missing.
    runs.push((u16::MAX, u16::MAX, 0));
    let count = u16::try_from(runs.len()).unwrap_or(u16::MAX);
    let power = u16::try_from(count.ilog2()).unwrap_or(0);
    let range = 2_u16 << power;
    let words = [
        [4, 16 + 8 * count, 0, 2 * count, range, power, 2 * count - range].to_vec(),
        runs.iter().map(|run| run.1).collect(),
        vec![0],
        runs.iter().map(|run| run.0).collect(),
        runs.iter().map(|run| run.2.wrapping_sub(run.0)).collect(),
        vec![0; runs.len()],
    ];
    // Version 0, one table: platform 3, encoding 1, 12 bytes from the start.
    let head = [0, 1, 3, 1, 0, 12];
    head.into_iter()
        .chain(words.concat())
        .flat_map(u16::to_be_bytes)
        .collect()
}
