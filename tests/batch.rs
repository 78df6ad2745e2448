//! Many handouts at once: what a batch file may say, what is made again and what is not, and what a disk that fails leaves.

use crate::cli::{Ran, run};
use handout::diag::Report;
use handout::digest::Digest;
use proptest::prelude::*;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::{TempDir, tempdir};

const DAY: [&str; 2] = ["--today", "2026-11-24"];

/// Files by their names.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A small content; its words are told apart by `words`.
fn content(id: &str, language: &str, words: &str) -> String {
    format!(
        r#"
title = "Taking your pills"
id = "{id}"
version = "1.0"
language = "{language}"
status = "draft"
checked = 2026-11-23
check-again = 2027-11-23

[[section]]
id = "when"
heading = "When do I take them?"

  [[section.block]]
  id = "how"
  text = "{words}"
"#
    )
}

const DROPS_IN_SPANISH: &str = r#"
overlay = "drops.toml"
language = "es-US"
title = "Cómo tomar sus gotas"
translated = 2026-11-23
translated-by = "Nobody"

[text.when]
heading = "¿Cuándo las tomo?"

[text.how]
text = "Tome 2 gotas."
"#;

const BATCH: &str = r#"
contents = ["content/*.toml"]
layouts = ["take-home-a4", "ours/large.toml"]
clinics = ["clinics/north.toml", "clinics/south.toml"]

[[skip]]
content = "content/gotas.toml"
clinic = "clinics/south.toml"
"#;

/// Three contents, one with a picture and one that translates another, in a shipped layout and one that extends two, for two
/// clinics; what makes no sense is left out: ten handouts.
fn clinic() -> TempDir {
    let folder = tempdir().unwrap();
    let at = folder.path();
    for sub in ["content/pictures", "ours", "clinics"] {
        fs::create_dir_all(at.join(sub)).unwrap();
    }
    let picture = "tests/handouts/every-block/pictures/lung.png";
    fs::copy(
        Path::new(env!("CARGO_MANIFEST_DIR")).join(picture),
        at.join("content/pictures/lung.png"),
    )
    .unwrap();
    let figure = "\n  [[section.block]]\n  figure.image = \"pictures/lung.png\"\n  figure.alt = \"Two lungs\"\n  figure.caption = \"Lungs\"\n  figure.width = 50\n";
    let write = |name: &str, text: &str| fs::write(at.join(name), text).unwrap();
    write(
        "content/pills.toml",
        &(content("T-1", "en-US", "Take 1 pill each morning.") + figure),
    );
    write("content/drops.toml", &content("T-2", "en-US", "Take 2 drops."));
    write("content/gotas.toml", DROPS_IN_SPANISH);
    let gotas = at.join("content/gotas.toml");
    let accepted = handout::load::accepted(&mut Report::default(), &gotas);
    write("content/gotas.toml", &accepted.unwrap().0);
    write("clinics/north.toml", "name = \"North\"\n");
    write("clinics/south.toml", "name = \"South\"\n");
    write("ours/large.toml", "title = \"Ours\"\nextends = \"base.toml\"\n");
    write("ours/base.toml", "title = \"Base\"\nextends = \"take-home-letter\"\n");
    write("batch.toml", BATCH);
    folder
}

fn batch(folder: &TempDir, more: &[&str]) -> Ran {
    run(folder, &[&["batch", "batch.toml"], &DAY[..], more].concat())
}

/// The sum that a run ends with.
#[track_caller]
fn sum(ran: &Ran, written: usize, unchanged: usize, failed: usize) {
    let wanted = format!(
        "batch.toml: {written} written, {unchanged} unchanged, {failed} failed, "
    );
    let last = ran.out.lines().last().unwrap_or_default();
    assert!(last.starts_with(&wanted), "{wanted}\n{}\n{}", ran.out, ran.err);
}

/// The files that would be made again, and why, without the folder.
fn due(folder: &TempDir) -> Vec<(String, String)> {
    let ran = batch(folder, &["--dry-run"]);
    ran.ended(0);
    let lines: Vec<&str> = ran.out.lines().collect();
    let (_, lines) = lines.split_last().unwrap();
    let parted = lines.iter().map(|line| line.split_once(": ").unwrap());
    parted
        .map(|(file, why)| (file.trim_start_matches("print/").to_owned(), why.to_owned()))
        .collect()
}

