//! A packet as it is written: its own words, and the handouts that are bound into it.

use super::content::Status;
use crate::load::at::{At, Day};
use schemars::JsonSchema;
use serde::Deserialize;

/// Several handouts in one PDF file.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
#[schemars(title = "Packet of handouts")]
pub struct Packet {
    /// The title of the packet.
    pub title: At<String>,
    /// A line below the title.
    pub subtitle: Option<At<String>>,
    /// What stands at the foot of the pages that are not a handout's; the title if left out.
    pub short_title: Option<At<String>>,
    /// The clinic's or publisher's number of the packet.
    pub id: At<String>,
    /// The version of the packet, in quotes.
    pub version: At<String>,
    /// The language of the packet's own words, as a BCP 47 tag: en-US. Each handout has its own.
    pub language: At<String>,
    /// How far the packet may be used; not farther than each of its handouts.
    pub status: At<Status>,
    /// The day the packet was put together and checked, without quotes: 2026-11-23. The PDF is dated with it.
    pub checked: At<Day>,
    /// The day it must be checked again, without quotes.
    pub check_again: Option<At<Day>>,
    /// Who reviewed the packet as a whole. Only when a clinician has reviewed it; never invent one.
    pub reviewed_by: Option<At<String>>,
    /// A shipped layout's name, or a layout file beside this one; `take-home-letter` if left out. A sheet that is folded or
    /// cut up carries one handout only.
    pub layout: Option<At<String>>,
    /// A cover with the title, and lines for a name and a day.
    #[serde(default = "yes")]
    pub cover: bool,
    /// A list of the handouts with their pages.
    #[serde(default = "yes")]
    pub contents: bool,
    /// How pages are numbered.
    #[serde(default)]
    pub folios: Folios,
    /// How works are numbered.
    #[serde(default)]
    pub references: References,
    /// Where a handout begins.
    #[serde(default)]
    pub start: Start,
    /// The handouts, in order.
    #[schemars(length(min = 1, max = 50))]
    pub handout: Vec<At<Member>>,
}

/// A handout of a packet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Member {
    /// Its content file, from the folder of this one.
    pub file: At<String>,
    /// What the contents call it; its title if left out.
    pub title: Option<At<String>>,
}

/// How the pages of a packet are numbered.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Folios {
    /// Through the whole packet.
    #[default]
    Continuous,
    /// From 1 in each handout.
    Separate,
}

/// How the works of a packet are numbered.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum References {
    /// Through the whole packet: a work that two handouts cite has one number.
    #[default]
    Shared,
    /// From 1 in each handout.
    Own,
}

/// Where a handout of a packet begins.
#[derive(Debug, Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// On the next page.
    #[default]
    Page,
    /// On the front of a leaf, for two-sided printing; a page to write on comes before it where one is needed.
    Recto,
}

const fn yes() -> bool {
    true
}
