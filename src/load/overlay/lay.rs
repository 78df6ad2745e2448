//! The words of a translation, key by key, in the place of those of its source.

use super::first_line;
use super::words::{self, Leaf, SOUND, below, compared, in_order, is_words};
use crate::diag::Diagnostic;
use crate::load::at::Places;
use crate::load::near::{listed, nearest};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A string of more words that is the same in both languages was most likely forgotten.
const FEW: usize = 3;

/// What came of laying the words of one section or block.
#[derive(Debug, Default)]
pub struct Laid {
    /// What is wrong with them.
    pub wrong: Vec<Diagnostic>,
    /// The keys of the source that have no translation.
    pub missing: Vec<String>,
    /// Whether any word differs from the source's.
    pub changed: bool,
    /// Where the words are the source's, although they are more than a few.
    pub same: Vec<Range<usize>>,
}

/// Lays words over those of the source.
#[derive(Debug)]
pub struct Lay<'a> {
    /// Both files, one after the other.
    pub text: &'a str,
    /// Which part of it is which file.
    pub places: &'a Places,
    /// What came of it so far.
    pub laid: Laid,
}

impl<'a> Lay<'a> {
    /// Nothing laid yet.
    pub fn new(text: &'a str, places: &'a Places) -> Self {
        Self { text, places, laid: Laid::default() }
    }

