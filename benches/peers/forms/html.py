"""The plain form as HTML for WeasyPrint: works as footnotes of the page that cites them first (`float: footnote`), the same sizes,
colours and margins. `@PERSON@` in the text is where a line below the subtitle may stand."""
import html

STYLE = """
@font-face { font-family: Sheet; src: url(@FONTS@/AtkinsonHyperlegibleNext-Regular.ttf) }
@font-face { font-family: Sheet; src: url(@FONTS@/AtkinsonHyperlegibleNext-Italic.ttf); font-style: italic }
@font-face { font-family: Sheet; src: url(@FONTS@/AtkinsonHyperlegibleNext-Bold.ttf); font-weight: bold }
@font-face { font-family: Sheet; src: url(@FONTS@/AtkinsonHyperlegibleNext-BoldItalic.ttf); font-weight: bold; font-style: italic }
@page { size: letter; margin: 0.75in 0.75in 0.95in;
  @bottom-left { width: 82%; content: string(foot); white-space: pre; font: 9pt/12pt Sheet; border-top: 0.5pt solid #8AA3A8; vertical-align: top; padding-top: 4pt }
  @bottom-right { width: 18%; content: "Page " counter(page) " of " counter(pages); font: 9pt/12pt Sheet; border-top: 0.5pt solid #8AA3A8; vertical-align: top; padding-top: 4pt }
  @footnote { border-top: 0.5pt solid #8AA3A8; padding-top: 4pt } }
.foot { string-set: foot content(); display: block; height: 0; overflow: hidden; white-space: pre }
body { font: 12pt/16.5pt Sheet; color: #15191B; margin: 0 }
h1 { font-size: 25pt; line-height: 28.5pt; color: #0B3C46; margin: 0 0 4pt }
.subtitle { font-size: 14pt; line-height: 19pt; margin: 0 0 12pt }
h2 { font-size: 16pt; line-height: 20pt; color: #0B5563; margin: 13pt 0 4pt; break-after: avoid }
h3, caption { font-size: 13pt; line-height: 17pt; font-weight: bold; margin: 11pt 0 3pt; text-align: left; break-after: avoid }
p { margin: 0 0 8pt; orphans: 2; widows: 2 }
ul, ol { margin: 0 0 8pt; padding-left: 14pt }
li { margin-bottom: 3pt; orphans: 2; widows: 2 }
a { color: #0B5563; text-decoration: none; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; font-size: 10.5pt; line-height: 13pt; margin-bottom: 10pt; table-layout: fixed }
td, th { padding: 5pt; text-align: left; vertical-align: top; overflow-wrap: anywhere }
th { background: #0B5563; color: white }
tbody tr:nth-child(even) { background: #F2F5F5 }
tr, .box, .tick { break-inside: avoid }
.box { background: #E6F1F2; padding: 10pt; margin-bottom: 10pt }
.box h2 { margin-top: 0 }
.notice { background: #FCEFD0 }
.call { display: grid; grid-template-columns: 1fr 4fr; font-size: 10.5pt; line-height: 13pt; border: 0.8pt solid black; margin-bottom: 10pt }
.call > div { padding: 6pt; border-bottom: 0.8pt solid black; margin: 0 }
.call ul { margin: 0 }
.emergency { background: #7D1128; color: white } .urgent { background: #F4D58D } .routine { background: #DFEAE0 }
.line { border-bottom: 0.8pt solid black; height: 8.5mm }
.blank { display: inline-block; width: 1.4in; border-bottom: 0.8pt solid black }
.ticks { list-style: none; padding: 0; column-count: 2; column-gap: 12pt }
.tick { margin-bottom: 8pt; padding-left: 8mm; text-indent: -8mm }
.tick::before { content: ""; display: inline-block; width: 4.4mm; height: 4.4mm; border: 0.8pt solid black; margin-right: 3mm; vertical-align: -1mm }
.work { float: footnote; font-size: 9pt; line-height: 12pt }
.work::footnote-call { font-size: 7.5pt; vertical-align: super; line-height: 0; color: #0B5563 }
sup { font-size: 7.5pt; vertical-align: super; line-height: 0; color: #0B5563 }
"""


