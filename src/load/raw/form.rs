//! How sheets are folded, stapled or cut, and what is tried so that matter fits, as a layout file says it.

use super::values::Measured;
use crate::load::at::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// How a sheet is folded. It lies on its longer side.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fold {
    /// Which fold.
    pub kind: FoldKind,
    /// The widths of the panels of the inner side, from left to right. They add up to the sheet.
    #[schemars(length(min = 2, max = 8))]
    pub widths: At<Vec<At<Measured>>>,
}

/// A fold.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FoldKind {
    /// Once, in the middle.
    Half,
    /// A letter fold: the right third in, the left one over it.
    Tri,
    /// To and fro; three panels make a Z.
    Accordion,
    /// Rolled up from the right.
    Roll,
    /// Both outer panels in to the middle.
    Gate,
}

/// A booklet: the sheet lies on its longer side and is folded in the middle.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Booklet {
    /// By how much the pages of each sheet move towards the fold, more than those of the sheet around it: the
    /// thickness of the paper, or "0mm".
    pub creep: At<Measured>,
}

/// A small page several times on a sheet, or the pages of a small block.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Cut {
    /// How many stand beside each other.
    #[schemars(range(min = 1, max = 20))]
    pub columns: At<u8>,
    /// How many stand below each other.
    #[schemars(range(min = 1, max = 20))]
    pub rows: At<u8>,
    /// The width of the small page.
    pub width: At<Measured>,
    /// Its height.
    pub height: At<Measured>,
    /// White between two of them.
    pub gap: At<Measured>,
    /// How many sides the small page has: one, or two; with more it is a block of leaves, cut and stacked.
    #[schemars(range(min = 1, max = 32))]
    pub sides: At<u8>,
    /// The sheet lies on its longer side.
    #[serde(default)]
    pub turned: bool,
}

/// What is tried, in order, when the matter does not fit a fixed number of pages.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fit {
    /// Running text never becomes smaller.
    pub floor: At<Measured>,
    /// The steps; each stands on those before it.
    pub steps: Vec<At<Step>>,
    /// The layout to try when nothing fits.
    pub larger: Option<At<String>>,
}

/// A step of copy-fitting: one or more changes, made together.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Step {
    /// The white between blocks becomes so many hundredths of what the layout says.
    #[schemars(range(min = 40, max = 100))]
    pub space: Option<u8>,
    /// The leading of text becomes so many hundredths of what the layout says.
    #[schemars(range(min = 80, max = 100))]
    pub leading: Option<u8>,
    /// Text becomes smaller by so much: "0.5pt".
    pub smaller: Option<At<Measured>>,
    /// Sections that have a shorter text are set with it.
    #[serde(default)]
    pub short: bool,
}
