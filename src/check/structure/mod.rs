//! Rules of structure.

mod action;
mod call_first;
mod contacts;
mod list_length;
mod main_message;
mod picture;
mod placeholder;
mod questions;
mod steps;
mod table;
mod title;

use super::rule::Rule;
pub(super) use contacts::has_phone;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    title::RULE,
    main_message::RULE,
    action::RULE,
    list_length::RULE,
    steps::RULE,
    table::RULE,
    picture::RULE,
    call_first::RULE,
    questions::RULE,
    contacts::RULE,
    placeholder::RULE,
];
