"""Which counterparts tie several units together, and which units share counterparts?"""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from graphkit.analysis.ties import Network, frame, level, name, partners, ties
from graphkit.model import COVERING_STATUS

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd


def bipartite(network: Network, least: str = COVERING_STATUS) -> nx.Graph[tuple[str, str]]:
    """Units on one side, counterparts on the other: nodes ``("unit", key)`` and ``("counterpart", key)``.

    A unit that is another's counterpart stands on both sides. Edges have the count of ``links`` as their weight.
    """
    import networkx as nx

    graph: nx.Graph[tuple[str, str]] = nx.Graph()
    for tie in ties(network, least):
        graph.add_edge(("unit", tie.unit), ("counterpart", tie.counterpart), weight=tie.links)
    return graph


def bridges(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """List the counterparts by how many units they tie together.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        Counterparts of two units or more, the furthest reaching first: ``counterpart``, ``counterpart_id``, ``kind``
        (level of a division, else zone, department, institution), ``units`` (count), ``unit_names`` (tuple),
        ``parts`` (count of pieces that what hangs together falls into without it; 1: it still holds).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = bridges(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found[["counterpart", "units"]].astype(str).values.tolist()[0]
    ['南京市', '5']
    """
    import networkx as nx

    graph = bipartite(network, least)
    rows = []
    for part in nx.connected_components(graph):
        held = graph.subgraph(part)
        for side, key in part:
            if side != "counterpart" or held.degree[side, key] < 2:
                continue
            units = sorted(unit for _, unit in held[side, key])
            without = nx.number_connected_components(nx.restricted_view(held, [(side, key)], []))
            names = tuple(name(network, unit) for unit in units)
            rows.append((name(network, key), key, level(network, key), len(units), names, without))
    rows.sort(key=lambda row: (-row[3], -row[5], row[1]))
    columns = {
        "counterpart": "object", "counterpart_id": "object", "kind": "object", "units": "int64",
        "unit_names": "object", "parts": "int64",
    }  # fmt: skip
    return frame(columns, rows)


def shared(network: Network, least: str = COVERING_STATUS) -> pd.DataFrame:
    """Project on the units: every two that have a counterpart in common.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    least : str
        The lowest status that counts.

    Returns
    -------
    pandas.DataFrame
        Those with most in common first: ``unit``, ``unit_id``, ``other``, ``other_id``, ``shared`` (count of
        counterparts), ``jaccard`` (0 to 1: of all that either has), ``counterparts`` (names, a tuple).

    Examples
    --------
    >>> import graphkit as gk
    >>> found = shared(gk.wuhu(ledger=False).as_of("2021-12-31").to_networkx())
    >>> found.loc[found.unit.str.contains("教育局|文化|卫生"), ["shared", "jaccard"]].values.tolist()[0]
    [4.0, 1.0]
    """
    of_unit = {unit: {tie.counterpart for tie in found} for unit, found in partners(ties(network, least)).items()}
    units_of: dict[str, list[str]] = {}
    for unit in sorted(of_unit):
        for counterpart in of_unit[unit]:
            units_of.setdefault(counterpart, []).append(unit)
    together = {pair for units in units_of.values() for pair in combinations(units, 2)}
    rows = []
    for a, b in together:
        common = sorted(of_unit[a] & of_unit[b])
        names = tuple(name(network, key) for key in common)
        jaccard = len(common) / len(of_unit[a] | of_unit[b])
        rows.append((name(network, a), a, name(network, b), b, len(common), jaccard, names))
    rows.sort(key=lambda row: (-row[4], -row[5], row[1], row[3]))
    columns = {
        "unit": "object", "unit_id": "object", "other": "object", "other_id": "object", "shared": "int64",
        "jaccard": "float64", "counterparts": "object",
    }  # fmt: skip
    return frame(columns, rows)
