//! What does not fit a schema → something that does, so that the rest of a file can be read and all its errors told at
//! once. Nothing is ever made of what was mended: the errors are in the report already.

use super::fit::{fitting, is_date, kind, resolved, texts, words};
use serde_json::Value;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeInteger, DeTable, DeValue};
use toml::value::{Date, Datetime};

/// What stands in for words that are missing: a word, and a language too.
pub const WORDS: &str = "en";
/// What stands in for an address.
const ADDRESS: &str = "https://example.org";
/// What stands in for a day that is missing.
const DAY: Date = Date { year: 2000, month: 1, day: 1 };

/// Makes a table fit its schema; `false` if what is said about the rest could then be wrong, because citations name
/// references by ids that are not there.
pub fn mended(schema: &Value, table: &mut Spanned<DeTable<'_>>) -> bool {
    let references = table.get_ref().get("reference");
    let named = references.is_none_or(|list| {
        list.get_ref().as_array().is_some_and(|list| list.iter().all(has_id))
    });
    let span = table.span();
    Mend { root: schema }.table(schema, table.get_mut(), &span);
    named
}

fn has_id(reference: &Spanned<DeValue<'_>>) -> bool {
    let id = reference.get_ref().as_table().and_then(|table| table.get("id"));
    id.is_some_and(|id| id.get_ref().as_str().is_some())
}

struct Mend<'a> {
    root: &'a Value,
}

impl<'a> Mend<'a> {
    fn table(&self, schema: &'a Value, table: &mut DeTable<'_>, span: &Range<usize>) {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        let unknown: Vec<String> = table
            .keys()
            .map(|key| key.get_ref().to_string())
            .filter(|key| !properties.contains_key(key))
            .collect();
        for key in unknown {
            table.remove(key.as_str());
        }
        for (key, value) in table.iter_mut() {
            if let Some(schema) = properties.get(key.get_ref().as_ref()) {
                self.value(schema, value);
            }
        }
        let kinds: Vec<&str> = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .flat_map(|each| texts(each.get("required")))
            .collect();
        let written: Vec<&str> = kinds
            .iter()
            .copied()
            .filter(|kind| table.contains_key(*kind))
            .collect();
        for other in written.iter().skip(1) {
            table.remove(*other);
        }
        let kind = kinds.into_iter().find(|kind| written.is_empty() && *kind == "text");
        for key in texts(schema.get("required")).into_iter().chain(kind) {
            if !table.contains_key(key)
                && let Some(schema) = properties.get(key)
            {
                let value = match key {
                    "url" => DeValue::String(Cow::Borrowed(ADDRESS)),
                    _ => self.stand_in(schema, span),
                };
                let value = Spanned::new(span.clone(), value);
                table.insert(
                    Spanned::new(span.clone(), Cow::Owned(key.to_owned())),
                    value,
                );
            }
        }
    }

    fn value(&self, schema: &'a Value, value: &mut Spanned<DeValue<'_>>) {
        let span = value.span();
        let Some(schema) = fitting(self.root, schema, value.get_ref()) else {
            // `[block]` for `[[block]]`: one table where a list of them is meant.
            let schema = resolved(self.root, schema);
            if value.get_ref().is_table()
                && let Some(items) =
                    schema.get("items").filter(|_| kind(schema) == "array")
                && kind(resolved(self.root, items)) == "object"
            {
                let only = Spanned::new(
                    span.clone(),
                    std::mem::replace(value.get_mut(), DeValue::Boolean(false)),
                );
                let mut list = DeArray::new();
                list.push(only);
                list.iter_mut().for_each(|only| self.value(items, only));
                *value.get_mut() = DeValue::Array(list);
                return;
            }
            *value.get_mut() = self.stand_in(schema, &span);
            return;
        };
        let unfit = match value.get_mut() {
            DeValue::Table(table) => {
                self.table(schema, table, &span);
                false
            }
            DeValue::Array(values) => {
                if let Some(items) = schema.get("items") {
                    values.iter_mut().for_each(|value| self.value(items, value));
                    while values.len() < least(schema) {
                        values.push(Spanned::new(
                            span.clone(),
                            self.stand_in(items, &span),
                        ));
                    }
                }
                false
            }
            DeValue::String(word) => {
                let words = words(schema);
                !words.is_empty() && !words.contains(&word.as_ref())
            }
            DeValue::Integer(number) => {
                let bound = |key: &str| schema.get(key).and_then(Value::as_i64);
                let read = i64::from_str_radix(number.as_str(), number.radix());
                !read.is_ok_and(|read| {
                    bound("minimum").is_none_or(|least| read >= least)
                        && bound("maximum").is_none_or(|most| read <= most)
                })
            }
            DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => false,
        };
        if unfit {
            *value.get_mut() = self.stand_in(schema, &span);
        }
    }

    /// The plainest value that fits.
    fn stand_in(&self, schema: &'a Value, span: &Range<usize>) -> DeValue<'static> {
        let schema = resolved(self.root, schema);
        if let Some(first) = schema
            .get("anyOf")
            .and_then(Value::as_array)
            .and_then(|any| any.first())
        {
            return self.stand_in(first, span);
        }
        match kind(schema) {
            "string" if is_date(schema) => {
                DeValue::Datetime(Datetime { date: Some(DAY), time: None, offset: None })
            }
            "integer" => DeValue::parse("1")
                .map_or(DeValue::Integer(DeInteger::default()), Spanned::into_inner),
            "boolean" => DeValue::Boolean(false),
            "array" => {
                let mut array = DeArray::new();
                if let (Some(items), 1..) = (schema.get("items"), least(schema)) {
                    array.push(Spanned::new(span.clone(), self.stand_in(items, span)));
                }
                DeValue::Array(array)
            }
            "object" => {
                let mut table = DeTable::new();
                self.table(schema, &mut table, span);
                DeValue::Table(table)
            }
            _ => {
                let word = words(schema).first().map_or(WORDS, |word| *word);
                DeValue::String(Cow::Owned(word.to_owned()))
            }
        }
    }
}

/// How many entries a list has at the least.
fn least(schema: &Value) -> usize {
    let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or_default();
    usize::try_from(least).unwrap_or_default()
}
