//! Everything visual: paper, frames, styles, colours and spaces. Nothing is left to default or inherit.

use crate::font::Fonts;
use crate::form::Form;
use crate::geom::{Length, Rect, Sides, Size};
use crate::profile::{Profile, Settings};
use crate::scripts::{self, Stack};
use crate::span::Span;

/// A layout, resolved.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name it is asked for by.
    pub name: String,
    /// One line about it.
    pub title: String,
    /// One page as it is held: the paper, a panel (the narrowest), a card.
    pub paper: Size,
    /// How pages become sheets.
    pub form: Form,
    /// Which sections of a content it takes.
    pub edition: Edition,
    /// What the reader holds.
    pub profile: Profile,
    /// What is asked of a handout in it.
    pub settings: Settings,
    /// What is tried, in order, when the matter does not fit a fixed number of pages.
    pub fit: Ladder,
    /// From the edges of the paper to the frame that takes matter.
    pub margins: Sides,
    /// Where those are written that decide how wide and how deep the frame is, for messages.
    pub margins_at: Option<(Span, Span)>,
    /// How a translation and its source share the sheet, if they do. Its form is flat then.
    pub bilingual: Option<Bilingual>,
    /// In how many columns the matter runs: 1 to 3; 2 where two languages stand beside each other.
    pub columns: usize,
    /// Between two columns.
    pub gutter: Length,
    /// Where the works cited are listed.
    pub references: References,
    /// Font families, in the order they are tried.
    pub families: Vec<String>,
    /// From baseline to baseline at least, in hundredths of the type size; what the language of a handout asks for.
    pub least_leading: i32,
    /// The room of a line above and below its baseline, in hundredths of the type size, where the language of a handout asks for
    /// it; that of the face, where it does not.
    pub stack: Option<Stack>,
    /// Whether words may be divided at line ends.
    pub hyphenate: bool,
    /// A table is set as stacked records where a column would be narrower than so many tenths of an em.
    pub stack_below: i32,
    /// The type.
    pub styles: Styles,
    /// The colours.
    pub palette: Palette,
    /// What it takes of a clinic's logo and colors.
    pub takes: Takes,
    /// The white.
    pub spaces: Spaces,
}

/// How a translation and its source share a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bilingual {
    /// Beside each other, in rows: the source at the left.
    Beside,
    /// The source on the front of each leaf, the translation on its back.
    Back,
}

/// What a layout takes of a clinic's logo and colors.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Both.
    Full,
    /// The logo as it is; the colors stay those of the layout.
    Logo,
    /// The logo in greys; the colors stay those of the layout.
    Grey,
}

/// An edition of a handout: sections may say which they are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Edition {
    /// A take-home sheet of one page or more.
    Sheet,
    /// A folded sheet or a booklet.
    Brochure,
    /// Two small sides.
    Flyer,
    /// One large page for a wall.
    Poster,
    /// Two sides for a wallet.
    Card,
}

/// What is tried, in order, when the matter does not fit a fixed number of pages. Each step stands on those before it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ladder {
    /// The steps.
    pub steps: Vec<Step>,
    /// Running text is never smaller.
    pub floor: Length,
    /// The layout to try when nothing fits.
    pub larger: Option<String>,
}

/// A step of copy-fitting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step {
    /// The white between blocks becomes so many hundredths of what the layout says.
    pub space: Option<i32>,
    /// The leading of text becomes so many hundredths of what the layout says.
    pub leading: Option<i32>,
    /// Text becomes smaller by so much, its leading in proportion.
    pub smaller: Length,
    /// Sections that have a shorter text are set with it.
    pub short: bool,
}

/// Where the works cited are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum References {
    /// At the foot of each page that cites them.
    Foot,
    /// After the last section.
    End,
    /// After the last section of the back of a folded sheet; after the last section where nothing is bound to a back.
    Back,
}

/// A colour in 8-bit sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Color {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Color {
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
}

