//! Marks → operators of a page. It knows where the ink goes and what it looks like, not what it means.
//!
//! The page is turned over here, and only here: marks count from the top, PDF from the bottom. Operators are written as they
//! stand in the file: printpdf's own spell each glyph as a string of its own, and repeat what is set already.

use super::fonts::{Cluster, Encoding, clusters};
use super::line::{Font, Line};
use super::object::{milli_pt, real};
use super::operator::{literal, operate, tone};
use crate::font::FaceId;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::Color;
use crate::mark::{Glyphs, Ink};
use printpdf::{Op, Pt, XObjectId, XObjectTransform};
use std::collections::BTreeMap;

/// A pen over one page: the operators so far and the state they leave.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    ops: Vec<Op>,
    /// The operators after those, as they are written.
    written: String,
    encodings: &'a BTreeMap<FaceId, Encoding>,
    depth: Length,
    fill: Option<Color>,
    outline: Option<(Color, i64)>,
    font: Option<(FaceId, i64)>,
    /// The line in the open text object.
    line: Option<Line>,
    /// Whether the text object was opened around the open marked content, not within.
    around: bool,
}

impl<'a> Pen<'a> {
    /// A pen over a blank page so deep.
    pub(super) fn new(encodings: &'a BTreeMap<FaceId, Encoding>, depth: Length) -> Self {
        // Nothing is set but what every page starts with: black fills.
        Self {
            ops: Vec::new(),
            written: String::new(),
            encodings,
            depth,
            fill: Some(Color::BLACK),
            outline: None,
            font: None,
            line: None,
            around: false,
        }
    }

    /// A pen over a page that something is printed on: nothing is known of what is set.
    pub(super) fn over(encodings: &'a BTreeMap<FaceId, Encoding>, depth: Length) -> Self {
        Self { fill: None, ..Self::new(encodings, depth) }
    }

    /// Prints ink at a place of the page.
    pub(super) fn draw(&mut self, at: Point, ink: &Ink) {
        if !matches!(ink, Ink::Glyphs(..)) {
            self.end_text();
        }
        match ink {
            Ink::Glyphs(run, color) => self.glyphs(at, run, *color),
            Ink::Fill(size, color) => self.rectangles(at, &[rect(*size)], *color),
            Ink::Outline { size, thickness, radius, color } => {
                self.outline(rect(*size).moved(at), *thickness, *radius, *color);
            }
            Ink::Polygon(points, color) => self.polygon(at, points, *color),
            Ink::Cells(cells, color) => self.rectangles(at, cells, *color),
            Ink::Picture(picture, size) => self.picture(rect(*size).moved(at), *picture),
            Ink::Room(_) => {}
        }
    }

    /// Opens a text object, if none is open.
    fn start_text(&mut self) {
        if self.line.is_none() {
            self.operator(&[], "BT");
            self.line = Some(Line::default());
        }
    }

    /// Ends the open text object, if there is one.
    fn end_text(&mut self) {
        self.raise(0);
        if self.line.is_some() {
            self.operator(&[], "ET");
            self.line = None;
        }
    }

    /// Opens marked content. Either it or a text object lies within the other (ISO 32000-1, 14.6.1): around marked contents
    /// of nothing but glyphs one text object goes on.
    pub(super) fn begin(&mut self, tag: &str, properties: &str, only_glyphs: bool) {
        self.around = only_glyphs;
        if only_glyphs {
            self.start_text();
        } else {
            self.end_text();
        }
        self.begin_here(tag, properties);
    }

    /// Closes marked content.
    pub(super) fn end(&mut self) {
        if !self.around {
            self.end_text();
        }
        self.operator(&[], "EMC");
    }

    /// The operators; nothing is left open.
    pub(super) fn finish(mut self) -> Vec<Op> {
        self.end_text();
        self.hand_on();
        self.ops
    }

    /// Hands printpdf what is written, which it has no name for.
    fn hand_on(&mut self) {
        if !self.written.is_empty() {
            let key = std::mem::take(&mut self.written);
            self.ops.push(Op::Unknown { key, value: Vec::new() });
        }
    }

