//! How many personalised handouts are made in a second, on one core and on two, and in how much memory.
//!
//! `cargo bench --bench merge [PEOPLE] [CONTENT]` prints the best of three rounds; nothing is asserted.

use handout::diag::Report;
use handout::field::Values;
use handout::run::Run;
use handout::source::Job;
use std::time::Instant;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|each| !each.starts_with("--"));
    let people: usize =
        arguments.next().and_then(|each| each.parse().ok()).unwrap_or(2_000);
    let content = arguments
        .next()
        .unwrap_or_else(|| "content/alk-lung-cancer.toml".to_owned());
    let job = Job {
        today: Some(jiff::civil::date(2026, 11, 24)),
        ..Job::new(content, "take-home-letter")
    };
    let mut report = Report::default();
    let start = Instant::now();
    let Some(run) = Run::new(&mut report, &job) else {
        println!("{}", report.render(false));
        return;
    };
    println!("loaded and checked in {:?}", start.elapsed());
    for threads in [1, 2] {
        let mut best = f64::INFINITY;
        let mut bytes = 0;
        for _ in 0..3 {
            let start = Instant::now();
            bytes = std::thread::scope(|scope| {
                let workers: Vec<_> = (0..threads)
                    .map(|worker| {
                        let run = &run;
                        scope.spawn(move || {
                            let mut printer = run.printer();
                            let mut bytes = 0;
                            for person in (worker..people).step_by(threads) {
                                bytes +=
                                    printer.print(&values(person)).unwrap().pdf.len();
                            }
                            bytes
                        })
                    })
                    .collect();
                workers
                    .into_iter()
                    .map(|worker| worker.join().unwrap())
                    .sum::<usize>()
            });
            best = best.min(start.elapsed().as_secs_f64());
        }
        println!(
            "{threads} thread(s): {:.0} a second, {} bytes each",
            people as f64 / best,
            bytes / people
        );
    }
}

/// Somebody: names of one to three words.
fn values(person: usize) -> Values {
    const GIVEN: [&str; 7] =
        ["Ana", "Bo", "Chidi", "Dolores María", "Erik", "Fatima", "Giang"];
    const FAMILY: [&str; 6] =
        ["Okafor", "Nuñez Castro", "Li", "Müller", "Smith-Jones", "Roe"];
    let mut values = Values::default();
    let name = format!("{} {}", GIVEN[person % 7], FAMILY[person % 6]);
    values.set("patient.name", &name);
    values.set(
        "patient.born",
        &format!(
            "19{:02}-{:02}-{:02}",
            person % 90 + 10,
            person % 12 + 1,
            person % 28 + 1
        ),
    );
    values.set("patient.record", &format!("{:07}", person * 7_919 % 9_999_991));
    values.set("prepared-by", "N. Ortiz, RN");
    values
}
