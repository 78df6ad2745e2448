//! `handout schema`: the JSON Schema of a kind of file, for editors.

use super::Exit;
use super::say::Say;
use clap::ValueEnum;
use handout::load;

/// Print the JSON Schema of a kind of file
///
/// An editor that is given the schema completes keys and marks mistakes as you type.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  handout schema content > content.schema.json

Then let the first line of a content file say:
  #:schema content.schema.json")]
pub struct Args {
    /// Which kind of file
    #[arg(value_enum, value_name = "KIND")]
    kind: Kind,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Kind {
    /// What a handout says
    Content,
    /// What it says in another language
    Overlay,
    /// How it looks
    Layout,
    /// Who gives it
    Clinic,
    /// Which handouts are made at once
    Batch,
    /// Which handouts are bound into one file
    Packet,
}

/// Prints the schema.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let kind = match args.kind {
        Kind::Content => load::Kind::Content,
        Kind::Overlay => load::Kind::Overlay,
        Kind::Layout => load::Kind::Layout,
        Kind::Clinic => load::Kind::Clinic,
        Kind::Batch => load::Kind::Batch,
        Kind::Packet => load::Kind::Packet,
    };
    say.result(&load::schema(kind));
    Exit::Done
}
