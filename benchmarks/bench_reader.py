"""How fast the reader is: against jieba's tagger on the same text, stage by stage, and whether it stays linear.

``python benchmarks/bench_reader.py [TEXT FILE]``; without a file the bundled plan is read. Demands: at least ten times
the speed of ``jieba.posseg``, and no more than twice the time a character for a hundred times the text.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
import jieba.posseg

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.lexicon import lexicon
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline
from graphkit_loaders.reader.patterns import patterns

BUNDLED = Path(__file__).resolve().parents[1] / "data" / "wuhu" / "plan.txt"
WANTED_RATIO = 10.0
GROWTH = 2.0


def best(work: Callable[[], object], times: int) -> float:
    """Shortest of several runs, in seconds."""
    found = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        found = min(found, time.perf_counter() - start)
    return found


def read(text: str) -> None:
    """All stages of the reader on one text."""
    tidy = clean(text)
    read_pairs(tidy, outline(tidy), gazetteer())


def main(names: list[str]) -> int:
    """Print the figures; the exit status is 1 if a demand is missed."""
    text = Path(names[0] if names else BUNDLED).read_text(encoding="utf-8-sig")
    start = time.perf_counter()
    lexicon(gazetteer())
    patterns()
    print(f"dictionary and patterns built in {1000 * (time.perf_counter() - start):.0f} ms")
    jieba.setLogLevel(logging.ERROR)
    jieba.initialize()
    read(text)
    tidy = clean(text)
    layout = outline(tidy)
    stages = {
        "clean": best(lambda: clean(text), 20),
        "outline": best(lambda: outline(tidy), 20),
        "pairs": best(lambda: read_pairs(tidy, layout, gazetteer()), 20),
    }
    whole = best(lambda: read(text), 20)
    tagger = best(lambda: list(jieba.posseg.cut(text)), 5)
    for name, seconds in [*stages.items(), ("whole", whole), ("jieba.posseg", tagger)]:
        print(f"{name:>14} {1000 * seconds:8.1f} ms  {len(text) / seconds / 1e6:6.2f} Mchar/s")
    ratio = tagger / whole
    print(f"ratio {ratio:.1f} (wanted: {WANTED_RATIO:.0f})")
    per_character = {}
    for times in (1, 10, 100):
        longer = text * times
        per_character[times] = best(lambda longer=longer: read(longer), 5 if times < 100 else 2) / len(longer)
        print(f"{times:>4} x {1e6 * per_character[times]:6.2f} microseconds a character")
    linear = per_character[100] <= GROWTH * per_character[1]
    print("linear" if linear else "NOT linear")
    return int(ratio < WANTED_RATIO or not linear)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
