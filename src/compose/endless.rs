//! A paragraph on one endless line, and the lines that are cut from it.
//!
//! Knows the stops and builds the line between two of them; which stops are taken is decided elsewhere.

use super::bidi::{self, Depth};
use super::linebreak::{Place, Stop};
use super::runs::{self, Flat, Look};
use super::segment::Chance;
use super::setting::{Run, Setting, Shaped};
use super::shape::Shaper;
use super::text::Line;
use crate::diag::Diagnostic;
use crate::geom::{Length, Point, Size};
use crate::language::Direction;
use crate::layout::{Color, LEAST_WRITE_ON, Style};
use crate::mark::{Glyph, Glyphs, Ink, Mark, Owner};
use std::ops::Range;
use std::sync::Arc;

/// A citation's figures are raised by so many hundredths of the type size.
const RAISE: i32 = 33;
/// Words of fewer letters look lost alone on a last line.
const LOST_LETTERS: usize = 5;

/// Where in the text a line may end.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// One past the last byte of the line above, without a space.
    end: usize,
    /// The first byte of the line below.
    start: usize,
    /// Whether a hyphen is set.
    hyphen: bool,
}

/// A paragraph set on one endless line.
#[derive(Debug)]
pub struct Endless<'p> {
    /// The text.
    pub flat: Flat<'p>,
    setting: Setting,
    /// Where it may be cut.
    pub stops: Vec<Stop>,
    cuts: Vec<Cut>,
    /// What the ink of each home belongs to.
    pub owners: Vec<Owner>,
    baseline: Length,
    pen: Pen,
    ways: Ways,
}

/// Which way a paragraph runs, and the handout that it stands in.
#[derive(Debug, Clone, Copy)]
pub struct Ways {
    /// The handout: its lines are measured from the edge where it begins.
    pub handout: Direction,
    /// The paragraph.
    pub paragraph: Direction,
    /// The measure.
    pub measure: Length,
}

/// The rule of a line to write on.
#[derive(Debug, Clone, Copy)]
pub struct Pen {
    /// How thick.
    pub thickness: Length,
    /// Its color.
    pub color: Color,
}

impl<'p> Endless<'p> {
    /// Sets a text on one endless line and prices its stops.
    pub fn new(
        flat: Flat<'p>,
        chances: Vec<Chance>,
        shaper: &mut Shaper<'_>,
        style: &Style,
        pen: Pen,
        ways: Ways,
    ) -> Self {
        let depths = bidi::depths(&flat, ways.paragraph);
        let setting = shaper.set(&flat, style, depths.as_deref());
        let mut places = vec![Cut { end: 0, start: 0, hyphen: false }];
        let mut stops = vec![Stop::default()];
        for Chance { at, penalty, hyphen } in chances {
            let end = flat.text[..at].trim_end_matches(' ').len();
            let run = setting.run_before(end);
            // Arabic faces have no hyphen: there no word is parted.
            if hyphen && run.is_some_and(|run| !shaper.has_hyphen(run.cut)) {
                continue;
            }
            let x = if hyphen {
                let width = run.map(|run| shaper.hyphen_width(run.cut));
                setting.x_at(end) + i64::from(width.unwrap_or_default().to_emu())
            } else if end == at {
                end_inside(&setting, shaper, &flat.text, end)
            } else {
                setting.x_at(end)
            };
            stops.push(Stop {
                end: Place::at(x),
                start: Place::at(setting.x_at(at)),
                penalty,
                hyphen,
                lone: is_lost(&flat.text[at..]),
            });
            places.push(Cut { end, start: at, hyphen });
        }
        let end = flat.text.len();
        let x = setting.x.last().copied().unwrap_or_default();
        stops.push(Stop {
            end: Place::at(x),
            start: Place::at(x),
            ..Stop::default()
        });
        places.push(Cut { end, start: end, hyphen: false });
        let (above, below) = shaper.room(style);
        let surplus = style.leading - (above + below);
        Self {
            flat,
            setting,
            stops,
            cuts: places,
            owners: Vec::new(),
            baseline: surplus / 2 + above,
            pen,
            ways,
        }
    }

