//! Rules of forms: what a pen is for.

mod box_gap;
mod boxes;
mod diary;
mod tick;
mod write_on;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] =
    &[tick::RULE, box_gap::RULE, write_on::RULE, diary::RULE];
