//! `handout batch`: many handouts at once, on all cores; what need not be made again is left as it is.

mod due;
mod told;

use super::Exit;
use super::inputs;
use super::progress::Progress;
use super::say::Say;
use clap::ValueHint;
use handout::batch::{self, Batch, Entry, Input, Manifest, Planned};
use handout::diag::{Diagnostic, Report};
use handout::digest::Digest;
use handout::handout::{Date, Status};
use handout::load;
use handout::source::Job;
use handout::span::Files;
use handout::write::{self, Journal, Made};
use rayon::{ThreadPool, ThreadPoolBuilder};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use told::Told;

/// Write many handouts at once
///
/// Makes each content in each layout for each clinic that a batch file names, on all cores, and writes a manifest beside
/// them. A file is left as it is when neither it nor anything it was made from has changed. A handout with an error is not
/// written and its earlier file stays; the others are made.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout batch batch.toml
  handout batch batch.toml --dry-run
  handout batch batch.toml --output /media/usb --jobs 2

A batch file:
  output = \"print\"
  name = \"{id}-{layout}-{clinic}.pdf\"
  contents = [\"content/*.toml\"]
  layouts = [\"take-home-letter\", \"large-print-letter\"]
  clinics = [\"clinics/*.toml\"]

`handout schema batch` says what else may stand in it.")]
pub struct Args {
    /// The batch file
    #[arg(value_name = "BATCH", value_hint = ValueHint::FilePath)]
    batch: PathBuf,
    /// The folder to write into, instead of the one that the batch file names; it is made if it is not there
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
    /// How many handouts are made at the same time [default: as many as there are cores]
    #[arg(short, long, value_name = "N", allow_negative_numbers = true, value_parser = clap::value_parser!(u16).range(1..=256))]
    jobs: Option<u16>,
    /// Make all of them again, whatever has changed
    #[arg(long)]
    force: bool,
    /// A warning counts as an error
    #[arg(long)]
    strict: bool,
    /// Write nothing; list what would be made, and why
    #[arg(long)]
    dry_run: bool,
    /// After a handout with an error: go on with the others, or stop
    #[arg(long, value_name = "WHAT", value_enum, default_value = "continue")]
    on_error: OnError,
    /// Say only what went wrong, and the sum
    #[arg(short, long)]
    quiet: bool,
    /// The day of the build, for the rules about reviews that are overdue [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = inputs::day)]
    today: Option<Date>,
}

/// What an error does to the others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum OnError {
    /// The others are made
    Continue,
    /// Those that are not begun yet are not made
    Stop,
}

/// Makes what the batch names; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut report = Report::default();
    let planned = load::batch(&mut report, &args.batch, args.output.as_deref());
    let earlier = planned
        .as_ref()
        .and_then(|batch| load::manifest(&mut report, batch, &Journal::path(batch)));
    let (Some(batch), Some(earlier)) = (planned, earlier) else {
        say.report(&report);
        return inputs::exit(&report);
    };
    let run = Run::of(args, &batch, &earlier);
    if args.dry_run {
        say.report(&report);
        run.list(say);
        return Exit::Done;
    }
    let begun = run.begin(&mut report);
    let pool = pool(&mut report, args.jobs);
    say.report(&report);
    let (Some(journal), Some(pool)) = (begun, pool) else {
        return inputs::exit(&report);
    };
    run.make(&pool, journal, say)
}

/// The threads. Each has the room of a main thread, so that what `build` can make can be made here.
fn pool(report: &mut Report, jobs: Option<u16>) -> Option<ThreadPool> {
    const STACK: usize = 8 * 1024 * 1024;
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = jobs.map_or_else(cores, usize::from);
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .stack_size(STACK)
        .build();
    pool.map_err(|error| {
        report.push(
            Diagnostic::machine("batch-threads", "cannot work on several at once")
                .hint(format!("try --jobs 1; the system says: {error}")),
        );
    })
    .ok()
}

/// One run of a batch.
#[derive(Debug)]
struct Run<'a> {
    args: &'a Args,
    batch: &'a Batch,
    earlier: &'a Manifest,
    entries: BTreeMap<&'a str, &'a Entry>,
    today: Date,
    /// The digests of the files that earlier runs read, as they are now.
    digests: Mutex<BTreeMap<PathBuf, Option<Digest>>>,
    stopped: AtomicBool,
}

/// What became of a handout.
#[derive(Debug)]
enum Outcome {
    /// It is new or other than before.
    Written(Entry),
    /// It is what it was. It may have been made to see that; then the journal knows the entry not yet.
    Unchanged { entry: Entry, made: bool },
    /// The report says why it is not written.
    Failed,
    /// Another had failed before.
    NotTried,
}

impl<'a> Run<'a> {
    fn of(args: &'a Args, batch: &'a Batch, earlier: &'a Manifest) -> Self {
        let entries = earlier.outputs.iter().map(|entry| (entry.file.as_str(), entry));
        Self {
            args,
            batch,
            earlier,
            entries: entries.collect(),
            today: args.today.unwrap_or_else(load::today),
            digests: Mutex::default(),
            stopped: AtomicBool::new(false),
        }
    }

