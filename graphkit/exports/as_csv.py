"""``csv``: ``nodes.csv`` and ``links.csv`` as a spreadsheet opens them: a byte-order mark, and no cell a formula."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pyarrow as pa

from graphkit.atomic import flush
from graphkit.exports.form import Written
from graphkit.exports.wide import link_batches, link_schema, node_batches, node_schema
from graphkit.tables.as_csv import safe

if TYPE_CHECKING:
    from graphkit.graph import Graph

_NAMES = ("nodes.csv", "links.csv")


def fill(graph: Graph, folder: Path) -> Iterator[Written]:
    """Write both files into an empty folder."""
    for name, columns, batches in zip(
        _NAMES, (node_schema(), link_schema()), (node_batches(graph), link_batches(graph)), strict=True
    ):
        yield Written(Path(name), _write(folder / name, columns, batches))


def is_own(name: str) -> bool:
    """Whether an export writes a file of this name."""
    return name in _NAMES


def _write(path: Path, columns: pa.Schema, batches: Iterable[pa.Table]) -> int:
    rows = 0
    with open(path, "xb") as raw:
        # The signature is what makes Excel read UTF-8.
        with open(raw.fileno(), "w", encoding="utf-8-sig", newline="", closefd=False) as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(columns.names)
            for batch in batches:
                values = [column.to_pylist() for column in batch.columns]
                writer.writerows([safe(cell) for cell in row] for row in zip(*values, strict=True))
                rows += batch.num_rows
        flush(raw)
    return rows
