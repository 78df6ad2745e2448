//! The words that the program itself sets, in one place.

/// Before a page number: "Page 2 of 6".
pub fn folio(page: usize, pages: usize) -> String {
    format!("Page {page} of {pages}")
}

/// The same for a page of a piece of a packet that is numbered on its own.
pub fn own_folio(piece: &str, page: usize, pages: usize) -> String {
    format!("{piece}, page {page} of {pages}")
}

/// The same for a page before the handouts of a packet.
pub fn front_folio(page: usize, pages: usize) -> String {
    format!("Front page {page} of {pages}")
}

/// What a handout of a packet is called.
pub fn part(number: u16) -> String {
    format!("Part {number}")
}

/// A page number in the contents of a packet.
pub fn page(page: usize) -> String {
    format!("Page {page}")
}

/// How many pages a handout of a packet has.
pub fn pages(pages: usize) -> String {
    match pages {
        1 => String::from("1 page"),
        _ => format!("{pages} pages"),
    }
}

/// The number of the handout and its version.
pub fn edition(id: &str, version: &str) -> String {
    format!("{id}, version {version}")
}

/// When the content was checked.
pub fn checked(month: &str) -> String {
    format!("Content checked {month}")
}

/// When it must be checked again.
pub fn check_again(month: &str) -> String {
    format!("Check again by {month}")
}

/// Who reviewed it.
pub fn reviewed_by(name: &str) -> String {
    format!("Reviewed by {name}")
}

/// A month of a year in words.
pub fn month(date: crate::handout::Date) -> String {
    let index = usize::try_from(date.month() - 1).unwrap_or(0);
    format!("{} {}", crate::field::MONTHS.get(index).unwrap_or(&""), date.year())
}

/// Before the day of birth.
pub const BORN: &str = "Born:";
/// Before the number of the record.
pub const RECORD: &str = "Record:";

/// For whom a sheet was prepared.
pub fn prepared_for(name: &str) -> String {
    format!("Prepared for {name}")
}

/// The day of birth, after the name.
pub fn born(day: &str) -> String {
    format!("born {day}")
}

/// The number of the record, after the name.
pub fn record(number: &str) -> String {
    format!("record {number}")
}

/// When, after for whom.
pub fn prepared_on(day: &str) -> String {
    format!(" on {day}")
}

/// By whom, after that.
pub fn prepared_by(name: &str) -> String {
    format!(" by {name}")
}

/// No reviewer is named.
pub const NOT_REVIEWED: &str = "Not yet reviewed";
/// On every page of a sample.
pub const SAMPLE: &str =
    "SAMPLE: not for patient use until reviewed, dated and approved by your clinic";
/// On every page of a draft.
pub const DRAFT: &str = "DRAFT: not for patient use until approved by your clinic";
/// On the inner panels of a sample.
pub const SHORT_SAMPLE: &str = "SAMPLE: not for patient use";
/// On the inner panels of a draft.
pub const SHORT_DRAFT: &str = "DRAFT: not for patient use";
/// At the head of a page that is there to write on.
pub const NOTES: &str = "Notes";
/// Between two facts at the foot of a page.
pub const DOT: &str = "  ·  ";
/// One of the lines below a title: "My questions, line 2 of 5".
pub fn line(title: &str, line: usize, lines: usize) -> String {
    match lines {
        1 => title.to_owned(),
        _ => format!("{title}, line {line} of {lines}"),
    }
}

/// A line of a page that is there to write on.
pub fn note_line(folio: usize, line: usize, lines: usize) -> String {
    self::line(&format!("{NOTES}, page {folio}"), line, lines)
}

/// A row that has no name yet, by the heading of the column of names.
pub fn row(heading: &str, number: usize) -> String {
    match heading {
        "" => format!("Row {number}"),
        _ => format!("{heading}, row {number}"),
    }
}

/// A row and a column, for the cell where they meet: "Bone pain, mild".
pub fn beside(row: &str, column: &str) -> String {
    format!("{row}, {column}")
}

/// What a label stands under: "Call us today: day".
pub fn under(title: &str, label: &str) -> String {
    format!("{title}: {label}")
}

/// A day of a diary.
pub fn day(number: usize) -> String {
    format!("day {number}")
}

/// What a field is called that has no words of its own.
pub const FIELD: &str = "To fill in";
/// The column of telephone numbers.
pub const PHONE: &str = "phone number";
/// The heading of the works, when they stand at the end.
pub const REFERENCES: &str = "References";
/// The list of the handouts of a packet.
pub const CONTENTS: &str = "What is in this packet";
/// Before the line for the name of the person that a packet is for.
pub const FOR: &str = "For:";
/// Before the line for the day it is given.
pub const GIVEN: &str = "Date:";
/// Before the line for the clinic's name.
pub const CLINIC: &str = "Clinic:";
/// The words of notices.
pub const NOTE: &str = "Good to know";
/// The words of warnings.
pub const WARNING: &str = "Warning";
/// The words of tips.
pub const TIP: &str = "Tip";
/// The head of the first column of a diary.
pub const SYMPTOM: &str = "Symptom";
/// The head of the first column of a schedule.
pub const MEDICINE: &str = "Medicine";
/// The head of a dated column.
pub const DATE: &str = "Date";
/// The columns of a drug table.
pub const DRUG_COLUMNS: [&str; 4] =
    ["Medicine", "Food", "Common side effects", "Tell us right away about"];
/// What a code says to those who cannot see it.
pub fn code(url: &str) -> String {
    format!("Code for a telephone's camera: {url}")
}
