//! [`Page`]s → [`Sheet`]s. Works on page numbers and sizes only.

use crate::page::Page;
use crate::sheet::{Cell, Forme, Sheet};

/// One page on each side of a sheet, both sides printed.
pub fn sheets(pages: &[Page]) -> Vec<Sheet> {
    let formes: Vec<Forme> = pages
        .iter()
        .enumerate()
        .map(|(page, each)| Forme {
            size: each.size,
            cells: vec![Cell { page, at: crate::geom::Point::default() }],
        })
        .collect();
    formes
        .chunks(2)
        .map(|sides| Sheet {
            front: sides[0].clone(),
            back: sides.get(1).cloned(),
        })
        .collect()
}
