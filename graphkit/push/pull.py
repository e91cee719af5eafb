"""``pull``: a pushed graph back from the server, equal to what was pushed."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from graphkit.errors import InputError, ServerError
from graphkit.model import LABELS, LINK_TYPES, Remark, Source
from graphkit.nearest import nearest
from graphkit.places import decode
from graphkit.push.run import Run, runs
from graphkit.push.shape import OWNERS, REMARK, SOURCE
from graphkit.store.access import Access, access
from graphkit.store.connection import Connection

if TYPE_CHECKING:
    from graphkit.graph import Graph
    from graphkit.graph.tables import Columns
    from graphkit.model import Property


def pull(
    uri: str | Access | None = None,
    auth: tuple[str, str] | None = None,
    database: str | None = None,
    *,
    name: str | None = None,
) -> Graph:
    """Read a pushed graph back: tables, evidence, documents with their texts, remarks and conflicts.

    Parameters
    ----------
    uri, auth, database
        As for ``push``.
    name : str, optional
        Name of the graph; by default everything that was pushed into the database, as one graph.

    Returns
    -------
    Graph
        Equal to the one that was pushed, if nobody has changed it since.

    Raises
    ------
    ServerError
        If the server fails, no such graph is there, or its push is not finished.
    """
    place = uri if isinstance(uri, Access) else access(uri, auth, database)
    with Connection(place) as connection:
        return pull_from(connection, name)


def pull_from(connection: Connection, name: str | None = None) -> Graph:
    """The same by a connection that is open."""
    before = _finished(connection, name)
    graph = _read(connection, before, name)
    if _finished(connection, name) != before:
        raise ServerError(f"{connection.access.uri}: somebody pushed while the graph was read; pull again.")
    return graph


def _finished(connection: Connection, name: str | None) -> list[Run]:
    known = runs(connection)
    found = [each for each in known if name in (None, each.graph)]
    uri = connection.access.uri
    if not known:
        raise ServerError(f"{uri}: the database holds no graph of graphkit; push one first.")
    if not found:
        near = nearest(str(name), [each.graph for each in known])
        raise ServerError(f"{uri}: no graph {name!r} was pushed there; {near}")
    for each in found:
        if not each.finished:
            raise ServerError(
                f"{uri}: the push of {each.graph!r} that began at {each.started} is not finished; push it again first."
            )
    return found


def _read(connection: Connection, found: list[Run], name: str | None) -> Graph:
    from graphkit.graph import Graph
    from graphkit.graph.build import Draft
    from graphkit.graph.tables import ENDS, checked, link_properties, node_properties

    given = {} if name is None else {"graph": name}
    owned = f"x.{OWNERS} IS NOT NULL" if name is None else f"$graph IN x.{OWNERS}"
    tables: dict[str, Columns] = {}
    for label in LABELS:
        match = f"MATCH (x:`{label}`) WHERE {owned}"
        tables[label] = _columns(connection, match, node_properties(label), {}, given)
    for link_type in LINK_TYPES:
        # A node's label is the one of the model; others may have given it more.
        ends = {
            "from_label": _label("a"), "from_key": "a.key", "to_label": _label("b"), "to_key": "b.key",
        }  # fmt: skip
        assert tuple(ends) == ENDS
        match = f"MATCH (a)-[x:`{link_type}`]->(b) WHERE {owned}"
        tables[link_type] = _columns(connection, match, link_properties(link_type), ends, given)
    try:
        with Draft() as draft:
            draft.add_tables({kind: checked(kind, columns) for kind, columns in tables.items()}, None)
            nodes, links, odd = draft.finish()
    except InputError as error:
        raise ServerError(
            f"{connection.access.uri}: what is there is no graph of graphkit any more, somebody changed it "
            f"({str(error).rstrip('.')}); push it again."
        ) from error
    conflicts = dict.fromkeys([*(c for each in found for c in each.conflicts), *odd])
    sources = _sources(connection, found, owned, given)
    return Graph(nodes, links, sources, _remarks(connection, owned, given), conflicts)


def _columns(
    connection: Connection, match: str, properties: tuple[Property, ...], ends: dict[str, str], given: dict[str, Any]
) -> Columns:
    returned = ", ".join(ends.get(p.name, f"x.`{p.name}`") for p in properties)
    rows = list(connection.stream(f"{match} RETURN {returned}", given))
    values = list(zip(*rows, strict=True)) if rows else [()] * len(properties)
    return {
        p.name: [tuple(v or ()) for v in column] if p.type == "texts" else list(column)
        for p, column in zip(properties, values, strict=True)
    }


def _label(end: str) -> str:
    names = ", ".join(f"'{label}'" for label in LABELS)
    return f"[label IN labels({end}) WHERE label IN [{names}]][0]"


def _sources(connection: Connection, found: list[Run], owned: str, given: dict[str, Any]) -> list[Source]:
    names = [field.name for field in fields(Source)]
    returned = ", ".join(f"x.{name}" for name in names)
    rows = connection.stream(f"MATCH (x:{SOURCE}) WHERE {owned} RETURN {returned}", given)
    found_sources = (dict(zip(names, row, strict=True)) for row in rows)
    by_key = {told["key"]: Source(**told | {"places": decode(told["places"])}) for told in found_sources}
    order = dict.fromkeys(key for each in found for key in each.sources)
    return [by_key[key] for key in order if key in by_key]


def _remarks(connection: Connection, owned: str, given: dict[str, Any]) -> list[Remark]:
    names = [field.name for field in fields(Remark)]
    returned = ", ".join(f"x.{name}" for name in names)
    rows = connection.stream(f"MATCH (x:{REMARK}) WHERE {owned} RETURN {returned}", given)
    remarks = [Remark(*row) for row in rows]
    return sorted(remarks, key=lambda r: (r.source, r.start, r.stop, r.kind, r.reason, r.quote, r.detail))
