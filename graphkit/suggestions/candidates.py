"""Who could be a counterpart: divisions and zones of graph and gazetteer, in the provinces that plans name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from graphkit.analysis.ties import Network, edges, name
from graphkit.model import Node

FROM_ROLE = {"county": ("county",), "zone": ("zone",), "department": ("city", "county"), "city": ("city",)}
"""Kinds of counterparts that a unit of a role is offered, where no target asks for another."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A division or zone as a counterpart: what the cost asks of it.

    ``kind`` is city (a municipality too), county or zone; ``sort`` the kind of county (区, 县, 市) or class of zone.
    """

    key: str
    name: str
    kind: str
    province: str
    city: str | None
    county: str | None
    sort: str
    lon: float | None
    lat: float | None
    node: Node | None = None
    """What the gazetteer says of it, where the graph has no node."""


def candidates(network: Network, provinces: Iterable[str], home: Iterable[str]) -> list[Candidate]:
    """Cities, counties and zones in these provinces that no plan governs, by key.

    Parameters
    ----------
    network : networkx.MultiDiGraph
        As ``Graph.to_networkx`` gives it.
    provinces : iterable of str
        Six-digit codes.
    home : iterable of str
        Keys of units that are local, and so no counterparts.
    """
    wanted, local = set(provinces), set(home)
    found: dict[str, Candidate] = {}
    for key, told in network.nodes(data=True):
        if told.get("province") in wanted and key not in local and (one := _candidate(key, told["label"], told)):
            found[key] = one
    for node in listed(wanted):
        if node.key not in found and node.key not in local:
            told = {"name": node.name, **node.properties}
            if one := _candidate(node.key, node.label, told, node):
                found[node.key] = one
    number = Counter(each.name for each in found.values())
    for key, each in found.items():
        if number[each.name] > 1 and each.city and each.city != key:
            found[key] = replace(each, name=_name_of(each.city, network, found) + each.name)
    return [found[key] for key in sorted(found)]


def _name_of(city: str, network: Network, found: Mapping[str, Candidate]) -> str:
    return found[city].name if city in found else name(network, city)


def listed(provinces: Iterable[str]) -> list[Node]:
    """What the gazetteers of the installed loaders know in these provinces; none where no loader has one."""
    from graphkit.reading import loaders

    asked = tuple(sorted(provinces))
    found: dict[str, Node] = {}
    for loader in loaders():
        places = getattr(loader, "places", None)
        if places is not None:
            for node in places(asked):
                found.setdefault(node.key, node)
    return list(found.values())


def provinces_named(network: Network) -> set[str]:
    """Provinces that targets name; where none does, those of the counterparts outside the issuers' own provinces."""
    named = {
        code for _, told in network.nodes(data=True) if told["label"] == "Target" for code in told.get("provinces", ())
    }
    if named:
        return named
    issuers = {str(told.get("issuer")) for _, told in network.nodes(data=True) if told["label"] == "Plan"}
    own = {network.nodes[key].get("province") for key in issuers if key in network}
    there = {network.nodes[b].get("province") for _, b, _ in edges(network, "PARTNERS_WITH")}
    return {str(code) for code in there - own if code}


def candidate_of(network: Network, key: str) -> Candidate | None:
    """A node of the graph as a candidate; none where it cannot be one."""
    told = network.nodes[key]
    return _candidate(key, told["label"], told) if told.get("province") else None


def _candidate(key: str, label: str, told: Any, node: Node | None = None) -> Candidate | None:
    title, kind = str(told.get("name") or key), ""
    level = told.get("level")
    if label == "Zone":
        kind, sort = "zone", str(told.get("class") or "")
    elif label == "Division" and (level == "city" or (level == "province" and told.get("city") == key)):
        kind, sort = "city", "city"
    elif label == "Division" and level == "county":
        kind, sort = "county", title[-1]
    if not kind:
        return None
    county = key if kind == "county" else told.get("county")
    return Candidate(
        key, title, kind, str(told["province"]), told.get("city"), county, sort, told.get("lon"), told.get("lat"), node
    )
