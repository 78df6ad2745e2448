#!/usr/bin/env python3
"""Cuts the faces of fonts/vazirmatn and fonts/packs out of whole ones.

    python3 -m venv env && env/bin/pip install fonttools==4.68.0 brotli==1.2.1
    npm pack @expo-google-fonts/noto-sans-thai@0.4.2     # one archive for each package below
    env/bin/python fonts/packs/cut.py FOLDER [PACK ...]  # FOLDER holds the archives

Prints a row of fonts/README.md for each face: what went in, what came out. Nothing is drawn anew: glyphs are left out, and
with them hinting instructions, the names of glyphs, and the layout features that no page asks for. The same input gives the
same bytes.
"""

import hashlib
import io
import sys
import tarfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent
WEIGHTS = [("Regular", 400), ("Bold", 700)]
# Shaping that a script cannot do without, marks and kerning; `locl` is the form of a language.
FEATURES = (
    "abvm abvs akhn blwf blwm blws calt ccmp cjct clig curs dist fina half init isol kern liga ljmo "
    "locl mark medi mkmk nukt pref pres pstf psts rclt rkrf rlig rphf rtlm tjmo vatu vjmo"
).split()

BASIC = range(0x20, 0x7F)
# What stands in any text: no-break space, degree, plus-minus, micro, middle dot, times, division; dashes, quotes, ellipsis.
COMMON = [0xA0, 0xB0, 0xB1, 0xB5, 0xB7, 0xD7, 0xF7, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2025, 0x2026]
JOINERS = [*range(0x200C, 0x2010), 0x25CC]
# Punctuation, brackets, signs and units of the East, in their full and half widths.
WIDE = [
    *range(0x3000, 0x3040), *range(0xFF01, 0xFFEF), 0x2030, 0x2032, 0x2033, 0x203B, 0x2103, *range(0x2160, 0x216C),
    *range(0x2190, 0x2194), 0x2264, 0x2265, *range(0x2460, 0x2474), 0x25A0, 0x25A1, 0x25B2, 0x25B3, 0x25BC, 0x25BD,
    0x25CB, 0x25CE, 0x25CF, 0x2605, 0x2606, *range(0x3380, 0x33DE),
]
# Beyond the national standards: parts of the body, medicines and what they are made of, letters in many names.
MORE_HANS = "腘喆堃玥珺垚祎翀赟镕珮昇旸頔燚洺烜琤甦瞭鿏䏝踇"
# And the characters that Cantonese is written with.
MORE_HANT = "蟎吡噻嗪酶肽瘻吖哌喹啉嘅咗喺嚟啲哋嗰嗱嘢攞揾瞓嘥啱嘞㗎氹着裏衞"
MORE_JA = "瘙蟎吡嚙頰癱"


