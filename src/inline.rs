//! Running text as meant: words, emphasis, links, citations.

use crate::span::Span;
use std::collections::BTreeMap;

/// Plain words at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// The words.
    pub words: String,
    /// Where they were written.
    pub span: Span,
}

/// A run of inlines: one paragraph, one cell, one item. Empty for an empty cell.
pub type Inlines = Vec<Inline>;

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words. The span covers them in the file; when the file spells them otherwise (escapes), it covers the string.
    Words(Text),
    /// Set bold.
    Strong(Inlines),
    /// Set in italics.
    Emphasis(Inlines),
    /// Words that lead to an address.
    Link {
        /// The address.
        url: Text,
        /// The words.
        inlines: Inlines,
    },
    /// Raised numbers of works, in ascending order. Never parted from the word before it.
    Citation {
        /// The works, ascending, each once.
        works: Vec<WorkId>,
        /// Where it was written.
        span: Span,
    },
    /// What somebody else says: the clinic, the person, the day.
    Fact(Fact),
    /// Words in another language than those around them.
    Foreign {
        /// The language, as a BCP 47 tag.
        language: String,
        /// The words.
        inlines: Inlines,
    },
}

/// A place for words that are not the author's. Its words are never markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What is asked for: `patient.name`.
    pub name: String,
    /// What is printed for an answer in a translation that has other words for it.
    pub printed: BTreeMap<String, String>,
    /// What is printed if nobody answers; a line to write on, if there are no such words.
    pub otherwise: Option<String>,
    /// What is printed, or [`Self::UNKNOWN`]; and where it is asked for.
    pub text: Text,
    /// Whether the words are known. Otherwise there is a line to write on.
    pub known: bool,
    /// Whether it differs from person to person among those who get the same blocks.
    pub personal: bool,
    /// How long that line is, in ems.
    pub room: u16,
}

impl Fact {
    /// What stands for words that are not known.
    pub const UNKNOWN: &'static str = "____";

    /// Sets the words, those for the case that there are none, or a line.
    pub fn answer(&mut self, words: Option<String>) {
        let words = words.map(|words| self.printed.get(&words).cloned().unwrap_or(words));
        let words = words.or_else(|| self.otherwise.clone());
        self.known = words.is_some();
        self.text.words = words.unwrap_or_else(|| Self::UNKNOWN.to_owned());
    }
}

/// The number of a work, from 1 in the order of first citation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WorkId(pub u16);

/// The words of inlines, without any markup; citations leave nothing.
pub fn plain(inlines: &[Inline]) -> String {
    let mut words = String::new();
    collect(inlines, true, &mut words);
    words
}

/// The same without what is said of a person, for what is in a file besides its pages.
pub fn impersonal(inlines: &[Inline]) -> String {
    let mut words = String::new();
    collect(inlines, false, &mut words);
    words
}

fn collect(inlines: &[Inline], personal: bool, words: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Fact(fact) if fact.personal && !personal => {
                words.push_str(Fact::UNKNOWN);
            }
            Inline::Words(text) | Inline::Fact(Fact { text, .. }) => {
                words.push_str(&text.words);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) => {
                collect(inner, personal, words);
            }
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => {
                collect(inlines, personal, words);
            }
            Inline::Citation { works: _, span: _ } => {}
        }
    }
}

/// The works that inlines cite, in order of appearance.
pub fn works(inlines: &[Inline]) -> Vec<WorkId> {
    inlines
        .iter()
        .flat_map(|inline| match inline {
            Inline::Words(_) | Inline::Fact(_) => Vec::new(),
            Inline::Strong(inner) | Inline::Emphasis(inner) => works(inner),
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => works(inlines),
            Inline::Citation { works, span: _ } => works.clone(),
        })
        .collect()
}

/// Where inlines begin, if they hold anything.
pub fn place(inlines: &[Inline]) -> Option<Span> {
    inlines.first().and_then(|inline| match inline {
        Inline::Words(text) | Inline::Fact(Fact { text, .. }) => Some(text.span),
        Inline::Strong(inner) | Inline::Emphasis(inner) => place(inner),
        Inline::Link { url, inlines } => place(inlines).or(Some(url.span)),
        Inline::Foreign { inlines, language: _ } => place(inlines),
        Inline::Citation { works: _, span } => Some(*span),
    })
}

/// The facts that inlines ask for, in order of appearance.
pub fn facts<'i>(inlines: &'i [Inline], visit: &mut impl FnMut(&'i Fact)) {
    for inline in inlines {
        match inline {
            Inline::Fact(fact) => visit(fact),
            Inline::Strong(inner) | Inline::Emphasis(inner) => facts(inner, visit),
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => {
                facts(inlines, visit);
            }
            Inline::Words(_) | Inline::Citation { works: _, span: _ } => {}
        }
    }
}

/// The same, to answer them.
pub fn facts_mut(inlines: &mut [Inline], visit: &mut impl FnMut(&mut Fact)) {
    for inline in inlines {
        match inline {
            Inline::Fact(fact) => visit(fact),
            Inline::Strong(inner) | Inline::Emphasis(inner) => facts_mut(inner, visit),
            Inline::Link { inlines, url: _ }
            | Inline::Foreign { inlines, language: _ } => {
                facts_mut(inlines, visit);
            }
            Inline::Words(_) | Inline::Citation { works: _, span: _ } => {}
        }
    }
}
