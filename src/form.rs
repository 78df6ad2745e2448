//! What a handout is once it is cut and folded: how many pages it has, how large they are, and what each is for.
//!
//! Make-up needs the sizes and the parts of the pages, imposition where they lie on the sheet. Pages are numbered in the
//! order in which the finished piece is read; a panel of a folded sheet is a page.

use crate::geom::{Length, Size};

/// How pages become sheets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Form {
    /// Each page is one side of a sheet, and there are as many as the matter needs.
    Flat,
    /// One sheet, folded; each panel is a page.
    Fold(Folded),
    /// Sheets folded once and stapled in the fold; as many pages as the matter needs, filled up to a multiple of four.
    Booklet(Booklet),
    /// One small page, or its two sides, several times on a sheet that is cut up; or a small block of pages.
    Cut(Cut),
}

/// How a sheet is folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fold {
    /// Once, in the middle: four panels.
    Half,
    /// The right third in, then the left one over it: a letter fold, or C-fold; six panels.
    Tri,
    /// To and fro, any number of panels; three on a side make a Z.
    Accordion,
    /// Rolled up from the right, any number of panels on a side.
    Roll,
    /// Both outer panels in to the middle of the wide one: six panels.
    Gate,
}

/// A folded sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folded {
    /// How it is folded.
    pub fold: Fold,
    /// The sheet, as it lies open.
    pub sheet: Size,
    /// The widths of the panels of the inner side, from left to right as they are seen; they add up to the sheet.
    pub widths: Vec<Length>,
    /// The panels, in reading order; each side of the sheet has as many as there are widths.
    pub panels: Vec<Panel>,
}

/// A panel of a folded sheet, or a side of what is cut.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Panel {
    /// What a message calls it: "inside left".
    pub name: String,
    /// What it is for.
    pub part: Part,
    /// Its size.
    pub size: Size,
    /// In how many columns of the measure its matter runs.
    pub columns: usize,
}

/// What a panel is for. The order is the one in which the parts of a handout are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Seen first.
    Cover,
    /// Seen when it is open.
    Inside,
    /// Folded in; seen when the cover is opened.
    Flap,
    /// Seen when the folded piece is turned over.
    Back,
}

impl Part {
    /// What authors call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Inside => "inside",
            Self::Flap => "flap",
            Self::Back => "back",
        }
    }
}

/// A saddle-stitched booklet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booklet {
    /// The sheet, as it lies open; twice as wide as a page.
    pub sheet: Size,
    /// By how much the pages of each sheet move towards the fold, more than those of the sheet around it.
    pub creep: Length,
}

/// Small pages on a sheet that is cut up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    /// The sheet.
    pub sheet: Size,
    /// How many stand beside each other.
    pub columns: usize,
    /// How many stand below each other.
    pub rows: usize,
    /// White between two of them.
    pub gap: Length,
    /// Its sides: one or two; or those of a block of leaves that is stacked, in reading order.
    pub sides: Vec<Panel>,
}

impl Form {
    /// The pages, if their number is fixed.
    pub fn panels(&self) -> Option<&[Panel]> {
        match self {
            Self::Flat | Self::Booklet(_) => None,
            Self::Fold(folded) => Some(&folded.panels),
            Self::Cut(cut) => Some(&cut.sides),
        }
    }
}

/// What a sheet is printed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Print {
    /// An office printer: the edge of the sheet stays white.
    #[default]
    Office,
    /// A print shop: grounds run over the edge, and marks show where to cut.
    Press,
}

/// The edge that a printer turns the paper over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// The short one; for sheets that lie on their long side, the next page stands upright then.
    Short,
    /// The long one.
    Long,
}

impl Edge {
    /// The edge that stands upright, over which the back of a sheet is seen upright too.
    pub fn upright(sheet: Size) -> Self {
        if sheet.width > sheet.depth { Self::Short } else { Self::Long }
    }
}

impl Fold {
    /// The pages on both sides of a sheet with so many panels on a side, numbered from 1 in reading order.
    ///
    /// The inner side carries pages 2 and on; the outer one ends, at its right, with the cover. Behind the panel `k` of a
    /// side of `n` lies the panel `n + 1 − k` of the other.
    pub fn faces(self, panels: usize) -> Faces {
        let n = panels.max(2);
        match self {
            Self::Half | Self::Tri | Self::Accordion | Self::Roll => Faces {
                inside: (2..=n + 1).collect(),
                outside: (n + 2..=2 * n).chain([1]).collect(),
            },
            // Both gates are seen on the closed piece, so the right one is read second.
            Self::Gate => Faces { inside: vec![3, 4, 5], outside: vec![2, 6, 1] },
        }
    }

    /// What the page is for, and what a message calls it.
    pub fn part(self, page: usize, panels: usize) -> (Part, String) {
        let n = panels.max(2);
        let inside = |at: usize| {
            let name = match (at, n) {
                (1, 2 | 3) => "inside left".to_owned(),
                (2, 3) => "inside middle".to_owned(),
                (2, 2) | (3, 3) => "inside right".to_owned(),
                _ => format!("inside {at}"),
            };
            (Part::Inside, name)
        };
        let outside = |at: usize| (Part::Inside, format!("outside {at}"));
        let back = || (Part::Back, "back".to_owned());
        match self {
            _ if page <= 1 => (Part::Cover, "cover".to_owned()),
            Self::Gate => match page {
                2 => (Part::Flap, "right gate".to_owned()),
                3..=5 => inside(page - 2),
                _ => back(),
            },
            Self::Half | Self::Tri | Self::Roll if page == 2 * n => back(),
            Self::Half | Self::Tri | Self::Roll if page > n + 1 => {
                let name = if n == 3 {
                    "flap".to_owned()
                } else {
                    format!("flap {}", page - n - 1)
                };
                (Part::Flap, name)
            }
            // Folded to and fro, the last panel shows its inner side when their number is odd.
            Self::Accordion if page == n + 1 + (n + 1) % 2 => back(),
            Self::Accordion if page > n + 1 => outside(page - n - 1),
            Self::Half | Self::Tri | Self::Roll | Self::Accordion => inside(page - 1),
        }
    }
}

/// The pages on the two sides of a folded sheet, from left to right as each side is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faces {
    /// The side that is hidden when it is folded.
    pub inside: Vec<usize>,
    /// The side that the cover is on.
    pub outside: Vec<usize>,
}
