//! The pages and the tag tree → text that reads well in a diff.
//!
//! Of each page its ink in the order it is printed: runs on one baseline are one line of text, with the place of its beginning. Then the
//! tree, with the text of each leaf.

use super::{Made, mark_of, said};
use crate::font::Fonts;
use crate::form::Form;
use crate::geom::{Length, Point, Size};
use crate::layout::Color;
use crate::mark::{Glyphs, Ink, Mark, Owner};
use crate::structure::{FieldKind, Node, NodeId, Role, Scope, Structure};
use std::collections::BTreeMap;
use std::fmt::Write;

/// The whole proof.
pub(super) fn text(made: &Made) -> String {
    let mut proof = String::new();
    for page in &made.pages {
        let (width, depth) = (pt(page.size.width), pt(page.size.depth));
        line(&mut proof, format_args!("page {}  {width} x {depth} pt", page.folio));
        let inked: Vec<&Mark> = page
            .marks
            .iter()
            .filter(|mark| !matches!(mark.ink, Ink::Room(_)))
            .collect();
        for row in inked.chunk_by(|a, b| stands_beside(a, b)) {
            marks(&mut proof, row, &made.source.fonts);
        }
        proof.push('\n');
    }
    sheets(&mut proof, made);
    let structure = &made.galleys.structure;
    node(&mut proof, structure, &said(made), Structure::ROOT, 0);
    proof
}

/// Which pages share a side, from left to right; nothing if none do.
fn sheets(proof: &mut String, made: &Made) {
    if made.source.layout.form == Form::Flat {
        return;
    }
    for (index, sheet) in made.sheets.iter().enumerate() {
        for (side, forme) in
            [("front", Some(&sheet.front)), ("back", sheet.back.as_ref())]
        {
            let Some(forme) = forme else { continue };
            let cells: Vec<String> = forme
                .cells
                .iter()
                .map(|cell| format!("{} at {}", cell.page + 1, place(cell.at)))
                .collect();
            let (sheet, size) = (index + 1, measures(forme.size));
            line(
                proof,
                format_args!("sheet {sheet} {side}  {size} pt: {}", cells.join(", ")),
            );
        }
    }
    proof.push('\n');
}

fn line(proof: &mut String, words: std::fmt::Arguments<'_>) {
    // A string takes every line; there is no error to pass on.
    let _ = writeln!(proof, "{words}");
}

/// Whether two runs make one line of text.
fn stands_beside(a: &Mark, b: &Mark) -> bool {
    let (Ink::Glyphs(first, _), Ink::Glyphs(second, _)) = (&a.ink, &b.ink) else {
        return false;
    };
    let gap = b.at.x - a.at.x - first.width();
    let size = first.size.max(second.size);
    // Raised figures stand beside their word; what stands farther off is another column.
    let rise = a.at.y.max(b.at.y) - a.at.y.min(b.at.y);
    kind(a.owner) == kind(b.owner) && rise * 2 < size && gap > -size && gap < size
}

/// One line of text, or one other mark.
fn marks(proof: &mut String, row: &[&Mark], fonts: &Fonts) {
    let mut words = String::new();
    let mut before: Option<&Glyphs> = None;
    for mark in row {
        match &mark.ink {
            Ink::Glyphs(run, _) => {
                if before.is_none_or(|before| {
                    (before.face, before.size) != (run.face, run.size)
                }) {
                    let face = &fonts.face(run.face).postscript;
                    let gap = if words.is_empty() { "" } else { " " };
                    let _ = write!(words, "{gap}[{} {face}] ", pt(run.size));
                }
                words.push_str(&visible(&run.text));
                before = Some(run);
            }
            Ink::Fill(size, color) => {
                words = format!("fill {} {}", measures(*size), code(*color));
            }
            Ink::Outline { size, thickness, radius, color } => {
                let (thick, round) = (pt(*thickness), pt(*radius));
                words = format!(
                    "box {} line {thick} radius {round} {}",
                    measures(*size),
                    code(*color)
                );
            }
            Ink::Polygon(points, color) => {
                let points: Vec<String> =
                    points.iter().map(|point| place(*point)).collect();
                words = format!("polygon {} {}", points.join(", "), code(*color));
            }
            Ink::Cells(cells, color) => {
                words = format!("cells {} {}", cells.len(), code(*color));
            }
            Ink::Picture(picture, size) => {
                words = format!("picture {picture} {}", measures(*size));
            }
            Ink::Room(_) => {}
        }
    }
    if let Some(first) = row.first() {
        let (y, x) = (pt(first.at.y), pt(first.at.x));
        line(proof, format_args!("{y:>7} {x:>6}  {}{words}", kind(first.owner)));
    }
}

