//! What a person types → what the library is asked, and what is said in return. One command a file; the stages are
//! the library's.

mod batch;
mod build;
mod check;
mod completions;
mod drawing;
mod explain;
mod findings;
mod fonts;
mod inputs;
mod layouts;
mod merge;
mod new;
mod packet;
mod preview;
mod progress;
mod rules;
mod say;
mod schema;
mod scorecard;
mod test_sheet;
mod translate;
mod watch;

use clap::{Parser, Subcommand};
use say::Say;
use std::process::ExitCode;

/// Printable, accessible patient handouts from a TOML file.
#[derive(Debug, Parser)]
#[command(name = "handout", version, after_help = AFTER_HELP, max_term_width = 100)]
#[command(long_about = LONG_ABOUT, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const LONG_ABOUT: &str = "\
Printable, accessible patient handouts from a TOML file.

A content file says what the page says; a layout says how it looks; a clinic's profile says who gives it. \
What cannot be printed safely is an error at its line, never a clipped page.";

const AFTER_HELP: &str = "\
Examples:
  handout new my-handout.toml      begin a content file
  handout build my-handout.toml    write my-handout.pdf
  handout check my-handout.toml    read what a careful colleague would say
  handout watch my-handout.toml    build again at every change
  handout translate my-handout.toml --to es-US
                                   begin a translation of it
  handout batch batch.toml         write many at once
  handout merge alk.toml --people people.csv
                                   write one for each person of a list

Exit codes:
  0  done; warnings do not change it
  1  the content, the layout or the clinic's profile is at fault
  2  the command line or the machine is at fault";

#[derive(Debug, Subcommand)]
enum Command {
    Build(build::Args),
    Check(check::Args),
    Explain(explain::Args),
    Rules(rules::Args),
    Packet(packet::Args),
    Watch(watch::Args),
    Batch(batch::Args),
    Merge(merge::Args),
    Preview(preview::Args),
    New(new::Args),
    Translate(translate::Args),
    Layouts(layouts::Args),
    Fonts(fonts::Args),
    Schema(schema::Args),
    TestSheet(test_sheet::Args),
    Completions(completions::Args),
}

/// How a command ended. The worst of several is the greatest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Exit {
    /// All was done: exit code 0.
    Done,
    /// What the author wrote is at fault: exit code 1.
    Content,
    /// The command line or the machine is at fault: exit code 2.
    Machine,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Done => Self::SUCCESS,
            Exit::Content => Self::from(1),
            Exit::Machine => Self::from(2),
        }
    }
}

/// Does what the command line asks.
pub fn run() -> ExitCode {
    let command = match Cli::try_parse() {
        Ok(cli) => cli.command,
        // Help and version come this way too, with exit code 0. Where they cannot be printed nobody reads them.
        Err(said) => {
            let _ = said.print();
            return ExitCode::from(if said.use_stderr() { 2 } else { 0 });
        }
    };
    let mut say = Say::new();
    let exit = match command {
        Command::Build(args) => build::run(&args, &mut say),
        Command::Check(args) => check::run(&args, &mut say),
        Command::Explain(args) => explain::run(&args, &mut say),
        Command::Rules(args) => rules::run(&args, &mut say),
        Command::Packet(args) => packet::run(&args, &mut say),
        Command::Watch(args) => watch::run(&args, &mut say),
        Command::Batch(args) => batch::run(&args, &mut say),
        Command::Merge(args) => merge::run(&args, &mut say),
        Command::Preview(args) => preview::run(&args, &mut say),
        Command::New(args) => new::run(&args, &mut say),
        Command::Translate(args) => translate::run(&args, &mut say),
        Command::Layouts(args) => layouts::run(&args, &mut say),
        Command::Fonts(args) => fonts::run(&args, &mut say),
        Command::Schema(args) => schema::run(&args, &mut say),
        Command::TestSheet(args) => test_sheet::run(&args, &mut say),
        Command::Completions(args) => completions::run(&args, &mut say),
    };
    exit.max(say.exit()).into()
}
