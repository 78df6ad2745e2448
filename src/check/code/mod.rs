//! Rules of codes for a telephone's camera.

mod address;
mod quiet;
mod size;
mod symbol;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[quiet::RULE, size::RULE, address::RULE];
