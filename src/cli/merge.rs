//! `handout merge`: one handout → a PDF for each person of a list, on all cores.
//!
//! What is said of a person reaches the pages of that person's file and nothing else: no message, no name of a file, no
//! metadata. Messages name the line of the list and the column.

mod names;
mod told;

use super::Exit;
use super::inputs::{self, Inputs};
use super::progress::Progress;
use super::say::Say;
use clap::ValueHint;
use handout::diag::{Diagnostic, Report};
use handout::field::Values;
use handout::load::people::{self, People, Person};
use handout::run::{self, Printer, Refused, Run};
use handout::write;
use names::Names;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::sync_channel;
use told::{Outcome, Sheet, Told};

/// Write a personalised PDF for each person of a list
///
/// The list is CSV with a line of names first (name,born,record and what else the content asks for), or JSON Lines. Each
/// PDF has the person's name and one more identifier on every page. Files are named by the handout's number and the row, not
/// by anything of the person, and no message says anything of anybody: it names the line and the column.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout merge plan.toml --people people.csv --output sheets
  handout merge plan.toml --people people.csv --one-file
  handout merge plan.toml --people - --resume < people.jsonl

A list:
  name,born,record,drug
  Jo Roe,1960-02-29,0012345,alectinib")]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// The list of people: a CSV or JSON Lines file, or - for standard input
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    people: PathBuf,
    /// The folder to write into; it is made if it is not there
    #[arg(short, long, value_name = "DIR", default_value = "sheets", value_hint = ValueHint::DirPath)]
    output: PathBuf,
    /// How the files are named. {row} must be in it; {id}, {version}, {language}, {content}, {layout}, {line} may be, and
    /// the fields of a person, such as {patient.record}: then the names of the files tell who the people are
    #[arg(long, value_name = "PATTERN", default_value = "{id}-{row}.pdf")]
    name: String,
    /// Bind the sheets of many people into one file, for the print queue
    #[arg(long, conflicts_with = "fillable")]
    one_file: bool,
    /// With --one-file, at most so many people in a file; a longer list makes several
    #[arg(long, value_name = "N", default_value_t = 50, requires = "one_file", value_parser = clap::value_parser!(u16).range(1..=500))]
    most: u16,
    /// After a person for whom nothing can be printed: go on with the others, or stop
    #[arg(long, value_name = "WHAT", value_enum, default_value = "skip")]
    on_error: OnError,
    /// Go on with a run that was interrupted: a file that is what it would be is left as it is
    #[arg(long)]
    resume: bool,
    /// Say in messages what is wrong in full, with what is said of a person
    #[arg(long)]
    show_answers: bool,
    /// How many are made at the same time [default: as many as there are cores]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Say only what went wrong, and the sum
    #[arg(short, long)]
    quiet: bool,
}

/// What becomes of the others when nothing can be printed for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum OnError {
    /// The others are printed
    Skip,
    /// Those that are not begun yet are not printed
    Stop,
}

/// Makes the files; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut report = Report::default();
    let mut of_list = Report::default();
    let begun = begin(args, &mut report, &mut of_list);
    // `check` knows nothing of the list, so what is to be said of it is said here.
    say.report(&of_list);
    if of_list.errors() > 0 {
        return inputs::exit(&of_list);
    }
    inputs::explained(&mut report, begun.is_some());
    let Some((run, people, names)) = begun else {
        say.report(&report);
        return inputs::exit(&report);
    };
    say.errors(&report);
    let merge = Merge {
        args,
        run: &run,
        names: &names,
        people: Mutex::new(people),
        stopped: AtomicBool::new(false),
    };
    merge.make(&report, say)
}

/// What is the same for all, and the list.
fn begin(
    args: &Args,
    report: &mut Report,
    of_list: &mut Report,
) -> Option<(Run, People, Names)> {
    let [layout] = args.inputs.layouts.as_slice() else {
        let many = "people get a handout in one layout at a time";
        report.push(
            Diagnostic::machine("merge-layouts", many)
                .hint("name one layout, and run the command again for the other"),
        );
        return None;
    };
    // Only to see that no file of the job would be written over.
    args.inputs.targets(None).map_err(|why| report.push(why)).ok()?;
    let job = args.inputs.checks().next()?;
    let run = Run::new(report, &job)?;
    let names = Names::read(report, args, &run, layout)?;
    let people = people::read(of_list, &args.people, run.fields())?;
    write::made(report, &args.output)?;
    write::swept(&args.output);
    let others = told::pdfs(&args.output);
    if others > 0 && !args.resume {
        let shown = args.output.display();
        let full = format!("there are PDF files in `{shown}` already");
        report.push(Diagnostic::machine("merge-output", full).hint(
            "name an empty folder, so that nobody is handed the sheet of another list; or go on with an interrupted run: --resume",
        ));
        return None;
    }
    Some((run, people, names))
}

/// One merge.
struct Merge<'a> {
    args: &'a Args,
    run: &'a Run,
    names: &'a Names,
    people: Mutex<People>,
    stopped: AtomicBool,
}

