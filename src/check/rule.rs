//! A rule, and what it finds.

use super::passages::Passage;
use super::subject::Subject;
use crate::diag::{Fix, Severity};
use crate::galley::Galleys;
use crate::handout::Status;
use crate::page::Page;
use crate::source::Source;
use crate::span::Span;
use std::ops::Range;

/// A rule of the checker.
///
/// Its file begins with its page of documentation: what it finds, why it matters to the person reading, an example, what
/// to write instead, the source.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its stable number: `MED-01`.
    pub id: &'static str,
    /// What it asks for, in a few words: "no zero after the decimal point".
    pub title: &'static str,
    /// How bad an offence is.
    pub level: Severity,
    /// Whether its limits come from the profile of the layout.
    pub by_profile: bool,
    /// The text of its file.
    pub page: &'static str,
    /// How it is judged.
    pub check: Check,
}

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// What is said.
    Words(fn(&Subject<'_>) -> Vec<Finding>),
    /// How it looks, before anything is set.
    Layout(fn(&Source) -> Vec<Finding>),
    /// The pages as they are set.
    Pages(fn(&Source, &Printed<'_>) -> Vec<Finding>),
}

/// The pages of a job, as they are set.
#[derive(Debug, Clone, Copy)]
pub struct Printed<'a> {
    /// The pages.
    pub pages: &'a [Page],
    /// What they were made from.
    pub galleys: &'a Galleys,
}

/// The page of documentation at the head of a file.
pub fn explained(file: &str) -> String {
    let lines = file.lines().map_while(|line| line.strip_prefix("//!"));
    lines
        .map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line)))
        .collect()
}

/// One offence against a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Finding {
    /// What is wrong: lower case, one sentence, no full stop.
    pub message: String,
    /// Where.
    pub place: Option<Span>,
    /// The words at that place; empty for what is missing.
    pub words: String,
    /// What to write instead.
    pub hints: Vec<String>,
    /// What to write instead, to the letter.
    pub fix: Option<Fix>,
    /// How bad it is, if not as bad as the rule says.
    pub level: Option<Severity>,
    /// Whether the place holds the words to the letter.
    exact: bool,
}

impl Finding {
    /// An offence at no place: something is missing.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), ..Self::default() }
    }

    /// An offence in some words.
    pub fn at(
        subject: &Subject<'_>,
        passage: &Passage<'_>,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> Self {
        let words = passage.text.get(range.clone()).unwrap_or_default();
        let place = passage.span(subject.files, range);
        Self {
            exact: subject.files.text(place) == words,
            words: words.to_owned(),
            place: Some(place),
            ..Self::new(message)
        }
    }

    /// The same, at a place.
    #[must_use]
    pub fn place(mut self, place: Span) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, about some words that do not stand at its place.
    #[must_use]
    pub fn about(mut self, words: String) -> Self {
        self.words = words;
        self.exact = false;
        self
    }

    /// The same for what is missing: in an approved handout it stops the build, in a draft it is a warning, so that one
    /// can be written piece by piece.
    #[must_use]
    pub const fn missing(mut self, subject: &Subject<'_>) -> Self {
        self.level = Some(match subject.handout.status {
            Status::Sample | Status::Draft => Severity::Warning,
            Status::Approved => Severity::Error,
        });
        self
    }

    /// The same, with what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }

    /// The same, with the words that replace those it is about. `safe`: they cannot mean anything else. Where the file
    /// spells the words otherwise, nothing is replaced, and only the hint is left.
    #[must_use]
    pub fn replace(mut self, words: &str, safe: bool) -> Self {
        self.hints.push(format!("write `{words}`"));
        self.fix = self.place.filter(|_| self.exact).map(|span| Fix {
            span,
            words: words.to_owned(),
            safe,
        });
        self
    }

    /// The same, less or more bad than the rule says.
    #[must_use]
    pub const fn level(mut self, level: Severity) -> Self {
        self.level = Some(level);
        self
    }
}
