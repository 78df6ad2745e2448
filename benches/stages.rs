//! What each stage costs, with the size of what it is given, and how much memory it asks for.
//!
//! `cargo bench --bench stages [FILTER]`, with `--max-time 1` for a short one; `-- --test` runs each once. A stage is given what
//! the stages before it made, and nothing it did before is kept. Sizes: bytes of the content for `load`; words for `check`;
//! characters for `shape`, `stops` and `break_lines`; strips for `paginate`; bytes of the file for `write`. Inputs: two handouts
//! of one page and of ten, an Arabic one, which runs from right to left, and a table of a thousand rows.

#![expect(clippy::unwrap_used, reason = "a benchmark may panic")]

mod inputs;

use divan::counter::{BytesCount, CharsCount, ItemsCount};
use divan::{AllocProfiler, Bencher};
use handout::compose::flatten::{Looks, flatten};
use handout::compose::runs::Flat;
use handout::compose::segment::{Chance, Segmenter};
use handout::compose::setting::Setting;
use handout::compose::shape::{Shaper, Shapes};
use handout::compose::{bidi, linebreak};
use handout::diag::Report;
use handout::galley::{Frames, Galleys, Item};
use handout::geom::Length;
use handout::inline::plain;
use handout::language::direction;
use handout::source::Source;
use handout::{check, compose, load, make, paginate, reading, write};
use inputs::{MAIN_JOB, job};
use std::collections::BTreeSet;

#[global_allocator]
static MEMORY: AllocProfiler = AllocProfiler::system();

const INPUTS: [&str; 4] =
    ["blood-pressure-at-home", MAIN_JOB, "fever-during-chemo.ar", "1000"];

fn main() {
    divan::main();
}

#[divan::bench(args = INPUTS)]
fn load_files(bencher: Bencher<'_, '_>, content: &str) {
    let job = job(content);
    bencher
        .counter(BytesCount::of_str(job.text.as_deref().unwrap()))
        .bench(|| load::source(&mut Report::default(), &job));
}

#[divan::bench(args = INPUTS)]
fn check_words(bencher: Bencher<'_, '_>, content: &str) {
    let mut report = Report::default();
    let source = load::source(&mut report, &job(content)).unwrap();
    let words: usize = texts(&source).iter().map(|t| t.split_whitespace().count()).sum();
    let known = report.mark();
    bencher.counter(ItemsCount::new(words)).bench_local(|| {
        report.back_to(known);
        check::source(&mut report, &source, None)
    });
}

#[divan::bench(args = INPUTS)]
fn shape(bencher: Bencher<'_, '_>, content: &str) {
    let source = source(content);
    let flats = flats(&source);
    bencher
        .counter(characters(&flats))
        .bench(|| settings(&source, &flats));
}

/// Where lines may end.
#[divan::bench(args = INPUTS)]
fn stops(bencher: Bencher<'_, '_>, content: &str) {
    let source = source(content);
    let flats = flats(&source);
    let segmenter = Segmenter::new(&source.handout.language);
    bencher.counter(characters(&flats)).bench(|| {
        flats
            .iter()
            .map(|flat| segmenter.chances(flat, false).len())
            .sum::<usize>()
    });
}

/// Where they do end.
#[divan::bench(args = INPUTS)]
fn break_lines(bencher: Bencher<'_, '_>, content: &str) {
    let source = source(content);
    let flats = flats(&source);
    let segmenter = Segmenter::new(&source.handout.language);
    let paragraphs: Vec<Vec<linebreak::Stop>> = settings(&source, &flats)
        .iter()
        .zip(&flats)
        .map(|(setting, flat)| stops_of(setting, flat, &segmenter.chances(flat, false)))
        .collect();
    let measure = i64::from(source.layout.measure().to_emu());
    let zone = i64::from((source.layout.styles.body.size * 2).to_emu());
    let none = BTreeSet::new();
    bencher.counter(characters(&flats)).bench(|| {
        let lines = paragraphs.iter();
        lines
            .map(|stops| linebreak::ragged(stops, measure, zone, &none).len())
            .sum::<usize>()
    });
}

