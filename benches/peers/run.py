#!/usr/bin/env python3
"""`handout` beside its peers on the same handout, in one run: whole processes by turns, then many personal documents in one process.

usage: benches/peers/run.py [--quick] [--json FILE] [--allow-missing] [--keep FOLDER] [--rounds N] [--people N] [--people-rounds N]
                            [--handout PATH] [--personal PATH] [--genpdf PATH] [--typst-cli PATH]

Run it with a Python that has the packages of requirements.txt; benches/README.md says how, and how to read what it prints."""
import argparse
import datetime
import glob
import importlib.metadata
import json
import os
import statistics
import subprocess
import sys
import tempfile

import export
import measure

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
CONTENT = os.path.join(ROOT, "content", "alk-lung-cancer.toml")
FONTS = os.path.join(ROOT, "fonts", "atkinson-hyperlegible-next")
START = "start of Python and typst"
# A peer that took longer for all people is not asked again.
SLOW = 25
PYTHON_PEERS = {"typst": "typ", "weasyprint": "html", "reportlab": "json"}
INSTALL = f"{sys.executable} -m pip install -r benches/peers/requirements.txt"
BUILD = {
    "handout": "cargo build --release --locked",
    "personal": "cargo bench --locked --no-run --bench personal",
    "genpdf": "cargo build --release --locked --manifest-path benches/peers/genpdf/Cargo.toml",
    "typst-cli": "cargo install --locked typst-cli --root FOLDER, then --typst-cli FOLDER/bin/typst",
}


def arguments():
    built = os.path.join(ROOT, "target", "release")
    personal = [path for path in glob.glob(os.path.join(built, "deps", "personal-*")) if os.access(path, os.X_OK)]
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--quick", action="store_true", help="one round, five people: whether all works")
    asked.add_argument("--json", metavar="FILE", help="write the raw results")
    asked.add_argument("--allow-missing", action="store_true", help="measure what is there, and do not fail for the rest")
    asked.add_argument("--keep", metavar="FOLDER", help="leave the forms and the PDFs in this folder")
    asked.add_argument("--rounds", type=int, default=25)
    asked.add_argument("--people", type=int, default=200)
    asked.add_argument("--people-rounds", type=int, default=3)
    asked.add_argument("--handout", default=os.path.join(built, "handout"))
    asked.add_argument("--personal", default=max(personal, key=os.path.getmtime, default=""))
    asked.add_argument("--genpdf", default=os.path.join(HERE, "genpdf", "target", "release", "genpdf-peer"))
    asked.add_argument("--typst-cli", default="")
    asked = asked.parse_args()
    if asked.quick:
        asked.rounds, asked.people, asked.people_rounds = 1, 5, 1
    return asked


# What is there.


def python_peer(name):
    """Whether a package and the libraries of the system it needs can be loaded."""
    return subprocess.run([sys.executable, "-c", f"import {name}"], capture_output=True).returncode == 0


def missing(asked):
    """The peers that cannot be measured, and what to do."""
    absent = {name: INSTALL for name in PYTHON_PEERS if not python_peer(name)}
    if "weasyprint" in absent:
        absent["weasyprint"] += " (it needs Pango of the system, too: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)"
    for name, path in (("handout", asked.handout), ("personal", asked.personal), ("genpdf", asked.genpdf), ("typst-cli", asked.typst_cli)):
        if not os.access(path, os.X_OK) and not (name == "typst-cli" and not path):
            absent[name] = BUILD[name]
    return absent


def versions(asked, absent):
    programs = {"handout": asked.handout, "typst-cli": asked.typst_cli}
    found = {name: said([path, "--version"]) for name, path in programs.items() if path and name not in absent}
    found.update({"genpdf": "0.2.0", "Python": sys.version.split()[0]})
    for name in PYTHON_PEERS:
        if name not in absent:
            found[name] = importlib.metadata.version(name)
    return {**found, "commit": said(["git", "-C", ROOT, "rev-parse", "--short", "HEAD"])}


def said(command):
    """What a program says of itself, without its name."""
    try:
        words = subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return "?"
    return words.removeprefix("handout ").removeprefix("typst ")


