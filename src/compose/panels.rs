//! A handout on a fixed number of pages: what stands on the cover, what flows inside, what is bound to the flap and the
//! back.
//!
//! The number of pages is known before anything is set, so the feet are set first, and what they leave is the frame. No
//! paragraph, item, table or box is cut at the end of a panel, because nobody reads on across a fold.

use super::foot::{self, Standing};
use super::setter::Setter;
use super::{full, furniture, lead, references, set_section};
use crate::diag::Diagnostic;
use crate::form::{self, Part};
use crate::galley::{Frames, Panel, Panels, Run};
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::Section;
use crate::layout::{COVER_EDGE, Layout, References};
use crate::page::Page;
use crate::structure::{NodeId, Structure};

/// Sets all matter into the flow, run after run. What stands on the cover is set in `on_cover`.
pub fn set<'a>(
    setter: &mut Setter<'a>,
    panels: &[form::Panel],
    on_cover: &'a Layout,
) -> Panels {
    setter.flow.keep_whole();
    let pages: Vec<Panel> =
        (0..panels.len()).map(|index| page(setter, panels, index)).collect();
    let sections = &setter.source.handout.sections;
    no_room(setter, &pages);
    let plan = Plan::of(panels, sections);
    let mut runs = Vec::new();
    if let [cover] = plan.with(Part::Cover).as_slice() {
        let depth = pages[*cover].frames.frame.size.depth;
        let bound = plan.bound_to(sections, Some(Part::Cover));
        let first = setter.flow.cut();
        setter.put_on(on_cover);
        furniture::cover(setter, full(setter), depth, |setter| set_all(setter, bound));
        setter.put_on(&setter.source.layout);
        runs.push(Run {
            items: setter.flow.since(first),
            pages: vec![*cover],
            sections: plan.places(sections, Some(Part::Cover)),
        });
    }
    let first = setter.flow.cut();
    if plan.with(Part::Cover).is_empty() {
        furniture::head_of_flow(setter, full(setter));
    }
    lead(setter);
    set_all(setter, plan.bound_to(sections, None));
    let at_the_back = setter.layout().references == References::Back
        && plan.bound.contains(&Part::Back);
    if !at_the_back {
        references::set(setter);
    }
    runs.push(Run {
        items: setter.flow.since(first),
        pages: plan.flowing(),
        sections: plan.places(sections, None),
    });
    for part in [Part::Flap, Part::Back] {
        if !plan.bound.contains(&part) {
            continue;
        }
        let first = setter.flow.cut();
        set_all(setter, plan.bound_to(sections, Some(part)));
        if part == Part::Back && at_the_back {
            references::set(setter);
        }
        runs.push(Run {
            items: setter.flow.since(first),
            pages: plan.with(part),
            sections: plan.places(sections, Some(part)),
        });
    }
    runs.retain(|run| !run.items.is_empty());
    Panels { runs, pages }
}

fn set_all<'s>(setter: &mut Setter<'_>, sections: impl Iterator<Item = &'s Section>) {
    setter.level = 3;
    for section in sections {
        set_section(setter, section);
    }
}

