//! Rows and columns: widths, rows as strips that are never cut, the head set again at a break.
//!
//! Every table of the program is set here: drug tables, diaries, schedules, contacts. Where a column would become too
//! narrow to read, the rows are set as records below each other instead.

use super::columns::{Want, limit, share, wants};
use super::fields::Fields;
use super::keep;
use super::record;
use super::setter::{Setter, Slot, Stack, rule, sink};
use super::text::Under;
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::Inline;
use crate::layout::Style;
use crate::mark::{Ink, Owner};
use crate::span::Span;
use crate::structure::{NodeId, Role, Scope};

/// A table as the setters describe it.
#[derive(Debug, Default)]
pub struct Grid {
    /// A title above.
    pub caption: Option<Vec<Inline>>,
    /// The columns; all have a heading or none has.
    pub columns: Vec<GridColumn>,
    /// Whether the first column names the row.
    pub row_header: bool,
    /// The rows.
    pub rows: Vec<GridRow>,
    /// Lines between all cells, for writing in.
    pub ruled: bool,
    /// Rows are at least so deep.
    pub least_depth: Length,
    /// Whether it is filled in as one, so that it is cut only where it does not fit otherwise.
    pub whole: bool,
    /// Whether the head is set; a table of contacts has none.
    pub headless: bool,
}

/// A column.
#[derive(Debug, Clone, Default)]
pub struct GridColumn {
    /// Its heading.
    pub heading: Vec<Inline>,
    /// What its fields are called, if not by the heading.
    pub name: Option<String>,
    /// Its share against the other weighted columns; by its content if absent.
    pub weight: Option<i32>,
    /// At least so wide.
    pub least: Length,
    /// Whether a line to write on stands below its heading.
    pub dated: bool,
}

/// A row.
#[derive(Debug, Clone, Default)]
pub struct GridRow {
    /// One for each column.
    pub cells: Vec<Cell>,
    /// Where it was written.
    pub span: Option<Span>,
}

/// What stands in a cell.
#[derive(Debug, Clone, Default)]
pub enum Cell {
    /// Nothing: a place to write in.
    #[default]
    Empty,
    /// Paragraphs, each in its style.
    Text(Vec<(Vec<Inline>, Style)>),
    /// A box to tick.
    Tick,
    /// A line to write on.
    WriteOn,
    /// Words and, below them, a line to write on; never on a ground, so that a pen shows.
    Dated(Vec<Inline>, Style),
}

impl Cell {
    /// One paragraph.
    pub fn text(inlines: &[Inline], style: Style) -> Self {
        if inlines.is_empty() {
            Self::Empty
        } else {
            Self::Text(vec![(inlines.to_vec(), style)])
        }
    }

    const fn is_dated(&self) -> bool {
        match self {
            Self::Dated(..) => true,
            Self::Empty | Self::Text(_) | Self::Tick | Self::WriteOn => false,
        }
    }
}

/// Sets a table into the flow.
pub fn set(setter: &mut Setter<'_>, grid: &Grid, slot: Slot, parent: NodeId) {
    let layout = setter.layout();
    let pad = layout.spaces.cell_x * 2;
    let limit = limit(setter);
    let wants = wants(setter, grid);
    let roomy: Vec<Want> = wants.iter().cloned().map(|want| want.roomy(limit)).collect();
    let is_crowded = |wants: &[Want]| {
        wants.iter().map(|want| want.least).sum::<Length>() > slot.measure
    };
    let crowded = is_crowded(&roomy);
    // What is ticked or written in is easiest in a table, as long as its words fit.
    if grid.columns.len() > 2 && crowded && (!grid.ruled || is_crowded(&wants)) {
        record::set(setter, grid, slot, parent);
        return;
    }
    let widths = share(if crowded { &wants } else { &roomy }, slot.measure, pad);
    let table = setter.structure.add(parent, Role::Table);
    if let Some(caption) = &grid.caption {
        let node = setter.structure.add(table, Role::Caption);
        setter.holding(caption, &caption_style(setter), slot, node);
        setter.flow.space(layout.spaces.after_subheading);
    }
    let fields = Fields::of(grid, setter.source.words());
    let repeated = head(setter, &fields, slot, &widths, table);
    let body = setter.structure.add(table, Role::TableBody);
    let count = grid.rows.len();
    let between = if grid.whole { keep::IN_BOX } else { keep::BETWEEN_ROWS };
    for (index, row) in grid.rows.iter().enumerate() {
        let zebra = (index % 2 == 1 && !grid.ruled).then_some(layout.palette.zebra);
        let look = Look { ground: zebra, ..Look::plain(grid) };
        let row_node = setter.structure.add(body, Role::Row);
        let cells = body_cells(setter, &fields, (index, row), row_node);
        let mut strip = row_strip(setter, cells, slot, &widths, look);
        strip.span = row.span.or(strip.span);
        if index == 0 && repeated.is_some() {
            setter.flow.price(Penalty::FORBID);
        } else if index > 0 {
            setter.flow.price_inside(keep::between(index - 1, count, between));
            if let Some(head) = &repeated {
                setter.flow.head(head.clone());
            }
        }
        setter.flow.unit();
        setter.flow.strip(strip);
    }
}

