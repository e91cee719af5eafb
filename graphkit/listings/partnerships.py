"""Partnerships as rows: who works with whom, by which task, since when, and the words that say so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.listings.names import named, rows
from graphkit.listings.places import place_of
from graphkit.model import PARTY_LABELS

if TYPE_CHECKING:
    from graphkit.graph import Graph


def partnerships(graph: Graph, everything: bool = False, as_of: str | None = None) -> list[dict[str, Any]]:
    """Links between units, as the JSON of ``graphkit links`` has them.

    Parameters
    ----------
    graph : Graph
        Where to look.
    everything : bool
        Whether to list promises to groups that name nobody, and memberships of alliances too.
    as_of : str, optional
        List what was known to hold on this day.

    Returns
    -------
    list of dict
        In the order of the documents; ``task`` is the number of the body task, ``end`` the offset after the quote.
    """
    graph = graph.as_of(as_of) if as_of else graph
    nodes = named(graph)
    numbers = body_numbers(graph)
    return [
        {
            "unit": nodes[row["from_key"]].name,
            "unit_id": row["from_key"],
            "unit_names": nodes[row["from_key"]].names,
            "unit_label": row["from_label"],
            "counterpart": nodes[row["to_key"]].name,
            "counterpart_id": row["to_key"],
            "counterpart_names": nodes[row["to_key"]].names,
            "counterpart_label": row["to_label"],
            "status": row["status"],
            "task": numbers.get(row["task"]),
            "task_id": row["task"],
            "since": row["since"],
            "until": row["until"],
            "what": row["what"],
            "sectors": row["sectors"],
            "source": row["source"],
            "quote": row["quote"],
            "start": row["start"],
            "end": row["stop"],
            "place": place_of(graph, row["source"], row["start"]),
            "rule": row["rule"],
            "confidence": row["confidence"],
        }
        for row in rows(graph, "PARTNERS_WITH")
        if everything or _of_equals({row["from_label"], row["to_label"]})
    ]


def _of_equals(labels: set[str]) -> bool:
    """Whether a link joins units, or one alliance with another; a unit in an alliance is a member, not a partner."""
    return labels <= set(PARTY_LABELS) or labels == {"Alliance"}


def body_numbers(graph: Graph) -> dict[str | None, int | None]:
    """Number of the body task for the key of every task; a row of the annex has that of the task it spells out."""
    table = graph.node_table("Task").select(["key", "no", "part"]).to_pylist()
    numbers: dict[str | None, int | None] = {row["key"]: row["no"] for row in table if row["part"] == "body"}
    for link in graph.link_table("ELABORATES").select(["from_key", "to_key"]).to_pylist():
        numbers.setdefault(link["from_key"], numbers.get(link["to_key"]))
    return numbers
