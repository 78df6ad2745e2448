//! [`Source`], pages → diagnostics; changes nothing.
//!
//! One rule, one file, one page of documentation: what it finds, why it matters to the person reading, an example, what
//! to write instead, and the source of the rule; its tests stand below it. A folder holds the rules of a family, and its
//! `mod.rs` lists them. Rules about words look at [`subject::Subject`], a handout taken apart into passages; rules about
//! looks at the source; rules about pages at what was set. Whether files could be read at all is left to [`crate::load`].

mod code;
mod dose;
mod form;
mod frames;
pub mod glyphs;
pub mod index;
pub mod language;
mod mend;
mod metadata;
pub mod packet;
mod page;
mod parity;
pub mod passages;
pub mod rule;
pub mod scorecard;
mod silence;
mod structure;
pub mod subject;
pub mod tokens;
#[cfg(test)]
mod try_out;
mod typography;

use crate::diag::Report;
use crate::galley::Galleys;
use crate::handout::Date;
use crate::page::Page;
use crate::source::Source;
use crate::span::{Files, Span};
use language::readability::{self, Score};
pub use mend::mended;
pub use rule::Rule;
use rule::{Check, Finding, Printed};
use subject::Subject;

/// The families of rules, in the order they are listed.
const FAMILIES: [&[Rule]; 9] = [
    dose::RULES,
    language::RULES,
    structure::RULES,
    metadata::RULES,
    typography::RULES,
    page::RULES,
    form::RULES,
    code::RULES,
    parity::RULES,
];

/// All rules.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.into_iter().flatten()
}

/// Checks a source; `None` if the report holds an error. `today` is the day of the build.
pub fn source(report: &mut Report, source: &Source, today: Option<Date>) -> Option<()> {
    can_be_set(report, source);
    said(report, source, today)
}

/// Checks whether a source can be set at all: there is room, and a glyph for each letter; `None` if the report holds an error.
pub fn can_be_set(report: &mut Report, source: &Source) -> Option<()> {
    frames::check(report, source);
    glyphs::check(report, source);
    (report.errors() == 0).then_some(())
}

/// Checks what a source says and how it is to look; `None` if the report holds an error.
pub fn said(report: &mut Report, source: &Source, today: Option<Date>) -> Option<()> {
    let subject = Subject {
        fever: source.clinic.fever,
        blank: source.blank,
        ..Subject::of(
            &source.handout,
            source.layout.profile,
            &source.layout.settings,
            &report.files,
            today,
        )
    };
    let foreign = subject.foreign();
    let is_foreign = |place: Span| {
        foreign.iter().any(|span| {
            span.file == place.file && span.start <= place.start && place.end <= span.end
        })
    };
    let found = found(|rule| match rule.check {
        Check::Words(check) if language::ENGLISH.contains(&rule.id) => check(&subject)
            .into_iter()
            .filter(|finding| !finding.place.is_some_and(is_foreign))
            .collect(),
        Check::Words(check) => check(&subject),
        Check::Layout(check) => check(source),
        Check::Pages(_) => Vec::new(),
    });
    silence::say(report, &source.handout, found);
    silence::unneeded(report, &source.handout);
    (report.errors() == 0).then_some(())
}

/// Whether the day of the next check is so far ahead that no rule speaks of it: then the day of a build changes nothing
/// that is found.
pub fn review_is_far(again: Date, today: Date) -> bool {
    metadata::review_is_far(again, today)
}

/// How hard a source is to read.
pub fn score(source: &Source, files: &Files) -> Score {
    let layout = &source.layout;
    let (profile, settings) = (layout.profile, &layout.settings);
    readability::score(&Subject::of(&source.handout, profile, settings, files, None))
}

/// Checks the pages as they are set; `None` if the report holds an error.
pub fn pages(
    report: &mut Report,
    source: &Source,
    pages: &[Page],
    galleys: &Galleys,
) -> Option<()> {
    let printed = Printed { pages, galleys };
    let found = found(|rule| match rule.check {
        Check::Words(_) | Check::Layout(_) => Vec::new(),
        Check::Pages(check) => check(source, &printed),
    });
    silence::say(report, &source.handout, found);
    (report.errors() == 0).then_some(())
}

fn found(check: impl Fn(&'static Rule) -> Vec<Finding>) -> Vec<(&'static Rule, Finding)> {
    rules()
        .flat_map(|rule| check(rule).into_iter().map(move |finding| (rule, finding)))
        .collect()
}

/// The page of documentation of a rule, by its number or, for what is found before any rule speaks, by its name.
pub fn explain(id: &str) -> Option<String> {
    let page = match id {
        "missing-glyph" => include_str!("glyphs.rs"),
        "frame" | "measure" | "columns" => include_str!("frames.rs"),
        "packet-fever-differs" => dose::packet_fever::PAGE,
        "packet-phone-differs" => dose::packet_phone::PAGE,
        _ => rules().find(|rule| rule.id.eq_ignore_ascii_case(id))?.page,
    };
    Some(rule::explained(page))
}
