"""Rows of one key become one row, column by column; what they disagree on is kept as a report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from graphkit.errors import InputError
from graphkit.graph.conflicts import Conflict, Origin
from graphkit.graph.cores import on_cores
from graphkit.graph.tables import ENDS
from graphkit.model import Value

Rows = npt.NDArray[np.int64]
"""Numbers of rows, in their order by key."""

MOST_TEXT = 2**31 - 1
"""Bytes of text that an Arrow array of short offsets can hold."""


def unite(
    kind: str, columns: dict[str, pa.ChunkedArray], documents: pa.ChunkedArray, origins: Sequence[Origin]
) -> tuple[dict[str, pa.ChunkedArray], list[Conflict]]:
    """Sort rows by key and make one row of those that share a key.

    Aliases are united in the order met. A property that the first row leaves open is filled by a later one; a
    different value is a conflict, and the first stays. A node's second name is also kept as an alias.

    Parameters
    ----------
    kind : str
        Label or link type of the rows.
    columns : dict of str to pyarrow.ChunkedArray
        The rows, in the order met; emptied column by column, so that no two tables are in memory.
    documents : pyarrow.ChunkedArray of int32
        For each row the number of its document.
    origins : sequence of str or None
        For each document its key, where that is known.

    Returns
    -------
    columns : dict of str to pyarrow.ChunkedArray
        One row a key, sorted by key.
    conflicts : list of Conflict
        By key, then by property, in the order met.

    Raises
    ------
    InputError
        If two links of different ends have one key.
    """
    names = list(columns)
    key = _whole(columns.pop("key"))
    order = pc.sort_indices(key)  # stable: rows of one key stay in the order met
    key = key.take(order)
    heads = _heads(key)

    def ordered(name: str) -> pa.Array:
        return _whole(columns.pop(name)).take(order)

    if len(heads) == len(key):
        others = names[1:]
        united = dict(zip(others, on_cores(lambda name: _parted(ordered(name)), others, len(key)), strict=True))
        return {"key": _parted(key), **united}, []
    groups = _Groups(kind, key, heads, _whole(documents).take(order).to_numpy(), origins)
    others = [name for name in names if name not in ("key", "aliases")]
    settled = on_cores(lambda name: _parted(groups.settle(name, ordered(name))), others, len(key))
    united = {"key": _parted(key.take(pa.array(heads))), **dict(zip(others, settled, strict=True))}
    if "aliases" in columns:
        united["aliases"] = _parted(groups.united_names(ordered("aliases")))
    return {name: united[name] for name in names}, groups.conflicts(others)


@dataclass(slots=True)
class _Difference:
    """In one column: rows whose value is not the one that is kept, and the rows that this one comes from."""

    name: str
    values: pa.Array
    other: Rows
    kept: Rows


@dataclass(slots=True)
class _Groups:
    """Rows in the order of their keys, of which those of one key make a group."""

    kind: str
    key: pa.Array
    heads: Rows
    """First row of each group."""
    document: npt.NDArray[np.int32]
    origins: Sequence[Origin]
    group: Rows = field(init=False)
    """Of each row."""
    later: Rows = field(init=False)
    """All rows but the heads."""
    differences: list[_Difference] = field(default_factory=list)
    texts: dict[str, pa.Array] = field(default_factory=dict)
    """Names and ends, which several columns need."""

    def __post_init__(self) -> None:
        starts = np.zeros(len(self.key), np.int64)
        starts[self.heads[1:]] = 1
        self.group = np.cumsum(starts)
        self.later = np.flatnonzero(self.heads[self.group] != np.arange(len(self.key)))

    def settle(self, name: str, values: pa.Array) -> pa.Array:
        """The value of each group: the first that is not open."""
        if name == "name" or name in ENDS:
            self.texts[name] = values
        kept, later = self.heads, self.later
        if values.null_count or pa.types.is_list(values.type):
            given = np.flatnonzero(_is_given(values))
            of = self.group[given]
            first = np.ones(len(given), bool)
            first[1:] = of[1:] != of[:-1]
            kept = self.heads.copy()
            kept[of[first]] = given[first]
            later = given[~first]
        before = kept[self.group[later]]
        odd = _unequal(values.take(pa.array(before)), values.take(pa.array(later)))
        if odd.any():
            self.differences.append(_Difference(name, values, later[odd], before[odd]))
        return values.take(pa.array(kept))

    def united_names(self, aliases: pa.Array) -> pa.Array:
        """All names of each group but the first, each once, in the order met."""
        name = self.texts["name"]
        later, head = pa.array(self.later), pa.array(self.heads[self.group[self.later]])
        other = _unequal(aliases.take(later), aliases.take(head)) | _unequal(name.take(later), name.take(head))
        if not other.any():
            return aliases.take(pa.array(self.heads))
        others = self.later[other]
        rows = np.unique(np.concatenate([self.heads[self.group[others]], others]))
        united: dict[int, dict[str, None]] = {}
        told = (
            self.group[rows].tolist(),
            name.take(pa.array(rows)).to_pylist(),
            aliases.take(pa.array(rows)).to_pylist(),
        )
        for group, one, others in zip(*told, strict=True):
            united.setdefault(group, {}).update(dict.fromkeys((one, *others)))
        more = pa.array([list(names)[1:] for names in united.values()], aliases.type)
        chosen = self.heads.copy()
        chosen[list(united)] = len(aliases) + np.arange(len(united))
        return pa.concat_arrays([aliases, more]).take(pa.array(chosen))

    def conflicts(self, names: Sequence[str]) -> list[Conflict]:
        """Every difference by key, then by property in the order of these, in the order met."""
        self.differences.sort(key=lambda one: names.index(one.name))
        found = sorted(
            (group, place, row, kept)
            for place, one in enumerate(self.differences)
            for group, row, kept in zip(
                self.group[one.other].tolist(), one.other.tolist(), one.kept.tolist(), strict=True
            )
        )
        conflicts: dict[Conflict, None] = {}
        for _, place, row, kept in found:
            name, values = self.differences[place].name, self.differences[place].values
            key = self.key[row].as_py()
            if name in ENDS:
                ends = " and ".join(
                    f"{self.texts['from_key'][i].as_py()!r} to {self.texts['to_key'][i].as_py()!r}" for i in (kept, row)
                )
                raise InputError(f"{self.kind} {key!r}: two links, {ends}, have this one key: rename a node.")
            origins = (self.origins[self.document[i]] for i in (kept, row))
            conflicts[Conflict(self.kind, key, name, _value(values, kept), _value(values, row), *origins)] = None
        return list(conflicts)


def _heads(key: pa.Array) -> Rows:
    """Of sorted keys, the first of each."""
    if len(key) == 0:
        return np.zeros(0, np.int64)
    return np.flatnonzero(np.concatenate([[True], _unequal(key[1:], key[:-1])]))


def _is_given(values: pa.Array) -> npt.NDArray[np.bool_]:
    if pa.types.is_list(values.type):
        return _flags(pc.greater(pc.fill_null(pc.list_value_length(values), 0), 0))
    return _flags(values.is_valid())


def _unequal(some: pa.Array, others: pa.Array) -> npt.NDArray[np.bool_]:
    """Row by row, whether values that are both given differ."""
    if not pa.types.is_list(some.type):
        return _flags(pc.not_equal(some, others))
    lengths = some.value_lengths().to_numpy()
    unequal: npt.NDArray[np.bool_] = lengths != others.value_lengths().to_numpy()
    alike = ~unequal
    elements = _flags(pc.not_equal(*(one.filter(pa.array(alike)).flatten() for one in (some, others))))
    unequal[np.repeat(np.flatnonzero(alike), lengths[alike])[elements]] = True
    return unequal


def _flags(values: pa.Array) -> npt.NDArray[np.bool_]:
    flags: npt.NDArray[np.bool_] = values.to_numpy(zero_copy_only=False)
    return flags


def _value(values: pa.Array, row: int) -> Value:
    value = values[row].as_py()
    return tuple(value) if isinstance(value, list) else value


def _whole(column: pa.ChunkedArray) -> pa.Array:
    """A column in one piece; with long offsets if it has more text than short ones reach."""
    if column.type == pa.string() and column.nbytes > MOST_TEXT:
        column = column.cast(pa.large_string())
    whole = column.combine_chunks()
    return whole.chunk(0) if isinstance(whole, pa.ChunkedArray) else whole


def _parted(column: pa.Array) -> pa.ChunkedArray:
    """A column with short offsets again, in as many pieces as they ask for."""
    if column.type != pa.large_string():
        return pa.chunked_array([column])
    rows = max(1, len(column) * MOST_TEXT // (2 * column.nbytes))
    return pa.chunked_array([column.slice(at, rows).cast(pa.string()) for at in range(0, len(column), rows)])
