//! LNG-14: chances as "so many in 100"
//!
//! # What it finds
//! A percentage of people or of a chance, and, within one table, chances that are counted from different totals (*1 in 10*
//! beside *3 in 100*). The strength of a cream or solution and results of a test are left alone.
//!
//! # Why it matters
//! People can picture 30 out of 100 people; many cannot say whether 1 in 20 is more than 3 in 100.
//!
//! # Example
//! `The rash affects 30% of people.`
//!
//! # Write instead
//! `The rash affects 30 in 100 people.`
//!
//! # Source
//! Patient Information Forum, *Communicate risk clearly*, as read in 2026; NHS, *A to Z of NHS health writing*, as read in
//! 2026.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use super::phrases::{after, chosen, word_after};
use crate::diag::Severity;
use crate::handout::Block;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-14",
    title: "chances as \"so many in 100\"",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("percentage.rs"),
    check: Check::Words(check),
};

/// Words after "of" that say who is counted.
const WHO: [&str; 23] = [
    "people",
    "patients",
    "those",
    "women",
    "men",
    "children",
    "adults",
    "cases",
    "all",
    "everyone",
    "users",
    "persons",
    "babies",
    "tumors",
    "cancers",
    "us",
    "them",
    "older",
    "younger",
    "pregnant",
    "smokers",
    "americans",
    "participants",
];
/// Words that follow a chance.
const CHANCE: [&str; 7] =
    ["chance", "risk", "likelihood", "probability", "survival", "likely", "odds"];

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.english() {
        return Vec::new();
    }
    let mut found = Vec::new();
    // The table that is being read, and what its chances are counted from.
    let mut table: Option<(&Block, String)> = None;
    for passage in subject.passages.iter().filter(|passage| chosen(passage.kind)) {
        let cell = matches!(passage.kind, Kind::Cell | Kind::OfDrug);
        for place in 0..passage.tokens.len() {
            if passage.sort(place) != Sort::Number {
                continue;
            }
            if let Some(sign) = percent(passage, place) {
                let bytes = passage.bytes(place, sign);
                let written = passage.text.get(bytes.clone()).unwrap_or_default();
                let message = format!("`{written}` is hard to picture");
                let hint = instead(passage.token(place));
                found.push(Finding::at(subject, passage, bytes, message).hint(hint));
            }
            let (Some(total), Some(block), true) =
                (total(passage, place), passage.block, cell)
            else {
                continue;
            };
            let written = passage.token(total);
            match &table {
                Some((known, first)) if std::ptr::eq(*known, block) => {
                    if first != written {
                        let message = format!(
                            "this table counts from `{written}` here and from `{first}` before"
                        );
                        let bytes = passage.bytes(place, total);
                        found.push(Finding::at(subject, passage, bytes, message).hint(
                            format!("write all chances of a table as so many in {first}"),
                        ));
                    }
                }
                Some(_) | None => table = Some((block, written.to_owned())),
            }
        }
    }
    found
}

/// The sign of a percentage that is a share of people or a chance.
fn percent(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let sign = after(passage, place)?;
    if !matches!(passage.token(sign), "%" | "percent") {
        return None;
    }
    let next = word_after(passage, sign);
    let second = after(passage, sign)?;
    let people = next == "of" && WHO.contains(&word_after(passage, second).as_str());
    (people || CHANCE.contains(&next.as_str())).then_some(sign)
}

/// What to write for a percentage; a half goes up.
fn instead(number: &str) -> String {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let up = usize::from(part.starts_with(|each: char| ('5'..='9').contains(&each)));
    match whole.parse::<usize>() {
        Ok(0) => "write so many in 1,000, or in 10,000".to_owned(),
        Ok(_) if part.is_empty() => format!("write `{whole} in 100`"),
        Ok(whole) => format!("write `about {} in 100`, rounded", whole + up),
        Err(_) => "write so many in 100".to_owned(),
    }
}

/// The token of the total in "1 in 100" and "1 out of 100", if it is one that chances are counted from.
fn total(passage: &Passage<'_>, place: usize) -> Option<usize> {
    let mut at = after(passage, place)?;
    if passage.token(at) == "out" {
        at = after(passage, at).filter(|&of| passage.token(of) == "of")?;
    } else if passage.token(at) != "in" {
        return None;
    }
    let total = after(passage, at)?;
    let round = passage.token(total).strip_prefix('1').is_some_and(|zeros| {
        zeros.len() > 1 && zeros.chars().all(|each| matches!(each, '0' | ','))
            || zeros == "0"
    });
    round.then_some(total)
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{
        block, found, found_in_words, handout, section, words,
    };
    use super::{RULE, instead};
    use crate::handout::{BlockKind, Column, Row, Table};
    use crate::span::Span;

    #[test]
    fn shares_of_people_and_chances_are_found() {
        assert_eq!(
            found_in_words(
                &RULE,
                "It affects 30% of people and 5 percent of women. There is a 20% chance."
            ),
            ["30%", "5 percent", "20%"]
        );
    }

    #[test]
    fn the_hint_rounds() {
        assert_eq!(instead("30"), "write `30 in 100`");
        assert_eq!(instead("37.5"), "write `about 38 in 100`, rounded");
        assert_eq!(instead("37.4"), "write `about 37 in 100`, rounded");
        assert_eq!(instead("0.5"), "write so many in 1,000, or in 10,000");
    }

    #[test]
    fn strengths_and_results_are_left_alone() {
        for words in [
            "Use hydrocortisone 1% cream.",
            "Clean it with 70% alcohol.",
            "Call us if your oxygen level is below 92%.",
            "It affects 30 in 100 people.",
            "Fill 50% of the cup.",
        ] {
            assert_eq!(found_in_words(&RULE, words), [""; 0], "{words}");
        }
    }

    #[test]
    fn one_table_counts_from_one_total() {
        let of = |cells: [&str; 2]| {
            let row =
                |cell: &&str| Row { cells: vec![words(cell)], span: Span::default() };
            let table = Table {
                caption: None,
                columns: vec![Column { heading: words("How often"), weight: None }],
                row_header: false,
                rows: cells.iter().map(row).collect(),
            };
            let block = block(BlockKind::Table(table));
            found(&RULE, &handout(vec![section("What?", vec![block])]))
        };
        assert_eq!(of(["1 in 10 people", "3 out of 100 people"]), ["3 out of 100"]);
        assert_eq!(of(["10 in 100 people", "3 in 100 people"]), [""; 0]);
        assert_eq!(of(["10 in 100 people", "3 in a row, 2 in 24 hours"]), [""; 0]);
    }
}
