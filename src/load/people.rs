//! A list of people → answers, one person after the other: CSV with a line of names first, or a JSON object a line.
//!
//! Nothing that is said of anybody goes into a message: it names the line, the column and what is wrong with it. The list
//! is read as it is used and is never whole in memory.

mod json;
mod table;

use super::near::nearest;
use crate::diag::{Diagnostic, Report};
use crate::field::{BORN, Fields, NAME, PATIENT, RECORD, Values};
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;

/// No line of a list is longer, in bytes.
const LONGEST_LINE: u64 = 1024 * 1024;

/// One person of a list.
#[derive(Debug)]
pub struct Person {
    /// Which of the list, from 1.
    pub number: usize,
    /// On which line of the file.
    pub line: usize,
    /// What is answered, or all that is wrong with it.
    pub answers: Result<Values, Vec<Wrong>>,
}

/// What is wrong with a person's line. It tells nothing of the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Which column, from 1, and the name of its field; nothing, if it is the line as a whole.
    pub column: Option<(usize, String)>,
    /// What is wrong, after "this line" or after the name of the field.
    pub why: String,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.column {
            Some((column, field)) => write!(f, "column {column} ({field}) {}", self.why),
            None => write!(f, "the line {}", self.why),
        }
    }
}

/// A list of people that is being read.
pub struct People(Form);

enum Form {
    Table(table::Table),
    Objects(json::Objects),
}

impl fmt::Debug for People {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("People").finish_non_exhaustive()
    }
}

impl Iterator for People {
    type Item = Person;

    fn next(&mut self) -> Option<Person> {
        match &mut self.0 {
            Form::Table(table) => table.next(),
            Form::Objects(objects) => objects.next(),
        }
    }
}

/// Begins to read a list; `-` is standard input. `None` if the report says why not.
pub fn read(report: &mut Report, path: &Path, fields: &Fields) -> Option<People> {
    let source: Box<dyn Read + Send> = if path.as_os_str() == "-" {
        Box::new(std::io::stdin())
    } else {
        match std::fs::File::open(path) {
            Ok(file) if file.metadata().is_ok_and(|about| about.is_dir()) => {
                report.push(unread(path, "it is a folder"));
                return None;
            }
            Ok(file) => Box::new(file),
            Err(error) => {
                report.push(unread(path, &format!("the system says: {error}")));
                return None;
            }
        }
    };
    let mut lines = BufReader::new(source);
    let head = match begin(&mut lines) {
        Ok(head) if !head.trim_ascii().is_empty() => head,
        Ok(_) => {
            let empty = format!("the list `{}` is empty", path.display());
            report.push(Diagnostic::machine("people", empty).hint(
                "write a line of names, such as name,born,record, and a line for each person",
            ));
            return None;
        }
        Err(error) => {
            report.push(unread(path, &format!("the system says: {error}")));
            return None;
        }
    };
    let form = if head.trim_ascii_start().starts_with(b"{") {
        let lines = std::io::Cursor::new(head).chain(lines);
        Form::Objects(json::Objects::new(lines, fields))
    } else {
        Form::Table(table::Table::new(report, path, head, lines, fields)?)
    };
    Some(People(form))
}

/// Passes over a byte order mark, and gives the first line that is not empty with the empty ones before it: lines are
/// counted.
fn begin(lines: &mut impl BufRead) -> std::io::Result<Vec<u8>> {
    if lines.fill_buf()?.starts_with(b"\xef\xbb\xbf") {
        lines.consume(3);
    }
    let mut head = Vec::new();
    let mut lines = lines.take(LONGEST_LINE);
    while head.iter().all(u8::is_ascii_whitespace)
        && lines.read_until(b'\n', &mut head)? > 0
    {}
    Ok(head)
}

fn unread(path: &Path, why: &str) -> Diagnostic {
    Diagnostic::machine(
        "people-unreadable",
        format!("the list `{}` cannot be read", path.display()),
    )
    .hint(why)
}

/// The answers of a person, checked; also that two of them say who it is.
fn checked<'a>(
    fields: &Fields,
    answers: impl Iterator<Item = (usize, &'a str, &'a str)>,
) -> Result<Values, Vec<Wrong>> {
    let mut values = Values::default();
    let mut wrong = Vec::new();
    for (column, name, answer) in answers {
        let Some(field) = fields.meant(name) else { continue };
        let answer = answer.trim();
        match field.kind.refuses(answer) {
            Some(why) if !answer.is_empty() => {
                wrong.push(Wrong { column: Some((column, short(&field.name))), why });
            }
            Some(_) | None => values.set(&field.name, answer),
        }
    }
    if wrong.is_empty() && !values.identify() {
        let why =
            "does not say who it is in two ways: it needs a name, and born or record";
        wrong.push(Wrong { column: None, why: why.to_owned() });
    }
    if wrong.is_empty() { Ok(values) } else { Err(wrong) }
}

/// A field as a list names it.
fn short(name: &str) -> String {
    name.strip_prefix(PATIENT).unwrap_or(name).to_owned()
}

/// Whether names are those of a list of people at all: only then are they told, for otherwise they may be somebody's.
fn names_people(fields: &Fields, names: &[String]) -> bool {
    let has = |wanted: &str| {
        names
            .iter()
            .any(|name| fields.meant(name).is_some_and(|field| field.name == wanted))
    };
    has(NAME) && (has(BORN) || has(RECORD))
}

/// What to write instead of a column that no field has.
fn meant(fields: &Fields, name: &str) -> String {
    match near(fields, name) {
        Ok(near) => {
            format!("write `{near}` if that is meant; otherwise it is not used")
        }
        Err(names) => format!("it is not used; the fields are {names}"),
    }
}

/// What to write instead of a key that no field has.
fn instead(fields: &Fields, name: &str) -> String {
    match near(fields, name) {
        Ok(near) => format!("write `{near}`, or leave it out"),
        Err(names) => format!("leave it out; the fields are {names}"),
    }
}

/// The field whose name is nearest; if none is near, all of them.
fn near(fields: &Fields, name: &str) -> Result<String, String> {
    let names: Vec<String> = fields.iter().map(|field| short(&field.name)).collect();
    let near = nearest(name, names.iter().map(String::as_str));
    near.map(str::to_owned).ok_or_else(|| names.join(", "))
}
