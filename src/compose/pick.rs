//! Text → stretches of one face and one script: the first family that has a grapheme cluster sets it.
//!
//! A word is set in one face: where the first family lacks a letter of it, the first that has them all sets it whole. In Chinese
//! and Japanese text the signs that all scripts share are those of the Han family, but for one within a Latin word.

use super::runs::Look;
use crate::font::{FaceId, Fonts};
use crate::scripts;
use harfrust::Script;
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
use std::collections::BTreeMap;
use std::ops::Range;

/// Picks faces out of the families of a layout, in their order.
#[derive(Debug)]
pub struct Picker<'a> {
    fonts: &'a Fonts,
    families: Vec<String>,
    /// Where the family stands that most of a text is set in: that of its script.
    main: usize,
    /// Whether it has the signs that are wide in Han text; if not, signs are those of the letters beside them.
    has_wide_signs: bool,
    picked: BTreeMap<(bool, bool, char), FaceId>,
    ascii: [[Option<FaceId>; 128]; 4],
    graphemes: GraphemeClusterSegmenterBorrowed<'static>,
}

/// A stretch of a text, its face and its script.
type Item = (Range<usize>, FaceId, Script);

/// A grapheme cluster, the face that sets it, and the script that it tells.
struct Cluster {
    range: Range<usize>,
    face: FaceId,
    script: Option<Script>,
}

impl<'a> Picker<'a> {
    /// Tries `families` in order, for a text in a language; those of the language come first.
    pub fn new(fonts: &'a Fonts, families: &[String], language: &str) -> Self {
        let families = fonts.families(families, language);
        let own = scripts::of_language(language);
        let main = own
            .and_then(|own| own.family)
            .and_then(|family| families.iter().position(|each| each == family));
        let has_wide_signs = own.is_some_and(|own| own.has_wide_signs());
        Self {
            fonts,
            families,
            main: main.unwrap_or_default(),
            has_wide_signs: has_wide_signs && main.is_some(),
            picked: BTreeMap::new(),
            ascii: [[None; 128]; 4],
            graphemes: GraphemeClusterSegmenter::new(),
        }
    }

    /// The face that most of a text is set in, in a weight and slope.
    pub fn first(&self, bold: bool, italic: bool) -> FaceId {
        let of = |families| self.fonts.pick(families, bold, italic, "");
        of(self.main()).or_else(|| of(&self.families)).unwrap_or(FaceId(0))
    }

    /// The family that most of a text is set in, and those after it.
    fn main(&self) -> &[String] {
        self.families.get(self.main..).unwrap_or_default()
    }

