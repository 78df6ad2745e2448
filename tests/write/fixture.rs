//! A handout of two pages, made by hand: every role, every ink, and a shaping of its own.

use handout::clinic::Clinic;
use handout::font::{FaceId, File, Fonts};
use handout::form::Form;
use handout::galley::{Galley, Galleys, Strip};
use handout::geom::{Length, Point, Rect, Sides, Size};
use handout::handout::{Handout, Picture, PictureData, Status, Text, WorkId};
use handout::impose;
use handout::layout::{
    Color, Edition, Ground, Ladder, Layout, Palette, References, Spaces, Style, Styles,
};
use handout::mark::{Glyph, Glyphs, Ink, Mark, Owner};
use handout::page::{Page, Placed, What};
use handout::profile::{Profile, Settings};
use handout::source::{Prints, Source};
use handout::structure::{Field, FieldKind, NodeId, Role, Scope, Structure};
use handout::write::Made;
use std::sync::Arc;

pub const INK: Color = Color { red: 0x15, green: 0x19, blue: 0x1b };
pub const ACCENT: Color = Color { red: 0x0b, green: 0x55, blue: 0x63 };
pub const GROUND: Color = Color { red: 0xe6, green: 0xe6, blue: 0xe6 };

/// A word that holds a dose with a fixed space, a ligature, an accent on two glyphs and a word divided by a soft hyphen.
pub const TRICKY: &str = "Take 5\u{a0}mg (five), café, after break\u{ad}";

/// Sets matter line by line and keeps what a paginator would keep.
pub struct Setter {
    pub fonts: Fonts,
    pub structure: Structure,
    pub pages: Vec<Page>,
    y: Length,
}

pub fn pt(points: i32) -> Length {
    Length::pt(points)
}

fn words(words: &str) -> Text {
    Text { words: words.to_owned(), ..Text::default() }
}

/// A face with 2,048 units to the em, as most fonts have: its widths are no whole thousandths.
fn odd_face() -> File {
    let fonts = Fonts::built_in();
    let mut bytes = fonts.face(FaceId(0)).data.bytes().to_vec();
    let tables = usize::from(u16::from_be_bytes([bytes[4], bytes[5]]));
    let head = (0..tables)
        .map(|table| 12 + 16 * table)
        .find(|at| bytes[*at..*at + 4] == *b"head");
    let at = head
        .map(|at| u32::from_be_bytes(bytes[at + 8..at + 12].try_into().unwrap()))
        .unwrap();
    let at = usize::try_from(at).unwrap() + 18;
    bytes[at..at + 2].copy_from_slice(&2_048_u16.to_be_bytes());
    File::Read(Arc::new(bytes))
}

impl Setter {
    pub fn new() -> Self {
        let mut fonts = Fonts::built_in();
        fonts.add(odd_face()).unwrap();
        let mut setter = Self {
            fonts,
            structure: Structure::new(),
            pages: Vec::new(),
            y: Length::ZERO,
        };
        setter.turn();
        setter
    }

    /// The next page.
    pub fn turn(&mut self) {
        let folio = u32::try_from(self.pages.len() + 1).unwrap();
        let size = Size::new(pt(612), pt(792));
        self.pages.push(Page { folio, size, ..Page::default() });
        self.y = pt(72);
    }

