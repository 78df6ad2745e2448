//! A batch file → [`Batch`]: the files it names, each combination once, and the name of each PDF.
//!
//! Of a content only its head is read here, for the names; what is wrong with it is said when it is made.

mod glob;
mod name;
mod named;
mod planned;

use super::at::{At, Places};
use super::near::listed;
use super::raw::batch as raw;
use super::{Kind, read};
use crate::batch::Batch;
use crate::diag::{Diagnostic, Report};
use crate::span::Span;
use named::{Named, What};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// More are a mistake, and would fill the memory before the first is made.
const MOST: usize = 100_000;

/// Reads a batch file; `None` if the report says why not. `output` is a folder to write into instead of the one it names.
pub fn read(report: &mut Report, path: &Path, output: Option<&Path>) -> Option<Batch> {
    let file = read::text(report, path, "batch file")?;
    let text = read::owned(report, file);
    let table = read::table(report, file, &text)?;
    let places = Places::of(file);
    let written: raw::Batch = read::fitted(report, &places, Kind::Batch, table)?;
    let before = report.errors();
    let folder = path.parent().unwrap_or(Path::new("")).to_owned();
    let head = Span::new(file, 0..0);
    let mut plan = Plan { report, places, text: &text, folder, head };
    let batch = plan.batch(path, &written, output);
    (report.errors() == before).then_some(batch)
}

/// Reads one batch file.
struct Plan<'a> {
    report: &'a mut Report,
    places: Places,
    text: &'a str,
    folder: PathBuf,
    /// Where what is wrong with all of it is said.
    head: Span,
}

/// One combination before it has a name.
struct Wanted<'n> {
    content: &'n Named,
    layout: &'n Named,
    clinic: Option<&'n Named>,
}

