//! PAR-05: a translation follows its original
//!
//! # What it finds
//! A section or block that has no translation, only a part of one, or the words of the original again; and one whose original
//! has changed since it was translated. With `missing = "source"` such a text stands in the language of the original, with a
//! line above that says so, and the finding is a warning.
//!
//! # Why it matters
//! The original was mended, perhaps because it was wrong. The translation still says the old thing, and those who read only
//! the translation act on it.
//!
//! # Example
//! `[text.call-box]`, `of = "3f2a9c01d4e5b677"`, while the call box of the original has one more sign since last week.
//!
//! # Write instead
//! Translate what has changed; then write the mark that the checker gives after `of`. `handout translate --accept FILE` writes
//! all of them. Words that are meant to be the same in both languages have `same = true` beside the mark.
//!
//! # Source
//! National Library of Medicine, *Criteria for linking to materials in other languages*, 2024 (dates of both); the marks are
//! this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::{Gap, Why};
use crate::language;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "PAR-05",
    title: "a translation follows its original",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("stale.rs"),
    check: Check::Words(check),
};

/// So much of the original's words is shown, in characters.
const SHOWN: usize = 240;

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(translation) = subject.handout.translation.as_deref() else {
        return Vec::new();
    };
    let from = language::english_name(&translation.from);
    translation.gaps.iter().map(|gap| found(gap, from)).collect()
}

fn found(gap: &Gap, from: &str) -> Finding {
    let Gap { name, why, mark, says, fix, stands } = gap;
    let id = &name.words;
    let wrong = match why {
        Why::Missing => format!("`{id}` is not translated"),
        Why::Unmarked => format!("nothing says which words of `{id}` this translates"),
        Why::Stale => format!("`{id}` has changed since it was translated"),
        Why::Partial(keys) => {
            format!("`{id}` is translated in part: {} are missing", keys.join(", "))
        }
        Why::Same => format!("`{id}` says the same as the original, word for word"),
    };
    let message = match stands {
        true => format!("{wrong}, so it stands in {from}"),
        false => wrong,
    };
    let remedy = match why {
        Why::Missing => format!("write [text.{id}] with of = \"{mark}\" and its words"),
        Why::Unmarked => format!("compare the two, then write of = \"{mark}\""),
        Why::Stale => format!("translate what has changed, then write of = \"{mark}\""),
        Why::Partial(_) => "translate them, too".to_owned(),
        Why::Same => {
            "translate it; if it is the same in both languages, write same = true"
                .to_owned()
        }
    };
    let mut finding = Finding::new(message).place(name.span).hint(remedy);
    if matches!(why, Why::Missing | Why::Unmarked | Why::Stale) {
        finding = finding.hint(format!("the original says: {}", shown(says)));
    }
    finding.words.clone_from(id);
    finding.fix.clone_from(fix);
    let level = if *stands { Severity::Warning } else { Severity::Error };
    finding.level(level)
}

fn shown(says: &str) -> String {
    let line = says.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        None => line,
        Some((end, _)) => {
            format!("{} ...", line.get(..end).unwrap_or_default().trim_end())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{found, handout, text, translated};
    use super::RULE;
    use crate::handout::{Date, Gap, Handout, Translation, Why};

    #[test]
    fn each_text_that_is_not_translated_is_found() {
        let of = |gaps: Vec<Gap>| -> Handout {
            let mut handout = translated(handout(Vec::new()), handout(Vec::new()));
            handout.translation = Some(Box::new(Translation {
                from: "en-US".to_owned(),
                title: text("A title"),
                day: Date::constant(2026, 11, 25),
                translator: None,
                reviewer: None,
                gaps,
            }));
            handout
        };
        let gap = |name: &str, why: Why| Gap {
            name: text(name),
            why,
            mark: "0000000000000001".to_owned(),
            says: "Call us.".to_owned(),
            fix: None,
            stands: false,
        };
        assert_eq!(found(&RULE, &of(Vec::new())), [""; 0]);
        let gaps = vec![gap("call-box", Why::Stale), gap("drugs", Why::Missing)];
        assert_eq!(found(&RULE, &of(gaps)), ["call-box", "drugs"]);
    }
}