/// All files below a folder with their bytes; hidden ones only if asked for.
pub fn files(folder: &Path, hidden: bool) -> Files {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        if entry.path().is_dir() {
            for (below, bytes) in files(&entry.path(), hidden) {
                found.insert(format!("{name}/{below}"), bytes);
            }
        } else if hidden || !name.starts_with('.') {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn manifest(folder: &TempDir) -> Value {
    let text = fs::read_to_string(folder.path().join("print/manifest.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn change(folder: &TempDir, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
}

// What is made.

#[test]
fn each_content_is_made_in_each_layout_for_each_clinic_but_those_left_out() {
    let folder = clinic();
    let ran = batch(&folder, &[]);
    ran.ended(0);
    assert_eq!(ran.err, "", "no bar is drawn into a pipe");
    sum(&ran, 10, 0, 0);
    let names: Vec<String> =
        files(&folder.path().join("print"), true).into_keys().collect();
    let each = |content: &str, clinic: &str| {
        ["large", "take-home-a4"].map(|layout| format!("{content}-{layout}-{clinic}.pdf"))
    };
    let mut wanted = [
        each("drops", "north"),
        each("drops", "south"),
        each("gotas", "north"),
        each("pills", "north"),
        each("pills", "south"),
    ]
    .concat();
    wanted.push("manifest.json".to_owned());
    wanted.sort();
    assert_eq!(names, wanted);
    // The lines are in the order of the batch.
    let lines: Vec<&str> = ran
        .out
        .lines()
        .filter_map(|line| line.split_once(':'))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(
        lines[..2],
        ["print/drops-take-home-a4-north.pdf", "print/drops-take-home-a4-south.pdf"]
    );
    // It is what `build` makes.
    let build = ["build", "content/pills.toml", "-l", "ours/large.toml"];
    let build = [&build[..], &["-c", "clinics/south.toml", "-o", "one.pdf"]].concat();
    run(&folder, &build).ended(0);
    let one = fs::read(folder.path().join("one.pdf")).unwrap();
    assert_eq!(fs::read(folder.path().join("print/pills-large-south.pdf")).unwrap(), one);
}

#[test]
fn the_manifest_says_what_each_pdf_is() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let manifest = manifest(&folder);
    assert_eq!(manifest["handout"], env!("CARGO_PKG_VERSION"));
    assert_eq!(manifest["missing"], serde_json::json!([]));
    let outputs = manifest["outputs"].as_array().unwrap();
    assert_eq!(outputs.len(), 10);
    for output in outputs {
        let file = output["file"].as_str().unwrap();
        let bytes = fs::read(folder.path().join("print").join(file)).unwrap();
        assert_eq!(output["sha256"], Digest::of(&bytes).to_string(), "{file}");
        let pages = lopdf::Document::load_mem(&bytes).unwrap().get_pages().len();
        assert_eq!(output["pages"], pages, "{file}");
        let content = output["content"].as_str().unwrap();
        let layout = output["layout"].as_str().unwrap();
        let clinic = output["clinic"].as_str().unwrap();
        let read = |name: &str| fs::read_to_string(folder.path().join(name)).unwrap();
        // A translation has its number and its dates from its source.
        let source =
            if content.ends_with("gotas.toml") { "content/drops.toml" } else { content };
        let text = read(content) + &read(source);
        for key in ["id", "version", "language", "status"] {
            let line = format!("{key} = {}\n", output[key]);
            assert!(text.contains(&line), "{file}: {line}");
        }
        assert_eq!(output["check-again"], "2027-11-23");
        let check = ["check", content, "-l", layout, "-c", clinic];
        let checked = run(&folder, &[&check[..], &DAY].concat());
        let told = format!(" {} warning", output["warnings"]);
        let told = told.replace(" 0 warning", " no warning");
        assert!(checked.out.contains(&told), "{file}: {told}\n{}", checked.out);
        // Every file that was read is there, with the mark of its bytes.
        let inputs = output["inputs"].as_array().unwrap();
        let named: BTreeSet<&str> =
            inputs.iter().map(|each| each["file"].as_str().unwrap()).collect();
        let mut wanted = BTreeSet::from([content, clinic]);
        if layout.ends_with(".toml") {
            wanted.extend(["ours/large.toml", "ours/base.toml"]);
        }
        match content {
            "content/pills.toml" => wanted.insert("content/pictures/lung.png"),
            "content/gotas.toml" => wanted.insert("content/drops.toml"),
            _ => true,
        };
        assert_eq!(named, wanted, "{file}");
        for input in inputs {
            let path = folder.path().join(input["file"].as_str().unwrap());
            let mark = Digest::of(&fs::read(path).unwrap()).to_string();
            assert_eq!(input["sha256"], mark, "{input}");
        }
    }
}

#[test]
fn the_same_batch_gives_the_same_bytes_on_any_number_of_threads_and_from_any_folder() {
    let folder = clinic();
    let mut outs = Vec::new();
    for jobs in ["1", "2", "7"] {
        let ran = batch(&folder, &["--jobs", jobs]);
        ran.ended(0);
        outs.push((ran.out, files(&folder.path().join("print"), true)));
        fs::remove_dir_all(folder.path().join("print")).unwrap();
    }
    assert_eq!(outs[0], outs[1]);
    assert_eq!(outs[0], outs[2]);
    let there = tempdir().unwrap();
    let path = folder.path().join("batch.toml");
    let from = ["batch", path.to_str().unwrap(), "-o", "elsewhere/deep"];
    run(&there, &[&from[..], &DAY].concat()).ended(0);
    assert_eq!(files(&there.path().join("elsewhere/deep"), true), outs[0].1);
}

#[test]
fn names_are_made_of_facts_and_safe_for_every_disk() {
    let folder = clinic();
    change(&folder, "content/pills.toml", "\"T-1\"", "\"../T 1/: *?\"");
    fs::write(
        folder.path().join("batch.toml"),
        r#"
output = "out"
manifest = "all.json"
name = "{clinic}/{id} {version}-{language}-{layout}.pdf"
contents = ["content/drops.toml", "content/pills.toml"]
layouts = ["take-home-letter"]
[[job]]
content = "content/gotas.toml"
clinic = "clinics/north.toml"
"#,
    )
    .unwrap();
    batch(&folder, &[]).ended(0);
    let names: Vec<String> =
        files(&folder.path().join("out"), true).into_keys().collect();
    assert_eq!(
        names,
        [
            "all.json",
            "no-clinic/T-2 1.0-en-US-take-home-letter.pdf",
            "no-clinic/_..-T-1- 1.0-en-US-take-home-letter.pdf",
            "north/T-2 1.0-es-US-take-home-letter.pdf",
        ]
    );
}

#[test]
fn a_star_takes_contents_only_and_languages_take_their_own() {
    let folder = clinic();
    let at = folder.path();
    for name in ["content/drops.toml", "content/gotas.toml"] {
        fs::copy(at.join(name), at.join(Path::new(name).file_name().unwrap())).unwrap();
    }
    fs::copy(at.join("clinics/north.toml"), at.join("clinic.toml")).unwrap();
    fs::write(at.join(".hidden.toml"), "title = 1").unwrap();
    fs::write(at.join("own.toml"), "title = \"Own\"\nextends = \"take-home-a4\"")
        .unwrap();
    let text = "contents = [\"*.toml\", \"drops.toml\"]\nlayouts = [\"own.toml\"]\n";
    fs::write(at.join("batch.toml"), format!("{text}languages = [\"EN\"]\n")).unwrap();
    batch(&folder, &[]).ended(0);
    let manifest = manifest(&folder);
    let outputs = manifest["outputs"].as_array().unwrap();
    assert_eq!(outputs.len(), 1);
    assert_eq!(outputs[0]["file"], "drops-own.pdf");
    assert_eq!(outputs[0]["clinic"], "clinic.toml", "the profile beside it is named");
}

#[test]
fn the_example_of_the_readme_is_a_batch() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(top.join("README.md")).unwrap();
    let (_, text) = readme.split_once("```toml\n# batch.toml\n").unwrap();
    let (text, _) = text.split_once("```").unwrap();
    let folder = clinic();
    let at = folder.path();
    fs::remove_dir_all(at.join("content")).unwrap();
    fs::create_dir(at.join("content")).unwrap();
    for name in ["content/alk-lung-cancer.toml", "content/alk-brochure.toml"] {
        fs::copy(top.join(name), at.join(name)).unwrap();
    }
    fs::write(at.join("ours/poster.toml"), "title = \"P\"\nextends = \"poster-tabloid\"")
        .unwrap();
    fs::write(at.join("batch.toml"), text).unwrap();
    let due = due(&folder);
    assert_eq!(due.len(), 2 * (3 + 2) + 1, "{due:?}");
    assert_eq!(due[0].0, "north/ONC-015-take-home-letter-en-US.pdf");
    assert_eq!(due[10].0, "north/ONC-015-poster-en-US.pdf");
    // An editor that is given the schema finds nothing wrong either.
    let schema = run(&folder, &["schema", "batch"]).out;
    let schema =
        jsonschema::validator_for(&serde_json::from_str(&schema).unwrap()).unwrap();
    let value = |text: &str| -> Value {
        let table: toml::Table = toml::from_str(text).unwrap();
        serde_json::to_value(table).unwrap()
    };
    assert!(schema.is_valid(&value(text)));
    assert!(!schema.is_valid(&value("layuots = []")));
}

/// `script` gives the program a terminal.
#[cfg(target_os = "linux")]
#[test]
fn a_person_at_a_terminal_sees_how_far_it_is() {
    let folder = clinic();
    let on = |more: &str| {
        let script = format!(
            "script -qec \"$0 batch batch.toml --force {more}\" /dev/null </dev/null"
        );
        shell(&folder, &script)
    };
    if on("--dry-run").code == Some(127) {
        return;
    }
    let ran = on("");
    ran.ended(0);
    assert!(ran.out.contains(" of 10"), "{}", ran.out);
    // Each line begins where the bar was taken away.
    let lines = ran.out.matches("print/").count();
    assert_eq!(lines, 10, "{}", ran.out);
    assert_eq!(ran.out.matches("\u{1b}[2Kprint/").count(), 10, "{:?}", ran.out);
    assert!(!on("--quiet").out.contains(" of 10"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever a name asks for and whatever stands in the contents: a PDF below the output folder, and each by itself.
    #[test]
    fn a_name_never_leaves_the_folder_and_no_two_are_one(
        parts in prop::collection::vec(
            prop_oneof![
                Just("{id}".to_owned()),
                Just("{content}".to_owned()),
                Just("{version}".to_owned()),
                Just("/".to_owned()),
                Just(".".to_owned()),
                "[ -~é]{0,3}",
            ],
            1..5,
        ),
        ids in prop::collection::vec("[ -~éE\\PC]{1,6}", 2..4),
    ) {
        let folder = tempdir().unwrap();
        let quoted = |words: &str| toml::Value::String(words.to_owned()).to_string();
        for (at, id) in ids.iter().enumerate() {
            let text = format!("id = {}\nversion = \"..\"", quoted(id));
            fs::write(folder.path().join(format!("c{at}.toml")), text).unwrap();
        }
        let name = format!("{}.pdf", parts.concat());
        let path = folder.path().join("batch.toml");
        fs::write(&path, format!("contents = [\"c*.toml\"]\nname = {}", quoted(&name))).unwrap();
        let mut report = Report::default();
        let batch = handout::load::batch(&mut report, &path, None);
        prop_assert_eq!(batch.is_some(), report.errors() == 0);
        let mut names = BTreeSet::new();
        for job in batch.iter().flat_map(|batch| &batch.jobs) {
            let Some(file) = &job.file else { continue };
            let whole = Path::new(file).components().all(|part| matches!(part, Component::Normal(_)));
            prop_assert!(whole && file.ends_with(".pdf") && !file.contains("//"), "{}", file);
            prop_assert!(!file.contains(['\\', ':', '\0', '\n', '*', '?', '"', '<', '>', '|']), "{}", file);
            prop_assert!(file.split('/').all(|part| !part.starts_with('.') && !part.ends_with(['.', ' '])), "{}", file);
            prop_assert!(names.insert(file.to_lowercase()), "{}", file);
        }
    }
}

// What is made again.

#[test]
fn nothing_is_made_or_touched_when_nothing_has_changed() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let times = |folder: &TempDir| -> Vec<_> {
        let print = folder.path().join("print");
        let names = files(&print, true).into_keys();
        names
            .map(|name| {
                (fs::metadata(print.join(&name)).unwrap().modified().unwrap(), name)
            })
            .collect()
    };
    let before = times(&folder);
    std::thread::sleep(Duration::from_millis(20));
    let ran = batch(&folder, &[]);
    ran.ended(0);
    sum(&ran, 0, 10, 0);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    assert_eq!(due(&folder), []);
    assert_eq!(times(&folder), before, "not even the manifest is written again");
    // What is made again and comes out the same is not written either.
    let ran = batch(&folder, &["--force"]);
    sum(&ran, 0, 10, 0);
    assert_eq!(times(&folder), before);
    change(
        &folder,
        "content/drops.toml",
        "\n[[section]]",
        "\n# a word to myself\n[[section]]",
    );
    assert_eq!(due(&folder).len(), 6);
    sum(&batch(&folder, &[]), 0, 10, 0);
    assert_eq!(due(&folder), [], "the manifest knows the file as it is now");
}

#[test]
fn exactly_what_depends_on_a_changed_file_is_made_again() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let all = files(&folder.path().join("print"), false);
    let of = |part: &str| -> BTreeSet<String> {
        let names = all.keys().filter(|name| name.ends_with(".pdf"));
        names.filter(|name| name.contains(part)).cloned().collect()
    };
    let again = |file: &str, wanted: BTreeSet<String>| {
        let due = due(&folder);
        let names: BTreeSet<String> = due.iter().map(|(name, _)| name.clone()).collect();
        assert!(!wanted.is_empty());
        assert_eq!(names, wanted, "{file}");
        for (_, why) in &due {
            assert_eq!(*why, format!("{file} has changed"));
        }
        let ran = batch(&folder, &[]);
        ran.ended(0);
        sum(&ran, wanted.len(), 10 - wanted.len(), 0);
        let told: BTreeSet<String> = ran
            .out
            .lines()
            .filter_map(|line| {
                Some(line.strip_prefix("print/")?.split_once(':')?.0.to_owned())
            })
            .collect();
        assert_eq!(told, wanted, "{file}");
    };
    change(&folder, "content/pills.toml", "1 pill", "3 pills");
    again("content/pills.toml", of("pills"));
    change(&folder, "clinics/north.toml", "North", "Nord");
    again("clinics/north.toml", of("north"));
    change(
        &folder,
        "ours/base.toml",
        "\"Base\"",
        "\"Base\"\ngutter = \"19pt\"\nmargins.left = \"1in\"",
    );
    again("ours/base.toml", of("large"));
    // The picture's ground becomes another.
    let picture = folder.path().join("content/pictures/lung.png");
    let other = "tests/handouts/every-block/pictures/lung.png";
    let other =
        image_of(&fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(other)).unwrap());
    fs::write(&picture, other).unwrap();
    again("content/pictures/lung.png", of("pills"));
    // A translation is compared with its original, so that what is wrong with it may be other now.
    change(&folder, "content/drops.toml", "2 drops", "2 big drops");
    let names: BTreeSet<String> =
        due(&folder).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, of("drops").union(&of("gotas")).cloned().collect());
}

