//! Rules of language: whether a person without training, tired and worried, understands what is said.

mod abbreviation;
mod blame;
mod counts;
mod double_negative;
mod explained;
mod formulas;
mod fraction;
mod grade;
mod heading_form;
mod jargon;
mod long_paragraph;
mod long_sentence;
mod numeral;
mod own_words;
mod passive;
mod percentage;
mod phrases;
mod plain_word;
mod plain_words;
pub mod readability;
mod reader;
mod said;
mod same_word;
pub(super) mod sentences;
mod syllables;
mod terms;
mod vague;
mod word_budget;

use super::rule::Rule;

/// The rules, by number.
pub(super) const RULES: &[Rule] = &[
    grade::RULE,
    long_sentence::RULE,
    long_paragraph::RULE,
    passive::RULE,
    plain_word::RULE,
    jargon::RULE,
    abbreviation::RULE,
    reader::RULE,
    heading_form::RULE,
    double_negative::RULE,
    vague::RULE,
    numeral::RULE,
    fraction::RULE,
    percentage::RULE,
    same_word::RULE,
    word_budget::RULE,
    blame::RULE,
    own_words::RULE,
];

/// Those that know English words only: they are quiet in any other language.
pub(super) const ENGLISH: [&str; 13] = [
    "LNG-04", "LNG-05", "LNG-06", "LNG-07", "LNG-08", "LNG-09", "LNG-10", "LNG-11",
    "LNG-12", "LNG-13", "LNG-14", "LNG-15", "LNG-17",
];

#[cfg(test)]
mod tests {
    use super::super::try_out::{found, handout, paragraph, section};
    use super::RULES;
    use proptest::prelude::{ProptestConfig, proptest};
    use proptest::sample::select;

    const PIECES: [&str; 44] = [
        " ",
        " ",
        " ",
        ".",
        ",",
        "(",
        ")",
        "-",
        "’",
        "“",
        "/",
        ":",
        "@",
        "%",
        "…",
        "?",
        "½",
        "1",
        "2.5",
        "100",
        "38",
        "one",
        "two",
        "twenty",
        "hundred",
        "not",
        "unless",
        "fail",
        "unlikely",
        "is",
        "being",
        "taken",
        "ALK",
        "NSCLC",
        "biopsy",
        "prior",
        "to",
        "edema",
        "p",
        "m",
        "Dr",
        "of",
        "people",
        "é\u{301}ß",
    ];

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is written, each rule points at words that are there.
        #[test]
        fn any_text_is_looked_at(
            pieces in proptest::collection::vec(select(PIECES.to_vec()), 0..60),
            language in select(vec!["en", "es", "de", "zh"]),
        ) {
            let text = pieces.concat();
            let mut handout = handout(vec![section("What is it?", vec![paragraph(&text)])]);
            language.clone_into(&mut handout.language);
            for rule in RULES {
                for words in found(rule, &handout) {
                    let there = [text.as_str(), "What is it?", "A title"];
                    assert!(
                        there.iter().any(|there| there.contains(&words)),
                        "{}: {words:?} in {text:?}", rule.id
                    );
                }
            }
        }
    }

    #[test]
    fn rules_are_listed_by_number_and_have_their_pages() {
        for pair in RULES.windows(2) {
            assert!(pair[0].id < pair[1].id, "{} before {}", pair[0].id, pair[1].id);
        }
        for rule in RULES {
            let head = format!("//! {}: {}\n", rule.id, rule.title);
            assert!(rule.page.starts_with(&head), "{}", rule.id);
            let parts =
                ["What it finds", "Why it matters", "Example", "Write instead", "Source"];
            for part in parts {
                assert!(
                    rule.page.contains(&format!("//! # {part}\n")),
                    "{}: {part}",
                    rule.id
                );
            }
        }
    }
}