    /// Says what would be made.
    fn list(&self, say: &mut Say) {
        let mut counts = (0, 0);
        for planned in &self.batch.jobs {
            match self.due(planned) {
                Err(why) => {
                    counts.0 += 1;
                    say.result(&format!("{}: {}", self.shown(planned), why.told()));
                }
                Ok(_) => counts.1 += 1,
            }
        }
        let (due, unchanged) = counts;
        let name = self.args.batch.display();
        say.result(&format!("{name}: {due} would be made, {unchanged} unchanged"));
    }

    /// Makes the folders, takes the lock, and clears away what a run that was killed has left.
    fn begin(&self, report: &mut Report) -> Option<Journal> {
        let mut folders: BTreeSet<PathBuf> = BTreeSet::from([self.batch.output.clone()]);
        let files = self.batch.jobs.iter().filter_map(|planned| self.path(planned));
        folders.extend(files.filter_map(|file| file.parent().map(Path::to_owned)));
        folders.iter().try_for_each(|folder| write::made(report, folder))?;
        let journal = Journal::begin(report, self.batch)?;
        for folder in &folders {
            write::swept(folder);
        }
        Some(journal)
    }

    /// Makes all on the threads of a pool and says, in the order of the batch, what became of each.
    fn make(&self, pool: &ThreadPool, mut journal: Journal, say: &mut Say) -> Exit {
        let (send, receive) = channel();
        let progress = Progress::start(self.batch.jobs.len(), self.args.quiet);
        let mut told = Told::of(self);
        // Those that are done before one that stands before them wait here to be told.
        let mut waiting: BTreeMap<usize, (Outcome, Report)> = BTreeMap::new();
        pool.in_place_scope_fifo(|scope| {
            for (place, planned) in self.batch.jobs.iter().enumerate() {
                let send = send.clone();
                scope.spawn_fifo(move |_| {
                    let _ = send.send((place, self.one(planned)));
                });
            }
            drop(send);
            for (place, done) in receive {
                match &done.0 {
                    Outcome::Written(entry)
                    | Outcome::Unchanged { entry, made: true } => journal.add(entry),
                    Outcome::Unchanged { made: false, .. }
                    | Outcome::Failed
                    | Outcome::NotTried => {}
                }
                progress.step();
                waiting.insert(place, done);
                while let Some((outcome, report)) = waiting.remove(&told.next()) {
                    progress.aside(|| told.tell(outcome, &report, say));
                }
            }
        });
        progress.done();
        told.end(journal, say)
    }

    /// One handout: left as it is, or made and written.
    fn one(&self, planned: &Planned) -> (Outcome, Report) {
        let mut report = Report::default();
        report.files = Files::traced();
        if let Ok(entry) = self.due(planned) {
            return (Outcome::Unchanged { entry: entry.clone(), made: false }, report);
        }
        if self.stopped.load(Ordering::Relaxed) {
            return (Outcome::NotTried, report);
        }
        let outcome = self.made(planned, &mut report);
        inputs::explained(&mut report, outcome.is_some());
        if outcome.is_none() && self.args.on_error == OnError::Stop {
            self.stopped.store(true, Ordering::Relaxed);
        }
        (outcome.unwrap_or(Outcome::Failed), report)
    }

    fn made(&self, planned: &Planned, report: &mut Report) -> Option<Outcome> {
        let job = Job { today: Some(self.today), ..planned.job.clone() };
        let made = handout::make(report, &job)?;
        let pdf = write::pdf(report, &made)?;
        let (file, path) = (planned.file.as_ref()?, self.path(planned)?);
        if self.args.strict && report.warnings() > 0 {
            report.push(
                Diagnostic::error(
                    "strict",
                    format!(
                        "a warning counts as an error, so `{}` is not written",
                        path.display()
                    ),
                )
                .hint("mend what is warned of, or leave out --strict"),
            );
            return None;
        }
        let entry = self.entry(planned, file, &made, report, Digest::of(&pdf));
        // A file that is what it would be is not touched.
        if load::digest(&path) == Some(entry.sha256) {
            return Some(Outcome::Unchanged { entry, made: true });
        }
        write::save(report, &path, &pdf)?;
        Some(Outcome::Written(entry))
    }

    fn entry(
        &self,
        planned: &Planned,
        file: &str,
        made: &Made,
        report: &Report,
        sha256: Digest,
    ) -> Entry {
        let mut inputs: Vec<Input> = Vec::new();
        for (path, sha256) in report.files.reads() {
            let file = batch::shown(&self.batch.folder, path);
            let input = Input { file, sha256: *sha256 };
            // A file that changed between two readings has both digests, and so is found changed.
            if !inputs.contains(&input) {
                inputs.push(input);
            }
        }
        let handout = &made.source.handout;
        Entry {
            file: file.to_owned(),
            sha256,
            of: planned.of.clone(),
            id: handout.id.words.clone(),
            version: handout.version.words.clone(),
            language: handout.language.clone(),
            status: match handout.status {
                Status::Sample => "sample",
                Status::Draft => "draft",
                Status::Approved => "approved",
            }
            .to_owned(),
            check_again: handout.check_again,
            pages: made.pages.len(),
            warnings: report.warnings(),
            hash: batch::digest(planned.options, &inputs),
            inputs,
        }
    }

    fn path(&self, planned: &Planned) -> Option<PathBuf> {
        Some(self.batch.output.join(planned.file.as_ref()?))
    }

    fn shown(&self, planned: &Planned) -> String {
        let path = self.path(planned).map(|path| path.display().to_string());
        path.unwrap_or_else(|| format!("{} in {}", planned.of.content, planned.of.layout))
    }
}
