//! Rules of structure.

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[];
