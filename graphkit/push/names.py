"""The name that a graph has on a server, when the caller gives none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graphkit.errors import UsageError
from graphkit.push.shape import OTHERS

if TYPE_CHECKING:
    from graphkit.graph import Graph

_LONGEST = 200
"""Characters: the name stands in every node and link."""


def graph_name(graph: Graph, given: str | None = None) -> tuple[str, bool]:
    """Name of a graph, and whether it is sure to mean this graph and no other.

    Parameters
    ----------
    graph : Graph
        The graph.
    given : str, optional
        What the caller calls it.

    Returns
    -------
    name : str
        What was given; else the keys of its plans; else the names of its documents.
    certain : bool
        Whether the name was given or comes from plans. Two ledgers of different people may well have one name.

    Raises
    ------
    UsageError
        If the name given cannot be one.

    Examples
    --------
    >>> from graphkit.graph import Graph
    >>> from graphkit.model import Node, Records
    >>> graph_name(Graph.from_records(Records(nodes=(Node("Plan", "plan:340200/2021/10", "方案"),))))
    ('plan:340200/2021/10', True)
    """
    if given is not None:
        if not given.strip() or given == OTHERS or len(given) > _LONGEST:
            raise UsageError(f"{given!r} cannot name a graph: give up to {_LONGEST} characters that are not blank.")
        return given, True
    plans = graph.node_table("Plan")["key"].to_pylist()
    names = plans or sorted({source.file for source in graph.sources}) or ["graph"]
    name = " + ".join(names)
    if len(name) > _LONGEST:
        raise UsageError(f"The graph holds {len(names)} plans or documents: name it, such as --name all-plans.")
    return name, bool(plans)
