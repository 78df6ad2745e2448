//! What most commands take: the content, the layouts, the clinic and fonts; and the files that come of them.

use super::Exit;
use clap::ValueHint;
use handout::diag::{Diagnostic, Report};
use handout::field::Values;
use handout::form::{Edge, Print};
use handout::handout::Date;
use handout::load;
use handout::source::{Job, Prints, Undecided};
use handout::write::Made;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf, is_separator};

/// The files of one job or, with several layouts, of several.
#[derive(Debug, clap::Args)]
pub struct Inputs {
    /// The content file
    #[arg(value_name = "CONTENT", value_hint = ValueHint::FilePath)]
    pub content: PathBuf,
    /// A shipped layout's name, or a layout file; may be given more than once
    #[arg(
        short,
        long = "layout",
        value_name = "NAME|FILE",
        default_value = "take-home-letter"
    )]
    pub layouts: Vec<String>,
    /// The clinic's profile [default: clinic.toml beside the content, if there is one]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub clinic: Option<PathBuf>,
    /// A folder of further fonts; may be given more than once
    #[arg(long = "font-dir", value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub font_dirs: Vec<PathBuf>,
    /// The day of the build, for the rules about reviews that are overdue [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<Date>,
    /// An answer for one person, such as patient.name='Jo Roe'; may be given more than once. A personalised sheet needs
    /// patient.name and patient.born or patient.record
    #[arg(long = "set", value_name = "NAME=ANSWER", value_parser = answer)]
    pub answers: Vec<(String, String)>,
    /// The version to fill in by hand: lines to write on where the clinic's profile is silent, without warnings
    #[arg(long)]
    pub blank: bool,
    /// For a print shop: grounds run over the edge, crop and fold marks stand outside the sheet
    #[arg(long, help_heading = "Printing")]
    pub press: bool,
    /// The edge your printer turns the paper over; `handout test-sheet` tells [default: the one that suits the layout]
    #[arg(long, value_name = "EDGE", value_enum, help_heading = "Printing")]
    pub duplex: Option<Duplex>,
    /// With --press, a bar of colors beside the sheet
    #[arg(long, requires = "press", help_heading = "Printing")]
    pub color_bars: bool,
    /// Outline and name pages and panels, to see where they lie
    #[arg(long, help_heading = "Printing")]
    pub proof: bool,
    /// Boxes can be ticked and lines written on in a PDF viewer; on paper the handout looks the same
    #[arg(long, help_heading = "On a screen")]
    pub fillable: bool,
}

/// The edge a printer turns the paper over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Duplex {
    /// The short edge
    Short,
    /// The long edge
    Long,
}

/// One job and where its PDF goes.
#[derive(Debug, Clone)]
pub struct Target {
    /// The job.
    pub job: Job,
    /// The PDF file.
    pub pdf: PathBuf,
}

impl Inputs {
    /// One job for each layout. The PDF stands in the current folder, or where `output` says: a file, or a folder
    /// that is there. With several layouts each file has the layout in its name.
    pub fn targets(&self, output: Option<&Path>) -> Result<Vec<Target>, Diagnostic> {
        if self.fillable && self.press {
            return Err(Diagnostic::machine(
                "fillable-press",
                "a file for a print shop cannot be filled in on a screen, too",
            )
            .hint("build two files: one with --fillable, and one with --press"));
        }
        let name = self.content.file_stem().unwrap_or("handout".as_ref());
        let pdf = match output {
            Some(path) if is_folder(path) => path.join(with(name, ".pdf")),
            Some(path) => path.to_owned(),
            None => PathBuf::from(with(name, ".pdf")),
        };
        let mut taken = BTreeSet::new();
        let mut targets = Vec::new();
        for layout in &self.layouts {
            let pdf = match self.layouts.as_slice() {
                [_] => pdf.clone(),
                _ => with_layout(&pdf, layout),
            };
            if !taken.insert(pdf.clone()) {
                return Err(Diagnostic::machine(
                    "output-twice",
                    format!("two layouts would be written to `{}`", pdf.display()),
                )
                .hint("name each layout once, and give layout files names that differ"));
            }
            self.spare(&pdf, layout)?;
            targets.push(Target { job: self.job(layout), pdf });
        }
        Ok(targets)
    }

    /// One job for each layout.
    pub fn jobs(&self) -> impl Iterator<Item = Job> {
        self.layouts.iter().map(|layout| self.job(layout))
    }

    /// The same, to be checked: what hangs on an answer that is not given is read, too.
    pub fn checks(&self) -> impl Iterator<Item = Job> {
        self.jobs().map(|job| Job { undecided: Undecided::Keep, ..job })
    }

    /// The command that tells all about these inputs.
    pub fn check_command(&self) -> String {
        let mut command = format!("handout check {}", quoted(&self.content));
        let is_default = |layout: &String| layout == "take-home-letter";
        if !self.layouts.iter().all(is_default) {
            for layout in &self.layouts {
                command.push_str(&format!(" --layout {}", quoted(Path::new(layout))));
            }
        }
        if let Some(clinic) = &self.clinic {
            command.push_str(&format!(" --clinic {}", quoted(clinic)));
        }
        if self.blank {
            command.push_str(" --blank");
        }
        for dir in &self.font_dirs {
            command.push_str(&format!(" --font-dir {}", quoted(dir)));
        }
        command
    }

