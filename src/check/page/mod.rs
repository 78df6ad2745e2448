//! Rules of pages: margins, white, folds, pictures.

mod column_gap;
mod edge;
mod fold;
mod ink;
mod margins;
mod page_count;
mod resolution;
mod white_space;

use super::rule::Rule;
pub(super) use ink::{bounds, is_read};

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    margins::RULE,
    column_gap::RULE,
    white_space::RULE,
    page_count::RULE,
    edge::RULE,
    fold::RULE,
    resolution::RULE,
];