/// Another picture of the same kind: a grey point.
fn image_of(picture: &[u8]) -> Vec<u8> {
    assert!(picture.starts_with(b"\x89PNG"));
    let point = "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082";
    (0..point.len() / 2)
        .map(|at| u8::from_str_radix(&point[2 * at..2 * at + 2], 16).unwrap())
        .collect()
}

#[test]
fn a_pdf_that_was_changed_or_removed_is_made_again() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let print = folder.path().join("print");
    let whole = files(&print, true);
    fs::remove_file(print.join("drops-large-north.pdf")).unwrap();
    let mut bytes = whole["pills-large-south.pdf"].clone();
    bytes.truncate(1000);
    fs::write(print.join("pills-large-south.pdf"), bytes).unwrap();
    fs::write(print.join("gotas-large-north.pdf"), "").unwrap();
    let why = "the file is gone or was changed".to_owned();
    let wanted =
        ["drops-large-north.pdf", "gotas-large-north.pdf", "pills-large-south.pdf"];
    assert_eq!(due(&folder), wanted.map(|name| (name.to_owned(), why.clone())));
    sum(&batch(&folder, &[]), 3, 7, 0);
    assert_eq!(files(&print, true), whole);
}

#[test]
fn what_is_asked_is_part_of_what_a_pdf_depends_on() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let changed = "the batch or the program has changed";
    let with = |line: &str| {
        fs::write(folder.path().join("batch.toml"), format!("{line}\n{BATCH}")).unwrap();
        let due = due(&folder);
        assert!(due.iter().all(|(_, why)| why == changed), "{line}: {due:?}");
        due.len()
    };
    assert_eq!(with("press = true"), 10);
    assert_eq!(with("duplex = \"long\""), 10);
    fs::create_dir(folder.path().join("faces")).unwrap();
    assert_eq!(with("font-dirs = [\"faces\"]"), 0, "an empty folder changes nothing");
    let square = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fonts");
    let square = fs::read_dir(square).unwrap().map(|entry| entry.unwrap().path());
    let square = square.filter(|path| path.extension().is_some_and(|end| end == "ttf"));
    for font in square {
        fs::copy(&font, folder.path().join("faces").join(font.file_name().unwrap()))
            .unwrap();
    }
    assert_eq!(with("font-dirs = [\"faces\"]"), 10, "a face was put into the folder");
    batch(&folder, &[]).ended(0);
    assert_eq!(with("font-dirs = [\"faces\"]"), 0);
    // A profile that is put beside a content is another clinic.
    let alone = "contents = [\"content/drops.toml\"]\n";
    fs::write(folder.path().join("batch.toml"), alone).unwrap();
    batch(&folder, &[]).ended(0);
    assert_eq!(due(&folder), []);
    fs::copy(
        folder.path().join("clinics/north.toml"),
        folder.path().join("content/clinic.toml"),
    )
    .unwrap();
    assert_eq!(
        due(&folder),
        [("drops-take-home-letter.pdf".to_owned(), changed.to_owned())]
    );
}

