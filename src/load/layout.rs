//! Layout files → [`Layout`]: those a layout extends are read first, and what it says itself wins.

use super::at::{At, Places};
use super::near::{listed, nearest};
use super::raw::layout as raw;
use super::{Kind, read, schema, shape, shipped, units};
use crate::diag::{Diagnostic, Report};
use crate::geom::{Length, Sides, Size};
use crate::layout::{Color, Ground, Layout, Palette, References, Spaces, Style, Styles};
use crate::span::{FileId, Span};
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

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
    let first = Which::of(wanted, Path::new(""));
    let name = first.name();
    let chain = chain(report, first)?;
    let mut places = Places::default();
    let mut base = 0;
    let mut whole: Option<Spanned<DeTable<'_>>> = None;
    let before = report.errors();
    for (file, text) in &chain {
        places.add(base, *file);
        let mut table = read::table(report, *file, text)?;
        shift(&mut table, base);
        shape::check(report, &places, &schema::strict(Kind::Layout), &table, false);
        base += text.len() + 1;
        match &mut whole {
            Some(whole) => inherit(whole.get_mut(), table.into_inner()),
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

/// A layout that is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Which {
    Shipped(String),
    At(PathBuf),
}

impl Which {
    /// A path ends in `.toml` or names a folder; anything else is a shipped layout's name.
    fn of(wanted: &str, folder: &Path) -> Self {
        let is_path = wanted.ends_with(".toml")
            || wanted.contains(['/', std::path::MAIN_SEPARATOR]);
        if is_path {
            Self::At(folder.join(wanted))
        } else {
            Self::Shipped(wanted.to_owned())
        }
    }

    fn name(&self) -> String {
        match self {
            Self::Shipped(name) => name.clone(),
            Self::At(path) => path
                .file_stem()
                .map(|stem| stem.to_string_lossy().into_owned())
                .unwrap_or_default(),
        }
    }

    fn folder(&self) -> &Path {
        match self {
            Self::Shipped(_) => Path::new(""),
            Self::At(path) => path.parent().unwrap_or(Path::new("")),
        }
    }

    /// The same file is the same layout, however its path is spelt.
    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::At(one), Self::At(two)) => {
                let real = |path: &PathBuf| path.canonicalize().ok();
                one == two || (real(one).is_some() && real(one) == real(two))
            }
            (Self::Shipped(one), Self::Shipped(two)) => one == two,
            (Self::Shipped(_), Self::At(_)) | (Self::At(_), Self::Shipped(_)) => false,
        }
    }
}

/// The files of a layout and of those it extends, the layout itself first.
fn chain(report: &mut Report, first: Which) -> Option<Vec<(FileId, String)>> {
    let mut files: Vec<(FileId, String)> = Vec::new();
    let mut seen: Vec<Which> = Vec::new();
    let mut next = Some((first, None));
    while let Some((which, place)) = next.take() {
        if seen.iter().any(|before| before.same(&which)) {
            let names: Vec<String> = seen.iter().map(Which::name).collect();
            let circle = format!(
                "this layout extends itself: {} → {}",
                names.join(" → "),
                which.name()
            );
            let mut wrong = Diagnostic::error("layout-circle", circle)
                .hint("leave `extends` out of one of them");
            wrong.place = place;
            report.push(wrong);
            return None;
        }
        let file = open(report, &which, place)?;
        let text = read::owned(report, file);
        let extends = extends(&text);
        let folder = which.folder().to_owned();
        files.push((file, text));
        seen.push(which);
        next = extends.map(|(wanted, range)| {
            (Which::of(&wanted, &folder), Some(Span::new(file, range)))
        });
    }
    Some(files)
}

/// What a layout extends; what is wrong with it is said when the layout itself is checked.
fn extends(text: &str) -> Option<(String, std::ops::Range<usize>)> {
    let (table, _) = DeTable::parse_recoverable(text);
    let value = table.get_ref().get("extends")?;
    Some((value.get_ref().as_str()?.to_owned(), value.span()))
}

