//! A packet file and all that it names → [`Packet`].

use super::at::{At, Places};
use super::markup::Known;
use super::raw::packet as raw;
use super::reader::Reader;
use super::{Kind, clinic, content, facts, fonts, layout, mend, near, read, shipped};
use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::field::Fields;
use crate::form::Form;
use crate::handout::{Handout, Purpose, Status, Text};
use crate::layout::Layout;
use crate::packet::{Folios, Packet, Part, References, Start};
use crate::source::{Job, Source};
use crate::span::{FileId, Span};
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// The layout of a packet that names none.
const USUAL: &str = "take-home-letter";

/// Reads a packet and its handouts: the content of the job is the packet file, and its layout, if it is not empty, comes
/// before the packet's own. `None` if something could not be read; what could be may still have errors in the report.
pub fn read(report: &mut Report, job: &Job) -> Option<Packet> {
    let clinic = clinic::read(report, job);
    let fonts = fonts::read(report, &job.font_dirs);
    let file = match &job.text {
        Some(text) => report.files.add(job.content.clone(), text.clone()),
        None => read::text(report, &job.content, "packet file")?,
    };
    let text = read::owned(report, file);
    let table = read::table(report, file, &text)?;
    let places = Places::of(file);
    let (packet, mended): (raw::Packet, bool) =
        read::mended(report, &places, Kind::Packet, table)?;
    let told = report.mark();
    let known = Known::default();
    let mut reader = Reader { report, places, text: &text, known: &known };
    let own = own_words(&mut reader, &packet);
    let members: Vec<Member> = packet
        .handout
        .iter()
        // A file that is not named is told already.
        .filter(|written| !mended || written.value.file.value != mend::WORDS)
        .map(|written| Member {
            file: reader.literal(&written.value.file),
            listed: written.value.title.as_ref().map(|title| reader.title(title)),
        })
        .collect();
    let layout = of_layout(report, job, file, packet.layout.as_ref());
    let layout = layout.filter(|layout| fonts::has_families(report, &fonts, layout));
    let layout = layout.map(|read| read.layout);
    let handouts = handouts(report, job, &members, clinic.as_ref(), layout.as_ref());
    if mended {
        // What was put in is nobody's words: only errors about the rest are worth telling.
        report.forget_warnings(told);
        return None;
    }
    claims(report, &own, packet.status.range.clone(), file, handouts.iter().flatten());
    let (mut clinic, mut layout) = (clinic?, layout?);
    clinic::fit(report, &mut clinic, &mut layout);
    let handouts: Option<Vec<Handout>> = handouts.into_iter().collect();
    let handouts = handouts?;
    let flat = Layout { form: Form::Flat, ..layout.clone() };
    let source = |handout: Handout, layout: Layout| Source {
        values: facts::values(&mut Report::default(), job, &handout.fields),
        layout: layout.for_language(&handout.language, &fonts),
        partner: None,
        plain: None,
        handout,
        clinic: clinic.clone(),
        fonts: fonts.clone(),
        blank: job.blank,
    };
    let parts = handouts.into_iter().zip(members).map(|(handout, member)| Part {
        listed: member.listed,
        file: member.file.span,
        source: source(handout, flat.clone()),
    });
    let parts = parts.collect();
    let front = source(own, Layout { columns: 1, ..flat });
    Some(Packet {
        front,
        layout,
        cover: packet.cover,
        contents: packet.contents,
        folios: match packet.folios {
            raw::Folios::Continuous => Folios::Continuous,
            raw::Folios::Separate => Folios::Separate,
        },
        references: match packet.references {
            raw::References::Shared => References::Shared,
            raw::References::Own => References::Own,
        },
        start: match packet.start {
            raw::Start::Page => Start::Page,
            raw::Start::Recto => Start::Recto,
        },
        parts,
    })
}

/// A handout as the packet names it.
#[derive(Debug)]
struct Member {
    file: Text,
    listed: Option<Text>,
}

/// The packet's own words, as a handout without blocks.
fn own_words(reader: &mut Reader<'_>, packet: &raw::Packet) -> Handout {
    let title = reader.title(&packet.title);
    let mut optional = |written: &Option<At<String>>| {
        written.as_ref().map(|written| reader.title(written))
    };
    let subtitle = optional(&packet.subtitle);
    let short_title = optional(&packet.short_title).unwrap_or_else(|| title.clone());
    let check_again = packet.check_again.as_ref();
    content::early(reader, &packet.checked, check_again);
    Handout {
        title,
        subtitle,
        short_title,
        kind: None,
        purpose: Purpose::Information,
        id: reader.literal(&packet.id),
        version: reader.literal(&packet.version),
        language: reader.language(&packet.language).words,
        fields: Fields::default(),
        status: content::status(packet.status.value),
        checked: packet.checked.value.0,
        check_again: check_again.map(|day| day.value.0),
        check_again_span: check_again.map(|day| reader.span(&day.range)),
        reviewed_by: packet.reviewed_by.as_ref().map(|name| reader.literal(name)),
        silences: Vec::new(),
        left_out: false,
        original: None,
        translation: None,
        lead: Vec::new(),
        sections: Vec::new(),
        works: Vec::new(),
        shorter: None,
    }
}

