"""How fast files are read: against a bare search for the same names, over the cores, and on repetitions that tempt.

``python benchmarks/bench_files.py`` reads ten thousand plans, ``--quick`` two hundred. Goals: a tenth of the speed of a
bare Aho-Corasick pass over the same names; two processes at least 1.7 times as fast as one, with the same graph, and
memory that grows with the graph alone; time on repetitions of one piece linear (a slope of 1 in a doubly logarithmic
plot).

The plans are the bundled one, each with another city's names put in the place of its own. Nothing but the reading is
timed where the reader is measured; where files are, all from the folder to the graph.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ahocorasick_rs

from graphkit.reading import read_many
from graphkit.spread import Way
from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline

PLAN = Path(__file__).resolve().parents[1] / "data" / "wuhu" / "plan.txt"
CITIES = ("合肥", "蚌埠", "滁州", "宣城", "绍兴", "金华", "徐州", "盐城", "赣州", "襄阳")
PIECES = ("、", "（", "上海与", "甲与乙、", "经开区", "杭州—", "两地", "甲（乙）")
SIZES = (4_000, 32_000)
TURNS = 5


def best(work: Callable[[], object], turns: int = TURNS) -> float:
    """Seconds of the shortest of some runs."""
    found = math.inf
    for _ in range(turns):
        start = time.perf_counter()
        work()
        found = min(found, time.perf_counter() - start)
    return found


def read(text: str) -> None:
    """All stages of the reader on one text."""
    tidy = clean(text)
    read_pairs(tidy, outline(tidy), gazetteer())


def speed() -> None:
    """The reader against a bare search for the same names."""
    text = PLAN.read_text(encoding="utf-8")
    size = len(text.encode())
    names = list(lexicon(gazetteer()).entries)
    search = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    read(text)
    ours, bare = best(lambda: read(text)), best(lambda: search.find_matches_as_indexes(text))
    print(f"reader {size / ours / 1e6:.3f} MB/s; bare search for {len(names)} names {size / bare / 1e6:.1f} MB/s")
    print(f"reader / bare search: 1/{ours / bare:.0f}; goal 1/10")


def slopes() -> None:
    """How time grows with the length of a repetition."""
    for piece in PIECES:
        times = [best(partial(read, (piece * size)[:size]), 3) for size in SIZES]
        slope = math.log(times[1] / times[0]) / math.log(SIZES[1] / SIZES[0])
        print(f"slope on {piece}: {slope:.2f} ({SIZES[0]} to {SIZES[1]} characters, {times[1]:.2f} s)")


def peak() -> float:
    """Most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


def build(folder: Path, workers: int, told: multiprocessing.Queue[tuple[float, float, int]]) -> None:
    """Read a folder in a process of its own, so that its memory is its own."""
    start = time.perf_counter()
    graph, bad, _ = read_many(folder, way=Way(workers))
    assert not bad
    told.put((time.perf_counter() - start, peak(), sum(graph.types().values())))


def many(count: int) -> None:
    """Plans over one core and over two."""
    text = PLAN.read_text(encoding="utf-8")
    context = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for i in range(count):
            city = CITIES[i % len(CITIES)]
            changed = text.replace("芜湖", city).replace("10号", f"{i + 1}号", 1)
            (folder / f"plan-{i:05}.txt").write_text(changed, encoding="utf-8")
        found = {}
        for workers in (1, 2):
            told: multiprocessing.Queue[tuple[float, float, int]] = context.Queue()
            process = context.Process(target=build, args=(folder, workers, told))
            process.start()
            found[workers] = told.get()
            process.join()
            seconds, memory, links = found[workers]
            print(f"{count} plans, {workers} process(es): {seconds:.1f} s, peak {memory:.0f} MB, {links} links")
        print(f"two processes / one: {found[1][0] / found[2][0]:.2f} times as fast; goal 1.7")
        assert found[1][2] == found[2][2]


def main(words: list[str]) -> None:
    """Print every figure."""
    speed()
    slopes()
    many(200 if "--quick" in words else 10_000)


if __name__ == "__main__":
    main(sys.argv[1:])
