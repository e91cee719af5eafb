"""Who a province has to offer as counterparts: its cities, counties and development zones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from graphkit.model import Node
from graphkit_loaders.assembly.places import reference
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.gazetteer.forms import short_forms
from graphkit_loaders.naming.zones import parse_zone, zone, zone_suffix


def places(gaz: Gazetteer, provinces: Iterable[str]) -> list[Node]:
    """Nodes of the cities, counties and zones of provinces; unknown codes have none.

    An entry of the list of zones that is nothing but a class (经济开发区), or that names a place elsewhere, is left
    out: nobody could tell which zone is meant.
    """
    return list(_places(gaz, tuple(dict.fromkeys(provinces))))


@lru_cache(maxsize=8)  # every loader of documents is asked, and all have this one gazetteer
def _places(gaz: Gazetteer, provinces: tuple[str, ...]) -> tuple[Node, ...]:
    wanted = [code for code in provinces if code in gaz and gaz.place(code).level == "province"]
    found = {node.key: node for node in reference(gaz, wanted)}
    for entry in gaz.zones:
        where = entry.county or entry.city
        if where not in gaz or gaz.province(where) not in wanted or entry.name == zone_suffix(entry.name):
            continue
        node = zone(gaz, entry.name, where)
        if node is not None and node.properties.get("city") == gaz.city(where):
            found.setdefault(node.key, _told_apart(gaz, node))
    return tuple(found.values())


def _told_apart(gaz: Gazetteer, node: Node) -> Node:
    """The zone with its city before a name that begins with no place: the list's 高新园区 is one of many."""
    parsed, city = parse_zone(gaz, node.name), node.properties.get("city")
    if parsed is None or parsed.place is not None or not isinstance(city, str):
        return node
    name = gaz.place(city).name
    return replace(node, name=(*short_forms(name), name)[0] + node.name, aliases=(node.name, *node.aliases))