/// The style of captions above tables.
pub fn caption_style(setter: &Setter<'_>) -> Style {
    setter.layout().styles.subheading
}

/// Sets the head row, if there is one, and gives it back as it is set again after a break.
fn head(
    setter: &mut Setter<'_>,
    fields: &Fields<'_>,
    slot: Slot,
    widths: &[Length],
    table: NodeId,
) -> Option<Strip> {
    let grid = fields.grid();
    if grid.headless {
        return None;
    }
    let layout = setter.layout();
    let style = Style {
        color: layout.palette.table_head.ink,
        ..layout.styles.table_head
    };
    let group = setter.structure.add(table, Role::TableHead);
    let row = setter.structure.add(group, Role::Row);
    let mut cells = Vec::new();
    for (index, column) in grid.columns.iter().enumerate() {
        let node = setter.structure.add(row, Role::HeadCell(Scope::Column));
        let cell = if column.dated {
            Cell::Dated(column.heading.clone(), layout.styles.table)
        } else {
            Cell::text(&column.heading, style)
        };
        cells.push(Set { cell, node, said: fields.head(index) });
    }
    let ground = Some(layout.palette.table_head.fill);
    let strip =
        row_strip(setter, cells, slot, widths, Look { ground, ..Look::plain(grid) });
    let mut again = strip.clone();
    for mark in &mut again.marks {
        // Room to write in says nothing: it is the same field again.
        let is_room = matches!(mark.ink, Ink::Room(_));
        if matches!(mark.owner, Owner::Node(_)) && !is_room {
            mark.owner = Owner::Repeated;
        }
    }
    setter.flow.unit();
    setter.flow.strip(strip);
    Some(again)
}

fn body_cells(
    setter: &mut Setter<'_>,
    fields: &Fields<'_>,
    (index, row): (usize, &GridRow),
    node: NodeId,
) -> Vec<Set> {
    let mut cells = Vec::new();
    for (column, cell) in row.cells.iter().enumerate() {
        let names_row = column == 0 && fields.grid().row_header;
        let role = if names_row { Role::HeadCell(Scope::Row) } else { Role::Cell };
        cells.push(Set {
            cell: cell.clone(),
            node: setter.structure.add(node, role),
            said: fields.name(index, row, column),
        });
    }
    cells
}

/// A cell, its node, and what the field in it is called; nothing if it has none.
struct Set {
    cell: Cell,
    node: NodeId,
    said: String,
}

/// How a row looks besides its cells.
#[derive(Debug, Clone, Copy)]
struct Look {
    ground: Option<crate::layout::Color>,
    ruled: bool,
    least_depth: Length,
}

impl Look {
    fn plain(grid: &Grid) -> Self {
        Self {
            ground: None,
            ruled: grid.ruled,
            least_depth: grid.least_depth,
        }
    }
}

