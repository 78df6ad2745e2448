//! How files are named: words and fields, made safe for every file system.

use super::near::{listed, nearest};
use std::ops::Range;

/// A part of a pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part<F> {
    Words(String),
    Field(F),
}

/// A pattern for names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern<F>(Vec<Part<F>>);

/// What is wrong with a pattern, where in it, and what to write instead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// What is wrong.
    pub message: String,
    /// Where in it.
    pub range: Range<usize>,
    /// What to write instead.
    pub hint: String,
}

/// A name has at most so many bytes on the file systems in use; the hidden name of a file in the making is shorter.
const LONGEST: usize = 255;

impl<F: Copy + PartialEq> Pattern<F> {
    /// Reads a pattern that may name some fields; says all that is wrong with it.
    pub fn read(written: &str, fields: &[(&str, F)]) -> Result<Self, Vec<Wrong>> {
        let mut wrong = Vec::new();
        let mut parts = Vec::new();
        let mut at = 0;
        let mut rest = written;
        while let Some(open) = rest.find(['{', '}']) {
            let (words, field) = rest.split_at(open);
            parts.push(Part::Words(words.to_owned()));
            let end = field.find('}').filter(|_| field.starts_with('{'));
            let Some(end) = end else {
                wrong.push(Wrong {
                    message: "a brace here has no partner".to_owned(),
                    range: at + open..at + open + 1,
                    hint: format!("write a field in braces, such as {}", all(fields)),
                });
                rest = "";
                break;
            };
            let name = field.get(1..end).unwrap_or_default();
            match fields.iter().find(|(known, _)| *known == name) {
                Some((_, field)) => parts.push(Part::Field(*field)),
                None => wrong.push(Wrong {
                    message: format!("there is no field `{{{name}}}`"),
                    range: at + open..at + open + end + 1,
                    hint: nearest(name, fields.iter().map(|(known, _)| *known))
                        .map_or_else(
                            || format!("the fields are {}", all(fields)),
                            |near| format!("write `{{{near}}}`"),
                        ),
                }),
            }
            at += open + end + 1;
            rest = field.get(end + 1..).unwrap_or_default();
        }
        parts.push(Part::Words(rest.to_owned()));
        wrong.extend(path(written));
        if wrong.is_empty() { Ok(Self(parts)) } else { Err(wrong) }
    }

    /// Whether it says something of a handout that differs between two.
    pub fn says(&self, field: F) -> bool {
        self.0.contains(&Part::Field(field))
    }

    /// The name of a handout; `None` if a field of it is not known.
    pub fn named<'a>(&self, value: impl Fn(F) -> Option<&'a str>) -> Option<String> {
        let mut name = String::new();
        for part in &self.0 {
            match part {
                Part::Words(words) => name.push_str(words),
                Part::Field(field) => name.push_str(&safe(value(*field)?)),
            }
        }
        let folders: Vec<String> = name.split('/').map(usable).collect();
        Some(folders.join("/"))
    }
}

/// What is too long in a name, if anything is.
pub fn too_long(name: &str) -> bool {
    name.split('/').any(|part| part.len() > LONGEST)
}

/// A name stays below the output folder and is that of a PDF.
fn path(written: &str) -> Option<Wrong> {
    let whole = 0..written.len();
    let wrong = |message: &str, range, hint: &str| {
        Some(Wrong {
            message: message.to_owned(),
            range,
            hint: hint.to_owned(),
        })
    };
    let strange = |each: char| each.is_control() || "\\:*?\"<>|".contains(each);
    if let Some((at, sign)) = written.match_indices(strange).next() {
        let message = format!("a file cannot have {sign:?} in its name everywhere");
        return wrong(&message, at..at + sign.len(), "leave it out, or write a hyphen");
    }
    if written.split('/').any(|part| matches!(part, "" | "." | "..")) {
        let hint = "name folders below the output folder: {clinic}/{id}.pdf";
        return wrong("a name cannot leave the output folder", whole, hint);
    }
    if !written.ends_with(".pdf") || written.ends_with("/.pdf") || written == ".pdf" {
        let hint = "end it with .pdf: {content}-{layout}.pdf";
        return wrong("the name is not that of a PDF", whole, hint);
    }
    None
}

