//! A content file → a translation to be filled in: every text under its id, with its mark and the words of the source.

use super::words::{self, BLOCKS, SOUND, below, in_order, is_words};
use super::{HEAD, KEY, first_line, for_each, no_id, no_other, string, taken};
use crate::diag::{Diagnostic, Report};
use crate::handout::Date;
use crate::language;
use crate::load::at::Places;
use crate::load::raw::content::Content;
use crate::load::{Kind, read};
use crate::span::{FileId, Span};
use std::collections::BTreeSet;
use std::ops::Range;
use std::path::Path;
use toml::de::{DeTable, DeValue};

/// What a skeleton begins with; what it is and whom it is for stands between braces.
const HEADER: &str = "\
# {title}
# in {language}. It holds words only: all the rest comes from {name}.
#
# Above each text stand the words of the source. Write the translation between the quotes below them, and leave the rest as
# it is: `of`, the names in front of the equal signs, **, [@...] and {...}. Numbers, doses and telephone numbers stay as
# they are, too. Then say `handout check` and this file.
#
# A text that is still the same as the source is not translated: it is printed as it is, with a line that says so. If it is
# meant to be the same, write same = true below `of`. How a name is said (say = \"...\") may be added, or left out.
";

/// A translation of a content file into a language, with the words of the source; `None` if the report says why not.
/// `overlay` is what the translation calls its source.
pub fn skeleton(
    report: &mut Report,
    path: &Path,
    to: &str,
    overlay: &str,
    today: Date,
) -> Option<String> {
    let file = read::text(report, path, "content file")?;
    let text = read::owned(report, file);
    let mut table = read::table(report, file, &text)?;
    if let Some(other) = table.get_ref().get(KEY) {
        let wrong = "this is a translation itself";
        report.push(
            Diagnostic::error("translation-source", wrong)
                .at(Span::new(file, other.span()))
                .hint("translate the content file that it names"),
        );
        return None;
    }
    let places = Places::of(file);
    read::fitted::<Content>(report, &places, Kind::Content, table.clone())?;
    if let Some(from) = table.get_ref().get("language")
        && from
            .get_ref()
            .as_str()
            .is_some_and(|from| from.eq_ignore_ascii_case(to))
    {
        report.push(no_other(to, Span::new(file, from.span())));
    }
    let title = string(table.get_ref(), "title").unwrap_or_default();
    let name = language::english_name(to);
    let own = language::own_name(to);
    let name = if name == own { name.to_owned() } else { format!("{name} ({own})") };
    let mut out = HEADER
        .replace("{title}", &one_line(&title))
        .replace("{language}", &name)
        .replace("{name}", overlay);
    out.push_str(&format!(
        "\noverlay = {}\nlanguage = {}\nmissing = \"source\"      # \"error\" before it is given out: then nothing is built while a text is not translated\n\
         translated = {today}\n# translated-by = \"...\"              # who translated it; never invent one\n\
         # translation-reviewed-by = \"...\"    # who compared it with the source; without one every page says that it is a draft\n\n",
        quoted(overlay),
        quoted(to),
    ));
    let mut head = taken(table.get_mut(), &HEAD);
    entry(&mut out, &head);
    head.clear();
    let ids = BTreeSet::new();
    let mut page = Page { report, file, text: &text, ids, out };
    page.blocks(table.get_mut());
    for_each(table.get_mut(), "section", |section, range| {
        let mut blocks = taken(section, &BLOCKS);
        page.named("section", section, range);
        page.blocks(&mut blocks);
    });
    for_each(table.get_mut(), "field", |field, _| choices(&mut page.out, field));
    let Page { report, out, .. } = page;
    (report.errors() == 0).then_some(out)
}

/// The choices of a field, if it has any.
fn choices(out: &mut String, field: &DeTable<'_>) {
    let choices = field.get("choices").map(|choices| choices.get_ref());
    if let (Some(name), Some(DeValue::Array(choices))) = (string(field, "name"), choices)
    {
        out.push_str(&format!("\n[choice.{}]\n", key(&name)));
        for choice in choices.iter().filter_map(|choice| choice.get_ref().as_str()) {
            out.push_str(&format!("{} = {}\n", key(choice), quoted(choice)));
        }
    }
}

struct Page<'a> {
    report: &'a mut Report,
    file: FileId,
    text: &'a str,
    ids: BTreeSet<String>,
    out: String,
}

impl Page<'_> {
    fn blocks(&mut self, source: &mut DeTable<'_>) {
        for key in BLOCKS {
            for_each(source, key, |block, range| self.named("block", block, range));
        }
    }

    fn named(&mut self, what: &str, source: &DeTable<'_>, range: &Range<usize>) {
        let leaves = words::leaves(source);
        let Some(first) = leaves.first() else { return };
        let line = first_line(self.text, range);
        let place = Span::new(self.file, line);
        match string(source, "id") {
            Some(id) if !self.ids.insert(id.clone()) => {
                let twice = format!("the id `{id}` of this {what} is taken");
                let wrong = Diagnostic::error("duplicate-id", twice);
                self.report.push(wrong.at(place).hint("give each its own id"));
            }
            Some(id) => {
                self.out.push_str(&format!("\n[text.{}]\n", key(&id)));
                entry(&mut self.out, source);
            }
            None => self.report.push(no_id(what, first.words).at(place)),
        }
    }
}

