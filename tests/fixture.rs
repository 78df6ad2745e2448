//! A source made by hand, for tests that set text without reading files.

use handout::clinic::Clinic;
use handout::compose::text::{Line, Para, Typesetter, Under, words};
use handout::diag::Report;
use handout::font::Fonts;
use handout::form::Form;
use handout::geom::{Length, Sides, Size};
use handout::handout::{Handout, Inline, Status, Text};
use handout::layout::{
    Color, Edition, Ground, Ladder, Layout, Palette, References, Spaces, Style, Styles,
    Takes,
};
use handout::mark::{Glyphs, Ink, Mark};
use handout::profile::{Profile, Settings};
use handout::source::Source;
use handout::span::{FileId, Span};
use handout::structure::{NodeId, Role, Structure};

/// A style of so many points, in black.
pub fn style(size: i32, leading: i32) -> Style {
    Style {
        size: Length::pt(size),
        leading: Length::pt(leading),
        bold: false,
        italic: false,
        color: Color::BLACK,
        tabular: false,
    }
}

/// Letter paper in one column, Atkinson Hyperlegible Next, then Noto Sans.
pub fn layout() -> Layout {
    let body = style(12, 16);
    let bold = |size, leading| Style { bold: true, ..style(size, leading) };
    let ground = Ground { fill: Color::WHITE, ink: Color::BLACK };
    let grey = Color { red: 128, green: 128, blue: 128 };
    Layout {
        name: "test".to_owned(),
        title: "For tests".to_owned(),
        paper: Size::new(Length::pt(612), Length::pt(792)),
        form: Form::Flat,
        edition: Edition::Sheet,
        profile: Profile::TakeHome,
        settings: Settings::of(Profile::TakeHome),
        fit: Ladder::default(),
        margins: Sides::all(Length::pt(54)),
        margins_at: None,
        bilingual: None,
        columns: 1,
        gutter: Length::pt(18),
        references: References::Foot,
        families: vec!["Atkinson Hyperlegible Next".to_owned(), "Noto Sans".to_owned()],
        least_leading: 100,
        stack: None,
        hyphenate: false,
        stack_below: 60,
        styles: Styles {
            title: bold(25, 28),
            subtitle: style(14, 19),
            masthead: bold(12, 16),
            heading: bold(16, 20),
            subheading: bold(13, 17),
            body,
            table: style(10, 13),
            table_head: bold(10, 13),
            drug: bold(12, 14),
            note: style(9, 12),
            furniture: style(9, 12),
        },
        palette: Palette {
            accent: grey,
            tint: Color::WHITE,
            zebra: Color::WHITE,
            rule: grey,
            link: Color { red: 11, green: 85, blue: 99 },
            pen: grey,
            table_head: ground,
            emergency: ground,
            urgent: ground,
            routine: ground,
            note: ground,
            warning: ground,
            tip: ground,
            cover: ground,
        },
        takes: Takes::Full,
        spaces: Spaces {
            indent: Length::ZERO,
            before_heading: Length::pt(12),
            after_heading: Length::pt(4),
            before_subheading: Length::pt(8),
            after_subheading: Length::pt(3),
            paragraph: Length::pt(6),
            block: Length::pt(8),
            item: Length::pt(3),
            padding: Length::pt(8),
            cell_x: Length::pt(4),
            cell_y: Length::pt(3),
            tick: Length::mm(4),
            write_on: Length::mm(8),
            thin: Length::tenths_pt(5),
            thick: Length::pt(1),
            bar: Length::pt(4),
        },
    }
}

/// An empty handout in [`layout`].
pub fn source() -> Source {
    let text = |words: &str| Text { words: words.to_owned(), span: Span::default() };
    Source {
        handout: Handout {
            title: text("A title"),
            subtitle: None,
            short_title: text("A title"),
            kind: None,
            id: text("TEST-001"),
            version: text("1.0"),
            fields: handout::field::Fields::default(),
            language: "en-US".to_owned(),
            status: Status::Sample,
            checked: jiff::civil::date(2026, 11, 23),
            check_again: None,
            reviewed_by: None,
            lead: Vec::new(),
            sections: Vec::new(),
            works: Vec::new(),
            shorter: None,
            silences: Vec::new(),
            left_out: false,
            original: None,
            translation: None,
            purpose: handout::handout::Purpose::Information,
            check_again_span: None,
        },
        layout: layout(),
        partner: None,
        plain: None,
        clinic: Clinic::default(),
        fonts: Fonts::built_in(),
        values: handout::field::Values::default(),
        blank: false,
    }
}

/// Words that stand at the beginning of file 0, byte for byte.
pub fn at_start(text: &str) -> Vec<Inline> {
    let span = Span::new(FileId(0), 0..text.len());
    vec![Inline::Words(Text { words: text.to_owned(), span })]
}

/// What came of a paragraph.
#[derive(Debug)]
pub struct Set {
    pub lines: Vec<Line>,
    pub report: Report,
    pub structure: Structure,
    pub paragraph: NodeId,
}

/// Sets inlines in the body style.
pub fn set(source: &Source, inlines: &[Inline], measure: Length, hyphenate: bool) -> Set {
    let mut typesetter = Typesetter::new(source);
    set_with(&mut typesetter, &source.layout.styles.body, inlines, measure, hyphenate)
}

/// The same, with a typesetter that is there already.
pub fn set_with(
    typesetter: &mut Typesetter<'_>,
    style: &Style,
    inlines: &[Inline],
    measure: Length,
    hyphenate: bool,
) -> Set {
    let mut report = Report::default();
    let mut structure = Structure::new();
    let paragraph = structure.add(Structure::ROOT, Role::Paragraph);
    let under = Under::Node(paragraph);
    let para = Para { inlines, style, measure, under, hyphenate };
    let lines = typesetter.lines(&mut report, &mut structure, &para);
    Set { lines, report, structure, paragraph }
}

/// Sets plain words.
pub fn set_words(source: &Source, text: &str, measure: i32) -> Set {
    set(source, &words(text), Length::pt(measure), false)
}

/// The glyphs of a mark of text.
pub fn glyphs(mark: &Mark) -> &Glyphs {
    match &mark.ink {
        Ink::Glyphs(glyphs, _) => glyphs,
        Ink::Fill(..)
        | Ink::Outline { .. }
        | Ink::Polygon(..)
        | Ink::Cells(..)
        | Ink::Picture(..)
        | Ink::Room(_) => panic!("no text: {mark:?}"),
    }
}

/// The text of a line.
pub fn text(line: &Line) -> String {
    line.marks.iter().map(|mark| glyphs(mark).text.as_str()).collect()
}

/// The texts of lines.
pub fn texts(lines: &[Line]) -> Vec<String> {
    lines.iter().map(text).collect()
}
