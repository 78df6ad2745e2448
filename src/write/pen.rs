//! Marks → operators of a page. It knows where the ink goes and what it looks like, not what it means.
//!
//! The page is turned over here, and only here: marks count from the top, PDF from the bottom.

use super::fonts::{Cluster, Encoding, clusters, parts};
use super::object::{divided, milli_pt, real, text_bytes};
use super::row::Row;
use crate::font::FaceId;
use crate::geom::{Length, Point, Rect, Size};
use crate::layout::Color;
use crate::mark::{Glyphs, Ink};
use printpdf::{
    DictItem, FontId, Greyscale, Op, PdfFontHandle, Pt, Rgb, XObjectId, XObjectTransform,
};
use std::collections::BTreeMap;

/// A pen over one page: the operators so far and the state they leave.
#[derive(Debug)]
pub(super) struct Pen<'a> {
    ops: Vec<Op>,
    encodings: &'a BTreeMap<FaceId, Encoding>,
    depth: Length,
    fill: Option<Color>,
    line: Option<(Color, i64)>,
    font: Option<(FaceId, i64)>,
    /// The beginning of the line in the open text object, in thousandths of a point.
    text: Option<(i64, i64)>,
    /// Whether the text object was opened around the open marked content, not within.
    around: bool,
}

impl<'a> Pen<'a> {
    /// A pen over a blank page so deep.
    pub(super) fn new(encodings: &'a BTreeMap<FaceId, Encoding>, depth: Length) -> Self {
        // Nothing is set but what every page starts with: black fills.
        Self {
            ops: Vec::new(),
            encodings,
            depth,
            fill: Some(Color::BLACK),
            line: None,
            font: None,
            text: None,
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
    fn start_text(&mut self) -> (i64, i64) {
        if self.text.is_none() {
            self.ops.push(Op::StartTextSection);
        }
        *self.text.get_or_insert_default()
    }

    /// Ends the open text object, if there is one.
    fn end_text(&mut self) {
        if self.text.take().is_some() {
            self.ops.push(Op::EndTextSection);
        }
    }

    /// Opens marked content. Either it or a text object lies within the other (ISO 32000-1, 14.6.1): around marked contents
    /// of nothing but glyphs one text object goes on.
    pub(super) fn begin<const N: usize>(
        &mut self,
        tag: &str,
        properties: [(&str, DictItem); N],
        only_glyphs: bool,
    ) {
        self.around = only_glyphs;
        if only_glyphs {
            let _ = self.start_text();
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
        self.ops.push(Op::EndMarkedContent);
    }

    /// The operators; nothing is left open.
    pub(super) fn finish(mut self) -> Vec<Op> {
        self.end_text();
        self.ops
    }

    fn begin_here<const N: usize>(
        &mut self,
        tag: &str,
        properties: [(&str, DictItem); N],
    ) {
        let map = properties
            .into_iter()
            .map(|(key, value)| (key.to_owned(), value))
            .collect();
        self.ops.push(Op::BeginMarkedContentWithProperties {
            tag: tag.to_owned(),
            properties: DictItem::Dict { map },
        });
    }

    /// Every glyph stands within a hundredth of a point of its place: kerning and rounding go into the row.
    fn glyphs(&mut self, at: Point, run: &Glyphs, color: Color) {
        let Some(encoding) = self.encodings.get(&run.face) else { return };
        self.paint(color);
        let size = milli_pt(run.size).max(1);
        if self.font != Some((run.face, size)) {
            let _ = self.start_text();
            self.font = Some((run.face, size));
            let font = PdfFontHandle::External(FontId(encoding.name.clone()));
            self.ops.push(Op::SetFont { font, size: Pt(real(size)) });
        }
        for (clusters, from) in rows(run) {
            let at = Point::new(at.x + from, at.y);
            self.row(at, &clusters, Row::new(size, encoding.wide), encoding);
        }
    }

    fn row(
        &mut self,
        at: Point,
        clusters: &[Cluster<'_>],
        mut row: Row,
        encoding: &Encoding,
    ) {
        let (x, y) = (milli_pt(at.x), milli_pt(self.depth - at.y));
        let (from_x, from_y) = self.start_text();
        self.text = Some((x, y));
        self.operator("Td", &[x - from_x, y - from_y]);
        let (mut place, mut raised) = (Length::ZERO, Length::ZERO);
        for cluster in clusters {
            let parts = parts(*cluster);
            let said = || cluster.glyphs.iter().zip(&parts);
            let mut codes = said().map(|(glyph, part)| encoding.code(glyph.id, part));
            let says = !parts.is_empty() && codes.all(|code| code.says);
            let spelled = !(cluster.text.is_empty() || says);
            if spelled {
                self.show(&mut row);
                self.begin_here("Span", [("ActualText", literal(cluster.text))]);
            }
            for (place_in, glyph) in cluster.glyphs.iter().enumerate() {
                if glyph.dy != raised {
                    self.show(&mut row);
                    raised = glyph.dy;
                    self.ops
                        .push(Op::SetLineOffset { multiplier: real(milli_pt(raised)) });
                }
                let part = parts.get(place_in).copied().unwrap_or(cluster.text);
                let code = encoding.code(glyph.id, part);
                row.put(place + glyph.dx, code.code, code.width);
                place += glyph.advance;
            }
            if spelled {
                self.show(&mut row);
                self.ops.push(Op::EndMarkedContent);
            }
        }
        self.show(&mut row);
        if !raised.is_zero() {
            self.ops.push(Op::SetLineOffset { multiplier: 0.0 });
        }
    }

    fn show(&mut self, row: &mut Row) {
        self.ops
            .extend(row.taken().map(|key| Op::Unknown { key, value: Vec::new() }));
    }

    fn rectangles(&mut self, at: Point, rectangles: &[Rect], color: Color) {
        if rectangles.is_empty() {
            return;
        }
        self.paint(color);
        for each in rectangles {
            self.rectangle(each.moved(at));
        }
        self.operator("f", &[]);
    }

    fn polygon(&mut self, at: Point, points: &[Point], color: Color) {
        let Some((first, rest)) = points.split_first() else { return };
        self.paint(color);
        self.step("m", &[at + *first]);
        for point in rest {
            self.step("l", &[at + *point]);
        }
        self.operator("f", &[]);
    }

    fn outline(&mut self, rect: Rect, thickness: Length, radius: Length, color: Color) {
        let width = milli_pt(thickness);
        let (line, thick) = self.line.map_or((None, None), |(c, w)| (Some(c), Some(w)));
        if line != Some(color) {
            self.ops.push(Op::SetOutlineColor { col: tone(color) });
        }
        if thick != Some(width) {
            self.ops.push(Op::SetOutlineThickness { pt: Pt(real(width)) });
        }
        self.line = Some((color, width));
        let half = thickness / 2;
        let (left, top) = (rect.left() + half, rect.top() + half);
        let (right, bottom) = (rect.right() - half, rect.bottom() - half);
        let inner = Rect::new(left, top, right - left, bottom - top);
        let round = (radius - half).min(inner.size.width / 2).min(inner.size.depth / 2);
        if round <= Length::ZERO {
            self.rectangle(inner);
            self.operator("S", &[]);
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
        self.operator("s", &[]);
    }

    fn picture(&mut self, rect: Rect, picture: usize) {
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
        self.operator("re", &[x, y, right - x, top - y]);
    }

    fn step(&mut self, operator: &str, points: &[Point]) {
        let places: Vec<i64> = points
            .iter()
            .flat_map(|point| [milli_pt(point.x), milli_pt(self.depth - point.y)])
            .collect();
        self.operator(operator, &places);
    }

    fn paint(&mut self, color: Color) {
        if self.fill != Some(color) {
            self.fill = Some(color);
            self.ops.push(Op::SetFillColor { col: tone(color) });
        }
    }

    fn operator(&mut self, key: &str, milli: &[i64]) {
        self.ops.push(Op::Unknown {
            key: key.to_owned(),
            value: milli.iter().map(|each| item(*each)).collect(),
        });
    }
}

/// The rows of a run, each with its place from the left: all in one, or, where it runs from right to left, a row for each
/// cluster, in the order they are read.
///
/// Text is shown in the order it is read, whichever way it runs (ISO 32000-1, 14.8.2.3.3); each cluster in a row of its own is
/// also read rightly by those who sort by place.
fn rows(run: &Glyphs) -> Vec<(Vec<Cluster<'_>>, Length)> {
    if run.glyphs.is_sorted_by_key(|glyph| glyph.cluster) {
        return vec![(clusters(run).collect(), Length::ZERO)];
    }
    let mut place = Length::ZERO;
    let mut rows: Vec<(Vec<Cluster<'_>>, Length)> = clusters(run)
        .map(|cluster| {
            let from = place;
            place += cluster.glyphs.iter().map(|glyph| glyph.advance).sum();
            (vec![cluster], from)
        })
        .collect();
    rows.reverse();
    rows
}

/// A text in the properties of marked content.
pub(super) fn literal(text: &str) -> DictItem {
    DictItem::String { data: text_bytes(text), literal: true }
}

/// A name in the properties of marked content.
pub(super) fn named(name: &str) -> DictItem {
    DictItem::Name(name.as_bytes().to_vec())
}

fn item(milli: i64) -> DictItem {
    if milli % 1000 == 0 {
        DictItem::Int(milli / 1000)
    } else {
        DictItem::Real(real(milli))
    }
}

const fn rect(size: Size) -> Rect {
    Rect { at: Point::new(Length::ZERO, Length::ZERO), size }
}

/// Greys as grey, so that black text prints with black ink alone.
fn tone(color: Color) -> printpdf::Color {
    let part = |value: u8| real(divided(i64::from(value) * 1000, 255));
    if color.red == color.green && color.green == color.blue {
        let percent = part(color.red);
        return printpdf::Color::Greyscale(Greyscale { percent, icc_profile: None });
    }
    let [r, g, b] = [color.red, color.green, color.blue].map(part);
    printpdf::Color::Rgb(Rgb { r, g, b, icc_profile: None })
}
