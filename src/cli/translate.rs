//! `handout translate`: a content file → a translation to be filled in; and the marks of one that was compared again.

use super::Exit;
use super::inputs::{self, count};
use super::say::Say;
use clap::ValueHint;
use handout::diag::{Diagnostic, Report};
use handout::{language, load, write};
use std::fs::File;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Begin a translation, or accept one that was compared with its source again
///
/// Writes NAME.LANGUAGE.toml beside the content file: every text under its id, with the words of the source to be replaced. All
/// that is no words stays in the content file, and the translation is built, checked and packed like any content. When the
/// source changes, the checker names each text that is to be translated again.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout translate content/asthma.toml --to es-US      writes content/asthma.es.toml
  handout translate content/asthma.toml --to zh-Hans-US -o content/asthma.zh.toml
  handout check content/asthma.es.toml                  what is still to be translated
  handout translate --accept content/asthma.es.toml     it was compared with the source as it is now")]
pub struct Args {
    /// The content file to translate; with --accept, the translation
    #[arg(value_name = "CONTENT", value_hint = ValueHint::FilePath)]
    content: PathBuf,
    /// The language, as a BCP 47 tag: es-US, vi, zh-Hans-US
    #[arg(long, value_name = "LANGUAGE", required_unless_present = "accept")]
    to: Option<String>,
    /// Where to write: a file in the folder of the content, or above [default: NAME.LANGUAGE.toml beside it]
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    output: Option<PathBuf>,
    /// Write the marks of the source as it is now into the translation, after a person has compared the two
    #[arg(long, conflicts_with_all = ["to", "output"])]
    accept: bool,
}

/// Writes the file, if there is none; or mends the marks of one.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    match (&args.to, args.accept) {
        (Some(to), false) => begin(args, to, say),
        (Some(_) | None, _) => accept(&args.content, say),
    }
}

fn begin(args: &Args, to: &str, say: &mut Say) -> Exit {
    let target = args.output.clone().unwrap_or_else(|| beside(&args.content, to));
    let mut report = Report::default();
    let Some(overlay) = from(&target, &args.content) else {
        return say.refuse(
            Diagnostic::machine(
                "output-folder",
                format!(
                    "`{}` does not lie in the folder of `{}`, nor above it",
                    target.display(),
                    args.content.display()
                ),
            )
            .hint("a translation stands beside the content file that it translates"),
        );
    };
    if !language::is_tag(to) {
        return say.refuse(
            Diagnostic::machine("language", format!("`{to}` is not a language tag"))
                .hint("write the language, and the country after a hyphen: es-US, vi, fr-CA"),
        );
    }
    let skeleton =
        load::skeleton(&mut report, &args.content, to, &overlay, load::today());
    let Some(text) = skeleton else {
        say.errors(&report);
        return inputs::exit(&report);
    };
    let written =
        File::create_new(&target).and_then(|mut file| file.write_all(text.as_bytes()));
    let path = target.display();
    match written {
        Ok(()) => {
            let quoted = inputs::quoted(&target);
            say.result(&format!(
                "{path}: translate it, then run `handout check {quoted}`"
            ));
            Exit::Done
        }
        Err(why) if why.kind() == ErrorKind::AlreadyExists => say.refuse(
            Diagnostic::machine("file-exists", format!("`{path}` is there already"))
                .hint(
                    "choose another name with -o; `translate` never writes over a file",
                ),
        ),
        Err(why) => say.refuse(write::refused(&target, &why)),
    }
}

fn accept(path: &Path, say: &mut Say) -> Exit {
    let mut report = Report::default();
    let Some((text, marks)) = load::accepted(&mut report, path) else {
        say.errors(&report);
        return inputs::exit(&report);
    };
    let shown = path.display();
    if marks == 0 {
        say.result(&format!("{shown}: every mark is that of the source already"));
        return Exit::Done;
    }
    if write::save_over(&mut report, path, text.as_bytes()).is_none() {
        say.errors(&report);
        return inputs::exit(&report);
    }
    say.result(&format!("{shown}: {}", count(marks, "mark")));
    Exit::Done
}

/// `asthma.toml` in `es-US` is `asthma.es.toml`; a script that is named stays.
fn beside(content: &Path, to: &str) -> PathBuf {
    let is_script = |part: &&str| part.len() == 4;
    let script = to.split('-').skip(1).find(is_script);
    let tag: Vec<&str> = [language::primary(to)].into_iter().chain(script).collect();
    content.with_extension(format!("{}.toml", tag.join("-")))
}

/// What a file calls another that lies beside it or below.
fn from(target: &Path, content: &Path) -> Option<String> {
    let folder = |path: &Path| match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.canonicalize().ok(),
        Some(_) | None => Path::new(".").canonicalize().ok(),
    };
    let name = content.file_name()?;
    // A content that is not there is told with its name.
    let theirs = folder(content).unwrap_or_else(|| content.to_owned());
    let below = theirs.strip_prefix(folder(target)?).ok()?.join(name);
    let parts: Vec<&str> =
        below.iter().map(|part| part.to_str()).collect::<Option<_>>()?;
    Some(parts.join("/"))
}