/// Nothing for content; the artifact's kind for the rest.
const fn kind(owner: Owner) -> &'static str {
    match owner {
        Owner::Node(_) => "",
        Owner::Decoration => "- ",
        Owner::Header => "header ",
        Owner::Footer => "footer ",
        Owner::Identity => "whose ",
        Owner::Repeated => "again ",
    }
}

/// A node and all below it; what is not printed is there too, for it is in the content.
fn node(
    proof: &mut String,
    structure: &Structure,
    said: &BTreeMap<NodeId, String>,
    id: NodeId,
    depth: usize,
) {
    let each = structure.node(id);
    let words = match &each.role {
        Role::Field(field) => Some(mark_of(field)),
        Role::Ink => said.get(&id).map(String::as_str),
        Role::Document
        | Role::Part(_)
        | Role::Contents
        | Role::Entry
        | Role::PartLink(_)
        | Role::Section
        | Role::Heading(_)
        | Role::Paragraph
        | Role::List { numbered: _ }
        | Role::Item
        | Role::Label
        | Role::Body
        | Role::Table
        | Role::TableHead
        | Role::TableBody
        | Role::Row
        | Role::HeadCell(_)
        | Role::Cell
        | Role::Caption
        | Role::Figure { alt: _ }
        | Role::Note(_)
        | Role::Reference
        | Role::Span
        | Role::NoteLink(_)
        | Role::Link { url: _ } => None,
    };
    let words =
        words.map_or_else(String::new, |words| format!(" \"{}\"", visible(words)));
    line(proof, format_args!("{:indent$}{}{words}", "", label(each), indent = depth * 2));
    let is_room = |id: &NodeId| matches!(&structure.node(*id).role, Role::Field(field) if field.kind == FieldKind::Write);
    for child in each.children.iter().filter(|child| !is_room(child)) {
        node(proof, structure, said, *child, depth + 1);
    }
}

fn label(node: &Node) -> String {
    let role = match &node.role {
        Role::Document => "document".to_owned(),
        Role::Part(number) => format!("part {number}"),
        Role::Contents => "contents".to_owned(),
        Role::Entry => "entry".to_owned(),
        Role::PartLink(number) => format!("link to part {number}"),
        Role::Section => "section".to_owned(),
        Role::Heading(level) => format!("heading {level}"),
        Role::Paragraph => "paragraph".to_owned(),
        Role::List { numbered: true } => "list, numbered".to_owned(),
        Role::List { numbered: false } => "list".to_owned(),
        Role::Item => "item".to_owned(),
        Role::Label => "label".to_owned(),
        Role::Body => "body".to_owned(),
        Role::Table => "table".to_owned(),
        Role::TableHead => "head".to_owned(),
        Role::TableBody => "rows".to_owned(),
        Role::Row => "row".to_owned(),
        Role::HeadCell(Scope::Column) => "cell, names its column".to_owned(),
        Role::HeadCell(Scope::Row) => "cell, names its row".to_owned(),
        Role::Cell => "cell".to_owned(),
        Role::Caption => "caption".to_owned(),
        Role::Figure { alt } => format!("figure: {alt}"),
        Role::Note(work) => format!("entry {}", work.0),
        Role::Reference => "citation".to_owned(),
        Role::NoteLink(work) => format!("link to entry {}", work.0),
        Role::Link { url } => format!("link to {url}"),
        Role::Span => "span".to_owned(),
        Role::Ink | Role::Field(_) => "ink".to_owned(),
    };
    match &node.language {
        Some(language) => format!("{role} in {language}"),
        None => role,
    }
}

/// Characters that a diff would hide, by their names in brackets.
fn visible(text: &str) -> String {
    text.replace('\u{ad}', "<shy>")
        .replace('\u{a0}', "<nbsp>")
        .replace('\n', "<lf>")
}

fn code(color: Color) -> String {
    format!("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue)
}

fn measures(size: Size) -> String {
    format!("{} x {}", pt(size.width), pt(size.depth))
}

fn place(point: Point) -> String {
    format!("{} {}", pt(point.x), pt(point.y))
}

/// Points with one decimal, or none if it would be 0.
fn pt(length: Length) -> String {
    let tenths = super::object::divided(i64::from(length.to_emu()), 1_270);
    let (sign, size) = (if tenths < 0 { "-" } else { "" }, tenths.abs());
    if size % 10 == 0 {
        format!("{sign}{}", size / 10)
    } else {
        format!("{sign}{}.{}", size / 10, size % 10)
    }
}
