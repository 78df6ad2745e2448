//! Who gives the handout: the clinic's own facts.

use crate::brand::Brand;
use crate::fever::Fever;
use crate::field::{CLINIC, Values};
use crate::geom::Length;
use crate::handout::{Picture, Text};
use crate::span::Span;
use crate::words::Words;

/// A clinic's profile. What is absent becomes a line to write on, never a blank.
#[derive(Debug, Clone, Default)]
pub struct Clinic {
    /// A profile was given. Without one, nothing else is known.
    pub given: bool,
    /// The clinic's name.
    pub name: Option<Text>,
    /// The department.
    pub department: Option<Text>,
    /// The picture it is known by.
    pub logo: Option<Logo>,
    /// Its colors.
    pub brand: Option<Brand>,
    /// The postal address.
    pub address: Option<Text>,
    /// The web address, as printed.
    pub web: Option<Text>,
    /// Its telephones.
    pub phones: Vec<Phone>,
    /// The number of the emergency service: 911.
    pub emergency: Option<Text>,
    /// Where a fever begins.
    pub fever: Option<Fever>,
    /// The languages that are spoken there, as BCP 47 tags.
    pub languages: Vec<Text>,
    /// What the paper itself has at the head of a first page.
    pub letterhead: Option<Letterhead>,
    /// A line at the foot of each page.
    pub footer: Option<Text>,
}

/// A telephone of the clinic.
#[derive(Debug, Clone)]
pub struct Phone {
    /// What a handout calls it: `day`, `night`.
    pub role: Text,
    /// The number as printed.
    pub number: Text,
    /// When somebody answers.
    pub hours: Option<Text>,
}

/// The picture a clinic is known by.
#[derive(Debug, Clone)]
pub struct Logo {
    /// The file as written, and where.
    pub image: Text,
    /// The picture, read.
    pub picture: Picture,
    /// What it shows, in words; never empty.
    pub alt: Text,
    /// How high it is printed.
    pub height: Length,
}

/// The letterhead of pre-printed paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letterhead {
    /// How far it reaches down from the top edge; no more than a third of a page.
    pub depth: Length,
    /// Where it was written.
    pub span: Span,
}

impl Clinic {
    /// What a text may ask for by name, besides phones.
    pub const FACTS: [&str; 8] = [
        "name",
        "department",
        "address",
        "web",
        "emergency",
        "fever",
        "languages",
        "footer",
    ];

    /// The roles that phones usually have. A profile may have others.
    pub const ROLES: [&str; 11] = [
        "day",
        "night",
        "weekend",
        "out-of-hours",
        "any-hour",
        "nurse-line",
        "appointments",
        "pharmacy",
        "interpreter",
        "front-desk",
        "fax",
    ];

    /// The roles of its phones.
    pub fn roles(&self) -> impl Iterator<Item = String> {
        self.phones.iter().map(|phone| phone.role.words.clone())
    }

    /// The phone with a role.
    pub fn phone(&self, role: &str) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.role.words == role)
    }

    /// The fact of a name, as printed: one of [`Self::FACTS`], `phone.day` for a number, `phone.day.hours` for its hours.
    /// `None` if the profile does not say it, or no fact has that name.
    pub fn fact(&self, path: &str, words: Words) -> Option<Text> {
        if let Some(phone) = path.strip_prefix("phone.") {
            return match phone.strip_suffix(".hours") {
                Some(role) => self.phone(role)?.hours.clone(),
                None => self.phone(phone).map(|phone| phone.number.clone()),
            };
        }
        match path {
            "name" => self.name.clone(),
            "department" => self.department.clone(),
            "address" => self.address.clone(),
            "web" => self.web.clone(),
            "emergency" => self.emergency.clone(),
            "fever" => self
                .fever
                .map(|fever| Text { words: fever.words(), span: fever.span }),
            "languages" => self.spoken(words),
            "footer" => self.footer.clone(),
            _ => None,
        }
    }

    /// Whether a fact may be asked for by a name, whether or not this profile says it.
    pub fn is_fact(path: &str) -> bool {
        let role = path
            .strip_prefix("phone.")
            .map(|phone| phone.strip_suffix(".hours").unwrap_or(phone));
        role.is_some_and(is_role) || Self::FACTS.contains(&path)
    }

    /// The languages in words: "English, Spanish and Vietnamese".
    fn spoken(&self, words: Words) -> Option<Text> {
        let first = self.languages.first()?;
        let names = self.languages.iter().map(|tag| words.name_of(&tag.words));
        let words = words.sentence(&names.collect::<Vec<_>>());
        Some(Text { words, span: first.span })
    }
}

/// What a condition compares: a fact of the clinic as it is printed, or what is answered as it was written, so that days are
/// compared as days and choices by their own words.
pub fn compared(
    clinic: Option<&Clinic>,
    values: &Values,
    name: &str,
    language: &str,
) -> Option<String> {
    match name.strip_prefix(CLINIC) {
        Some(fact) => clinic?.fact(fact, Words::of(language)).map(|text| text.words),
        None => values.get(name).map(str::to_owned),
    }
}

/// Whether a word has the shape of a role: small letters and hyphens.
pub fn is_role(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_lowercase())
        && word.chars().all(|each| each.is_ascii_lowercase() || each == '-')
}

#[cfg(test)]
mod tests {
    use super::{Clinic, Phone};
    use crate::fever::{Fever, Scale};
    use crate::handout::Text;
    use crate::span::Span;
    use crate::words::Words;

    fn text(words: &str) -> Text {
        Text { words: words.to_owned(), span: Span::default() }
    }

    fn words(clinic: &Clinic, path: &str) -> Option<String> {
        clinic.fact(path, Words::of("en-US")).map(|text| text.words)
    }

    #[test]
    fn a_fact_is_what_the_profile_says() {
        let clinic = Clinic {
            name: Some(text("Riverbend")),
            fever: Some(Fever {
                tenths: 1004,
                scale: Scale::Fahrenheit,
                span: Span::default(),
            }),
            phones: vec![Phone {
                role: text("nurse-line"),
                number: text("555-0134"),
                hours: Some(text("day and night")),
            }],
            languages: ["en-US", "es", "tlh"].map(text).to_vec(),
            ..Clinic::default()
        };
        for (path, said) in [
            ("name", Some("Riverbend")),
            ("fever", Some("100.4 °F (38 °C)")),
            ("phone.nurse-line", Some("555-0134")),
            ("phone.nurse-line.hours", Some("day and night")),
            ("languages", Some("English, Spanish and tlh")),
            ("department", None),
            ("phone.day", None),
            ("phones", None),
        ] {
            assert_eq!(words(&clinic, path).as_deref(), said, "{path}");
        }
        for path in Clinic::FACTS {
            assert_eq!(words(&Clinic::default(), path), None, "{path}");
        }
    }

    #[test]
    fn a_fact_has_one_of_the_names() {
        for path in ["name", "fever", "footer", "phone.day", "phone.on-call.hours"] {
            assert!(Clinic::is_fact(path), "{path}");
        }
        for path in
            ["", "Name", "phone", "phone.", "phone.Day", "phone.day.number", "logo"]
        {
            assert!(!Clinic::is_fact(path), "{path}");
        }
        assert!(Clinic::ROLES.iter().all(|role| super::is_role(role)));
    }
}
