//! What a packet has besides its handouts: the cover, the contents, the works at the end, pages to write on, one row of
//! numbers.
//!
//! The contents are set before any page is known: a column of fixed width is left free for the numbers, which are set when
//! the pages are made, like the foot. So their length never depends on what they say.

mod numbers;

use super::foot::{self, Numbered};
use super::setter::{Setter, Slot, Stack, rule};
use super::shape::Shapes;
use super::text::{Under, words};
use super::words as ui;
use super::{blank_pages, full, furniture, identity, keep, pen, references};
use crate::diag::Report;
use crate::form::Form;
use crate::galley::{Galley, Galleys, Penalty};
use crate::geom::{Length, Point};
use crate::handout::{Answer, Field, Fields, Inline, Inlines, Text, Work};
use crate::layout::Style;
use crate::mark::Owner;
use crate::packet::{Folios, Leaves, Packet, Part, Start, Which};
use crate::personal::Personal;
use crate::source::Source;
use crate::structure::{NodeId, Role, Structure};
use crate::words::Word;

/// The cover and the contents, set.
#[derive(Debug)]
pub struct Front {
    /// The galleys.
    pub galleys: Galleys,
    /// Where numbers are still missing.
    pub entries: Vec<Entry>,
}

/// An entry of the contents.
#[derive(Debug)]
pub struct Entry {
    /// Its strip, by its place among the items of the main galley.
    item: usize,
    /// Its link: the number is said last in it.
    link: NodeId,
    /// Where the number's first baseline lies, from the top of the strip.
    baseline: Length,
    /// Where the number ends, from the left edge of the measure.
    right: Length,
    /// A leaf for each line of the number.
    leaves: Vec<NodeId>,
}

/// Sets the cover and the contents of a packet that has either; `None` if the report holds an error. `end`: the works stand
/// behind the last handout.
pub fn front(report: &mut Report, packet: &Packet, end: bool) -> Option<Front> {
    let mut setter = Setter::new(report, &packet.front, Shapes::default());
    let slot = full(&setter);
    let mut banner = Galley::default();
    if packet.cover {
        // Below it stands the rule of the foot.
        let white = setter.layout().spaces.before_heading;
        let depth = setter.layout().frame().size.depth - white;
        furniture::cover(&mut setter, slot, depth, |setter| for_whom(setter, slot));
        setter.flow.cut();
    } else {
        banner = furniture::banner(&mut setter, true);
    }
    let entries = if packet.contents {
        contents(&mut setter, packet, slot, end)
    } else {
        Vec::new()
    };
    let galleys = finished(setter, banner)?;
    Some(Front { galleys, entries })
}

/// Sets the works of a whole packet as its last piece; `None` if the report holds an error.
pub fn end(report: &mut Report, source: &Source) -> Option<Galleys> {
    let mut setter = Setter::new(report, source, Shapes::default());
    references::of_packet(&mut setter);
    finished(setter, Galley::default())
}

fn finished(setter: Setter<'_>, banner: Galley) -> Option<Galleys> {
    let notes_head = references::head(&setter);
    let Setter { report, structure, pictures, flow, .. } = setter;
    (report.errors() == 0).then(|| Galleys {
        banner,
        main: flow.finish(),
        panels: None,
        cover: None,
        back: None,
        notes: Vec::new(),
        notes_head,
        notes_gap: Length::ZERO,
        structure,
        personal: Personal::default(),
        pictures,
    })
}

/// The source of the last piece: the packet's own words, the layout of the handouts, all works; `None` if there are none.
pub fn end_of(packet: &Packet, works: Vec<Work>) -> Option<Source> {
    if works.is_empty() {
        return None;
    }
    let like = &packet.parts.first()?.source;
    let mut handout = packet.front.handout.clone();
    handout.works = works;
    Some(Source {
        layout: like.layout.for_language(&handout.language, &like.fonts),
        handout,
        ..like.clone()
    })
}

/// How long the line for a name is, in hundredths of the measure.
const NAME: i32 = 70;

