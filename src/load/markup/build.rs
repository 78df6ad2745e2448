//! Pieces of a string → inlines: white space runs become one space, pieces side by side become one.

use super::Written;
use crate::handout::{Fact, Inline, Inlines, Text, WorkId};
use crate::span::Span;
use std::ops::Range;

/// Markup inside markup goes no deeper than this.
const DEEPEST: usize = 6;

/// What inlines are wrapped in.
#[derive(Debug)]
pub enum Wrap {
    /// Bold.
    Strong,
    /// Italics.
    Emphasis,
    /// A link to an address.
    Link(Text),
}

/// Inlines in the making.
#[derive(Debug)]
pub struct Builder<'w> {
    written: Written<'w>,
    open: Vec<(Wrap, Inlines)>,
    root: Inlines,
    /// Whether what was written last ends with a space, or nothing was written yet.
    space: bool,
}

impl<'w> Builder<'w> {
    /// Nothing yet, of a string.
    pub fn new(written: &Written<'w>) -> Self {
        Self {
            written: *written,
            open: Vec::new(),
            root: Vec::new(),
            space: true,
        }
    }

    /// Opens a wrap; `false` if it would be too deep.
    pub fn open(&mut self, wrap: Wrap) -> bool {
        let fits = self.open.len() < DEEPEST;
        if fits {
            self.open.push((wrap, Vec::new()));
        }
        fits
    }

    /// Closes the last wrap and says whether it is empty; an empty one leaves nothing.
    pub fn close(&mut self) -> bool {
        let Some((wrap, inlines)) = self.open.pop() else { return false };
        let empty = inlines.is_empty();
        if !empty {
            self.top().push(match wrap {
                Wrap::Strong => Inline::Strong(inlines),
                Wrap::Emphasis => Inline::Emphasis(inlines),
                Wrap::Link(url) => Inline::Link { url, inlines },
            });
        }
        empty
    }

    /// Adds the words of a range of the string, as they are written there; a named sign such as `&shy;` as it was `read`.
    pub fn words(&mut self, range: &Range<usize>, read: &str) {
        let piece = self.written.words.get(range.clone()).unwrap_or_default();
        let named = piece.starts_with('&') && piece.ends_with(';') && piece != read;
        let mut words = String::new();
        let mut kept: Option<Range<usize>> = None;
        for (at, each) in if named { read } else { piece }.char_indices() {
            let white = each.is_ascii_whitespace();
            if white && self.space {
                continue;
            }
            words.push(if white { ' ' } else { each });
            self.space = white;
            let start = range.start + at;
            let end = start + each.len_utf8();
            kept = Some(kept.map_or(start..end, |kept| kept.start..end));
        }
        if named && kept.is_some() {
            kept = Some(range.clone());
        }
        let Some(kept) = kept else { return };
        let span = self.written.part(&kept);
        match self.top().last_mut() {
            Some(Inline::Words(last)) => {
                last.words.push_str(&words);
                last.span.end = last.span.end.max(span.end);
            }
            Some(
                Inline::Strong(_)
                | Inline::Emphasis(_)
                | Inline::Link { .. }
                | Inline::Fact(_)
                | Inline::Foreign { .. }
                | Inline::Citation { .. },
            )
            | None => self.top().push(Inline::Words(Text { words, span })),
        }
    }

    /// Adds a citation, close to the word before it.
    pub fn citation(&mut self, works: Vec<WorkId>, span: Span) {
        self.trim();
        self.space = false;
        self.top().push(Inline::Citation { works, span });
    }

    /// Adds a place for words that are not the author's.
    pub fn fact(&mut self, fact: Fact) {
        self.space = false;
        self.top().push(Inline::Fact(fact));
    }

    /// Adds words in another language.
    pub fn foreign(&mut self, language: String, words: Text) {
        self.space = false;
        let inlines = vec![Inline::Words(words)];
        self.top().push(Inline::Foreign { language, inlines });
    }

    /// The inlines, without white at the end.
    pub fn finish(mut self) -> Inlines {
        while !self.open.is_empty() {
            self.close();
        }
        self.trim();
        self.root
    }

    fn top(&mut self) -> &mut Inlines {
        match self.open.last_mut() {
            Some((_, inlines)) => inlines,
            None => &mut self.root,
        }
    }

    /// Takes the space at the end away, also out of a wrap that is still open around us.
    fn trim(&mut self) {
        let exact = self.written.start.is_some();
        for (_, inlines) in self.open.iter_mut().rev() {
            if !inlines.is_empty() {
                return trim(inlines, exact);
            }
        }
        trim(&mut self.root, exact);
    }
}

fn trim(inlines: &mut Inlines, exact: bool) {
    let empty = match inlines.last_mut() {
        Some(Inline::Words(text)) => {
            if text.words.ends_with(' ') {
                text.words.pop();
                text.span.end -= u32::from(exact);
            }
            text.words.is_empty()
        }
        Some(Inline::Strong(inner) | Inline::Emphasis(inner)) => {
            trim(inner, exact);
            inner.is_empty()
        }
        Some(Inline::Link { inlines, url: _ }) => {
            trim(inlines, exact);
            false
        }
        Some(Inline::Citation { .. } | Inline::Fact(_) | Inline::Foreign { .. })
        | None => false,
    };
    if empty {
        inlines.pop();
    }
}
