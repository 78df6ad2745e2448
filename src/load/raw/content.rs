//! A content file as it is written: the head, the sections, the references.

use super::blocks::Block;
use super::layout::Edition;
use crate::load::at::{At, Day};
use schemars::JsonSchema;
use serde::Deserialize;

/// A handout: what its pages say. How they look is the layout's business.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Content of a handout")]
pub struct Content {
    /// The title of the handout.
    pub title: At<String>,
    /// A line below the title.
    pub subtitle: Option<At<String>>,
    /// What stands at the foot of each page; the title if left out.
    pub short_title: Option<At<String>>,
    /// What kind of sheet it is; it stands at the head of the first page.
    pub kind: Option<At<String>>,
    /// The clinic's or publisher's number of the handout.
    pub id: At<String>,
    /// The version of the content, in quotes.
    pub version: At<String>,
    /// The language, as a BCP 47 tag: en-US.
    pub language: At<String>,
    /// How far the handout may be used. Sample and draft are printed on every page.
    pub status: At<Status>,
    /// What it is for: information if left out. What a patient acts on during treatment must say whom to call.
    pub purpose: Option<At<Purpose>>,
    /// The day the content was checked, without quotes: 2026-11-23. The PDF is dated with it.
    pub checked: At<Day>,
    /// The day it must be checked again, without quotes.
    pub check_again: Option<At<Day>>,
    /// Who reviewed it. Only when a clinician has reviewed it; never invent one.
    pub reviewed_by: Option<At<String>>,
    /// Rules of the checker that are not meant for this content, each with the reason.
    #[serde(default)]
    pub silence: Vec<At<Silence>>,
    /// What may be asked of a person besides name, born, record and phone.
    #[serde(default)]
    pub field: Vec<At<Field>>,
    /// Blocks before the first section.
    #[serde(default)]
    pub block: Vec<At<Block>>,
    /// The sections, in reading order.
    #[serde(default)]
    pub section: Vec<At<Section>>,
    /// The works that the text may cite. Numbers are given by first citation.
    #[serde(default)]
    #[schemars(length(max = 999))]
    pub reference: Vec<At<Reference>>,
}

/// What a handout is for.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Purpose {
    /// To know more: a brochure in the waiting room.
    Information,
    /// To act on during treatment: once it is approved, a telephone of the clinic that is missing stops the build.
    Treatment,
}

/// Something that differs from person to person: {patient.drug} prints it, `when` asks for it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Field {
    /// What comes after `patient.`, in small letters, digits and hyphens: drug.
    #[schemars(regex(pattern = r"^[a-z][a-z0-9-]*$"))]
    pub name: At<String>,
    /// What answers it; any words, if left out.
    pub kind: Option<FieldKind>,
    /// The words that a choice is made from.
    #[serde(default)]
    pub choices: Vec<At<String>>,
}

/// What answers a field.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum FieldKind {
    /// Any words.
    Text,
    /// A day, as year-month-day.
    Date,
    /// A number.
    Number,
    /// A telephone number.
    Phone,
    /// One of the choices.
    Choice,
}

/// A rule that does not speak about this content.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Silence {
    /// The rule, by its number: LNG-01.
    pub rule: At<String>,
    /// Why. It is printed with every check.
    #[schemars(length(min = 1))]
    pub reason: At<String>,
    /// Only where these words are found; everywhere, if left out.
    pub words: Option<At<String>>,
}

/// How far a handout may be used.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Status {
    /// An example: never for patients.
    Sample,
    /// Not yet approved.
    Draft,
    /// Approved by the clinic.
    Approved,
}

/// A heading and what stands under it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Section {
    /// A name for it, for links and messages.
    pub id: Option<At<String>>,
    /// The heading, best as a question the reader would ask.
    pub heading: At<String>,
    /// The panel of a folded sheet that it stands on; without it, it flows through those that nothing is bound to.
    pub panel: Option<Panel>,
    /// For whom it is printed, such as "patient.drug == alectinib"; for all, if left out.
    pub when: Option<At<String>>,
    /// The editions it belongs to; all, if none is named.
    #[serde(default)]
    pub editions: Vec<Edition>,
    /// What stands under it.
    #[serde(default)]
    pub block: Vec<At<Block>>,
    /// What stands under it instead, in fewer words, when the whole does not fit a folded sheet.
    #[serde(default)]
    pub short: Vec<At<Block>>,
}

/// A panel of a folded sheet.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Panel {
    /// Seen first; the title stands on it too.
    Cover,
    /// Seen when it is open.
    Inside,
    /// Folded in; seen when the cover is opened.
    Flap,
    /// Seen when the folded piece is turned over.
    Back,
}

/// A work that the text may cite.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Reference {
    /// The name that citations use: letters, digits, points, hyphens and underscores.
    #[schemars(regex(pattern = r"^[\p{L}\p{N}][\p{L}\p{N}_.:-]*$"))]
    pub id: At<String>,
    /// The entry as it is printed, without the address.
    pub text: At<String>,
    /// The address, in full.
    pub url: Option<At<String>>,
    /// The day the address was read, without quotes.
    pub accessed: Option<At<Day>>,
}
