//! A handout → passages: each run of words as one string that knows what it is and where each letter was written.

mod kind;

use super::language::sentences::{self, Sentence};
use super::tokens::{self, Sort, Token};
use crate::handout::{
    Block, BlockKind, CallLevel, Contact, Drug, Field, Handout, Inline, Inlines, Item,
    Term, Text,
};
use crate::span::{Files, Span};
pub use kind::Kind;
use std::cell::OnceCell;
use std::ops::Range;

/// A run of words.
#[derive(Debug, Clone)]
pub struct Passage<'a> {
    /// The words, without markup; citations leave nothing.
    pub text: String,
    /// What it is.
    pub kind: Kind,
    /// The section it stands in, by its place.
    pub section: Option<usize>,
    /// The block it stands in.
    pub block: Option<&'a Block>,
    /// The row of its table, the level of its call box, or the entry of its list of contacts or words, by its place.
    pub row: Option<usize>,
    /// It is part of a shorter text, which stands in for another.
    pub short: bool,
    /// Bold stretches of the text.
    pub bold: Vec<Range<usize>>,
    /// Stretches in italics.
    pub italic: Vec<Range<usize>>,
    /// Links.
    pub links: Vec<Range<usize>>,
    /// Stretches in another language.
    pub foreign: Vec<Range<usize>>,
    /// Where works are cited.
    pub cited: Vec<usize>,
    /// The text, token by token.
    pub tokens: Vec<Token>,
    pieces: Vec<(Range<usize>, &'a Text)>,
    /// The text, sentence by sentence, once a rule has asked for it.
    sentences: OnceCell<Vec<Sentence>>,
}

impl<'a> Passage<'a> {
    fn new(kind: Kind) -> Self {
        Self {
            text: String::new(),
            kind,
            section: None,
            block: None,
            row: None,
            short: false,
            bold: Vec::new(),
            italic: Vec::new(),
            links: Vec::new(),
            foreign: Vec::new(),
            cited: Vec::new(),
            tokens: Vec::new(),
            pieces: Vec::new(),
            sentences: OnceCell::new(),
        }
    }

    /// A text from the head of the file, which is no passage of the handout: its version, its reviewer.
    pub fn of_head(text: &'a Text) -> Self {
        let mut passage = Self::new(Kind::Title);
        passage.words(text);
        passage.tokens = tokens::of(&passage.text);
        passage
    }

    fn words(&mut self, text: &'a Text) {
        let start = self.text.len();
        self.text.push_str(&text.words);
        self.pieces.push((start..self.text.len(), text));
    }

    fn inlines(&mut self, inlines: &'a [Inline]) {
        for inline in inlines {
            let start = self.text.len();
            match inline {
                Inline::Words(text) => self.words(text),
                Inline::Fact(fact) => self.words(&fact.text),
                Inline::Strong(inner) => {
                    self.inlines(inner);
                    self.bold.push(start..self.text.len());
                }
                Inline::Emphasis(inner) => {
                    self.inlines(inner);
                    self.italic.push(start..self.text.len());
                }
                Inline::Link { inlines, url: _ } => {
                    self.inlines(inlines);
                    self.links.push(start..self.text.len());
                }
                Inline::Foreign { inlines, language: _ } => {
                    self.inlines(inlines);
                    self.foreign.push(start..self.text.len());
                }
                Inline::Citation { works: _, span: _ } => self.cited.push(start),
            }
        }
    }

    /// Its sentences.
    pub(super) fn sentences(&self) -> &[Sentence] {
        self.sentences.get_or_init(|| sentences::of(self))
    }

    /// The words of a token; empty past the end.
    pub fn token(&self, place: usize) -> &str {
        self.tokens
            .get(place)
            .and_then(|token| self.text.get(token.range.clone()))
            .unwrap_or_default()
    }

    /// What a token is; white space past the end.
    pub fn sort(&self, place: usize) -> Sort {
        self.tokens.get(place).map_or(Sort::Space, |token| token.sort)
    }

    /// The bytes from one token to another, both included.
    pub fn bytes(&self, first: usize, last: usize) -> Range<usize> {
        let end = self.text.len();
        let start = self.tokens.get(first).map_or(end, |token| token.range.start);
        start..self.tokens.get(last).map_or(end, |token| token.range.end).max(start)
    }

