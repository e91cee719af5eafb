"""``neo4j-admin``: files for ``neo4j-admin database import full``, which fills a new database faster than a push.

What it makes, together with the statements of ``finish.cypher``, is what a push of the graph makes: a push after it
writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from graphkit.atomic import flush
from graphkit.exports.form import Written
from graphkit.exports.wide import BATCH
from graphkit.push import run, schema
from graphkit.push.names import graph_name
from graphkit.push.shape import OWNERS, RUN, SHAPES, Shape
from graphkit.push.tables import by_ends, pieces, sent

if TYPE_CHECKING:
    from graphkit.graph import Graph

LIST_SEPARATOR = "\x1f"
"""Between the texts of a list: the control character that is made for it."""

ARGUMENTS = "import.args"

_README = "README.txt"
FINISH = "finish.cypher"

_SMALLEST_BUFFER = 4 << 20
"""Bytes that the import reads at a time by default; no field may be larger."""

_KINDS = {pa.int64(): "long", pa.float64(): "double", pa.bool_(): "boolean", pa.string(): "string"}


@dataclass(slots=True)
class _File:
    """One pair of files for the import: a header of one line, and the rows."""

    option: str
    name: str
    longest: int = 0
    """Bytes of the longest text."""
    names: list[str] = field(default_factory=list)

    def argument(self) -> str:
        folder = "nodes" if self.option == "--nodes" else "links"
        label = self.name.partition("-")[0]
        return f"{self.option}={label}={folder}/{self.name}-header.csv,{folder}/{self.name}.csv"


def fill(graph: Graph, folder: Path, name: str | None = None) -> Iterator[Written]:
    """Write all files into an empty folder, one batch of rows in memory at a time."""
    owner, _ = graph_name(graph, name)
    for kind in ("nodes", "links"):
        (folder / kind).mkdir()
    files = []
    for each in sent(graph):
        if each.shape.kind == "node" and len(each):
            table = _File("--nodes", each.shape.name)
            files.append(table)
            yield _write(folder, table, pieces(each.table, BATCH), _node_header(each.shape, each.table.schema), owner)
        elif each.shape.kind == "link":
            for (a, b), parts in by_ends(each.table):
                table = _File("--relationships", f"{each.shape.name}-{a}-{b}")
                files.append(table)
                yield _write(folder, table, parts, _link_header(each.shape, each.table.schema, a, b), owner)
    table = _File("--nodes", RUN)
    files.append(table)
    row, header = _run(graph, owner)
    yield _write(folder, table, iter([row]), header, None)
    buffer = max([_SMALLEST_BUFFER, *(2 * table.longest for table in files)])
    for name, text in ((ARGUMENTS, _arguments(files, buffer)), (FINISH, _finish(graph)), (_README, _readme())):
        with open(folder / name, "xb") as file:
            file.write(text.encode("utf-8"))
            flush(file)


def is_own(name: str) -> bool:
    """Whether an export writes a file or folder of this name."""
    folder, _, file = name.partition("/")
    if not file:
        return folder in ("nodes", "links", ARGUMENTS, _README, FINISH)
    known = {shape.name for shape in SHAPES} | {RUN}
    return folder in ("nodes", "links") and file.endswith(".csv") and file.partition(".")[0].partition("-")[0] in known


def _node_header(shape: Shape, columns: pa.Schema) -> dict[str, str]:
    """What the header says of every column that is written."""
    fields = {name: _field(name, columns) for name in shape.properties}
    return {"key": f"key:ID({shape.name})", **{name: told for name, told in fields.items() if name != "key"}}


def _link_header(shape: Shape, columns: pa.Schema, a: str, b: str) -> dict[str, str]:
    fields = {name: _field(name, columns) for name in shape.properties}
    return {"from_key": f":START_ID({a})", "to_key": f":END_ID({b})", **fields}


def _field(name: str, columns: pa.Schema) -> str:
    kind = columns.field(name).type
    return f"{name}:string[]" if pa.types.is_list(kind) else f"{name}:{_KINDS[kind]}"


def _write(folder: Path, file: _File, parts: Iterator[pa.Table], header: dict[str, str], owner: str | None) -> Written:
    from pyarrow import csv

    place = folder / ("nodes" if file.option == "--nodes" else "links")
    heads = [*header.values(), *([f"{OWNERS}:string[]"] if owner is not None else [])]
    with open(place / f"{file.name}-header.csv", "xb") as head:
        head.write((",".join(heads) + "\n").encode("utf-8"))
        flush(head)
    # Texts are quoted and nulls are not: an empty text stays one, and what is missing stays missing.
    options = csv.WriteOptions(include_header=False, batch_size=BATCH, quoting_style="needed")
    with open(place / f"{file.name}.csv", "xb") as rows:
        writer, count = None, 0
        for part in parts:
            piece = _flat(part.select(list(header)), owner)
            count += piece.num_rows
            file.longest = max(file.longest, *(_longest(column) for column in piece.columns))
            writer = writer or csv.CSVWriter(rows, piece.schema, write_options=options)
            writer.write_table(piece)
        if writer:
            writer.close()
        flush(rows)
    return Written((place / f"{file.name}.csv").relative_to(folder), count)


def _flat(piece: pa.Table, owner: str | None) -> pa.Table:
    """The same with lists as texts, and the graph's name as the last column."""
    columns = {
        name: pc.binary_join(column, LIST_SEPARATOR) if pa.types.is_list(column.type) else column
        for name, column in zip(piece.column_names, piece.columns, strict=True)
    }
    if owner is not None:
        columns[OWNERS] = pa.repeat(owner, piece.num_rows)
    return pa.table(columns)


