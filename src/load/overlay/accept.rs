//! A translation that was compared with its source → the same, with the marks of the source as it is now.

use super::{laid, named};
use crate::diag::{Diagnostic, Fix, Report};
use crate::load::read;
use crate::span::Span;
use std::path::Path;

/// The text of a translation with all its marks made new, and how many were; `None` if the report says why not. Every other
/// byte stays.
pub fn accepted(report: &mut Report, path: &Path) -> Option<(String, usize)> {
    let file = read::text(report, path, "translation")?;
    let text = read::owned(report, file);
    let table = read::table(report, file, &text)?;
    let Some(source) = named(report, path, file, table.get_ref())? else {
        let wrong = format!("`{}` is no translation", path.display());
        let hint = "it has no `overlay`; `handout translate --to es-US` begins a translation of it";
        let place = Span::new(file, 0..0);
        report.push(Diagnostic::error("translation-source", wrong).at(place).hint(hint));
        return None;
    };
    let gaps = laid(report, (file, &text), table, &source)?.translated.gaps;
    // What does not fit the source is mended before it is accepted.
    if report.errors() > 0 {
        return None;
    }
    let mut fixes: Vec<Fix> = gaps.into_iter().filter_map(|gap| gap.fix).collect();
    fixes.sort_by_key(|fix| std::cmp::Reverse(fix.span.start));
    let mut mended = text;
    for fix in &fixes {
        mended.replace_range(fix.span.range(), &fix.words);
    }
    Some((mended, fixes.len()))
}
