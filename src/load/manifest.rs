//! The manifest of a batch → what was made the last time. Whatever cannot be read is left out: it is made again.

use crate::batch::{Batch, Combination, Entry, Input, Left, Manifest, Missing};
use crate::diag::{Diagnostic, Report};
use crate::digest::Digest;
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use std::fs;
use std::io::{BufReader, ErrorKind};
use std::path::{Component, Path};

/// The form of the manifest that is read and written.
const FORMAT: u64 = 1;

/// Reads the manifest of an earlier run and, after it, the journal of one that did not end. `None` if a file stands in its
/// place that is something else: it would be lost.
pub fn read(report: &mut Report, batch: &Batch, journal: &Path) -> Option<Manifest> {
    let path = batch.output.join(&batch.manifest);
    let mut manifest = Manifest::default();
    match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        // An output folder that is a file is told when it is made.
        Err(_) if !path.exists() => {}
        Err(error) => {
            let message = format!("cannot read `{}`", path.display());
            report.push(
                Diagnostic::machine("manifest-unreadable", message)
                    .hint(format!("the system says: {error}")),
            );
            return None;
        }
        Ok(bytes) => match serde_json::from_slice(&bytes) {
            Ok(Value::Object(whole)) if whole.contains_key("handout") => {
                match of(&whole) {
                    Some(read) => manifest = read,
                    None => {
                        report.push(ignored(&path, "is of another version or damaged"));
                    }
                }
            }
            Ok(_) => {
                let message =
                    format!("`{}` is not a manifest of handouts", path.display());
                report.push(
                    Diagnostic::machine("manifest-foreign", message).hint(
                        "name the manifest otherwise, such as manifest = \"handouts.json\", so that this file is not lost",
                    ),
                );
                return None;
            }
            // A power cut can leave a file empty.
            Err(_) => report.push(ignored(&path, "is damaged")),
        },
    }
    // The last line may be cut off.
    let lines = fs::read(journal).unwrap_or_default();
    let lines = lines.split(|byte| *byte == b'\n');
    let values = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    let entries = values.filter_map(|value| entry(&value));
    let newer: BTreeMap<String, Entry> =
        entries.map(|entry| (entry.file.clone(), entry)).collect();
    manifest.outputs.retain(|entry| !newer.contains_key(&entry.file));
    manifest.outputs.extend(newer.into_values());
    Some(manifest)
}

/// The digest of a file's bytes; `None` if it is not there or cannot be read.
pub fn digest(path: &Path) -> Option<Digest> {
    if !path.is_file() {
        return None;
    }
    fs::File::open(path)
        .and_then(|file| Digest::of_reader(BufReader::new(file)))
        .ok()
}

fn ignored(path: &Path, how: &str) -> Diagnostic {
    let message =
        format!("the manifest `{}` {how}; every handout is made again", path.display());
    Diagnostic::warning("manifest-ignored", message)
        .hint("nothing is to be done; a new one is written")
}

fn of(whole: &Map<String, Value>) -> Option<Manifest> {
    if whole.get("format")?.as_u64()? != FORMAT {
        return None;
    }
    let list = |key: &str| whole.get(key).and_then(Value::as_array).into_iter().flatten();
    whole.get("outputs")?.as_array()?;
    Some(Manifest {
        outputs: list("outputs").filter_map(entry).collect(),
        missing: list("missing").filter_map(missing).collect(),
        left: list("left").filter_map(left).collect(),
    })
}

fn entry(value: &Value) -> Option<Entry> {
    let number = |key: &str| usize::try_from(value.get(key)?.as_u64()?).ok();
    let inputs = value.get("inputs")?.as_array()?.iter();
    let check_again = match perhaps(value, "check-again")? {
        None => None,
        Some(day) => Some(day.parse().ok()?),
    };
    let Left { file, sha256 } = left(value)?;
    Some(Entry {
        file,
        sha256,
        of: combination(value)?,
        id: text(value, "id")?,
        version: text(value, "version")?,
        language: text(value, "language")?,
        status: text(value, "status")?,
        check_again,
        pages: number("pages")?,
        warnings: number("warnings")?,
        inputs: inputs.map(input).collect::<Option<Vec<Input>>>()?,
        hash: text(value, "hash")?.parse().ok()?,
    })
}

fn combination(value: &Value) -> Option<Combination> {
    Some(Combination {
        content: text(value, "content")?,
        layout: text(value, "layout")?,
        clinic: perhaps(value, "clinic")?,
    })
}

fn missing(value: &Value) -> Option<Missing> {
    Some(Missing {
        of: combination(value)?,
        errors: usize::try_from(value.get("errors")?.as_u64()?).ok()?,
        earlier: value.get("earlier").and_then(left),
    })
}

fn left(value: &Value) -> Option<Left> {
    let file = text(value, "file")?;
    let inside = |part: Component<'_>| matches!(part, Component::Normal(_));
    // What it names is looked for in the output folder only.
    let below = !file.is_empty() && Path::new(&file).components().all(inside);
    let sha256 = text(value, "sha256")?.parse().ok()?;
    below.then_some(Left { file, sha256 })
}

fn input(value: &Value) -> Option<Input> {
    Some(Input {
        file: text(value, "file")?,
        sha256: text(value, "sha256")?.parse().ok()?,
    })
}

/// A text that may be null, but not left out.
fn perhaps(value: &Value, key: &str) -> Option<Option<String>> {
    if value.get(key)?.is_null() { Some(None) } else { text(value, key).map(Some) }
}

fn text(value: &Value, key: &str) -> Option<String> {
    Some(value.get(key)?.as_str()?.to_owned())
}
