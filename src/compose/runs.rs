//! Inlines → one text and the pieces it is set in, each with a look and a home in the structure.
//!
//! White space is collapsed, soft hyphens become mere places, citations become figures. Which face sets a piece
//! is left to [`super::shape`].

use crate::geom::Length;
use crate::handout::{Fact, Inline, WorkId};
use crate::layout::{Color, Style};
use crate::scripts;
use crate::span::Span;
use crate::structure::{Field, FieldKind, NodeId, Role, Structure};
use std::ops::Range;

/// A paragraph as one text.
#[derive(Debug, Default)]
pub struct Flat<'p> {
    /// The text: no two spaces in a row, none at either end, no soft hyphens.
    pub text: String,
    /// What it is set in; the pieces cover the text in order, without gaps.
    pub pieces: Vec<Piece>,
    /// What the pieces belong to, in reading order.
    pub homes: Vec<Seat<'p>>,
    /// Whether it holds what differs from person to person.
    pub personal: bool,
    /// Where the author allows a word to be parted, ascending.
    pub soft: Vec<usize>,
    origins: Vec<Origin>,
}

/// A stretch of text of one look and one home.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// How it looks.
    pub look: Look,
    /// Its home, by its place among the homes.
    pub home: usize,
}

/// How a piece looks, besides its size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Set bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
    /// Set small and raised: figures of a citation.
    pub raised: bool,
    /// The colour.
    pub color: Color,
}

/// What a piece belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home<'p> {
    /// The paragraph.
    Plain,
    /// A link to an address.
    Link(&'p str),
    /// The number of a work, in the citation of this number within the paragraph.
    Work(usize, WorkId),
    /// What stands between numbers of a citation.
    Comma(usize),
    /// A line to write on, where a fact of this name is not known.
    Line(&'p str),
}

/// A home, and the language of its words where it is not that of the paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat<'p> {
    /// What they belong to.
    pub home: Home<'p>,
    /// The language, as a BCP 47 tag.
    pub language: Option<&'p str>,
}

const SOFT_HYPHEN: char = '\u{ad}';

/// So many spaces are about as wide as an em.
const SPACES: usize = 4;

/// Where a stretch of the text was written.
#[derive(Debug, Clone, Copy)]
struct Origin {
    at: usize,
    span: Span,
    /// The byte in the span, if the file spells the words as they are.
    byte: Option<usize>,
}

/// How links and emphasis are set.
#[derive(Debug, Clone, Copy)]
pub struct Looks<'l> {
    /// The color of links.
    pub link: Color,
    /// Whether emphasis is slanted; bold, for those to whom slanted letters are hard to read.
    pub slanted: bool,
    /// The language of the handout.
    pub language: &'l str,
}

/// Flattens inlines.
pub fn flatten<'p>(
    inlines: &'p [Inline],
    style: &Style,
    looks: Looks<'_>,
    blank: Length,
) -> Flat<'p> {
    let look = Look {
        bold: style.bold,
        italic: style.italic,
        raised: false,
        color: style.color,
    };
    // On a dark ground the links' colour could not be read.
    let link = if is_light(style.color) { style.color } else { looks.link };
    let mut flattener = Flattener {
        flat: Flat::default(),
        style,
        looks,
        link,
        blank,
        citations: 0,
        language: None,
    };
    flattener.inlines(inlines, look, None);
    flattener.drop_space();
    flattener.flat
}

fn is_light(color: Color) -> bool {
    u16::from(color.red) + u16::from(color.green) + u16::from(color.blue) > 3 * 160
}

