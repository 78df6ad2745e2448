//! Lengths, colors and paper as they are written.

use crate::load::at::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;

/// A length: a number and pt, mm, cm or in.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Measured(pub String);

impl JsonSchema for Measured {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length: a number and pt, mm, cm or in, such as \"12pt\" or \"0.75in\".",
            "type": "string",
            "pattern": r"^\d+(\.\d+)? ?(pt|mm|cm|in)$"
        })
    }
}

/// A number of em.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Ems(pub String);

impl JsonSchema for Ems {
    fn schema_name() -> Cow<'static, str> {
        "Ems".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number of em with at most one decimal, such as \"8em\".",
            "type": "string",
            "pattern": r"^\d+(\.\d)? ?em$"
        })
    }
}

/// A colour.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Hex(pub String);

impl JsonSchema for Hex {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A color as #RRGGBB.",
            "type": "string",
            "pattern": "^#[0-9A-Fa-f]{6}$"
        })
    }
}

/// The paper: a name, or width and height.
#[derive(Debug)]
pub enum Paper {
    /// By name.
    Named(String),
    /// By width and height.
    Sized(PaperSize),
}

/// The paper by its sides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PaperSize {
    /// The shorter side, as it lies when upright.
    pub width: At<Measured>,
    /// The longer side.
    pub height: At<Measured>,
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> serde::de::Visitor<'de> for Either {
            type Value = Paper;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name, or a table with `width` and `height`")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Paper, E> {
                Ok(Paper::Named(name.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Paper, A::Error> {
                let table = serde::de::value::MapAccessDeserializer::new(map);
                PaperSize::deserialize(table).map(Paper::Sized)
            }
        }

        from.deserialize_any(Either)
    }
}

impl JsonSchema for Paper {
    fn schema_name() -> Cow<'static, str> {
        "Paper".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> =
            crate::load::units::PAPERS.iter().map(|(name, _)| *name).collect();
        let sides = generator.subschema_for::<PaperSize>();
        json_schema!({
            "description": "The paper, upright: a name, or width and height.",
            "anyOf": [{ "type": "string", "enum": names }, sides]
        })
    }
}
