"""Rows of many documents to a graph's tables, and the checks that make them one: one label a key, no loose ends."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import IO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from graphkit.errors import InputError
from graphkit.graph.batch import DOCUMENT, Batch, numbered_schema, origin, rows_of, unpack
from graphkit.graph.conflicts import Conflict, Origin
from graphkit.graph.cores import on_cores
from graphkit.graph.tables import properties_of, schema
from graphkit.graph.unite import unite
from graphkit.model import LABELS, LINK_TYPES, Records

IN_MEMORY = 32_000_000
"""Bytes of packed rows from which they wait on the disk."""


@dataclass(frozen=True, slots=True)
class _Packed:
    """Where rows of a batch wait, how many there are about, and how many documents came before them."""

    start: int
    size: int
    before: int

    @property
    def rows(self) -> int:
        return self.size // 30


class Draft:
    """Rows of every table, collected from documents and graphs, not yet united or checked.

    Rows of documents wait in their packed form, many of them on the disk: memory holds one table at a time of what
    is not yet finished.
    """

    def __init__(self) -> None:
        self._origins: list[Origin] = []
        self._parts: dict[str, list[_Packed | pa.Table]] = {kind: [] for kind in (*LABELS, *LINK_TYPES)}
        self._file: IO[bytes] = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115
        self._end = 0
        self._alone = Lock()

    def __enter__(self) -> Draft:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add_batch(self, batch: Batch) -> None:
        """Add what documents yielded."""
        for kind, data in batch.rows.items():
            self._parts[kind].append(_Packed(self._end, len(data), len(self._origins)))
            self._file.write(data)
            self._end += len(data)
        self._origins += map(origin, batch.sources)

    def add_records(self, parts: Sequence[Records]) -> None:
        """Add the records of documents, the first that come; errors as ``rows_of`` raises them."""
        assert not self._origins
        for kind, table in rows_of(parts).items():
            self._parts[kind].append(table)
        self._origins += [origin(records.sources) for records in parts]

    def add_tables(self, tables: Mapping[str, pa.Table], document: Origin) -> None:
        """Add tables by label or link type, of one document, or of several (then ``document`` is none)."""
        for kind, table in tables.items():
            if table.num_rows:
                numbers = pa.array(np.full(table.num_rows, len(self._origins), np.int32))
                self._parts[kind].append(table.append_column(numbered_schema(kind).field(DOCUMENT), numbers))
        self._origins.append(document)

    def finish(self) -> tuple[dict[str, pa.Table], dict[str, pa.Table], list[Conflict]]:
        """Unite rows of one key, check keys and ends, and make the tables.

        Returns
        -------
        nodes, links : dict of str to pyarrow.Table
            A table for every label and every link type of the model, empty ones too.
        conflicts : list of Conflict
            What rows of one key disagree on.

        Raises
        ------
        InputError
            If a key has two labels, or a link has an end that is not there.
        """
        conflicts: list[Conflict] = []
        nodes = {label: self._finish_table(label, conflicts) for label in LABELS}
        ends = _Ends.of(nodes)
        links = {}
        for link_type in LINK_TYPES:
            links[link_type] = self._finish_table(link_type, conflicts)
            if links[link_type].num_rows:
                ends.check(link_type, links[link_type])
        return nodes, links, conflicts

    def _finish_table(self, kind: str, conflicts: list[Conflict]) -> pa.Table:
        parts = self._parts.pop(kind)
        if not parts:
            return schema(properties_of(kind)).empty_table()
        rows = sum(part.rows if isinstance(part, _Packed) else part.num_rows for part in parts)
        whole = pa.concat_tables(on_cores(self._table, parts, rows))
        columns = dict(zip(whole.column_names, whole.columns, strict=True))
        del whole
        united, found = unite(kind, columns, columns.pop(DOCUMENT), self._origins)
        conflicts += found
        return pa.table(united, schema=schema(properties_of(kind)))

    def _table(self, part: _Packed | pa.Table) -> pa.Table:
        if not isinstance(part, _Packed):
            return part
        with self._alone:
            self._file.seek(part.start)
            data = self._file.read(part.size)
        table = unpack(data)
        place = table.schema.get_field_index(DOCUMENT)
        documents = pc.add(table[DOCUMENT], pa.scalar(part.before, pa.int32()))
        return table.set_column(place, table.schema.field(place), documents)


@dataclass(frozen=True, slots=True)
class _Ends:
    """The nodes at which links may end."""

    keys: pa.Array
    label: pa.Array
    """Place of each node's label among those of the model."""
    labels: pa.Array = field(default_factory=lambda: pa.array(list(LABELS)))

    @classmethod
    def of(cls, nodes: Mapping[str, pa.Table]) -> _Ends:
        """All nodes.

        Raises
        ------
        InputError
            If two labels have nodes of one key.
        """
        keys = pa.chunked_array([chunk for table in nodes.values() for chunk in table["key"].chunks], pa.string())
        label = np.repeat(np.arange(len(nodes)), [table.num_rows for table in nodes.values()])
        order = pc.sort_indices(keys)
        ordered = keys.take(order)
        again = pc.equal(ordered[1:], ordered[:-1])
        if pc.any(again).as_py():
            clashes = [(order[i + 1].as_py(), order[i].as_py()) for i in pc.indices_nonzero(again).to_pylist()]
            later, first = min(clashes)
            names = list(nodes)
            other = f"{names[label[first]]} {keys[first].as_py()!r}"
            about = f"{names[label[later]]} {keys[later].as_py()!r} has the key of another node, {other}"
            raise InputError(f"{about}; a node has one label.")
        return cls(keys, pa.array(label))

    def check(self, link_type: str, links: pa.Table) -> None:
        """Refuse links between labels that the model does not join, and links whose ends are not there.

        Raises
        ------
        InputError
            For the first such link by its key.
        """
        names = self.labels.to_pylist()
        labels = [pc.index_in(links[f"{side}_label"], self.labels) for side in _SIDES]
        joins = [names.index(a) * len(names) + names.index(b) for a, b in LINK_TYPES[link_type].ends]
        pair = pc.add(pc.multiply(labels[0], len(names)), labels[1])
        if (odd := _first(pc.invert(pc.is_in(pair, pa.array(joins, pair.type))))) is not None:
            row = links.slice(odd, 1).to_pylist()[0]
            ends = f"{row['from_label']} to {row['to_label']}"
            raise InputError(f"Link {row['key']!r}: the model has no {link_type} from {ends}.")
        for side, label in zip(_SIDES, labels, strict=True):
            there = self.label.take(pc.index_in(links[f"{side}_key"], self.keys))
            if (odd := _first(pc.fill_null(pc.not_equal(there, label), True))) is not None:
                row = links.slice(odd, 1).to_pylist()[0]
                key, found = row[f"{side}_key"], there[odd].as_py()
                but = "" if found is None else f"; there is {names[found]} {key!r}"
                end = f"its {side} end, {row[f'{side}_label']} {key!r}, is not in the graph"
                raise InputError(f"Link {row['key']!r}: {end}{but}.")


_SIDES = ("from", "to")


def _first(mask: pa.ChunkedArray) -> int | None:
    """The first row for which a mask is true."""
    row: int = pc.index(mask, True).as_py()
    return None if row < 0 else row