    /// Builds the line between two stops.
    pub fn build(
        &self,
        shaper: &mut Shaper<'_>,
        style: &Style,
        from: usize,
        to: usize,
    ) -> Line {
        let (first, last) = (self.cuts[from], self.cuts[to]);
        // The space at the end stays, without width, so that words do not run together when the text is
        // read aloud or copied.
        let range = first.start..last.start.max(last.end);
        let spaced = last.end < range.end;
        let mut line = Line {
            depth: style.leading,
            baseline: self.baseline,
            width: Length::ZERO,
            marks: Vec::new(),
            works: Vec::new(),
            span: self.flat.span(first.start..last.end),
        };
        let mut parts = Vec::new();
        for run in self.setting.runs_over(&range) {
            let part = run.range.start.max(range.start)..run.range.end.min(range.end);
            let hyphen = last.hyphen && part.end == range.end;
            let glyphs = self.glyphs(
                shaper,
                run,
                &part,
                (hyphen, spaced && part.end == range.end),
            );
            parts.push((run, glyphs));
        }
        let widths: Vec<Length> =
            parts.iter().map(|(_, glyphs)| glyphs.width()).collect();
        let depths: Vec<Depth> = parts.iter().map(|(run, _)| run.depth).collect();
        let whole = from == 0 && to + 1 == self.cuts.len();
        let (places, width) = self.ways.places(&depths, &widths, whole);
        line.width = width;
        for ((run, glyphs), (x, width)) in
            parts.into_iter().zip(places.into_iter().zip(widths))
        {
            let owner = self.owners[run.home];
            let mut mark = |depth: Length, ink: Ink| {
                let at = Point::new(x, self.baseline - depth);
                line.marks.push(Mark { at, ink, owner });
            };
            match self.flat.homes[run.home].home {
                runs::Home::Line(_) => {
                    mark(LEAST_WRITE_ON, Ink::Room(Size::new(width, LEAST_WRITE_ON)));
                    let rule = Size::new(width, self.pen.thickness);
                    mark(Length::ZERO, Ink::Fill(rule, self.pen.color));
                }
                runs::Home::Work(_, work) => {
                    mark(
                        raise(run.look, style),
                        Ink::Glyphs(Arc::new(glyphs), run.look.color),
                    );
                    if !line.works.contains(&work) {
                        line.works.push(work);
                    }
                }
                runs::Home::Plain | runs::Home::Link(_) | runs::Home::Comma(_) => {
                    mark(
                        raise(run.look, style),
                        Ink::Glyphs(Arc::new(glyphs), run.look.color),
                    );
                }
            }
        }
        if line.marks.iter().any(|mark| matches!(mark.ink, Ink::Fill(..))) {
            line.lower(LEAST_WRITE_ON - self.baseline);
        }
        line
    }

    /// The glyphs of a part of a run, from left to right: those it has on the endless line if that changes nothing, else
    /// new ones. A hyphen may be set after it; a space at its end may have no width.
    fn glyphs(
        &self,
        shaper: &mut Shaper<'_>,
        run: &Run,
        part: &Range<usize>,
        (hyphen, spaced): (bool, bool),
    ) -> Glyphs {
        let text = &self.flat.text[part.clone()];
        let mut fresh = Vec::new();
        let (shaped, base): (&[Shaped], usize) = match self.setting.slice(run, part) {
            Some(shaped) if !hyphen => (shaped, part.start),
            Some(_) | None => {
                let mut text = text.to_owned();
                if hyphen {
                    text.push(shaper.hyphen(run.cut));
                }
                shaper.shape(run.cut, &text, 0, &mut fresh);
                (&fresh, 0)
            }
        };
        let base = u32::try_from(base).unwrap_or(u32::MAX);
        let mut glyphs: Vec<Glyph> = shaped
            .iter()
            .map(|each| {
                let mut glyph = each.glyph;
                glyph.cluster = glyph.cluster.saturating_sub(base);
                glyph
            })
            .collect();
        if spaced && let Some(space) = glyphs.last_mut() {
            space.advance = Length::ZERO;
        }
        if run.cut.backwards {
            glyphs.reverse();
        }
        Glyphs {
            face: run.cut.face,
            size: run.cut.size,
            glyphs,
            // A hyphen of ours is a soft one: searching finds the word.
            text: if hyphen { format!("{text}\u{ad}") } else { text.to_owned() },
        }
    }