/// How a kind of text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Type size.
    pub size: Length,
    /// From baseline to baseline; not less than the size.
    pub leading: Length,
    /// Set bold.
    pub bold: bool,
    /// Set in italics.
    pub italic: bool,
    /// The colour.
    pub color: Color,
    /// Figures of one width.
    pub tabular: bool,
}

/// The styles of a layout.
#[derive(Debug, Clone)]
pub struct Styles {
    /// The handout's title.
    pub title: Style,
    /// The line below it.
    pub subtitle: Style,
    /// The clinic's name at the head of the first page.
    pub masthead: Style,
    /// Headings of sections and boxes.
    pub heading: Style,
    /// Small headings.
    pub subheading: Style,
    /// Running text.
    pub body: Style,
    /// Cells of tables.
    pub table: Style,
    /// Heads of tables.
    pub table_head: Style,
    /// Names of medicines in their table.
    pub drug: Style,
    /// References and captions.
    pub note: Style,
    /// The foot of each page.
    pub furniture: Style,
}

impl Styles {
    /// All of them.
    pub const fn all_mut(&mut self) -> [&mut Style; 11] {
        [
            &mut self.title,
            &mut self.subtitle,
            &mut self.masthead,
            &mut self.heading,
            &mut self.subheading,
            &mut self.body,
            &mut self.table,
            &mut self.table_head,
            &mut self.drug,
            &mut self.note,
            &mut self.furniture,
        ]
    }
}

/// The colours of a layout, besides those of its styles.
#[derive(Debug, Clone)]
pub struct Palette {
    /// Bars, rules of the masthead.
    pub accent: Color,
    /// Grounds of boxes.
    pub tint: Color,
    /// Grounds of every other table row.
    pub zebra: Color,
    /// Thin rules.
    pub rule: Color,
    /// Links and citation numbers.
    pub link: Color,
    /// Outlines of boxes to tick and lines to write on.
    pub pen: Color,
    /// Head rows of tables.
    pub table_head: Ground,
    /// The most urgent level of a call box.
    pub emergency: Ground,
    /// The middle level.
    pub urgent: Ground,
    /// The least urgent level.
    pub routine: Ground,
    /// The ground of a note and its bar.
    pub note: Ground,
    /// The ground of a warning and its bar.
    pub warning: Ground,
    /// The ground of a tip and its bar.
    pub tip: Ground,
    /// The ground of a cover and what stands on it.
    pub cover: Ground,
}

/// A ground and what stands out on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ground {
    /// The ground.
    pub fill: Color,
    /// Text, or the bar, on it.
    pub ink: Color,
}

/// The white of a layout, and the lengths of drawn things.
#[derive(Debug, Clone)]
pub struct Spaces {
    /// How far running text is set in from the headings.
    pub indent: Length,
    /// Before a section's heading.
    pub before_heading: Length,
    /// After it.
    pub after_heading: Length,
    /// Before a small heading.
    pub before_subheading: Length,
    /// After it.
    pub after_subheading: Length,
    /// Between paragraphs.
    pub paragraph: Length,
    /// Between blocks.
    pub block: Length,
    /// Between items of a list.
    pub item: Length,
    /// Inside boxes, on all sides.
    pub padding: Length,
    /// Inside table cells, left and right.
    pub cell_x: Length,
    /// Inside table cells, above and below.
    pub cell_y: Length,
    /// Side of a box to tick; at least 4 mm.
    pub tick: Length,
    /// From one line to write on to the next; at least 8 mm.
    pub write_on: Length,
    /// Thickness of thin rules.
    pub thin: Length,
    /// Thickness of the lines around boxes.
    pub thick: Length,
    /// Width of the bar at the left of a box.
    pub bar: Length,
}

