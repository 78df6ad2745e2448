//! A paragraph as one text, and the pieces it is set in, each with a look and a home in the structure.
//!
//! [`super::flatten`] makes it. Which face sets a piece is left to [`super::shape`].

use crate::handout::WorkId;
use crate::layout::Color;
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
    /// Where stretches of it were written, ascending.
    pub(super) origins: Vec<Origin>,
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

/// Where a stretch of the text was written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    /// The first byte of the stretch.
    pub(super) at: usize,
    /// The place in the file.
    pub(super) span: Span,
    /// The byte in the span, if the file spells the words as they are.
    pub(super) byte: Option<usize>,
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
