//! Where ink lies on a page.

use crate::geom::{Length, Rect};
use crate::mark::{Ink, Mark};
use crate::source::Source;

/// The rectangle that a mark blackens: letters from the top of a capital to the foot of a `p`.
pub fn bounds(source: &Source, mark: &Mark) -> Rect {
    match &mark.ink {
        Ink::Glyphs(glyphs, _) => {
            let rise = source.fonts.face(glyphs.face).cap_height_at(glyphs.size);
            let fall = glyphs.size / 4;
            Rect::new(mark.at.x, mark.at.y - rise, glyphs.width(), rise + fall)
        }
        Ink::Fill(size, _)
        | Ink::Outline { size, .. }
        | Ink::Picture(_, size)
        | Ink::Room(size) => Rect { at: mark.at, size: *size },
        Ink::Polygon(points, _) => {
            let corners = points.iter().map(|point| {
                let at = mark.at + *point;
                Rect::new(at.x, at.y, Length::ZERO, Length::ZERO)
            });
            corners.reduce(Rect::union).unwrap_or_default()
        }
        Ink::Cells(cells, _) => {
            let cells = cells.iter().map(|cell| cell.moved(mark.at));
            cells.reduce(Rect::union).unwrap_or_default()
        }
    }
}

/// Whether a mark is there to be read or looked at: letters and pictures.
pub const fn is_read(mark: &Mark) -> bool {
    match &mark.ink {
        Ink::Glyphs(..) | Ink::Picture(..) | Ink::Cells(..) => true,
        Ink::Fill(..) | Ink::Outline { .. } | Ink::Polygon(..) | Ink::Room(_) => false,
    }
}

/// The words of a mark, to name it by.
pub fn words(mark: &Mark) -> String {
    match &mark.ink {
        Ink::Glyphs(glyphs, _) => format!("`{}`", glyphs.text.trim()),
        Ink::Picture(..) => "a picture".to_owned(),
        Ink::Cells(..) => "a code".to_owned(),
        Ink::Fill(..) | Ink::Outline { .. } | Ink::Polygon(..) | Ink::Room(_) => {
            "a line".to_owned()
        }
    }
}
