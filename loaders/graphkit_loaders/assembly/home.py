"""A roster without a plan: the units of a division as the gazetteer lists them."""

from __future__ import annotations

from difflib import get_close_matches

from graphkit.errors import InputError
from graphkit.model import Link, Node, Records
from graphkit_loaders.assembly.places import containment
from graphkit_loaders.assembly.roster import governed_class, own_zone
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.naming import division, own_node, zone


def home_roster(gaz: Gazetteer, home: str, year: int | None) -> Records:
    """A plan in name only, which governs what lies in a division: its counties, and the listed zones of its classes.

    Parameters
    ----------
    gaz : Gazetteer
        The tables.
    home : str
        Six-digit code, or full name of one division.
    year : int, optional
        The divisions of this year; of today by default.

    Raises
    ------
    InputError
        If the gazetteer has no such division, or several.
    """
    code = _code(gaz, home)
    name = gaz.place(code).name
    key = f"plan:{code}/roster"
    title = f"{name}单位名册（地名表）"
    nodes: dict[str, Node] = {code: division(gaz, code)}
    governed: list[Node] = [
        division(gaz, c) for c in (gaz.children(code) if year is None else gaz.children_in(code, year))
    ]
    for entry in gaz.zones:
        found = zone(gaz, entry.name, code) if code in (entry.city, entry.county) else None
        if found is not None and own_zone(gaz, found, code) and governed_class(found):
            governed.append(found)
    for own in gaz.own:
        node = own_node(gaz, own)
        if node is not None and node.label == "Zone" and own_zone(gaz, node, code):
            governed.append(node)
    for node in governed:
        nodes.setdefault(node.key, node)
    links = [
        Link("GOVERNS", "Plan", key, node.label, node.key, {"role": _ROLES[node.label], "basis": "gazetteer"})
        for node in {node.key: node for node in governed}.values()
    ]
    plan = Node("Plan", key, title, (), {"title": title, "issuer": code})
    above, within = containment(gaz, nodes.values())
    return Records((), (plan, *nodes.values(), *above), (*links, *within))


_ROLES = {"Division": "county", "Zone": "zone"}


def _code(gaz: Gazetteer, home: str) -> str:
    if home in gaz:
        return home
    full = [code for code in gaz.lookup(home) if len(code) == 6]
    full = [code for code in full if gaz.place(code).name == home] or full
    if len(full) == 1:
        return full[0]
    if full:
        raise InputError(f"home {home!r} may be {', '.join(full)}; give the code.")
    close = get_close_matches(home, [*gaz.by_name, *(c for names in gaz.by_name.values() for c in names)], n=3)
    hint = f"did you mean {' or '.join(close)}?" if close else "give a code of six digits or a name of the gazetteer."
    raise InputError(f"there is no division {home!r}; {hint}")
