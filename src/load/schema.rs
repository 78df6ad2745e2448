//! The JSON Schemas of the kinds of file: for editors, and for the one pass that checks every file.

use super::overlay::FACTS;
use super::raw::{
    batch::Batch, clinic::Profile, content::Content, layout::Layout, overlay::Overlay,
    packet::Packet,
};
use schemars::{JsonSchema, SchemaGenerator};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// The kinds of file that jobs are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// What a handout says.
    Content,
    /// What it says in another language.
    Overlay,
    /// How handouts look.
    Layout,
    /// Who gives them.
    Clinic,
    /// Which of them are made at once.
    Batch,
    /// Which handouts are bound into one file.
    Packet,
}

/// The schema that an editor is given.
pub fn public(kind: Kind) -> Value {
    let mut schema = strict(kind).clone();
    match kind {
        Kind::Overlay => with_entries(&mut schema),
        Kind::Content | Kind::Clinic | Kind::Batch | Kind::Packet => {}
        // A layout may leave to another what it does not change.
        Kind::Layout => require_nothing(&mut schema),
    }
    schema
}

/// The schema that a whole file must fit; made once, however many files are read.
pub fn strict(kind: Kind) -> &'static Value {
    static CONTENT: LazyLock<Value> = LazyLock::new(of::<Content>);
    static OVERLAY: LazyLock<Value> = LazyLock::new(of::<Overlay>);
    static LAYOUT: LazyLock<Value> = LazyLock::new(of::<Layout>);
    static CLINIC: LazyLock<Value> = LazyLock::new(of::<Profile>);
    static BATCH: LazyLock<Value> = LazyLock::new(of::<Batch>);
    static PACKET: LazyLock<Value> = LazyLock::new(of::<Packet>);
    match kind {
        Kind::Content => &CONTENT,
        Kind::Overlay => &OVERLAY,
        Kind::Layout => &LAYOUT,
        Kind::Clinic => &CLINIC,
        Kind::Batch => &BATCH,
        Kind::Packet => &PACKET,
    }
}

fn of<T: JsonSchema>() -> Value {
    let mut schema = SchemaGenerator::default().into_root_schema_for::<T>().to_value();
    forget_null(&mut schema);
    schema
}

/// TOML has no null: a key is written or left out.
fn forget_null(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Array(types)) = object.get_mut("type") {
                types.retain(|each| each != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    object.insert("type".to_owned(), only);
                }
            }
            if object.get("default").is_some_and(Value::is_null) {
                object.remove("default");
            }
            if let Some(Value::Array(any)) = object.get_mut("anyOf") {
                any.retain(|each| each.get("type").is_none_or(|kind| kind != "null"));
                if let [Value::Object(only)] = any.as_slice() {
                    let only = only.clone();
                    object.remove("anyOf");
                    for (key, value) in only {
                        object.entry(key).or_insert(value);
                    }
                }
            }
            object.values_mut().for_each(forget_null);
        }
        Value::Array(values) => values.iter_mut().for_each(forget_null),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn require_nothing(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if object.get("required").is_some_and(Value::is_array) {
                object.remove("required");
            }
            object.values_mut().for_each(require_nothing);
        }
        Value::Array(values) => values.iter_mut().for_each(require_nothing),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Says what the texts of a translation hold: the words of a section or of any block, none of them required.
fn with_entries(schema: &mut Value) {
    let content = strict(Kind::Content);
    let mut kinds = content.get("$defs").cloned().unwrap_or_default();
    require_nothing(&mut kinds);
    let mut entry = kinds.get("Block").cloned().unwrap_or_default();
    only_words(&mut kinds);
    only_words(&mut entry);
    if let Some(entry) = entry.as_object_mut() {
        entry.remove("oneOf");
        let about = json!({
            "of": { "type": "string", "description": "The mark of the source's words when they were translated; the checker gives it." },
            "same": { "type": "boolean", "description": "The words are meant to be the same in both languages." },
        });
        if let (Some(Value::Object(keys)), Value::Object(about)) =
            (entry.get_mut("properties"), about)
        {
            keys.extend(about);
        }
    }
    if let Some(Value::Object(own)) = schema.get_mut("$defs") {
        if let Value::Object(kinds) = kinds {
            for (name, kind) in kinds {
                own.entry(name).or_insert(kind);
            }
        }
        own.insert("Entry".to_owned(), entry);
    }
}

/// Leaves out what is the same in every language.
fn only_words(schema: &mut Value) {
    match schema {
        Value::Object(object) => {
            if let Some(Value::Object(keys)) = object.get_mut("properties") {
                FACTS.iter().for_each(|fact| drop(keys.remove(*fact)));
            }
            object.values_mut().for_each(only_words);
        }
        Value::Array(values) => values.iter_mut().for_each(only_words),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}
