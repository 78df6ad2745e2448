//! The content as meant: blocks and inlines, without any styling.
//!
//! Every value that can be wrong later on carries the place it was written at.

pub use crate::condition::Condition;
use crate::diag::Fix;
use crate::form::Part;
pub use crate::inline::{Fact, Inline, Inlines, Text, WorkId, place, plain, works};
use crate::span::Span;
pub use jiff::civil::Date;
use std::path::PathBuf;

/// One handout.
#[derive(Debug, Clone)]
pub struct Handout {
    /// The title, never empty.
    pub title: Text,
    /// A line below the title.
    pub subtitle: Option<Text>,
    /// What stands at the foot of each page; the title if the author gave none.
    pub short_title: Text,
    /// What kind of sheet it is, in the author's words: "Take-home sheet".
    pub kind: Option<Text>,
    /// The clinic's or publisher's number of the handout.
    pub id: Text,
    /// The version of the content.
    pub version: Text,
    /// The language, as a BCP 47 tag.
    pub language: String,
    /// How far it may be used.
    pub status: Status,
    /// What it is for.
    pub purpose: Purpose,
    /// The day the content was checked. The PDF is dated with it.
    pub checked: Date,
    /// The day it must be checked again.
    pub check_again: Option<Date>,
    /// Where that day was written.
    pub check_again_span: Option<Span>,
    /// Who reviewed it; nobody is invented.
    pub reviewed_by: Option<Text>,
    /// What it may ask for besides its own words.
    pub fields: crate::field::Fields,
    /// Rules of the checker that are not meant for it.
    pub silences: Vec<Silence>,
    /// Sections of other editions were left out.
    pub left_out: bool,
    /// The text that it translates.
    pub original: Option<Box<Original>>,
    /// What is known of the translation, if it is one.
    pub translation: Option<Box<Translation>>,
    /// Blocks before the first section.
    pub lead: Vec<Block>,
    /// The sections, in reading order.
    pub sections: Vec<Section>,
    /// The works that are cited, by number: the first cited is 1. Works never cited are not here.
    pub works: Vec<Work>,
    /// The shorter texts, if a section has one.
    pub shorter: Option<Box<Shorter>>,
}

/// What some sections can say in fewer words, and what they stand in; [`crate::reading::shortened`] puts it together.
#[derive(Debug, Clone)]
pub struct Shorter {
    /// The handout before its works were numbered: all that any text cites.
    pub whole: Handout,
    /// The shorter blocks of each section of it; empty where there are none.
    pub blocks: Vec<Vec<Block>>,
}

/// The text that a handout translates.
#[derive(Debug, Clone)]
pub struct Original {
    /// Its file, as written.
    pub file: Text,
    /// What it says.
    pub handout: Handout,
}

/// How a handout was translated. Its number, version, dates and status are those of its source.
#[derive(Debug, Clone)]
pub struct Translation {
    /// The language of the source, as a BCP 47 tag.
    pub from: String,
    /// The title of the source.
    pub title: Text,
    /// The day of the translation.
    pub day: Date,
    /// Who translated it; nobody is invented.
    pub translator: Option<Text>,
    /// Who compared it with the source; without one it is a draft. Nobody is invented.
    pub reviewer: Option<Text>,
    /// What has no translation, or one of words that have changed since.
    pub gaps: Vec<Gap>,
}

/// A text of the source that is not translated as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// What the text is called, and where to mend it.
    pub name: Text,
    /// What is wrong.
    pub why: Why,
    /// The mark of the source's words as they are now.
    pub mark: String,
    /// What the source says now.
    pub says: String,
    /// What accepts the translation as one of these words.
    pub fix: Option<Fix>,
    /// Whether the source's words are printed, with a line that says so; otherwise nothing is.
    pub stands: bool,
}

/// Why a text is not translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// There is no entry for it.
    Missing,
    /// Its entry does not say which words it translates.
    Unmarked,
    /// The source has changed since.
    Stale,
    /// Some keys have no translation.
    Partial(Vec<String>),
    /// Its words are those of the source.
    Same,
}

