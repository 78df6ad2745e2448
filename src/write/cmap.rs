//! Codes → what they stand for: the character maps of the embedded fonts (ISO 32000-1, 9.7.5 and 9.10.3).

use super::object::{name, stream, string};
use lopdf::{Dictionary, Document, ObjectId, dictionary};
use std::fmt::Write;

/// The map from codes to text (ISO 32000-1, 9.10.3), in runs where letters follow each other.
pub(super) fn to_unicode(texts: &[String], wide: bool) -> String {
    let mut runs: Vec<(u16, u16, &str)> = Vec::new();
    let mut singles: Vec<(u16, &str)> = Vec::new();
    for (code, text) in (1..).zip(texts.iter().map(String::as_str)) {
        match runs.last_mut() {
            Some((first, last, start)) if follows(*first, *last, start, code, text) => {
                *last = code;
            }
            Some(_) | None => runs.push((code, code, text)),
        }
    }
    runs.retain(|(first, last, text)| {
        let alone = first == last;
        if alone {
            singles.push((*first, *text));
        }
        !alone
    });
    let digits = if wide { 4 } else { 2 };
    let mut map = begun("UCS", "Adobe-Identity-UCS", 2, digits);
    for block in runs.chunks(100) {
        let lines = block.iter().map(|(first, last, text)| {
            format!("<{first:0digits$x}> <{last:0digits$x}> {}", hex(text))
        });
        let _ = writeln!(
            map,
            "{} beginbfrange\n{}\nendbfrange",
            block.len(),
            lines.collect::<Vec<_>>().join("\n")
        );
    }
    for block in singles.chunks(100) {
        let lines = block
            .iter()
            .map(|(code, text)| format!("<{code:0digits$x}> {}", hex(text)));
        let _ = writeln!(
            map,
            "{} beginbfchar\n{}\nendbfchar",
            block.len(),
            lines.collect::<Vec<_>>().join("\n")
        );
    }
    map.push_str(END);
    map
}

/// The map of codes of one byte, for all faces that need no more: each is a glyph's number (ISO 32000-1, 9.7.5.3).
pub(super) fn narrow(document: &mut Document) -> ObjectId {
    const NAME: &str = "OneByteIdentityH";
    let mut map = begun("Identity", NAME, 1, 2);
    let _ = writeln!(map, "1 begincidrange\n<00> <ff> 0\nendcidrange\n{END}");
    let about = dictionary! {
        "Type" => name("CMap"),
        "CMapName" => name(NAME),
        "CIDSystemInfo" => identity(),
    };
    document.add_object(stream(about, map))
}

/// The head of a map of codes of so many digits.
fn begun(ordering: &str, name: &str, kind: u8, digits: usize) -> String {
    let last = 16_u32.saturating_pow(u32::try_from(digits).unwrap_or(0)) - 1;
    format!(
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
         /CIDSystemInfo <</Registry (Adobe) /Ordering ({ordering}) /Supplement 0>> def\n\
         /CMapName /{name} def\n/CMapType {kind} def\n\
         1 begincodespacerange\n<{:0digits$x}> <{last:0digits$x}>\nendcodespacerange\n",
        0
    )
}

const END: &str = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend";

/// Whether a code and its text go on a run; in a run only the last byte of either may change.
fn follows(first: u16, last: u16, start: &str, code: u16, text: &str) -> bool {
    let letter = |text: &str| {
        let mut letters = text.chars();
        letters
            .next()
            .filter(|_| letters.next().is_none())
            .and_then(|each| u16::try_from(u32::from(each)).ok())
    };
    let (Some(from), Some(to)) = (letter(start), letter(text)) else { return false };
    last.checked_add(1) == Some(code)
        && code >> 8 == first >> 8
        && to >> 8 == from >> 8
        && to.checked_sub(from) == code.checked_sub(first)
}

fn hex(text: &str) -> String {
    let units: String = text.encode_utf16().map(|unit| format!("{unit:04x}")).collect();
    format!("<{units}>")
}

/// Our codes are in nobody's collection.
pub(super) fn identity() -> Dictionary {
    dictionary! { "Registry" => string("Adobe"), "Ordering" => string("Identity"), "Supplement" => 0 }
}