/// Lines for the name of the person and for the day.
fn for_whom(setter: &mut Setter<'_>, slot: Slot) {
    if setter.source.values.identify() {
        return identity::below_the_title(setter, slot);
    }
    let own = setter.source.words();
    let line = |label| Field { label: ui::set(own, label), answer: Answer::Line };
    let items = vec![line(Word::For), line(Word::Given)];
    setter.flow.space(setter.layout().spaces.before_heading * 2);
    setter.flow.price(Penalty::FORBID);
    let measure = slot.measure.fraction(NAME, 100);
    pen::fields(setter, &Fields { items }, Slot { measure, ..slot }, Structure::ROOT);
}

/// The list of the handouts, each with room for its number.
fn contents(
    setter: &mut Setter<'_>,
    packet: &Packet,
    slot: Slot,
    end: bool,
) -> Vec<Entry> {
    let layout = setter.layout();
    let group = setter.structure.add(Structure::ROOT, Role::Section);
    let title = ui::set(setter.source.words(), Word::Contents);
    let heading = setter.heading_node(&title, 2, group);
    // Behind a cover it is the title of its page.
    let styles = &layout.styles;
    let style = if packet.cover { styles.title } else { styles.heading };
    setter.holding(&title, &style, slot, heading);
    setter.flow.space(layout.spaces.block * 2);
    let list = setter.structure.add(group, Role::Contents);
    let number = widest(setter, packet.folios);
    let column = Column { slot, number, rows: rows(packet.folios) };
    let mut listed: Vec<Vec<Said>> =
        packet.parts.iter().map(|part| said(packet, part)).collect();
    listed.extend(end.then(|| {
        vec![Said {
            words: ui::set(setter.source.words(), Word::References),
            language: None,
        }]
    }));
    let mut entries = Vec::new();
    for (said, place) in listed.iter().zip(1..) {
        if place > 1 {
            let price =
                keep::between(entries.len() - 1, listed.len(), keep::BETWEEN_ITEMS);
            setter.flow.price(price);
        }
        let item = setter.structure.add(list, Role::Entry);
        let reference = setter.structure.add(item, Role::Reference);
        let link = setter.structure.add(reference, Role::PartLink(place));
        entries.push(entry(setter, said, link, column));
    }
    entries
}

/// A line of an entry, and its language if it is not the packet's.
#[derive(Debug)]
struct Said {
    words: Inlines,
    language: Option<String>,
}

/// The title and the line below it.
fn said(packet: &Packet, part: &Part) -> Vec<Said> {
    let handout = &part.source.handout;
    let differs = handout.language != packet.front.handout.language;
    let own = |text: &Text| Said {
        words: vec![Inline::Words(text.clone())],
        language: differs.then(|| handout.language.clone()),
    };
    let title = match &part.listed {
        Some(listed) => Said {
            words: vec![Inline::Words(listed.clone())],
            language: None,
        },
        None => own(&handout.title),
    };
    std::iter::once(title)
        .chain(handout.subtitle.as_ref().map(own))
        .collect()
}

/// Where entries stand.
#[derive(Debug, Clone, Copy)]
struct Column {
    slot: Slot,
    /// The width that is left free at the right.
    number: Length,
    /// How many lines stand there.
    rows: usize,
}

/// The number; where handouts are numbered on their own, also how many pages there are.
const fn rows(folios: Folios) -> usize {
    match folios {
        Folios::Continuous => 1,
        Folios::Separate => 2,
    }
}

/// The width that is left free for numbers; every number fits that a packet can have.
fn widest(setter: &mut Setter<'_>, folios: Folios) -> Length {
    let (bold, plain) = styles(setter.source);
    let own = setter.source.words();
    let widths = match folios {
        Folios::Continuous => vec![(ui::page(own, 0) + "000", bold)],
        Folios::Separate => {
            vec![
                (ui::part(own, 0) + "0", bold),
                (own.counted(Word::Pages, 10_000), plain),
            ]
        }
    };
    let widths = widths
        .iter()
        .map(|(text, style)| setter.typesetter.extent(&words(text), style).most);
    widths.max().unwrap_or_default()
}

/// The type of a title and its number, and of what stands below them.
const fn styles(source: &Source) -> (Style, Style) {
    let styles = &source.layout.styles;
    let title = Style {
        bold: true,
        color: styles.subheading.color,
        ..styles.subtitle
    };
    (title, styles.body)
}

