//! Text → stretches of one face and one script: the first family that has a grapheme cluster sets it.

use super::runs::Look;
use crate::font::{FaceId, Fonts};
use harfrust::Script;
use icu_segmenter::{GraphemeClusterSegmenter, GraphemeClusterSegmenterBorrowed};
use std::collections::BTreeMap;
use std::ops::Range;

/// Picks faces out of the families of a layout, in their order.
#[derive(Debug)]
pub struct Picker<'a> {
    fonts: &'a Fonts,
    families: &'a [String],
    picked: BTreeMap<(bool, bool, char), FaceId>,
    ascii: [[Option<FaceId>; 128]; 4],
    graphemes: GraphemeClusterSegmenterBorrowed<'static>,
}

impl<'a> Picker<'a> {
    /// Tries `families` in order.
    pub fn new(fonts: &'a Fonts, families: &'a [String]) -> Self {
        Self {
            fonts,
            families,
            picked: BTreeMap::new(),
            ascii: [[None; 128]; 4],
            graphemes: GraphemeClusterSegmenter::new(),
        }
    }

    /// The first family's face in a weight and slope.
    pub fn first(&self, bold: bool, italic: bool) -> FaceId {
        self.fonts.pick(self.families, bold, italic, "").unwrap_or(FaceId(0))
    }

    /// Cuts a text into stretches of one face and one script.
    pub fn itemise(
        &mut self,
        text: &str,
        look: Look,
    ) -> Vec<(Range<usize>, FaceId, Script)> {
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

fn script_of(character: char) -> Option<Script> {
    let script = harfrust::unicode::script(u32::from(character));
    let real = script != Script::COMMON
        && script != Script::INHERITED
        && script != Script::UNKNOWN;
    real.then_some(script)
}
