"""What a push did, table by table, counted by the server."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graphkit.push.shape import Kind

if TYPE_CHECKING:
    from neo4j import SummaryCounters


@dataclass(slots=True)
class Counters:
    """Sums of the server's own counters, of everything but the bookkeeping of ``Run`` and ``PushLock``."""

    nodes_created: int = 0
    nodes_deleted: int = 0
    relationships_created: int = 0
    relationships_deleted: int = 0
    properties_set: int = 0

    def add(self, other: SummaryCounters | Counters) -> None:
        """Add those of one statement, or the sums of several."""
        self.nodes_created += other.nodes_created
        self.nodes_deleted += other.nodes_deleted
        self.relationships_created += other.relationships_created
        self.relationships_deleted += other.relationships_deleted
        self.properties_set += other.properties_set


@dataclass(slots=True)
class Table:
    """One label or link type: rows sent, and what became of them.

    ``there`` is how many the server holds of this graph afterwards. ``stale`` is how many it held that are no longer
    in the graph; of those ``removed`` no longer belong to it, and the rest stays: others linked to them, or the caller
    keeps them.
    """

    kind: Kind
    name: str
    sent: int = 0
    there: int = 0
    created: int = 0
    changed: int = 0
    stale: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Kept:
    """A node that is no longer in the graph and stays, because somebody else's link hangs on it."""

    label: str
    key: str
    name: str


@dataclass(slots=True)
class Pushed:
    """What a push did, or with ``dry_run`` would do.

    Attributes
    ----------
    graph : str
        Name of the graph on the server.
    server : str
        What the server calls itself.
    dry_run : bool
        Whether nothing was written.
    tables : list of Table
        Every label and link type of the model, then documents and remarks.
    counters : Counters
        The server's counters; of a dry run all zero.
    kept : list of Kept
        Nodes no longer in the graph that others linked to.
    seconds : float
        From the first row sent to the last check.
    """

    graph: str
    server: str
    dry_run: bool = False
    tables: list[Table] = field(default_factory=list)
    counters: Counters = field(default_factory=Counters)
    kept: list[Kept] = field(default_factory=list)
    seconds: float = 0.0

    def total(self, what: str, kind: Kind | None = None) -> int:
        """Sum over the tables of ``sent``, ``there``, ``created``, ``changed``, ``stale`` or ``removed``."""
        return sum(getattr(table, what) for table in self.tables if kind in (None, table.kind))

    @property
    def unchanged(self) -> bool:
        """Whether nothing had to be written or removed."""
        return not (self.total("created") or self.total("changed") or self.total("removed"))