fn all<F>(fields: &[(&str, F)]) -> String {
    let fields: Vec<String> =
        fields.iter().map(|(known, _)| format!("{{{known}}}")).collect();
    listed(fields.iter().map(String::as_str), "and")
}

/// A value as a part of a name: letters, digits and a few signs; each run of others becomes one hyphen.
fn safe(value: &str) -> String {
    let mut safe = String::new();
    for each in value.trim().chars() {
        if each.is_alphanumeric() || "-_.,+@".contains(each) {
            safe.push(each);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    safe
}

/// Names that Windows keeps for devices, whatever follows the point.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7",
    "com8", "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8",
    "lpt9",
];

/// A name that is not hidden, is no device and ends in no point or space, where Windows would take it off.
fn usable(name: &str) -> String {
    let name = name.trim_end_matches(['.', ' ']);
    let stem = name.split('.').next().unwrap_or_default().to_lowercase();
    if stem.is_empty() || name.starts_with('-') || DEVICES.contains(&stem.as_str()) {
        format!("_{name}")
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{Pattern, Wrong, too_long};

    const FIELDS: [(&str, usize); 6] = [
        ("content", 0),
        ("id", 1),
        ("version", 2),
        ("layout", 3),
        ("language", 4),
        ("clinic", 5),
    ];

    fn read(pattern: &str) -> Result<Pattern<usize>, Vec<Wrong>> {
        Pattern::read(pattern, &FIELDS)
    }

    fn named(pattern: &str, value: &str) -> String {
        let pattern = read(pattern).unwrap_or_else(|why| panic!("{why:?}"));
        pattern.named(|_| Some(value)).unwrap_or_default()
    }

    #[test]
    fn a_value_never_makes_a_folder_or_a_name_that_some_system_refuses() {
        for (value, name) in [
            ("ONC-014", "ONC-014.pdf"),
            ("../../etc/passwd", "_..-..-etc-passwd.pdf"),
            ("a/b\\c:d", "a-b-c-d.pdf"),
            ("  Nord  Klinik ", "Nord-Klinik.pdf"),
            ("Größe 2", "Größe-2.pdf"),
            ("con", "_con.pdf"),
            ("LPT1", "_LPT1.pdf"),
            ("-rf", "_-rf.pdf"),
            ("", "_.pdf"),
            ("a\u{0}\u{7}b", "a-b.pdf"),
        ] {
            assert_eq!(named("{id}.pdf", value), name, "{value:?}");
        }
        assert_eq!(named("{clinic}/{id}.pdf", "x. "), "x/x..pdf");
        assert_eq!(named("{clinic}/{id}.pdf", ".."), "_/_...pdf");
    }

    #[test]
    fn what_is_wrong_with_a_pattern_is_said_at_its_place() {
        let wrong = |pattern: &str| match read(pattern) {
            Ok(_) => Vec::new(),
            Err(wrong) => wrong.into_iter().map(|each| (each.range, each.hint)).collect(),
        };
        assert_eq!(
            wrong("{content}-{layuot}.pdf"),
            [(10..18, "write `{layout}`".to_owned())]
        );
        assert_eq!(wrong("é{x.pdf")[0].0, 2..3);
        assert_eq!(wrong("x}.pdf")[0].0, 1..2);
        for pattern in ["", ".pdf", "{id}", "a/.pdf", "/a.pdf", "../a.pdf", "a//b.pdf"] {
            assert_eq!(wrong(pattern).len(), 1, "{pattern}");
        }
        assert_eq!(wrong("a?b.pdf")[0].0, 1..2);
        assert!(wrong("{q}.pdf")[0].1.contains("`{content}`"));
    }

    #[test]
    fn a_name_that_asks_for_what_is_not_known_is_none() {
        let pattern = read("{id}-{layout}.pdf").unwrap_or_else(|_| panic!());
        assert_eq!(pattern.named(|field| (field == 3).then_some("x")), None);
        assert!(too_long(&named("{id}.pdf", &"x".repeat(252))));
        assert!(!too_long(&named("{id}.pdf", &"x".repeat(251))));
    }
}
