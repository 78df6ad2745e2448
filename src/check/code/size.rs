//! QRC-02: a code is large enough for any camera
//!
//! # What it finds
//! A code of less than 20 mm with its white, or with dots of less than half a millimetre.
//!
//! # Why it matters
//! Old telephones and unsteady hands need a larger code.
//!
//! # Example
//! A long address, whose code has many small dots.
//!
//! # Write instead
//! A short address: up to 62 letters make a code of version 4, which is 20.5 mm with dots of half a millimetre.
//!
//! # Source
//! Denso Wave, *How to make a QR code*, as published in 2026; that 20 mm are the least for print is this program's own
//! judgement, 2026.

use super::super::rule::{Check, Finding, Printed, Rule};
use super::super::typography::in_mm;
use super::symbol::{self, Symbol};
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "QRC-02",
    title: "a code is large enough for any camera",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("size.rs"),
    check: Check::Pages(check),
};

/// The side of a code with its white, at least.
const SIDE: Length = Length::mm(20);
/// The side of a module, at least.
const MODULE: Length = Length::emu(18_000);

fn check(_: &Source, printed: &Printed<'_>) -> Vec<Finding> {
    symbol::of(printed).iter().filter_map(small).collect()
}

fn small(symbol: &Symbol<'_>) -> Option<Finding> {
    let side = symbol.with_quiet().size.width;
    if side >= SIDE && symbol.module >= MODULE {
        return None;
    }
    let message = format!(
        "the code on page {} is {} wide with dots of {}, which some cameras cannot read",
        symbol.page.folio,
        in_mm(side),
        in_mm(symbol.module)
    );
    let hint = if symbol.module < MODULE {
        format!(
            "give a shorter address: this code has version {}, and 62 letters need no more than version 4",
            symbol.version()
        )
    } else {
        format!("set it at least {} wide, its white included", in_mm(SIDE))
    };
    Some(Finding::new(message).hint(hint))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;
    use crate::page::Page;

    #[test]
    fn small_codes_are_found() {
        let offends = |modules: i32, module: i32| {
            let page = Page::default();
            let module = Length::emu(module);
            let side = module * modules;
            let rect = Rect::new(Length::ZERO, Length::ZERO, side, side);
            small(&Symbol { page: &page, mark: 0, rect, module }).is_some()
        };
        assert!(!offends(33, 18_000), "version 4 at half a millimetre: 20.5 mm");
        assert!(offends(29, 18_000), "18.5 mm");
        assert!(offends(57, 17_000), "dots too small");
    }
}
