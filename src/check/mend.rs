//! Replacements that cannot change the meaning → the text of a file with them made.

use crate::diag::{Fix, Report};
use crate::span::FileId;

/// The text of a file with all safe replacements of a report made, and how many there are; every other byte stays.
///
/// A replacement that lies over another one is left out: it is found again the next time.
pub fn mended(report: &Report, file: FileId) -> Option<(String, usize)> {
    let text = &report.files.get(file)?.text;
    let mut fixes: Vec<&Fix> = report
        .sorted()
        .into_iter()
        .filter_map(|found| found.fix.as_deref())
        .filter(|fix| fix.safe && fix.span.file == file)
        .collect();
    fixes.sort_by_key(|fix| (fix.span.start, fix.span.end));
    let (mut mended, mut from, mut count) = (String::with_capacity(text.len()), 0, 0);
    for fix in fixes {
        let range = fix.span.range();
        if range.start < from {
            continue;
        }
        mended.push_str(text.get(from..range.start)?);
        mended.push_str(&fix.words);
        from = range.end;
        count += 1;
    }
    mended.push_str(text.get(from..)?);
    (count > 0).then_some((mended, count))
}
