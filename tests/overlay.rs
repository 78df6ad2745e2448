//! Translations: words laid over a content file, what does not fit it, what is not translated, what a sheet says of itself.

use crate::cli::{Ran, run};
use crate::random_jobs::{docs, layouts, write_down};
use handout::compose::Shapes;
use handout::diag::Report;
use handout::galley::{Galley, Item};
use handout::handout::{BlockKind, Inline, Why};
use handout::source::{Job, Source};
use handout::structure::Structure;
use handout::write::{self, Made};
use handout::{check, load};
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// A small content with words, numbers, a citation, a telephone and a placeholder.
const SOURCE: &str = r#"title = "Asthma at home"
short-title = "Asthma"
id = "T-9"
version = "1.2"
language = "en-US"
status = "sample"
checked = 2026-11-23
check-again = 2027-11-23

[[section]]
id = "when"
heading = "When do I call?"

  [[section.block]]
  id = "dose"
  text = "Take 0.5 mg twice a day. [@b]"

  [[section.block]]
  id = "box"
  call.levels = [
    { level = "emergency", label = "Call 911 now", items = ["You cannot speak in full sentences", "Blue lips"] },
    { level = "urgent", label = "Call us today", text = "A fever of {clinic.fever|100.4 °F (38 °C)}.", fields = [{ label = "Day", phone = "day" }] },
  ]

  [[section.block]]
  break = "page"

  [[section.block]]
  id = "drugs"
  drugs.rows = [{ generic = "albuterol", brand = "Ventolin", say = "al-BYOO-ter-all", food = "With or without food", common = "Shaking hands", report = "A racing heart" }]

[[reference]]
id = "b"
text = "A work in English."
"#;

/// Its translation, without marks.
const SPANISH: &str = r#"overlay = "asthma.toml"
language = "es-US"
title = "El asma en casa"
short-title = "Asma"
translated = 2026-11-25

[text.when]
heading = "¿Cuándo llamo?"

[text.dose]
text = "Tome 0.5 mg dos veces al día. [@b]"

[text.box]
call.levels = [
  { label = "Llame al 911 ahora", items = ["No puede decir una frase entera", "Labios azules"] },
  { label = "Llámenos hoy", text = "Fiebre de {clinic.fever|100.4 °F (38 °C)}.", fields = ["De día"] },
]

[text.drugs]
drugs.rows = [{ generic = "albuterol", food = "Con o sin comida", common = "Temblor de manos", report = "Corazón muy rápido" }]
"#;

/// Both files, the translation with its marks.
fn folder() -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("asthma.toml"), SOURCE).unwrap();
    write(&folder, SPANISH);
    let (text, marks) = accepted(&folder);
    assert_eq!(marks, 5, "the title, a section, three blocks");
    write(&folder, &text);
    folder
}

fn write(folder: &TempDir, text: &str) {
    fs::write(folder.path().join("asthma.es.toml"), text).unwrap();
}

fn read(folder: &TempDir) -> String {
    fs::read_to_string(folder.path().join("asthma.es.toml")).unwrap()
}

fn accepted(folder: &TempDir) -> (String, usize) {
    let path = folder.path().join("asthma.es.toml");
    load::accepted(&mut Report::default(), &path).unwrap()
}

/// Changes one of the two files.
#[track_caller]
fn change(folder: &TempDir, name: &str, from: &str, to: &str) {
    let path = folder.path().join(name);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from} is not in:\n{text}");
    fs::write(path, text.replacen(from, to, 1)).unwrap();
}

fn job(folder: &Path) -> Job {
    Job::new(folder.join("asthma.es.toml"), "take-home-letter")
}

fn loaded(folder: &TempDir) -> (Report, Option<Source>) {
    let mut report = Report::default();
    let source = load::source(&mut report, &job(folder.path()));
    if let Some(source) = &source {
        let _ = check::source(&mut report, source, None);
    }
    (report, source)
}

fn made(folder: &TempDir) -> (Report, Made) {
    let mut report = Report::default();
    let made = handout::make(&mut report, &job(folder.path()));
    let made = made.unwrap_or_else(|| panic!("{report}"));
    (report, made)
}

