//! JSON Lines: an object a line, its keys the names of fields.

use super::{LONGEST_LINE, Person, Wrong, checked, instead, names_people, short};
use crate::field::{Fields, Values};
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::io::{BufRead, Read};

/// Objects that are being read.
pub struct Objects {
    lines: Box<dyn BufRead + Send>,
    fields: Fields,
    count: usize,
    line: usize,
}

impl Objects {
    /// Begins at the first of some lines.
    pub fn new(lines: impl BufRead + Send + 'static, fields: &Fields) -> Self {
        Self {
            lines: Box::new(lines),
            fields: fields.clone(),
            count: 0,
            line: 0,
        }
    }

    /// The next person; empty lines are passed over.
    pub fn next(&mut self) -> Option<Person> {
        loop {
            let mut line = Vec::new();
            let read = (&mut self.lines).take(LONGEST_LINE).read_until(b'\n', &mut line);
            self.line += 1;
            let wrong =
                |why: &str| Err(vec![Wrong { column: None, why: why.to_owned() }]);
            let answers = match read {
                Ok(0) => return None,
                Ok(_) if line.iter().all(u8::is_ascii_whitespace) => continue,
                Ok(_) => self.answers(&line),
                Err(_) => {
                    self.lines = Box::new(std::io::empty());
                    wrong("cannot be read, nor what follows it")
                }
            };
            self.count += 1;
            return Some(Person { number: self.count, line: self.line, answers });
        }
    }

    fn answers(&self, line: &[u8]) -> Result<Values, Vec<Wrong>> {
        let Object(object) = serde_json::from_slice(line).map_err(|error| {
            // What the parser says of it could quote it.
            let why =
                format!("is no JSON object: look at its character {}", error.column());
            vec![Wrong { column: None, why }]
        })?;
        let mut wrong = Vec::new();
        let mut answers = Vec::new();
        let mut seen = BTreeSet::new();
        let names: Vec<String> = object.iter().map(|(name, _)| name.clone()).collect();
        let tells = names_people(&self.fields, &names);
        for ((name, value), column) in object.iter().zip(1..) {
            let field = self.fields.meant(name);
            // What is no field may be somebody's name.
            let shown = match field {
                Some(field) => short(&field.name),
                None if tells => name.clone(),
                None => "no field".to_owned(),
            };
            let mut refuse = |why: String| {
                wrong.push(Wrong { column: Some((column, shown.clone())), why });
            };
            let answer = match value {
                Value::String(words) => words.clone(),
                Value::Number(number) => number.to_string(),
                Value::Null => String::new(),
                Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                    refuse("is neither words nor a number".to_owned());
                    continue;
                }
            };
            match field {
                None => refuse(format!(
                    "is not asked for by this content: {}",
                    instead(&self.fields, name)
                )),
                Some(field) if !seen.insert(&field.name) => {
                    refuse("is there a second time".to_owned());
                }
                Some(_) => answers.push((column, name.as_str(), answer)),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let answers = answers
            .iter()
            .map(|(column, name, answer)| (*column, *name, answer.as_str()));
        checked(&self.fields, answers)
    }
}

/// The keys of an object and what they say, in the order and as often as they are written.
struct Object(Vec<(String, Value)>);

impl<'de> Deserialize<'de> for Object {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(Entries)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Object;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Object, M::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Object(entries))
    }
}
