#!/usr/bin/env python3
"""The handout by ReportLab (Platypus); it writes no tags, and works stand in a list at the end.

usage: with_reportlab.py HANDOUT.json OUT.pdf            one document
       with_reportlab.py HANDOUT.json --people PEOPLE    one for each person, in one process
The fonts are registered and the form is read once for all people."""
import io
import json
import os
import sys
from xml.sax.saxutils import escape, quoteattr

from reportlab.lib.colors import HexColor, black, white
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import registerFont, registerFontFamily
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

import many

INCH, MM = 72, 72 / 25.4
WIDTH = letter[0] - 1.5 * INCH
INK, ACCENT, RULE = HexColor("#15191B"), HexColor("#0B5563"), HexColor("#8AA3A8")
TINTS = {"emergency": ("#7D1128", white), "urgent": ("#F4D58D", INK), "routine": ("#DFEAE0", INK)}


def style(size, leading, **more):
    return ParagraphStyle("", fontSize=size, leading=leading, **{"fontName": "Sheet", "textColor": INK, **more})


TITLE = style(25, 28.5, fontName="Sheet-Bold", textColor=HexColor("#0B3C46"), spaceAfter=4)
SUBTITLE = style(14, 19, spaceAfter=12)
HEADINGS = {
    1: style(16, 20, fontName="Sheet-Bold", textColor=ACCENT, spaceBefore=13, spaceAfter=4, keepWithNext=1),
    2: style(13, 17, fontName="Sheet-Bold", spaceBefore=11, spaceAfter=3, keepWithNext=1),
}
BODY = style(12, 16.5, spaceAfter=8)
PLAIN = style(12, 16.5, spaceAfter=3)
ITEM = style(12, 16.5, leftIndent=14, bulletIndent=3, spaceAfter=3)
SMALL = style(10.5, 13)
SMALL_ITEM = style(10.5, 13, leftIndent=14, bulletIndent=3)
WORK = style(9, 12, leftIndent=24, bulletIndent=0, bulletFontName="Sheet", bulletFontSize=9)
TOP = ("VALIGN", (0, 0), (-1, -1), "TOP")


class Ruled(Flowable):
    """A square to tick, or a line to write on."""

    def __init__(self, width, height, square=False):
        super().__init__()
        self.width, self.height, self.square = width, height, square

    def draw(self):
        self.canv.setLineWidth(0.8)
        if self.square:
            self.canv.rect(0, 0, self.width, self.height)
        else:
            self.canv.line(0, 0, self.width, 0)


class Counted(Canvas):
    """Holds the pages back until their number is known, for "Page X of Y"."""

    foot = ()

    def __init__(self, *args, **more):
        super().__init__(*args, **more)
        self.held = []

    def showPage(self):
        self.held.append(dict(self.__dict__))
        self._startPage()

    def save(self):
        for number, page in enumerate(self.held, 1):
            self.__dict__.update(page)
            self.furniture(f"Page {number} of {len(self.held)}")
            super().showPage()
        super().save()

    def furniture(self, folio):
        self.setStrokeColor(RULE)
        self.line(0.75 * INCH, 0.85 * INCH, letter[0] - 0.75 * INCH, 0.85 * INCH)
        for i, (line, font) in enumerate(zip(self.foot, ("Sheet", "Sheet", "Sheet-Bold"))):
            self.setFont(font, 9)
            self.drawString(0.75 * INCH, 0.68 * INCH - 12 * i, line)
        self.setFont("Sheet", 9)
        self.drawRightString(letter[0] - 0.75 * INCH, 0.68 * INCH, folio)


def markup(spans):
    return "".join(piece(span) for span in spans)


def piece(span):
    text = escape(span["text"])
    match span["style"]:
        case "bold":
            return f"<b>{text}</b>"
        case "italic":
            return f"<i>{text}</i>"
        case "link":
            return f"<a href={quoteattr(span['url'])} color='#0B5563'>{text}</a>"
        case "cite":
            return f"<super size='7.5'>{text}</super>"
    return text


def heading(block):
    return [Paragraph(markup(block["text"]), HEADINGS[block["level"]])]


def paragraph(block):
    return [Paragraph(markup(block["text"]), BODY)]


def items(items, style, numbered=False):
    return [Paragraph(markup(item), style, bulletText=f"{i}." if numbered else "•") for i, item in enumerate(items, 1)]


def list(block):
    return items(block["items"], ITEM, block["numbered"]) + [Spacer(0, 5)]


def box(inside, fill):
    table = Table([[inside]], colWidths=[WIDTH])
    table.setStyle(TableStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(fill)), ("PADDING", (0, 0), (-1, -1), 10)]))
    return [table, Spacer(0, 10)]


def points(block):
    return box([Paragraph(markup(block["title"]), HEADINGS[1]), *items(block["items"], ITEM)], "#E6F1F2")


def notice(block):
    return box([Paragraph(f"<b>{markup(block['title'])}</b>", PLAIN), Paragraph(markup(block["text"]), PLAIN)], "#FCEFD0")


