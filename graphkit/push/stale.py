"""What the server holds of a graph and the graph holds no more: found by keys, removed last, never somebody else's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from graphkit.push import statements
from graphkit.push.lock import Lock
from graphkit.push.report import Counters, Kept, Table
from graphkit.push.shape import Shape
from graphkit.push.tables import BATCH, Sent
from graphkit.store.connection import Connection

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def owned(connection: Connection, name: str) -> dict[str, int]:
    """How many of each label and type the graph of this name has on the server."""
    return {shape: int(n) for shape, n in connection.read(statements.count_owned(), {"graph": name})}


def difference(connection: Connection, sent: Sent, name: str) -> tuple[list[str], int]:
    """Keys that the server has beyond those sent, sorted, and how many of those sent it lacks."""
    wanted = set(sent.table["key"].to_pylist())
    extra, found = [], 0
    for (key,) in connection.stream(statements.owned_keys(sent.shape), {"graph": name}):
        if key in wanted:
            found += 1
        else:
            extra.append(key)
    return sorted(extra), len(wanted) - found


def remove(lock: Lock, shape: Shape, keys: list[str], name: str, table: Table, counters: Counters) -> None:
    """Remove what this graph alone owns, let go of the rest, and count both as removed from this graph."""
    for some in _pieces(keys):

        def work(tx: ManagedTransaction, some: Sequence[str] = some) -> tuple[int, Counters]:
            gone, counted = 0, Counters()
            for text in (statements.release(shape), statements.remove(shape)):
                result = tx.run(text, keys=some, graph=name)
                gone += result.single(strict=True)[0]
                counted.add(result.consume().counters)
            return gone, counted

        gone, counted = lock.write(work)
        table.removed += gone
        counters.add(counted)


def kept(connection: Connection, shape: Shape, keys: list[str], name: str) -> list[Kept]:
    """Nodes among stale ones that stay, because somebody else's link hangs on them."""
    found = []
    for some in _pieces(keys):
        rows = connection.read(statements.linked_by_others(shape), {"keys": some, "graph": name})
        found += [Kept(shape.name, key, title or "") for key, title in rows]
    return found


def _pieces(keys: list[str]) -> Iterator[list[str]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
