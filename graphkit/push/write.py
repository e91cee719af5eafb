"""One table to the server, batch by batch, each in a transaction that the driver may run again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from graphkit.push import statements
from graphkit.push.lock import Lock
from graphkit.push.report import Counters, Table
from graphkit.push.statements import Ends
from graphkit.push.tables import Row, Sent

if TYPE_CHECKING:
    from neo4j import ManagedTransaction


def write(
    lock: Lock, sent: Sent, name: str, fresh: bool, counters: Counters, progress: Callable[[int], None]
) -> tuple[Table, int]:
    """Write what differs.

    Parameters
    ----------
    lock : Lock
        The right to write, held.
    sent : Sent
        The table.
    name : str
        Name of the graph.
    fresh : bool
        Whether the server has none of this label or type, so that there is nothing to look for.
    counters : Counters
        Where the server's counters are added.
    progress : callable
        Hears of every batch how many rows it had.

    Returns
    -------
    table : Table
        With ``sent``, ``created`` and ``changed``.
    written : int
        Rows that the server found or made. Fewer than were sent means that ends of links are gone.
    """
    table = Table(sent.shape.kind, sent.shape.name, len(sent))
    written = 0
    for ends, rows in sent.batches(name):
        batch = _Batch(sent, ends, rows, name, fresh)
        lock.write(batch.write)
        written += batch.found
        table.created += batch.created
        table.changed += batch.changed
        counters.add(batch.counters)
        progress(len(rows))
    return table, written


class _Batch:
    """One transaction, which begins its counts anew each time that it is run."""

    def __init__(self, sent: Sent, ends: Ends, rows: list[Row], name: str, fresh: bool) -> None:
        self.shape, self.ends, self.rows, self.name, self.fresh = sent.shape, ends, rows, name, fresh

    def write(self, tx: ManagedTransaction) -> None:
        self.found = self.created = self.changed = 0
        self.counters = Counters()
        if self.fresh:
            # Run again after a commit of which the answer was lost, it would find its own rows.
            self.fresh = False
            self._run(tx, statements.create(self.shape, self.ends))
            if self.created == len(self.rows):
                self.found = self.created
                return
        else:
            self.found, self.changed = self._run(tx, statements.update(self.shape, self.ends))
            if self.found == len(self.rows):
                return
            if self.ends:
                self._run(tx, statements.detach(self.shape, self.ends))
        # Some are there and some are not. Those that were found are equal by now and are not written again.
        self.found, differed = self._run(tx, statements.merge(self.shape, self.ends))
        self.changed += differed

    def _run(self, tx: ManagedTransaction, text: str) -> list[Any]:
        result = tx.run(text, rows=self.rows, graph=self.name)
        answer = list(result.single(strict=True))
        counted = result.consume().counters
        self.counters.add(counted)
        self.created += counted.nodes_created + counted.relationships_created
        return answer
