//! Each text of a translation in the place of the source's, by its id; what has none, or an old one, is a gap.

use super::lay::{Laid, Lay};
use super::words::{self, BLOCKS};
use super::{HEAD, OF, SAME, TITLE, first_line, for_each, no_id, string, taken};
use crate::diag::{Diagnostic, Fix, Report};
use crate::handout::{Gap, Text, Why};
use crate::load::at::Places;
use crate::load::near::nearest;
use crate::span::Span;
use std::borrow::Cow;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

/// What is being laid.
pub struct Over<'a, 't> {
    report: &'a mut Report,
    text: &'a str,
    places: &'a Places,
    /// What is not translated stands in the source's language.
    lenient: bool,
    /// The entries of the translation that were not yet asked for.
    texts: DeTable<'t>,
    /// The names that the source has.
    ids: Vec<String>,
    gaps: Vec<Gap>,
}

/// What the head of a content is called in messages.
const HEAD_NAME: &str = "the title";

impl<'a, 't> Over<'a, 't> {
    /// Nothing laid yet.
    pub const fn new(
        report: &'a mut Report,
        text: &'a str,
        places: &'a Places,
        lenient: bool,
        texts: DeTable<'t>,
    ) -> Self {
        Self {
            report,
            text,
            places,
            lenient,
            texts,
            ids: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// Lays all over the source, and says what has no translation.
    pub fn laid(mut self, source: &mut DeTable<'t>, own: DeTable<'t>) -> Vec<Gap> {
        self.head(source, own);
        self.content(source);
        self.unknown();
        self.gaps
    }

    /// The title and what stands with it.
    fn head(&mut self, source: &mut DeTable<'t>, mut own: DeTable<'t>) {
        if let Some((key, language)) = own.remove_entry("language") {
            source.insert(key, language);
        }
        if let Some(more) = own.remove("silence")
            && let DeValue::Array(more) = more.into_inner()
        {
            add(source, "silence", more);
        }
        let place = own.get(TITLE).map(Spanned::span).unwrap_or_default();
        let own = taken(&mut own, &[&HEAD[..], &[OF, SAME]].concat());
        let mut theirs = taken(source, &HEAD);
        self.entry(HEAD_NAME, &place, &mut theirs, Some((own, place.clone())));
        source.extend(theirs);
    }

    /// Sections and blocks, in the order they are read.
    fn content(&mut self, source: &mut DeTable<'t>) {
        self.blocks(source);
        for_each(source, "section", |section, range| {
            let mut blocks = taken(section, &BLOCKS);
            self.named("section", section, range);
            self.blocks(&mut blocks);
            section.extend(blocks);
        });
    }

    fn blocks(&mut self, source: &mut DeTable<'t>) {
        for key in BLOCKS {
            for_each(source, key, |block, range| self.named("block", block, range));
        }
    }

    /// A section or a block by its id.
    fn named(&mut self, what: &str, source: &mut DeTable<'t>, range: &Range<usize>) {
        let Some(id) = string(source, "id") else {
            if let Some(first) = words::leaves(source).first() {
                let place = self.line(range);
                self.report.push(no_id(what, first.words).at(place));
            }
            return;
        };
        let own = match self.texts.remove(id.as_str()) {
            None => None,
            Some(entry) => {
                let place = entry.span();
                match entry.into_inner() {
                    DeValue::Table(entry) => Some((entry, place)),
                    DeValue::String(_)
                    | DeValue::Integer(_)
                    | DeValue::Float(_)
                    | DeValue::Boolean(_)
                    | DeValue::Datetime(_)
                    | DeValue::Array(_) => {
                        let message = format!("`{id}` is no table here");
                        let hint = format!("write [text.{id}], and its keys below");
                        self.wrong("translation-shape", message, hint, &place);
                        return;
                    }
                }
            }
        };
        self.entry(&id, range, source, own);
        self.ids.push(id);
    }

    /// The words of an entry over those of the source, if nothing speaks against it.
    fn entry(
        &mut self,
        id: &str,
        place: &Range<usize>,
        source: &mut DeTable<'t>,
        own: Option<(DeTable<'t>, Range<usize>)>,
    ) {
        let leaves = words::leaves(source);
        let mark = words::mark(&leaves);
        let says = leaves.iter().map(|leaf| words::compared(leaf.words));
        let says = says.collect::<Vec<_>>().join(" / ");
        if says.is_empty() && own.is_none() {
            return;
        }
        let gap = |why, place, fix, stands| Gap {
            name: Text { words: id.to_owned(), span: place },
            why,
            mark: mark.clone(),
            says: says.clone(),
            fix,
            stands,
        };
        let Some((mut own, range)) = own else {
            let place = self.line(place);
            return self.gaps.push(gap(Why::Missing, place, None, self.lenient));
        };
        let of = own.remove(OF);
        let same = own
            .remove(SAME)
            .is_some_and(|same| same.get_ref().as_bool() == Some(true));
        let mut lay = Lay::new(self.text, self.places);
        let mut both = source.clone();
        lay.table("", &mut both, own);
        let Laid { wrong, missing, changed, same: alike } = lay.laid;
        let words = of.as_ref().and_then(|of| of.get_ref().as_str());
        let why = match words {
            None => Some(Why::Unmarked),
            Some(of) if of != mark => Some(Why::Stale),
            Some(_) if !missing.is_empty() => Some(Why::Partial(missing)),
            Some(_) if !changed && !same && says.contains(char::is_alphabetic) => {
                Some(Why::Same)
            }
            Some(_) => None,
        };
        let stands = why.is_some() && self.lenient;
        // What was written for another source need not fit this one.
        if !(stands && why == Some(Why::Stale)) {
            wrong.into_iter().for_each(|wrong| self.report.push(wrong));
        }
        if !stands {
            *source = both;
        }
        match why {
            Some(why) => {
                let place = match &of {
                    Some(of) if why == Why::Stale => self.places.span(&of.span()),
                    Some(_) | None => self.line(&range),
                };
                let fix = self.mend(&why, of.map(|of| of.span()), &range, &mark);
                self.gaps.push(gap(why, place, fix, stands));
            }
            None if same => {}
            None => alike.iter().for_each(|range| self.forgotten(range)),
        }
    }

    /// What makes the mark that of the source as it is now.
    fn mend(
        &self,
        why: &Why,
        of: Option<Range<usize>>,
        entry: &Range<usize>,
        mark: &str,
    ) -> Option<Fix> {
        let (span, words) = match (why, of) {
            (Why::Stale, Some(of)) => (self.places.span(&of), format!("\"{mark}\"")),
            (Why::Unmarked, None) => {
                // Below the header of the table, or above the title.
                let below = self.text.get(entry.start..)?;
                let at = match below.starts_with('[') {
                    true => entry.start + below.find('\n')? + 1,
                    false => self.text.get(..entry.start)?.rfind('\n')? + 1,
                };
                let words = format!("of = \"{mark}\"\n");
                (self.places.span(&(at..at)), words)
            }
            (
                Why::Stale | Why::Unmarked | Why::Missing | Why::Partial(_) | Why::Same,
                _,
            ) => {
                return None;
            }
        };
        Some(Fix { span, words, safe: false })
    }

    fn forgotten(&mut self, range: &Range<usize>) {
        let place = self.places.span(range);
        let same = "these words are those of the source";
        let hint = "translate them; if they are the same in both languages, write same = true beside `of`";
        self.report
            .push(Diagnostic::warning("translation-same", same).at(place).hint(hint));
    }

    /// Says which entries the source does not have.
    fn unknown(&mut self) {
        let left = std::mem::take(&mut self.texts);
        for (key, _) in left {
            let name = key.get_ref().as_ref();
            let near = nearest(name, self.ids.iter().map(String::as_str));
            let hint = near.map_or_else(
                || {
                    "leave it out, or give a section or block of the source this id"
                        .to_owned()
                },
                |near| format!("write [text.{near}]"),
            );
            let message = format!("the source has no section or block `{name}`");
            self.wrong("translation-id", message, hint, &key.span());
        }
    }

    /// The first line of a range.
    fn line(&self, range: &Range<usize>) -> Span {
        self.places.span(&first_line(self.text, range))
    }

    fn wrong(
        &mut self,
        rule: &'static str,
        message: String,
        hint: impl Into<String>,
        range: &Range<usize>,
    ) {
        let place = self.line(range);
        self.report
            .push(Diagnostic::error(rule, message).at(place).hint(hint));
    }
}

/// Adds to a list, which may not be there yet.
fn add<'t>(table: &mut DeTable<'t>, key: &'static str, more: DeArray<'t>) {
    match table.get_mut(key).map(Spanned::get_mut) {
        Some(DeValue::Array(list)) => more.into_iter().for_each(|each| list.push(each)),
        Some(_) => {}
        None => {
            let range = more.first().map(Spanned::span).unwrap_or_default();
            let name = Spanned::new(range.clone(), Cow::Borrowed(key));
            table.insert(name, Spanned::new(range, DeValue::Array(more)));
        }
    }
}
