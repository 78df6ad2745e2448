//! What the checker costs: the shipped handouts, and tables of 100, 1,000 and 10,000 rows.
//!
//! `cargo bench --bench check` prints the least and the median time of the rules about words and looks, in one process
//! after another; the time of a row must not grow with their number. `-- --test` asks for the least that there is to ask.

#![expect(
    clippy::print_stdout,
    clippy::float_arithmetic,
    clippy::as_conversions,
    clippy::unwrap_used,
    reason = "a benchmark prints times"
)]

use handout::diag::Report;
use handout::source::{Job, Prints};
use handout::{check, load};
use std::path::PathBuf;
use std::time::Instant;

const HEAD: &str = "title = \"A table\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"sample\"\nchecked = 2026-11-23\n[[section]]\nheading = \"What is in it?\"\n[[section.block]]\ntable.columns = [{ heading = \"Medicine\" }, { heading = \"How to take it\" }]\ntable.rows = [\n";

fn main() {
    // A test of the benchmark itself: the least that can be asked.
    let quick = std::env::args().any(|each| each == "--test");
    for content in ["alk-lung-cancer", "alk-brochure"] {
        let path = PathBuf::from(format!("content/{content}.toml"));
        let text = std::fs::read_to_string(&path).unwrap();
        time(content, &text, 1, if quick { 1 } else { 50 });
    }
    for rows in if quick { vec![100] } else { vec![100, 1_000, 10_000] } {
        let row = |row: usize| {
            format!(
                "[\"Pill {row}\", \"Take 2 tablets (500 mg each) in the morning with food.\"],\n"
            )
        };
        let text = format!("{HEAD}{}]\n", (0..rows).map(row).collect::<String>());
        time(&format!("{rows} rows"), &text, rows, if quick { 1 } else { 5 });
    }
}

/// Checks a text so many times.
fn time(name: &str, text: &str, rows: usize, rounds: usize) {
    let mut times = Vec::new();
    for _ in 0..rounds {
        let mut report = Report::default();
        let job = Job {
            content: PathBuf::from("a.toml"),
            text: Some(text.to_owned()),
            layout: "take-home-letter".to_owned(),
            clinic: None,
            font_dirs: Vec::new(),
            prints: Prints::default(),
            blank: false,
            today: None,
            ..Job::new("", "")
        };
        let source = load::source(&mut report, &job).unwrap();
        let start = Instant::now();
        let _ = check::source(&mut report, &source, None);
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    let (least, median) = (times[0], times[times.len() / 2]);
    println!(
        "{name:16} least {least:8.2} ms, median {median:8.2} ms, {:8.4} ms a row",
        least / rows as f64
    );
}
