"""Names of institutions, alliances and groups."""

from __future__ import annotations

from graphkit.model import Node, Value
from graphkit_loaders.gazetteer import NATION, Gazetteer
from graphkit_loaders.naming.places import split_place
from graphkit_loaders.naming.tables import parties


def institution(gaz: Gazetteer, printed: str, home: str | None = None) -> Node | None:
    """The node of a university, hospital, institute, company or association; None if it ends like none."""
    table = parties()
    suffix = next((s for s in table.institution_suffixes if printed.endswith(s) and len(printed) > len(s)), None)
    if suffix is None and printed not in table.institutions:
        return None
    kind = table.institutions[suffix or printed]
    code, _ = split_place(gaz, printed, home)
    properties: dict[str, Value] = {"kind": kind}
    if code:
        properties |= {"province": gaz.province(code), "city": gaz.city(code)}
    return Node("Institution", f"inst:{printed}", printed, (), properties)


def alliance(printed: str) -> Node | None:
    """The node of a corridor, metropolitan area or other grouping; None if the words are none."""
    table = parties()
    if printed in table.alliance_names:
        return Node("Alliance", f"alliance:{printed}", printed, (), {"kind": "cluster"})
    suffix = next((s for s in table.alliance_suffixes if printed.endswith(s) and len(printed) > len(s)), None)
    if suffix is None:
        return None
    return Node("Alliance", f"alliance:{printed}", printed, (), {"kind": table.alliances[suffix]})


def group_role(printed: str) -> str | None:
    """The role of the issuer's roster that the words of a group stand for: 各县市区政府 for county."""
    return next((g.stands_for for g in parties().groups if g.pattern.match(printed)), None)


def group(printed: str, home: str | None) -> Node:
    """The node of a collective that names nobody, kept apart by the document's division."""
    properties: dict[str, Value] = {"stands_for": group_role(printed)}
    return Node("Group", f"group:{home or NATION}/{printed}", printed, (), properties)
