#!/usr/bin/env python3
"""The handout by Typst, its Python package: PDF/UA-1 and PDF/A-2a.

usage: with_typst.py HANDOUT.typ OUT.pdf            one document
       with_typst.py HANDOUT.typ --people PEOPLE    one for each person, in one process
For many people one compiler is kept, with its fonts, and is given a source text each time in which one line differs. Of the ways
to do it this is the fastest by far: with another system input each time Typst remembers nothing of the document before, and
takes six to seven times as long."""
import sys

import typst

from many import FONTS

STANDARDS = ["ua-1", "a-2a"]


def main():
    source, out = sys.argv[1:3]
    options = {"font_paths": [FONTS], "ignore_system_fonts": True}
    if out == "--people":
        people(source, typst.Compiler(source, **options), sys.argv[3])
    else:
        typst.compile(source, output=out, pdf_standards=STANDARDS, **options)


def people(source, compiler, path):
    # Not at the top: one document needs no more of Python than its start.
    from forms.typst import PERSON, escaped
    from many import timed

    with open(source, encoding="utf-8") as file:
        text = file.read()

    def make(line):
        changed = text.replace(PERSON, escaped(line)).encode()
        return compiler.compile(input=changed, format="pdf", pdf_standards=STANDARDS)

    timed(make, path)


main()
