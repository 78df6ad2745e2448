//! Rules of forms: what a pen is for.

mod tick;
mod write_on;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[tick::RULE, write_on::RULE];
