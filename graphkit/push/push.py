"""``push``: a graph to a Neo4j server, so that pushing again writes only what differs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from graphkit.errors import ServerError, UsageError
from graphkit.push import run, schema, stale, statements
from graphkit.push.lock import Lock
from graphkit.push.names import graph_name
from graphkit.push.report import Pushed, Table
from graphkit.push.shape import RUN
from graphkit.push.tables import Sent, sent
from graphkit.push.write import write
from graphkit.store.access import Access, access
from graphkit.store.connection import Connection

if TYPE_CHECKING:
    from graphkit.graph import Graph

Progress = Callable[[int, int], None]
"""Is told how many items are done, and of how many."""


def push(
    graph: Graph,
    uri: str | Access | None = None,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    *,
    name: str | None = None,
    dry_run: bool = False,
    keep_stale: bool = False,
    yes: bool = False,
    ask: Callable[[str], bool] | None = None,
    progress: Progress | None = None,
    tell: Callable[[str], None] | None = None,
) -> Pushed:
    """Write a graph to a Neo4j database: what is new or differs, then remove what is no longer in the graph.

    Pushing the same graph again creates, changes and removes nothing. A push that was interrupted is completed by the
    next one. Properties, nodes and links that others put there stay.

    Parameters
    ----------
    graph : Graph
        What to push.
    uri : str, optional
        Address, such as ``neo4j://host:7687`` or ``neo4j+s://…``; by default NEO4J_URI.
    auth : tuple of str, optional
        User and password; by default NEO4J_USERNAME (else ``neo4j``) and NEO4J_PASSWORD.
    database : str, optional
        By default NEO4J_DATABASE, else the user's home database.
    name : str, optional
        Name of the graph on the server. What a push of a name wrote, only a push of that name removes. By default
        the key of its plan; without a plan the names of its documents, and then nothing is removed, since another's
        documents may be called the same.
    dry_run : bool
        Write nothing, and say what would be written.
    keep_stale : bool
        Remove nothing.
    yes : bool
        Push into a database that holds other data without being asked.
    ask : callable, optional
        Is given that question otherwise, and answers it.
    progress, tell : callable, optional
        Hear how far it is, and what it waits for.

    Returns
    -------
    Pushed
        Counts of every label and link type, and the server's own counters.

    Raises
    ------
    UsageError
        If no server is named, or the database holds other data and nobody said yes.
    ServerError
        If the server cannot be reached, refuses, fails on the way, or holds another count than was sent.
    """
    place = uri if isinstance(uri, Access) else access(uri, auth, database)
    title, certain = graph_name(graph, name)
    tables = sent(graph)
    say = tell or (lambda _: None)
    with Connection(place) as connection:
        pushed = Pushed(title, connection.server, dry_run)
        count = _Count(sum(map(len, tables)), progress)
        begun = time.monotonic()
        if dry_run:
            _dry_run(connection, tables, pushed, count)
        else:
            _check_alone(connection, yes, ask)
            with _state_told(title, count):
                schema.ensure(connection)
                with Lock(connection, title, say) as lock:
                    run.begin(lock, title)
                    count.begun = True
                    _write(lock, connection, tables, pushed, count, keep_stale or not certain)
                    run.finish(lock, graph, pushed)
        pushed.seconds = time.monotonic() - begun
    if not certain and not keep_stale and (left := pushed.total("stale")):
        say(f"{left} items of earlier pushes of {title!r} are no longer in it and stay; --name lets a push remove such")
    return pushed


class _Count:
    """Items done, and who wants to know."""

    def __init__(self, total: int, progress: Progress | None) -> None:
        self.total, self.done, self.begun, self._progress = total, 0, False, progress

    def __call__(self, more: int) -> None:
        self.done += more
        if self._progress:
            self._progress(self.done, self.total)


@contextmanager
def _state_told(title: str, count: _Count) -> Iterator[None]:
    """Add to an error how far the push had come."""
    try:
        yield
    except ServerError as error:
        state = (
            f"the push of {title!r} is not finished, {count.done} of {count.total} items were written: push again to "
            "complete it."
            if count.begun
            else f"the push of {title!r} has not begun, and nothing of it was written."
        )
        raise ServerError(f"{str(error).rstrip('.')}; {state}") from error


def _check_alone(connection: Connection, yes: bool, ask: Callable[[str], bool] | None) -> None:
    """Ask before the first push into a database that others use."""
    if yes or connection.read(f"MATCH (r:{RUN}) WHERE r.schema IS NOT NULL RETURN count(r)")[0][0]:
        return
    there = connection.read("MATCH (n) RETURN count(n)")[0][0]
    if not there:
        return
    about = f"{connection.access.uri}: the database holds {there} nodes that graphkit did not write"
    if ask is None or not ask(f"{about}. Push into it all the same?"):
        raise UsageError(
            f"{about}; nothing was written, say --yes (yes=True) to push into it, or choose another database."
        )


def _write(
    lock: Lock, connection: Connection, tables: list[Sent], pushed: Pushed, count: _Count, keep_stale: bool
) -> None:
    name = pushed.graph
    present = dict(connection.read(statements.count_all()))
    for each in tables:
        table, written = write(lock, each, name, not present.get(each.shape.name), pushed.counters, count)
        pushed.tables.append(table)
        if written != len(each):
            raise _lacking(table, written)
    extra = _compare_counts(connection, tables, pushed)
    if extra and not keep_stale:
        # Links before the nodes that they hang on.
        for each, table in reversed(list(zip(tables, pushed.tables, strict=True))):
            if keys := extra.get(table.name):
                stale.remove(lock, each.shape, keys, name, table, pushed.counters)
                if table.kind == "node" and table.removed < table.stale:
                    pushed.kept += stale.kept(connection, each.shape, keys, name)
        there = stale.owned(connection, name)
        for table in pushed.tables:
            table.there = there.get(table.name, 0)
            if table.there != table.sent + table.stale - table.removed:
                raise _lacking(table, table.there)


def _compare_counts(connection: Connection, tables: list[Sent], pushed: Pushed) -> dict[str, list[str]]:
    """Compare what was sent with what the server holds, and give the keys that it holds beyond that."""
    there = stale.owned(connection, pushed.graph)
    extra = {}
    for each, table in zip(tables, pushed.tables, strict=True):
        table.there = there.get(table.name, 0)
        # Where rows would be new and others gone, equal counts of a dry run tell nothing.
        if table.there != table.sent or (pushed.dry_run and table.created):
            keys, lacking = stale.difference(connection, each, pushed.graph)
            if lacking and not pushed.dry_run:
                raise _lacking(table, table.sent - lacking)
            extra[table.name] = keys
            table.stale = len(keys)
    return extra


def _lacking(table: Table, there: int) -> ServerError:
    return ServerError(f"{table.name}: {table.sent} were sent, and the server holds {there} of this graph.")


def _dry_run(connection: Connection, tables: list[Sent], pushed: Pushed, count: _Count) -> None:
    """What a push would do, by reading only."""
    lacking = {(entity, label) for entity, label, key in schema.missing(connection) if key == "key"}
    for each in tables:
        shape = each.shape
        table = Table(shape.kind, shape.name, len(each))
        pushed.tables.append(table)
        entity = "NODE" if shape.kind == "node" else "RELATIONSHIP"
        # Without its constraint, graphkit has never pushed here: all rows are new, whatever bears the label.
        known = (entity, shape.name) not in lacking
        found = 0
        for ends, rows in each.batches(pushed.graph):
            if known:
                some, differ = connection.read(statements.compare(shape, ends), {"rows": rows, "graph": pushed.graph})[
                    0
                ]
                found += some
                table.changed += differ or 0
            count(len(rows))
        table.created = len(each) - found
    extra = _compare_counts(connection, tables, pushed)
    for each in tables:
        if each.shape.kind == "node" and (keys := extra.get(each.shape.name)):
            pushed.kept += stale.kept(connection, each.shape, keys, pushed.graph)
