//! Text → text that Markdown cannot take for anything but one paragraph, byte for byte as long.

use pulldown_cmark::{Event, Options, Parser, Tag};
use std::ops::Range;

/// Stands before the text: after a stop, nothing starts a list, a heading or a quotation, while emphasis may start.
const GUARD: char = '.';

/// Stands for each underscore of a blank to write on, which is not emphasis.
const BLANK: char = '\u{1}';

/// Fewer underscores than this may be emphasis.
const LEAST_BLANK: usize = 4;

/// The text as one guarded line; a line end, and a backslash before it, become spaces.
pub fn guarded(words: &str) -> String {
    let mut line = String::with_capacity(words.len() + 1);
    line.push(GUARD);
    let mut backslashes = 0_usize;
    for each in masked(words).chars() {
        match each {
            '\n' | '\r' => {
                if backslashes % 2 == 1 {
                    line.pop();
                    line.push(' ');
                }
                line.push(' ');
            }
            other => line.push(other),
        }
        backslashes = if each == '\\' { backslashes + 1 } else { 0 };
    }
    line
}

/// A range of the guarded line in the text.
pub fn unguarded(range: &Range<usize>) -> Range<usize> {
    let guard = GUARD.len_utf8();
    range.start.saturating_sub(guard)..range.end.saturating_sub(guard)
}

/// With underscores for the signs that stood for them.
pub fn unmasked(words: &str) -> String {
    words.replace(BLANK, "_")
}

fn masked(words: &str) -> String {
    let mut masked = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(at) = rest.find('_') {
        let (before, from) = rest.split_at(at);
        let run = from.bytes().take_while(|byte| *byte == b'_').count();
        masked.push_str(before);
        let behind = from.get(run..).unwrap_or_default();
        let digits = run + 1 == LEAST_BLANK && stand_for_digits(&masked, behind);
        let sign = if run >= LEAST_BLANK || digits { BLANK } else { '_' };
        masked.extend(std::iter::repeat_n(sign, run));
        rest = behind;
    }
    masked.push_str(rest);
    masked
}

/// Whether three underscores stand for the digits of a number, `___-___-____`: no word touches them.
fn stand_for_digits(before: &str, behind: &str) -> bool {
    let free = |each: char| each.is_whitespace() || matches!(each, '-' | '\u{2011}');
    before
        .chars()
        .next_back()
        .is_none_or(|each| free(each) || each == '(')
        && behind.chars().next().is_none_or(|each| free(each) || each == ')')
}

/// The paragraphs of a text: what stands between empty lines, without the white around it.
pub fn paragraphs(words: &str) -> Vec<Range<usize>> {
    let mut paragraphs: Vec<Range<usize>> = Vec::new();
    let mut open = false;
    let mut at = 0;
    for line in words.split_inclusive('\n') {
        let trimmed = line.trim_matches(|each: char| each.is_ascii_whitespace());
        if trimmed.is_empty() {
            open = false;
        } else {
            let start = at + line.len()
                - line.trim_start_matches(|each: char| each.is_ascii_whitespace()).len();
            let end = start + trimmed.len();
            match paragraphs.last_mut() {
                Some(last) if open => last.end = end,
                Some(_) | None => paragraphs.push(start..end),
            }
            open = true;
        }
        at += line.len();
    }
    paragraphs
}

/// A block of Markdown that has a better place, and what to write instead.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What it is.
    pub name: &'static str,
    /// What to write instead.
    pub remedy: &'static str,
}

/// The first block in a paragraph that is not running text.
pub fn block(paragraph: &str) -> Option<(Found, Range<usize>)> {
    let masked = masked(paragraph);
    Parser::new_ext(&masked, Options::ENABLE_TABLES)
        .into_offset_iter()
        .find_map(|(event, range)| {
            let found = match event {
                Event::Start(tag) => other_than_text(&tag),
                Event::Rule => Some(Found {
                    name: "a rule",
                    remedy: "leave it out, or begin a new [[section]]",
                }),
                Event::End(_)
                | Event::Text(_)
                | Event::Code(_)
                | Event::InlineMath(_)
                | Event::DisplayMath(_)
                | Event::Html(_)
                | Event::InlineHtml(_)
                | Event::FootnoteReference(_)
                | Event::SoftBreak
                | Event::HardBreak
                | Event::TaskListMarker(_) => None,
            }?;
            let end = masked.get(range.clone())?.trim_end().len() + range.start;
            Some((found, range.start..end))
        })
}

fn other_than_text(tag: &Tag<'_>) -> Option<Found> {
    let (name, remedy) = match tag {
        Tag::List(_) | Tag::Item => (
            "a list",
            "use a block: list.items = [\"...\", \"...\"]; for the sign itself write a backslash before it",
        ),
        Tag::Heading { .. } => {
            ("a heading", "use a block: heading = \"...\", or begin a new [[section]]")
        }
        Tag::BlockQuote(_) => (
            "a quotation",
            "use a block: notice.text = \"...\"; for the sign itself write \\>",
        ),
        Tag::CodeBlock(_) => ("code", "leave the backticks out"),
        Tag::HtmlBlock => {
            ("HTML", "write **bold** or *emphasis*; for the sign itself write \\<")
        }
        Tag::Table(_) => {
            ("a table", "use a block: table.columns = [...] and table.rows = [...]")
        }
        Tag::Paragraph
        | Tag::FootnoteDefinition(_)
        | Tag::DefinitionList
        | Tag::DefinitionListTitle
        | Tag::DefinitionListDefinition
        | Tag::TableHead
        | Tag::TableRow
        | Tag::TableCell
        | Tag::Emphasis
        | Tag::Strong
        | Tag::Strikethrough
        | Tag::Superscript
        | Tag::Subscript
        | Tag::Link { .. }
        | Tag::Image { .. }
        | Tag::MetadataBlock(_) => return None,
    };
    Some(Found { name, remedy })
}

#[cfg(test)]
mod tests {
    use super::{BLANK, masked};

    #[test]
    fn blanks_and_missing_digits_are_not_emphasis() {
        let shown = |words| masked(words).replace(BLANK, "~");
        for (words, mask) in [
            ("Name: ____", "Name: ~~~~"),
            ("Call ___-___-____.", "Call ~~~-~~~-~~~~."),
            ("(___) ___-5309", "(~~~) ~~~-5309"),
            ("___now___ _-5 mg_ __2__", "___now___ _-5 mg_ __2__"),
            ("___5 mg___, ___b___", "___5 mg___, ___b___"),
        ] {
            assert_eq!(shown(words), mask);
        }
    }
}
