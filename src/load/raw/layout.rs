//! A layout file as it is written.
//!
//! Every key is required here, because this is what a layout and those it extends amount to together; the schema
//! that editors see requires none.

use super::check::Checks;
use super::form::{Booklet, Cut, Fit, Fold};
use super::values::{Ems, Hex, Measured, Paper};
use crate::load::at::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A layout: how handouts look. A layout that does not extend another needs every key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Layout of handouts")]
pub struct Layout {
    /// One line about it.
    pub title: At<String>,
    /// The layout that says all that this one leaves out: a shipped name, or a file beside this one.
    #[expect(dead_code, reason = "it is followed before the whole is read")]
    pub extends: Option<At<String>>,
    /// The paper, upright: a name, or width and height.
    pub paper: At<Paper>,
    /// From the edges of the paper to the text.
    pub margins: Margins,
    /// Fold the sheet: each panel is a page. The margins are those of a panel.
    pub fold: Option<At<Fold>>,
    /// Fold sheets once and staple them. The margins are those of a page.
    pub booklet: Option<At<Booklet>>,
    /// Print a small page several times on a sheet that is cut up. The margins are those of the small page.
    pub cut: Option<At<Cut>>,
    /// Which sections of a content are set: those that name this edition, and those that name none.
    pub edition: Edition,
    /// What the reader holds; it decides how small type may be.
    pub profile: Profile,
    /// What is asked of a handout, where it differs from the profile.
    pub check: Option<Checks>,
    /// What is tried when the matter does not fit the panels.
    pub fit: Option<Fit>,
    /// Set a translation together with its source. Not with a fold, a booklet or a cut; "beside" asks for 2 columns.
    pub bilingual: Option<At<Bilingual>>,
    /// In how many columns the text runs.
    pub columns: At<u8>,
    /// Between two columns.
    pub gutter: At<Measured>,
    /// Where the works cited are listed.
    pub references: At<References>,
    /// Font families, in the order they are tried.
    #[schemars(length(min = 1))]
    pub families: Vec<At<String>>,
    /// Whether words may be divided at line ends.
    pub hyphenate: bool,
    /// A table is set as stacked records where a column would be narrower than this, in em: "8em".
    pub stack_below: At<Ems>,
    /// The type.
    pub styles: Styles,
    /// The colors.
    pub palette: Palette,
    /// What it takes of a clinic's logo and colors; both if left out.
    #[serde(default)]
    pub brand: Brand,
    /// The white, and the lengths of drawn things.
    pub spaces: Spaces,
}

/// How a translation and its source share a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Bilingual {
    /// Beside each other, paragraph by paragraph.
    Beside,
    /// The source on the front, the translation on the back.
    Back,
}

/// What a layout takes of a clinic's logo and colors.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Brand {
    /// Both.
    #[default]
    Full,
    /// The logo as it is; the colors stay those of the layout.
    Logo,
    /// The logo in greys; the colors stay those of the layout.
    Grey,
}

/// An edition of a handout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
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

/// What the reader holds.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Profile {
    /// A folded brochure.
    Brochure,
    /// A sheet to take home.
    TakeHome,
    /// A sheet for those who see poorly.
    LargePrint,
    /// A sheet in Easy Read.
    EasyRead,
    /// A card for a wallet.
    WalletCard,
}

/// Where the works cited are listed.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum References {
    /// At the foot of each page that cites them.
    Foot,
    /// After the last section.
    End,
    /// After what stands on the back of a folded sheet.
    Back,
}

/// From the edges of the paper to the text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Margins {
    /// At the top.
    pub top: At<Measured>,
    /// At the right.
    pub right: At<Measured>,
    /// At the bottom; the foot of the page stands in it.
    pub bottom: At<Measured>,
    /// At the left.
    pub left: At<Measured>,
}

/// How a kind of text is set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Style {
    /// Type size.
    pub size: At<Measured>,
    /// From baseline to baseline; not less than the size.
    pub leading: At<Measured>,
    /// Set bold.
    #[serde(default)]
    pub bold: bool,
    /// Set in italics.
    #[serde(default)]
    pub italic: bool,
    /// The color.
    pub color: At<Hex>,
    /// Figures of one width.
    #[serde(default)]
    pub tabular: bool,
}

/// The styles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
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

/// A ground and what stands out on it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ground {
    /// The ground.
    pub fill: At<Hex>,
    /// Text, or the bar, on it.
    pub ink: At<Hex>,
}

/// The colors, besides those of the styles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Palette {
    /// Bars, rules of the masthead.
    pub accent: At<Hex>,
    /// Grounds of boxes.
    pub tint: At<Hex>,
    /// Grounds of every other table row.
    pub zebra: At<Hex>,
    /// Thin rules.
    pub rule: At<Hex>,
    /// Links and citation numbers.
    pub link: At<Hex>,
    /// Outlines of boxes to tick and lines to write on.
    pub pen: At<Hex>,
    /// Head rows of tables.
    pub table_head: Ground,
    /// The most urgent level of a call box.
    pub emergency: Ground,
    /// The middle level.
    pub urgent: Ground,
    /// The least urgent level.
    pub routine: Ground,
    /// A note, and its bar.
    pub note: Ground,
    /// A warning, and its bar.
    pub warning: Ground,
    /// A tip, and its bar.
    pub tip: Ground,
    /// The cover of what is folded.
    pub cover: Ground,
}

/// The white, and the lengths of drawn things.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spaces {
    /// How far running text is set in from the headings.
    pub indent: At<Measured>,
    /// Before a section's heading.
    pub before_heading: At<Measured>,
    /// After it.
    pub after_heading: At<Measured>,
    /// Before a small heading.
    pub before_subheading: At<Measured>,
    /// After it.
    pub after_subheading: At<Measured>,
    /// Between paragraphs.
    pub paragraph: At<Measured>,
    /// Between blocks.
    pub block: At<Measured>,
    /// Between items of a list.
    pub item: At<Measured>,
    /// Inside boxes, on all sides.
    pub padding: At<Measured>,
    /// Inside table cells, left and right.
    pub cell_x: At<Measured>,
    /// Inside table cells, above and below.
    pub cell_y: At<Measured>,
    /// Side of a box to tick; at least 4 mm.
    pub tick: At<Measured>,
    /// From one line to write on to the next; at least 8 mm.
    pub write_on: At<Measured>,
    /// Thickness of thin rules.
    pub thin: At<Measured>,
    /// Thickness of the lines around boxes.
    pub thick: At<Measured>,
    /// Width of the bar at the left of a box.
    pub bar: At<Measured>,
}
