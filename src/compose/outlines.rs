//! Pages and frames outlined and named, for a proof that is looked at and thrown away.

use super::setter::{Stack, moved};
use super::text::{Para, Typesetter, Under, words};
use crate::diag::Report;
use crate::galley::Galleys;
use crate::geom::{Length, Point, Rect};
use crate::layout::Style;
use crate::mark::{Ink, Mark, Owner};
use crate::page::Page;
use crate::source::Source;
use crate::structure::Structure;

/// From the edge of a page to its outline: two pages that share a sheet keep theirs apart.
const INSIDE: Length = Length::pt(2);

/// Adds the outlines and names.
pub fn draw(report: &mut Report, pages: &mut [Page], galleys: &Galleys, source: &Source) {
    let mut typesetter = Typesetter::new(source);
    let layout = &source.layout;
    let style = Style {
        size: Length::pt(8),
        leading: Length::pt(10),
        ..layout.styles.furniture
    };
    for (index, page) in pages.iter_mut().enumerate() {
        let panel = galleys.panels.as_ref().and_then(|panels| panels.pages.get(index));
        let frame = panel.map_or_else(|| layout.frame(), |panel| panel.frames.frame);
        let name = panel.map(|panel| format!(": {}", panel.name)).unwrap_or_default();
        let color = if page.ground.is_some() {
            layout.palette.cover.ink
        } else {
            layout.palette.accent
        };
        let inlines = words(&format!("{}{name}", index + 1));
        let para = Para {
            inlines: &inlines,
            style: &Style { color, ..style },
            measure: page.size.width - INSIDE * 4,
            under: Under::Artifact(Owner::Decoration),
            hyphenate: false,
        };
        let mut label = Stack::default();
        let lines = typesetter.lines(report, &mut Structure::new(), &para);
        label.lines(lines, Length::ZERO);
        let at = Point::new(INSIDE * 2, INSIDE * 2);
        page.marks.extend(label.marks.into_iter().map(|mark| moved(mark, at)));
        let whole = Rect {
            at: Point::new(INSIDE, INSIDE),
            size: crate::geom::Size::new(
                page.size.width - INSIDE * 2,
                page.size.depth - INSIDE * 2,
            ),
        };
        for rect in [whole, frame] {
            let ink = Ink::Outline {
                size: rect.size,
                thickness: Length::tenths_pt(5),
                radius: Length::ZERO,
                color,
            };
            page.marks.push(Mark { at: rect.at, ink, owner: Owner::Decoration });
        }
    }
}
