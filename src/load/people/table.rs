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
    reader: Reader<Lines>,
    fields: Fields,
    names: Vec<String>,
    count: usize,
    record: ByteRecord,
}

impl Table {
    /// Takes the line of names and what follows it; `None` if the report says what is wrong with it.
    pub fn new(
        report: &mut Report,
        path: &Path,
        head: Vec<u8>,
        lines: impl BufRead + Send + 'static,
        fields: &Fields,
    ) -> Option<Self> {
        let delimiter = delimiter(&head);
        let all = Lines::new(std::io::Cursor::new(head).chain(lines));
        let mut reader = ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .has_headers(true)
            .from_reader(all);
        let names: Vec<String> = reader.byte_headers().map_or_else(
            |_| Vec::new(),
            |names| {
                let name = |name| name_of(&String::from_utf8_lossy(name));
                names.iter().map(name).collect()
            },
        );
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
            Ok(true) => (self.line(), self.answers()),
            // The rest cannot be read either; what the library says could quote the line.
            Err(_) => {
                let line = self.reader.get_ref().count;
                let why = "cannot be read, nor what follows it".to_owned();
                self.reader = Reader::from_reader(Lines::new(std::io::empty()));
                (line, Err(vec![Wrong { column: None, why }]))
            }
        };
        self.count += 1;
        Some(Person { number: self.count, line, answers })
    }

    /// The line that the record begins on. The library's own count is that of the line before where lines are empty or end as
    /// in Windows.
    fn line(&self) -> usize {
        let cells = self.record.iter().flatten();
        let inside = cells.filter(|byte| **byte == b'\n').count();
        self.reader.get_ref().count.saturating_sub(inside)
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

/// Gives one line at a time, so that it is known which one was read last.
struct Lines {
    from: Box<dyn BufRead + Send>,
    line: Vec<u8>,
    given: usize,
    count: usize,
}

impl Lines {
    fn new(from: impl BufRead + Send + 'static) -> Self {
        Self {
            from: Box::new(from),
            line: Vec::new(),
            given: 0,
            count: 0,
        }
    }
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.given == self.line.len() {
            self.line.clear();
            self.given = 0;
            let mut line = (&mut self.from).take(LONGEST_LINE);
            if line.read_until(b'\n', &mut self.line)? > 0 {
                self.count += 1;
            }
            if line.limit() == 0 {
                return Err(std::io::ErrorKind::InvalidData.into());
            }
        }
        let mut rest = self.line.get(self.given..).unwrap_or_default();
        let given = rest.read(into)?;
        self.given += given;
        Ok(given)
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
