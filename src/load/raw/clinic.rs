//! A clinic's profile as it is written.

use super::values::Measured;
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
