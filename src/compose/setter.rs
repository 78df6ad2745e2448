//! What all blocks need: where they stand, text into strips, the tree, the report.

use super::flow::Flow;
use super::keep;
use super::shape::Shapes;
use super::text::{Line, Para, Typesetter, Under};
use crate::diag::Report;
use crate::galley::{Penalty, Strip};
use crate::geom::{Length, Point, Rect, Size};
use crate::handout::{Inline, Picture, WorkId};
use crate::layout::{Color, Layout, Style};
use crate::mark::{Ink, Mark, Owner};
use crate::source::Source;
use crate::span::Span;
use crate::structure::{Field, FieldKind, NodeId, Role, Structure};
use crate::words::Word;

/// So far room to write in reaches below its line: a viewer sets what is typed into the middle, and it should stand on
/// the line.
pub fn sink(pitch: Length) -> Length {
    pitch / 8
}

/// Room to write in is at least so deep; at the head of a page it reaches into the white above.
const LEAST_ROOM: Length = Length::pt(12);

/// Sets blocks into one flow.
pub struct Setter<'a> {
    /// What is set.
    pub source: &'a Source,
    /// How it looks: the source's layout, or its variant for a dark cover.
    pub layout: &'a Layout,
    /// Where faults go.
    pub report: &'a mut Report,
    /// Text into lines.
    pub typesetter: Typesetter<'a>,
    /// The logical tree so far.
    pub structure: Structure,
    /// The pictures so far.
    pub pictures: Vec<Picture>,
    /// The galley so far.
    pub flow: Flow,
    /// The level of a heading inside the block that is being set.
    pub level: u8,
}

/// A stretch of the measure that takes matter.
#[derive(Debug, Clone, Copy)]
pub struct Slot {
    /// From the left edge of the measure.
    pub left: Length,
    /// How wide.
    pub measure: Length,
}

impl Slot {
    /// The same with less on both sides.
    pub fn within(self, left: Length, right: Length) -> Self {
        Self {
            left: self.left + left,
            measure: self.measure - left - right,
        }
    }
}

/// Lines set below each other, not yet a strip: the content of a cell.
#[derive(Debug, Clone, Default)]
pub struct Stack {
    /// How deep.
    pub depth: Length,
    /// Relative to its top left corner.
    pub marks: Vec<Mark>,
    /// What it cites.
    pub works: Vec<WorkId>,
    /// Where it was written.
    pub span: Option<Span>,
}

impl Stack {
    /// Adds white below.
    pub fn space(&mut self, depth: Length) {
        self.depth += depth;
    }

    /// Adds lines below, moved to the right.
    pub fn lines(&mut self, lines: Vec<Line>, left: Length) {
        for line in lines {
            let at = Point::new(left, self.depth);
            self.marks.extend(line.marks.into_iter().map(|mark| moved(mark, at)));
            self.works.extend(line.works);
            self.span = self.span.or(line.span);
            self.depth += line.depth;
        }
    }

    /// Adds a mark at a place relative to the stack.
    pub fn mark(&mut self, at: Point, ink: Ink, owner: Owner) {
        self.marks.push(Mark { at, ink, owner });
    }

    /// Lays another stack over this one, at a place.
    pub fn place(&mut self, other: Self, at: Point) {
        self.marks.extend(other.marks.into_iter().map(|mark| moved(mark, at)));
        self.works.extend(other.works);
        self.span = self.span.or(other.span);
        self.depth = self.depth.max(at.y + other.depth);
    }

    /// As one strip, never to be cut.
    pub fn strip(mut self) -> Strip {
        let mut seen = Vec::new();
        self.works.retain(|work| {
            !seen.contains(work) && {
                seen.push(*work);
                true
            }
        });
        Strip {
            depth: self.depth.max(Length::emu(1)),
            marks: self.marks,
            works: self.works,
            span: self.span,
        }
    }
}

impl<'a> Setter<'a> {
    /// Nothing set yet, in the layout of a source, with what was shaped before.
    pub fn new(report: &'a mut Report, source: &'a Source, shapes: Shapes) -> Self {
        Self {
            source,
            layout: &source.layout,
            report,
            typesetter: Typesetter::with(source, shapes),
            structure: Structure::new(),
            pictures: Vec::new(),
            flow: Flow::new(source.layout.measure()),
            level: 2,
        }
    }

