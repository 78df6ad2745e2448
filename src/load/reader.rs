//! What every reader of a file needs: the file's text, the report, and strings → words or inlines.

use super::at::{At, Places};
use super::markup::{self, Cites, Known, Written};
use crate::diag::{Diagnostic, Report};
use crate::handout::{Inline, Inlines, Text};
use crate::language;
use crate::span::Span;
use std::ops::Range;

/// Reads the values of one content, which may be written in several files.
#[derive(Debug)]
pub struct Reader<'a> {
    /// Where errors go.
    pub report: &'a mut Report,
    /// Where values stand.
    pub places: Places,
    /// The files, one after the other, as the places count them.
    pub text: &'a str,
    /// The references that may be cited.
    pub known: &'a Known,
}

impl Reader<'_> {
    /// The place of a value.
    pub fn span(&self, range: &Range<usize>) -> Span {
        self.places.span(range)
    }

    /// How a value is spelled in its file.
    fn spelled(&self, written: &At<String>) -> &str {
        self.text.get(written.range.clone()).unwrap_or_default()
    }

    /// The place of the first line of a value: the header of a table.
    pub fn head(&self, range: &Range<usize>) -> Span {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let line = text.find('\n').unwrap_or(text.len());
        self.span(&(range.start..range.start + line))
    }

    /// Words as they are, in one line; nothing in them is markup.
    pub fn literal(&mut self, written: &At<String>) -> Text {
        let words = written.value.split_whitespace().collect::<Vec<_>>().join(" ");
        let span = self.span(&written.range);
        if words.is_empty() {
            self.empty(span);
        }
        if ["{clinic.", "{patient.", "{today", "{prepared-by"]
            .iter()
            .any(|start| words.contains(start))
        {
            self.report.push(
                Diagnostic::error("placeholder", "this key takes no placeholder")
                    .at(span)
                    .hint("write the words themselves; placeholders stand in running text, items and cells"),
            );
        }
        let exact = Written::new(&written.value, span, self.spelled(written));
        let lead = written.value.len() - written.value.trim_start().len();
        let tail = written.value.trim_end().len();
        Text { words, span: exact.part(&(lead..tail.max(lead))) }
    }

    /// Words without markup, of which escapes are taken away: titles.
    pub fn title(&mut self, written: &At<String>) -> Text {
        let inlines = self.line(written, Cites::Heading);
        let span = self.span(&written.range);
        match inlines.as_slice() {
            [] => Text { words: String::new(), span },
            [Inline::Words(text)] => text.clone(),
            [..] => {
                let wrong = Diagnostic::error("markup", "a title holds plain words only")
                    .at(span);
                self.report
                    .push(wrong.hint("leave out emphasis, links and placeholders"));
                Text { words: crate::handout::plain(&inlines), span }
            }
        }
    }

    /// A heading: one line that cites nothing and is not empty.
    pub fn heading(&mut self, written: &At<String>) -> Inlines {
        self.line(written, Cites::Heading)
    }

    /// One paragraph that is not empty.
    pub fn words(&mut self, written: &At<String>) -> Inlines {
        self.line(written, Cites::Allowed)
    }

    /// One paragraph, or nothing.
    pub fn cell(&mut self, written: &At<String>) -> Inlines {
        let span = self.span(&written.range);
        let written = Written::new(&written.value, span, self.spelled(written));
        markup::line(self.report, &written, self.known, Cites::Allowed)
    }

    /// One paragraph that is not empty.
    pub fn line(&mut self, written: &At<String>, cites: Cites) -> Inlines {
        let before = self.report.errors();
        let span = self.span(&written.range);
        let exact = Written::new(&written.value, span, self.spelled(written));
        let inlines = markup::line(self.report, &exact, self.known, cites);
        if inlines.is_empty() && self.report.errors() == before {
            self.empty(span);
        }
        inlines
    }

    /// Paragraphs, at least one.
    pub fn prose(&mut self, written: &At<String>) -> Vec<Inlines> {
        let before = self.report.errors();
        let span = self.span(&written.range);
        let exact = Written::new(&written.value, span, self.spelled(written));
        let paragraphs = markup::prose(self.report, &exact, self.known, Cites::Allowed);
        if paragraphs.is_empty() && self.report.errors() == before {
            self.empty(span);
        }
        paragraphs
    }

    /// A language tag of the right shape (BCP 47, RFC 5646 section 2.1), as it was written.
    pub fn language(&mut self, written: &At<String>) -> Text {
        let tag = self.literal(written);
        if !language::is_tag(&tag.words) && !tag.words.is_empty() {
            let wrong = format!("`{}` is not a language tag", tag.words);
            let hint =
                "write the language, and the country after a hyphen: en-US, es, fr-CA";
            self.report
                .push(Diagnostic::error("language", wrong).at(tag.span).hint(hint));
        }
        tag
    }

    fn empty(&mut self, span: Span) {
        self.report.push(
            Diagnostic::error("empty-text", "there are no words here")
                .at(span)
                .hint("write the words, or leave the key out if it may be left out"),
        );
    }
}