    fn begin_here(&mut self, tag: &str, properties: &str) {
        self.end_show();
        for part in ["/", tag, "<<", properties, ">>BDC\n"] {
            self.written.push_str(part);
        }
    }

    /// Every glyph stands within a hundredth of a point of its place: kerning and rounding go into the row.
    ///
    /// Text is shown in the order it is read, whichever way it runs (ISO 32000-1, 14.8.2.3.3). What runs from right to left is
    /// set cluster by cluster, so that it is also read rightly by those who sort by place.
    fn glyphs(&mut self, at: Point, run: &Glyphs, color: Color) {
        let Some(encoding) = self.encodings.get(&run.face) else { return };
        self.start_text();
        self.paint(color);
        let size = milli_pt(run.size).max(1);
        if self.font != Some((run.face, size)) {
            self.font = Some((run.face, size));
            self.end_show();
            self.written.push('/');
            self.written.push_str(&encoding.name);
            self.written.push(' ');
            self.operator(&[size], "Tf");
        }
        let font = Font { size, wide: encoding.wide };
        if run.glyphs.is_sorted_by_key(|glyph| glyph.cluster) {
            let y = milli_pt(self.depth - at.y);
            if !self.line.is_some_and(|line| line.goes_on(at.x, y, size)) {
                self.start_line(at);
            }
            self.row(at, clusters(run), font, encoding);
            return;
        }
        let mut place = at.x;
        let mut all: Vec<(Cluster<'_>, Length)> = clusters(run)
            .map(|cluster| {
                let from = place;
                place += cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
                (cluster, from)
            })
            .collect();
        all.reverse();
        for (cluster, x) in all {
            let at = Point::new(x, at.y);
            self.start_line(at);
            self.row(at, std::iter::once(cluster), font, encoding);
        }
    }

    /// Begins a line at a place of the page.
    fn start_line(&mut self, at: Point) {
        let (x, y) = (milli_pt(at.x), milli_pt(self.depth - at.y));
        let line = self.line.unwrap_or_default();
        self.operator(&[x - line.from.0, y - line.from.1], "Td");
        self.line = Some(Line::at((x, y), line.rise));
    }

    /// Shows clusters from a place on, in the line.
    fn row<'r>(
        &mut self,
        at: Point,
        clusters: impl Iterator<Item = Cluster<'r>>,
        font: Font,
        encoding: &Encoding,
    ) {
        let base = milli_pt(self.depth - at.y) - self.line.unwrap_or_default().from.1;
        let mut x = at.x;
        for cluster in clusters {
            let spelled = !(cluster.text.is_empty() || encoding.says(cluster));
            if spelled {
                self.begin_here(
                    "Span",
                    &["/ActualText", &literal(cluster.text)].concat(),
                );
            }
            for (place, glyph) in cluster.glyphs.iter().enumerate() {
                self.raise(base + milli_pt(glyph.dy));
                let code =
                    encoding.code(glyph.id, cluster.part(place).unwrap_or(cluster.text));
                if let Some(line) = &mut self.line {
                    let shown = (code.code, code.width);
                    line.show(&mut self.written, x + glyph.dx, shown, font);
                }
                x += glyph.advance;
            }
            if spelled {
                self.operator(&[], "EMC");
            }
        }
    }

    /// Raises the pen so far above the line.
    fn raise(&mut self, rise: i64) {
        if let Some(line) = &mut self.line
            && line.rise != rise
        {
            line.rise = rise;
            self.operator(&[rise], "Ts");
        }
    }

    /// Another operator follows than the one that shows glyphs.
    fn end_show(&mut self) {
        if let Some(line) = &mut self.line {
            line.end(&mut self.written);
        }
    }

    fn rectangles(&mut self, at: Point, rectangles: &[Rect], color: Color) {
        if rectangles.is_empty() {
            return;
        }
        self.paint(color);
        for each in rectangles {
            self.rectangle(each.moved(at));
        }
        self.operator(&[], "f");
    }