#[test]
fn a_content_that_is_overdue_is_never_passed_over() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let print = folder.path().join("print");
    let before = files(&print, false);
    let on = |day: &str| run(&folder, &["batch", "batch.toml", "--today", day]);
    let ran = on("2027-10-23");
    sum(&ran, 0, 10, 0);
    assert_eq!(files(&print, false), before, "31 days ahead nothing is said");
    let earlier = manifest(&folder)["outputs"][0]["warnings"].as_u64().unwrap();
    // In the last 30 days it is warned of, each time.
    for _ in 0..2 {
        let ran = on("2027-11-01");
        ran.ended(0);
        sum(&ran, 0, 10, 0);
        assert_eq!(manifest(&folder)["outputs"][0]["warnings"], earlier + 1);
    }
    let ran = on("2027-11-24");
    ran.ended(1);
    sum(&ran, 0, 0, 10);
    ran.says("META-03");
    ran.says("print/pills-large-south.pdf: not written, 1 error");
    ran.says("the earlier file is kept");
    assert_eq!(
        ran.err.matches("error[META-03]").count(),
        2,
        "once a content, whose translation has its days: {}",
        ran.err
    );
    let mut after = files(&print, false);
    assert_ne!(after.remove("manifest.json"), before.get("manifest.json").cloned());
    assert_eq!(after.len(), 10);
    assert!(after.iter().all(|(name, bytes)| before[name] == *bytes), "they are kept");
    let manifest = manifest(&folder);
    assert_eq!(manifest["outputs"], serde_json::json!([]));
    let missing = manifest["missing"].as_array().unwrap();
    assert_eq!(missing.len(), 10);
    assert_eq!(missing[0]["earlier"]["file"], "drops-take-home-a4-north.pdf");
    assert_eq!(missing[0]["errors"], 1);
    sum(&on("2026-11-24"), 0, 10, 0);
}

// What goes wrong.

#[test]
fn a_handout_with_an_error_stops_no_other() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let before = files(&folder.path().join("print"), false);
    change(&folder, "content/drops.toml", "language", "langauge");
    change(&folder, "content/pills.toml", "1 pill", "3 pills");
    let ran = batch(&folder, &[]);
    ran.ended(1);
    // The translation of a broken text is broken, too.
    sum(&ran, 4, 0, 6);
    ran.says("content/drops.toml:5:1");
    ran.says("write `language`");
    assert_eq!(ran.err.matches("error[unknown-key]").count(), 1, "{}", ran.err);
    ran.says("print/drops-large-south.pdf: not written, 1 error, no warnings; the earlier file is kept");
    let after = files(&folder.path().join("print"), false);
    assert_eq!(after["drops-large-south.pdf"], before["drops-large-south.pdf"]);
    assert_ne!(after["pills-large-south.pdf"], before["pills-large-south.pdf"]);
    let missing = &manifest(&folder)["missing"];
    assert_eq!(missing.as_array().unwrap().len(), 6);
    assert_eq!(missing[0]["content"], "content/drops.toml");
    assert_eq!(
        missing[0]["earlier"]["sha256"],
        Digest::of(&before["drops-take-home-a4-north.pdf"]).to_string()
    );
}

#[test]
fn it_stops_at_an_error_if_asked() {
    let folder = clinic();
    change(&folder, "content/drops.toml", "language", "langauge");
    let ran = batch(&folder, &["--on-error", "stop", "--jobs", "1"]);
    ran.ended(1);
    let sum = "batch.toml: 0 written, 0 unchanged, 1 failed, 9 not tried, no warnings";
    assert_eq!(ran.out.lines().last(), Some(sum));
    assert_eq!(manifest(&folder)["missing"].as_array().unwrap().len(), 10);
    change(&folder, "content/drops.toml", "langauge", "language");
    batch(&folder, &["--on-error", "stop"]).ended(0);
}

#[test]
fn a_warning_is_an_error_if_asked() {
    let folder = clinic();
    change(&folder, "content/pills.toml", "check-again = 2027-11-23\n", "");
    batch(&folder, &[]).ended(0);
    let ran = batch(&folder, &["--strict"]);
    ran.ended(1);
    ran.says("warning[META-03]");
    ran.says("print/pills-large-south.pdf");
    assert!(folder.path().join("print/pills-large-south.pdf").exists());
    let again = tempdir().unwrap();
    let output = again.path().to_str().unwrap();
    batch(&folder, &["--strict", "--output", output]).ended(1);
    assert!(!again.path().join("pills-large-south.pdf").exists());
}

