//! A layout → a small drawing of the sides of its first sheet: which page or panel lies where.

use handout::form::Form;
use handout::geom::{Length, Point};
use handout::impose::{self, Side, Spot};
use handout::layout::Layout;
use handout::page::Page;
use std::collections::BTreeSet;

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
    let all: Vec<&Spot> = sides.iter().flat_map(|side| &side.spots).collect();
    let drawn = sides.iter().take(2).map(|side| match layout.form {
        // Where small pages are stacked, a place may be empty on one side.
        Form::Cut(_) => draw(side, &all, &label),
        Form::Flat | Form::Booklet(_) | Form::Fold(_) => {
            draw(side, &side.spots.iter().collect::<Vec<_>>(), &label)
        }
    });
    let drawn: Vec<Vec<String>> = drawn.collect();
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

/// One side, line by line, with the places of a grid.
fn draw(side: &Side, grid: &[&Spot], label: &impl Fn(&Spot) -> String) -> Vec<String> {
    let lefts: BTreeSet<Length> = grid.iter().map(|spot| spot.rect.left()).collect();
    let tops: BTreeSet<Length> = grid.iter().map(|spot| spot.rect.top()).collect();
    let at = |top: Length, left: Length| {
        let place = Point::new(left, top);
        side.spots.iter().find(|spot| spot.rect.at == place)
    };
    let width = |left: &Length| {
        let column = grid.iter().filter(|spot| spot.rect.left() == *left);
        let width = |spot: &&Spot| {
            let scaled = spot.rect.size.width.to_emu() / ACROSS.to_emu();
            usize::try_from(scaled)
                .unwrap_or(0)
                .max(label(spot).chars().count() + 2)
        };
        column.map(width).max().unwrap_or(0)
    };
    let widths: Vec<usize> = lefts.iter().map(width).collect();
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
    for (index, top) in tops.iter().enumerate() {
        if index > 0 {
            drawn.push(rule("├", "┼", "┤"));
        }
        // A character is about twice as high as it is wide, and a drawing this flat is small enough.
        let high = grid.iter().find(|spot| spot.rect.top() == *top);
        let high = high.map_or(0, |spot| spot.rect.size.depth.to_emu());
        let white = usize::try_from(high / (ACROSS * 4).to_emu()).unwrap_or(0) / 2;
        let blank = || line(&|_| String::new());
        drawn.extend(std::iter::repeat_with(blank).take(white));
        let labels: Vec<String> = lefts
            .iter()
            .map(|left| at(*top, *left).map(label).unwrap_or_default())
            .collect();
        drawn.push(line(&|column| labels[column].clone()));
        drawn.extend(std::iter::repeat_with(blank).take(white));
    }
    drawn.push(rule("└", "┴", "┘"));
    drawn
}
