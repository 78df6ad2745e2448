//! MED-30: no citation right after a number
//!
//! # What it finds
//! A citation that stands right after a digit, or after a digit and a bracket or percent sign.
//!
//! # Why it matters
//! A citation is printed as a small raised figure. After a number it is read as a part of it: `80³` as 803.
//!
//! # Example
//! `"and below 80 [@medlineplus]"`
//!
//! # Write instead
//! The citation after a word: in the cell that names the row, or at the end of the sentence above.
//!
//! # Source
//! This program's own judgement, 2026, after ISMP, *List of Error-Prone Abbreviations, Symbols, and Dose Designations*, 2024 (figures
//! that run into each other).

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "MED-30",
    title: "no citation right after a number",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("cited_number.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for passage in &subject.passages {
        for cited in &passage.cited {
            let before = passage.text.get(..*cited).unwrap_or_default().trim_end();
            let bare = before.trim_end_matches([')', ']', '%']);
            if !bare.ends_with(|last: char| last.is_ascii_digit()) {
                continue;
            }
            let start = bare
                .rfind(|each: char| !(each.is_ascii_digit() || ".,".contains(each)))
                .map_or(0, |at| at + bare[at..].chars().next().map_or(1, char::len_utf8));
            let number = &bare[start..];
            let message = format!(
                "the raised figure of a citation stands right after `{number}` and is read as a part of it"
            );
            found.push(
                Finding::at(subject, passage, start..bare.len(), message)
                    .hint("cite after a word: in the first cell of the row, or in the sentence above"),
            );
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found, handout, section, words};
    use super::RULE;
    use crate::handout::{BlockKind, Inline, WorkId};
    use crate::span::Span;

    fn cited(before: &str, after: &str) -> Vec<String> {
        let mut inlines = words(before);
        inlines.push(Inline::Citation { works: vec![WorkId(1)], span: Span::default() });
        if !after.is_empty() {
            inlines.extend(words(after));
        }
        let text = block(BlockKind::Text(vec![inlines]));
        found(&RULE, &handout(vec![section("What?", vec![text])]))
    }

    #[test]
    fn a_citation_after_a_number_is_found() {
        for (before, number) in [
            ("and below 80", "80"),
            ("低于80", "80"),
            ("about 1,000", "1,000"),
            ("(stage 1)", "1"),
            ("half, 50%", "50"),
        ] {
            assert_eq!(cited(before, ""), [number], "{before}");
        }
    }

    #[test]
    fn a_citation_after_a_word_or_a_stop_is_left_alone() {
        for before in ["below 80 is normal", "since December 2024.", "5 mg", ""] {
            assert_eq!(cited(before, " More."), [""; 0], "{before}");
        }
    }
}