fn open(report: &mut Report, which: &Which, place: Option<Span>) -> Option<FileId> {
    match which {
        Which::At(path) => read::text(report, path, "layout file"),
        Which::Shipped(name) => {
            if let Some(layout) = shipped::find(name) {
                let path = PathBuf::from(format!("layouts/{name}.toml"));
                return Some(report.files.add(path, layout.to_owned()));
            }
            let names: Vec<&str> = shipped::names().collect();
            let near = nearest(name, names.iter().copied());
            let all = listed(names.iter().copied(), "and");
            let message = format!("there is no layout `{name}`");
            let mut wrong = match place {
                Some(_) => Diagnostic::error("layout-unknown", message),
                None => Diagnostic::machine("layout-unknown", message),
            };
            wrong.place = place;
            if let Some(near) = near {
                wrong = wrong.hint(format!("did you mean `{near}`?"));
            }
            report.push(wrong.hint(format!(
                "the layouts are {all}; a file of your own is named with its .toml"
            )));
            None
        }
    }
}

/// Counts the places of a table on from `base`.
fn shift(table: &mut Spanned<DeTable<'_>>, base: usize) {
    let moved = std::mem::take(table.get_mut());
    let range = table.span();
    *table = Spanned::new(range.start + base..range.end + base, shifted(moved, base));
}

fn shifted(table: DeTable<'_>, base: usize) -> DeTable<'_> {
    let on = |range: std::ops::Range<usize>| range.start + base..range.end + base;
    table
        .into_iter()
        .map(|(key, value)| {
            let key = Spanned::new(on(key.span()), key.into_inner());
            (key, shifted_value(value, base))
        })
        .collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, base: usize) -> Spanned<DeValue<'_>> {
    let range = value.span();
    let inner = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(shifted(table, base)),
        DeValue::Array(mut array) => {
            for value in array.iter_mut() {
                let unmoved = Spanned::new(0..0, DeValue::Boolean(false));
                *value = shifted_value(std::mem::replace(value, unmoved), base);
            }
            DeValue::Array(array)
        }
        plain @ (DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_)) => plain,
    };
    Spanned::new(range.start + base..range.end + base, inner)
}

/// Adds what only the extended layout says.
fn inherit<'i>(own: &mut DeTable<'i>, extended: DeTable<'i>) {
    for (key, value) in extended {
        match own.get_mut(key.get_ref().as_ref()) {
            None => {
                own.insert(key, value);
            }
            Some(mine) => {
                if let (DeValue::Table(mine), DeValue::Table(theirs)) =
                    (mine.get_mut(), value.into_inner())
                {
                    inherit(mine, theirs);
                }
            }
        }
    }
}

/// Written values → meant ones; what cannot be meant is reported and replaced.
struct Meant<'a> {
    report: &'a mut Report,
    places: &'a Places,
}

impl Meant<'_> {
    fn layout(&mut self, name: String, raw: &raw::Layout) -> Layout {
        Layout {
            name,
            title: raw.title.value.clone(),
            paper: self.paper(&raw.paper.value),
            margins: Sides {
                top: self.length(&raw.margins.top),
                right: self.length(&raw.margins.right),
                bottom: self.length(&raw.margins.bottom),
                left: self.length(&raw.margins.left),
            },
            columns: usize::from(raw.columns.value),
            gutter: self.length(&raw.gutter),
            references: match raw.references.value {
                raw::References::Foot => References::Foot,
                raw::References::End => References::End,
            },
            families: raw.families.iter().map(|family| family.value.clone()).collect(),
            hyphenate: raw.hyphenate,
            stack_below: self.tenths(&raw.stack_below),
            styles: self.styles(&raw.styles),
            palette: self.palette(&raw.palette),
            spaces: self.spaces(&raw.spaces),
        }
    }

    fn paper(&mut self, paper: &raw::Paper) -> Size {
        match paper {
            raw::Paper::Named(name) => units::PAPERS
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, size)| *size)
                .unwrap_or_default(),
            raw::Paper::Sized(sides) => {
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

    fn length(&mut self, written: &At<raw::Measured>) -> Length {
        units::length(&written.value.0).unwrap_or_else(|wrong| {
            let hint = "write a number and pt, mm, cm or in: \"12pt\", \"0.75in\"";
            self.wrong("length", wrong, hint, written);
            Length::ZERO
        })
    }

    fn tenths(&mut self, written: &At<raw::Ems>) -> i32 {
        units::tenths_of_em(&written.value.0).unwrap_or_else(|wrong| {
            self.wrong("length", wrong, "write a number and em: \"8em\"", written);
            0
        })
    }

    fn color(&mut self, written: &At<raw::Hex>) -> Color {
        units::color(&written.value.0).unwrap_or_else(|| {
            let wrong = format!("`{}` is not a color", written.value.0);
            let hint = "write # and six digits or letters from a to f: \"#0B5563\"";
            self.wrong("color", wrong, hint, written);
            Color::BLACK
        })
    }

    fn wrong<T>(
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
