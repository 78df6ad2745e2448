//! Scripts: what sets them, where their faces come from, and how much room their tallest stacks need.
//!
//! A layout names families for Latin letters, and they may hold other scripts too. What they lack comes from the families
//! named here, if they are built in or among the fonts of the job. Two tables say it all: the scripts, and the
//! languages whose letters many Latin faces lack.

use crate::language;

/// Where the faces of a script are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// In every build.
    BuiltIn,
    /// In a pack: a folder of `fonts/packs/`, and a feature of the program.
    Pack(&'static str),
    /// Not with the program: a user may have them.
    Elsewhere,
}

/// A script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Script {
    /// Its tag (ISO 15924); the Han scripts are told apart by what is written in them.
    pub tag: &'static str,
    /// What it is made of: `Thai letters`.
    pub name: &'static str,
    /// The family that sets it; `None` where the layout's own families do.
    pub family: Option<&'static str>,
    /// Where that family is found.
    pub origin: Origin,
    /// From baseline to baseline at least, in hundredths of the type size, to be read with ease.
    pub leading: i32,
    /// How far its tallest stacks rise above the baseline, and how deep they reach, in hundredths of the type size: lines
    /// stand so far apart that two never touch. Both 0 where the line of the face has room for them.
    pub stack: Stack,
    /// Whether slanted letters are emphasis in it; where not, bold ones are.
    pub italics: bool,
    /// Letters that a family must have to set it.
    letters: &'static str,
    /// The first and the last of its letters, of each block.
    blocks: &'static [(char, char)],
}

/// The room above and below a baseline.
pub type Stack = (i32, i32);

/// A language whose letters many Latin faces lack.
struct Letters {
    language: &'static str,
    letters: &'static str,
    /// As that of a script; both 0 where it is that of the script.
    stack: Stack,
}

/// Latin capitals with one mark, in the families of the layouts.
const MARKED: Stack = (96, 24);

/// The built-in family that has the most letters: of the scripts for which no family is named.
pub const BUILT_IN: &str = "Noto Sans";

/// Lines of capitals with one mark do not touch where they stand so far apart, in hundredths of the type size.
const LEAST: i32 = 110;

/// The blocks of Han characters and wide signs, which Chinese, Japanese and Korean share.
const HAN: &[(char, char)] = &[
    ('\u{3000}', '\u{303f}'),
    ('\u{ff01}', '\u{ffee}'),
    ('\u{2e80}', '\u{2fdf}'),
    ('\u{3400}', '\u{4dbf}'),
    ('\u{4e00}', '\u{9fff}'),
    ('\u{f900}', '\u{faff}'),
    ('\u{20000}', '\u{323af}'),
];

const fn latin(
    tag: &'static str,
    name: &'static str,
    stack: Stack,
    letters: &'static str,
    blocks: &'static [(char, char)],
) -> Script {
    Script {
        tag,
        name,
        family: None,
        origin: BuiltIn,
        leading: LEAST,
        stack,
        italics: true,
        letters,
        blocks,
    }
}

const fn other(
    tag: &'static str,
    name: &'static str,
    family: &'static str,
    origin: Origin,
    leading: i32,
    blocks: &'static [(char, char)],
) -> Script {
    Script {
        tag,
        name,
        family: Some(family),
        origin,
        leading,
        stack: (0, 0),
        italics: false,
        letters: "",
        blocks,
    }
}

use Origin::{BuiltIn, Elsewhere, Pack};

