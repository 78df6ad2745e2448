//! The text that a content file translates → [`Original`]: read beside it, to be compared with it.

use super::at::At;
use super::content;
use super::raw::content::Translates;
use super::reader::Reader;
use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::handout::{Original, Text};
use crate::layout::Edition;
use crate::source::Job;
use crate::span::FileId;
use std::path::{Component, Path};

/// Reads the original that a content file names; `None` if it names none or the report says why not.
pub fn read(
    reader: &mut Reader<'_>,
    job: &Job,
    clinic: Option<&Clinic>,
    edition: Option<Edition>,
    written: Option<&At<Translates>>,
) -> Option<Box<Original>> {
    let Translates { file, hash } = &written?.value;
    let file = reader.literal(file);
    let hash = hash.as_ref().map(|hash| reader.literal(hash));
    let folder = job.content.parent().unwrap_or(Path::new(""));
    if !is_inside(folder, &file) {
        let outside =
            format!("there is no original `{}` in the folder of this file", file.words);
        reader
            .report
            .push(Diagnostic::error("original-missing", outside).at(file.span).hint(
            "write the name of the file that this one translates, and keep both together",
        ));
        return None;
    }
    let of = Job {
        content: folder.join(&file.words),
        text: None,
        ..job.clone()
    };
    // What is wrong with it is said when it is checked itself.
    let mut apart = Report::default();
    apart.files = reader.report.files.apart();
    let handout = content::alone(&mut apart, &of, clinic, edition);
    let now = apart.files.get(FileId(0)).map(|file| hashed(&file.text));
    let sound = apart.errors() == 0;
    reader.report.files.adopt(apart.files);
    match (handout, now) {
        (Some(handout), Some(now)) if sound => {
            Some(Box::new(Original { file, hash, now, handout }))
        }
        _ => {
            let broken = format!("the original `{}` has errors", file.words);
            reader.report.push(
                Diagnostic::error("original-broken", broken)
                    .at(file.span)
                    .hint(format!(
                        "say `handout check {}` and mend them",
                        of.content.display()
                    )),
            );
            None
        }
    }
}

/// Whether a file lies in a folder or below, also after links are followed.
fn is_inside(folder: &Path, file: &Text) -> bool {
    let named = Path::new(&file.words);
    let inside =
        |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (Ok(real), Ok(home)) = (folder.join(named).canonicalize(), folder.canonicalize())
    else {
        return false;
    };
    named.components().all(inside) && real.starts_with(home) && real.is_file()
}

/// FNV-1a, 64 bits, in hexadecimal (Fowler, Noll and Vo; RFC 9923). Ends of lines are alike on all machines.
fn hashed(text: &str) -> String {
    let bytes = text.bytes().filter(|byte| *byte != b'\r');
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    format!("{hash:016x}")
}

#[cfg(test)]
mod tests {
    use super::hashed;

    #[test]
    fn a_hash_is_that_of_the_standard() {
        assert_eq!(hashed(""), "cbf29ce484222325");
        assert_eq!(hashed("a"), "af63dc4c8601ec8c");
        assert_eq!(hashed("foobar"), "85944171f73967e8");
        assert_eq!(hashed("a\r\nb\r\n"), hashed("a\nb\n"));
    }
}
