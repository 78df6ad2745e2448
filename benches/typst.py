#!/usr/bin/env python3
"""The main job beside `typst compile` on the same content, whole processes, interleaved in one run.

usage: benches/typst.py HANDOUT TYPST [ROUNDS]      paths of the two programs; 25 rounds unless told
TYPST may be a Python in which the package `typst` is installed (python3 -m venv v && v/bin/pip install typst; then v/bin/python);
its figures then hold the start of Python.
Writes the content as a Typst file (same words, lists, tables, citations as footnotes, same fonts, tagged as PDF/UA-1), then
runs both programs in turn and prints wall time, CPU time, peak memory and bytes, and the ratio of each round."""
import os, re, statistics, subprocess, sys, tempfile, tomllib

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
content = os.path.join(root, "content", "alk-lung-cancer.toml")


def inline(text, works, nested=False):
    """Our inline Markdown as Typst markup."""
    out = []
    for piece in re.split(r"(\[@[^\]]+\]|\[[^\]]+\]\([^)]+\)|\*\*.+?\*\*|\*.+?\*)", text):
        if piece.startswith("[@"):
            for key in re.findall(r"@([\w-]+)", piece):
                if key in works and key not in works["seen"]:
                    works["seen"].add(key)
                    out.append(f"#footnote[{inline(works[key], works)}] <{key}>")
                else:
                    out.append(f"#footnote(<{key}>)")
        elif m := re.fullmatch(r"\[([^\]]+)\]\(([^)]+)\)", piece):
            out.append(f'#link("{m[2]}")[{m[1]}]')
        elif piece.startswith("**"):
            out.append(f"#strong[{inline(piece[2:-2], works)}]")
        elif piece.startswith("*") and len(piece) > 2:
            out.append(f"#emph[{inline(piece[1:-1], works)}]")
        else:
            out.append(re.sub(r"([\\#$*_`<>@\[\]~=])", r"\\\1", piece).replace("//", "/\\/"))
    return "".join(out)


def export(path):
    data = tomllib.load(open(path, "rb"))
    works = {r["id"]: r["text"] + (" " + r["url"] if "url" in r else "") for r in data["reference"]}
    works["seen"] = set()
    t = lambda s: inline(s, works)
    box = "#box(width: 4.4mm, height: 4.4mm, stroke: 0.8pt)"
    out = [
        f'#set document(title: "{data["title"]}", date: datetime(year: 2026, month: 11, day: 23))',
        '#set page("us-letter", margin: (x: 0.75in, top: 0.75in, bottom: 0.95in), footer: context [#line(length: 100%) '
        f'#text(9pt)[{t(data["title"])} #h(1fr) Page #counter(page).display() \\ SAMPLE]])',
        '#set text(font: ("Atkinson Hyperlegible Next", "Noto Sans"), size: 12pt, lang: "en", region: "US")',
        "#set par(leading: 0.5em)", "#show heading: set text(fill: rgb(\"#0B5563\"))", "#set table(stroke: 0.5pt + gray)",
        f'#title[{t(data["title"])}]', t(data.get("subtitle", "")),
    ]

    def table(rows, columns, head):
        cells = [f"[{c}]" for row in rows for c in row]
        header = "table.header(" + ", ".join(f"[*{h}*]" for h in head) + "), " if head else ""
        out.append(f"#table(columns: {columns}, {header}{', '.join(cells)})")

    def block(b, level):
        if "text" in b:
            out.append(t(b["text"].strip()) + "\n")
        elif "heading" in b:
            out.append("=" * level + " " + t(b["heading"]))
        elif "points" in b:
            body = "\n".join("- " + t(i) for i in b["points"]["items"])
            out.append(f'#block(fill: rgb("#E6F1F2"), inset: 10pt, width: 100%)[\n= {t(b["points"]["title"])}\n{body}\n]')
        elif "call" in b:
            rows = []
            for l in b["call"]["levels"]:
                text = t(l.get("text", "")) + "\n" + "\n".join("- " + t(i) for i in l.get("items", []))
                text += "\n" + " ".join(t(f if isinstance(f, str) else f["label"]) + ": #box(width: 3cm, line(length: 100%))" for f in l.get("fields", []))
                rows.append([f'*{t(l["label"])}*', text + "\n"])
            table(rows, "(1fr, 3fr)", ["When", "What"])
        elif "list" in b:
            mark = "+ " if b["list"].get("numbered") else "- "
            out.append(t(b["list"].get("stem", "")))
            for i in b["list"]["items"]:
                out.append(mark + t(i if isinstance(i, str) else i["text"]))
            out.append("")
        elif "checklist" in b:
            c = b["checklist"]
            if "title" in c:
                out.append("=" * level + " " + t(c["title"]))
            cells = ", ".join(f"[{box} {t(i)}]" for i in c["items"])
            out.append(f"#grid(columns: {c.get('columns', 1)}, gutter: 8pt, {cells})")
        elif "drugs" in b:
            d = b["drugs"]
            rows = [[f'*{t(r["generic"])}* ({t(r["brand"])}) {t(r["say"])}', t(r["food"]), t(r["common"]), t(r["report"])] for r in d["rows"]]
            table(rows, "(1fr, 1fr, 2fr, 2fr)", d["headings"])
        elif "table" in b:
            d = b["table"]
            table([[t(c) for c in r] for r in d["rows"]], len(d["columns"]), [t(c["heading"]) for c in d["columns"]])
        elif "notice" in b:
            n = b["notice"]
            out.append(f'#block(fill: rgb("#F4D58D"), inset: 10pt, width: 100%)[*{t(n.get("title", n["level"]))}* \\ {t(n["text"])}]')
        elif "contacts" in b:
            rows = [[t(i["who"]), "#line(length: 100%)", t(i.get("hours", ""))] for i in b["contacts"]["items"]]
            table(rows, "(1fr, 1fr, 1fr)", ["Who", "Phone", "When"])
        elif "lines" in b:
            out.append("=" * level + " " + t(b["lines"].get("title", "Notes")))
            out.extend("#v(8mm)#line(length: 100%)" for _ in range(b["lines"]["count"]))
        elif "glossary" in b:
            out.extend(f'/ {t(i["term"])}: {t(i["meaning"])}' for i in b["glossary"]["items"])
        elif "qr" in b:
            out.append(f'{t(b["qr"].get("caption", ""))} #link("{b["qr"]["url"]}")')
        elif "fields" in b:
            out.extend(f"{t(i)}: #line(length: 50%)" for i in b["fields"]["items"])

    for b in data.get("block", []):
        block(b, 2)
    for s in data["section"]:
        out.append("= " + t(s["heading"]))
        for b in s.get("block", []):
            block(b, 2)
    return "\n\n".join(out)


