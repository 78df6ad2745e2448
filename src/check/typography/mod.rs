//! Rules of typography.

mod body_size;
mod capitals;
mod color_only;
mod contrast;
mod families;
mod figures;
mod headings;
mod hyphenation;
mod italics;
mod large_leading;
mod large_print;
mod leading;
mod line_contrast;
mod line_length;
mod reversed;
mod small_size;
mod styles;

use super::rule::Rule;
pub(super) use styles::in_mm;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    body_size::RULE,
    small_size::RULE,
    large_print::RULE,
    large_leading::RULE,
    leading::RULE,
    line_length::RULE,
    hyphenation::RULE,
    capitals::RULE,
    italics::RULE,
    headings::RULE,
    families::RULE,
    contrast::RULE,
    line_contrast::RULE,
    reversed::RULE,
    color_only::RULE,
    figures::RULE,
];
