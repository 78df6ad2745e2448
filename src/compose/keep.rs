//! The prices of breaks, named. What a block wants of make-up is written into the galley with these.
//!
//! Prices below [`Penalty::RULE`] are taste; from there on a break is a broken rule, taken only when nothing else fits
//! (the weights follow TeX's habit of pricing breaks, Knuth 1984, chapter 15).

use crate::galley::Penalty;

/// Before a section's heading: a good place to turn the page.
pub const BEFORE_SECTION: Penalty = Penalty(-200);
/// Between two blocks.
pub const BETWEEN_BLOCKS: Penalty = Penalty::FREE;
/// After a heading, a stem, a title, a caption above: it must not end a page.
pub const AFTER_HEADING: Penalty = Penalty::FORBID;
/// Inside a paragraph, with at least two lines on each side.
pub const IN_PARAGRAPH: Penalty = Penalty(50);
/// A lone first or last line of a paragraph looks like a mistake (orphan, widow).
pub const LONE_LINE: Penalty = Penalty(5_000);
/// Inside a box that should stay whole, or a log.
pub const IN_BOX: Penalty = Penalty(3_000);
/// Between the levels of a call box, each of which is whole: so dear that up to two fifths of a page stay white to keep the
/// box together, and no more. Half a page of white on page 1 would send the numbers to call to page 2.
pub const BETWEEN_LEVELS: Penalty = Penalty(200);
/// Between items of a list.
pub const BETWEEN_ITEMS: Penalty = Penalty(100);
/// Leaves one item or one row alone.
pub const LONE_ITEM: Penalty = Penalty(1_500);
/// Between the items of a short checklist, which is ticked as one.
pub const SHORT_CHECKLIST: Penalty = Penalty(3_000);
/// Between the items of a longer one.
pub const LONG_CHECKLIST: Penalty = Penalty(150);
/// Between rows of a table.
pub const BETWEEN_ROWS: Penalty = Penalty(100);
/// Between lines to write on.
pub const BETWEEN_LINES: Penalty = Penalty(150);

/// Checklists of up to so many items are short.
pub const SHORT: usize = 8;

/// The price of a break after the line `index` (from 0) of a paragraph of `count` lines.
///
/// ```
/// use handout::compose::keep::{IN_PARAGRAPH, LONE_LINE, in_paragraph};
/// assert_eq!(in_paragraph(0, 5), LONE_LINE); // an orphan
/// assert_eq!(in_paragraph(1, 5), IN_PARAGRAPH);
/// assert_eq!(in_paragraph(3, 5), LONE_LINE); // a widow
/// assert_eq!(in_paragraph(1, 3), LONE_LINE);
/// ```
pub fn in_paragraph(index: usize, count: usize) -> Penalty {
    if count <= 3 || index == 0 || index + 2 >= count { LONE_LINE } else { IN_PARAGRAPH }
}

/// The price of a break after the item or row `index` (from 0) of `count`.
///
/// ```
/// use handout::compose::keep::{BETWEEN_ROWS, LONE_ITEM, between};
/// assert_eq!(between(0, 4, BETWEEN_ROWS), LONE_ITEM);
/// assert_eq!(between(1, 4, BETWEEN_ROWS), BETWEEN_ROWS);
/// ```
pub fn between(index: usize, count: usize, price: Penalty) -> Penalty {
    if index == 0 || index + 2 >= count { price.max(LONE_ITEM) } else { price }
}
