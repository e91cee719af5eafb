"""Partnerships that nobody has made yet, as ``suggest`` or somebody else proposes them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from graphkit.errors import UsageError
from graphkit.map.focus import unit_of
from graphkit.map.pairs import Pair
from graphkit.map.rows import Nodes

if TYPE_CHECKING:
    import pandas as pd

    from graphkit.model import Node

COLUMNS = ("unit", "counterpart", "why")


class Shortlist(Protocol):
    """What ``suggest`` answers: suggestions, and the counterparts that the graph does not know."""

    @property
    def suggestions(self) -> Sequence[Any]:
        """Each with ``unit_id``, ``counterpart_id``, ``why_zh`` and ``why_en``."""

    @property
    def nodes(self) -> Sequence[Node]:
        """Counterparts to be added."""


def suggested(given: pd.DataFrame | Shortlist, nodes: Nodes, existing: Container[tuple[str, str]]) -> list[Pair]:
    """Suggestions as pairs, in the order given, those that a document already states left out.

    Parameters
    ----------
    given : pandas.DataFrame or Suggestions
        What ``suggest`` answers, or a frame with the columns ``unit``, ``counterpart`` (names or keys) and ``why``;
        ``unit_id`` and ``counterpart_id`` go before the names where they are there.
    nodes : Nodes
        Nodes of the graph; those that only the shortlist knows join them.
    existing : container of pairs of keys
        What documents state.

    Raises
    ------
    UsageError
        If a column is missing or a name is unknown.
    """
    found: dict[tuple[str, str], Pair] = {}
    for one, other, why in _told(given, nodes):
        if one != other and (one, other) not in existing and (other, one) not in existing:
            found.setdefault((one, other), Pair(one, other, "suggested", (), why))
    return list(found.values())


def _told(given: pd.DataFrame | Shortlist, nodes: Nodes) -> Iterable[tuple[str, str, tuple[str, str]]]:
    columns = getattr(given, "columns", None)
    if columns is None:
        shortlist: Any = given
        for node in shortlist.nodes:
            nodes.add(node)
        return [(s.unit_id, s.counterpart_id, (s.why_zh, s.why_en)) for s in shortlist.suggestions]
    if missing := [name for name in COLUMNS if name not in columns]:
        raise UsageError(f"suggestions lack the column {missing[0]}; they need {', '.join(COLUMNS)}.")
    known = list(nodes.of)
    frame: Any = given
    return [
        (_key(row, "unit", nodes, known), _key(row, "counterpart", nodes, known), (_text(row["why"]),) * 2)
        for row in frame.to_dict("records")
    ]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _key(row: Mapping[Any, Any], side: str, nodes: Nodes, known: list[str]) -> str:
    key = row.get(f"{side}_id")
    return key if isinstance(key, str) and key in nodes.of else unit_of(nodes, str(row[side]), known)
