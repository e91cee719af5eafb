"""A graph as a folder: Parquet tables, the texts of the documents, and a manifest that vouches for them."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import astuple, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from graphkit.atomic import flush, whole_folder, write_folder
from graphkit.errors import InputError, OutputError
from graphkit.graph import manifest
from graphkit.graph.cores import on_cores
from graphkit.graph.graph import Graph
from graphkit.graph.manifest import Manifest
from graphkit.graph.tables import link_properties, node_properties, schema
from graphkit.model import LABELS, LINK_TYPES, Remark, Source
from graphkit.places import Place

if TYPE_CHECKING:
    from pyarrow.parquet import ParquetFile

_SOURCES = pa.schema([(field.name, pa.string()) for field in fields(Source) if field.name != "places"])
_PLACES = pa.schema([("source", pa.string()), *((field.name, pa.int64()) for field in fields(Place))])
_REMARKS = pa.schema([(f.name, pa.int64() if f.name in {"start", "stop"} else pa.string()) for f in fields(Remark)])

_SCHEMAS = {
    **{f"nodes/{label}.parquet": schema(node_properties(label)) for label in LABELS},
    **{f"links/{link_type}.parquet": schema(link_properties(link_type)) for link_type in LINK_TYPES},
    "sources.parquet": _SOURCES,
    "remarks.parquet": _REMARKS,
    "places.parquet": _PLACES,
}
"""Every table file by its path in the folder."""

_LATER = {"places.parquet"}
"""Tables that a graph of this schema version may lack: it was saved before there were such."""

_STRAY = {".DS_Store", "Thumbs.db", "desktop.ini"}
"""What file browsers leave in any folder: no reason to spare it."""


def save(graph: Graph, path: Path) -> None:
    """Write the folder beside its place and put it there; see ``Graph.save``."""
    write_folder(path, lambda folder: _fill(folder, graph), _check_replaceable)


def load(path: Path) -> Graph:
    """Read a folder that ``save`` wrote; see ``Graph.load``."""
    before = None
    while True:
        data = None
        try:
            folder = whole_folder(path)
            data = _manifest_bytes(folder)
            return _read(folder, data)
        except InputError as error:
            # A save that came between has put another folder under our hands: that is no damage. What is wrong is
            # wrong twice in the same way.
            if before == (data, str(error)):
                raise InputError(f"{path}: {error}") from error.__cause__
            before = (data, str(error))
        except OSError as error:
            raise InputError(f"{path}: this graph cannot be read, {_reason(error)}.") from error


class SavedTables:
    """The tables of a saved graph, each read when it is asked for and kept by nobody."""

    def __init__(self, path: Path) -> None:
        """Trust the manifest.

        Raises
        ------
        InputError
            If there is no saved graph, or a newer graphkit wrote it.
        """
        self._folder = whole_folder(path)
        self._told = manifest.read(_manifest_bytes(self._folder))

    def link_count(self) -> int:
        """Number of links, from the heads of the tables alone."""
        from pyarrow import parquet

        try:
            return sum(
                parquet.read_metadata(self._folder / "links" / f"{name}.parquet").num_rows for name in LINK_TYPES
            )
        except (pa.ArrowException, OSError) as error:
            raise InputError(f"{self._folder}: this graph is damaged, {error}; build it again.") from error

    def node_table(self, label: str) -> pa.Table:
        """As ``Graph.node_table``."""
        return self._table(f"nodes/{label}.parquet")

    def link_table(self, link_type: str) -> pa.Table:
        """As ``Graph.link_table``."""
        return self._table(f"links/{link_type}.parquet")

    def node_file(self, label: str) -> Path:
        """The Parquet file of ``node_table``, found to be as it was saved."""
        return self._file(f"nodes/{label}.parquet")

    def link_file(self, link_type: str) -> Path:
        """The Parquet file of ``link_table``, found to be as it was saved."""
        return self._file(f"links/{link_type}.parquet")

    def _table(self, name: str) -> pa.Table:
        return _read_table(self._folder, name, _SCHEMAS[name], self._told)

    def _file(self, name: str) -> Path:
        _read_parquet(self._folder, name, _SCHEMAS[name], self._told)
        return Path(os.path.abspath(self._folder / name))


def _fill(folder: Path, graph: Graph) -> None:
    whole = dict(_tables(graph))
    for name in whole:
        (folder / name).parent.mkdir(exist_ok=True)

    def write(name: str) -> tuple[int, str]:
        return whole[name].num_rows, _write_table(folder / name, whole[name])

    largest_first = sorted(whole, key=lambda name: -whole[name].num_rows)
    rows = sum(table.num_rows for table in whole.values())
    written = dict(zip(largest_first, on_cores(write, largest_first, rows), strict=True))
    # Last, so that a folder with a manifest has all that it names.
    _write(folder / manifest.NAME, manifest.write(graph, {name: written[name] for name in whole}))


def _write_table(path: Path, table: pa.Table) -> str:
    """Write a table, and give the hash of its file."""
    from pyarrow import parquet

    buffer = io.BytesIO()
    parquet.write_table(table, buffer)
    content = buffer.getvalue()
    _write(path, content)
    return hashlib.sha256(content).hexdigest()


def _write(path: Path, content: bytes) -> None:
    with open(path, "xb") as file:
        file.write(content)
        flush(file)


def _tables(graph: Graph) -> Iterator[tuple[str, pa.Table]]:
    for label in LABELS:
        yield f"nodes/{label}.parquet", graph.node_table(label)
    for link_type in LINK_TYPES:
        yield f"links/{link_type}.parquet", graph.link_table(link_type)
    yield "sources.parquet", _from_dataclasses(graph.sources, _SOURCES)
    yield "remarks.parquet", _from_dataclasses(graph.remarks, _REMARKS)
    places = [(source.key, *astuple(place)) for source in graph.sources for place in source.places]
    yield "places.parquet", pa.Table.from_pylist([dict(zip(_PLACES.names, p, strict=True)) for p in places], _PLACES)


def _from_dataclasses(rows: Iterable[Any], columns: pa.Schema) -> pa.Table:
    rows = list(rows)
    return pa.table({name: [getattr(row, name) for row in rows] for name in columns.names}, schema=columns)


def _manifest_bytes(folder: Path) -> bytes:
    if not os.path.lexists(folder):
        raise InputError("there is no such saved graph; check the name, or build it first.")
    if not folder.is_dir():
        raise InputError("this is a file, and a saved graph is a folder; read it as a document.")
    try:
        return (folder / manifest.NAME).read_bytes()
    except (FileNotFoundError, IsADirectoryError) as error:
        raise InputError(
            "this folder is no saved graph, it has no manifest.json; name a graph or the documents in it."
        ) from error


def _read(folder: Path, data: bytes) -> Graph:
    told = manifest.read(data)
    tables = {
        name: columns.empty_table() if name in _LATER - told.tables.keys() else _read_table(folder, name, columns, told)
        for name, columns in _SCHEMAS.items()
    }
    return Graph(
        {label: tables[f"nodes/{label}.parquet"] for label in LABELS},
        {link_type: tables[f"links/{link_type}.parquet"] for link_type in LINK_TYPES},
        _sources(tables["sources.parquet"], tables["places.parquet"]),
        _to_dataclasses(tables["remarks.parquet"], Remark),
        told.conflicts,
    )


def _read_table(folder: Path, name: str, columns: pa.Schema, told: Manifest) -> pa.Table:
    try:
        return _read_parquet(folder, name, columns, told).read()
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"this graph is damaged, {name} is no Parquet table; build it again.") from error


def _read_parquet(folder: Path, name: str, columns: pa.Schema, told: Manifest) -> ParquetFile:
    """A table's file, open, with the content and the columns that it was saved with."""
    from pyarrow import parquet

    try:
        content = (folder / name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"this graph is damaged, {name} is missing; build it again.") from error
    if hashlib.sha256(content).hexdigest() != told.tables.get(name):
        raise InputError(f"this graph is damaged, {name} is not as it was saved; build it again.")
    try:
        file = parquet.ParquetFile(pa.BufferReader(content))
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"this graph is damaged, {name} is no Parquet table; build it again.") from error
    if not file.schema_arrow.equals(columns):
        raise InputError(f"this graph is damaged, {name} has other columns than the model; build it again.")
    return file


