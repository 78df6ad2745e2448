//! Inline Markdown in a string → inlines: strong, emphasis, links, citations, and plain words as they are written.
//!
//! Everything that is a block of its own elsewhere (lists, headings, pictures, tables) is an error that names the
//! block to use. A cell or an item that merely starts with `1.`, `-` or `#` is words.

mod build;
pub mod facts;
mod foreign;
mod guard;

use super::near::nearest;
use crate::diag::{Diagnostic, Report};
use crate::field::Fields;
use crate::handout::{Inlines, Text, WorkId};
use crate::span::Span;
use build::Builder;
use pulldown_cmark::{BrokenLink, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// A string, and where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// What it says.
    pub words: &'a str,
    /// Its bytes in the file, with the quotes.
    pub span: Span,
    /// The byte of the file its first word stands at, if the file spells the string as it is: without escapes.
    pub start: Option<u32>,
}

impl<'a> Written<'a> {
    /// A string at a place, as it is spelled there.
    pub fn new(words: &'a str, span: Span, raw: &str) -> Self {
        let start = ["\"\"\"", "'''", "\"", "'"]
            .into_iter()
            .find_map(|quote| {
                let inner = raw.strip_prefix(quote)?.strip_suffix(quote)?;
                // A line end right after the opening quotes is not part of the string.
                let body = match quote.len() {
                    3 => inner
                        .strip_prefix("\r\n")
                        .or_else(|| inner.strip_prefix('\n'))
                        .unwrap_or(inner),
                    _ => inner,
                };
                (body == words).then_some(raw.len() - quote.len() - body.len())
            })
            .and_then(|offset| u32::try_from(offset).ok());
        Self {
            words,
            span,
            start: start.map(|offset| span.start + offset),
        }
    }

    /// The place of a part of the words.
    pub fn part(&self, range: &Range<usize>) -> Span {
        let at = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        match self.start {
            Some(start) => Span {
                file: self.span.file,
                start: start.saturating_add(at(range.start)),
                end: start.saturating_add(at(range.end)),
            },
            None => self.span,
        }
    }

    fn paragraph(&self, range: Range<usize>) -> Self {
        Self {
            start: self.start.map(|start| {
                start.saturating_add(u32::try_from(range.start).unwrap_or(u32::MAX))
            }),
            words: self.words.get(range).unwrap_or_default(),
            ..*self
        }
    }
}

/// What a text may name.
#[derive(Debug, Default)]
pub struct Known {
    /// The ids of the references, and their places in the order of the file, from 1.
    pub works: BTreeMap<String, WorkId>,
    /// What may be asked for.
    pub fields: Fields,
    /// The roles of the phones in the clinic's profile.
    pub roles: Vec<String>,
}

/// Where citations may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cites {
    /// In running text, items, cells.
    Allowed,
    /// Not in what becomes the outline or is set again on each page.
    Heading,
    /// Not in the entry of a reference.
    Entry,
}

/// One paragraph: a cell, an item, a heading. Line ends and empty lines are spaces.
pub fn line(
    report: &mut Report,
    written: &Written<'_>,
    known: &Known,
    cites: Cites,
) -> Inlines {
    let guarded = guard::guarded(written.words);
    let parser = Parser::new_with_broken_link_callback(
        &guarded,
        Options::empty(),
        Some(|link: BrokenLink<'_>| {
            link.reference
                .trim_start()
                .starts_with('@')
                .then_some((CowStr::Borrowed(""), CowStr::Borrowed("")))
        }),
    );
    let mut reader = Reader {
        report,
        written,
        known,
        cites,
        built: Builder::new(written),
        skip: 0,
    };
    for (event, range) in parser.into_offset_iter() {
        reader.event(event, &guard::unguarded(&range));
    }
    reader.built.finish()
}

/// Running text: paragraphs with an empty line between them.
pub fn prose(
    report: &mut Report,
    written: &Written<'_>,
    known: &Known,
    cites: Cites,
) -> Vec<Inlines> {
    guard::paragraphs(written.words)
        .into_iter()
        .filter_map(|range| {
            let paragraph = written.paragraph(range);
            match guard::block(paragraph.words) {
                Some((found, range)) => {
                    let wrong = Diagnostic::error(
                        "markup",
                        format!("{} cannot stand in running text", found.name),
                    );
                    report.push(wrong.at(paragraph.part(&range)).hint(found.remedy));
                    None
                }
                None => Some(line(report, &paragraph, known, cites)),
            }
        })
        .filter(|inlines| !inlines.is_empty())
        .collect()
}

struct Reader<'a, 'w> {
    report: &'a mut Report,
    written: &'a Written<'w>,
    known: &'a Known,
    cites: Cites,
    built: Builder<'w>,
    /// How many elements deep we are inside one that is not taken.
    skip: usize,
}

