//! The manifest of a batch → what was made the last time. Whatever cannot be read is left out: it is made again.

use crate::batch::{Batch, Combination, Entry, Input, Left, Manifest, Missing};
use crate::diag::{Diagnostic, Report};
use crate::digest::Digest;
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{BufReader, ErrorKind};
use std::marker::PhantomData;
use std::path::{Component, Path};
use std::{fmt, fs};

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
        Ok(bytes) => match of(&bytes) {
            Ok(read) => manifest = read,
            // A power cut can leave a file empty.
            Err(Wrong::Damaged) => report.push(ignored(&path)),
            Err(Wrong::Foreign) => {
                let message =
                    format!("`{}` is not a manifest of handouts", path.display());
                report.push(
                    Diagnostic::machine("manifest-foreign", message).hint(
                        "name the manifest otherwise, such as manifest = \"handouts.json\", so that this file is not lost",
                    ),
                );
                return None;
            }
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

fn ignored(path: &Path) -> Diagnostic {
    let message = format!(
        "the manifest `{}` is damaged or of another version; every handout is made again",
        path.display()
    );
    Diagnostic::warning("manifest-ignored", message)
        .hint("nothing is to be done; a new one is written")
}

/// Why a file is no manifest that can be used.
enum Wrong {
    /// It was one, or is one of another version.
    Damaged,
    /// It is something else.
    Foreign,
}

/// The file as it is written.
#[derive(Deserialize)]
struct Whole {
    handout: String,
    format: u64,
    outputs: Kept<Entry>,
    missing: Kept<Missing>,
    left: Kept<Left>,
}

/// What can be read of a list. Only one value of it is in memory at a time.
struct Kept<T>(Vec<T>);

impl<'de, T: Readable> Deserialize<'de> for Kept<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Each<T>(PhantomData<T>);

        impl<'de, T: Readable> Visitor<'de> for Each<T> {
            type Value = Kept<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list")
            }

            fn visit_seq<A: SeqAccess<'de>>(
                self,
                mut list: A,
            ) -> Result<Kept<T>, A::Error> {
                let mut kept = Vec::new();
                while let Some(value) = list.next_element::<Value>()? {
                    kept.extend(T::read(&value));
                }
                Ok(Kept(kept))
            }
        }

        from.deserialize_seq(Each(PhantomData))
    }
}

/// What a list of the manifest holds.
trait Readable: Sized {
    fn read(value: &Value) -> Option<Self>;
}

impl Readable for Entry {
    fn read(value: &Value) -> Option<Self> {
        entry(value)
    }
}

impl Readable for Missing {
    fn read(value: &Value) -> Option<Self> {
        missing(value)
    }
}

impl Readable for Left {
    fn read(value: &Value) -> Option<Self> {
        left(value)
    }
}

fn of(bytes: &[u8]) -> Result<Manifest, Wrong> {
    if let Ok(whole) = serde_json::from_slice::<Whole>(bytes)
        && whole.format == FORMAT
        && !whole.handout.is_empty()
    {
        let Whole { outputs, missing, left, handout: _, format: _ } = whole;
        return Ok(Manifest {
            outputs: outputs.0,
            missing: missing.0,
            left: left.0,
        });
    }
    match serde_json::from_slice::<Value>(bytes) {
        Ok(other) if other.get("handout").is_none() => Err(Wrong::Foreign),
        Ok(_) | Err(_) => Err(Wrong::Damaged),
    }
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
