"""Texts of our own for each construction: what they state, and how much of it the reader finds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reading import stated

FOLDER = Path(__file__).parent / "constructions"


@dataclass(frozen=True)
class Example:
    """A short text, and the pairs that it states, each with a status where the words leave no doubt."""

    category: str
    text: str
    expected: tuple[tuple[str, str, str | None], ...]


@dataclass
class Score:
    """How the reader does on the examples of a category."""

    pairs: int = 0
    found: int = 0
    wrong: int = 0
    statuses: int = 0
    statuses_right: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add up."""
        self.pairs += other.pairs
        self.found += other.found
        self.wrong += other.wrong
        self.statuses += other.statuses
        self.statuses_right += other.statuses_right
        self.faults += other.faults

    @property
    def recall(self) -> float:
        """Share of the stated pairs that were found; 1 where none is stated."""
        return self.found / self.pairs if self.pairs else 1.0

    @property
    def precision(self) -> float:
        """Share of the found pairs that are stated; 1 where none was found."""
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 1.0


def examples(folder: Path = FOLDER) -> Iterator[Example]:
    """The examples of all categories: lines of text, then lines ``=> A | B status``, or ``=> -`` for no link.

    Other names of a side follow it behind a stroke: ``=> A / A's other name | B``.
    """
    for path in sorted(folder.glob("*.txt")):
        for block in path.read_text(encoding="utf-8").split("\n\n"):
            lines = [line for line in block.strip("\n").split("\n") if not line.startswith("# ")]
            text = "\n".join(line for line in lines if not line.startswith("=>"))
            expected = tuple(_pair(line[2:].strip()) for line in lines if line.startswith("=>") and line != "=> -")
            if text:
                yield Example(path.stem, text, expected)


def _pair(words: str) -> tuple[str, str, str | None]:
    left, _, right = words.partition(" | ")
    told = re.search(r"(?<!/) ([a-z]+)$", right)
    return left, right[: told.start()] if told else right, told[1] if told else None


def measured(example: Example) -> Score:
    """The score of one example."""
    found = {}
    for pair in stated(example.text):
        sides = (
            frozenset((pair.unit.name, *pair.unit.aliases)),
            frozenset((pair.counterpart.name, *pair.counterpart.aliases)),
        )
        found.setdefault((pair.unit.key, pair.counterpart.key), (sides, set()))[1].add(pair.status)
    score = Score(pairs=len({frozenset(pair[:2]) for pair in example.expected}))
    hits: dict[frozenset[str], bool] = {}
    used = set()
    for left, right, status in example.expected:
        one, other = (set(names.split(" / ")) for names in (left, right))
        matches = [key for key, ((a, b), _) in found.items() if (one & a and other & b) or (one & b and other & a)]
        used.update(matches)
        if not matches:
            score.faults.append(f"missed {left} | {right}: {example.text}")
            continue
        hits[frozenset((left, right))] = True
        if status:
            score.statuses += 1
            right_one = any(status in found[key][1] for key in matches)
            score.statuses_right += right_one
            if not right_one:
                had = {s for key in matches for s in found[key][1]}
                score.faults.append(f"status {left} | {right} {status}, read {'/'.join(sorted(had))}: {example.text}")
    score.found = len(hits)
    score.wrong = len(set(found) - used)
    score.faults += [f"wrong {a} | {b}: {example.text}" for a, b in sorted(set(found) - used)]
    return score