/// A rule of the checker that the author has silenced.
#[derive(Debug, Clone)]
pub struct Silence {
    /// The rule.
    pub rule: Text,
    /// Why.
    pub reason: Text,
    /// Only where these words are found.
    pub words: Option<Text>,
}

/// How far a handout may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// An example: never for patients.
    Sample,
    /// Not yet approved.
    Draft,
    /// Approved by the clinic.
    Approved,
}

/// What a handout is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To know more.
    Information,
    /// To act on during treatment.
    Treatment,
}

/// A heading and what stands under it.
#[derive(Debug, Clone)]
pub struct Section {
    /// The author's name for it, if given.
    pub id: Option<Text>,
    /// The heading, never empty.
    pub heading: Inlines,
    /// The panel of a folded sheet that it is bound to.
    pub part: Option<Part>,
    /// For whom it is printed; for all, if nothing is said.
    pub when: Option<Condition>,
    /// What stands under it.
    pub blocks: Vec<Block>,
    /// Its heading stands in the language of the source, for want of a translation.
    pub untranslated: bool,
    /// Where it was written.
    pub span: Span,
}

/// One block at a place.
#[derive(Debug, Clone)]
pub struct Block {
    /// The author's name for it, if given.
    pub id: Option<Text>,
    /// What it is.
    pub kind: BlockKind,
    /// For whom it is printed; for all, if nothing is said.
    pub when: Option<Condition>,
    /// It stands in the language of the source, for want of a translation.
    pub untranslated: bool,
    /// Where it was written.
    pub span: Span,
}

/// What a block is. A new kind is met by name wherever blocks are met.
#[derive(Debug, Clone)]
pub enum BlockKind {
    /// One paragraph or more.
    Text(Vec<Inlines>),
    /// A small heading inside a section.
    Heading(Inlines),
    /// A bulleted or numbered list.
    List(List),
    /// The points to remember.
    Points(Points),
    /// Whom to call, and how fast.
    Call(Call),
    /// Boxes a pen can tick.
    Checklist(Checklist),
    /// A table of medicines.
    Drugs(Drugs),
    /// Any other table.
    Table(Table),
    /// A note, a warning, a tip.
    Notice(Notice),
    /// A picture.
    Figure(Figure),
    /// Whom to reach, and when.
    Contacts(Contacts),
    /// Lines to write on.
    Lines(Lines),
    /// Labelled lines to write on.
    Fields(Fields),
    /// What to take when.
    Schedule(Schedule),
    /// Words and what they mean.
    Glossary(Glossary),
    /// A code for a telephone's camera.
    Qr(Qr),
    /// The next page.
    PageBreak,
}

/// A work that is cited.
#[derive(Debug, Clone)]
pub struct Work {
    /// Its number.
    pub number: WorkId,
    /// The author's name for it.
    pub id: Text,
    /// The entry: the text, the address as a link, the day it was read.
    pub entry: Inlines,
    /// Where it was written.
    pub span: Span,
}

/// A list. It has at least one item.
#[derive(Debug, Clone)]
pub struct List {
    /// A line above, kept with the first item.
    pub stem: Option<Inlines>,
    /// Numbers instead of bullets.
    pub numbered: bool,
    /// The items.
    pub items: Vec<Item>,
}

/// One item of a list.
#[derive(Debug, Clone)]
pub struct Item {
    /// What it says.
    pub text: Inlines,
    /// A list inside it, of the same kind; empty if none.
    pub items: Vec<Self>,
}

/// The points to remember.
#[derive(Debug, Clone)]
pub struct Points {
    /// The heading of the box.
    pub title: Option<Inlines>,
    /// The points, at least one.
    pub items: Vec<Inlines>,
}

