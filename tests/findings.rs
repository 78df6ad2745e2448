//! What the checker says, as people and programs read it: pages of rules, JSON, SARIF, silences, mending.

use super::cli::{run, with};
use serde_json::Value;
use std::fs;

/// A handout with three doses that end in a zero, one after a bold word and one after an escape; and a comment.
const ZEROS: &str = r#"title = "Taking your pills"
id = "T-1"
version = "1.0"
language = "en-US"
status = "draft"
checked = 2026-11-23
# A comment stays.
[[section]]
heading = "When do I take them?"
  [[section.block]]
  text = "Take 5.0 mg **or 2.0 tablets**.\nOr 3.0\u00a0mL."   # and so does this
"#;

#[test]
fn a_finding_points_at_the_words_and_says_what_to_write() {
    let folder = with("pills.toml", ZEROS);
    let ran = run(&folder, &["check", "pills.toml"]);
    ran.ended(1);
    ran.says("error[MED-01]");
    ran.says("pills.toml:11:16");
    ran.says("hint: write `5`");
    let built = run(&folder, &["build", "pills.toml"]);
    built.ended(1);
    built.says("error[MED-01]");
    assert!(!folder.path().join("pills.pdf").exists());
}

#[test]
fn findings_are_printed_for_programs() {
    let folder = with("pills.toml", ZEROS);
    let ran = run(&folder, &["check", "pills.toml", "--format", "json"]);
    ran.ended(1);
    let jobs: Value = serde_json::from_str(&ran.out).unwrap();
    let found: Vec<(&str, &str, u64, u64)> = jobs[0]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|found| found["rule"] == "MED-01")
        .map(|found| {
            let number = |key: &str| found[key].as_u64().unwrap();
            let text = |key: &str| found[key].as_str().unwrap();
            (text("words"), text("replacement"), number("line"), number("column"))
        })
        .collect();
    assert_eq!(found, [("5.0", "5", 11, 16), ("2.0", "2", 11, 28), ("3.0", "3", 11, 47)]);
}

#[test]
fn sarif_fits_its_schema() {
    let schema = fs::read_to_string("tests/data/sarif-2.1.0.json").unwrap();
    // The published schema has a bracket too many in the pattern of a language.
    let schema = schema.replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    let folder = with("pills.toml", ZEROS);
    let ran = run(&folder, &["check", "pills.toml", "--format", "sarif"]);
    ran.ended(1);
    let log: Value = serde_json::from_str(&ran.out).unwrap();
    let faults: Vec<String> =
        schema.iter_errors(&log).map(|each| each.to_string()).collect();
    assert!(faults.is_empty(), "{faults:#?}");
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|found| found["ruleId"] == "MED-01").count(), 3);
    let mut broken = log;
    broken["runs"][0]["results"][0]["level"] = Value::from("dreadful");
    assert!(!schema.is_valid(&broken), "the schema would say so");
}

#[test]
fn mending_changes_those_words_and_no_other_byte() {
    let folder = with("pills.toml", ZEROS);
    let ran = run(&folder, &["check", "pills.toml", "--fix"]);
    ran.ended(0);
    assert!(ran.out.starts_with("pills.toml: 3 replacements"), "{}", ran.out);
    let mended = fs::read_to_string(folder.path().join("pills.toml")).unwrap();
    let wanted = ZEROS
        .replace("5.0 mg", "5 mg")
        .replace("2.0 t", "2 t")
        .replace("3.0\\", "3\\");
    assert_eq!(mended, wanted);
    let again = run(&folder, &["check", "pills.toml", "--fix"]);
    again.ended(0);
    assert!(again.out.starts_with("pills.toml: nothing to mend"), "{}", again.out);
    assert_eq!(fs::read_to_string(folder.path().join("pills.toml")).unwrap(), wanted);
}

#[cfg(unix)]
#[test]
fn mending_follows_a_link_and_keeps_who_may_read() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = with("pills.toml", ZEROS);
    let (real, link) =
        (folder.path().join("pills.toml"), folder.path().join("link.toml"));
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("pills.toml", &link).unwrap();
    run(&folder, &["check", "link.toml", "--fix"]).ended(0);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(fs::read_to_string(&real).unwrap().contains("Take 5 mg"));
    assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
}

