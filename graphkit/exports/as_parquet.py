"""``parquet``: all nodes as one table and all links as another, for pandas, DuckDB, Polars and the like."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.atomic import flush
from graphkit.exports.form import Written
from graphkit.exports.wide import link_batches, link_schema, node_batches, node_schema

if TYPE_CHECKING:
    from graphkit.graph import Graph

_NAMES = ("nodes.parquet", "links.parquet")


def fill(graph: Graph, folder: Path) -> Iterator[Written]:
    """Write both files into an empty folder."""
    from pyarrow import parquet

    for name, columns, batches in zip(
        _NAMES, (node_schema(), link_schema()), (node_batches(graph), link_batches(graph)), strict=True
    ):
        rows = 0
        with open(folder / name, "xb") as file:
            with parquet.ParquetWriter(file, columns) as writer:
                for batch in batches:
                    writer.write_table(batch)
                    rows += batch.num_rows
            flush(file)
        yield Written(Path(name), rows)


def is_own(name: str) -> bool:
    """Whether an export writes a file of this name."""
    return name in _NAMES
