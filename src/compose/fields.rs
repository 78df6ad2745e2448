//! What a pen fills in: which cells, and what each field is called where it cannot be seen: on a screen reader.

use super::table::{Cell, Grid, GridRow};
use super::words as ui;
use crate::handout::Inline;
use crate::inline::impersonal;
use crate::structure::{NodeId, Role, Structure};
use crate::words::{Word, Words};

/// The words of a label, without the colon or the blank they end in, and without what is said of a person.
pub fn label(inlines: &[Inline]) -> String {
    let words = impersonal(inlines);
    let bare = words
        .trim_end_matches(|each: char| each.is_whitespace() || ":：_".contains(each));
    bare.trim_start().to_owned()
}

/// The title of what lines to write on stand below, or the word for notes.
pub fn heading(structure: &Structure, parent: NodeId, words: Words) -> &str {
    let children = structure.node(parent).children.iter().rev();
    children
        .map(|child| structure.node(*child))
        .find(|node| matches!(node.role, Role::Heading(_)))
        .and_then(|node| node.title.as_deref())
        .unwrap_or_else(|| words.text(Word::Notes))
}

/// The fields of a table.
#[derive(Debug)]
pub struct Fields<'a> {
    grid: &'a Grid,
    words: Words,
    /// The columns in which nothing stands.
    bare: Vec<bool>,
}

impl<'a> Fields<'a> {
    /// The fields of a table.
    pub fn of(grid: &'a Grid, words: Words) -> Self {
        let is_bare = |column: usize| grid.rows.iter().all(|row| is_empty(row, column));
        let bare = (0..grid.columns.len()).map(is_bare).collect();
        Self { grid, words, bare }
    }

    /// The table.
    pub const fn grid(&self) -> &'a Grid {
        self.grid
    }

    /// Whether what is missing in a cell is written by hand: all over a ruled table, and where a whole row or column is
    /// empty.
    pub fn takes(&self, row: &GridRow, column: usize) -> bool {
        self.grid.ruled
            || (0..row.cells.len()).all(|column| is_empty(row, column))
            || self.bare.get(column).is_some_and(|bare| *bare)
    }

    /// What the field in a cell is called, by its row and its column; nothing if it has none.
    pub fn name(&self, index: usize, row: &GridRow, column: usize) -> String {
        match row.cells.get(column) {
            Some(Cell::Tick | Cell::WriteOn | Cell::Dated(..)) => {}
            Some(Cell::Empty) if self.takes(row, column) => {}
            Some(Cell::Empty | Cell::Text(_)) | None => return String::new(),
        }
        let names_rows = self.grid.row_header;
        let first = row.cells.first().filter(|_| names_rows);
        let first = first.map(|cell| said(cell, self.words));
        let row = first.filter(|words| !words.is_empty()).unwrap_or_else(|| {
            let column = self.grid.columns.first().filter(|_| names_rows);
            ui::row(
                self.words,
                &column.map(|column| label(&column.heading)).unwrap_or_default(),
                index + 1,
            )
        });
        if names_rows && column == 0 {
            return row;
        }
        match self.column(column) {
            name if name.is_empty() => row,
            name => ui::beside(self.words, &row, &name),
        }
    }

    /// What the line below the heading of a dated column is called.
    pub fn head(&self, column: usize) -> String {
        match self.grid.columns.get(column) {
            Some(known) if known.dated => {
                ui::beside(self.words, &label(&known.heading), &self.column(column))
            }
            Some(_) | None => String::new(),
        }
    }

    fn column(&self, column: usize) -> String {
        let Some(column) = self.grid.columns.get(column) else { return String::new() };
        column.name.clone().unwrap_or_else(|| label(&column.heading))
    }
}

const fn is_empty_cell(cell: &Cell) -> bool {
    match cell {
        Cell::Empty => true,
        Cell::Text(_) | Cell::Tick | Cell::WriteOn | Cell::Dated(..) => false,
    }
}

fn is_empty(row: &GridRow, column: usize) -> bool {
    row.cells.get(column).is_some_and(is_empty_cell)
}

/// What a cell says, its paragraphs one after the other.
fn said(cell: &Cell, words: Words) -> String {
    match cell {
        Cell::Text(paragraphs) => {
            let texts: Vec<String> =
                paragraphs.iter().map(|(inlines, _)| label(inlines)).collect();
            words.list(&texts)
        }
        Cell::Dated(inlines, _) => label(inlines),
        Cell::Empty | Cell::Tick | Cell::WriteOn => String::new(),
    }
}
