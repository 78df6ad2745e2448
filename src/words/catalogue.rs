//! The words of one language, as they are written in a file.

use super::plural::Category;
use super::word::Word;
use serde::Deserialize;
use std::collections::BTreeMap;
#[cfg(test)]
use std::collections::BTreeSet;

/// What the file of a language holds.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Catalogue {
    /// The months from January on, as they stand in a date; none in the file of a country, which has those of its language.
    #[serde(default)]
    pub months: Vec<String>,
    /// What languages are called, by their tags; none in English, which [`crate::language`] has.
    #[serde(default)]
    pub languages: BTreeMap<String, String>,
    /// The words.
    pub words: BTreeMap<Word, Form>,
}

/// How a word is written.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub enum Form {
    /// Always so.
    Always(String),
    /// By the number of things.
    ByNumber(BTreeMap<Category, String>),
}

impl Catalogue {
    /// Reads a file.
    ///
    /// # Errors
    ///
    /// If it is not TOML, or holds a word that is not in the list.
    pub fn read(text: &str) -> Result<Self, toml::de::Error> {
        toml::from_str(text)
    }
}

impl Form {
    /// What is written for a category of numbers: what is written for all others, if it has no form of its own.
    pub fn of(&self, category: Category) -> Option<&str> {
        match self {
            Self::Always(written) => Some(written),
            Self::ByNumber(forms) => {
                let form = forms.get(&category).or_else(|| forms.get(&Category::Other));
                form.map(String::as_str)
            }
        }
    }

    /// All that is written, and for which numbers.
    #[cfg(test)]
    pub fn all(&self) -> Vec<(Option<Category>, &str)> {
        match self {
            Self::Always(written) => vec![(None, written)],
            Self::ByNumber(forms) => forms
                .iter()
                .map(|(category, form)| (Some(*category), form.as_str()))
                .collect(),
        }
    }
}

/// The names in braces.
#[cfg(test)]
pub fn names(written: &str) -> BTreeSet<&str> {
    let opened = written.split('{').skip(1);
    opened
        .filter_map(|rest| rest.split_once('}'))
        .map(|(name, _)| name)
        .collect()
}

/// The words with each name in braces replaced by its value; a name without one stays.
pub fn filled(written: &str, values: &[(&str, &str)]) -> String {
    let mut words = String::with_capacity(written.len());
    let mut rest = written;
    while let Some((before, opened)) = rest.split_once('{') {
        words.push_str(before);
        let named = opened.split_once('}').and_then(|(name, after)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, after))
        });
        match named {
            Some((value, after)) => {
                words.push_str(value);
                rest = after;
            }
            None => {
                words.push('{');
                rest = opened;
            }
        }
    }
    words.push_str(rest);
    words
}
