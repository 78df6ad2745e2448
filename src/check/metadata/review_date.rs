//! META-03: the content is checked again in time
//!
//! # What it finds
//! A day for the next check that is over, an error; that is at most 30 days ahead, or that is not given at all, a warning.
//! The day of the build is given with `--today`.
//!
//! # Why it matters
//! Medicines change. A sheet that nobody looked at for years may tell people what is no longer true.
//!
//! # Example
//! `check-again = 2024-05-23`, printed in 2026
//!
//! # Write instead
//! Check the content, then write the days: `checked = 2026-11-23` and `check-again = 2027-05-23`.
//!
//! # Source
//! Patient Information Forum, *PIF TICK* criteria, 2020; the 30 days are this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use crate::diag::Severity;
use crate::handout::Date;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "META-03",
    title: "the content is checked again in time",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("review_date.rs"),
    check: Check::Words(check),
};

/// So many days ahead it is time to begin.
const SOON: i32 = 30;

/// Whether the rule has nothing to say of a day for the next check: it is more than so many days ahead.
pub(in crate::check) fn is_far(again: Date, today: Date) -> bool {
    (again - today).get_days() > SOON
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let handout = subject.handout;
    let Some(again) = handout.check_again else {
        let message = "nothing says when this content must be checked again";
        return vec![
            Finding::new(message)
                .place(handout.title.span)
                .hint("write check-again = the day, such as a year after `checked`")
                .level(Severity::Warning),
        ];
    };
    let Some(today) = subject.today else { return Vec::new() };
    if is_far(again, today) {
        return Vec::new();
    }
    let (message, level) = match (again - today).get_days() {
        ..0 => (
            format!("this content should have been checked again by {again}"),
            Severity::Error,
        ),
        0.. => {
            (format!("this content must be checked again by {again}"), Severity::Warning)
        }
    };
    let mut finding = Finding::new(message)
        .hint("check the content, then write the new days as `checked` and `check-again`")
        .level(level);
    finding.place = handout.check_again_span;
    vec![finding]
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::super::super::try_out::handout;
    use super::*;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    #[test]
    fn a_review_that_is_overdue_stops_the_build() {
        let on = |again: Option<Date>, today: Option<Date>| {
            let mut handout = handout(Vec::new());
            handout.check_again = again;
            let settings = Settings::of(Profile::TakeHome);
            let files = Files::default();
            let subject =
                Subject::of(&handout, Profile::TakeHome, &settings, &files, today);
            check(&subject).first().and_then(|finding| finding.level)
        };
        let day = |year, month, day| Some(Date::constant(year, month, day));
        let again = day(2027, 5, 23);
        assert_eq!(on(again, day(2027, 5, 24)), Some(Severity::Error));
        assert_eq!(on(again, day(2027, 5, 23)), Some(Severity::Warning));
        assert_eq!(on(again, day(2027, 4, 23)), Some(Severity::Warning));
        assert_eq!(on(again, day(2027, 4, 22)), None);
        assert_eq!(on(again, day(2030, 1, 1)), Some(Severity::Error));
        assert_eq!(on(again, day(2025, 1, 1)), None);
        assert_eq!(on(again, None), None);
        assert_eq!(on(None, day(2027, 5, 24)), Some(Severity::Warning));
    }
}
