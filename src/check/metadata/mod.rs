//! Rules of metadata: who stands behind a text, until when it holds, what it rests on.

mod advice;
mod clinic;
mod feedback;
mod other_forms;
mod review_date;
mod reviewer;
mod sources;
mod sponsor;

use super::rule::Rule;
pub(super) use review_date::is_far as review_is_far;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    reviewer::RULE,
    review_date::RULE,
    sources::RULE,
    other_forms::RULE,
    advice::RULE,
    feedback::RULE,
    sponsor::RULE,
    clinic::RULE,
];
