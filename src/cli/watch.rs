//! `handout watch`: builds again whenever a file of the job changes. It looks at modification times; nothing of them
//! reaches the PDF.

use super::Exit;
use super::build;
use super::say::Say;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// Build again at every change
///
/// Builds the handout, then again whenever the content, the layout, the clinic's profile or a picture changes. One
/// line for each build; while there is an error the earlier PDF stays as it is. Ctrl-C ends it.
#[derive(Debug, clap::Args)]
#[group(skip)]
#[command(after_help = "\
Example:
  handout watch content/alk-lung-cancer.toml --layout take-home-letter")]
pub struct Args {
    #[command(flatten)]
    build: build::Args,
}

/// Soon enough for a person, seldom enough for a laptop's battery.
const PAUSE: Duration = Duration::from_millis(300);

/// What changes when a file is saved: its time and its length; nothing if it is not there.
type Stamps = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Builds until it is stopped, or until nobody reads what it says.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let targets = match args.build.targets() {
        Ok(targets) => targets,
        Err(why) => return say.refuse(why),
    };
    let mut files = named(args);
    say.note("watching; Ctrl-C ends");
    while !say.is_gone() {
        say.again();
        // The stamps are older than the build: a file saved while it runs is built once more.
        let mut stamps = stamps(&files);
        for target in &targets {
            files.extend(build::one(&args.build, target, say).read);
        }
        for file in &files {
            stamps.entry(file.clone()).or_insert_with(|| stamp(file));
        }
        wait(&args.build.inputs().content, &stamps);
    }
    Exit::Done
}

/// Waits until a file is another. A content file that is not there is about to be saved: some editors first remove it.
fn wait(content: &Path, before: &Stamps) {
    loop {
        std::thread::sleep(PAUSE);
        let changed = before.iter().any(|(file, before)| stamp(file) != *before);
        if changed && content.exists() {
            return;
        }
    }
}

/// The files that the command line names, and the profile that is read unasked.
fn named(args: &Args) -> Vec<PathBuf> {
    let inputs = args.build.inputs();
    let mut files =
        vec![inputs.content.clone(), inputs.content.with_file_name("clinic.toml")];
    files.extend(inputs.layouts.iter().map(PathBuf::from));
    files.extend(inputs.clinic.clone());
    files
}

fn stamps(files: &[PathBuf]) -> Stamps {
    files.iter().map(|file| (file.clone(), stamp(file))).collect()
}

fn stamp(file: &Path) -> Option<(SystemTime, u64)> {
    let about = file.metadata().ok()?;
    Some((about.modified().ok()?, about.len()))
}
