//! Labelled lines to write on as they are written: a label, or a label and the clinic's phone that answers it.

use crate::load::at::At;
use schemars::{JsonSchema, Schema, json_schema};
use serde::Deserialize;

/// A labelled line: a string, or a table with its label and a phone.
#[derive(Debug)]
pub enum Field {
    /// The label alone.
    Label(String),
    /// The label, and what the clinic's profile says.
    Asked(AskedField),
}

/// A label, and the phone that stands after it. Where the clinic's profile has no such phone, a line to write on does.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AskedField {
    /// What the line is for.
    pub label: At<String>,
    /// The role of a phone in the clinic's profile, such as day; or the number as printed.
    pub phone: At<String>,
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> serde::de::Visitor<'de> for Either {
            type Value = Field;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string, or a table with `label` and `phone`")
            }

            fn visit_str<E: serde::de::Error>(self, label: &str) -> Result<Field, E> {
                Ok(Field::Label(label.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Field, A::Error> {
                let table = serde::de::value::MapAccessDeserializer::new(map);
                AskedField::deserialize(table).map(Field::Asked)
            }
        }

        from.deserialize_any(Either)
    }
}

impl JsonSchema for Field {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Field".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> Schema {
        let asked = generator.subschema_for::<AskedField>();
        json_schema!({
            "description": "A labelled line to write on: its label, or a table with its label and the clinic's phone that stands there.",
            "anyOf": [{ "type": "string" }, asked]
        })
    }
}