# Whole processes.


def whole_jobs(asked, absent, folder):
    """The commands by name, each with the PDF it writes."""
    pdf = lambda name: os.path.join(folder, name + ".pdf")
    jobs = {"handout": ([asked.handout, "build", CONTENT, "--output", pdf("handout")], pdf("handout"))}
    for name in PYTHON_PEERS:
        jobs[name] = ([*program(asked, name, folder), pdf(name)], pdf(name))
    if asked.typst_cli:
        options = ["--pdf-standard", "ua-1,a-2a", "--font-path", FONTS, "--ignore-system-fonts"]
        command = [asked.typst_cli, "compile", *options, os.path.join(folder, "handout.typ"), pdf("typst-cli")]
        jobs["typst-cli"] = (command, pdf("typst-cli"))
    jobs["genpdf"] = ([*program(asked, "genpdf", folder), pdf("genpdf")], pdf("genpdf"))
    if "typst" not in absent:
        jobs[START] = ([sys.executable, "-c", "import typst"], None)
    return {name: job for name, job in jobs.items() if name not in absent}


def program(asked, name, folder):
    """How a peer's program is called, up to what it is to write."""
    if name == "genpdf":
        return [asked.genpdf, os.path.join(folder, "handout.json")]
    return [sys.executable, os.path.join(HERE, f"with_{name}.py"), os.path.join(folder, "handout." + PYTHON_PEERS[name])]


def whole(jobs, rounds):
    """Runs the commands by turns; the first round of several warms up and is not counted."""
    runs = {name: [] for name in jobs}
    for _ in range(rounds + (rounds > 1)):
        for name, (command, _) in jobs.items():
            runs[name].append(measure.timed(command))
    return {name: each[-rounds:] for name, each in runs.items()}


def looked_at(jobs, form):
    """Bytes, pages and words of each PDF: of all words of the content, and of those that our PDF has."""
    wanted = measure.words(export.words(form))
    read = {name: measure.read(pdf) for name, (_, pdf) in jobs.items() if pdf}
    ours = dict.fromkeys(measure.words(read["handout"]["text"]) if "handout" in read else (), 1)
    for each in read.values():
        each["content"], each["lost"] = measure.share(wanted, each["text"])
        each["ours"], _ = measure.share(type(wanted)(ours), each.pop("text")) if ours else (0, [])
    return read


# Personal documents.


def people_jobs(asked, absent, folder):
    people = os.path.join(folder, "people.tsv")
    ways = ("as-it-is", "made-anew", "from-the-file")
    jobs = {f"handout, {way.replace('-', ' ')}": [asked.personal, CONTENT, people, way] for way in ways if "personal" not in absent}
    for name in (*PYTHON_PEERS, "genpdf"):
        if name not in absent:
            jobs[name] = [*program(asked, name, folder), "--people", people]
    return jobs


def personal(jobs, rounds, folder):
    """Makes the documents of all people, by turns, on one core."""
    core, answer = str(max(os.sched_getaffinity(0))), os.path.join(folder, "said.json")
    runs = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, command in jobs.items():
            if runs[name] and runs[name][0]["seconds"] > SLOW:
                continue
            _, _, peak = measure.timed(command, answer, core)
            with open(answer, encoding="utf-8") as file:
                runs[name].append({**json.load(file), "peak": peak})
    return runs


# What is printed.


def spread(numbers, digits=1):
    """Least, median and greatest."""
    return [f"{each:.{digits}f}" for each in (min(numbers), statistics.median(numbers), max(numbers))]


def ratios(theirs, ours):
    """The ratio of each round, least, median and greatest."""
    return spread([a / max(b, 1e-6) for a, b in zip(theirs, ours)], 2)


def table(head, rows):
    """A table in Markdown, as wide as its words."""
    rows = [head, ["---"] + ["--:"] * (len(head) - 1), *rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(head))]
    for row in rows:
        cells = [cell.ljust(width) if i == 0 else cell.rjust(width) for i, (cell, width) in enumerate(zip(row, widths))]
        print("| " + " | ".join(cells) + " |")
    print()


