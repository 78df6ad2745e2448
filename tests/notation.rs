//! A galley on one line, and a make-up read back the same way.
//!
//! Items stand between spaces. `a:12` is a strip 12 pt deep, `a:12^3,5` one that cites works 3 and 5; `.` is a free break,
//! `!` a forbidden one, `$90` a priced one, `/` a forced one; `+6` is glue. `.[f:9|h:12]` is a break with a foot and a head,
//! either of which may be missing, and both may cite. A make-up reads `a b, c ^3,5 | h d`: columns, then the works at the foot,
//! then the next page. Every strip has its place in the row of the galley as its span.
//!
//! A galley that was set is written the same way, an item a line, with `{` and `}` where bands begin and end. The name of a strip
//! is its ink: `;` stands between what is on one height, `/` before what is lower. Text stands there as it is, with `_` for
//! spaces; `[]` is a box to tick, `=80` a rule 80 pt wide, `#80x12` a ground, `|12` an upright rule, `%60x40` a picture, `::20` a
//! code; `@14` follows what begins 14 pt from the left edge. White has no ink, so its name is `-`.

use expect_test::Expect;
use handout::diag::{Report, Severity};
use handout::galley::{Band, Break, Frames, Galley, Galleys, Item, Note, Penalty, Strip};
use handout::geom::{Length, Point, Rect, Size};
use handout::handout::WorkId;
use handout::layout::Color;
use handout::mark::{Ink, Mark, Owner};
use handout::page::{Page, What};
use handout::paginate;
use handout::span::{FileId, Span};
use handout::structure::{NodeId, Structure};

/// The width of a column, in points.
pub const MEASURE: i32 = 100;
/// Between columns, in points.
pub const GUTTER: i32 = 10;

/// A galley, drawn.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The galleys; each strip has one mark, owned by a node that numbers its item.
    pub galleys: Galleys,
    names: Vec<(What, String)>,
}

/// A galley from its picture.
pub fn draw(main: &str) -> Drawn {
    let mut drawn = Drawn {
        galleys: Galleys {
            banner: Galley::default(),
            main: Galley::default(),
            panels: None,
            cover: None,
            back: None,
            notes: Vec::new(),
            notes_head: Strip::default(),
            notes_gap: Length::ZERO,
            structure: Structure::new(),
            personal: handout::personal::Personal::default(),
            pictures: Vec::new(),
        },
        names: Vec::new(),
    };
    drawn.galleys.main = galley(main, &mut drawn.names, false);
    drawn
}

impl Drawn {
    /// With a banner.
    pub fn banner(mut self, banner: &str) -> Self {
        self.galleys.banner = galley(banner, &mut self.names, true);
        self
    }

    /// With entries: works and their depths in points.
    pub fn notes(mut self, notes: &[(u16, i32)]) -> Self {
        let note = |&(work, depth): &(u16, i32)| Note {
            work: WorkId(work),
            strip: strip(Length::pt(depth), 1_000 + usize::from(work), Vec::new()),
        };
        self.galleys.notes = notes.iter().map(note).collect();
        self
    }

    /// With so much above the entries and between two, in points.
    pub fn notes_white(mut self, head: i32, gap: i32) -> Self {
        self.galleys.notes_head = strip(Length::pt(head), 999, Vec::new());
        self.galleys.notes_gap = Length::pt(gap);
        self
    }

    /// With a filled band under the items.
    pub fn band(mut self, items: std::ops::Range<usize>) -> Self {
        self.galleys.main.bands.push(Band {
            items,
            left: Length::ZERO,
            width: Length::pt(MEASURE),
            fill: Some(Color::BLACK),
            bar: None,
            outline: None,
        });
        self
    }

    /// The make-up in frames so deep, and what was reported.
    pub fn pages(&self, columns: usize, depth: i32) -> (Option<Vec<Page>>, Report) {
        let mut report = Report::default();
        let pages = paginate::pages(&mut report, &self.galleys, &frames(columns, depth));
        (pages, report)
    }

    /// The make-up as text; or the errors, if there are any.
    pub fn made_up(&self, columns: usize, depth: i32) -> String {
        let (pages, report) = self.pages(columns, depth);
        let Some(pages) = pages else { return rules(&report, Severity::Error) };
        assert_eq!(report.errors(), 0, "{report}");
        let pages: Vec<String> = pages.iter().map(|page| self.read(page)).collect();
        pages.join(" | ")
    }

