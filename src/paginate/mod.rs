//! [`Galleys`] → [`Page`]s. Knows strips, glue, penalties and footers; knows no headings and no tables.
//!
//! The works cited on a page stand at its foot, so how much a page holds depends only on its own matter, and the best
//! make-up is a shortest path over the galley's breaks (Plass 1981; without floats it is polynomial). In goes a galley set to one
//! measure and the frames it flows through; out come pages with every strip at its place. Furniture is set later. Where the
//! number of pages is fixed, [`mod@panels`] spreads the matter over them, or says what does not fit.

mod balance;
mod breaks;
mod fit;
mod footer;
mod grounds;
mod legalise;
mod makeup;
mod panels;
mod remarks;
mod unfit;

use crate::diag::{Diagnostic, Report};
use crate::galley::{Frames, Galleys, Item};
use crate::optimum::cheapest_promising;
use crate::page::Page;
use breaks::Breaks;
use fit::{Cost, Fit, Room};
use footer::{Footer, depth};
pub use panels::panels;
pub use unfit::{Unfit, on_the_cover};

/// Makes galleys up into pages; `None` if the report holds an error.
///
/// Galleys without a strip make no page.
pub fn pages(
    report: &mut Report,
    galleys: &Galleys,
    frames: &Frames,
) -> Option<Vec<Page>> {
    let errors = report.errors();
    let size = frames.frame.size;
    if size.depth.to_emu() <= 0 || size.width.to_emu() <= 0 {
        report.push(
            Diagnostic::error("frame-too-small", "the margins leave no room on the page")
                .hint("make the margins of the layout smaller, or its paper larger"),
        );
        return None;
    }
    let footer = Footer::of(galleys);
    let plan = Plan::best(galleys, frames, &footer);
    remarks::on(report, galleys, frames, &footer, &plan);
    if report.errors() > errors {
        return None;
    }
    let pages = makeup::pages(galleys, frames, &footer, &plan);
    remarks::on_notes(report, galleys, frames, &pages);
    Some(pages)
}

/// Where the galley is cut.
#[derive(Debug)]
struct Plan {
    /// The places where it may be cut.
    breaks: Breaks,
    /// For each page, its columns, each from one break to a later one.
    pages: Vec<Vec<(usize, usize)>>,
    /// Whether the banner fills a page of its own, before those.
    banner_alone: bool,
    /// What it costs.
    cost: Cost,
}

impl Plan {
    /// The best make-up: nothing sticks out of its frame if that is possible at all, then the fewest and least broken
    /// rules, then the fewest pages, then what looks best.
    fn best(galleys: &Galleys, frames: &Frames, footer: &Footer) -> Self {
        let banner = Banner::of(galleys, footer);
        let below = Self::with(galleys, frames, footer, Some(&banner));
        if below.cost.overfull == 0 || banner.depth == 0 {
            return below;
        }
        // A title alone on its page is worse than any broken rule, but better than lost matter.
        let alone = Self::with(galleys, frames, footer, None);
        if alone.cost.overfull < below.cost.overfull { alone } else { below }
    }

    /// The best make-up with the banner above the matter of the first page, or on a page of its own.
    fn with(
        galleys: &Galleys,
        frames: &Frames,
        footer: &Footer,
        banner: Option<&Banner>,
    ) -> Self {
        let depth = i64::from(frames.frame.size.depth.to_emu());
        let room = Room {
            depth,
            first: depth - banner.map_or(0, |banner| banner.depth),
            columns: frames.columns.clamp(1, balance::MOST),
            banner_works: banner.map_or(&[], |banner| &banner.works),
        };
        let all = Breaks::of(&galleys.main, footer, deepest_head(depth));
        let breaks = legalise::legalise(all, &galleys.main, footer, room);
        let mut fit = Fit::new(&breaks, footer, room);
        let (ends, cost) = breaks
            .last()
            .and_then(|last| {
                cheapest_promising(last, |from, to, test| fit.step(from, to, test))
            })
            .unwrap_or_default();
        let mut from = 0;
        let mut pages = Vec::new();
        for end in ends {
            let mut page = Vec::new();
            for column in fit.columns(from, end) {
                page.push((from, column));
                from = column;
            }
            pages.push(page);
        }
        Self {
            breaks,
            pages,
            banner_alone: banner.is_none(),
            cost,
        }
    }
}

/// A head deeper than this is not set again: it would take the page from what it heads.
const fn deepest_head(frame: i64) -> i64 {
    frame * 2 / 5
}

/// What the banner asks of the first page.
#[derive(Debug)]
struct Banner {
    depth: i64,
    works: Vec<usize>,
}

impl Banner {
    fn of(galleys: &Galleys, footer: &Footer) -> Self {
        let mut banner = Self { depth: 0, works: Vec::new() };
        for item in &galleys.banner.items {
            match item {
                Item::Strip(strip) => {
                    banner.depth += depth(strip);
                    banner.works.extend(footer.cited(strip));
                }
                Item::Glue(glue) => banner.depth += i64::from(glue.to_emu()).max(0),
                Item::Break(_) => {}
            }
        }
        banner
    }
}
