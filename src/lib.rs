//! Structured content and a layout become printable, accessible patient handouts.
//!
//! # What it does
//!
//! A content file says what a page says, a layout how it looks, a clinic's profile who gives it. The library turns the three
//! into a PDF whose pages are safe to act on: no dose is cut, no warning is parted from its heading, no word is lost.
//!
//! ```text
//! content.toml ┐
//! layout.toml  ├─ load ─→ Source ─ check ─→ compose ─→ Galleys ─ paginate ─→ Pages ─ impose ─→ Sheets ─ write ─→ PDF
//! clinic.toml  ┘
//! ```
//!
//! # The stages
//!
//! Verbs are folders, nouns are files: the folders act, the files beside them are what passes between. The stages meet in
//! [`make`], [`bind`] and [`typeset`], and nowhere else.
//!
//! | verb | from | to | known afterwards | not yet known |
//! | --- | --- | --- | --- | --- |
//! | [`load`] | files | [`source::Source`] | every word, its place in its file, the numbers of works | whether it reads well |
//! | [`check`] | [`source::Source`] | diagnostics | what a careful colleague would say | any width |
//! | [`compose`] | [`source::Source`] | [`galley::Galleys`] | every line, every row, the price of each break | any page |
//! | [`paginate`] | [`galley::Galleys`] | [`page::Page`]s | what stands where, and how many pages there are | the paper |
//! | [`impose`] | [`page::Page`]s | [`sheet::Sheet`]s | which pages share a sheet | bytes |
//! | [`write`](mod@write) | [`sheet::Sheet`]s | a file | all | |
//!
//! Between [`paginate`] and [`impose`], [`compose::furniture`] sets "page 2 of 6": only then is the 6 known.
//!
//! # What always holds
//!
//! * A [`galley::Strip`] is never cut. A drug row is a strip, so it cannot be cut by construction.
//! * One measure per flow: lines are set once, before any frame is known.
//! * Nothing in a galley depends on a page number, so one pass suffices.
//! * A rule of typography is data: the price of a [`galley::Break`]. The paginator knows no headings and no tables.
//! * The works at the foot of a page are the works cited on it: a set function of the page.
//! * The [`structure::Structure`] comes from the content; ink points into it, and it is never rebuilt from pages.
//! * Lengths are whole numbers ([`geom::Length`]), rounded where glyphs are shaped.
//! * Same job, same bytes: no clock, no environment, no hash order. The date is the content's.
//! * Files are read in [`load`] and written in [`write`](mod@write) only. What is wrong goes into the [`diag::Report`]; nothing panics.
//!
//! # Where to start
//!
//! * To add a kind of block: [`handout::BlockKind`], then wherever the compiler says that the new kind is not met.
//! * To add a fact of the clinic: [`clinic::Clinic::FACTS`], its file in `load/raw/`; where a text asks for it, [`asks::lacks`].
//! * To add a key of a layout: [`layout`], its file in `load/raw/`, the shipped layouts.
//! * To add a rule of plain language or dose safety: one file in `check/`, named in its `mod.rs`.
//! * To change what stays together: the price that [`compose`] writes, never [`paginate`].
//! * To add a fold or a booklet: [`impose`], which moves whole pages and asks for nothing but their size and number.
//! * To make many jobs at once: [`batch`], what is known of them; the program runs them.
//! * To bind several handouts into one file: [`bind`] and [`packet`].
//! * To change what a translation may say: `load/overlay/`, whose keys are in `words.rs`.
//! * To read how a job ran: [`write::proof`] prints pages and tag tree as text.
//!
//! Tools import tools; nouns import tools and the nouns above them; a verb imports nouns, tools and its own folder, never
//! another verb. `tests/tidy.rs` keeps this true.
//!
//! # Glossary
//!
//! * **advance**: how far the pen moves after a glyph.
//! * **band**: a tinted or ruled ground under a run of strips; open at a cut.
//! * **banner**: what spans all columns at the head of the first page.
//! * **baseline**: the line that letters stand on.
//! * **break**: a place where a galley may be cut, with its price.
//! * **cluster**: the smallest run of characters that is shaped as one.
//! * **digest**: the SHA-256 of a file's bytes, by which it is known again.
//! * **discretionary**: something set only if the break it belongs to is taken, such as a table head again.
//! * **face**: one weight and slope of a family of type.
//! * **field**: what a pen fills in: a box to tick, room to write in.
//! * **folio**: a page number.
//! * **forme**: one side of a sheet as printed.
//! * **frame**: an area of a page that takes matter.
//! * **furniture**: what stands on every page: running foot, page number, status.
//! * **galley**: matter set to one measure and not yet made up into pages.
//! * **glue**: white between strips; it vanishes at the head and foot of a frame.
//! * **gutter**: white between two columns.
//! * **imposition**: placing pages on sheets so that they read in order when printed and folded.
//! * **ink**: all that is printed: glyphs, fills, outlines, pictures.
//! * **leading**: the distance from baseline to baseline.
//! * **legaliser**: what allows the least bad break when the rules together allow none.
//! * **letterhead**: what paper has printed at its head before we print on it.
//! * **make-up**: giving strips their places on pages.
//! * **manifest**: the list of all that a batch has made, with the digests of the files.
//! * **mark**: ink at its place, with what it belongs to.
//! * **masthead**: who gives a handout, at the head of its first page.
//! * **measure**: the width that lines are set to.
//! * **overlay**: a translation as a file of words, laid over its source.
//! * **orphan**: a first line left alone at the foot of a column.
//! * **packet**: several handouts bound into one file.
//! * **penalty**: the price of a break; 10,000 forbids it, −10,000 forces it.
//! * **recto**, **verso**: the front and the back of a leaf.
//! * **sheet**: a piece of paper, front and back.
//! * **strip**: the smallest thing make-up moves: a line, a table row, a figure.
//! * **tag**: what a screen reader is told about a piece of the page.
//! * **widow**: a last line left alone at the head of a column.
//! * **work**: a publication that is cited; it has one number throughout the handout, or the packet.
//! * **zebra**: the faint ground of every other table row.

