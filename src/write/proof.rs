//! The pages and the tag tree → text that reads well in a diff.
use super::Made;
pub(super) fn text(made: &Made) -> String { let _ = made; String::new() }
