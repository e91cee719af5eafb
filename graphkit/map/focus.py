"""The neighbourhood of one unit: what lies so many links away, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graphkit.errors import UsageError
from graphkit.listings.names import Named, find
from graphkit.map.pairs import Pair
from graphkit.map.rows import Nodes


def unit_of(nodes: Nodes, words: str, known: Sequence[str]) -> str:
    """Key of the unit that a user's words mean; of several with the name, one that is in the picture.

    Parameters
    ----------
    nodes : Nodes
        Nodes of the graph.
    words : str
        A key, a name or another name.
    known : sequence of str
        Keys of the units of the picture.

    Raises
    ------
    UsageError
        If none has the name, or the one that has it is in no plan and no link.
    """
    named = {
        key: Named(nodes.label[key], key, node["name"], tuple(node["aliases"] or ())) for key, node in nodes.of.items()
    }
    proposals = [name for key in known for name in named[key].names]
    found = [node.key for node in find(named, words, proposals)]
    shown = set(known)
    for key in found:
        if key in shown:
            return key
    name = named[found[0]].name
    raise UsageError(f"{name} is in no roster and has no partnership, so that there is nothing to show.")


def around(pairs: Sequence[Pair], centre: str, hops: int) -> tuple[list[Pair], set[str]]:
    """Pairs on the ways of so many links from a unit, and the units they join."""
    reached, edge = {centre}, {centre}
    kept: dict[int, Pair] = {}
    neighbours: Mapping[str, list[int]] = _neighbours(pairs)
    for _ in range(hops):
        beyond: set[str] = set()
        for unit in sorted(edge):
            for place in neighbours.get(unit, ()):
                pair = pairs[place]
                kept[place] = pair
                beyond |= {pair.unit, pair.counterpart} - reached
        reached |= beyond
        edge = beyond
    return [kept[place] for place in sorted(kept)], reached


def _neighbours(pairs: Sequence[Pair]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, pair in enumerate(pairs):
        for end in (pair.unit, pair.counterpart):
            found.setdefault(end, []).append(place)
    return found
