//! A clinic's profile as it is written.

use super::values::{Hex, Measured};
use crate::load::at::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// A clinic's own facts. What is left out becomes a line to write on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Profile of a clinic")]
pub struct Profile {
    /// The clinic's name; it stands at the head of the first page.
    pub name: Option<At<String>>,
    /// The department.
    pub department: Option<At<String>>,
    /// The picture the clinic is known by; it stands beside the name.
    pub logo: Option<At<Logo>>,
    /// The colors of the clinic, in place of those of a layout.
    pub brand: Option<At<Brand>>,
    /// The postal address.
    pub address: Option<At<String>>,
    /// The web address, as printed.
    pub web: Option<At<String>>,
    /// The telephones.
    #[serde(default)]
    pub phone: Vec<At<Phone>>,
    /// The number of the emergency service, as printed: 911.
    pub emergency: Option<At<String>>,
    /// Where a fever begins, in °F or °C: "100.4 °F"; the other is computed.
    pub fever: Option<At<String>>,
    /// The languages spoken there, as tags: "en", "es".
    #[serde(default)]
    pub languages: Vec<At<String>>,
    /// The letterhead of pre-printed paper: what is left free of a first page, from the top edge; "2in".
    pub letterhead: Option<At<Measured>>,
    /// A line at the foot of each page.
    pub footer: Option<At<String>>,
}

/// A telephone of the clinic.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Phone {
    /// What handouts call it, in small letters: day, night.
    #[schemars(regex(pattern = r"^[a-z][a-z-]*$"))]
    pub role: At<String>,
    /// The number as printed.
    pub number: At<String>,
    /// When somebody answers.
    pub hours: Option<At<String>>,
}

/// The picture a clinic is known by.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Logo {
    /// The file: PNG, JPEG or SVG, in the folder of this file or below.
    pub image: At<String>,
    /// What it shows, in words, for a screen reader; the clinic's name and "logo" if left out.
    pub alt: Option<At<String>>,
    /// How high it is printed: 0.25in to 1.5in; 0.5in if left out.
    pub height: Option<At<Measured>>,
}

/// The colors of a clinic.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Brand {
    /// Bars, headings, links and heads of tables.
    pub accent: Option<At<Hex>>,
    /// Titles; a darker accent if left out.
    pub title: Option<At<Hex>>,
    /// The ground of boxes; a pale accent if left out.
    pub tint: Option<At<Hex>>,
    /// A color in which text would be too pale is darkened, and `check` says to what; otherwise it is an error.
    #[serde(default)]
    pub darken: bool,
}
