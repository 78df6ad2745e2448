//! Error-prone abbreviations: what they mean, what they are misread as, and what to write.
//!
//! Facts from the Joint Commission's official "Do Not Use" list (2004, last reviewed 2024) and ISMP's list of error-prone
//! abbreviations, symbols and dose designations (2024), in words of our own.

/// An abbreviation.
#[derive(Debug, Clone, Copy)]
pub struct Abbreviation {
    /// How it is written, to the letter.
    pub written: &'static [&'static str],
    /// What is meant.
    pub meant: &'static str,
    /// What is read instead.
    pub misread: &'static str,
    /// What to write.
    pub write: &'static str,
    /// Where it is one.
    pub place: Place,
}

/// Where letters are an abbreviation of a dose; elsewhere they may be a word, a school or a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Everywhere.
    Everywhere,
    /// In a sentence with an amount of medicine near.
    NearDose,
    /// Right after an amount of medicine, or after another abbreviation that stands there.
    AfterDose,
    /// Right after an amount of medicine, or after `by` or `take` in a sentence with an amount near.
    AfterDoseOrBy,
    /// Right after a number.
    AfterNumber,
    /// In a sentence about insulin.
    Insulin,
    /// Right before a medicine to take: `ii tablets`.
    BeforeForm,
}

use Place::{
    AfterDose, AfterDoseOrBy, AfterNumber, BeforeForm, Everywhere, Insulin, NearDose,
};

const fn row(
    written: &'static [&'static str],
    meant: &'static str,
    misread: &'static str,
    write: &'static str,
    place: Place,
) -> Abbreviation {
    Abbreviation { written, meant, misread, write, place }
}

/// What patients do not understand, rather than misread.
pub const UNKNOWN: &str = "";

/// Units. `U`, `IU`, `µg`, `ml`, `l`, `cc` and spoons have rules of their own.
const UNITS: [Abbreviation; 9] = [
    row(&["ng"], "nanograms", "mg", "nanograms", AfterNumber),
    row(&["nanog"], "nanograms", "nasogastric", "nanograms", Everywhere),
    row(
        &["M"],
        "thousand, or million",
        "the other of the two",
        "thousand or million",
        AfterNumber,
    ),
    row(&["K"], "thousand", "million", "thousand", AfterNumber),
    row(&["MM"], "million", "thousand", "million", AfterNumber),
    row(&["gr"], "grains", "grams", "the dose in mg", AfterNumber),
    row(&["gtt", "gtts"], "drops", UNKNOWN, "drops", AfterNumber),
    row(&["dr"], "drams", UNKNOWN, "the dose in mL", AfterNumber),
    row(&["ss"], "half, or sliding scale", "55", "half", AfterNumber),
];

/// Ways into the body.
const ROUTES: [Abbreviation; 22] = [
    row(&["AD"], "right ear", "right eye", "in the right ear", AfterDose),
    row(&["AS"], "left ear", "left eye", "in the left ear", AfterDose),
    row(&["AU"], "both ears", "both eyes", "in both ears", AfterDose),
    row(&["OS"], "left eye", "left ear, or by mouth", "in the left eye", AfterDose),
    row(&["OU"], "both eyes", "both ears", "in both eyes", AfterDose),
    row(&["IN"], "into the nose", "IM or IV", "into the nose", AfterDose),
    row(&["NAS"], "into the nose", "IM or IV", "into the nose", AfterDose),
    row(
        &["IT"],
        "into the spinal fluid",
        "another way",
        "into the spinal fluid",
        AfterDose,
    ),
    row(
        &["SC", "SQ", "sq"],
        "under the skin",
        "SL, or 5 every",
        "under the skin",
        NearDose,
    ),
    row(
        &["sub q", "sub-q", "subq", "subQ", "sub Q", "SubQ", "Sub-Q", "Sub Q"],
        "under the skin",
        "every",
        "under the skin",
        Everywhere,
    ),
    row(&["per os"], "by mouth", "left eye", "by mouth", Everywhere),
    row(&["PO", "P.O.", "p.o."], "by mouth", UNKNOWN, "by mouth", NearDose),
    row(&["SL"], "under the tongue", UNKNOWN, "under the tongue", NearDose),
    row(&["PR"], "in the rectum", UNKNOWN, "in the rectum", AfterDose),
    row(&["PV"], "in the vagina", UNKNOWN, "in the vagina", AfterDose),
    row(&["IM"], "into a muscle", UNKNOWN, "into a muscle", NearDose),
    row(&["IV"], "into a vein", UNKNOWN, "into a vein", AfterDose),
    row(&["po"], "by mouth", UNKNOWN, "by mouth", AfterDoseOrBy),
    row(&["sl"], "under the tongue", UNKNOWN, "under the tongue", AfterDoseOrBy),
    row(&["im"], "into a muscle", UNKNOWN, "into a muscle", AfterDoseOrBy),
    row(&["iv"], "into a vein", UNKNOWN, "into a vein", AfterDoseOrBy),
    row(&["IJ"], "injection", "IV, or into the jugular vein", "injection", AfterDose),
];

