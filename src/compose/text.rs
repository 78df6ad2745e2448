//! Inlines → lines: what all block setters call.
//!
//! Flatten, shape, find the stops, break by total fit, and put the ink of each line at its place. Where the
//! lines stand, and what may follow what, is left to the setters of blocks.

use super::bidi;
use super::endless::{Endless, Pen, Ways};
use super::flatten::{Looks, flatten};
use super::linebreak;
use super::runs::Home;
use super::segment::Segmenter;
use super::shape::{Shaper, Shapes};
use crate::diag::Report;
use crate::geom::Length;
use crate::handout::{Inline, Text, WorkId};
use crate::inline::facts;
use crate::language::{Direction, direction};
use crate::layout::{Palette, Style};
use crate::mark::{Mark, Owner};
use crate::personal::{Inks, Paragraph, Personal, Set};
use crate::source::Source;
use crate::span::Span;
use crate::structure::{NodeId, Structure};
use std::collections::BTreeSet;
use std::fmt;

/// Where the ink of a paragraph belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Under {
    /// Below a node: leaves are added there.
    Node(NodeId),
    /// To something that is no content; no nodes are made.
    Artifact(Owner),
}

/// What is to be set.
#[derive(Debug, Clone, Copy)]
pub struct Para<'a> {
    /// The words.
    pub inlines: &'a [Inline],
    /// How they are set.
    pub style: &'a Style,
    /// How wide a line may be.
    pub measure: Length,
    /// Where the ink belongs.
    pub under: Under,
    /// Whether words may be parted, if the layout allows it too.
    pub hyphenate: bool,
}

/// A line, set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// How deep it is: the leading.
    pub depth: Length,
    /// Where its baseline lies, from its top.
    pub baseline: Length,
    /// How wide its ink is, without the space at its end.
    pub width: Length,
    /// Its ink, relative to its top left corner.
    pub marks: Vec<Mark>,
    /// The works that it cites, each once.
    pub works: Vec<WorkId>,
    /// Where it was written.
    pub span: Option<Span>,
}

impl Line {
    /// Moves its ink down, and makes it so much deeper.
    pub fn lower(&mut self, by: Length) {
        if by > Length::ZERO {
            self.depth += by;
            self.baseline += by;
            for mark in &mut self.marks {
                mark.at.y += by;
            }
        }
    }
}

fn set(line: Line) -> Set {
    Set { depth: line.depth, marks: line.marks }
}

const fn inks(palette: &Palette) -> Inks {
    Inks { link: palette.link, pen: palette.pen }
}

/// How narrow and how wide a text can be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Extent {
    /// The narrowest measure that no stretch without a stop exceeds.
    pub least: Length,
    /// The width on one line.
    pub most: Length,
}

/// Plain words as inlines, for furniture and labels.
pub fn words(text: &str) -> Vec<Inline> {
    vec![Inline::Words(Text { words: text.to_owned(), span: Span::default() })]
}

/// Sets inlines into lines. Holds the shaper's caches for one job.
pub struct Typesetter<'a> {
    /// What differed from person to person in all that was set.
    pub personal: Personal,
    direction: Direction,
    inks: Inks,
    slanted: bool,
    source: &'a Source,
    shaper: Shaper<'a>,
    segmenter: Segmenter,
}

impl fmt::Debug for Typesetter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

/// A column is made wide enough for a line to write on of so many ems; one that is wider has a longer line.
const LEAST_BLANK: i32 = 6;

/// The rag that the eye accepts, in ems (plain TeX's `\raggedright` has the same).
const RAG: i32 = 2;

impl<'a> Typesetter<'a> {
    /// A typesetter in the faces of a source.
    pub fn new(source: &'a Source) -> Self {
        Self::with(source, Shapes::default())
    }

    /// The same, with what was shaped before.
    pub fn with(source: &'a Source, shapes: Shapes) -> Self {
        let (families, language) = (&source.layout.families, &source.handout.language);
        Self {
            personal: Personal::default(),
            direction: direction(language),
            inks: inks(&source.layout.palette),
            slanted: source.layout.settings.italics > 0,
            source,
            shaper: Shaper::new(
                &source.fonts,
                (families, source.layout.stack),
                language,
                shapes,
            ),
            segmenter: Segmenter::new(language),
        }
    }

    /// Sets what follows on a ground that wants other colors.
    pub const fn put_on(&mut self, palette: &Palette) {
        self.inks = inks(palette);
    }

    /// What was shaped, for the next typesetter in the same faces.
    pub fn shapes(self) -> Shapes {
        self.shaper.shapes
    }

