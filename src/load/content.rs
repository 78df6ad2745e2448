//! A content file → [`Handout`].

use super::at::{At, Day, Places};
use super::blocks::{self, Surroundings};
use super::markup::Known;
use super::raw::content::{Content, Panel, Purpose, Section, Silence, Status};
use super::reader::Reader;
use super::{Kind, facts, fields, form, original, overlay, read, when, works};
use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::field::Fields;
use crate::form::Part;
use crate::handout::{self, Block, Handout, Shorter, Text};
use crate::layout::Edition;
use crate::reading;
use crate::source::Job;
use crate::span::{FileId, Span};
use crate::words::Words;
use std::path::Path;

/// Reads a content file; `None` if it cannot be read at all. It may be read and still have errors in the report.
///
/// Of the sections only those of the edition are left; all are read, so that what is wrong is said in any edition.
pub fn read(
    report: &mut Report,
    job: &Job,
    clinic: Option<&Clinic>,
    edition: Option<Edition>,
) -> Option<Handout> {
    read_as(report, job, clinic, edition, None)
}

/// The same, for a content file that a packet names at a place.
pub(super) fn of_packet(
    report: &mut Report,
    job: &Job,
    clinic: Option<&Clinic>,
    edition: Option<Edition>,
    place: Span,
) -> Option<Handout> {
    read_as(report, job, clinic, edition, Some(place))
}

fn read_as(
    report: &mut Report,
    job: &Job,
    clinic: Option<&Clinic>,
    edition: Option<Edition>,
    place: Option<Span>,
) -> Option<Handout> {
    let path = job.content.as_path();
    let file = match &job.text {
        Some(text) => report.files.add(path.to_owned(), text.clone()),
        None => read::text_at(report, path, "content file", place)?,
    };
    let own = read::owned(report, file);
    let table = read::table(report, file, &own)?;
    let source = overlay::named(report, path, file, table.get_ref())?;
    let (table, places, text, translated) = match &source {
        None => (table, Places::of(file), own.clone(), None),
        Some(source) => {
            let laid = overlay::laid(report, (file, &own), table, source)?;
            (laid.table, laid.places, laid.text, Some(laid.translated))
        }
    };
    let (content, mended): (Content, bool) =
        read::mended(report, &places, Kind::Content, table)?;
    let told = report.mark();
    let nothing = Known::default();
    let mut known = works::known(&content.reference);
    known.roles = clinic.into_iter().flat_map(Clinic::roles).collect();
    known.fields = fields::read(
        &mut Reader {
            report: &mut *report,
            places: places.clone(),
            text: &text,
            known: &nothing,
        },
        &content.field,
    );
    if let Some(translated) = &translated {
        overlay::choices(report, &places, translated, &mut known.fields);
    }
    let folder = path.parent().unwrap_or(Path::new(""));
    let around = Surroundings { folder, clinic };
    let mut reader = Reader { report, places, text: &text, known: &known };
    let translation = translated.map(|each| overlay::translation(&mut reader, each));
    let from = translation.as_ref().map(|each| each.from.as_str());
    let (mut handout, mut shorts) = of(reader, &content, &around, from);
    if let (Some(source), Some(translation)) = (&source, translation) {
        overlay::mark(&translation, &mut handout, &mut shorts);
        handout.original = original::read(report, job, clinic, edition, source);
        handout.translation = Some(Box::new(translation));
    }
    handout.fields = known.fields;
    check(report, file, &handout, &shorts);
    let mut sections = content.section.iter();
    let mut leaves_out = |_: &handout::Section| {
        let editions = sections.next().map(|section| section.value.editions.as_slice());
        let editions = editions.unwrap_or_default();
        edition.is_some_and(|wanted| {
            !editions.is_empty()
                && !editions.iter().any(|each| form::edition(*each) == wanted)
        })
    };
    let out: Vec<bool> = handout.sections.iter().map(&mut leaves_out).collect();
    if handout.lead.is_empty() && !out.is_empty() && out.iter().all(|out| *out) {
        report.push(nothing_left(file, edition));
    }
    works::unused(report, &handout, &shorts);
    let (mut left, mut right) = (out.iter(), out.iter());
    handout.sections.retain(|_| left.next().is_some_and(|out| !out));
    handout.left_out = out.contains(&true);
    shorts.retain(|_| right.next().is_some_and(|out| !out));
    if shorts.iter().any(|blocks| !blocks.is_empty()) {
        let whole = handout.clone();
        handout.shorter = Some(Box::new(Shorter { whole, blocks: shorts }));
    }
    let values = facts::values(report, job, &handout.fields);
    facts::decide(report, &mut handout, clinic, &values, job.undecided);
    if let Some(clinic) = clinic {
        facts::answer_all(&mut handout, clinic, &values);
    }
    reading::number(&mut handout);
    if mended {
        // What was put in is nobody's words: only errors about the rest are worth telling.
        report.forget_warnings(told);
        return None;
    }
    Some(handout)
}

