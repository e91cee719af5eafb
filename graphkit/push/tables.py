"""A graph's tables as batches of rows for the server, streamed: no more than one batch is ever in Python's hands."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graphkit.model import Source
from graphkit.places import encode
from graphkit.push.shape import OWNERS, REMARK, SHAPES, SOURCE, Shape
from graphkit.push.statements import Ends

if TYPE_CHECKING:
    from graphkit.graph import Graph

BATCH = 10_000
"""Rows in one transaction."""

TEXTS_BATCH = 20
"""Documents in one transaction: each carries its whole text."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """One table of the graph: the shape that it has on the server, and its rows."""

    shape: Shape
    table: pa.Table

    def __len__(self) -> int:
        return int(self.table.num_rows)

    def batches(self, owner: str) -> Iterator[tuple[Ends, list[Row]]]:
        """Rows in transactions: ``p`` holds the properties without the missing ones, ``a`` and ``b`` a link's ends.

        The owner is among the properties, since it is so on the server: most rows are then equal as a whole.
        """
        if self.shape.kind == "node":
            size = TEXTS_BATCH if self.shape.name == SOURCE else BATCH
            for piece in pieces(self.table, size):
                yield None, [{"p": p} for p in _dicts(piece, self.shape.properties, owner)]
            return
        for ends, parts in by_ends(self.table):
            for piece in parts:
                a, b = piece["from_key"].to_pylist(), piece["to_key"].to_pylist()
                properties = _dicts(piece, self.shape.properties, owner)
                yield ends, [{"a": x, "b": y, "p": p} for x, y, p in zip(a, b, properties, strict=True)]


def sent(graph: Graph) -> list[Sent]:
    """Every table of a graph, in the order of a push."""
    return [Sent(shape, _table(graph, shape)) for shape in SHAPES]


def by_ends(table: pa.Table) -> Iterator[tuple[tuple[str, str], Iterator[pa.Table]]]:
    """The rows of a link table by the labels that they join, in batches; no copy of the table is made."""
    labels = table.select(["from_label", "to_label"])
    found = labels.group_by(labels.column_names).aggregate([]).to_pylist()
    pairs = sorted((row["from_label"], row["to_label"]) for row in found)
    for pair in pairs:
        yield pair, pieces(table, BATCH) if len(pairs) == 1 else _rows_between(table, pair)


def _rows_between(table: pa.Table, pair: tuple[str, str]) -> Iterator[pa.Table]:
    import pyarrow.compute as pc

    fits = pc.and_(pc.equal(table["from_label"], pair[0]), pc.equal(table["to_label"], pair[1]))
    places = pc.indices_nonzero(fits)
    for start in range(0, len(places), BATCH):
        yield table.take(places.slice(start, BATCH))


def remark_key(values: Sequence[Any]) -> str:
    """Key of a remark: it has none of its own, and two that agree in everything are one."""
    text = json.dumps(list(values), ensure_ascii=False)
    return f"remark:{hashlib.sha256(text.encode('utf-8')).hexdigest()[:24]}"


def _table(graph: Graph, shape: Shape) -> pa.Table:
    if shape.name == SOURCE:
        return _from_rows(shape, [_plain(source) for source in graph.sources])
    if shape.name == REMARK:
        remarks = [astuple(remark) for remark in graph.remarks]
        return _from_rows(shape, sorted((remark_key(values), *values) for values in remarks))
    return graph.node_table(shape.name) if shape.kind == "node" else graph.link_table(shape.name)


def _plain(source: Source) -> tuple[str, ...]:
    return tuple(encode(source.places) if f.name == "places" else getattr(source, f.name) for f in fields(Source))


def _from_rows(shape: Shape, rows: list[tuple[Any, ...]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(shape.properties)
    return pa.table(
        {
            name: pa.array(values, pa.int64() if name in {"start", "stop"} else pa.string())
            for name, values in zip(shape.properties, columns, strict=True)
        }
    )


def pieces(table: pa.Table, size: int) -> Iterator[pa.Table]:
    """The rows of a table in slices, none of an empty one."""
    for start in range(0, table.num_rows, size):
        yield table.slice(start, size)


def _dicts(piece: pa.Table, names: Sequence[str], owner: str) -> list[Row]:
    # A null in a row would be written again at every push: the server stores none, so none is sent.
    columns = [piece[name].to_pylist() for name in names]
    owners = {OWNERS: [owner]}
    return [
        {name: value for name, value in zip(names, values, strict=True) if value is not None} | owners
        for values in zip(*columns, strict=True)
    ]
