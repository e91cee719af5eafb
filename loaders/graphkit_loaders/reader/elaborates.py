"""Which task of the body a row of the annex spells out, told by the words that they share and others do not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from math import log
from operator import add

from graphkit_loaders.reader.shapes import TaskRow

_NO_WORD, _NO_LETTER = re.compile(r"\W+"), re.compile(r"[\W\d_]+")
_ENOUGH = 0.38
"""Share of a row's telling words that its task must have."""

_AHEAD = 2.0
"""How far the best task must lead the second: a row about all tasks fits several alike."""


def with_elaborated(text: str, body: Sequence[TaskRow], rows: Sequence[TaskRow]) -> list[TaskRow]:
    """Rows of the annex with the index of the body task that each spells out, where there truly is one.

    A row and a task belong together if their titles agree, or if the task's text holds most of the row's pairs of
    characters, each weighed by how few tasks hold it, and clearly more than any other task does.
    """
    titles = {_plain(task.title): index for index, task in enumerate(body)}
    words = [set(_pairs(text[task.start : task.stop])) for task in body]
    held = Counter(chain.from_iterable(words))
    return [replace(row, elaborates=_match(row, titles, words, held)) for row in rows]


def _match(row: TaskRow, titles: dict[str, int], words: list[set[str]], held: Counter[str]) -> int | None:
    title = _plain(row.title)
    if title in titles:
        return titles[title]
    holding = [
        index
        for other, index in titles.items()
        if len(other) >= 4 and len(title) >= 4 and (other in title or title in other)
    ]
    if len(holding) == 1:
        return holding[0]
    pairs = set(_pairs(row.title))
    if len(words) < 2 or len(pairs) < 8:
        return None
    weight = {pair: log((1 + len(words)) / (1 + held[pair])) + 0.1 for pair in pairs}
    total = sum(weight.values())
    scores = sorted(
        ((sum(map(weight.__getitem__, pairs & own)) / total, i) for i, own in enumerate(words)), reverse=True
    )
    (best, index), (second, _) = scores[0], scores[1]
    return index if best >= _ENOUGH and best >= _AHEAD * second else None


def _plain(title: str) -> str:
    return _NO_WORD.sub("", title)


def _pairs(words: str) -> list[str]:
    plain = _NO_LETTER.sub("", words)
    return list(map(add, plain, plain[1:]))