#[test]
fn quiet_says_what_went_wrong_and_the_sum() {
    let folder = clinic();
    let ran = batch(&folder, &["--quiet"]);
    ran.ended(0);
    assert_eq!((ran.out.lines().count(), ran.err.as_str()), (1, ""));
}

#[test]
fn a_content_without_a_head_has_no_name_and_says_why() {
    let folder = clinic();
    fs::write(
        folder.path().join("batch.toml"),
        format!("name = \"{{id}}-{{language}}-{{layout}}-{{clinic}}.pdf\"\n{BATCH}"),
    )
    .unwrap();
    batch(&folder, &[]).ended(0);
    change(&folder, "content/pills.toml", "id = \"T-1\"", "");
    let ran = batch(&folder, &[]);
    ran.ended(1);
    sum(&ran, 0, 6, 4);
    ran.says("has no `id`");
    ran.says("content/pills.toml in take-home-a4: not written, 1 error, no warnings; the earlier file is kept");
    assert!(!ran.err.contains("made by an earlier batch"), "{}", ran.err);
    // Also the next time the earlier file is known to be that of the missing one.
    let ran = batch(&folder, &[]);
    assert!(!ran.err.contains("made by an earlier batch"), "{}", ran.err);
    let missing = &manifest(&folder)["missing"];
    assert_eq!(missing[0]["earlier"]["file"], "T-1-en-US-take-home-a4-north.pdf");
}

#[test]
fn what_an_earlier_batch_made_is_named_and_never_removed() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let one = BATCH
        .replace("\"clinics/north.toml\", ", "")
        .replace("south", "north");
    fs::write(
        folder.path().join("batch.toml"),
        one.replace("[[skip]]", "[[skip]]\nlayout = \"ours/*\""),
    )
    .unwrap();
    for _ in 0..2 {
        let ran = batch(&folder, &[]);
        ran.ended(0);
        ran.says(
            "print/drops-large-south.pdf: made by an earlier batch and not by this one",
        );
        assert_eq!(manifest(&folder)["left"].as_array().unwrap().len(), 5);
    }
    assert_eq!(files(&folder.path().join("print"), false).len(), 11);
    fs::write(folder.path().join("print/drops-large-south.pdf"), "mine now").unwrap();
    let ran = batch(&folder, &[]);
    assert!(!ran.err.contains("drops-large-south.pdf"), "{}", ran.err);
}

