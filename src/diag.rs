//! What we tell the author: diagnostics, the report that gathers them, and how they print.
//!
//! A message is one sentence in lower case that says what is wrong; the hint says what to write instead.

use crate::span::{Files, Span};
use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use std::collections::BTreeSet;
use std::fmt;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A matter of style; told only when the author asks for a check.
    Info,
    /// The job goes on; the author should look.
    Warning,
    /// The job stops before it writes anything.
    Error,
}

/// Whose fault an error is; it decides the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The content, the layout or the clinic's profile: exit code 1.
    Content,
    /// The command line or the machine: exit code 2.
    Machine,
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The rule's stable name, in kebab case.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whose fault it is.
    pub fault: Fault,
    /// One sentence in lower case, without a full stop.
    pub message: String,
    /// Where, when it is a place in a file.
    pub place: Option<Span>,
    /// What to write instead; an error has at least one.
    pub hints: Vec<String>,
    /// What to write instead, to the letter.
    pub fix: Option<Box<Fix>>,
}

/// Words that replace others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// The words that are replaced.
    pub span: Span,
    /// What is written instead.
    pub words: String,
    /// The meaning cannot change, so that it may be done without asking.
    pub safe: bool,
}

/// A rule that the author has silenced with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Silenced {
    /// The rule.
    pub rule: &'static str,
    /// How many findings are silenced.
    pub count: usize,
    /// Why, in the author's words.
    pub reason: String,
}

impl Diagnostic {
    /// An error in what the author wrote.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::of(Severity::Error, Fault::Content, rule, message.into())
    }

    /// A warning about what the author wrote.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::of(Severity::Warning, Fault::Content, rule, message.into())
    }

    /// An error of the command line or the machine.
    pub fn machine(rule: &'static str, message: impl Into<String>) -> Self {
        Self::of(Severity::Error, Fault::Machine, rule, message.into())
    }

    fn of(severity: Severity, fault: Fault, rule: &'static str, message: String) -> Self {
        Self {
            rule,
            severity,
            fault,
            message,
            place: None,
            hints: Vec::new(),
            fix: None,
        }
    }

    /// A finding about what the author wrote.
    pub fn found(
        severity: Severity,
        rule: &'static str,
        message: impl Into<String>,
    ) -> Self {
        Self::of(severity, Fault::Content, rule, message.into())
    }

    /// The same, at a place.
    #[must_use]
    pub fn at(mut self, place: Span) -> Self {
        self.place = Some(place);
        self
    }

    /// The same, with what to write instead.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// All diagnostics of a job, and the files they point into.
///
/// The same job gives the same report, in the same order.
#[derive(Debug, Default)]
pub struct Report {
    /// The files of the job.
    pub files: Files,
    /// What the author has silenced.
    pub silenced: Vec<Silenced>,
    diagnostics: Vec<Diagnostic>,
    /// What was said where.
    said: BTreeSet<(Option<Span>, &'static str, String)>,
}

fn said(diagnostic: &Diagnostic) -> (Option<Span>, &'static str, String) {
    (diagnostic.place, diagnostic.rule, diagnostic.message.clone())
}

impl Report {
    /// A report of the same files that says nothing yet, for whoever works at the same time.
    pub fn beside(&self) -> Self {
        Self { files: self.files.clone(), ..Self::default() }
    }

    /// Adds all that another report of the same files says.
    pub fn add(&mut self, other: Self) {
        self.silenced.extend(other.silenced);
        other.diagnostics.into_iter().for_each(|each| self.push(each));
    }

    /// Adds a finding; one that is there already, at the same place, is not said twice.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        if self.said.insert(said(&diagnostic)) {
            self.diagnostics.push(diagnostic);
        }
    }

    /// How much was said so far.
    pub const fn mark(&self) -> usize {
        self.diagnostics.len()
    }

    /// Takes back what was said since a mark: it was about an attempt that came to nothing.
    pub fn back_to(&mut self, mark: usize) {
        for diagnostic in self.diagnostics.drain(mark.min(self.diagnostics.len())..) {
            self.said.remove(&said(&diagnostic));
        }
    }

    /// Takes back the warnings since a mark.
    pub fn forget_warnings(&mut self, mark: usize) {
        let mut place = 0;
        self.diagnostics.retain(|each| {
            place += 1;
            place <= mark || each.severity == Severity::Error
        });
    }

    /// Gives a place to those findings since a mark that have none and are about it.
    pub fn place(
        &mut self,
        mark: usize,
        place: Span,
        about: impl Fn(&Diagnostic) -> bool,
    ) {
        let since = self.diagnostics.split_off(mark.min(self.diagnostics.len()));
        for mut diagnostic in since {
            if diagnostic.place.is_none() && about(&diagnostic) {
                self.said.remove(&said(&diagnostic));
                diagnostic.place = Some(place);
                self.push(diagnostic);
            } else {
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// All findings: those of a place in the order of the files, the others first.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.diagnostics.iter().collect();
        sorted.sort_by_key(|diagnostic| diagnostic.place);
        sorted
    }

    /// How many errors.
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// How many warnings.
    pub fn warnings(&self) -> usize {
        self.count(Severity::Warning)
    }

    /// Whether the machine, not the author, is at fault in at least one error.
    pub fn blames_machine(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|each| each.severity == Severity::Error && each.fault == Fault::Machine)
    }

    /// The whole report as text with code frames, coloured for a terminal or plain.
    pub fn render(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let mut text = String::new();
        for diagnostic in self.sorted() {
            text.push_str(&render(&renderer, &self.files, diagnostic));
            text.push_str("\n\n");
        }
        text
    }

    /// How many remarks on style.
    pub fn infos(&self) -> usize {
        self.count(Severity::Info)
    }

    fn count(&self, severity: Severity) -> usize {
        self.diagnostics
            .iter()
            .filter(|each| each.severity == severity)
            .count()
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.render(false))
    }
}

fn render(renderer: &Renderer, files: &Files, diagnostic: &Diagnostic) -> String {
    let level = match diagnostic.severity {
        Severity::Info => Level::INFO,
        Severity::Warning => Level::WARNING,
        Severity::Error => Level::ERROR,
    };
    let title = level.primary_title(&diagnostic.message).id(diagnostic.rule);
    let file = diagnostic
        .place
        .and_then(|place| Some((place, files.get(place.file)?)));
    let path = file
        .map(|(_, file)| file.path.display().to_string())
        .unwrap_or_default();
    let mut group = match file {
        Some((place, file)) => {
            let end = file.text.len();
            let range = place.range();
            let range = range.start.min(end)..range.end.min(end);
            title.element(
                Snippet::source(&file.text)
                    .path(path)
                    .annotation(AnnotationKind::Primary.span(range)),
            )
        }
        None => Group::with_title(title),
    };
    for hint in &diagnostic.hints {
        group = group.element(Level::HELP.with_name("hint").message(hint));
    }
    renderer.render(&[group])
}
