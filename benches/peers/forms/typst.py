"""The plain form as Typst markup: works as footnotes of the page that cites them first, headings that stay with what follows (Typst
does that by itself), rows that are not cut, repeated table heads. A line below the subtitle may
stand in the place of the comment `/* PERSON */`."""
import re

HEAD = """#set document(title: "{title}", date: datetime(year: 2026, month: 11, day: 23))
#set page("us-letter", margin: (x: 0.75in, top: 0.75in, bottom: 0.95in), footer-descent: 14pt, footer: context [
  #set text(9pt)
  #set par(leading: 3pt)
  #line(length: 100%, stroke: 0.5pt + rule)
  {foot0} #h(1fr) Page #counter(page).display("1 of 1", both: true) \\
  {foot1} \\
  *{foot2}*
])
#let small(it) = {{ set text(10.5pt); set par(leading: 2.5pt); it }}
#let tick = box(width: 4.4mm, height: 4.4mm, baseline: 1mm, stroke: 0.8pt)
#set text(font: "Atkinson Hyperlegible Next", size: 12pt, lang: "en", region: "US", fill: rgb("#15191B"), top-edge: 0.75em, bottom-edge: -0.25em)
#set par(leading: 4.5pt, spacing: 9pt)
#set list(spacing: 7pt)
#set table(inset: 5pt, stroke: none, fill: (_, y) => if y == 0 {{ accent }} else if calc.even(y) {{ rgb("#F2F5F5") }})
#set table.cell(breakable: false)
#set grid.cell(breakable: false)
#show heading.where(level: 1): set text(16pt, fill: accent)
#show heading.where(level: 2): set text(13pt, fill: rgb("#15191B"))
#show heading: set block(above: 13pt, below: 6pt)
#show table.cell.where(y: 0): set text(white, weight: "bold")
#show figure.caption: it => align(left, text(13pt, strong(it.body)))
#set figure.caption(position: top)
#show figure: set block(breakable: true)
#show figure: set align(left)
#show footnote.entry: set text(9pt)
#show link: set text(accent)
#show title: set text(25pt, fill: rgb("#0B3C46"))
"""
PERSON = "/* PERSON */"
TINTS = {"emergency": ("#7D1128", "white"), "urgent": ("#F4D58D", "black"), "routine": ("#DFEAE0", "black")}


def escaped(text):
    return re.sub(r"([\\#$*_`<>@\[\]~=])", r"\\\1", text).replace("//", "/\\/")


def write(form):
    foot = {f"foot{i}": escaped(line) for i, line in enumerate(form["foot"])}
    colors = '#let accent = rgb("#0B5563")\n#let rule = rgb("#8AA3A8")\n'
    head = colors + HEAD.format(title=form["title"], **foot)
    out = [head, f"#title[{escaped(form['title'])}]", f"#text(14pt)[{escaped(form['subtitle'])}]", PERSON]
    works = form["works"]
    for block in form["blocks"]:
        out.append(globals()[block["kind"]](block, lambda spans: inline(spans, works)))
    return "\n\n".join(out)


def inline(spans, works):
    return "".join(piece(span, works) for span in spans)


def piece(span, works):
    text = escaped(span["text"])
    match span["style"]:
        case "bold":
            return f"#strong[{text}]"
        case "italic":
            return f"#emph[{text}]"
        case "link":
            return f'#link("{span["url"]}")[{text}]'
        case "cite":
            return "#super[,]".join(cite(number, number in span["first"], works) for number in span["works"])
    return text


def cite(number, first, works):
    return f"#footnote[{inline(works[number - 1], works)}] <work-{number}>" if first else f"#footnote(<work-{number}>)"


def items(items, t, mark="-"):
    return "\n".join(f"{mark} {t(item)}" for item in items)


def heading(block, t):
    return "=" * block["level"] + " " + t(block["text"])


def paragraph(block, t):
    return t(block["text"])


def list(block, t):
    return items(block["items"], t, "+" if block["numbered"] else "-")


def points(block, t):
    return f'#block(fill: rgb("#E6F1F2"), inset: 10pt, width: 100%, breakable: false)[\n= {t(block["title"])}\n{items(block["items"], t)}\n]'


def notice(block, t):
    return f'#block(fill: rgb("#FCEFD0"), inset: 10pt, width: 100%, breakable: false)[*{t(block["title"])}* \\ {t(block["text"])}]'


def call(block, t):
    cells = []
    for level in block["levels"]:
        fill, ink = TINTS[level["level"]]
        cells.append(f'grid.cell(fill: rgb("{fill}"), text({ink})[*{t(level["label"])}*])')
        fields = " ".join(f"{t(field)} #box(width: 1fr, line(length: 100%))" for field in level["fields"])
        cells.append(f"[{t(level['text'])}\n{items(level['items'], t)}\n\n{fields}\n]")
    return f"#small(grid(columns: (1fr, 4fr), inset: 6pt, stroke: 0.8pt, {', '.join(cells)}))"


def checklist(block, t):
    cells = ", ".join(f"[#grid(columns: (8mm, 1fr), tick, [{t(item)}])]" for item in block["items"])
    return f"#grid(columns: (1fr,) * {block['columns']}, gutter: 8pt, {cells})"


def table(block, t):
    columns = ", ".join(f"{width}fr" for width in block["widths"])
    head = ", ".join(f"[{t(cell)}]" for cell in block["head"])
    cells = ", ".join(f"[{t(cell)}]" for row in block["rows"] for cell in row)
    table = f"table(columns: ({columns}), table.header({head}), {cells})"
    caption = t(block["caption"])
    figure = f"figure(kind: table, supplement: none, numbering: none, caption: [{caption}], {table})"
    return f"#small({figure if caption else table})"


def phones(block, t):
    cells = ", ".join(f"[{t(item)}], align(bottom, line(length: 100%))" for item in block["items"])
    return f"#grid(columns: (2fr, 1fr), inset: 8pt, {cells})"


def lines(block, _):
    return "\n".join(["#v(6mm)#line(length: 100%)"] * block["count"])


def glossary(block, t):
    return "\n\n".join(t(item) for item in block["items"])


def code(block, t):
    return t(block["text"])


def fields(block, t):
    return "\n\n".join(f"{t(item)}: #box(width: 1fr, line(length: 100%))" for item in block["items"])
