//! A batch as it is written.

use crate::load::at::At;
use schemars::JsonSchema;
use serde::Deserialize;

/// Many handouts at once: each content in each layout for each clinic. Files are named from the folder of this file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Batch of handouts")]
pub struct Batch {
    /// The folder to write into; it is made if it is not there. `print` if left out.
    pub output: Option<At<String>>,
    /// How the PDFs are named: words and {content}, {id}, {version}, {layout}, {language}, {clinic}, with .pdf at the end. A / makes folders.
    pub name: Option<At<String>>,
    /// What the list of all that was written is called; it stands in the output folder. `manifest.json` if left out.
    pub manifest: Option<At<String>>,
    /// The content files. A * in the name of a file stands for any letters: content/*.toml.
    #[serde(default)]
    pub contents: Vec<At<String>>,
    /// The layouts, by name or file. `take-home-letter` if left out.
    #[serde(default)]
    pub layouts: Vec<At<String>>,
    /// The profiles of the clinics, with * as in `contents`. If left out, the clinic.toml beside each content.
    #[serde(default)]
    pub clinics: Vec<At<String>>,
    /// Of the contents only those in these languages: en-US, or en for all kinds of English.
    #[serde(default)]
    pub languages: Vec<At<String>>,
    /// Folders of further fonts.
    #[serde(default)]
    pub font_dirs: Vec<At<String>>,
    /// For a print shop: grounds run over the edge, crop and fold marks stand outside the sheet.
    #[serde(default)]
    pub press: bool,
    /// The edge the printer turns the paper over; the one that suits each layout, if left out.
    pub duplex: Option<Duplex>,
    /// Forms to fill in on a screen: boxes, lines and cells to write in are fields. Not for a print shop.
    #[serde(default)]
    pub fillable: Option<At<bool>>,
    /// The version to fill in by hand: lines to write on where a clinic's profile is silent, without warnings.
    #[serde(default)]
    pub blank: bool,
    /// Single handouts, besides those above.
    #[serde(default)]
    pub job: Vec<At<Job>>,
    /// Combinations that are left out.
    #[serde(default)]
    pub skip: Vec<At<Skip>>,
}

/// The edge a printer turns the paper over.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Duplex {
    /// The short edge.
    Short,
    /// The long edge.
    Long,
}

/// A single handout.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Job {
    /// The content file.
    pub content: At<String>,
    /// The layout, by name or file. `take-home-letter` if left out.
    pub layout: Option<At<String>>,
    /// The clinic's profile. If left out, the clinic.toml beside the content.
    pub clinic: Option<At<String>>,
}

/// Combinations that are left out: those that agree with all that is said here. A * stands for any letters.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Skip {
    /// The content file, as `contents` names it.
    pub content: Option<At<String>>,
    /// The layout, as `layouts` names it.
    pub layout: Option<At<String>>,
    /// The clinic's profile, as `clinics` names it.
    pub clinic: Option<At<String>>,
}
