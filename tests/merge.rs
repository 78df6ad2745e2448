//! A list of people: how it may be written, what is said of it and what never is, and what a disk that fails leaves.

use crate::batch::{Files, files, hidden, mounted, shell};
use crate::cli::{Ran, run};
use crate::run::{EVERY_PLACE, besides, content, letters, valid};
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use tempfile::{TempDir, tempdir};

const HEADS: &str = "name,born,record,phone,drug,note,dose";

fn folder(list: &str) -> TempDir {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("plan.toml"), content(EVERY_PLACE)).unwrap();
    fs::write(folder.path().join("people.csv"), list).unwrap();
    folder
}

fn merge(folder: &TempDir, more: &[&str]) -> Ran {
    let merge = ["merge", "plan.toml", "--people", "people.csv", "--today", "2026-11-24"];
    run(folder, &[&merge[..], more].concat())
}

fn sheets(folder: &TempDir) -> Files {
    files(&folder.path().join("sheets"), true)
}

/// What stands on the paper of each file, by name.
fn texts(folder: &TempDir) -> Vec<String> {
    sheets(folder).values().map(|file| letters(file).concat()).collect()
}

#[track_caller]
fn sum(ran: &Ran, wanted: &str) {
    let last = ran.out.lines().last().unwrap_or_default();
    assert!(last.starts_with(wanted), "{wanted}\n{}\n{}", ran.out, ran.err);
}

// How a list may be written.

#[test]
fn a_list_is_read_as_spreadsheets_and_programs_write_it() {
    let wanted = "For:Jo,Quillon·Born:February29,1960·Record:0012";
    let bom = "\u{feff}";
    for list in [
        "name,born,record\n\"Jo, Quillon\",1960-02-29,0012\n".to_owned(),
        "name;born;record\r\nJo, Quillon;1960-02-29;0012\r\n".to_owned(),
        "Name\tBorn\tRecord\nJo, Quillon\t1960-02-29\t0012".to_owned(),
        format!("{bom}name;born;record\n\"Jo, Quillon\";1960-02-29;0012\n\n"),
        "\n\r\n patient.name ;\"BORN\";record\n\n Jo,  Quillon ;1960-02-29; 0012\n".to_owned(),
        "{\"name\": \"Jo, Quillon\", \"born\": \"1960-02-29\", \"record\": \"0012\", \"note\": null}\n".to_owned(),
        format!("{bom}\n{{\"patient.name\": \"Jo, Quillon\", \"born\": \"1960-02-29\", \"record\": \"0012\", \"dose\": 2.5}}\r\n\r\n"),
    ] {
        let folder = folder(&list);
        let ran = merge(&folder, &["--set", "drug=alectinib"]);
        ran.ended(0);
        assert_eq!(ran.err, "", "{list}");
        sum(&ran, "sheets: 1 file for 1 person, 1 page, no warnings");
        let text = texts(&folder).concat();
        assert!(text.contains(wanted), "{list}: {text}");
        assert_eq!(text.contains("take2.5pill"), list.contains("dose"), "{text}");
    }
}

#[test]
fn the_list_may_come_in_on_standard_input() {
    let folder = folder(&format!("{HEADS}\nJo Quillon,,1,,alectinib,,\n"));
    let from_file = merge(&folder, &[]);
    from_file.ended(0);
    let list = fs::File::open(folder.path().join("people.csv")).unwrap();
    let ran = Command::new(env!("CARGO_BIN_EXE_handout"))
        .args([
            "merge",
            "plan.toml",
            "--people",
            "-",
            "--today",
            "2026-11-24",
            "-o",
            "in",
        ])
        .current_dir(folder.path())
        .stdin(list)
        .output()
        .unwrap();
    assert!(ran.status.success());
    assert_eq!(files(&folder.path().join("in"), true), sheets(&folder));
}

