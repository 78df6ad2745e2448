//! Placeholders, fields, conditions and answers: what may be written, what is printed, and each mistake with its remedy.

use handout::diag::Report;
use handout::handout::{BlockKind, Inline, plain};
use handout::load;
use handout::source::{Job, Source, Undecided};
use std::path::PathBuf;

const HEAD: &str = r#"title = "Pills"
id = "T-1"
version = "1.0"
language = "en-US"
status = "draft"
checked = 2026-11-23
check-again = 2027-11-23

[[field]]
name = "drug"
choices = ["alectinib", "lorlatinib"]

[[field]]
name = "age"
kind = "number"

[[field]]
name = "next"
kind = "date"
"#;

/// A content with this after its head; its answers are said on the command line.
fn job(rest: &str, answers: &[(&str, &str)]) -> Job {
    let mut job = Job::new(PathBuf::from("plan.toml"), "take-home-letter");
    job.text = Some(format!("{HEAD}{rest}"));
    job.today = Some(handout::handout::Date::constant(2026, 11, 24));
    for (name, answer) in answers {
        job.values.set(name, answer);
    }
    job
}

fn source(job: &Job) -> (Report, Option<Source>) {
    let mut report = Report::default();
    let source = load::source(&mut report, job);
    let source = source.filter(|_| report.errors() == 0);
    (report, source)
}

/// Every paragraph that is printed.
fn printed(rest: &str, answers: &[(&str, &str)]) -> Vec<String> {
    let (report, source) = source(&job(rest, answers));
    let source = source.unwrap_or_else(|| panic!("{report}"));
    let blocks = source.handout.sections.iter().flat_map(|section| &section.blocks);
    let texts = blocks.filter_map(|block| match &block.kind {
        BlockKind::Text(paragraphs) => Some(paragraphs.iter().map(|each| plain(each))),
        _ => None,
    });
    texts.flatten().collect()
}

fn text(words: &str) -> String {
    format!("[[section]]\nheading = \"Now\"\n[[section.block]]\ntext = '''{words}'''\n")
}

fn when(condition: &str) -> String {
    text("Read this.").replace("text =", &format!("when = \"{condition}\"\ntext ="))
}

/// It is refused so, at the first place where these words stand.
#[track_caller]
fn refused(
    rest: &str,
    answers: &[(&str, &str)],
    rule: &str,
    at: &str,
    wrong: &str,
    hint: &str,
) {
    let job = job(rest, answers);
    let (report, source) = source(&job);
    assert!(source.is_none(), "{rest} is taken");
    let said = report.render(false);
    let found = report.sorted().into_iter().find(|each| each.rule == rule);
    let found = found.unwrap_or_else(|| panic!("no {rule}:\n{said}"));
    assert!(found.message.contains(wrong), "{wrong}\n{said}");
    assert!(said.contains(hint), "{hint}\n{said}");
    if at.is_empty() {
        assert!(found.place.is_none(), "{said}");
    } else {
        let written = job.text.unwrap();
        let place = written.get(found.place.unwrap().range()).unwrap();
        assert!(place.contains(at) && place.len() <= at.len() + 6, "{place}\n{said}");
    }
    for (_, answer) in answers {
        assert!(!said.contains(answer), "it says {answer}:\n{said}");
    }
}

#[test]
fn each_placeholder_is_answered_or_has_words_or_a_line() {
    let all = "{patient.name}; {patient.born}; {today}; {patient.age|some}; {clinic.fever|100.4 °F (38 °C)}; {clinic.phone.day}; \\{x} and {patient.drug}";
    let answers = [
        ("patient.name", "Jo Roe"),
        ("patient.born", "1960-02-29"),
        ("patient.drug", "alectinib"),
    ];
    assert_eq!(
        printed(&text(all), &answers),
        [
            "Jo Roe; February 29, 1960; November 24, 2026; some; 100.4 °F (38 °C); ____; {x} and alectinib"
        ]
    );
    let nobody = printed(&text("{patient.name|you} and {patient.age}"), &[]);
    assert_eq!(nobody, ["you and ____"]);
}

