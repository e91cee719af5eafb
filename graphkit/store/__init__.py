"""Engines that answer Cypher over a graph, each behind the same three verbs: load, run, close."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from graphkit.model import LINK_TYPES

if TYPE_CHECKING:
    import pyarrow as pa

    from graphkit.store.ladybug import LadybugStore

__all__ = ["LARGE", "Rows", "Store", "Tables", "open_store"]

LARGE = 100_000
"""From so many links on an index pays: what it takes to build is saved by the second question."""


@dataclass(frozen=True, slots=True)
class Rows:
    """What a query answers: names of the columns, and rows of plain values (lists as tuples)."""

    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]

    def dicts(self) -> list[dict[str, Any]]:
        """The rows by name of the column."""
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]


class Tables(Protocol):
    """What an engine loads from: a ``Graph``, or anything that has its tables."""

    def node_table(self, label: str) -> pa.Table:
        """Columns key, name, aliases and the label's properties."""

    def link_table(self, link_type: str) -> pa.Table:
        """Columns key, from_label, from_key, to_label, to_key, evidence and the type's properties."""


class Store(Protocol):
    """One engine with one graph in it."""

    def load(self, tables: Tables) -> None:
        """Take in a graph, once."""

    def run(self, text: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Answer a query that reads."""

    def close(self) -> None:
        """Let go of memory, files and connections."""


def open_store(
    tables: Tables,
    labels: Collection[str] | None = None,
    types: Collection[str] | None = None,
    properties: Collection[str] | None = None,
) -> LadybugStore:
    """The embedded engine, in memory, with a graph in it.

    Parameters
    ----------
    tables : Graph
        What to load.
    labels, types, properties : collection of str, optional
        Load only these node labels, link types and properties (keys always), for queries that are known to ask no
        others: a query that names another then fails. All by default.

    Returns
    -------
    LadybugStore
        To be closed by the caller.

    Examples
    --------
    >>> from graphkit.graph import Graph
    >>> from graphkit.model import Node, Records
    >>> store = open_store(Graph.from_records(Records(nodes=(Node("Sector", "sector:科技", "科技"),))))
    >>> store.run("MATCH (s:Sector) RETURN s.name AS name").rows
    [('科技',)]
    >>> store.close()
    """
    from graphkit.store.ladybug import BUFFER_BYTES, LadybugStore, large_buffer

    links = sum(tables.link_table(name).num_rows for name in LINK_TYPES if types is None or name in types)
    most = BUFFER_BYTES if links < LARGE else large_buffer()
    store = LadybugStore(labels=labels, types=types, properties=properties, buffer_bytes=most)
    try:
        store.load(tables)
    except BaseException:
        store.close()
        raise
    return store
