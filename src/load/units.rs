//! Lengths, colours and papers as they are written → as they are meant. Decimals are exact; no floats.

use crate::fever::Scale;
use crate::geom::{Length, Size};
use crate::layout::Color;

/// Papers by name, upright.
pub const PAPERS: [(&str, Size); 5] = [
    ("letter", Size::new(Length::pt(612), Length::pt(792))),
    ("a4", Size::new(Length::mm(210), Length::mm(297))),
    ("a5", Size::new(Length::mm(148), Length::mm(210))),
    ("legal", Size::new(Length::pt(612), Length::pt(1008))),
    ("tabloid", Size::new(Length::pt(792), Length::pt(1224))),
];

/// The units of lengths, in EMU.
const UNITS: [(&str, i64); 4] =
    [("pt", 12_700), ("mm", 36_000), ("cm", 360_000), ("in", 914_400)];

/// No length in a layout is longer: 5 m.
const LONGEST: i64 = 5_000 * 36_000;

/// `12pt`, `0.75in`, `4mm`; otherwise what is wrong, as a sentence.
pub fn length(written: &str) -> Result<Length, String> {
    let trimmed = written.trim();
    let (number, emu) = UNITS
        .iter()
        .find_map(|(unit, emu)| Some((trimmed.strip_suffix(unit)?, *emu)))
        .ok_or_else(|| match trimmed.parse::<i64>() {
            Ok(_) => format!("the length `{written}` has no unit"),
            Err(_) => format!("`{written}` is not a length"),
        })?;
    let (units, decimals) = decimal(number.trim_end())
        .ok_or_else(|| format!("`{written}` is not a length"))?;
    let emu = i64::from(units) * emu;
    // Rounded to the nearest EMU, a 36,000th of a millimetre.
    let emu = (emu + decimals / 2) / decimals;
    i32::try_from(emu)
        .ok()
        .filter(|_| emu <= LONGEST)
        .map(Length::emu)
        .ok_or_else(|| format!("the length `{written}` is longer than 5 m"))
}

/// `8em` in tenths of an em; otherwise what is wrong, as a sentence.
pub fn tenths_of_em(written: &str) -> Result<i32, String> {
    let wrong = || format!("`{written}` is not a number of em");
    let number = written.trim().strip_suffix("em").ok_or_else(wrong)?;
    let (units, decimals) = decimal(number.trim_end()).ok_or_else(wrong)?;
    let tenths = i64::from(units) * 10 / decimals;
    i32::try_from(tenths)
        .ok()
        .filter(|tenths| *tenths <= 1_000)
        .ok_or_else(|| format!("`{written}` is more than 100 em"))
}

/// `100.4 °F`, `38C`, `38.3 degrees Celsius`: tenths of a degree and their scale; otherwise what is wrong, as a sentence.
pub fn degrees(written: &str) -> Result<(i64, Scale), String> {
    const SCALES: [(&str, Scale); 8] = [
        ("Celsius", Scale::Celsius),
        ("celsius", Scale::Celsius),
        ("Fahrenheit", Scale::Fahrenheit),
        ("fahrenheit", Scale::Fahrenheit),
        ("C", Scale::Celsius),
        ("F", Scale::Fahrenheit),
        ("\u{2103}", Scale::Celsius),
        ("\u{2109}", Scale::Fahrenheit),
    ];
    let trimmed = written.trim();
    let wrong = || format!("`{written}` is not a temperature");
    let scale = SCALES
        .iter()
        .find_map(|(name, scale)| Some((trimmed.strip_suffix(name)?, *scale)));
    let sign = |text: &str| -> String {
        let text = text.trim_end();
        let signs = ["°", "º", "degrees", "degree", "deg"];
        let bare = signs.iter().find_map(|sign| text.strip_suffix(sign));
        bare.unwrap_or(text).trim_end().to_owned()
    };
    let Some((number, scale)) = scale else {
        return Err(match decimal(&sign(trimmed)) {
            Some(_) => format!("the temperature `{written}` has no unit"),
            None => wrong(),
        });
    };
    let (units, decimals) = decimal(&sign(number)).ok_or_else(wrong)?;
    let tenths = i64::from(units) * 10;
    if tenths % decimals != 0 {
        return Err(format!("the temperature `{written}` has more than one decimal"));
    }
    Ok((tenths / decimals, scale))
}

/// `#RRGGBB`.
pub fn color(written: &str) -> Option<Color> {
    let digits = written.strip_prefix('#')?;
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    Some(Color { red: part(0)?, green: part(2)?, blue: part(4)? })
}

/// The digits of a decimal number as one whole number, and the power of ten that divides it; at most six decimals.
fn decimal(number: &str) -> Option<(i32, i64)> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let well = !whole.is_empty()
        && digits(whole)
        && digits(part)
        && part.len() <= 6
        && number.ends_with(|last: char| last.is_ascii_digit());
    if !well {
        return None;
    }
    let power = u32::try_from(part.len()).ok()?;
    Some((format!("{whole}{part}").parse().ok()?, 10_i64.pow(power)))
}