pub mod asks;
pub mod batch;
pub mod brand;
pub mod check;
pub mod clinic;
pub mod compose;
pub mod condition;
pub mod diag;
pub mod digest;
pub mod fever;
pub mod field;
pub mod font;
pub mod form;
pub mod galley;
pub mod geom;
pub mod handout;
pub mod impose;
pub mod inline;
pub mod language;
pub mod layout;
pub mod light;
pub mod load;
pub mod mark;
pub mod medicine;
pub mod optimum;
pub mod packet;
pub mod page;
pub mod paginate;
pub mod personal;
pub mod profile;
pub mod reading;
pub mod run;
pub mod scripts;
pub mod sheet;
pub mod source;
pub mod span;
pub mod structure;
pub mod words;
pub mod write;

use compose::Shapes;
use diag::Report;
use galley::{Frames, Galleys};
use handout::Work;
use language::Direction;
use layout::{Bilingual, Step};
use packet::{Folios, Leaves, Packet, Piece, Which};
use page::Page;
use paginate::Unfit;
use source::{Job, Prints, Source};
use std::collections::BTreeSet;
use std::{panic, thread};
use write::Made;

/// Takes a job through all stages but the last; `None` if the report says why not.
pub fn make(report: &mut Report, job: &Job) -> Option<Made> {
    let source = load::source(report, job)?;
    // What is said is judged while it is set: neither asks anything of the other. If it is wrong, only that is told.
    let (mut words, mut pages) = (report.beside(), report.beside());
    let fits = check::can_be_set(&mut words, &source);
    let (said, made) = thread::scope(|scope| {
        let said = scope.spawn(|| {
            check::said(&mut words, &source, job.today);
        });
        let made = fits.and_then(|()| {
            through(&mut pages, source.clone(), job.prints, &mut Shapes::default())
        });
        (said.join(), made)
    });
    said.unwrap_or_else(|fault| panic::resume_unwind(fault));
    report.add(words);
    if report.errors() > 0 {
        return None;
    }
    report.add(pages);
    made
}