def write(form):
    works = form["works"]
    blocks = [globals()[block["kind"]](block, lambda spans: inline(spans, works)) for block in form["blocks"]]
    foot = html.escape("\n".join(form["foot"]))
    title = html.escape(form["title"])
    return (
        f'<!doctype html><html lang="{form["language"]}"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="foot" aria-hidden="true">{foot}</div><h1>{title}</h1><p class="subtitle">{html.escape(form["subtitle"])}</p>@PERSON@\n'
        + "\n".join(blocks) + "</body></html>"
    )


def inline(spans, works):
    return "".join(piece(span, works) for span in spans)


def piece(span, works):
    text = html.escape(span["text"])
    match span["style"]:
        case "bold":
            return f"<b>{text}</b>"
        case "italic":
            return f"<i>{text}</i>"
        case "link":
            return f'<a href="{html.escape(span["url"])}">{text}</a>'
        case "cite":
            return "<sup>,</sup>".join(cite(number, number in span["first"], works) for number in span["works"])
    return text


def cite(number, first, works):
    return f'<span class="work">{inline(works[number - 1], works)}</span>' if first else f"<sup>{number}</sup>"


def items(items, t):
    return "".join(f"<li>{t(item)}</li>" for item in items)


def heading(block, t):
    level = block["level"] + 1
    return f"<h{level}>{t(block['text'])}</h{level}>"


def paragraph(block, t):
    return f"<p>{t(block['text'])}</p>"


def list(block, t):
    tag = "ol" if block["numbered"] else "ul"
    return f"<{tag}>{items(block['items'], t)}</{tag}>"


def points(block, t):
    return f'<div class="box"><h2>{t(block["title"])}</h2><ul>{items(block["items"], t)}</ul></div>'


def notice(block, t):
    return f'<div class="box notice"><b>{t(block["title"])}</b><br>{t(block["text"])}</div>'


def call(block, t):
    rows = []
    for level in block["levels"]:
        fields = " ".join(f'<b>{t(field)}</b> <span class="blank"></span>' for field in level["fields"])
        what = t(level["text"]) + (f"<ul>{items(level['items'], t)}</ul>" if level["items"] else "") + fields
        rows.append(f'<div class="{level["level"]}"><b>{t(level["label"])}</b></div><div>{what}</div>')
    return f'<div class="call">{"".join(rows)}</div>'


def checklist(block, t):
    return '<ul class="ticks">' + "".join(f'<li class="tick">{t(item)}</li>' for item in block["items"]) + "</ul>"


def table(block, t):
    total = sum(block["widths"])
    columns = "".join(f'<col style="width: {100 * width / total:.2f}%">' for width in block["widths"])
    head = "".join(f'<th scope="col">{t(cell)}</th>' for cell in block["head"])
    rows = "".join("<tr>" + "".join(f"<td>{t(cell)}</td>" for cell in row) + "</tr>" for row in block["rows"])
    caption = f"<caption>{t(block['caption'])}</caption>" if block["caption"] else ""
    return f"<table>{caption}<colgroup>{columns}</colgroup><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def phones(block, t):
    return "".join(f'<p>{t(item)} <span class="blank" style="float: right; height: 14pt"></span></p>' for item in block["items"])


def lines(block, _):
    return '<div class="line"></div>' * block["count"]


def glossary(block, t):
    return "".join(f"<p>{t(item)}</p>" for item in block["items"])


def code(block, t):
    return f"<p>{t(block['text'])}</p>"


def fields(block, t):
    return "".join(f'<p>{t(item)}: <span class="blank"></span></p>' for item in block["items"])
