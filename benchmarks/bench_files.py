"""How fast texts are read: against a bare search for the same names, and on repetitions that tempt.

Goals: a tenth of the speed of a bare Aho-Corasick pass over the same names; time on repetitions of one piece linear (a
slope of 1 in a doubly logarithmic plot), up to a megabyte. Nothing but the reading is timed, in seconds of the
processor and without the search for reference cycles, as commands do without it. ``--quick`` leaves the repetitions
out. Many files: ``bench_many.py``.
"""

from __future__ import annotations

import gc
import math
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import ahocorasick_rs

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline

PLAN = Path(__file__).resolve().parents[1] / "data" / "wuhu" / "plan.txt"
PIECES = ("、", "（", "上海与", "甲与乙、", "经开区", "杭州—", "两地", "甲（乙）")
SIZES, MEGABYTE = (4_000, 32_000), 333_333
"""Characters; three bytes each in UTF-8."""
TURNS = 5


def best(work: Callable[[], object], turns: int = TURNS) -> float:
    """Seconds of the shortest of some runs."""
    found = math.inf
    for _ in range(turns):
        start = time.process_time()
        work()
        found = min(found, time.process_time() - start)
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


def slopes(sizes: tuple[int, ...]) -> None:
    """How time grows with the length of a repetition."""
    for piece in PIECES:
        times = [best(partial(read, (piece * size)[:size]), 1 if size == MEGABYTE else 3) for size in sizes]
        slope = math.log(times[-1] / times[0]) / math.log(sizes[-1] / sizes[0])
        print(f"slope on {piece}: {slope:.2f} ({sizes[0]} to {sizes[-1]} characters, {times[-1]:.2f} s)")


def main(words: list[str]) -> None:
    """Print every figure."""
    gc.disable()
    speed()
    if "--quick" not in words:
        slopes((*SIZES, MEGABYTE))


if __name__ == "__main__":
    main(sys.argv[1:])
