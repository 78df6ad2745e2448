//! The program's words as they are set: what is filled in, and the tag of those that stand in for another language.

use super::text::words;
use crate::handout::{Inline, Inlines};
use crate::words::{Word, Words};

/// A word as it is set; told to be English in a handout whose language has no words.
pub fn set(words: Words, word: Word) -> Inlines {
    tagged(words, words.text(word))
}

/// The program's words, however filled in, as they are set.
pub fn tagged(ui: Words, said: &str) -> Inlines {
    let inlines = words(said);
    match ui.stand_in() {
        Some(language) => {
            vec![Inline::Foreign { language: language.to_owned(), inlines }]
        }
        None => inlines,
    }
}

/// "Page 2 of 6".
pub fn folio(words: Words, page: usize, pages: usize) -> String {
    let (page, pages) = (page.to_string(), pages.to_string());
    words.with(Word::Folio, &[("page", &page), ("pages", &pages)])
}

/// The same for a page of a piece of a packet that is numbered on its own.
pub fn own_folio(words: Words, piece: &str, page: usize, pages: usize) -> String {
    let (page, pages) = (page.to_string(), pages.to_string());
    let values = [("piece", piece), ("page", &page), ("pages", &pages)];
    words.with(Word::OwnFolio, &values)
}

/// The same for a page before the handouts of a packet.
pub fn front_folio(words: Words, page: usize, pages: usize) -> String {
    let (page, pages) = (page.to_string(), pages.to_string());
    words.with(Word::FrontFolio, &[("page", &page), ("pages", &pages)])
}

/// What a handout of a packet is called.
pub fn part(words: Words, number: u16) -> String {
    words.with(Word::Part, &[("number", &number.to_string())])
}

/// A page number in the contents of a packet.
pub fn page(words: Words, page: usize) -> String {
    words.with(Word::Page, &[("page", &page.to_string())])
}

/// The number of the handout and its version.
pub fn edition(words: Words, id: &str, version: &str) -> String {
    words.with(Word::Edition, &[("id", id), ("version", version)])
}

/// One of the lines below a title: "My questions, line 2 of 5".
pub fn line(words: Words, title: &str, line: usize, lines: usize) -> String {
    let (line, all) = (line.to_string(), lines.to_string());
    match lines {
        1 => title.to_owned(),
        _ => {
            words.with(Word::Line, &[("title", title), ("line", &line), ("lines", &all)])
        }
    }
}

/// A line of a page that is there to write on.
pub fn note_line(words: Words, folio: usize, line: usize, lines: usize) -> String {
    let title = words.with(Word::NotesPage, &[("page", &folio.to_string())]);
    self::line(words, &title, line, lines)
}

/// A row that has no name yet, by the heading of the column of names.
pub fn row(words: Words, heading: &str, number: usize) -> String {
    let number = number.to_string();
    match heading {
        "" => words.with(Word::Row, &[("number", &number)]),
        _ => words.with(Word::NamedRow, &[("heading", heading), ("number", &number)]),
    }
}

/// A row and a column, for the cell where they meet: "Bone pain, mild".
pub fn beside(words: Words, row: &str, column: &str) -> String {
    words.with(Word::Cell, &[("row", row), ("column", column)])
}

/// What a label stands under: "Call us today: day".
pub fn under(words: Words, title: &str, label: &str) -> String {
    words.with(Word::Under, &[("title", title), ("label", label)])
}

/// A day of a diary.
pub fn day(words: Words, number: usize) -> String {
    words.with(Word::DiaryDay, &[("number", &number.to_string())])
}

/// A word before what it names: "Warning: ".
pub fn label(words: Words, word: Word) -> String {
    words.with(Word::Under, &[("title", words.text(word)), ("label", "")])
}

/// What a code says to those who cannot see it.
pub fn code(words: Words, url: &str) -> String {
    words.with(Word::Code, &[("url", url)])
}
