//! The shape of the sources: who imports whom, where each dependency is named, and what every file has.
//!
//! Each rule is a function from texts to complaints, so that a rule can be shown a tree that breaks it. They read words, not
//! syntax: comments are left out first, and macros are not expanded.

use std::fs;
use std::path::{Path, PathBuf};

/// The tools, then the nouns; each imports only those before it.
const ORDER: &[&str] = &[
    "geom",
    "language",
    "medicine",
    "scripts",
    "digest",
    "span",
    "diag",
    "optimum",
    "font",
    "words",
    "form",
    "profile",
    "field",
    "condition",
    "inline",
    "handout",
    "reading",
    "asks",
    "fever",
    "layout",
    "light",
    "brand",
    "clinic",
    "source",
    "batch",
    "structure",
    "mark",
    "personal",
    "galley",
    "page",
    "sheet",
    "packet",
];
/// How many of them are tools.
const TOOLS: usize = 9;
/// The verbs, in the order of `lib.rs`.
const VERBS: [&str; 6] = ["load", "check", "compose", "paginate", "impose", "write"];

/// What stands beside `lib.rs` and, like it, knows the order of the verbs.
const CONDUCTORS: &[&str] = &["run"];

/// Each dependency, and where alone it is named.
const NAMED_IN: &[(&str, &[&str])] = &[
    ("annotate-snippets", &["src/diag.rs"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/completions.rs"]),
    ("csv", &["src/load/"]),
    ("flate2", &["src/write/"]),
    ("harfrust", &["src/compose/"]),
    ("hayro", &["src/cli/preview.rs"]),
    ("hypher", &["src/compose/"]),
    ("icu_segmenter", &["src/compose/"]),
    ("image", &["src/load/"]),
    ("indicatif", &["src/cli/progress.rs"]),
    // The date of a handout is a date wherever it goes.
    ("jiff", &["src/load/", "src/field.rs", "src/handout.rs", "src/words"]),
    ("lopdf", &["src/write/"]),
    ("printpdf", &["src/write/"]),
    ("pulldown-cmark", &["src/load/"]),
    ("qrcode", &["src/compose/"]),
    ("rayon", &["src/cli/batch.rs"]),
    ("read-fonts", &["src/font.rs"]),
    ("resvg", &["src/load/"]),
    ("schemars", &["src/load/"]),
    ("serde", &["src/load/", "src/words/"]),
    // The schemas, findings for other programs, and the manifest of a batch.
    ("serde_json", &["src/load/", "src/cli/findings.rs", "src/write/manifest.rs"]),
    ("sha2", &["src/digest.rs"]),
    ("subsetter", &["src/write/"]),
    ("tempfile", &["src/write/"]),
    ("unicode-bidi", &["src/compose/"]),
    ("toml", &["src/load/", "src/words/"]),
    ("unicode_names2", &["src/check/"]),
];

/// A file is read in one sitting. Test files are lists of cases and may be longer.
const LONGEST: usize = 400;
/// Files that are longer, and why.
const LONGER: [(&str, &str); 3] = [
    (
        "src/handout.rs",
        "the kinds of block are one closed list, each a few fields and their words",
    ),
    (
        "src/load/markup.rs",
        "the inline markup is one grammar, read and spelled in one place",
    ),
    ("src/load/raw/blocks.rs", "the kinds of block again, as they are written"),
];

#[test]
fn tools_and_nouns_import_those_above_and_verbs_never_each_other() {
    nothing_wrong(&imports(&tree("src")));
}

#[test]
fn the_program_uses_the_library_from_outside() {
    nothing_wrong(&program(&tree("src")));
}

#[test]
fn each_dependency_is_named_in_its_place_only() {
    nothing_wrong(&dependencies(&tree("src"), &read("Cargo.toml")));
}

#[test]
fn the_readme_justifies_each_dependency_and_names_each_layout() {
    let names = NAMED_IN.iter().map(|(name, _)| (*name).to_owned());
    let layouts = files("layouts").into_iter().filter(|path| path.ends_with(".toml"));
    let layouts = layouts.map(|path| stem(&path).to_owned());
    nothing_wrong(&unmentioned(&read("README.md"), names.chain(layouts)));
}

#[test]
fn every_source_opens_with_what_it_is_for() {
    nothing_wrong(&headless(&[tree("src"), tree("tests")].concat()));
}

#[test]
fn every_source_is_read_in_one_sitting() {
    nothing_wrong(&too_long(&tree("src")));
}

#[test]
fn nothing_is_left_to_do() {
    nothing_wrong(&unfinished(&[tree("src"), tree("tests")].concat()));
}

#[test]
fn every_font_folder_has_its_licence() {
    nothing_wrong(&unlicensed(&files("fonts")));
}

#[test]
fn every_test_module_is_declared_in_order() {
    nothing_wrong(&undeclared(&read("tests/suite.rs"), &files("tests")));
}

// The rules, each shown a tree that breaks it.

#[test]
fn the_import_rule_finds_every_way_to_break_it() {
    let finds =
        |path: &str, text: &str| imports(&[(path.to_owned(), text.to_owned())]).len();
    assert_eq!(finds("src/geom.rs", "use crate::mark::Mark;"), 1, "a tool, a noun");
    assert_eq!(
        finds("src/span.rs", "use crate::diag::Report;"),
        1,
        "a tool, a later one"
    );
    assert_eq!(finds("src/clinic.rs", "use crate::{span::Span, page::{A, B}, load};"), 2);
    assert_eq!(
        finds("src/page.rs", "fn f() { super::write::pdf() }"),
        1,
        "through super"
    );
    assert_eq!(finds("src/check/mod.rs", "use crate::compose;"), 1, "another verb");
    assert_eq!(finds("src/check/a/b.rs", "use super::super::super::compose;"), 1);
    assert_eq!(finds("src/write/pdf.rs", "let made = crate::make(r, j);"), 1, "the root");
    assert_eq!(
        finds("src/stray.rs", ""),
        1,
        "a file that is neither verb, noun nor tool"
    );
    assert_eq!(finds("src/check/a/b.rs", "use super::super::c; use crate::check::d;"), 0);
    assert_eq!(finds("src/write/pdf.rs", "use crate::{page::Page, geom};"), 0);
    assert_eq!(
        finds("src/geom.rs", "//! See [`crate::mark`].\nmod t { use super::*; }"),
        0
    );
}

#[test]
fn the_program_rule_finds_the_two_mixed() {
    let finds =
        |path: &str, text: &str| program(&[(path.to_owned(), text.to_owned())]).len();
    assert_eq!(finds("src/cli/new.rs", "use crate::load;"), 1);
    assert_eq!(finds("src/lib.rs", "pub mod cli;"), 1);
    assert_eq!(finds("src/cli/new.rs", "use crate::cli::say; use handout::load;"), 0);
}

#[test]
fn the_dependency_rule_finds_strays_and_strangers() {
    let manifest: String =
        NAMED_IN.iter().map(|(name, _)| format!("{name} = \"1\"\n")).collect();
    let manifest = format!("[dependencies]\n{manifest}\n[profile.dev]\ndebug = 1\n");
    let named: Vec<Source> = NAMED_IN
        .iter()
        .map(|(name, places)| {
            (format!("{}x.rs", places[0]), format!("use {}::A;", name.replace('-', "_")))
        })
        .collect();
    assert_eq!(dependencies(&named, &manifest), Vec::<String>::new());
    assert_eq!(dependencies(&named[1..], &manifest).len(), 1, "one that is used nowhere");
    let more = manifest.replace("[profile", "rand = \"1\"\n[profile");
    assert_eq!(dependencies(&named, &more).len(), 1, "one without a row in the table");
    let less = manifest.replace("clap = ", "# clap = ");
    assert_eq!(dependencies(&named, &less).len(), 1, "a row without a dependency");
    for text in [
        "use toml::de;",
        "#[derive(serde::Deserialize)]",
        "use image;",
        "(lopdf::Object)",
    ] {
        let stray =
            [named.clone(), vec![("src/page.rs".to_owned(), text.to_owned())]].concat();
        assert_eq!(dependencies(&stray, &manifest).len(), 1, "{text}");
    }
    for text in ["// toml::de", "crate::load::toml::x", "my_image::x", "let image = 1;"] {
        let fine =
            [named.clone(), vec![("src/page.rs".to_owned(), text.to_owned())]].concat();
        assert_eq!(dependencies(&fine, &manifest), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_smaller_rules_find_what_they_look_for() {
    let one = |path: &str, text: String| vec![(path.to_owned(), text)];
    assert_eq!(headless(&one("src/a.rs", "use std::fs;\n//! late".to_owned())).len(), 1);
    assert_eq!(headless(&one("src/a.rs", "//! What it is.".to_owned())).len(), 0);
    let excused = one("src/handout.rs", "x\n".repeat(LONGEST + 1));
    assert_eq!(too_long(&excused).len(), 0);
    let long = one("src/a.rs", "x\n".repeat(LONGEST + 1));
    assert_eq!(too_long(&[long, excused].concat()).len(), 1);
    assert_eq!(
        too_long(&one("src/handout.rs", "x\n".repeat(9))).len(),
        1,
        "a stale excuse"
    );
    for name in UNFINISHED {
        assert_eq!(
            unfinished(&one("src/a.rs", format!("fn f() {{ {name}!() }}"))).len(),
            1
        );
    }
    let fonts = ["fonts/a/A.ttf", "fonts/b/B.ttf", "fonts/b/LICENSE"].map(str::to_owned);
    assert_eq!(unlicensed(&fonts).len(), 1);
    let tests =
        ["tests/a.rs", "tests/b.rs", "tests/suite.rs", "tests/b/c.rs"].map(str::to_owned);
    assert_eq!(undeclared("mod a;\nmod b;\n", &tests).len(), 0);
    assert_eq!(undeclared("mod b;\n", &tests).len(), 1);
    assert_eq!(undeclared("mod b;\nmod a;\n", &tests).len(), 1);
    assert_eq!(
        unmentioned("It uses `a`.", ["a", "b"].map(str::to_owned).into_iter()).len(),
        1
    );
}

// The rules.

/// A file's path from the top of the project, and its text.
type Source = (String, String);

fn imports(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources {
        let module: Vec<&str> = module(path);
        let Some(own) = module.first().copied() else { continue };
        if CONDUCTORS.contains(&own) {
            continue;
        }
        let own_place = ORDER.iter().position(|name| *name == own);
        if own_place.is_none() && !VERBS.contains(&own) {
            wrong.push(format!("{path}: neither a verb nor a noun nor a tool"));
        }
        for name in imported(&code(text), module.len()) {
            let allowed = match (own_place, ORDER.iter().position(|each| *each == name)) {
                _ if name == own => true,
                (Some(own), Some(other)) => {
                    other < own && (own >= TOOLS || other < TOOLS)
                }
                (None, Some(_)) => true,
                (_, None) => false,
            };
            if !allowed {
                wrong.push(format!("{path}: imports `{name}`"));
            }
        }
    }
    wrong
}

fn program(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources {
        let code = code(text);
        let is_program = path == "src/main.rs" || path.starts_with("src/cli/");
        if is_program && imported(&code, usize::MAX).iter().any(|name| name != "cli") {
            wrong.push(format!(
                "{path}: reaches the library by `crate::`, not by `handout::`"
            ));
        }
        if path == "src/lib.rs" && code.contains("mod cli;") {
            wrong.push(format!("{path}: the library knows the program"));
        }
    }
    wrong
}

fn dependencies(sources: &[Source], manifest: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let listed = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let listed = listed.split("\n[").next().unwrap_or_default();
    let listed: Vec<&str> = listed
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| Some(line.split_once('=')?.0.trim()))
        .collect();
    for name in &listed {
        if !NAMED_IN.iter().any(|(known, _)| known == name) {
            wrong.push(format!(
                "Cargo.toml: `{name}` has no place in the table of tests/tidy.rs"
            ));
        }
    }
    for (name, places) in NAMED_IN {
        let naming: Vec<&str> = sources
            .iter()
            .filter(|(_, text)| names_crate(&code(text), &name.replace('-', "_")))
            .map(|(path, _)| path.as_str())
            .collect();
        if !listed.contains(name) {
            wrong.push(format!("tests/tidy.rs: `{name}` is no dependency"));
        } else if naming.is_empty() {
            wrong.push(format!("Cargo.toml: `{name}` is used nowhere"));
        }
        for path in naming {
            if !places.iter().any(|place| path.starts_with(place)) {
                wrong
                    .push(format!("{path}: names `{name}`, which belongs to {places:?}"));
            }
        }
    }
    wrong
}

fn unmentioned(readme: &str, names: impl Iterator<Item = String>) -> Vec<String> {
    names
        .filter(|name| !readme.contains(&format!("`{name}`")))
        .map(|name| format!("README.md: says nothing of `{name}`"))
        .collect()
}

fn headless(sources: &[Source]) -> Vec<String> {
    let headless = sources.iter().filter(|(_, text)| !text.starts_with("//! "));
    headless
        .map(|(path, _)| format!("{path}: does not open with `//!`"))
        .collect()
}

fn too_long(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources {
        let lines = text.lines().count();
        let excused = LONGER.iter().any(|(longer, _)| longer == path);
        if lines > LONGEST && !excused {
            wrong.push(format!("{path}: {lines} lines; which two things is it?"));
        }
        if lines <= LONGEST && excused {
            wrong.push(format!("{path}: {lines} lines need no excuse any more"));
        }
    }
    wrong
}

const UNFINISHED: [&str; 3] = ["todo", "unimplemented", "dbg"];

fn unfinished(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sources {
        for name in UNFINISHED {
            if code(text).contains(&format!("{name}!")) {
                wrong.push(format!("{path}: holds `{name}!`"));
            }
        }
    }
    wrong
}

fn unlicensed(files: &[String]) -> Vec<String> {
    let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
    let fonts = files
        .iter()
        .filter(|path| path.ends_with(".ttf") || path.ends_with(".otf"));
    let mut wrong: Vec<String> = fonts
        .filter_map(|path| folder(path))
        .filter(|folder| !files.contains(&format!("{folder}/LICENSE")))
        .map(|folder| format!("{folder}: has no LICENSE"))
        .collect();
    wrong.dedup();
    wrong
}

fn undeclared(suite: &str, files: &[String]) -> Vec<String> {
    let lines: Vec<&str> =
        suite.lines().filter(|line| line.starts_with("mod ")).collect();
    let modules = files.iter().filter(|path| {
        path.ends_with(".rs")
            && path.matches('/').count() == 1
            && *path != "tests/suite.rs"
    });
    let mut wrong: Vec<String> = modules
        .filter(|path| !lines.contains(&format!("mod {};", stem(path)).as_str()))
        .map(|path| {
            format!("{path}: is not declared in tests/suite.rs, so it never runs")
        })
        .collect();
    if !lines.is_sorted() {
        wrong.push("tests/suite.rs: the modules are not in order".to_owned());
    }
    wrong
}

// Reading.

/// The modules a file is inside, from the library's root: `src/load/raw/a.rs` is `load`, `raw`, `a`.
fn module(path: &str) -> Vec<&str> {
    let inner = path.strip_prefix("src/").and_then(|path| path.strip_suffix(".rs"));
    let parts: Vec<&str> = inner.unwrap_or_default().split('/').collect();
    match parts.as_slice() {
        ["lib" | "main"] | ["cli", ..] => Vec::new(),
        [folders @ .., "mod"] => folders.to_vec(),
        _ => parts,
    }
}

/// The text without its comments.
fn code(text: &str) -> String {
    // An address holds two slashes too, after a colon.
    let code = |line: &str| {
        let comment =
            line.match_indices("//").find(|(at, _)| !line[..*at].ends_with(':'));
        line[..comment.map_or(line.len(), |(at, _)| at)].to_owned() + "\n"
    };
    text.lines().map(code).collect()
}

/// What the code takes from the root of the crate, in a module so many deep.
fn imported(code: &str, depth: usize) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if !joined(&code[..at]) {
            names.extend(heads(&code[at + "crate::".len()..]));
        }
    }
    for (at, _) in code.match_indices("super::") {
        let after = code[at..].trim_start_matches("super::");
        let supers = (code.len() - at - after.len()) / "super::".len();
        if !joined(&code[..at]) && supers >= depth {
            let is_module = |name: &String| {
                ORDER.contains(&name.as_str()) || VERBS.contains(&name.as_str())
            };
            names.extend(heads(after).into_iter().filter(is_module));
        }
    }
    names
}

/// The first names of a path, or of each path in a group.
fn heads(path: &str) -> Vec<String> {
    let word = |text: &str| -> String {
        text.chars().take_while(|each| in_word(*each)).collect()
    };
    let Some(group) = path.strip_prefix('{') else { return vec![word(path)] };
    let (mut depth, mut fresh, mut heads) = (0, true, Vec::new());
    for (at, each) in group.char_indices() {
        match each {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            _ if fresh && in_word(each) => {
                heads.push(word(&group[at..]));
                fresh = false;
            }
            _ => {}
        }
    }
    heads
}

fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + name.len()..]);
        let used = before.ends_with("use ") && !after.starts_with(in_word);
        !joined(before) && (after.starts_with("::") || used)
    })
}

/// Whether what follows is the end of a longer path or word.
fn joined(before: &str) -> bool {
    before.ends_with(|each| in_word(each) || each == ':' || each == '$')
}

fn in_word(each: char) -> bool {
    each.is_alphanumeric() || each == '_'
}

fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

fn top() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// The Rust files below a folder.
fn tree(folder: &str) -> Vec<Source> {
    let sources = files(folder).into_iter().filter(|path| path.ends_with(".rs"));
    let sources: Vec<Source> = sources.map(|path| (path.clone(), read(&path))).collect();
    assert!(!sources.is_empty(), "{folder} holds no sources");
    sources
}

/// All files below a folder, in order, as paths from the top.
fn files(folder: &str) -> Vec<String> {
    fn walk(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                walk(&path, found);
            } else if let Ok(path) = path.strip_prefix(top()) {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    let mut found = Vec::new();
    walk(&top().join(folder), &mut found);
    found.sort();
    found
}

fn nothing_wrong(wrong: &[String]) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}
