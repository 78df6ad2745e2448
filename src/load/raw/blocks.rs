//! Blocks as they are written. A block has exactly one kind, which is the name of its one key besides `id`.

use super::field::Field;
use crate::load::at::At;
use schemars::{JsonSchema, Schema, json_schema};
use serde::Deserialize;

/// One block. It has exactly one of the kinds, and may have an id.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(transform = one_kind)]
pub struct Block {
    /// A name for it, for messages.
    pub id: Option<At<String>>,
    /// For whom it is printed, such as "patient.drug == alectinib"; for all, if left out.
    pub when: Option<At<String>>,
    /// Running text. An empty line starts a new paragraph.
    pub text: Option<At<String>>,
    /// A small heading inside a section.
    pub heading: Option<At<String>>,
    /// A bulleted or numbered list.
    pub list: Option<At<List>>,
    /// The points to remember, in a box.
    pub points: Option<At<Points>>,
    /// Whom to call, and how fast.
    pub call: Option<At<Call>>,
    /// Boxes a pen can tick.
    pub checklist: Option<At<Checklist>>,
    /// A table of medicines.
    pub drugs: Option<At<Drugs>>,
    /// Any other table.
    pub table: Option<At<Table>>,
    /// A note, a warning or a tip.
    pub notice: Option<At<Notice>>,
    /// A picture.
    pub figure: Option<At<Figure>>,
    /// Whom to reach, and when.
    pub contacts: Option<At<Contacts>>,
    /// Lines to write on.
    pub lines: Option<At<Lines>>,
    /// Labelled lines to write on.
    pub fields: Option<At<Fields>>,
    /// What to take when.
    pub schedule: Option<At<Schedule>>,
    /// Words and what they mean.
    pub glossary: Option<At<Glossary>>,
    /// A code for a telephone's camera.
    pub qr: Option<At<Qr>>,
    /// What follows starts a new page.
    #[serde(rename = "break")]
    pub page_break: Option<At<Break>>,
}

/// Says in the schema that exactly one kind is written.
fn one_kind(schema: &mut Schema) {
    let kinds: Vec<serde_json::Value> = schema
        .get("properties")
        .and_then(serde_json::Value::as_object)
        .into_iter()
        .flat_map(|properties| properties.keys())
        .filter(|key| *key != "id" && *key != "when")
        .map(|kind| serde_json::json!({ "required": [kind] }))
        .collect();
    schema.insert("oneOf".to_owned(), kinds.into());
}

/// What is broken.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Break {
    /// The page.
    Page,
}

/// A list.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct List {
    /// A line above, kept with the list.
    pub stem: Option<At<String>>,
    /// Numbers instead of bullets.
    #[serde(default)]
    pub numbered: bool,
    /// The items.
    #[schemars(length(min = 1))]
    pub items: Vec<At<Item>>,
}

/// An item of a list: a string, or a table with its text and the items inside it.
#[derive(Debug)]
pub enum Item {
    /// The text alone.
    Text(String),
    /// The text, and a list inside it.
    Nested(NestedItem),
}

/// An item with a list inside it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct NestedItem {
    /// What it says.
    pub text: At<String>,
    /// The list inside it, of the same kind.
    #[serde(default)]
    pub items: Vec<At<Item>>,
}

impl<'de> Deserialize<'de> for Item {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;

        impl<'de> serde::de::Visitor<'de> for Either {
            type Value = Item;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a string, or a table with `text` and `items`")
            }

            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Item, E> {
                Ok(Item::Text(text.to_owned()))
            }

            fn visit_map<A: serde::de::MapAccess<'de>>(
                self,
                map: A,
            ) -> Result<Item, A::Error> {
                let table = serde::de::value::MapAccessDeserializer::new(map);
                NestedItem::deserialize(table).map(Item::Nested)
            }
        }

        from.deserialize_any(Either)
    }
}

impl JsonSchema for Item {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Item".into()
    }

    fn json_schema(generator: &mut schemars::SchemaGenerator) -> Schema {
        let nested = generator.subschema_for::<NestedItem>();
        json_schema!({
            "description": "An item of a list: a string, or a table with its text and the items inside it.",
            "anyOf": [{ "type": "string" }, nested]
        })
    }
}

/// The points to remember.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Points {
    /// The heading of the box.
    pub title: Option<At<String>>,
    /// The points; three to five are remembered best.
    #[schemars(length(min = 1))]
    pub items: Vec<At<String>>,
}

/// Whom to call, and how fast.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Call {
    /// A heading above.
    pub title: Option<At<String>>,
    /// From the most urgent on.
    #[schemars(length(min = 1))]
    pub levels: Vec<At<CallLevel>>,
}

/// One level of a call box.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CallLevel {
    /// How urgent it is.
    pub level: At<Urgency>,
    /// What to do: Call 911 now.
    pub label: At<String>,
    /// The signs, in running text.
    pub text: Option<At<String>>,
    /// The signs, as a list.
    #[serde(default)]
    pub items: Vec<At<String>>,
    /// Labels of lines to write on, such as phones, or of phones of the clinic.
    #[serde(default)]
    pub fields: Vec<At<Field>>,
}

/// How urgent a call is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Life is in danger.
    Emergency,
    /// Today, at any hour.
    Urgent,
    /// At the next visit.
    Routine,
}

