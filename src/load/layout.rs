//! Layout files → [`Layout`]: those a layout extends are read first, and what it says itself wins.

use super::at::{At, Places};
use super::extends::{self, Which};
use super::raw::{layout as raw, values};
use super::{Kind, checks, form, mistaken, read, schema, shape, units};
use crate::diag::{Diagnostic, Report};
use crate::geom::{Length, Sides, Size};
use crate::layout::{
    Color, Ground, Layout, Palette, References, Spaces, Style, Styles, Takes,
};
use crate::span::Span;
use std::path::Path;
use toml::Spanned;
use toml::de::DeTable;

/// A layout, and where its families are named.
#[derive(Debug)]
pub struct Read {
    /// The layout.
    pub layout: Layout,
    /// The places of its families.
    pub families: Vec<Span>,
}

/// Reads the layout of a name or path, with those it extends; `None` if the report says why not.
pub fn read(report: &mut Report, wanted: &str) -> Option<Read> {
    named(report, wanted, Path::new(""), None)
}

/// The same, for a layout that a file of a folder names at a place.
pub fn named(
    report: &mut Report,
    wanted: &str,
    folder: &Path,
    place: Option<Span>,
) -> Option<Read> {
    let first = Which::of(wanted, folder);
    let name = first.name();
    let chain = extends::chain(report, first, place)?;
    let mut places = Places::default();
    let mut base = 0;
    let mut whole: Option<Spanned<DeTable<'_>>> = None;
    let before = report.errors();
    for (file, text) in &chain {
        places.add(base, *file);
        let mut table = read::table(report, *file, text)?;
        extends::shift(&mut table, base);
        if mistaken::is(report, &places, Kind::Layout, &table) {
            return None;
        }
        shape::check(report, &places, schema::strict(Kind::Layout), &table, false);
        base += text.len() + 1;
        match &mut whole {
            Some(whole) => extends::inherit(whole.get_mut(), table.into_inner()),
            None => whole = Some(table),
        }
    }
    if report.errors() > before {
        return None;
    }
    let written: raw::Layout = read::fitted(report, &places, Kind::Layout, whole?)?;
    let mut meant = Meant { report, places: &places };
    let layout = meant.layout(name, &written);
    let families = written
        .families
        .iter()
        .map(|family| places.span(&family.range))
        .collect();
    (report.errors() == before).then_some(Read { layout, families })
}

/// Written values → meant ones; what cannot be meant is reported and replaced.
#[derive(Debug)]
pub(super) struct Meant<'a> {
    report: &'a mut Report,
    places: &'a Places,
}

