//! Words and signs that stand with numbers: units, doses, dates, telephone numbers.
//!
//! Data for [`super::veto`], and the tests on single tokens that read them.

/// Units as they are written, and abbreviations that follow a number.
#[rustfmt::skip]
pub const SYMBOLS: [&str; 79] = [
    "%", "‰", "°", "°C", "°F", "℃", "℉", "AM", "PM", "a.m", "p.m", "am", "pm", "mg", "mcg", "µg", "μg", "ng",
    "g", "kg", "mL", "ml", "dL", "dl", "L", "l", "µL", "μL", "fL", "mmol", "µmol", "μmol", "nmol", "mol", "mEq",
    "mOsm", "IU", "U", "kU", "mU", "mm", "cm", "m", "m²", "m2", "mm³", "mm3", "cm²", "m³", "km", "nm", "mmHg",
    "bpm", "kcal", "kJ", "Gy", "cGy", "mGy", "mSv", "Hz", "kPa", "s", "ms", "h", "hr", "hrs", "min", "mins",
    "sec", "secs", "wk", "wks", "yr", "yrs", "oz", "lb", "lbs", "ft", "tsp",
];

/// Words that make a number a dose, a measure or a time, without their plural.
#[rustfmt::skip]
pub const UNIT_WORDS: [&str; 54] = [
    "unit", "tablet", "capsule", "caplet", "pill", "drop", "puff", "spray", "patch", "patche", "dose",
    "spoonful", "teaspoon", "teaspoonful", "tablespoon", "tablespoonful", "cup", "glass", "glasse", "ounce",
    "pound", "gram", "milligram", "microgram", "kilogram", "milliliter", "millilitre", "liter", "litre", "inch",
    "inche", "feet", "foot", "mile", "degree", "percent", "calorie", "time", "second", "minute", "hour", "day",
    "night", "week", "month", "year", "cycle", "noon", "midnight", "o'clock", "o’clock", "injection", "lozenge",
    "suppository",
];

/// Units that give the strength of a medicine.
#[rustfmt::skip]
pub const STRENGTHS: [&str; 14] = [
    "mg", "mcg", "µg", "μg", "g", "mL", "ml", "IU", "unit", "units", "mEq", "mmol", "%", "ng",
];

/// Numbers as words, as far as doses go.
#[rustfmt::skip]
pub const NUMBER_WORDS: [&str; 14] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "half",
    "several",
];

/// Words before a strength that name no medicine.
#[rustfmt::skip]
pub const PLAIN: [&str; 33] = [
    "about", "above", "after", "around", "before", "below", "dose", "doses", "each", "every", "exactly", "from",
    "give", "given", "have", "least", "less", "more", "most", "only", "over", "swallow", "take", "takes",
    "taking", "than", "then", "total", "under", "until", "with", "within", "without",
];

/// Words whose number or letter belongs to them.
#[rustfmt::skip]
pub const LABELS: [&str; 20] = [
    "type", "stage", "grade", "phase", "step", "part", "page", "cycle", "figure", "table", "level", "class",
    "version", "number", "vitamin", "hepatitis", "room", "suite", "day", "week",
];

/// Words before a short telephone number.
#[rustfmt::skip]
pub const CALLS: [&str; 4] = [
    "call", "dial", "text", "phone",
];

/// Months, as they stand in dates.
#[rustfmt::skip]
pub const MONTHS: [&str; 24] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec",
];

/// Abbreviations whose full stop ends no sentence and that belong to the next word.
#[rustfmt::skip]
pub const TITLES: [&str; 9] = [
    "Dr.", "Mr.", "Mrs.", "Ms.", "St.", "No.", "no.", "Nr.", "ext.",
];

/// Signs between or before numbers.
#[rustfmt::skip]
pub const SIGNS: [&str; 16] = [
    "<", ">", "≤", "≥", "=", "±", "≈", "~", "+", "−", "-", "–", "—", "×", "x", "/",
];

/// Ends of names of hosts; more are not needed, for an address with `://` or `www.` is known without.
#[rustfmt::skip]
pub const DOMAINS: [&str; 14] = [
    "com", "org", "gov", "edu", "net", "int", "info", "io", "uk", "ca", "us", "eu", "au", "health",
];

/// `5`, `1,000`, `2.5`, `1–2`, `8:00`, `120/80`, `<70`, `±2`, `½`, `3×`, `50%`.
pub fn is_number(core: &str) -> bool {
    let figures = core.trim_start_matches([
        '<', '>', '≤', '≥', '±', '~', '≈', '+', '−', '-', '–', '$', '€', '£', '#', '(',
    ]);
    figures.starts_with(is_figure)
        && figures.chars().all(|each| {
            is_figure(each)
                || matches!(
                    each,
                    '.' | ','
                        | ':'
                        | '/'
                        | '-'
                        | '–'
                        | '−'
                        | '×'
                        | '%'
                        | '°'
                        | ')'
                        | '\u{2044}'
                        | '\u{2011}'
                )
        })
}

fn is_figure(each: char) -> bool {
    each.is_ascii_digit() || matches!(each, '¼'..='¾' | '⅐'..='⅞')
}

/// `(555)`, `+1`, `800`, `222-1222`: three figures at least, or the number of a country.
pub fn is_phone_part(text: &str) -> bool {
    let figures = text.bytes().filter(u8::is_ascii_digit).count();
    let only = text
        .bytes()
        .all(|each| each.is_ascii_digit() || b"()+-.".contains(&each));
    only && (figures >= 3 || text.starts_with('+') || text == "1")
}

/// `mg`, `mg/dL`, `mL/min/1.73`, `tablets/day`.
pub fn is_unit(core: &str) -> bool {
    !core.is_empty()
        && core.split('/').enumerate().all(|(place, part)| {
            SYMBOLS.contains(&part)
                || is_unit_word(part)
                || (place > 0 && is_number(part))
        })
}

/// `tablet`, `tablets`, `tablet(s)`, `times`.
pub fn is_unit_word(core: &str) -> bool {
    let word = core
        .strip_suffix("(s)")
        .or_else(|| core.strip_suffix("(s"))
        .unwrap_or(core);
    let singular = word.strip_suffix('s').unwrap_or(word);
    UNIT_WORDS.iter().any(|unit| {
        unit.eq_ignore_ascii_case(word) || unit.eq_ignore_ascii_case(singular)
    }) || word.eq_ignore_ascii_case("suppositories")
        || ["year-old", "day-old", "month-old", "week-old"].contains(&word)
}

/// `mg`, `mg/mL`.
pub fn is_strength(core: &str) -> bool {
    core.split('/').next().is_some_and(|first| STRENGTHS.contains(&first))
}
