"""The words behind links and findings: each document's text once, and offsets into it everywhere else."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from graphkit.listings.statements import context
from graphkit.places import place_at

if TYPE_CHECKING:
    from graphkit.graph import Graph

Place = list[int]
"""Document, start of the context, start and stop of the quote, stop of the context, line, and page if it has one."""


class Excerpts:
    """Collects places; keeps of every document only what was asked for."""

    def __init__(self, graph: Graph) -> None:
        self._sources = graph.sources
        self._number = {source.key: number for number, source in enumerate(graph.sources)}
        self._asked: list[list[tuple[int, int]]] = [[] for _ in graph.sources]
        self._lines: dict[int, list[int]] = {}

    def place(self, source: str | None, start: int | None, stop: int | None) -> Place | None:
        """Place of a quote with the sentence around it; none where no document of the graph states it."""
        number = self._number.get(source or "")
        if number is None or start is None or stop is None:
            return None
        text, kind = self._sources[number].text, self._sources[number].kind
        # A row of a ledger stands for itself.
        first, last = context(text, start, stop) if kind == "plan" else (start, stop)
        first, last = min(first, start), max(last, stop)
        self._asked[number].append((first, last))
        found = [number, first, start, stop, last, bisect_right(self._line_starts(number), start)]
        where = place_at(self._sources[number].places, start)
        return [*found, where.page] if where and where.page else found

    def text(self, place: Place) -> tuple[str, int]:
        """The context of a place, and its offset."""
        return self._sources[place[0]].text[place[1] : place[4]], place[1]

    def documents(self) -> list[dict[str, Any]]:
        """Every document: file, kind, and the pieces of its text that are needed, each with its offset."""
        return [
            {
                "key": source.key,
                "file": source.file,
                "kind": source.kind,
                "pieces": [[first, source.text[first:last]] for first, last in _united(asked)],
            }
            for source, asked in zip(self._sources, self._asked, strict=True)
        ]

    def _line_starts(self, number: int) -> list[int]:
        if number not in self._lines:
            text = self._sources[number].text
            self._lines[number] = [0, *(place + 1 for place, letter in enumerate(text) if letter == "\n")]
        return self._lines[number]


def _united(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order, those that touch as one.

    Examples
    --------
    >>> _united([(8, 9), (0, 3), (2, 5)])
    [(0, 5), (8, 9)]
    """
    found: list[tuple[int, int]] = []
    for first, last in sorted(spans):
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found
