//! Where a fever begins for the clinic: what a text says of it, beside what the clinic's profile says (MED-23).

use super::super::passages::Passage;
use super::super::rule::Finding;
use super::super::subject::Subject;
use super::context;
use super::degrees::{self, Span};
use crate::diag::Severity;
use crate::handout::{BlockKind, Purpose, Status, Urgency};

/// Fevers to call the clinic about that are not where a fever begins in its profile.
pub fn not_of_the_clinic(
    subject: &Subject<'_>,
    fevers: &[(usize, Span)],
) -> Vec<Finding> {
    let Some(fever) = subject.fever else { return Vec::new() };
    let own = Span {
        values: vec![fever.tenths],
        scale: fever.scale,
        first: 0,
        last: 0,
        whole: fever.tenths % 10 == 0,
    };
    let level = match (subject.handout.purpose, subject.handout.status) {
        (Purpose::Treatment, Status::Approved) => Severity::Error,
        (Purpose::Treatment, Status::Sample | Status::Draft)
        | (Purpose::Information, _) => Severity::Warning,
    };
    let mut found = Vec::new();
    for (place, span) in fevers {
        let Some(passage) = subject.passages.get(*place) else { continue };
        let asks = match urgency(passage) {
            Some(Urgency::Urgent) => true,
            // A high fever may be an emergency, and a slight one may wait.
            Some(Urgency::Emergency | Urgency::Routine) => false,
            None => to_call(passage, span),
        };
        if !asks || degrees::agree(&own, span) {
            continue;
        }
        let range = passage.bytes(span.first, span.last);
        let words = &passage.text[range.clone()];
        let message = format!(
            "`{words}` is not where a fever begins in the clinic's profile: {}",
            fever.words()
        );
        found.push(
            Finding::at(subject, passage, range, message)
                .hint("write the clinic's limit, or correct `fever` in clinic.toml")
                .level(level),
        );
    }
    found
}

/// How urgent the level of a call box is that a passage stands in.
pub fn urgency(passage: &Passage<'_>) -> Option<Urgency> {
    let BlockKind::Call(call) = &passage.block?.kind else { return None };
    Some(call.levels.get(passage.row?)?.urgency)
}

/// Whether a sentence outside a call box says to call the clinic, so that its fever is the clinic's limit.
pub fn to_call(passage: &Passage<'_>, span: &Span) -> bool {
    let range = context::sentence(passage, span.first);
    let call = ["call", "phone", "tell", "contact", "page", "report"];
    let emergency = ["911", "999", "112", "emergency", "hospital", "ambulance"];
    context::word(passage, range.clone(), &call).is_some()
        && context::word(passage, range, &emergency).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::super::try_out::{block, handout, paragraph, section, words};
    use super::super::temperature::RULE;
    use super::*;
    use crate::check::rule::Check;
    use crate::fever::{Fever, Scale};
    use crate::handout::{Call, CallLevel};
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    fn level(urgency: Urgency, sign: &str) -> CallLevel {
        CallLevel {
            urgency,
            label: words("Call us now"),
            text: None,
            items: vec![words(sign)],
            fields: Vec::new(),
        }
    }

    #[test]
    fn a_fever_is_that_of_the_clinic() {
        let found =
            |purpose, status, tenths, said: &str| -> Vec<(String, Option<Severity>)> {
                let levels = vec![
                    level(Urgency::Emergency, "Fever of 104 °F (40 °C) or higher"),
                    level(Urgency::Urgent, said),
                ];
                let blocks = vec![
                    block(BlockKind::Call(Call { title: None, levels })),
                    paragraph("A fever of 106 °F or higher can harm you."),
                ];
                let mut handout = handout(vec![section("When?", blocks)]);
                (handout.purpose, handout.status) = (purpose, status);
                let settings = Settings::of(Profile::TakeHome);
                let files = Files::default();
                let fever = Fever {
                    tenths,
                    scale: Scale::Fahrenheit,
                    span: crate::span::Span::default(),
                };
                let subject = Subject {
                    fever: Some(fever),
                    ..Subject::of(&handout, Profile::TakeHome, &settings, &files, None)
                };
                let Check::Words(check) = RULE.check else { return Vec::new() };
                check(&subject)
                    .into_iter()
                    .map(|each| (each.words, each.level))
                    .collect()
            };
        let said = "Fever of 100.4 °F (38 °C) or higher";
        let (sheet, approved) = (Purpose::Treatment, Status::Approved);
        assert_eq!(found(sheet, approved, 1004, said), []);
        // In the other scale it is the same, to a tenth.
        assert_eq!(found(sheet, approved, 1004, "Fever of 38 °C or higher"), []);
        let other = |level| vec![("100.4 °F".to_owned(), Some(level))];
        assert_eq!(found(sheet, approved, 1010, said), other(Severity::Error));
        assert_eq!(found(sheet, Status::Draft, 1010, said), other(Severity::Warning));
        let brochure = found(Purpose::Information, approved, 1010, said);
        assert_eq!(brochure, other(Severity::Warning));
    }
}
