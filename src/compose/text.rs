//! Inlines → lines: what all block setters call.
//!
//! Flatten, shape, find the stops, break by total fit, and put the ink of each line at its place. Where the
//! lines stand, and what may follow what, is left to the setters of blocks.

use super::linebreak::{self, Place, Stop};
use super::runs::{self, Flat};
use super::segment::{Chance, Segmenter};
use super::shape::{Run, Setting, Shaped, Shaper};
use crate::diag::{Diagnostic, Report};
use crate::geom::{Length, Point};
use crate::handout::{Inline, Text, WorkId};
use crate::layout::Style;
use crate::mark::{Glyphs, Ink, Mark, Owner};
use crate::source::Source;
use crate::span::Span;
use crate::structure::{NodeId, Structure};
use std::collections::BTreeSet;
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

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
    source: &'a Source,
    shaper: Shaper<'a>,
    segmenter: Segmenter,
}

impl fmt::Debug for Typesetter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

/// The rag that the eye accepts, in ems (plain TeX's `\raggedright` has the same).
const RAG: i32 = 2;
/// A citation's figures are raised by so many hundredths of the type size.
const RAISE: i32 = 33;
/// Words of fewer letters look lost alone on a last line.
const LOST_LETTERS: usize = 5;

impl<'a> Typesetter<'a> {
    /// A typesetter in the faces of a source.
    pub fn new(source: &'a Source) -> Self {
        Self {
            source,
            shaper: Shaper::new(
                &source.fonts,
                &source.layout.families,
                &source.handout.language,
            ),
            segmenter: Segmenter::new(),
        }
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
        let mut galley = self.line(para.inlines, para.style, hyphenate);
        if galley.flat.text.is_empty() {
            return Vec::new();
        }
        if let Some(range) = right_to_left(&galley.flat.text) {
            report.push(backwards(galley.flat.span(range)));
        }
        galley.owners = match para.under {
            Under::Node(parent) => galley
                .flat
                .plant(structure, parent)
                .into_iter()
                .map(Owner::Node)
                .collect(),
            Under::Artifact(owner) => vec![owner; galley.flat.homes.len()],
        };
        let measure = i64::from(para.measure.to_emu());
        let zone = i64::from((para.style.size * RAG).to_emu());
        let mut too_wide = BTreeSet::new();
        loop {
            let path = linebreak::ragged(&galley.stops, measure, zone, &too_wide);
            let ends = || [0].into_iter().chain(path.iter().copied());
            let lines: Vec<Line> = ends()
                .zip(ends().skip(1))
                .map(|(from, to)| galley.build(&mut self.shaper, para.style, from, to))
                .collect();
            // Shaped anew at its ends, a line may be wider than the sum it was chosen by.
            let known = too_wide.len();
            for ((from, to), line) in ends().zip(ends().skip(1)).zip(&lines) {
                if line.width > para.measure && to > from + 1 {
                    too_wide.insert((from, to));
                }
            }
            if too_wide.len() > known {
                continue;
            }
            for ((from, to), line) in ends().zip(ends().skip(1)).zip(&lines) {
                if line.width > para.measure {
                    report.push(galley.overfull(from, to, line.width, para.measure));
                }
            }
            return lines;
        }
    }

    /// How narrow and how wide inlines can be set.
    pub fn extent(&mut self, inlines: &[Inline], style: &Style) -> Extent {
        let galley = self.line(inlines, style, false);
        let least = galley
            .stops
            .windows(2)
            .map(|pair| pair[1].end.x - pair[0].start.x)
            .max()
            .unwrap_or_default();
        let most = galley.stops.last().map_or(0, |stop| stop.end.x);
        Extent { least: length(least), most: length(most) }
    }

