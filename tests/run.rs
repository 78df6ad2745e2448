//! One handout for many people: nobody's file tells of anybody else, and it is the file that would be made for them alone.

use crate::write::reader::{self, Side, open};
use handout::diag::Report;
use handout::field::Values;
use handout::mark::Ink;
use handout::page::Page;
use handout::run::{self, Run};
use handout::source::{Job, Undecided};
use handout::write;
use lopdf::{Document, Object, ObjectId, decode_text_string};
use page_validation::{ValidationOptions, ValidationProfile};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

const HEAD: &str = r#"title = "Taking your pills"
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
name = "note"

[[field]]
name = "dose"
kind = "number"
"#;

/// Answers in every kind of block, with lines to write on where there is none.
pub const EVERY_PLACE: &str = r#"
[[section]]
heading = "When do I take them?"

  [[section.block]]
  text = "Dear {patient.name}, take {patient.dose|1} pill each morning. We say: {patient.note}. Today is {today}."

  [[section.block]]
  when = "patient.drug == alectinib"
  text = "Take it with food, {patient.name}."

  [[section.block]]
  when = "patient.drug == lorlatinib"
  text = "You may take it without food."

  [[section.block]]
  list.items = ["Number {patient.record}", "Phone {patient.phone}", { text = "Note", items = ["{patient.note}"] }]

  [[section.block]]
  notice.level = "note"
  notice.title = "For you"
  notice.text = "Mind *{patient.note|nothing}* in all you do."

  [[section.block]]
  checklist.items = ["Show {patient.name} the pills", "Take **{patient.note}** along"]

  [[section.block]]
  table.caption = "Whose"
  table.columns = [{ heading = "What" }, { heading = "Whose" }]
  table.rows = [["Name", "{patient.name}"], ["Note", "{patient.note}"]]

  [[section.block]]
  call.levels = [
    { level = "emergency", label = "Call 911 now", text = "{patient.name} cannot breathe." },
    { level = "routine", label = "Tell us at your next visit", items = ["About {patient.note}.", "About the pills."] },
  ]
"#;

/// Answers in running text, over more than one page.
const LONG: &str = r#"
[[section]]
heading = "When do I take them?"

  [[section.block]]
  text = "Dear {patient.name}, our note to you is {patient.note|empty}."

  [[section.block]]
  lines.count = 24

  [[section.block]]
  text = "Once more, {patient.name}: take your pills each morning."
"#;

/// No answers but those that every sheet has.
const PLAIN: &str = r#"
[[section]]
heading = "When do I take them?"

  [[section.block]]
  text = "Each morning."
"#;