#[test]
fn an_answer_is_words_and_never_markup() {
    for answer in [
        "**Bo** [x](y)",
        "{patient.record}",
        "<b>bold</b>",
        "&amp; &nbsp;",
        "[@x]",
        "\\{ \\\\ \\*",
        "\"quoted\" 'so'",
        "____",
        "https://example.org",
        "*a* _b_ `c`",
    ] {
        let answers =
            [("patient.name", answer), ("patient.record", "1"), ("patient.age", "7")];
        let (report, source) = source(&job(&text("So: **{patient.name}**."), &answers));
        let source = source.unwrap_or_else(|| panic!("{report}"));
        let BlockKind::Text(paragraphs) = &source.handout.sections[0].blocks[0].kind
        else {
            panic!("no text")
        };
        assert_eq!(plain(&paragraphs[0]), format!("So: {answer}."));
        let Inline::Strong(inner) = &paragraphs[0][1] else { panic!("{paragraphs:?}") };
        assert!(matches!(inner.as_slice(), [Inline::Fact(_)]), "{inner:?}");
    }
}

#[test]
fn a_block_is_printed_for_those_it_is_for() {
    let answers = |drug: &str, age: &str| {
        let rest = [
            when("patient.drug == alectinib").replace("Read this.", "A"),
            when("patient.drug != 'alectinib'").replace("Read this.", "B"),
            when("patient.age >= 65 and patient.drug == alectinib")
                .replace("Read this.", "C"),
            when("patient.age < 65 or patient.drug == alectinib")
                .replace("Read this.", "D"),
            when("not patient.next").replace("Read this.", "E"),
            when("patient.next").replace("Read this.", "F"),
            when("clinic.fever").replace("Read this.", "G"),
        ]
        .concat();
        let rest = rest.replace("[[section]]\nheading = \"Now\"\n", "");
        let rest = format!("[[section]]\nheading = \"Now\"\n{rest}");
        printed(&rest, &[("patient.drug", drug), ("patient.age", age)]).concat()
    };
    assert_eq!(answers("alectinib", "64"), "ADE");
    assert_eq!(answers("alectinib", "65"), "ACDE");
    assert_eq!(answers("lorlatinib", "9"), "BDE");
    assert_eq!(answers("lorlatinib", "65"), "BE");
}

#[test]
fn a_section_is_for_those_it_is_for_and_all_is_for_a_list() {
    let rest = text("One.").replace("heading", "when = \"patient.age > 9\"\nheading");
    let rest = rest + &text("Two.");
    assert_eq!(printed(&rest, &[("patient.age", "9")]), ["Two."]);
    assert_eq!(printed(&rest, &[("patient.age", "10")]), ["One.", "Two."]);
    let mut all = job(&rest, &[]);
    assert!(source(&all).1.is_none(), "open");
    all.undecided = Undecided::Keep;
    assert_eq!(source(&all).1.unwrap().handout.sections.len(), 2);
}

#[test]
fn a_day_is_compared_as_a_day_however_it_is_printed() {
    let rest = [
        when("patient.next < 2026-12-31").replace("Read this.", "Before {patient.next}."),
        when("patient.next > 2026-12-31").replace("Read this.", "After {patient.next}."),
        when("patient.next == 2026-12-01").replace("Read this.", "On it."),
    ]
    .concat();
    for (day, said) in [
        ("2026-12-01", vec!["Before December 1, 2026.", "On it."]),
        ("2027-01-01", vec!["After January 1, 2027."]),
    ] {
        assert_eq!(printed(&rest, &[("patient.next", day)]), said);
    }
}

