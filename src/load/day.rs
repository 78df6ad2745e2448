//! Days that are not written as TOML writes them → what to write instead.

use jiff::civil::Date;

/// What to write instead of words that are meant as a day; `None` if they do not look like one.
pub fn hint(words: &str) -> Option<String> {
    let parts = numbers(words)?;
    let mut days: Vec<Date> = meant(parts);
    days.sort_unstable();
    days.dedup();
    Some(match days.as_slice() {
        [only] => format!("write {only}, without quotes"),
        [..] => FORM.to_owned(),
    })
}

/// How any day is written.
pub const FORM: &str =
    "write the day as year-month-day, without quotes, such as 2026-11-23";

/// Three numbers with the same sign between them, one of them a year in four digits.
fn numbers(words: &str) -> Option<[&str; 3]> {
    let sign = words.chars().find(|each| "/.-".contains(*each))?;
    let mut parts = words.trim().split(sign);
    let parts = [parts.next()?, parts.next()?, parts.next()?].map(str::trim);
    let digits = |part: &str| {
        (1..=4).contains(&part.len()) && part.bytes().all(|each| each.is_ascii_digit())
    };
    let rest = words.trim().split(sign).count() == 3;
    (rest
        && parts.iter().all(|part| digits(part))
        && parts.iter().any(|part| part.len() == 4))
    .then_some(parts)
}

/// The days that the numbers may mean.
fn meant([first, second, third]: [&str; 3]) -> Vec<Date> {
    let day = |year: &str, month: &str, day: &str| {
        let year = (year.len() == 4).then(|| year.parse().ok())??;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    };
    [day(first, second, third), day(third, first, second), day(third, second, first)]
        .into_iter()
        .flatten()
        .collect()
}