impl Plan<'_> {
    fn batch(&mut self, path: &Path, raw: &raw::Batch, output: Option<&Path>) -> Batch {
        let contents = self.files(&raw.contents, What::Content, path, raw);
        let clinics = self.files(&raw.clinics, What::Clinic, path, raw);
        let usual = [self.layout(None)];
        let layouts: Vec<Named> =
            raw.layouts.iter().map(|each| self.layout(Some(each))).collect();
        let layouts = if layouts.is_empty() { usual.as_slice() } else { &layouts };
        let contents = self.in_languages(&raw.languages, contents);
        let singles: Vec<(Named, Named, Option<Named>)> =
            raw.job.iter().map(|job| self.single(&job.value)).collect();
        let mut wanted = self.combined(&raw.skip, &contents, layouts, &clinics);
        wanted.extend(singles.iter().map(|(content, layout, clinic)| Wanted {
            content,
            layout,
            clinic: clinic.as_ref().or(content.beside.as_deref()),
        }));
        if wanted.is_empty() {
            self.empty(raw);
        }
        let jobs = self.planned(raw, &wanted);
        let manifest = self.manifest(raw.manifest.as_ref());
        let named = raw.output.as_ref().map_or("print", |named| named.value.as_str());
        let output = output.map_or_else(|| self.folder.join(named), Path::to_owned);
        self.spared(path, &output, &manifest, &wanted, &jobs);
        Batch {
            folder: self.folder.clone(),
            output,
            manifest,
            jobs,
        }
    }

    fn single(&mut self, job: &raw::Job) -> (Named, Named, Option<Named>) {
        let content = self.file(&job.content.value, &job.content, What::Content);
        let layout = self.layout(job.layout.as_ref());
        let clinic = job.clinic.as_ref();
        let clinic = clinic.map(|clinic| self.file(&clinic.value, clinic, What::Clinic));
        (content, layout, clinic)
    }

    /// The contents in the languages asked for. One whose language cannot be read is kept, so that it is told why.
    fn in_languages(
        &mut self,
        asked: &[At<String>],
        mut contents: Vec<Named>,
    ) -> Vec<Named> {
        let known = contents.iter().filter_map(|each| each.facts.language.as_deref());
        let known: BTreeSet<&str> = known.collect();
        for each in asked {
            if !known.iter().any(|language| is_in(language, &each.value))
                && !contents.is_empty()
            {
                let wrong = Diagnostic::error(
                    "batch-language",
                    format!("no content is in the language `{}`", each.value),
                );
                let hint = format!(
                    "the contents are in {}",
                    listed(known.iter().copied(), "and")
                );
                let place = self.places.span(&each.range);
                self.report.push(wrong.at(place).hint(hint));
            }
        }
        if !asked.is_empty() {
            contents.retain(|content| {
                content.facts.language.as_ref().is_none_or(|language| {
                    asked.iter().any(|each| is_in(language, &each.value))
                })
            });
        }
        contents
    }

    /// Each content in each layout for each clinic, but those that are left out.
    fn combined<'n>(
        &mut self,
        skips: &[At<raw::Skip>],
        contents: &'n [Named],
        layouts: &'n [Named],
        clinics: &'n [Named],
    ) -> Vec<Wanted<'n>> {
        let many = contents.len().checked_mul(layouts.len());
        let many = many.and_then(|many| many.checked_mul(clinics.len().max(1)));
        if many.is_none_or(|many| many > MOST) {
            let message = format!("these are more than {MOST} handouts");
            let wrong = Diagnostic::error("batch-too-large", message).at(self.head);
            self.report.push(wrong.hint("make several batches of it"));
            return Vec::new();
        }
        let mut used = vec![false; skips.len()];
        let mut wanted = Vec::new();
        for content in contents {
            for layout in layouts {
                let each: Vec<Option<&Named>> = match clinics {
                    [] => vec![content.beside.as_deref()],
                    some => some.iter().map(Some).collect(),
                };
                for clinic in each {
                    let one = Wanted { content, layout, clinic };
                    let mut left_out = false;
                    for (skip, used) in skips.iter().zip(&mut used) {
                        if leaves_out(&skip.value, &one) {
                            (*used, left_out) = (true, true);
                        }
                    }
                    if !left_out {
                        wanted.push(one);
                    }
                }
            }
        }
        self.skips(skips, &used);
        wanted
    }

    fn skips(&mut self, skips: &[At<raw::Skip>], used: &[bool]) {
        for (skip, used) in skips.iter().zip(used) {
            let place = self.at_head(&skip.range);
            let raw::Skip { content, layout, clinic } = &skip.value;
            let wrong = if content.is_none() && layout.is_none() && clinic.is_none() {
                Diagnostic::error("batch-skip-all", "this leaves out everything")
                    .hint("write which content, layout or clinic is left out")
            } else if !used {
                Diagnostic::warning("batch-skip-none", "this leaves out nothing")
                    .hint("name files and layouts as `contents`, `layouts` and `clinics` do, or take it out")
            } else {
                continue;
            };
            self.report.push(wrong.at(place));
        }
    }

    fn empty(&mut self, raw: &raw::Batch) {
        let (message, hint) = if raw.contents.is_empty() && raw.job.is_empty() {
            ("this batch names no content", "write contents = [\"*.toml\"], or a [[job]]")
        } else {
            (
                "this batch leaves out every handout that it names",
                "take out a [[skip]] or a language",
            )
        };
        // What is missing or left out by mistake was told.
        if self.report.errors() == 0 {
            let wrong = Diagnostic::error("batch-empty", message);
            self.report.push(wrong.at(self.head).hint(hint));
        }
    }

    /// The first line of a table.
    fn at_head(&self, range: &Range<usize>) -> Span {
        let text = self.text.get(range.clone()).unwrap_or_default();
        let line = text.find('\n').unwrap_or(text.len());
        self.places.span(&(range.start..range.start + line))
    }
}

fn leaves_out(skip: &raw::Skip, one: &Wanted<'_>) -> bool {
    let fits = |wanted: &Option<At<String>>, shown: Option<&str>| {
        let wanted = wanted.as_ref().map(|wanted| wanted.value.as_str());
        wanted.is_none_or(|wanted| shown.is_some_and(|shown| glob::fits(wanted, shown)))
    };
    fits(&skip.content, Some(&one.content.shown))
        && fits(&skip.layout, Some(&one.layout.shown))
        && fits(&skip.clinic, one.clinic.map(|clinic| clinic.shown.as_str()))
}

/// Whether a language is of a range: `en-US` is of `en` (RFC 4647, 3.3.1).
fn is_in(language: &str, range: &str) -> bool {
    let (language, range) = (language.to_lowercase(), range.to_lowercase());
    language
        .strip_prefix(&range)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}
