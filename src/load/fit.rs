//! Which part of a schema a value is judged by.

use serde_json::Value;
use toml::de::DeValue;

/// The schema itself, or the alternative of it, that takes a value of this type.
pub fn fitting<'a>(
    root: &'a Value,
    schema: &'a Value,
    value: &DeValue<'_>,
) -> Option<&'a Value> {
    let schema = resolved(root, schema);
    if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
        return any.iter().find_map(|each| fitting(root, each, value));
    }
    takes(schema, value).then_some(schema)
}

/// What a schema refers to.
pub fn resolved<'a>(root: &'a Value, mut schema: &'a Value) -> &'a Value {
    while let Some(target) = schema
        .get("$ref")
        .and_then(Value::as_str)
        .and_then(|path| root.pointer(path.strip_prefix('#')?))
    {
        schema = target;
    }
    schema
}

/// The type of value that is taken.
pub fn kind(schema: &Value) -> &str {
    match schema.get("type").and_then(Value::as_str) {
        Some(kind) => kind,
        None if words(schema).is_empty() => "",
        None => "string",
    }
}

/// Whether the value is a day.
pub fn is_date(schema: &Value) -> bool {
    schema.get("format").is_some_and(|format| format == "date")
}

fn takes(schema: &Value, value: &DeValue<'_>) -> bool {
    match value {
        DeValue::String(_) => kind(schema) == "string" && !is_date(schema),
        DeValue::Integer(_) => kind(schema) == "integer",
        DeValue::Float(_) => false,
        DeValue::Boolean(_) => kind(schema) == "boolean",
        DeValue::Datetime(at) => {
            is_date(schema)
                && at.date.is_some()
                && at.time.is_none()
                && at.offset.is_none()
        }
        DeValue::Array(_) => kind(schema) == "array",
        DeValue::Table(_) => kind(schema) == "object",
    }
}

/// The words that may stand here; none if any may.
pub fn words(schema: &Value) -> Vec<&str> {
    let constants = schema
        .get("oneOf")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|each| each.get("const").and_then(Value::as_str));
    texts(schema.get("enum")).into_iter().chain(constants).collect()
}

/// The strings of a list.
pub fn texts(list: Option<&Value>) -> Vec<&str> {
    list.and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}