/// The scripts, those that the layouts' families set first. Of the Han scripts the first sets what no language decides.
#[rustfmt::skip]
const SCRIPTS: [Script; 27] = [
    latin("Latn", "Latin letters", (0, 0), "", &[('A', 'Z'), ('a', 'z'), ('À', 'Ö'), ('Ø', 'ö'), ('ø', '\u{2af}'), ('\u{1e00}', '\u{1eff}')]),
    latin("Grek", "Greek letters", MARKED, "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΩ", &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')]),
    latin("Cyrl", "Cyrillic letters", MARKED, "абвгдежзийклмнопрстуфхцчшщьюяАЯ", &[('\u{400}', '\u{52f}')]),
    Script { family: None, stack: (90, 42), letters: "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", ..other("Deva", "Devanagari letters", "", BuiltIn, 140, &[('\u{900}', '\u{97f}')]) },
    // A vowel sign on every letter, as in scripture, may reach 1.29 and 0.54 em: too much for a handout that has none.
    Script { stack: (104, 44), ..other("Arab", "Arabic letters", "Vazirmatn", BuiltIn, 148, &[('\u{600}', '\u{6ff}'), ('\u{750}', '\u{77f}'), ('\u{870}', '\u{8ff}'), ('\u{fb50}', '\u{fdff}'), ('\u{fe70}', '\u{fefc}')]) },
    Script { stack: (80, 26), ..other("Hebr", "Hebrew letters", "Noto Sans Hebrew", Pack("hebrew"), 130, &[('\u{590}', '\u{5ff}'), ('\u{fb1d}', '\u{fb4f}')]) },
    Script { stack: (105, 45), ..other("Thai", "Thai letters", "Noto Sans Thai", Pack("thai"), 150, &[('\u{e01}', '\u{e5b}')]) },
    Script { stack: (88, 14), ..other("Hans", "simplified Chinese characters", "Noto Sans SC", Pack("zh-hans"), 145, HAN) },
    Script { stack: (88, 14), ..other("Hant", "traditional Chinese characters", "Noto Sans TC", Pack("zh-hant"), 145, &[('\u{3105}', '\u{312f}')]) },
    Script { stack: (88, 14), ..other("Jpan", "Japanese characters", "Noto Sans JP", Pack("ja"), 145, &[('\u{3041}', '\u{30ff}'), ('\u{31f0}', '\u{31ff}')]) },
    Script { stack: (88, 14), ..other("Kore", "Korean characters", "Noto Sans KR", Pack("ko"), 145, &[('\u{1100}', '\u{11ff}'), ('\u{3131}', '\u{318e}'), ('\u{ac00}', '\u{d7a3}')]) },
    other("Armn", "Armenian letters", "Noto Sans Armenian", Elsewhere, 130, &[('\u{531}', '\u{58f}')]),
    other("Geor", "Georgian letters", "Noto Sans Georgian", Elsewhere, 130, &[('\u{10a0}', '\u{10ff}'), ('\u{1c90}', '\u{1cbf}')]),
    other("Ethi", "Ethiopic letters", "Noto Sans Ethiopic", Elsewhere, 140, &[('\u{1200}', '\u{139f}')]),
    other("Beng", "Bengali letters", "Noto Sans Bengali", Elsewhere, 150, &[('\u{980}', '\u{9ff}')]),
    other("Guru", "Gurmukhi letters", "Noto Sans Gurmukhi", Elsewhere, 150, &[('\u{a01}', '\u{a76}')]),
    other("Gujr", "Gujarati letters", "Noto Sans Gujarati", Elsewhere, 150, &[('\u{a81}', '\u{aff}')]),
    other("Orya", "Odia letters", "Noto Sans Oriya", Elsewhere, 150, &[('\u{b01}', '\u{b77}')]),
    other("Taml", "Tamil letters", "Noto Sans Tamil", Elsewhere, 150, &[('\u{b82}', '\u{bfa}')]),
    other("Telu", "Telugu letters", "Noto Sans Telugu", Elsewhere, 160, &[('\u{c00}', '\u{c7f}')]),
    other("Knda", "Kannada letters", "Noto Sans Kannada", Elsewhere, 160, &[('\u{c80}', '\u{cf3}')]),
    other("Mlym", "Malayalam letters", "Noto Sans Malayalam", Elsewhere, 150, &[('\u{d00}', '\u{d7f}')]),
    other("Sinh", "Sinhala letters", "Noto Sans Sinhala", Elsewhere, 150, &[('\u{d81}', '\u{df4}')]),
    other("Laoo", "Lao letters", "Noto Sans Lao", Elsewhere, 150, &[('\u{e81}', '\u{edf}')]),
    other("Mymr", "Burmese letters", "Noto Sans Myanmar", Elsewhere, 170, &[('\u{1000}', '\u{109f}'), ('\u{a9e0}', '\u{a9fe}'), ('\u{aa60}', '\u{aa7f}')]),
    other("Khmr", "Khmer letters", "Noto Sans Khmer", Elsewhere, 170, &[('\u{1780}', '\u{17f9}')]),
    other("Tibt", "Tibetan letters", "Noto Serif Tibetan", Elsewhere, 180, &[('\u{f00}', '\u{fda}')]),
];

/// Letters beyond Latin-1 that a language is written with (CLDR, exemplar characters), and the room that its stacked
/// marks take: with all of them in one face no word is set in two.
#[rustfmt::skip]
const LETTERS: [Letters; 40] = [
    Letters { language: "az", letters: "əğışƏĞİŞ", stack: (0, 0) },
    Letters { language: "bm", letters: "ɛɲŋɔƐƝŊƆ", stack: (0, 0) },
    Letters { language: "cs", letters: "čďěňřšťůžČĎĚŇŘŠŤŮŽ", stack: (0, 0) },
    Letters { language: "cy", letters: "ŵŷẃỳŴŶ", stack: (0, 0) },
    Letters { language: "ee", letters: "ɖɛƒɣŋɔʋƉƐƑƔŊƆƲ", stack: (0, 0) },
    Letters { language: "ff", letters: "ɓɗŋƴƁƊŊƳ", stack: (0, 0) },
    Letters { language: "gn", letters: "ẽĩũỹẼĨŨỸ", stack: MARKED },
    Letters { language: "ha", letters: "ɓɗƙƴƁƊƘƳ", stack: (0, 0) },
    Letters { language: "haw", letters: "āēīōūʻĀĒĪŌŪ", stack: (0, 0) },
    Letters { language: "hr", letters: "čćđšžČĆĐŠŽ", stack: (0, 0) },
    Letters { language: "hu", letters: "őűŐŰ", stack: (0, 0) },
    Letters { language: "ig", letters: "ịọụṅỊỌỤṄ", stack: MARKED },
    Letters { language: "ku", letters: "şŞ", stack: (0, 0) },
    Letters { language: "lg", letters: "ŋŊ", stack: (0, 0) },
    Letters { language: "ln", letters: "ɛɔƐƆ\u{301}\u{302}\u{30c}", stack: MARKED },
    Letters { language: "lt", letters: "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", stack: (0, 0) },
    Letters { language: "lv", letters: "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", stack: (0, 0) },
    Letters { language: "mh", letters: "ļḷṃņṇāōūĻḶṂŅṆĀŌŪ\u{327}\u{304}", stack: MARKED },
    Letters { language: "mi", letters: "āēīōūĀĒĪŌŪ", stack: (0, 0) },
    Letters { language: "mt", letters: "ċġħżĊĠĦŻ", stack: (0, 0) },
    Letters { language: "nv", letters: "ąęįǫłńʼĄĘĮǪŁŃ\u{301}\u{328}", stack: MARKED },
    Letters { language: "pl", letters: "ąćęłńśźżĄĆĘŁŃŚŹŻ", stack: (0, 0) },
    Letters { language: "ro", letters: "ășțĂȘȚ", stack: (0, 0) },
    Letters { language: "se", letters: "čđŋšŧžČĐŊŠŦŽ", stack: (0, 0) },
    Letters { language: "sk", letters: "čďĺľňŕšťžČĎĹĽŇŔŠŤŽ", stack: (0, 0) },
    Letters { language: "sm", letters: "āēīōūʻĀĒĪŌŪ", stack: (0, 0) },
    Letters { language: "tk", letters: "ňşžŇŞŽ", stack: (0, 0) },
    Letters { language: "to", letters: "āēīōūʻĀĒĪŌŪ", stack: (0, 0) },
    Letters { language: "tr", letters: "ğışĞİŞ", stack: (0, 0) },
    Letters { language: "tw", letters: "ɛɔƐƆ", stack: (0, 0) },
    Letters { language: "vi", letters: "ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ", stack: (106, 25) },
    Letters { language: "wo", letters: "ŋŊ", stack: (0, 0) },
    Letters { language: "yo", letters: "ẹọṣẸỌṢ\u{300}\u{301}", stack: MARKED },
    Letters { language: "be", letters: "ёіўЁІЎ", stack: (0, 0) },
    Letters { language: "kk", letters: "әғқңөұүһіӘҒҚҢӨҰҮҺІ", stack: (0, 0) },
    Letters { language: "ky", letters: "ңөүҢӨҮ", stack: (0, 0) },
    Letters { language: "mn", letters: "өүӨҮ", stack: (0, 0) },
    Letters { language: "sr", letters: "ђјљњћџЂЈЉЊЋЏ", stack: (0, 0) },
    Letters { language: "tg", letters: "ғӣқӯҳҷҒӢҚӮҲҶ", stack: (0, 0) },
    Letters { language: "uk", letters: "ґєіїҐЄІЇ", stack: (0, 0) },
];

/// The scripts, those that the layouts' families set first.
pub const fn all() -> &'static [Script] {
    &SCRIPTS
}

