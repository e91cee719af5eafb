"""What was seen in the documents and not understood, with its place."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from graphkit.listings.places import place_in
from graphkit.model import REMARK_KINDS

if TYPE_CHECKING:
    from graphkit.graph import Graph


def unread(graph: Graph) -> list[dict[str, Any]]:
    """Remarks of the loaders as the JSON of ``graphkit check`` has them, by document and place."""
    lines = {source.key: _line_starts(source.text) for source in graph.sources}
    sources = {source.key: source for source in graph.sources}
    files = {source.key: source.file for source in graph.sources}
    return [
        {
            "kind": remark.kind,
            "reason": remark.reason,
            "detail": remark.detail,
            "source": remark.source,
            "file": files.get(remark.source, remark.source),
            "line": bisect_right(lines[remark.source], remark.start) if remark.source in lines else None,
            "quote": remark.quote,
            "start": remark.start,
            "end": remark.stop,
            "place": place_in(sources[remark.source], remark.start) if remark.source in sources else None,
        }
        for remark in graph.remarks
    ]


def kinds(graph: Graph) -> dict[str, int]:
    """How many remarks of each kind there are."""
    return {kind: sum(remark.kind == kind for remark in graph.remarks) for kind in REMARK_KINDS}


def _line_starts(text: str) -> list[int]:
    starts = [0]
    place = text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts
