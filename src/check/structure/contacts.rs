//! STR-11: a sheet about medicines says whom to call
//!
//! # What it finds
//! In a text that tells of medicines (it has a table of them, or its kind says so): nobody to call, or no word on an
//! emergency, an error once the handout is approved and a warning before. Contacts without a number, for which a line to write on is printed, or numbers without any hours,
//! a warning. In the version to fill in, with `--blank`, lines to write on are meant.
//!
//! # Why it matters
//! A fever at night during treatment can be an emergency. The number must be on the sheet, and it must be answered at that
//! hour.
//!
//! # Example
//! `contacts.items = [{ who = "Cancer clinic, night and weekend" }]`
//!
//! # Write instead
//! `contacts.items = [{ who = "Cancer clinic", phone = "night", hours = "After 5 p.m. and on weekends" }]`, with the number
//! in the profile of the clinic.
//!
//! # Source
//! NCI, *Chemotherapy and You*, 2018, and the sheets of Cancer Care Ontario, 2024, which open with whom to call.

use super::super::passages::{Kind, Passage};
use super::super::rule::{Check, Finding, Rule};
use super::super::subject::Subject;
use super::super::tokens::Sort;
use crate::diag::Severity;
use crate::handout::{Block, BlockKind, Contact, Urgency, plain};

/// The rule.
pub(super) const RULE: Rule = Rule {
    id: "STR-11",
    title: "a sheet about medicines says whom to call",
    level: Severity::Error,
    by_profile: false,
    page: include_str!("contacts.rs"),
    check: Check::Words(check),
};

/// Numbers for an emergency, in the United States, the United Kingdom, the European Union and Australia.
const EMERGENCY: [&str; 4] = ["911", "999", "112", "000"];
/// Words that say when a telephone is answered.
const HOURS: [&str; 27] = [
    "day",
    "night",
    "hour",
    "weekend",
    "24",
    "a.m.",
    "p.m.",
    "always",
    "any time",
    "día",
    "noche",
    "hora",
    "fin de semana",
    "siempre",
    "ساعة",
    "نهار",
    "ليل",
    "عطلة",
    "دائم",
    "小时",
    "全天",
    "白天",
    "夜间",
    "周末",
    "giờ",
    "ngày",
    "đêm",
];

/// What was found on whom to call.
#[derive(Default)]
struct Calls<'a> {
    /// Contacts, each with its block.
    contacts: Vec<(&'a Block, &'a Contact)>,
    /// The first block with labelled lines to write a number on.
    fields: Option<&'a Block>,
    emergency: bool,
}

fn check(subject: &Subject<'_>) -> Vec<Finding> {
    if !subject.tells_medicines() {
        return Vec::new();
    }
    let calls = calls(subject);
    let title = subject.handout.title.span;
    let mut found = Vec::new();
    let numbered = subject.passages.iter().any(has_phone);
    if calls.contacts.is_empty() && calls.fields.is_none() && !numbered {
        found.push(
            Finding::new("the text tells of medicines and says nowhere whom to call")
                .place(title)
                .hint("add contacts.items with who answers, the number, and when")
                .missing(subject),
        );
    }
    if !calls.emergency {
        found.push(
            Finding::new("the text tells of medicines and says nothing of an emergency")
                .place(title)
                .hint("add a call box with a level `emergency`: the signs, and the number to call")
                .missing(subject),
        );
    }
    if !subject.blank {
        found.extend(unnumbered(&calls));
    }
    found.extend(without_hours(&calls));
    found
}

fn calls<'a>(subject: &Subject<'a>) -> Calls<'a> {
    let mut calls = Calls::default();
    for (_, block) in subject.blocks() {
        match &block.kind {
            BlockKind::Contacts(contacts) => {
                calls.contacts.extend(contacts.items.iter().map(|each| (block, each)));
            }
            BlockKind::Call(call) => {
                calls.emergency |=
                    call.levels.iter().any(|level| level.urgency == Urgency::Emergency);
                if call
                    .levels
                    .iter()
                    .flat_map(|level| &level.fields)
                    .any(|field| field.phone().is_none())
                {
                    calls.fields = calls.fields.or(Some(block));
                }
            }
            BlockKind::Fields(fields) => {
                if fields.items.iter().any(|field| field.phone().is_none()) {
                    calls.fields = calls.fields.or(Some(block));
                }
            }
            BlockKind::Text(_)
            | BlockKind::Heading(_)
            | BlockKind::List(_)
            | BlockKind::Points(_)
            | BlockKind::Checklist(_)
            | BlockKind::Drugs(_)
            | BlockKind::Table(_)
            | BlockKind::Notice(_)
            | BlockKind::Figure(_)
            | BlockKind::Lines(_)
            | BlockKind::Schedule(_)
            | BlockKind::Glossary(_)
            | BlockKind::Qr(_)
            | BlockKind::PageBreak => {}
        }
    }
    calls.emergency |= subject.passages.iter().any(|passage| {
        (0..passage.tokens.len()).any(|place| EMERGENCY.contains(&passage.token(place)))
    });
    calls
}

