"""All nodes as one table and all links as another, streamed batch by batch: what a property is not for, is null."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.graph.tables import ENDS, link_properties, node_properties, schema
from graphkit.model import LABELS, LINK_TYPES, Property

if TYPE_CHECKING:
    from graphkit.graph import Graph

BATCH = 10_000
"""Rows at a time."""


@cache
def node_schema() -> pa.Schema:
    """``label``, ``key``, ``name``, ``aliases``, then every property of any label."""
    return _united([pa.field("label", pa.string())], (node_properties(label) for label in LABELS))


@cache
def link_schema() -> pa.Schema:
    """``type``, ``key``, both ends with their names, the evidence, then every property of any link type."""
    first = [pa.field(name, pa.string()) for name in ("type", "key", *_named_ends())]
    return _united(first, (link_properties(link_type) for link_type in LINK_TYPES))


def _named_ends() -> Iterator[str]:
    for label, key in (ENDS[:2], ENDS[2:]):
        yield from (label, key, key.replace("_key", "_name"))


def node_batches(graph: Graph) -> Iterator[pa.Table]:
    """All nodes, label by label in the order of the model."""
    for label in LABELS:
        for piece in pieces(graph.node_table(label)):
            yield _widened(piece, {"label": label}, node_schema())


def link_batches(graph: Graph) -> Iterator[pa.Table]:
    """All links, type by type in the order of the model."""
    keys = pa.chunked_array([chunk for label in LABELS for chunk in graph.node_table(label)["key"].chunks], pa.string())
    names = pa.chunked_array(
        [chunk for label in LABELS for chunk in graph.node_table(label)["name"].chunks], pa.string()
    )
    for link_type in LINK_TYPES:
        for piece in pieces(graph.link_table(link_type)):
            for end in ("from", "to"):
                found = names.take(pc.index_in(piece[f"{end}_key"], value_set=keys))
                piece = piece.append_column(f"{end}_name", found)
            yield _widened(piece, {"type": link_type}, link_schema())


def pieces(table: pa.Table) -> Iterator[pa.Table]:
    """A table in slices of ``BATCH`` rows, none for an empty one."""
    for start in range(0, table.num_rows, BATCH):
        yield table.slice(start, BATCH)


def _united(first: list[pa.Field], tables: Iterable[tuple[Property, ...]]) -> pa.Schema:
    fields = {field.name: field for field in first}
    for properties in tables:
        for field in schema(properties):
            if fields.setdefault(field.name, field).type != field.type:
                raise TypeError(f"{field.name} has two types in the model, and one table has one")
    return pa.schema(list(fields.values()))


def _widened(piece: pa.Table, constant: dict[str, str], columns: pa.Schema) -> pa.Table:
    count = piece.num_rows
    arrays = []
    for field in columns:
        if field.name in constant:
            arrays.append(pa.repeat(pa.scalar(constant[field.name], field.type), count))
        elif field.name in piece.column_names:
            arrays.append(piece[field.name])
        else:
            arrays.append(pa.nulls(count, field.type))
    return pa.Table.from_arrays(arrays, schema=columns)
