//! The form as elements of genpdf. It has no tags, no fills, no raised text, no repeated table heads, whole points only, and
//! does not know how many pages there will be; works stand in a list at the end.

use crate::form::{Block, Form, Level, Look, Span};
use genpdf::elements::{
    BulletPoint, FrameCellDecorator, FramedElement, LinearLayout, PaddedElement,
    Paragraph, StyledElement, TableLayout,
};
use genpdf::error::Error;
use genpdf::fonts::{FontData, FontFamily};
use genpdf::render::Area;
use genpdf::style::{Color, Style};
use genpdf::{
    Context, Document, Element, Margins, Mm, PageDecorator, Position, RenderResult, Size,
};

const POINT: f64 = 25.4 / 72.0;
const LETTER: (f64, f64) = (215.9, 279.4);
const MARGIN: f64 = 19.05;
const FOOT: f64 = 24.13;
const ACCENT: Color = Color::Rgb(11, 85, 99);

/// The PDF of a form, with a line below the subtitle.
pub fn pdf(
    form: &Form,
    fonts: &FontFamily<FontData>,
    line: &str,
) -> Result<Vec<u8>, Error> {
    let mut document = Document::new(fonts.clone());
    document.set_title(&form.title);
    document.set_paper_size(LETTER);
    document.set_minimal_conformance();
    let family = document.font_cache().default_font_family();
    let natural: f64 = family.get(Style::new()).get_line_height(1).into();
    let sizes = Sizes { line: POINT / natural };
    let foot = form.foot.clone();
    document.set_page_decorator(Foot { lines: foot, page: 0, style: sizes.of(9, 12.0) });
    sizes.all(&mut document, form, line)?;
    let mut bytes = Vec::new();
    document.render(&mut bytes)?;
    Ok(bytes)
}

/// Gives styles of a size and leading.
struct Sizes {
    /// What a line of the font is spaced by, so that it is as deep as its size.
    line: f64,
}

impl Sizes {
    fn of(&self, size: u8, leading: f64) -> Style {
        Style::new()
            .with_font_size(size)
            .with_line_spacing(leading / f64::from(size) * self.line)
    }

    fn all(&self, document: &mut Document, form: &Form, line: &str) -> Result<(), Error> {
        let title = self.of(25, 28.5).bold().with_color(Color::Rgb(11, 60, 70));
        document
            .push(Paragraph::new(form.title.as_str()).styled(title).padded(below(1.5)));
        let subtitle = Paragraph::new(form.subtitle.as_str());
        document.push(subtitle.styled(self.of(14, 19.0)).padded(below(4.0)));
        if !line.is_empty() {
            document.push(Paragraph::new(line).styled(self.of(12, 16.5)));
        }
        for block in &form.blocks {
            document.push(self.block(block)?);
        }
        document.push(self.heading(1, &[plain("References")]));
        for (number, work) in (1..).zip(&form.works) {
            let work = BulletPoint::new(self.text(work, 9, 12.0))
                .with_bullet(format!("{number}."));
            document.push(work.styled(self.of(9, 12.0)));
        }
        Ok(())
    }

    fn block(&self, block: &Block) -> Result<LinearLayout, Error> {
        let mut out = LinearLayout::vertical();
        match block {
            Block::Heading { level, text } => out.push(self.heading(*level, text)),
            Block::Paragraph { text } | Block::Code { text } => out.push(self.body(text)),
            Block::Glossary { items } => {
                items.iter().for_each(|item| out.push(self.body(item)))
            }
            Block::List { numbered, items } => {
                out.push(self.items(items, *numbered).padded(below(2.0)));
            }
            Block::Points { title, items } => {
                let inside = LinearLayout::vertical()
                    .element(self.heading(1, title))
                    .element(self.items(items, false));
                out.push(framed(inside));
            }
            Block::Notice { title, text } => {
                let title = self.text(title, 12, 16.5).styled(Style::new().bold());
                out.push(framed(
                    LinearLayout::vertical()
                        .element(title)
                        .element(self.text(text, 12, 16.5)),
                ));
            }
            Block::Call { levels } => out.push(self.call(levels)?),
            Block::Checklist { columns, items } => {
                out.push(self.checklist(*columns, items)?)
            }
            Block::Table { caption, widths, head, rows } => {
                if !caption.is_empty() {
                    out.push(self.heading(2, caption));
                }
                out.push(self.table(widths, head, rows)?);
            }
            Block::Phones { items } | Block::Fields { items } => {
                let mut table = TableLayout::new(vec![2, 1]);
                for item in items {
                    let line = Ruled { width: 55.0, height: 6.0, square: false };
                    table
                        .row()
                        .element(self.text(item, 12, 16.5))
                        .element(line)
                        .push()?;
                }
                out.push(table);
            }
            Block::Lines { count } => {
                for _ in 0..*count {
                    out.push(Ruled {
                        width: LETTER.0 - 2.0 * MARGIN,
                        height: 8.5,
                        square: false,
                    });
                }
            }
        }
        Ok(out)
    }

    fn heading(
        &self,
        level: u8,
        text: &[Span],
    ) -> PaddedElement<StyledElement<Paragraph>> {
        let style = match level {
            1 => self.of(16, 20.0).with_color(ACCENT),
            _ => self.of(13, 17.0),
        };
        paragraph(text)
            .styled(style.bold())
            .padded(Margins::trbl(4.2, 0, 1.2, 0))
    }

    fn text(&self, text: &[Span], size: u8, leading: f64) -> StyledElement<Paragraph> {
        paragraph(text).styled(self.of(size, leading))
    }

    fn body(&self, text: &[Span]) -> PaddedElement<StyledElement<Paragraph>> {
        self.text(text, 12, 16.5).padded(below(2.8))
    }

    fn items(&self, items: &[Vec<Span>], numbered: bool) -> StyledElement<LinearLayout> {
        let mut list = LinearLayout::vertical();
        for (number, item) in (1..).zip(items) {
            let mark = if numbered { format!("{number}.") } else { "•".to_owned() };
            list.push(
                BulletPoint::new(paragraph(item)).with_bullet(mark).padded(below(1.0)),
            );
        }
        list.styled(self.of(12, 16.5))
    }

    fn call(&self, levels: &[Level]) -> Result<TableLayout, Error> {
        let mut table = TableLayout::new(vec![1, 4]);
        table.set_cell_decorator(FrameCellDecorator::new(true, true, true));
        for level in levels {
            let mut what = LinearLayout::vertical();
            if !level.text.is_empty() {
                what.push(paragraph(&level.text));
            }
            for item in &level.items {
                what.push(BulletPoint::new(paragraph(item)).with_bullet("•"));
            }
            for field in &level.fields {
                let mut row = TableLayout::new(vec![1, 1]);
                let line = Ruled { width: 50.0, height: 5.0, square: false };
                row.row().element(paragraph(field)).element(line).push()?;
                what.push(row);
            }
            let label = paragraph(&level.label).styled(self.of(10, 13.0).bold());
            let what = what.styled(self.of(10, 13.0));
            table.row().element(label.padded(2)).element(what.padded(2)).push()?;
        }
        Ok(table)
    }

    fn checklist(
        &self,
        columns: usize,
        items: &[Vec<Span>],
    ) -> Result<TableLayout, Error> {
        let mut table = TableLayout::new([1, 10].repeat(columns));
        for each in items.chunks(columns) {
            let mut row = table.row();
            for column in 0..columns {
                let item = each.get(column);
                row.push_element(Ruled {
                    width: if item.is_some() { 4.4 } else { 0.0 },
                    height: 4.4,
                    square: true,
                });
                let text = item.map(Vec::as_slice).unwrap_or_default();
                row.push_element(self.text(text, 12, 16.5).padded(below(2.0)));
            }
            row.push()?;
        }
        Ok(table)
    }