#[test]
fn a_mistaken_placeholder_is_told_with_the_nearest_right_one() {
    let none: &[(&str, &str)] = &[];
    for (words, rule, at, wrong, hint) in [
        (
            "Dear {patient.nmae},",
            "placeholder-unknown",
            "{patient.nmae}",
            "nothing is called `patient.nmae`",
            "write {patient.name}; for the sign itself write \\{",
        ),
        (
            "Dear {patient.shoe-size},",
            "placeholder-unknown",
            "{patient.shoe-size}",
            "nothing is called `patient.shoe-size`",
            "add [[field]] with name = \"patient.shoe-size\" to the content",
        ),
        (
            "Call {clinic.phnoe.day}",
            "placeholder-unknown",
            "{clinic.phnoe.day}",
            "nothing is called `clinic.phnoe.day`",
            "write {clinic.phone.day}",
        ),
        (
            "Call {clinic.phone.dya}",
            "placeholder-unknown",
            "{clinic.phone.dya}",
            "no phone has a role like that of `clinic.phone.dya`",
            "write {clinic.phone.day}",
        ),
        (
            "a {} b",
            "placeholder-unknown",
            "{}",
            "a placeholder without a name",
            "write one of",
        ),
        (
            "a {weather} b",
            "placeholder-unknown",
            "{weather}",
            "nothing is called `weather`",
            "write one of {patient.name}, ",
        ),
        (
            "a {patient.name|} b",
            "placeholder",
            "{patient.name|}",
            "says no words for the case that nobody answers",
            "or leave the bar out: {patient.name}",
        ),
        (
            "a {patient.name b",
            "markup",
            "{",
            "is not closed",
            "close it, without markup inside",
        ),
        (
            "an {lang.en} b",
            "foreign-words",
            "{lang.en}",
            "words in another language are missing",
            "write the words after a bar: {lang.en|chest X-ray}",
        ),
        (
            "an {lang.English!|X-ray} b",
            "foreign-words",
            "{lang.English!|X-ray}",
            "this is no language tag",
            "{lang.en|chest X-ray}",
        ),
        (
            "a {patient.**name**} b",
            "markup",
            "{",
            "is not closed",
            "for the sign itself write \\{",
        ),
    ] {
        refused(&text(words), none, rule, at, wrong, hint);
    }
}

#[test]
fn what_differs_from_person_to_person_stands_in_no_heading_and_no_reference() {
    let heading = text("x").replace("\"Now\"", "\"For {patient.name}\"");
    refused(
        &heading,
        &[],
        "placeholder-in-heading",
        "{patient.name}",
        "cannot stand in a heading",
        "headings become the bookmarks of the file",
    );
    let choice = text("x").replace("\"Now\"", "\"Taking {patient.drug}\"");
    let (report, source) = source(&job(&choice, &[("patient.drug", "alectinib")]));
    let source = source.unwrap_or_else(|| panic!("{report}"));
    assert_eq!(plain(&source.handout.sections[0].heading), "Taking alectinib");
    let reference =
        text("x [@a]") + "[[reference]]\nid = \"a\"\ntext = \"By {clinic.name}.\"\n";
    let (report, _) = self::source(&job(&reference, &[]));
    let said = report.render(false);
    assert!(
        said.contains(
            "error[placeholder-in-reference]: a reference is the same for everybody"
        ) && said.contains("write the words themselves"),
        "{said}"
    );
}

#[test]
fn a_key_of_plain_words_takes_no_placeholder() {
    let rest = text("x") + "[[section.block]]\nlines.title = \"x\"\nlines.count = 2\n";
    assert!(source(&job(&rest, &[])).1.is_some());
    let mut literal = job(&text("x"), &[]);
    literal.text = literal
        .text
        .map(|text| text.replace("\"1.0\"", "\"{patient.record}\""));
    let (report, source) = source(&literal);
    assert!(source.is_none());
    let said = report.render(false);
    assert!(said.contains("error[placeholder]: this key takes no placeholder"), "{said}");
    assert!(said.contains("plan.toml:3:"), "{said}");
    assert!(
        said.contains("placeholders stand in running text, items and cells"),
        "{said}"
    );
}

