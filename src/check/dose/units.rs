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

/// The same in Spanish, Vietnamese and Arabic.
const ABROAD: [Unit; 50] = [
    word("miligramo"),
    word("miligramos"),
    word("microgramo"),
    word("microgramos"),
    word("gramo"),
    word("gramos"),
    word("mililitro"),
    word("mililitros"),
    word("unidad"),
    word("unidades"),
    form("tableta"),
    form("tabletas"),
    form("comprimido"),
    form("comprimidos"),
    form("pastilla"),
    form("pastillas"),
    form("cápsula"),
    form("cápsulas"),
    form("gota"),
    form("gotas"),
    form("parche"),
    form("parches"),
    form("viên"),
    form("giọt"),
    sign("ملغ"),
    sign("ملغم"),
    sign("ملجم"),
    sign("مجم"),
    sign("مغ"),
    sign("مكغ"),
    sign("مل"),
    word("ملليغرام"),
    word("مليغرام"),
    word("ملليجرام"),
    word("ميكروغرام"),
    word("ميكروجرام"),
    word("غرام"),
    word("جرام"),
    word("ملليلتر"),
    word("مليلتر"),
    word("وحدة"),
    word("وحدات"),
    form("قرص"),
    form("أقراص"),
    form("حبة"),
    form("حبات"),
    form("كبسولة"),
    form("كبسولات"),
    form("قطرة"),
    form("قطرات"),
];

/// The same in Chinese, where more words may follow without white space. Longer ones come first.
const UNPARTED: [Unit; 17] = [
    word("毫克"),
    word("微克"),
    word("毫升"),
    word("国际单位"),
    word("國際單位"),
    word("单位"),
    word("單位"),
    size("毫米"),
    size("公斤"),
    size("千克"),
    word("克"),
    form("片"),
    form("粒"),
    form("丸"),
    form("滴"),
    form("贴"),
    form("貼"),
];

/// A unit by what it is called, or by what a run of Chinese characters begins with.
pub fn named(name: &str) -> Option<Unit> {
    let mut parted = UNITS.iter().chain(&ABROAD);
    let begins = |unit: &&Unit| name.starts_with(unit.name);
    parted
        .find(|unit| unit.name == name)
        .or_else(|| UNPARTED.iter().find(begins))
        .copied()
}

/// Whether nothing has to part a unit from its number.
pub fn is_unparted(unit: Unit) -> bool {
    UNPARTED.contains(&unit)
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
