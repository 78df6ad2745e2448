//! Rules of translations: what must be the same in both languages.

mod addresses;
mod compare;
mod counts;
mod medicines;
mod numbers;
mod stale;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] =
    &[numbers::RULE, addresses::RULE, medicines::RULE, counts::RULE, stale::RULE];