#[test]
fn answers_are_printed_as_they_are_typed() {
    let folder = folder(
        "name,born,record,drug,note\n\
         \"**Bo** [x](y)\",,{patient.name},alectinib,\"<b> &amp; [@x] a\\b \\{ \"\"q\"\", c; __d__\"\n",
    );
    merge(&folder, &[]).ended(0);
    let text = texts(&folder).concat();
    for wanted in [
        "Dear**Bo**[x](y),take1pill",
        "Wesay:<b>&amp;[@x]a\\b\\{\"q\",c;__d__.",
        "Number{patient.name}",
        "For:**Bo**[x](y)·Record:{patient.name}",
        "Take<b>&amp;[@x]a\\b\\{\"q\",c;__d__along",
        "Note<b>&amp;",
    ] {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

// What is wrong with a list.

#[test]
fn a_list_that_is_none_is_told_before_anything_is_made() {
    for (list, rule, hint) in [
        ("", "error[people]: the list `people.csv` is empty", "write a line of names"),
        (
            "\n \r\n",
            "error[people]: the list `people.csv` is empty",
            "write a line of names",
        ),
        (
            "Quillon,1960-02-29,77123\n",
            "error[people-columns]: the first line of `people.csv` does not name the columns",
            "begin with a line of names: name, and born or record",
        ),
        (
            "name,note\nQuillon,x\n",
            "error[people-columns]: the first line of `people.csv` does not name the columns",
            "name,born,record",
        ),
        (
            "name,born,Patient.Name\nQuillon,1960-02-29,x\n",
            "error[people-columns]: column 3 of `people.csv` is `name` a second time",
            "take one of the two columns out",
        ),
    ] {
        let folder = folder(list);
        let ran = merge(&folder, &[]);
        ran.ended(2);
        ran.says(rule);
        ran.says(hint);
        assert!(!(ran.err + &ran.out).contains("Quillon"), "{list}");
        assert!(!folder.path().join("sheets").exists(), "{list}");
    }
    let folder = folder("");
    for (path, why) in [("none.csv", "the system says"), (".", "it is a folder")] {
        let ran = run(&folder, &["merge", "plan.toml", "--people", path]);
        ran.ended(2);
        ran.says(&format!("error[people-unreadable]: the list `{path}` cannot be read"));
        ran.says(why);
    }
}

#[test]
fn a_column_that_no_content_asks_for_is_warned_of() {
    let folder = folder("name,born,drgu,shoe,\nJo Quillon,1960-02-29,alectinib,9,\n");
    let ran = merge(&folder, &["--set", "drug=alectinib"]);
    ran.ended(0);
    ran.says("column 3 of `people.csv`, `drgu`, is no field of this content");
    ran.says("write `drug` if that is meant");
    ran.says("column 4 of `people.csv`, `shoe`, is no field of this content");
    assert!(!ran.err.contains("Quillon"), "{}", ran.err);
}

#[test]
fn how_it_is_called_is_told() {
    let list = format!("{HEADS}\nJo Quillon,,1,,alectinib,,\n");
    for (more, says, hint) in [
        (
            &["--name", "{id}.pdf"][..],
            "error[merge-name]: two people could get one file: `{id}.pdf` has no {row}",
            "put {row} into --name",
        ),
        (
            &["--name", "{row}-{patient.nmae}.pdf"],
            "error[merge-name]: --name:",
            "{patient.name}",
        ),
        (
            &["--one-file", "--name", "{row}-{patient.name}.pdf"],
            "error[merge-name]: --name:",
            "",
        ),
        (
            &["-l", "take-home-a4", "-l", "plain-bw"],
            "error[merge-layouts]: people get a handout in one layout at a time",
            "name one layout",
        ),
        (&["--most", "2"], "--one-file", ""),
        (&["--one-file", "--most", "0"], "--most", ""),
        (
            &["--set", "drgu=alectinib"],
            "error[answer]: the content has no field `drgu`",
            "write",
        ),
        (
            &["--set", "patient.name=Quillon"],
            "error[answer]: who somebody is cannot be said of all",
            "stand in the list",
        ),
        (
            &["--set", "dose=lots"],
            "error[answer]: what is said of `patient.dose` is not a number",
            "",
        ),
    ] {
        let folder = folder(&list);
        let ran = merge(&folder, more);
        assert_ne!(ran.code, Some(0), "{more:?}");
        ran.says(says);
        ran.says(hint);
        assert_eq!(sheets(&folder).len(), 0, "{more:?}");
    }
}

#[test]
fn a_folder_with_sheets_of_another_list_is_refused() {
    let folder = folder(&format!("{HEADS}\nJo Quillon,,1,,alectinib,,\n"));
    fs::create_dir(folder.path().join("sheets")).unwrap();
    fs::write(folder.path().join("sheets/old.PDF"), "old").unwrap();
    let ran = merge(&folder, &[]);
    ran.ended(2);
    ran.says("error[merge-output]: there are PDF files in `sheets` already");
    ran.says("--resume");
    assert_eq!(sheets(&folder).len(), 1);
    let ran = merge(&folder, &["--resume"]);
    ran.ended(0);
    ran.says("1 PDF file is there that this list did not ask for");
    sum(&ran, "sheets: 1 file for 1 person, 1 page, 0 unchanged");
}

// What is said of nobody.

/// A line that is bad in its own way, with a word of its own in every column, and what is said of it.
fn bad() -> Vec<(Vec<u8>, &'static str)> {
    let long = "Xq0Long ".repeat(30);
    let text = |line: &str| line.as_bytes().to_vec();
    let mut latin = text("Xq1a,,Xq1b,,alectinib,Xq1");
    latin.extend([0xe9, b',']);
    vec![
        (latin, "column 6 (note) is not UTF-8 text: save the list as UTF-8"),
        (
            text("Xq2a,Xq2b,Xq2c,Xq2d,Xq2e,Xq2f,Xq2g"),
            "column 2 (born) is not a day: write year-month-day, such as 1960-02-29; column 4 (phone) is not a telephone number; column 5 (drug) is none of the choices: write `alectinib` or `lorlatinib`; column 7 (dose) is not a number",
        ),
        (
            text(&format!("{long},,Xq3,,alectinib,,")),
            "column 1 (name) is longer than 200 characters",
        ),
        (
            text("Xq4\u{202e}a,,Xq4b,,alectinib,,"),
            "column 1 (name) holds a character that cannot be printed",
        ),
        (text("Xq5a,,Xq5b"), "the line has 3 columns and the first line has 7"),
        (
            text("Xq6a,,Xq6b,,alectinib,Xq6c,1,Xq6d"),
            "the line has 8 columns and the first line has 7",
        ),
        (
            text("Xq7a,,,,alectinib,Xq7b,"),
            "the line does not say who it is in two ways: it needs a name, and born or record",
        ),
        (
            text(",1960-02-29,Xq8a,,alectinib,Xq8b,"),
            "the line does not say who it is in two ways",
        ),
        (
            text("Xq9a,,Xq9b,,,Xq9c,"),
            "cannot be printed (when-open); --show-answers says more",
        ),
        (text("Xq10a\u{13000},,Xq10b,,alectinib,Xq10c,"), "cannot be printed ("),
    ]
}

fn bad_list() -> (Vec<u8>, usize) {
    let mut list = HEADS.as_bytes().to_vec();
    for (line, _) in bad() {
        list.push(b'\n');
        list.extend(line);
        list.extend(b"\nJo Quillon,1960-02-29,77123,555-0134,lorlatinib,,1");
    }
    (list, bad().len())
}

/// Nothing of anybody is in what is printed or in the names of files, and in a file only on its pages.
#[track_caller]
fn silent(folder: &TempDir, ran: &Ran) {
    for word in ["Xq", "Quillon", "77123", "1960", "555-0134", "lorlatinib,"] {
        assert!(!ran.out.contains(word), "{word}\n{}", ran.out);
        let err = ran.err.replace("such as 1960-02-29", "");
        assert!(!err.contains(word), "{word}\n{}", ran.err);
        for (name, file) in sheets(folder) {
            assert!(!name.contains(word), "{word} in {name}");
            assert!(
                !besides(&file).contains(word),
                "{word} stands besides the pages of {name}"
            );
            assert!(!letters(&file).concat().contains("Xq"), "a bad line is in {name}");
        }
    }
}

#[test]
fn a_bad_line_is_told_by_its_place_and_nothing_of_anybody_is_said() {
    let (list, many) = bad_list();
    let folder = folder("");
    fs::write(folder.path().join("people.csv"), &list).unwrap();
    let ran = merge(&folder, &[]);
    ran.ended(1);
    for ((_, why), line) in bad().iter().zip((2..).step_by(2)) {
        ran.says(&format!("people.csv:{line}: {why}"));
    }
    sum(
        &ran,
        &format!(
            "sheets: {many} files for {many} people, {many} pages, nothing for {many} people, no warnings"
        ),
    );
    let names: Vec<String> = sheets(&folder).into_keys().collect();
    assert_eq!(names[..2], ["T-1-00002.pdf", "T-1-00004.pdf"]);
    assert_eq!(names.len(), many);
    silent(&folder, &ran);
    // As one file, and as forms.
    for more in [&["--one-file"][..], &["--fillable"]] {
        fs::remove_dir_all(folder.path().join("sheets")).unwrap();
        let ran = merge(&folder, more);
        ran.ended(1);
        assert!(!sheets(&folder).is_empty());
        silent(&folder, &ran);
    }
}

#[test]
fn what_is_wrong_is_said_in_full_and_names_tell_only_if_it_is_asked_for() {
    let (list, _) = bad_list();
    let folder = folder("");
    fs::write(folder.path().join("people.csv"), &list).unwrap();
    let ran = merge(&folder, &["--show-answers", "--name", "{row}-{patient.record}.pdf"]);
    ran.ended(1);
    ran.says("people.csv:20: cannot be printed:\nerror[");
    assert!(sheets(&folder).keys().all(|name| name.ends_with("-77123.pdf")));
}

#[test]
fn a_bad_object_is_told_by_its_place_and_nothing_of_anybody_is_said() {
    let good = "{\"name\":\"Jo Quillon\",\"record\":77123,\"born\":\"1960-02-29\",\"drug\":\"lorlatinib\"}";
    let bad = [
        ("{\"name\":\"Xq1a\",\"born\":\"Xq1b\"}", "column 2 (born) is not a day"),
        (
            "{\"name\":\"Xq2a\",\"born\":true}",
            "column 2 (born) is neither words nor a number",
        ),
        (
            "{\"name\":[\"Xq3a\"],\"born\":{\"Xq3b\":1}}",
            "column 1 (name) is neither words nor a number; column 2 (born) is neither words nor a number",
        ),
        (
            "{\"name\":\"Xq4a\",\"record\":\"Xq4b\",\"drgu\":\"Xq4c\"}",
            "column 3 (drgu) is not asked for by this content: write `drug`, or leave it out",
        ),
        ("{\"Xq5a\":\"Xq5b\"}", "column 1 (no field) is not asked for by this content"),
        (
            "{\"name\":\"Xq6a\",\"name\":\"Xq6b\",\"record\":\"Xq6c\"}",
            "column 2 (name) is there a second time",
        ),
        (
            "{\"name\":\"Xq7a\",\"record\":Xq7b}",
            "the line is no JSON object: look at its character ",
        ),
        ("[\"Xq8a\"]", "the line is no JSON object: look at its character "),
        (
            "{\"name\":\"Xq9a\",\"drug\":\"alectinib\"}",
            "the line does not say who it is in two ways",
        ),
        ("{\"name\":\"Xq10a\",\"record\":\"Xq10b\"", "the line is no JSON object"),
    ];
    let lines: Vec<String> =
        bad.iter().map(|(line, _)| format!("{good}\n{line}\n")).collect();
    let folder = folder(&lines.concat());
    let ran = merge(&folder, &[]);
    ran.ended(1);
    for ((_, why), line) in bad.iter().zip((2..).step_by(2)) {
        ran.says(&format!("people.csv:{line}: {why}"));
    }
    sum(&ran, "sheets: 10 files for 10 people, 10 pages, nothing for 10 people");
    silent(&folder, &ran);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let good = "Jo Quillon,1960-02-29,77123,,alectinib,,\r\n";
    let bad = "Xq,x,1,,alectinib,,\r\n";
    let two = "\"Xq\r\nXq\",,1,,alectinib,,\r\n";
    let folder =
        folder(&format!("\r\n{HEADS}\r\n{good}{bad}\r\n\r\n{bad}{two}{good}{bad}"));
    let ran = merge(&folder, &[]);
    ran.ended(1);
    let lines: Vec<&str> =
        ran.err.lines().filter_map(|line| line.split(':').nth(1)).collect();
    assert_eq!(lines, ["4", "7", "8", "11"], "{}", ran.err);
    silent(&folder, &ran);
}

#[test]
fn a_line_without_end_is_refused_and_not_kept() {
    let mut list = format!("{HEADS}\nJo Quillon,1960-02-29,77123,,alectinib,,\n\"");
    list.push_str(&"Xq".repeat(700_000));
    let folder = folder(&list);
    let ran = merge(&folder, &[]);
    ran.ended(1);
    ran.says("people.csv:3: the line cannot be read, nor what follows it");
    silent(&folder, &ran);
}

// One file, and how it ends.

#[test]
fn one_file_holds_all_and_a_longer_list_makes_several() {
    let people: String = (1..=5)
        .map(|at| format!("Quillon{at} Roe,1960-02-29,R-{at}77,,alectinib,,{at}\n"))
        .collect();
    let folder = folder(&format!("{HEADS}\n{people}"));
    let ran = merge(&folder, &["--one-file"]);
    ran.ended(0);
    sum(&ran, "sheets: 1 file for 5 people, 5 pages, no warnings");
    let all = sheets(&folder);
    let (name, file) = all.iter().next().unwrap();
    assert_eq!((name.as_str(), all.len()), ("T-1-00001-00005.pdf", 1));
    valid(file);
    let pages = letters(file);
    for (page, at) in pages.iter().zip(1..) {
        for each in [
            format!("For:Quillon{at}Roe"),
            format!("Record:R-{at}77"),
            "Page1of1".to_owned(),
        ] {
            assert!(page.contains(&each), "{each}\n{page}");
        }
        assert_eq!(page.matches("Record:").count(), 1);
    }
    silent(&folder, &ran);
    fs::remove_dir_all(folder.path().join("sheets")).unwrap();
    let ran = merge(&folder, &["--one-file", "--most", "2", "--jobs", "2"]);
    ran.ended(0);
    sum(&ran, "sheets: 3 files for 5 people, 5 pages, no warnings");
    let names: Vec<String> = sheets(&folder).into_keys().collect();
    assert_eq!(names, ["T-1-00001-00002.pdf", "T-1-00003-00004.pdf", "T-1-00005.pdf"]);
    let parts: Vec<String> =
        sheets(&folder).values().flat_map(|file| letters(file)).collect();
    let sorted = |text: &String| {
        let mut letters: Vec<char> = text.chars().collect();
        letters.sort_unstable();
        letters
    };
    let both: Vec<_> = [&parts, &pages]
        .into_iter()
        .map(|all| all.iter().map(sorted).collect::<Vec<_>>())
        .collect();
    assert_eq!(both[0], both[1]);
}

#[test]
fn it_stops_at_a_bad_line_if_asked() {
    let good = "Jo Quillon,1960-02-29,77123,,alectinib,,\n";
    let folder = folder(&format!("{HEADS}\n{good}Xq,x,1,,,,\n{good}{good}{good}"));
    let ran = merge(&folder, &["--on-error", "stop", "--jobs", "1"]);
    ran.ended(1);
    assert_eq!(sheets(&folder).into_keys().collect::<Vec<_>>(), ["T-1-00001.pdf"]);
    sum(&ran, "sheets: 1 file for 1 person, 1 page, nothing for 1 person");
    fs::remove_dir_all(folder.path().join("sheets")).unwrap();
    let ran = merge(&folder, &["--on-error", "stop", "--one-file"]);
    ran.ended(1);
    assert_eq!(sheets(&folder).len(), 0, "no file lacks somebody unsaid");
}

// What a disk that fails leaves.

/// Many people, some with letters that make larger files; and the files of a whole run.
fn many(number: usize) -> (TempDir, Files) {
    let line = |at: usize| {
        let name = if at % 4 == 3 { "Nguyễn Thị Quillon" } else { "Jo Quillon" };
        format!("{name} {at},1960-02-29,{},,alectinib,note {at},\n", at * 7919)
    };
    let lines: String = (0..number).map(line).collect();
    let folder = folder(&format!("{HEADS}\n{lines}"));
    merge(&folder, &[]).ended(0);
    let clean = sheets(&folder);
    assert_eq!(clean.len(), number);
    fs::remove_dir_all(folder.path().join("sheets")).unwrap();
    (folder, clean)
}

/// What stands under a final name is whole; how many do.
#[track_caller]
fn whole(print: &Path, clean: &Files) -> usize {
    let there = files(print, false);
    for (name, bytes) in &there {
        assert!(clean.get(name) == Some(bytes), "{name} is torn: {} bytes", bytes.len());
    }
    there.len()
}

#[track_caller]
fn resumes(folder: &TempDir, clean: &Files, there: usize) {
    let ran = merge(folder, &["--resume"]);
    ran.ended(0);
    let new = clean.len() - there;
    let files = match new {
        0 => "no files for".to_owned(),
        1 => "1 file for".to_owned(),
        _ => format!("{new} files for"),
    };
    sum(&ran, &format!("sheets: {files}"));
    assert!(ran.out.contains(&format!(", {there} unchanged")), "{there}: {}", ran.out);
    assert!(sheets(folder) == *clean, "it ends with the same bytes and nothing else");
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let (folder, clean) = many(24);
    for jobs in ["1", "2", "5"] {
        merge(&folder, &["--jobs", jobs]).ended(0);
        assert!(sheets(&folder) == clean, "{jobs}");
        fs::remove_dir_all(folder.path().join("sheets")).unwrap();
    }
}

#[test]
fn a_run_that_is_killed_at_any_moment_leaves_no_torn_file_and_is_resumed() {
    let (folder, clean) = many(200);
    let print = folder.path().join("sheets");
    let start = || {
        let mut run = Command::new(env!("CARGO_BIN_EXE_handout"));
        run.args([
            "merge",
            "plan.toml",
            "--people",
            "people.csv",
            "--today",
            "2026-11-24",
        ]);
        run.current_dir(folder.path()).stdin(Stdio::null());
        run.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
    };
    let clock = Instant::now();
    start().wait().unwrap();
    let long = clock.elapsed();
    let mut between = 0;
    for round in 1..6 {
        fs::remove_dir_all(&print).unwrap();
        let mut child = start();
        std::thread::sleep(long * round / 6);
        child.kill().unwrap();
        child.wait().unwrap();
        let there = whole(&print, &clean);
        between += usize::from((1..200).contains(&there));
        // As if it had been killed in the middle of a write, too.
        fs::create_dir_all(&print).unwrap();
        fs::write(print.join(".handout-aBcD12.tmp"), "%PDF-1.7 torn").unwrap();
        resumes(&folder, &clean, there);
    }
    assert!(between > 0, "it was never killed between two files");
}

/// A limit on the size of files, in blocks of 512 bytes, under which only the larger files do not fit.
fn limit(clean: &Files) -> (usize, usize) {
    let sizes = || clean.values().map(Vec::len);
    let (least, most) = (sizes().min().unwrap(), sizes().max().unwrap());
    let limit = (usize::midpoint(least, most) / 1024) * 1024;
    let fit = sizes().filter(|size| *size <= limit).count();
    assert!((1..clean.len()).contains(&fit), "{least} {limit} {most}");
    (limit / 512, fit)
}

#[cfg(unix)]
#[test]
fn a_write_that_fails_leaves_nothing_torn_and_stops_no_other() {
    let (folder, clean) = many(12);
    let print = folder.path().join("sheets");
    let (limit, fit) = limit(&clean);
    let merge = "\"$0\" merge plan.toml --people people.csv --today 2026-11-24";
    let ran = shell(
        &folder,
        &format!("trap '' XFSZ; ulimit -f {limit} || exit 99; exec {merge}"),
    );
    ran.ended(2);
    ran.says("error[file-not-written]: `sheets/T-1-00004.pdf` cannot be written");
    assert!(!ran.err.contains("Quillon") && !ran.err.contains("7919"), "{}", ran.err);
    assert_eq!(whole(&print, &clean), fit);
    assert_eq!(hidden(&print), [""; 0], "nothing is left in the making");
    resumes(&folder, &clean, fit);
    // And where the signal ends it in the middle of a write.
    fs::remove_dir_all(&print).unwrap();
    let ran = shell(
        &folder,
        &format!("ulimit -c 0; ulimit -f {limit} || exit 99; exec {merge} --jobs 1"),
    );
    assert_eq!(ran.code, None, "it was killed: {}", ran.err);
    let there = whole(&print, &clean);
    assert_eq!(hidden(&print).len(), 1, "it was killed while it wrote");
    resumes(&folder, &clean, there);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_and_one_that_may_only_be_read_are_said() {
    let (folder, clean) = many(12);
    let merge = "\"$0\" merge plan.toml --people people.csv --today 2026-11-24";
    fs::create_dir(folder.path().join("ours")).unwrap();
    let script = format!(
        "mkdir disk; mount -t tmpfs -o size=64k none disk || exit 99\n\
         {merge} -o disk --jobs 1; code=$?\n\
         cp -a disk full; mount -o remount,size=10m disk\n\
         {merge} -o disk --resume; echo \"then $?\"\n\
         cp -a disk roomy; mount -o remount,ro disk; rm -f x\n\
         {merge} -o disk --resume; echo \"read $?\"; exit $code"
    );
    let Some(ran) = mounted(&folder, &script) else {
        // A limit on the size of files stands in for it: a_write_that_fails_leaves_nothing_torn_and_stops_no_other.
        return;
    };
    ran.ended(2);
    ran.says("the disk is full");
    assert!(ran.out.contains("then 0\n"), "{}\n{}", ran.out, ran.err);
    // Where nothing is to be written, nothing is wrong.
    assert!(ran.out.ends_with("read 0\n"), "{}\n{}", ran.out, ran.err);
    let full = folder.path().join("full");
    assert!((1..12).contains(&whole(&full, &clean)));
    assert_eq!(hidden(&full), [""; 0]);
    assert!(files(&folder.path().join("roomy"), true) == clean);
    // Nothing can be made where nothing may be written.
    let ran = run(
        &folder,
        &["merge", "plan.toml", "--people", "people.csv", "-o", "/proc/sheets"],
    );
    ran.ended(2);
    ran.says("error[cannot-write]");
}

#[test]
fn the_example_of_the_readme_is_a_list() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(top.join("README.md")).unwrap();
    let of = |begin: &str| {
        let (_, text) = readme.split_once(begin).unwrap();
        text.split_once("```").unwrap().0.to_owned()
    };
    let folder = folder(&of("```csv\n"));
    let head = content("").replace(
        "[[field]]\nname = \"drug\"\nchoices = [\"alectinib\", \"lorlatinib\"]\n",
        "",
    );
    fs::write(folder.path().join("plan.toml"), head + &of("```toml\n# plan.toml\n"))
        .unwrap();
    let ran = merge(&folder, &[]);
    ran.ended(0);
    let texts = texts(&folder);
    assert_eq!(texts.len(), 2);
    assert!(texts[0].contains("Withfood") && !texts[1].contains("Withfood"), "{texts:?}");
    assert!(texts[1].contains("DearSamPoe"), "{texts:?}");
}
