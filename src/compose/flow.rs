//! Strips, white and prices in the order they come → a well-formed [`Galley`].
//!
//! Setters say what stands where and what a break would cost; this file puts glue and breaks between strips so that
//! there is at most one of each, and closes bands.

use crate::galley::{Band, Break, Galley, Item, Penalty, Strip, Unit};
use crate::geom::Length;
use crate::layout::Color;

/// A galley in the making.
#[derive(Debug, Default)]
pub struct Flow {
    galley: Galley,
    space: Length,
    price: Option<Penalty>,
    head: Option<Strip>,
    boxes: Vec<Open>,
    whole: bool,
    unit: bool,
    block: bool,
}

/// The ground of a box.
#[derive(Debug, Clone, Copy)]
pub struct Ground {
    /// From the left edge of the measure.
    pub left: Length,
    /// How wide.
    pub width: Length,
    /// White inside, above and below.
    pub padding: Length,
    /// The colour of the ground.
    pub fill: Option<Color>,
    /// A bar along its left edge.
    pub bar: Option<(Length, Color)>,
    /// A line around it.
    pub outline: Option<(Length, Color)>,
    /// What a break inside costs at least.
    pub price: Penalty,
}

#[derive(Debug)]
struct Open {
    ground: Ground,
    band: usize,
}

impl Flow {
    /// An empty galley of a measure.
    pub fn new(measure: Length) -> Self {
        Self {
            galley: Galley { measure, ..Galley::default() },
            ..Self::default()
        }
    }

    /// From here on no paragraph, item, table or box is ever cut, and no other rule is broken: nobody reads on across a
    /// fold.
    pub const fn keep_whole(&mut self) {
        self.whole = true;
    }

    /// The next strip begins what stands level with its translation.
    pub const fn unit(&mut self) {
        self.unit = true;
    }

    /// The same for a whole block.
    pub const fn block(&mut self) {
        self.unit = true;
        self.block = true;
    }

    /// Sets the white that was asked for, come what may below.
    pub fn settle(&mut self) {
        let space = std::mem::take(&mut self.space);
        if !space.is_zero() && !self.galley.items.is_empty() {
            self.price(Penalty::FORBID);
            self.strip(blank(space));
        }
    }

    /// Begins the matter of another frame that is known already; gives the place of its first item.
    pub fn cut(&mut self) -> usize {
        self.space = Length::ZERO;
        self.head = None;
        self.price = Some(Penalty::FORCE);
        let items = self.galley.items.len();
        if items == 0 { 0 } else { items + 1 }
    }

    /// How many items there are.
    pub const fn len(&self) -> usize {
        self.galley.items.len()
    }

    /// The items from a place on, from the first strip to the last; none if there is no strip.
    pub fn since(&self, first: usize) -> std::ops::Range<usize> {
        let is_strip =
            |index: &usize| matches!(self.galley.items[*index], Item::Strip(_));
        let end = self.galley.items.len();
        (first.min(end)..end).find(is_strip).unwrap_or(end)..end
    }

    /// How deep the items from a place on are, without breaks.
    pub fn depth_from(&self, first: usize) -> Length {
        let items = self.galley.items.get(first..).unwrap_or_default();
        items
            .iter()
            .map(|item| match item {
                Item::Strip(strip) => strip.depth,
                Item::Glue(glue) => *glue,
                Item::Break(_) => Length::ZERO,
            })
            .sum()
    }

    /// What a break inside a paragraph, an item or a table costs; where nothing may be cut it is forbidden.
    pub fn price_inside(&mut self, price: Penalty) {
        self.price(if self.whole { Penalty::FORBID } else { price });
    }

    /// What a break between two of `count` items costs; nobody turns a folded sheet in the middle of a short list.
    pub fn price_among(&mut self, count: usize, price: Penalty) {
        let whole = self.whole && count <= super::keep::SHORT;
        self.price(if whole { Penalty::FORBID } else { price });
    }

    /// White before the next strip: the greatest asked for since the last one.
    pub fn space(&mut self, space: Length) {
        self.space = self.space.max(space);
    }

    /// What a break before the next strip costs: the highest asked for since the last one; a forced break wins.
    pub fn price(&mut self, price: Penalty) {
        let higher = |known: Penalty| match (known, price) {
            (Penalty::FORCE, _) | (_, Penalty::FORCE) => Penalty::FORCE,
            _ => known.max(price),
        };
        self.price = Some(self.price.map_or(price, higher));
    }

    /// What is set again at the head of the next frame, if the break before the next strip is taken.
    pub fn head(&mut self, head: Strip) {
        self.head = Some(head);
    }

    /// Adds a strip. Without a price the break before it is free.
    pub fn strip(&mut self, strip: Strip) {
        let (space, price, head) =
            (std::mem::take(&mut self.space), self.price.take(), self.head.take());
        if !self.galley.items.is_empty() {
            let asked = price.unwrap_or(Penalty::FREE);
            let whole = self.whole.then_some(Penalty::FORBID);
            let floor =
                self.boxes.iter().map(|open| whole.unwrap_or(open.ground.price)).max();
            let penalty = match floor {
                Some(floor) if asked != Penalty::FORCE => asked.max(floor),
                Some(_) | None if self.whole && asked >= Penalty::RULE => Penalty::FORBID,
                Some(_) | None => asked,
            };
            let padding: Length = self.boxes.iter().map(|open| open.ground.padding).sum();
            let blank = (!padding.is_zero()).then(|| blank(padding));
            let head = match (blank.clone(), head) {
                (Some(blank), Some(head)) => Some(above(&blank, head)),
                (blank, head) => head.or(blank),
            };
            self.galley
                .items
                .push(Item::Break(Break { penalty, foot: blank, head }));
            if !space.is_zero() {
                self.galley.items.push(Item::Glue(space));
            }
        }
        if std::mem::take(&mut self.unit) {
            let block = std::mem::take(&mut self.block);
            self.galley.units.push(Unit { at: self.galley.items.len(), block });
        }
        self.galley.items.push(Item::Strip(strip));
    }

