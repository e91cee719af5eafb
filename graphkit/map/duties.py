"""The tasks of the picture: what must be done, by whom and by when, and what the annex adds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.listings.duties import tasks as listed

if TYPE_CHECKING:
    from graphkit.graph import Graph


@dataclass(frozen=True, slots=True)
class Duty:
    """One task of the body, or a row of the annex that spells out none, with the rows that spell it out.

    ``responsible`` are keys of units that are named, ``groups`` the collectives as printed, ``roles`` the roster
    roles that those stand for.
    """

    key: str
    number: str
    title: str
    due: str | None
    ongoing: bool
    responsible: tuple[str, ...]
    groups: tuple[str, ...]
    roles: tuple[str, ...]
    source: str | None
    start: int | None
    stop: int | None
    annex: tuple[dict[str, Any], ...]


def duties(graph: Graph, units: Container[str]) -> dict[str, Duty]:
    """Tasks by key, those of the body first.

    Parameters
    ----------
    graph : Graph
        Plans with their tasks.
    units : container of str
        Keys of the units that have a row; others are left to the printed names.
    """
    rows = listed(graph)
    roles = _roles(graph)
    below: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["elaborates_id"]:
            below[row["elaborates_id"]].append(row)
    found = [
        Duty(
            row["id"],
            str(row["no"] or "") if row["part"] == "body" else f"附{row['no'] or ''}",
            row["title"] or row["id"],
            row["due"],
            row["ongoing"],
            tuple(key for key in row["responsible_ids"] if key in units),
            tuple(row["responsible_groups"]),
            tuple(sorted(roles[row["id"]])),
            row["source"],
            row["start"],
            row["end"],
            tuple(below[row["id"]]),
        )
        for row in sorted(rows, key=lambda row: row["part"] != "body")
        if not row["elaborates_id"]
    ]
    return {duty.key: duty for duty in found}


def spelled_out(graph: Graph) -> dict[str, str]:
    """Body task for every row of the annex that spells one out."""
    table = graph.link_table("ELABORATES").select(["from_key", "to_key"]).to_pylist()
    return {row["from_key"]: row["to_key"] for row in table}


def _roles(graph: Graph) -> dict[str, set[str]]:
    stands = {row["key"]: row["stands_for"] for row in graph.node_table("Group").to_pylist()}
    found: dict[str, set[str]] = defaultdict(set)
    for link in graph.link_table("RESPONSIBLE_FOR").select(["from_key", "to_key"]).to_pylist():
        if role := stands.get(link["from_key"]):
            found[link["to_key"]].add(role)
    return found