/// Takes a source through all stages but the first and the last.
fn through(
    report: &mut Report,
    source: Source,
    prints: Prints,
    shapes: &mut Shapes,
) -> Option<Made> {
    let source = match source.layout.bilingual {
        Some(Bilingual::Back) => return on_the_back(report, &source, prints, shapes),
        Some(Bilingual::Beside) => source.beside(),
        None => source,
    };
    let (made, steps) = paged(report, source, prints, shapes)?;
    let Leaves { source, galleys, pages, .. } = made;
    Some(Made {
        steps,
        ..imposed(source, (galleys, pages, Vec::new()), prints)
    })
}

/// The same for a translation on the back of its source, each made by itself.
fn on_the_back(
    report: &mut Report,
    source: &Source,
    prints: Prints,
    shapes: &mut Shapes,
) -> Option<Made> {
    let (front, back) = source.apart()?;
    let [front, back] = [front, back].map(|source| paged(report, source, prints, shapes));
    let ((front, steps), (back, _)) = (front?, back?);
    let leaves = front.pages.len().max(back.pages.len());
    let partner = Some(Box::new(back.source.handout.clone()));
    let source = Source { partner, ..front.source.clone() };
    let language = source.handout.language.clone();
    let mut both = vec![front, Leaves { which: Which::Part(2), ..back }];
    for Leaves { pages, source, .. } in &mut both {
        // A side that nothing stands on.
        pages.resize_with(leaves, || Page {
            size: source.layout.paper,
            ..Page::default()
        });
    }
    let bound = packet::bound(&language, both, Folios::Continuous);
    Some(Made { steps, ..imposed(source, bound, prints) })
}

/// Pages on their sheets.
fn imposed(
    source: Source,
    (galleys, pages, pieces): (Galleys, Vec<Page>, Vec<Piece>),
    prints: Prints,
) -> Made {
    let language = &source.handout.language;
    let sheets = impose::sheets(&pages, &source.layout, language, &prints);
    Made {
        source,
        galleys,
        pages,
        sheets,
        steps: Vec::new(),
        prints,
        pieces,
    }
}

/// The pages of one source, each thing at its place for good.
fn paged(
    report: &mut Report,
    mut source: Source,
    prints: Prints,
    shapes: &mut Shapes,
) -> Option<(Leaves, Vec<Step>)> {
    let (mut galleys, mut pages, steps) = made_up(report, &mut source, shapes)?;
    // Only now is the number of pages known.
    compose::furniture(report, &mut pages, &mut galleys, &source)?;
    check::pages(report, &source, &pages, &galleys)?;
    // To be looked at and thrown away, so no rule looks at it.
    if prints.outlines {
        compose::outlines(report, &mut pages, &galleys, &source);
    }
    mirror(&source, &mut pages, &mut galleys);
    let which = Which::Part(1);
    let leaves = Leaves { which, source, galleys, pages, named: None };
    Some((leaves, steps))
}

/// Binds the handouts that a packet names, each made as [`make`] would; `None` if the report says why not.
///
/// The content of the job is the packet file; the job's layout, if it is not empty, comes before the packet's own.
pub fn bind(report: &mut Report, job: &Job) -> Option<Made> {
    let mut packet = load::packet(report, job)?;
    check::packet::sources(report, &packet, job.today)?;
    let works = packet.number();
    let (mut leaves, entries) = pieces(report, &mut packet, works)?;
    compose::packet::furnish(report, &packet, &mut leaves, &entries)?;
    check::packet::pages(report, &packet, &leaves)?;
    for piece in leaves.iter_mut().filter(|_| job.prints.outlines) {
        compose::outlines(report, &mut piece.pages, &piece.galleys, &piece.source);
    }
    for Leaves { source, pages, galleys, .. } in &mut leaves {
        mirror(source, pages, galleys);
    }
    let Packet { front, layout, folios, .. } = packet;
    let source = Source { layout, ..front };
    let language = &source.handout.language;
    let bound = packet::bound(language, leaves, folios);
    Some(imposed(source, bound, job.prints))
}

