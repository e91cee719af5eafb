"""How fast the reader is: against jieba's tagger on the same text, stage by stage, and whether it stays linear.

``python benchmarks/bench_reader.py [TEXT FILE]``; without a file the bundled plan is read. Demands: at least ten times
the speed of ``jieba.posseg``, and no more than twice the time a character for a hundred times the text.

Cold is the first text that a process reads, with all that is built for it (dictionary and patterns; jieba's dictionary
and model); warm is any text after it. Warm runs of both take turns, so that a busy machine slows both alike; the
shortest run of each counts.
"""

from __future__ import annotations

import logging
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jieba
import jieba.posseg

from graphkit_loaders.gazetteer import gazetteer
from graphkit_loaders.reader.clean import clean
from graphkit_loaders.reader.links import read_pairs
from graphkit_loaders.reader.outline import outline

BUNDLED = Path(__file__).resolve().parents[1] / "data" / "wuhu" / "plan.txt"
WANTED_RATIO = 10.0
GROWTH = 2.0
TURNS = 30


def once(work: Callable[[], object]) -> float:
    """Seconds of one run."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(works: dict[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Shortest run of each work, in seconds; the works take turns."""
    found = dict.fromkeys(works, float("inf"))
    for _ in range(turns):
        for name, work in works.items():
            found[name] = min(found[name], once(work))
    return found


def read(text: str) -> None:
    """All stages of the reader on one text."""
    tidy = clean(text)
    read_pairs(tidy, outline(tidy), gazetteer())


def tag(text: str) -> None:
    """The tagger on one text."""
    list(jieba.posseg.cut(text))


def main(names: list[str]) -> int:
    """Print the figures; the exit status is 1 if a demand is missed."""
    path = Path(names[0]) if names else BUNDLED
    text = path.read_text(encoding="utf-8-sig")
    print(f"{path.name}: {len(text)} characters")
    jieba.setLogLevel(logging.ERROR)
    cold = {"reader": once(lambda: read(text)), "jieba.posseg": once(lambda: tag(text))}
    tidy = clean(text)
    layout = outline(tidy)
    warm = in_turns(
        {
            "clean": lambda: clean(text),
            "outline": lambda: outline(tidy),
            "pairs": lambda: read_pairs(tidy, layout, gazetteer()),
            "reader": lambda: read(text),
            "jieba.posseg": lambda: tag(text),
        },
        TURNS,
    )
    for name, seconds in warm.items():
        print(f"{name:>14} {1000 * seconds:8.1f} ms  {len(text) / seconds / 1e6:6.2f} million characters a second")
    ratio = warm["jieba.posseg"] / warm["reader"]
    print(f"warm: {ratio:.1f} times the speed of jieba.posseg (wanted: {WANTED_RATIO:.0f})")
    print(
        f"cold: {cold['jieba.posseg'] / cold['reader']:.1f} times; "
        f"{1000 * cold['reader']:.0f} ms against {1000 * cold['jieba.posseg']:.0f} ms"
    )
    longer = {times: text * times for times in (1, 10, 100)}
    spent = in_turns({str(times): partial(read, words) for times, words in longer.items()}, 3)
    per_character = {times: spent[str(times)] / len(words) for times, words in longer.items()}
    for times, seconds in per_character.items():
        print(f"{times:>4} x {1e6 * seconds:6.2f} microseconds a character")
    linear = per_character[100] <= GROWTH * per_character[1]
    print("linear" if linear else "NOT linear")
    return int(ratio < WANTED_RATIO or not linear)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
