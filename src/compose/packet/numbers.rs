//! The numbers in the contents of a packet, which are known only when all pages are made.

use super::super::setter::moved;
use super::super::text::{Para, Typesetter, Under, words};
use super::{Entry, styles};
use crate::diag::Report;
use crate::geom::Point;
use crate::mark::Owner;
use crate::packet::Leaves;
use crate::page::{Page, What};
use crate::structure::Structure;

/// Sets the number of an entry, and what stands below it, at the right; in the file, right behind the entry.
pub fn set(report: &mut Report, front: &mut Leaves, entry: &Entry, number: &[String]) {
    let Leaves { source, galleys, pages, which: _, named: _ } = front;
    let holds = |page: &Page| {
        let mut placed = page.placed.iter();
        placed
            .find(|placed| placed.what == What::Strip(entry.item))
            .map(|it| it.rect.at)
    };
    let found = pages.iter_mut().find_map(|page| Some((holds(page)?, page)));
    let Some((corner, page)) = found else { return };
    let structure = &galleys.structure;
    let of_entry = |owner: Owner| match owner {
        Owner::Node(leaf) => {
            let mut above =
                std::iter::successors(Some(leaf), |id| structure.node(*id).parent);
            above.any(|id| id == entry.link)
        }
        Owner::Decoration
        | Owner::Header
        | Owner::Footer
        | Owner::Identity
        | Owner::Repeated => false,
    };
    let last = page.marks.iter().rposition(|mark| of_entry(mark.owner));
    let mut at = last.map_or(page.marks.len(), |last| last + 1);
    let mut typesetter = Typesetter::new(source);
    let (title, below) = styles(source);
    let mut baseline = entry.baseline;
    for ((text, style), leaf) in number.iter().zip([title, below]).zip(&entry.leaves) {
        let inlines = words(text);
        let para = Para {
            inlines: &inlines,
            style: &style,
            measure: entry.right,
            under: Under::Artifact(Owner::Node(*leaf)),
            hyphenate: false,
        };
        for line in typesetter.lines(report, &mut Structure::new(), &para) {
            let by =
                corner + Point::new(entry.right - line.width, baseline - line.baseline);
            let marks: Vec<_> =
                line.marks.into_iter().map(|mark| moved(mark, by)).collect();
            let count = marks.len();
            page.marks.splice(at..at, marks);
            at += count;
        }
        baseline += below.leading;
    }
}