def _longest(column: Any) -> int:
    return (pc.max(pc.binary_length(column)).as_py() or 0) if pa.types.is_string(column.type) else 0


def _run(graph: Graph, owner: str) -> tuple[pa.Table, dict[str, str]]:
    """The ``Run`` node as a finished push leaves it, without the times, which only the import knows."""
    told = {"key": owner, **run.finished(graph, [(each.shape.name, len(each)) for each in sent(graph)])}
    header = {}
    columns: dict[str, Any] = {}
    for name, value in told.items():
        kind = pa.list_(pa.string()) if isinstance(value, list) else None
        columns[name] = pa.array([value], kind)
        header[name] = f"key:ID({RUN})" if name == "key" else _field(name, pa.schema([(name, columns[name].type)]))
    return pa.table(columns), header


def _arguments(files: list[_File], buffer: int) -> str:
    options = (
        "--id-type=string", "--multiline-fields=true", "--legacy-style-quoting=false", "--array-delimiter=U+001F",
        f"--read-buffer-size={buffer}",
    )  # fmt: skip
    return "".join(f"{line}\n" for line in (*options, *(file.argument() for file in files)))


def _finish(graph: Graph) -> str:
    lines = [f"{text};" for text in schema.statements()]
    for each in sent(graph):
        found = f"(x:`{each.shape.name}`)" if each.shape.kind == "node" else f"()-[x:`{each.shape.name}`]->()"
        for name in each.table.schema.names:
            if len(each) and pa.types.is_list(each.table.schema.field(name).type):
                empty = f"MATCH {found} WHERE x.{name} IS NULL"
                lines.append(f"{empty} CALL {{ WITH x SET x.{name} = [] }} IN TRANSACTIONS OF {BATCH} ROWS;")
    return "".join(f"{line}\n" for line in lines)


def _readme() -> str:
    return (
        "A graph for a new Neo4j database. The server must be stopped, or the database not yet exist.\n\n"
        "In this folder:\n\n"
        f"  neo4j-admin database import full neo4j @{ARGUMENTS}\n\n"
        "(--overwrite-destination replaces a database that is there). Then start the server and let it declare the\n"
        "constraints, and set the empty lists, which no such file can hold:\n\n"
        f"  cypher-shell -f {FINISH}\n\n"
        "From then on graphkit push writes only what differs.\n"
    )
