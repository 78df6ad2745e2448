//! The styles of a layout by their names, as small as copy-fitting may make them.

use crate::geom::Length;
use crate::layout::{Layout, Style};
use crate::source::Source;

/// The layout after all steps of its ladder: as small as it can become.
pub fn smallest(source: &Source) -> Layout {
    source.layout.after(&source.layout.fit.steps)
}

/// The styles, as layouts name them.
pub const fn of(layout: &Layout) -> [(&'static str, Style); 11] {
    let styles = &layout.styles;
    [
        ("title", styles.title),
        ("subtitle", styles.subtitle),
        ("masthead", styles.masthead),
        ("heading", styles.heading),
        ("subheading", styles.subheading),
        ("body", styles.body),
        ("table", styles.table),
        ("table-head", styles.table_head),
        ("drug", styles.drug),
        ("note", styles.note),
        ("furniture", styles.furniture),
    ]
}

/// The height of a small x in the face that sets a style, if there is one.
pub fn x_height(source: &Source, style: &Style) -> Option<Length> {
    let families = &source.layout.families;
    let face = source.fonts.pick(families, style.bold, style.italic, "x")?;
    let face = source.fonts.face(face);
    Some(Length::of_font_units(face.x_height, style.size, face.units_per_em))
}

/// A length in millimetres with two decimals: `2.13 mm`.
pub fn in_mm(length: Length) -> String {
    let hundredths = (length.to_emu() + 180) / 360;
    format!("{}.{:02} mm", hundredths / 100, hundredths % 100)
}