/// All of it, and tables, lists, boxes.
#[divan::bench(args = INPUTS)]
fn compose_galleys(bencher: Bencher<'_, '_>, content: &str) {
    let source = roomy(content);
    let galleys = galleys(&source);
    bencher.counter(strips(&galleys)).bench(|| {
        compose::galleys(&mut Report::default(), &source, &mut Shapes::default())
    });
}

#[divan::bench(args = INPUTS)]
fn paginate_galleys(bencher: Bencher<'_, '_>, content: &str) {
    let source = roomy(content);
    let (galleys, frames) = (galleys(&source), Frames::of(&source.layout));
    bencher
        .counter(strips(&galleys))
        .bench(|| paginate::pages(&mut Report::default(), &galleys, &frames));
}

#[divan::bench(args = INPUTS)]
fn write_pdf(bencher: Bencher<'_, '_>, content: &str) {
    let made = make(&mut Report::default(), &job(content)).unwrap();
    let bytes = write::pdf(&mut Report::default(), &made).unwrap().len();
    bencher
        .counter(BytesCount::new(bytes))
        .counter(ItemsCount::new(made.pages.len()))
        .bench(|| write::pdf(&mut Report::default(), &made));
}

fn source(content: &str) -> Source {
    let mut report = Report::default();
    let source = load::source(&mut report, &job(content));
    source.unwrap_or_else(|| panic!("{}", report.render(false)))
}

/// A source as make-up wants it.
fn roomy(content: &str) -> Source {
    let mut source = source(content);
    compose::make_room(&mut source);
    source
}

fn galleys(source: &Source) -> Galleys {
    compose::galleys(&mut Report::default(), source, &mut Shapes::default()).unwrap()
}

fn strips(galleys: &Galleys) -> ItemsCount {
    let strips = galleys
        .main
        .items
        .iter()
        .filter(|item| matches!(item, Item::Strip(_)));
    ItemsCount::new(strips.count())
}

fn texts(source: &Source) -> Vec<String> {
    let mut texts = Vec::new();
    reading::each(&source.handout, &mut |inlines| texts.push(plain(inlines)));
    texts
}

/// All headings, paragraphs, items and cells, flattened.
fn flats(source: &Source) -> Vec<Flat<'_>> {
    let looks = Looks {
        link: source.layout.palette.link,
        slanted: false,
        language: &source.handout.language,
    };
    let (style, measure) = (source.layout.styles.body, source.layout.measure());
    let mut flats = Vec::new();
    reading::each(&source.handout, &mut |inlines| {
        flats.push(flatten(inlines, &style, looks, measure));
    });
    flats
}

fn characters(flats: &[Flat<'_>]) -> CharsCount {
    CharsCount::new(flats.iter().map(|flat| flat.text.chars().count()).sum::<usize>())
}

/// Shapes them with a new shaper, so that nothing is known yet.
fn settings(source: &Source, flats: &[Flat<'_>]) -> Vec<Setting> {
    let layout = &source.layout;
    let (families, language) =
        ((layout.families.as_slice(), layout.stack), &source.handout.language);
    let mut shaper = Shaper::new(&source.fonts, families, language, Shapes::default());
    let way = direction(language);
    let set = |flat| {
        let depths = bidi::depths(flat, bidi::base(flat, way));
        shaper.set(flat, &layout.styles.body, depths.as_deref())
    };
    flats.iter().map(set).collect()
}

/// The stops of a paragraph: its beginning, each chance, its end.
fn stops_of(
    setting: &Setting,
    flat: &Flat<'_>,
    chances: &[Chance],
) -> Vec<linebreak::Stop> {
    let place = |byte: usize| linebreak::Place::at(setting.x_at(byte));
    let stop = |at: usize, penalty: i64| linebreak::Stop {
        end: place(flat.text[..at].trim_end().len()),
        start: place(at),
        penalty,
        ..linebreak::Stop::default()
    };
    let chances = chances.iter().filter(|chance| chance.at < flat.text.len());
    let within = chances.map(|chance| stop(chance.at, chance.penalty));
    let end = setting.x.last().copied().unwrap_or_default();
    let last = linebreak::Stop {
        end: linebreak::Place::at(end.max(i64::from(Length::ZERO.to_emu()))),
        ..stop(flat.text.len(), 0)
    };
    [linebreak::Stop::default()]
        .into_iter()
        .chain(within)
        .chain([last])
        .collect()
}