/// The text of all that is said, without the folder.
fn told(folder: &TempDir) -> String {
    let said = loaded(folder).0.to_string();
    said.replace(&format!("{}/", folder.path().display()), "")
}

#[test]
fn a_translation_has_its_own_words_and_all_the_rest_of_its_source() {
    let folder = folder();
    let (report, source) = loaded(&folder);
    assert_eq!(report.errors(), 0, "{report}");
    let handout = source.unwrap().handout;
    assert_eq!((&*handout.title.words, &*handout.language), ("El asma en casa", "es-US"));
    assert_eq!((&*handout.id.words, &*handout.version.words), ("T-9", "1.2"));
    let blocks = &handout.sections[0].blocks;
    assert_eq!(blocks.len(), 4);
    let BlockKind::Call(call) = &blocks[1].kind else { panic!("{blocks:?}") };
    let label = handout::handout::plain(&call.levels[1].fields[0].label);
    assert_eq!(label, "De día");
    let BlockKind::Drugs(drugs) = &blocks[3].kind else { panic!("{blocks:?}") };
    let drug = &drugs.rows[0];
    assert_eq!(handout::handout::plain(drug.brand.as_ref().unwrap()), "Ventolin");
    assert!(drug.say.is_none(), "how English readers say it");
    let entry = &handout.works[0].entry;
    assert!(
        matches!(&entry[0], Inline::Foreign { language, .. } if language == "en-US"),
        "{entry:?}"
    );
    let translation = handout.translation.unwrap();
    assert_eq!((&*translation.from, translation.gaps.as_slice()), ("en-US", &[][..]));
    assert!(handout.original.is_some());
}

#[test]
fn what_is_wrong_is_said_in_the_file_and_line_it_stands_in() {
    let folder = folder();
    change(&folder, "asthma.es.toml", "Labios azules", "Labios <b>azules");
    let said = told(&folder);
    let line = 1 + read(&folder).lines().position(|line| line.contains("<b>")).unwrap();
    assert!(said.contains("error[markup]"), "{said}");
    assert!(said.contains(&format!("--> asthma.es.toml:{line}:")), "{said}");
    assert!(said.contains("Labios <b>azules"), "{said}");
    // What the source alone says is said of the source.
    let folder = self::folder();
    change(
        &folder,
        "asthma.toml",
        "id = \"b\"\ntext",
        "id = \"b\"\nurl = \"nowhere\"\ntext",
    );
    let said = told(&folder);
    assert!(said.contains("--> asthma.toml:34:8"), "{said}");
}

#[test]
fn a_source_with_errors_of_its_own_is_not_translated() {
    let folder = folder();
    change(&folder, "asthma.toml", "Blue lips", "<b>Blue lips");
    let (text, _) = accepted(&folder);
    write(&folder, &text);
    let said = told(&folder);
    assert!(
        said.contains("error[original-broken]: the original `asthma.toml` has errors"),
        "{said}"
    );
}