/// The pieces of a packet, each made up on its own, and where the contents still lack their numbers. The
/// handouts are taken out of the packet; what is wrong is said of all.
fn pieces(
    report: &mut Report,
    packet: &mut Packet,
    works: Vec<Work>,
) -> Option<(Vec<Leaves>, Vec<compose::packet::Entry>)> {
    let (mut leaves, mut entries) = (Vec::new(), Vec::new());
    let end = compose::packet::end_of(packet, works);
    if packet.cover || packet.contents {
        let front = compose::packet::front(report, packet, end.is_some())?;
        let frames = Frames::of(&packet.front.layout);
        let pages = paginate::pages(report, &front.galleys, &frames)?;
        entries = front.entries;
        let (source, galleys) = (packet.front.clone(), front.galleys);
        leaves.push(Leaves {
            which: Which::Front,
            source,
            galleys,
            pages,
            named: None,
        });
    }
    for (part, number) in packet.parts.drain(..).zip(1..) {
        let (which, named) = (Which::Part(number), Some(part.file));
        let mut source = part.source;
        if let Some((galleys, pages, _)) =
            made_up(report, &mut source, &mut Shapes::default())
        {
            leaves.push(Leaves { which, source, galleys, pages, named });
        }
    }
    if let Some(source) = end {
        let galleys = compose::packet::end(report, &source)?;
        let pages = paginate::pages(report, &galleys, &Frames::of(&source.layout))?;
        leaves.push(Leaves {
            which: Which::End,
            source,
            galleys,
            pages,
            named: None,
        });
    }
    (report.errors() == 0).then_some((leaves, entries))
}

/// Takes a job through all stages: the PDF file. `None` if the report says why not; warnings do not stop it.
pub fn typeset(report: &mut Report, job: &Job) -> Option<Vec<u8>> {
    let made = make(report, job)?;
    write::pdf(report, &made)
}

/// Turns the pages of a handout that is read from right to left, once all is in its place.
fn mirror(source: &Source, pages: &mut [Page], galleys: &mut Galleys) {
    match language::direction(&source.handout.language) {
        Direction::LeftToRight => {}
        Direction::RightToLeft => {
            pages.iter_mut().for_each(Page::mirror);
            galleys.personal.mirror();
        }
    }
}

/// Sets a source and makes it up. On a fixed number of pages, and on the cover of a booklet, the first step of
/// copy-fitting that fits is taken, and the source is as it was set then: at that size, and with the shorter text of what
/// did not fit otherwise.
fn made_up(
    report: &mut Report,
    source: &mut Source,
    shapes: &mut Shapes,
) -> Option<(Galleys, Vec<Page>, Vec<Step>)> {
    let (whole, ladder) = (source.layout.clone(), source.layout.fit.steps.clone());
    let full = source.handout.clone();
    let (mut unfit, mut tight): (Vec<Unfit>, BTreeSet<usize>) = Default::default();
    let before = report.mark();
    for taken in 0..=ladder.len() {
        let steps = &ladder[..taken];
        source.layout = whole.after(steps);
        compose::make_room(source);
        loop {
            // Only what stands where the matter is too deep is said in fewer words.
            let known = tight.len();
            if steps.iter().any(|step| step.short) {
                tight.extend(unfit.iter().flat_map(|unfit| &unfit.sections));
                if let Some(shorter) = reading::shortened(&full, &tight) {
                    source.handout = shorter;
                }
            }
            report.back_to(before);
            // What cannot be set at this size may be set at a smaller one.
            let Some(galleys) = compose::galleys(report, source, shapes) else {
                break;
            };
            let pages = match &galleys.panels {
                Some(panels) => paginate::panels(&galleys, panels),
                None => {
                    let frames = Frames::of(&source.layout);
                    let pages = paginate::pages(report, &galleys, &frames)?;
                    paginate::on_the_cover(&galleys, &frames, pages)
                }
            };
            match pages {
                Ok(pages) => return Some((galleys, pages, steps.to_vec())),
                Err(found) => unfit = found,
            }
            if tight.len() == known {
                break;
            }
        }
    }
    if report.errors() == 0 {
        unfit.iter().for_each(|unfit| report.push(unfit.told(&source.layout)));
    }
    None
}