pub fn content(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

fn job(rest: &str, layout: &str) -> Job {
    let mut job = Job::new(PathBuf::from("plan.toml"), layout);
    job.text = Some(content(rest));
    job.today = Some(handout::handout::Date::constant(2026, 11, 24));
    job
}

fn begun(job: &Job) -> Run {
    let mut report = Report::default();
    let run = Run::new(&mut report, job);
    run.unwrap_or_else(|| panic!("{report}"))
}

/// A person, and the words that are theirs alone.
struct Somebody {
    values: Values,
    own: Vec<String>,
}

/// People of all sorts, the same for one seed.
fn people(seed: u64, number: usize) -> Vec<Somebody> {
    let mut state = seed;
    let mut roll = move |sides: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let word = |roll: &mut dyn FnMut(u64) -> u64, letters: &str| -> String {
        let letters: Vec<char> = letters.chars().collect();
        let count = u64::try_from(letters.len()).unwrap();
        (0..8)
            .map(|_| letters[usize::try_from(roll(count)).unwrap()])
            .collect()
    };
    (0..number)
        .map(|_| {
            let letters = match roll(5) {
                0 | 1 => "bcdfghjkmnpqrtvwxz",
                2 => "bcdéèüößñçåøæþ",
                3 => "čšžřłńęąğőűț",
                _ => "ềữọậẵỹđơươ",
            };
            let longest = if roll(3) == 0 { 14 } else { 2 };
            let mut own = Vec::new();
            let mut words = |roll: &mut dyn FnMut(u64) -> u64, count: u64| {
                let words: Vec<String> =
                    (0..count).map(|_| word(roll, letters)).collect();
                own.extend(words.clone());
                words.join(" ")
            };
            let mut values = Values::default();
            let count = 1 + roll(longest);
            values.set("patient.name", &words(&mut roll, count));
            let born = roll(3) > 0;
            if born {
                values.set(
                    "patient.born",
                    &format!("19{}-0{}-1{}", 10 + roll(90), 1 + roll(9), roll(10)),
                );
            }
            if !born || roll(2) > 0 {
                values.set("patient.record", &words(&mut roll, 1));
            }
            if roll(2) > 0 {
                let count = 1 + roll(longest);
                values.set("patient.note", &words(&mut roll, count));
            }
            if roll(2) > 0 {
                values.set("patient.dose", &(1 + roll(90)).to_string());
            }
            if roll(2) > 0 {
                values.set("patient.phone", &format!("555-{:04}", roll(10_000)));
            }
            values.set(
                "patient.drug",
                if roll(2) > 0 { "alectinib" } else { "lorlatinib" },
            );
            Somebody { values, own }
        })
        .collect()
}

/// What stands on each side of paper, and the sides by their pages.
pub fn sides(document: &Document) -> BTreeMap<ObjectId, Side> {
    let pages = document.get_pages();
    pages
        .values()
        .map(|page| (*page, reader::side(document, *page)))
        .collect()
}

/// What each side of paper says, without white: first what is read aloud.
pub fn letters(file: &[u8]) -> Vec<String> {
    let document = open(file);
    let text = |page: ObjectId| {
        let side = reader::side(&document, page);
        let artifacts = side.artifacts.into_iter().map(|(_, text)| text);
        let said: String = side.said.into_values().chain(artifacts).collect();
        said.split_whitespace().collect()
    };
    document.get_pages().into_values().map(text).collect()
}

/// All that a file says besides the pages: every string, name and stream but what prints.
pub fn besides(file: &[u8]) -> String {
    let document = open(file);
    let prints: BTreeSet<ObjectId> = document
        .get_pages()
        .values()
        .flat_map(|page| document.get_page_contents(*page))
        .collect();
    let mut said = String::new();
    for (id, object) in &document.objects {
        tell(object, prints.contains(id), &mut said);
    }
    tell(&Object::Dictionary(document.trailer.clone()), false, &mut said);
    said
}

fn tell(object: &Object, prints: bool, said: &mut String) {
    match object {
        Object::String(bytes, _) => {
            said.push_str(&String::from_utf8_lossy(bytes));
            said.push_str(&decode_text_string(object).unwrap_or_default());
            said.push('\n');
        }
        Object::Name(bytes) => {
            said.push_str(&String::from_utf8_lossy(bytes));
            said.push('\n');
        }
        Object::Array(objects) => objects.iter().for_each(|each| tell(each, false, said)),
        Object::Dictionary(dictionary) => {
            for (key, value) in dictionary {
                said.push_str(&String::from_utf8_lossy(key));
                said.push('\n');
                tell(value, false, said);
            }
        }
        Object::Stream(stream) => {
            tell(&Object::Dictionary(stream.dict.clone()), false, said);
            if !prints {
                let bytes = stream
                    .decompressed_content()
                    .unwrap_or_else(|_| stream.content.clone());
                said.push_str(&String::from_utf8_lossy(&bytes));
                said.push('\n');
            }
        }
        Object::Null
        | Object::Boolean(_)
        | Object::Integer(_)
        | Object::Real(_)
        | Object::Reference(_) => {}
    }
}

#[track_caller]
pub fn valid(file: &[u8]) {
    for profile in [ValidationProfile::PdfUa1, ValidationProfile::PdfA2a] {
        let options = ValidationOptions::default().profile(profile);
        let verdict = page_validation::validate_pdf_bytes(file, &options).unwrap();
        assert!(verdict.failures.is_empty(), "{profile:?} {:#?}", verdict.failures);
    }
}

/// A letter and its place: from the foot, from the left.
type Letter = (f64, f64, String);

/// What is printed on each side, by its places, and what is read aloud.
fn printed(file: &[u8]) -> (Vec<Vec<Letter>>, String) {
    let document = open(file);
    let sides = sides(&document);
    let shown = document.get_pages().into_values().map(|page| {
        let glyphs = sides[&page].glyphs.iter();
        let mut shown: Vec<Letter> = glyphs
            .filter(|each| !each.text.trim().is_empty())
            // From right to left the sign of one bracket is printed for the other; how it is read aloud is compared below.
            .map(|each| (each.y, each.x, each.text.replace(')', "(")))
            .collect();
        // A line that was laid over may stand a rounding higher.
        let line = |letter: &Letter| (letter.0 * 10.0).round();
        shown.sort_by(|one, two| {
            (line(one), one.1).partial_cmp(&(line(two), two.1)).unwrap()
        });
        shown
    });
    let shown = shown.collect();
    (shown, reader::tree(&document, &sides).text)
}

/// The same letters at the same places, a rounding apart, and the same is read aloud.
#[track_caller]
fn say_the_same(one: &[u8], two: &[u8], place: &str) {
    let (one, two) = (printed(one), printed(two));
    assert_eq!(one.1, two.1, "{place}");
    assert_eq!(one.0.len(), two.0.len(), "{place}");
    for (left, right) in one.0.iter().flatten().zip(two.0.iter().flatten()) {
        let near = (left.0 - right.0).abs() < 0.3 && (left.1 - right.1).abs() < 0.3;
        assert!(near && left.2 == right.2, "{left:?} {right:?}: {place}");
    }
    let count = |pages: &[Vec<Letter>]| pages.iter().map(Vec::len).collect::<Vec<_>>();
    assert_eq!(count(&one.0), count(&two.0), "{place}");
}

/// Prints people one after the other and each alone.
fn nobody_tells_of_another(rest: &str, layout: &str, seed: u64, number: usize) {
    nobody_tells(&job(rest, layout), rest, seed, number);
}

fn nobody_tells(job: &Job, rest: &str, seed: u64, number: usize) {
    let layout = job.layout.as_str();
    let run = begun(job);
    let people = people(seed, number);
    let mut printer = run.printer();
    for (at, somebody) in people.iter().enumerate() {
        let place = format!("{layout}, person {at} of {seed}: {:?}", somebody.values);
        let after = printer
            .print(&somebody.values)
            .unwrap_or_else(|refused| panic!("{place}\n{}", refused.0));
        let alone = run.printer().print(&somebody.values).unwrap();
        assert!(after.pdf == alone.pdf, "who came before is seen: {place}");
        let pages = letters(&after.pdf).concat();
        let besides = besides(&after.pdf);
        for own in &somebody.own {
            let asked = somebody
                .values
                .get("patient.note")
                .is_none_or(|note| !note.contains(own.as_str()))
                || rest.contains("patient.note");
            assert_eq!(pages.contains(own.as_str()), asked, "{own}: {place}");
            assert!(
                !besides.contains(own.as_str()),
                "{own} stands besides the pages: {place}"
            );
        }
        for other in people.iter().filter(|other| other.values != somebody.values) {
            for own in &other.own {
                assert!(!pages.contains(own.as_str()), "{own} is another's: {place}");
                assert!(!besides.contains(own.as_str()), "{own} is another's: {place}");
            }
        }
        // It is what the whole way gives.
        let made = run.printer().made(&somebody.values).unwrap();
        let whole = write::pdf(&mut Report::default(), &made).unwrap();
        say_the_same(&after.pdf, &whole, &place);
        assert_eq!(after.pages, made.pages.len());
        if at % 5 == 0 {
            valid(&after.pdf);
        }
    }
}

#[test]
fn a_file_is_the_same_whoever_came_before_and_tells_of_nobody_else() {
    nobody_tells_of_another(EVERY_PLACE, "take-home-letter", 1, 14);
    nobody_tells_of_another(LONG, "take-home-a4", 2, 10);
    nobody_tells_of_another(PLAIN, "large-print-letter", 3, 8);
}

#[test]
fn so_it_is_in_columns_and_on_sheets_with_several_pages() {
    nobody_tells_of_another(EVERY_PLACE, "two-column-letter", 4, 8);
    nobody_tells_of_another(LONG, "booklet-half-letter", 5, 8);
    nobody_tells_of_another(PLAIN, "two-up-letter", 6, 8);
}

#[test]
fn in_a_list_a_day_is_compared_as_a_day() {
    let rest = r#"
[[section]]
heading = "When?"

  [[section.block]]
  when = "patient.born < 1970-01-01"
  text = "Elder."

  [[section.block]]
  when = "patient.born >= 1970-01-01"
  text = "Younger."
"#;
    let run = begun(&job(rest, "take-home-letter"));
    for (born, says, not) in
        [("1960-02-29", "Elder.", "Younger."), ("1970-12-01", "Younger.", "Elder.")]
    {
        let mut values = jo();
        values.set("patient.born", born);
        let made = run.printer().made(&values).unwrap();
        let said = on_page(&made.pages[0]);
        assert!(said.contains(says) && !said.contains(not), "{born}: {said}");
        let printed = run.printer().print(&values).unwrap();
        assert_eq!(printed.pages, made.pages.len());
    }
}

/// The lines of the next person are laid over the sheet of the one before, if the sheet has all their letters already: so here
/// it says all that the program may say.
fn lines_are_laid_over_sheets_from_right_to_left() {
    let said = include_str!("../src/words/ar.toml");
    let words: BTreeSet<&str> = said
        .split(|each: char| !matches!(each, '\u{600}'..='\u{6ff}'))
        .filter(|word| !word.is_empty())
        .collect();
    let words = Vec::from_iter(words).join(" ");
    let rest = format!(
        "\n[[block]]\ntext = \"{{patient.name}} {{patient.record}}.\"\n\n[[block]]\ntext = \"{words} **{words}**\"\n"
    );
    let mut job = job(&rest, "take-home-letter");
    job.text = job.text.map(|text| text.replace("\"en-US\"", "\"ar\""));
    nobody_tells(&job, &rest, 9, 6);
}

#[test]
fn so_it_is_on_sheets_from_right_to_left() {
    lines_are_laid_over_sheets_from_right_to_left();
    let rest = r#"
[[section]]
heading = "متى؟"

  [[section.block]]
  text = "{patient.name}، خذوا {patient.dose|1} كل صباح. نقول: {patient.note}."

  [[section.block]]
  checklist.items = ["أروا {patient.name} الحبوب", "الرقم {patient.record}"]

  [[section.block]]
  table.columns = [{ heading = "ماذا" }, { heading = "لمن" }]
  table.rows = [["الهاتف", "{patient.phone}"], ["ملاحظة", "نعم"]]
"#;
    for (layout, seed) in [("take-home-letter", 7), ("booklet-half-letter", 8)] {
        let mut job = job(rest, layout);
        job.text = job.text.map(|text| text.replace("\"en-US\"", "\"ar\""));
        nobody_tells(&job, rest, seed, 8);
    }
}

const TOLD_TO_SOMEBODY: &str = r#"title = "Pills"
id = "T-1"
version = "1.0"
language = "en-US"
status = "sample"
checked = 2026-11-23
check-again = 2027-11-23

[[field]]
name = "drug"
choices = ["alectinib", "lorlatinib"]

[[section]]
id = "when"
heading = "When?"

  [[section.block]]
  id = "dear"
  text = "Dear {patient.name}, your record is {patient.record}."

  [[section.block]]
  id = "one"
  when = "patient.drug == alectinib"
  text = "Take it with food."

  [[section.block]]
  id = "other"
  when = "patient.drug == lorlatinib"
  text = "Take it without food."
"#;

const SAID_IN_ARABIC: &str = r#"overlay = "pills.toml"
language = "ar"
title = "الدواء"
translated = 2026-11-24
[choice.drug]
alectinib = "أليكتينيب"
lorlatinib = "لورلاتينيب"
[text.when]
heading = "متى؟"
[text.dear]
text = "عزيزي {patient.name}، رقم ملفك {patient.record}."
[text.one]
text = "خذوه مع الطعام."
[text.other]
text = "خذوه بدون طعام."
"#;

#[test]
fn in_a_list_both_languages_of_a_sheet_are_for_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    std::fs::write(file("pills.toml"), TOLD_TO_SOMEBODY).unwrap();
    std::fs::write(file("pills.ar.toml"), SAID_IN_ARABIC).unwrap();
    let mut report = Report::default();
    let accepted = handout::load::accepted(&mut report, &file("pills.ar.toml"));
    let (text, _) = accepted.unwrap_or_else(|| panic!("{report}"));
    std::fs::write(file("pills.ar.toml"), text).unwrap();
    let people = [
        ("Ann Ashe", "R-11", "alectinib", "Take it with food.", "مع الطعام"),
        ("Bob Birch", "R-22", "alectinib", "Take it with food.", "مع الطعام"),
        ("Cy Cole", "R-33", "lorlatinib", "Take it without food.", "بدون طعام"),
    ];
    for layout in ["bilingual-letter", "front-and-back-letter"] {
        let run = begun(&Job::new(file("pills.ar.toml"), layout));
        let mut printer = run.printer();
        for (name, record, drug, says, in_arabic) in people {
            let mut values = Values::default();
            values.set("patient.name", name);
            values.set("patient.record", record);
            values.set("patient.drug", drug);
            let made = run.printer().made(&values).unwrap();
            let pages: String = made.pages.iter().map(on_page).collect();
            let says = says.replace(' ', "");
            let dear = format!("Dear {name}, your record is {record}.");
            for words in [says.as_str(), in_arabic, name, record, dear.as_str()] {
                let words = words.replace(' ', "");
                assert!(pages.contains(&words), "{layout}, {name}: {words} in {pages}");
            }
            for (other, number, _, not, _) in people {
                let not = not.replace(' ', "");
                let same = not == says;
                assert!(same || !pages.contains(&not), "{layout}, {name}: {not}");
                assert!(other == name || !pages.contains(number), "{layout}, {other}");
            }
            // Whoever came before, it is what is made for this person alone.
            let printed = printer.print(&values).unwrap();
            let alone = run.printer().print(&values).unwrap();
            assert!(printed.pdf == alone.pdf, "{layout}: {name} has another's sheet");
        }
    }
}