def print_whole(runs, read):
    print(f"Whole processes, one handout each, rounds by turns: {max(map(len, runs.values()), default=0)}\n")
    rows = []
    for name, each in runs.items():
        wall, cpu, peak = ([run[i] for run in each] for i in range(3))
        pdf = read.get(name)
        looks = [f"{pdf['bytes']}", f"{pdf['pages']}", f"{pdf['content']:.1f}", f"{pdf['ours']:.1f}"] if pdf else ["-"] * 4
        ms = spread([1e3 * each for each in wall])
        rows.append([name, *ms, f"{1e3 * statistics.median(cpu):.1f}", f"{max(peak) / 1024:.1f}", *looks])
    head = "wall ms min,median,max,CPU ms median,peak MiB,bytes,pages,words of the content %,our words %".split(",")
    table(["whole process", *head], rows)
    for name, each in read.items():
        if each["lost"]:
            print(f"{name} does not print: {' '.join(each['lost'][:20])}\n")
    if "handout" in runs:
        rows = [[name, *(x for i in (0, 1) for x in ratios([r[i] for r in each], [r[i] for r in runs["handout"]]))] for name, each in runs.items()]
        table(["times handout, round by round", "wall min", "median", "max", "CPU min", "median", "max"], rows)


def print_people(runs):
    print(f"Personal documents in one process on one core, by turns: {next(iter(runs.values()))[0]['documents']}\n")
    rows = []
    for name, each in runs.items():
        ms = spread([1e3 * run["seconds"] / run["documents"] for run in each], 2)
        cpu = statistics.median(1e3 * run["cpu"] / run["documents"] for run in each)
        rate = statistics.median(run["documents"] / run["seconds"] for run in each)
        rows.append([name, *ms, f"{cpu:.2f}", f"{rate:.1f}", f"{max(run['peak'] for run in each) / 1024:.1f}", str(each[0]["bytes"]), str(len(each))])
    head = "wall ms each min,median,max,CPU ms each median,a second,peak MiB,bytes each,rounds".split(",")
    table(["personal documents", *head], rows)
    for way in [name for name in runs if name.startswith("handout,")]:
        rows = []
        for name, each in runs.items():
            pairs = [(key, [run[key] for run in each], [run[key] for run in runs[way]]) for key in ("seconds", "cpu")]
            rows.append([name, *(x for _, theirs, ours in pairs for x in ratios(theirs, ours))])
        table([f"times {way}", "wall min", "median", "max", "CPU min", "median", "max"], rows)


def print_head(result):
    print(f"{result['date']}; never to be compared with a run on another machine\n")
    for name in ("machine", "versions"):
        print(f"{name}: " + "; ".join(f"{key} {value}" for key, value in result[name].items()))
    print()


def main():
    asked = arguments()
    if not python_peer("pypdf"):
        sys.exit(f"missing: pypdf, which reads what all write; install it with: {INSTALL}")
    absent = missing(asked)
    for name, remedy in absent.items():
        print(f"missing: {name}; install it with: {remedy}", file=sys.stderr)
    result = {"date": datetime.date.today().isoformat(), "machine": measure.machine(), "versions": versions(asked, absent)}
    print_head(result)
    with tempfile.TemporaryDirectory() as folder:
        if asked.keep:
            os.makedirs(asked.keep, exist_ok=True)
            folder = asked.keep
        form = export.export(CONTENT, folder, asked.people)
        jobs = whole_jobs(asked, absent, folder)
        runs = whole(jobs, asked.rounds)
        read = looked_at(jobs, form)
        print_whole(runs, read)
        many = personal(people_jobs(asked, absent, folder), asked.people_rounds, folder)
        if many:
            print_people(many)
    if asked.json:
        with open(asked.json, "w", encoding="utf-8") as file:
            json.dump({**result, "missing": absent, "whole": {"runs": runs, "pdfs": read}, "people": many}, file, indent=1)
    sys.exit(1 if absent and not asked.allow_missing else 0)


if __name__ == "__main__":
    main()