impl Reader<'_, '_> {
    fn event(&mut self, event: Event<'_>, range: &Range<usize>) {
        if self.skip > 0 {
            match event {
                Event::Start(_) => self.skip += 1,
                Event::End(_) => self.skip -= 1,
                Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::Rule
                | Event::TaskListMarker(_) => {}
            }
            return;
        }
        match event {
            Event::Text(words) => self.text(range, &words),
            Event::SoftBreak | Event::HardBreak => self.built.words(range, " "),
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Html(_) | Event::InlineHtml(_) => self.wrong(
                "HTML is not understood here",
                "write **bold** or *emphasis*; for the sign itself write \\<",
                range,
            ),
            Event::Code(_) => self.wrong(
                "code is not understood here",
                "leave the backticks out, or write **bold**",
                range,
            ),
            Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::Rule
            | Event::TaskListMarker(_) => self.wrong(
                "this markup is not understood here",
                "write **bold**, *emphasis*, [words](address) or [@reference]",
                range,
            ),
        }
    }

    /// Words with placeholders among them. A brace after a backslash is a brace.
    fn text(&mut self, range: &Range<usize>, read: &str) {
        let written = self.written.words;
        let mut at = range.start;
        let escaped = at > 0 && written.as_bytes().get(at - 1) == Some(&b'\\');
        let mut from = at + usize::from(escaped);
        while let Some(open) = written
            .get(from..range.end)
            .and_then(facts::start)
            .map(|open| from + open)
        {
            if open > at {
                self.built
                    .words(&(at..open), written.get(at..open).unwrap_or_default());
            }
            let rest = written.get(open..range.end).unwrap_or_default();
            at = match facts::length(rest) {
                Some(length) => {
                    self.fact(&(open..open + length));
                    open + length
                }
                None => {
                    self.wrong(
                        "this brace opens a placeholder that is not closed",
                        "close it, without markup inside: {patient.name}; for the sign itself write \\{",
                        &(open..open + 1),
                    );
                    range.end
                }
            };
            from = at;
        }
        if at == range.start {
            self.built.words(range, read);
        } else if at < range.end {
            let rest = written.get(at..range.end).unwrap_or_default();
            self.built.words(&(at..range.end), rest);
        }
    }

