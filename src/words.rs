//! The words that the program itself sets, in the language of the handout: one catalogue a language, all in one place.
//!
//! # To add a language
//!
//! 1. Copy `words/en.toml` to `words/fr.toml`, named by its tag (BCP 47), and put its words in. What is in braces is
//!    filled in when it is printed: keep the names, put them where the language wants them. Signs are words, too: the colon
//!    after a label, the comma of a list.
//! 2. Name it below, in [`CATALOGUES`].
//! 3. If its words change with a number, say how in `words/plural.rs`, and give a form for each category:
//!    `pages = { one = "1 page", other = "{count} pages" }`.
//! 4. Run the tests: they say which word is missing, and which name in braces.
//!
//! A catalogue of one country (`en-GB.toml`) holds only what differs from that of the language. A word that a handout's
//! language lacks is English, and is told to be.

mod catalogue;
mod plural;
mod word;

use crate::language;
use catalogue::{Catalogue, filled};
use jiff::civil::Date;
use std::sync::OnceLock;
pub use word::Word;

/// A catalogue as it is shipped. Read once, and only if it is wanted.
#[derive(Debug)]
struct Shipped {
    tag: &'static str,
    text: &'static str,
    read: OnceLock<Catalogue>,
}

impl Shipped {
    const fn new(tag: &'static str, text: &'static str) -> Self {
        Self { tag, text, read: OnceLock::new() }
    }

    fn catalogue(&self) -> &Catalogue {
        // A test reads each of them, so none is broken.
        self.read
            .get_or_init(|| Catalogue::read(self.text).unwrap_or_default())
    }
}

/// One catalogue a language. English stands in for all others.
static CATALOGUES: [Shipped; 5] = [
    Shipped::new("ar", include_str!("words/ar.toml")),
    Shipped::new("en", include_str!("words/en.toml")),
    Shipped::new("es", include_str!("words/es.toml")),
    Shipped::new("vi", include_str!("words/vi.toml")),
    Shipped::new("zh-Hans", include_str!("words/zh-Hans.toml")),
];
/// English.
static ENGLISH: &Shipped = &CATALOGUES[1];
/// What some countries say otherwise.
static ABROAD: Shipped = Shipped::new("en-GB", include_str!("words/en-GB.toml"));
/// Where English dates are written as in the United States (CLDR).
const MONTH_FIRST: [&str; 3] = ["US", "CA", "PH"];

/// The words of one language.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    base: &'static Shipped,
    country: Option<&'static Shipped>,
    stand_in: bool,
}

impl Words {
    /// The words for a language, by its tag: those of the language in its script, else English ones.
    pub fn of(tag: &str) -> Self {
        let own = CATALOGUES.iter().find(|shipped| language::same(shipped.tag, tag));
        let base = own.unwrap_or(ENGLISH);
        let abroad = own.is_some_and(|own| own.tag == ENGLISH.tag) && is_abroad(tag);
        Self {
            base,
            country: abroad.then_some(&ABROAD),
            stand_in: own.is_none(),
        }
    }