/// Whom to call, and how fast.
#[derive(Debug, Clone)]
pub struct Call {
    /// A heading above.
    pub title: Option<Inlines>,
    /// From the most urgent on; at least one.
    pub levels: Vec<CallLevel>,
}

/// One level of a call box.
#[derive(Debug, Clone)]
pub struct CallLevel {
    /// How urgent.
    pub urgency: Urgency,
    /// What to do: "Call 911 now".
    pub label: Inlines,
    /// The signs, in running text.
    pub text: Option<Inlines>,
    /// The signs, as a list.
    pub items: Vec<Inlines>,
    /// Labelled lines to write on, such as phones.
    pub fields: Vec<Field>,
}

/// A label, and what stands after it.
#[derive(Debug, Clone)]
pub struct Field {
    /// What it is for.
    pub label: Inlines,
    /// What stands there.
    pub answer: Answer,
}

impl Field {
    /// The telephone that stands there, if one does: its number, and when it is answered.
    pub const fn phone(&self) -> Option<(&Text, Option<&Inlines>)> {
        match &self.answer {
            Answer::Phone { number, hours } => Some((number, hours.as_ref())),
            Answer::Line | Answer::Lacks(_) => None,
        }
    }
}

/// What stands after a label.
#[derive(Debug, Clone)]
pub enum Answer {
    /// A line to write on, because nothing else is asked for.
    Line,
    /// A telephone.
    Phone {
        /// The number as printed.
        number: Text,
        /// When it is answered.
        hours: Option<Inlines>,
    },
    /// A line to write on, because the clinic's profile lacks the fact of this name; the place is where it is asked for.
    Lacks(Text),
}

/// How urgent a call is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Life is in danger.
    Emergency,
    /// Today, at any hour.
    Urgent,
    /// At the next visit.
    Routine,
}

/// Boxes a pen can tick.
#[derive(Debug, Clone)]
pub struct Checklist {
    /// A small heading above.
    pub title: Option<Inlines>,
    /// In how many columns the items stand: 1 or 2. Only 1 with a scale or dates.
    pub columns: usize,
    /// The head of the first column, with a scale or dates; the default if absent.
    pub heading: Option<Inlines>,
    /// The items, at least one.
    pub items: Vec<Inlines>,
    /// Headings of further boxes, such as none, mild, moderate, severe.
    pub scale: Vec<Inlines>,
    /// So many dated columns, for a diary.
    pub dates: usize,
}

/// A table of medicines. A row is never cut.
#[derive(Debug, Clone)]
pub struct Drugs {
    /// A title above.
    pub caption: Option<Inlines>,
    /// The four headings, in the order of the columns; the defaults if empty.
    pub headings: Vec<Inlines>,
    /// The medicines, at least one.
    pub rows: Vec<Drug>,
}

/// One medicine.
#[derive(Debug, Clone)]
pub struct Drug {
    /// The generic name, which is set largest.
    pub generic: Inlines,
    /// The brand name.
    pub brand: Option<Inlines>,
    /// How to say it.
    pub say: Option<Inlines>,
    /// With food or without.
    pub food: Inlines,
    /// Common side effects.
    pub common: Inlines,
    /// What to report at once.
    pub report: Inlines,
    /// Where it was written.
    pub span: Span,
}

/// A table. Every row has as many cells as there are columns, and there is at least one of each.
#[derive(Debug, Clone)]
pub struct Table {
    /// A title above.
    pub caption: Option<Inlines>,
    /// The columns.
    pub columns: Vec<Column>,
    /// Whether the first column names the row.
    pub row_header: bool,
    /// The rows.
    pub rows: Vec<Row>,
}

/// One column of a table.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its heading.
    pub heading: Inlines,
    /// Its share of the measure against the other weighted columns; by its content if absent.
    pub weight: Option<i32>,
}

/// One row of a table.
#[derive(Debug, Clone)]
pub struct Row {
    /// The cells.
    pub cells: Vec<Inlines>,
    /// Where it was written.
    pub span: Span,
}

