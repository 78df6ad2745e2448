//! What a translation prints for the choices of a field. Answers and conditions stay in the words of the source.

use super::Translated;
use crate::diag::{Diagnostic, Report};
use crate::field::{Fields, Kind, PATIENT};
use crate::load::at::Places;
use crate::load::near::{listed, nearest};
use crate::span::Span;

/// Gives the fields the words that a translation has for their choices; says which of them it does not have.
pub fn choices(
    report: &mut Report,
    places: &Places,
    translated: &Translated,
    fields: &mut Fields,
) {
    let head = &translated.head;
    for (name, words) in &head.choice {
        let short = name.strip_prefix(PATIENT).unwrap_or(name);
        let known: Vec<String> = fields
            .iter()
            .filter(|field| field.kind.is_choice())
            .map(|field| field.name.trim_start_matches(PATIENT).to_owned())
            .collect();
        let first = words.values().next();
        let place = first.map_or_else(
            || places.span(&head.overlay.range),
            |first| places.span(&first.range),
        );
        let Some(field) = fields.get_mut(&format!("{PATIENT}{short}")) else {
            let near = nearest(short, known.iter().map(String::as_str));
            let hint = near.map_or_else(
                || "leave it out".to_owned(),
                |near| format!("write [choice.{near}]"),
            );
            let message = format!("the source has no field `{short}`");
            report.push(wrong(message, place).hint(hint));
            continue;
        };
        let Kind::Choice(all) = &field.kind else {
            let message = format!("the field `{short}` of the source has no choices");
            report.push(wrong(message, place).hint("leave it out"));
            continue;
        };
        for choice in all.iter().filter(|choice| !words.contains_key(*choice)) {
            let message = format!("`{choice}` of the field `{short}` is not translated");
            let hint = format!("add \"{choice}\" = \"...\" below [choice.{short}]");
            report.push(wrong(message, place).hint(hint));
        }
        for (choice, said) in words {
            if all.contains(choice) {
                let said = said.value.split_whitespace().collect::<Vec<_>>().join(" ");
                field.printed.insert(choice.clone(), said);
            } else {
                let message = format!("`{choice}` is no choice of the field `{short}`");
                let all = listed(all.iter().map(String::as_str), "and");
                report.push(
                    wrong(message, places.span(&said.range))
                        .hint(format!("the choices are {all}")),
                );
            }
        }
    }
    let silent = fields
        .iter()
        .filter(|field| field.kind.is_choice() && field.printed.is_empty());
    for field in silent {
        let short = field.name.trim_start_matches(PATIENT);
        if !head.choice.contains_key(short) {
            let message =
                format!("the choices of `{short}` are printed as the source says them");
            report.push(
                Diagnostic::warning("translation-choice", message)
                    .at(places.span(&head.overlay.range))
                    .hint(format!(
                        "add [choice.{short}], and each choice with its words"
                    )),
            );
        }
    }
}

fn wrong(message: String, place: Span) -> Diagnostic {
    Diagnostic::error("translation-choice", message).at(place)
}
