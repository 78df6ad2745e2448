//! How many personalised handouts are made in a second, on one core and on two, and in how much memory.
//!
//! `cargo bench --bench merge [PEOPLE]` prints the best of five rounds, one core and two by turns, in one process; nothing is
//! written to the disk and nothing is asserted. "As it is" is the shipped handout, on which only the lines that say whose it
//! is differ; "with a letter" asks for facts in a paragraph and a list as well; "made anew" takes every person through all
//! stages, as somebody whose lines break otherwise.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark prints times"
)]

use handout::diag::Report;
use handout::field::Values;
use handout::run::{Printer, Run};
use handout::source::Job;
use handout::write;
use std::time::Instant;

const ROUNDS: usize = 5;
const LETTER: &str = "\n[[section]]\nheading = \"What is next?\"\n[[section.block]]\ntext = \"Dear {patient.name}, we see you on {patient.born|the day we told you}. Bring this page.\"\n[[section.block]]\nlist.items = [\"Your number with us: {patient.record}\", \"Your nurse: {prepared-by}\"]\n";

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|each| !each.starts_with("--"));
    // `-- --test` sees only whether the benchmark still runs.
    let quick = std::env::args().any(|each| each == "--test");
    let most = if quick { 20 } else { 2_000 };
    let people = arguments.next().and_then(|each| each.parse().ok()).unwrap_or(most);
    let content = std::fs::read_to_string("content/alk-lung-cancer.toml").unwrap();
    let at = content.find("\n[[section]]").unwrap();
    let letter = [&content[..at], LETTER, &content[at..]].concat();
    for (name, text) in [("as it is", &content), ("with a letter", &letter)] {
        let run = run(text);
        rates(name, people, &run, &|printer, values| {
            printer.print(values).unwrap().pdf.len()
        });
    }
    let run = run(&content);
    rates("made anew", people.div_ceil(20), &run, &|printer, values| {
        let made = printer.made(values).unwrap();
        write::pdf(&mut Report::default(), &made).unwrap().len()
    });
    println!("peak after all: {} KiB", peak());
}

fn run(text: &str) -> Run {
    let mut report = Report::default();
    let job = Job {
        text: Some(text.to_owned()),
        today: Some(jiff::civil::date(2026, 11, 24)),
        ..Job::new("content/alk-lung-cancer.toml", "take-home-letter")
    };
    let start = Instant::now();
    let run = Run::new(&mut report, &job);
    println!("loaded and checked in {:?}", start.elapsed());
    run.unwrap_or_else(|| panic!("{}", report.render(false)))
}

type Print = dyn Fn(&mut Printer<'_>, &Values) -> usize + Sync;

/// One core and two by turns, so that both meet the same weather.
fn rates(name: &str, people: usize, run: &Run, print: &Print) {
    let mut best = [f64::INFINITY; 2];
    let mut bytes = 0;
    for _ in 0..ROUNDS {
        for (threads, best) in (1..).zip(&mut best) {
            let start = Instant::now();
            bytes = all(people, threads, run, print);
            *best = best.min(start.elapsed().as_secs_f64());
        }
    }
    let [one, two] = best.map(|seconds| people as f64 / seconds);
    println!(
        "{name}: {one:.0} a second on one core, {two:.0} on two ({:.2} times), {} bytes each, peak {} KiB",
        two / one,
        bytes / people,
        peak()
    );
}

fn all(people: usize, threads: usize, run: &Run, print: &Print) -> usize {
    let work = |worker: usize| {
        let mut printer = run.printer();
        let mine = (worker..people).step_by(threads);
        mine.map(|person| print(&mut printer, &values(person))).sum::<usize>()
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> =
            (0..threads).map(|worker| scope.spawn(move || work(worker))).collect();
        workers.into_iter().map(|worker| worker.join().unwrap()).sum()
    })
}

/// Somebody: names of one to three words.
fn values(person: usize) -> Values {
    const GIVEN: [&str; 7] =
        ["Ana", "Bo", "Chidi", "Dolores María", "Erik", "Fatima", "Giang"];
    const FAMILY: [&str; 6] =
        ["Okafor", "Nuñez Castro", "Li", "Müller", "Smith-Jones", "Roe"];
    let (year, month, day) = (person % 90 + 1910, person % 12 + 1, person % 28 + 1);
    let mut values = Values::default();
    for (name, answer) in [
        ("patient.name", format!("{} {}", GIVEN[person % 7], FAMILY[person % 6])),
        ("patient.born", format!("{year}-{month:02}-{day:02}")),
        ("patient.record", format!("{:07}", person * 7_919 % 9_999_991)),
        ("prepared-by", "N. Ortiz, RN".to_owned()),
    ] {
        values.set(name, &answer);
    }
    values
}

/// The most memory that was held so far, as Linux tells it.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    number.and_then(|number| number.parse().ok()).unwrap_or(0)
}
