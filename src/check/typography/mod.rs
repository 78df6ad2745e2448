//! Rules of typography.

mod capitals;
mod italics;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[capitals::RULE, italics::RULE];
