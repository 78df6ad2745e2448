//! `handout new`: a content file or a clinic's profile to begin with. It never writes over a file.

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

/// Begin a content file, or a clinic's profile
///
/// Writes a small content file that builds as it is, with a comment for each part; with --clinic, a profile of a clinic with
/// sample values. A file that is there is never written over.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout new
  handout new warfarin.toml --title \"Taking warfarin\"
  handout new --clinic              writes clinic.toml, which is found beside every content")]
pub struct Args {
    /// The file to write [default: my-handout.toml, or clinic.toml with --clinic]
    #[arg(value_name = "PATH", value_hint = ValueHint::FilePath)]
    path: Option<PathBuf>,
    /// A profile of a clinic: its name, telephones, logo and colors
    #[arg(short, long, conflicts_with = "title")]
    clinic: bool,
    /// The title of the handout [default: made from the file's name]
    #[arg(short, long, value_name = "TITLE")]
    title: Option<String>,
}

/// Writes the file, if there is none.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let default = if args.clinic { "clinic.toml" } else { "my-handout.toml" };
    let target = args.path.clone().unwrap_or_else(|| PathBuf::from(default));
    let text = if args.clinic {
        load::CLINIC_SCAFFOLD.to_owned()
    } else {
        let title = args.title.clone().unwrap_or_else(|| title(&target));
        load::scaffold(&title, load::today())
    };
    let path = target.display();
    // Asking first and writing later would leave a moment in which the author's file can be lost.
    let written =
        File::create_new(&target).and_then(|mut file| file.write_all(text.as_bytes()));
    match written {
        Ok(()) if args.clinic => {
            let quoted = inputs::quoted(&target);
            say.result(&format!(
                "{path}: write your clinic's facts in it, then run `handout build CONTENT --clinic {quoted}`"
            ));
            Exit::Done
        }
        Ok(()) => {
            let command = format!("handout build {}", inputs::quoted(&target));
            say.result(&format!("{path}: write in it, then run `{command}`"));
            Exit::Done
        }
        Err(why) if why.kind() == ErrorKind::AlreadyExists => say.refuse(
            Diagnostic::machine("file-exists", format!("`{path}` is there already"))
                .hint("choose another name; `new` never writes over a file"),
        ),
        Err(why) => say.refuse(write::refused(&target, &why)),
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
