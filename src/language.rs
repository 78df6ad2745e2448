//! Languages by their tags (BCP 47): what they are called, which way they run, how they are written.

/// Which way a script runs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From left to right.
    #[default]
    LeftToRight,
    /// From right to left.
    RightToLeft,
}

/// The first part of a tag: `es` of `es-US`.
pub fn primary(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

/// Whether a tag has the right shape (BCP 47, RFC 5646 section 2.1).
pub fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let primary = parts.next().unwrap_or_default();
    matches!(primary.len(), 2 | 3)
        && primary.bytes().all(|byte| byte.is_ascii_alphabetic())
        && parts.all(|part| {
            matches!(part.len(), 1..=8)
                && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        })
        && tag.len() <= 35
}

/// Whether two tags are of one language, whatever the country: `en-US` and `en-GB`, not `zh-Hans` and `zh-Hant`.
pub fn same(one: &str, other: &str) -> bool {
    primary(one).eq_ignore_ascii_case(primary(other)) && script(one) == script(other)
}

/// The script of a tag, as ISO 15924 writes it: the one it names, or else the usual one of the language.
pub fn script(tag: &str) -> &str {
    let named = |part: &&str| {
        part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_alphabetic())
    };
    tag.split('-')
        .skip(1)
        .find(named)
        .unwrap_or_else(|| usual_script(primary(tag), tag))
}

fn usual_script<'t>(primary: &str, tag: &'t str) -> &'t str {
    let in_country = |country: &str| {
        tag.split('-').skip(1).any(|part| part.eq_ignore_ascii_case(country))
    };
    match primary.to_ascii_lowercase().as_str() {
        "ar" | "fa" | "ps" | "prs" | "ur" | "ckb" | "sd" | "ug" => "Arab",
        "he" | "yi" => "Hebr",
        "zh" | "cmn" if ["TW", "HK", "MO"].into_iter().any(in_country) => "Hant",
        "zh" | "cmn" => "Hans",
        "yue" => "Hant",
        "ja" => "Jpan",
        "ko" => "Kore",
        "th" => "Thai",
        "hi" | "mr" | "ne" => "Deva",
        "ru" | "uk" | "bg" | "be" | "mk" | "sr" | "kk" | "ky" | "mn" | "tg" => "Cyrl",
        "el" => "Grek",
        "am" | "ti" => "Ethi",
        "hy" => "Armn",
        "ka" => "Geor",
        "bn" => "Beng",
        "gu" => "Gujr",
        "pa" => "Guru",
        "ta" => "Taml",
        "te" => "Telu",
        "ml" => "Mlym",
        "km" => "Khmr",
        "lo" => "Laoo",
        "my" => "Mymr",
        _ => "Latn",
    }
}

/// Which way the text of a language runs, by its script.
pub fn direction(tag: &str) -> Direction {
    match script(tag).to_ascii_lowercase().as_str() {
        "arab" | "hebr" | "syrc" | "thaa" | "nkoo" | "adlm" => Direction::RightToLeft,
        _ => Direction::LeftToRight,
    }
}

/// Whether words stand apart, so that they can be counted. Chinese, Japanese, Thai and others write them without white
/// space; in Vietnamese every syllable stands alone.
pub fn parts_words(tag: &str) -> bool {
    !matches!(script(tag), "Hans" | "Hant" | "Jpan" | "Thai" | "Laoo" | "Khmr" | "Mymr")
        && !primary(tag).eq_ignore_ascii_case("vi")
}

/// Whether its characters are as wide as they are high, so that a line holds half as many.
pub fn is_wide(tag: &str) -> bool {
    matches!(script(tag), "Hans" | "Hant" | "Jpan" | "Kore")
}

/// Whether a language is written in letters that stand apart, such as Latin, Greek and Cyrillic ones.
pub fn has_separate_letters(tag: &str) -> bool {
    matches!(script(tag), "Latn" | "Grek" | "Cyrl" | "Armn" | "Geor" | "Hebr")
}

