"""The graph as NetworkX has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graphkit.graph.tables import ENDS, to_columns

if TYPE_CHECKING:
    import networkx as nx


def to_networkx(nodes: Mapping[str, pa.Table], links: Mapping[str, pa.Table]) -> nx.MultiDiGraph[str]:
    """Make a directed multigraph: keys of nodes and links as they are, properties as attributes, none left out."""
    import networkx as nx

    network: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for label, table in nodes.items():
        columns = to_columns(table)
        network.add_nodes_from(zip(columns.pop("key"), _attributes("label", label, columns), strict=True))
    for link_type, table in links.items():
        columns = to_columns(table)
        key, _, from_key, _, to_key = (columns.pop(name) for name in ("key", *ENDS))
        edges = zip(from_key, to_key, key, _attributes("type", link_type, columns), strict=True)
        network.add_edges_from(edges)  # type: ignore[arg-type]  # the stub forgets edges with keys
    return network


def _attributes(kind: str, name: str, columns: Mapping[str, Iterable[Any]]) -> Iterator[dict[str, Any]]:
    names = (kind, *columns)
    for row in zip(*columns.values(), strict=True):
        yield {n: value for n, value in zip(names, (name, *row), strict=True) if value is not None}