    /// Sets inlines on one endless line and finds its stops.
    fn line<'p>(
        &mut self,
        inlines: &'p [Inline],
        style: &Style,
        hyphenate: bool,
    ) -> Endless<'p> {
        let flat = runs::flatten(inlines, style, &self.source.layout.palette);
        let setting = self.shaper.set(&flat, style);
        let chances = self.segmenter.chances(&flat, hyphenate);
        let mut places = vec![Cut { end: 0, start: 0, hyphen: false }];
        let mut stops = vec![Stop::default()];
        for Chance { at, penalty, hyphen } in chances {
            let end = flat.text[..at].trim_end_matches(' ').len();
            let mut x = setting.x_at(end);
            if hyphen && let Some(run) = setting.run_before(end) {
                x += i64::from(self.shaper.hyphen_width(run.cut).to_emu());
            }
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
        let face = self.shaper.first(style.bold, style.italic);
        let face = self.source.fonts.face(face);
        let ascent = face.ascent_at(style.size);
        let surplus = style.leading - (ascent + face.descent_at(style.size));
        Endless {
            flat,
            setting,
            stops,
            cuts: places,
            owners: Vec::new(),
            baseline: surplus / 2 + ascent,
        }
    }
}

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
struct Endless<'p> {
    flat: Flat<'p>,
    setting: Setting,
    stops: Vec<Stop>,
    cuts: Vec<Cut>,
    /// What the ink of each home belongs to.
    owners: Vec<Owner>,
    baseline: Length,
}

impl Endless<'_> {
    /// Builds the line between two stops.
    fn build(
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
        for run in self.setting.runs_over(&range) {
            let part = run.range.start.max(range.start)..run.range.end.min(range.end);
            let hyphen = last.hyphen && part.end == range.end;
            let mut glyphs = self.glyphs(shaper, run, &part, hyphen);
            if spaced
                && part.end == range.end
                && let Some(space) = glyphs.glyphs.last_mut()
            {
                space.advance = Length::ZERO;
            }
            let raise = if run.look.raised {
                style.size.fraction(RAISE, 100)
            } else {
                Length::ZERO
            };
            let width = glyphs.width();
            line.marks.push(Mark {
                at: Point::new(line.width, self.baseline - raise),
                ink: Ink::Glyphs(Arc::new(glyphs), run.look.color),
                owner: self.owners[run.home],
            });
            line.width += width;
            if let runs::Home::Work(_, work) = self.flat.homes[run.home]
                && !line.works.contains(&work)
            {
                line.works.push(work);
            }
        }
        line
    }

    /// The glyphs of a part of a run: those it has on the endless line if that changes nothing, else new ones.
    fn glyphs(
        &self,
        shaper: &mut Shaper<'_>,
        run: &Run,
        part: &Range<usize>,
        hyphen: bool,
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
        let glyphs = shaped.iter().map(|each| {
            let mut glyph = each.glyph;
            glyph.cluster = glyph.cluster.saturating_sub(base);
            glyph
        });
        Glyphs {
            face: run.cut.face,
            size: run.cut.size,
            glyphs: glyphs.collect(),
            // A hyphen of ours is a soft one: searching finds the word.
            text: if hyphen { format!("{text}\u{ad}") } else { text.to_owned() },
        }
    }

    fn overfull(
        &self,
        from: usize,
        to: usize,
        width: Length,
        measure: Length,
    ) -> Diagnostic {
        let range = self.cuts[from].start..self.cuts[to].end;
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

fn backwards(span: Option<Span>) -> Diagnostic {
    let error = Diagnostic::error(
        "right-to-left",
        "text that runs from right to left cannot be set yet",
    )
    .hint("write this handout in a language that runs from left to right");
    match span {
        Some(span) => error.at(span),
        None => error,
    }
}

/// The first stretch of letters that run from right to left: Hebrew, Arabic and their neighbours.
fn right_to_left(text: &str) -> Option<Range<usize>> {
    if text.is_ascii() {
        return None;
    }
    let backwards = |each: char| {
        matches!(
            each,
            '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
                | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}'
        )
    };
    let start = text.find(backwards)?;
    let length = text[start..]
        .find(|each| !backwards(each))
        .unwrap_or(text.len() - start);
    Some(start..start + length)
}

/// Whether the rest of a paragraph is one short word.
fn is_lost(rest: &str) -> bool {
    rest.len() < 4 * LOST_LETTERS
        && !rest.contains(' ')
        && rest.chars().filter(|each| each.is_alphanumeric()).count() < LOST_LETTERS
}

fn length(x: i64) -> Length {
    i32::try_from(x).map_or(Length::MAX, Length::emu).min(Length::MAX)
}