impl Flat<'_> {
    /// The text for those who look for break opportunities: figures of citations are quotation marks, which
    /// cling to the word before and are no number.
    pub fn probe(&self) -> Option<String> {
        self.pieces.iter().any(|piece| piece.look.raised).then(|| {
            let mut probe = String::with_capacity(self.text.len());
            for piece in &self.pieces {
                if piece.look.raised {
                    probe.extend(std::iter::repeat_n('\'', piece.range.len()));
                } else {
                    probe.push_str(&self.text[piece.range.clone()]);
                }
            }
            probe
        })
    }

    /// Where some bytes of the text were written.
    pub fn span(&self, range: Range<usize>) -> Option<Span> {
        let last = range.end.checked_sub(1)?.max(range.start);
        let (first, last) = (self.origin(range.start)?, self.origin(last)?);
        let begin = match first.byte {
            Some(byte) => offset(first.span.start, byte + range.start - first.at),
            None => first.span.start,
        };
        let end = match last.byte {
            Some(byte) => offset(last.span.start, byte + range.end - last.at),
            None => last.span.end,
        };
        let file = first.span.file;
        if file != last.span.file || end <= begin {
            return (first.span.start < first.span.end).then_some(first.span);
        }
        Some(Span { file, start: begin, end })
    }

    fn origin(&self, at: usize) -> Option<Origin> {
        let after = self.origins.partition_point(|origin| origin.at <= at);
        self.origins.get(after.checked_sub(1)?).copied()
    }

    /// Adds the leaves of the text below `parent`: one for each home, in order.
    pub fn plant(&self, structure: &mut Structure, parent: NodeId) -> Vec<NodeId> {
        let mut reference = None;
        let mut reference_of =
            |structure: &mut Structure, citation: usize| match reference {
                Some((known, node)) if known == citation => node,
                _ => {
                    let node = structure.add(parent, Role::Reference);
                    reference = Some((citation, node));
                    node
                }
            };
        self.homes
            .iter()
            .map(|seat| match seat.home {
                Home::Plain => match seat.language {
                    None => structure.ink(parent),
                    Some(language) => {
                        let span = structure.add(parent, Role::Span);
                        structure.node_mut(span).language = Some(language.to_owned());
                        structure.ink(span)
                    }
                },
                Home::Line(name) => {
                    let words = name.replace(['.', '-'], " ");
                    let kind = FieldKind::Blank;
                    structure.add(parent, Role::Field(Field { kind, words }))
                }
                Home::Link(url) => {
                    let link = structure.add(parent, Role::Link { url: url.to_owned() });
                    structure.node_mut(link).language =
                        seat.language.map(ToOwned::to_owned);
                    structure.ink(link)
                }
                Home::Work(citation, work) => {
                    let reference = reference_of(structure, citation);
                    let link = structure.add(reference, Role::NoteLink(work));
                    structure.ink(link)
                }
                Home::Comma(citation) => {
                    let reference = reference_of(structure, citation);
                    structure.ink(reference)
                }
            })
            .collect()
    }
}

fn offset(start: u32, bytes: usize) -> u32 {
    start.saturating_add(u32::try_from(bytes).unwrap_or(u32::MAX))
}

struct Flattener<'p, 's> {
    flat: Flat<'p>,
    style: &'s Style,
    looks: Looks<'s>,
    link: Color,
    /// No line to write on is longer.
    blank: Length,
    citations: usize,
    language: Option<&'p str>,
}