#[test]
fn what_does_not_fit_the_source_is_said_with_what_to_write() {
    for (from, to, rule, wrong, hint) in [
        (
            "\"Labios azules\"]",
            "\"Labios azules\", \"Otra\"]",
            "translation-length",
            "`items` has 3 entries here and 2 in the source",
            "translate each entry of the source, in its order",
        ),
        (
            "common = ",
            "comon = ",
            "translation-key",
            "the source has no `comon` here",
            "write `common`",
        ),
        (
            "[text.drugs]",
            "[text.drug]",
            "translation-id",
            "the source has no section or block `drug`",
            "write [text.drugs]",
        ),
        (
            " [@b]\"",
            "\"",
            "translation-citations",
            "the source cites [@b] here, the translation does not",
            "cite [@b] where the source does",
        ),
        (
            "Labios azules",
            "Labios azules [@b]",
            "translation-citations",
            "the translation cites [@b] here, the source does not",
            "leave out [@b]",
        ),
        (
            "{clinic.fever|100.4 °F (38 °C)}",
            "100.4 °F (38 °C)",
            "translation-placeholders",
            "the source asks for {clinic.fever} here, the translation does not",
            "ask for {clinic.fever} where the source does",
        ),
        (
            "{ label = \"Llámenos hoy\"",
            "{ level = \"routine\", label = \"Llámenos hoy\"",
            "translation-fact",
            "`level` is not what it is in the source",
            "leave `level` out",
        ),
        (
            "heading = \"¿Cuándo llamo?\"",
            "heading = [\"¿Cuándo llamo?\"]",
            "translation-shape",
            "`heading` is a list here",
            "write it as the source does",
        ),
        (
            "short-title = \"Asma\"",
            "",
            "PAR-05",
            "`the title` is translated in part: short-title are missing",
            "translate them, too",
        ),
        (
            "overlay = \"asthma.toml\"",
            "overlay = \"../asthma.toml\"",
            "translation-source",
            "there is no `../asthma.toml` in the folder of this file",
            "keep both together",
        ),
        (
            "overlay = \"asthma.toml\"",
            "overlay = \"asthma.es.toml\"",
            "translation-source",
            "`asthma.es.toml` is a translation itself",
            "name the file that it translates",
        ),
        (
            "translated = ",
            "tranlated = ",
            "unknown-key",
            "there is no key `tranlated` here",
            "write `translated`",
        ),
    ] {
        let folder = folder();
        change(&folder, "asthma.es.toml", from, to);
        let said = told(&folder);
        let wanted = format!("error[{rule}]: {wrong}");
        assert!(said.contains(&wanted) && said.contains(hint), "{wanted}\n{said}");
        assert!(said.contains("--> asthma.es.toml:"), "{said}");
    }
}

#[test]
fn all_that_does_not_fit_is_said_at_once() {
    let folder = folder();
    for (from, to) in [
        ("\"Labios azules\"]", "]"),
        (" [@b]\"", "\""),
        ("[text.drugs]", "[text.others]"),
    ] {
        change(&folder, "asthma.es.toml", from, to);
    }
    let said = told(&folder);
    for rule in
        ["translation-length", "translation-citations", "translation-id", "PAR-05"]
    {
        assert!(said.contains(&format!("error[{rule}]")), "{rule}\n{said}");
    }
}

#[test]
fn a_block_with_words_needs_an_id_and_one_without_does_not() {
    let folder = folder();
    change(&folder, "asthma.toml", "  id = \"dose\"\n", "");
    let said = told(&folder);
    assert!(
        said.contains(
            "error[translation-no-id]: this block has words to translate and no id"
        ),
        "{said}"
    );
    assert!(said.contains("--> asthma.toml:14:3"), "{said}");
}

#[test]
fn words_that_have_changed_since_are_told_with_the_mark_that_heals_them() {
    let folder = folder();
    change(&folder, "asthma.toml", "Blue lips", "Blue or grey lips");
    // Where a line ends is not what it says.
    change(&folder, "asthma.toml", "Take 0.5 mg twice", "Take 0.5 mg  twice");
    let (report, source) = loaded(&folder);
    let gaps = source.unwrap().handout.translation.unwrap().gaps;
    let [gap] = gaps.as_slice() else { panic!("{report}") };
    assert_eq!((&*gap.name.words, &gap.why), ("box", &Why::Stale));
    let said = told(&folder);
    assert!(said.contains("error[PAR-05]: `box` has changed since it was translated"));
    assert!(said.contains(&format!("write of = \"{}\"", gap.mark)), "{said}");
    assert!(
        said.contains("Blue or grey lips"),
        "it says what the source says now: {said}"
    );
    let before = read(&folder);
    let (text, marks) = accepted(&folder);
    assert_eq!(marks, 1);
    assert_eq!(text.len(), before.len(), "every other byte stays");
    write(&folder, &text);
    assert_eq!(loaded(&folder).0.errors(), 0);
    assert_eq!(accepted(&folder), (text, 0));
}