/// Boxes a pen can tick are at least so wide (DESIGN.md, section 4).
pub const LEAST_TICK: Length = Length::mm(4);
/// Text on a cover ends so much sooner: an office printer leaves the edge white, and the ground ends there.
pub const COVER_EDGE: Length = Length::mm(4);
/// A telephone number needs a line so long.
pub const LEAST_LINE: Length = Length::mm(30);
/// Boxes to tick stand at least so far apart, so that a tick in one is not one in the next.
pub const LEAST_TICK_GAP: Length = Length::mm(2);
/// Lines a hand can write on are at least so far apart.
pub const LEAST_WRITE_ON: Length = Length::mm(8);

impl Layout {
    /// The same for matter on the dark ground of a cover: all ink is light, and no ground is.
    #[must_use]
    pub fn on_cover(&self) -> Self {
        let mut layout = self.clone();
        layout.margins.right += COVER_EDGE;
        let Ground { fill, ink } = self.palette.cover;
        for style in layout.styles.all_mut() {
            style.color = ink;
        }
        let palette = &mut layout.palette;
        (palette.tint, palette.zebra) = (fill, fill);
        (palette.rule, palette.link, palette.pen) = (ink, ink, ink);
        palette.accent = self.palette.urgent.fill;
        for ground in [&mut palette.note, &mut palette.warning, &mut palette.tip] {
            *ground = Ground { fill, ink };
        }
        layout
    }

    /// The same for matter in a language: families that have its letters come first, and lines stand so far apart that
    /// its tallest stacks of marks do not touch.
    #[must_use]
    pub fn for_language(&self, language: &str, fonts: &Fonts) -> Self {
        let mut layout = self.clone();
        layout.families = fonts.families(&self.families, language);
        layout.least_leading = scripts::least_leading(language);
        // One of two languages may have asked already: their lines have one baseline.
        layout.stack = scripts::stack(language).or(self.stack);
        for style in layout.styles.all_mut() {
            style.leading =
                style.leading.max(style.size.fraction(layout.least_leading, 100));
        }
        layout
    }

    /// The same after some steps of copy-fitting. White, leading and sizes are those of the layout, changed.
    #[must_use]
    pub fn after(&self, steps: &[Step]) -> Self {
        let (mut space, mut leading, mut smaller) = (100, 100, Length::ZERO);
        for step in steps {
            space = step.space.unwrap_or(space);
            leading = step.leading.unwrap_or(leading);
            smaller += step.smaller;
        }
        let mut layout = self.clone();
        let spaces = &mut layout.spaces;
        for white in [
            &mut spaces.before_heading,
            &mut spaces.after_heading,
            &mut spaces.before_subheading,
            &mut spaces.after_subheading,
            &mut spaces.paragraph,
            &mut spaces.block,
            &mut spaces.item,
            &mut spaces.padding,
            &mut spaces.cell_y,
        ] {
            *white = white.fraction(space, 100);
        }
        let styles = &mut layout.styles;
        for style in [
            &mut styles.body,
            &mut styles.table,
            &mut styles.table_head,
            &mut styles.drug,
        ] {
            let before = style.size;
            style.size -= smaller;
            let set = i64::from(style.leading.to_emu()) * i64::from(style.size.to_emu())
                / i64::from(before.to_emu().max(1));
            let set = i32::try_from(set).map_or(style.leading, Length::emu);
            let least = style.size.fraction(self.least_leading, 100);
            style.leading = set.fraction(leading, 100).max(least);
        }
        layout
    }

    /// The frame of a page that takes matter and footers.
    pub fn frame(&self) -> Rect {
        Rect::new(
            self.margins.left,
            self.margins.top,
            self.paper.width - self.margins.left - self.margins.right,
            self.paper.depth - self.margins.top - self.margins.bottom,
        )
    }

    /// The width that lines are set to; the same in every frame of the flow.
    pub fn measure(&self) -> Length {
        let columns = i32::try_from(self.columns.max(1)).unwrap_or(1);
        (self.frame().size.width - self.gutter * (columns - 1)) / columns
    }
}
