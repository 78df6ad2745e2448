//! `handout fonts`: the faces that a layout can name, and how much they cover.

use super::Exit;
use super::say::Say;
use clap::ValueHint;
use handout::diag::Diagnostic;
use handout::font::{Face, File, Fonts};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// List the fonts that a layout can name
///
/// The fonts of the computer are never used: a handout looks the same everywhere. Built-in fonts are listed, and those
/// of the folders you name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout fonts
  handout fonts --font-dir ~/clinic-fonts")]
pub struct Args {
    /// A folder of further fonts; may be given more than once
    #[arg(long = "font-dir", value_name = "DIR", value_hint = ValueHint::DirPath)]
    font_dirs: Vec<PathBuf>,
}

/// Prints each family, and under it its faces.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut fonts = Fonts::built_in();
    let mut exit = Exit::Done;
    for dir in &args.font_dirs {
        if let Err(why) = add(&mut fonts, dir) {
            let message = format!("cannot read the folder `{}`: {why}", dir.display());
            let hint = "name a folder that holds TTF or OTF files";
            exit = say.refuse(Diagnostic::machine("font-folder", message).hint(hint));
        }
    }
    let mut families: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for face in fonts.faces() {
        families.entry(&face.family).or_default().push(line(face));
    }
    for (family, faces) in families {
        say.result(&format!("{family}\n{}", faces.join("\n")));
    }
    exit
}

fn add(fonts: &mut Fonts, dir: &Path) -> std::io::Result<()> {
    // In the order of their names: a folder has none of its own.
    let mut files = BTreeSet::new();
    for entry in std::fs::read_dir(dir)? {
        let path = entry?.path();
        let kind = path.extension().map(|extension| extension.to_ascii_lowercase());
        if kind.is_some_and(|kind| kind == "ttf" || kind == "otf") {
            files.insert(path);
        }
    }
    for file in files {
        // What is no font is left out of the list; a build that needs it says why.
        let _ = fonts.add(File::Read(Arc::new(std::fs::read(file)?)));
    }
    Ok(())
}

fn line(face: &Face) -> String {
    let style = match (face.bold, face.italic) {
        (false, false) => "regular",
        (true, false) => "bold",
        (false, true) => "italic",
        (true, true) => "bold italic",
    };
    let characters = face.font.charmap().unicodes().count();
    format!("  {style:<11}  {:<40}  {characters:>5} characters", face.postscript)
}
