//! What make-up has to say to the author: what does not fit anywhere, and what was done about what hardly fits.

use super::breaks::Breaks;
use super::footer::{Entries, Footer, depth};
use super::legalise::needs;
use super::{Banner, Plan, deepest_head};
use crate::diag::{Diagnostic, Report};
use crate::galley::{Break, Frames, Galley, Galleys, Item, Strip};
use crate::geom::Length;
use crate::page::{Page, What};
use crate::span::Span;

const SPLIT: &str =
    "split the row or the text, give its column more width, or choose larger paper";
const FEWER: &str = "cite fewer works in one place, or choose a layout that lists the references at the end";

/// Remarks on where the galley is cut.
pub fn on(
    report: &mut Report,
    galleys: &Galleys,
    frames: &Frames,
    footer: &Footer,
    plan: &Plan,
) {
    let frame = i64::from(frames.frame.size.depth.to_emu());
    on_banner(report, galleys, footer, frame);
    let first_page =
        if plan.banner_alone { 0 } else { Banner::of(galleys, footer).depth };
    let mut entries = Entries::none(footer);
    let galley = &galleys.main;
    for &(from, to) in plan.pages.iter().flatten() {
        let room = frame - if from == 0 { first_page } else { 0 };
        // Only a stretch that no break divides can be too deep for its page.
        if to == from + 1 && needs(&plan.breaks, &mut entries, from, to) > room {
            let stretch = (from, to);
            report.push(too_deep(galley, &plan.breaks, &mut entries, stretch, room));
        }
        on_cut(report, galley, &plan.breaks, from, frame);
    }
    if plan.banner_alone && !plan.pages.is_empty() {
        let message = "the title stands alone on the first page, because what follows does not fit below it";
        report.push(placed(
            Diagnostic::warning("banner-alone", message)
                .hint("begin with something that can be divided"),
            span_of(galley, 0..galley.items.len()),
        ));
    }
}

/// Remarks on the foot of finished pages.
pub fn on_notes(report: &mut Report, galleys: &Galleys, frames: &Frames, pages: &[Page]) {
    let half = frames.frame.size.depth / 2;
    for page in pages {
        let head = page.placed.iter().find(|placed| placed.what == What::NotesHead);
        let Some(head) = head else { continue };
        if frames.frame.bottom() - head.rect.top() > half {
            let citing = page
                .placed
                .iter()
                .filter_map(|placed| strip_at(galleys, placed.what))
                .find(|strip| !strip.works.is_empty());
            let message = format!(
                "the references of page {} take more than half of it",
                page.folio
            );
            report.push(placed(
                Diagnostic::warning("notes-heavy", message).hint(FEWER),
                citing.and_then(|strip| strip.span),
            ));
        }
    }
}

fn on_banner(report: &mut Report, galleys: &Galleys, footer: &Footer, frame: i64) {
    let items = &galleys.banner.items;
    let Some(end) = items.iter().rposition(|item| matches!(item, Item::Strip(_))) else {
        return;
    };
    // White below the banner may vanish.
    let white: i64 = items[end..].iter().map(glue).sum();
    let banner = Banner::of(galleys, footer);
    let alone = banner.depth - white;
    let mut entries = Entries::none(footer);
    entries.add(&banner.works);
    let span = span_of(&galleys.banner, 0..items.len());
    if alone > frame {
        report.push(placed(deeper_than_page(alone, frame), span));
    } else if alone + entries.depth() > frame {
        report.push(placed(notes_too_deep(entries.depth(), frame - alone), span));
    }
}

/// The error for a stretch that fits no page.
fn too_deep(
    galley: &Galley,
    breaks: &Breaks,
    entries: &mut Entries<'_>,
    (from, to): (usize, usize),
    room: i64,
) -> Diagnostic {
    let matter = breaks.depth(from, to);
    let needs = needs(breaks, entries, from, to);
    let error = if matter > room {
        deeper_than_page(matter, room)
    } else {
        notes_too_deep(needs - matter, room - matter)
    };
    placed(error, span_of(galley, breaks.items(from, to)))
}

fn deeper_than_page(depth: i64, room: i64) -> Diagnostic {
    let message = format!(
        "this is {} mm deep with what is set again around it, {} mm more than the page holds",
        mm(depth),
        mm(depth - room)
    );
    Diagnostic::error("strip-too-deep", message).hint(SPLIT)
}

fn notes_too_deep(depth: i64, room: i64) -> Diagnostic {
    let message = format!(
        "the references cited here are {} mm deep, {} mm more than the page leaves for them",
        mm(depth),
        mm(depth - room)
    );
    Diagnostic::error("notes-too-deep", message).hint(FEWER)
}

/// Remarks on a cut that was not wanted, or that could not be made as wanted.
fn on_cut(
    report: &mut Report,
    galley: &Galley,
    breaks: &Breaks,
    place: usize,
    frame: i64,
) {
    let below = breaks.items(place, place).start;
    if breaks.relaxed(place) {
        let message = "what should stay together with the matter above it is parted from it, because both do not fit on one page";
        report.push(placed(
            Diagnostic::warning("keep-relaxed", message)
                .hint("shorten what belongs together, or divide it"),
            span_of(galley, below..galley.items.len()),
        ));
    }
    let taken = breaks.item(place).and_then(|item| galley.items.get(item));
    if let Some(Item::Break(Break { head: Some(head), .. })) = taken
        && depth(head) > deepest_head(frame)
    {
        let message = format!(
            "this head is {} mm deep, more than 40 % of the page, and is not repeated",
            mm(depth(head))
        );
        report.push(placed(
            Diagnostic::warning("head-not-repeated", message)
                .hint("shorten the headings of the columns"),
            head.span,
        ));
    }
}

fn placed(diagnostic: Diagnostic, span: Option<Span>) -> Diagnostic {
    match span {
        Some(span) => diagnostic.at(span),
        None => diagnostic,
    }
}

/// The place of the first strip that has one.
fn span_of(galley: &Galley, items: std::ops::Range<usize>) -> Option<Span> {
    galley.items.get(items)?.iter().find_map(|item| match item {
        Item::Strip(strip) => strip.span,
        Item::Glue(_) | Item::Break(_) => None,
    })
}

fn strip_at(galleys: &Galleys, what: What) -> Option<&Strip> {
    let (galley, item) = match what {
        What::Banner(item) => (&galleys.banner, item),
        What::Strip(item) | What::Foot(item) | What::Head(item) => (&galleys.main, item),
        What::NotesHead | What::Note(_) => return None,
    };
    match (galley.items.get(item)?, what) {
        (Item::Strip(strip), _) => Some(strip),
        (Item::Break(found), What::Foot(_)) => found.foot.as_ref(),
        (Item::Break(found), _) => found.head.as_ref(),
        (Item::Glue(_), _) => None,
    }
}

fn glue(item: &Item) -> i64 {
    match item {
        Item::Glue(glue) => i64::from(glue.to_emu()).max(0),
        Item::Strip(_) | Item::Break(_) => 0,
    }
}

/// Whole millimetres, rounded up: what is too deep is too deep by one at least.
fn mm(depth: i64) -> i64 {
    let mm = i64::from(Length::mm(1).to_emu());
    (depth + mm - 1).div_euclid(mm)
}