/// Times. What begins with q and a number is found by its shape.
const TIMES: [Abbreviation; 17] = [
    row(
        &["QD", "Q.D.", "q.d.", "qd", "Qd"],
        "once a day",
        "four times a day",
        "once a day",
        Everywhere,
    ),
    row(
        &["QOD", "Q.O.D.", "q.o.d.", "qod"],
        "every other day",
        "once or four times a day",
        "every other day, and which days",
        Everywhere,
    ),
    row(&["OD", "O.D.", "o.d."], "once a day", "right eye", "once a day", AfterDose),
    row(
        &["HS", "hs", "h.s."],
        "at bedtime, or half strength",
        "the other of the two",
        "at bedtime",
        AfterDose,
    ),
    row(&["BT"], "at bedtime", "BID", "at bedtime", AfterDose),
    row(&["qhs", "QHS", "q.h.s."], "at bedtime", "every hour", "at bedtime", Everywhere),
    row(&["qn", "q.n."], "every night", "every hour", "every night", Everywhere),
    row(
        &["BID", "B.I.D.", "b.i.d."],
        "twice a day",
        UNKNOWN,
        "in the morning and in the evening",
        Everywhere,
    ),
    row(&["bid"], "twice a day", UNKNOWN, "in the morning and in the evening", AfterDose),
    row(
        &["TID", "T.I.D.", "t.i.d.", "tid"],
        "three times a day",
        UNKNOWN,
        "the three times of day",
        Everywhere,
    ),
    row(
        &["QID", "Q.I.D.", "q.i.d.", "qid"],
        "four times a day",
        UNKNOWN,
        "the four times of day",
        Everywhere,
    ),
    row(
        &["TIW", "tiw"],
        "three times a week",
        "three times a day",
        "the days of the week",
        Everywhere,
    ),
    row(
        &["BIW", "biw"],
        "twice a week",
        "twice a day",
        "the days of the week",
        Everywhere,
    ),
    row(&["ac", "a.c."], "before meals", UNKNOWN, "before meals", AfterDose),
    row(&["pc", "p.c."], "after meals", UNKNOWN, "after meals", AfterDose),
    row(&["prn", "PRN", "p.r.n."], "as needed", UNKNOWN, "when to take it", Everywhere),
    row(&["stat", "STAT"], "at once", UNKNOWN, "now", AfterDose),
];

/// All else.
const OTHERS: [Abbreviation; 10] = [
    row(&["ut dict"], "as told", UNKNOWN, "how to take it", Everywhere),
    row(&["UD"], "as told", "unit dose", "how to take it", AfterDose),
    row(
        &["SSI"],
        "sliding scale insulin",
        "strong iodine",
        "the doses by blood sugar",
        Insulin,
    ),
    row(
        &["SSRI"],
        "sliding scale insulin",
        "an antidepressant",
        "the doses by blood sugar",
        Insulin,
    ),
    row(&["i/d"], "one a day", "tid", "1 a day", AfterDose),
    row(
        &["D/C", "d/c"],
        "discharge, or discontinue",
        "the other of the two",
        "stop, or leave the hospital",
        Everywhere,
    ),
    row(&["OJ"], "orange juice", "right or left eye", "orange juice", AfterDose),
    row(
        &["BBA", "BGB"],
        "baby boy A, baby girl B",
        "the other twin",
        "the baby's name",
        NearDose,
    ),
    row(
        &["i", "ii", "iii", "iv"],
        "1, 2, 3, 4",
        "other numbers or letters",
        "the number in digits",
        BeforeForm,
    ),
    row(
        &["II", "III", "IV", "V", "X"],
        "2, 3, 4, 5, 10",
        "letters",
        "the number in digits",
        BeforeForm,
    ),
];

/// All of them.
pub fn all() -> impl Iterator<Item = &'static Abbreviation> {
    UNITS.iter().chain(&ROUTES).chain(&TIMES).chain(&OTHERS)
}

/// A symbol that stands for a word.
#[derive(Debug, Clone, Copy)]
pub struct Symbol {
    /// The symbol.
    pub sign: &'static str,
    /// What it is misread as.
    pub misread: &'static str,
    /// What to write.
    pub write: &'static str,
    /// Where it stands for a word.
    pub stands: Stands,
}

/// Where a symbol stands for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// Before a number.
    BeforeNumber,
    /// Before a number, in a sentence with an amount of medicine.
    BeforeNumberNearDose,
    /// Between two amounts of medicine.
    BetweenDoses,
    /// Anywhere in a sentence with an amount of medicine or a number.
    NearDose,
    /// After a number, in place of hours.
    ForHours,
}

const fn symbol(
    sign: &'static str,
    misread: &'static str,
    write: &'static str,
    stands: Stands,
) -> Symbol {
    Symbol { sign, misread, write, stands }
}

/// The symbols.
pub const SYMBOLS: [Symbol; 14] = [
    symbol(">", "`<` or 7", "more than", Stands::BeforeNumber),
    symbol("<", "`>` or L", "less than", Stands::BeforeNumber),
    symbol("≥", "`≤`", "at least", Stands::BeforeNumber),
    symbol("≤", "`≥`", "at most", Stands::BeforeNumber),
    symbol("@", "2", "at", Stands::BeforeNumber),
    symbol("#", "4", "number", Stands::BeforeNumberNearDose),
    symbol("&", "2", "and", Stands::BetweenDoses),
    symbol("+", "4", "and", Stands::BetweenDoses),
    symbol("/", "1", "and, or `a` as in `5 mg a day`", Stands::BetweenDoses),
    symbol(
        "×",
        "an x, or the number beside it",
        "for, or times",
        Stands::BeforeNumberNearDose,
    ),
    symbol("↑", "an arrow the other way", "more, or up", Stands::NearDose),
    symbol("↓", "an arrow the other way", "less, or down", Stands::NearDose),
    symbol("Φ", "4, 6 or 9", "0", Stands::NearDose),
    symbol("°", "0", "hours", Stands::ForHours),
];