    fn polygon(&mut self, at: Point, points: &[Point], color: Color) {
        let Some((first, rest)) = points.split_first() else { return };
        self.paint(color);
        self.step("m", &[at + *first]);
        for point in rest {
            self.step("l", &[at + *point]);
        }
        self.operator(&[], "f");
    }

    fn outline(&mut self, rect: Rect, thickness: Length, radius: Length, color: Color) {
        let width = milli_pt(thickness);
        let (line, thick) = self.outline.unzip();
        if line != Some(color) {
            self.tone(color, "G", "RG");
        }
        if thick != Some(width) {
            self.operator(&[width], "w");
        }
        self.outline = Some((color, width));
        let half = thickness / 2;
        let (left, top) = (rect.left() + half, rect.top() + half);
        let (right, bottom) = (rect.right() - half, rect.bottom() - half);
        let inner = Rect::new(left, top, right - left, bottom - top);
        let round = (radius - half).min(inner.size.width / 2).min(inner.size.depth / 2);
        if round <= Length::ZERO {
            self.rectangle(inner);
            self.operator(&[], "S");
            return;
        }
        // A quarter of a circle as a Bézier curve: its handles are 0.5523 of the radius long.
        let handle = round - round.fraction(5_523, 10_000);
        let p = |x: Length, y: Length| Point::new(x, y);
        self.step("m", &[p(left + round, top)]);
        self.step("l", &[p(right - round, top)]);
        self.step(
            "c",
            &[p(right - handle, top), p(right, top + handle), p(right, top + round)],
        );
        self.step("l", &[p(right, bottom - round)]);
        self.step(
            "c",
            &[
                p(right, bottom - handle),
                p(right - handle, bottom),
                p(right - round, bottom),
            ],
        );
        self.step("l", &[p(left + round, bottom)]);
        self.step(
            "c",
            &[
                p(left + handle, bottom),
                p(left, bottom - handle),
                p(left, bottom - round),
            ],
        );
        self.step("l", &[p(left, top + round)]);
        self.step(
            "c",
            &[p(left, top + handle), p(left + handle, top), p(left + round, top)],
        );
        self.operator(&[], "s");
    }

    fn picture(&mut self, rect: Rect, picture: usize) {
        self.hand_on();
        self.ops.push(Op::UseXobject {
            id: XObjectId(super::images::name_of(picture)),
            transform: XObjectTransform {
                translate_x: Some(Pt(real(milli_pt(rect.left())))),
                translate_y: Some(Pt(real(milli_pt(self.depth - rect.bottom())))),
                scale_x: Some(real(milli_pt(rect.size.width))),
                scale_y: Some(real(milli_pt(rect.size.depth))),
                no_auto_scale: true,
                ..XObjectTransform::default()
            },
        });
    }

    fn rectangle(&mut self, rect: Rect) {
        let (x, y) = (milli_pt(rect.left()), milli_pt(self.depth - rect.bottom()));
        let (right, top) = (milli_pt(rect.right()), milli_pt(self.depth - rect.top()));
        self.operator(&[x, y, right - x, top - y], "re");
    }

    fn step(&mut self, operator: &str, points: &[Point]) {
        let places: Vec<i64> = points
            .iter()
            .flat_map(|point| [milli_pt(point.x), milli_pt(self.depth - point.y)])
            .collect();
        self.operator(&places, operator);
    }

    fn paint(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.tone(color, "g", "rg");
        }
    }

    fn tone(&mut self, color: Color, grey: &str, other: &str) {
        self.end_show();
        tone(&mut self.written, color, grey, other);
        self.written.push('\n');
    }

    /// Writes an operator with its operands, in thousandths.
    fn operator(&mut self, milli: &[i64], key: &str) {
        self.end_show();
        operate(&mut self.written, milli, key);
        self.written.push('\n');
    }
}

const fn rect(size: Size) -> Rect {
    Rect { at: Point::new(Length::ZERO, Length::ZERO), size }
}