#[test]
fn a_telephone_is_judged_by_the_country_of_the_source() {
    let folder = folder();
    let number = "555-312-588-2300";
    change(&folder, "asthma.toml", "0.5 mg", &format!("0.5 mg, call {number},"));
    let spanish = format!("0.5 mg, llame al {number},");
    change(&folder, "asthma.es.toml", "0.5 mg", &spanish);
    change(&folder, "asthma.es.toml", "es-US", "es");
    let (text, _) = accepted(&folder);
    write(&folder, &text);
    let said = told(&folder);
    assert!(said.contains("MED-24"), "{said}");
}

#[test]
fn a_mistyped_key_is_told_also_where_the_source_stands_in() {
    let folder = folder();
    change(
        &folder,
        "asthma.es.toml",
        "translated =",
        "missing = \"source\"\ntranslated =",
    );
    change(&folder, "asthma.es.toml", "\ntext = ", "\ntxet = ");
    let said = told(&folder);
    assert!(
        said.contains("error[translation-key]: the source has no `txet` here"),
        "{said}"
    );
    // And nothing is accepted before it is mended.
    let mut report = Report::default();
    let file = folder.path().join("asthma.es.toml");
    assert!(load::accepted(&mut report, &file).is_none());
    assert!(report.to_string().contains("`txet`"), "{report}");
}

#[test]
fn a_translation_is_in_another_language_than_its_source() {
    let folder = folder();
    change(&folder, "asthma.es.toml", "\"es-US\"", "\"en-us\"");
    let said = told(&folder);
    assert!(said.contains("the source is in `en-US` already"), "{said}");
    assert!(said.contains("--> asthma.es.toml:"), "{said}");
    let ran = run(&folder, &["translate", "asthma.toml", "--to", "en-US"]);
    ran.ended(1);
    ran.says("the source is in `en-US` already");
}

#[test]
fn a_skeleton_asks_for_an_id_of_its_own_for_each_text() {
    let folder = folder();
    change(&folder, "asthma.toml", "  id = \"dose\"\n", "");
    change(&folder, "asthma.toml", "id = \"drugs\"", "id = \"box\"");
    let ran = run(&folder, &["translate", "asthma.toml", "--to", "fr"]);
    ran.ended(1);
    ran.says("id = \"take-05-mg-twice\"");
    ran.says("the id `box` of this block is taken");
}

#[test]
fn that_words_have_changed_cannot_be_silenced() {
    let folder = folder();
    change(&folder, "asthma.toml", "Blue lips", "Blue or grey lips");
    let silence = "[[silence]]\nrule = \"PAR-05\"\nreason = \"No time.\"\n[text.";
    change(&folder, "asthma.es.toml", "[text.", silence);
    let said = told(&folder);
    assert!(said.contains("error[PAR-05]: `box` has changed"), "{said}");
    assert!(said.contains("the rule `PAR-05` cannot be silenced"), "{said}");
}

#[test]
fn what_is_not_translated_is_an_error_or_stands_in_the_source_language_with_a_mark() {
    let folder = folder();
    let text = read(&folder);
    let (before, after) = text.split_once("[text.dose]").unwrap();
    let after = after.split_once("[text.box]").unwrap().1;
    write(&folder, &format!("{before}[text.box]{after}"));
    let said = told(&folder);
    assert!(said.contains("error[PAR-05]: `dose` is not translated"), "{said}");
    assert!(said.contains("--> asthma.toml:14:3"), "{said}");
    change(
        &folder,
        "asthma.es.toml",
        "translated =",
        "missing = \"source\"\ntranslated =",
    );
    let (report, made) = made(&folder);
    let said = report.to_string();
    assert!(
        said.contains(
            "warning[PAR-05]: `dose` is not translated, so it stands in English"
        )
    );
    let block = &made.source.handout.sections[0].blocks[0];
    assert!(block.untranslated);
    let proof = write::proof(&made);
    assert!(proof.contains("Aún no se ha traducido / "), "{proof}");
    assert!(proof.contains("Take 0.5 mg twice a day."), "{proof}");
    let tree = &made.galleys.structure;
    let languages: Vec<&str> = tree
        .nodes()
        .filter_map(|(_, node)| node.language.as_deref())
        .collect();
    assert!(languages.contains(&"en-US"), "{languages:?}");
}

