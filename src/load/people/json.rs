//! JSON Lines: an object a line, its keys the names of fields.

use super::{LONGEST_LINE, Person, Wrong, checked, meant};
use crate::field::{Fields, Values};
use serde_json::{Map, Value};
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
        let object: Map<String, Value> =
            serde_json::from_slice(line).map_err(|error| {
                // What the parser says of it could quote it.
                let why = format!(
                    "is no JSON object: look at its character {}",
                    error.column()
                );
                vec![Wrong { column: None, why }]
            })?;
        let mut wrong = Vec::new();
        let mut answers = Vec::new();
        for ((name, value), column) in object.iter().zip(1..) {
            let mut refuse = |why: String| {
                wrong.push(Wrong { column: Some((column, name.clone())), why });
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
            if self.fields.meant(name).is_none() {
                refuse(format!(
                    "is no field of this content: {}",
                    meant(&self.fields, name)
                ));
                continue;
            }
            answers.push((column, name.as_str(), answer));
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
