"""Rows of one key become one row; what they disagree on is kept as a report."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from graphkit.errors import InputError
from graphkit.graph.tables import ENDS, Columns
from graphkit.model import Source, Value

Origin = str | None
"""Key of the one document that a row comes from, where that is known."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two statements about one node, link or source that cannot both hold. The first was kept.

    ``kind`` is the label, the link type or ``Source``; the sources are keys of documents, none where unknown.
    """

    kind: str
    key: str
    property: str
    kept: Value
    other: Value
    kept_source: Origin = None
    other_source: Origin = None


def unite(kind: str, columns: Columns, origins: list[Origin]) -> tuple[Columns, list[Conflict]]:
    """Sort rows by key and make one row of those that share a key.

    Aliases are united in the order met. A property that the first row leaves open is filled by a later one; a
    different value is a conflict, and the first stays. A node's second name is also kept as an alias.

    Parameters
    ----------
    kind : str
        Label or link type of the rows.
    columns : dict of str to list
        The rows, in the order met; changed in place.
    origins : list of str or None
        For each row, the document it comes from.

    Returns
    -------
    columns : dict of str to list
        One row a key, sorted by key.
    conflicts : list of Conflict
        By key, in the order met.
    """
    keys = columns["key"]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    conflicts: list[Conflict] = []
    if len(set(keys)) < len(keys):
        kept = []
        for _, group in groupby(order, key=keys.__getitem__):
            first, *rest = group
            kept.append(first)
            if rest:
                conflicts += _unite_rows(kind, columns, origins, first, rest)
        order = kept
    return {name: [values[i] for i in order] for name, values in columns.items()}, conflicts


def _unite_rows(kind: str, columns: Columns, origins: list[Origin], first: int, rest: list[int]) -> list[Conflict]:
    key = columns["key"][first]
    conflicts: dict[Conflict, None] = {}
    for name, values in columns.items():
        origin = origins[first]
        if name == "aliases":
            continue
        for row in rest:
            value, other = values[first], values[row]
            if _is_open(other) or value == other:
                continue
            if _is_open(value):
                values[first], origin = other, origins[row]
                continue
            if name in ENDS:
                ends = " and ".join(f"{columns['from_key'][i]!r} to {columns['to_key'][i]!r}" for i in (first, row))
                raise InputError(f"{kind} {key!r}: two links, {ends}, have this one key: rename a node.")
            conflicts[Conflict(kind, key, name, value, other, origin, origins[row])] = None
    if "aliases" in columns:
        columns["aliases"][first] = _unite_names(columns, [first, *rest])
    return list(conflicts)


def _is_open(value: Any) -> bool:
    return value is None or value == ()


def _unite_names(columns: Columns, rows: list[int]) -> tuple[str, ...]:
    names = {columns["name"][rows[0]]: None}
    for row in rows:
        names |= dict.fromkeys((columns["name"][row], *columns["aliases"][row]))
    return tuple(names)[1:]


def unite_sources(sources: list[Source]) -> tuple[tuple[Source, ...], list[Conflict]]:
    """One source a key, in the order met; what else differs about it is a conflict.

    Raises
    ------
    InputError
        If two texts have one key: offsets could not tell which they count in.
    """
    kept: dict[str, Source] = {}
    conflicts: dict[Conflict, None] = {}
    for source in sources:
        first = kept.setdefault(source.key, source)
        if first == source:
            continue
        if first.text != source.text:
            raise InputError(f"source {source.key!r}: two different texts have this one key: rename one of the files.")
        for name in ("file", "kind", "sha256", "encoding", "date"):
            value, other = getattr(first, name), getattr(source, name)
            if value != other:
                conflicts[Conflict("Source", source.key, name, value, other, source.key, source.key)] = None
    return tuple(kept.values()), list(conflicts)
