//! Which strings of a content file hold words to translate, and the mark by which they are known again.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The keys of the head, of sections and of blocks whose strings hold words, alone or in lists.
pub const WORDS: [&str; 25] = [
    "alt",
    "caption",
    "columns",
    "common",
    "fields",
    "food",
    "generic",
    "heading",
    "headings",
    "hours",
    "items",
    "kind",
    "label",
    "meaning",
    "report",
    "rows",
    "scale",
    "short-title",
    "stem",
    "subtitle",
    "term",
    "text",
    "times",
    "title",
    "who",
];
/// How a word sounds to those who read the source's language: left out where the translation leaves it out.
pub const SOUND: &str = "say";

/// Keys whose strings are the same in every language.
pub const FACTS: [&str; 8] =
    ["brand", "break", "id", "image", "level", "phone", "url", "when"];

/// Whether the strings of a key hold words that must be translated.
pub fn is_words(key: &str) -> bool {
    WORDS.contains(&key)
}

/// A string with words.
#[derive(Debug, Clone)]
pub struct Leaf<'a> {
    /// The keys and places that lead to it: `call.levels.0.label`.
    pub path: String,
    /// The words.
    pub words: &'a str,
}

/// The words of a section or of a block, in the order they are written.
pub fn leaves<'a>(table: &'a DeTable<'_>) -> Vec<Leaf<'a>> {
    let mut found = Vec::new();
    for (key, value) in in_order(table) {
        // A section has its blocks in it; they have names of their own.
        if !BLOCKS.contains(&key) {
            below(key, key, value.get_ref(), &mut found);
        }
    }
    found
}

/// What a table holds, as it is written: tables are kept in the order of their keys.
pub fn in_order<'a, 't>(
    table: &'a DeTable<'t>,
) -> Vec<(&'a str, &'a Spanned<DeValue<'t>>)> {
    let mut all: Vec<_> = table.iter().collect();
    all.sort_by_key(|(key, _)| key.span().start);
    all.into_iter()
        .map(|(key, value)| (key.get_ref().as_ref(), value))
        .collect()
}

/// The keys of a section that hold blocks.
pub const BLOCKS: [&str; 2] = ["block", "short"];

/// The words of a value that stands under a key.
pub fn below<'a>(
    key: &str,
    path: &str,
    value: &'a DeValue<'_>,
    found: &mut Vec<Leaf<'a>>,
) {
    match value {
        DeValue::String(words) if is_words(key) && !words.trim().is_empty() => {
            found.push(Leaf { path: path.to_owned(), words });
        }
        DeValue::Array(values) => {
            for (place, value) in values.iter().enumerate() {
                below(key, &format!("{path}.{place}"), value.get_ref(), found);
            }
        }
        DeValue::Table(table) => {
            for (key, value) in in_order(table) {
                below(key, &format!("{path}.{key}"), value.get_ref(), found);
            }
        }
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}

/// Words as they are compared: the ends of lines do not matter, empty lines do.
pub fn compared(words: &str) -> String {
    let lines: Vec<&str> = words.lines().collect();
    let paragraphs = lines.split(|line| line.trim().is_empty());
    let paragraphs = paragraphs
        .map(|lines| lines.iter().flat_map(|line| line.split_whitespace()).collect())
        .filter(|words: &Vec<&str>| !words.is_empty());
    let paragraphs: Vec<String> = paragraphs.map(|words| words.join(" ")).collect();
    paragraphs.join("\n\n")
}

/// The mark of some words. When one of them changes or moves to another key, so does the mark.
///
/// FNV-1a, 64 bits, in hexadecimal (Fowler, Noll and Vo; RFC 9923).
pub fn mark(leaves: &[Leaf<'_>]) -> String {
    let mut leaves: Vec<&Leaf<'_>> = leaves.iter().collect();
    // Keys of a table may change their order, and nothing is said differently.
    leaves.sort_by(|one, other| one.path.cmp(&other.path));
    let said = leaves
        .iter()
        .map(|leaf| format!("{}\u{1f}{}\u{1e}", leaf.path, compared(leaf.words)));
    hashed(&said.collect::<String>())
}

fn hashed(text: &str) -> String {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::super::super::fit::{kind, resolved};
    use super::super::super::{Kind, schema};
    use super::{FACTS, SOUND, compared, hashed, is_words};
    use serde_json::Value;
    use std::collections::BTreeSet;

    /// The keys whose values are strings, alone or in lists.
    fn strings<'s>(
        root: &'s Value,
        (key, schema): (&'s str, &'s Value),
        seen: &mut Vec<&'s Value>,
        found: &mut BTreeSet<&'s str>,
    ) {
        let schema = resolved(root, schema);
        let any = schema.get("anyOf").and_then(Value::as_array).into_iter().flatten();
        any.for_each(|each| strings(root, (key, each), seen, found));
        match kind(schema) {
            "string" => drop(found.insert(key)),
            "array" => strings(root, (key, &schema["items"]), seen, found),
            "object" if !seen.iter().any(|each| std::ptr::eq(*each, schema)) => {
                seen.push(schema);
                let keys = schema["properties"].as_object().into_iter().flatten();
                keys.for_each(|(key, each)| strings(root, (key, each), seen, found));
            }
            _ => {}
        }
    }

    #[test]
    fn every_string_of_a_block_is_words_or_the_same_in_every_language() {
        let root = schema::strict(Kind::Content);
        let mut keys = BTreeSet::new();
        let block = ("block", &root["$defs"]["Block"]);
        strings(root, block, &mut Vec::new(), &mut keys);
        for key in &keys {
            let sorts = [is_words(key), *key == SOUND, FACTS.contains(key)];
            assert_eq!(sorts.iter().filter(|sort| **sort).count(), 1, "{key}");
        }
        assert!(keys.contains("meaning") && keys.contains("hours"), "{keys:?}");
    }

    #[test]
    fn a_mark_is_that_of_the_standard() {
        assert_eq!(hashed(""), "cbf29ce484222325");
        assert_eq!(hashed("a"), "af63dc4c8601ec8c");
        assert_eq!(hashed("foobar"), "85944171f73967e8");
    }

    #[test]
    fn where_lines_end_does_not_matter() {
        assert_eq!(compared("a\n b\r\n\r\nc \n"), "a b\n\nc");
        assert_ne!(compared("a\n\nb"), compared("a b"));
    }
}
