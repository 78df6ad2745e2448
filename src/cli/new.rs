//! `handout new`: a content file to begin with. It never writes over a file.

use super::Exit;
use super::inputs;
use super::say::Say;
use clap::ValueHint;
use handout::diag::Diagnostic;
use handout::load;
use handout::write;
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Begin a content file
///
/// Writes a small content file that builds as it is, with a comment for each part. A file that is there is never
/// written over.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout new
  handout new warfarin.toml --title \"Taking warfarin\"")]
pub struct Args {
    /// The file to write
    #[arg(value_name = "PATH", default_value = "my-handout.toml", value_hint = ValueHint::FilePath)]
    path: PathBuf,
    /// The title of the handout [default: made from the file's name]
    #[arg(short, long, value_name = "TITLE")]
    title: Option<String>,
}

/// Writes the file, if there is none.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let title = args.title.clone().unwrap_or_else(|| title(&args.path));
    let path = args.path.display();
    // Asking first and writing later would leave a moment in which the author's file can be lost.
    let written = File::create_new(&args.path).and_then(|mut file| {
        file.write_all(load::scaffold(&title, load::today()).as_bytes())
    });
    match written {
        Ok(()) => {
            let command = format!("handout build {}", inputs::quoted(&args.path));
            say.result(&format!("{path}: write in it, then run `{command}`"));
            Exit::Done
        }
        Err(why) if why.kind() == ErrorKind::AlreadyExists => say.refuse(
            Diagnostic::machine("file-exists", format!("`{path}` is there already"))
                .hint("choose another name; `new` never writes over a file"),
        ),
        Err(why) => say.refuse(write::refused(&args.path, &why)),
    }
}

/// `blood-thinners.toml` is about `Blood thinners`.
fn title(path: &Path) -> String {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let words = stem.replace(['-', '_'], " ");
    let words = words.trim();
    let mut letters = words.chars();
    match letters.next() {
        None => "My handout".to_owned(),
        Some(first) => first.to_uppercase().chain(letters).collect(),
    }
}
