//! Everything visual: paper, frames, styles, colours and spaces. Nothing is left to default or inherit.

use crate::geom::{Length, Rect, Sides, Size};

/// A layout, resolved.
#[derive(Debug, Clone)]
pub struct Layout {
    /// The name it is asked for by.
    pub name: String,
    /// One line about it.
    pub title: String,
    /// The paper, upright.
    pub paper: Size,
    /// From the edges of the paper to the frame that takes matter.
    pub margins: Sides,
    /// In how many columns the matter runs: 1 to 3.
    pub columns: usize,
    /// Between two columns.
    pub gutter: Length,
    /// Where the works cited are listed.
    pub references: References,
    /// Font families, in the order they are tried.
    pub families: Vec<String>,
    /// Whether words may be divided at line ends.
    pub hyphenate: bool,
    /// A table is set as stacked records where a column would be narrower than so many tenths of an em.
    pub stack_below: i32,
    /// The type.
    pub styles: Styles,
    /// The colours.
    pub palette: Palette,
    /// The white.
    pub spaces: Spaces,
}

/// Where the works cited are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum References {
    /// At the foot of each page that cites them.
    Foot,
    /// After the last section.
    End,
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
/// Lines a hand can write on are at least so far apart.
pub const LEAST_WRITE_ON: Length = Length::mm(8);

impl Layout {
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
