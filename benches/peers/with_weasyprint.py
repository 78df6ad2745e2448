#!/usr/bin/env python3
"""The handout by WeasyPrint: PDF/UA-1.

usage: with_weasyprint.py HANDOUT.html OUT.pdf            one document
       with_weasyprint.py HANDOUT.html --people PEOPLE    one for each person, in one process
The fonts are registered and the style sheet is read once for all people."""
import sys

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

import many
from forms.html import STYLE


def main():
    source, out = sys.argv[1:3]
    with open(source, encoding="utf-8") as file:
        text = file.read()
    fonts = FontConfiguration()
    style = CSS(string=STYLE.replace("@FONTS@", "file://" + many.FONTS), font_config=fonts)

    def make(line):
        person = f"<p>{line}</p>" if line else ""
        page = HTML(string=text.replace("@PERSON@", person))
        return page.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")

    if out == "--people":
        many.timed(make, sys.argv[3])
    else:
        with open(out, "wb") as file:
            file.write(make(""))


main()