    /// One glyph a letter, but two for `é` and one for "fi"; "AV" is kerned.
    pub fn shape(&self, face: FaceId, size: Length, text: &str) -> Glyphs {
        let font = self.fonts.face(face);
        let glyph = |letter: char| {
            let id = font
                .font
                .charmap()
                .map_unicode(letter)
                .unwrap_or_else(|| panic!("no {letter:?}"));
            let units = font.font.glyph_metrics().h_advance_exact(id).to_i32();
            (u16::try_from(id.to_u32()).unwrap(), units)
        };
        let mut glyphs = Vec::new();
        for (at, letter) in text.char_indices() {
            let cluster = u32::try_from(at).unwrap();
            if letter == 'i' && text[..at].ends_with('f') {
                continue;
            }
            let (base, mark) = match letter {
                'é' => ('e', Some('´')),
                'f' if text[at..].starts_with("fi") => ('ﬁ', None),
                '\u{ad}' => ('-', None),
                '\u{a0}' => (' ', None),
                letter => (letter, None),
            };
            let (id, mut units) = glyph(base);
            if letter == 'A' && text[at + 1..].starts_with('V') {
                units -= 73;
            }
            let advance = Length::of_font_units(units, size, font.units_per_em);
            glyphs.push(Glyph {
                id,
                advance,
                dx: Length::ZERO,
                dy: Length::ZERO,
                cluster,
            });
            if let Some(mark) = mark {
                let (id, units) = glyph(mark);
                let back = -Length::of_font_units(units, size, font.units_per_em);
                let dy = Length::tenths_pt(3);
                glyphs.push(Glyph { id, advance: Length::ZERO, dx: back, dy, cluster });
            }
        }
        Glyphs { face, size, glyphs, text: text.to_owned() }
    }

    pub fn mark(&mut self, x: Length, y: Length, ink: Ink, owner: Owner) {
        self.pages.last_mut().unwrap().marks.push(Mark {
            at: Point::new(x, y),
            ink,
            owner,
        });
    }

    /// A run at the pen; gives the place behind it.
    pub fn run(
        &mut self,
        x: Length,
        face: u16,
        size: Length,
        text: &str,
        owner: Owner,
    ) -> Length {
        let run = self.shape(FaceId(face), size, text);
        let end = x + run.width();
        self.mark(x, self.y, Ink::Glyphs(Arc::new(run), INK), owner);
        end
    }

    /// A line of its own, and the ink leaf it belongs to.
    pub fn line(&mut self, x: i32, face: u16, text: &str, parent: NodeId) -> NodeId {
        let leaf = self.structure.ink(parent);
        self.run(pt(x), face, pt(12), text, Owner::Node(leaf));
        self.down(18);
        leaf
    }

    pub fn down(&mut self, points: i32) {
        self.y += pt(points);
    }

    pub fn y(&self) -> Length {
        self.y
    }
}

/// The first page and the second.
pub fn made() -> Made {
    let mut set = Setter::new();
    let root = Structure::ROOT;
    first_page(&mut set, root);
    set.turn();
    second_page(&mut set, root);
    finished(set)
}

/// So many different letters of each face.
pub fn letters(faces: [(u16, usize); 2]) -> Made {
    let mut set = Setter::new();
    heading(&mut set, Structure::ROOT, 1, "Letters");
    for (face, count) in faces {
        let known = set.fonts.face(FaceId(face)).clone();
        let letters: Vec<char> = ('\u{a1}'..'\u{500}')
            .filter(|each| each.is_alphabetic() && *each != 'é' && known.covers(*each))
            .take(count)
            .collect();
        assert_eq!(letters.len(), count);
        for line in letters.chunks(40) {
            let paragraph = set.structure.add(Structure::ROOT, Role::Paragraph);
            set.line(72, face, &line.iter().collect::<String>(), paragraph);
        }
    }
    finished(set)
}

fn heading(set: &mut Setter, parent: NodeId, level: u8, words: &str) {
    let node = set.structure.add(parent, Role::Heading(level));
    set.structure.node_mut(node).title = Some(words.to_owned());
    set.line(72, 1, words, node);
}

