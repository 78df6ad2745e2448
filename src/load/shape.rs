//! TOML against its schema: everything that does not fit, all at once, in plain words.
//!
//! The schema is the one that editors get, so the rules are written once: on the fields in `raw/`.

use super::at::Places;
use super::fit::{fitting, is_date, kind, resolved, texts, words};
use super::near::{listed, nearest};
use super::{day, syntax};
use crate::diag::{Diagnostic, Report};
use crate::span::Span;
use serde_json::Value;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// Reports all that does not fit; `whole` also asks for the keys that must be there.
pub fn check(
    report: &mut Report,
    places: &Places,
    schema: &Value,
    table: &Spanned<DeTable<'_>>,
    whole: bool,
) {
    let mut pass = Pass { report, places, root: schema, whole };
    pass.table(schema, table.get_ref(), &table.span(), "the file");
}

struct Pass<'a> {
    report: &'a mut Report,
    places: &'a Places,
    root: &'a Value,
    whole: bool,
}

impl<'a> Pass<'a> {
    fn value(&mut self, schema: &'a Value, name: &str, value: &Spanned<DeValue<'_>>) {
        let Some(schema) = fitting(self.root, schema, value.get_ref()) else {
            let expected = self.expected(schema);
            let found = found(value.get_ref());
            let wrong = Diagnostic::error(
                "wrong-type",
                format!("expected {expected}, found {found}"),
            );
            let hint = self.remedy(&expected, name, value);
            return self.push(wrong.hint(hint), &value.span());
        };
        match value.get_ref() {
            DeValue::String(word) => self.word(schema, word, &value.span()),
            DeValue::Integer(_) => self.number(schema, value),
            DeValue::Array(values) => {
                self.length(schema, name, values.len(), &value.span());
                if let Some(items) = schema.get("items") {
                    for value in values {
                        self.value(items, name, value);
                    }
                }
            }
            DeValue::Table(table) => self.table(schema, table, &value.span(), name),
            DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }

    fn table(
        &mut self,
        schema: &'a Value,
        table: &DeTable<'_>,
        range: &Range<usize>,
        name: &str,
    ) {
        let Some(properties) = schema.get("properties").and_then(Value::as_object) else {
            return;
        };
        // A mistyped key is said once: as unknown, not as missing too.
        let mut meant: Vec<&str> = Vec::new();
        for (key, value) in table {
            match properties.get(key.get_ref().as_ref()) {
                Some(schema) => self.value(schema, key.get_ref(), value),
                None => {
                    let hint = match meaning(key.get_ref(), properties, table) {
                        Some((near, true)) => {
                            format!(
                                "`{near}` stands here already; leave one of the two out"
                            )
                        }
                        Some((near, false)) => {
                            meant.push(near);
                            format!("write `{near}`")
                        }
                        None => format!(
                            "the keys here are {}",
                            listed(properties.keys().map(String::as_str), "and")
                        ),
                    };
                    let message =
                        format!("there is no key `{}` here", shown(key.get_ref()));
                    self.push(
                        Diagnostic::error("unknown-key", message).hint(hint),
                        &key.span(),
                    );
                }
            }
        }
        if !self.whole {
            return;
        }
        for key in texts(schema.get("required")) {
            if !table.contains_key(key) && !meant.contains(&key) {
                let about = properties
                    .get(key)
                    .and_then(|schema| schema.get("description"))
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let missing =
                    Diagnostic::error("missing-key", format!("{name} has no `{key}`"))
                        .hint(format!("add `{key} = ...`: {}", first_sentence(about)));
                self.push_at_head(missing, range);
            }
        }
        self.one_of(schema, table, range, !meant.is_empty());
    }

    /// Of some keys exactly one is written: the kinds of a block.
    fn one_of(
        &mut self,
        schema: &'a Value,
        table: &DeTable<'_>,
        range: &Range<usize>,
        mistyped: bool,
    ) {
        let kinds: Vec<&str> = schema
            .get("oneOf")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .flat_map(|each| texts(each.get("required")))
            .collect();
        if kinds.is_empty() {
            return;
        }
        let mut written: Vec<(Range<usize>, &str)> = kinds
            .iter()
            .filter_map(|kind| Some((table.get_key_value(*kind)?.0.span(), *kind)))
            .collect();
        written.sort_by_key(|(range, _)| range.start);
        match written.as_slice() {
            [] if mistyped => {}
            [] => {
                let none = Diagnostic::error("block-kind", "this block has no kind")
                    .hint(format!("write one of {}", listed(kinds, "or")));
                self.push_at_head(none, range);
            }
            [_] => {}
            [(_, first), others @ ..] => {
                for (range, other) in others {
                    let two = Diagnostic::error(
                        "block-kind",
                        format!(
                            "this block is `{first}` already and cannot be `{other}` too"
                        ),
                    );
                    let hint = format!("begin a new block before `{other}`");
                    self.push(two.hint(hint), range);
                }
            }
        }
    }

    fn word(&mut self, schema: &Value, word: &str, range: &Range<usize>) {
        let words = words(schema);
        if words.is_empty() || words.contains(&word) {
            return;
        }
        let hint = match nearest(word, words.iter().copied()) {
            Some(near) => format!("write \"{near}\""),
            None => format!("write {}", listed(words, "or")),
        };
        let unknown = Diagnostic::error(
            "unknown-word",
            format!("`{}` is not one of the words that may stand here", shown(word)),
        );
        self.push(unknown.hint(hint), range);
    }

    fn number(&mut self, schema: &Value, value: &Spanned<DeValue<'_>>) {
        let DeValue::Integer(number) = value.get_ref() else { return };
        let least = schema.get("minimum").and_then(Value::as_i64).unwrap_or(i64::MIN);
        let most = schema.get("maximum").and_then(Value::as_i64).unwrap_or(i64::MAX);
        let read = i64::from_str_radix(number.as_str(), number.radix());
        if read.is_ok_and(|number| (least..=most).contains(&number)) {
            return;
        }
        let out = Diagnostic::error(
            "out-of-range",
            format!("the number {} is out of range", shown(&number.to_string())),
        );
        self.push(
            out.hint(format!("write a number from {least} to {most}")),
            &value.span(),
        );
    }

    fn length(
        &mut self,
        schema: &Value,
        name: &str,
        length: usize,
        range: &Range<usize>,
    ) {
        let bound = |key: &str| {
            schema
                .get(key)
                .and_then(Value::as_u64)
                .and_then(|bound| usize::try_from(bound).ok())
        };
        let (least, most) = (bound("minItems"), bound("maxItems"));
        let hint = match (least, most) {
            (Some(least), Some(most)) if least == most => format!("write {least}"),
            (Some(least), _) if length < least => format!("write at least {least}"),
            (_, Some(most)) if length > most => format!("write at most {most}"),
            (Some(_) | None, Some(_) | None) => return,
        };
        if least.is_none_or(|least| length >= least)
            && most.is_none_or(|most| length <= most)
        {
            return;
        }
        let message = match length {
            0 => format!("`{name}` is empty"),
            1 => format!("`{name}` has only one entry"),
            length => format!("`{name}` has {length} entries"),
        };
        self.push_at_head(Diagnostic::error("wrong-number", message).hint(hint), range);
    }

    fn expected(&self, schema: &'a Value) -> String {
        let schema = resolved(self.root, schema);
        if let Some(any) = schema.get("anyOf").and_then(Value::as_array) {
            let kinds: Vec<String> = any.iter().map(|each| self.expected(each)).collect();
            return kinds.join(" or ");
        }
        match kind(schema) {
            "string" if is_date(schema) => "a date".to_owned(),
            "string" => "a string".to_owned(),
            "integer" => "a whole number".to_owned(),
            "boolean" => "true or false".to_owned(),
            "object" => "a table".to_owned(),
            "array" => {
                let items = schema.get("items").map(|items| resolved(self.root, items));
                let items = items.map_or("", |items| match kind(items) {
                    "string" => " of strings",
                    "object" => " of tables",
                    "array" => " of lists",
                    _ if items.get("anyOf").is_some() => " of strings or tables",
                    _ => "",
                });
                format!("a list{items}")
            }
            _ => "something else".to_owned(),
        }
    }

    /// What to write instead of a value of another type.
    fn remedy(&self, expected: &str, name: &str, value: &Spanned<DeValue<'_>>) -> String {
        let place = self.places.span(&value.span());
        let written = self.report.files.text(place);
        match (expected, value.get_ref()) {
            (
                "a string",
                DeValue::Integer(_)
                | DeValue::Float(_)
                | DeValue::Boolean(_)
                | DeValue::Datetime(_),
            ) => format!("write \"{}\", in quotes", shown(written)),
            ("a date", DeValue::String(words)) => {
                day::hint(words).unwrap_or_else(|| day::FORM.to_owned())
            }
            (list, DeValue::Table(_)) if list.starts_with("a list of tables") => {
                let file = self.report.files.get(place.file);
                file.and_then(|file| syntax::brackets(&file.text, place.range().start))
                    .map_or_else(
                        || usual_remedy(expected, name),
                        |brackets| {
                            format!("write {brackets}, with two brackets, each time")
                        },
                    )
            }
            _ => usual_remedy(expected, name),
        }
    }

    fn push(&mut self, diagnostic: Diagnostic, range: &Range<usize>) {
        let place = self.places.span(range);
        self.report.push(diagnostic.at(place));
    }

    /// At the first line of a range: a table's header, not all that stands in it.
    fn push_at_head(&mut self, diagnostic: Diagnostic, range: &Range<usize>) {
        let place = self.places.span(range);
        let text = self.report.files.text(place);
        let line = text.find('\n').unwrap_or(text.len());
        let end = place.start.saturating_add(u32::try_from(line).unwrap_or(u32::MAX));
        self.report.push(diagnostic.at(Span { end, ..place }));
    }
}

/// The key that a mistyped one means, and whether it stands in the table already.
fn meaning<'a>(
    key: &str,
    properties: &'a serde_json::Map<String, Value>,
    table: &DeTable<'_>,
) -> Option<(&'a str, bool)> {
    let keys = || properties.keys().map(String::as_str);
    let there = |each: &&str| table.contains_key(*each);
    // Of two that are as near, the one that is not there yet is meant.
    let absent = keys().filter(|each| !there(each));
    let near = nearest(key, absent.chain(keys().filter(there)))?;
    Some((near, table.contains_key(near)))
}

fn found(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Integer(_) => "a number",
        DeValue::Float(_) => "a number with a decimal point",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(at) if at.time.is_some() => "a time",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

fn usual_remedy(expected: &str, name: &str) -> String {
    match expected {
        "a string" => format!("write {name} = \"...\", in quotes"),
        "a date" => day::FORM.to_owned(),
        "a whole number" => format!("write digits without quotes: {name} = 2"),
        "true or false" => {
            format!("write {name} = true or {name} = false, without quotes")
        }
        "a table" => format!("write {name} = {{ key = value }}, or {name}.key = value"),
        list if list.starts_with("a list of tables") => {
            format!("write {name} = [{{ ... }}, {{ ... }}], or [[{name}]] before each")
        }
        list if list.starts_with("a list") => {
            format!("write {name} = [\"...\", \"...\"]")
        }
        other => format!("write {other}"),
    }
}

fn first_sentence(text: &str) -> &str {
    text.split_once(". ")
        .map_or(text, |(first, _)| first)
        .trim_end_matches('.')
}

/// An author's word in a message: not longer than a line.
fn shown(word: &str) -> String {
    let short: String = word.chars().take(40).collect();
    if short.len() < word.len() { format!("{short}...") } else { short }
}