fn nothing_left(file: FileId, edition: Option<Edition>) -> Diagnostic {
    let name = match edition {
        None | Some(Edition::Sheet) => "sheet",
        Some(Edition::Brochure) => "brochure",
        Some(Edition::Flyer) => "flyer",
        Some(Edition::Poster) => "poster",
        Some(Edition::Card) => "card",
    };
    Diagnostic::error(
        "empty-edition",
        format!("no section is for the edition `{name}` of this layout"),
    )
    .at(Span::new(file, 0..0))
    .hint(format!(
        "add \"{name}\" to the `editions` of a section, or choose another layout"
    ))
}

/// The whole content, and the shorter blocks of each section. The works stay in the language that it is translated from.
fn of(
    mut reader: Reader<'_>,
    content: &Content,
    around: &Surroundings<'_>,
    from: Option<&str>,
) -> (Handout, Vec<Vec<Block>>) {
    let title = reader.title(&content.title);
    let language = reader.language(&content.language).words;
    let ui = Words::of(from.unwrap_or(&language));
    let check_again = content.check_again.as_ref();
    early(&mut reader, &content.checked, check_again);
    let mut optional = |written: &Option<At<String>>| {
        written.as_ref().map(|written| reader.title(written))
    };
    let subtitle = optional(&content.subtitle);
    let short_title = optional(&content.short_title).unwrap_or_else(|| title.clone());
    let kind = optional(&content.kind);
    let handout = Handout {
        title,
        subtitle,
        short_title,
        kind,
        id: reader.literal(&content.id),
        version: reader.literal(&content.version),
        language,
        status: status(content.status.value),
        checked: content.checked.value.0,
        check_again: check_again.map(|day| day.value.0),
        fields: Fields::default(),
        check_again_span: check_again.map(|day| reader.span(&day.range)),
        reviewed_by: content.reviewed_by.as_ref().map(|name| reader.literal(name)),
        silences: content
            .silence
            .iter()
            .map(|each| silence(&mut reader, each))
            .collect(),
        left_out: false,
        original: None,
        translation: None,
        purpose: match content.purpose.as_ref().map(|purpose| purpose.value) {
            Some(Purpose::Treatment) => handout::Purpose::Treatment,
            Some(Purpose::Information) | None => handout::Purpose::Information,
        },
        lead: blocks::read(&mut reader, &content.block, around),
        sections: content
            .section
            .iter()
            .map(|written| section(&mut reader, written, around))
            .collect(),
        works: works::read(&mut reader, &content.reference, ui),
        shorter: None,
    };
    let shorts = content
        .section
        .iter()
        .map(|written| blocks::read(&mut reader, &written.value.short, around))
        .collect();
    (handout, shorts)
}

/// Warns of a day to check again that is before the day of the last check.
pub(super) fn early(reader: &mut Reader<'_>, checked: &At<Day>, again: Option<&At<Day>>) {
    if let Some(again) = again.filter(|day| day.value.0 < checked.value.0) {
        let span = reader.span(&again.range);
        let early = "the content is to be checked again before it was checked";
        reader.report.push(
            Diagnostic::warning("check-again-early", early)
                .at(span)
                .hint(format!("write a day after {}", checked.value.0)),
        );
    }
}

/// How far a handout may be used.
pub(super) const fn status(written: Status) -> handout::Status {
    match written {
        Status::Sample => handout::Status::Sample,
        Status::Draft => handout::Status::Draft,
        Status::Approved => handout::Status::Approved,
    }
}

fn silence(reader: &mut Reader<'_>, written: &At<Silence>) -> handout::Silence {
    let Silence { rule, reason, words } = &written.value;
    handout::Silence {
        rule: reader.literal(rule),
        reason: reader.literal(reason),
        words: words.as_ref().map(|words| reader.literal(words)),
    }
}

fn section(
    reader: &mut Reader<'_>,
    written: &At<Section>,
    around: &Surroundings<'_>,
) -> handout::Section {
    let section = &written.value;
    handout::Section {
        id: section.id.as_ref().map(|id| reader.literal(id)),
        heading: reader.heading(&section.heading),
        part: section.panel.map(|panel| match panel {
            Panel::Cover => Part::Cover,
            Panel::Inside => Part::Inside,
            Panel::Flap => Part::Flap,
            Panel::Back => Part::Back,
        }),
        when: when::read(reader, section.when.as_ref()),
        blocks: blocks::read(reader, &section.block, around),
        untranslated: false,
        span: reader.head(&written.range),
    }
}

/// What only the whole content shows.
fn check(report: &mut Report, file: FileId, handout: &Handout, shorts: &[Vec<Block>]) {
    if handout.lead.is_empty() && handout.sections.is_empty() {
        report.push(
            Diagnostic::error("empty-handout", "the handout has no block and no section")
                .at(Span::new(file, 0..0))
                .hint(
                    "add a [[section]] with a heading, and a [[section.block]] below it",
                ),
        );
    }
    let of = |blocks: &[Block]| -> Vec<Text> {
        blocks.iter().filter_map(|block| block.id.clone()).collect()
    };
    let mut ids = of(&handout.lead);
    for (section, short) in handout.sections.iter().zip(shorts) {
        ids.extend(section.id.clone());
        ids.extend(of(&section.blocks));
        ids.extend(of(short));
    }
    works::doubled(report, "block or section", &ids);
    works::doubled(report, "reference", handout.works.iter().map(|work| &work.id));
}
