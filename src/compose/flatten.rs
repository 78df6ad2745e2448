//! Inlines → one text: white space is collapsed, soft hyphens become mere places, citations become figures.

use super::runs::{Flat, Home, Look, Origin, Piece, Seat};
use crate::geom::Length;
use crate::handout::{Fact, Inline, WorkId};
use crate::layout::{Color, Style};
use crate::scripts;
use crate::span::Span;

const SOFT_HYPHEN: char = '\u{ad}';

/// So many spaces are about as wide as an em.
const SPACES: usize = 4;

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