/// The script that a language is written in; `None` if it is not one of those that are known here.
pub fn of_language(tag: &str) -> Option<&'static Script> {
    let tag = language::script(tag);
    SCRIPTS.iter().find(|script| script.tag.eq_ignore_ascii_case(tag))
}

/// The script that a character belongs to, in a text of a language: Han characters are those of the language. `None` for
/// what belongs to all scripts, and for scripts that are not known here.
pub fn of(character: char, language: &str) -> Option<&'static Script> {
    let within = |blocks: &[(char, char)]| {
        blocks
            .iter()
            .any(|(first, last)| (*first..=*last).contains(&character))
    };
    if within(HAN)
        && let Some(own) = of_language(language).filter(|script| script.is_han())
    {
        return Some(own);
    }
    SCRIPTS.iter().find(|script| within(script.blocks))
}

/// Letters that a family must have for a language to be set in it whole; empty if any family will do.
pub fn letters(tag: &str) -> impl Iterator<Item = char> {
    let own = known(tag).map_or("", |known| known.letters);
    let usual = of_language(tag).map_or("", |script| script.letters);
    usual.chars().chain(own.chars())
}

/// The room that the tallest stacks of a language take, in hundredths of the type size; `None` if it is that of the face.
pub fn stack(tag: &str) -> Option<Stack> {
    let own = known(tag).map(|known| known.stack);
    let usual = of_language(tag).map(|script| script.stack);
    own.into_iter().chain(usual).find(|stack| *stack != (0, 0))
}

/// From baseline to baseline at least, in hundredths of the type size.
pub fn least_leading(tag: &str) -> i32 {
    let (above, below) = stack(tag).unwrap_or_default();
    of_language(tag)
        .map_or(LEAST, |script| script.leading)
        .max(above + below)
}

/// Whether a language has italics.
pub fn has_italics(tag: &str) -> bool {
    of_language(tag).is_none_or(|script| script.italics)
}

/// The tag of the script must be the usual one: Serbian in Latin letters has other letters.
fn known(tag: &str) -> Option<&'static Letters> {
    let primary = language::primary(tag);
    LETTERS.iter().find(|each| {
        each.language.eq_ignore_ascii_case(primary)
            && language::script(tag) == language::script(primary)
    })
}

impl Script {
    /// Whether it is written with Han characters.
    pub fn is_han(&self) -> bool {
        matches!(self.tag, "Hans" | "Hant" | "Jpan" | "Kore")
    }

    /// Whether quotation marks, dashes and dots of a text in it are as wide as its characters.
    pub fn has_wide_signs(&self) -> bool {
        matches!(self.tag, "Hans" | "Hant" | "Jpan")
    }
}