    /// The tags of the languages that have a catalogue.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        CATALOGUES.iter().map(|shipped| shipped.tag)
    }

    /// The tag of the language that they are in.
    pub const fn language(self) -> &'static str {
        self.base.tag
    }

    /// The tag of the language that they are in, if it is another than was asked for.
    pub const fn stand_in(self) -> Option<&'static str> {
        if self.stand_in { Some(self.base.tag) } else { None }
    }

    /// A word as it is.
    pub fn text(self, word: Word) -> &'static str {
        self.form(word, 1)
    }

    /// A word with something in the places of its names: `{page}`.
    pub fn with(self, word: Word, values: &[(&str, &str)]) -> String {
        filled(self.text(word), values)
    }

    /// A word for a number of things, in the place of `{count}`.
    pub fn counted(self, word: Word, count: usize) -> String {
        filled(self.form(word, count), &[("count", &count.to_string())])
    }

    /// A month of a year: "November 2026".
    pub fn month(self, date: Date) -> String {
        self.dated(Word::Month, date)
    }

    /// A day: "November 25, 2026".
    pub fn day(self, date: Date) -> String {
        self.dated(Word::Day, date)
    }

    /// What a language is called in a sentence: "Spanish", "español"; by those who speak it, if it has no name here.
    pub fn name_of(self, tag: &str) -> &str {
        let english = self.base.tag == ENGLISH.tag;
        if english && !self.stand_in {
            return language::english_name(tag);
        }
        let names = &self.base.catalogue().languages;
        let mut shorter =
            std::iter::successors(Some(tag), |tag| tag.rfind('-').map(|end| &tag[..end]));
        let known = shorter.find_map(|tag| names.get(tag));
        known.map_or_else(|| language::own_name(tag), String::as_str)
    }

    /// Things in a sentence: "English, Spanish and Vietnamese"; without an English "and" in another language.
    pub fn sentence(self, things: &[&str]) -> String {
        let list = |things: &[&str]| things.join(self.text(Word::Comma));
        match things {
            [others @ .., last] if !others.is_empty() && !self.stand_in => {
                let i = last.starts_with(['i', 'I']);
                let and = if i { Word::AndBeforeI } else { Word::And };
                self.with(and, &[("first", &list(others)), ("last", last)])
            }
            things => list(things),
        }
    }

    /// Things one after another: "rash, fever".
    pub fn list(self, things: &[String]) -> String {
        things.join(self.text(Word::Comma))
    }

    fn dated(self, word: Word, date: Date) -> String {
        let months = &self.base.catalogue().months;
        let place = usize::try_from(date.month() - 1).unwrap_or_default();
        let month = months.get(place).map_or("", String::as_str);
        let (year, day) = (date.year().to_string(), date.day().to_string());
        self.with(word, &[("month", month), ("year", &year), ("day", &day)])
    }

    fn form(self, word: Word, count: usize) -> &'static str {
        let shipped = self.country.into_iter().chain([self.base, ENGLISH]);
        let mut forms = shipped.filter_map(|shipped| {
            let category = plural::category(shipped.tag, count);
            shipped.catalogue().words.get(&word)?.of(category)
        });
        forms.next().unwrap_or_default()
    }
}

