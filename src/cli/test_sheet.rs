//! `handout test-sheet`: two sides that tell which way a printer turns the paper over.

use super::Exit;
use super::inputs;
use super::say::Say;
use clap::ValueHint;
use handout::diag::Report;
use handout::field::Values;
use handout::load;
use handout::source::{Job, Prints, Undecided};
use handout::write;
use std::path::PathBuf;

/// Write a sheet that tells how your printer turns the paper over
///
/// Print it on both sides and do what it says: it tells whether folded handouts come out right as they are, or need
/// `--duplex long`.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout test-sheet
  handout test-sheet --paper a4 -o print/test.pdf")]
pub struct Args {
    /// The paper in the printer
    #[arg(long, value_name = "PAPER", value_enum, default_value = "letter")]
    paper: Paper,
    /// Where to write
    #[arg(short, long, value_name = "FILE", default_value = "test-sheet.pdf", value_hint = ValueHint::FilePath)]
    output: PathBuf,
}

/// Paper for an office printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Paper {
    /// US Letter
    Letter,
    /// A4
    A4,
}

/// Writes the sheet.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let paper = match args.paper {
        Paper::Letter => "letter",
        Paper::A4 => "a4",
    };
    let job = Job {
        values: Values::default(),
        undecided: Undecided::Refuse,
        content: PathBuf::from("test-sheet.toml"),
        text: Some(load::TEST_SHEET.to_owned()),
        layout: format!("test-sheet-{paper}"),
        clinic: None,
        font_dirs: Vec::new(),
        prints: Prints::default(),
        blank: false,
        today: None,
    };
    let mut report = Report::default();
    let saved = handout::typeset(&mut report, &job)
        .and_then(|pdf| write::save(&mut report, &args.output, &pdf));
    inputs::explained(&mut report, saved.is_some());
    match saved {
        Some(()) => say.result(&format!(
            "{}: print it on both sides, then do what it says",
            args.output.display()
        )),
        None => say.errors(&report),
    }
    inputs::exit(&report)
}
