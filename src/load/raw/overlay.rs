//! A translation as it is written: the words of another language, laid over the content file that they translate.

use super::content::Silence;
use crate::load::at::{At, Day};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::IgnoredAny;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A translation of a handout: its words. All the rest comes from the content file that it translates.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Translation of a handout")]
#[expect(
    dead_code,
    reason = "most keys are laid over those of the source, and read there"
)]
pub struct Overlay {
    /// The content file that is translated, in the same folder or below.
    pub overlay: At<String>,
    /// The language of the translation, as a BCP 47 tag: es-US.
    pub language: At<String>,
    /// The mark of the source's title, subtitle, short title and kind when they were translated; the checker gives it.
    pub of: Option<At<String>>,
    /// The title, subtitle, short title and kind are meant to be the same in both languages.
    #[serde(default)]
    pub same: bool,
    /// The title.
    pub title: At<String>,
    /// The line below the title, if the source has one.
    pub subtitle: Option<At<String>>,
    /// What stands at the foot of each page, if the source has it.
    pub short_title: Option<At<String>>,
    /// What kind of sheet it is, if the source says so.
    pub kind: Option<At<String>>,
    /// What becomes of a text that is not translated, or whose source has changed: an error if left out.
    pub missing: Option<Missing>,
    /// The day of the translation, without quotes: 2026-11-25.
    pub translated: At<Day>,
    /// Who translated it; never invent one.
    pub translated_by: Option<At<String>>,
    /// Who compared the translation with the source. Without one, every page says that it is a draft; never invent one.
    pub translation_reviewed_by: Option<At<String>>,
    /// Rules of the checker that are not meant for the translation, each with the reason. Those of the source hold, too.
    #[serde(default)]
    pub silence: Vec<At<Silence>>,
    /// The texts, each under the id of its section or block: [text.call-box].
    #[serde(default)]
    pub text: BTreeMap<String, Entry>,
    /// The choices of a field, by the words of the source: [choice.side], left = "izquierdo".
    #[serde(default)]
    pub choice: BTreeMap<String, BTreeMap<String, At<String>>>,
}

/// What becomes of what is not translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Nothing is built.
    Error,
    /// It stands in the language of the source, with a line above that says so.
    Source,
}

/// The words of one section or block. They are laid over the source's, key by key, before they are read.
#[derive(Debug)]
pub struct Entry;

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(from).map(|IgnoredAny| Self)
    }
}

impl JsonSchema for Entry {
    fn schema_name() -> Cow<'static, str> {
        "Entry".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "The words of one section or block, under the keys of the source.",
            "type": "object"
        })
    }
}