fn jo() -> Values {
    let mut values = Values::default();
    values.set("patient.name", "Jo Quillon");
    values.set("patient.born", "1960-02-29");
    values.set("patient.record", "R-77123");
    values
}

fn on_page(page: &Page) -> String {
    let texts = page.marks.iter().filter_map(|mark| match &mark.ink {
        Ink::Glyphs(run, _) => Some(run.text.as_str()),
        _ => None,
    });
    let text: String = texts.collect();
    text.split_whitespace().collect()
}

#[test]
fn every_page_says_whose_it_is_in_two_ways_in_every_form() {
    let shipped = |name: &str| {
        let mut job = Job::new(PathBuf::from(format!("content/{name}.toml")), "");
        job.today = Some(handout::handout::Date::constant(2026, 11, 24));
        job
    };
    let (lung, brochure) = (shipped("alk-lung-cancer"), shipped("alk-brochure"));
    let plain = job(PLAIN, "");
    for (job, layout) in [
        (&lung, "take-home-letter"),
        (&lung, "two-column-letter"),
        (&lung, "large-print-letter"),
        (&lung, "plain-bw"),
        (&lung, "booklet-half-letter"),
        (&brochure, "booklet-a5"),
        (&brochure, "trifold-letter"),
        (&brochure, "two-up-letter"),
        (&plain, "wallet-card-letter"),
    ] {
        let run = begun(&Job { layout: layout.to_owned(), ..job.clone() });
        let made = run
            .printer()
            .made(&jo())
            .unwrap_or_else(|refused| panic!("{layout}: {}", refused.0));
        for (page, number) in made.pages.iter().zip(1..) {
            let text = on_page(page);
            for each in ["JoQuillon", "R-77123"] {
                assert!(
                    text.contains(each),
                    "{each} is not on page {number} of {layout}: {text}"
                );
            }
        }
        // Every page that is on paper, as often as it is there.
        let printed = run.printer().print(&jo()).unwrap();
        let times: usize = letters(&printed.pdf)
            .iter()
            .map(|side| side.matches("R-77123").count())
            .sum();
        let formes = made
            .sheets
            .iter()
            .flat_map(|sheet| std::iter::once(&sheet.front).chain(&sheet.back));
        let cells: usize = formes.map(|forme| forme.cells.len()).sum();
        assert!(times >= cells, "{layout}: {times} for {cells} pages on paper");
        assert!(!besides(&printed.pdf).contains("Quillon"), "{layout}");
        valid(&printed.pdf);
    }
}

