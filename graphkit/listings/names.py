"""Every node by its key with all its names, and the keys that a name may mean."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from graphkit.errors import UsageError
from graphkit.model import PARTY_LABELS
from graphkit.nearest import nearest

if TYPE_CHECKING:
    from graphkit.graph import Graph

UNIT_LABELS = (*PARTY_LABELS, "Alliance", "Group")
"""Labels of nodes that a partnership can join."""


@dataclass(frozen=True, slots=True)
class Named:
    """A node as its names tell it."""

    label: str
    key: str
    name: str
    aliases: tuple[str, ...]

    @property
    def names(self) -> list[str]:
        """Canonical name first, then the others."""
        return [self.name, *self.aliases]


def named(graph: Graph, labels: Iterable[str] = UNIT_LABELS) -> dict[str, Named]:
    """Nodes of these labels by key."""
    found = {}
    for label in labels:
        table = graph.node_table(label).select(["key", "name", "aliases"])
        for key, name, aliases in zip(*(column.to_pylist() for column in table.columns), strict=True):
            found[key] = Named(label, key, name, tuple(aliases))
    return found


def rows(graph: Graph, link_type: str) -> list[dict[str, Any]]:
    """Links of one type as dictionaries, in the order of the documents and of the words in them."""
    order = {source.key: place for place, source in enumerate(graph.sources)}
    last = len(order)
    found: list[dict[str, Any]] = graph.link_table(link_type).to_pylist()
    return sorted(
        found, key=lambda row: (order.get(row["source"], last), row["start"] or 0, row["stop"] or 0, row["key"])
    )


def fold(name: str) -> str:
    """A name without what people type differently: width of characters, blanks, case.

    Examples
    --------
    >>> fold("安水（ 高新区 ）") == fold("安水(高新区)")
    True
    """
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def find(nodes: dict[str, Named], words: str, known: Iterable[str] | None = None) -> list[Named]:
    """The nodes that a user's words mean, by key or by any of their names.

    Parameters
    ----------
    nodes : dict of str to Named
        Nodes to look among.
    words : str
        A key, a name or another name.
    known : iterable of str, optional
        Names to propose where nothing fits; by default all.

    Raises
    ------
    UsageError
        If no node has the name.
    """
    if words in nodes:
        return [nodes[words]]
    asked = fold(words)
    found = [node for node in nodes.values() if any(fold(name) == asked for name in node.names)]
    if not found:
        names = (
            dict.fromkeys(known)
            if known is not None
            else dict.fromkeys(n for node in nodes.values() for n in node.names)
        )
        raise UsageError(f"no unit is called {words!r}; {nearest(words, names)}")
    return found