def call(block):
    rows, look = [], [TOP, ("GRID", (0, 0), (-1, -1), 0.8, black), ("PADDING", (0, 0), (-1, -1), 6)]
    for i, level in enumerate(block["levels"]):
        fill, ink = TINTS[level["level"]]
        look.append(("BACKGROUND", (0, i), (0, i), HexColor(fill)))
        what = [Paragraph(markup(level["text"]), SMALL)] if level["text"] else []
        what += items(level["items"], SMALL_ITEM)
        for field in level["fields"]:
            what.append(Table([[Paragraph(f"<b>{markup(field)}</b>", SMALL), Ruled(140, 6)]], colWidths=[140, 150], hAlign="LEFT"))
        rows.append([Paragraph(f"<b>{markup(level['label'])}</b>", style(10.5, 13, textColor=ink)), what])
    return [Table(rows, colWidths=[WIDTH / 5, WIDTH * 4 / 5], style=TableStyle(look)), Spacer(0, 10)]


def checklist(block):
    columns, side = block["columns"], 4.4 * MM
    cells = [each for item in block["items"] for each in (Ruled(side, side, True), Paragraph(markup(item), PLAIN))]
    cells += [""] * (-len(cells) % (2 * columns))
    rows = [cells[i : i + 2 * columns] for i in range(0, len(cells), 2 * columns)]
    widths = [8 * MM, WIDTH / columns - 8 * MM] * columns
    look = [TOP, ("LEFTPADDING", (0, 0), (-1, -1), 0), ("TOPPADDING", (0, 0), (-1, -1), 1), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]
    return [KeepTogether(Table(rows, colWidths=widths, style=TableStyle(look))), Spacer(0, 4)]


def table(block):
    head = [Paragraph(f"<b>{markup(cell)}</b>", style(10.5, 13, textColor=white)) for cell in block["head"]]
    rows = [[Paragraph(markup(cell), SMALL) for cell in row] for row in block["rows"]]
    total = sum(block["widths"])
    look = [TOP, ("PADDING", (0, 0), (-1, -1), 5), ("BACKGROUND", (0, 0), (-1, 0), ACCENT)]
    look.append(("ROWBACKGROUNDS", (0, 1), (-1, -1), [white, HexColor("#F2F5F5")]))
    widths = [WIDTH * width / total for width in block["widths"]]
    caption = [Paragraph(markup(block["caption"]), HEADINGS[2])] if block["caption"] else []
    return caption + [Table([head, *rows], colWidths=widths, repeatRows=1, style=TableStyle(look)), Spacer(0, 10)]


def phones(block):
    rows = [[Paragraph(markup(item), PLAIN), Ruled(WIDTH / 3 - 12, 2)] for item in block["items"]]
    return [Table(rows, colWidths=[WIDTH * 2 / 3, WIDTH / 3], style=TableStyle([("VALIGN", (0, 0), (-1, -1), "BOTTOM")]))]


def lines(block):
    return [each for _ in range(block["count"]) for each in (Spacer(0, 8.5 * MM), Ruled(WIDTH, 0.5))]


def glossary(block):
    return [Paragraph(markup(item), BODY) for item in block["items"]]


def code(block):
    return paragraph(block)


def fields(block):
    return [Table([[Paragraph(markup(item), PLAIN), Ruled(WIDTH / 2, 2)]]) for item in block["items"]]


def make(form, line):
    story = [Paragraph(escape(form["title"]), TITLE), Paragraph(escape(form["subtitle"]), SUBTITLE)]
    if line:
        story.append(Paragraph(escape(line), PLAIN))
    for block in form["blocks"]:
        story += globals()[block["kind"]](block)
    story.append(Paragraph("References", HEADINGS[1]))
    story += [Paragraph(markup(work), WORK, bulletText=f"{i}.") for i, work in enumerate(form["works"], 1)]
    out, margin = io.BytesIO(), 0.75 * INCH - 6
    foot = type("Foot", (Counted,), {"foot": form["foot"]})
    document = SimpleDocTemplate(
        out, pagesize=letter, leftMargin=margin, rightMargin=margin, topMargin=margin, bottomMargin=0.95 * INCH - 6,
        title=form["title"], lang=form["language"], initialFontName="Sheet",
    )
    document.build(story, canvasmaker=foot)
    return out.getvalue()


def register():
    faces = {"Sheet": "Regular", "Sheet-Bold": "Bold", "Sheet-Italic": "Italic", "Sheet-BoldItalic": "BoldItalic"}
    for name, face in faces.items():
        registerFont(TTFont(name, os.path.join(many.FONTS, f"AtkinsonHyperlegibleNext-{face}.ttf")))
    registerFontFamily("Sheet", "Sheet", "Sheet-Bold", "Sheet-Italic", "Sheet-BoldItalic")


def main():
    source, out = sys.argv[1:3]
    register()
    with open(source, encoding="utf-8") as file:
        form = json.load(file)
    if out == "--people":
        many.timed(lambda line: make(form, line), sys.argv[3])
    else:
        with open(out, "wb") as file:
            file.write(make(form, ""))


main()