fn first_page(set: &mut Setter, root: NodeId) {
    set.mark(
        pt(0),
        pt(0),
        Ink::Fill(Size::new(pt(612), pt(40)), GROUND),
        Owner::Decoration,
    );
    let head = set.shape(FaceId(0), pt(9), "Riverside Clinic");
    set.mark(pt(72), pt(30), Ink::Glyphs(Arc::new(head), INK), Owner::Header);
    let bar = vec![Point::default(), Point::new(pt(8), pt(4)), Point::new(pt(0), pt(8))];
    set.mark(pt(60), pt(22), Ink::Polygon(bar, ACCENT), Owner::Decoration);
    heading(set, root, 1, "AVOID HARM (SAMPLE)");
    let section = set.structure.add(root, Role::Section);
    heading(set, section, 2, "How to take it");

    let paragraph = set.structure.add(section, Role::Paragraph);
    let leaf = set.structure.ink(paragraph);
    set.run(pt(72), 4, pt(12), TRICKY, Owner::Node(leaf));
    set.down(18);
    let end = set.run(pt(72), 0, pt(12), "fast. See ", Owner::Node(leaf));
    let link = set
        .structure
        .add(paragraph, Role::Link { url: "https://example.org/ü?a=1".into() });
    let leaf = set.structure.ink(link);
    let end = set.run(end, 0, pt(12), "the leaflet, ", Owner::Node(leaf));
    let end = set.run(end, 2, pt(12), "in full ", Owner::Node(leaf));
    let _ = end;
    set.down(18);
    let end = set.run(pt(72), 0, pt(12), "page", Owner::Node(leaf));
    cite(set, paragraph, end, 3);
    set.down(20);
    let odd = u16::try_from(set.fonts.faces().len() - 1).unwrap();
    set.line(
        72,
        odd,
        "Odd widths, said in another font: quizzical fjords vex.",
        paragraph,
    );
    let empty = set.structure.add(section, Role::Paragraph);
    set.structure.ink(empty);

    checklist(set, section);
    table(set, section);
    pictures(set, section);
    note(set, root, 3, "3. A leaflet. 2026.");
    let foot = set.shape(FaceId(0), pt(9), "page 1 of 2");
    set.mark(pt(72), pt(770), Ink::Glyphs(Arc::new(foot), INK), Owner::Footer);
}

fn cite(set: &mut Setter, parent: NodeId, x: Length, work: u16) {
    let reference = set.structure.add(parent, Role::Reference);
    let link = set.structure.add(reference, Role::NoteLink(WorkId(work)));
    let leaf = set.structure.ink(link);
    let run = set.shape(FaceId(0), pt(7), &work.to_string());
    let y = set.y() - pt(4);
    set.mark(x, y, Ink::Glyphs(Arc::new(run), ACCENT), Owner::Node(leaf));
}

fn checklist(set: &mut Setter, section: NodeId) {
    let list = set.structure.add(section, Role::List { numbered: false });
    for words in ["A cough that stays", "Pain"] {
        let item = set.structure.add(list, Role::Item);
        let label = set.structure.add(item, Role::Label);
        let tick = set.structure.add(
            label,
            Role::Field(Field { kind: FieldKind::Tick, words: words.into() }),
        );
        let size = Size::new(pt(12), pt(12));
        let [thickness, radius] = [Length::tenths_pt(8), pt(2)];
        let y = set.y() - pt(10);
        let ink = Ink::Outline { size, thickness, radius, color: INK };
        set.mark(pt(72), y, ink, Owner::Node(tick));
        let body = set.structure.add(item, Role::Body);
        set.line(92, 0, words, body);
    }
    let steps = set.structure.add(section, Role::List { numbered: true });
    let item = set.structure.add(steps, Role::Item);
    let label = set.structure.add(item, Role::Label);
    let number = set.structure.ink(label);
    set.run(pt(72), 0, pt(12), "1.", Owner::Node(number));
    let body = set.structure.add(item, Role::Body);
    set.line(92, 0, "Rest.", body);
    // Nothing of this list is printed.
    set.structure.add(section, Role::List { numbered: false });
}