    /// The lines of a paragraph, by total fit, ragged right; none if it holds nothing.
    ///
    /// Adds its leaves to the structure. A word that is wider than the measure is an error, and sticks out.
    pub fn lines(
        &mut self,
        report: &mut Report,
        structure: &mut Structure,
        para: &Para<'_>,
    ) -> Vec<Line> {
        let hyphenate = para.hyphenate && self.source.layout.hyphenate;
        let blank = para.measure;
        let mut endless = self.endless(para.inlines, para.style, hyphenate, blank);
        if endless.flat.text.is_empty() {
            return Vec::new();
        }
        endless.owners = match para.under {
            Under::Node(parent) => endless
                .flat
                .plant(structure, parent)
                .into_iter()
                .map(Owner::Node)
                .collect(),
            Under::Artifact(owner) => vec![owner; endless.flat.homes.len()],
        };
        let lines = self.broken(report, &endless, para.style, para.measure);
        if endless.flat.personal {
            self.remember(para, &endless, &lines);
        }
        lines
    }

    /// A paragraph that was set before, with the words of another person; `None` if its parts are not the same.
    pub fn again(
        &mut self,
        report: &mut Report,
        before: &Paragraph,
        inlines: &[Inline],
    ) -> Option<Vec<Set>> {
        self.inks = before.inks;
        let mut endless =
            self.endless(inlines, &before.style, before.hyphenate, before.measure);
        if endless.flat.homes.len() != before.owners.len() {
            return None;
        }
        endless.owners.clone_from(&before.owners);
        let lines = self.broken(report, &endless, &before.style, before.measure);
        Some(lines.into_iter().map(set).collect())
    }

    fn remember(&mut self, para: &Para<'_>, endless: &Endless<'_>, lines: &[Line]) {
        // The place of a link is that of its words.
        self.personal.unsteady |= endless.flat.homes.iter().any(|seat| match seat.home {
            Home::Plain | Home::Line(_) => false,
            Home::Link(_) | Home::Work(..) | Home::Comma(_) => true,
        });
        self.personal.paragraphs.push(Paragraph {
            inlines: para.inlines.to_vec(),
            style: *para.style,
            inks: self.inks,
            measure: para.measure,
            hyphenate: para.hyphenate && self.source.layout.hyphenate,
            owners: endless.owners.clone(),
            lines: lines.iter().cloned().map(set).collect(),
        });
    }

    /// Lets it be known that something hangs on the width of these words.
    pub fn lean_on(&mut self, inlines: &[Inline]) {
        facts(inlines, &mut |fact| self.personal.unsteady |= fact.personal);
    }

    /// The lines of a text on one endless line, by total fit.
    fn broken(
        &mut self,
        report: &mut Report,
        endless: &Endless<'_>,
        style: &Style,
        width: Length,
    ) -> Vec<Line> {
        let measure = i64::from(width.to_emu());
        let zone = i64::from((style.size * RAG).to_emu());
        let mut too_wide = BTreeSet::new();
        loop {
            let path = linebreak::ragged(&endless.stops, measure, zone, &too_wide);
            let ends = || [0].into_iter().chain(path.iter().copied());
            let lines: Vec<Line> = ends()
                .zip(ends().skip(1))
                .map(|(from, to)| endless.build(&mut self.shaper, style, from, to))
                .collect();
            // Shaped anew at its ends, a line may be wider than the sum it was chosen by.
            let known = too_wide.len();
            for ((from, to), line) in ends().zip(ends().skip(1)).zip(&lines) {
                if line.width > width && to > from + 1 {
                    too_wide.insert((from, to));
                }
            }
            if too_wide.len() > known {
                continue;
            }
            for ((from, to), line) in ends().zip(ends().skip(1)).zip(&lines) {
                if line.width > width {
                    report.push(endless.overfull(from, to, line.width, width));
                }
            }
            return lines;
        }
    }

    /// Sets inlines on one endless line.
    fn endless<'p>(
        &mut self,
        inlines: &'p [Inline],
        style: &Style,
        hyphenate: bool,
        blank: Length,
    ) -> Endless<'p> {
        let looks = Looks {
            link: self.inks.link,
            slanted: self.slanted,
            language: &self.source.handout.language,
        };
        let flat = flatten(inlines, style, looks, blank);
        let chances = self.segmenter.chances(&flat, hyphenate);
        let pen = Pen {
            thickness: self.source.layout.spaces.thin,
            color: self.inks.pen,
        };
        let ways = Ways {
            handout: self.direction,
            paragraph: bidi::base(&flat, self.direction),
            measure: blank,
        };
        Endless::new(flat, chances, &mut self.shaper, style, pen, ways)
    }

    /// How narrow and how wide inlines can be set.
    pub fn extent(&mut self, inlines: &[Inline], style: &Style) -> Extent {
        let endless = self.endless(inlines, style, false, style.size * LEAST_BLANK);
        self.personal.unsteady |= endless.flat.personal;
        let least = endless
            .stops
            .windows(2)
            .map(|pair| pair[1].end.x - pair[0].start.x)
            .max()
            .unwrap_or_default();
        let most = endless.stops.last().map_or(0, |stop| stop.end.x);
        Extent { least: length(least), most: length(most) }
    }
}

fn length(x: i64) -> Length {
    i32::try_from(x).map_or(Length::MAX, Length::emu).min(Length::MAX)
}
