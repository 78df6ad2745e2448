//! Scripts and languages: which family sets what, how glyphs are shaped, how much room they take.

use handout::font::Fonts;
use handout::scripts::{self, Origin};

/// The families of the shipped layouts.
fn named() -> Vec<String> {
    vec!["Atkinson Hyperlegible Next".to_owned(), "Noto Sans".to_owned()]
}

/// The first family of a handout in a language.
fn first(language: &str) -> String {
    Fonts::built_in().families(&named(), language).swap_remove(0)
}

#[test]
fn a_language_is_set_in_the_first_family_that_has_all_its_letters() {
    for language in
        ["en-US", "es", "fr", "de", "pl", "ro", "tr", "cs", "hu", "cy", "ht", "so", "tl"]
    {
        assert_eq!(first(language), "Atkinson Hyperlegible Next", "{language}");
    }
    for language in
        ["vi", "yo", "nv", "ha", "ig", "mh", "haw", "sm", "ru", "uk", "el", "hi", "sr"]
    {
        assert_eq!(first(language), "Noto Sans", "{language}");
    }
    assert_eq!(first("sr-Latn"), "Atkinson Hyperlegible Next");
}

#[test]
fn a_script_without_a_family_of_the_layout_has_one_of_its_own() {
    let families = |language| Fonts::built_in().families(&named(), language);
    assert_eq!(families("ar")[2], "Noto Sans Arabic");
    // A layout may name another one first.
    let own = vec!["Noto Sans Arabic".to_owned(), "Noto Sans".to_owned()];
    assert_eq!(Fonts::built_in().families(&own, "ur"), own);
}

#[test]
fn what_is_said_to_be_built_in_is_built_in() {
    let fonts = Fonts::built_in();
    let built_in = scripts::all()
        .iter()
        .filter(|script| script.origin == Origin::BuiltIn);
    for script in built_in {
        assert!(
            fonts.has_family(script.family.unwrap_or(scripts::BUILT_IN)),
            "{}",
            script.name
        );
    }
}

#[test]
fn lines_stand_apart_as_the_stacks_of_a_language_ask() {
    for (language, hundredths) in
        [("en", 100), ("vi", 130), ("ar", 160), ("th-TH", 150), ("tlh", 100)]
    {
        assert_eq!(scripts::least_leading(language), hundredths, "{language}");
    }
}
