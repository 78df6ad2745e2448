//! Combinations → jobs, each with the name of its PDF and a digest of all that is asked.

use super::super::at::At;
use super::super::fonts;
use super::super::markup::Written;
use super::super::raw::batch as raw;
use super::name::{self, FIELDS, Field};
use super::named::Named;
use super::{Plan, Wanted};
use crate::batch::{self, Combination, Planned};
use crate::diag::Diagnostic;
use crate::digest::Digest;
use crate::field::Values;
use crate::form::{Edge, Print};
use crate::load::name::{Pattern, too_long};
use crate::source::{Job, Prints, Undecided};
use crate::span::Span;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::path::{Path, PathBuf};

impl Plan<'_> {
    /// Each combination with its name; says which names cannot be.
    pub(super) fn planned(
        &mut self,
        raw: &raw::Batch,
        wanted: &[Wanted<'_>],
    ) -> Vec<Planned> {
        let usual = if raw.clinics.is_empty() {
            "{content}-{layout}.pdf"
        } else {
            "{content}-{layout}-{clinic}.pdf"
        };
        let written = raw.name.as_ref().map_or(usual, |name| name.value.as_str());
        let pattern = match Pattern::read(written, &FIELDS) {
            Ok(pattern) => pattern,
            Err(all) => {
                for wrong in all {
                    let place = self.in_name(raw.name.as_ref(), &wrong.range);
                    let told = Diagnostic::error("batch-name", wrong.message);
                    self.report.push(told.at(place).hint(wrong.hint));
                }
                return Vec::new();
            }
        };
        let prints = Prints {
            print: if raw.press { Print::Press } else { Print::Office },
            edge: raw.duplex.map(|edge| match edge {
                raw::Duplex::Short => Edge::Short,
                raw::Duplex::Long => Edge::Long,
            }),
            fillable: raw.fillable.as_ref().is_some_and(|fillable| fillable.value),
            ..Prints::default()
        };
        if let Some(fillable) =
            raw.fillable.as_ref().filter(|each| each.value && raw.press)
        {
            let wrong = "a file for a print shop cannot be filled in on a screen, too";
            self.report.push(
                Diagnostic::error("fillable-press", wrong)
                    .at(self.places.span(&fillable.range))
                    .hint(
                        "leave out `press` or `fillable`, and write two batches for both",
                    ),
            );
        }
        let font_dirs: Vec<PathBuf> = raw
            .font_dirs
            .iter()
            .map(|each| self.folder.join(&each.value))
            .collect();
        // A font that is put into a folder later may be chosen instead of another.
        let fonts: Vec<PathBuf> = font_dirs
            .iter()
            .flat_map(|each| fonts::files(self.report, each))
            .collect();
        let fonts: Vec<String> =
            fonts.iter().map(|each| batch::shown(&self.folder, each)).collect();
        let asked = format!("{prints:?} {:?} {fonts:?}", raw.blank);
        let mut jobs = Vec::new();
        for each in wanted {
            let name = pattern.named(|field| each.says(field));
            if let Some(name) = name.as_ref().filter(|name| too_long(name)) {
                let place = self.in_name(raw.name.as_ref(), &(0..written.len()));
                let message = format!("the name `{name}` is too long");
                let hint = "a name has at most 255 bytes; take a field out of it";
                self.report
                    .push(Diagnostic::error("batch-name", message).at(place).hint(hint));
            }
            let mut planned = each.planned(name, &asked, prints, &font_dirs);
            planned.job.blank = raw.blank;
            jobs.push(planned);
        }
        self.twice(raw.name.as_ref(), written, &pattern, wanted, &jobs);
        jobs
    }

    /// No two handouts are written to one file, also where capitals are not told apart.
    fn twice(
        &mut self,
        name: Option<&At<String>>,
        written: &str,
        pattern: &Pattern<Field>,
        wanted: &[Wanted<'_>],
        jobs: &[Planned],
    ) {
        let mut taken: BTreeMap<String, usize> = BTreeMap::new();
        let mut twice: Vec<(usize, usize)> = Vec::new();
        for (place, job) in jobs.iter().enumerate() {
            if let Some(file) = &job.file
                && let Some(first) = taken.insert(file.to_lowercase(), place)
            {
                twice.push((first, place));
                taken.insert(file.to_lowercase(), first);
            }
        }
        let Some(&(first, second)) = twice.first() else { return };
        let of = |place: usize| wanted.get(place).zip(jobs.get(place));
        let (Some((one, job)), Some((two, _))) = (of(first), of(second)) else { return };
        let more = match twice.len() {
            1 => String::new(),
            some => format!("; {} more have the name of another", some - 1),
        };
        let message = format!(
            "two handouts would be written to `{}`: {} and {}{more}",
            job.file.as_deref().unwrap_or_default(),
            one.told(),
            two.told()
        );
        let differs = [Field::Layout, Field::Clinic, Field::Language, Field::Content]
            .into_iter()
            .find(|field| one.says(*field) != two.says(*field) && !pattern.says(*field));
        let hint = differs.map_or_else(
            || "name each of them once, or give the files names that differ".to_owned(),
            |field| format!("put {{{}}} into `name`", name::word(field)),
        );
        let place = self.in_name(name, &(0..written.len()));
        self.report
            .push(Diagnostic::error("batch-same-name", message).at(place).hint(hint));
    }

    /// The name of the manifest.
    pub(super) fn manifest(&mut self, written: Option<&At<String>>) -> String {
        let Some(written) = written else { return "manifest.json".to_owned() };
        let name = written.value.as_str();
        let strange = |each: char| each.is_control() || "/\\:*?\"<>|".contains(each);
        if name.contains(strange) || !name.ends_with(".json") || name.starts_with('.') {
            let place = self.places.span(&written.range);
            let message = format!("`{name}` cannot be the name of the manifest");
            let hint =
                "write a name without a folder that ends in .json: \"manifest.json\"";
            self.report
                .push(Diagnostic::error("batch-manifest", message).at(place).hint(hint));
        }
        name.to_owned()
    }

    /// No file of a job is written over.
    pub(super) fn spared(
        &mut self,
        own: &Path,
        output: &Path,
        manifest: &str,
        wanted: &[Wanted<'_>],
        jobs: &[Planned],
    ) {
        let read = wanted.iter().flat_map(|each| {
            [Some(each.content), Some(each.layout), each.clinic]
                .into_iter()
                .flatten()
        });
        let read: BTreeSet<&Path> =
            read.map(|each| each.path.as_path()).chain([own]).collect();
        let read: BTreeMap<PathBuf, &Path> = read
            .iter()
            .filter_map(|path| Some((path.canonicalize().ok()?, *path)))
            .collect();
        let written = jobs.iter().filter_map(|job| job.file.as_deref()).chain([manifest]);
        for name in written {
            let real = output.join(name).canonicalize();
            if let Some(path) = real.ok().and_then(|real| read.get(&real)) {
                let message =
                    format!("`{name}` would be written over `{}`", path.display());
                let wrong = Diagnostic::error("output-is-input", message).at(self.head);
                self.report.push(wrong.hint("name another folder as `output`"));
            }
        }
    }

    fn in_name(&self, written: Option<&At<String>>, range: &Range<usize>) -> Span {
        written.map_or(self.head, |written| {
            let span = self.places.span(&written.range);
            let spelled = self.text.get(written.range.clone()).unwrap_or_default();
            Written::new(&written.value, span, spelled).part(range)
        })
    }
}

impl Wanted<'_> {
    fn says(&self, field: Field) -> Option<&str> {
        let facts = &self.content.facts;
        match field {
            Field::Content => Some(&self.content.stem),
            Field::Layout => Some(&self.layout.stem),
            Field::Clinic => Some(self.clinic.map_or("no-clinic", |clinic| &clinic.stem)),
            Field::Id => facts.id.as_deref(),
            Field::Version => facts.version.as_deref(),
            Field::Language => facts.language.as_deref(),
        }
    }

    /// It, in a message.
    fn told(&self) -> String {
        let clinic = self.clinic.map(|clinic| format!(" for `{}`", clinic.shown));
        format!(
            "`{}` in `{}`{}",
            self.content.shown,
            self.layout.shown,
            clinic.unwrap_or_default()
        )
    }

    fn planned(
        &self,
        file: Option<String>,
        asked: &str,
        prints: Prints,
        font_dirs: &[PathBuf],
    ) -> Planned {
        let shown = |named: &Named| named.shown.clone();
        let of = Combination {
            content: shown(self.content),
            layout: shown(self.layout),
            clinic: self.clinic.map(shown),
        };
        let clinic = of.clinic.as_deref().unwrap_or_default();
        let options = Digest::of_all([
            env!("CARGO_PKG_VERSION"),
            of.content.as_str(),
            of.layout.as_str(),
            clinic,
            asked,
        ]);
        let job = Job {
            content: self.content.path.clone(),
            text: None,
            layout: self.layout.path.to_string_lossy().into_owned(),
            clinic: self.clinic.map(|clinic| clinic.path.clone()),
            font_dirs: font_dirs.to_owned(),
            prints,
            today: None,
            blank: false,
            values: Values::default(),
            undecided: Undecided::Refuse,
        };
        let dated = self.content.facts.dated;
        Planned { job, of, file, options, dated }
    }
}