/// A note, a warning, a tip.
#[derive(Debug, Clone)]
pub struct Notice {
    /// Which of them.
    pub level: NoticeLevel,
    /// A heading; the level's word if absent.
    pub title: Option<Inlines>,
    /// The paragraphs, at least one.
    pub text: Vec<Inlines>,
}

/// How loud a notice is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeLevel {
    /// Good to know.
    Note,
    /// Harm is possible.
    Warning,
    /// It makes things easier.
    Tip,
}

/// A picture.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The file as written, and where.
    pub image: Text,
    /// The picture, read.
    pub picture: Picture,
    /// What it shows, in words; never empty.
    pub alt: Text,
    /// A line below.
    pub caption: Option<Inlines>,
    /// Percent of the measure, 1 to 100.
    pub width: i32,
}

/// A picture as the writer needs it.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Where it was read.
    pub path: PathBuf,
    /// How wide, in pixels; not 0.
    pub width: u32,
    /// How high, in pixels; not 0.
    pub height: u32,
    /// The pixels.
    pub data: PictureData,
}

impl Picture {
    /// Whether it has the pixels of another.
    pub fn looks_like(&self, other: &Self) -> bool {
        (self.width, self.height) == (other.width, other.height)
            && self.data == other.data
    }
}

/// The pixels of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PictureData {
    /// A JPEG file, passed through byte for byte, with its number of components: 1 or 3.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
        /// 1 for grey, 3 for colour.
        components: u8,
    },
    /// Eight-bit RGB, row by row, and the opacity of each pixel if any is not opaque.
    Rgb {
        /// Three bytes a pixel.
        pixels: Vec<u8>,
        /// One byte a pixel.
        opacity: Option<Vec<u8>>,
    },
    /// Eight-bit grey, row by row, and the opacity of each pixel if any is not opaque.
    Grey {
        /// One byte a pixel.
        pixels: Vec<u8>,
        /// One byte a pixel.
        opacity: Option<Vec<u8>>,
    },
}

/// Whom to reach, and when.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// A small heading above.
    pub title: Option<Inlines>,
    /// At least one.
    pub items: Vec<Contact>,
}

/// One contact.
#[derive(Debug, Clone)]
pub struct Contact {
    /// Who answers.
    pub who: Inlines,
    /// The number as printed; a line to write on if absent.
    pub phone: Option<Text>,
    /// When they answer.
    pub hours: Option<Inlines>,
    /// The fact that is asked for and that the clinic's profile lacks: `phone.day`.
    pub lacks: Option<Text>,
}

/// Lines to write on.
#[derive(Debug, Clone)]
pub struct Lines {
    /// A small heading above.
    pub title: Option<Inlines>,
    /// How many, at least 1.
    pub count: usize,
}

/// Labelled lines to write on.
#[derive(Debug, Clone)]
pub struct Fields {
    /// At least one.
    pub items: Vec<Field>,
}

/// What to take when.
#[derive(Debug, Clone)]
pub struct Schedule {
    /// A small heading above.
    pub title: Option<Inlines>,
    /// The head of the first column, if not that of medicines.
    pub heading: Option<Inlines>,
    /// The times of day; morning, noon, evening and bedtime unless the author says otherwise.
    pub times: Vec<Inlines>,
    /// A row each; an empty one is for writing.
    pub rows: Vec<Inlines>,
}

/// Words and what they mean.
#[derive(Debug, Clone)]
pub struct Glossary {
    /// The words, at least one.
    pub items: Vec<Term>,
}

/// A word and what it means.
#[derive(Debug, Clone)]
pub struct Term {
    /// The word.
    pub term: Inlines,
    /// How to say it.
    pub say: Option<Inlines>,
    /// What it means.
    pub meaning: Inlines,
}

/// A code for a telephone's camera, with its address printed below.
#[derive(Debug, Clone)]
pub struct Qr {
    /// The address.
    pub url: Text,
    /// What one finds there.
    pub caption: Option<Inlines>,
}
