"""How fast texts are read: against a bare search for the same names, and on repetitions that tempt.

Goals: a tenth of the speed of a bare Aho-Corasick pass over the same names; time on repetitions of one piece linear (a
slope of 1 in a doubly logarithmic plot), up to a megabyte. Nothing but the reading is timed, in seconds of the
processor and without the search for reference cycles, as commands do without it. ``--quick`` leaves the repetitions
out. Many files: ``bench_many.py``.
"""

from __future__ import annotations

import gc
import sys
from functools import partial

import ahocorasick_rs
from one_text import PLAN, read
from timing import processor, slope

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.lexicon import lexicon

PIECES = ("、", "（", "上海与", "甲与乙、", "经开区", "杭州—", "两地", "甲（乙）")
SIZES, MEGABYTE = (4_000, 32_000), 333_333
"""Characters; three bytes each in UTF-8."""
TURNS = 5


def speed() -> None:
    """The reader against a bare search for the same names."""
    text = PLAN.read_text(encoding="utf-8")
    size = len(text.encode())
    names = list(lexicon(gazetteer()).entries)
    search = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    read(text)
    ours, _ = processor(lambda: read(text), TURNS)
    bare, _ = processor(lambda: search.find_matches_as_indexes(text), TURNS)
    print(f"reader {size / ours / 1e6:.3f} MB/s; bare search for {len(names)} names {size / bare / 1e6:.1f} MB/s")
    print(f"reader / bare search: 1/{ours / bare:.0f}; goal 1/10")


def slopes(sizes: tuple[int, ...]) -> None:
    """How time grows with the length of a repetition."""
    for piece in PIECES:
        works = {size: partial(read, (piece * size)[:size]) for size in sizes}
        points = [(size, processor(work, 1 if size == MEGABYTE else 3)[0]) for size, work in works.items()]
        print(f"slope on {piece}: {slope(points):.2f} ({sizes[0]} to {sizes[-1]} characters, {points[-1][1]:.2f} s)")


def main(words: list[str]) -> None:
    """Print every figure."""
    gc.disable()
    speed()
    if "--quick" not in words:
        slopes((*SIZES, MEGABYTE))


if __name__ == "__main__":
    main(sys.argv[1:])
