//! Boxes on a ground: the points to remember, notes, warnings and tips.

use super::flow::Ground;
use super::keep;
use super::list;
use super::setter::{Setter, Slot};
use super::words as ui;
use crate::geom::Length;
use crate::handout::{Inline, Notice, NoticeLevel, Points};
use crate::layout::Style;
use crate::structure::{NodeId, Role};
use crate::words::{Word, Words};

/// Sets the points to remember.
pub fn points(setter: &mut Setter<'_>, points: &Points, slot: Slot, parent: NodeId) {
    let layout = setter.layout();
    let group = setter.structure.add(parent, Role::Section);
    let ground = crate::layout::Ground {
        fill: layout.palette.tint,
        ink: layout.palette.accent,
    };
    let inner = open(setter, slot, ground);
    if let Some(title) = &points.title {
        let node = setter.heading_node(title, setter.level, group);
        setter.holding(title, &layout.styles.heading, inner, node);
        setter.flow.space(layout.spaces.after_heading);
    }
    list::bullets(setter, &points.items, inner, group);
    setter.flow.close();
}

/// Sets a note, a warning or a tip.
pub fn notice(setter: &mut Setter<'_>, notice: &Notice, slot: Slot, parent: NodeId) {
    let layout = setter.layout();
    let (ground, word) = match notice.level {
        NoticeLevel::Note => (layout.palette.note, Word::Note),
        NoticeLevel::Warning => (layout.palette.warning, Word::Warning),
        NoticeLevel::Tip => (layout.palette.tip, Word::Tip),
    };
    let group = setter.structure.add(parent, Role::Section);
    let inner = open(setter, slot, ground);
    let title = titled(setter.source.words(), word, notice.title.as_deref());
    let style = Style { color: ground.ink, ..layout.styles.subheading };
    let node = setter.structure.add(group, Role::Paragraph);
    setter.holding(&title, &style, inner, node);
    for (index, paragraph) in notice.text.iter().enumerate() {
        if index > 0 {
            setter.flow.space(layout.spaces.paragraph);
            setter.flow.price(keep::BETWEEN_BLOCKS);
        }
        let node = setter.structure.add(group, Role::Paragraph);
        setter.paragraph(paragraph, &layout.styles.body, inner, node);
    }
    setter.flow.close();
}

/// The word of a level always stands there, so that a photocopy says it too.
fn titled(own: Words, word: Word, title: Option<&[Inline]>) -> Vec<Inline> {
    match title {
        Some(title) => {
            let mut all = ui::tagged(own, &ui::label(own, word));
            all.extend(title.iter().cloned());
            all
        }
        None => ui::set(own, word),
    }
}

fn open(setter: &mut Setter<'_>, slot: Slot, ground: crate::layout::Ground) -> Slot {
    let spaces = &setter.layout().spaces;
    setter.flow.open(Ground {
        left: slot.left,
        width: slot.measure,
        padding: spaces.padding,
        fill: Some(ground.fill),
        bar: Some((spaces.bar, ground.ink)),
        outline: None,
        price: keep::IN_BOX,
    });
    slot.within(spaces.bar + spaces.padding, spaces.padding.max(Length::ZERO))
}
