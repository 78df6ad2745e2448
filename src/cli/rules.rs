//! `handout rules`: the rules of the checker, and what each profile asks for.

use super::Exit;
use super::say::Say;
use handout::check;
use handout::diag::Severity;
use handout::profile::{Frequency, Microgram, Profile, Settings};

/// List the rules of the checker, and what is asked of each kind of handout
///
/// An error stops the build, a warning is counted, an info is told by `check` only. Where a limit depends on what the
/// reader holds, it comes from the profile of the layout.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout rules
  handout explain MED-01      all about one rule")]
pub struct Args {}

/// Prints the lists.
pub fn run(_: &Args, say: &mut Say) -> Exit {
    let mut text = String::new();
    for rule in check::rules() {
        let by = if rule.by_profile { " (by profile)" } else { "" };
        text.push_str(&format!(
            "{:7} {:8} {}{by}\n",
            rule.id,
            level(rule.level),
            rule.title
        ));
    }
    text.push_str(&format!("\n{:34}", "settings by profile"));
    for profile in Profile::ALL {
        text.push_str(&format!(" {:>11}", profile.name()));
    }
    text.push('\n');
    let all: Vec<Vec<(&str, String)>> =
        Profile::ALL.map(|each| settings(&Settings::of(each))).to_vec();
    for row in 0..all.first().map_or(0, Vec::len) {
        let mut cells = all.iter().filter_map(|column| column.get(row));
        let Some((name, first)) = cells.next() else { continue };
        text.push_str(&format!("{name:34} {first:>11}"));
        for (_, cell) in cells {
            text.push_str(&format!(" {cell:>11}"));
        }
        text.push('\n');
    }
    say.result(&text);
    Exit::Done
}

/// The word for a severity.
pub const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The keys of a layout's `[check]`, each with its value.
fn settings(of: &Settings) -> Vec<(&'static str, String)> {
    let pt = |length: handout::geom::Length| format!("{} pt", length.to_pt());
    let Settings {
        body,
        body_least,
        small,
        leading,
        line_least,
        line_most,
        grade,
        grade_most,
        sentence,
        sentence_mean,
        list,
        list_sentences,
        words,
        pages,
        margin,
        italics,
        microgram,
        small_litre,
        frequency,
    } = of;
    vec![
        ("body: running text, warning below", pt(*body)),
        ("body-least: error below", pt(*body_least)),
        ("small: all else", pt(*small)),
        ("leading", format!("{leading} %")),
        ("line-least: characters", line_least.to_string()),
        ("line-most", line_most.to_string()),
        (
            "grade: reading grade aimed at",
            grade.map_or("none".to_owned(), |grade| grade.to_string()),
        ),
        ("grade-most", grade_most.to_string()),
        ("sentence: words", sentence.to_string()),
        ("sentence-mean", sentence_mean.to_string()),
        ("list: items", list.to_string()),
        ("list-sentences", list_sentences.to_string()),
        ("words: in all", words.to_string()),
        ("pages", pages.to_string()),
        ("margin", format!("{} mm", margin.to_mm())),
        ("italics: words in a row", italics.to_string()),
        (
            "microgram",
            match microgram {
                Microgram::Mcg => "mcg",
                Microgram::Full => "full",
            }
            .to_owned(),
        ),
        ("small-litre", small_litre.to_string()),
        (
            "frequency: of side effects",
            match frequency {
                Frequency::Number => "number",
                Frequency::WordAndNumber => "both",
            }
            .to_owned(),
        ),
    ]
}
