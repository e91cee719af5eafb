"""Nodes of the names that a user's own table adds; they go before every other table."""

from __future__ import annotations

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import Gazetteer, OwnName
from graphkit_loaders.naming.places import division, split_place
from graphkit_loaders.naming.tables import zones


def own_node(gaz: Gazetteer, printed: str) -> Node | None:
    """The node of a name of the user's own table, with the place before it or without; None if it has no such name."""
    if not gaz.own:
        return None
    found = gaz.own.get(printed)
    if found is None:
        name = next((n for n in gaz.own if printed.endswith(n) and not split_place(gaz, printed[: -len(n)])[1]), None)
        found = gaz.own[name] if name else None
    if found is None:
        return None
    row, code = found
    if row.kind == "division":
        return division(gaz, code, (row.name, *row.other_names, printed))
    return _unit(gaz, row, code, printed)


def _unit(gaz: Gazetteer, row: OwnName, code: str, printed: str) -> Node:
    place = gaz.place(code)
    city = gaz.city(code)
    properties: dict[str, Value] = {"province": gaz.province(code), "city": city}
    if row.kind == "zone":
        suffix = next((s for s in zones().suffixes if row.name.endswith(s)), None)
        point = gaz.place(city) if place.lon is None and city else place
        properties |= {
            "class": row.zone_class or (zones().classes[suffix].name if suffix else "other"),
            "county": code if place.level == "county" else None,
            "lon": point.lon,
            "lat": point.lat,
        }
        key = f"zone:{city or code}/{row.name}"
    elif row.kind == "department":
        properties |= {"short_name": row.other_names[0] if row.other_names else row.name}
        key = f"dept:{code}/{row.name}"
    else:
        properties |= {"kind": "other"}
        key = f"inst:{row.name}"
    label = {"zone": "Zone", "department": "Department"}.get(row.kind, "Institution")
    aliases = tuple(dict.fromkeys(name for name in (*row.other_names, printed) if name != row.name))
    return Node(label, key, row.name, aliases, properties)
