//! LNG-16: no more words than the reader will read
//!
//! # What it finds
//! A handout of more words than the profile gives it: 700 on a sheet, 500 in a brochure, 60 on a card.
//!
//! # Why it matters
//! What stands on the last of ten pages is not read. Fewer words leave room for the ones that matter.
//!
//! # Example
//! A sheet of 2,400 words for one medicine.
//!
//! # Write instead
//! What to do, what to watch for, whom to call; the rest in a second handout.
//!
//! # Source
//! This program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::readability::counted;
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-16",
    title: "no more words than the reader will read",
    level: Severity::Info,
    by_profile: true,
    page: include_str!("word_budget.rs"),
    check: Check::Words(check),
};

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.parts_words() {
        return Vec::new();
    }
    let passages = subject.passages.iter().filter(|passage| counted(passage));
    let words: usize = passages
        .flat_map(|passage| passage.sentences())
        .map(|sentence| sentence.length())
        .sum();
    if words <= subject.settings.words {
        return Vec::new();
    }
    let message =
        format!("the handout has {words} words, more than {}", subject.settings.words);
    vec![Finding::new(message).hint(
        "keep what to do, what to watch for and whom to call; move the rest to a second handout",
    )]
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found_in, handout, paragraph, section};
    use super::RULE;
    use crate::profile::Profile;

    #[test]
    fn a_card_has_sixty_words() {
        // Two words of the title and one of the heading count.
        let of = |words| {
            let text = "word ".repeat(words);
            let handout = handout(vec![section("What?", vec![paragraph(&text)])]);
            found_in(&RULE, &handout, Profile::WalletCard, None).len()
        };
        assert_eq!(of(57), 0);
        assert_eq!(of(58), 1);
    }
}
