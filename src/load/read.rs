//! Files → texts and TOML tables: what is there, what is too large, what is not text, what is not TOML.

use super::at::Places;
use super::{Kind, mend, mistaken, schema, shape, syntax};
use crate::diag::{Diagnostic, Report};
use crate::span::{FileId, Span};
use serde::de::DeserializeOwned;
use std::fs;
use std::io::Read;
use std::ops::Range;
use std::path::Path;
use toml::Spanned;
use toml::de::DeTable;

/// A text file of a job is at most so large; a long handout has 100 kB.
const LARGEST_TEXT: u64 = 4 * 1024 * 1024;

/// The bytes of a file that is not larger than `most`; `None` if the report says why.
pub fn bytes(report: &mut Report, path: &Path, most: u64, what: &str) -> Option<Vec<u8>> {
    bytes_at(report, path, most, what, None)
}

/// The same, for a file that is named at a place.
pub fn bytes_at(
    report: &mut Report,
    path: &Path,
    most: u64,
    what: &str,
    place: Option<Span>,
) -> Option<Vec<u8>> {
    match read(path, most, what) {
        Ok(bytes) => {
            report.files.was_read(path, &bytes);
            Some(bytes)
        }
        Err(mut wrong) => {
            wrong.place = place;
            if place.is_some() {
                wrong.fault = crate::diag::Fault::Content;
            }
            report.push(wrong);
            None
        }
    }
}

fn read(path: &Path, most: u64, what: &str) -> Result<Vec<u8>, Diagnostic> {
    let shown = path.display();
    let unread = |error: &std::io::Error| {
        if error.kind() == std::io::ErrorKind::NotFound {
            Diagnostic::machine("file-missing", format!("there is no {what} `{shown}`"))
                .hint("check the name and the folder")
        } else {
            Diagnostic::machine(
                "file-unreadable",
                format!("cannot read {what} `{shown}`"),
            )
            .hint(format!("the system says: {error}"))
        }
    };
    // Asked before a byte is read, so that a file of any size answers at once.
    let about = fs::metadata(path).map_err(|error| unread(&error))?;
    if about.is_dir() {
        return Err(Diagnostic::machine(
            "file-is-folder",
            format!("`{shown}` is a folder, not a {what}"),
        )
        .hint("name the file in the folder"));
    }
    if !about.is_file() {
        return Err(Diagnostic::machine(
            "file-unreadable",
            format!("`{shown}` is not an ordinary file"),
        )
        .hint("name a file on the disk"));
    }
    let too_large = || {
        Diagnostic::error(
            "file-too-large",
            format!("{what} `{shown}` is larger than {} MB", most / (1024 * 1024)),
        )
        .hint("check that it is the right file; if it is, make it smaller")
    };
    if about.len() > most {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(most + 1).read_to_end(&mut bytes))
        .map_err(|error| unread(&error))?;
    if u64::try_from(bytes.len()).is_ok_and(|length| length > most) {
        return Err(too_large());
    }
    Ok(bytes)
}

/// Reads a text file into the report's files; `None` if the report says why not.
pub fn text(report: &mut Report, path: &Path, what: &str) -> Option<FileId> {
    text_at(report, path, what, None)
}

/// The same, for a file that is named at a place.
pub fn text_at(
    report: &mut Report,
    path: &Path,
    what: &str,
    place: Option<Span>,
) -> Option<FileId> {
    let bytes = bytes_at(report, path, LARGEST_TEXT, what, place)?;
    let bytes = bytes
        .strip_prefix(b"\xef\xbb\xbf")
        .map(<[u8]>::to_vec)
        .unwrap_or(bytes);
    if !is_text(&bytes) {
        // It is a file of the job, to be watched; its bytes are for no screen.
        report.files.add(path.to_owned(), String::new());
        let message = format!("`{}` is not a text file", path.display());
        let hint =
            "a Word or PDF file cannot be read; save its words as plain text in UTF-8";
        report.push(Diagnostic::error("not-text", message).hint(hint));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => Some(report.files.add(path.to_owned(), text)),
        Err(error) => {
            let bad = error.utf8_error().valid_up_to();
            let byte = error.as_bytes().get(bad).copied().unwrap_or_default();
            let shown = String::from_utf8_lossy(error.as_bytes()).into_owned();
            let file = report.files.add(path.to_owned(), shown);
            let end = bad + char::REPLACEMENT_CHARACTER.len_utf8();
            report.push(
                Diagnostic::error(
                    "not-utf-8",
                    format!("the byte 0x{byte:02X} here is not UTF-8 text"),
                )
                .at(Span::new(file, bad..end))
                .hint("save the file as UTF-8 in your editor"),
            );
            None
        }
    }
}

