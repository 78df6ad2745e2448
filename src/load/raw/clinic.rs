//! A clinic's profile as it is written.

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
