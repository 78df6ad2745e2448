//! Whose sheet it is: a name and one more identifier on every page, in the margin, and whom it was prepared for, by whom and
//! when, below the title (clinical-safety notes: two identifiers on every page of a personalised sheet).

use super::setter::{Setter, Slot};
use crate::field::{BORN, NAME, PREPARED_BY, RECORD, TODAY, Values};
use crate::handout::{Fact, Inline, Inlines, Text};
use crate::span::Span;
use crate::structure::{Role, Structure};
use crate::words::{Word, Words};
use std::collections::BTreeMap;

/// The name of the fact in the margin.
const IDENTITY: &str = "identity";
/// The name of the fact below the title.
const PREPARED: &str = "prepared";

/// What is printed for a personal fact, also for those that no content asks for.
pub fn answer(values: &Values, name: &str, language: &str) -> Option<String> {
    match name {
        IDENTITY => identity(values, language),
        PREPARED => prepared(values, language),
        name => values.printed(name, language),
    }
}

/// The line in the margin, if the sheet is somebody's.
pub fn in_the_margin(values: &Values, language: &str) -> Option<Inlines> {
    fact(IDENTITY, identity(values, language)?)
}

/// Sets below the title whom the sheet was prepared for, if it is somebody's.
pub fn below_the_title(setter: &mut Setter<'_>, slot: Slot) {
    let (values, language) = (&setter.source.values, &setter.source.handout.language);
    let inlines = prepared(values, language).and_then(|words| fact(PREPARED, words));
    let Some(inlines) = inlines else { return };
    let layout = setter.layout();
    // Small and close to the title: it takes no room from what to do, which should stand on page 1.
    setter.flow.space(layout.spaces.item);
    let node = setter.structure.add(Structure::ROOT, Role::Paragraph);
    setter.holding(&inlines, &layout.styles.note, slot, node);
}

fn fact(name: &str, words: String) -> Option<Inlines> {
    Some(vec![Inline::Fact(Fact {
        name: name.to_owned(),
        printed: BTreeMap::new(),
        otherwise: None,
        text: Text { words, span: Span::default() },
        known: true,
        personal: true,
        room: 0,
    })])
}

fn identity(values: &Values, language: &str) -> Option<String> {
    if !values.identify() {
        return None;
    }
    let words = Words::of(language);
    let labels = [
        (NAME, Word::IdentityName, "name"),
        (BORN, Word::IdentityBorn, "day"),
        (RECORD, Word::IdentityRecord, "number"),
    ];
    let parts: Vec<String> = labels
        .into_iter()
        .filter_map(|(name, word, named)| {
            Some(words.with(word, &[(named, &values.printed(name, language)?)]))
        })
        .collect();
    Some(parts.join(words.text(Word::Separator)))
}

fn prepared(values: &Values, language: &str) -> Option<String> {
    if !values.identify() {
        return None;
    }
    let words = Words::of(language);
    let said = |word, named, name| {
        let value = values.printed(name, language);
        value.map(|value| words.with(word, &[(named, &value)]))
    };
    let born = said(Word::PreparedBorn, "day", BORN);
    let record = said(Word::PreparedRecord, "number", RECORD);
    let facts: Vec<String> = born.into_iter().chain(record).collect();
    let on = said(Word::PreparedOn, "day", TODAY).unwrap_or_default();
    let by = said(Word::PreparedBy, "name", PREPARED_BY).unwrap_or_default();
    let (name, facts) = (values.get(NAME)?, words.list(&facts));
    let values = [("name", name), ("facts", &facts), ("on", &on), ("by", &by)];
    Some(words.with(Word::Prepared, &values))
}
