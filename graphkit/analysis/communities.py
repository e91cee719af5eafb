"""Which units and counterparts form groups that work among themselves?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.analysis.reach import bipartite
from graphkit.analysis.ties import Network, frame, name
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import pandas as pd

SEED = 2021
"""Of the order in which the method visits the nodes; another may give another division of equal quality."""


def communities(network: Network, least: str = COVERING_STATUS, seed: int = SEED) -> pd.DataFrame:
    """Divide units and counterparts into groups by the method of Louvain (Blondel and others, 2008), with a fixed seed.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.
    seed : int
        Of the order in which nodes are visited.

    Returns
    -------
    pandas.DataFrame
        The largest group first, units before counterparts: ``community`` (number from 1), ``side`` (unit or
        counterpart), ``member``, ``member_id``, ``size`` (count of members), ``modularity`` (of the whole division,
        -0.5 to 1; above 0.3 the groups are marked).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = communities(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[found.member == "镜湖区"].community.tolist() == found[found.member == "小东门街道"].community.tolist()
    True
    """
    from networkx import Graph
    from networkx.algorithms.community import louvain_communities, modularity

    held = bipartite(network, least)
    # The method depends on the order of nodes and edges, so that it must be the same for the same graph.
    graph: Graph[tuple[str, str]] = Graph()
    graph.add_nodes_from(sorted(held))
    graph.add_weighted_edges_from(sorted((*sorted((a, b)), told["weight"]) for a, b, told in held.edges(data=True)))
    rows = []
    if graph:
        groups = sorted(louvain_communities(graph, seed=seed), key=lambda group: (-len(group), min(group)))
        quality = modularity(graph, groups)
        for number, group in enumerate(groups, 1):
            for side, key in sorted(group, key=lambda member: (member[0] != "unit", member[1])):
                rows.append((number, side, name(network, key), key, len(group), quality))
    columns = {
        "community": "int64", "side": "object", "member": "object", "member_id": "object", "size": "int64",
        "modularity": "float64",
    }  # fmt: skip
    return frame(columns, rows)
