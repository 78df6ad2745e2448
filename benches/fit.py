#!/usr/bin/env python3
"""What copy-fitting costs: the brochure on panels beside the same content on a flat sheet, whole processes, in turn in one run.

usage: benches/fit.py HANDOUT [ROUNDS]      path of the program; 25 rounds unless told
The tri-fold is made narrower in a layout of its own until it needs the whole ladder. Prints wall time and CPU time, least and
median, and the ratio to the flat sheet."""
import os, resource, statistics, subprocess, sys, tempfile, time

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
content = os.path.join(root, "content", "alk-brochure.toml")
NARROW = 'title = "Tri-fold that needs the whole ladder"\nextends = "trifold-letter"\nmargins = { left = "%.3fin", right = "%.3fin" }\n'


def build(program, layout, out):
    return subprocess.run([program, "build", content, "--layout", layout, "-o", out], capture_output=True, text=True)


def whole_ladder(program, folder):
    """The narrowest tri-fold that still fits: what it says last is that it took all six steps."""
    path, last = os.path.join(folder, "narrow.toml"), None
    for margin in range(300, 800, 4):
        text = NARROW % (margin / 1000, margin / 1000)
        open(path, "w").write(text)
        ran = build(program, path, os.path.join(folder, "narrow.pdf"))
        if ran.returncode:
            break
        if "6 steps" in ran.stdout:
            last = text
    if last is None:
        sys.exit("no margin needs the whole ladder and fits")
    open(path, "w").write(last)
    return path


def main():
    program = os.path.abspath(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 25
    with tempfile.TemporaryDirectory() as folder:
        jobs = {"flat sheet": "take-home-letter", "tri-fold": "trifold-letter", "whole ladder": whole_ladder(program, folder)}
        times = {job: ([], []) for job in jobs}
        for _ in range(rounds):
            for job, layout in jobs.items():
                before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
                ran = build(program, layout, os.path.join(folder, "out.pdf"))
                wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
                if ran.returncode:
                    sys.exit(ran.stderr)
                times[job][0].append(1000 * wall)
                times[job][1].append(1000 * (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime))
        flat = [statistics.median(each) for each in times["flat sheet"]]
        print(f"{'job':14} {'wall least':>10} {'median':>8} {'ratio':>6} {'CPU least':>10} {'median':>8} {'ratio':>6}   ms, {rounds} rounds")
        for job, (wall, cpu) in times.items():
            w, c = statistics.median(wall), statistics.median(cpu)
            print(f"{job:14} {min(wall):10.1f} {w:8.1f} {w / flat[0]:6.2f} {min(cpu):10.1f} {c:8.1f} {c / flat[1]:6.2f}")


main()