#[test]
fn a_rule_is_silenced_with_a_reason_that_is_printed() {
    let silence = "\n[[silence]]\nrule = \"MED-01\"\nreason = \"The label says so.\"\n";
    let folder = with("pills.toml", &format!("{ZEROS}{silence}"));
    let ran = run(&folder, &["check", "pills.toml"]);
    ran.ended(0);
    assert!(
        ran.out.contains("silenced[MED-01]: 3 findings: The label says so."),
        "{}",
        ran.out
    );
    let narrow = format!("{ZEROS}{silence}words = \"5.0\"\n");
    let folder = with("pills.toml", &narrow);
    let ran = run(&folder, &["check", "pills.toml"]);
    ran.ended(1);
    assert!(ran.out.contains("silenced[MED-01]: 1 finding:"), "{}", ran.out);
}

#[test]
fn a_silence_that_is_unknown_or_not_needed_is_a_warning() {
    let good = ZEROS
        .replace(".0 mg", " mg")
        .replace(".0 t", " t")
        .replace(".0\\", "\\");
    let silences = "\n[[silence]]\nrule = \"MED-1\"\nreason = \"Why.\"\n\n[[silence]]\nrule = \"MED-01\"\nreason = \"Why.\"\n";
    let folder = with("pills.toml", &format!("{good}{silences}"));
    let ran = run(&folder, &["check", "pills.toml"]);
    ran.ended(0);
    ran.says("warning[silence-unknown]: there is no rule `MED-1`");
    ran.says(
        "warning[silence-unneeded]: the rule `MED-01` is silenced and has nothing to say",
    );
    run(&folder, &["check", "pills.toml", "--strict"]).ended(1);
}

#[test]
fn every_rule_is_listed_and_explained() {
    let folder = with("pills.toml", ZEROS);
    let rules = run(&folder, &["rules"]);
    rules.ended(0);
    assert!(rules.out.contains("take-home"), "{}", rules.out);
    for rule in handout::check::rules() {
        let listed =
            rules.out.lines().find(|line| line.split(' ').next() == Some(rule.id));
        assert!(listed.is_some_and(|line| line.contains(rule.title)), "{}", rule.id);
        let page = run(&folder, &["explain", rule.id]);
        page.ended(0);
        let heads: Vec<&str> =
            page.out.lines().filter(|line| line.starts_with("# ")).collect();
        assert_eq!(
            heads,
            [
                "# What it finds",
                "# Why it matters",
                "# Example",
                "# Write instead",
                "# Source"
            ],
            "{}",
            rule.id
        );
        assert!(page.out.starts_with(&format!("{}: ", rule.id)), "{}", page.out);
        let source = page.out.split("# Source").nth(1).unwrap();
        assert!(
            source.contains("19") || source.contains("20"),
            "{}: no year in {source}",
            rule.id
        );
    }
    run(&folder, &["explain", "MED-99"]).ended(2);
}

#[test]
fn rules_have_each_their_own_number_and_stand_in_order() {
    let ids: Vec<&str> = handout::check::rules().map(|rule| rule.id).collect();
    for (index, id) in ids.iter().enumerate() {
        assert!(!ids[..index].contains(id), "{id} stands twice");
    }
    let families: Vec<&str> =
        ids.iter().map(|id| id.split('-').next().unwrap()).collect();
    for pair in ids.windows(2).zip(families.windows(2)) {
        let (ids, families) = pair;
        assert!(
            families[0] != families[1] || ids[0] < ids[1],
            "{} before {}",
            ids[0],
            ids[1]
        );
    }
}

#[test]
fn the_scorecard_says_what_it_is_not() {
    let folder = with("pills.toml", &ZEROS.replace(".0", ""));
    let ran = run(&folder, &["check", "pills.toml", "--scorecard"]);
    ran.ended(0);
    assert!(ran.out.contains("PEMAT-P (AHRQ, 2013)"), "{}", ran.out);
    assert!(ran.out.contains("not the official score"), "{}", ran.out);
    let folder = with("zeros.toml", ZEROS);
    let early = run(&folder, &["check", "zeros.toml", "--scorecard"]);
    early.ended(1);
    assert!(early.out.contains("when the errors are gone"), "{}", early.out);
    assert!(
        ran.out
            .contains("no   20  the reader is told at least one thing to do"),
        "{}",
        ran.out
    );
}

#[test]
fn outlines_of_a_proof_are_no_matter_for_the_rules() {
    let content = concat!(env!("CARGO_MANIFEST_DIR"), "/content/alk-brochure.toml");
    let folder = with("pills.toml", ZEROS);
    let ran = run(
        &folder,
        &["build", content, "-l", "trifold-letter", "--proof", "-o", "a.pdf"],
    );
    ran.ended(0);
    assert!(ran.out.contains("no warnings"), "{}", ran.out);
}
