//! `handout check`: everything but the writing, and every diagnostic in full.

use super::Exit;
use super::inputs::{self, Inputs, count};
use super::say::Say;
use super::{findings, scorecard};
use handout::check;
use handout::check::language::readability::{self, Value};
use handout::diag::{Diagnostic, Report};
use handout::language::english_name;
use handout::source::Job;
use handout::span::FileId;
use handout::write::{self, Made};

/// Say what a careful colleague would say about a handout
///
/// Takes the handout through every stage but the last and prints all that is found, each with its line and with what to
/// write instead: doses that can be misread, hard words and long sentences, missing parts, reviews that are overdue, type
/// that is too small. Writes no file, unless `--fix` mends the content.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout check content/alk-lung-cancer.toml
  handout check alk.toml --strict --format sarif > alk.sarif
  handout check alk.toml --fix
  handout explain MED-01      all about one rule

An error makes the exit code 1; with --strict, a warning does too. A rule that is not meant for a content is silenced in
it, with the reason: [[silence]] rule = \"LNG-01\", reason = \"...\".")]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// How the findings are printed
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    format: Format,
    /// A warning counts as an error
    #[arg(long)]
    strict: bool,
    /// Make the replacements that cannot change the meaning, in the content file; every other byte stays
    #[arg(long, conflicts_with = "format")]
    fix: bool,
    /// Also print what a program can decide of PEMAT-P and the CDC Clear Communication Index, and what a person must
    #[arg(long)]
    scorecard: bool,
}

/// For whom findings are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people, with the lines they are about
    Text,
    /// For programs
    Json,
    /// For programs that gather the findings of many tools: SARIF 2.1.0
    Sarif,
}

/// Checks each layout; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    if args.fix
        && let Err(exit) = mend(args, say)
    {
        return exit;
    }
    // No file is written, so none can be written twice.
    let checked: Vec<(Job, Report, Option<Made>)> = args
        .inputs
        .checks()
        .map(|job| {
            let (report, made) = inputs::make(&job);
            (job, report, made)
        })
        .collect();
    match args.format {
        Format::Text => {
            for (job, report, made) in &checked {
                say.report(report);
                say.result(&silenced(report));
                say.result(&reading(report, made.as_ref()));
                if args.scorecard {
                    say.result(&scorecard::of(made.as_ref(), report));
                }
                say.result(&summary(args, &job.layout, report, made.as_ref()));
            }
        }
        Format::Json => {
            let content = args.inputs.content.display().to_string();
            let all = checked
                .iter()
                .map(|(job, report, _)| findings::json(&content, &job.layout, report));
            say.result(&findings::all(all.collect()));
        }
        Format::Sarif => {
            let reports: Vec<&Report> =
                checked.iter().map(|(_, report, _)| report).collect();
            say.result(&findings::sarif(&reports));
        }
    }
    let exits = checked.iter().map(|(_, report, _)| {
        let strict = args.strict && report.warnings() > 0;
        inputs::exit(report).max(if strict { Exit::Content } else { Exit::Done })
    });
    exits.max().unwrap_or(Exit::Done)
}

/// Mends the content file, if there is anything to mend.
fn mend(args: &Args, say: &mut Say) -> Result<(), Exit> {
    let Some(job) = args.inputs.checks().next() else { return Ok(()) };
    let (report, _) = inputs::make(&job);
    let content = (0..).map(FileId).take_while(|file| report.files.get(*file).is_some());
    let same = |file: &FileId| {
        report.files.get(*file).is_some_and(|file| file.path == job.content)
    };
    let Some(file) = content.filter(same).last() else { return Ok(()) };
    let Some((text, made)) = check::mended(&report, file) else {
        say.result(&format!("{}: nothing to mend", job.content.display()));
        return Ok(());
    };
    // What was mended must read at least as well as before.
    let (mut after, _) = inputs::make(&Job { text: Some(text.clone()), ..job.clone() });
    if after.errors() > report.errors() {
        return Err(say.refuse(
            Diagnostic::machine(
                "fix",
                "the mended file would have more errors than before",
            )
            .hint(
                "this is a fault of the program; please report it with the content file",
            ),
        ));
    }
    if write::save_over(&mut after, &job.content, text.as_bytes()).is_none() {
        say.errors(&after);
        return Err(inputs::exit(&after));
    }
    say.result(&format!("{}: {}", job.content.display(), count(made, "replacement")));
    Ok(())
}

/// The reading grade by each formula for the language, of all text and without medical terms; nothing for a short text. For
/// most languages there is no formula, and none is made up.
fn reading(report: &Report, made: Option<&Made>) -> String {
    let Some(made) = made else { return String::new() };
    let score = check::score(&made.source, &report.files);
    let value = |value: &Value| {
        let estimate = if value.estimate { ", an estimate" } else { "" };
        format!(
            "{} {} ({} without medical terms{estimate})",
            value.formula.name(),
            value.told(value.all),
            value.told(value.plain)
        )
    };
    let values: Vec<String> = score.values.iter().map(value).collect();
    let language = &made.source.handout.language;
    if !readability::is_graded(language) {
        format!("reading: no formula for {}", english_name(language))
    } else if values.is_empty() {
        String::new()
    } else {
        format!("reading: {}", values.join(", "))
    }
}

/// What the author has silenced, a line a rule.
fn silenced(report: &Report) -> String {
    let line = |each: &handout::diag::Silenced| {
        format!(
            "silenced[{}]: {}: {}",
            each.rule,
            count(each.count, "finding"),
            each.reason
        )
    };
    report.silenced.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn summary(args: &Args, layout: &str, report: &Report, made: Option<&Made>) -> String {
    let pages = made.map(|made| format!("{}, ", count(made.pages.len(), "page")));
    let infos = match report.infos() {
        0 => String::new(),
        some => format!(", {}", count(some, "remark")),
    };
    format!(
        "{}: {}{layout}, {}, {}{infos}",
        args.inputs.content.display(),
        pages.unwrap_or_default(),
        count(report.errors(), "error"),
        count(report.warnings(), "warning")
    )
}
