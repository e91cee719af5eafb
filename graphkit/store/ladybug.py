"""LadybugDB, the embedded engine: an index that is built from the tables and thrown away, never the only copy."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError
from graphkit.model import LABELS, LINK_TYPES
from graphkit.store import Rows, Tables
from graphkit.store.schema import declarations, ends_to_declare, link_columns, node_columns
from graphkit.store.statements import check_given, check_reads
from graphkit.store.values import given_value, rows_of

if TYPE_CHECKING:
    import pyarrow as pa

    from graphkit.graph.saved import SavedTables

BUFFER_BYTES = 1 << 31
"""Most memory that the engine may take for a small graph; by default it would take four fifths of the machine's."""

CONTAINER_LIMIT = Path("/sys/fs/cgroup/memory.max")
"""Where Linux tells how much of the machine's memory a container may use, in bytes, or ``max``."""

FULL = "buffer pool is full"
"""What the engine says where a graph needs more than that."""

FEW_ROWS = 5000
"""Up to so many rows a table is small: what serves large ones costs more than it saves."""


def large_buffer() -> int:
    """Most memory, in bytes, that the engine may take for a large graph: half of the machine's, where that is known.

    All links of a type between two labels go through it at once, about 1.3 kB each; so does what a query groups.
    """
    try:
        machine = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return BUFFER_BYTES
    with suppress(OSError, ValueError):
        machine = min(machine, int(CONTAINER_LIMIT.read_text(encoding="ascii")))
    return max(BUFFER_BYTES, machine // 2)


class LadybugStore:
    """A graph in LadybugDB, in memory or in one file."""

    def __init__(
        self,
        place: Path | None = None,
        read_only: bool = False,
        labels: Collection[str] | None = None,
        types: Collection[str] | None = None,
        properties: Collection[str] | None = None,
        buffer_bytes: int = BUFFER_BYTES,
    ) -> None:
        """Open the engine; ``labels``, ``types`` and ``properties`` narrow what ``load`` takes in."""
        import ladybug

        self._labels = [label for label in LABELS if labels is None or label in labels]
        self._types = [name for name in LINK_TYPES if types is None or name in types]
        self._properties = properties
        self._narrow = labels is not None or types is not None
        self._threads = os.cpu_count() or 1
        self._database = ladybug.Database(
            str(place) if place else ":memory:", buffer_pool_size=buffer_bytes, read_only=read_only
        )
        self._connection = ladybug.Connection(self._database)

    def load(self, tables: Tables) -> None:
        """Declare the model and copy the tables in.

        Without a transaction, in which COPY takes three times as long and three times the memory: nobody sees a
        half-loaded memory.

        Raises
        ------
        InputError
            If the graph needs more memory than the engine may take.
        """
        held = {name: dict(_by_ends(tables.link_table(name))) for name in self._types}
        ends = {name: ends_to_declare(name, self._labels, held[name], self._narrow) for name in self._types}
        if all(rows.num_rows <= FEW_ROWS for part in held.values() for rows in part.values()):
            # Handing such work from thread to thread takes longer than doing it.
            self._threads = 1
            self._connection.set_max_threads_for_exec(1)
        with _told():
            self._declare(ends)
            for label in self._labels:
                self._take_nodes(label, tables.node_table(label).select(node_columns(label, self._properties)))
            for link_type in self._types:
                self._take_links(link_type, held.pop(link_type))

    def load_saved(self, saved: SavedTables) -> None:
        """The same from the files of a saved graph, which the engine reads itself: half the time, half the memory.

        A link type goes in with one statement for each pair of labels that it joins, however many links: a second
        COPY into the same table moves what the first one put there, and takes several times as long.
        """
        run = self._connection.execute
        with _told():
            self._declare({name: ends_to_declare(name, self._labels, (), narrow=False) for name in self._types})
            with self._one_thread():
                for label in self._labels:
                    run(f"COPY `{label}` FROM {_literal(saved.node_file(label))}")
            for link_type in self._types:
                file = _literal(saved.link_file(link_type))
                columns = ", ".join(f"`{name}`" for name in ("from_key", "to_key", *link_columns(link_type)))
                pairs: Any = run(f"LOAD FROM {file} RETURN DISTINCT from_label, to_label")
                for a, b in sorted(map(tuple, pairs.get_all())):
                    rows = f"LOAD FROM {file} WHERE from_label = '{a}' AND to_label = '{b}' RETURN {columns}"
                    run(f"COPY `{link_type}` FROM ({rows}) (from='{a}', to='{b}')")

    def turn(self, held: Tables, tables: Tables) -> None:
        """Hold other tables from now on: where little differs, quicker than a new engine.

        Parameters
        ----------
        held : Graph
            What was loaded, or turned to last.
        tables : Graph
            What to hold, with no pair of labels linked that was not when it was loaded. Links are known by ``key``,
            which must have been loaded.
        """
        from graphkit.store.turning import turn

        run = self._connection.execute
        come: dict[str, pa.Table] = {}
        for name in self._types:
            columns = ["from_key", "to_key", *link_columns(name, self._properties)]
            if links := turn(held.link_table(name), tables.link_table(name), columns):
                gone, come[name] = links.replaced
                run(f"MATCH ()-[r:`{name}`]->() WHERE r.key IN $gone DELETE r", {"gone": gone})
        for label in self._labels:
            columns = node_columns(label, self._properties)
            if nodes := turn(held.node_table(label), tables.node_table(label), columns):
                run(f"MATCH (x:`{label}`) WHERE x.key IN $gone DELETE x", {"gone": nodes.gone})
                self._take_nodes(label, nodes.new.select(columns))
                values = ", ".join(f"x.`{name}` = `{name}`" for name in columns if name != "key")
                change = f"LOAD FROM rows MATCH (x:`{label}`) WHERE x.key = `key` SET {values}"
                self._take(change, nodes.changed.select(columns))
        for name, rows in come.items():
            self._take_links(name, dict(_by_ends(rows)))

    def _declare(self, ends: Mapping[str, Collection[tuple[str, str]]]) -> None:
        for statement in declarations(self._labels, ends, self._properties):
            self._connection.execute(statement)

    @contextmanager
    def _one_thread(self) -> Iterator[None]:
        """Let nodes go in by one thread.

        Two that fill the parts of one index of keys wait for each other for good (ladybug 0.22.0, from 130,000 nodes
        of a label on): each locks its part first and then looks into the other's.
        """
        self._connection.set_max_threads_for_exec(1)
        try:
            yield
        finally:
            self._connection.set_max_threads_for_exec(self._threads)

    def _take_links(self, link_type: str, by_ends: Mapping[tuple[str, str], pa.Table]) -> None:
        columns = ["from_key", "to_key", *link_columns(link_type, self._properties)]
        for (a, b), rows in by_ends.items():
            if a in self._labels and b in self._labels:
                self._take(f"COPY `{link_type}` FROM rows (from='{a}', to='{b}')", rows.select(columns))

    def _take_nodes(self, label: str, rows: pa.Table) -> None:
        if rows.num_rows > FEW_ROWS:
            with self._one_thread():
                self._take(f"COPY `{label}` FROM rows", rows)
            return
        # For few rows COPY spends its time on buffers for many: 12 ms a table against 2.
        columns = ", ".join(f"`{name}`: `{name}`" for name in rows.column_names)
        self._take(f"LOAD FROM rows CREATE (:`{label}` {{{columns}}})", rows)

    def _take(self, statement: str, rows: pa.Table) -> None:
        # The engine finds ``rows`` by its name, in the variables of the function that calls it.
        if rows.num_rows:
            with _pandas_not_sought():
                self._connection.execute(statement)

    def run(self, text: str, params: Mapping[str, Any] | None = None) -> Rows:
        """Answer a query that reads.

        Parameters
        ----------
        text : str
            One statement.
        params : mapping, optional
            A value for each of its ``$names``, none missing, none more.

        Raises
        ------
        UsageError
            If the text would change something, or the parameters do not fit.
        InputError
            If the engine refuses the text; the message is the engine's, with the position.
        """
        given = dict(params or {})
        check_reads(text)
        check_given(text, given)
        try:
            with _told():
                answer: Any = self._connection.execute(
                    text, {name: given_value(value) for name, value in given.items()}
                )
            columns = tuple(answer.get_column_names())
            rows = rows_of(answer)
            answer.close()
        except (RuntimeError, ValueError, TypeError, OverflowError) as error:
            raise InputError(f"The query failed: {' '.join(str(error).split()).rstrip('.')}.") from error
        return Rows(columns, rows)

    def close(self) -> None:
        """Let go of the memory or the file."""
        self._connection.close()
        self._database.close()


def _by_ends(table: pa.Table) -> Iterator[tuple[tuple[str, str], pa.Table]]:
    """The rows of a link table by the labels that they join."""
    if table.num_rows <= FEW_ROWS:
        yield from _by_ends_of_few(table)
        return
    import pyarrow.compute as pc

    from_label = table.column("from_label")
    for a in sorted(pc.unique(from_label).to_pylist()):
        rows = table.filter(pc.equal(from_label, a))
        labels = rows.column("to_label")
        for b in sorted(pc.unique(labels).to_pylist()):
            yield (a, b), rows.filter(pc.equal(labels, b))


def _by_ends_of_few(table: pa.Table) -> Iterator[tuple[tuple[str, str], pa.Table]]:
    """The same without pyarrow.compute, whose import alone takes longer than a small graph."""
    import pyarrow as pa

    ends = list(zip(table.column("from_label").to_pylist(), table.column("to_label").to_pylist(), strict=True))
    runs: dict[tuple[str, str], list[pa.Table]] = {}
    start = 0
    for pair, run in groupby(ends):
        length = sum(1 for _ in run)
        runs.setdefault(pair, []).append(table.slice(start, length))
        start += length
    for pair in sorted(runs):
        yield pair, pa.concat_tables(runs[pair]).combine_chunks()


@contextmanager
def _told() -> Iterator[None]:
    """Say in one sentence that a graph is too large."""
    try:
        yield
    except RuntimeError as error:
        if FULL not in str(error):
            raise
        raise InputError(
            "This needs more memory than the embedded engine may take; build and ask province by province, "
            "or push the graph to a Neo4j server."
        ) from error


def _literal(file: Path) -> str:
    """A file's name as a text of Cypher, where the engine finds this file alone: it takes names for patterns."""
    plain = re.sub(r"[*?[]", r"[\g<0>]", file.as_posix())
    return "'" + plain.replace("\\", "\\\\").replace("'", "\\'") + "'"


@contextmanager
def _pandas_not_sought() -> Iterator[None]:
    """Keep the engine from importing pandas (0.2 s) only to learn that an Arrow table is no frame."""
    if "pandas" in sys.modules:
        yield
        return
    sys.modules["pandas"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules["pandas"]
