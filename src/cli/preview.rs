//! `handout preview`: pages as PNG pictures, drawn from the very PDF that `build` would write. The only place that
//! draws a PDF.

use super::Exit;
use super::inputs::{self, Inputs, Target, count};
use super::say::Say;
use clap::ValueHint;
use handout::diag::{Diagnostic, Report};
use handout::geom::Size;
use handout::impose;
use handout::write;
use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::str::FromStr;

/// Draw pages as PNG pictures
///
/// Writes NAME-1.png, NAME-2.png and so on into the current folder: what the PDF shows, side by side of the sheets it is
/// printed on; or, with `--folded`, page by page as the finished piece is read.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  handout preview content/alk-lung-cancer.toml
  handout preview alk.toml --pages 1-2 --dpi 150 -o pictures
  handout preview brochure.toml --layout trifold-letter --folded")]
pub struct Args {
    #[command(flatten)]
    inputs: Inputs,
    /// The folder to write into; it is made if it is not there
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    output: Option<PathBuf>,
    /// Sides of sheets as they are printed; this is the default
    #[arg(long, conflicts_with = "folded")]
    sheet: bool,
    /// Pages of a folded, stapled or cut handout in the order they are read, each by itself
    #[arg(long)]
    folded: bool,
    /// Which pages, such as 2, 1-3, 4- or 1,3 [default: all]
    #[arg(short, long, value_name = "PAGES")]
    pages: Option<Pages>,
    /// Dots per inch
    #[arg(long, value_name = "DPI", default_value_t = 100, value_parser = clap::value_parser!(u16).range(10..=600))]
    dpi: u16,
}

/// Draws each layout; the worst decides how it ends.
pub fn run(args: &Args, say: &mut Say) -> Exit {
    let folder = args.output.as_deref().unwrap_or(Path::new(""));
    if !folder.as_os_str().is_empty()
        && let Err(why) = std::fs::create_dir_all(folder)
    {
        return say.refuse(no_folder(folder, &why));
    }
    let targets = match args.inputs.targets(args.output.as_deref()) {
        Ok(targets) => targets,
        Err(why) => return say.refuse(why),
    };
    let drawn = targets.iter().map(|target| one(args, target, say));
    drawn.max().unwrap_or(Exit::Done)
}

/// Why a folder could not be made.
fn no_folder(folder: &Path, why: &std::io::Error) -> Diagnostic {
    let shown = folder.display();
    let file = folder.ancestors().find(|each| each.is_file());
    let (message, hint) = match (file, why.kind()) {
        (Some(file), _) => {
            (format!("`{}` is a file, not a folder", file.display()), "name a folder")
        }
        (None, ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => (
            format!("the folder `{shown}` cannot be made: you may not write there"),
            "name a folder that you may write into",
        ),
        (None, _) => (
            format!("the folder `{shown}` cannot be made"),
            "name a folder that is there",
        ),
    };
    Diagnostic::machine("cannot-write", message).hint(hint)
}

fn one(args: &Args, target: &Target, say: &mut Say) -> Exit {
    let (mut report, made) = inputs::make(&target.job);
    let drawn = made.and_then(|mut made| {
        if args.folded {
            made.sheets = impose::one_by_one(&made.pages);
        }
        let sizes: Vec<Size> = write::sides(&made).map(|side| side.size).collect();
        let folios = folios(args, &mut report, &sizes)?;
        let pdf = write::pdf(&mut report, &made)?;
        draw(args, target, &mut report, pdf, &folios)
    });
    inputs::explained(&mut report, drawn.is_some());
    match drawn {
        Some(line) => say.result(&line),
        None => say.errors(&report),
    }
    inputs::exit(&report)
}

/// The pages to draw, from 1, and none too large for the memory of an office computer.
fn folios(args: &Args, report: &mut Report, pages: &[Size]) -> Option<Vec<usize>> {
    let folios: Vec<usize> = (1..=pages.len())
        .filter(|folio| args.pages.as_ref().is_none_or(|pages| pages.holds(*folio)))
        .collect();
    if folios.is_empty() {
        let message =
            format!("none of these pages: there are only {}", count(pages.len(), "page"));
        let hint = "ask for pages that there are, such as `--pages 1`";
        report.push(Diagnostic::machine("no-such-page", message).hint(hint));
    }
    let dots = |length: handout::geom::Length| {
        i64::from(length.to_emu()) * i64::from(args.dpi) / 914_400
    };
    if pages
        .iter()
        .any(|page| dots(page.width).max(dots(page.depth)) > MOST_DOTS)
    {
        let message =
            format!("at {} dots per inch a page is over {MOST_DOTS} dots", args.dpi);
        let hint = "choose a smaller `--dpi`";
        report.push(Diagnostic::machine("picture-too-large", message).hint(hint));
    }
    (report.errors() == 0).then_some(folios)
}

/// A3 at 600 dots per inch fits; a slip of the keyboard in a layout's paper does not.
const MOST_DOTS: i64 = 12_000;

#[expect(clippy::float_arithmetic, reason = "the renderer scales by a float")]
fn draw(
    args: &Args,
    target: &Target,
    report: &mut Report,
    pdf: Vec<u8>,
    folios: &[usize],
) -> Option<String> {
    let unreadable = || {
        Diagnostic::machine("cannot-draw", "the PDF cannot be drawn").hint(
            "this is a fault of the program; please report it with the content file",
        )
    };
    let Ok(pdf) = Pdf::new(pdf) else {
        report.push(unreadable());
        return None;
    };
    let scale = f32::from(args.dpi) / 72.0;
    let (cache, interpreter) = (RenderCache::new(), InterpreterSettings::default());
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    // As many digits as the last page has, so that the files stand in order in a folder.
    let digits = pdf.pages().len().to_string().len();
    let mut files = Vec::new();
    for folio in folios {
        let page = pdf.pages().get(folio - 1)?;
        let picture =
            render(page, &cache, &interpreter, &RenderSettings::default(), &settings);
        let Ok(png) = picture.into_png() else {
            report.push(unreadable());
            return None;
        };
        let file = inputs::beside(&target.pdf, &format!("-{folio:0digits$}.png"));
        write::save(report, &file, &png)?;
        files.push(file.display().to_string());
    }
    let (first, last) = (files.first()?, files.last()?);
    let names = if first == last { first.clone() } else { format!("{first} to {last}") };
    Some(format!("{names}: {}, {} dpi", count(files.len(), "page"), args.dpi))
}

/// Ranges of pages, from 1; an open end is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pages(Vec<(usize, Option<usize>)>);

impl Pages {
    fn holds(&self, folio: usize) -> bool {
        self.0
            .iter()
            .any(|(first, last)| folio >= *first && last.is_none_or(|last| folio <= last))
    }
}

impl FromStr for Pages {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number =
            |text: &str| text.trim().parse::<usize>().ok().filter(|number| *number > 0);
        let range = |part: &str| {
            let range = match part.split_once('-') {
                None => number(part).map(|only| (only, Some(only))),
                Some((first, "")) => number(first).map(|first| (first, None)),
                Some((first, last)) => number(first).zip(number(last).map(Some)),
            };
            range
                .filter(|(first, last)| last.is_none_or(|last| last >= *first))
                .ok_or_else(|| format!("`{part}` is not a page or a range such as 1-3"))
        };
        text.split(',').map(range).collect::<Result<_, _>>().map(Self)
    }
}