/// One entry as one strip: a thin rule, the title, the line below it.
fn entry(
    setter: &mut Setter<'_>,
    said: &[Said],
    link: NodeId,
    Column { slot, number, rows }: Column,
) -> Entry {
    let layout = setter.layout();
    let (title, below) = styles(setter.source);
    let mut stack = Stack::default();
    let line = rule(slot.measure, layout.spaces.thin, layout.palette.rule);
    stack.mark(Point::new(slot.left, Length::ZERO), line, Owner::Decoration);
    let white = layout.spaces.block;
    stack.space(layout.spaces.thin + white);
    let measure = slot.measure - number - title.size;
    let mut baseline = None;
    for (Said { words, language }, style) in said.iter().zip([title, below]) {
        let mut node = link;
        if language.is_some() {
            node = setter.structure.add(link, Role::Span);
            setter.structure.node_mut(node).language.clone_from(language);
        }
        let lines = setter.lines(words, &style, measure, Under::Node(node));
        let first = lines.first().map(|line| stack.depth + line.baseline);
        baseline = baseline.or(first);
        stack.lines(lines, slot.left);
    }
    let baseline = baseline.unwrap_or_default();
    if rows > 1 {
        stack.depth = stack.depth.max(baseline + below.leading + below.leading / 2);
    }
    stack.space(white);
    let leaves = (0..rows).map(|_| setter.structure.ink(link)).collect();
    setter.flow.strip(stack.strip());
    Entry {
        item: setter.flow.len() - 1,
        link,
        baseline,
        right: slot.left + slot.measure,
        leaves,
    }
}

/// What can be set only now that all pieces are made up: pages to write on, the number and the foot of each page, the
/// numbers in the contents. `None` if the report holds an error.
pub fn furnish(
    report: &mut Report,
    packet: &Packet,
    leaves: &mut [Leaves],
    entries: &[Entry],
) -> Option<()> {
    fill(report, packet, leaves);
    let all: usize = leaves.iter().map(|piece| piece.pages.len()).sum();
    let mut before = 0;
    let mut numbers = Vec::new();
    let own = packet.front.words();
    for piece in &mut *leaves {
        let count = piece.pages.len();
        let (first, numbered) = match packet.folios {
            Folios::Continuous => (before, Numbered::Through { before, all }),
            Folios::Separate => (0, Numbered::In(piece.which)),
        };
        for (page, folio) in piece.pages.iter_mut().zip(1..) {
            page.folio = u32::try_from(first).unwrap_or(u32::MAX).saturating_add(folio);
        }
        foot::feet(
            report,
            &mut piece.pages,
            &mut piece.galleys,
            &piece.source,
            numbered,
        )?;
        let long = || own.counted(Word::Pages, count);
        let alone = match piece.which {
            Which::Front => None,
            Which::Part(part) => Some(vec![ui::part(own, part), long()]),
            Which::End => Some(vec![long()]),
        };
        numbers.extend(alone.map(|alone| match packet.folios {
            Folios::Continuous => vec![ui::page(own, before + 1)],
            Folios::Separate => alone,
        }));
        before += count;
    }
    if let Some(front) = leaves.first_mut().filter(|first| first.which == Which::Front) {
        for (entry, number) in entries.iter().zip(&numbers) {
            numbers::set(report, front, entry, number);
        }
    }
    Some(())
}

/// Pages to write on: before a handout that begins on the front of a leaf, and at the end of a booklet.
fn fill(report: &mut Report, packet: &Packet, leaves: &mut [Leaves]) {
    let mut so_far = 0;
    for place in 0..leaves.len() {
        let next = leaves.get(place + 1).map(|next| next.which);
        let Some(piece) = leaves.get_mut(place) else { continue };
        so_far += piece.pages.len();
        let missing = match (next, packet.start, &packet.layout.form) {
            (Some(Which::Part(_)), Start::Recto, _) => so_far % 2,
            (None, _, Form::Booklet(_)) => so_far.next_multiple_of(4) - so_far,
            (_, _, Form::Flat | Form::Booklet(_) | Form::Fold(_) | Form::Cut(_)) => 0,
        };
        for _ in 0..missing {
            piece.pages.push(blank_pages::blank(report, &piece.source));
        }
        so_far += missing;
    }
}