#[test]
fn words_left_as_they_were_are_not_taken_for_a_translation() {
    let folder = folder();
    change(&folder, "asthma.es.toml", "¿Cuándo llamo?", "When do I call?");
    let said = told(&folder);
    assert!(
        said.contains(
            "error[PAR-05]: `when` says the same as the original, word for word"
        ),
        "{said}"
    );
    change(&folder, "asthma.es.toml", "[text.when]", "[text.when]\nsame = true");
    assert_eq!(loaded(&folder).0.errors(), 0, "it is meant");
    let left = "No puede decir una frase entera";
    change(&folder, "asthma.es.toml", left, "You cannot speak in full sentences");
    let (report, _) = loaded(&folder);
    assert_eq!(report.errors(), 0);
    assert!(report.to_string().contains("warning[translation-same]"), "{report}");
}

#[test]
fn every_figure_of_a_translation_is_that_of_its_source() {
    for (from, to, rule) in [
        (
            "Tome 0.5 mg",
            "Tome 5 mg",
            "error[PAR-01]: `5 mg` stands in the translation only",
        ),
        // The pump and the label in the country of care write a point.
        ("Tome 0.5 mg", "Tome 0,5 mg", "error[PAR-01]"),
        ("(38 °C)", "(39 °C)", "error[PAR-01]"),
    ] {
        let folder = folder();
        change(&folder, "asthma.es.toml", from, to);
        let said = told(&folder);
        assert!(said.contains(rule), "{to}: {rule}\n{said}");
    }
}

#[test]
fn a_translated_sheet_says_what_it_is_in_both_languages() {
    let folder = folder();
    let of = |folder: &TempDir, layout: &str| {
        let mut report = Report::default();
        let job = Job { layout: layout.to_owned(), ..job(folder.path()) };
        let made = handout::make(&mut report, &job);
        let made = made.unwrap_or_else(|| panic!("{layout}: {report}"));
        (made.pages.len(), write::proof(&made))
    };
    for layout in ["take-home-letter", "trifold-letter", "booklet-half-letter"] {
        let (_, proof) = of(&folder, layout);
        let proof = proof.split_whitespace().collect::<Vec<_>>().join(" ");
        for words in ["DRAFT", "BORRADOR", "Español", "T-9", "(es-US)", "Asthma"] {
            assert!(proof.contains(words), "{layout}: {words}\n{proof}");
        }
    }
    change(
        &folder,
        "asthma.es.toml",
        "translated =",
        "translation-reviewed-by = \"R. Viewer\"\ntranslated =",
    );
    let (_, proof) = of(&folder, "take-home-letter");
    assert!(!proof.contains("DRAFT") && proof.contains("R. Viewer"), "{proof}");
}

#[test]
fn a_choice_is_printed_in_the_language_and_answered_in_that_of_the_source() {
    let folder = folder();
    let field = "\n[[field]]\nname = \"side\"\nchoices = [\"left\", \"right lung\"]\n";
    fs::write(
        folder.path().join("asthma.toml"),
        SOURCE.replace("mg twice", "mg ({patient.side}) twice") + field,
    )
    .unwrap();
    change(
        &folder,
        "asthma.toml",
        "id = \"dose\"",
        "id = \"dose\"\n  when = \"patient.side == left\"",
    );
    change(&folder, "asthma.es.toml", "mg dos", "mg ({patient.side}) dos");
    let (text, _) = accepted(&folder);
    let printed = |choices: &str, side: &str| {
        write(&folder, &format!("{text}\n{choices}"));
        let mut job = job(folder.path());
        job.values.set("patient.side", side);
        let mut report = Report::default();
        let source = load::source(&mut report, &job);
        let handout = source.map(|source| source.handout);
        let block = handout.map(|handout| handout.sections[0].blocks[0].clone());
        let words = match block.map(|block| block.kind) {
            Some(BlockKind::Text(text)) => handout::handout::plain(&text[0]),
            _ => String::new(),
        };
        (report.to_string(), words)
    };
    let spanish = "[choice.side]\nleft = \"izquierdo\"\n\"right lung\" = \"derecho\"\n";
    let (said, words) = printed(spanish, "left");
    assert_eq!(
        (said.contains("error"), words.trim()),
        (false, "Tome 0.5 mg (izquierdo) dos veces al día.")
    );
    assert_eq!(printed(spanish, "right lung").1, "", "it is not for them");
    assert!(printed("", "left").0.contains("warning[translation-choice]"));
    for (choices, wrong) in [
        (
            "[choice.side]\nleft = \"izquierdo\"\n",
            "`right lung` of the field `side` is not translated",
        ),
        (&*spanish.replace("left", "lefft"), "`lefft` is no choice of the field `side`"),
        (&*spanish.replace("side", "sides"), "the source has no field `sides`"),
    ] {
        let (said, _) = printed(choices, "left");
        assert!(said.contains(&format!("error[translation-choice]: {wrong}")), "{said}");
    }
}