fn table(set: &mut Setter, section: NodeId) {
    let table = set.structure.add(section, Role::Table);
    let caption = set.structure.add(table, Role::Caption);
    set.line(72, 1, "Doses", caption);
    let head = set.structure.add(table, Role::TableHead);
    let body = set.structure.add(table, Role::TableBody);
    for (place, [left, right]) in
        [["Time", "Dose"], ["Noon", "2 mg"], ["Night", ""]].iter().enumerate()
    {
        let top = set.y() - pt(12);
        let rule = Ink::Fill(Size::new(pt(300), Length::tenths_pt(5)), INK);
        set.mark(pt(72), top, rule, Owner::Decoration);
        let row = set.structure.add(if place == 0 { head } else { body }, Role::Row);
        let scope = if place == 0 { Scope::Column } else { Scope::Row };
        let first = set.structure.add(row, Role::HeadCell(scope));
        let leaf = set.structure.ink(first);
        set.run(pt(76), 1, pt(10), left, Owner::Node(leaf));
        let role = if place == 0 { Role::HeadCell(scope) } else { Role::Cell };
        let second = set.structure.add(row, role);
        if !right.is_empty() {
            let leaf = set.structure.ink(second);
            set.run(pt(200), 0, pt(10), right, Owner::Node(leaf));
        }
        set.down(16);
    }
}

fn pictures(set: &mut Setter, section: NodeId) {
    for (picture, alt) in [(0, "A red square"), (1, "A fading square")] {
        let figure = set.structure.add(section, Role::Figure { alt: alt.into() });
        let y = set.y() - pt(10);
        let ink = Ink::Picture(picture, Size::new(pt(60), pt(40)));
        set.mark(pt(72), y, ink, Owner::Node(figure));
        let caption = set.structure.add(figure, Role::Caption);
        set.down(44);
        set.line(72, 2, alt, caption);
    }
    let figure = set
        .structure
        .add(section, Role::Figure { alt: "A code for a telephone".into() });
    let cells = (0..8)
        .map(|at| Rect::new(pt(at * 4), pt(at % 2 * 4), pt(4), pt(4)))
        .collect();
    let y = set.y() - pt(10);
    set.mark(pt(72), y, Ink::Cells(cells, Color::BLACK), Owner::Node(figure));
    set.down(20);
}

fn note(set: &mut Setter, root: NodeId, work: u16, words: &str) {
    let note = set.structure.add(root, Role::Note(WorkId(work)));
    let rect = Rect::new(pt(72), set.y() - pt(12), pt(468), pt(18));
    let placed = Placed { what: What::Note(WorkId(work)), rect, column: 0 };
    set.pages.last_mut().unwrap().placed.push(placed);
    set.line(72, 0, words, note);
}

fn second_page(set: &mut Setter, root: NodeId) {
    let repeated = set.shape(FaceId(1), pt(10), "Time");
    set.mark(pt(76), pt(60), Ink::Glyphs(Arc::new(repeated), INK), Owner::Repeated);
    let section = set.structure.add(root, Role::Section);
    heading(set, section, 2, "När ska jag ringa?");
    let other = set.structure.add(section, Role::Paragraph);
    set.structure.node_mut(other).language = Some("sv".into());
    let span = set.structure.add(other, Role::Span);
    let leaf = set.structure.ink(span);
    let end = set.run(pt(72), 3, pt(12), "Ring nu", Owner::Node(leaf));
    cite(set, other, end, 3);
    cite(set, other, end + pt(10), 4);
    // A paragraph that began on the page before.
    let (split, _) = set
        .structure
        .nodes()
        .find(|(_, node)| node.role == Role::Paragraph)
        .unwrap();
    set.down(18);
    set.line(72, 0, "and so on.", split);
    heading(set, section, 3, "At the end");
    let note = set.structure.add(root, Role::Note(WorkId(4)));
    set.line(72, 0, "4. Another (2nd ed.).", note);
}

