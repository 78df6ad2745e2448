#!/usr/bin/env python3
"""Makes square.ttf, the test font: every glyph is one em square, so that a test counts in whole numbers.

    pip install fonttools==4.68.0 && python3 tests/fonts/square.py

The same script gives the same bytes. The idea is Ahem's; nothing of it was copied.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM, ASCENT, DESCENT, INSET = 1000, 800, -200, 50
CHARACTERS = [
    *range(0x20, 0x7F),
    0xA0,  # no-break space
    0xAD,  # soft hyphen
    0xB0,  # degree
    *range(0x2010, 0x2015),  # hyphens and dashes
    *range(0x2018, 0x201E),  # quotation marks
    0x2022,  # bullet
    0x2026,  # ellipsis
]
BLANK = {0x20, 0xA0}  # as wide as the others, without ink
NAMES = {0x20: "space", 0xA0: "uni00A0"}
EPOCH = 3_850_070_400  # 2026-01-01 in seconds since 1904, so that the bytes never change


def box(pen, inset, clockwise=True):
    """Draws a rectangle `inset` units within the em square."""
    left, right, low, high = inset, EM - inset, DESCENT + inset, ASCENT - inset
    corners = [(left, low), (left, high), (right, high), (right, low)]
    if not clockwise:
        corners.reverse()
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def outline(*insets):
    """A filled box, or with a second inset a frame."""
    pen = TTGlyphPen(None)
    for turn, inset in enumerate(insets):
        box(pen, inset, clockwise=turn % 2 == 0)
    return pen.glyph()


def build():
    """The whole font."""
    cmap = {c: NAMES.get(c, f"uni{c:04X}") for c in CHARACTERS}
    order = [".notdef", *cmap.values()]
    glyphs = {name: outline(INSET) for name in order}
    glyphs[".notdef"] = outline(INSET, 2 * INSET)  # a frame: a missing character shows
    for c in BLANK:
        glyphs[cmap[c]] = outline()

    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(order)
    font.setupCharacterMap(cmap)
    font.setupGlyf(glyphs)
    font.setupHorizontalMetrics({name: (EM, 0 if c in BLANK else INSET) for c, name in [(None, ".notdef"), *cmap.items()]})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT, lineGap=0)
    font.setupNameTable(
        {
            "copyright": "No rights reserved: CC0 1.0",
            "familyName": "Square",
            "styleName": "Regular",
            "uniqueFontIdentifier": "Square Regular 1.000",
            "fullName": "Square Regular",
            "version": "Version 1.000",
            "psName": "Square-Regular",
            "licenseDescription": "CC0 1.0 Universal, public domain dedication",
            "licenseInfoURL": "https://creativecommons.org/publicdomain/zero/1.0/",
        },
        mac=False,
    )
    font.setupOS2(
        version=4,
        fsType=0,  # may be embedded without restriction
        fsSelection=0b1100_0000,  # regular, use the typographic metrics
        usWeightClass=400,
        xAvgCharWidth=EM,
        sTypoAscender=ASCENT,
        sTypoDescender=DESCENT,
        sTypoLineGap=0,
        usWinAscent=ASCENT,
        usWinDescent=-DESCENT,
        sxHeight=ASCENT - INSET,
        sCapHeight=ASCENT - INSET,
        achVendID="NONE",
    )
    font.setupPost(isFixedPitch=1, underlinePosition=-100, underlineThickness=50)
    font.font.recalcTimestamp = False
    font.updateHead(created=EPOCH, modified=EPOCH, fontRevision=1.0)
    return font


if __name__ == "__main__":
    build().save(Path(__file__).with_name("square.ttf"))
