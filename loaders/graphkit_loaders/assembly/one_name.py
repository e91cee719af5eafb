"""One node for what a document calls by several names: 芜湖片区 and 中国（安徽）自贸试验区芜湖片区."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from graphkit.model import Node


def shorter_names(nodes: Iterable[Node]) -> dict[str, str]:
    """Keys of zones that a document names in short, each with the key of the zone meant.

    A zone means another of the same city and class whose name ends with the whole of its own, if there is just one.
    """
    zones = {n.key: n for n in nodes if n.label == "Zone"}
    found: dict[str, str] = {}
    for key, node in zones.items():
        names = {node.name, *node.aliases}
        longer = {
            other.key
            for other in zones.values()
            if other.key != key
            and other.properties.get("city") == node.properties.get("city")
            and other.properties.get("class") == node.properties.get("class")
            and any(n.endswith(node.name) and len(n) > len(node.name) for n in (other.name, *other.aliases))
            and other.name not in names
        }
        if len(longer) == 1:
            found[key] = longer.pop()
    return {key: found.get(other, other) for key, other in found.items()}


def united(nodes: Iterable[Node], same: Mapping[str, str]) -> dict[str, Node]:
    """Nodes by key, those of one key made one: the longest name of a zone stays, the others become aliases."""
    found: dict[str, Node] = {}
    for node in nodes:
        key = same.get(node.key, node.key)
        known = found.get(key)
        if known is None:
            found[key] = replace(node, key=key)
            continue
        name = node.name if node.label == "Zone" and len(node.name) > len(known.name) else known.name
        names = (known.name, *known.aliases, node.name, *node.aliases)
        aliases = tuple(dict.fromkeys(n for n in names if n != name))
        found[key] = replace(known, name=name, aliases=aliases)
    return found
