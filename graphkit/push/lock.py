"""One push at a time into one database, without trusting that the one before ended well.

The node ``PushLock`` names the push that holds it and when it last gave a sign. Every transaction of a push first
checks, and locks, that node: so a push that was taken for dead and is not can write nothing more, and two never mix.
The clock is the server's.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from graphkit.errors import GraphkitError, ServerError
from graphkit.push.shape import LOCK
from graphkit.store.connection import Connection

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

T = TypeVar("T")

PATIENCE = 20.0
"""Seconds without a sign after which a push counts as dead."""

_POLL_SECONDS = 0.5

_NOW = "datetime.realtime().epochMillis"

# The first SET takes the write lock, so that what follows reads what the holder wrote last.
_TAKE = f"""
MERGE (l:{LOCK} {{key: 'push'}}) SET l.asked = {_NOW}
WITH l, {_NOW} - coalesce(l.sign, 0) AS silent
WITH l, silent, l.run IS NULL OR l.run = $run OR silent > $patience AS free
FOREACH (_ IN CASE WHEN free THEN [1] ELSE [] END | SET l.run = $run, l.graph = $graph, l.sign = {_NOW})
RETURN free, l.graph, silent
"""
_SIGN = f"MATCH (l:{LOCK} {{key: 'push'}}) WHERE l.run = $run SET l.sign = {_NOW} RETURN count(*)"
_LEAVE = f"MATCH (l:{LOCK} {{key: 'push'}}) WHERE l.run = $run REMOVE l.run, l.graph, l.sign, l.asked"


class Lock:
    """The right to write to a database, held inside a ``with`` block."""

    def __init__(self, connection: Connection, graph: str, tell: Callable[[str], None]) -> None:
        """Prepare to lock; ``tell`` hears when another push is waited for."""
        self._connection = connection
        self._graph = graph
        self._tell = tell
        self._run = secrets.token_hex(8)

    def __enter__(self) -> Lock:
        waited = False
        while True:
            free, holder, silent = self._connection.write(self._take)
            if free:
                return self
            if not waited:
                self._tell(
                    f"waiting: a push of {holder!r} is under way, its last sign {silent / 1000:.0f} s old; "
                    f"without one for {PATIENCE:.0f} s it counts as dead"
                )
                waited = True
            time.sleep(_POLL_SECONDS)

    def __exit__(self, *_: object) -> None:
        # Where the server is gone, the sign grows old by itself.
        with suppress(GraphkitError):
            self._connection.write(lambda tx: tx.run(_LEAVE, run=self._run).consume())

    def write(self, work: Callable[[ManagedTransaction], T]) -> T:
        """Run a transaction that writes, while the lock is held.

        Raises
        ------
        ServerError
            If another push has taken over, or the server fails.
        """

        def locked(tx: ManagedTransaction) -> T:
            self._sign(tx)
            answer = work(tx)
            self._sign(tx)
            return answer

        return self._connection.write(locked)

    def _sign(self, tx: ManagedTransaction) -> None:
        record = tx.run(_SIGN, run=self._run).single(strict=True)
        if not record[0]:
            raise ServerError(
                f"{self._connection.access.uri}: another push took over, since this one gave no sign for "
                f"{PATIENCE:.0f} s; nothing is lost, push again when that one is done."
            )

    def _take(self, tx: ManagedTransaction) -> tuple[bool, str, float]:
        given = {"run": self._run, "graph": self._graph, "patience": PATIENCE * 1000}
        free, holder, silent = tx.run(_TAKE, given).single(strict=True)
        return bool(free), str(holder), float(silent)
