#!/usr/bin/env python3
"""A content file in the forms that the peers read.

usage: benches/peers/export.py CONTENT FOLDER [PEOPLE]
Writes into the folder handout.typ (Typst), handout.html (WeasyPrint), handout.json (ReportLab and genpdf) and people.tsv, so many
people. The content is read once into one plain form; each peer's form is written from it, so that all get the same words:

    {"title", "subtitle", "foot": [lines], "language", "works": [spans, in the order of their first citation], "blocks": [block]}
    block   {"kind": "heading" | "paragraph" | "list" | "checklist" | "points" | "call" | "table" | "notice" | "phones" | "lines"
            | "glossary" | "code" | "fields", ...}: the fields of each are in the function of that name below
    spans   [{"text", "style": "plain" | "bold" | "italic" | "link" | "cite", "url", "works": [numbers], "first": [which are new]}]

A kind of block that is not known here is an error, for it would be lost without a word."""
import json
import os
import re
import sys
import tomllib

INLINE = re.compile(r"(\[@[^\]]+\]|\[[^\]]+\]\([^)]+\)|\*\*.+?\*\*|\*.+?\*)")
MONTHS = "January February March April May June July August September October November December".split()
WARNINGS = {"warning": "Warning: "}
SAMPLE = "SAMPLE: not for patient use until reviewed, dated and approved by your clinic"


class Reader:
    """Reads one content; numbers the works as they are cited."""

    def __init__(self, data):
        self.works = {work["id"]: work for work in data["reference"]}
        self.numbers = {}

    def spans(self, text):
        """Our inline Markdown as spans."""
        spans = []
        for piece in filter(None, INLINE.split(text)):
            if piece.startswith("[@"):
                spans.append(self.cite(re.findall(r"@([\w-]+)", piece)))
                if len(spans) > 1:
                    spans[-2]["text"] = spans[-2]["text"].rstrip(" ")
            elif link := re.fullmatch(r"\[([^\]]+)\]\(([^)]+)\)", piece):
                spans.append(span(link[1], "link", link[2]))
            elif piece.startswith("**"):
                spans.append(span(piece[2:-2], "bold"))
            elif piece.startswith("*"):
                spans.append(span(piece[1:-1], "italic"))
            else:
                spans.append(span(piece))
        return spans

    def cite(self, keys):
        works, first = [], []
        for key in keys:
            if key not in self.numbers:
                self.numbers[key] = len(self.numbers) + 1
                first.append(self.numbers[key])
            works.append(self.numbers[key])
        return {**span(",".join(map(str, works)), "cite"), "works": works, "first": first}

    def work(self, key):
        """What stands at the foot of the page for a work."""
        work = self.works[key]
        spans = self.spans(work["text"])
        if "url" in work:
            spans += [span(" "), span(shown(work["url"]), "link", work["url"]), span(".")]
        if "accessed" in work:
            spans.append(span(f" Accessed {day(work['accessed'])}."))
        return spans

    # The kinds of block.

    def heading(self, heading, level):
        return [{"kind": "heading", "level": level, "text": self.spans(heading)}]

    def text(self, text, _):
        parts = filter(None, (part.strip() for part in text.split("\n\n")))
        return [{"kind": "paragraph", "text": self.spans(" ".join(part.split("\n")))} for part in parts]

    def points(self, points, _):
        return [{"kind": "points", "title": self.spans(points["title"]), "items": [self.spans(item) for item in points["items"]]}]

    def call(self, call, level):
        levels = []
        for each in call["levels"]:
            fields = [field if isinstance(field, str) else field["label"] for field in each.get("fields", [])]
            levels.append({
                "level": each["level"], "label": self.spans(each["label"]), "text": self.spans(each.get("text", "")),
                "items": [self.spans(item) for item in each.get("items", [])], "fields": [self.spans(field) for field in fields],
            })
        return self.heading(call["title"], level) + [{"kind": "call", "levels": levels}]

    def list(self, block, _):
        items = [item if isinstance(item, str) else item["text"] for item in block["items"]]
        stem = [{"kind": "paragraph", "text": self.spans(block["stem"])}] if "stem" in block else []
        items = [self.spans(item) for item in items]
        return stem + [{"kind": "list", "numbered": block.get("numbered", False), "items": items}]

    def checklist(self, block, level):
        title = self.heading(block["title"], level) if "title" in block else []
        items = [self.spans(item) for item in block["items"]]
        return title + [{"kind": "checklist", "columns": block.get("columns", 1), "items": items}]

    def table(self, block, _):
        head = [self.spans(column["heading"]) for column in block["columns"]]
        widths = [column.get("width", 1) for column in block["columns"]]
        rows = [[self.spans(cell) for cell in row] for row in block["rows"]]
        return [{"kind": "table", "caption": self.spans(block.get("caption", "")), "widths": widths, "head": head, "rows": rows}]

    def drugs(self, block, _):
        rows = []
        for row in block["rows"]:
            name = [span(row["generic"], "bold"), span(f" ({row['brand']}) {row['say']}")]
            rows.append([name, *(self.spans(row[field]) for field in ("food", "common", "report"))])
        head = [self.spans(heading) for heading in block["headings"]]
        return [{"kind": "table", "caption": self.spans(block["caption"]), "widths": [4, 3, 7, 8], "head": head, "rows": rows}]

    def notice(self, block, _):
        title = WARNINGS.get(block["level"], "") + block["title"]
        return [{"kind": "notice", "title": self.spans(title), "text": self.spans(block["text"])}]

    def contacts(self, block, level):
        return self.heading(block["title"], level) + [{"kind": "phones", "items": [self.spans(item["who"]) for item in block["items"]]}]

    def lines(self, block, level):
        return self.heading(block["title"], level) + [{"kind": "lines", "count": block["count"]}]

    def glossary(self, block, _):
        items = []
        for item in block["items"]:
            said = f" ({item['say']})" if "say" in item else ""
            items.append([span(item["term"], "bold"), span(f"{said}: "), *self.spans(item["meaning"])])
        return [{"kind": "glossary", "items": items}]

    def qr(self, block, _):
        spans = self.spans(block["caption"]) + [span(" "), span(shown(block["url"]), "link", block["url"])]
        return [{"kind": "code", "text": spans}]

    def fields(self, block, _):
        return [{"kind": "fields", "items": [self.spans(item) for item in block["items"]]}]

    def blocks(self, blocks, level):
        out = []
        for block in blocks:
            kinds = [key for key in block if key != "id"]
            if len(kinds) != 1 or kinds[0] not in KINDS:
                sys.exit(f"export: no peer is given a block {kinds}")
            out += getattr(self, kinds[0])(block[kinds[0]], level)
        return out


