//! What a content may ask for besides its own words, and what is answered.
//!
//! A field has a name such as `patient.drug` and a kind. Its answers are the values of one job or of one person, plain words
//! and never markup.

use crate::words::Words;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The names of fields that are the clinic's begin so.
pub const CLINIC: &str = "clinic.";
/// The names of fields that are the person's begin so.
pub const PATIENT: &str = "patient.";
/// The field of a person's name.
pub const NAME: &str = "patient.name";
/// The field of the day of birth.
pub const BORN: &str = "patient.born";
/// The field of the record's number.
pub const RECORD: &str = "patient.record";
/// The field of who prepared the sheet.
pub const PREPARED_BY: &str = "prepared-by";
/// The field of the day the sheet is made.
pub const TODAY: &str = "today";

/// No answer is longer, in characters.
pub const LONGEST: usize = 200;

/// What can be asked of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it is called: `patient.drug`.
    pub name: String,
    /// What answers it.
    pub kind: Kind,
    /// What a translation prints for an answer, where it has other words for it.
    pub printed: BTreeMap<String, String>,
}

/// What answers a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Any words.
    Text,
    /// A day, as year-month-day.
    Date,
    /// A number.
    Number,
    /// A telephone number.
    Phone,
    /// One of some words.
    Choice(Vec<String>),
}

impl Kind {
    /// How long a line to write the answer on is, in ems of the text.
    pub const fn room(&self) -> u16 {
        match self {
            Self::Text => 14,
            Self::Phone => 10,
            Self::Date | Self::Choice(_) => 9,
            Self::Number => 6,
        }
    }

    /// Whether it is one of some words.
    pub const fn is_choice(&self) -> bool {
        matches!(self, Self::Choice(_))
    }

    /// What is wrong with an answer; never says the answer.
    pub fn refuses(&self, answer: &str) -> Option<String> {
        if answer.chars().count() > LONGEST {
            return Some(format!("is longer than {LONGEST} characters"));
        }
        if answer.chars().any(is_unfit) {
            return Some("holds a character that cannot be printed".to_owned());
        }
        let digits = || answer.chars().filter(char::is_ascii_digit).count();
        match self {
            Self::Text => None,
            Self::Date => answer.parse::<Date>().err().map(|_| {
                "is not a day: write year-month-day, such as 1960-02-29".to_owned()
            }),
            Self::Number => Number::of(answer)
                .is_none()
                .then(|| "is not a number: write figures, such as 72 or 7.5".to_owned()),
            Self::Phone => (digits() < 3
                || answer.chars().filter(|each| each.is_alphabetic()).count()
                    > 2 * digits())
            .then(|| "is not a telephone number".to_owned()),
            Self::Choice(choices) => (!choices.iter().any(|choice| choice == answer))
                .then(|| format!("is none of the choices: write {}", one_of(choices))),
        }
    }
}

/// A sign that is no ink and would change the others: a control, or one that turns the direction of text.
fn is_unfit(each: char) -> bool {
    each.is_control()
        || matches!(each, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// Words to choose from: "`a`, `b` or `c`".
pub fn one_of(words: &[String]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.as_slice() {
        [others @ .., last] if !others.is_empty() => {
            format!("{} or {last}", others.join(", "))
        }
        quoted => quoted.concat(),
    }
}

/// All fields that a content may ask for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields(Vec<Field>);

impl Default for Fields {
    /// Those that every content has.
    fn default() -> Self {
        let field = |(name, kind): (&str, Kind)| Field {
            name: name.to_owned(),
            kind,
            printed: BTreeMap::new(),
        };
        let every = [
            (NAME, Kind::Text),
            (BORN, Kind::Date),
            (RECORD, Kind::Text),
            ("patient.phone", Kind::Phone),
            (PREPARED_BY, Kind::Text),
            (TODAY, Kind::Date),
        ];
        Self(every.map(field).into())
    }
}

impl Fields {
    /// The field of a name.
    pub fn get(&self, name: &str) -> Option<&Field> {
        self.0.iter().find(|field| field.name == name)
    }

    /// The field that a column or an option names, with or without `patient.`.
    pub fn meant(&self, name: &str) -> Option<&Field> {
        self.get(name).or_else(|| self.get(&format!("{PATIENT}{name}")))
    }

    /// All of them, those of every content first.
    pub fn iter(&self) -> impl Iterator<Item = &Field> {
        self.0.iter()
    }

    /// The field of a name, to change what it prints.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Field> {
        self.0.iter_mut().find(|field| field.name == name)
    }

    /// Adds one; `false` if there is one of its name.
    pub fn add(&mut self, field: Field) -> bool {
        let new = self.get(&field.name).is_none();
        if new {
            self.0.push(field);
        }
        new
    }
}

/// The answers of one job or one person, by the names of their fields.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Values(BTreeMap<String, String>);

impl Values {
    /// The answer to a field.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// Answers a field; no words are no answer. White space runs become one space.
    pub fn set(&mut self, name: &str, answer: &str) {
        let words = answer.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), words);
        }
    }

    /// All answers, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, answer)| (name.as_str(), answer.as_str()))
    }

    /// Whether they name a person.
    pub fn names_somebody(&self) -> bool {
        [NAME, BORN, RECORD].iter().any(|name| self.0.contains_key(*name))
    }

    /// Whether a person is named in two ways, as every personalised sheet must (two identifiers).
    pub fn identify(&self) -> bool {
        self.get(NAME).is_some()
            && (self.get(BORN).is_some() || self.get(RECORD).is_some())
    }

    /// What is printed for a field: days in words.
    pub fn printed(&self, name: &str, language: &str) -> Option<String> {
        let answer = self.get(name)?;
        // Only a day reads like a day.
        let day = answer.parse::<Date>().ok().filter(|day| day.to_string() == answer);
        Some(day.map_or_else(|| answer.to_owned(), |day| in_words(day, language)))
    }
}