/// How files begin that hold words but are not text: PDF, Word (a ZIP archive, or the older kind) and rich text.
const NOT_TEXT: [&[u8]; 4] = [b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"];

/// Of the bytes of a text at most one in so many is a NUL or not UTF-8: in an older encoding a word has one or two.
const STRANGE: usize = 4;

/// Whether bytes are text, be it in an older encoding.
fn is_text(bytes: &[u8]) -> bool {
    let nuls = bytes.iter().filter(|byte| **byte == 0).count();
    let chunks = bytes.utf8_chunks();
    let wrong: usize = chunks.map(|chunk| chunk.invalid().len()).sum();
    !NOT_TEXT.iter().any(|head| bytes.starts_with(head))
        && (nuls == 0 || wrong == 0)
        && (nuls + wrong) * STRANGE <= bytes.len()
}

/// The text of a file, to be read while the report is written to.
pub fn owned(report: &Report, file: FileId) -> String {
    report
        .files
        .get(file)
        .map(|file| file.text.clone())
        .unwrap_or_default()
}

/// The table that a text is; `None` if the report says what is wrong with it as TOML.
pub fn table<'t>(
    report: &mut Report,
    file: FileId,
    text: &'t str,
) -> Option<Spanned<DeTable<'t>>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let all: Vec<(Range<usize>, &str)> = errors
        .iter()
        .map(|error| (error.span().unwrap_or(0..0), error.message()))
        .collect();
    for wrong in syntax::wrongs(text, &all) {
        let message = format!("this is not TOML: {}", wrong.message);
        report.push(
            Diagnostic::error("toml-syntax", message)
                .at(Span::new(file, wrong.range))
                .hint(wrong.hint),
        );
    }
    errors.is_empty().then_some(table)
}

/// A whole table as its type; what does not fit the schema of its kind is told, and mended if what is said about the rest
/// is then still true. The second value says whether it was.
pub fn mended<T: DeserializeOwned>(
    report: &mut Report,
    places: &Places,
    kind: Kind,
    mut table: Spanned<DeTable<'_>>,
) -> Option<(T, bool)> {
    if mistaken::is(report, places, kind, &table) {
        return None;
    }
    let schema = schema::strict(kind);
    let before = report.errors();
    shape::check(report, places, schema, &table, true);
    if report.errors() == before {
        return typed(report, places, table).map(|value| (value, false));
    }
    if !mend::mended(schema, &mut table) {
        return None;
    }
    let value = T::deserialize(toml::Deserializer::from(table)).ok()?;
    Some((value, true))
}

/// A whole table that fits the schema of its kind, as its type; `None` if the report says what does not fit.
pub fn fitted<T: DeserializeOwned>(
    report: &mut Report,
    places: &Places,
    kind: Kind,
    table: Spanned<DeTable<'_>>,
) -> Option<T> {
    if mistaken::is(report, places, kind, &table) {
        return None;
    }
    let before = report.errors();
    shape::check(report, places, schema::strict(kind), &table, true);
    if report.errors() > before {
        return None;
    }
    typed(report, places, table)
}

fn typed<T: DeserializeOwned>(
    report: &mut Report,
    places: &Places,
    table: Spanned<DeTable<'_>>,
) -> Option<T> {
    T::deserialize(toml::Deserializer::from(table))
        .map_err(|error| {
            let range = error.span().unwrap_or(0..0);
            report.push(
                Diagnostic::error("wrong-value", error.message().to_owned())
                    .at(places.span(&range))
                    .hint("see the schema of this kind of file"),
            );
        })
        .ok()
}