    /// The error of a line that holds one word and sticks out.
    pub fn overfull(
        &self,
        from: usize,
        to: usize,
        width: Length,
        measure: Length,
    ) -> Diagnostic {
        let (first, last) = (self.cuts[from], self.cuts[to]);
        let mut range = first.start..last.end;
        if first.hyphen || last.hyphen {
            // Even a part is too wide; the author knows the word.
            let text = &self.flat.text;
            range.start = text[..range.start].rfind(' ').map_or(0, |space| space + 1);
            range.end += text[range.end..].find(' ').unwrap_or(text.len() - range.end);
        }
        let word = &self.flat.text[range.clone()];
        let over = (width - measure).to_emu() / 12_700 + 1;
        let error = Diagnostic::error(
            "word-too-wide",
            format!("`{word}` is {over} pt too wide for its line"),
        );
        let error = error.hint(
            "give the text more room in the layout, shorten the word, or write `&shy;` where it may be parted",
        );
        match self.flat.span(range) {
            Some(span) => error.at(span),
            None => error,
        }
    }
}

impl Ways {
    /// Where the runs of a line begin, and how far the line reaches, both from the edge where the handout begins.
    ///
    /// A paragraph of several lines that runs against the handout begins at the other edge of the measure.
    fn places(
        self,
        depths: &[Depth],
        widths: &[Length],
        whole: bool,
    ) -> (Vec<Length>, Length) {
        let width: Length = widths.iter().copied().sum();
        let against = self.handout != self.paragraph && !whole;
        let mut x =
            if against { (self.measure - width).max(Length::ZERO) } else { Length::ZERO };
        let mut order = bidi::visual(depths);
        match self.handout {
            Direction::LeftToRight => {}
            Direction::RightToLeft => order.reverse(),
        }
        let mut places = vec![Length::ZERO; widths.len()];
        for place in order {
            places[place] = x;
            x += widths[place];
        }
        (places, x)
    }
}

/// How far the figures of a citation are raised.
fn raise(look: Look, style: &Style) -> Length {
    if look.raised { style.size.fraction(RAISE, 100) } else { Length::ZERO }
}

/// Where a line ends that ends inside a word, after its own hyphen: there the sign is not kerned with what follows.
fn end_inside(setting: &Setting, shaper: &mut Shaper<'_>, text: &str, end: usize) -> i64 {
    let Some(run) = setting.run_before(end) else { return setting.x_at(end) };
    let word = text[..end]
        .rfind(' ')
        .map_or(0, |space| space + 1)
        .max(run.range.start);
    if setting.slice(run, &(run.range.start..end)).is_some() {
        return setting.x_at(end);
    }
    let mut alone = Vec::new();
    shaper.shape(run.cut, &text[word..end], word, &mut alone);
    let width: Length = alone.iter().map(|each| each.glyph.advance).sum();
    setting.x_at(word) + i64::from(width.to_emu())
}

/// Whether the rest of a paragraph is one short word.
fn is_lost(rest: &str) -> bool {
    rest.len() < 4 * LOST_LETTERS
        && !rest.contains(' ')
        && rest.chars().filter(|each| each.is_alphanumeric()).count() < LOST_LETTERS
}
