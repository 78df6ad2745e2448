//! The units of amounts: which of them are units of a dose, and which are signs such as `mg`, that take no full stop.

use super::super::passages::Passage;
use super::super::tokens::Sort;

/// A unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// How it is written.
    pub name: &'static str,
    /// Medicines are measured in it.
    pub dose: bool,
    /// It is a sign, not a word.
    pub sign: bool,
    /// It is something that is taken, such as a tablet.
    pub form: bool,
}

/// A unit where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The unit.
    pub unit: Unit,
    /// Its token.
    pub at: usize,
    /// Nothing parts it from the number.
    pub glued: bool,
}

const fn sign(name: &'static str) -> Unit {
    Unit { name, dose: true, sign: true, form: false }
}

const fn word(name: &'static str) -> Unit {
    Unit { name, dose: true, sign: false, form: false }
}

const fn form(name: &'static str) -> Unit {
    Unit { name, dose: true, sign: false, form: true }
}

const fn size(name: &'static str) -> Unit {
    Unit { name, dose: false, sign: true, form: false }
}

/// Units as they are found in handouts, well written or not.
const UNITS: [Unit; 56] = [
    sign("mg"),
    sign("mcg"),
    sign("µg"),
    sign("μg"),
    sign("ug"),
    sign("g"),
    sign("mL"),
    sign("ml"),
    sign("cc"),
    sign("L"),
    sign("l"),
    sign("U"),
    sign("u"),
    sign("IU"),
    sign("iu"),
    sign("mEq"),
    sign("mmol"),
    word("unit"),
    word("units"),
    word("microgram"),
    word("micrograms"),
    word("milligram"),
    word("milligrams"),
    word("gram"),
    word("grams"),
    word("milliliter"),
    word("milliliters"),
    word("millilitre"),
    word("millilitres"),
    form("tablet"),
    form("tablets"),
    form("tab"),
    form("tabs"),
    form("caplet"),
    form("caplets"),
    form("capsule"),
    form("capsules"),
    form("cap"),
    form("caps"),
    form("pill"),
    form("pills"),
    form("drop"),
    form("drops"),
    form("puff"),
    form("puffs"),
    form("spray"),
    form("sprays"),
    form("patch"),
    form("patches"),
    form("lozenge"),
    form("lozenges"),
    size("cm"),
    size("mm"),
    size("kg"),
    size("lb"),
    size("mmHg"),
];

/// A unit by what it is called.
pub fn named(name: &str) -> Option<Unit> {
    UNITS.iter().copied().find(|unit| unit.name == name)
}

/// The unit that stands after a number, if one does; a rate such as `mmol/L` or `mg/dL` is a result, not a dose.
pub fn after(passage: &Passage<'_>, number: usize) -> Option<Unit> {
    placed(passage, number).map(|placed| placed.unit)
}

/// The same, where it stands. A hyphen may stand between: `5-mg tablet`.
pub fn placed(passage: &Passage<'_>, number: usize) -> Option<Placed> {
    if passage.sort(number) != Sort::Number {
        return None;
    }
    let parted = passage.sort(number + 1) == Sort::Space || hyphen(passage, number + 1);
    let at = if parted { number + 2 } else { number + 1 };
    let unit = named(passage.token(at))?;
    let dose = unit.dose && !is_result(passage, at);
    Some(Placed { unit: Unit { dose, ..unit }, at, glued: !parted })
}

/// Whether a unit is the first of a rate in which a laboratory reports.
pub fn is_result(passage: &Passage<'_>, unit: usize) -> bool {
    passage.token(unit + 1) == "/"
        && matches!(passage.token(unit + 2), "L" | "dL" | "mL" | "l" | "dl" | "ml")
}

fn hyphen(passage: &Passage<'_>, place: usize) -> bool {
    matches!(passage.token(place), "-" | "\u{2010}" | "\u{2011}")
}