/// Whether decimals follow a point (CLDR), as `0.5`; elsewhere a comma.
pub fn has_decimal_point(tag: &str) -> bool {
    let in_country = |country: &&str| {
        tag.split('-').skip(1).any(|part| part.eq_ignore_ascii_case(country))
    };
    match primary(tag).to_ascii_lowercase().as_str() {
        "am" | "ar" | "bn" | "cmn" | "en" | "gu" | "he" | "hi" | "ja" | "ko" | "ml"
        | "my" | "ne" | "pa" | "sw" | "ta" | "te" | "th" | "ti" | "tl" | "ur" | "yue"
        | "zh" => true,
        "es" => ["US", "MX", "PR", "GT", "HN", "SV", "NI", "PA", "DO", "PE", "419"]
            .iter()
            .any(in_country),
        _ => false,
    }
}

/// The English name of a language (ISO 639); the tag itself if it is not one of those that clinics name often.
pub fn english_name(tag: &str) -> &str {
    known(tag).map_or(tag, |(_, english, _)| english)
}

/// What those who speak it call it; its English name if that is not known here.
pub fn own_name(tag: &str) -> &str {
    known(tag).map_or(tag, |(_, english, own)| if own.is_empty() { english } else { own })
}

fn known(tag: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let of = |code: &str| {
        LANGUAGES
            .iter()
            .find(|(known, ..)| known.eq_ignore_ascii_case(code))
            .copied()
    };
    std::iter::successors(Some(tag), |tag| tag.rfind('-').map(|end| &tag[..end]))
        .find_map(of)
}

/// Languages by their tags (IANA Language Subtag Registry), with their names in English and in themselves (CLDR).
const LANGUAGES: [(&str, &str, &str); 66] = [
    ("am", "Amharic", "አማርኛ"),
    ("ar", "Arabic", "العربية"),
    ("ase", "American Sign Language", ""),
    ("bfi", "British Sign Language", ""),
    ("bg", "Bulgarian", "български"),
    ("bn", "Bengali", "বাংলা"),
    ("bs", "Bosnian", "bosanski"),
    ("cs", "Czech", "čeština"),
    ("da", "Danish", "dansk"),
    ("de", "German", "Deutsch"),
    ("el", "Greek", "Ελληνικά"),
    ("en", "English", "English"),
    ("es", "Spanish", "Español"),
    ("fa", "Farsi", "فارسی"),
    ("fi", "Finnish", "suomi"),
    ("fr", "French", "français"),
    ("gu", "Gujarati", "ગુજરાતી"),
    ("he", "Hebrew", "עברית"),
    ("hi", "Hindi", "हिन्दी"),
    ("hmn", "Hmong", "Hmoob"),
    ("hr", "Croatian", "hrvatski"),
    ("ht", "Haitian Creole", "Kreyòl ayisyen"),
    ("hu", "Hungarian", "magyar"),
    ("hy", "Armenian", "հայերեն"),
    ("id", "Indonesian", "Bahasa Indonesia"),
    ("it", "Italian", "italiano"),
    ("ja", "Japanese", "日本語"),
    ("ka", "Georgian", "ქართული"),
    ("km", "Khmer", "ខ្មែរ"),
    ("ko", "Korean", "한국어"),
    ("ku", "Kurdish", "kurdî"),
    ("lo", "Lao", "ລາວ"),
    ("lt", "Lithuanian", "lietuvių"),
    ("ml", "Malayalam", "മലയാളം"),
    ("my", "Burmese", "မြန်မာ"),
    ("ne", "Nepali", "नेपाली"),
    ("nl", "Dutch", "Nederlands"),
    ("no", "Norwegian", "norsk"),
    ("nv", "Navajo", "Diné bizaad"),
    ("om", "Oromo", "Oromoo"),
    ("pa", "Punjabi", "ਪੰਜਾਬੀ"),
    ("pl", "Polish", "polski"),
    ("prs", "Dari", "دری"),
    ("ps", "Pashto", "پښتو"),
    ("pt", "Portuguese", "português"),
    ("ro", "Romanian", "română"),
    ("ru", "Russian", "русский"),
    ("rw", "Kinyarwanda", "Ikinyarwanda"),
    ("so", "Somali", "Soomaali"),
    ("sq", "Albanian", "shqip"),
    ("sr", "Serbian", "српски"),
    ("sv", "Swedish", "svenska"),
    ("sw", "Swahili", "Kiswahili"),
    ("ta", "Tamil", "தமிழ்"),
    ("te", "Telugu", "తెలుగు"),
    ("th", "Thai", "ไทย"),
    ("ti", "Tigrinya", "ትግርኛ"),
    ("tl", "Tagalog", "Tagalog"),
    ("tr", "Turkish", "Türkçe"),
    ("uk", "Ukrainian", "українська"),
    ("ur", "Urdu", "اردو"),
    ("vi", "Vietnamese", "Tiếng Việt"),
    ("yue", "Cantonese", "粵語"),
    ("zh", "Chinese", "中文"),
    ("zh-Hans", "Chinese (Simplified)", "简体中文"),
    ("zh-Hant", "Chinese (Traditional)", "繁體中文"),
];