impl Merge<'_> {
    fn make(&self, report: &Report, say: &mut Say) -> Exit {
        // So many results wait at most for one that stands before them.
        const WAITING: usize = 256;
        let cores = || std::thread::available_parallelism().map_or(1, usize::from);
        let threads = self.args.jobs.map_or_else(cores, usize::from);
        let (send, receive) = sync_channel(WAITING);
        let progress = Progress::unknown(self.args.quiet);
        let mut told = Told::new(self.args, report);
        std::thread::scope(|scope| {
            for _ in 0..threads {
                let send = send.clone();
                let worker = move || {
                    let mut printer = self.run.printer();
                    while let Some(people) = self.next() {
                        let place = people.first().map_or(0, |person| person.number);
                        if send.send((place, self.sheet(&mut printer, people))).is_err() {
                            break;
                        }
                    }
                };
                let room = std::thread::Builder::new().stack_size(8 * 1024 * 1024);
                if room.spawn_scoped(scope, worker).is_err() {
                    break;
                }
            }
            drop(send);
            let mut waiting: BTreeMap<usize, Sheet> = BTreeMap::new();
            for (place, sheet) in receive {
                progress.step();
                waiting.insert(place, sheet);
                while let Some(sheet) = waiting.remove(&told.next()) {
                    progress.aside(|| told.tell(&sheet, say));
                }
            }
            // After a stop there may be gaps.
            for sheet in waiting.into_values() {
                told.tell(&sheet, say);
            }
        });
        progress.done();
        told.end(say)
    }

    /// The next person, or the next that share a file; none at the end of the list, and after a stop.
    fn next(&self) -> Option<Vec<Person>> {
        let most = if self.args.one_file { usize::from(self.args.most) } else { 1 };
        // Nobody panics with the list in hand.
        let Ok(mut people) = self.people.lock() else { return None };
        if self.stopped.load(Ordering::Relaxed) {
            return None;
        }
        let next: Vec<Person> = people.by_ref().take(most).collect();
        (!next.is_empty()).then_some(next)
    }

    /// Makes and writes one file.
    fn sheet(&self, printer: &mut Printer<'_>, people: Vec<Person>) -> Sheet {
        let mut sheet = Sheet::new(&people);
        let mut report = Report::default();
        let made = if self.args.one_file {
            self.bound(printer, &people, &mut sheet, &mut report)
        } else {
            people.into_iter().next().and_then(|person| {
                let values = self.values(&person, &mut sheet)?;
                match printer.print(&values) {
                    Ok(printed) => {
                        sheet.pages = printed.pages;
                        let name = self.names.of(&[person.number], person.line, &values);
                        Some((name, printed.pdf))
                    }
                    Err(refused) => {
                        sheet.refuse(person.line, &refused, self.args.show_answers);
                        None
                    }
                }
            })
        };
        if let Some((name, pdf)) = made {
            sheet.outcome = self.write(&mut report, &name, &pdf);
        }
        if report.errors() > 0 {
            sheet.fail(report);
        }
        if sheet.is_bad() && self.args.on_error == OnError::Stop {
            self.stopped.store(true, Ordering::Relaxed);
        }
        sheet
    }

    /// The sheets of several people as one file.
    fn bound(
        &self,
        printer: &mut Printer<'_>,
        people: &[Person],
        sheet: &mut Sheet,
        report: &mut Report,
    ) -> Option<(String, Vec<u8>)> {
        let mut all = Vec::with_capacity(people.len());
        for person in people {
            let Some(values) = self.values(person, sheet) else { continue };
            match printer.made(&values) {
                Ok(made) => all.push(made),
                Err(refused) => {
                    sheet.refuse(person.line, &refused, self.args.show_answers);
                }
            }
        }
        if all.is_empty() || (sheet.is_bad() && self.args.on_error == OnError::Stop) {
            return None;
        }
        let rows: Vec<usize> = people.iter().map(|person| person.number).collect();
        let line = people.first().map_or(0, |person| person.line);
        let made = run::bound(self.run, all);
        sheet.pages = made.pages.len();
        let pdf = write::pdf(report, &made)?;
        Some((self.names.of(&rows, line, &Values::default()), pdf))
    }

    /// What is answered for a person; what the command line says is said of all.
    fn values(&self, person: &Person, sheet: &mut Sheet) -> Option<Values> {
        match &person.answers {
            Ok(values) => {
                let mut values = values.clone();
                for (name, answer) in &self.args.inputs.answers {
                    if let Some(field) = self.run.fields().meant(name) {
                        values.set(&field.name, answer);
                    }
                }
                Some(values)
            }
            Err(wrong) => {
                sheet.wrong(person.line, wrong);
                None
            }
        }
    }

    fn write(&self, report: &mut Report, name: &str, pdf: &[u8]) -> Outcome {
        let path = self.args.output.join(name);
        let folder = path.parent().unwrap_or(Path::new(""));
        if self.args.resume && std::fs::read(&path).is_ok_and(|there| there == pdf) {
            return Outcome::Unchanged;
        }
        let made = write::made(report, folder);
        match made.and_then(|()| write::save(report, &path, pdf)) {
            Some(()) => Outcome::Written,
            None => Outcome::Bad,
        }
    }
}

impl Sheet {
    /// Nothing can be printed for a person: the rules that were broken, or all of it if that is asked for.
    fn refuse(&mut self, line: usize, refused: &Refused, all: bool) {
        let rules = refused.rules().join(", ");
        let why = if all {
            format!("cannot be printed:\n{}", refused.0.render(false).trim_end())
        } else {
            format!(
                "cannot be printed ({rules}); --show-answers says more, and what is said of the person"
            )
        };
        self.say(line, why);
    }
}
