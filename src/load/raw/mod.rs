//! The kinds of file as they are written: what the schema says and what a clean file is read into.
//!
//! The comments on the types and fields here are the descriptions in the JSON Schemas, so they speak to the
//! person who writes the file. What the values mean together is left to the readers beside this folder.

pub(super) mod batch;
pub(super) mod blocks;
pub(super) mod check;
pub(super) mod clinic;
pub(super) mod content;
pub(super) mod field;
pub(super) mod form;
pub(super) mod layout;
pub(super) mod overlay;
pub(super) mod packet;
pub(super) mod values;
