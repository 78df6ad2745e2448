//! LNG-01: easy enough to read
//!
//! # What it finds
//! A handout whose words and sentences are harder to read than the grade that is aimed at. In English it is judged by the
//! Flesch-Kincaid grade of all text; the grade without medical terms and the SMOG grade are told beside it. In Spanish
//! the INFLESZ ease should be 65 and must be 55; in German the Wiener Sachtextformel is judged. Other languages have no
//! accepted formula and get no grade, nor do texts of fewer than 100 words. Works cited, telephones, addresses and
//! labels do not count; headings, bullets and cells each count as a sentence.
//!
//! # Why it matters
//! Many adults read below the eighth grade, and everyone reads worse when ill, tired or afraid.
//!
//! # Example
//! `Following administration of the medication, patients may experience gastrointestinal disturbances.`
//!
//! # Write instead
//! `After you take the medicine, you may have an upset stomach.`
//!
//! # Source
//! AHRQ, *Health Literacy Universal Precautions Toolkit*, 2nd edition, 2015 (fifth to sixth grade); Kincaid and others,
//! *Derivation of New Readability Formulas for Navy Enlisted Personnel*, 1975; `McLaughlin`, *SMOG Grading*, 1969; Barrio
//! Cantalejo and others, *Validación de la Escala INFLESZ*, 2008; Bamberger and Vanecek, *Lesen, Verstehen, Lernen,
//! Schreiben*, 1984. What counts as text: this program's own judgement, 2026.

use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::readability::{self, Formula, Score, Value};
use crate::diag::Severity;

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "LNG-01",
    title: "easy enough to read",
    level: Severity::Warning,
    by_profile: true,
    page: include_str!("grade.rs"),
    check: Check::Words(check),
};

/// INFLESZ: "fairly easy" from here on, and "normal", in thousandths.
const EASE: (i64, i64) = (65_000, 55_000);

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(target) = subject.settings.grade else { return Vec::new() };
    let score = readability::score(subject);
    let Some(&value) = score.values.first() else { return Vec::new() };
    let (aim, most) = (i64::from(target), i64::from(subject.settings.grade_most));
    let (over, far, aimed) = match value.formula {
        Formula::Inflesz => {
            (value.all < EASE.0, value.all < EASE.1, "65 or more".to_owned())
        }
        Formula::FleschKincaid
        | Formula::Smog
        | Formula::Fog
        | Formula::ColemanLiau
        | Formula::Wiener => {
            (value.all > aim * 1000, value.all > most * 1000, format!("{target} or less"))
        }
        Formula::FleschEase | Formula::FernandezHuerta | Formula::Amstad => {
            return Vec::new();
        }
    };
    if !over {
        return Vec::new();
    }
    let message = format!(
        "the text is hard to read: {} {} ({} without medical terms), aim at {aimed}",
        value.formula.name(),
        value.told(value.all),
        value.told(value.plain)
    );
    let level = if far { Severity::Warning } else { Severity::Info };
    vec![hinted(Finding::new(message).level(level), &score, value)]
}

/// What helps: the hardest sentences, and what another formula says.
fn hinted(mut finding: Finding, score: &Score, value: Value) -> Finding {
    for hard in &score.worst {
        let grade = value.told(hard.value);
        let kind =
            if value.formula.grade() && hard.value >= 1000 { "grade " } else { "" };
        finding = finding.hint(format!(
            "shorten this, or say it in everyday words ({kind}{grade}, {} words): `{}`",
            hard.words, hard.text
        ));
    }
    for other in score.values.iter().filter(|other| other.formula == Formula::Smog) {
        let estimate = if other.estimate {
            ", an estimate from fewer than 30 sentences"
        } else {
            ""
        };
        finding = finding
            .hint(format!("its SMOG grade is {}{estimate}", other.told(other.all)));
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{handout, paragraph, section};
    use super::*;
    use crate::handout::Handout;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    const EASY: &str = "Call us at once if you have a fever. Do not wait. ";
    const HARD: &str = "Chemotherapy medications frequently precipitate immunosuppression. Immediately communicate \
                        temperature elevations. ";

    fn of(text: &str, times: usize) -> Handout {
        handout(vec![section("What?", vec![paragraph(&text.repeat(times))])])
    }

    fn found(handout: &Handout, profile: Profile) -> Vec<Finding> {
        let (files, settings) = (Files::default(), Settings::of(profile));
        check(&Subject::of(handout, &settings, &files, None))
    }

    #[test]
    fn a_hard_text_is_found_with_its_worst_sentences() {
        let hard = found(&of(HARD, 15), Profile::TakeHome);
        assert_eq!(hard.len(), 1);
        assert_eq!(hard[0].level, Some(Severity::Warning));
        assert!(
            hard[0].message.contains("Flesch-Kincaid grade 3"),
            "{}",
            hard[0].message
        );
        assert_eq!(found(&of(EASY, 15), Profile::TakeHome), []);
    }

    #[test]
    fn the_middle_is_only_told() {
        // 0.39 × 22 + 11.8 × 27 / 22 − 15.59 is 7.5.
        let text = "Keep the tablets and the capsules in a cool and dry place that your children can not easily reach from the floor. ";
        let middle = found(&of(text, 12), Profile::TakeHome);
        assert_eq!(middle.len(), 1);
        assert_eq!(middle[0].level, Some(Severity::Info), "{}", middle[0].message);
        assert!(middle[0].hints.iter().any(|hint| hint.contains("an estimate")));
    }

    #[test]
    fn cards_short_texts_and_other_languages_are_not_graded() {
        assert_eq!(found(&of(HARD, 15), Profile::WalletCard), []);
        assert_eq!(found(&of(HARD, 9), Profile::TakeHome), []);
        let mut handout = of(HARD, 15);
        "vi".clone_into(&mut handout.language);
        assert_eq!(found(&handout, Profile::TakeHome), []);
    }

    #[test]
    fn spanish_is_judged_by_its_ease() {
        let mut handout =
            of("Tome dos tabletas en la mañana. Llame si tiene fiebre. ", 15);
        "es-US".clone_into(&mut handout.language);
        assert_eq!(found(&handout, Profile::TakeHome), []);
        let hard = "La administración intravenosa requiere hospitalización y monitorización cardiovascular permanente. ";
        let mut handout = of(hard, 15);
        "es-US".clone_into(&mut handout.language);
        let found = found(&handout, Profile::TakeHome);
        assert!(found[0].message.contains("INFLESZ ease"), "{}", found[0].message);
        assert_eq!(found[0].level, Some(Severity::Warning));
    }

    #[test]
    fn spanish_of_middling_ease_is_only_told() {
        // 206.835 − 62.3 × 32 / 15 − 15 is 58.9.
        let middle = "Tome dos tabletas con comida cada mañana, descanse toda la tarde y comunique cualquier cambio. ";
        let mut handout = of(middle, 10);
        "es-US".clone_into(&mut handout.language);
        let found = found(&handout, Profile::TakeHome);
        assert_eq!(found[0].level, Some(Severity::Info), "{}", found[0].message);
    }
}