fn row_strip(
    setter: &mut Setter<'_>,
    cells: Vec<Set>,
    slot: Slot,
    widths: &[Length],
    look: Look,
) -> Strip {
    let layout = setter.layout();
    let (pad_x, pad_y) = (layout.spaces.cell_x, layout.spaces.cell_y);
    let mut stacks = Vec::new();
    let mut rooms = Vec::new();
    let is_empty = |each: &Set| matches!(each.cell, Cell::Empty);
    let (empty, dated): (bool, Vec<bool>) = (
        cells.iter().all(is_empty),
        cells.iter().map(|each| each.cell.is_dated()).collect(),
    );
    for (Set { cell, node, said }, width) in cells.into_iter().zip(widths) {
        let is_room = matches!(cell, Cell::Empty) && !said.is_empty();
        rooms.push(is_room.then(|| (said.clone(), node)));
        stacks.push(cell_stack(setter, &cell, *width - pad_x * 2, said, node));
    }
    let inner = stacks.iter().map(|stack| stack.depth).max().unwrap_or_default();
    let least = if empty { layout.spaces.write_on } else { look.least_depth };
    let depth = (inner + pad_y * 2).max(least);
    let full: Length = widths.iter().copied().sum();

    let mut row = Stack::default();
    let thin = layout.spaces.thin;
    let mut edge = slot.left;
    let placed: Vec<(bool, Length)> =
        dated.into_iter().zip(widths.iter().copied()).collect();
    for run in placed.chunk_by(|one, other| one.0 == other.0) {
        let width: Length = run.iter().map(|(_, width)| *width).sum();
        let at = Point::new(edge, Length::ZERO);
        match (run.iter().any(|(dated, _)| *dated), look.ground) {
            (true, _) => {
                // Without a ground a line closes the cells above.
                row.mark(at, rule(width, thin, layout.palette.rule), Owner::Decoration);
            }
            (false, Some(color)) => {
                let ink = Ink::Fill(Size::new(width, depth), color);
                row.mark(at, ink, Owner::Decoration);
            }
            (false, None) => {}
        }
        edge += width;
    }
    let base = Point::new(slot.left, depth - thin);
    row.mark(base, rule(full, thin, layout.palette.rule), Owner::Decoration);
    let mut left = slot.left;
    for ((stack, room), width) in stacks.into_iter().zip(rooms).zip(widths) {
        row.place(stack, Point::new(left + pad_x, pad_y));
        if let Some((said, node)) = room {
            let room = Rect::new(left + thin, thin, *width - thin, depth - thin * 2);
            setter.room(&mut row, room, said, node);
        }
        left += *width;
        if look.ruled && left < slot.left + full {
            let ink = Ink::Fill(Size::new(thin, depth), layout.palette.rule);
            row.mark(Point::new(left, Length::ZERO), ink, Owner::Decoration);
        }
    }
    row.depth = depth;
    row.strip()
}

/// What stands in a cell, set to its width; `said` is what the field in it is called.
pub fn cell_stack(
    setter: &mut Setter<'_>,
    cell: &Cell,
    measure: Length,
    said: String,
    node: NodeId,
) -> Stack {
    let mut stack = Stack::default();
    match cell {
        Cell::Empty => {}
        Cell::Text(paragraphs) => {
            let single = paragraphs.len() == 1;
            for (inlines, style) in paragraphs {
                let owner = if single {
                    node
                } else {
                    setter.structure.add(node, Role::Paragraph)
                };
                let lines = setter.lines(inlines, style, measure, Under::Node(owner));
                stack.lines(lines, Length::ZERO);
            }
        }
        Cell::Tick => {
            let side = setter.layout().spaces.tick;
            let (ink, owner) = setter.tick(node, said);
            stack.mark(Point::new((measure - side) / 2, Length::ZERO), ink, owner);
            stack.depth = side;
        }
        Cell::WriteOn => write_on(setter, &mut stack, measure, said, node),
        Cell::Dated(words, style) => {
            let lines = setter.lines(words, style, measure, Under::Node(node));
            stack.lines(lines, Length::ZERO);
            write_on(setter, &mut stack, measure, said, node);
        }
    }
    stack
}

/// Adds room to write and the line below it.
fn write_on(
    setter: &mut Setter<'_>,
    stack: &mut Stack,
    measure: Length,
    said: String,
    node: NodeId,
) {
    let spaces = &setter.layout().spaces;
    // The white of the cell above it is room to write in, too.
    let depth = (spaces.write_on - spaces.cell_y).max(spaces.thin) - spaces.thin;
    // The room of a line in the row above may reach below that line, and where cells have little white, into this one.
    let taken = (sink(spaces.write_on) - spaces.cell_y * 2)
        .max(Length::ZERO)
        .min(depth);
    let room = Rect::new(Length::ZERO, stack.depth + taken, measure, depth - taken);
    setter.pen_rule(stack, Point::new(Length::ZERO, room.bottom()), measure);
    setter.room(stack, room, said, node);
    stack.space(depth + spaces.thin);
}

impl Grid {
    /// A table as the author wrote it.
    pub fn of(table: &crate::handout::Table, layout: &crate::layout::Layout) -> Self {
        let column = |column: &crate::handout::Column| GridColumn {
            heading: column.heading.clone(),
            weight: column.weight,
            ..GridColumn::default()
        };
        let row = |row: &crate::handout::Row| GridRow {
            cells: row
                .cells
                .iter()
                .map(|cell| Cell::text(cell, layout.styles.table))
                .collect(),
            span: Some(row.span),
        };
        Self {
            caption: table.caption.clone(),
            columns: table.columns.iter().map(column).collect(),
            row_header: table.row_header,
            rows: table.rows.iter().map(row).collect(),
            ..Self::default()
        }
    }
}