/// A panel, with the frame that its foot leaves.
fn page(setter: &mut Setter<'_>, panels: &[form::Panel], index: usize) -> Panel {
    let (layout, panel) = (&setter.source.layout, &panels[index]);
    let margins = layout.margins;
    let inner = panel.size.width - margins.left - margins.right;
    let mut measure = layout.measure();
    let columns = i32::try_from(panel.columns.max(1)).unwrap_or(1);
    // One column stands in the middle of its panel, more fill it.
    let (mut width, gutter) = if columns == 1 {
        (measure, Length::ZERO)
    } else {
        (inner, (inner - measure * columns) / (columns - 1))
    };
    let left = margins.left + (inner - width) / 2;
    if panel.part == Part::Cover {
        width -= COVER_EDGE;
        measure -= COVER_EDGE;
    }
    let numbered = foot::Numbered::Alone;
    let standing = Standing { page: index, pages: panels.len(), width, numbered };
    let foot = foot::set(setter.report, &mut setter.typesetter, setter.source, standing);
    let white = if foot.depth.is_zero() { Length::ZERO } else { layout.spaces.item };
    let depth = panel.size.depth - margins.top - margins.bottom - foot.depth - white;
    Panel {
        name: panel.name.clone(),
        frames: Frames {
            paper: panel.size,
            frame: Rect {
                at: Point::new(left, margins.top),
                size: Size::new(width, depth),
            },
            columns: panel.columns.max(1),
            gutter,
            measure,
        },
        ground: (panel.part == Part::Cover).then_some(layout.palette.cover.fill),
    }
}

/// Reports the first panel that its foot and its margins fill.
fn no_room(setter: &mut Setter<'_>, pages: &[Panel]) {
    let layout = &setter.source.layout;
    let full = |page: &&Panel| page.frames.frame.size.depth <= Length::ZERO;
    let Some(page) = pages.iter().find(full) else { return };
    let message = format!(
        "the foot of panel `{}` of layout `{}` leaves no room for anything else",
        page.name, layout.name
    );
    let hint = "make the top and bottom margins smaller, or give a shorter `short-title`";
    let error = Diagnostic::error("foot-too-deep", message).hint(hint);
    setter.report.push(match layout.margins_at {
        Some((_, down)) => error.at(down),
        None => error,
    });
}

/// Which panels take the flow, and which only what is bound to them.
struct Plan {
    parts: Vec<Part>,
    /// The parts that a section is bound to; what is bound to a part that is not there flows, and so does the inside.
    bound: Vec<Part>,
}

impl Plan {
    fn of(panels: &[form::Panel], sections: &[Section]) -> Self {
        let parts: Vec<Part> = panels.iter().map(|panel| panel.part).collect();
        let bound = [Part::Cover, Part::Flap, Part::Back]
            .into_iter()
            .filter(|part| parts.contains(part))
            .filter(|part| sections.iter().any(|section| section.part == Some(*part)))
            .collect();
        Self { parts, bound }
    }

    fn with(&self, part: Part) -> Vec<usize> {
        (0..self.parts.len())
            .filter(|index| self.parts[*index] == part)
            .collect()
    }

    fn flowing(&self) -> Vec<usize> {
        let flows = |part: Part| part != Part::Cover && !self.bound.contains(&part);
        (0..self.parts.len())
            .filter(|index| flows(self.parts[*index]))
            .collect()
    }

    fn part(&self, section: &Section) -> Option<Part> {
        section.part.filter(|part| self.bound.contains(part))
    }

    /// The places of the sections that are bound to a part, or to none.
    fn places(&self, sections: &[Section], part: Option<Part>) -> Vec<usize> {
        (0..sections.len())
            .filter(|place| self.part(&sections[*place]) == part)
            .collect()
    }

    fn bound_to<'s>(
        &self,
        sections: &'s [Section],
        part: Option<Part>,
    ) -> impl Iterator<Item = &'s Section> {
        self.places(sections, part).into_iter().map(|place| &sections[place])
    }
}

/// Puts the sections into the order in which the folded piece is read: that of the pages they begin on.
pub fn in_reading_order(structure: &mut Structure, pages: &[Page]) {
    let mut first: Vec<(NodeId, u32)> = Vec::new();
    for page in pages {
        for mark in &page.marks {
            let crate::mark::Owner::Node(leaf) = mark.owner else { continue };
            let group = structure.group(leaf);
            if !first.iter().any(|(known, _)| *known == group) {
                first.push((group, page.folio));
            }
        }
    }
    structure.sort_groups(|group| {
        first
            .iter()
            .find(|(known, _)| *known == group)
            .map(|(_, folio)| *folio)
    });
}