def double_bytes(codec, leads, trails):
    """The characters of a double-byte character set: the national standard is the repertoire."""
    for lead in leads:
        for trail in trails:
            try:
                yield from map(ord, bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                pass


def gb_2312():
    """GB 2312-80: 6,763 characters on two levels, and its signs."""
    return double_bytes("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))


def big5():
    """Big5: level 1, 5,401 characters, level 2, 7,652 characters, and its signs."""
    return double_bytes("big5", range(0xA1, 0xFA), [*range(0x40, 0x7F), *range(0xA1, 0xFF)])


def windows_31j():
    """JIS X 0208, levels 1 and 2, 6,355 characters, its signs, and what Windows-31J adds: variants in names, signs."""
    return double_bytes("cp932", [*range(0x81, 0xA0), *range(0xE0, 0xFD)], [*range(0x40, 0x7F), *range(0x80, 0xFD)])


def ks_x_1001():
    """KS X 1001: its signs, and the 4,888 hanja; the syllables are taken whole from Unicode."""
    return double_bytes("euc_kr", range(0xA1, 0xFE), range(0xA1, 0xFF))


# Folder: package of npm, its version, family in the names of the files, characters.
PACKS = {
    "vazirmatn": (
        "@expo-google-fonts/vazirmatn", "0.4.1", "Vazirmatn",
        [0x20, 0xA0, *JOINERS, *range(0x600, 0x700), *range(0x750, 0x780), *range(0x870, 0x900),
         0xFD3E, 0xFD3F, *range(0xFDF0, 0xFE00)],
    ),
    "packs/thai": (
        "@expo-google-fonts/noto-sans-thai", "0.4.2", "NotoSansThai",
        [*BASIC, *COMMON, *JOINERS, *range(0xE00, 0xE80)],
    ),
    "packs/hebrew": (
        "@fontsource/noto-sans-hebrew", "5.3.0", "NotoSansHebrew",
        [0x20, 0xA0, *JOINERS, 0x20AA, *range(0x590, 0x600), *range(0xFB1D, 0xFB50)],
    ),
    "packs/zh-hans": (
        "@expo-google-fonts/noto-sans-sc", "0.4.3", "NotoSansSC",
        [*BASIC, *COMMON, *WIDE, *gb_2312(), *map(ord, MORE_HANS)],
    ),
    "packs/zh-hant": (
        "@expo-google-fonts/noto-sans-tc", "0.4.3", "NotoSansTC",
        [*BASIC, *COMMON, *WIDE, *big5(), *range(0x3105, 0x3130),
         *map(ord, MORE_HANT)],
    ),
    "packs/ja": (
        "@expo-google-fonts/noto-sans-jp", "0.4.3", "NotoSansJP",
        [*BASIC, *COMMON, *WIDE, *windows_31j(), *map(ord, MORE_JA)],
    ),
    "packs/ko": (
        "@expo-google-fonts/noto-sans-kr", "0.4.3", "NotoSansKR",
        [*BASIC, *COMMON, *WIDE, *ks_x_1001(), *range(0x3131, 0x318F), *range(0xAC00, 0xD7A4)],
    ),
}


def archive(folder, package, version):
    """What `npm pack` calls a package's archive."""
    return folder / f"{package.removeprefix('@').replace('/', '-')}-{version}.tgz"


def member(files, family, weight, number):
    """The face of a weight: one file of an archive, whose name says so in one of two ways."""
    script = family.removeprefix("NotoSans").lower()
    ends = (f"/{family}_{number}{weight}.ttf", f"-{script}-{number}-normal.woff2")
    found = [each for each in files.getmembers() if each.name.endswith(ends)]
    if len(found) != 1:
        raise SystemExit(f"{files.name}: {len(found)} files end like {ends}")
    return files.extractfile(found[0]).read()


def name(font, family, weight):
    """Says what the face is: a weight that was taken out of a variable font may bear the name of another."""
    spaced = "".join(f" {each}" if each.isupper() and not before.isupper() else each for before, each in zip("A" + family, family))
    for number in (16, 17):
        font["name"].removeNames(nameID=number)
    for number, text in ((1, spaced), (2, weight), (4, f"{spaced} {weight}"), (6, f"{family}-{weight}")):
        font["name"].setName(text, number, 3, 1, 0x409)


def cut(whole, characters, family, weight):
    """A face with these characters and no more, as bytes; and how many glyphs and characters it has."""
    options = subset.Options()
    options.hinting = False
    options.glyph_names = False
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 11, 13, 14, 16, 17]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["DSIG", "STAT", "gasp", "vhea", "vmtx", "VORG", "BASE"]
    font = TTFont(io.BytesIO(whole), recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.flavor = None
    name(font, family, weight)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue(), font["maxp"].numGlyphs, len(font.getBestCmap())


def main(folder, wanted):
    for pack, (package, version, family, characters) in PACKS.items():
        if wanted and pack.removeprefix("packs/") not in wanted:
            continue
        target = FONTS / pack
        target.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive(folder, package, version)) as files:
            for weight, number in WEIGHTS:
                file = f"{family}-{weight}.ttf"
                whole = member(files, family, weight, number)
                out, glyphs, covered = cut(whole, sorted(set(characters)), family, weight)
                (target / file).write_bytes(out)
                digests = [hashlib.sha256(each).hexdigest() for each in (whole, out)]
                print(f"| `{pack}/{file}` | {glyphs} | {covered} | {len(out):,} | `{digests[0]}` | `{digests[1]}` |")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), set(sys.argv[2:]))
