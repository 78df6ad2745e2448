#!/usr/bin/env python3
"""How cost grows with content: the main job 1, 4, 16 and 64 times over, and drug tables of 200, 2,000 and 20,000 rows.

usage: benches/growth.py HANDOUT [--quick] [--counted] [--keep FOLDER]
HANDOUT is the path of the program. Each size is built in a process of its own, three times (once with --quick, which also leaves
out the largest sizes), and a line says: pages; the least CPU time, whole and a page; the highest peak memory, whole and a page
beyond the smallest of its kind; time, and memory, as multiples of the smallest. With --counted instructions take the place of time
(valgrind; some minutes). --keep leaves the contents in a folder. Nothing is asserted but that each size builds."""
import argparse, os, re, subprocess, sys, tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
CONTENT = os.path.join(root, "content", "alk-lung-cancer.toml")
TIMES, ROWS = [1, 4, 16, 64], [200, 2_000, 20_000]
MOST_WORKS = 999


def repeated(text, times):
    """A content so many times over: every block, section and work again, with ids of its own; of works as many as may be."""
    keys = re.search(r"^\[\[block\]\]", text, re.M).start()
    sections = re.search(r"^\[\[section\]\]", text, re.M).start()
    references = re.search(r"^\[\[reference\]\]", text, re.M).start()
    parts = [text[keys:sections], text[sections:references], text[references:] + "\n"]
    most = MOST_WORKS // parts[2].count("[[reference]]")

    def again(part, time):
        if time == 0:
            return part
        part = re.sub(r'^(\s*id = ")([^"]+)"', rf'\g<1>\g<2>-time-{time}"', part, flags=re.M)
        return re.sub(r"@([a-z][a-z0-9-]*)", rf"@\1-time-{time % most}" if time % most else r"@\1", part)

    counts = [times, times, min(times, most)]
    return text[:keys] + "".join(again(part, time) for part, count in zip(parts, counts) for time in range(count))


def table(text, rows):
    """The handout's table of medicines with so many rows, each of a name of its own; short enough for a content file (4 MB)."""
    keys = text[: re.search(r"^\[\[block\]\]", text, re.M).start()]
    known = re.findall(r'food = ("[^"]+"), common = "([^"]+)", report = "([^"]+)"', text)
    first = lambda said, items: ", ".join(re.split("[,;] ", said)[:items])
    ends = [f'food = {food}, common = "{first(common, 3)}", report = "{first(report, 2)}" }},' for food, common, report in known]
    parts = [first + second for first in "bdfglmnprstvz" for second in "aeiou"]
    said = lambda row: "".join(parts[row // len(parts) ** place % len(parts)] for place in range(3))
    lines = [f'{{ generic = "{said(row)}tinib", brand = "{said(row).title()}", {ends[row % len(ends)]}\n' for row in range(rows)]
    head = '[[section]]\nid = "medicines"\nheading = "Which medicines are there?"\n[[section.block]]\nid = "drugs"\n'
    heads = 'drugs.headings = ["Medicine", "Food", "Common side effects", "Call us today about"]\n'
    return f"{keys}{head}{heads}drugs.rows = [\n{''.join(lines)}]\n"


# Linux counts the parent's memory as a child's peak until the child has more, so the parent is a small one.
RUN = """import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, usage = os.wait4(pid, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status)
"""


def measured(command, counted):
    """Pages, CPU milliseconds (or millions of instructions), and peak KiB of one process."""
    ran = subprocess.run([sys.executable, "-ISc", RUN, *command], capture_output=True, text=True, check=True)
    *said, last = ran.stdout.splitlines()
    cpu, peak, status = last.split()
    if status != "0":
        sys.exit(f"failed: {' '.join(command)}\n{ran.stderr}")
    pages = int(re.search(r"(\d+) pages?", " ".join(said))[1])
    time = 1000 * float(cpu)
    if counted:
        ran = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command], capture_output=True, text=True, check=True)
        time = int(re.search(r"Collected : (\d+)", ran.stderr)[1]) / 1e6
    return pages, time, int(peak)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("handout")
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--counted", action="store_true")
    arguments.add_argument("--keep", metavar="FOLDER")
    asked = arguments.parse_args()
    rounds = 1 if asked.quick or asked.counted else 3
    unit = "M instructions" if asked.counted else "CPU ms"
    text = open(CONTENT).read()
    with tempfile.TemporaryDirectory() as folder:
        folder = asked.keep or folder
        os.makedirs(folder, exist_ok=True)
        print(f"{'':12} {'pages':>6} {unit:>15} {'a page':>8} {'peak MiB':>9} {'KiB more a page':>16} {'times':>14}")
        for what, sizes, made in (("times", TIMES, repeated), ("rows", ROWS, table)):
            first = None
            for size in sizes[:2] if asked.quick else sizes:
                path = os.path.join(folder, f"{size}-{what}.toml")
                with open(path, "w") as file:
                    file.write(made(text, size))
                command = [os.path.abspath(asked.handout), "build", path, "--output", os.path.join(folder, f"{size}-{what}.pdf")]
                runs = [measured(command, asked.counted) for _ in range(rounds)]
                pages, time, peak = runs[0][0], min(run[1] for run in runs), max(run[2] for run in runs)
                first = first or (size, pages, time, peak)
                more = (peak - first[3]) / (pages - first[1]) if pages > first[1] else 0
                print(f"{size:6} {what:5} {pages:6} {time:15.1f} {time / pages:8.2f} {peak / 1024:9.1f} {more:16.1f} {size / first[0]:6.0f}: {time / first[2]:6.1f}", flush=True)


main()