    /// A table over a table: each key of the translation stands in the source, and each key with words in both.
    pub fn table<'i>(&mut self, path: &str, source: &mut DeTable<'i>, own: DeTable<'i>) {
        let absent: Vec<String> = in_order(source)
            .into_iter()
            .filter(|(key, _)| !own.contains_key(*key))
            .map(|(key, _)| key.to_owned())
            .collect();
        for key in absent {
            if key == SOUND {
                source.remove(SOUND);
                continue;
            }
            let mut leaves: Vec<Leaf<'_>> = Vec::new();
            if let Some(value) = source.get(key.as_str()) {
                below(&key, &joined(path, &key), value.get_ref(), &mut leaves);
            }
            self.laid.missing.extend(leaves.into_iter().map(|leaf| leaf.path));
        }
        for (key, value) in own {
            let range = key.span();
            let key = key.into_inner();
            if let Some(theirs) = source.get_mut(key.as_ref()) {
                self.value(&key, &joined(path, &key), theirs, value);
                continue;
            }
            let keys = || in_order(source).into_iter().map(|(key, _)| key);
            let words = keys().filter(|key| !matches!(*key, "id" | "when"));
            let hint = nearest(&key, keys()).map_or_else(
                || format!("the source has {} here", listed(words, "and")),
                |near| format!("write `{near}`"),
            );
            let unknown = format!("the source has no `{key}` here");
            self.wrong("translation-key", unknown, hint, &range);
        }
    }

    fn value<'i>(
        &mut self,
        key: &str,
        path: &str,
        source: &mut Spanned<DeValue<'i>>,
        own: Spanned<DeValue<'i>>,
    ) {
        let (theirs, range) = (source.span(), own.span());
        match (source.get_mut(), own.into_inner()) {
            (DeValue::String(_), DeValue::String(words)) if key == SOUND => {
                *source = Spanned::new(range, DeValue::String(words));
            }
            (DeValue::String(before), DeValue::String(words)) if is_words(key) => {
                self.words(path, before, &words, &range);
                *source = Spanned::new(range, DeValue::String(words));
            }
            (DeValue::String(before), DeValue::String(words)) => {
                if *before != words {
                    self.fact(key, &range);
                }
            }
            (DeValue::Array(before), DeValue::Array(values)) => {
                if before.len() != values.len() {
                    let message = format!(
                        "`{key}` has {} here and {} in the source",
                        entries(values.len()),
                        before.len()
                    );
                    let hint = "translate each entry of the source, in its order";
                    return self.wrong("translation-length", message, hint, &range);
                }
                let pairs = before.iter_mut().zip(values).enumerate();
                for (place, (theirs, own)) in pairs {
                    self.value(key, &format!("{path}.{place}"), theirs, own);
                }
            }
            (DeValue::Table(before), DeValue::Table(own)) => {
                self.table(path, before, own);
            }
            // Where a table of the source has one thing to say, its words alone will do: a label without its telephone.
            (DeValue::Table(before), own @ DeValue::String(_)) => {
                let says = |value: &DeValue<'_>| {
                    value.as_str().is_some_and(|words| !words.trim().is_empty())
                };
                let only: Vec<String> = in_order(before)
                    .into_iter()
                    .filter(|(key, value)| is_words(key) && says(value.get_ref()))
                    .map(|(key, _)| key.to_owned())
                    .collect();
                match only.as_slice() {
                    [only] if words::leaves(before).len() == 1 => {
                        if let Some(theirs) = before.get_mut(only.as_str()) {
                            let path = joined(path, only);
                            self.value(only, &path, theirs, Spanned::new(range, own));
                        }
                    }
                    keys => {
                        let keys = listed(keys.iter().map(String::as_str), "and");
                        let hint = format!("write {{ ... }} with {keys}");
                        let wrong = "this is a table in the source, and a string here";
                        self.wrong("translation-shape", wrong.to_owned(), hint, &range);
                    }
                }
            }
            (_, own) => {
                let alike = self.text.get(theirs) == self.text.get(range.clone());
                let shape =
                    matches!(own, DeValue::Array(_) | DeValue::Table(_)) || is_words(key);
                match (alike, shape) {
                    (true, _) => {}
                    (false, true) => {
                        let message = format!("`{key}` is {} here", named(&own));
                        let hint = "write it as the source does, with other words";
                        self.wrong("translation-shape", message, hint, &range);
                    }
                    (false, false) => self.fact(key, &range),
                }
            }
        }
    }

    /// One string over another: it cites and asks for the same.
    fn words(&mut self, path: &str, before: &str, words: &str, range: &Range<usize>) {
        let (old, new) = (compared(before), compared(words));
        if new.is_empty() && !old.is_empty() {
            self.laid.missing.push(path.to_owned());
        }
        if old != new {
            self.laid.changed = true;
        } else if old.split_whitespace().count() > FEW {
            self.laid.same.push(range.clone());
        }
        self.alike(
            "translation-citations",
            (&citations(before), &citations(words)),
            |all| (format!("cites {all}"), "cite"),
            range,
        );
        self.alike(
            "translation-placeholders",
            (&placeholders(before), &placeholders(words)),
            |all| (format!("asks for {all}"), "ask for"),
            range,
        );
    }

    /// Two sets that must be the same.
    fn alike(
        &mut self,
        rule: &'static str,
        (before, now): (&BTreeSet<String>, &BTreeSet<String>),
        told: impl Fn(&str) -> (String, &'static str),
        range: &Range<usize>,
    ) {
        let all = |set: Vec<&String>| {
            let all: Vec<&str> = set.into_iter().map(String::as_str).collect();
            all.join(" ")
        };
        let lost = all(before.difference(now).collect());
        if !lost.is_empty() {
            let (told, verb) = told(&lost);
            let message = format!("the source {told} here, the translation does not");
            let hint = format!("{verb} {lost} where the source does");
            self.wrong(rule, message, hint, range);
        }
        let new = all(now.difference(before).collect());
        if !new.is_empty() {
            let (told, _) = told(&new);
            let message = format!("the translation {told} here, the source does not");
            self.wrong(rule, message, format!("leave out {new}"), range);
        }
    }

    fn fact(&mut self, key: &str, range: &Range<usize>) {
        let message = format!("`{key}` is not what it is in the source");
        let hint =
            format!("leave `{key}` out; what is no words is taken from the source");
        self.wrong("translation-fact", message, hint, range);
    }

    fn wrong(
        &mut self,
        rule: &'static str,
        message: String,
        hint: impl Into<String>,
        range: &Range<usize>,
    ) {
        let place = self.places.span(&first_line(self.text, range));
        let wrong = Diagnostic::error(rule, message).at(place).hint(hint);
        self.laid.wrong.push(wrong);
        // What is wrong was written, not forgotten.
        self.laid.changed = true;
    }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }
}

fn entries(count: usize) -> String {
    match count {
        1 => "1 entry".to_owned(),
        count => format!("{count} entries"),
    }
}

const fn named(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a string",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
        DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => "no string",
    }
}

/// What a string cites, as it is written: `[@acs]`.
fn citations(words: &str) -> BTreeSet<String> {
    let groups = words.split("[@").skip(1);
    let ids = groups.filter_map(|rest| Some(rest.split_once(']')?.0));
    ids.flat_map(|ids| ids.split(';'))
        .map(|id| format!("[@{}]", id.trim().trim_start_matches('@')))
        .collect()
}

/// What a string asks the clinic, the person or the day for: `{clinic.fever}`.
fn placeholders(words: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut before = "";
    for (place, piece) in words.split('{').enumerate() {
        let name = piece.split(['}', '|']).next().unwrap_or_default().trim();
        let escaped = before.ends_with('\\');
        if place > 0 && !escaped && !name.starts_with("lang.") {
            found.insert(format!("{{{name}}}"));
        }
        before = piece;
    }
    found
}