/// Whether a passage holds a telephone number: seven digits or more, in groups.
pub fn has_phone(passage: &Passage<'_>) -> bool {
    if passage.kind == Kind::Phone {
        return true;
    }
    let mut digits = 0;
    for place in 0..passage.tokens.len() {
        match passage.sort(place) {
            Sort::Number => digits += passage.token(place).len(),
            Sort::Sign
                if matches!(passage.token(place), "-" | "‑" | "–" | "(" | ")" | "+") =>
                {}
            Sort::Space => {}
            Sort::Sign | Sort::Word => digits = 0,
        }
        if digits >= 7 {
            return true;
        }
    }
    false
}

fn unnumbered(calls: &Calls<'_>) -> Option<Finding> {
    let bare: Vec<_> = calls
        .contacts
        .iter()
        .filter(|(_, contact)| contact.phone.is_none())
        .collect();
    let (block, message) = if let Some((block, contact)) = bare.first() {
        let message = match bare.len() {
            1 => format!(
                "`{}` has no number, so a line to write on stands there",
                plain(&contact.who)
            ),
            many => format!(
                "{many} contacts have no number, so lines to write on stand there"
            ),
        };
        (*block, message)
    } else if calls.contacts.is_empty() {
        let message = "the clinic's numbers are lines to write on".to_owned();
        (calls.fields?, message)
    } else {
        return None;
    };
    let hint = "give the numbers in the clinic's profile, or write them in before the sheet is handed out";
    Some(
        Finding::new(message)
            .place(block.span)
            .hint(hint)
            .level(Severity::Warning),
    )
}

fn without_hours(calls: &Calls<'_>) -> Option<Finding> {
    let numbered =
        || calls.contacts.iter().filter(|(_, contact)| contact.phone.is_some());
    let (block, _) = numbered().next()?;
    let told = numbered().any(|(_, contact)| {
        let who = plain(&contact.who).to_lowercase();
        contact.hours.is_some() || HOURS.iter().any(|word| who.contains(word))
    });
    (!told).then(|| {
        Finding::new("the numbers do not say when they are answered")
            .place(block.span)
            .hint("add hours = \"Monday to Friday, 8 a.m. to 5 p.m.\", and a number for nights and weekends")
            .level(Severity::Warning)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::subject::Subject;
    use super::super::super::try_out::{
        block, call, drugs, found_in_words, handout, paragraph, section, text, words,
    };
    use super::*;
    use crate::handout::Contacts;
    use crate::profile::{Profile, Settings};
    use crate::span::Files;

    fn contact(who: &str, phone: Option<&str>, hours: Option<&str>) -> Contact {
        Contact {
            who: words(who),
            phone: phone.map(text),
            hours: hours.map(words),
            lacks: None,
        }
    }

    fn messages(mut blocks: Vec<Block>) -> Vec<String> {
        blocks.push(block(drugs("alectinib")));
        let handout = handout(vec![section("Whom do I call?", blocks)]);
        let settings = Settings::of(Profile::TakeHome);
        let files = Files::default();
        let subject = Subject::of(&handout, Profile::TakeHome, &settings, &files, None);
        check(&subject).into_iter().map(|each| each.message).collect()
    }

    fn contacts(items: Vec<Contact>) -> Block {
        block(BlockKind::Contacts(Contacts { title: None, items }))
    }

    #[test]
    fn medicines_need_a_number_to_call() {
        let emergency = || block(call(&[Urgency::Emergency]));
        let found = messages(vec![]);
        assert_eq!(found.len(), 2, "{found:?}");
        let day = contact("Clinic", Some("555-867-5309"), Some("Day and night"));
        assert_eq!(messages(vec![emergency(), contacts(vec![day])]), [""; 0]);
        let bare = contact("Clinic, day", None, None);
        assert_eq!(
            messages(vec![emergency(), contacts(vec![bare])]),
            ["`Clinic, day` has no number, so a line to write on stands there"]
        );
        let silent = contact("Clinic", Some("555-867-5309"), None);
        assert_eq!(
            messages(vec![emergency(), contacts(vec![silent])]),
            ["the numbers do not say when they are answered"]
        );
        let night = contact("Clinic, night", Some("555-867-5309"), None);
        assert_eq!(messages(vec![emergency(), contacts(vec![night])]), [""; 0]);
        let written = paragraph("Call us: (617) 555-8123. In an emergency, call 911.");
        assert_eq!(messages(vec![written]), [""; 0]);
    }

    #[test]
    fn other_texts_need_none() {
        assert_eq!(
            found_in_words(&RULE, "Genes tell cells how to make proteins."),
            [""; 0]
        );
    }
}
