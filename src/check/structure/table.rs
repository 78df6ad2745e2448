//! STR-06: tables are simple, and say how they are used
//!
//! # What it finds
//! A table of more than 5 columns, or with a heading of more than 4 words, a warning. A diary, a scale or a table of times
//! with no text in its section that says how to fill it in, a matter of style.
//!
//! # Why it matters
//! A table is read by going along a row and up to a heading. With many columns, or headings of several lines, that fails.
//!
//! # Example
//! `table.columns = [{ heading = "What you should tell us about at once" }, ..]`
//!
//! # Write instead
//! `table.columns = [{ heading = "Call us about" }, ..]`
//!
//! # Source
//! AHRQ, *Patient Education Materials Assessment Tool*, 2013, items 19 and 25; the numbers are this program's own
//! judgement, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::BlockKind;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-06",
    title: "tables are simple, and say how they are used",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("table.rs"),
    check: Check::Words(check),
};

/// Columns of a table, at most.
const COLUMNS: usize = 5;
/// Words in the heading of a column, at most.
const WORDS: usize = 4;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut explained = std::collections::BTreeSet::new();
    for (section, block) in subject.blocks() {
        match &block.kind {
            BlockKind::Table(table) if table.columns.len() > COLUMNS => {
                let message = format!(
                    "this table has {} columns, {COLUMNS} are enough",
                    table.columns.len()
                );
                found.push(
                    Finding::new(message)
                        .place(block.span)
                        .hint("make two tables of it, or leave columns out"),
                );
            }
            BlockKind::Text(_) | BlockKind::Notice(_) | BlockKind::List(_) => {
                explained.insert(section);
            }
            BlockKind::Table(_)
            | BlockKind::Heading(_)
            | BlockKind::Points(_)
            | BlockKind::Call(_)
            | BlockKind::Checklist(_)
            | BlockKind::Drugs(_)
            | BlockKind::Figure(_)
            | BlockKind::Contacts(_)
            | BlockKind::Lines(_)
            | BlockKind::Fields(_)
            | BlockKind::Schedule(_)
            | BlockKind::Glossary(_)
            | BlockKind::Qr(_)
            | BlockKind::PageBreak => {}
        }
    }
    for (section, block) in subject.blocks() {
        let filled_in = matches!(block.kind, BlockKind::Schedule(_))
            || matches!(&block.kind, BlockKind::Checklist(list) if list.dates > 0 || !list.scale.is_empty());
        if filled_in && !explained.contains(&section) {
            let message = "nothing says how this table is filled in";
            found.push(
                Finding::new(message)
                    .place(block.span)
                    .hint("add a line above it, such as: Check one box each day")
                    .level(Severity::Info),
            );
        }
    }
    for passage in subject.passages.iter().filter(|passage| passage.kind == Kind::Label) {
        let words = passage.text.split_whitespace().count();
        let in_table = passage.block.is_some_and(|block| {
            matches!(block.kind, BlockKind::Table(_) | BlockKind::Drugs(_))
        });
        if in_table && words > WORDS {
            let message = format!("this heading has {words} words, {WORDS} are enough");
            found.push(
                Finding::at(subject, passage, 0..passage.text.len(), message)
                    .hint("say it shorter, and the rest in the text above the table"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, handout, paragraph, section, words,
    };
    use super::RULE;
    use crate::handout::{Block, BlockKind, Column, Schedule, Table};

    fn table(headings: &[&str]) -> Block {
        let column = |heading: &&str| Column { heading: words(heading), weight: None };
        block(BlockKind::Table(Table {
            caption: None,
            columns: headings.iter().map(column).collect(),
            row_header: false,
            rows: Vec::new(),
        }))
    }

    fn of(blocks: Vec<Block>) -> usize {
        found(&RULE, &handout(vec![section("Which?", blocks)])).len()
    }

    #[test]
    fn a_table_is_small_and_its_headings_short() {
        assert_eq!(of(vec![table(&["A"; 5])]), 0);
        assert_eq!(of(vec![table(&["A"; 6])]), 1);
        assert_eq!(of(vec![table(&["Call us today about"])]), 0);
        assert_eq!(of(vec![table(&["Call us again today about"])]), 1);
    }

    #[test]
    fn a_table_to_fill_in_is_explained() {
        let schedule = || {
            let (times, rows) = (Vec::new(), vec![words("alectinib")]);
            block(BlockKind::Schedule(Schedule {
                title: None,
                heading: None,
                times,
                rows,
            }))
        };
        assert_eq!(of(vec![schedule()]), 1);
        assert_eq!(of(vec![paragraph("Check each box."), schedule()]), 0);
    }
}
