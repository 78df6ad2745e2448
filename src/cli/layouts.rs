//! `handout layouts`: the layouts that are built in, as a list or in full.

use super::say::Say;
use super::{Exit, drawing};
use handout::diag::{Diagnostic, Report};
use handout::load::{self, ShippedLayout};

/// List the layouts, or print one
///
/// Each layout has a name, a line about it, and a small drawing of both sides of its sheet: which page or panel lies
/// where. With NAME, its TOML is printed: a good start for one of your own.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout layouts
  handout layouts take-home-letter > my-layout.toml")]
pub struct Args {
    /// The layout to print
    #[arg(value_name = "NAME")]
    name: Option<String>,
    /// Only the names, one a line
    #[arg(long, conflicts_with = "name")]
    names: bool,
}

/// Prints the list or the layout.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let mut layouts = load::layouts();
    layouts.extend(load::bilingual_layouts());
    match &args.name {
        None => say.result(&list(&layouts, args.names)),
        Some(name) => match layouts.iter().find(|layout| layout.name == name) {
            Some(layout) => say.result(layout.toml),
            None => return say.refuse(unknown(name, &layouts)),
        },
    }
    Exit::Done
}

fn list(layouts: &[ShippedLayout], names: bool) -> String {
    let entry = |layout: &ShippedLayout| {
        if names {
            return layout.name.to_owned();
        }
        let drawn = load::layout(&mut Report::default(), layout.name);
        let drawn = drawn.map(|layout| drawing::of(&layout)).unwrap_or_default();
        format!("{}\n  {}\n{drawn}", layout.name, layout.title)
    };
    layouts.iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn unknown(name: &str, layouts: &[ShippedLayout]) -> Diagnostic {
    let names: Vec<String> =
        layouts.iter().map(|layout| format!("`{}`", layout.name)).collect();
    Diagnostic::machine("unknown-layout", format!("no layout is named `{name}`"))
        .hint(format!("the layouts are {}", names.join(", ")))
}