impl Meant<'_> {
    fn layout(&mut self, name: String, raw: &raw::Layout) -> Layout {
        let sheet = self.paper(&raw.paper.value);
        let margins = Sides {
            top: self.length(&raw.margins.top),
            right: self.length(&raw.margins.right),
            bottom: self.length(&raw.margins.bottom),
            left: self.length(&raw.margins.left),
        };
        let gutter = self.length(&raw.gutter);
        let (paper, form) = form::read(self, raw, sheet, margins, gutter);
        Layout {
            name,
            title: raw.title.value.clone(),
            paper,
            form,
            edition: form::edition(raw.edition),
            profile: checks::profile(raw.profile),
            settings: checks::settings(self, raw),
            fit: form::ladder(self, raw),
            margins,
            margins_at: Some(self.margins_at(&raw.margins, margins)),
            bilingual: form::bilingual(self, raw),
            columns: usize::from(raw.columns.value),
            gutter,
            references: match raw.references.value {
                raw::References::Foot => References::Foot,
                raw::References::End => References::End,
                raw::References::Back => References::Back,
            },
            families: raw.families.iter().map(|family| family.value.clone()).collect(),
            // No language is known yet.
            least_leading: 100,
            stack: None,
            hyphenate: raw.hyphenate,
            stack_below: self.tenths(&raw.stack_below),
            styles: self.styles(&raw.styles),
            palette: self.palette(&raw.palette),
            takes: match raw.brand {
                raw::Brand::Full => Takes::Full,
                raw::Brand::Logo => Takes::Logo,
                raw::Brand::Grey => Takes::Grey,
            },
            spaces: self.spaces(&raw.spaces),
        }
    }

    /// Of the left and right and of the top and bottom margins, those that take more room.
    fn margins_at(&self, raw: &raw::Margins, margins: Sides) -> (Span, Span) {
        let left = margins.left >= margins.right;
        let top = margins.top >= margins.bottom;
        let across = if left { &raw.left } else { &raw.right };
        let down = if top { &raw.top } else { &raw.bottom };
        (self.places.span(&across.range), self.places.span(&down.range))
    }

    fn paper(&mut self, paper: &values::Paper) -> Size {
        match paper {
            values::Paper::Named(name) => units::PAPERS
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, size)| *size)
                .unwrap_or_default(),
            values::Paper::Sized(sides) => {
                Size::new(self.length(&sides.width), self.length(&sides.height))
            }
        }
    }

    fn styles(&mut self, raw: &raw::Styles) -> Styles {
        Styles {
            title: self.style(&raw.title),
            subtitle: self.style(&raw.subtitle),
            masthead: self.style(&raw.masthead),
            heading: self.style(&raw.heading),
            subheading: self.style(&raw.subheading),
            body: self.style(&raw.body),
            table: self.style(&raw.table),
            table_head: self.style(&raw.table_head),
            drug: self.style(&raw.drug),
            note: self.style(&raw.note),
            furniture: self.style(&raw.furniture),
        }
    }

    fn style(&mut self, raw: &raw::Style) -> Style {
        Style {
            size: self.length(&raw.size),
            leading: self.length(&raw.leading),
            bold: raw.bold,
            italic: raw.italic,
            color: self.color(&raw.color),
            tabular: raw.tabular,
        }
    }

    fn palette(&mut self, raw: &raw::Palette) -> Palette {
        Palette {
            accent: self.color(&raw.accent),
            tint: self.color(&raw.tint),
            zebra: self.color(&raw.zebra),
            rule: self.color(&raw.rule),
            link: self.color(&raw.link),
            pen: self.color(&raw.pen),
            table_head: self.ground(&raw.table_head),
            emergency: self.ground(&raw.emergency),
            urgent: self.ground(&raw.urgent),
            routine: self.ground(&raw.routine),
            note: self.ground(&raw.note),
            warning: self.ground(&raw.warning),
            tip: self.ground(&raw.tip),
            cover: self.ground(&raw.cover),
        }
    }

    fn ground(&mut self, raw: &raw::Ground) -> Ground {
        Ground {
            fill: self.color(&raw.fill),
            ink: self.color(&raw.ink),
        }
    }

    fn spaces(&mut self, raw: &raw::Spaces) -> Spaces {
        Spaces {
            indent: self.length(&raw.indent),
            before_heading: self.length(&raw.before_heading),
            after_heading: self.length(&raw.after_heading),
            before_subheading: self.length(&raw.before_subheading),
            after_subheading: self.length(&raw.after_subheading),
            paragraph: self.length(&raw.paragraph),
            block: self.length(&raw.block),
            item: self.length(&raw.item),
            padding: self.length(&raw.padding),
            cell_x: self.length(&raw.cell_x),
            cell_y: self.length(&raw.cell_y),
            tick: self.length(&raw.tick),
            write_on: self.length(&raw.write_on),
            thin: self.length(&raw.thin),
            thick: self.length(&raw.thick),
            bar: self.length(&raw.bar),
        }
    }

    /// A length as it is meant.
    pub(super) fn length(&mut self, written: &At<values::Measured>) -> Length {
        units::length(&written.value.0).unwrap_or_else(|wrong| {
            let hint = "write a number and pt, mm, cm or in: \"12pt\", \"0.75in\"";
            self.wrong("length", wrong, hint, written);
            Length::ZERO
        })
    }

    fn tenths(&mut self, written: &At<values::Ems>) -> i32 {
        units::tenths_of_em(&written.value.0).unwrap_or_else(|wrong| {
            self.wrong("length", wrong, "write a number and em: \"8em\"", written);
            0
        })
    }

    fn color(&mut self, written: &At<values::Hex>) -> Color {
        units::color(&written.value.0).unwrap_or_else(|| {
            let wrong = format!("`{}` is not a color", written.value.0);
            let hint = "write # and six digits or letters from a to f: \"#0B5563\"";
            self.wrong("color", wrong, hint, written);
            Color::BLACK
        })
    }

    /// Reports an error at a value.
    pub(super) fn wrong<T>(
        &mut self,
        rule: &'static str,
        message: String,
        hint: &str,
        written: &At<T>,
    ) {
        let place = self.places.span(&written.range);
        self.report
            .push(Diagnostic::error(rule, message).at(place).hint(hint));
    }
}
