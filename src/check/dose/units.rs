//! The units of amounts: which of them are units of a dose.

use super::super::passages::Passage;
use super::super::tokens::Sort;

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// How it is written.
    pub name: &'static str,
    /// Medicines are measured in it.
    pub dose: bool,
}

const fn dose(name: &'static str) -> Unit {
    Unit { name, dose: true }
}

const fn other(name: &'static str) -> Unit {
    Unit { name, dose: false }
}

/// Units as they are found in handouts, well written or not.
const UNITS: [Unit; 40] = [
    dose("mg"),
    dose("mcg"),
    dose("µg"),
    dose("μg"),
    dose("ug"),
    dose("g"),
    dose("mL"),
    dose("ml"),
    dose("cc"),
    dose("L"),
    dose("l"),
    dose("unit"),
    dose("units"),
    dose("U"),
    dose("IU"),
    dose("mEq"),
    dose("mmol"),
    dose("microgram"),
    dose("micrograms"),
    dose("milligram"),
    dose("milligrams"),
    dose("gram"),
    dose("grams"),
    dose("tablet"),
    dose("tablets"),
    dose("capsule"),
    dose("capsules"),
    dose("pill"),
    dose("pills"),
    dose("drop"),
    dose("drops"),
    dose("puff"),
    dose("puffs"),
    dose("patch"),
    dose("patches"),
    other("cm"),
    other("mm"),
    other("kg"),
    other("lb"),
    other("mmHg"),
];

/// The unit that stands after a number, if one does; a rate such as `mmol/L` or `mg/dL` is a result, not a dose.
pub fn after(passage: &Passage<'_>, number: usize) -> Option<Unit> {
    if passage.sort(number) != Sort::Number {
        return None;
    }
    let at =
        if passage.sort(number + 1) == Sort::Space { number + 2 } else { number + 1 };
    let written = passage.token(at);
    let unit = UNITS.iter().copied().find(|unit| unit.name == written)?;
    let result = passage.token(at + 1) == "/"
        && matches!(passage.token(at + 2), "L" | "dL" | "mL" | "l" | "dl");
    Some(Unit { dose: unit.dose && !result, ..unit })
}
