//! The codes on the pages, as they are set.

use super::super::rule::Printed;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::Color;
use crate::mark::Ink;
use crate::page::Page;

/// A code on a page.
#[derive(Debug, Clone, Copy)]
pub struct Symbol<'a> {
    /// The page.
    pub page: &'a Page,
    /// Its place among the marks of the page.
    pub mark: usize,
    /// Where its dark modules lie.
    pub rect: Rect,
    /// The side of a module.
    pub module: Length,
}

/// The white around a code, in modules (ISO/IEC 18004).
pub const QUIET: i32 = 4;

impl Symbol<'_> {
    /// Modules on a side.
    pub fn modules(&self) -> i32 {
        self.rect.size.width.to_emu() / self.module.to_emu().max(1)
    }

    /// The version: 21 modules are 1, and each version has 4 more.
    pub fn version(&self) -> i32 {
        (self.modules() - 17) / 4
    }

    /// The code with the white around it.
    pub fn with_quiet(&self) -> Rect {
        let white = self.module * QUIET;
        let at = Point::new(self.rect.at.x - white, self.rect.at.y - white);
        let size = self.rect.size;
        Rect {
            at,
            size: Size::new(size.width + white * 2, size.depth + white * 2),
        }
    }
}

/// All codes.
pub fn of<'a>(printed: &Printed<'a>) -> Vec<Symbol<'a>> {
    let marks = printed
        .pages
        .iter()
        .flat_map(|page| page.marks.iter().enumerate().map(move |each| (page, each)));
    let symbols = marks.filter_map(|(page, (place, mark))| {
        let Ink::Cells(cells, _) = &mark.ink else { return None };
        let module = cells.iter().map(|cell| cell.size.depth).min()?;
        let rect = cells.iter().copied().reduce(Rect::union)?.moved(mark.at);
        Some(Symbol { page, mark: place, rect, module })
    });
    symbols.collect()
}

/// Whether ink is white or leaves none, which disturbs no code.
pub fn is_white(ink: &Ink) -> bool {
    match ink {
        Ink::Fill(_, color) | Ink::Polygon(_, color) | Ink::Cells(_, color) => {
            *color == Color::WHITE
        }
        Ink::Room(_) => true,
        Ink::Glyphs(..) | Ink::Outline { .. } | Ink::Picture(..) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_has_four_modules_more_than_the_one_before() {
        let page = Page::default();
        // ISO/IEC 18004: version 3 has 29 modules; at 0.254 mm they are 7.366 mm, 9.398 mm with the white.
        let module = Length::emu(9_144);
        let side = module * 29;
        let rect = Rect::new(Length::ZERO, Length::ZERO, side, side);
        let symbol = Symbol { page: &page, mark: 0, rect, module };
        assert_eq!((symbol.modules(), symbol.version()), (29, 3));
        assert_eq!(side.to_emu(), 265_176);
        assert_eq!(symbol.with_quiet().size.width.to_emu(), 338_328);
        // Version 4 at half a millimetre: 20.5 mm with the white.
        let half = Length::emu(18_000);
        let rect = Rect::new(Length::ZERO, Length::ZERO, half * 33, half * 33);
        let symbol = Symbol { page: &page, mark: 0, rect, module: half };
        assert_eq!(symbol.version(), 4);
        assert_eq!(symbol.with_quiet().size.width, Length::mm(41) / 2);
    }
}
