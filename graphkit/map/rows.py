"""Who stands in the picture: local units on the left, those they work with on the right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.map.short_names import short_name
from graphkit.model import PARTY_LABELS, Node

if TYPE_CHECKING:
    from graphkit.graph import Graph

COUNTERPART = "to:"
"""Prefix of the id of a right row whose unit stands on the left as well."""

KINDS = ("city", "county", "zone", "department", "institution", "group", "alliance")
"""Kinds of rows on the left, from the top."""

_LOCAL = {"Zone": "zone", "Department": "department", "Institution": "institution", "Group": "group",
          "Alliance": "alliance"}  # fmt: skip
_REMOTE = {"Division": "division", **_LOCAL}
_ABOVE_COUNTY = ("province", "city")


@dataclass(frozen=True, slots=True)
class Row:
    """One name in the picture.

    ``id`` is the key of the node, with ``to:`` before it where the same unit stands on both sides. ``seat`` is
    longitude and latitude of the unit, or of the county or city that it lies in.
    """

    id: str
    key: str
    label: str
    kind: str
    local: bool
    name: str
    short: str
    aliases: tuple[str, ...]
    province: str | None
    city: str | None
    seat: tuple[float, float] | None

    @property
    def counts(self) -> bool:
        """Whether it can be a counterpart: an alliance is joined, a group names nobody."""
        return self.label in PARTY_LABELS


class Nodes:
    """The nodes that can take part in a partnership, by key, with what the picture needs of them."""

    def __init__(self, graph: Graph) -> None:
        self.label: dict[str, str] = {}
        self.of: dict[str, dict[str, Any]] = {}
        for label in (*PARTY_LABELS, "Alliance", "Group"):
            for node in graph.node_table(label).to_pylist():
                self.label[node["key"]] = label
                self.of[node["key"]] = node

    def add(self, node: Node) -> None:
        """Take in a node that the graph does not hold."""
        if node.key not in self.of:
            self.label[node.key] = node.label
            self.of[node.key] = {"key": node.key, "name": node.name, "aliases": node.aliases, **node.properties}

    def name(self, key: str | None) -> str | None:
        """Name of a node, none if the graph does not hold it."""
        node = self.of.get(key or "")
        return node["name"] if node else None

    def seat(self, key: str) -> tuple[float, float] | None:
        """Where a unit is: its own place, else that of the county or city it lies in."""
        node = self.of[key]
        for place in (key, key[:6], node.get("county"), node.get("city")):
            found = self.of.get(place or "")
            if found and found.get("lon") is not None and found.get("lat") is not None:
                return float(found["lon"]), float(found["lat"])
        return None

    def row(self, key: str, kind: str, local: bool, prefix: str = "") -> Row:
        """A node as a row."""
        node, label = self.of[key], self.label[key]
        province, city = node.get("province"), self.name(node.get("city"))
        if label == "Division" and node.get("level") == "province":
            province, city = key, None
        return Row(
            prefix + key, key, label, kind, local, node["name"], short_name(label, node),
            tuple(node["aliases"] or ()), province, city, self.seat(key),
        )  # fmt: skip


def roster_roles(graph: Graph) -> dict[str, str]:
    """Role of every unit that a plan must cover, in the order of roles and keys."""
    table = graph.link_table("GOVERNS").select(["to_key", "role"]).to_pylist()
    order = {"county": 0, "zone": 1, "department": 2}
    found = sorted({(order.get(row["role"], 3), row["to_key"], row["role"]) for row in table})
    return {key: role for _, key, role in found}


def issuers(graph: Graph) -> tuple[str, ...]:
    """Keys of the divisions that issued the plans, in the order of the plans."""
    return tuple(dict.fromkeys(key for key in graph.node_table("Plan").column("issuer").to_pylist() if key))


def left_kind(nodes: Nodes, key: str, roles: Mapping[str, str], own: Iterable[str]) -> str:
    """Kind of a row on the left: the role in the roster, else what the node is."""
    if key in roles:
        return roles[key]
    label = nodes.label[key]
    if label != "Division":
        return _LOCAL[label]
    return "city" if key in own or nodes.of[key].get("level") in _ABOVE_COUNTY else "county"


def left_rows(nodes: Nodes, keys: Iterable[str], roles: Mapping[str, str], own: Iterable[str]) -> dict[str, Row]:
    """Rows of the left side by key: cities, then roles in their order, then what else has a link."""
    own = tuple(own)
    rows = [nodes.row(key, left_kind(nodes, key, roles, own), local=True) for key in dict.fromkeys(keys)]
    rows.sort(key=lambda row: KINDS.index(row.kind))
    return {row.key: row for row in rows}


def right_rows(nodes: Nodes, keys: Iterable[str], left: Mapping[str, Row]) -> dict[str, Row]:
    """Rows of the right side by key."""
    return {
        key: nodes.row(key, _REMOTE[nodes.label[key]], local=False, prefix=COUNTERPART if key in left else "")
        for key in dict.fromkeys(keys)
    }
