//! What was made of a batch → JSON: the manifest, and the lines of a journal that stands in for it until the end.

use crate::batch::{Combination, Entry, Left, Manifest, Missing};
use serde_json::{Map, Value, json};

/// The whole manifest. There is no day in it: the same batch gives the same bytes.
///
/// It is put together entry by entry, so that a large one is never in memory twice.
pub fn text(manifest: &Manifest) -> String {
    let mut text =
        format!("{{\n  \"handout\": \"{}\",\n  \"format\": 1", env!("CARGO_PKG_VERSION"));
    list(&mut text, "outputs", manifest.outputs.iter().map(entry));
    list(&mut text, "missing", manifest.missing.iter().map(missing));
    list(&mut text, "left", manifest.left.iter().map(left));
    text.push_str("\n}\n");
    text
}

fn list(text: &mut String, key: &str, values: impl Iterator<Item = Value>) {
    text.push_str(&format!(",\n  \"{key}\": ["));
    let mut end = "";
    for (place, value) in values.enumerate() {
        text.push_str(if place == 0 { "" } else { "," });
        for line in format!("{value:#}").lines() {
            text.push_str("\n    ");
            text.push_str(line);
        }
        end = "\n  ";
    }
    text.push_str(end);
    text.push(']');
}

/// One entry as a line.
pub fn line(one: &Entry) -> String {
    format!("{}\n", entry(one))
}

fn entry(entry: &Entry) -> Value {
    let inputs = entry.inputs.iter();
    let inputs: Vec<Value> = inputs
        .map(|each| json!({ "file": each.file, "sha256": each.sha256.to_string() }))
        .collect();
    with(
        &entry.of,
        json!({
            "file": entry.file,
            "sha256": entry.sha256.to_string(),
            "id": entry.id,
            "version": entry.version,
            "language": entry.language,
            "status": entry.status,
            "check-again": entry.check_again.map(|day| day.to_string()),
            "pages": entry.pages,
            "warnings": entry.warnings,
            "inputs": inputs,
            "hash": entry.hash.to_string(),
        }),
    )
}

fn missing(missing: &Missing) -> Value {
    let earlier = missing.earlier.as_ref().map(left);
    with(&missing.of, json!({ "errors": missing.errors, "earlier": earlier }))
}

fn with(of: &Combination, value: Value) -> Value {
    let mut whole: Map<String, Value> = match value {
        Value::Object(whole) => whole,
        Value::Null
        | Value::Bool(_)
        | Value::Number(_)
        | Value::String(_)
        | Value::Array(_) => Map::new(),
    };
    whole.insert("content".to_owned(), json!(of.content));
    whole.insert("layout".to_owned(), json!(of.layout));
    whole.insert("clinic".to_owned(), json!(of.clinic));
    Value::Object(whole)
}

fn left(left: &Left) -> Value {
    json!({ "file": left.file, "sha256": left.sha256.to_string() })
}
