//! PAR-05: a translation follows its original
//!
//! # What it finds
//! A translation whose original has changed since it was compared with it last, or for which no such mark was written.
//!
//! # Why it matters
//! The original was mended, perhaps because it was wrong. The translation still says the old thing.
//!
//! # Example
//! `translates = { file = "alk-lung-cancer.toml" }`
//!
//! # Write instead
//! Compare the two texts; then write the mark that the checker gives:
//! `translates = { file = "alk-lung-cancer.toml", hash = "0123456789abcdef" }`
//!
//! # Source
//! National Library of Medicine, *Criteria for linking to materials in other languages*, 2024 (dates of both); the mark is
//! this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-05",
    title: "a translation follows its original",
    level: Severity::Warning,
    by_profile: false,
    page: include_str!("stale.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(original) = subject.handout.original.as_deref() else { return Vec::new() };
    let file = &original.file.words;
    let now = format!("hash = \"{}\"", original.now);
    let finding = match &original.hash {
        Some(hash) if hash.words == original.now => return Vec::new(),
        Some(hash) => {
            Finding::new(format!("`{file}` has changed since this translation was made"))
                .place(hash.span)
                .hint(format!("translate what has changed, then write {now}"))
        }
        None => {
            Finding::new(format!("nothing says which text of `{file}` this translates"))
                .place(original.file.span)
                .hint(format!("compare the two, then write {now}"))
        }
    };
    vec![finding]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, text, translated};
    use super::RULE;

    #[test]
    fn a_mark_that_is_old_or_missing_is_found() {
        let of = |hash: Option<&str>| {
            let mut handout = translated(handout(Vec::new()), handout(Vec::new()));
            if let Some(original) = &mut handout.original {
                original.hash = hash.map(text);
            }
            found(&RULE, &handout).len()
        };
        assert_eq!(of(Some("0000000000000001")), 0);
        assert_eq!(of(Some("0000000000000002")), 1);
        assert_eq!(of(None), 1);
    }
}
