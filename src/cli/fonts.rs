//! `handout fonts`: the faces that a layout can name, and how much they cover.

use super::Exit;
use super::inputs;
use super::say::Say;
use clap::ValueHint;
use handout::diag::Report;
use handout::font::Face;
use handout::load;
use handout::scripts::{self, Origin};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// List the fonts that a layout can name
///
/// The fonts of the computer are never used: a handout looks the same everywhere. Built-in fonts are listed, and those
/// of the folders you name.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout fonts
  handout fonts --font-dir fonts/packs/ja --font-dir ~/clinic-fonts")]
pub struct Args {
    /// A folder of further fonts; may be given more than once
    #[arg(long = "font-dir", value_name = "DIR", value_hint = ValueHint::DirPath)]
    font_dirs: Vec<PathBuf>,
}

/// Prints each family, and under it its faces; then the packs that are not here.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut report = Report::default();
    let fonts = load::fonts(&mut report, &args.font_dirs);
    say.report(&report);
    let mut families: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for face in fonts.faces() {
        families.entry(&face.family).or_default().push(line(face));
    }
    for (family, faces) in families {
        say.result(&format!("{family}\n{}", faces.join("\n")));
    }
    for script in scripts::all() {
        if let (Origin::Pack(pack), Some(family)) = (script.origin, script.family)
            && !fonts.has_family(family)
        {
            let name = script.name;
            say.result(&format!(
                "{family}: not here; {name} come with --font-dir fonts/packs/{pack}"
            ));
        }
    }
    inputs::exit(&report)
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
