"""The sentences that tie two units together, in their context, with the names marked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from graphkit.listings.names import Named, find, named
from graphkit.listings.partnerships import partnerships

if TYPE_CHECKING:
    from graphkit.graph import Graph

REACH = 100
"""Characters of context to look through on either side for the end of a sentence."""

_SENTENCE_END = "。；！？"

Mark = dict[str, Any]


def statements(graph: Graph, unit: str, counterpart: str, as_of: str | None = None) -> list[dict[str, Any]]:
    """What the documents say about two units, whichever of them they put first.

    Parameters
    ----------
    graph : Graph
        Where to look.
    unit, counterpart : str
        Names or keys; a name that several units have stands for all of them.
    as_of : str, optional
        Leave out what was not known to hold on this day.

    Returns
    -------
    list of dict
        The link as ``graphkit links`` has it, and ``file``, ``line``, ``context`` (the words around the quote, as the
        document has them), ``context_start`` (their offset) and ``names``: ``start``, ``end`` and ``side`` of each
        name in the document.

    Raises
    ------
    UsageError
        If a name is not known; it proposes the nearest.
    """
    graph = graph.as_of(as_of) if as_of else graph
    nodes = named(graph)
    links = partnerships(graph, everything=True)
    one, other = (_keys(nodes, links, words) for words in (unit, counterpart))
    return [
        link | _place(graph, link)
        for link in links
        if (link["unit_id"] in one and link["counterpart_id"] in other)
        or (link["unit_id"] in other and link["counterpart_id"] in one)
    ]


def partners_of(graph: Graph, words: str) -> list[str]:
    """Names of those that a unit is tied to, each once, in the order of the documents."""
    links = partnerships(graph, everything=True)
    keys = _keys(named(graph), links, words)
    names = [link["counterpart"] for link in links if link["unit_id"] in keys]
    return list(dict.fromkeys(names + [link["unit"] for link in links if link["counterpart_id"] in keys]))


def _keys(nodes: dict[str, Named], links: Sequence[dict[str, Any]], words: str) -> set[str]:
    """Keys of the units of a name. Those with a link are proposed first, since the others are only places on a map."""
    linked = [name for link in links for name in (*link["unit_names"], *link["counterpart_names"])]
    others = [name for node in nodes.values() for name in node.names]
    return {node.key for node in find(nodes, words, [*linked, *others])}


def _place(graph: Graph, link: dict[str, Any]) -> dict[str, Any]:
    if link["source"] is None:
        return {"file": None, "line": None, "context": None, "context_start": None, "names": []}
    source = graph.source(link["source"])
    start, stop = context(source.text, link["start"], link["end"])
    sides = (("unit", link["unit_names"]), ("counterpart", link["counterpart_names"]))
    return {
        "file": source.file,
        "line": source.text.count("\n", 0, link["start"]) + 1,
        "context": source.text[start:stop],
        "context_start": start,
        "names": marks(source.text, start, stop, sides),
    }


def context(text: str, start: int, stop: int) -> tuple[int, int]:
    """Offsets of the sentences around a quote, or of ``REACH`` characters where no sentence ends.

    Examples
    --------
    >>> text = "指导思想。推动甲区与乙市开展合作，做深做实。组织领导。"
    >>> first, last = context(text, 7, 12)
    >>> text[first:last]
    '推动甲区与乙市开展合作，做深做实。'
    """
    least, most = max(0, start - REACH), min(len(text), stop + REACH)
    first = max((text.rfind(mark, least, start) for mark in _SENTENCE_END), default=-1)
    ends = [place for mark in _SENTENCE_END if (place := text.find(mark, max(start, stop - 1), most)) >= 0]
    first = first + 1 if first >= 0 else least
    while first < start and text[first].isspace():
        first += 1
    return first, min(ends) + 1 if ends else most


def marks(text: str, start: int, stop: int, sides: Iterable[tuple[str, Sequence[str]]]) -> list[Mark]:
    """Places of names, longest first, none within another; a line may break inside a name."""
    by_name = {name: side for side, names in sides for name in names if len(name) > 1}
    found: list[Mark] = []
    for name in sorted(by_name, key=lambda name: (-len(name), name)):
        for match in re.compile(r"\s*".join(map(re.escape, name))).finditer(text, start, stop):
            first, last = match.span()
            if all(last <= mark["start"] or mark["end"] <= first for mark in found):
                found.append({"start": first, "end": last, "side": by_name[name]})
    return sorted(found, key=lambda mark: mark["start"])