# Linux counts the parent's memory as a child's peak until the child has more, so the parent is a small one.
RUN = """import os, sys, time
start = time.perf_counter()
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)])
_, status, usage = os.wait4(pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status)
"""


def timed(command):
    """Wall seconds, CPU seconds and peak KiB of one process."""
    out = subprocess.run([sys.executable, "-ISc", RUN, *command], stdout=subprocess.PIPE, check=True).stdout.split()
    if out[3] != b"0":
        sys.exit(f"failed: {' '.join(command)}")
    return float(out[0]), float(out[1]), int(out[2])


def typst_command(program, source, pdf):
    fonts = os.path.join(root, "fonts")
    if os.path.basename(program).startswith("python"):
        code = ("import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], "
                "ignore_system_fonts=True, pdf_standards=['ua-1', 'a-2a'])")
        return [program, "-c", code, source, pdf, fonts]
    return [program, "compile", "--pdf-standard", "ua-1,a-2a", "--font-path", fonts, "--ignore-system-fonts", source, pdf]


def main():
    handout, typst = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 25
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, "alk.typ")
        open(source, "w").write(export(content))
        ours, theirs = os.path.join(folder, "ours.pdf"), os.path.join(folder, "typst.pdf")
        jobs = {
            "handout": [handout, "build", content, "--output", ours],
            "typst": typst_command(typst, source, theirs),
        }
        runs = {name: [] for name in jobs}
        for each in jobs.values():
            timed(each)
        for _ in range(rounds):
            for name, command in jobs.items():
                runs[name].append(timed(command))
        for name, path in (("handout", ours), ("typst", theirs)):
            wall, cpu, peak = zip(*runs[name])
            print(f"{name:8} wall ms min {min(wall)*1e3:6.1f} median {statistics.median(wall)*1e3:6.1f} max {max(wall)*1e3:6.1f}   "
                  f"cpu ms median {statistics.median(cpu)*1e3:6.1f}   peak {max(peak)/1024:5.1f} MiB   {os.path.getsize(path):7} bytes")
        for what, index in (("wall", 0), ("cpu", 1)):
            ratios = sorted(t[index] / max(o[index], 1e-4) for o, t in zip(runs["handout"], runs["typst"]))
            print(f"typst / handout, {what}: min {ratios[0]:.1f} median {statistics.median(ratios):.1f} max {ratios[-1]:.1f}")


if __name__ == "__main__":
    main()