#[test]
fn every_mistake_in_a_batch_file_is_told_with_what_to_write() {
    let cases: [(&str, &str, &[&str]); 27] = [
        ("layuots = [\"x\"]", "unknown-key", &["write `layouts`", "batch.toml:1:1"]),
        ("contents = \"content/drops.toml\"", "wrong-type", &["[\"...\", \"...\"]"]),
        (
            "contents = [\"content/drips.toml\"]",
            "file-missing",
            &["write \"content/drops.toml\"", "batch.toml:1:13"],
        ),
        ("contents = [\"content\"]", "file-missing", &["is a folder"]),
        ("contents = [\"content/x*.toml\"]", "batch-no-file", &["no content file fits"]),
        ("contents = [\"con*/x.toml\"]", "batch-star", &["the folder in full"]),
        ("contents = [\"nowhere/*.toml\"]", "batch-no-file", &["check the folder"]),
        (
            "contents = [\"content/drops.toml\"]\nlayouts = [\"take-home-lettre\"]",
            "layout-unknown",
            &["write \"take-home-letter\"", "batch.toml:2:12"],
        ),
        (
            "contents = [\"content/drops.toml\"]\nlayouts = [\"zzz\"]",
            "layout-unknown",
            &["the layouts are `take-home-letter`"],
        ),
        (
            "contents = [\"content/drops.toml\"]\nlayouts = [\"zzz.toml\"]",
            "file-missing",
            &["there is no layout file `zzz.toml`"],
        ),
        (
            "contents = [\"content/drops.toml\"]\nclinics = [\"clinics/nort.toml\"]",
            "file-missing",
            &["write \"clinics/north.toml\""],
        ),
        (
            "contents = [\"content/drops.toml\"]\nlanguages = [\"es\"]",
            "batch-language",
            &["the contents are in `en-US`"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"{content}-{layot}.pdf\"",
            "batch-name",
            &["there is no field `{layot}`", "write `{layout}`", "batch.toml:2:19"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"{content.pdf\"",
            "batch-name",
            &["no partner"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"{content}\"",
            "batch-name",
            &["end it with .pdf"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"../{content}.pdf\"",
            "batch-name",
            &["cannot leave the output folder"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"a:{content}.pdf\"",
            "batch-name",
            &["leave it out"],
        ),
        (
            "contents = [\"content/*.toml\"]\nname = \"{id}.pdf\"",
            "batch-same-name",
            &[
                "`content/drops.toml` in `take-home-letter`",
                "`content/gotas.toml` in `take-home-letter`",
                "put {language} into `name`",
            ],
        ),
        (
            "contents = [\"content/drops.toml\"]\nlayouts = [\"take-home-a4\", \"take-home-letter\"]\nname = \"X{content}.pdf\"",
            "batch-same-name",
            &["put {layout} into `name`"],
        ),
        (
            "contents = [\"content/drops.toml\"]\n[[job]]\ncontent = \"content/drops.toml\"",
            "batch-same-name",
            &["name each of them once"],
        ),
        (
            "contents = [\"content/drops.toml\"]\nmanifest = \"../x.json\"",
            "batch-manifest",
            &["without a folder"],
        ),
        (
            "contents = [\"content/drops.toml\"]\nmanifest = \"drops.toml\"",
            "batch-manifest",
            &["ends in .json"],
        ),
        ("", "batch-empty", &["write contents = "]),
        (
            "contents = [\"content/drops.toml\"]\n[[skip]]\nlayout = \"take*\"",
            "batch-empty",
            &["take out a [[skip]]"],
        ),
        (
            "contents = [\"content/drops.toml\"]\n[[skip]]",
            "batch-skip-all",
            &["which content, layout or clinic"],
        ),
        ("[[job]]\nlayout = \"take-home-a4\"", "missing-key", &["add `content = ...`"]),
        (
            "contents = [\"content/drops.toml\"]\nfont-dirs = [\"nowhere\"]",
            "font-folder",
            &["nowhere"],
        ),
    ];
    for (text, rule, told) in cases {
        let folder = clinic();
        fs::write(folder.path().join("batch.toml"), text).unwrap();
        let ran = batch(&folder, &[]);
        ran.ended(if rule == "font-folder" { 2 } else { 1 });
        ran.says(&format!("error[{rule}]"));
        told.iter().for_each(|told| ran.says(told));
        assert_eq!(ran.err.matches("error[").count(), 1, "{text}\n{}", ran.err);
        assert!(!folder.path().join("print").exists(), "{text}: nothing is made");
    }
}

#[test]
fn too_many_are_refused_before_they_fill_the_memory() {
    let folder = clinic();
    let many: String = (0..400).map(|_| "\"take-home-a4\",").collect();
    for at in 0..300 {
        fs::copy(
            folder.path().join("content/drops.toml"),
            folder.path().join(format!("content/d{at}.toml")),
        )
        .unwrap();
    }
    fs::write(
        folder.path().join("batch.toml"),
        format!("contents = [\"content/*.toml\"]\nlayouts = [{many}]"),
    )
    .unwrap();
    let ran = batch(&folder, &[]);
    ran.ended(1);
    ran.says("error[batch-too-large]");
}

#[test]
fn files_of_another_kind_are_told_apart() {
    let folder = clinic();
    let ran = run(&folder, &["batch", "content/drops.toml"]);
    ran.ended(1);
    ran.says("this is a content file, not a batch");
    let ran = run(&folder, &["build", "batch.toml"]);
    ran.ended(1);
    ran.says("this is a batch, not a content file");
    ran.says("handout batch");
    run(&folder, &["batch", "nowhere.toml"]).ended(2);
    fs::write(folder.path().join("batch.toml"), "contents = [").unwrap();
    let ran = batch(&folder, &[]);
    ran.ended(1);
    ran.says("error[toml-syntax]");
}

#[test]
fn the_number_of_threads_is_at_least_one() {
    for jobs in ["0", "-1", "two", "70000"] {
        let ran = batch(&clinic(), &["--jobs", jobs]);
        ran.ended(2);
        ran.says("--jobs");
    }
}

#[test]
fn a_skip_that_leaves_out_nothing_is_warned_of() {
    let folder = clinic();
    change(&folder, "batch.toml", "content/gotas.toml", "gotas.toml");
    let ran = batch(&folder, &[]);
    ran.ended(0);
    ran.says("warning[batch-skip-none]");
    ran.says("batch.toml:6:1");
    sum(&ran, 12, 0, 0);
}

#[test]
fn no_file_of_a_job_is_written_over() {
    let folder = clinic();
    let content = folder.path().join("content/drops.toml");
    fs::copy(&content, folder.path().join("content/drops-take-home-letter.pdf")).unwrap();
    let text = "output = \"content\"\ncontents = [\"content/drops.toml\", \"content/drops-take-home-letter.pdf\"]";
    fs::write(folder.path().join("batch.toml"), text).unwrap();
    let before = files(folder.path(), true);
    let ran = batch(&folder, &[]);
    ran.ended(1);
    ran.says("error[output-is-input]");
    assert_eq!(files(folder.path(), true), before);
}

#[test]
fn a_damaged_manifest_is_told_and_made_anew() {
    let folder = clinic();
    batch(&folder, &[]).ended(0);
    let path = folder.path().join("print/manifest.json");
    let whole = fs::read_to_string(&path).unwrap();
    let cut: String = whole.chars().take(whole.len() / 2).collect();
    let other = whole.replace("\"format\": 1", "\"format\": 99");
    let nul = "\0".repeat(4096);
    for damaged in ["", "{", &cut, &other, &nul, "{\"handout\": 1}"] {
        fs::write(&path, damaged).unwrap();
        let ran = batch(&folder, &[]);
        ran.ended(0);
        ran.says("warning[manifest-ignored]");
        sum(&ran, 0, 10, 0);
        assert_eq!(fs::read_to_string(&path).unwrap(), whole);
    }
    // An entry that cannot be read is made again; one that leads elsewhere is not followed.
    fs::write(&path, whole.replacen("\"pages\": ", "\"pages\": -", 1)).unwrap();
    assert_eq!(due(&folder).len(), 1);
    fs::write(
        &path,
        whole.replacen(
            "\"file\": \"drops-take-home-a4-north.pdf\"",
            "\"file\": \"../batch.toml\"",
            1,
        ),
    )
    .unwrap();
    batch(&folder, &[]).ended(0);
    assert_eq!(fs::read_to_string(&path).unwrap(), whole);
}

#[test]
fn a_file_that_is_no_manifest_is_not_lost() {
    let folder = clinic();
    fs::create_dir(folder.path().join("print")).unwrap();
    for foreign in ["{\"name\": \"a web site\"}", "[]", "1"] {
        fs::write(folder.path().join("print/manifest.json"), foreign).unwrap();
        let ran = batch(&folder, &[]);
        ran.ended(2);
        ran.says("error[manifest-foreign]");
        let after = files(&folder.path().join("print"), true);
        assert_eq!(after.len(), 1);
        assert_eq!(after["manifest.json"], foreign.as_bytes());
    }
}

#[test]
fn two_runs_never_write_one_manifest() {
    let folder = clinic();
    fs::create_dir(folder.path().join("print")).unwrap();
    let journal = folder.path().join("print/.manifest.json.journal");
    let held = fs::File::create(&journal).unwrap();
    held.try_lock().unwrap();
    let ran = batch(&folder, &[]);
    ran.ended(2);
    ran.says("error[batch-busy]");
    drop(held);
    batch(&folder, &[]).ended(0);
    assert!(!journal.exists());
}

// Disks that fail.

/// The batch once more with other words, so that every PDF of it is another: the bytes before and after. The picture may be
/// another, too.
fn two_editions(picture: Option<&[u8]>) -> (TempDir, Files, Files) {
    let folder = clinic();
    let print = folder.path().join("print");
    if let Some(picture) = picture {
        fs::write(folder.path().join("content/pictures/lung.png"), picture).unwrap();
    }
    batch(&folder, &[]).ended(0);
    let before = files(&print, false);
    for name in ["pills", "drops"] {
        change(&folder, &format!("content/{name}.toml"), "\"1.0\"", "\"1.1\"");
    }
    // So much text that its PDFs are larger than the others.
    let long: String = (0..200)
        .map(|at| {
            format!(
                "\n  [[section.block]]\n  text = \"Line {at} of many, {}.\"\n",
                at * 7919
            )
        })
        .collect();
    let pills = folder.path().join("content/pills.toml");
    fs::write(&pills, fs::read_to_string(&pills).unwrap() + &long).unwrap();
    batch(&folder, &[]).ended(0);
    let after = files(&print, false);
    fs::remove_dir_all(&print).unwrap();
    restore(&print, &before);
    assert_eq!(before.len(), 11);
    assert!(after.iter().all(|(name, bytes)| before[name] != *bytes), "all are other");
    (folder, before, after)
}

fn restore(print: &Path, files: &Files) {
    let _ = fs::remove_dir_all(print);
    fs::create_dir_all(print).unwrap();
    for (name, bytes) in files {
        fs::write(print.join(name), bytes).unwrap();
    }
}

/// What stands under a final name is whole: of the one edition or of the other. How many are of the second.
#[track_caller]
fn whole(print: &Path, before: &Files, after: &Files) -> usize {
    let mut second = 0;
    for (name, bytes) in files(print, false) {
        if name == "manifest.json" {
            let parsed: Result<Value, _> = serde_json::from_slice(&bytes);
            assert!(parsed.is_ok(), "{}", String::from_utf8_lossy(&bytes));
            continue;
        }
        let is = |edition: &Files| edition.get(&name) == Some(&bytes);
        assert!(is(before) || is(after), "{name} is torn: {} bytes", bytes.len());
        assert!(
            bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF")
        );
        second += usize::from(is(after));
    }
    second
}

/// The next run makes what is missing, and leaves nothing else behind.
#[track_caller]
fn completes(folder: &TempDir, after: &Files) -> Ran {
    let ran = batch(folder, &[]);
    ran.ended(0);
    assert_eq!(files(&folder.path().join("print"), true), *after);
    ran
}

pub fn hidden(print: &Path) -> Vec<String> {
    let names = files(print, true).into_keys();
    names.filter(|name| name.starts_with('.')).collect()
}

#[cfg(unix)]
pub fn shell(folder: &TempDir, script: &str) -> Ran {
    let ran = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_handout")])
        .current_dir(folder.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran {
        code: ran.status.code(),
        out: text(ran.stdout),
        err: text(ran.stderr),
    }
}

/// A limit on the size of files, in blocks of 512 bytes, under which only the PDFs with the long text do not fit.
#[cfg(unix)]
fn limit(after: &Files) -> usize {
    let size = |long: bool| {
        after
            .iter()
            .filter(move |(name, _)| name.starts_with("pills") == long)
            .map(|(_, bytes)| bytes.len())
    };
    let (short, long) = (size(false).max().unwrap(), size(true).min().unwrap());
    assert!(short + 2048 < long, "{short} {long}");
    (short / 512 + 1).next_multiple_of(2)
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_the_earlier_file_and_stops_no_other() {
    let (folder, before, after) = two_editions(None);
    let print = folder.path().join("print");
    let limit = limit(&after);
    let script = format!(
        "trap '' XFSZ; ulimit -f {limit} || exit 99; exec \"$0\" batch batch.toml --today 2026-11-24"
    );
    let ran = shell(&folder, &script);
    ran.ended(2);
    sum(&ran, 6, 0, 4);
    ran.says("error[file-not-written]: `print/pills-large-south.pdf` cannot be written");
    assert_eq!(whole(&print, &before, &after), 6);
    assert_eq!(files(&print, true).len(), 11, "nothing is left in the making");
    assert_eq!(manifest(&folder)["missing"].as_array().unwrap().len(), 4);
    sum(&completes(&folder, &after), 4, 6, 0);
}

#[cfg(unix)]
#[test]
fn a_run_that_is_killed_while_it_writes_leaves_no_torn_file() {
    let (folder, before, after) = two_editions(None);
    let print = folder.path().join("print");
    // The signal of a file that grows beyond the limit ends the program in the middle of a write.
    let script = format!(
        "ulimit -c 0; ulimit -f {} || exit 99; exec \"$0\" batch batch.toml --today 2026-11-24 --jobs 1",
        limit(&after)
    );
    let ran = shell(&folder, &script);
    assert_eq!(ran.code, None, "it was killed: {}", ran.err);
    assert_eq!(whole(&print, &before, &after), 6);
    assert_eq!(fs::read(print.join("manifest.json")).unwrap(), before["manifest.json"]);
    let left = hidden(&print);
    assert_eq!(left.len(), 2, "{left:?}");
    assert!(left[0].starts_with(".handout-") && left[0].ends_with(".tmp"), "{left:?}");
    assert_eq!(left[1], ".manifest.json.journal");
    let due = due(&folder);
    assert!(due.iter().all(|(name, _)| name.starts_with("pills")), "{due:?}");
    assert_eq!(due.len(), 4, "the journal knows the others");
    // What is not of this program stays.
    fs::write(print.join(".handout-notes.tmp"), "mine").unwrap();
    let ran = batch(&folder, &[]);
    sum(&ran, 4, 6, 0);
    let mut now = files(&print, true);
    assert_eq!(now.remove(".handout-notes.tmp"), Some(b"mine".to_vec()));
    assert_eq!(now, after, "it went on where it was, and swept");
}

/// A JPEG of one grey point and so many megabytes of remarks, which go into the PDF as they are.
fn heavy(megabytes: usize) -> Vec<u8> {
    let mut picture = Vec::new();
    let point = image::GrayImage::from_pixel(8, 8, image::Luma([99]));
    let encoder = image::codecs::jpeg::JpegEncoder::new(&mut picture);
    point.write_with_encoder(encoder).unwrap();
    let remark = [[0xff, 0xfe, 0xff, 0xff].as_slice(), &[b'x'; 0xfffd]].concat();
    picture.splice(2..2, remark.repeat(megabytes * 16));
    picture
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_no_torn_file_and_the_next_goes_on() {
    let (folder, before, after) = two_editions(Some(&heavy(2)));
    let print = folder.path().join("print");
    let start = || {
        let mut run = Command::new(env!("CARGO_BIN_EXE_handout"));
        run.args(["batch", "batch.toml", "--today", "2026-11-24"]);
        run.current_dir(folder.path()).stdin(Stdio::null());
        run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    // Whether a file is being written that will be large: one in the making, or one that is neither of the two editions.
    let size = |edition: &Files, name: &str| {
        edition.get(name).map(|bytes| u64::try_from(bytes.len()).unwrap())
    };
    let writes = || {
        fs::read_dir(&print).into_iter().flatten().flatten().any(|entry| {
            let name = entry.file_name().into_string().unwrap();
            let Ok(about) = entry.metadata() else { return false };
            let large = about.len() > 200_000;
            if name.ends_with(".tmp") {
                large
            } else {
                name.starts_with("pills")
                    && [&before, &after]
                        .iter()
                        .all(|edition| size(edition, &name) != Some(about.len()))
            }
        })
    };
    let clock = Instant::now();
    start().wait().unwrap();
    let long = clock.elapsed();
    let (mut between, mut swept) = (0, 0);
    for round in 0..16 {
        restore(&print, &before);
        let mut child = start();
        if round < 8 {
            std::thread::sleep(long * round / 8);
        } else {
            while !writes() && child.try_wait().unwrap().is_none() {}
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let second = whole(&print, &before, &after);
        between += usize::from((1..10).contains(&second));
        swept += hidden(&print).iter().filter(|name| name.ends_with(".tmp")).count();
        // What has its name is not made again.
        let ran = completes(&folder, &after);
        sum(&ran, 10 - second, second, 0);
    }
    assert!(between > 0, "it was never killed between two files");
    assert!(swept > 0, "it was never killed while it wrote");
}

#[test]
fn a_journal_that_is_cut_off_is_read_as_far_as_it_goes() {
    let (folder, before, after) = two_editions(None);
    let print = folder.path().join("print");
    restore(&print, &after);
    let whole: Value = serde_json::from_slice(&after["manifest.json"]).unwrap();
    let lines: String = whole["outputs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| format!("{entry}\n"))
        .collect();
    for cut in [lines.len(), lines.len() - 1, lines.len() / 2, 1, 0] {
        fs::write(print.join("manifest.json"), &before["manifest.json"]).unwrap();
        fs::write(print.join(".manifest.json.journal"), &lines[..cut]).unwrap();
        let known =
            lines[..cut].matches('\n').count() + usize::from(cut == lines.len() - 1);
        assert_eq!(due(&folder).len(), 10 - known, "{cut}");
        completes(&folder, &after);
    }
}

/// Runs a script in a mount namespace of its own; `None` where nobody may make one.
#[cfg(target_os = "linux")]
pub fn mounted(folder: &TempDir, script: &str) -> Option<Ran> {
    let allowed = |flags: &str| {
        let tried = shell(folder, &format!("unshare {flags} mount -t tmpfs none ours"));
        tried.code == Some(0)
    };
    let flags = ["-m", "-rm"].into_iter().find(|flags| allowed(flags))?;
    let script = script.replace('\'', "'\\''");
    Some(shell(folder, &format!("exec unshare {flags} sh -c '{script}' \"$0\"")))
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said_and_nothing_is_torn() {
    let (folder, before, after) = two_editions(None);
    // In pages of 4 KiB: what is there, one PDF with a short text in the making, and the journal. Then the long ones do not fit.
    let pages = |bytes: &Vec<u8>| bytes.len().div_ceil(4096);
    let short = after
        .iter()
        .filter(|(name, _)| !name.starts_with("pills"))
        .map(|(_, bytes)| pages(bytes));
    let room = before.values().map(pages).sum::<usize>() + short.max().unwrap() + 3;
    let script = format!(
        "mkdir disk; mount -t tmpfs -o size={}k none disk && cp print/* disk/ || exit 99\n\
         \"$0\" batch batch.toml --today 2026-11-24 -o disk --jobs 1; code=$?\n\
         cp -a disk full; mount -o remount,size=10m disk\n\
         \"$0\" batch batch.toml --today 2026-11-24 -o disk; echo \"then $?\"\n\
         cp -a disk roomy; exit $code",
        4 * room
    );
    let Some(ran) = mounted(&folder, &script) else {
        // A limit on the size of files stands in for it: a_write_that_fails_leaves_the_earlier_file_and_stops_no_other.
        return;
    };
    ran.ended(2);
    ran.says("the disk is full");
    assert!(ran.out.ends_with("then 0\n"), "{}\n{}", ran.out, ran.err);
    assert!(
        ran.out.contains("batch.toml: 6 written, 0 unchanged, 4 failed"),
        "{}",
        ran.out
    );
    assert_eq!(whole(&folder.path().join("full"), &before, &after), 6);
    assert!(
        files(&folder.path().join("full"), true)
            .keys()
            .all(|name| !name.ends_with(".tmp"))
    );
    assert_eq!(
        files(&folder.path().join("roomy"), true),
        after,
        "it goes on when there is room"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_may_only_be_read_is_said_and_nothing_changes() {
    let (folder, before, after) = two_editions(None);
    let print = folder.path().join("print");
    let script = "mount --bind print print && mount -o remount,bind,ro print || exit 99\n\
         exec \"$0\" batch batch.toml --today 2026-11-24";
    let Some(ran) = mounted(&folder, script) else {
        // a_folder_that_cannot_be_written_to_is_said_at_once needs no rights.
        return;
    };
    ran.ended(2);
    sum(&ran, 0, 0, 10);
    ran.says("error[file-not-written]: `print/drops-large-south.pdf` cannot be written: this folder may not be written into");
    assert_eq!(files(&print, true), before);
    // Where nothing is to be written, nothing is wrong.
    restore(&print, &after);
    let ran = mounted(&folder, script).unwrap();
    ran.ended(0);
    sum(&ran, 0, 10, 0);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_said_at_once() {
    let folder = clinic();
    fs::write(folder.path().join("print"), "a file").unwrap();
    let mut places = vec!["print", "print/deep", "batch.toml/x"];
    if cfg!(target_os = "linux") {
        // Not even root makes a folder here.
        places.push("/proc/handouts");
    }
    for place in places {
        let ran = batch(&folder, &["--output", place]);
        ran.ended(2);
        ran.says("error[cannot-write]");
        assert_eq!(ran.out, "");
        assert_eq!(fs::read(folder.path().join("print")).unwrap(), b"a file");
    }
    // One PDF cannot take its place; the others can.
    fs::remove_file(folder.path().join("print")).unwrap();
    fs::create_dir_all(folder.path().join("print/drops-large-south.pdf/mine")).unwrap();
    let ran = batch(&folder, &[]);
    ran.ended(2);
    sum(&ran, 9, 0, 1);
    ran.says("`print/drops-large-south.pdf` is a folder, not a file");
    let names = files(&folder.path().join("print"), true);
    assert_eq!(names.len(), 10, "{:?}", names.keys());
}

#[test]
fn a_handout_that_says_the_day_is_made_again_each_day() {
    let folder = clinic();
    let pills = folder.path().join("content/pills.toml");
    let text = fs::read_to_string(&pills).unwrap();
    fs::write(&pills, text.replace("Take 1 pill", "On {today}, take 1 pill")).unwrap();
    batch(&folder, &[]).ended(0);
    let says_the_day = due(&folder);
    assert_eq!(says_the_day.len(), 4, "one content, two layouts, two clinics");
    assert!(
        says_the_day
            .iter()
            .all(|(file, why)| file.contains("pills") && why == "it says the day")
    );
    sum(&batch(&folder, &[]), 0, 10, 0);
    let next = run(&folder, &["batch", "batch.toml", "--today", "2026-11-25"]);
    sum(&next, 4, 6, 0);
}

#[test]
fn a_batch_makes_forms_and_versions_to_fill_in() {
    let folder = clinic();
    let pills = folder.path().join("content/pills.toml");
    let mut text = fs::read_to_string(&pills).unwrap();
    text.push_str(
        "\n  [[section.block]]\n  checklist.items = [\"A cough\", \"A rash\"]\n",
    );
    fs::write(&pills, text).unwrap();
    batch(&folder, &[]).ended(0);
    let form = format!("fillable = true\nblank = true\n{BATCH}");
    fs::write(folder.path().join("batch.toml"), form).unwrap();
    assert!(
        due(&folder)
            .iter()
            .all(|(_, why)| why == "the batch or the program has changed")
    );
    // Where there is nothing to fill in, a form is no other file.
    sum(&batch(&folder, &[]), 4, 6, 0);
    let wrong = format!("fillable = true\npress = true\n{BATCH}");
    fs::write(folder.path().join("batch.toml"), wrong).unwrap();
    let ran = batch(&folder, &[]);
    assert!(ran.err.contains("error[fillable-press]"), "{}", ran.err);
    assert!(ran.err.contains("batch.toml:1:12"), "{}", ran.err);
}
