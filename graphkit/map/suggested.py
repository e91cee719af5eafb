"""Partnerships that nobody has made yet, as somebody proposes them."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import TYPE_CHECKING, Any

from graphkit.errors import UsageError
from graphkit.map.focus import unit_of
from graphkit.map.pairs import Pair
from graphkit.map.rows import Nodes

if TYPE_CHECKING:
    import pandas as pd

COLUMNS = ("unit", "counterpart", "why")


def suggested(frame: pd.DataFrame, nodes: Nodes, existing: Container[tuple[str, str]]) -> list[Pair]:
    """Suggestions as pairs, in the order given, those that a document already states left out.

    Parameters
    ----------
    frame : pandas.DataFrame
        Columns ``unit``, ``counterpart`` (names or keys) and ``why``; ``unit_id`` and ``counterpart_id`` go before
        the names where they are there.
    nodes : Nodes
        Nodes of the graph.
    existing : container of pairs of keys
        What documents state.

    Raises
    ------
    UsageError
        If a column is missing or a name is unknown.
    """
    if missing := [name for name in COLUMNS if name not in frame.columns]:
        raise UsageError(f"suggestions lack the column {missing[0]}; they need {', '.join(COLUMNS)}.")
    known = list(nodes.of)
    found: dict[tuple[str, str], Pair] = {}
    for row in frame.to_dict("records"):
        one, other = (_key(row, side, nodes, known) for side in ("unit", "counterpart"))
        if one != other and (one, other) not in existing and (other, one) not in existing:
            why = row["why"]
            found.setdefault((one, other), Pair(one, other, "suggested", (), why if isinstance(why, str) else ""))
    return list(found.values())


def _key(row: Mapping[Any, Any], side: str, nodes: Nodes, known: list[str]) -> str:
    key = row.get(f"{side}_id")
    return key if isinstance(key, str) and key in nodes.of else unit_of(nodes, str(row[side]), known)
