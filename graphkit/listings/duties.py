"""Tasks and targets as rows: what must be done or reached, by whom, by when, and the words that say so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from graphkit.listings.names import rows
from graphkit.listings.places import place_of

if TYPE_CHECKING:
    from graphkit.graph import Graph

_PARTS = {"body": 0, "annex": 1}


def tasks(graph: Graph, as_of: str | None = None) -> list[dict[str, Any]]:
    """Tasks of the body and rows of the annex, as the JSON of ``graphkit tasks`` has them.

    Parameters
    ----------
    graph : Graph
        Where to look.
    as_of : str, optional
        List what had been set by this day, and tell whether the deadline had passed.

    Returns
    -------
    list of dict
        By plan, body before annex, by number. ``responsible`` are names as printed; ``elaborates`` is the number of
        the body task that a row of the annex spells out.
    """
    graph = graph.as_of(as_of) if as_of else graph
    nodes = {row["key"]: row for row in graph.node_table("Task").to_pylist()}
    evidence = {row["to_key"]: row for row in rows(graph, "SETS")}
    responsible = _responsible(graph)
    elaborates = {row["from_key"]: row["to_key"] for row in rows(graph, "ELABORATES")}
    found = []
    for key, node in sorted(nodes.items(), key=_order):
        said = evidence.get(key, {})
        body = elaborates.get(key)
        named_units, groups = responsible.get(key, ({}, {}))
        found.append(
            {
                "id": key,
                "no": node["no"],
                "part": node["part"],
                "title": node["title"],
                "responsible": list(named_units),
                "responsible_ids": list(dict.fromkeys(named_units.values())),
                "responsible_groups": list(groups),
                "due": node["due"],
                "ongoing": bool(node["ongoing"]),
                "elaborates": nodes[body]["no"] if body else None,
                "elaborates_id": body,
                "minimum_status": node["minimum_status"],
                "plan": node["plan"],
                **_place(graph, said),
                **({"overdue": passed(node["due"], as_of)} if as_of else {}),
            }
        )
    return found


def targets(graph: Graph) -> list[dict[str, Any]]:
    """Quotas that the plans set themselves, as the JSON of ``graphkit tasks`` has them, by plan and place."""
    nodes = {row["key"]: row for row in graph.node_table("Target").to_pylist()}
    set_by = {row["to_key"]: row for row in rows(graph, "SETS") if row["to_key"] in nodes}
    found = []
    for key in dict.fromkeys([*set_by, *sorted(nodes)]):
        node, said = nodes[key], set_by.get(key, {})
        found.append(
            {
                "id": key,
                "what": node["what"],
                "scope": node["scope"],
                "counterpart_scope": node["counterpart_scope"],
                "provinces": node["provinces"],
                "measure": node["measure"],
                "minimum": node["minimum"],
                "minimum_status": node["minimum_status"],
                "since": node["since"],
                "by": node["by"],
                "plan": node["plan"],
                **_place(graph, said),
            }
        )
    return found


def _place(graph: Graph, said: Mapping[str, Any]) -> dict[str, Any]:
    """Where the plan sets it: document, words, offsets and page, open where no link says so."""
    return {
        "source": said.get("source"),
        "quote": said.get("quote"),
        "start": said.get("start"),
        "end": said.get("stop"),
        "place": place_of(graph, said.get("source"), said.get("start")),
    }


def passed(due: str | None, as_of: str) -> bool:
    """Whether a deadline of any precision lies wholly before a day.

    Examples
    --------
    >>> passed("2021-04", "2021-04-30"), passed("2021-04", "2021-05-01"), passed(None, "2021")
    (False, True, False)
    """
    return due is not None and due + "~" < as_of


def _order(item: tuple[str, dict[str, Any]]) -> tuple[str, int, int, str]:
    key, node = item
    return node["plan"] or "", _PARTS.get(node["part"], 2), node["no"] or 0, key


def _responsible(graph: Graph) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """For each task the units and the groups: name as printed to key, in the order of the words."""
    names = {row["key"]: row["name"] for row in graph.node_table("Group").select(["key", "name"]).to_pylist()}
    found: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
    for row in rows(graph, "RESPONSIBLE_FOR"):
        if row["basis"] != "named" and row["from_key"] not in names:
            continue  # a unit that the words name only through a group
        units, groups = found.setdefault(row["to_key"], ({}, {}))
        printed = row["printed"] or names.get(row["from_key"]) or row["from_key"]
        (groups if row["from_key"] in names else units).setdefault(printed, row["from_key"])
    return found