impl<'p> Flattener<'p, '_> {
    fn inlines(&mut self, inlines: &'p [Inline], look: Look, home: Option<Home<'p>>) {
        for inline in inlines {
            match inline {
                Inline::Words(text) => self.words(&text.words, text.span, look, home),
                Inline::Strong(inner) => {
                    self.inlines(inner, Look { bold: true, ..look }, home);
                }
                Inline::Emphasis(inner) => {
                    let language = self.language.unwrap_or(self.looks.language);
                    let look = if self.looks.slanted && scripts::has_italics(language) {
                        // In italics, emphasis stands upright.
                        Look { italic: !self.style.italic, ..look }
                    } else {
                        Look { bold: true, ..look }
                    };
                    self.inlines(inner, look, home);
                }
                Inline::Link { url, inlines } => {
                    let look = Look { color: self.link, ..look };
                    self.inlines(inlines, look, Some(Home::Link(&url.words)));
                }
                Inline::Citation { works, span } => self.citation(works, *span),
                Inline::Foreign { language, inlines } => {
                    let around = self.language.replace(language);
                    self.inlines(inlines, look, home);
                    self.language = around;
                }
                Inline::Fact(fact) => {
                    self.flat.personal |= fact.personal;
                    if fact.known {
                        self.words(&fact.text.words, fact.text.span, look, home);
                    } else {
                        self.line(fact, look);
                    }
                }
            }
        }
    }

    fn words(&mut self, words: &str, span: Span, look: Look, home: Option<Home<'p>>) {
        let exact = span.range().len() == words.len();
        let home = home.unwrap_or(Home::Plain);
        let as_written = |flattener: &mut Self, text: &str, byte: usize| {
            if !text.is_empty() {
                let byte = exact.then_some(byte);
                let at = flattener.flat.text.len();
                flattener.flat.origins.push(Origin { at, span, byte });
                flattener.push(text, look, home);
            }
        };
        let mut after_space = self.after_space();
        // Where the stretch begins that is not added yet.
        let mut start = 0;
        for (byte, character) in words.char_indices() {
            let white = is_white(character);
            let soft = character == SOFT_HYPHEN;
            if soft || white && (after_space || character != ' ') {
                as_written(self, &words[start..byte], start);
                start = byte + character.len_utf8();
                if soft {
                    self.soft();
                } else if !after_space {
                    as_written(self, " ", byte);
                }
            }
            after_space = white || soft && after_space;
        }
        as_written(self, &words[start..], start);
    }

    /// Here the author allows a word to be parted.
    fn soft(&mut self) {
        let at = self.flat.text.len();
        if at > 0 && self.flat.soft.last() != Some(&at) {
            self.flat.soft.push(at);
        }
    }

    /// A line to write on: spaces that hold together, under which a rule is drawn.
    fn line(&mut self, fact: &'p Fact, look: Look) {
        let at = self.flat.text.len();
        let span = fact.text.span;
        self.flat.origins.push(Origin { at, span, byte: None });
        // With a comma or a stop after it; a space is nowhere wider than three tenths of an em.
        let space = self.style.size.fraction(3, 10).to_emu().max(1);
        let most = (self.blank - self.style.size * 3 / 4).to_emu() / space;
        let most = usize::try_from(most).unwrap_or(0);
        for _ in 0..(usize::from(fact.room) * SPACES).min(most).max(SPACES) {
            self.push("\u{a0}", look, Home::Line(&fact.name));
        }
    }

    fn citation(&mut self, works: &[WorkId], span: Span) {
        self.drop_space();
        let citation = self.citations;
        self.citations += 1;
        let look = Look {
            bold: true,
            italic: false,
            raised: true,
            color: self.link,
        };
        // Two citations in a row must not read as one number.
        let mut comma = self.flat.pieces.last().is_some_and(|piece| piece.look.raised);
        let at = self.flat.text.len();
        self.flat.origins.push(Origin { at, span, byte: None });
        for work in works {
            if comma {
                self.push(",", look, Home::Comma(citation));
            }
            self.push(&work.0.to_string(), look, Home::Work(citation, *work));
            comma = true;
        }
    }

    fn push(&mut self, text: &str, look: Look, home: Home<'p>) {
        let start = self.flat.text.len();
        self.flat.text.push_str(text);
        let end = self.flat.text.len();
        let seat = Seat { home, language: self.language };
        if self.flat.homes.last() != Some(&seat) {
            self.flat.homes.push(seat);
        }
        let home = self.flat.homes.len() - 1;
        match self.flat.pieces.last_mut() {
            Some(piece) if piece.look == look && piece.home == home => {
                piece.range.end = end;
            }
            Some(_) | None => {
                self.flat.pieces.push(Piece { range: start..end, look, home });
            }
        }
    }

    fn after_space(&self) -> bool {
        self.flat.text.is_empty() || self.flat.text.ends_with(' ')
    }

    /// Takes back a space at the end, and the piece and the home that held nothing else.
    fn drop_space(&mut self) {
        if !self.flat.text.ends_with(' ') {
            return;
        }
        self.flat.text.pop();
        if let Some(piece) = self.flat.pieces.last_mut() {
            piece.range.end -= 1;
            if piece.range.is_empty() {
                let home = piece.home;
                self.flat.pieces.pop();
                if self.flat.pieces.last().is_none_or(|piece| piece.home != home) {
                    self.flat.homes.pop();
                }
            }
        }
        let end = self.flat.text.len();
        self.flat.soft.retain(|at| *at < end);
    }
}

/// White space that collapses: all but spaces that forbid a break.
fn is_white(character: char) -> bool {
    character.is_whitespace() && !matches!(character, '\u{a0}' | '\u{2007}' | '\u{202f}')
}