fn is_abroad(tag: &str) -> bool {
    let country = |part: &&str| {
        part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    let country = tag.split('-').skip(1).find(country);
    country.is_some_and(|country| {
        !MONTH_FIRST.iter().any(|first| first.eq_ignore_ascii_case(country))
    })
}

#[cfg(test)]
mod tests {
    use super::catalogue::{Catalogue, names};
    use super::plural::{Category, categories};
    use super::{ABROAD, CATALOGUES, ENGLISH, Word, Words};

    fn read(text: &str) -> Catalogue {
        Catalogue::read(text).expect("it is a catalogue")
    }

    #[test]
    fn every_language_has_every_word_in_every_form() {
        for shipped in &CATALOGUES {
            let catalogue = read(shipped.text);
            assert_eq!(catalogue.months.len(), 12, "{}", shipped.tag);
            for word in Word::ALL {
                let form = catalogue.words.get(&word);
                let form =
                    form.unwrap_or_else(|| panic!("{} lacks {word:?}", shipped.tag));
                for category in categories(shipped.tag) {
                    let written = form.of(*category).unwrap_or_default();
                    assert!(
                        !written.trim().is_empty(),
                        "{}: {word:?} {category:?}",
                        shipped.tag
                    );
                }
            }
        }
    }

    #[test]
    fn every_language_fills_in_what_english_fills_in() {
        let english = read(ENGLISH.text);
        for shipped in CATALOGUES.iter().chain([&ABROAD]) {
            for (word, form) in &read(shipped.text).words {
                for (category, written) in form.all() {
                    let wanted = english.words[word].of(Category::Other);
                    let mut wanted = names(wanted.expect("English has it"));
                    // "1 page" and "two pages" say the number in a word.
                    if matches!(
                        category,
                        Some(Category::Zero | Category::One | Category::Two)
                    ) {
                        wanted.remove("count");
                    }
                    let mut named = names(written);
                    if wanted.is_empty() {
                        named.remove("count");
                    }
                    assert_eq!(named, wanted, "{}: {word:?}", shipped.tag);
                }
            }
        }
    }

    #[test]
    fn a_word_that_is_not_in_the_list_is_refused() {
        let wrong = Catalogue::read("months = []\n[words]\nreferrences = \"Works\"\n");
        let wrong = wrong.expect_err("no such word").to_string();
        assert!(wrong.contains("referrences"), "{wrong}");
        assert!(Catalogue::read("months = []\n[wrods]\n").is_err());
    }

    #[test]
    fn a_sheet_says_its_own_words_in_its_language() {
        for (tag, own, references, page) in [
            ("en-US", "en", "References", "Page 2 of 6"),
            ("en-GB", "en", "References", "Page 2 of 6"),
            ("es-US", "es", "Referencias", "Página 2 de 6"),
            ("ar", "ar", "المراجع", "صفحة 2 من 6"),
            ("zh-CN", "zh-Hans", "参考文献", "第2页，共6页"),
            ("zh-Hans-US", "zh-Hans", "参考文献", "第2页，共6页"),
            ("vi-VN", "vi", "Tài liệu tham khảo", "Trang 2/6"),
        ] {
            let words = Words::of(tag);
            let folio = words.with(Word::Folio, &[("page", "2"), ("pages", "6")]);
            assert_eq!((words.language(), words.stand_in()), (own, None), "{tag}");
            assert_eq!((words.text(Word::References), &*folio), (references, page));
        }
    }

    #[test]
    fn english_stands_in_for_what_is_not_known_and_says_so() {
        // Simplified signs are not for those who read the traditional ones.
        for tag in ["fr", "zh-Hant", "zh-TW", "es-Cyrl", ""] {
            let words = Words::of(tag);
            assert_eq!(words.stand_in(), Some("en"), "{tag}");
            assert_eq!(words.text(Word::References), "References");
        }
    }

    #[test]
    fn a_date_is_written_as_the_language_writes_it() {
        let date = jiff::civil::date(2026, 11, 25);
        for (tag, month, day) in [
            ("en-US", "November 2026", "November 25, 2026"),
            ("en", "November 2026", "November 25, 2026"),
            ("en-GB", "November 2026", "25 November 2026"),
            ("en-AU", "November 2026", "25 November 2026"),
            ("en-CA", "November 2026", "November 25, 2026"),
            ("es-US", "noviembre de 2026", "25 de noviembre de 2026"),
            ("ar", "نوفمبر 2026", "25 نوفمبر 2026"),
            ("zh-Hans", "2026年11月", "2026年11月25日"),
            ("vi", "tháng 11 năm 2026", "25 tháng 11 năm 2026"),
        ] {
            let words = Words::of(tag);
            assert_eq!((words.month(date), words.day(date)), (month.into(), day.into()));
        }
    }

    #[test]
    fn a_number_of_pages_is_told_in_the_form_of_the_number() {
        for (tag, count, told) in [
            ("en", 1, "1 page"),
            ("en", 2, "2 pages"),
            ("es", 1, "1 página"),
            ("es", 21, "21 páginas"),
            ("ar", 1, "صفحة واحدة"),
            ("ar", 2, "صفحتان"),
            ("ar", 3, "3 صفحات"),
            ("ar", 11, "11 صفحة"),
            ("zh-Hans", 1, "1页"),
            ("vi", 7, "7 trang"),
        ] {
            assert_eq!(Words::of(tag).counted(Word::Pages, count), told, "{tag} {count}");
        }
    }

    #[test]
    fn languages_have_names_in_every_language() {
        for shipped in CATALOGUES.iter().filter(|each| each.tag != ENGLISH.tag) {
            let names = read(shipped.text).languages;
            for tag in names.keys() {
                assert_ne!(crate::language::english_name(tag), tag, "{}", shipped.tag);
            }
            for own in &CATALOGUES {
                assert!(names.contains_key(own.tag), "{} in {}", own.tag, shipped.tag);
            }
        }
        for (tag, told) in [
            ("en-US", "Spanish, Chinese (Simplified) and Italian"),
            ("es", "español, chino (simplificado) e italiano"),
            ("ar", "الإسبانية، الصينية المبسطة والإيطالية"),
            ("zh-CN", "西班牙语、简体中文和意大利语"),
            ("vi", "tiếng Tây Ban Nha, tiếng Trung (giản thể) và tiếng Ý"),
            ("fr", "Español, 简体中文, italiano"),
        ] {
            let words = Words::of(tag);
            let names = ["es-US", "zh-Hans", "it"].map(|tag| words.name_of(tag));
            assert_eq!(words.sentence(&names), told, "{tag}");
        }
        assert_eq!(Words::of("es").name_of("tlh"), "tlh");
        assert_eq!(Words::of("es").sentence(&["ruso", "urdu"]), "ruso y urdu");
        assert_eq!(Words::of("es").sentence(&["ruso"]), "ruso");
    }

    #[test]
    fn what_is_filled_in_is_not_filled_again() {
        let words = Words::of("en");
        let said = words
            .with(Word::OwnFolio, &[("piece", "{page}"), ("page", "1"), ("pages", "2")]);
        assert_eq!(said, "{page}, page 1 of 2");
    }
}
