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
    /// From baseline to baseline, in hundredths of the type size, so that the tallest stacks of two lines never touch.
    pub leading: i32,
    /// Whether slanted letters are emphasis in it; where not, bold ones are.
    pub italics: bool,
    /// Letters that a family must have to set it.
    letters: &'static str,
    /// The first and the last of its letters, of each block.
    blocks: &'static [(char, char)],
}

/// A language whose letters many Latin faces lack.
struct Letters {
    language: &'static str,
    letters: &'static str,
    /// As that of a script; 0 where it is that of the script.
    leading: i32,
}

/// The built-in family that has the most letters: of the scripts for which no family is named.
pub const BUILT_IN: &str = "Noto Sans";

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
    letters: &'static str,
    blocks: &'static [(char, char)],
) -> Script {
    Script {
        tag,
        name,
        family: None,
        origin: BuiltIn,
        leading: 100,
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
        italics: false,
        letters: "",
        blocks,
    }
}

use Origin::{BuiltIn, Elsewhere, Pack};

/// The scripts, those that the layouts' families set first. Of the Han scripts the first sets what no language decides.
#[rustfmt::skip]
const SCRIPTS: [Script; 27] = [
    latin("Latn", "Latin letters", "", &[('A', 'Z'), ('a', 'z'), ('À', 'Ö'), ('Ø', 'ö'), ('ø', '\u{2af}'), ('\u{1e00}', '\u{1eff}')]),
    latin("Grek", "Greek letters", "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώΑΩ", &[('\u{370}', '\u{3ff}'), ('\u{1f00}', '\u{1fff}')]),
    latin("Cyrl", "Cyrillic letters", "абвгдежзийклмнопрстуфхцчшщьюяАЯ", &[('\u{400}', '\u{52f}')]),
    Script { family: None, letters: "अआइईउऊएऐओऔकखगघचछजझटठडढणतथदधनपफबभमयरलवशषसह", ..other("Deva", "Devanagari letters", "", BuiltIn, 150, &[('\u{900}', '\u{97f}')]) },
    other("Arab", "Arabic letters", "Noto Sans Arabic", BuiltIn, 160, &[('\u{600}', '\u{6ff}'), ('\u{750}', '\u{77f}'), ('\u{870}', '\u{8ff}'), ('\u{fb50}', '\u{fdff}'), ('\u{fe70}', '\u{fefc}')]),
    other("Hebr", "Hebrew letters", "Noto Sans Hebrew", Pack("hebrew"), 130, &[('\u{590}', '\u{5ff}'), ('\u{fb1d}', '\u{fb4f}')]),
    other("Thai", "Thai letters", "Noto Sans Thai", Pack("thai"), 150, &[('\u{e01}', '\u{e5b}')]),
    other("Hans", "simplified Chinese characters", "Noto Sans SC", Pack("zh-hans"), 145, HAN),
    other("Hant", "traditional Chinese characters", "Noto Sans TC", Pack("zh-hant"), 145, &[('\u{3105}', '\u{312f}')]),
    other("Jpan", "Japanese characters", "Noto Sans JP", Pack("ja"), 145, &[('\u{3041}', '\u{30ff}'), ('\u{31f0}', '\u{31ff}')]),
    other("Kore", "Korean characters", "Noto Sans KR", Pack("ko"), 145, &[('\u{1100}', '\u{11ff}'), ('\u{3131}', '\u{318e}'), ('\u{ac00}', '\u{d7a3}')]),
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
    Letters { language: "az", letters: "əğışƏĞİŞ", leading: 0 },
    Letters { language: "bm", letters: "ɛɲŋɔƐƝŊƆ", leading: 0 },
    Letters { language: "cs", letters: "čďěňřšťůžČĎĚŇŘŠŤŮŽ", leading: 0 },
    Letters { language: "cy", letters: "ŵŷẃỳŴŶ", leading: 0 },
    Letters { language: "ee", letters: "ɖɛƒɣŋɔʋƉƐƑƔŊƆƲ", leading: 0 },
    Letters { language: "ff", letters: "ɓɗŋƴƁƊŊƳ", leading: 0 },
    Letters { language: "gn", letters: "ẽĩũỹẼĨŨỸ", leading: 130 },
    Letters { language: "ha", letters: "ɓɗƙƴƁƊƘƳ", leading: 0 },
    Letters { language: "haw", letters: "āēīōūʻĀĒĪŌŪ", leading: 0 },
    Letters { language: "hr", letters: "čćđšžČĆĐŠŽ", leading: 0 },
    Letters { language: "hu", letters: "őűŐŰ", leading: 0 },
    Letters { language: "ig", letters: "ịọụṅỊỌỤṄ", leading: 130 },
    Letters { language: "ku", letters: "şŞ", leading: 0 },
    Letters { language: "lg", letters: "ŋŊ", leading: 0 },
    Letters { language: "ln", letters: "ɛɔƐƆ\u{301}\u{302}\u{30c}", leading: 130 },
    Letters { language: "lt", letters: "ąčęėįšųūžĄČĘĖĮŠŲŪŽ", leading: 0 },
    Letters { language: "lv", letters: "āčēģīķļņšūžĀČĒĢĪĶĻŅŠŪŽ", leading: 0 },
    Letters { language: "mh", letters: "ļḷṃņṇāōūĻḶṂŅṆĀŌŪ\u{327}\u{304}", leading: 130 },
    Letters { language: "mi", letters: "āēīōūĀĒĪŌŪ", leading: 0 },
    Letters { language: "mt", letters: "ċġħżĊĠĦŻ", leading: 0 },
    Letters { language: "nv", letters: "ąęįǫłńʼĄĘĮǪŁŃ\u{301}\u{328}", leading: 130 },
    Letters { language: "pl", letters: "ąćęłńśźżĄĆĘŁŃŚŹŻ", leading: 0 },
    Letters { language: "ro", letters: "ășțĂȘȚ", leading: 0 },
    Letters { language: "se", letters: "čđŋšŧžČĐŊŠŦŽ", leading: 0 },
    Letters { language: "sk", letters: "čďĺľňŕšťžČĎĹĽŇŔŠŤŽ", leading: 0 },
    Letters { language: "sm", letters: "āēīōūʻĀĒĪŌŪ", leading: 0 },
    Letters { language: "tk", letters: "ňşžŇŞŽ", leading: 0 },
    Letters { language: "to", letters: "āēīōūʻĀĒĪŌŪ", leading: 0 },
    Letters { language: "tr", letters: "ğışĞİŞ", leading: 0 },
    Letters { language: "tw", letters: "ɛɔƐƆ", leading: 0 },
    Letters { language: "vi", letters: "ăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ", leading: 130 },
    Letters { language: "wo", letters: "ŋŊ", leading: 0 },
    Letters { language: "yo", letters: "ẹọṣẸỌṢ\u{300}\u{301}", leading: 130 },
    Letters { language: "be", letters: "ёіўЁІЎ", leading: 0 },
    Letters { language: "kk", letters: "әғқңөұүһіӘҒҚҢӨҰҮҺІ", leading: 0 },
    Letters { language: "ky", letters: "ңөүҢӨҮ", leading: 0 },
    Letters { language: "mn", letters: "өүӨҮ", leading: 0 },
    Letters { language: "sr", letters: "ђјљњћџЂЈЉЊЋЏ", leading: 0 },
    Letters { language: "tg", letters: "ғӣқӯҳҷҒӢҚӮҲҶ", leading: 0 },
    Letters { language: "uk", letters: "ґєіїҐЄІЇ", leading: 0 },
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

/// From baseline to baseline at least, in hundredths of the type size.
pub fn least_leading(tag: &str) -> i32 {
    let own = known(tag).map_or(0, |known| known.leading);
    own.max(of_language(tag).map_or(100, |script| script.leading))
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