KINDS = {"heading", "text", "points", "call", "list", "checklist", "table", "drugs", "notice", "contacts", "lines", "glossary", "qr", "fields"}


def span(text, style="plain", url=""):
    return {"text": text, "style": style, "url": url, "works": [], "first": []}


def shown(url):
    """An address as it is printed."""
    return re.sub(r"^https?://(www\.)?", "www." if "://www." in url else "", url).rstrip("/")


def day(date):
    return f"{MONTHS[date.month - 1]} {date.day}, {date.year}"


def month(date):
    return f"{MONTHS[date.month - 1]} {date.year}"


def read(path):
    """A content in the plain form."""
    with open(path, "rb") as file:
        data = tomllib.load(file)
    reader = Reader(data)
    blocks = reader.blocks(data.get("block", []), 2)
    for section in data["section"]:
        blocks += reader.heading(section["heading"], 1) + reader.blocks(section.get("block", []), 2)
    foot = [
        f"{data['short-title']} · {data['id']}, version {data['version']}",
        f"Content checked {month(data['checked'])} · Check again by {month(data['check-again'])} · Not yet reviewed",
        SAMPLE,
    ]
    return {
        "title": data["title"], "subtitle": data.get("subtitle", ""), "language": data["language"], "foot": foot,
        "works": [reader.work(key) for key in list(reader.numbers)], "blocks": blocks,
    }


def texts(form):
    """All texts of a form, in order."""
    if isinstance(form, dict):
        if "style" in form and form["style"] != "cite":
            yield form["text"]
        for value in form.values():
            yield from texts(value)
    elif isinstance(form, list):
        for value in form:
            yield from texts(value)


def words(form):
    """All words of the content, but for what stands at the foot of each page."""
    return " ".join([form["title"], form["subtitle"], *texts(form["blocks"]), *texts(form["works"])])


def people(count):
    """Somebody: name, day of birth, record number; those of benches/merge.rs."""
    given = ["Ana", "Bo", "Chidi", "Dolores María", "Erik", "Fatima", "Giang"]
    family = ["Okafor", "Nuñez Castro", "Li", "Müller", "Smith-Jones", "Roe"]
    for i in range(count):
        born = f"{i % 90 + 1910}-{i % 12 + 1:02}-{i % 28 + 1:02}"
        yield f"{given[i % 7]} {family[i % 6]}", born, f"{i * 7919 % 9999991:07}"


def main():
    content, folder = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 200
    export(content, folder, count)


def export(content, folder, count):
    """Writes all forms; gives the plain one."""
    from forms import html, typst

    form = read(content)
    forms = {
        "handout.json": json.dumps(form, ensure_ascii=False, indent=1),
        "handout.typ": typst.write(form),
        "handout.html": html.write(form),
        "people.tsv": "".join("\t".join(person) + "\n" for person in people(count)),
    }
    for name, text in forms.items():
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            file.write(text)
    return form


if __name__ == "__main__":
    main()
