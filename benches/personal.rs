//! How long the files of a list of people take in one process, for `benches/peers/run.py`, which times the peers on the same list.
//!
//! usage: personal CONTENT PEOPLE as-it-is | made-anew | from-the-file
//! A line of PEOPLE is a name, a day of birth and a record number, parted by tabs. Prints one line of JSON. "As it is" is what
//! `handout merge` does: what does not differ is kept. "Made anew" takes every person through all stages but the loading and
//! checking, "from the file" through those, too. The clock starts when the program is ready for the first person.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints times")]

use handout::diag::Report;
use handout::field::Values;
use handout::run::Run;
use handout::source::Job;
use handout::{typeset, write};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|each| !each.starts_with("--"))
        .collect();
    let [content, people, way] = arguments.as_slice() else {
        println!("run by benches/peers/run.py");
        return;
    };
    let job = Job {
        today: Some(jiff::civil::date(2026, 11, 24)),
        ..Job::new(content, "take-home-letter")
    };
    let people = std::fs::read_to_string(people).unwrap();
    let people: Vec<Values> = people.lines().map(values).collect();
    let mut report = Report::default();
    let run = Run::new(&mut report, &job);
    let run = run.unwrap_or_else(|| panic!("{}", report.render(false)));
    let mut printer = run.printer();
    let mut made = |values: &Values| match way.as_str() {
        "as-it-is" => printer.print(values).unwrap().pdf,
        "made-anew" => {
            let made = printer.made(values).unwrap();
            write::pdf(&mut Report::default(), &made).unwrap()
        }
        "from-the-file" => {
            let job = Job { values: values.clone(), ..job.clone() };
            typeset(&mut Report::default(), &job).unwrap()
        }
        other => panic!("no such way: {other}"),
    };
    let (before, start) = (cpu(), Instant::now());
    let bytes: usize = people.iter().map(|values| made(values).len()).sum();
    let (seconds, cpu) = (start.elapsed().as_secs_f64(), cpu().saturating_sub(before));
    println!(
        "{{\"seconds\": {seconds}, \"cpu\": {cpu}e-9, \"documents\": {}, \"bytes\": {}}}",
        people.len(),
        bytes / people.len()
    );
}

/// Somebody's answers from a line of the list.
fn values(line: &str) -> Values {
    let mut values = Values::default();
    let names = ["patient.name", "patient.born", "patient.record"];
    for (name, answer) in names.into_iter().zip(line.split('\t')) {
        values.set(name, answer);
    }
    values
}

/// Nanoseconds that the one thread has run, as Linux tells it once the thread has rested.
fn cpu() -> u64 {
    std::thread::sleep(Duration::from_millis(1));
    let times = std::fs::read_to_string("/proc/self/schedstat").unwrap_or_default();
    times
        .split(' ')
        .next()
        .and_then(|first| first.parse().ok())
        .unwrap_or(0)
}
