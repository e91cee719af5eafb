"""Where words stand in a document, as people look them up: file, page or line."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from graphkit.language import Language, pick
from graphkit.listings.places import place_in, place_words

if TYPE_CHECKING:
    from graphkit.graph import Graph


class Lines:
    """Files, pages and lines of offsets in the documents of a graph."""

    def __init__(self, graph: Graph) -> None:
        self._files = {source.key: source.file for source in graph.sources}
        self._sources = {source.key: source for source in graph.sources}
        self._starts: dict[str, list[int]] = {}

    def file(self, source: str) -> str:
        """Name of a document's file; the key of one that the graph does not hold."""
        return self._files.get(source, source)

    def line(self, source: str | None, start: int | None) -> int | None:
        """Number of the line, from 1, in which an offset lies; none where the document is not there."""
        if source is None or start is None or source not in self._sources:
            return None
        if source not in self._starts:
            self._starts[source] = line_starts(self._sources[source].text)
        return bisect_right(self._starts[source], start)

    def place(self, source: str | None, start: int | None, language: Language) -> str:
        """Page, table and row in words where the document has such, else the line; empty where nothing tells."""
        line = self.line(source, start)
        if line is None or source is None or start is None:
            return ""
        told = place_words(place_in(self._sources[source], start), language)
        return told or pick(language, f"line {line}", f"第{line}行")


def line_starts(text: str) -> list[int]:
    """Offsets at which the lines of a text begin.

    Examples
    --------
    >>> line_starts("甲\\n乙\\n")
    [0, 2, 4]
    """
    starts = [0]
    place = text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts
