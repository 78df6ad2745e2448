//! A layout → a small drawing of the sides of its first sheet: which page or panel lies where.

use handout::form::Form;
use handout::geom::Length;
use handout::impose::{self, Side, Spot};
use handout::layout::Layout;
use handout::page::Page;

/// How much of the paper a character is wide.
const ACROSS: Length = Length::mm(12);
/// How many pages a booklet is drawn with.
const BOOKLET: usize = 8;

/// The drawing, set in by two spaces; it ends with a line end.
pub fn of(layout: &Layout) -> String {
    let panels = layout.form.panels().unwrap_or_default();
    let count = match layout.form {
        Form::Flat => 1,
        Form::Booklet(_) => BOOKLET,
        Form::Fold(_) | Form::Cut(_) => panels.len(),
    };
    let page = Page { size: layout.paper, ..Page::default() };
    let sides = impose::sides(&vec![page; count], layout);
    let label = |spot: &Spot| match (&layout.form, panels.get(spot.page - 1)) {
        (Form::Fold(_), Some(panel)) => format!("{} {}", spot.page, panel.part.name()),
        _ => spot.page.to_string(),
    };
    let drawn: Vec<Vec<String>> =
        sides.iter().take(2).map(|side| draw(side, &label)).collect();
    let mut text = String::new();
    for row in 0..drawn.iter().map(Vec::len).max().unwrap_or(0) {
        let cells: Vec<&str> = drawn
            .iter()
            .filter_map(|side| side.get(row))
            .map(String::as_str)
            .collect();
        text.push_str(&format!("  {}\n", cells.join("   ")));
    }
    text
}

/// One side, line by line.
fn draw(side: &Side, label: &impl Fn(&Spot) -> String) -> Vec<String> {
    let mut rows: Vec<Vec<&Spot>> = Vec::new();
    for spot in &side.spots {
        match rows.iter_mut().find(|row| row[0].rect.at.y == spot.rect.at.y) {
            Some(row) => row.push(spot),
            None => rows.push(vec![spot]),
        }
    }
    let widths: Vec<usize> = rows.first().map_or_else(Vec::new, |row| {
        let width = |spot: &&Spot| {
            let scaled = spot.rect.size.width.to_emu() / ACROSS.to_emu();
            usize::try_from(scaled)
                .unwrap_or(0)
                .max(label(spot).chars().count() + 2)
        };
        row.iter().map(width).collect()
    });
    let rule = |left: &str, between: &str, right: &str| {
        let lines: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        format!("{left}{}{right}", lines.join(between))
    };
    let line = |words: &dyn Fn(usize) -> String| {
        let cells: Vec<String> = widths
            .iter()
            .enumerate()
            .map(|(column, width)| format!("{:^width$}", words(column)))
            .collect();
        format!("│{}│", cells.join("│"))
    };
    let mut drawn = vec![rule("┌", "┬", "┐")];
    for (index, row) in rows.iter().enumerate() {
        if index > 0 {
            drawn.push(rule("├", "┼", "┤"));
        }
        // A character is about twice as high as it is wide, and a drawing this flat is small enough.
        let high = row[0].rect.size.depth.to_emu() / (ACROSS * 4).to_emu();
        let white = usize::try_from(high).unwrap_or(0) / 2;
        let blank = || line(&|_| String::new());
        drawn.extend(std::iter::repeat_with(blank).take(white));
        drawn.push(line(&|column| {
            row.get(column).map(|spot| label(spot)).unwrap_or_default()
        }));
        drawn.extend(std::iter::repeat_with(blank).take(white));
    }
    drawn.push(rule("└", "┴", "┘"));
    drawn
}