    fn fact(&mut self, range: &Range<usize>) {
        let span = self.written.part(range);
        let written = self.written.words.get(range.clone()).unwrap_or_default();
        if let Some(foreign) = foreign::read(written) {
            match foreign {
                Ok((language, words)) => {
                    let words = Text { words: words.to_owned(), span };
                    self.built.foreign(language.to_owned(), words);
                }
                Err((wrong, hint)) => self.refuse("foreign-words", wrong, hint, span),
            }
            return;
        }
        match facts::read(written, span, self.known) {
            Ok(fact) => match self.cites {
                Cites::Heading if fact.personal => self.refuse(
                    "placeholder-in-heading",
                    "what a person answers cannot stand in a heading",
                    "headings become the bookmarks of the file; ask in the text below",
                    span,
                ),
                Cites::Entry => self.refuse(
                    "placeholder-in-reference",
                    "a reference is the same for everybody",
                    "write the words themselves",
                    span,
                ),
                Cites::Allowed | Cites::Heading => self.built.fact(fact),
            },
            Err((rule, wrong, hint)) => self.refuse(rule, &wrong, &hint, span),
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: &Range<usize>) {
        let opened = match tag {
            Tag::Paragraph => true,
            Tag::Strong => self.built.open(build::Wrap::Strong),
            Tag::Emphasis => self.built.open(build::Wrap::Emphasis),
            Tag::Link { link_type, dest_url, .. } => match link_type {
                LinkType::ShortcutUnknown
                | LinkType::ReferenceUnknown
                | LinkType::CollapsedUnknown => {
                    self.citation(range);
                    self.skip = 1;
                    true
                }
                LinkType::Inline
                | LinkType::Reference
                | LinkType::Collapsed
                | LinkType::Shortcut
                | LinkType::Autolink
                | LinkType::Email
                | LinkType::WikiLink { .. } => {
                    let mut words = guard::unmasked(&dest_url);
                    if link_type == LinkType::Email {
                        words.insert_str(0, "mailto:");
                    }
                    let span = self.written.part(range);
                    let url = Text { words, span };
                    check_address(self.report, &url, &ADDRESSES);
                    self.built.open(build::Wrap::Link(url))
                }
            },
            Tag::Image { .. } => {
                self.wrong(
                    "a picture cannot stand inside text",
                    "use a block: figure.image = \"...\" and figure.alt = \"...\"",
                    range,
                );
                self.skip = 1;
                true
            }
            Tag::Heading { .. }
            | Tag::BlockQuote(_)
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::List(_)
            | Tag::Item
            | Tag::FootnoteDefinition(_)
            | Tag::DefinitionList
            | Tag::DefinitionListTitle
            | Tag::DefinitionListDefinition
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell
            | Tag::Strikethrough
            | Tag::Superscript
            | Tag::Subscript
            | Tag::MetadataBlock(_) => {
                self.wrong(
                    "this markup is not understood here",
                    "write **bold**, *emphasis*, [words](address) or [@reference]",
                    range,
                );
                self.skip = 1;
                true
            }
        };
        if !opened {
            self.wrong(
                "markup stands too deep in other markup",
                "write **bold**, *emphasis* or [words](address), one in the other at most",
                range,
            );
            self.skip = 1;
        }
    }

    fn end(&mut self, tag: TagEnd, range: &Range<usize>) {
        match tag {
            TagEnd::Strong | TagEnd::Emphasis => {
                self.built.close();
            }
            TagEnd::Link => {
                if self.built.close() {
                    self.wrong(
                        "this link has no words",
                        "write [words](https://address)",
                        range,
                    );
                }
            }
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::BlockQuote(_)
            | TagEnd::CodeBlock
            | TagEnd::HtmlBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::DefinitionList
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition
            | TagEnd::Table
            | TagEnd::TableHead
            | TagEnd::TableRow
            | TagEnd::TableCell
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    /// `[@a]`, `[@a; @b]`, and two of them side by side, which Markdown takes for one reference.
    fn citation(&mut self, range: &Range<usize>) {
        let span = self.written.part(range);
        match self.cites {
            Cites::Allowed => {}
            Cites::Heading => {
                let wrong = "a citation cannot stand in a heading";
                return self.refuse(
                    "citation-in-heading",
                    wrong,
                    "cite in the text below",
                    span,
                );
            }
            Cites::Entry => {
                let wrong = "a reference cannot cite another";
                let hint = "name the other work in words";
                return self.refuse("citation-in-reference", wrong, hint, span);
            }
        }
        let written = self.written.words.get(range.clone()).unwrap_or_default();
        let mut works = Vec::new();
        let mut at = range.start;
        for group in written.split(']') {
            if let Some(inner) = group.strip_prefix('[') {
                let mut start = at + 1;
                for part in inner.split(';') {
                    works.extend(self.cited(part, start));
                    start += part.len() + 1;
                }
            }
            at += group.len() + 1;
        }
        works.sort_unstable();
        works.dedup();
        if !works.is_empty() {
            self.built.citation(works, span);
        }
    }

    /// The work of one part of a citation, which starts at a byte of the words.
    fn cited(&mut self, part: &str, start: usize) -> Option<WorkId> {
        let id = part.trim();
        let begin = start + (part.len() - part.trim_start().len());
        let span = self.written.part(&(begin..begin + id.len()));
        let Some(name) = id.strip_prefix('@').filter(|name| is_id(name)) else {
            let wrong = format!("`{id}` does not name a reference");
            let hint = "write [@id], or [@a; @b] for several";
            self.refuse("citation", &wrong, hint, span);
            return None;
        };
        let found = self.known.works.get(name).copied();
        if found.is_none() {
            let hint = match nearest(name, self.known.works.keys().map(String::as_str)) {
                Some(near) => format!("write [@{near}], or add a [[reference]] `{name}`"),
                None => format!("add a [[reference]] with id = \"{name}\""),
            };
            let wrong = format!("no reference has the id `{name}`");
            self.refuse("reference-unknown", &wrong, &hint, span);
        }
        found
    }

    fn wrong(&mut self, message: &str, hint: &str, range: &Range<usize>) {
        let span = self.written.part(range);
        self.refuse("markup", message, hint, span);
    }

    fn refuse(&mut self, rule: &'static str, message: &str, hint: &str, span: Span) {
        self.report.push(Diagnostic::error(rule, message).at(span).hint(hint));
    }
}

/// Whether a word can be the id of a reference, so that a citation can name it.
pub fn is_id(word: &str) -> bool {
    word.starts_with(char::is_alphanumeric)
        && word
            .chars()
            .all(|each| each.is_alphanumeric() || "_.:-".contains(each))
}

/// What a link may lead to.
pub const ADDRESSES: [&str; 4] = ["https://", "http://", "mailto:", "tel:"];

/// Reports an address that leads nowhere on paper or on a screen.
pub fn check_address(report: &mut Report, url: &Text, starts: &[&str]) {
    let lower = url.words.to_ascii_lowercase();
    let well = starts
        .iter()
        .any(|start| lower.strip_prefix(start).is_some_and(|rest| !rest.is_empty()));
    let clean = !url
        .words
        .chars()
        .any(|each| each.is_whitespace() || each.is_control());
    if !well || !clean {
        let message = format!("`{}` is not a full address", url.words);
        let hint = match starts {
            [_, _] => "write the whole address: https://...",
            _ => "write the whole address: https://..., mailto:... or tel:...",
        };
        report.push(Diagnostic::error("address", message).at(url.span).hint(hint));
    }
}
