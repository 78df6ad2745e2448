//! How the files of a merge are named: by the handout and the row; by what is said of a person only where that is asked for.

use super::Args;
use handout::diag::{Diagnostic, Report};
use handout::field::Values;
use handout::load::name::Pattern;
use handout::run::Run;

/// So wide a row's number is, so that files stand in the order of the list.
const WIDTH: usize = 5;

/// What a name may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Row,
    Line,
    /// One of the facts that are the same for all, by its place.
    Fact(usize),
    /// One of the fields of a person, by its place.
    Field(usize),
}

/// The names of the files.
#[derive(Debug)]
pub struct Names {
    pattern: Pattern<Part>,
    facts: Vec<String>,
    fields: Vec<String>,
}

impl Names {
    /// Reads the pattern; `None` if the report says what is wrong with it.
    pub fn read(
        report: &mut Report,
        args: &Args,
        run: &Run,
        layout: &str,
    ) -> Option<Self> {
        let handout = &run.source().handout;
        let stem = |path: &std::path::Path| {
            let stem = path.file_stem().unwrap_or_default();
            stem.to_string_lossy().into_owned()
        };
        let facts = [
            ("id", handout.id.words.clone()),
            ("version", handout.version.words.clone()),
            ("language", handout.language.clone()),
            ("content", stem(&args.inputs.content)),
            ("layout", stem(std::path::Path::new(layout))),
        ];
        let fields: Vec<String> =
            run.fields().iter().map(|field| field.name.clone()).collect();
        let mut known = vec![("row", Part::Row), ("line", Part::Line)];
        known.extend(
            facts
                .iter()
                .enumerate()
                .map(|(at, (name, _))| (*name, Part::Fact(at))),
        );
        if !args.one_file {
            let fields = fields.iter().enumerate();
            known.extend(fields.map(|(at, name)| (name.as_str(), Part::Field(at))));
        }
        let wrong = |message: String, hint: String| {
            Diagnostic::machine("merge-name", message).hint(hint)
        };
        match Pattern::read(&args.name, &known) {
            Ok(pattern) if pattern.says(Part::Row) => Some(Self {
                pattern,
                facts: facts.map(|(_, fact)| fact).to_vec(),
                fields,
            }),
            Ok(_) => {
                report.push(wrong(
                    format!(
                        "two people could get one file: `{}` has no {{row}}",
                        args.name
                    ),
                    "put {row} into --name".to_owned(),
                ));
                None
            }
            Err(all) => {
                for each in all {
                    report.push(wrong(format!("--name: {}", each.message), each.hint));
                }
                None
            }
        }
    }

    /// The name of a file for some rows.
    pub fn of(&self, rows: &[usize], line: usize, values: &Values) -> String {
        let row = match rows {
            [first, .., last] => format!("{first:0WIDTH$}-{last:0WIDTH$}"),
            rows => format!("{:0WIDTH$}", rows.first().copied().unwrap_or(0)),
        };
        let line = line.to_string();
        let of_person = |at: usize| self.fields.get(at).and_then(|name| values.get(name));
        let name = self.pattern.named(|part| match part {
            Part::Row => Some(row.as_str()),
            Part::Line => Some(line.as_str()),
            Part::Fact(at) => self.facts.get(at).map(String::as_str),
            Part::Field(at) => Some(of_person(at).unwrap_or("none")),
        });
        name.unwrap_or_else(|| format!("{row}.pdf"))
    }
}