    /// The names of the warnings.
    pub fn warnings(&self, columns: usize, depth: i32) -> String {
        rules(&self.pages(columns, depth).1, Severity::Warning)
    }

    /// What stands on a page.
    pub fn read(&self, page: &Page) -> String {
        let mut text = String::new();
        let mut column = 0;
        let mut works = Vec::new();
        for placed in &page.placed {
            match placed.what {
                What::NotesHead => continue,
                What::Note(work) => {
                    works.push(work.0.to_string());
                    continue;
                }
                What::Banner(_) | What::Strip(_) | What::Foot(_) | What::Head(_) => {}
            }
            while column < placed.column {
                text.push(',');
                column += 1;
            }
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.name(placed.what));
        }
        if !works.is_empty() {
            text.push_str(" ^");
            text.push_str(&works.join(","));
        }
        text
    }

    fn name(&self, what: What) -> &str {
        let named = self.names.iter().find(|(known, _)| *known == what);
        named.map_or("?", |(_, name)| name)
    }
}

/// Checks the make-up of a galley in one column.
#[track_caller]
pub fn check(main: &str, depth: i32, expected: &str) {
    assert_eq!(draw(main).made_up(1, depth), expected);
}

/// Checks the make-up of a galley in several columns.
#[track_caller]
pub fn check_columns(columns: usize, main: &str, depth: i32, expected: &str) {
    assert_eq!(draw(main).made_up(columns, depth), expected);
}

/// Frames so deep, in points; the paper leaves 20 pt on each side.
pub fn frames(columns: usize, depth: i32) -> Frames {
    let count = i32::try_from(columns.max(1)).unwrap_or(1);
    let width = Length::pt(MEASURE * count + GUTTER * (count - 1));
    let margin = Length::pt(20);
    Frames {
        paper: Size::new(width + margin * 2, Length::pt(depth) + margin * 2),
        frame: Rect::new(margin, margin, width, Length::pt(depth)),
        columns,
        gutter: Length::pt(GUTTER),
        measure: Length::pt(MEASURE),
    }
}

/// A galley as its picture: the words of [`draw`], with what is set only at a cut.
pub fn written(galley: &Galley) -> String {
    let mut lines = Vec::new();
    for (index, item) in galley.items.iter().enumerate() {
        let mut line = String::new();
        for _ in galley.bands.iter().filter(|band| band.items.start == index) {
            line.push_str("{ ");
        }
        match item {
            Item::Strip(strip) => line.push_str(&written_strip(strip)),
            Item::Glue(glue) => line.push_str(&format!("+{}", points(*glue))),
            Item::Break(found) => {
                line.push_str(&match found.penalty {
                    Penalty::FREE => ".".to_owned(),
                    Penalty::FORBID => "!".to_owned(),
                    Penalty::FORCE => "/".to_owned(),
                    Penalty(price) => format!("${price}"),
                });
                if found.foot.is_some() || found.head.is_some() {
                    let set = |strip: &Option<Strip>| {
                        strip.as_ref().map(written_strip).unwrap_or_default()
                    };
                    line.push_str(&format!(
                        "[{}|{}]",
                        set(&found.foot),
                        set(&found.head)
                    ));
                }
            }
        }
        for _ in galley.bands.iter().filter(|band| band.items.end == index + 1) {
            line.push_str(" }");
        }
        lines.push(line);
    }
    lines.join("\n")
}

/// Checks a galley against its picture.
#[track_caller]
pub fn check_galley(galley: &Galley, expected: &Expect) {
    expected.assert_eq(&written(galley));
}

/// A strip as its picture.
pub fn written_strip(strip: &Strip) -> String {
    let mut ink = String::new();
    let mut height: Option<Length> = None;
    // Room to write in prints nothing.
    let inked = strip.marks.iter().filter(|mark| !matches!(mark.ink, Ink::Room(_)));
    for mark in inked {
        // Raised figures stand beside their word.
        let raised = matches!((&mark.ink, height), (Ink::Glyphs(run, _), Some(known))
            if is_figure(&run.text) && mark.at.y < known && mark.at.y + run.size > known);
        match height {
            None => {}
            Some(known) if known == mark.at.y || raised => ink.push(';'),
            Some(_) => ink.push('/'),
        }
        if !raised {
            height = Some(mark.at.y);
        }
        ink.push_str(&written_ink(mark));
        if !mark.at.x.is_zero() {
            ink.push_str(&format!("@{}", points(mark.at.x)));
        }
    }
    if ink.is_empty() {
        ink.push('-');
    }
    let works: Vec<String> = strip.works.iter().map(|work| work.0.to_string()).collect();
    let cited = if works.is_empty() { "" } else { "^" };
    format!("{ink}:{}{cited}{}", points(strip.depth), works.join(","))
}