#[test]
fn a_choice_parts_the_people_and_what_hangs_on_no_answer_refuses() {
    let run = begun(&job(EVERY_PLACE, "take-home-letter"));
    let mut printer = run.printer();
    let mut print = |drug: &str| {
        let mut values = jo();
        values.set("patient.drug", drug);
        let printed = printer.print(&values).map_err(|refused| refused.rules());
        printed.map(|printed| letters(&printed.pdf).concat())
    };
    let (with, without) = (print("alectinib").unwrap(), print("lorlatinib").unwrap());
    assert!(with.contains("Takeitwithfood,JoQuillon.") && !with.contains("withoutfood"));
    assert!(without.contains("withoutfood") && !without.contains("withfood,"));
    assert_eq!(print(""), Err(vec!["when-open"]));
}

#[test]
fn a_letter_that_no_font_has_refuses_one_person_and_no_other() {
    let run = begun(&job(LONG, "take-home-letter"));
    let mut printer = run.printer();
    let mut strange = jo();
    strange.set("patient.note", "\u{13000}");
    let before = printer.print(&jo()).unwrap();
    let refused = printer.print(&strange).unwrap_err();
    assert_eq!(refused.rules().len(), 1, "{:?}", refused.rules());
    assert!(printer.print(&jo()).unwrap().pdf == before.pdf);
}

