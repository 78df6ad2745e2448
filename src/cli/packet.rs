//! `handout packet`: several handouts → one PDF file, and one line that says what was written.

use super::Exit;
use super::build;
use super::inputs::{self, Inputs, Target, count};
use super::say::Say;
use clap::ValueHint;
use handout::diag::{Diagnostic, Report};
use handout::handout::Date;
use handout::packet::Which;
use handout::span::FileId;
use handout::write::{self, Made};
use std::path::{Path, PathBuf};

/// Bind several handouts into one PDF
///
/// A packet file names the handouts; the PDF has a cover, a list of the handouts with their pages, and one row of page and
/// reference numbers, unless the file says otherwise. When there is an error in any of them nothing is written, and an
/// earlier PDF stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout packet packet.toml
  handout packet packet.toml --layout large-print-letter --clinic clinics/north.toml
  handout packet packet.toml --check      say all that is found, write nothing

A packet file:
  title = \"Your treatment\"
  id = \"NORTH-P1\"
  version = \"1.0\"
  language = \"en-US\"
  status = \"draft\"
  checked = 2026-11-23
  [[handout]]
  file = \"your-medicine.toml\"
  [[handout]]
  file = \"when-to-call.toml\"")]
pub struct Args {
    /// The packet file
    #[arg(value_name = "PACKET", value_hint = ValueHint::FilePath)]
    packet: PathBuf,
    /// A shipped layout's name, or a layout file [default: the one that the packet names]
    #[arg(short, long, value_name = "NAME|FILE", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    layout: Option<String>,
    /// The clinic's profile, for all handouts [default: clinic.toml beside the packet file, if there is one]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    clinic: Option<PathBuf>,
    /// A folder of further fonts; may be given more than once
    #[arg(long = "font-dir", value_name = "DIR", value_hint = ValueHint::DirPath)]
    font_dirs: Vec<PathBuf>,
    /// The day of the build, for the rules about reviews that are overdue [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = inputs::day)]
    today: Option<Date>,
    /// An answer for one person, such as patient.name='Jo Roe'; may be given more than once. A personalised sheet needs
    /// patient.name and patient.born or patient.record
    #[arg(long = "set", value_name = "NAME=ANSWER", value_parser = inputs::answer)]
    answers: Vec<(String, String)>,
    /// Where to write: a file, or a folder that is there
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,
    /// Also write NAME.proof.txt: pages, lines and their places as text, to compare by eye or with diff
    #[arg(long)]
    text: bool,
    /// Say all that is found in the handouts and between them, and write nothing
    #[arg(long, conflicts_with_all = ["output", "text"])]
    check: bool,
    /// The version to fill in by hand: lines to write on where the clinic's profile is silent, without warnings
    #[arg(long)]
    blank: bool,
    /// Make a form to fill in on a screen: boxes, lines and cells to write in become fields
    #[arg(long, conflicts_with = "press")]
    fillable: bool,
    /// For a print shop: grounds run over the edge, crop and fold marks stand outside the sheet
    #[arg(long, help_heading = "Printing")]
    press: bool,
    /// The edge your printer turns the paper over; `handout test-sheet` tells [default: the one that suits the layout]
    #[arg(long, value_name = "EDGE", value_enum, help_heading = "Printing")]
    duplex: Option<inputs::Duplex>,
    /// Outline pages and their frames, to see where they lie
    #[arg(long, help_heading = "Printing")]
    proof: bool,
}

/// Binds the packet.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let inputs = Inputs {
        content: args.packet.clone(),
        layouts: vec![args.layout.clone().unwrap_or_default()],
        clinic: args.clinic.clone(),
        font_dirs: args.font_dirs.clone(),
        today: args.today,
        answers: args.answers.clone(),
        press: args.press,
        duplex: args.duplex,
        color_bars: false,
        proof: args.proof,
        fillable: args.fillable,
        blank: args.blank,
    };
    let targets = match inputs.targets(args.output.as_deref()) {
        Ok(targets) => targets,
        Err(why) => return say.refuse(why),
    };
    let bound = targets.iter().map(|target| one(args, target, say));
    bound.max().unwrap_or(Exit::Done)
}

fn one(args: &Args, target: &Target, say: &mut Say) -> Exit {
    let mut report = Report::default();
    let made = handout::bind(&mut report, &target.job);
    inputs::explained(&mut report, made.is_some());
    if args.check {
        say.report(&report);
        let errors = count(report.errors(), "error");
        let told = format!("{errors}, {}", count(report.warnings(), "warning"));
        say.result(&format!("{}: {told}", args.packet.display()));
        return inputs::exit(&report);
    }
    let written = made.as_ref().and_then(|made| write(args, target, &mut report, made));
    inputs::explained(&mut report, written.is_some());
    match (&made, written) {
        (Some(made), Some(files)) => say.result(&done(args, &files, made, &report)),
        _ => {
            say.errors(&report);
            say.note(&inputs::not_written(
                &target.pdf,
                &report,
                &warnings(args, &report),
            ));
        }
    }
    inputs::exit(&report)
}

/// The files written.
fn write(
    args: &Args,
    target: &Target,
    report: &mut Report,
    made: &Made,
) -> Option<Vec<PathBuf>> {
    spare(report, made, &target.pdf)?;
    let pdf = write::pdf(report, made)?;
    write::save(report, &target.pdf, &pdf)?;
    let mut files = vec![target.pdf.clone()];
    if args.text {
        let proof = inputs::beside(&target.pdf, ".proof.txt");
        write::save(report, &proof, write::proof(made).as_bytes())?;
        files.push(proof);
    }
    Some(files)
}

/// No file that the packet is made from is written over.
fn spare(report: &mut Report, made: &Made, pdf: &Path) -> Option<()> {
    let Ok(written) = pdf.canonicalize() else { return Some(()) };
    let texts = (0..).map_while(|id| report.files.get(FileId(id)));
    let pictures = made.galleys.pictures.iter().map(|picture| &picture.path);
    let same = |path: &&PathBuf| path.canonicalize().is_ok_and(|path| path == written);
    let Some(path) = texts.map(|file| &file.path).chain(pictures).find(same) else {
        return Some(());
    };
    let message = format!("the PDF would be written over `{}`", path.display());
    let hint = "give `--output` the name of another file";
    report.push(Diagnostic::machine("output-is-input", message).hint(hint));
    None
}

fn done(args: &Args, files: &[PathBuf], made: &Made, report: &Report) -> String {
    let files: Vec<String> =
        files.iter().map(|file| file.display().to_string()).collect();
    let parts = made
        .pieces
        .iter()
        .filter(|piece| matches!(piece.which, Which::Part(_)));
    format!(
        "{}: {}, {}, {}, {}{}",
        files.join(" and "),
        count(made.pages.len(), "page"),
        count(parts.count(), "handout"),
        made.source.layout.name,
        warnings(args, report),
        build::silenced(report)
    )
}

fn warnings(args: &Args, report: &Report) -> String {
    let warnings = count(report.warnings(), "warning");
    if report.warnings() == 0 {
        return warnings;
    }
    let mut command = format!("handout packet {} --check", inputs::quoted(&args.packet));
    if let Some(layout) = &args.layout {
        command.push_str(&format!(" --layout {}", inputs::quoted(layout.as_ref())));
    }
    if let Some(clinic) = &args.clinic {
        command.push_str(&format!(" --clinic {}", inputs::quoted(clinic)));
    }
    for dir in &args.font_dirs {
        command.push_str(&format!(" --font-dir {}", inputs::quoted(dir)));
    }
    format!("{warnings} (run `{command}` for details)")
}