    fn table(
        &self,
        widths: &[usize],
        head: &[Vec<Span>],
        rows: &[Vec<Vec<Span>>],
    ) -> Result<PaddedElement<TableLayout>, Error> {
        let mut table = TableLayout::new(widths.to_vec());
        table.set_cell_decorator(FrameCellDecorator::new(true, true, false));
        let bold = self.of(10, 13.0).bold();
        let styles = std::iter::once(bold).chain(std::iter::repeat(self.of(10, 13.0)));
        for (cells, style) in std::iter::once(head)
            .chain(rows.iter().map(Vec::as_slice))
            .zip(styles)
        {
            let mut row = table.row();
            for cell in cells {
                row.push_element(paragraph(cell).styled(style).padded(1.5));
            }
            row.push()?;
        }
        Ok(table.padded(below(3.5)))
    }
}

fn plain(text: &str) -> Span {
    Span { text: text.to_owned(), style: Look::Plain }
}

fn paragraph(text: &[Span]) -> Paragraph {
    let mut paragraph = Paragraph::default();
    for span in text {
        let style = match span.style {
            Look::Plain => Style::new(),
            Look::Bold => Style::new().bold(),
            Look::Italic => Style::new().italic(),
            Look::Link => ACCENT.into(),
            Look::Cite => Style::from(ACCENT).with_font_size(7),
        };
        // A string that is wider than its line is lost, and a line may only end at spaces and between strings.
        let breaks: &[char] =
            if matches!(span.style, Look::Link) { &['/', '-'] } else { &[] };
        for part in span.text.split_inclusive(breaks) {
            paragraph.push_styled(part, style);
        }
    }
    paragraph
}

fn framed(
    inside: LinearLayout,
) -> PaddedElement<FramedElement<PaddedElement<LinearLayout>>> {
    inside.padded(3.5).framed().padded(below(3.5))
}

fn below(millimetres: f64) -> Margins {
    Margins::trbl(0, 0, millimetres, 0)
}

/// A square to tick, or a line to write on.
struct Ruled {
    width: f64,
    height: f64,
    square: bool,
}

impl Element for Ruled {
    fn render(
        &mut self,
        _: &Context,
        area: Area<'_>,
        style: Style,
    ) -> Result<RenderResult, Error> {
        let (width, height) = (self.width, self.height);
        let size = Size::new(width, height);
        if area.size().height < size.height {
            return Ok(RenderResult { size: Size::new(0, 0), has_more: true });
        }
        let line = |x: f64, y: f64, to_x: f64, to_y: f64| {
            area.draw_line(vec![Position::new(x, y), Position::new(to_x, to_y)], style);
        };
        line(0.0, height, width, height);
        if self.square {
            line(0.0, 0.0, width, 0.0);
            line(0.0, 0.0, 0.0, height);
            line(width, 0.0, width, height);
        }
        Ok(RenderResult { size, has_more: false })
    }
}

/// Margins, and what stands at the foot of each page.
struct Foot {
    lines: Vec<String>,
    page: usize,
    style: Style,
}

impl PageDecorator for Foot {
    fn decorate_page<'a>(
        &mut self,
        context: &Context,
        mut area: Area<'a>,
        _: Style,
    ) -> Result<Area<'a>, Error> {
        self.page += 1;
        let top = LETTER.1 - FOOT + 3.0;
        let right = LETTER.0 - MARGIN;
        area.draw_line(
            vec![Position::new(MARGIN, top), Position::new(right, top)],
            self.style,
        );
        let mut height = top + 1.0;
        for line in &self.lines {
            area.print_str(
                &context.font_cache,
                Position::new(MARGIN, height),
                self.style,
                line,
            )?;
            height += 12.0 * POINT;
        }
        let folio = format!("Page {}", self.page);
        let left = Mm::from(right) - self.style.str_width(&context.font_cache, &folio);
        area.print_str(
            &context.font_cache,
            Position::new(left, top + 1.0),
            self.style,
            folio,
        )?;
        area.add_margins(Margins::trbl(MARGIN, MARGIN, FOOT, MARGIN));
        Ok(area)
    }
}
