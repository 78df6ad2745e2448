//! Reads a PDF back as far as the tests ask: glyphs with their places and texts, and the structure tree.

use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId, decode_text_string};
use std::collections::BTreeMap;

/// A glyph on a page.
#[derive(Debug, Clone)]
pub struct Shown {
    pub x: f64,
    pub y: f64,
    pub text: String,
    pub mcid: Option<i64>,
}

/// What the text of an artifact or of marked content says.
#[derive(Debug, Default)]
pub struct Side {
    pub glyphs: Vec<Shown>,
    /// What each marked content says; `ActualText` goes before the glyphs.
    pub said: BTreeMap<i64, String>,
    /// The dictionary of each artifact, as text, and what it says.
    pub artifacts: Vec<(String, String)>,
    /// Operators outside all marked content that print.
    pub loose: Vec<String>,
}

struct Font {
    texts: BTreeMap<u16, String>,
    widths: BTreeMap<u16, f64>,
    /// The bytes of a code on the page.
    bytes: usize,
}

pub fn open(file: &[u8]) -> Document {
    Document::load_mem(file).unwrap()
}

pub fn follow<'a>(document: &'a Document, object: &'a Object) -> &'a Object {
    document.dereference(object).unwrap().1
}

pub fn entry<'a>(
    document: &'a Document,
    dictionary: &'a Dictionary,
    key: &str,
) -> Option<&'a Object> {
    dictionary
        .get(key.as_bytes())
        .ok()
        .map(|object| follow(document, object))
}

pub fn list(object: Option<&Object>) -> Vec<Object> {
    match object {
        None => Vec::new(),
        Some(Object::Array(array)) => array.clone(),
        Some(one) => vec![one.clone()],
    }
}

pub fn word(document: &Document, dictionary: &Dictionary, key: &str) -> Option<String> {
    entry(document, dictionary, key).map(|object| match object {
        Object::Name(name) => String::from_utf8(name.clone()).unwrap(),
        other => decode_text_string(other).unwrap(),
    })
}

