//! A table of medicines: the generic name largest, the brand and how to say it below.

use super::setter::{Setter, Slot};
use super::table::{self, Cell, Grid, GridColumn, GridRow};
use super::text::words;
use super::words as ui;
use crate::handout::{Drug, Drugs, Inline};
use crate::structure::NodeId;
use crate::words::Word;

/// The heads of the columns, if the author gives none.
const COLUMNS: [Word; 4] = [Word::Medicine, Word::Food, Word::SideEffects, Word::TellUs];

/// Sets a table of medicines into the flow.
pub fn set(setter: &mut Setter<'_>, drugs: &Drugs, slot: Slot, parent: NodeId) {
    let headings: Vec<Vec<Inline>> = if drugs.headings.is_empty() {
        COLUMNS
            .iter()
            .map(|word| ui::set(setter.source.words(), *word))
            .collect()
    } else {
        drugs.headings.clone()
    };
    let columns = headings
        .into_iter()
        .map(|heading| GridColumn { heading, ..GridColumn::default() })
        .collect();
    let rows = drugs.rows.iter().map(|drug| row(setter, drug)).collect();
    let grid = Grid {
        caption: drugs.caption.clone(),
        columns,
        row_header: true,
        rows,
        ..Grid::default()
    };
    table::set(setter, &grid, slot, parent);
}

fn row(setter: &Setter<'_>, drug: &Drug) -> GridRow {
    let styles = &setter.layout().styles;
    let mut name = vec![(drug.generic.clone(), styles.drug)];
    if let Some(brand) = &drug.brand {
        let mut inlines = words("(");
        inlines.extend(brand.iter().cloned());
        inlines.extend(words(")"));
        name.push((inlines, styles.table));
    }
    if let Some(say) = &drug.say {
        name.push((say.clone(), styles.table));
    }
    let rest = [&drug.food, &drug.common, &drug.report];
    let mut cells = vec![Cell::Text(name)];
    cells.extend(rest.map(|inlines| Cell::text(inlines, styles.table)));
    GridRow { cells, span: Some(drug.span) }
}
