//! TYP-01: running text is large enough to read
//!
//! # What it finds
//! Running text smaller than the profile of the layout asks for, in points or in the height of its small letters, which
//! is a warning; or smaller than anybody reads with ease, an error. Asked for are 12 pt on a take-home sheet, 11 pt in a
//! brochure, 18 pt in large print, 16 pt in Easy Read, 8 pt on a wallet card, and small letters of 2 mm for each 12 pt.
//! The text counts as small as the layout's copy-fitting may make it.
//!
//! # Why it matters
//! The reader may be old, tired, or without glasses at hand. How large type looks depends on its small letters: 12 pt of
//! one family looks like 10 pt of another.
//!
//! # Example
//! `body = { size = "8pt", leading = "10pt", .. }`
//!
//! # Write instead
//! `body = { size = "12pt", leading = "16pt", .. }`
//!
//! # Source
//! RNIB, *Clear Print guidelines*, as read in 2026 (small letters of 2 mm or more); CDC, *Simply Put*, 3rd edition, 2009.

use super::super::rule::{Check, Finding, Rule};
use super::styles;
use crate::diag::Severity;
use crate::geom::Length;
use crate::source::Source;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "TYP-01",
    title: "running text is large enough to read",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("body_size.rs"),
    check: Check::Layout(check),
};

/// Small letters are so high, in thousandths of what is asked of the type size: 2 mm for 12 pt.
const X_HEIGHT: i32 = 472;

fn check(source: &Source) -> Vec<Finding> {
    let settings = &source.layout.settings;
    let body = styles::smallest(source).styles.body;
    let x_height = styles::x_height(source, &body);
    let Some(wanted) = wanted(body.size, x_height, settings.body) else {
        return Vec::new();
    };
    let height =
        x_height.map(|is| format!(", with small letters of {}", styles::in_mm(is)));
    let message = format!(
        "running text is {} pt{}, which is hard to read",
        body.size.to_pt(),
        height.unwrap_or_default()
    );
    let hint = format!("write body = {{ size = \"{}pt\", .. }} or more", wanted.to_pt());
    let level =
        if body.size < settings.body_least { Severity::Error } else { Severity::Warning };
    vec![Finding::new(message).hint(hint).level(level)]
}

/// The size to write instead of one that is too small, in points or in the height of its small letters.
fn wanted(size: Length, x_height: Option<Length>, asked: Length) -> Option<Length> {
    let least = asked.fraction(X_HEIGHT, 1000);
    match x_height.filter(|is| *is < least && *is > Length::ZERO) {
        // A family of small letters needs a larger size, in whole halves of a point.
        Some(is) => {
            let half = i64::from(Length::tenths_pt(5).to_emu());
            let need = i64::from(size.to_emu()) * i64::from(least.to_emu());
            let halves = need / i64::from(is.to_emu()) / half + 1;
            let halves = i32::try_from(halves).unwrap_or(i32::MAX);
            Some(asked.max(Length::tenths_pt(5) * halves))
        }
        None => (size < asked).then_some(asked),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_need_a_larger_size() {
        let hundredths_mm = |count: i32| Some(Length::emu(360 * count));
        let of = |size, x_height| wanted(Length::pt(size), x_height, Length::pt(12));
        // Arial and Times in 12 pt.
        assert_eq!(of(12, hundredths_mm(222)), None);
        assert_eq!(of(12, hundredths_mm(191)), Some(Length::pt(13)));
        assert_eq!(of(12, hundredths_mm(200)), None);
        assert_eq!(of(11, hundredths_mm(232)), Some(Length::pt(12)), "points count, too");
        assert_eq!(of(12, None), None);
        assert_eq!(of(11, None), Some(Length::pt(12)));
    }
}
