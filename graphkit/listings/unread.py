"""What was seen in the documents and not understood, with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.listings.lines import Lines
from graphkit.listings.places import place_in
from graphkit.model import REMARK_KINDS

if TYPE_CHECKING:
    from graphkit.graph import Graph


def unread(graph: Graph) -> list[dict[str, Any]]:
    """Remarks of the loaders as the JSON of ``graphkit check`` has them, by document and place."""
    lines = Lines(graph)
    sources = {source.key: source for source in graph.sources}
    return [
        {
            "kind": remark.kind,
            "reason": remark.reason,
            "detail": remark.detail,
            "source": remark.source,
            "file": lines.file(remark.source),
            "line": lines.line(remark.source, remark.start),
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
