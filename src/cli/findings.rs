//! A report → JSON, or SARIF 2.1.0 (OASIS, 2020), for other programs to read.

use super::rules::level;
use handout::check;
use handout::diag::{Diagnostic, Report, Severity};
use handout::span::Span;
use serde_json::{Value, json};

/// The findings of one job as JSON.
pub fn json(content: &str, layout: &str, report: &Report) -> Value {
    let findings: Vec<Value> = report
        .sorted()
        .into_iter()
        .map(|each| finding(report, each))
        .collect();
    let silenced: Vec<Value> = report
        .silenced
        .iter()
        .map(|each| json!({ "rule": each.rule, "count": each.count, "reason": each.reason }))
        .collect();
    json!({
        "content": content,
        "layout": layout,
        "errors": report.errors(),
        "warnings": report.warnings(),
        "infos": report.infos(),
        "findings": findings,
        "silenced": silenced,
    })
}

/// The findings of all jobs.
pub fn all(jobs: Vec<Value>) -> String {
    format!("{:#}", Value::Array(jobs))
}

fn finding(report: &Report, diagnostic: &Diagnostic) -> Value {
    let mut value = json!({
        "rule": diagnostic.rule,
        "level": level(diagnostic.severity),
        "message": diagnostic.message,
        "hints": diagnostic.hints,
    });
    if let (Some(place), Value::Object(object)) = (diagnostic.place, &mut value) {
        let (line, column) = report.files.line_column(place);
        let (end_line, end_column) = end(report, place);
        object.insert("file".to_owned(), json!(path(report, place)));
        object.insert("line".to_owned(), json!(line));
        object.insert("column".to_owned(), json!(column));
        object.insert("endLine".to_owned(), json!(end_line));
        object.insert("endColumn".to_owned(), json!(end_column));
        object.insert("words".to_owned(), json!(report.files.text(place)));
    }
    if let (Some(fix), Value::Object(object)) = (&diagnostic.fix, &mut value) {
        object.insert("replacement".to_owned(), json!(fix.words));
        object.insert("safe".to_owned(), json!(fix.safe));
    }
    value
}

/// The findings of all jobs as one SARIF log.
pub fn sarif(reports: &[&Report]) -> String {
    let rules: Vec<Value> = check::rules()
        .map(|rule| {
            json!({
                "id": rule.id,
                "shortDescription": { "text": rule.title },
                "fullDescription": { "text": check::explain(rule.id).unwrap_or_default() },
                "defaultConfiguration": { "level": sarif_level(rule.level) },
            })
        })
        .collect();
    let results: Vec<Value> = reports
        .iter()
        .flat_map(|report| report.sorted().into_iter().map(|each| result(report, each)))
        .collect();
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "handout", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}")
}

fn result(report: &Report, diagnostic: &Diagnostic) -> Value {
    let mut text = diagnostic.message.clone();
    for hint in &diagnostic.hints {
        text.push_str("; ");
        text.push_str(hint);
    }
    let mut value = json!({
        "ruleId": diagnostic.rule,
        "level": sarif_level(diagnostic.severity),
        "message": { "text": text },
    });
    let Value::Object(object) = &mut value else { return value };
    if let Some(place) = diagnostic.place {
        let location = json!({
            "physicalLocation": {
                "artifactLocation": { "uri": path(report, place) },
                "region": region(report, place),
            }
        });
        object.insert("locations".to_owned(), json!([location]));
    }
    if let Some(fix) = &diagnostic.fix {
        let change = json!({
            "artifactLocation": { "uri": path(report, fix.span) },
            "replacements": [{
                "deletedRegion": region(report, fix.span),
                "insertedContent": { "text": fix.words },
            }],
        });
        let fix = json!({ "artifactChanges": [change] });
        object.insert("fixes".to_owned(), json!([fix]));
    }
    value
}

fn region(report: &Report, place: Span) -> Value {
    let (line, column) = report.files.line_column(place);
    let (end_line, end_column) = end(report, place);
    json!({ "startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column })
}

/// Line and column, from 1, one past the last character.
fn end(report: &Report, place: Span) -> (usize, usize) {
    report.files.line_column(Span { start: place.end, ..place })
}

/// The path as an address relative to where the program runs: with forward slashes, spaces escaped.
fn path(report: &Report, place: Span) -> String {
    let path = report
        .files
        .get(place.file)
        .map(|file| file.path.display().to_string());
    path.unwrap_or_default()
        .replace('%', "%25")
        .replace('\\', "/")
        .replace(' ', "%20")
}

const fn sarif_level(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "note",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}
