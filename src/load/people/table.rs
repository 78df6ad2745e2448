//! CSV, as spreadsheets write it: with commas, semicolons or tabs between.

use super::{LONGEST_LINE, Person, Wrong, checked, meant, names_people, short};
use crate::diag::{Diagnostic, Report};
use crate::field::Fields;
use csv::{ByteRecord, Reader, ReaderBuilder};
use std::collections::BTreeSet;
use std::io::{BufRead, Read};
use std::path::Path;

/// A table that is being read.
pub struct Table {
    reader: Reader<Box<dyn Read + Send>>,
    fields: Fields,
    names: Vec<String>,
    count: usize,
    record: ByteRecord,
}

impl Table {
    /// Reads the line of names; `None` if the report says what is wrong with it.
    pub fn new(
        report: &mut Report,
        path: &Path,
        mut lines: impl BufRead + Send + 'static,
        fields: &Fields,
    ) -> Option<Self> {
        let mut head = Vec::new();
        let read = lines.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut head);
        let delimiter = delimiter(&head);
        let all: Box<dyn Read + Send> = Box::new(std::io::Cursor::new(head).chain(lines));
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(true)
            .from_reader(all);
        let names = match (read, reader.byte_headers()) {
            (Ok(_), Ok(names)) => names
                .iter()
                .map(|name| name_of(&String::from_utf8_lossy(name)))
                .collect::<Vec<String>>(),
            _ => Vec::new(),
        };
        let shown = path.display();
        if !names_people(fields, &names) {
            let wrong = format!(
                "the first line of `{shown}` does not name the columns that are needed"
            );
            report.push(Diagnostic::machine("people-columns", wrong).hint(
                "begin with a line of names: name, and born or record; for example name,born,record",
            ));
            return None;
        }
        let mut seen = BTreeSet::new();
        let before = report.errors();
        for (name, column) in names.iter().zip(1_usize..) {
            match fields.meant(name) {
                Some(field) if !seen.insert(field.name.clone()) => {
                    let twice = format!(
                        "column {column} of `{shown}` is `{}` a second time",
                        short(&field.name)
                    );
                    report.push(
                        Diagnostic::machine("people-columns", twice)
                            .hint("take one of the two columns out"),
                    );
                }
                Some(_) => {}
                None if name.is_empty() => {}
                None => {
                    let unknown = format!(
                        "column {column} of `{shown}`, `{name}`, is no field of this content"
                    );
                    let warning = Diagnostic::warning("people-columns", unknown);
                    report.push(warning.hint(meant(fields, name)));
                }
            }
        }
        (report.errors() == before).then(|| Self {
            reader,
            fields: fields.clone(),
            names,
            count: 0,
            record: ByteRecord::new(),
        })
    }

    /// The next person; empty lines are passed over.
    pub fn next(&mut self) -> Option<Person> {
        let read = self.reader.read_byte_record(&mut self.record);
        let (line, answers) = match read {
            Ok(false) => return None,
            Ok(true) => {
                let line = self.record.position().map_or(0, csv::Position::line);
                (line, self.answers())
            }
            // The rest cannot be read either; what the library says could quote the line.
            Err(_) => {
                let line = self.reader.position().line();
                let why = "cannot be read, nor what follows it".to_owned();
                self.reader = Reader::from_reader(Box::new(std::io::empty()));
                (line, Err(vec![Wrong { column: None, why }]))
            }
        };
        self.count += 1;
        let line = usize::try_from(line).unwrap_or(usize::MAX);
        Some(Person { number: self.count, line, answers })
    }

    fn answers(&self) -> Result<crate::field::Values, Vec<Wrong>> {
        let (has, wants) = (self.record.len(), self.names.len());
        if has != wants {
            let why = format!(
                "has {has} {} and the first line has {wants}",
                if has == 1 { "column" } else { "columns" }
            );
            return Err(vec![Wrong { column: None, why }]);
        }
        let mut cells = Vec::with_capacity(has);
        let mut wrong = Vec::new();
        for ((cell, name), column) in self.record.iter().zip(&self.names).zip(1..) {
            match std::str::from_utf8(cell) {
                Ok(cell) => cells.push((column, name.as_str(), cell)),
                Err(_) => wrong.push(Wrong {
                    column: Some((column, name.clone())),
                    why: "is not UTF-8 text: save the list as UTF-8".to_owned(),
                }),
            }
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        checked(&self.fields, cells.into_iter())
    }
}

/// A name as a spreadsheet may spell it: `Prepared by` is `prepared-by`.
fn name_of(written: &str) -> String {
    let words: Vec<String> = written.split_whitespace().map(str::to_lowercase).collect();
    words.join("-").replace('_', "-")
}

/// What stands between the names of the first line.
fn delimiter(head: &[u8]) -> u8 {
    let count = |sign: u8| head.iter().filter(|byte| **byte == sign).count();
    [b',', b';', b'\t']
        .into_iter()
        .rev()
        .max_by_key(|sign| count(*sign))
        .unwrap_or(b',')
}
