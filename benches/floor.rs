//! How far the main job is from its floor, stage by stage.
//!
//! The floor is what no program that writes this file can do without: to deflate its streams, but for those of the fonts, which
//! are ready, and to write the same bytes to the disk. `cargo bench --bench floor [ROUNDS]` prints the least and the median time of
//! each stage and of the floor, a round after another in one process, and each stage as a multiple of the floor; `-- --test`
//! takes one round. Nothing is asserted but that the stages, taken one by one, give the bytes that `typeset` gives.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::unwrap_used,
    reason = "a benchmark prints times"
)]

mod inputs;

use flate2::read::ZlibDecoder;
use flate2::{Compress, Compression, FlushCompress};
use handout::compose::Shapes;
use handout::diag::Report;
use handout::galley::Frames;
use handout::source::Prints;
use handout::write::Made;
use handout::{check, compose, impose, load, paginate, typeset, write};
use inputs::{MAIN_JOB, job};
use std::hint::black_box;
use std::io::Read;
use std::time::Instant;

/// As hard as the program presses its streams.
const LEVEL: u32 = 7;

const STAGES: [&str; 9] = [
    "load",
    "check",
    "compose",
    "paginate",
    "furniture",
    "check pages",
    "impose",
    "write",
    "save",
];
const FLOOR: [&str; 2] = ["deflate", "save"];

fn main() {
    let rounds = std::env::args().skip(1).find_map(|each| each.parse().ok());
    let quick = std::env::args().any(|each| each == "--test");
    let rounds: usize = if quick { 1 } else { rounds.unwrap_or(100) };
    let pdf = typeset(&mut Report::default(), &job(MAIN_JOB)).unwrap();
    let streams = Streams::of(&pdf);
    let (mut ours, mut floor) = (Vec::new(), Vec::new());
    for _ in 0..rounds {
        ours.push(stages(&pdf));
        floor.push(streams.written(&pdf));
    }
    println!(
        "the main job: {} bytes of content, {} of PDF; {} bytes in {} streams deflated to {}; fonts ready: {} bytes; {rounds} rounds",
        job(MAIN_JOB).text.unwrap().len(),
        pdf.len(),
        streams.plain.iter().map(Vec::len).sum::<usize>(),
        streams.plain.len(),
        streams.pressed,
        streams.ready,
    );
    let sum = |rounds: &[Vec<f64>]| -> Vec<f64> {
        rounds.iter().map(|round| round.iter().sum()).collect()
    };
    let (all, base) = (sum(&ours), sum(&floor));
    let whole = least(&all);
    let bottom = least(&base);
    println!(
        "{:14} {:>9} {:>9} {:>7} {:>10}",
        "", "least ms", "median", "share", "floors"
    );
    let line = |name: &str, times: &[f64]| {
        let (least, median) = (least(times), median(times));
        println!(
            "{name:14} {least:9.3} {median:9.3} {:6.1}% {:10.2}",
            100.0 * least / whole,
            least / bottom
        );
    };
    let column = |rounds: &[Vec<f64>], at: usize| -> Vec<f64> {
        rounds.iter().map(|round| round[at]).collect()
    };
    for (at, name) in STAGES.iter().enumerate() {
        line(name, &column(&ours, at));
    }
    line("all stages", &all);
    for (at, name) in FLOOR.iter().enumerate() {
        line(&format!("floor: {name}"), &column(&floor, at));
    }
    line("floor", &base);
}

fn least(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}

