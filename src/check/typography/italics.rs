//! TYP-10: no running text in italics
//!
//! # What it finds
//! More words in italics in a row than the profile allows: 5. In large print and Easy Read none are allowed, and scripts
//! such as Arabic and Chinese have none, so emphasis is set bold there, and there is nothing to find. Works cited may stand in italics.
//!
//! # Why it matters
//! Slanted letters run together for eyes that see poorly.
//!
//! # Example
//! `*Call us at once if you have a fever.*`
//!
//! # Write instead
//! `**Call us at once** if you have a fever.`
//!
//! # Source
//! RNIB, *Clear Print*, as read in 2026; American Council of the Blind, *Large Print Guidelines*, as read in 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use crate::diag::Severity;
use crate::scripts::has_italics;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-10",
    title: "no running text in italics",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("italics.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let most = subject.settings.italics;
    let mut found = Vec::new();
    if most == 0 || !has_italics(&subject.handout.language) {
        return found;
    }
    for passage in &subject.passages {
        for range in &passage.italic {
            let from = passage
                .tokens
                .partition_point(|token| token.range.start < range.start);
            let inside = passage.tokens.iter().skip(from);
            let inside = inside.take_while(|token| token.range.end <= range.end);
            let words = inside
                .filter(|token| matches!(token.sort, Sort::Word | Sort::Number))
                .count();
            if words > most {
                let message =
                    format!("{words} words in a row are in italics, more than {most}");
                found.push(
                    Finding::at(subject, passage, range.clone(), message)
                        .hint("write `**bold**` for what must stand out, or nothing"),
                );
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, found_in, handout, section, words};
    use super::RULE;
    use crate::handout::{BlockKind, Inline};
    use crate::profile::Profile;

    fn of(slanted: &str, profile: Profile) -> Vec<String> {
        let mut run = words("He said: ");
        run.push(Inline::Emphasis(words(slanted)));
        run.extend(words(" and left."));
        let block = block(BlockKind::Text(vec![run]));
        found_in(&RULE, &handout(vec![section("What?", vec![block])]), profile, None)
    }

    #[test]
    fn six_words_are_too_many() {
        assert_eq!(of("one two three four five", Profile::TakeHome), [""; 0]);
        let six = "one two three four five 6";
        assert_eq!(of(six, Profile::TakeHome), [six]);
    }

    #[test]
    fn large_print_sets_them_bold() {
        assert_eq!(of("one two three four five 6", Profile::LargePrint), [""; 0]);
        assert_eq!(of("one", Profile::WalletCard), [""; 0]);
    }
}
