//! Values that know where in the file they stand, and the places of files read as one.

use crate::span::{FileId, Span};
use jiff::civil::Date;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, de::Error};
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;

/// A value and the bytes it was written in, counted as [`Places`] counts.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes; of a string, with its quotes.
    pub range: Range<usize>,
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for At<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let spanned = Spanned::<T>::deserialize(from)?;
        Ok(Self { range: spanned.span(), value: spanned.into_inner() })
    }
}

impl<T: JsonSchema> JsonSchema for At<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }

    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn schema_id() -> Cow<'static, str> {
        T::schema_id()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// A day, written as TOML writes dates: without quotes.
#[derive(Debug, Clone, Copy)]
pub struct Day(pub Date);

impl<'de> Deserialize<'de> for Day {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let written = toml::value::Datetime::deserialize(from)?;
        let date = written.date.ok_or_else(|| D::Error::custom("expected a date"))?;
        let small = |part: u8| i8::try_from(part).map_err(D::Error::custom);
        let year = i16::try_from(date.year).map_err(D::Error::custom)?;
        Date::new(year, small(date.month)?, small(date.day)?)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Day".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date" })
    }
}

/// Files whose bytes are counted through, one file after the other, so that a value merged from several files
/// still knows where it was written.
#[derive(Debug, Clone, Default)]
pub struct Places(Vec<(usize, FileId)>);

impl Places {
    /// One file, whose bytes are counted from 0.
    pub fn of(file: FileId) -> Self {
        Self(vec![(0, file)])
    }

    /// Adds a file whose bytes are counted from `base` on; `base` is past all files before.
    pub fn add(&mut self, base: usize, file: FileId) {
        self.0.push((base, file));
    }

    /// The place of a range of bytes.
    pub fn span(&self, range: &Range<usize>) -> Span {
        let (base, file) = self
            .0
            .iter()
            .rev()
            .find(|(base, _)| *base <= range.start)
            .copied()
            .unwrap_or_default();
        Span::new(file, range.start - base..range.end.max(range.start) - base)
    }
}
