"""``graphml``: one file for NetworkX, Gephi, yEd, Cytoscape."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from graphkit.exports.network import network

if TYPE_CHECKING:
    from graphkit.graph import Graph


def content(graph: Graph) -> tuple[bytes, int]:
    """The file, and how many nodes and links stand in it."""
    import networkx as nx

    drawn = network(graph)
    buffer = io.BytesIO()
    # This writer and not the other, which is taken where lxml happens to be installed and orders things otherwise.
    nx.write_graphml_xml(drawn, buffer, encoding="utf-8", prettyprint=False)
    return buffer.getvalue(), len(drawn) + drawn.number_of_edges()
