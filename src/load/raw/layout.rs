//! A layout file as it is written.
//!
//! Every key is required here, because this is what a layout and those it extends amount to together; the schema
//! that editors see requires none.

use crate::load::at::At;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use std::borrow::Cow;

/// A layout: how handouts look. A layout that does not extend another needs every key.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Layout of handouts")]
pub struct Layout {
    /// One line about it.
    pub title: At<String>,
    /// The layout that says all that this one leaves out: a shipped name, or a file beside this one.
    #[expect(dead_code, reason = "it is followed before the whole is read")]
    pub extends: Option<At<String>>,
    /// The paper, upright: a name, or width and height.
    pub paper: At<Paper>,
    /// From the edges of the paper to the text.
    pub margins: Margins,
    /// In how many columns the text runs.
    pub columns: At<u8>,
    /// Between two columns.
    pub gutter: At<Measured>,
    /// Where the works cited are listed.
    pub references: At<References>,
    /// Font families, in the order they are tried.
    #[schemars(length(min = 1))]
    pub families: Vec<At<String>>,
    /// Whether words may be divided at line ends.
    pub hyphenate: bool,
    /// A table is set as stacked records where a column would be narrower than this, in em: "8em".
    pub stack_below: At<Ems>,
    /// The type.
    pub styles: Styles,
    /// The colors.
    pub palette: Palette,
    /// The white, and the lengths of drawn things.
    pub spaces: Spaces,
}

/// Where the works cited are listed.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum References {
    /// At the foot of each page that cites them.
    Foot,
    /// After the last section.
    End,
}

/// A length: a number and pt, mm, cm or in.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Measured(pub String);

impl JsonSchema for Measured {
    fn schema_name() -> Cow<'static, str> {
        "Length".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A length: a number and pt, mm, cm or in, such as \"12pt\" or \"0.75in\".",
            "type": "string",
            "pattern": r"^\d+(\.\d+)? ?(pt|mm|cm|in)$"
        })
    }
}

/// A number of em.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Ems(pub String);

impl JsonSchema for Ems {
    fn schema_name() -> Cow<'static, str> {
        "Ems".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number of em with at most one decimal, such as \"8em\".",
            "type": "string",
            "pattern": r"^\d+(\.\d)? ?em$"
        })
    }
}

/// A colour.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub struct Hex(pub String);

impl JsonSchema for Hex {
    fn schema_name() -> Cow<'static, str> {
        "Color".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A color as #RRGGBB.",
            "type": "string",
            "pattern": "^#[0-9A-Fa-f]{6}$"
        })
    }
}

/// The paper: a name, or width and height.
#[derive(Debug)]
pub enum Paper {
    /// By name.
    Named(String),
    /// By width and height.
    Sized(PaperSize),
}

/// The paper by its sides.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct PaperSize {
    /// The shorter side, as it lies when upright.
    pub width: At<Measured>,
    /// The longer side.
    pub height: At<Measured>,
}

impl<'de> Deserialize<'de> for Paper {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> serde::de::Visitor<'de> for Either {
            type Value = Paper;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name, or a table with `width` and `height`")
            }

            fn visit_str<E: serde::de::Error>(self, name: &str) -> Result<Paper, E> {
                Ok(Paper::Named(name.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Paper, A::Error> {
                let table = serde::de::value::MapAccessDeserializer::new(map);
                PaperSize::deserialize(table).map(Paper::Sized)
            }
        }

        from.deserialize_any(Either)
    }
}

impl JsonSchema for Paper {
    fn schema_name() -> Cow<'static, str> {
        "Paper".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> =
            crate::load::units::PAPERS.iter().map(|(name, _)| *name).collect();
        let sides = generator.subschema_for::<PaperSize>();
        json_schema!({
            "description": "The paper, upright: a name, or width and height.",
            "anyOf": [{ "type": "string", "enum": names }, sides]
        })
    }
}

/// From the edges of the paper to the text.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Margins {
    /// At the top.
    pub top: At<Measured>,
    /// At the right.
    pub right: At<Measured>,
    /// At the bottom; the foot of the page stands in it.
    pub bottom: At<Measured>,
    /// At the left.
    pub left: At<Measured>,
}

/// How a kind of text is set.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Style {
    /// Type size.
    pub size: At<Measured>,
    /// From baseline to baseline; not less than the size.
    pub leading: At<Measured>,
    /// Set bold.
    #[serde(default)]
    pub bold: bool,
    /// Set in italics.
    #[serde(default)]
    pub italic: bool,
    /// The color.
    pub color: At<Hex>,
    /// Figures of one width.
    #[serde(default)]
    pub tabular: bool,
}

/// The styles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Styles {
    /// The handout's title.
    pub title: Style,
    /// The line below it.
    pub subtitle: Style,
    /// The clinic's name at the head of the first page.
    pub masthead: Style,
    /// Headings of sections and boxes.
    pub heading: Style,
    /// Small headings.
    pub subheading: Style,
    /// Running text.
    pub body: Style,
    /// Cells of tables.
    pub table: Style,
    /// Heads of tables.
    pub table_head: Style,
    /// Names of medicines in their table.
    pub drug: Style,
    /// References and captions.
    pub note: Style,
    /// The foot of each page.
    pub furniture: Style,
}

/// A ground and what stands out on it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Ground {
    /// The ground.
    pub fill: At<Hex>,
    /// Text, or the bar, on it.
    pub ink: At<Hex>,
}

/// The colors, besides those of the styles.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Palette {
    /// Bars, rules of the masthead.
    pub accent: At<Hex>,
    /// Grounds of boxes.
    pub tint: At<Hex>,
    /// Grounds of every other table row.
    pub zebra: At<Hex>,
    /// Thin rules.
    pub rule: At<Hex>,
    /// Links and citation numbers.
    pub link: At<Hex>,
    /// Outlines of boxes to tick and lines to write on.
    pub pen: At<Hex>,
    /// Head rows of tables.
    pub table_head: Ground,
    /// The most urgent level of a call box.
    pub emergency: Ground,
    /// The middle level.
    pub urgent: Ground,
    /// The least urgent level.
    pub routine: Ground,
    /// A note, and its bar.
    pub note: Ground,
    /// A warning, and its bar.
    pub warning: Ground,
    /// A tip, and its bar.
    pub tip: Ground,
}

/// The white, and the lengths of drawn things.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Spaces {
    /// How far running text is set in from the headings.
    pub indent: At<Measured>,
    /// Before a section's heading.
    pub before_heading: At<Measured>,
    /// After it.
    pub after_heading: At<Measured>,
    /// Before a small heading.
    pub before_subheading: At<Measured>,
    /// After it.
    pub after_subheading: At<Measured>,
    /// Between paragraphs.
    pub paragraph: At<Measured>,
    /// Between blocks.
    pub block: At<Measured>,
    /// Between items of a list.
    pub item: At<Measured>,
    /// Inside boxes, on all sides.
    pub padding: At<Measured>,
    /// Inside table cells, left and right.
    pub cell_x: At<Measured>,
    /// Inside table cells, above and below.
    pub cell_y: At<Measured>,
    /// Side of a box to tick; at least 4 mm.
    pub tick: At<Measured>,
    /// From one line to write on to the next; at least 8 mm.
    pub write_on: At<Measured>,
    /// Thickness of thin rules.
    pub thin: At<Measured>,
    /// Thickness of the lines around boxes.
    pub thick: At<Measured>,
    /// Width of the bar at the left of a box.
    pub bar: At<Measured>,
}
