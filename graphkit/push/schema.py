"""Constraints and indexes that a push stands on: made first, then checked, since a push without them duplicates."""

from __future__ import annotations

from graphkit.errors import ServerError
from graphkit.model import LABELS
from graphkit.push.shape import LINK_SHAPES, LOCK, NODE_SHAPES, RUN
from graphkit.store.connection import Connection

Needed = tuple[str, str, str]
"""Kind of entity (NODE or RELATIONSHIP), label or link type, property."""

UNIQUE: tuple[Needed, ...] = (
    *(("NODE", shape.name, "key") for shape in NODE_SHAPES),
    ("NODE", RUN, "key"),
    ("NODE", LOCK, "key"),
    *(("RELATIONSHIP", shape.name, "key") for shape in LINK_SHAPES),
)

INDEXED: tuple[Needed, ...] = (
    *(("NODE", label, "name") for label in LABELS),
    ("RELATIONSHIP", "PARTNERS_WITH", "task"),
)
"""For those who look a unit up by its name, or the links that a task states."""

_WAIT_SECONDS = 600


def statement(needed: Needed) -> str:
    """The statement that declares a constraint of ``UNIQUE`` or an index of ``INDEXED``.

    Examples
    --------
    >>> statement(("NODE", "Zone", "key"))
    'CREATE CONSTRAINT graphkit_Zone_key IF NOT EXISTS FOR (n:`Zone`) REQUIRE n.key IS UNIQUE'
    """
    entity, name, key = needed
    pattern = f"(n:`{name}`)" if entity == "NODE" else f"()-[n:`{name}`]-()"
    if needed in UNIQUE:
        return f"CREATE CONSTRAINT graphkit_{name}_{key} IF NOT EXISTS FOR {pattern} REQUIRE n.{key} IS UNIQUE"
    return f"CREATE INDEX graphkit_{name}_{key} IF NOT EXISTS FOR {pattern} ON (n.{key})"


def statements() -> list[str]:
    """All of them, in the order they are made."""
    return [statement(needed) for needed in (*UNIQUE, *INDEXED)]


def script() -> str:
    """The text of ``cypher/schema.cypher``, for those who declare the schema themselves."""
    head = (
        "// Constraints and indexes that a push makes on a Neo4j server, for those who declare them themselves.\n"
        "// Made by graphkit.push.schema. Running them again changes nothing.\n"
    )
    return head + "".join(f"{text};\n" for text in statements())


def missing(connection: Connection) -> list[Needed]:
    """What the database lacks. One that was made under another name counts as there."""
    rows = connection.read("SHOW CONSTRAINTS YIELD entityType, labelsOrTypes, properties, type")
    unique = {(e, tuple(names), tuple(keys)) for e, names, keys, kind in rows if kind.endswith(("UNIQUENESS", "KEY"))}
    rows = connection.read("SHOW INDEXES YIELD entityType, labelsOrTypes, properties, type, state")
    # Lookup indexes have neither labels nor properties.
    indexed = {
        (e, tuple(names), tuple(keys))
        for e, names, keys, kind, state in rows
        if names and kind == "RANGE" and state == "ONLINE"
    }
    return [
        needed
        for needed, there in (*((n, unique) for n in UNIQUE), *((n, indexed) for n in INDEXED))
        if (needed[0], (needed[1],), (needed[2],)) not in there
    ]


def ensure(connection: Connection) -> int:
    """Make what is missing and look again; return how many were made.

    Raises
    ------
    ServerError
        If something is still missing: data that is there contradicts it, its name is taken, or the user may not.
    """
    wanted = missing(connection)
    if not wanted:
        return 0
    connection.change_schema([statement(needed) for needed in wanted])
    connection.read(f"CALL db.awaitIndexes({_WAIT_SECONDS})")
    if lacking := missing(connection):
        _, name, key = lacking[0]
        raise ServerError(
            f"{connection.access.uri}: the database lacks the constraint or index on {key} of {name} even after it was "
            f"declared; see whether another one is named graphkit_{name}_{key}, drop that one, and push again."
        )
    return len(wanted)
