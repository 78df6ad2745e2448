//! MED-26: no medicine stands in one table twice
//!
//! # What it finds
//! Two rows of one table of medicines with the same generic name, and acetaminophen (paracetamol, Tylenol) in the names of
//! more than one row.
//!
//! # Why it matters
//! A person who is given one medicine under two names takes it twice. Too much acetaminophen harms the liver.
//!
//! # Example
//! A row `acetaminophen (Tylenol)` and a row `acetaminophen and codeine`.
//!
//! # Write instead
//! One row for each medicine; or say in both rows that they hold the same medicine, and how much of it is safe in a day.
//!
//! # Source
//! US Food and Drug Administration, consumer advice on acetaminophen, 2026; this program's own judgement, 2026.

use super::super::passages::Kind;
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::context;
use crate::diag::Severity;
use std::collections::BTreeSet;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-26",
    title: "no medicine stands in one table twice",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("duplicates.rs"),
    check: Check::Words(check),
};

/// What the medicine is called that many others hold, too.
const ACETAMINOPHEN: [&str; 4] = ["acetaminophen", "paracetamol", "Tylenol", "APAP"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut table: Option<usize> = None;
    let mut names: BTreeSet<String> = BTreeSet::new();
    // The first row with acetaminophen in this table.
    let mut first: Option<usize> = None;
    for passage in &subject.passages {
        let name = matches!(passage.kind, Kind::Generic | Kind::Brand);
        let (true, Some(block), Some(row)) = (name, passage.block, passage.row) else {
            continue;
        };
        let own = Some(std::ptr::from_ref(block).addr());
        if table != own {
            (table, first) = (own, None);
            names.clear();
        }
        let whole = 0..passage.text.len();
        let small = passage.text.trim().to_lowercase();
        if passage.kind == Kind::Generic && !names.insert(small.clone()) {
            let message = format!("`{}` stands in two rows", passage.text.trim());
            found.push(
                Finding::at(subject, passage, whole, message)
                    .hint("give each medicine one row"),
            );
            continue;
        }
        let all = 0..passage.tokens.len();
        if context::word(passage, all, &ACETAMINOPHEN).is_some()
            && *first.get_or_insert(row) != row
        {
            let message = format!(
                "`{}` and a row above hold the same medicine",
                passage.text.trim()
            );
            found.push(
                Finding::at(subject, passage, whole, message)
                    .hint("say so in both rows, and how much is safe in a day"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, section};
    use super::super::tests::drugs;
    use super::RULE;

    #[test]
    fn a_medicine_has_one_row() {
        let said = |rows: &[(&str, &str)]| {
            found(&RULE, &handout(vec![section("Which?", vec![drugs(rows)])]))
        };
        assert_eq!(said(&[("alectinib", "Alecensa"), ("Alectinib", "")]), ["Alectinib"]);
        assert_eq!(
            said(&[("acetaminophen", "Tylenol"), ("codeine and acetaminophen", "")]),
            ["codeine and acetaminophen"]
        );
        assert_eq!(
            said(&[("acetaminophen", "Tylenol"), ("ibuprofen", "Advil")]),
            [""; 0]
        );
        let two = vec![drugs(&[("alectinib", "")]), drugs(&[("alectinib", "")])];
        assert_eq!(found(&RULE, &handout(vec![section("Which?", two)])), [""; 0]);
    }
}