fn median(times: &[f64]) -> f64 {
    let mut times = times.to_vec();
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

/// Milliseconds since the last call.
struct Watch(Instant);

impl Watch {
    fn lap(&mut self, laps: &mut Vec<f64>) {
        laps.push(self.0.elapsed().as_secs_f64() * 1000.0);
        self.0 = Instant::now();
    }
}

/// The job once, stage by stage.
fn stages(expected: &[u8]) -> Vec<f64> {
    let (job, mut report, mut laps) = (job(MAIN_JOB), Report::default(), Vec::new());
    let folder = tempfile::tempdir().unwrap();
    let mut watch = Watch(Instant::now());
    let mut source = load::source(&mut report, &job).unwrap();
    watch.lap(&mut laps);
    check::source(&mut report, &source, job.today).unwrap();
    watch.lap(&mut laps);
    compose::make_room(&mut source);
    let mut galleys =
        compose::galleys(&mut report, &source, &mut Shapes::default()).unwrap();
    watch.lap(&mut laps);
    let frames = Frames::of(&source.layout);
    let mut pages = paginate::pages(&mut report, &galleys, &frames).unwrap();
    watch.lap(&mut laps);
    compose::furniture(&mut report, &mut pages, &mut galleys, &source).unwrap();
    watch.lap(&mut laps);
    check::pages(&mut report, &source, &pages, &galleys).unwrap();
    watch.lap(&mut laps);
    let prints = Prints::default();
    let sheets =
        impose::sheets(&pages, &source.layout, &source.handout.language, &prints);
    watch.lap(&mut laps);
    let made = Made {
        source,
        galleys,
        pages,
        sheets,
        steps: Vec::new(),
        prints,
        pieces: Vec::new(),
    };
    let pdf = write::pdf(&mut report, &made).unwrap();
    watch.lap(&mut laps);
    write::save(&mut report, &folder.path().join("a.pdf"), &pdf).unwrap();
    watch.lap(&mut laps);
    assert!(pdf == expected, "the stages one by one give another file");
    laps
}

fn find(bytes: &[u8], words: &[u8]) -> Option<usize> {
    bytes.windows(words.len()).position(|each| each == words)
}

/// What a file holds in streams.
struct Streams {
    /// Each stream that is no font, as it is before it is deflated.
    plain: Vec<Vec<u8>>,
    /// To how many bytes they were deflated.
    pressed: usize,
    /// How many bytes the fonts have, deflated.
    ready: usize,
}

impl Streams {
    /// Reads them as the program writes them: `N 0 obj`, a dictionary with `/Length`, `stream`.
    fn of(pdf: &[u8]) -> Self {
        let mut streams = Self { plain: Vec::new(), pressed: 0, ready: 0 };
        let mut rest = pdf;
        while let Some(at) = find(rest, b"stream\n") {
            let (head, body) = (&rest[..at], &rest[at + b"stream\n".len()..]);
            let head = String::from_utf8_lossy(head);
            let (_, head) = head.rsplit_once(" 0 obj").unwrap();
            let (_, length) = head.split_once("/Length ").unwrap();
            let digits = length.find(|each: char| !each.is_ascii_digit()).unwrap();
            let (pressed, after) = body.split_at(length[..digits].parse().unwrap());
            // Only a font says how long it is when it is not deflated.
            if head.contains("/Length1 ") {
                streams.ready += pressed.len();
            } else {
                let mut plain = Vec::new();
                ZlibDecoder::new(pressed).read_to_end(&mut plain).unwrap();
                streams.pressed += pressed.len();
                streams.plain.push(plain);
            }
            rest = &after[find(after, b"endstream").unwrap() + b"endstream".len()..];
        }
        streams
    }

    /// Deflates them and writes so many bytes as the file has.
    fn written(&self, pdf: &[u8]) -> Vec<f64> {
        let (folder, mut laps) = (tempfile::tempdir().unwrap(), Vec::new());
        let mut watch = Watch(Instant::now());
        let mut press = Compress::new(Compression::new(LEVEL), true);
        for plain in &self.plain {
            press.reset();
            let mut pressed = Vec::with_capacity(plain.len() + 64);
            press
                .compress_vec(plain, &mut pressed, FlushCompress::Finish)
                .unwrap();
            black_box(&pressed);
        }
        watch.lap(&mut laps);
        std::fs::write(folder.path().join("a.pdf"), pdf).unwrap();
        watch.lap(&mut laps);
        laps
    }
}
