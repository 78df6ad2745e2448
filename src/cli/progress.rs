//! How far long work has come: a bar for a person at a terminal, nothing for anybody else.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{IsTerminal, stderr};

/// A bar on standard error, if that is a terminal.
#[derive(Debug)]
pub struct Progress(ProgressBar);

impl Progress {
    /// Begins, with so many steps to take. Who asked for quiet gets no bar.
    pub fn start(total: usize, quiet: bool) -> Self {
        let steps = u64::try_from(total).unwrap_or(u64::MAX);
        let shown = !quiet && stderr().is_terminal();
        let target = if shown {
            ProgressDrawTarget::stderr()
        } else {
            ProgressDrawTarget::hidden()
        };
        let bar = ProgressBar::with_draw_target(Some(steps), target);
        let style = ProgressStyle::with_template("[{bar:30}] {pos} of {len}");
        let style = style.unwrap_or_else(|_| ProgressStyle::default_bar());
        bar.set_style(style.progress_chars("=> "));
        Self(bar)
    }

    /// Begins, and nobody knows how many steps there are.
    pub fn unknown(quiet: bool) -> Self {
        let progress = Self::start(0, quiet);
        progress.0.unset_length();
        let style = ProgressStyle::with_template("{spinner} {pos} done");
        progress
            .0
            .set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
        progress
    }

    /// A step is done.
    pub fn step(&self) {
        self.0.inc(1);
    }

    /// Prints something else in between, without the bar in its way.
    pub fn aside<T>(&self, print: impl FnOnce() -> T) -> T {
        self.0.suspend(print)
    }

    /// All is done; the bar goes away.
    pub fn done(self) {
        self.0.finish_and_clear();
    }
}