    /// Opens a box: what follows, until [`Flow::close`], stands on its ground.
    pub fn open(&mut self, ground: Ground) {
        // The first strip of a box belongs outside as far as breaks go, so it is added before the box is open.
        self.unit();
        self.strip(blank(ground.padding));
        let band = self.galley.bands.len();
        let first = self.galley.items.len() - 1;
        self.galley.bands.push(Band {
            items: first..first,
            left: ground.left,
            width: ground.width,
            fill: ground.fill,
            bar: ground.bar,
            outline: ground.outline,
        });
        self.boxes.push(Open { ground, band });
        self.price(Penalty::FORBID);
    }

    /// Closes the box that was opened last.
    pub fn close(&mut self) {
        let Some(padding) = self.boxes.last().map(|open| open.ground.padding) else {
            return;
        };
        self.space = Length::ZERO;
        self.price(Penalty::FORBID);
        self.unit();
        self.strip(blank(padding));
        if let Some(open) = self.boxes.pop() {
            self.galley.bands[open.band].items.end = self.galley.items.len();
        }
    }

    /// The galley, finished.
    pub fn finish(self) -> Galley {
        self.galley
    }
}

/// A strip of white. It never vanishes, as glue would.
pub fn blank(depth: Length) -> Strip {
    Strip {
        depth: depth.max(Length::emu(1)),
        ..Strip::default()
    }
}

/// One strip above another, as one.
fn above(upper: &Strip, mut lower: Strip) -> Strip {
    for mark in &mut lower.marks {
        mark.at.y += upper.depth;
    }
    lower.depth += upper.depth;
    lower
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A galley on one line: `a` strip, `+6` glue, `$90` break, `[f|h]` what a taken break sets, in points.
    fn drawn(flow: Flow) -> String {
        let points = |strip: &Option<Strip>| {
            strip.as_ref().map_or(0, |strip| strip.depth.to_emu() / 12_700)
        };
        let item = |item: &Item| match item {
            Item::Strip(strip) => format!("{}", strip.depth.to_emu() / 12_700),
            Item::Glue(glue) => format!("+{}", glue.to_emu() / 12_700),
            Item::Break(Break { penalty, foot: None, head: None }) => {
                format!("${}", penalty.0)
            }
            Item::Break(Break { penalty, foot, head }) => {
                format!("${}[{}|{}]", penalty.0, points(foot), points(head))
            }
        };
        flow.finish().items.iter().map(item).collect::<Vec<_>>().join(" ")
    }

    fn boxed() -> Ground {
        Ground {
            left: Length::ZERO,
            width: Length::pt(100),
            padding: Length::pt(5),
            fill: None,
            bar: None,
            outline: None,
            price: Penalty(3_000),
        }
    }

    #[test]
    fn the_greatest_white_and_the_highest_price_win_and_none_stands_at_the_ends() {
        let mut flow = Flow::new(Length::pt(100));
        flow.space(Length::pt(9));
        flow.strip(blank(Length::pt(12)));
        flow.space(Length::pt(4));
        flow.space(Length::pt(6));
        flow.price(Penalty(50));
        flow.price(Penalty(-200));
        flow.strip(blank(Length::pt(14)));
        flow.space(Length::pt(3));
        assert_eq!(drawn(flow), "12 $50 +6 14");
    }

    #[test]
    fn a_forced_break_wins_over_a_forbidden_one() {
        let mut flow = Flow::new(Length::pt(100));
        flow.strip(blank(Length::pt(12)));
        flow.price(Penalty::FORCE);
        flow.price(Penalty::FORBID);
        flow.strip(blank(Length::pt(12)));
        assert_eq!(drawn(flow), "12 $-10000 12");
    }

    #[test]
    fn a_break_inside_a_box_costs_its_price_and_pads_both_sides() {
        let mut flow = Flow::new(Length::pt(100));
        flow.strip(blank(Length::pt(7)));
        flow.open(boxed());
        flow.strip(blank(Length::pt(12)));
        flow.head(blank(Length::pt(8)));
        flow.strip(blank(Length::pt(13)));
        flow.close();
        flow.strip(blank(Length::pt(9)));
        assert_eq!(
            drawn(flow),
            "7 $0 5 $10000[5|5] 12 $3000[5|13] 13 $10000[5|5] 5 $0 9"
        );
    }

    #[test]
    fn a_band_covers_its_box_from_padding_to_padding() {
        let mut flow = Flow::new(Length::pt(100));
        flow.strip(blank(Length::pt(7)));
        flow.open(boxed());
        flow.strip(blank(Length::pt(12)));
        flow.close();
        let galley = flow.finish();
        assert_eq!(galley.bands[0].items, 2..7);
        assert!(matches!(galley.items[2], Item::Strip(_)));
        assert!(matches!(galley.items[6], Item::Strip(_)));
    }
}