#[cfg(test)]
mod tests {
    use super::{
        Direction, direction, english_name, has_decimal_point, is_wide, own_name,
        parts_words, same, script,
    };

    #[test]
    fn a_tag_tells_its_script_and_its_direction() {
        for (tag, its, way) in [
            ("en-US", "Latn", Direction::LeftToRight),
            ("ar", "Arab", Direction::RightToLeft),
            ("ur-PK", "Arab", Direction::RightToLeft),
            ("az-Arab", "Arab", Direction::RightToLeft),
            ("he-IL", "Hebr", Direction::RightToLeft),
            ("zh-CN", "Hans", Direction::LeftToRight),
            ("zh-TW", "Hant", Direction::LeftToRight),
            ("zh-Hant-US", "Hant", Direction::LeftToRight),
            ("sr-Latn", "Latn", Direction::LeftToRight),
        ] {
            assert_eq!((script(tag), direction(tag)), (its, way), "{tag}");
        }
    }

    #[test]
    fn a_language_has_a_name_in_english_and_its_own() {
        for (tag, english, own) in [
            ("es-US", "Spanish", "Español"),
            ("zh-Hans-US", "Chinese (Simplified)", "简体中文"),
            ("zh", "Chinese", "中文"),
            ("ase", "American Sign Language", "American Sign Language"),
            ("tlh", "tlh", "tlh"),
        ] {
            assert_eq!((english_name(tag), own_name(tag)), (english, own), "{tag}");
        }
        assert!(super::LANGUAGES.is_sorted_by_key(|(tag, ..)| *tag));
    }

    #[test]
    fn a_tag_tells_how_words_and_numbers_are_written() {
        for (tag, parts, wide, point) in [
            ("en-US", true, false, true),
            ("es-US", true, false, true),
            ("es-ES", true, false, false),
            ("ar", true, false, true),
            ("zh-CN", false, true, true),
            ("zh-Hant", false, true, true),
            ("ja", false, true, true),
            ("ko", true, true, true),
            ("th", false, false, true),
            ("vi", false, false, false),
        ] {
            let told = (parts_words(tag), is_wide(tag), has_decimal_point(tag));
            assert_eq!(told, (parts, wide, point), "{tag}");
        }
    }

    #[test]
    fn tags_of_one_language_differ_in_the_country_alone() {
        assert!(same("en-US", "en-GB"));
        assert!(!same("zh-Hans", "zh-TW"));
        assert!(!same("es", "pt"));
    }
}
