//! The works cited: as entries for the foot of pages, or as the last section.

use super::keep;
use super::setter::{Setter, Slot, Stack, rule};
use super::text::{Line, Under, words};
use super::words as ui;
use crate::galley::{Note, Strip};
use crate::geom::{Length, Point};
use crate::handout::{Inline, Work};
use crate::language::direction;
use crate::layout::References;
use crate::mark::Owner;
use crate::structure::{NodeId, Role, Structure};
use crate::words::Word;

/// Sets the works. At the foot they come back as entries; at the end they are in the flow and nothing comes back.
pub fn set(setter: &mut Setter<'_>) -> Vec<Note> {
    let works = &setter.source.handout.works;
    if works.is_empty() {
        return Vec::new();
    }
    let group = setter.structure.add(Structure::ROOT, Role::Section);
    match setter.layout().references {
        References::Foot => {
            let slot = Slot {
                left: Length::ZERO,
                measure: setter.layout().frame().size.width,
            };
            works
                .iter()
                .map(|work| Note {
                    work: work.number,
                    strip: entry(setter, work, slot, group),
                })
                .collect()
        }
        References::End | References::Back => {
            at_the_end(setter, works, group, 2);
            Vec::new()
        }
    }
}

/// The works of a whole packet, as its last piece.
pub fn of_packet(setter: &mut Setter<'_>) {
    let group = setter.structure.add(Structure::ROOT, Role::Section);
    at_the_end(setter, &setter.source.handout.works, group, 1);
}

fn at_the_end(setter: &mut Setter<'_>, works: &[Work], group: NodeId, level: u8) {
    let layout = setter.layout();
    let slot = Slot { left: Length::ZERO, measure: layout.measure() };
    setter.flow.space(layout.spaces.before_heading);
    setter.flow.price(keep::BEFORE_SECTION);
    let title = ui::set(setter.source.words(), Word::References);
    let node = setter.heading_node(&title, level, group);
    // On a panel the works are small print below the last answer, not an answer of their own.
    let style = match layout.form.panels() {
        Some(_) => &layout.styles.subheading,
        None => &layout.styles.heading,
    };
    setter.holding(&title, style, slot, node);
    setter.flow.space(layout.spaces.after_heading);
    for (index, work) in works.iter().enumerate() {
        if index > 0 {
            setter.flow.space(layout.spaces.item);
            setter
                .flow
                .price(keep::between(index - 1, works.len(), keep::BETWEEN_ITEMS));
        }
        let strip = entry(setter, work, slot, group);
        setter.flow.strip(strip);
    }
}

/// One entry as one strip, so that it is never cut.
fn entry(setter: &mut Setter<'_>, work: &Work, slot: Slot, group: NodeId) -> Strip {
    let style = setter.layout().styles.note;
    let note = setter.structure.add(group, Role::Note(work.number));
    let label = setter.structure.add(note, Role::Label);
    let mut number = words(&format!("{}.", work.number.0));
    // All numbers hang alike, so the largest sets the measure. In a packet it may be larger than the works are many.
    let largest = setter.source.handout.works.iter().map(|work| work.number.0).max();
    let digits = largest.unwrap_or_default().to_string().len();
    let widest = format!("{}.", "0".repeat(digits));
    let hang = setter.typesetter.extent(&words(&widest), &style).most
        + style.size.fraction(35, 100);
    // An entry that runs against the handout has its number where it begins itself: at the other edge.
    let against = against(setter, &work.entry).map(ToOwned::to_owned);
    if let Some(language) = &against {
        let inlines = number;
        number = vec![Inline::Foreign { language: language.clone(), inlines }];
    }
    let number = setter.lines(&number, &style, slot.measure, Under::Node(label));
    let body = setter.structure.add(note, Role::Paragraph);
    let room = slot.measure - hang;
    let entry = setter.lines(&work.entry, &style, room, Under::Node(body));
    let mut stack = Stack::default();
    let mut place = |lines: Vec<Line>, left| {
        let mut set = Stack::default();
        set.lines(lines, Length::ZERO);
        stack.place(set, Point::new(slot.left + left, Length::ZERO));
    };
    if against.is_some() {
        place(to_the_end(number, hang), room);
        place(to_the_end(entry, room), Length::ZERO);
    } else {
        place(number, Length::ZERO);
        place(entry, hang);
    }
    let mut strip = stack.strip();
    strip.span = Some(work.span);
    strip
}

/// The language of an entry that is all in one that runs against that of the handout.
fn against<'w>(setter: &Setter<'_>, entry: &'w [Inline]) -> Option<&'w str> {
    let [Inline::Foreign { language, inlines: _ }] = entry else { return None };
    let own = direction(&setter.source.handout.language);
    (direction(language) != own).then_some(language)
}

/// Lines whose ink ends where their measure does.
fn to_the_end(mut lines: Vec<Line>, measure: Length) -> Vec<Line> {
    for line in &mut lines {
        let by = (measure - line.width).max(Length::ZERO);
        line.marks.iter_mut().for_each(|mark| mark.at.x += by);
        line.width += by;
    }
    lines
}

/// What stands above the entries at the foot of a page.
pub fn head(setter: &Setter<'_>) -> Strip {
    let layout = setter.layout();
    let above = layout.spaces.padding;
    let below = layout.spaces.item.max(Length::pt(3));
    let mut stack = Stack::default();
    let width = layout.frame().size.width;
    let ink = rule(width, layout.spaces.thin, layout.palette.rule);
    stack.mark(Point::new(Length::ZERO, above), ink, Owner::Decoration);
    stack.depth = above + layout.spaces.thin + below;
    stack.strip()
}