fn is_figure(text: &str) -> bool {
    text.chars().all(|each| each.is_ascii_digit() || each == ',')
}

fn written_ink(mark: &Mark) -> String {
    let size = |size: &Size| format!("{}x{}", points(size.width), points(size.depth));
    match &mark.ink {
        Ink::Glyphs(run, _) => run.text.trim_end().replace(' ', "_"),
        Ink::Fill(area, _) if area.depth <= Length::pt(2) => {
            format!("={}", points(area.width))
        }
        Ink::Fill(area, _) if area.width <= Length::pt(2) => {
            format!("|{}", points(area.depth))
        }
        Ink::Fill(area, _) => format!("#{}", size(area)),
        Ink::Outline { .. } => "[]".to_owned(),
        Ink::Polygon(..) => "<>".to_owned(),
        Ink::Cells(cells, _) => {
            let right = cells.iter().map(|cell| cell.right()).max().unwrap_or_default();
            format!("::{}", points(right))
        }
        Ink::Picture(_, area) => format!("%{}", size(area)),
        Ink::Room(_) => String::new(),
    }
}

/// Points, with a tenth where there is one.
fn points(length: Length) -> String {
    let tenths = (length.to_emu() + 635) / 1_270;
    match (tenths / 10, tenths % 10) {
        (whole, 0) => whole.to_string(),
        (whole, tenth) => format!("{whole}.{tenth}"),
    }
}

fn rules(report: &Report, severity: Severity) -> String {
    let named: Vec<&str> = report
        .sorted()
        .into_iter()
        .filter(|diagnostic| diagnostic.severity == severity)
        .map(|diagnostic| diagnostic.rule)
        .collect();
    named.join(" ")
}

fn galley(picture: &str, names: &mut Vec<(What, String)>, banner: bool) -> Galley {
    let items = picture
        .split_whitespace()
        .enumerate()
        .map(|(index, token)| item(index, token, names, banner))
        .collect();
    Galley {
        measure: Length::pt(MEASURE),
        items,
        bands: Vec::new(),
        units: Vec::new(),
    }
}

fn item(
    index: usize,
    token: &str,
    names: &mut Vec<(What, String)>,
    banner: bool,
) -> Item {
    if let Some(glue) = token.strip_prefix('+') {
        return Item::Glue(Length::pt(number(glue)));
    }
    let (price, set) = token.split_once('[').unwrap_or((token, ""));
    let penalty = match price {
        "." => Penalty::FREE,
        "!" => Penalty::FORBID,
        "/" => Penalty::FORCE,
        _ => match price.strip_prefix('$') {
            Some(price) => Penalty(price.parse().expect("a price")),
            None => {
                let what = if banner { What::Banner } else { What::Strip };
                return Item::Strip(named(what(index), index, token, names));
            }
        },
    };
    let (foot, head) = set.trim_end_matches(']').split_once('|').unwrap_or_default();
    let mut piece =
        |what, token: &str| (!token.is_empty()).then(|| named(what, index, token, names));
    let foot = piece(What::Foot(index), foot);
    let head = piece(What::Head(index), head);
    Item::Break(Break { penalty, foot, head })
}

fn named(
    what: What,
    index: usize,
    token: &str,
    names: &mut Vec<(What, String)>,
) -> Strip {
    let (name, rest) = token.rsplit_once(':').expect("name:depth");
    let (depth, works) = rest.split_once('^').unwrap_or((rest, ""));
    let cited = works.split(',').filter(|work| !work.is_empty());
    names.push((what, name.to_owned()));
    strip(
        Length::pt(number(depth)),
        index,
        cited.map(|work| WorkId(work.parse().expect("a work"))).collect(),
    )
}

fn strip(depth: Length, index: usize, works: Vec<WorkId>) -> Strip {
    let node = NodeId(u32::try_from(index).expect("a small galley"));
    let mark = Mark {
        at: Point::default(),
        ink: Ink::Fill(Size::new(Length::pt(1), depth), Color::WHITE),
        owner: Owner::Node(node),
    };
    let span = Some(Span::new(FileId(0), index..index + 1));
    Strip { depth, marks: vec![mark], works, span }
}

fn number(text: &str) -> i32 {
    text.parse().expect("a number of points")
}
