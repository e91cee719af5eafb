"""How much there is: nodes, links, roster, documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from graphkit.listings.names import named, rows
from graphkit.model import LABELS, LINK_TYPES, PARTY_LABELS, ROSTER_ROLES

_UNEXPLAINED = ("no-joint", "")
"""Reasons of remarks that explain nothing."""

if TYPE_CHECKING:
    from graphkit.graph import Graph


def counts(graph: Graph, as_of: str | None = None) -> dict[str, Any]:
    """The figures of ``graphkit stats``, as its JSON has them.

    Parameters
    ----------
    graph : Graph
        What to count.
    as_of : str, optional
        Count what was known to hold on this day.
    """
    graph = graph.as_of(as_of) if as_of else graph
    labels, types = graph.labels(), graph.types()
    found: dict[str, Any] = {
        "schema": 1,
        "nodes": {label: labels.get(label, 0) for label in LABELS},
        "links": {link_type: types.get(link_type, 0) for link_type in LINK_TYPES},
        "roster": {role: [unit["name"] for unit in units] for role, units in roster(graph).items()},
        "pairs": len({pair for row in rows(graph, "PARTNERS_WITH") if (pair := _pair(row))}),
        "sources": [
            {
                "key": source.key,
                "file": source.file,
                "kind": source.kind,
                "encoding": source.encoding,
                "sha256": source.sha256,
                "characters": len(source.text),
            }
            for source in graph.sources
        ],
        "sentences": without_link(graph),
        "remarks": len(graph.remarks),
        "conflicts": len(graph.conflicts),
    }
    return found | ({"as_of": as_of} if as_of else {})


def without_link(graph: Graph) -> dict[str, int | float]:
    """Sentences with a word of cooperation that gave no link, and for how many of them it is known why.

    ``no-joint`` is no reason: several units are named, and nothing tells whether they act together.
    """
    reasons = [remark.reason for remark in graph.remarks if remark.kind == "no-link"]
    explained = sum(reason not in _UNEXPLAINED for reason in reasons)
    share = round(explained / len(reasons), 3) if reasons else 1.0
    return {"without_link": len(reasons), "explained": explained, "share_explained": share}


def roster(graph: Graph) -> dict[str, list[dict[str, str]]]:
    """Units that the plans must cover, by role: key and name, sorted by key."""
    nodes = named(graph, ROSTER_ROLES.values())
    found: dict[str, dict[str, dict[str, str]]] = {role: {} for role in ROSTER_ROLES}
    for row in graph.link_table("GOVERNS").select(["to_key", "role"]).to_pylist():
        unit = nodes[row["to_key"]]
        found.setdefault(row["role"], {})[unit.key] = {"key": unit.key, "name": unit.name}
    return {role: [units[key] for key in sorted(units)] for role, units in found.items()}


def _pair(row: dict[str, Any]) -> frozenset[str] | None:
    """Both ends of a partnership whichever way round; none for a group or an alliance."""
    if row["from_label"] not in PARTY_LABELS or row["to_label"] not in PARTY_LABELS:
        return None
    return frozenset((row["from_key"], row["to_key"]))