/// The layout that the job asks for, or the packet; one that takes as many pages as there are.
fn of_layout(
    report: &mut Report,
    job: &Job,
    file: FileId,
    written: Option<&At<String>>,
) -> Option<layout::Read> {
    let folder = job.content.parent().unwrap_or(Path::new(""));
    let place = written.map(|written| Span::new(file, written.range.clone()));
    let (read, place) = match written {
        Some(written) if job.layout.is_empty() => {
            (layout::named(report, written.value.trim(), folder, place), place)
        }
        None if job.layout.is_empty() => (layout::read(report, USUAL), None),
        Some(_) | None => (layout::read(report, &job.layout), None),
    };
    let layout = &read.as_ref()?.layout;
    if carries(layout) {
        return read;
    }
    let name = &layout.name;
    let message = match layout.bilingual {
        None => format!("layout `{name}` has so many pages and no more, for one handout"),
        Some(_) => format!(
            "layout `{name}` sets a translation together with its source, by themselves"
        ),
    };
    let mut wrong = Diagnostic::error("packet-layout", message)
        .hint(format!("take one that has as many pages as are needed: {}", carriers()));
    wrong.place = place;
    report.push(wrong);
    None
}

/// Whether a packet can be set in a layout.
const fn carries(layout: &Layout) -> bool {
    let pages = match layout.form {
        Form::Flat | Form::Booklet(_) => true,
        Form::Fold(_) | Form::Cut(_) => false,
    };
    pages && layout.bilingual.is_none()
}

/// The shipped layouts that can carry a packet, in words.
fn carriers() -> String {
    let mut apart = Report::default();
    let carries = |name: &&str| {
        layout::read(&mut apart, name).is_some_and(|read| carries(&read.layout))
    };
    let names: Vec<&str> = shipped::names().filter(carries).collect();
    near::listed(names, "or")
}

/// The handouts, `None` for each that cannot be read.
fn handouts(
    report: &mut Report,
    job: &Job,
    members: &[Member],
    clinic: Option<&Clinic>,
    layout: Option<&Layout>,
) -> Vec<Option<Handout>> {
    let folder = job.content.parent().unwrap_or(Path::new(""));
    let mut seen: BTreeMap<PathBuf, Span> = BTreeMap::new();
    members
        .iter()
        .map(|member| {
            if member.file.words.is_empty() {
                return None;
            }
            let path = folder.join(&member.file.words);
            let place = member.file.span;
            let real = path.canonicalize().unwrap_or_else(|_| path.clone());
            if let Some(first) = seen.get(&real) {
                report.push(twice(report, &member.file, *first));
                return None;
            }
            seen.insert(real, place);
            let of = Job { content: path, text: None, ..job.clone() };
            let edition = layout.map(|layout| layout.edition);
            content::of_packet(report, &of, clinic, edition, place)
        })
        .collect()
}

fn twice(report: &Report, file: &Text, first: Span) -> Diagnostic {
    let line = report.files.line_column(first).0;
    let message =
        format!("the handout `{}` is in the packet already, on line {line}", file.words);
    Diagnostic::error("packet-twice", message)
        .at(file.span)
        .hint("leave one of the two out")
}

/// A packet may be used only as far as each of its handouts.
fn claims<'h>(
    report: &mut Report,
    own: &Handout,
    written: Range<usize>,
    file: FileId,
    handouts: impl Iterator<Item = &'h Handout>,
) {
    const fn rank(status: Status) -> (u8, &'static str) {
        match status {
            Status::Sample => (0, "sample"),
            Status::Draft => (1, "draft"),
            Status::Approved => (2, "approved"),
        }
    }
    let least = handouts.min_by_key(|handout| rank(handout.status).0);
    let Some(least) = least.filter(|least| rank(least.status).0 < rank(own.status).0)
    else {
        return;
    };
    let (name, own) = (rank(least.status).1, rank(own.status).1);
    let message = format!(
        "the packet cannot be `{own}` while its handout `{}` is `{name}`",
        least.id.words
    );
    report.push(
        Diagnostic::error("packet-status", message)
            .at(Span::new(file, written))
            .hint(format!(
                "write status = \"{name}\" until every handout may be used farther"
            )),
    );
}
