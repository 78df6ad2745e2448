"""What the runner measures: a process, a machine, a PDF."""
import collections
import os
import platform
import re
import subprocess
import sys
import unicodedata

# Linux counts the parent's memory as a child's peak until the child has more, so the parent is a small one. The child writes what
# it says into the file of the first argument; the second is the core it is held on, if any.
RUN = """import os, sys, time
said, core, command = sys.argv[1], sys.argv[2], sys.argv[3:]
if core:
    os.sched_setaffinity(0, {int(core)})
into = [(os.POSIX_SPAWN_OPEN, 1, said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)]
start = time.perf_counter()
pid = os.posix_spawn(command[0], command, os.environ, file_actions=into)
_, status, usage = os.wait4(pid, 0)
print(time.perf_counter() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss, status)
"""


def timed(command, said=os.devnull, core=""):
    """Wall seconds, CPU seconds and peak KiB of one process."""
    parent = [sys.executable, "-ISc", RUN, said, core, *command]
    out = subprocess.run(parent, stdout=subprocess.PIPE, check=True).stdout.split()
    if out[3] != b"0":
        sys.exit(f"failed: {' '.join(command)}")
    return float(out[0]), float(out[1]), int(out[2])


def first(path, pattern, otherwise="?"):
    """What a pattern finds first in a file of the system."""
    try:
        with open(path, encoding="utf-8") as file:
            found = re.search(pattern, file.read(), re.MULTILINE)
    except OSError:
        found = None
    return found[1] if found else otherwise


def machine():
    return {
        "processor": first("/proc/cpuinfo", r"^model name\s*: (.*)$", platform.machine()),
        "cores": len(os.sched_getaffinity(0)),
        "memory GiB": round(int(first("/proc/meminfo", r"^MemTotal:\s*(\d+)", "0")) / 2**20, 1),
        "system": first("/etc/os-release", r'^PRETTY_NAME="?([^"\n]*)', platform.system()) + ", Linux " + platform.release(),
        "load": round(os.getloadavg()[0], 1),
    }


def words(text):
    """The words and numbers of a text, with how often they stand there."""
    return collections.Counter(re.findall(r"[^\W\d_]+|\d+", unicodedata.normalize("NFKC", text).casefold()))


def read(pdf):
    """How many bytes and pages a PDF has, and its text."""
    from pypdf import PdfReader

    pages = PdfReader(pdf).pages
    text = "\n".join(page.extract_text() for page in pages)
    return {"bytes": os.path.getsize(pdf), "pages": len(pages), "text": text}


def lost(wanted, text):
    """The words that stand less often in a text than they should; a long one may be parted by the end of a line."""
    found, run = words(text), re.sub(r"\s", "", unicodedata.normalize("NFKC", text).casefold())
    missing = wanted - found
    return {word: count for word, count in missing.items() if len(word) < 4 or run.count(word) < wanted[word]}


def share(wanted, text):
    """The share of words that a text has, in percent, and those it lost."""
    missing = lost(wanted, text)
    return 100 * (1 - sum(missing.values()) / wanted.total()), sorted(missing)
