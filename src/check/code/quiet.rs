//! QRC-01: a code stands in white
//!
//! # What it finds
//! Ink, or the edge of the page, within four modules of a code for a telephone's camera.
//!
//! # Why it matters
//! The camera finds the code by the white around it. Without it nothing happens, and the reader thinks it is their fault.
//!
//! # Example
//! A line of text close to the code.
//!
//! # Write instead
//! Nothing beside the code for the width of four of its dots.
//!
//! # Source
//! ISO/IEC 18004, 2015; Denso Wave, *How to make a QR code*, as published in 2026.

use super::super::page::{bounds, is_read};
use super::super::rule::{Check, Finding, Printed, Rule};
use super::symbol::{self, Symbol};
use crate::diag::Severity;
use crate::geom::{Point, Rect};
use crate::mark::Mark;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "QRC-01",
    title: "a code stands in white",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("quiet.rs"),
    check: Check::Pages(check),
};

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let symbols = symbol::of(printed).into_iter();
    let close = symbols.filter(|symbol| disturbed(symbol, |mark| bounds(source, mark)));
    let found = close.map(|symbol| {
        let message = format!(
            "the white around the code on page {} is too narrow",
            symbol.page.folio
        );
        Finding::new(message).hint("leave four modules of white on each side of it")
    });
    found.collect()
}

/// Whether ink that is printed beside the code, or over its white, lies too near.
fn disturbed(symbol: &Symbol<'_>, bounds: impl Fn(&Mark) -> Rect) -> bool {
    let room = symbol.with_quiet();
    let page = Rect { at: Point::default(), size: symbol.page.size };
    let near = symbol.page.marks.iter().enumerate().any(|(place, mark)| {
        // Grounds lie below the white of the code; what comes later lies over it.
        let over = is_read(mark) || place > symbol.mark;
        place != symbol.mark
            && over
            && !symbol::is_white(&mark.ink)
            && room.overlaps(bounds(mark))
    });
    near || !page.contains(room)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Length, Size};
    use crate::layout::Color;
    use crate::mark::{Ink, Owner};
    use crate::page::Page;

    #[test]
    fn four_modules_around_are_white() {
        let mm = Length::mm;
        let offends = |left: i32, x: i32| {
            let side = Size::new(mm(2), mm(50));
            let line = Mark {
                at: Point::new(mm(x), mm(10)),
                ink: Ink::Fill(side, Color::BLACK),
                owner: Owner::Decoration,
            };
            let cells = Mark {
                at: Point::new(mm(left), mm(10)),
                ink: Ink::Cells(Vec::new(), Color::BLACK),
                owner: Owner::Decoration,
            };
            let page = Page {
                size: Size::new(mm(100), mm(100)),
                marks: vec![cells, line],
                ..Page::default()
            };
            let rect = Rect::new(mm(left), mm(10), mm(21), mm(21));
            let symbol = Symbol { page: &page, mark: 0, rect, module: mm(1) };
            disturbed(&symbol, |mark| Rect { at: mark.at, size: side })
        };
        assert!(!offends(20, 45), "the code ends at 41 mm, its white at 45 mm");
        assert!(offends(20, 44));
        assert!(!offends(4, 60));
        assert!(offends(3, 60), "the edge of the page");
    }
}