    /// Cuts a text into stretches of one face and one script.
    pub fn itemise(&mut self, text: &str, look: Look) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        if text.is_ascii() {
            let mut start = 0;
            while let Some(&first) = text.as_bytes().get(start) {
                let face = self.face_of(char::from(first), look);
                let known = &self.ascii[style_of(look)];
                let rest = &text.as_bytes()[start..];
                let same = |byte: &&u8| known[usize::from(**byte)] == Some(face);
                let end = start + rest.iter().take_while(same).count();
                let is_latin = rest[..end - start].iter().any(u8::is_ascii_alphabetic);
                let script = is_latin.then_some(Script::LATIN);
                add(&mut items, Cluster { range: start..end, face, script });
                start = end;
            }
            return items;
        }
        let mut clusters = self.clusters(text, look);
        for word in clusters.chunk_by_mut(|one, next| is_letter(one) && is_letter(next)) {
            self.set_whole(text, look, word);
        }
        clusters.into_iter().for_each(|cluster| add(&mut items, cluster));
        items
    }

    /// The grapheme clusters of a text, each in the first face that has it.
    fn clusters(&mut self, text: &str, look: Look) -> Vec<Cluster> {
        let mut clusters: Vec<Cluster> = Vec::new();
        let mut start = 0;
        let graphemes = self.graphemes;
        for end in graphemes.segment_str(text).skip(1) {
            let cluster = &text[start..end];
            let mut characters = cluster.chars();
            let face = match (characters.next(), characters.next()) {
                (Some(' '), None) => self.space_after(clusters.last(), look),
                (Some(only), None) => self
                    .wide_sign(only, text, start, look)
                    .unwrap_or_else(|| self.face_of(only, look)),
                _ => self.pick(cluster, look),
            };
            let script = cluster.chars().find_map(script_of);
            clusters.push(Cluster { range: start..end, face, script });
            start = end;
        }
        clusters
    }

    /// A word space is that of the word before it.
    fn space_after(&mut self, before: Option<&Cluster>, look: Look) -> FaceId {
        before
            .map(|cluster| cluster.face)
            .filter(|face| self.fonts.face(*face).covers(' '))
            .unwrap_or_else(|| self.face_of(' ', look))
    }

    /// The face of a sign that is wide in Han text; `None` where it stands inside a Latin word, and for all else.
    fn wide_sign(&self, sign: char, text: &str, at: usize, look: Look) -> Option<FaceId> {
        if !self.has_wide_signs || !is_shared_sign(sign) {
            return None;
        }
        let (before, rest) = text.split_at(at);
        let (sign, after) = rest.split_at(sign.len_utf8());
        let latin = |each: char| each.is_ascii_alphanumeric();
        let inside = before.ends_with(latin) && after.starts_with(latin)
            // A dot between spaces parts what is listed.
            || sign == "·" && before.ends_with(' ');
        (!inside).then(|| self.fonts.pick(self.main(), look.bold, look.italic, sign))?
    }

    /// Sets a word whose letters are of several faces in one that has them all, if there is one.
    fn set_whole(&self, text: &str, look: Look, word: &mut [Cluster]) {
        let [first, .., last] = &*word else { return };
        let letters = &text[first.range.start..last.range.end];
        if word.iter().any(|each| each.face != first.face)
            && let Some(face) =
                self.fonts.pick(&self.families, look.bold, look.italic, letters)
        {
            word.iter_mut().for_each(|each| each.face = face);
        }
    }

    fn face_of(&mut self, character: char, look: Look) -> FaceId {
        let mut bytes = [0; 4];
        let cluster = character.encode_utf8(&mut bytes);
        let style = style_of(look);
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
            self.fonts.pick(&self.families, look.bold, look.italic, cluster)
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

/// The place of a weight and slope among the four.
fn style_of(look: Look) -> usize {
    usize::from(look.bold) * 2 + usize::from(look.italic)
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

/// Adds a cluster to the last stretch, if that has its face and script.
fn add(items: &mut Vec<Item>, cluster: Cluster) {
    let Cluster { range, face, script } = cluster;
    if let Some((known, last, of)) = items.last_mut()
        && *last == face
        && script.is_none_or(|script| *of == script || *of == Script::COMMON)
    {
        known.end = range.end;
        *of = script.unwrap_or(*of);
    } else {
        items.push((range, face, script.unwrap_or(Script::COMMON)));
    }
}

/// Whether it is a letter of the scripts that share families.
fn is_letter(cluster: &Cluster) -> bool {
    cluster.script.is_some_and(|script| {
        [Script::LATIN, Script::GREEK, Script::CYRILLIC].contains(&script)
    })
}

/// Quotation marks, dashes, dots: signs that Han faces draw as wide as a character, Latin ones as their letters ask
/// (UAX 11, ambiguous width).
const fn is_shared_sign(sign: char) -> bool {
    matches!(sign, '‘' | '’' | '“' | '”' | '…' | '‥' | '—' | '―' | '·' | '※')
}

fn script_of(character: char) -> Option<Script> {
    let script = match harfrust::unicode::script(u32::from(character)) {
        // They mix in every line and are shaped alike.
        Script::HIRAGANA | Script::KATAKANA | Script::BOPOMOFO => Script::HAN,
        script => script,
    };
    let real = script != Script::COMMON
        && script != Script::INHERITED
        && script != Script::UNKNOWN;
    real.then_some(script)
}