/// The mark and the words of a section or block.
fn entry(out: &mut String, source: &DeTable<'_>) {
    let mark = words::mark(&words::leaves(source));
    out.push_str(&format!("of = \"{mark}\"\n"));
    for (key, value) in in_order(source) {
        assign(out, key, key, value.get_ref());
    }
}

/// A key and its words, with those of the source above; the keys of a kind of block one by one.
fn assign(out: &mut String, path: &str, key: &str, value: &DeValue<'_>) {
    match value {
        DeValue::Table(table) => {
            for (key, value) in in_order(table) {
                assign(out, &format!("{path}.{key}"), key, value.get_ref());
            }
        }
        DeValue::String(words) if is_words(key) => {
            comment(out, "", words);
            out.push_str(&format!("{path} = {}\n", quoted(words)));
        }
        DeValue::Array(_) if has_words(key, value) => {
            out.push_str(&format!("{path} = "));
            list(out, 0, value);
            out.push('\n');
        }
        DeValue::Array(_)
        | DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => {}
    }
}

/// A list, an entry a line.
fn list(out: &mut String, depth: usize, value: &DeValue<'_>) {
    let DeValue::Array(values) = value else { return };
    let (inner, outer) = ("  ".repeat(depth + 1), "  ".repeat(depth));
    out.push_str("[\n");
    for value in values {
        match value.get_ref() {
            DeValue::String(words) => {
                comment(out, &inner, words);
                out.push_str(&format!("{inner}{},\n", quoted(words)));
            }
            DeValue::Table(table) => row(out, depth + 1, table),
            value @ DeValue::Array(_) => {
                out.push_str(&inner);
                list(out, depth + 1, value);
                out.push_str(",\n");
            }
            DeValue::Integer(_)
            | DeValue::Float(_)
            | DeValue::Boolean(_)
            | DeValue::Datetime(_) => {}
        }
    }
    out.push_str(&format!("{outer}]"));
}

/// A table in a list. Where it holds one string, that stands for it.
fn row(out: &mut String, depth: usize, table: &DeTable<'_>) {
    let indent = "  ".repeat(depth);
    let with_words: Vec<_> = in_order(table)
        .into_iter()
        .filter(|(key, value)| has_words(key, value.get_ref()))
        .collect();
    for (key, value) in in_order(table) {
        if let DeValue::String(words) = value.get_ref() {
            match is_words(key) {
                true => comment(out, &indent, words),
                false if key == SOUND => {
                    comment(out, &indent, &format!("(say: {words})"));
                }
                false => {}
            }
        }
    }
    if let [(_, value)] = with_words.as_slice()
        && let DeValue::String(words) = value.get_ref()
    {
        out.push_str(&format!("{indent}{},\n", quoted(words)));
        return;
    }
    out.push_str(&format!("{indent}{{"));
    for (place, (key, value)) in with_words.into_iter().enumerate() {
        let comma = if place == 0 { "" } else { "," };
        out.push_str(&format!("{comma} {key} = "));
        match value.get_ref().as_str() {
            Some(words) => out.push_str(&quoted(words)),
            None => list(out, depth, value.get_ref()),
        }
    }
    out.push_str(" },\n");
}

fn has_words(key: &str, value: &DeValue<'_>) -> bool {
    let mut leaves = Vec::new();
    below(key, key, value, &mut leaves);
    !leaves.is_empty()
}

/// The words of the source, as lines that are not read.
fn comment(out: &mut String, indent: &str, words: &str) {
    for line in words.trim().lines() {
        let line = line.trim();
        let space = if line.is_empty() { "" } else { " " };
        out.push_str(&format!("{indent}#{space}{line}\n"));
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A string as TOML writes it; several lines stand between three quotes.
fn quoted(words: &str) -> String {
    let lines = words.trim_end().contains('\n');
    let escaped: String = words
        .chars()
        .map(|each| match each {
            '\\' => "\\\\".to_owned(),
            '"' => "\\\"".to_owned(),
            '\n' if lines => "\n".to_owned(),
            '\n' => "\\n".to_owned(),
            '\t' => "\\t".to_owned(),
            control if control.is_control() => format!("\\u{:04X}", u32::from(control)),
            other => other.to_string(),
        })
        .collect();
    match lines {
        true => format!("\"\"\"\n{}\n\"\"\"", escaped.trim_end()),
        false => format!("\"{escaped}\""),
    }
}

/// A key as TOML writes it.
fn key(id: &str) -> String {
    let bare = |each: char| each.is_ascii_alphanumeric() || "-_".contains(each);
    if !id.is_empty() && id.chars().all(bare) { id.to_owned() } else { quoted(id) }
}
