//! `handout explain`: the page of documentation of a rule.

use super::Exit;
use super::say::Say;
use handout::check;
use handout::diag::Diagnostic;

/// Say what a rule finds, why it matters to the person reading, and what to write instead
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout explain MED-01
  handout explain missing-glyph")]
pub struct Args {
    /// The rule, as a message names it in brackets
    rule: String,
}

/// Prints the page.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    if let Some(page) = check::explain(&args.rule) {
        say.result(&page);
        return Exit::Done;
    }
    let message = format!("there is no page about `{}`", args.rule);
    say.refuse(
        Diagnostic::machine("rule-unknown", message).hint(
            "`handout rules` lists the rules; other messages say all there is to say",
        ),
    )
}
