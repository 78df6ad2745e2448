//! What became of the people of a list: a line for each that cannot be printed, and the sum.

use super::Args;
use crate::cli::Exit;
use crate::cli::inputs::{self, count, quoted};
use crate::cli::say::Say;
use handout::diag::Report;
use handout::load::people::{Person, Wrong};
use std::path::Path;

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is new.
    Written,
    /// It was there already.
    Unchanged,
    /// There is none.
    Bad,
}

/// One file, for one person or several.
#[derive(Debug)]
pub struct Sheet {
    /// What became of it.
    pub outcome: Outcome,
    /// How many pages it has.
    pub pages: usize,
    /// The number of the last person and how many there are.
    people: usize,
    last: usize,
    /// For how many nothing is printed, and why, by their lines.
    bad: Vec<(usize, String)>,
    /// What the disk said.
    report: Option<Report>,
}

impl Sheet {
    /// A file that is not made yet.
    pub fn new(people: &[Person]) -> Self {
        Self {
            outcome: Outcome::Bad,
            pages: 0,
            people: people.len(),
            last: people.last().map_or(0, |person| person.number),
            bad: Vec::new(),
            report: None,
        }
    }

    /// Nothing is printed for the person at a line, and why.
    pub fn say(&mut self, line: usize, why: String) {
        self.bad.push((line, why));
    }

    /// Nothing is printed for the person at a line, whose answers are wrong.
    pub fn wrong(&mut self, line: usize, wrong: &[Wrong]) {
        let all: Vec<String> = wrong.iter().map(Wrong::to_string).collect();
        self.say(line, all.join("; "));
    }

    /// It could not be written.
    pub fn fail(&mut self, report: Report) {
        self.report = Some(report);
    }

    /// Whether somebody gets nothing.
    pub fn is_bad(&self) -> bool {
        !self.bad.is_empty() || self.report.is_some()
    }
}

/// What is said of a merge.
#[derive(Debug)]
pub struct Told<'a> {
    args: &'a Args,
    warnings: usize,
    next: usize,
    files: usize,
    unchanged: usize,
    people: usize,
    refused: usize,
    pages: usize,
    exit: Exit,
}

impl<'a> Told<'a> {
    /// Nothing is said yet but what is to be said of the handout itself.
    pub fn new(args: &'a Args, report: &Report) -> Self {
        Self {
            args,
            warnings: report.warnings(),
            next: 1,
            files: 0,
            unchanged: 0,
            people: 0,
            refused: 0,
            pages: 0,
            exit: Exit::Done,
        }
    }

    /// The number of the person that is to be told next.
    pub const fn next(&self) -> usize {
        self.next
    }

    /// Says what became of a file.
    pub fn tell(&mut self, sheet: &Sheet, say: &mut Say) {
        self.next = sheet.last + 1;
        for (line, why) in &sheet.bad {
            let list = self.args.people.display();
            say.note(&format!("{list}:{line}: {why}"));
            self.exit = self.exit.max(Exit::Content);
        }
        if let Some(report) = &sheet.report {
            say.errors(report);
            self.exit = self.exit.max(inputs::exit(report));
        }
        self.refused += sheet.bad.len();
        match sheet.outcome {
            Outcome::Written => self.files += 1,
            Outcome::Unchanged => self.unchanged += 1,
            Outcome::Bad => return,
        }
        self.people += sheet.people - sheet.bad.len();
        self.pages += sheet.pages;
    }

    /// Says the sum.
    pub fn end(self, say: &mut Say) -> Exit {
        let mut facts = vec![
            format!("{} for {}", count(self.files, "file"), people(self.people)),
            count(self.pages, "page"),
        ];
        if self.args.resume {
            facts.push(format!("{} unchanged", self.unchanged));
        }
        if self.refused > 0 {
            facts.push(format!("nothing for {}", people(self.refused)));
        }
        facts.push(match self.warnings {
            0 => count(0, "warning"),
            warnings => format!(
                "{} (run `{}` for details)",
                count(warnings, "warning"),
                self.args.inputs.check_command()
            ),
        });
        let output = self.args.output.display();
        say.result(&format!("{output}: {}", facts.join(", ")));
        let others = pdfs(&self.args.output).saturating_sub(self.files + self.unchanged);
        if others > 0 && self.exit != Exit::Machine {
            say.note(&format!(
                "{}: {} there that this list did not ask for: take care that nobody is handed a sheet of another list",
                quoted(&self.args.output),
                if others == 1 { "1 PDF file is".to_owned() } else { format!("{others} PDF files are") },
            ));
        }
        self.exit
    }
}

fn people(number: usize) -> String {
    match number {
        0 => "nobody".to_owned(),
        1 => "1 person".to_owned(),
        _ => format!("{number} people"),
    }
}

/// How many PDF files there are in a folder.
pub fn pdfs(folder: &Path) -> usize {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let entries = std::fs::read_dir(here).into_iter().flatten().flatten();
    entries
        .filter(|entry| {
            entry.path().extension().is_some_and(|extension| {
                extension.to_string_lossy().eq_ignore_ascii_case("pdf")
            })
        })
        .count()
}
