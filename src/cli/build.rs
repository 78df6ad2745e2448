//! `handout build`: a content file → a PDF file, and one line that says what was written.

use super::Exit;
use super::inputs::{self, Inputs, Target, count};
use super::say::Say;
use clap::ValueHint;
use handout::diag::Report;
use handout::geom::Length;
use handout::layout::Step;
use handout::span::FileId;
use handout::structure::Role;
use handout::write::{self, Made};
use std::path::PathBuf;

/// Write the PDF of a handout
///
/// Writes NAME.pdf, where NAME is the content file's, into the current folder. With several layouts it writes
/// NAME.LAYOUT.pdf for each. Warnings are counted; `handout check` shows them. When there is an error nothing is
/// written, and an earlier PDF stays as it is.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout build content/alk-lung-cancer.toml
  handout build alk.toml --layout take-home-letter --clinic clinics/north.toml
  handout build alk.toml -l my-layout.toml -o print/alk.pdf
  handout build alk.toml --fillable -o screen/alk.pdf")]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// Where to write: a file, or a folder that is there
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    output: Option<PathBuf>,
    /// Also write NAME.proof.txt: pages, lines and their places as text, to compare by eye or with diff
    #[arg(long)]
    text: bool,
}

/// Builds each layout; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let targets = match args.inputs.targets(args.output.as_deref()) {
        Ok(targets) => targets,
        Err(why) => return say.refuse(why),
    };
    let built = targets.iter().map(|target| one(args, target, say).exit);
    built.max().unwrap_or(Exit::Done)
}

/// What became of one job.
#[derive(Debug)]
pub struct Built {
    /// How it ended.
    pub exit: Exit,
    /// The files that were read for it.
    pub read: Vec<PathBuf>,
}

impl Args {
    /// What is built from.
    pub const fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// Where to.
    pub fn targets(&self) -> Result<Vec<Target>, handout::diag::Diagnostic> {
        self.inputs.targets(self.output.as_deref())
    }
}

/// Makes and writes one job, and says so.
pub fn one(args: &Args, target: &Target, say: &mut Say) -> Built {
    let (mut report, made) = inputs::make(&target.job);
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
    Built {
        exit: inputs::exit(&report),
        read: read(&report, made.as_ref()),
    }
}

/// The files written.
fn write(
    args: &Args,
    target: &Target,
    report: &mut Report,
    made: &Made,
) -> Option<Vec<PathBuf>> {
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

fn done(args: &Args, files: &[PathBuf], made: &Made, report: &Report) -> String {
    let files: Vec<String> =
        files.iter().map(|file| file.display().to_string()).collect();
    format!(
        "{}: {}{}, {}{}, {}{}",
        files.join(" and "),
        count(made.pages.len(), "page"),
        fields(made),
        made.source.layout.name,
        fitted(&made.steps),
        warnings(args, report),
        silenced(report)
    )
}

/// How many fields can be filled in, if that was asked for.
fn fields(made: &Made) -> String {
    if !made.prints.fillable {
        return String::new();
    }
    let is_field = |role: &Role| matches!(role, Role::Field(_));
    let nodes = made.galleys.structure.nodes();
    let fields = nodes.filter(|(_, node)| is_field(&node.role)).count();
    format!(", {}", count(fields, "field"))
}

/// How many findings the author has silenced.
pub fn silenced(report: &Report) -> String {
    match report.silenced.iter().map(|each| each.count).sum() {
        0 => String::new(),
        count => format!(", {count} silenced"),
    }
}

/// What was done so that the matter fits, in the words of the layout.
fn fitted(steps: &[Step]) -> String {
    let Some(last) = steps.len().checked_sub(1) else { return String::new() };
    let smaller: Length = steps.iter().map(|step| step.smaller).sum();
    let space = steps.iter().rev().find_map(|step| step.space);
    let leading = steps.iter().rev().find_map(|step| step.leading);
    let facts = [
        space.map(|percent| format!("space {percent} %")),
        leading.map(|percent| format!("leading {percent} %")),
        (!smaller.is_zero()).then(|| format!("text {} pt smaller", smaller.to_pt())),
        steps
            .iter()
            .any(|step| step.short)
            .then(|| "shorter texts".to_owned()),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    format!(", fitted in {} ({})", count(last + 1, "step"), facts.join(", "))
}

fn warnings(args: &Args, report: &Report) -> String {
    let warnings = count(report.warnings(), "warning");
    match report.warnings() {
        0 => warnings,
        _ => format!("{warnings} (run `{}` for details)", args.inputs.check_command()),
    }
}

fn read(report: &Report, made: Option<&Made>) -> Vec<PathBuf> {
    let files = (0..).map_while(|id| report.files.get(FileId(id)));
    let pictures = made.map(|made| made.galleys.pictures.as_slice()).unwrap_or_default();
    files
        .map(|file| file.path.clone())
        .chain(pictures.iter().map(|picture| picture.path.clone()))
        .collect()
}
