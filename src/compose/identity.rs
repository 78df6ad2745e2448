//! Whose sheet it is: a name and one more identifier on every page, in the margin, and whom it was prepared for, by whom and
//! when, below the title (clinical-safety notes: two identifiers on every page of a personalised sheet).

use super::setter::{Setter, Slot};
use super::words as ui;
use crate::field::{BORN, NAME, PREPARED_BY, RECORD, TODAY, Values};
use crate::handout::{Fact, Inline, Inlines, Text};
use crate::span::Span;
use crate::structure::{Role, Structure};

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
    let labels = [(NAME, ui::FOR), (BORN, ui::BORN), (RECORD, ui::RECORD)];
    let parts: Vec<String> = labels
        .into_iter()
        .filter_map(|(name, label)| {
            Some(format!("{label} {}", values.printed(name, language)?))
        })
        .collect();
    Some(parts.join(ui::DOT))
}

fn prepared(values: &Values, language: &str) -> Option<String> {
    if !values.identify() {
        return None;
    }
    let mut words = ui::prepared_for(values.get(NAME)?);
    let born = values.printed(BORN, language).map(|day| ui::born(&day));
    let record = values.get(RECORD).map(ui::record);
    let others: Vec<String> = born.into_iter().chain(record).collect();
    words.push_str(&format!(" ({})", others.join(", ")));
    if let Some(day) = values.printed(TODAY, language) {
        words.push_str(&ui::prepared_on(&day));
    }
    if let Some(by) = values.get(PREPARED_BY) {
        words.push_str(&ui::prepared_by(by));
    }
    Some(words)
}