fn begin(folder: &TempDir, args: &[&str]) -> Ran {
    run(folder, &[&["translate", "asthma.toml"], args].concat())
}

#[test]
fn a_translation_is_begun_with_every_text_and_its_mark() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("asthma.toml"), SOURCE).unwrap();
    let ran = begin(&folder, &["--to", "es-US"]);
    ran.ended(0);
    assert!(ran.out.starts_with("asthma.es.toml: translate it"), "{}", ran.out);
    let text = read(&folder);
    let ids: Vec<&str> = text.lines().filter(|line| line.starts_with('[')).collect();
    assert_eq!(ids, ["[text.when]", "[text.dose]", "[text.box]", "[text.drugs]"]);
    assert!(text.contains("\n# Take 0.5 mg twice a day. [@b]\ntext = \"Take"), "{text}");
    // It is built at once, and every text of it says that it is not translated.
    run(&folder, &["build", "asthma.es.toml"]).ended(0);
    let checked = run(&folder, &["check", "asthma.es.toml"]);
    checked.ended(0);
    assert_eq!(checked.out.matches("so it stands in English").count(), 0);
    assert_eq!(
        (checked.out + &checked.err)
            .matches("so it stands in English")
            .count(),
        5,
        "{}",
        checked.err
    );
    let again = begin(&folder, &["--to", "es-US"]);
    again.ended(2);
    again.says("error[file-exists]");
    begin(&folder, &["--to", "Spanish!"]).says("is not a language tag");
    begin(&folder, &["--to", "zh-Hans-US"]).ended(0);
    assert!(folder.path().join("asthma.zh-Hans.toml").is_file());
    fs::create_dir(folder.path().join("es")).unwrap();
    begin(&folder, &["--to", "es", "-o", "es/asthma.toml"]).says("error[output-folder]");
}

#[test]
fn a_translation_that_was_compared_again_is_accepted() {
    let folder = folder();
    change(&folder, "asthma.toml", "Blue lips", "Blue or grey lips");
    let accept = || run(&folder, &["translate", "--accept", "asthma.es.toml"]);
    assert_eq!(accept().out, "asthma.es.toml: 1 mark\n");
    assert_eq!(
        accept().out,
        "asthma.es.toml: every mark is that of the source already\n"
    );
    let ran = run(&folder, &["translate", "--accept", "asthma.toml"]);
    ran.ended(1);
    ran.says("`asthma.toml` is no translation");
}

#[test]
fn the_schema_of_a_translation_takes_one_and_completes_its_blocks() {
    let schema: serde_json::Value =
        serde_json::from_str(&load::schema(load::Kind::Overlay)).unwrap();
    let judge = jsonschema::validator_for(&schema).unwrap();
    let folder = folder();
    let said: toml::Value = toml::from_str(&read(&folder)).unwrap();
    let mut said = serde_json::to_value(said).unwrap();
    said["translated"] = "2026-11-25".into();
    assert!(judge.is_valid(&said), "{:?}", judge.iter_errors(&said).collect::<Vec<_>>());
    said["text"]["dose"]["txet"] = "x".into();
    assert!(!judge.is_valid(&said));
}