def _sources(table: pa.Table, places: pa.Table) -> list[Source]:
    of: dict[str, list[Place]] = {}
    for key, *values in zip(*(column.to_pylist() for column in places.columns), strict=True):
        of.setdefault(key, []).append(Place(*values))
    sources: list[Source] = _to_dataclasses(table, Source)
    return [replace(source, places=tuple(of[source.key])) if source.key in of else source for source in sources]


def _to_dataclasses(table: pa.Table, make: Callable[..., Any]) -> list[Any]:
    return [make(**row) for row in table.to_pylist()]


def _check_replaceable(place: Path) -> None:
    """Refuse to replace anything that is not wholly a graph's own. A damaged graph may be replaced."""
    if not place.is_dir():
        raise OutputError(f"{place}: a file stands there, and a graph is a folder; choose another name.")
    folders = {str(Path(name).parent) for name in _SCHEMAS} - {"."}
    if not (place / manifest.NAME).is_file() or not all((place / name).is_dir() for name in folders):
        raise OutputError(f"{place}: a folder that is no graph stands there; choose another name.")
    known = {*_SCHEMAS, *folders, manifest.NAME}
    for thing in sorted(place.rglob("*")):
        name = thing.relative_to(place).as_posix()
        if name not in known and thing.name not in _STRAY:
            about = f"{place}: {name} in there is no part of a graph and would be lost"
            raise OutputError(f"{about}; move it away, or choose another name.")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
