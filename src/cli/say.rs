//! All that the program prints: results to standard output, everything else to standard error.
//!
//! A reader that goes away early (`handout layouts | head -1`) is no error; a full disk is.

use super::Exit;
use handout::diag::{Diagnostic, Report, Severity};
use std::io::{ErrorKind, IsTerminal, Write, stderr, stdout};

/// The two streams of the program.
#[derive(Debug)]
pub struct Say {
    colour: bool,
    gone: bool,
    failed: bool,
    last: String,
}

impl Say {
    /// Colour is for people: only on a terminal, and only if they did not ask for none (no-color.org).
    pub fn new() -> Self {
        let asked_for_none =
            std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        Self {
            colour: stderr().is_terminal() && !asked_for_none,
            gone: false,
            failed: false,
            last: String::new(),
        }
    }

    /// A result, to standard output; a line end is added if the text has none, and nothing is printed for no text.
    pub fn result(&mut self, text: &str) {
        if self.gone || text.is_empty() {
            return;
        }
        let end = if text.ends_with('\n') { "" } else { "\n" };
        let mut out = stdout().lock();
        match write!(out, "{text}{end}").and_then(|()| out.flush()) {
            Ok(()) => {}
            Err(why) if why.kind() == ErrorKind::BrokenPipe => self.gone = true,
            Err(why) => {
                self.gone = true;
                self.failed = true;
                self.note(&format!("error: cannot write to standard output: {why}"));
            }
        }
    }

    /// A line to standard error.
    pub fn note(&self, line: &str) {
        // There is no third place to say that this one cannot be written.
        let _ = writeln!(stderr().lock(), "{line}");
    }

    /// The whole report, to standard error.
    pub fn report(&mut self, report: &Report) {
        let text = report.render(self.colour);
        // Two layouts find the same faults in one content file; they are said once.
        if text != self.last {
            let _ = write!(stderr().lock(), "{text}");
            self.last = text;
        }
    }

    /// The errors of a report, to standard error.
    pub fn errors(&mut self, report: &Report) {
        let mut errors = Report::default();
        errors.files.clone_from(&report.files);
        for each in report.sorted() {
            if each.severity == Severity::Error {
                errors.push(each.clone());
            }
        }
        self.report(&errors);
    }

    /// Says why a command cannot be followed, and how it therefore ends.
    pub fn refuse(&mut self, why: Diagnostic) -> Exit {
        let mut report = Report::default();
        report.push(why);
        self.report(&report);
        Exit::Machine
    }

    /// Lets the next report be said even if it is the same again.
    pub fn again(&mut self) {
        self.last.clear();
    }

    /// Whether nobody reads standard output any more.
    pub const fn is_gone(&self) -> bool {
        self.gone
    }

    /// How the printing itself went.
    pub const fn exit(&self) -> Exit {
        if self.failed { Exit::Machine } else { Exit::Done }
    }
}
