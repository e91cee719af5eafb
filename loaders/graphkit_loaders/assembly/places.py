"""What lies in what: PART_OF links up to the province, and the divisions that a plan's targets refer to."""

from __future__ import annotations

from collections.abc import Iterable

from graphkit.model import Link, Node
from graphkit_loaders.gazetteer import Gazetteer
from graphkit_loaders.naming import division


def seat(gaz: Gazetteer, node: Node) -> str | None:
    """Code of the division that a node lies in directly; None where nothing tells."""
    if node.label == "Division":
        return next(iter(gaz.ancestors(node.key)), None)
    if node.label == "Department":
        owner = node.key.removeprefix("dept:").partition("/")[0]
        return owner if owner in gaz else None
    for level in ("county", "city", "province"):
        code = node.properties.get(level)
        if isinstance(code, str) and code in gaz:
            return code
    return None


def containment(gaz: Gazetteer, nodes: Iterable[Node]) -> tuple[list[Node], list[Link]]:
    """Divisions above the given nodes that are not among them, and the PART_OF links of all.

    The gazetteer states these links, no document: they carry no evidence.
    """
    known = {node.key: node for node in nodes}
    added: list[Node] = []
    links: list[Link] = []
    queue = list(known.values())
    while queue:
        node = queue.pop(0)
        if node.label not in ("Division", "Zone", "Department", "Institution"):
            continue
        code = seat(gaz, node)
        if code is None or code == node.key:
            continue
        links.append(Link("PART_OF", node.label, node.key, "Division", code))
        if code not in known:
            known[code] = division(gaz, code)
            added.append(known[code])
            queue.append(known[code])
    return added, links


def reference(gaz: Gazetteer, provinces: Iterable[str]) -> list[Node]:
    """Provinces with all their cities and counties: who could be a counterpart, so that nobody shows as nobody."""
    codes: dict[str, None] = {}
    for province in provinces:
        for code in (province, *gaz.children_of_kind(province, "city"), *gaz.children_of_kind(province, "county")):
            codes[code] = None
    return [division(gaz, code) for code in codes]