fn finished(set: Setter) -> Made {
    let mut jpeg = Vec::new();
    let red = image::RgbImage::from_pixel(24, 16, image::Rgb([200, 30, 30]));
    red.write_to(&mut std::io::Cursor::new(&mut jpeg), image::ImageFormat::Jpeg)
        .unwrap();
    let pixels = (0..24 * 16)
        .flat_map(|at: u32| [30, u8::try_from(at % 200).unwrap(), 90])
        .collect();
    let opacity = (0..24 * 16).map(|at: u32| u8::try_from(at % 256).unwrap()).collect();
    let picture = |data| Picture {
        path: "picture".into(),
        width: 24,
        height: 16,
        data,
    };
    let galleys = Galleys {
        banner: Galley::default(),
        main: Galley::default(),
        panels: None,
        cover: None,
        back: None,
        notes: Vec::new(),
        notes_head: Strip::default(),
        notes_gap: Length::ZERO,
        structure: set.structure,
        personal: handout::personal::Personal::default(),
        pictures: vec![
            picture(PictureData::Jpeg { bytes: jpeg, components: 3 }),
            picture(PictureData::Rgb { pixels, opacity: Some(opacity) }),
        ],
    };
    let sheets = impose::one_by_one(&set.pages);
    let source = Source {
        handout: handout(),
        layout: layout(),
        partner: None,
        plain: None,
        clinic: Clinic {
            name: Some(words("Fish & Sons <clinic>")),
            ..Clinic::default()
        },
        fonts: set.fonts,
        values: handout::field::Values::default(),
        blank: false,
    };
    Made {
        source,
        galleys,
        pages: set.pages,
        sheets,
        steps: Vec::new(),
        prints: Prints::default(),
        pieces: Vec::new(),
    }
}

fn handout() -> Handout {
    Handout {
        title: words("Avoid harm & <worry> – façade"),
        subtitle: None,
        short_title: words("Avoid harm"),
        kind: None,
        id: words("HO-1"),
        version: words("2"),
        fields: handout::field::Fields::default(),
        language: "en-US".into(),
        status: Status::Sample,
        checked: "2026-02-03".parse().unwrap(),
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
    }
}

fn layout() -> Layout {
    let style = Style {
        size: pt(12),
        leading: pt(16),
        bold: false,
        italic: false,
        color: INK,
        tabular: false,
    };
    let ground = Ground { fill: GROUND, ink: INK };
    let (title, subtitle, masthead, heading) = (style, style, style, style);
    let (subheading, body, table, table_head) = (style, style, style, style);
    let (drug, note, furniture) = (style, style, style);
    Layout {
        name: "test".into(),
        title: "Test".into(),
        paper: Size::new(pt(612), pt(792)),
        form: Form::Flat,
        edition: Edition::Sheet,
        profile: Profile::TakeHome,
        settings: Settings::of(Profile::TakeHome),
        fit: Ladder::default(),
        margins: Sides::all(pt(54)),
        margins_at: None,
        bilingual: None,
        columns: 1,
        gutter: Length::ZERO,
        references: References::Foot,
        families: vec!["Atkinson Hyperlegible Next".into()],
        least_leading: 100,
        stack: None,
        hyphenate: false,
        stack_below: 60,
        styles: Styles {
            title,
            subtitle,
            masthead,
            heading,
            subheading,
            body,
            table,
            table_head,
            drug,
            note,
            furniture,
        },
        palette: Palette {
            accent: ACCENT,
            tint: GROUND,
            zebra: GROUND,
            rule: INK,
            link: ACCENT,
            pen: INK,
            table_head: ground,
            emergency: ground,
            urgent: ground,
            routine: ground,
            note: ground,
            warning: ground,
            tip: ground,
            cover: ground,
        },
        takes: handout::layout::Takes::Full,
        spaces: Spaces {
            indent: pt(0),
            before_heading: pt(12),
            after_heading: pt(4),
            before_subheading: pt(8),
            after_subheading: pt(3),
            paragraph: pt(6),
            block: pt(8),
            item: pt(2),
            padding: pt(8),
            cell_x: pt(4),
            cell_y: pt(3),
            tick: pt(12),
            write_on: pt(24),
            thin: Length::tenths_pt(5),
            thick: pt(1),
            bar: pt(4),
        },
    }
}