/// Lines of TOML with an id below each header of a section or a block.
fn with_ids(text: &str) -> String {
    let mut count = 0;
    let lines = text.lines().map(|line| {
        let header =
            ["[[section]]", "[[block]]", "[[section.block]]"].contains(&line.trim());
        count += usize::from(header);
        if header { format!("{line}\nid = \"t-{count}\"\n") } else { format!("{line}\n") }
    });
    lines.collect()
}

/// The same without what English readers are told of how a name sounds.
fn without_sounds(text: &str) -> String {
    let mut pieces = text.split(", say = \"");
    let first = pieces.next().unwrap().to_owned();
    first
        + &pieces
            .filter_map(|piece| piece.split_once('"'))
            .map(|(_, rest)| rest)
            .collect::<String>()
}

/// The ink of a galley at its places.
fn ink(galley: &Galley) -> Vec<String> {
    let of = |item: &Item| match item {
        Item::Strip(strip) => {
            let marks =
                strip.marks.iter().map(|mark| format!("{:?} {:?}", mark.at, mark.ink));
            format!("{:?} {:?} {:?}", strip.depth, strip.works, marks.collect::<Vec<_>>())
        }
        Item::Glue(white) => format!("{white:?}"),
        Item::Break(at) => format!("{:?}", at.penalty),
    };
    galley.items.iter().map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_same_words_laid_over_a_content_give_the_same_galley(doc in docs(layouts())) {
        let folder = tempdir().unwrap();
        let pictures = folder.path().join("pictures");
        fs::create_dir(&pictures).unwrap();
        fs::copy("tests/handouts/every-block/pictures/lung.png", pictures.join("lung.png")).unwrap();
        let source = folder.path().join("source.toml");
        let text = without_sounds(&with_ids(&write_down(&doc).text));
        fs::write(&source, &text).unwrap();
        let mut report = Report::default();
        let day = jiff::civil::date(2026, 11, 25);
        let skeleton = load::skeleton(&mut report, &source, "en-CA", "source.toml", day);
        let skeleton = skeleton.unwrap_or_else(|| panic!("{report}\n{text}"));
        let same = skeleton
            .replace("\nof = ", "\nsame = true\nof = ")
            .replace("missing = \"source\"", "missing = \"error\"");
        let overlay = folder.path().join("overlay.toml");
        fs::write(&overlay, &same).unwrap();
        let of = |path: &Path| {
            let mut report = Report::default();
            let loaded = load::source(&mut report, &Job::new(path, "take-home-letter"));
            let mut loaded = loaded.unwrap_or_else(|| panic!("{report}\n{same}"));
            assert_eq!(report.errors(), 0, "{report}\n{same}");
            loaded.handout.works.clear();
            let mut apart = Report::default();
            let galleys = handout::compose::galleys(&mut apart, &loaded, &mut Shapes::default());
            galleys.map(|galleys| ink(&galleys.main))
        };
        let (before, after) = (of(&source), of(&overlay));
        prop_assert_eq!(before.is_some(), after.is_some());
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        prop_assert_eq!(before.len(), after.len());
        for (one, other) in before.iter().zip(&after) {
            prop_assert_eq!(one, other, "{}", same);
        }
    }
}

#[test]
fn a_heading_that_stands_in_the_source_language_is_marked_once_with_its_text() {
    let folder = folder();
    let text = read(&folder);
    let (before, _) = text.split_once("[text.when]").unwrap();
    write(&folder, &before.replace("translated =", "missing = \"source\"\ntranslated ="));
    let (_, made) = made(&folder);
    let proof = write::proof(&made);
    // The heading and the text below it, the box, the table.
    assert_eq!(proof.matches("Aún no se ha traducido").count() % 3, 0, "{proof}");
    let section = &made.source.handout.sections[0];
    assert!(section.untranslated);
    assert!(made.galleys.structure.node(Structure::ROOT).children.len() > 1);
}