    fn values(&self) -> Values {
        let mut values = Values::default();
        for (name, answer) in &self.answers {
            values.set(name, answer);
        }
        values
    }

    fn prints(&self) -> Prints {
        Prints {
            print: if self.press { Print::Press } else { Print::Office },
            edge: self.duplex.map(|edge| match edge {
                Duplex::Short => Edge::Short,
                Duplex::Long => Edge::Long,
            }),
            bars: self.color_bars,
            outlines: self.proof,
            fillable: self.fillable,
        }
    }

    /// The clock decides what is overdue; nothing that is written depends on it.
    fn today(&self) -> Option<Date> {
        self.today.or_else(|| Some(load::today()))
    }

    fn job(&self, layout: &str) -> Job {
        Job {
            content: self.content.clone(),
            text: None,
            layout: layout.to_owned(),
            clinic: self.clinic.clone(),
            font_dirs: self.font_dirs.clone(),
            prints: self.prints(),
            blank: self.blank,
            today: self.today(),
            values: self.values(),
            undecided: Undecided::Refuse,
        }
    }

    /// No file of the job is written over.
    fn spare(&self, pdf: &Path, layout: &str) -> Result<(), Diagnostic> {
        let Ok(written) = pdf.canonicalize() else { return Ok(()) };
        let read = [
            Some(self.content.as_path()),
            Some(Path::new(layout)),
            self.clinic.as_deref(),
        ];
        let same = |path: &Path| path.canonicalize().is_ok_and(|path| path == written);
        match read.into_iter().flatten().find(|path| same(path)) {
            None => Ok(()),
            Some(path) => Err(Diagnostic::machine(
                "output-is-input",
                format!("the PDF would be written over `{}`", path.display()),
            )
            .hint("give `--output` the name of another file")),
        }
    }
}

/// Takes a job through the stages. What is missing is explained in the report, always.
pub fn make(job: &Job) -> (Report, Option<Made>) {
    let mut report = Report::default();
    let made = handout::make(&mut report, job);
    explained(&mut report, made.is_some());
    (report, made)
}

/// Sees to it that nothing fails without a word.
pub fn explained(report: &mut Report, done: bool) {
    if !done && report.errors() == 0 {
        report.push(
            Diagnostic::machine("unexplained", "the handout could not be made").hint(
                "this is a fault of the program; please report it with the content file",
            ),
        );
    }
}

/// That a file is not written, how many errors there are, and what is said of the warnings.
pub fn not_written(pdf: &Path, report: &Report, warnings: &str) -> String {
    let kept = if pdf.exists() { "; the earlier file is kept" } else { "" };
    let errors = count(report.errors(), "error");
    format!("{}: not written, {errors}, {warnings}{kept}", pdf.display())
}

/// How a job ended.
pub fn exit(report: &Report) -> Exit {
    if report.blames_machine() {
        Exit::Machine
    } else if report.errors() > 0 {
        Exit::Content
    } else {
        Exit::Done
    }
}

/// `no warnings`, `1 warning`, `2 warnings`.
pub fn count(number: usize, what: &str) -> String {
    match number {
        0 => format!("no {what}s"),
        1 => format!("1 {what}"),
        _ => format!("{number} {what}s"),
    }
}

/// The file of a path, with something added to its stem: `alk.pdf` and `-1.png` give `alk-1.png`.
pub fn beside(pdf: &Path, suffix: &str) -> PathBuf {
    let is_pdf = pdf.extension().is_some_and(|extension| extension == "pdf");
    let stem = if is_pdf { pdf.file_stem() } else { pdf.file_name() };
    pdf.with_file_name(with(stem.unwrap_or("handout".as_ref()), suffix))
}

fn with_layout(pdf: &Path, layout: &str) -> PathBuf {
    let is_file = layout.ends_with(".toml") || layout.contains(is_separator);
    let stem = Path::new(layout).file_stem().filter(|_| is_file);
    let name = stem.map_or(layout.into(), |stem| stem.to_string_lossy());
    beside(pdf, &format!(".{name}.pdf"))
}

fn is_folder(path: &Path) -> bool {
    path.is_dir() || path.to_string_lossy().ends_with(is_separator)
}

fn with(stem: &std::ffi::OsStr, suffix: &str) -> OsString {
    let mut name = stem.to_owned();
    name.push(suffix);
    name
}

/// A path as a shell takes it: in quotes, if it has signs that a shell reads as its own.
pub fn quoted(path: &Path) -> String {
    let path = path.display().to_string();
    let plain = |each: char| each.is_alphanumeric() || "/\\._-+@%:,".contains(each);
    if !path.is_empty() && path.chars().all(plain) {
        path
    } else if cfg!(windows) {
        format!("\"{path}\"")
    } else {
        format!("'{}'", path.replace('\'', "'\\''"))
    }
}

/// An answer on the command line.
pub fn answer(written: &str) -> Result<(String, String), &'static str> {
    match written.split_once('=') {
        Some((name, answer)) if !name.trim().is_empty() => {
            Ok((name.trim().to_owned(), answer.to_owned()))
        }
        _ => Err("write a name, an equals sign and the answer: patient.born=1960-02-29"),
    }
}

/// A day on the command line.
pub fn day(written: &str) -> Result<Date, &'static str> {
    written
        .parse()
        .map_err(|_| "write the day as year-month-day, such as 2026-11-24")
}
