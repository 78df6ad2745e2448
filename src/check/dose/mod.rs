//! Rules of safe doses: how amounts, units, times and names of medicines are written.

mod trailing_zero;
mod units;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[trailing_zero::RULE];
