//! PAG-08: nothing stands in a fold
//!
//! # What it finds
//! Letters, pictures or codes within 6 mm of a fold of a folded sheet or a booklet.
//!
//! # Why it matters
//! In the fold the ink cracks, and hands do not fold to the millimetre: a word that lies there ends on the other panel.
//!
//! # Example
//! `margins = { left = "4mm", .. }` on a panel
//!
//! # Write instead
//! `margins = { left = "0.3in", .. }`
//!
//! # Source
//! Printers' guides to folded sheets, as published in 2026, ask for 1/8 in (3 mm); 6 mm for folding by hand is this
//! program's own judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use super::super::typography::in_mm;
use super::ink;
use crate::diag::Severity;
use crate::form::Form;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAG-08",
    title: "nothing stands in a fold",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("fold.rs"),
    check: Check::Pages(check),
};

/// So far from a fold.
const CLEAR: Length = Length::mm(6);

fn check(source: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, page) in printed.pages.iter().enumerate() {
        let (left, right) = folds(&source.layout.form, index + 1);
        let near = page.marks.iter().filter(|mark| ink::is_read(mark)).find(|mark| {
            let bounds = ink::bounds(source, mark);
            left && bounds.left() < CLEAR
                || right && bounds.right() > page.size.width - CLEAR
        });
        if let Some(mark) = near {
            let what = ink::words(mark);
            let message = format!(
                "on page {}, {what} stands within {} of a fold",
                page.folio,
                in_mm(CLEAR)
            );
            let mut finding =
                Finding::new(message).hint("make the margins of the panels wider");
            finding.words = what;
            found.push(finding);
        }
    }
    found
}

/// Whether a page, numbered from 1, has a fold at its left and at its right edge.
fn folds(form: &Form, page: usize) -> (bool, bool) {
    match form {
        Form::Flat | Form::Cut(_) => (false, false),
        // The spine is at the left of a page that is seen on the right.
        Form::Booklet(_) => (page % 2 == 1, page.is_multiple_of(2)),
        Form::Fold(folded) => {
            let faces = folded.fold.faces(folded.widths.len());
            let on = |face: &[usize]| {
                let at = face.iter().position(|each| *each == page)?;
                Some((at > 0, at + 1 < face.len()))
            };
            on(&faces.inside)
                .or_else(|| on(&faces.outside))
                .unwrap_or((true, true))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::folds;
    use crate::form::{Booklet, Fold, Folded, Form};
    use crate::geom::{Length, Size};

    #[test]
    fn the_cover_has_its_fold_at_the_left() {
        let third = Length::mm(99);
        let sheet = Size::new(third * 3, Length::mm(210));
        let tri = Form::Fold(Folded {
            fold: Fold::Tri,
            sheet,
            widths: vec![third; 3],
            panels: Vec::new(),
        });
        assert_eq!(folds(&tri, 1), (true, false), "the cover, outside right");
        assert_eq!(folds(&tri, 2), (false, true), "inside left");
        assert_eq!(folds(&tri, 3), (true, true), "inside middle");
        assert_eq!(folds(&tri, 5), (false, true), "the flap, outside left");
        let booklet = Form::Booklet(Booklet { sheet, creep: Length::ZERO });
        assert_eq!(
            [1, 2].map(|page| folds(&booklet, page)),
            [(true, false), (false, true)]
        );
        assert_eq!(folds(&Form::Flat, 1), (false, false));
    }
}