/// Boxes a pen can tick.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Checklist {
    /// A small heading above.
    pub title: Option<At<String>>,
    /// In how many columns the items stand; 1 if left out, and 1 with a scale or dates.
    #[schemars(range(min = 1, max = 2))]
    pub columns: Option<At<u8>>,
    /// The items, one box each.
    #[schemars(length(min = 1))]
    pub items: Vec<At<String>>,
    /// The head of the first column, with a scale or dates: Medicine; Symptom if left out.
    pub heading: Option<At<String>>,
    /// One box for each of these words, as columns: None, Mild, Moderate, Severe.
    #[serde(default)]
    #[schemars(length(max = 7))]
    pub scale: Vec<At<String>>,
    /// So many dated columns, for a diary.
    #[schemars(range(min = 1, max = 14))]
    pub dates: Option<At<u8>>,
}

/// A table of medicines. A row is never cut.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Drugs {
    /// A title above.
    pub caption: Option<At<String>>,
    /// The headings of the four columns, if not Medicine, Food, Common side effects, Tell us right away about.
    #[schemars(length(min = 4, max = 4))]
    pub headings: Option<Vec<At<String>>>,
    /// The medicines.
    #[schemars(length(min = 1))]
    pub rows: Vec<At<Drug>>,
}

/// One medicine.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Drug {
    /// The generic name.
    pub generic: At<String>,
    /// The brand name.
    pub brand: Option<At<String>>,
    /// How to say the generic name: al-EK-ti-nib.
    pub say: Option<At<String>>,
    /// With food or without.
    pub food: At<String>,
    /// Common side effects.
    pub common: At<String>,
    /// What to report at once.
    pub report: At<String>,
}

/// A table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Table {
    /// A title above.
    pub caption: Option<At<String>>,
    /// The columns.
    #[schemars(length(min = 1, max = 12))]
    pub columns: Vec<At<Column>>,
    /// Whether the first column names the row.
    #[serde(default)]
    pub row_header: bool,
    /// The rows: a list of cells each, as many as there are columns. An empty string is an empty cell.
    #[schemars(length(min = 1))]
    pub rows: Vec<At<Vec<At<String>>>>,
}

/// One column of a table.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Column {
    /// Its heading.
    pub heading: At<String>,
    /// Its share of the width against the other columns with a width; by its content if left out.
    #[schemars(range(min = 1, max = 100))]
    pub width: Option<At<u8>>,
}

/// A note, a warning or a tip.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Notice {
    /// Which of them.
    pub level: At<NoticeLevel>,
    /// A heading; the level's word if left out.
    pub title: Option<At<String>>,
    /// What it says. An empty line starts a new paragraph.
    pub text: At<String>,
}

/// How loud a notice is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum NoticeLevel {
    /// Good to know.
    Note,
    /// Harm is possible.
    Warning,
    /// It makes things easier.
    Tip,
}

/// A picture.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Figure {
    /// A PNG or JPEG file, in the folder of this file or below.
    pub image: At<String>,
    /// What the picture shows, in words, for those who cannot see it.
    pub alt: At<String>,
    /// A line below.
    pub caption: Option<At<String>>,
    /// Percent of the width of the text; 100 if left out.
    #[schemars(range(min = 1, max = 100))]
    pub width: Option<At<u8>>,
}

/// Whom to reach, and when.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contacts {
    /// A small heading above.
    pub title: Option<At<String>>,
    /// The contacts.
    #[schemars(length(min = 1))]
    pub items: Vec<At<Contact>>,
}

/// One contact.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Contact {
    /// Who answers.
    pub who: At<String>,
    /// A number as printed, or the role of a phone in the clinic's profile; left out, a line to write on.
    pub phone: Option<At<String>>,
    /// When they answer. The clinic's hours stand before it when the phone is a role.
    pub hours: Option<At<String>>,
}

/// Lines to write on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Lines {
    /// A small heading above.
    pub title: Option<At<String>>,
    /// How many.
    #[schemars(range(min = 1, max = 60))]
    pub count: At<u8>,
}

/// Labelled lines to write on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Fields {
    /// The labels.
    #[schemars(length(min = 1))]
    pub items: Vec<At<Field>>,
}

/// What to take when. It has rows, blank rows, or both.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Schedule {
    /// A small heading above.
    pub title: Option<At<String>>,
    /// The head of the first column: Day, for a log; Medicine if left out.
    pub heading: Option<At<String>>,
    /// The times of day, if not Morning, Noon, Evening, Bedtime.
    #[serde(default)]
    #[schemars(length(max = 8))]
    pub times: Vec<At<String>>,
    /// The medicines, or the days of a log, a row each.
    #[serde(default)]
    pub rows: Vec<At<String>>,
    /// So many empty rows to write in.
    #[schemars(range(min = 1, max = 40))]
    pub blank: Option<At<u8>>,
}

/// Words and what they mean.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Glossary {
    /// The words.
    #[schemars(length(min = 1))]
    pub items: Vec<At<Term>>,
}

/// A word and what it means.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Term {
    /// The word.
    pub term: At<String>,
    /// How to say it: BY-op-see.
    pub say: Option<At<String>>,
    /// What it means.
    pub meaning: At<String>,
}

/// A code for a telephone's camera. Its address is printed too.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Qr {
    /// The address, in full, with https.
    pub url: At<String>,
    /// What one finds there.
    pub caption: Option<At<String>>,
}
