//! `handout check`: everything but the writing, and every diagnostic in full.

use super::Exit;
use super::inputs::{self, Inputs, count};
use super::say::Say;
use handout::diag::Report;
use handout::write::Made;

/// Say what is wrong with a handout's structure, references, characters and legibility
///
/// Takes the handout through every stage but the last and prints all errors and warnings, each with its line and with
/// what to write instead. Writes no file.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout check content/alk-lung-cancer.toml
  handout check alk.toml --clinic clinics/north.toml

A warning does not change the exit code; an error makes it 1.")]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
}

/// Checks each layout; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    // No file is written, so none can be written twice.
    let jobs = args.inputs.jobs().map(|job| {
        let (report, made) = inputs::make(&job);
        say.report(&report);
        say.result(&summary(args, &job.layout, &report, made.as_ref()));
        inputs::exit(&report)
    });
    jobs.max().unwrap_or(Exit::Done)
}

fn summary(args: &Args, layout: &str, report: &Report, made: Option<&Made>) -> String {
    let pages = made.map(|made| format!("{}, ", count(made.pages.len(), "page")));
    format!(
        "{}: {}{layout}, {}, {}",
        args.inputs.content.display(),
        pages.unwrap_or_default(),
        count(report.errors(), "error"),
        count(report.warnings(), "warning")
    )
}
