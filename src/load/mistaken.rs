//! A file of another kind than the one that is wanted: said once, not key by key.

use super::at::Places;
use super::{Kind, schema};
use crate::diag::{Diagnostic, Report};
use serde_json::Value;
use toml::Spanned;
use toml::de::DeTable;

const KINDS: [Kind; 6] =
    [Kind::Content, Kind::Overlay, Kind::Layout, Kind::Clinic, Kind::Batch, Kind::Packet];

/// Whether a table is of another kind: it has keys that only the other kind has, and none that only the wanted kind has. The
/// report then says so.
pub fn is(
    report: &mut Report,
    places: &Places,
    wanted: Kind,
    table: &Spanned<DeTable<'_>>,
) -> bool {
    let keys: Vec<&str> =
        table.get_ref().keys().map(|key| key.get_ref().as_ref()).collect();
    let own = schema::strict(wanted);
    if keys.iter().all(|key| has(own, key)) {
        return false;
    }
    let count = |kind: Kind| {
        let theirs = schema::strict(kind);
        let only = keys.iter().any(|key| has(theirs, key) && !has(own, key))
            && !keys.iter().any(|key| has(own, key) && !has(theirs, key));
        let all = keys.iter().filter(|key| has(theirs, key)).count();
        (kind, if only { all } else { 0 })
    };
    let others = KINDS.into_iter().filter(|kind| *kind != wanted).map(count);
    let other = others.filter(|(_, all)| *all > 0).max_by_key(|(_, all)| *all);
    let Some((other, _)) = other else { return false };
    let message = format!("this is {}, not {}", name(other), name(wanted));
    report.push(
        Diagnostic::error("wrong-kind", message)
            .at(places.span(&(table.span().start..table.span().start)))
            .hint(place(other, wanted)),
    );
    true
}

fn has(schema: &Value, key: &str) -> bool {
    schema.get("properties").is_some_and(|keys| keys.get(key).is_some())
}

const fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::Content => "a content file",
        Kind::Overlay => "a translation",
        Kind::Layout => "a layout",
        Kind::Clinic => "a clinic's profile",
        Kind::Batch => "a batch",
        Kind::Packet => "a packet",
    }
}

/// Where a file of a kind is named, if it stands in the place of another.
const fn place(kind: Kind, wanted: Kind) -> &'static str {
    match kind {
        Kind::Content if matches!(wanted, Kind::Packet) => {
            "make it with `handout build`, or name it in a packet file: [[handout]] file = \"...\""
        }
        Kind::Overlay => "name the translation by itself, where a content file may stand",
        Kind::Content => "name the content file by itself, without --layout or --clinic",
        Kind::Layout => "name the content file first, and this file after --layout",
        Kind::Clinic => "name the content file first, and this file after --clinic",
        Kind::Batch => "say `handout batch` and this file",
        Kind::Packet => {
            "bind it with `handout packet`; a packet is no part of another file"
        }
    }
}