#[test]
fn a_mistaken_field_is_told() {
    for (field, at, wrong, hint) in [
        (
            "name = \"Shoe Size\"",
            "Shoe Size",
            "cannot be the name of a field",
            "small letters, digits and hyphens",
        ),
        ("name = \"2nd\"", "2nd", "cannot be the name of a field", "small letters"),
        (
            "name = \"drug\"",
            "drug",
            "there is a field `drug` already",
            "give it another name",
        ),
        (
            "name = \"patient.born\"",
            "patient.born",
            "there is a field `born` already",
            "leave it out",
        ),
        (
            "name = \"food\"\nchoices = [\"yes\"]",
            "food",
            "leaves no choice",
            "two at least",
        ),
        (
            "name = \"food\"\nkind = \"choice\"",
            "food",
            "leaves no choice",
            "two at least",
        ),
        (
            "name = \"food\"\nkind = \"date\"\nchoices = [\"a\", \"b\"]",
            "food",
            "has choices and is no choice",
            "write kind = \"choice\"",
        ),
    ] {
        let rest = format!("[[field]]\n{field}\n{}", text("x"));
        refused(&rest, &[], "field", at, wrong, hint);
    }
}

#[test]
fn a_mistaken_condition_is_told() {
    for (condition, rule, wrong, hint) in [
        (
            "patient.drgu == alectinib",
            "placeholder-unknown",
            "nothing is called `patient.drgu`",
            "write patient.drug",
        ),
        (
            "patient.drug == alectinb",
            "when",
            "`patient.drug` is never `alectinb`",
            "write patient.drug == alectinib",
        ),
        (
            "patient.drug == xyz",
            "when",
            "is never `xyz`",
            "write `alectinib` or `lorlatinib`",
        ),
        (
            "patient.drug < lorlatinib",
            "when",
            "neither a number nor a day",
            "compare it with == or !=",
        ),
        (
            "patient.age > old",
            "when",
            "`old` is not a number",
            "write a value that `patient.age` can have",
        ),
        (
            "patient.next > tomorrow",
            "when",
            "`tomorrow` is not a day",
            "write a value that",
        ),
        (
            "patient.drug = alectinib",
            "when",
            "cannot be read",
            "write a field, == or !=, and a value",
        ),
        ("patient.drug ==", "when", "cannot be read", "write a field"),
        ("patient.drug == 'alectinib", "when", "cannot be read", "single quotes"),
        ("patient.age > 1 and", "when", "cannot be read", "write a field"),
        (
            "patient.age > 1 and patient.age < 5 or patient.drug == alectinib",
            "when",
            "`and` and `or` stand in one condition",
            "write the block twice",
        ),
    ] {
        refused(&when(condition), &[], rule, condition, wrong, hint);
    }
    refused(&when(""), &[], "when", "\"\"", "cannot be read", "write a field");
    refused(
        &when("patient.drug == alectinib"),
        &[],
        "when-open",
        "patient.drug == alectinib",
        "nobody says `patient.drug`",
        "--set patient.drug=alectinib",
    );
}

#[test]
fn a_mistaken_answer_is_told_and_not_said() {
    for (name, answer, wrong, hint) in [
        (
            "patient.nmae",
            "Quillon",
            "the content has no field `patient.nmae`",
            "write patient.name=...",
        ),
        (
            "weather",
            "Quillon",
            "the content has no field `weather`",
            "it may say patient.name, ",
        ),
        (
            "patient.drug",
            "Quillon",
            "what is said of `patient.drug` is none of the choices",
            "say it again after --set",
        ),
        (
            "age",
            "Quillon",
            "what is said of `patient.age` is not a number",
            "leave it out",
        ),
        (
            "next",
            "Quillon",
            "what is said of `patient.next` is not a day",
            "leave it out",
        ),
        (
            "phone",
            "Quillon",
            "what is said of `patient.phone` is not a telephone number",
            "leave it out",
        ),
        (
            "name",
            "Quill\u{202e}on",
            "holds a character that cannot be printed",
            "leave it out",
        ),
    ] {
        refused(&text("x"), &[(name, answer)], "answer", "", wrong, hint);
    }
    let long = "Quillon".repeat(40);
    refused(
        &text("x"),
        &[("name", &long)],
        "answer",
        "",
        "is longer than 200 characters",
        "leave it out",
    );
    for one in ["name", "record"] {
        refused(
            &text("x"),
            &[(one, "Quillon")],
            "identity",
            "",
            "a personalised sheet names a person in two ways",
            "give patient.name and one more",
        );
    }
}