pub fn fonts(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Dictionary> {
    let page = document.get_dictionary(page).unwrap();
    let resources = entry(document, page, "Resources").unwrap().as_dict().unwrap();
    let fonts = entry(document, resources, "Font").unwrap().as_dict().unwrap();
    fonts
        .iter()
        .map(|(name, font)| {
            (name.clone(), follow(document, font).as_dict().unwrap().clone())
        })
        .collect()
}

pub fn widths(document: &Document, font: &Dictionary) -> Vec<f64> {
    let descendants = list(entry(document, font, "DescendantFonts"));
    let descendant = follow(document, &descendants[0]).as_dict().unwrap();
    let widths = list(entry(document, descendant, "W"));
    assert_eq!(widths[0], Object::Integer(0));
    list(Some(&widths[1]))
        .iter()
        .map(|width| f64::from(width.as_float().unwrap()))
        .collect()
}

impl Font {
    fn new(document: &Document, font: &Dictionary) -> Self {
        let map = entry(document, font, "ToUnicode").unwrap().as_stream().unwrap();
        let map = String::from_utf8(map.decompressed_content().unwrap()).unwrap();
        Self {
            texts: texts(&map),
            widths: (0..).zip(widths(document, font)).collect(),
            bytes: bytes(document, font),
        }
    }
}

/// `Identity-H` has codes of two bytes; a map of ours says that each byte is a glyph's number.
fn bytes(document: &Document, font: &Dictionary) -> usize {
    match entry(document, font, "Encoding").unwrap() {
        Object::Name(name) if name == b"Identity-H" => 2,
        map => {
            let map = map.as_stream().unwrap().decompressed_content().unwrap();
            let map = String::from_utf8(map).unwrap();
            assert!(map.contains("1 begincodespacerange\n<00> <ff>\nendcodespacerange"));
            assert!(map.contains("1 begincidrange\n<00> <ff> 0\nendcidrange"));
            1
        }
    }
}

/// `beginbfchar` and `beginbfrange`, one mapping a line.
fn texts(map: &str) -> BTreeMap<u16, String> {
    let mut texts = BTreeMap::new();
    let (_, map) = map.split_once("endcodespacerange").unwrap();
    for line in map.lines().filter(|line| line.starts_with('<')) {
        let parts: Vec<&str> =
            line.split(['<', '>', ' ']).filter(|part| !part.is_empty()).collect();
        let code = |part: &str| u16::from_str_radix(part, 16).unwrap();
        let units = |part: &str| -> Vec<u16> {
            part.as_bytes()
                .chunks(4)
                .map(|unit| code(std::str::from_utf8(unit).unwrap()))
                .collect()
        };
        match parts.as_slice() {
            [one, text] => {
                drop(texts.insert(code(one), String::from_utf16(&units(text)).unwrap()));
            }
            [first, last, text] => {
                for (step, one) in (code(first)..=code(last)).enumerate() {
                    let mut letters = units(text);
                    *letters.last_mut().unwrap() += u16::try_from(step).unwrap();
                    texts.insert(one, String::from_utf16(&letters).unwrap());
                }
            }
            [..] => panic!("{line}"),
        }
    }
    texts
}

/// What an open marked content is.
#[derive(Clone)]
enum Open {
    Content(i64),
    Artifact,
    Spelled,
}

pub fn side(document: &Document, page: ObjectId) -> Side {
    let fonts: BTreeMap<Vec<u8>, Font> = fonts(document, page)
        .into_iter()
        .map(|(name, font)| (name, Font::new(document, &font)))
        .collect();
    let content = Content::decode(&document.get_page_content(page)).unwrap();
    let mut side = Side::default();
    let (mut open, mut font, mut size): (Vec<(Open, bool)>, _, f64) =
        (Vec::new(), None, 0.0);
    let (mut x, mut y, mut pen, mut rise) = (0.0, 0.0, 0.0, 0.0);
    for operation in &content.operations {
        let operands = &operation.operands;
        let float = |at: usize| f64::from(operands[at].as_float().unwrap());
        let print =
            matches!(operation.operator.as_str(), "f" | "S" | "s" | "Do" | "Tj" | "TJ");
        if print && open.is_empty() {
            side.loose.push(format!("{operation:?}"));
        }
        match operation.operator.as_str() {
            "BDC" => {
                let dictionary = operands[1].as_dict().unwrap();
                let number = dictionary.get(b"MCID").and_then(Object::as_i64).ok();
                let actual = word(document, dictionary, "ActualText");
                let kind = match (operands[0].as_name().unwrap(), number) {
                    (b"Artifact", _) => {
                        side.artifacts.push((format!("{dictionary:?}"), String::new()));
                        Open::Artifact
                    }
                    (_, Some(number)) => {
                        assert!(
                            !side.said.contains_key(&number),
                            "{number} is opened twice"
                        );
                        side.said.insert(number, String::new());
                        Open::Content(number)
                    }
                    (_, None) => Open::Spelled,
                };
                open.push((kind, actual.is_some()));
                if let Some(actual) = actual {
                    say(&mut side, &open, &actual);
                }
            }
            "EMC" => drop(open.pop().unwrap()),
            "BT" => (x, y, pen) = (0.0, 0.0, 0.0),
            "Td" => (x, y, pen) = (x + float(0), y + float(1), 0.0),
            "Ts" => rise = float(0),
            "Tf" => (font, size) = (fonts.get(operands[0].as_name().unwrap()), float(1)),
            "Tj" | "TJ" => {
                for item in list(operands.first()) {
                    let Object::String(codes, _) = &item else {
                        pen -= f64::from(item.as_float().unwrap()) * size / 1000.0;
                        continue;
                    };
                    let font = font.unwrap();
                    for code in codes.chunks(font.bytes) {
                        let code = code
                            .iter()
                            .fold(0, |code, byte| code << 8 | u16::from(*byte));
                        assert_ne!(code, 0);
                        let text = font.texts[&code].clone();
                        if open.iter().all(|(_, spelled)| !spelled) {
                            say(&mut side, &open, &text);
                        }
                        let mcid = open.iter().find_map(|(kind, _)| match kind {
                            Open::Content(number) => Some(*number),
                            Open::Artifact | Open::Spelled => None,
                        });
                        side.glyphs.push(Shown { x: x + pen, y: y + rise, text, mcid });
                        pen += font.widths[&code] * size / 1000.0;
                    }
                }
            }
            _ => {}
        }
    }
    assert!(open.is_empty());
    side
}

fn say(side: &mut Side, open: &[(Open, bool)], text: &str) {
    match open.iter().find(|(kind, _)| !matches!(kind, Open::Spelled)) {
        Some((Open::Content(number), _)) => {
            side.said.entry(*number).or_default().push_str(text);
        }
        Some((Open::Artifact, _)) => side.artifacts.last_mut().unwrap().1.push_str(text),
        Some((Open::Spelled, _)) | None => panic!("loose text {text}"),
    }
}

/// An element of the structure tree.
#[derive(Debug)]
pub struct Element {
    pub id: ObjectId,
    pub tag: String,
    pub dictionary: Dictionary,
    /// Its own marked contents: which page, and the number.
    pub marked: Vec<(ObjectId, i64)>,
    /// Its annotations.
    pub annotations: Vec<ObjectId>,
    /// What it and all below it say, in reading order.
    pub text: String,
    pub children: Vec<Self>,
}

impl Element {
    /// This element and all below it.
    pub fn all(&self) -> Vec<&Self> {
        std::iter::once(self)
            .chain(self.children.iter().flat_map(Self::all))
            .collect()
    }
}

pub fn tree(document: &Document, sides: &BTreeMap<ObjectId, Side>) -> Element {
    let root = entry(document, document.catalog().unwrap(), "StructTreeRoot").unwrap();
    element(
        document,
        sides,
        root.as_dict().unwrap().get(b"K").unwrap().as_reference().unwrap(),
    )
}

fn element(
    document: &Document,
    sides: &BTreeMap<ObjectId, Side>,
    id: ObjectId,
) -> Element {
    let dictionary = document.get_dictionary(id).unwrap().clone();
    let home = dictionary.get(b"Pg").and_then(Object::as_reference).ok();
    let mut element = Element {
        id,
        tag: word(document, &dictionary, "S").unwrap(),
        marked: Vec::new(),
        annotations: Vec::new(),
        text: String::new(),
        children: Vec::new(),
        dictionary,
    };
    let kids = element.dictionary.get(b"K").cloned().ok();
    for kid in list(kids.as_ref()) {
        let piece = match &kid {
            Object::Integer(number) => Some((home.unwrap(), *number)),
            Object::Reference(child) => {
                let child = self::element(document, sides, *child);
                assert_eq!(
                    child.dictionary.get(b"P").unwrap().as_reference().unwrap(),
                    id
                );
                element.text.push_str(&child.text);
                element.children.push(child);
                None
            }
            Object::Dictionary(kid) if kid.has_type(b"OBJR") => {
                element
                    .annotations
                    .push(kid.get(b"Obj").unwrap().as_reference().unwrap());
                None
            }
            Object::Dictionary(kid) => {
                let page = kid.get(b"Pg").unwrap().as_reference().unwrap();
                Some((page, kid.get(b"MCID").unwrap().as_i64().unwrap()))
            }
            other => panic!("{other:?}"),
        };
        if let Some((page, number)) = piece {
            element.text.push_str(&sides[&page].said[&number]);
            element.marked.push((page, number));
        }
    }
    element
}
