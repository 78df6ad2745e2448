//! What does not fit a fixed number of pages, in words for the author.

use crate::diag::Diagnostic;
use crate::galley::{Frames, Galleys, Item, Penalty, Strip};
use crate::geom::Length;
use crate::layout::Layout;
use crate::mark::Ink;
use crate::page::{Page, What};
use crate::span::Span;

/// What is too much for the panels of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unfit {
    /// The sections that stand there, by their places.
    pub sections: Vec<usize>,
    /// What the panels are called in which something sticks out; one at least.
    pub panels: Vec<String>,
    /// How much deeper the matter is than its panels, at the least; rounded up where it is told.
    pub over: Length,
    /// How many forced breaks there are more than panels to take them.
    pub breaks: usize,
    /// How many words would have to go, roughly.
    pub words: usize,
    /// Where the first strip that finds no room was written.
    pub place: Option<Span>,
}

impl Unfit {
    /// What is too much: the items of the worst panel, the first of them that finds no room, how much deeper all is than
    /// its panels, and how deep these items are.
    pub(super) fn of(
        panels: Vec<String>,
        breaks: usize,
        items: &[Item],
        (first, over, depth): (usize, i64, i64),
    ) -> Self {
        let words: usize = items.iter().filter_map(strip).map(words).sum();
        let share =
            i64::try_from(words).unwrap_or(i64::MAX).saturating_mul(over) / depth.max(1);
        let rest = items.get(first..).unwrap_or_default();
        Self {
            sections: Vec::new(),
            panels,
            over: Length::emu(i32::try_from(over).unwrap_or(i32::MAX)),
            breaks,
            words: usize::try_from(share).unwrap_or_default() + 1,
            place: rest.iter().filter_map(strip).find_map(|strip| strip.span),
        }
    }

    /// The error, when nothing that the layout allows helped; the layout is as it was tried last.
    pub fn told(&self, layout: &Layout) -> Diagnostic {
        let named: Vec<String> =
            self.panels.iter().map(|name| format!("`{name}`")).collect();
        let (which, all) = match named.as_slice() {
            [] | [_] => ("panel", ""),
            [_, ..] => ("panels", " together"),
        };
        let whole = format!("{which} {} of layout `{}`", named.join(", "), layout.name);
        let error = match self.breaks {
            0 => self.too_much(layout, &format!("{whole}: "), all),
            1 => Diagnostic::error("e-fit", format!("{whole}: a page break too many"))
                .hint("leave out a `break = \"page\"`"),
            breaks => {
                let message = format!("{whole}: {breaks} page breaks too many");
                Diagnostic::error("e-fit", message)
                    .hint(format!("leave out {breaks} of your `break = \"page\"`"))
            }
        };
        let error = match &layout.fit.larger {
            Some(larger) => {
                error.hint(format!("or try the layout `{larger}`, which has more room"))
            }
            None => error,
        };
        match self.place {
            Some(place) => error.at(place),
            None => error,
        }
    }

    fn too_much(&self, layout: &Layout, whole: &str, all: &str) -> Diagnostic {
        let body = layout.styles.body;
        let tenths = |count: i64| format!("{}.{}", count / 10, count % 10);
        // Rounded up: what sticks out by a hair is not "0.0 pt too much".
        let of = |length: Length, unit: Length| {
            let unit = i64::from(unit.to_emu().max(1));
            tenths((i64::from(length.to_emu()) * 10 + unit - 1) / unit)
        };
        let message = format!(
            "{whole}{} pt, or {} lines, too much{all}",
            of(self.over, Length::pt(1)),
            of(self.over, body.leading)
        );
        let words = match self.words {
            0 | 1 => "a word".to_owned(),
            more => format!("{more} words"),
        };
        let cut = format!(
            "leave out about {words}, or give a section a [[section.short]] text"
        );
        let tried = format!(
            "the smallest type tried is {} pt on {} pt; the layout allows no less",
            of(body.size, Length::pt(1)),
            of(body.leading, Length::pt(1))
        );
        Diagnostic::error("e-fit", message).hint(cut).hint(tried)
    }
}

/// Pages, if what was meant for the cover of a booklet does not stand on a later one: its ink is made for the ground of
/// the cover, and would not be seen.
///
/// # Errors
/// What stands there.
pub fn on_the_cover(
    galleys: &Galleys,
    frames: &Frames,
    pages: Vec<Page>,
) -> Result<Vec<Page>, Vec<Unfit>> {
    match off_the_cover(galleys, frames, &pages) {
        None => Ok(pages),
        Some(unfit) => Err(vec![unfit]),
    }
}

fn off_the_cover(galleys: &Galleys, frames: &Frames, pages: &[Page]) -> Option<Unfit> {
    let cover = galleys.cover.as_ref()?;
    let items = galleys.main.items.get(..cover.ends).unwrap_or_default();
    let later = pages.iter().skip(1).flat_map(|page| &page.placed);
    let off = later.filter_map(|placed| match placed.what {
        What::Strip(item) if item < items.len() => Some(item),
        What::Strip(_) | What::Banner(_) | What::Foot(_) | What::Head(_) => None,
        What::NotesHead | What::Note(_) => None,
    });
    let first = off.min()?;
    let depth: i64 = items.iter().map(depth).sum();
    let over = (depth - i64::from(frames.frame.size.depth.to_emu())).max(0);
    let end = items.iter().rposition(|item| strip(item).is_some()).unwrap_or(0);
    let forced = |item: &&Item| match item {
        Item::Break(found) => found.penalty <= Penalty::FORCE,
        Item::Strip(_) | Item::Glue(_) => false,
    };
    // Between the cover and what follows there is one that is meant.
    let breaks = items[..end].iter().filter(forced).count();
    let panels = vec!["cover".to_owned()];
    let unfit = Unfit::of(panels, breaks, items, (first, over, depth));
    Some(Unfit { sections: cover.sections.clone(), ..unfit })
}

/// The first item that does not fit into a room.
pub(super) fn sticks_out(items: &[Item], room: i64) -> usize {
    let mut down = 0;
    let sticks_out = |item: &Item| {
        down += depth(item);
        down > room
    };
    items.iter().position(sticks_out).unwrap_or(0)
}

fn depth(item: &Item) -> i64 {
    match item {
        Item::Strip(strip) => i64::from(strip.depth.to_emu()),
        Item::Glue(glue) => i64::from(glue.to_emu()),
        Item::Break(_) => 0,
    }
}

fn strip(item: &Item) -> Option<&Strip> {
    match item {
        Item::Strip(strip) => Some(strip),
        Item::Glue(_) | Item::Break(_) => None,
    }
}

fn words(strip: &Strip) -> usize {
    let glyphs = strip.marks.iter().filter_map(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => Some(run.text.split_whitespace().count()),
        Ink::Fill(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Picture(..)
        | Ink::Room(_) => None,
    });
    glyphs.sum()
}
