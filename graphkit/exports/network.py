"""The graph for programs that draw: plain attributes, and what is shown under each node and link named ``label``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

    from graphkit.graph import Graph

# What no XML file can hold, however it is written.
_UNWRITABLE = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_RENAMED_OF_NODES = {"name": "label", "label": "node_type"}
# GEXF takes ``start`` for a time and ``type`` for a direction.
_RENAMED_OF_LINKS = {"type": "label", "start": "quote_start", "stop": "quote_stop"}


def network(graph: Graph) -> nx.MultiDiGraph[str]:
    """The graph as ``Graph.to_networkx`` gives it, in attributes that GraphML and GEXF can hold.

    ``label`` is what programs show: a node's name, a link's type. The node's label of the model is ``node_type``; the
    offsets of a quote are ``quote_start`` and ``quote_stop``. Lists of texts are one text joined by ``;``, empty ones
    left out. Characters that XML forbids become U+FFFD.
    """
    import networkx as nx

    whole = graph.to_networkx()
    drawn: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    drawn.add_nodes_from((written(key), _plain(data, _RENAMED_OF_NODES)) for key, data in whole.nodes(data=True))
    edges = (
        (written(a), written(b), written(key), _plain(data, _RENAMED_OF_LINKS))
        for a, b, key, data in whole.edges(keys=True, data=True)
    )
    drawn.add_edges_from(edges)  # type: ignore[arg-type]  # the stub forgets edges with keys
    return drawn


def written(text: str) -> str:
    """A text as an XML file holds it."""
    return _UNWRITABLE.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))


def _plain(data: dict[str, Any], renamed: dict[str, str]) -> dict[str, Any]:
    plain = {}
    for name, value in data.items():
        if isinstance(value, tuple):
            if not value:
                continue
            value = ";".join(value)
        plain[renamed.get(name, name)] = written(value) if isinstance(value, str) else value
    return plain
