"""How fast the reader is: against jieba's tagger on the same text, stage by stage, and whether it stays linear.

``python benchmarks/bench_reader.py [--quick] [TEXT FILE]``; without a file the bundled plan is read. Demands: at least
ten times the speed of ``jieba.posseg``, and no more than twice the time a character for a hundred times the text (ten
times with ``--quick``).

Cold is the first text that a process reads, with all that is built for it (dictionary and patterns; jieba's dictionary
and model); warm is any text after it. Seconds are the processor's, so that other work on the machine weighs little;
warm runs of both take turns, and the shortest of each counts. Neither is interrupted by the search for reference
cycles, as no command is. The shares of the stages come from a profile, which makes small functions look larger.
"""

from __future__ import annotations

import cProfile
import gc
import logging
import pstats
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jieba
import jieba.posseg
from one_text import PLAN, read
from timing import processor

OTHERS = Path(__file__).resolve().parents[1] / "tests" / "third_hand"
"""Texts that have little in common: what the reader remembers of names helps it less than in one text read again."""
WANTED_RATIO = 10.0
GROWTH = 2.0
TURNS, QUICK_TURNS = 30, 8
STAGES = {
    "clean text": ("clean.py", "clean"),
    "outline, tasks, targets": ("outline.py", "outline"),
    "search for words": ("scan.py", "scan"),
    "first look, home": ("licence.py", "look"),
    "names put together": ("merge.py", "merge"),
    "clauses": ("clauses.py", "clauses"),
    "patterns": ("pairing.py", "candidates"),
    "units resolved, pairs kept": ("links.py", "_add"),
    "sides that face one another": ("links.py", "_read_opposite"),
}
"""Stages of the reader that hold none of the others, by file and function."""


def in_turns(works: dict[str, Callable[[], object]], turns: int) -> dict[str, float]:
    """Shortest run of each work, in seconds; the works take turns."""
    found = dict.fromkeys(works, float("inf"))
    for _ in range(turns):
        for name, work in works.items():
            found[name] = min(found[name], processor(work)[0])
    return found


def shares(text: str) -> dict[str, float]:
    """Share of each stage in the reader's time, and of what is between them."""
    profile = cProfile.Profile(time.process_time)
    profile.enable()
    for _ in range(QUICK_TURNS):
        read(text)
    profile.disable()
    spent: dict[tuple[str, str], float] = {}
    for (file, _, name), (*_, within, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        spent[Path(file).name, name] = within
    whole = spent["one_text.py", "read"]
    found = {stage: spent.get(key, 0.0) / whole for stage, key in STAGES.items()}
    return found | {"all else": 1 - sum(found.values())}


def tag(text: str) -> None:
    """The tagger on one text."""
    list(jieba.posseg.cut(text))


def each_once() -> tuple[int, dict[str, float]]:
    """Characters of the texts of other hands, and the seconds for each of them read once, one after the other."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(OTHERS.glob("*.txt"))]
    works = {"reader": read, "jieba.posseg": tag}
    return sum(map(len, texts)), {
        name: sum(processor(partial(work, text))[0] for text in texts) for name, work in works.items()
    }


def main(words: list[str]) -> int:
    """Print the figures; the exit status is 1 if a demand is missed."""
    quick = "--quick" in words
    names = [word for word in words if word != "--quick"]
    path = Path(names[0]) if names else PLAN
    text = path.read_text(encoding="utf-8-sig")
    print(f"{path.name}: {len(text)} characters")
    jieba.setLogLevel(logging.ERROR)
    gc.disable()
    cold = {"reader": processor(partial(read, text))[0], "jieba.posseg": processor(partial(tag, text))[0]}
    warm = in_turns(
        {"reader": partial(read, text), "jieba.posseg": partial(tag, text)}, QUICK_TURNS if quick else TURNS
    )
    for name, seconds in warm.items():
        print(f"{name:>14} {1000 * seconds:8.1f} ms  {len(text) / seconds / 1e6:6.2f} million characters a second")
    ratio = warm["jieba.posseg"] / warm["reader"]
    print(f"warm: {ratio:.1f} times the speed of jieba.posseg (wanted: {WANTED_RATIO:.0f})")
    print(
        f"cold: {cold['jieba.posseg'] / cold['reader']:.1f} times; "
        f"{1000 * cold['reader']:.0f} ms against {1000 * cold['jieba.posseg']:.0f} ms"
    )
    size, once = each_once()
    print(
        f"{size} characters in many texts, each read once: {size / once['reader'] / 1e6:.2f} million a second, "
        f"{once['jieba.posseg'] / once['reader']:.1f} times jieba.posseg"
    )
    for stage, share in shares(text).items():
        print(f"{100 * share:6.1f} % {stage}")
    longer = {times: text * times for times in ((1, 10) if quick else (1, 10, 100))}
    spent = in_turns({str(times): partial(read, words) for times, words in longer.items()}, 3)
    per_character = {times: spent[str(times)] / len(words) for times, words in longer.items()}
    for times, seconds in per_character.items():
        print(f"{times:>4} x {1e6 * seconds:6.2f} microseconds a character")
    linear = per_character[max(longer)] <= GROWTH * per_character[1]
    print("linear" if linear else "NOT linear")
    return int(ratio < WANTED_RATIO or not linear)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
