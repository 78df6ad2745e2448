//! [`Source`] → diagnostics; changes nothing.
//!
//! One rule, one file, one page of documentation: what it finds, why it matters to the person reading, an example, what
//! to write instead, and the source of the rule. Whether files could be read at all is left to [`crate::load`].

mod frames;
mod glyphs;
mod legibility;

use crate::diag::Report;
use crate::source::Source;

/// Checks a source; `None` if the report holds an error.
pub fn source(report: &mut Report, source: &Source) -> Option<()> {
    frames::check(report, source);
    legibility::check(report, source);
    glyphs::check(report, source);
    (report.errors() == 0).then_some(())
}

/// The page of documentation of a rule, by its stable name.
pub fn explain(rule: &str) -> Option<String> {
    let page = match rule {
        "missing-glyph" => include_str!("glyphs.rs"),
        "frame" | "measure" | "columns" => include_str!("frames.rs"),
        "body-size" | "small-size" | "leading" | "tick-size" | "write-on" => {
            include_str!("legibility.rs")
        }
        _ => return None,
    };
    let lines = page.lines().map_while(|line| line.strip_prefix("//!"));
    Some(lines.map(|line| format!("{}\n", line.trim_start())).collect())
}
