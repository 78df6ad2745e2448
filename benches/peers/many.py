"""What the peers' programs share: the folder of the fonts, a line of text for each person, and the clock of the throughput."""
import os
import time

FONTS = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "fonts", "atkinson-hyperlegible-next")


def timed(make, people):
    """Makes a document for each person of a list and says how long it took. `make` gives the bytes of the PDF for a line of text."""
    import json

    with open(people, encoding="utf-8") as file:
        lines = ["Name: {} · Born: {} · Record: {}".format(*line.rstrip("\n").split("\t")) for line in file]
    wall, cpu = time.perf_counter(), time.process_time()
    size = sum(len(make(line)) for line in lines)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    print(json.dumps({"seconds": wall, "cpu": cpu, "documents": len(lines), "bytes": size // len(lines)}))
