//! What is said of a batch, handout by handout and in sum, and what the manifest keeps of it.

use super::super::Exit;
use super::super::inputs::{self, count};
use super::super::say::Say;
use super::{Outcome, Run};
use handout::batch::{Left, Manifest, Missing, Planned};
use handout::diag::{Diagnostic, Report, Severity};
use handout::load;
use handout::write::{self, Journal};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::PathBuf;

/// How many files that no handout of the batch has are named; the others are counted.
const NAMED: usize = 5;

/// Where something was said, and what.
type Said = (Option<(PathBuf, usize, usize)>, &'static str, String);

/// What was told so far.
#[derive(Debug)]
pub struct Told<'a> {
    run: &'a Run<'a>,
    manifest: Manifest,
    /// Many handouts have the same layout, and the same faults of it.
    said: BTreeSet<Said>,
    worst: Exit,
    next: usize,
    written: usize,
    unchanged: usize,
    failed: usize,
    not_tried: usize,
}

impl<'a> Told<'a> {
    /// Nothing yet.
    pub fn of(run: &'a Run<'a>) -> Self {
        Self {
            run,
            manifest: Manifest::default(),
            said: BTreeSet::new(),
            worst: Exit::Done,
            next: 0,
            written: 0,
            unchanged: 0,
            failed: 0,
            not_tried: 0,
        }
    }

    /// The place of the handout that is told next.
    pub const fn next(&self) -> usize {
        self.next
    }

    /// Tells what became of the next handout.
    pub fn tell(&mut self, outcome: Outcome, report: &Report, say: &mut Say) {
        let Some(planned) = self.run.batch.jobs.get(self.next) else { return };
        self.next += 1;
        match outcome {
            Outcome::Written(entry) => {
                self.written += 1;
                if !self.run.args.quiet {
                    say.result(&format!(
                        "{}: {}, {}, {}",
                        self.run.shown(planned),
                        count(entry.pages, "page"),
                        entry.of.layout,
                        count(entry.warnings, "warning")
                    ));
                }
                self.manifest.outputs.push(entry);
            }
            Outcome::Unchanged { entry, .. } => {
                self.unchanged += 1;
                self.manifest.outputs.push(entry);
            }
            Outcome::Failed => {
                self.failed += 1;
                self.worst = self.worst.max(inputs::exit(report));
                let missing = self.missing(planned, report.errors());
                let kept = match missing.earlier {
                    Some(_) => "; the earlier file is kept",
                    None => "",
                };
                say.report(&self.unsaid(report));
                say.note(&format!(
                    "{}: not written, {}, {}{kept}",
                    self.run.shown(planned),
                    count(report.errors(), "error"),
                    count(report.warnings(), "warning")
                ));
                self.manifest.missing.push(missing);
            }
            Outcome::NotTried => {
                self.not_tried += 1;
                let missing = self.missing(planned, 0);
                self.manifest.missing.push(missing);
            }
        }
    }

    /// Writes the manifest and says the sum.
    pub fn end(mut self, journal: Journal, say: &mut Say) -> Exit {
        self.manifest.left = self.left();
        for each in self.manifest.left.iter().take(NAMED) {
            say.note(&format!(
                "{}: made by an earlier batch and not by this one; remove it if nobody needs it",
                self.run.batch.output.join(&each.file).display()
            ));
        }
        if let Some(more @ 1..) = self.manifest.left.len().checked_sub(NAMED) {
            say.note(&format!("and {}", count(more, "more file")));
        }
        let mut report = Report::default();
        let path = self.run.batch.output.join(&self.run.batch.manifest);
        let text = write::manifest(&self.manifest);
        let same = std::fs::read(&path).is_ok_and(|there| there == text.as_bytes());
        if same || write::save(&mut report, &path, text.as_bytes()).is_some() {
            journal.end();
        }
        say.report(&report);
        say.result(&self.sum());
        self.worst.max(inputs::exit(&report))
    }

    fn sum(&self) -> String {
        let warnings: usize =
            self.manifest.outputs.iter().map(|entry| entry.warnings).sum();
        let details = if warnings > 0 { " (`handout check` shows them)" } else { "" };
        let not_tried = match self.not_tried {
            0 => String::new(),
            some => format!(", {some} not tried"),
        };
        format!(
            "{}: {} written, {} unchanged, {} failed{not_tried}, {}{details}",
            self.run.args.batch.display(),
            self.written,
            self.unchanged,
            self.failed,
            count(warnings, "warning")
        )
    }

    /// What of a report was not said of another handout. Warnings are counted only, but where they are errors.
    fn unsaid(&mut self, report: &Report) -> Report {
        let mut unsaid = Report::default();
        unsaid.files.clone_from(&report.files);
        let least =
            if self.run.args.strict { Severity::Warning } else { Severity::Error };
        for each in report.sorted() {
            if each.severity >= least && self.said.insert(said(report, each)) {
                unsaid.push(each.clone());
            }
        }
        unsaid
    }

    fn missing(&self, planned: &Planned, errors: usize) -> Missing {
        let run = self.run;
        let here = planned.file.clone().or_else(|| {
            // Its name is not known now; it was when it was made.
            let made = run.earlier.outputs.iter().find(|entry| entry.of == planned.of);
            let missing = run.earlier.missing.iter().find(|each| each.of == planned.of);
            made.map(|entry| entry.file.clone())
                .or_else(|| Some(missing?.earlier.as_ref()?.file.clone()))
        });
        let earlier = here.and_then(|file| {
            let sha256 = load::digest(&run.batch.output.join(&file))?;
            Some(Left { file, sha256 })
        });
        Missing { of: planned.of.clone(), errors, earlier }
    }

    /// What earlier runs made, as it was, and no handout of the batch is called.
    fn left(&self) -> Vec<Left> {
        let run = self.run;
        let planned = run.batch.jobs.iter().filter_map(|job| job.file.as_deref());
        let missing =
            self.manifest.missing.iter().filter_map(|each| each.earlier.as_ref());
        let known: BTreeSet<&str> =
            planned.chain(missing.map(|each| each.file.as_str())).collect();
        let mut left: Vec<Left> = run
            .earlier
            .files()
            .filter(|each| !known.contains(each.file.as_str()))
            .filter(|each| {
                load::digest(&run.batch.output.join(&each.file)) == Some(each.sha256)
            })
            .collect();
        left.sort_by(|one, two| one.file.cmp(&two.file));
        left.dedup();
        left
    }
}

fn said(report: &Report, diagnostic: &Diagnostic) -> Said {
    let place = diagnostic.place.and_then(|place| {
        let Range { start, end } = place.range();
        Some((report.files.get(place.file)?.path.clone(), start, end))
    });
    (place, diagnostic.rule, diagnostic.message.clone())
}