/// A day in words: "February 29, 1960", in British English "29 February 1960"; in figures in languages whose months are not known.
pub fn in_words(day: Date, language: &str) -> String {
    let words = Words::of(language);
    match words.stand_in() {
        // An English month would stand among words of another language.
        Some(_) => day.to_string(),
        None => words.day(day),
    }
}

/// A number as written, compared exactly: in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(i64);

impl Number {
    /// The number that words say; `None` if they say none.
    pub fn of(written: &str) -> Option<Self> {
        const PLACES: usize = 6;
        let (sign, digits) = match written.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, written),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let figures = |words: &str| {
            !words.is_empty() && words.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !figures(whole) || !figures(part) || whole.len() > 9 || part.len() > PLACES {
            return None;
        }
        let part: i64 = format!("{part:0<PLACES$}").parse().ok()?;
        let whole: i64 = whole.parse().ok()?;
        Some(Self(sign * (whole * 1_000_000 + part)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Kind, Values, in_words};

    #[test]
    fn an_answer_has_its_kind() {
        let choice = Kind::Choice(vec!["alectinib".to_owned(), "lorlatinib".to_owned()]);
        for (kind, answer, fits) in [
            (&Kind::Text, "**Bo** [x](y)", true),
            (&Kind::Text, "Bo\u{7}", false),
            (&Kind::Text, "evil\u{202e}txt", false),
            (&Kind::Date, "1960-02-29", true),
            (&Kind::Date, "2/29/1960", false),
            (&Kind::Date, "1961-02-29", false),
            (&Kind::Number, "7.5", true),
            (&Kind::Number, "7,5", false),
            (&Kind::Phone, "(512) 555-0134 ext. 2", true),
            (&Kind::Phone, "tomorrow", false),
            (&choice, "alectinib", true),
            (&choice, "Alectinib", false),
        ] {
            let refused = kind.refuses(answer);
            assert_eq!(refused.is_none(), fits, "{kind:?} {answer}: {refused:?}");
            assert!(
                refused.is_none_or(|why| !why.contains(answer)),
                "it says the answer"
            );
        }
        assert!(Kind::Text.refuses(&"x".repeat(201)).is_some());
    }

    #[test]
    fn two_identifiers_are_a_name_and_one_more() {
        let values = |names: &[&str]| {
            let mut values = Values::default();
            names.iter().for_each(|name| values.set(name, "  x   y "));
            values
        };
        assert!(!values(&["patient.name"]).identify());
        assert!(!values(&["patient.born", "patient.record"]).identify());
        assert!(values(&["patient.name", "patient.record"]).identify());
        assert_eq!(values(&["patient.name"]).get("patient.name"), Some("x y"));
        assert!(Fields::default().meant("born").is_some());
        assert!(Fields::default().meant("patient.born").is_some());
    }

    #[test]
    fn a_day_is_said_as_people_there_say_it() {
        let day = jiff::civil::date(1960, 2, 29);
        assert_eq!(in_words(day, "en-US"), "February 29, 1960");
        assert_eq!(in_words(day, "en"), "February 29, 1960");
        assert_eq!(in_words(day, "en-GB"), "29 February 1960");
        assert_eq!(in_words(day, "es-US"), "29 de febrero de 1960");
        assert_eq!(in_words(day, "fr"), "1960-02-29");
        let mut values = Values::default();
        values.set("patient.born", "1960-02-29");
        values.set("patient.record", "0012-34");
        assert_eq!(
            values.printed("patient.born", "en-US").as_deref(),
            Some("February 29, 1960")
        );
        assert_eq!(values.printed("patient.record", "en-US").as_deref(), Some("0012-34"));
    }
}
