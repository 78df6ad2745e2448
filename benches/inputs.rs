//! What the benchmarks are given: shipped contents, and tables made on the spot.

use handout::source::Job;

/// The main job of the README.
pub const MAIN_JOB: &str = "alk-lung-cancer";

const HEAD: &str = "title = \"A table\"\nid = \"A-1\"\nversion = \"1\"\nlanguage = \"en-US\"\nstatus = \"sample\"\nchecked = 2026-11-23\n[[section]]\nheading = \"What is in it?\"\n[[section.block]]\ntable.columns = [{ heading = \"Medicine\" }, { heading = \"How to take it\" }]\ntable.rows = [\n";

/// A content by its name in `content/`, or of so many rows if its name is a number.
pub fn job(content: &str) -> Job {
    let path = format!("content/{content}.toml");
    let row = |row: usize| {
        format!(
            "[\"Pill {row}\", \"Take 2 tablets (500 mg each) in the morning with food.\"],\n"
        )
    };
    let text = match content.parse::<usize>() {
        Ok(rows) => format!("{HEAD}{}]\n", (0..rows).map(row).collect::<String>()),
        Err(_) => {
            std::fs::read_to_string(&path).unwrap_or_else(|why| panic!("{path}: {why}"))
        }
    };
    Job {
        text: Some(text),
        ..Job::new(path, "take-home-letter")
    }
}
