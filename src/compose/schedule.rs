//! What to take when: a row a medicine, a column a time of day, and room to tick and to write.

use super::setter::{Setter, Slot};
use super::table::{self, Cell, Grid, GridColumn, GridRow};
use super::words as ui;
use crate::handout::Schedule;
use crate::structure::NodeId;
use crate::words::Word;

/// Sets a schedule into the flow: a row a medicine, a column a time of day.
pub fn set(setter: &mut Setter<'_>, schedule: &Schedule, slot: Slot, parent: NodeId) {
    setter.block_title(schedule.title.as_ref(), slot, parent);
    let style = setter.layout().styles.table;
    // The name of a medicine is long. What else names a row, such as a day, is short, and leaves more room to write.
    let (named, room) = if schedule.heading.is_none() { (2, 1) } else { (1, 2) };
    let first = GridColumn {
        heading: match &schedule.heading {
            Some(heading) => heading.clone(),
            None => ui::set(setter.source.words(), Word::Medicine),
        },
        weight: Some(named),
        ..GridColumn::default()
    };
    let mut columns = vec![first];
    for time in &schedule.times {
        let heading = time.clone();
        columns.push(GridColumn {
            heading,
            weight: Some(room),
            least: setter.layout().spaces.tick,
            ..GridColumn::default()
        });
    }
    let rows = schedule
        .rows
        .iter()
        .map(|row| {
            let mut cells = vec![Cell::text(row, style)];
            cells.extend(std::iter::repeat_n(Cell::Empty, schedule.times.len()));
            GridRow { cells, span: crate::handout::place(row) }
        })
        .collect();
    let grid = Grid {
        columns,
        row_header: true,
        rows,
        ruled: true,
        least_depth: setter.layout().spaces.write_on,
        whole: true,
        ..Grid::default()
    };
    table::set(setter, &grid, slot, parent);
}