    /// The layout.
    pub const fn layout(&self) -> &'a Layout {
        self.layout
    }

    /// Sets what follows on a ground that wants another ink.
    pub const fn put_on(&mut self, layout: &'a Layout) {
        self.layout = layout;
        self.typesetter.put_on(&layout.palette);
    }

    /// Whether it is set on the dark ground of a cover.
    pub fn is_on_cover(&self) -> bool {
        !std::ptr::eq(self.layout, &self.source.layout)
    }

    /// Lines of inlines.
    pub fn lines(
        &mut self,
        inlines: &[Inline],
        style: &Style,
        measure: Length,
        under: Under,
    ) -> Vec<Line> {
        let hyphenate = style.size == self.layout().styles.body.size && !style.bold;
        let para = Para { inlines, style, measure, under, hyphenate };
        self.typesetter.lines(self.report, &mut self.structure, &para)
    }

    /// Lines of inlines, as a stack.
    pub fn stack(
        &mut self,
        inlines: &[Inline],
        style: &Style,
        measure: Length,
        under: Under,
    ) -> Stack {
        let mut stack = Stack::default();
        stack.lines(self.lines(inlines, style, measure, under), Length::ZERO);
        stack
    }

    /// A paragraph in the flow: a strip a line, with the prices of widows and orphans.
    pub fn paragraph(
        &mut self,
        inlines: &[Inline],
        style: &Style,
        slot: Slot,
        node: NodeId,
    ) {
        self.flow.unit();
        let lines = self.lines(inlines, style, slot.measure, Under::Node(node));
        let count = lines.len();
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                self.flow.price_inside(keep::in_paragraph(index - 1, count));
            }
            self.flow.strip(strip_of(line, slot.left));
        }
    }

    /// Lines that hold together and hold on to what follows: a heading, a stem.
    pub fn holding(
        &mut self,
        inlines: &[Inline],
        style: &Style,
        slot: Slot,
        node: NodeId,
    ) {
        self.flow.unit();
        // Only headings come out even; a stem is running text.
        let heading = style.bold;
        let measure =
            if heading { self.even(inlines, style, slot.measure) } else { slot.measure };
        let lines = self.lines(inlines, style, measure, Under::Node(node));
        for (index, line) in lines.into_iter().enumerate() {
            if index > 0 {
                self.flow.price(Penalty::FORBID);
            }
            self.flow.strip(strip_of(line, slot.left));
        }
        self.flow.price(keep::AFTER_HEADING);
    }

    /// The narrowest measure that takes no more lines: a heading of two lines comes out even.
    pub fn even(&mut self, inlines: &[Inline], style: &Style, measure: Length) -> Length {
        let extent = self.typesetter.extent(inlines, style);
        if extent.most <= measure || extent.least > measure {
            return measure;
        }
        let count = |setter: &mut Self, measure: Length| {
            let under = Under::Artifact(Owner::Decoration);
            setter.lines(inlines, style, measure, under).len()
        };
        let least = count(self, measure);
        let (mut low, mut high) = (extent.least, measure);
        while high - low > style.size / 4 {
            let middle = low + (high - low) / 2;
            if count(self, middle) > least { low = middle } else { high = middle }
        }
        high
    }

    /// A small heading above a block, if it has one.
    pub fn block_title(
        &mut self,
        title: Option<&Vec<Inline>>,
        slot: Slot,
        parent: NodeId,
    ) {
        let Some(title) = title else { return };
        let layout = self.layout();
        self.flow.space(layout.spaces.before_subheading);
        self.flow.price(keep::BETWEEN_BLOCKS);
        let node = self.heading_node(title, self.level, parent);
        self.holding(title, &layout.styles.subheading, slot, node);
        self.flow.space(layout.spaces.after_subheading);
    }

    /// A heading's node, with its words for the outline.
    pub fn heading_node(
        &mut self,
        title: &[Inline],
        level: u8,
        parent: NodeId,
    ) -> NodeId {
        let node = self.structure.add(parent, Role::Heading(level));
        self.structure.node_mut(node).title = Some(crate::inline::impersonal(title));
        node
    }

    /// A box to tick, said as `☐`, in the label `parent`. `words` say what is ticked.
    pub fn tick(&mut self, parent: NodeId, words: String) -> (Ink, Owner) {
        let leaf = self.field(FieldKind::Tick, words, parent);
        (self.tick_ink(), Owner::Node(leaf))
    }

    /// The ink of a box to tick.
    pub fn tick_ink(&self) -> Ink {
        let spaces = &self.layout.spaces;
        Ink::Outline {
            size: Size::new(spaces.tick, spaces.tick),
            thickness: spaces.thick,
            radius: spaces.tick / 8,
            color: self.layout.palette.pen,
        }
    }

    /// A line to write on, as decoration, with its top left corner at a place of a stack, and the room above it. `words`
    /// say what is written; the field is read as the last child of `parent` so far.
    pub fn write_on(
        &mut self,
        stack: &mut Stack,
        at: Point,
        width: Length,
        words: String,
        parent: NodeId,
    ) {
        self.pen_rule(stack, at, width);
        let pitch = self.layout.spaces.write_on;
        // So far below its line, so far below the line above: no two rooms overlap.
        let depth = at.y.min(pitch).max(LEAST_ROOM);
        let bottom = at.y + sink(pitch);
        let room = Rect::new(at.x, bottom - depth, width, depth);
        self.room(stack, room, words, parent);
    }

    /// Room to write in where there is no line: a cell.
    pub fn room(&mut self, stack: &mut Stack, room: Rect, words: String, parent: NodeId) {
        let leaf = self.field(FieldKind::Write, words, parent);
        stack.mark(room.at, Ink::Room(room.size), Owner::Node(leaf));
    }

    fn field(&mut self, kind: FieldKind, words: String, parent: NodeId) -> NodeId {
        let words = if words.is_empty() {
            self.source.words().text(Word::Field).to_owned()
        } else {
            words
        };
        self.structure.add(parent, Role::Field(Field { kind, words }))
    }

    /// The line alone.
    pub fn pen_rule(&self, stack: &mut Stack, at: Point, width: Length) {
        let (spaces, palette) = (&self.layout.spaces, &self.layout.palette);
        let ink = Ink::Fill(Size::new(width, spaces.thin), palette.pen);
        stack.mark(at, ink, Owner::Decoration);
    }
}

/// A thin rule of a colour.
pub fn rule(width: Length, thickness: Length, color: Color) -> Ink {
    Ink::Fill(Size::new(width, thickness), color)
}

/// A line as a strip of its own.
pub fn strip_of(line: Line, left: Length) -> Strip {
    let mut stack = Stack::default();
    stack.lines(vec![line], left);
    stack.strip()
}

/// A mark moved by a distance.
pub fn moved(mut mark: Mark, by: Point) -> Mark {
    mark.at = mark.at + by;
    mark
}
