//! The colors of a clinic, and what a layout looks like in them.

use crate::layout::{Color, Layout};
use crate::light;
use crate::span::Span;

/// The colors of a clinic. Accent and title stand out on white at least as text must; the tint lets text stand out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Brand {
    /// Bars, headings, links and heads of tables.
    pub accent: Option<Tone>,
    /// Titles; darker than the accent if absent.
    pub title: Option<Tone>,
    /// The ground of boxes; a pale accent if absent.
    pub tint: Option<Tone>,
}

/// A color at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tone {
    /// The color.
    pub color: Color,
    /// Where it was written.
    pub span: Span,
}

/// The contrast that any text needs, in thousandths (WCAG 2.2, 1.4.3).
pub const LEAST: u32 = 4_500;

/// Of a title so many 255ths are the accent, the rest black.
const TITLE: u8 = 180;
/// Of the ground of a box so many 255ths are the accent at the most, the rest white.
const TINT: u8 = 25;
/// Of the ground of every other row.
const ZEBRA: u8 = 13;
/// Of a thin rule, at the least.
const RULE: u8 = 122;

impl Brand {
    /// A layout in these colors. Wherever it sets its own accent, its own title and its own pale grounds, it sets those of
    /// the clinic; what a color means stays as it is: the levels of a call box, warnings, tips, and what a pen is for.
    #[must_use]
    pub fn dress(&self, layout: &Layout) -> Layout {
        let mut dressed = layout.clone();
        let (own, title) = (layout.palette.accent, layout.styles.title.color);
        let (own_tint, body) = (layout.palette.tint, layout.styles.body.color);
        let mut changes: Vec<(Color, Color)> = Vec::new();
        let accent = self.accent.map(|tone| tone.color);
        let dark = accent.map(|accent| light::mixed(accent, Color::BLACK, TITLE));
        let palette = &mut dressed.palette;
        if let Some(accent) = accent {
            changes.push((own, accent));
            palette.accent = accent;
            palette.zebra = pale(accent, ZEBRA);
            palette.rule = as_strong(palette.rule, accent);
        }
        if let Some(tint) = self
            .tint
            .map(|tone| tone.color)
            .or(accent.map(|accent| pale(accent, TINT)))
        {
            palette.tint = tint;
            if palette.note.fill == own_tint {
                palette.note.fill = tint;
            }
        }
        let changed = |color: &mut Color| {
            // Running text is never colored.
            let known =
                changes.iter().find(|(before, _)| before == color && *color != body);
            *color = known.map_or(*color, |(_, after)| *after);
        };
        for color in [
            &mut palette.link,
            &mut palette.note.ink,
            &mut palette.table_head.fill,
            &mut palette.cover.fill,
        ] {
            changed(color);
        }
        for style in dressed.styles.all_mut() {
            changed(&mut style.color);
        }
        // A link may stand on any pale ground, and each darkens it a little more.
        let palette = &mut dressed.palette;
        let grounds =
            [palette.note, palette.warning, palette.tip].map(|ground| ground.fill);
        for ground in grounds.into_iter().chain([palette.tint, palette.zebra]) {
            if accent.is_some() && light::contrast(Color::BLACK, ground) >= LEAST {
                palette.link = light::darkened(palette.link, ground, LEAST);
            }
        }
        if let Some(color) = self.title.map(|tone| tone.color).or(dark)
            && title != body
        {
            dressed.styles.title.color = color;
        }
        dressed
    }
}

/// A color mixed with white, that stands out from paper as much as a rule does.
fn as_strong(rule: Color, color: Color) -> Color {
    let least = light::contrast(rule, Color::WHITE);
    (RULE..=u8::MAX)
        .map(|part| light::mixed(color, Color::WHITE, part))
        .find(|mixed| light::contrast(*mixed, Color::WHITE) >= least)
        .unwrap_or(color)
}

/// A color mixed with white, so pale that text in the color itself stands out on it.
fn pale(color: Color, part: u8) -> Color {
    (0..=part)
        .rev()
        .map(|part| light::mixed(color, Color::WHITE, part))
        .find(|ground| light::contrast(color, *ground) >= LEAST)
        .unwrap_or(Color::WHITE)
}
