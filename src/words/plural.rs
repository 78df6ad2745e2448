//! Numbers by the form of words that they take (Unicode CLDR, plural rules), for the languages that have a catalogue.

use crate::language::primary;
use serde::Deserialize;

/// A category of whole numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Category {
    /// Of Arabic: none.
    Zero,
    /// One.
    One,
    /// Of Arabic: two.
    Two,
    /// Of Arabic: 3 to 10, and after whole hundreds.
    Few,
    /// Of Arabic: 11 to 99, and after whole hundreds.
    Many,
    /// All others.
    Other,
}

/// The category of a number.
pub fn category(tag: &str, number: usize) -> Category {
    match (primary(tag), number, number % 100) {
        ("ar", 0, _) => Category::Zero,
        ("en" | "es" | "ar", 1, _) => Category::One,
        ("ar", 2, _) => Category::Two,
        ("ar", _, 3..=10) => Category::Few,
        ("ar", _, 11..=99) => Category::Many,
        (_, _, _) => Category::Other,
    }
}

/// The categories that a language has.
#[cfg(test)]
pub fn categories(tag: &str) -> &'static [Category] {
    use Category::{Few, Many, One, Other, Two, Zero};
    match primary(tag) {
        "ar" => &[Zero, One, Two, Few, Many, Other],
        "en" | "es" => &[One, Other],
        _ => &[Other],
    }
}

#[cfg(test)]
mod tests {
    use super::{Category, categories, category};

    #[test]
    fn arabic_has_six_forms() {
        for (number, its) in [
            (0, Category::Zero),
            (1, Category::One),
            (2, Category::Two),
            (3, Category::Few),
            (10, Category::Few),
            (11, Category::Many),
            (99, Category::Many),
            (100, Category::Other),
            (102, Category::Other),
            (103, Category::Few),
            (111, Category::Many),
        ] {
            assert_eq!(category("ar", number), its, "{number}");
        }
    }

    #[test]
    fn a_language_names_the_categories_that_it_uses() {
        for tag in ["ar", "en", "es", "vi", "zh-Hans"] {
            for number in 0..250 {
                assert!(
                    categories(tag).contains(&category(tag, number)),
                    "{tag} {number}"
                );
            }
        }
    }
}