    /// Where a stretch of the text was written: to the letter, unless the file spells it otherwise.
    pub fn span(&self, files: &Files, range: Range<usize>) -> Span {
        let held = |at: usize| {
            let place = self.pieces.partition_point(|(piece, _)| piece.end <= at);
            self.pieces.get(place).or_else(|| self.pieces.last())
        };
        let (Some(first), Some(last)) =
            (held(range.start), held(range.end.max(range.start + 1) - 1))
        else {
            return Span::default();
        };
        let from = within(files, first, range.start..range.end.min(first.0.end));
        if first.0 == last.0 {
            return from;
        }
        let to = within(files, last, range.start.max(last.0.start)..range.end);
        if from.file == to.file && from.start <= to.end {
            Span { end: to.end, ..from }
        } else {
            from
        }
    }
}

/// Where a stretch of a passage stands in the file, if it lies in one piece of it.
fn within(
    files: &Files,
    (piece, text): &(Range<usize>, &Text),
    range: Range<usize>,
) -> Span {
    let start = range.start.saturating_sub(piece.start);
    let end = range.end.saturating_sub(piece.start).max(start);
    let written = files.text(text.span);
    let base = text.span.range().start;
    if written == text.words {
        return Span::new(text.span.file, base + start..base + end);
    }
    let (Some(before), Some(words)) =
        (text.words.get(..start), text.words.get(start..end))
    else {
        return text.span;
    };
    if words.is_empty() {
        return text.span;
    }
    let nth = before.matches(words).count();
    match written.match_indices(words).nth(nth) {
        Some((at, _)) => Span::new(text.span.file, base + at..base + at + words.len()),
        None => text.span,
    }
}

/// The passages of a handout in reading order, then those of its shorter texts.
pub fn of(handout: &Handout) -> Vec<Passage<'_>> {
    let mut walk = Walk::default();
    walk.text(Kind::Title, [&handout.title]);
    walk.text(Kind::Subtitle, handout.subtitle.iter());
    for block in &handout.lead {
        walk.block(block);
    }
    for (index, section) in handout.sections.iter().enumerate() {
        walk.section = Some(index);
        walk.run(Kind::Heading, &section.heading);
        section.blocks.iter().for_each(|block| walk.block(block));
    }
    walk.short = true;
    for (index, blocks) in
        handout.shorter.iter().flat_map(|each| each.blocks.iter().enumerate())
    {
        walk.section = Some(index);
        blocks.iter().for_each(|block| walk.block(block));
    }
    walk.passages
}

/// Passages in the making.
#[derive(Default)]
struct Walk<'a> {
    passages: Vec<Passage<'a>>,
    section: Option<usize>,
    block: Option<&'a Block>,
    row: Option<usize>,
    short: bool,
}

