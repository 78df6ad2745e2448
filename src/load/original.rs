//! The content file that a translation is made from → [`Original`]: read by itself, to be compared with it.

use super::content;
use super::overlay::Named;
use crate::clinic::Clinic;
use crate::diag::{Diagnostic, Report};
use crate::handout::{Original, Text};
use crate::layout::Edition;
use crate::source::Job;
use std::path::{Component, Path};

/// Reads the source of a translation by itself; `None` if it has errors. Those that the translation shares are said with it;
/// if it shares none, it is said that there are some.
pub fn read(
    report: &mut Report,
    job: &Job,
    clinic: Option<&Clinic>,
    edition: Option<Edition>,
    source: &Named,
) -> Option<Box<Original>> {
    let of = Job {
        content: source.path.clone(),
        text: Some(source.text.clone()),
        ..job.clone()
    };
    let mut apart = Report::default();
    apart.files = report.files.apart();
    let handout = content::read(&mut apart, &of, clinic, edition);
    let sound = apart.errors() == 0;
    report.files.adopt(apart.files);
    let file = source.name.clone();
    match handout.filter(|_| sound) {
        Some(handout) => Some(Box::new(Original { file, handout })),
        None => {
            if report.errors() == 0 {
                let broken = format!("the original `{}` has errors", file.words);
                let hint = format!(
                    "say `handout check {}` and mend them",
                    source.path.display()
                );
                report.push(
                    Diagnostic::error("original-broken", broken).at(file.span).hint(hint),
                );
            }
            None
        }
    }
}

/// Whether a file lies in a folder or below, also after links are followed.
pub fn is_inside(folder: &Path, file: &Text) -> bool {
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
