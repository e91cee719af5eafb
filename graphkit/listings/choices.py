"""What somebody who keeps a ledger may choose from: names that a ledger reads back as the very units they stand for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from graphkit.listings.counts import roster
from graphkit.listings.names import named, rows
from graphkit.model import PARTY_LABELS

if TYPE_CHECKING:
    from graphkit.graph import Graph

_NUMBER = re.compile(r"〔(\d{4})〕\s*(\d+)\s*号")


def units(graph: Graph) -> list[str]:
    """Names of the cities that issued a plan and of the units that the plans must cover."""
    names = {node.key: node.name for node in named(graph).values()}
    issuers = sorted({key for key in graph.node_table("Plan").column("issuer").to_pylist() if key in names})
    members = [unit["name"] for some in roster(graph).values() for unit in some]
    return list(dict.fromkeys([*(names[key] for key in issuers), *members]))


def counterparts(graph: Graph) -> list[str]:
    """Names of those who are somebody's counterpart, then of the divisions of other cities, with what they lie in."""
    nodes = named(graph, PARTY_LABELS)
    places = {row["key"]: row for row in graph.node_table("Division").to_pylist()}
    linked = dict.fromkeys(row["to_key"] for row in rows(graph, "PARTNERS_WITH") if row["to_key"] in nodes)
    own = set(graph.node_table("Plan").column("issuer").to_pylist())
    governed = {unit["key"] for some in roster(graph).values() for unit in some} | own
    others = [
        key
        for key, place in sorted(places.items())
        if place["level"] in {"city", "county"} and place["city"] not in own
    ]
    keys = [key for key in dict.fromkeys([*linked, *others]) if key not in governed]
    return list(dict.fromkeys(_full(key, nodes[key].name, places) for key in keys))


def tasks(graph: Graph) -> list[str]:
    """Tasks of the plans' bodies: number of the plan, number and title of the task."""
    plans = {row["key"]: row for row in graph.node_table("Plan").to_pylist()}
    found = [row for row in graph.node_table("Task").to_pylist() if row["part"] == "body"]
    found.sort(key=lambda row: (row["plan"] or "", row["no"] or 0, row["key"]))
    return list(dict.fromkeys(_task(row, plans.get(row["plan"])) for row in found))


def _full(key: str, name: str, places: dict[str, dict[str, Any]]) -> str:
    """The name of a division with those of the city or province that it lies in; that of another unit alone."""
    place = places.get(key)
    if place is None or place["level"] not in {"county", "town"}:
        return name
    above = places.get(place["city"] or "") or places.get(place["province"] or "")
    prefix = above["name"] if above and above["key"] != key else ""
    if place["level"] == "town" and (county := places.get(key[:6])) and county is not above:
        prefix += county["name"]
    return name if name.startswith(prefix) else prefix + name


def _task(row: dict[str, Any], plan: dict[str, Any] | None) -> str:
    number = _NUMBER.search((plan or {}).get("number") or "")
    if number and plan and row["key"] == f"plan:{plan['issuer']}/{number[1]}/{number[2]}/task/{row['no']}":
        return f"{number[0]} 任务{row['no']} {row['title']}"
    return f"{row['title']} [{row['key']}]"