impl<'a> Walk<'a> {
    fn push(&mut self, kind: Kind, fill: impl FnOnce(&mut Passage<'a>)) {
        let mut passage = Passage::new(kind);
        fill(&mut passage);
        passage.section = self.section;
        passage.block = self.block;
        passage.row = self.row;
        passage.short = self.short;
        passage.tokens = tokens::of(&passage.text);
        if !passage.text.trim().is_empty() {
            self.passages.push(passage);
        }
    }

    fn run(&mut self, kind: Kind, inlines: &'a Inlines) {
        self.push(kind, |passage| passage.inlines(inlines));
    }

    fn runs(&mut self, kind: Kind, runs: impl IntoIterator<Item = &'a Inlines>) {
        runs.into_iter().for_each(|run| self.run(kind, run));
    }

    fn text(&mut self, kind: Kind, texts: impl IntoIterator<Item = &'a Text>) {
        for text in texts {
            self.push(kind, |passage| passage.words(text));
        }
    }

    fn block(&mut self, block: &'a Block) {
        self.block = Some(block);
        match &block.kind {
            BlockKind::Text(paragraphs) => self.runs(Kind::Paragraph, paragraphs),
            BlockKind::Heading(heading) => self.run(Kind::Subheading, heading),
            BlockKind::List(list) => {
                self.runs(Kind::Stem, &list.stem);
                self.items(&list.items);
            }
            BlockKind::Points(points) => {
                self.runs(Kind::Subheading, &points.title);
                self.runs(Kind::Point, &points.items);
            }
            BlockKind::Call(call) => {
                self.runs(Kind::Subheading, &call.title);
                self.rows(&call.levels, Self::level);
            }
            BlockKind::Checklist(list) => {
                self.runs(Kind::Subheading, &list.title);
                self.runs(Kind::Label, &list.heading);
                self.runs(Kind::Label, &list.scale);
                self.runs(Kind::Tick, &list.items);
            }
            BlockKind::Drugs(drugs) => {
                self.runs(Kind::Subheading, &drugs.caption);
                self.runs(Kind::Label, &drugs.headings);
                self.rows(&drugs.rows, Self::drug);
            }
            BlockKind::Table(table) => {
                self.runs(Kind::Subheading, &table.caption);
                self.runs(
                    Kind::Label,
                    table.columns.iter().map(|column| &column.heading),
                );
                self.rows(&table.rows, |walk, row| walk.runs(Kind::Cell, &row.cells));
            }
            BlockKind::Notice(notice) => {
                self.runs(Kind::Subheading, &notice.title);
                self.runs(Kind::Notice, &notice.text);
            }
            BlockKind::Figure(figure) => {
                self.text(Kind::Alt, [&figure.alt]);
                self.runs(Kind::Caption, &figure.caption);
            }
            BlockKind::Contacts(contacts) => {
                self.runs(Kind::Subheading, &contacts.title);
                self.rows(&contacts.items, Self::contact);
            }
            BlockKind::Lines(lines) => self.runs(Kind::Subheading, &lines.title),
            BlockKind::Fields(fields) => self.fields(&fields.items),
            BlockKind::Schedule(schedule) => {
                self.runs(Kind::Subheading, &schedule.title);
                self.runs(Kind::Label, schedule.heading.iter().chain(&schedule.times));
                self.runs(Kind::ScheduleRow, &schedule.rows);
            }
            BlockKind::Glossary(glossary) => {
                self.rows(&glossary.items, Self::term);
            }
            BlockKind::Qr(qr) => self.runs(Kind::Caption, &qr.caption),
            BlockKind::PageBreak => {}
        }
        self.block = None;
    }

    fn rows<T>(&mut self, rows: &'a [T], each: impl Fn(&mut Self, &'a T)) {
        for (place, row) in rows.iter().enumerate() {
            self.row = Some(place);
            each(self, row);
        }
        self.row = None;
    }

    fn contact(&mut self, contact: &'a Contact) {
        self.run(Kind::Who, &contact.who);
        self.text(Kind::Phone, &contact.phone);
        self.runs(Kind::Hours, &contact.hours);
    }

    fn term(&mut self, term: &'a Term) {
        self.run(Kind::Term, &term.term);
        self.runs(Kind::Say, &term.say);
        self.run(Kind::Meaning, &term.meaning);
    }

    fn items(&mut self, items: &'a [Item]) {
        for item in items {
            self.run(Kind::Item, &item.text);
            self.items(&item.items);
        }
    }

    fn level(&mut self, level: &'a CallLevel) {
        self.run(Kind::CallLabel, &level.label);
        self.runs(Kind::Sign, &level.text);
        self.runs(Kind::Sign, &level.items);
        self.fields(&level.fields);
    }

    fn fields(&mut self, fields: &'a [Field]) {
        for field in fields {
            let phone = field.phone();
            let kind = if phone.is_some() { Kind::Who } else { Kind::Label };
            self.run(kind, &field.label);
            self.text(Kind::Phone, phone.map(|(number, _)| number));
            self.runs(Kind::Hours, phone.and_then(|(_, hours)| hours));
        }
    }

    fn drug(&mut self, drug: &'a Drug) {
        self.run(Kind::Generic, &drug.generic);
        self.runs(Kind::Brand, &drug.brand);
        self.runs(Kind::Say, &drug.say);
        for run in [&drug.food, &drug.common, &drug.report] {
            self.run(Kind::OfDrug, run);
        }
    }
}
