"""``gexf``: one file in the form of Gephi."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from graphkit.exports.network import network

if TYPE_CHECKING:
    from graphkit.graph import Graph

_VERSION = "1.2draft"
"""The one that both NetworkX and every Gephi from 0.8 on read."""


def content(graph: Graph) -> tuple[bytes, int]:
    """The file, and how many nodes and links stand in it."""
    from networkx.readwrite.gexf import GEXFWriter

    drawn = network(graph)
    for _, _, key, data in drawn.edges(keys=True, data=True):
        data["id"] = key
    writer = GEXFWriter(encoding="utf-8", prettyprint=False, version=_VERSION)
    writer.add_graph(drawn)
    # It says who wrote it on which day: the same graph shall give the same bytes.
    for meta in writer.xml.findall("meta"):
        writer.xml.remove(meta)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue(), len(drawn) + drawn.number_of_edges()