#[test]
fn a_file_for_many_has_each_with_their_own_pages() {
    let run = begun(&job(LONG, "take-home-letter"));
    let people = people(7, 4);
    let mut printer = run.printer();
    let all = people
        .iter()
        .map(|each| printer.made(&each.values).unwrap())
        .collect();
    let bound = run::bound(&run, all);
    let file = write::pdf(&mut Report::default(), &bound).unwrap();
    valid(&file);
    let besides = besides(&file);
    let together = letters(&file);
    let mut from = 0;
    for somebody in &people {
        let alone = letters(&printer.print(&somebody.values).unwrap().pdf);
        let sorted = |text: &str| {
            let mut letters: Vec<char> = text.chars().collect();
            letters.sort_unstable();
            letters
        };
        for (page, number) in alone.iter().zip(1..) {
            let bound = &together[from];
            assert_eq!(sorted(bound), sorted(page), "{bound}\n{page}");
            assert!(bound.contains(&format!("Page{number}of{}", alone.len())), "{bound}");
            from += 1;
        }
        assert!(somebody.own.iter().all(|own| !besides.contains(own.as_str())));
    }
    assert_eq!(from, together.len());
}

#[test]
fn what_is_loaded_for_a_list_is_loaded_once_for_all() {
    let mut all = job(EVERY_PLACE, "take-home-letter");
    all.values.set("prepared-by", "Jo Quillon");
    all.undecided = Undecided::Refuse;
    // Nothing of one person is in what is made for all.
    let run = begun(&all);
    assert!(!format!("{:?}", run.source().handout).contains("Quillon"));
    assert!(
        run.source()
            .values
            .iter()
            .next()
            .is_none_or(|(name, _)| name == "today")
    );
}

#[test]
fn the_letters_of_a_name_stay_in_no_other_file() {
    let run = begun(&job(LONG, "take-home-letter"));
    let mut printer = run.printer();
    let mut many = jo();
    many.set("patient.name", "Jo Vexwyg Bfhkz Quillon");
    many.set("patient.note", "Öçđ ữậ");
    let before = printer.print(&many).unwrap();
    assert!(letters(&before.pdf).concat().contains("Öçđữậ"));
    let after = printer.print(&jo()).unwrap();
    assert!(after.pdf == run.printer().print(&jo()).unwrap().pdf);
    // As many lines, as deep, and no letter that the one before has not.
    many.set("patient.note", "");
    printer = run.printer();
    printer.print(&many).unwrap();
    assert!(printer.print(&jo()).unwrap().pdf == after.pdf);
}
