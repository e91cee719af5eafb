"""The ``Run`` node of a pushed graph: when, by which version, how much, and whether the push came to its end.

It is written again at every push, and is the only thing that is.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, Any

from graphkit.graph import Conflict
from graphkit.model import SCHEMA_VERSION
from graphkit.push.lock import Lock
from graphkit.push.report import Pushed
from graphkit.push.shape import RUN
from graphkit.store.connection import Connection

if TYPE_CHECKING:
    from graphkit.graph import Graph

_BEGIN = f"MERGE (r:{RUN} {{key: $graph}}) SET r += $now REMOVE r.ended"
_END = f"MATCH (r:{RUN} {{key: $graph}}) SET r += $now"
_ALL = f"""
MATCH (r:{RUN})
RETURN r.key, r.finished, r.started, r.ended, r.version, r.schema, r.nodes, r.links, r.sources, r.conflicts
ORDER BY r.key
"""


@dataclass(frozen=True, slots=True)
class Run:
    """The last push of one graph. ``sources`` are keys in the order read; both are empty until it is finished.

    One that came by an import has no times.
    """

    graph: str
    finished: bool
    started: str | None
    ended: str | None
    version: str
    schema: int
    nodes: int | None
    links: int | None
    sources: tuple[str, ...]
    conflicts: tuple[Conflict, ...]


def begin(lock: Lock, name: str) -> None:
    """Note that a push has begun and is not finished."""
    now = {"started": _now(), "finished": False, "version": _version(), "schema": SCHEMA_VERSION}
    lock.write(lambda tx: tx.run(_BEGIN, graph=name, now=now).consume())


def finish(lock: Lock, graph: Graph, pushed: Pushed) -> None:
    """Note that it is finished, with its counts, and what no node holds: the order of documents, and conflicts."""
    counts = [(table.name, table.sent) for table in pushed.tables]
    now = {**finished(graph, counts), "ended": _now(), "server": pushed.server}
    lock.write(lambda tx: tx.run(_END, graph=pushed.graph, now=now).consume())


def finished(graph: Graph, counts: Iterable[tuple[str, int]]) -> dict[str, Any]:
    """What the node says of a graph that is there as a whole, but for the times and the server.

    Parameters
    ----------
    graph : Graph
        The graph.
    counts : iterable of tuple
        Labels and link types, and how many of each there are.
    """
    return {
        "finished": True,
        "version": _version(),
        "schema": SCHEMA_VERSION,
        "nodes": sum(graph.labels().values()),
        "links": sum(graph.types().values()),
        "counts": [f"{name} {count}" for name, count in counts],
        "sources": [source.key for source in graph.sources],
        "conflicts": [json.dumps(asdict(conflict), ensure_ascii=False) for conflict in graph.conflicts],
    }


def runs(connection: Connection) -> list[Run]:
    """The last push of every graph that the database holds, by name."""
    return [
        Run(
            graph, bool(finished), started, ended, made_by, schema, nodes, links, tuple(sources or ()),
            tuple(_conflict(text) for text in conflicts or ()),
        )
        for graph, finished, started, ended, made_by, schema, nodes, links, sources, conflicts in connection.read(_ALL)
        if isinstance(schema, int)
    ]  # fmt: skip


def _conflict(text: str) -> Conflict:
    told: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in json.loads(text).items()}
    return Conflict(**told)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _version() -> str:
    try:
        return version("partnership-graphkit")
    except PackageNotFoundError:
        return "unknown"
