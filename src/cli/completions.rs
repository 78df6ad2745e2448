//! `handout completions`: a script with which a shell completes commands and options.

use super::say::Say;
use super::{Cli, Exit};
use clap::CommandFactory;
use clap_complete::Shell;

/// Print a completion script for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout completions bash > ~/.local/share/bash-completion/completions/handout
  handout completions fish > ~/.config/fish/completions/handout.fish")]
pub struct Args {
    /// Which shell
    #[arg(value_enum, value_name = "SHELL")]
    shell: Shell,
}

/// Prints the script.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), "handout", &mut script);
    say.result(&String::from_utf8_lossy(&script));
    Exit::Done
}
